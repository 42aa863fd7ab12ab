variable "name" {}

variable "owner" {}

variable "stack" {}

variable "replicas" {}

variable "cost" {}

variable "missing" {}

variable "tags" {
  type = map(any)
}

variable "address" {}

variable "subnets" {
  type = list(object({ name = string, number = number }))
}

variable "limits" {}

variable "log_level" {}

variable "keep" {}
