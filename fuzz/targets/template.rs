//! Any text as a template: no panic, no wrong answer.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| wrap::fuzzing::template(text));
