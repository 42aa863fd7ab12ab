variable "stage" { type = string }
variable "name" { type = string }
variable "size" { type = string }
