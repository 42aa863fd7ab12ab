variable "stage" { type = string }
variable "count_of" { type = number }
variable "flags" { type = list(bool) }
variable "tags" { type = map(string) }
variable "subnet" {
  type = object({ name = string, cidr = string, zone = optional(string) })
}
variable "text" { type = string }
variable "later" { type = number }
variable "also_later" { type = list(string) }
variable "pair" { type = tuple([string, number]) }
