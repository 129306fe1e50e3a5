//! A word on the desktop, where the system has a place for it. Nothing depends on it: the window says the same.

/// Shows a notice of the system; where there is no such thing, nothing happens.
#[cfg(target_os = "linux")]
pub fn show(title: &str, text: &str) {
    let (title, text) = (title.to_owned(), text.to_owned());
    // The desktop may take its time to answer, or never do so: nobody waits for it.
    std::thread::spawn(move || say(&title, &text));
}

/// Asks the desktop's own service (org.freedesktop.Notifications), which the program that opens files brings along.
#[cfg(target_os = "linux")]
fn say(title: &str, text: &str) -> Option<()> {
    use std::collections::HashMap;
    use zbus::zvariant::Value;

    let session = zbus::blocking::Connection::session().ok()?;
    let (replaces, actions): (u32, [&str; 0]) = (0, []);
    let hints: HashMap<&str, Value<'_>> = HashMap::new();
    // Its texts may be read as markup.
    let plain = text.replace('&', "&amp;").replace('<', "&lt;");
    let body = ("Nghị Sự", replaces, "nghisu", title, plain.as_str(), actions, hints, -1i32);
    let place = "org.freedesktop.Notifications";
    session.call_method(Some(place), "/org/freedesktop/Notifications", Some(place), "Notify", &body).ok()?;
    Some(())
}

/// Other systems are not served yet.
#[cfg(not(target_os = "linux"))]
pub fn show(_title: &str, _text: &str) {}
