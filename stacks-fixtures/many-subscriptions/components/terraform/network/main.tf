variable "namespace" { type = string }
variable "tenant" { type = string }
variable "environment" { type = string }
variable "stage" { type = string }
variable "address_space" { type = string }
variable "enable_ddos" { type = bool }
variable "subnets" { type = list(string) }
variable "tags" { type = map(string) }

resource "terraform_data" "network" {
  input = { name = "${var.namespace}-${var.tenant}-${var.environment}-${var.stage}", space = var.address_space }
}

output "network" {
  value = terraform_data.network.output
}
