//! Real input methods in the real window: ibus or fcitx5 with the engine that writes Telex, on a bus of their own.
//!
//! What the driver types passes an input method by; keys have to come from the screen. Nothing of the reader's own session is used or seen, and all of it ends with the journey.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{FINDER, Outcome, Running, Window, at_home, start};

/// How long an input method may take to come up on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A bus that starts no service of the desktop: only what the journey starts is on it.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"#;

/// The engines of fcitx5: plain letters, and Telex.
const PROFILE: &str = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=unikey\n\n\
    [Groups/0/Items/0]\nName=keyboard-us\nLayout=\n\n[Groups/0/Items/1]\nName=unikey\nLayout=\n\n\
    [GroupOrder]\n0=Default\n";

/// What fcitx5 would show on the screen or ask of the desktop.
const LEFT_OUT: &str =
    "--disable=wayland,waylandim,notificationitem,notifications,kimpanel,classicui,cloudpinyin";

/// An input method of Linux, as it comes with Debian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputMethod {
    /// ibus with ibus-unikey.
    Ibus,
    /// fcitx5 with fcitx5-unikey.
    Fcitx,
}

/// An input method that runs, and how programs find it.
pub(super) struct Input {
    method: InputMethod,
    bus: String,
}

impl Input {
    /// Starts a bus and the input method on it.
    pub(super) fn start(
        method: InputMethod,
        display: &str,
        home: &Path,
        log: &File,
    ) -> Outcome<(Self, [Running; 2])> {
        let (bus, address) = bus(home, log)?;
        let input = Self { method, bus: address };
        let (program, words): (_, &[&str]) = match method {
            InputMethod::Ibus => {
                ("ibus-daemon", &["--panel=disable", "--config=disable", "--emoji-extension=disable"])
            }
            InputMethod::Fcitx => ("fcitx5", &[LEFT_OUT]),
        };
        let profile = home.join("config/fcitx5/profile");
        fs::create_dir_all(home.join("config/fcitx5"))?;
        fs::write(profile, PROFILE)?;
        let mut daemon = start(program, log);
        at_home(&mut daemon, display, home);
        input.lend(&mut daemon);
        let daemon = Running(daemon.args(words).spawn().map_err(|error| format!("{program}: {error}"))?);
        Ok((input, [daemon, bus]))
    }

    /// Lets a program find the input method.
    pub(super) fn lend(&self, program: &mut Command) {
        let module = match self.method {
            InputMethod::Ibus => "ibus",
            InputMethod::Fcitx => "fcitx",
        };
        program.env("DBUS_SESSION_BUS_ADDRESS", &self.bus).env("GTK_IM_MODULE", module);
    }

    /// Asks for the engine that writes Telex, and returns the one that is on.
    fn ask(&self, display: &str, home: &Path) -> Outcome<String> {
        let said = |program: &str, words: &[&str]| -> Outcome<String> {
            let mut command = Command::new(program);
            at_home(&mut command, display, home);
            self.lend(&mut command);
            let output = command.args(words).stdin(Stdio::null()).stderr(Stdio::null()).output();
            let output = output.map_err(|error| format!("{program}: {error}"))?;
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_lowercase())
        };
        match self.method {
            InputMethod::Ibus => {
                said("ibus", &["engine", "Unikey"])?;
                said("ibus", &["engine"])
            }
            InputMethod::Fcitx => {
                said("fcitx5-remote", &["-s", "unikey"])?;
                said("fcitx5-remote", &["-n"])
            }
        }
    }
}

fn bus(home: &Path, log: &File) -> Outcome<(Running, String)> {
    let config = home.join("bus.conf");
    fs::write(&config, BUS)?;
    let mut bus = start("dbus-daemon", log);
    bus.arg(format!("--config-file={}", config.display())).args(["--nofork", "--print-address=1"]);
    let mut bus = bus.stdout(Stdio::piped()).spawn().map_err(|error| format!("dbus-daemon: {error}"))?;
    let output = bus.stdout.take();
    let running = Running(bus);
    let mut address = String::new();
    BufReader::new(output.ok_or("dbus-daemon says nothing")?).read_line(&mut address)?;
    match address.trim() {
        "" => Err("dbus-daemon gives no address".into()),
        address => Ok((running, address.to_owned())),
    }
}

impl Window {
    /// Turns Telex on for the field of that name, which has the focus and is empty, and waits until letters arrive as
    /// Vietnamese.
    ///
    /// # Errors
    /// When the input method does not come up within a minute; the reason says how far it came.
    pub fn write_telex(&self, field: &str) -> Outcome<()> {
        let Some(input) = &self.input else {
            return Err("the window was opened without an input method".into());
        };
        let (begun, mut seen) = (Instant::now(), String::new());
        while begun.elapsed() < PATIENCE {
            let engine = input.ask(&self.display, self.home.path())?;
            if engine == "unikey" {
                self.system_key("a")?;
                self.system_key("a")?;
                if self.wait_until("a letter", || Ok((self.value(field)? == "â").then_some(()))).is_ok() {
                    self.system_key("BackSpace")?;
                    return self
                        .wait_until("an empty field", || Ok(self.value(field)?.is_empty().then_some(())));
                }
            }
            seen = format!("engine “{engine}”, “aa” is written “{}”", self.value(field)?);
            self.system_key("ctrl+a")?;
            self.system_key("BackSpace")?;
            std::thread::sleep(Duration::from_millis(250));
        }
        Err(format!("{:?} did not come up in {} s: {seen}", input.method, PATIENCE.as_secs()).into())
    }

    /// Returns what stands in the field of that name.
    ///
    /// # Errors
    /// When there is no such field.
    pub fn value(&self, field: &str) -> Outcome<String> {
        let script = format!("{FINDER}\nreturn find('textbox', arguments[0])?.value");
        match self.script(&script, &[json!(field)])? {
            Value::String(value) => Ok(value),
            _ => Err(format!("there is no field “{field}”").into()),
        }
    }

    /// Waits until exactly this text stands in the field of that name.
    ///
    /// # Errors
    /// When it does not; the reason says what stands there instead.
    pub fn wait_value(&self, field: &str, text: &str) -> Outcome<()> {
        self.wait_until(&format!("“{text}”"), || Ok((self.value(field)? == text).then_some(()))).map_err(
            |reason| format!("{reason}; {field}: “{}”", self.value(field).unwrap_or_default()).into(),
        )
    }
}
