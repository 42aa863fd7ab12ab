variable "stage" { type = string }
variable "name" { type = string }
provider "azurerm" {
  features {}
  use_cli = false
}
