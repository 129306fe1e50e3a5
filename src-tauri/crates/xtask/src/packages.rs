//! What a bare machine lacks: packages of the system, programs of Rust.
//!
//! Installs on Debian and its kin; elsewhere it names what to install and stops.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::steps::{finish, works};

/// What building needs.
const TO_BUILD: [&str; 3] = ["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"];

/// What the proofs need besides: a screen without a screen, a driver for the window, the input methods people write
/// Vietnamese with, readers of paper and its judge, a program that opens workbooks.
const TO_PROVE: [&str; 17] = [
    "webkit2gtk-driver",
    "xvfb",
    "openbox",
    "xdotool",
    "dbus",
    "ibus",
    "ibus-gtk3",
    "ibus-unikey",
    "fcitx5",
    "fcitx5-unikey",
    "fcitx5-frontend-gtk3",
    "poppler-utils",
    "qpdf",
    "default-jre-headless",
    "libpdfbox2-java",
    "libjaxb-api-java",
    "libreoffice-calc",
];

/// Brings what building needs.
///
/// # Errors
/// When something is missing and cannot be installed here; the reason names it.
pub fn for_building() -> Result<(), String> {
    bring(&TO_BUILD)
}

/// Brings what the proofs need, building included.
///
/// # Errors
/// When something is missing and cannot be installed here; the reason names it.
pub fn for_proving() -> Result<(), String> {
    bring(&[&TO_BUILD[..], &TO_PROVE[..]].concat())?;
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if !works(program, &["--version"]) {
            finish(Command::new("rustup").args(["component", "add", component])).map_err(|reason| {
                format!("{component} is missing, and rustup could not bring it: {reason}")
            })?;
        }
    }
    Ok(())
}

/// Tells whether Node is there, and new enough.
///
/// # Errors
/// When it is not.
pub fn node() -> Result<(), String> {
    let output = Command::new("node").arg("--version").output();
    let version = output.ok().map(|output| String::from_utf8_lossy(&output.stdout).trim().to_string());
    match version.as_deref().and_then(major_and_minor) {
        Some(found) if found >= (20, 19) => Ok(()),
        Some(_) => Err(format!("Node 20.19 or newer is needed, {} is here.", version.unwrap_or_default())),
        None => Err("Node 20.19 or newer is needed (with npm): https://nodejs.org".to_string()),
    }
}

fn major_and_minor(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn bring(wanted: &[&str]) -> Result<(), String> {
    if env::consts::OS != "linux" {
        println!(
            "   Verified on Linux only; this system needs what Tauri needs: https://tauri.app/start/prerequisites"
        );
        return Ok(());
    }
    if !Path::new("/etc/debian_version").exists() {
        return elsewhere(wanted);
    }
    let missing: Vec<&str> = wanted.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("   apt installs: {}", missing.join(" "));
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"][..], &missing].concat())
}

fn is_installed(package: &str) -> bool {
    let output = Command::new("dpkg-query").args(["-W", "-f", "${Status}", package]).output();
    output.is_ok_and(|output| output.status.success() && output.stdout.ends_with(b"ok installed"))
}

/// Runs apt-get as root, waiting for another apt to finish rather than failing on its lock.
fn apt(arguments: &[&str]) -> Result<(), String> {
    let is_root =
        Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"];
    let mut words = words.to_vec();
    if !is_root {
        words.insert(0, "sudo");
    }
    words.extend(arguments);
    finish(Command::new(words[0]).args(&words[1..]))
}

/// On another Linux the libraries are asked for by what they offer, not by a package's name.
fn elsewhere(wanted: &[&str]) -> Result<(), String> {
    let offered = |package: &str| match package {
        "build-essential" => works("cc", &["--version"]),
        "pkg-config" => works("pkg-config", &["--version"]),
        "libwebkit2gtk-4.1-dev" => works("pkg-config", &["--exists", "webkit2gtk-4.1"]),
        "webkit2gtk-driver" => works("WebKitWebDriver", &["--version"]),
        "xvfb" => works("Xvfb", &["-help"]),
        "openbox" => works("openbox", &["--version"]),
        "xdotool" => works("xdotool", &["version"]),
        "dbus" => works("dbus-daemon", &["--version"]),
        "ibus" | "ibus-gtk3" | "ibus-unikey" => works("ibus-daemon", &["--version"]),
        "fcitx5" | "fcitx5-unikey" | "fcitx5-frontend-gtk3" => works("fcitx5", &["--version"]),
        "libreoffice-calc" => works("soffice", &["--version"]),
        "poppler-utils" => works("pdftotext", &["-v"]),
        "qpdf" => works("qpdf", &["--version"]),
        _ => false,
    };
    let missing: Vec<&str> = wanted.iter().copied().filter(|package| !offered(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "Install these first, by the names your system gives them (the names are Debian's):\n  {}",
        missing.join(" ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_of_node_is_read_as_numbers() {
        assert_eq!(major_and_minor("v20.19.2"), Some((20, 19)));
        assert!(
            major_and_minor("v9.11.0").is_some_and(|found| found < (20, 19)),
            "nine is older than twenty"
        );
        assert_eq!(major_and_minor("nothing"), None);
    }

    #[test]
    fn a_package_nobody_made_is_missing() {
        assert!(!is_installed("no-such-package-anywhere"));
    }
}
