variable "stage" { type = string }
variable "name" { default = "x" }
