variable "stage" { type = string }
variable "size" { type = number }
variable "zone" { type = list(string) }
