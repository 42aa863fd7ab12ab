variable "stage" { type = string }
provider "azurerm" {
  features {}
  use_cli = false
}
