variable "stage" {
  type = string
}

variable "size" {
  type = string
}
