variable "three" { default = 3 }
