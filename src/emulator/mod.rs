//! A stand-in for Entra ID, ARM, Graph and IMDS behind a CONNECT proxy, for tests and `wrap demo`.
