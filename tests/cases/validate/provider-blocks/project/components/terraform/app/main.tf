variable "stage" { type = string }
provider "azurerm" {
  features {}
  use_cli         = false
  client_secret   = "canary-secret"
  subscription_id = "00000000-0000-4000-a000-000000000009"
  tenant_id       = "aaaaaaaa-9999-4111-8111-aaaaaaaaaaaa"
}
provider "azurerm" {
  alias           = "hub"
  subscription_id = "00000000-0000-4000-a000-000000000009"
}
provider "azapi" {
  use_msi         = true
  subscription_id = "00000000-0000-4000-A000-000000000001"
}
provider "azuread" {
  tenant_id     = var.stage
  client_secret = var.stage
}
provider "aws" {
  secret_key = "not ours"
}
