variable "stage" { type = string }
variable "size" {}
