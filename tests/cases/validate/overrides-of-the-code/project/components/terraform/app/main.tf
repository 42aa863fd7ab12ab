provider "azurerm" {
  features {}
  use_cli = false
  use_msi = true
}
