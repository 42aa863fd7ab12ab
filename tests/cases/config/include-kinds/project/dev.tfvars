list = ["a", 2]
