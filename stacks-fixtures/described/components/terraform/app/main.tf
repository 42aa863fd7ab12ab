module "shared" {
  source = "../../../modules/shared"
}

variable "note" {
  type = string
}

variable "replicas" {
  type = number
}

variable "state" {}

variable "script" {
  type = string
}
