//! The reader of strangers' files under libFuzzer: any bytes are a file.
#![no_main]

#[path = "../intake.rs"]
mod intake;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| intake::check(bytes));
