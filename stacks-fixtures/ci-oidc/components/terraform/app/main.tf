variable "stage" {
  type = string
}

variable "replicas" {
  type = number
}

output "summary" {
  value = "${var.replicas} replicas in ${var.stage}"
}
