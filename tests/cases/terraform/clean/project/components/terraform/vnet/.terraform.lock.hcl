# canary-free lock file
