variable "cidr" {}

variable "subnets" {
  type = list(object({ name = string, number = number }))
}

variable "tags" {}
