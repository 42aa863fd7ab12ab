terraform {
  backend "local" {}
}
provider "azurerm" {
  use_msi = var.stage == "x"
}
