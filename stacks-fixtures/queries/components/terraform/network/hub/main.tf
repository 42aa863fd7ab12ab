variable "stage" { type = string }

variable "cidr" { type = string }

variable "user" {
  type    = string
  default = "nobody"
}

variable "place" {
  type    = string
  default = ""
}

variable "commit" {
  type    = string
  default = ""
}
