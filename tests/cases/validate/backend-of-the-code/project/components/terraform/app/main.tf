variable "stage" { type = string }
terraform {
  backend "azurerm" {
    container_name       = "two"
    storage_account_name = "a"
    access_key           = "canary-key"
  }
}
