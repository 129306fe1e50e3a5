//! The reader under libFuzzer: any bytes are a page.
#![no_main]

#[path = "../reading.rs"]
mod reading;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reading::check(bytes));
