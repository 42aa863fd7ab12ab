module "inner" { source = "../inner" }
