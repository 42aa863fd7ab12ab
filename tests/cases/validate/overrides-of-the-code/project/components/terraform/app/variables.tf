variable "stage" { type = string }
variable "size" { type = string }
variable "name" {
  type     = string
  nullable = false
}
