variable "tags" {
  type = map(string)
}

variable "name" {
  type = string
}
