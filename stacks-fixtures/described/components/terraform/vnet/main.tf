variable "size" {
  type = number
}

variable "address_space" {
  type = string
}

variable "subnets" {
  type = list(string)
}

variable "enabled" {
  type = bool
}
