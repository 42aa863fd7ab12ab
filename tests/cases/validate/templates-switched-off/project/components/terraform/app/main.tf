variable "stage" { type = string }
variable "text" {
  type    = any
  default = null
}
