cpu    = 2
memory = "4Gi"
