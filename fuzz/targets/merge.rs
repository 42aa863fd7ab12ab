//! Any text as manifests to merge: no panic, no wrong answer.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| wrap::fuzzing::merge(text));
