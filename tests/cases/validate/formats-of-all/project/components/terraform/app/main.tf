variable "stage" { type = string }
variable "size" {}
variable "password" {}
variable "key" { sensitive = true }
