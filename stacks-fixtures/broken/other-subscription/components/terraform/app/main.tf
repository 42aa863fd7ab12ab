variable "stage" { type = string }
variable "name" { type = string }
provider "azurerm" {
  features {}
  subscription_id = "00000000-0000-4000-a000-000000000009"
}
