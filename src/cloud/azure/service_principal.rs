//! `azure/service-principal`: a program signs in with its secret.
