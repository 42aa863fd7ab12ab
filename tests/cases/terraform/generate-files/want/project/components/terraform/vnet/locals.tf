locals {
  cidr = "10.0.0.0/16"
  tags = {
    Component = "vnet"
    ManagedBy = "wrap"
  }
}
