variable "stage" { type = string }
variable "one" {}
variable "two" {}
variable "three" {}
variable "four" {}
variable "five" {}
variable "six" {}
