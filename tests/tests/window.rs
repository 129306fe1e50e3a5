//! The real window opens, and says what it is. Run by `cargo xtask test`; needs Xvfb, openbox and WebKitWebDriver.

use proof::window::{Outcome, Window};

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn the_window_opens_on_the_sample_committee() -> Outcome<()> {
    let window = Window::open("opening", &["--sample"])?;
    window.resize(1366, 768)?;
    assert!(window.title()?.contains("Nghị Sự"), "the title names the program");
    window.picture("opening")?;
    Ok(())
}
