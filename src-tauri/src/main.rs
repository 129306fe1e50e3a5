//! The desktop shell's door. Everything it does stands in [`wiring`].
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod backups;
mod beat;
mod clock;
mod commands;
mod export;
mod files;
mod intake;
mod machine;
mod notify;
mod open_file;
mod places;
mod prefs;
mod room;
mod shell;
mod typing;
mod wiring;
mod workbooks;

fn main() {
    wiring::run();
}
