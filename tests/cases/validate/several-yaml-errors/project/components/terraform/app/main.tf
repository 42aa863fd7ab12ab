variable "stage" { type = string }
