//! `azure/subscription`: the subscription a run works on.
