variable "stage" { type = string }
variable "name" { type = string }
