variable "stage" { type = string }
terraform {
  cloud {
    organization = "contoso"
  }
}
