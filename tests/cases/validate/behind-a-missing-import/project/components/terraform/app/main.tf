variable "size" { type = number }
variable "count" { type = number }
variable "needed" { type = string }
variable "shape" { type = object({ name = string, side = number }) }
