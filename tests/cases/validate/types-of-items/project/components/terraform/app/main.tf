variable "stage" { type = string }
variable "pair" { type = tuple([string, number]) }
variable "anything" { type = list(any) }
variable "maps" { type = map(map(any)) }
variable "ratio" { type = number }
