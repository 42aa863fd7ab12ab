//! Any text as YAML: no panic, no wrong answer.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| wrap::fuzzing::yaml(text));
