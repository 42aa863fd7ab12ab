locals {
  team = "network"
}
