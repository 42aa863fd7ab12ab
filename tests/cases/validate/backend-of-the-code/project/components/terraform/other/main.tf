variable "stage" { type = string }
terraform {
  backend "s3" {}
}
