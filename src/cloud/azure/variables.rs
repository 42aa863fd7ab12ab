//! The environment of a program that is to use the Azure session.
