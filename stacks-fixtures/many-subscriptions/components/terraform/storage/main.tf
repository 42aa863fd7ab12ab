variable "namespace" { type = string }
variable "tenant" { type = string }
variable "environment" { type = string }
variable "stage" { type = string }
variable "name" { type = string }
variable "replication" { type = string }
variable "tags" { type = map(string) }

resource "terraform_data" "storage" {
  input = "${var.name} (${var.replication})"
}
