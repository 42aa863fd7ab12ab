variable "stage" {
  type = string
}

variable "address_space" {
  type = string
}

resource "terraform_data" "vnet" {
  input = "${var.stage}: ${var.address_space}"
}

output "vnet" {
  value = terraform_data.vnet.output
}
