variable "stage" { type = string }
variable "password" {}
terraform {
  backend "azurerm" {
    sas_token = "canary-six"
  }
}
