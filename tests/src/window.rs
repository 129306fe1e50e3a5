//! The real window under a screen that nobody sees: Xvfb, openbox, WebKitWebDriver and our own binary.
//!
//! Blocking on purpose, so that a journey reads as a user acts: press, type, read. Knows no screen of the program;
//! a journey names what it presses by role and name, as a reader of the screen would.
//!
//! Every wait ends: after ten seconds a journey fails, and leaves a picture and the program's log in
//! `target/window/<journey>/`.

mod axe;

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver, WebElement};
use tokio::runtime::{self, Runtime};

mod hands;
mod input;
mod killed;

use input::Input;
pub use input::InputMethod;
pub use killed::Killed;

/// What a step of a journey gives back.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// How long anything may take to appear.
const PATIENCE: Duration = Duration::from_secs(10);

/// Finds by role and name; the script itself says how a name is computed.
const FINDER: &str = include_str!("window/find.js");

/// openbox without frames: the size of a window is then the size of its page (RULINGS X15).
const WITHOUT_FRAMES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <applications><application class="*"><decor>no</decor><focus>yes</focus></application></applications>
</openbox_config>
"#;

/// A program that ends with the journey.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Already gone is as good as killed.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An open window of the program, and everything around it that ends with it.
pub struct Window {
    runtime: Runtime,
    driver: Option<WebDriver>,
    keepsakes: PathBuf,
    display: String,
    home: TempDir,
    input: Option<Input>,
    driving: Running,
    _screen: Vec<Running>,
}

impl Window {
    /// Opens our window with these arguments, in a fresh home, on a screen of 1920 x 1200.
    ///
    /// # Errors
    /// When the binary is not built, a program is missing (`cargo xtask test` installs them) or no window appears.
    pub fn open(journey: &str, arguments: &[&str]) -> Outcome<Self> {
        Self::begin(journey, &own()?, arguments, None)
    }

    /// Opens our window as [`Window::open`] does, with an input method beside it.
    ///
    /// # Errors
    /// As [`Window::open`].
    pub fn open_with(journey: &str, method: InputMethod, arguments: &[&str]) -> Outcome<Self> {
        Self::begin(journey, &own()?, arguments, Some(method))
    }

    /// Opens the window of any WebKitGTK program that lets itself be driven.
    ///
    /// # Errors
    /// When a program is missing or no window appears.
    pub fn open_program(journey: &str, binary: &Path, arguments: &[&str]) -> Outcome<Self> {
        Self::begin(journey, binary, arguments, None)
    }

    fn begin(journey: &str, binary: &Path, arguments: &[&str], method: Option<InputMethod>) -> Outcome<Self> {
        let keepsakes = target().join("window").join(journey);
        fs::create_dir_all(&keepsakes)?;
        let home = tempfile::tempdir()?;
        let log = File::create(keepsakes.join("log.txt"))?;
        let (screen, display) = screen(&log)?;
        let config = home.path().join("openbox.xml");
        fs::write(&config, WITHOUT_FRAMES)?;
        let mut openbox = start("openbox", &log);
        openbox.arg("--config-file").arg(&config).env("DISPLAY", &display).env("HOME", home.path());
        let openbox = Running(openbox.spawn().map_err(|error| format!("openbox: {error}"))?);
        let (mut screen, mut input) = (vec![openbox, screen], None);
        if let Some(method) = method {
            let (found, running) = Input::start(method, &display, home.path(), &log)?;
            screen.splice(0..0, running);
            input = Some(found);
        }
        let (driving, server) = driver(&display, home.path(), input.as_ref(), &log)?;
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let mut window =
            Self { runtime, driver: None, keepsakes, display, home, input, driving, _screen: screen };
        window.start(&server, binary, arguments)?;
        Ok(window)
    }

    /// Starts the program through its driver, and turns to its window.
    fn start(&mut self, server: &str, binary: &Path, arguments: &[&str]) -> Outcome<()> {
        let options = json!({ "binary": binary, "args": arguments });
        let mut wanted = Capabilities::new();
        wanted.set("webkitgtk:browserOptions", options)?;
        self.driver = Some(self.runtime.block_on(async { WebDriver::new(server, wanted).await })?);
        Ok(())
    }

    /// Returns the folder of this journey's pictures and log.
    pub fn keepsakes(&self) -> &Path {
        &self.keepsakes
    }

    /// Returns the fresh home the program runs in; it is removed with the window.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Returns the title of the page.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn title(&self) -> Outcome<String> {
        let driver = self.driver()?;
        Ok(self.runtime.block_on(driver.title())?)
    }

    /// Gives the page exactly this size.
    ///
    /// # Errors
    /// When the page does not take it.
    pub fn resize(&self, width: u32, height: u32) -> Outcome<()> {
        // A program may keep a bar of its own around the page: ask for that much more.
        let script = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
        let (bar_wide, bar_high): (u32, u32) = serde_json::from_value(self.script(script, &[])?)?;
        let driver = self.driver()?;
        self.runtime.block_on(driver.set_window_rect(0, 0, width + bar_wide, height + bar_high))?;
        self.wait_until(&format!("a page of {width} x {height}"), || {
            let inner = self.script("return [innerWidth, innerHeight]", &[])?;
            Ok((inner == json!([width, height])).then_some(()))
        })
    }

    /// Presses what has this role and name, once it is there, in view and enabled.
    ///
    /// # Errors
    /// When nothing of that role and name appears.
    pub fn press(&self, role: &str, name: &str) -> Outcome<()> {
        let element = self.find(role, name)?;
        Ok(self.runtime.block_on(element.click())?)
    }

    /// Presses what carries this `data-testid`: for what has no name a reader could use.
    ///
    /// # Errors
    /// When it does not appear.
    pub fn press_mark(&self, mark: &str) -> Outcome<()> {
        let element = self.find("", mark)?;
        Ok(self.runtime.block_on(element.click())?)
    }

    /// Replaces the text of the field of that name.
    ///
    /// # Errors
    /// When there is no such field.
    pub fn fill(&self, field: &str, text: &str) -> Outcome<()> {
        let element = self.find("textbox", field)?;
        self.runtime.block_on(async {
            element.clear().await?;
            element.send_keys(text).await
        })?;
        Ok(())
    }

    /// Types into whatever has the focus: text, or keys of `thirtyfour::Key`.
    ///
    /// # Errors
    /// When nothing can have the focus.
    pub fn keys(&self, keys: impl Into<thirtyfour::TypingData>) -> Outcome<()> {
        let driver = self.driver()?;
        Ok(self.runtime.block_on(async { driver.active_element().await?.send_keys(keys).await })?)
    }

    /// Waits for what has this role and name.
    ///
    /// # Errors
    /// When it does not appear; the reason lists the names of that role on the page.
    pub fn find(&self, role: &str, name: &str) -> Outcome<WebElement> {
        let found = self.wait_until(&format!("{role} “{name}”"), || self.look_for(role, name));
        found.map_err(|reason| {
            let others = self.script(&format!("{FINDER}\nreturn namesOf(arguments[0])"), &[json!(role)]);
            format!("{reason}; there are: {}", others.unwrap_or(Value::Null)).into()
        })
    }

    /// Tells whether something of this role and name is in view now.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn shows(&self, role: &str, name: &str) -> Outcome<bool> {
        Ok(self.look_for(role, name)?.is_some())
    }

    /// Waits until the page shows this text.
    ///
    /// # Errors
    /// When it does not; the reason holds the beginning of what the page shows instead.
    pub fn wait_for(&self, text: &str) -> Outcome<()> {
        let seen = || Ok(self.text()?.contains(text).then_some(()));
        self.wait_until(&format!("the text “{text}”"), seen).map_err(|reason| {
            let shown: String = self.text().unwrap_or_default().chars().take(600).collect();
            format!("{reason}; the page shows: {shown}").into()
        })
    }

    /// Waits until the page no longer shows this text.
    ///
    /// # Errors
    /// When it stays.
    pub fn wait_gone(&self, text: &str) -> Outcome<()> {
        self.wait_until(&format!("the text “{text}” to go"), || {
            Ok((!self.text()?.contains(text)).then_some(()))
        })
    }

    /// Returns the text a reader sees on the page.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn text(&self) -> Outcome<String> {
        let text = self.script("return document.body ? document.body.innerText : ''", &[])?;
        Ok(text.as_str().unwrap_or_default().to_string())
    }

    /// Runs a script in the page and returns what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub fn script(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        let driver = self.driver()?;
        let answer = self.runtime.block_on(driver.execute(script, arguments.to_vec()))?;
        Ok(answer.json().clone())
    }

    /// Turns to the window whose page is of this name, once there is one: "index.html", "room.html".
    ///
    /// # Errors
    /// When there is no such window.
    pub fn turn_to(&self, page: &str) -> Outcome<()> {
        self.wait_until(&format!("the window {page}"), || {
            let driver = self.driver()?;
            self.runtime.block_on(async {
                for handle in driver.windows().await? {
                    driver.switch_to_window(handle).await?;
                    let path = driver.current_url().await?.path().trim_start_matches('/').to_owned();
                    if path == page || (path.is_empty() && page == "index.html") {
                        return Ok(Some(()));
                    }
                }
                Ok(None)
            })
        })
    }

    /// Saves a picture of the page as `<name>.png` among the keepsakes.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub fn picture(&self, name: &str) -> Outcome<PathBuf> {
        let path = self.keepsakes.join(format!("{name}.png"));
        let driver = self.driver()?;
        self.runtime.block_on(driver.screenshot(&path))?;
        Ok(path)
    }

    /// Asks again and again until there is an answer.
    ///
    /// # Errors
    /// When ten seconds pass without one.
    pub fn wait_until<T>(&self, what: &str, ask: impl Fn() -> Outcome<Option<T>>) -> Outcome<T> {
        let start = Instant::now();
        loop {
            if let Some(answer) = ask()? {
                return Ok(answer);
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("waited {} s for {what}", PATIENCE.as_secs()).into());
            }
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    fn look_for(&self, role: &str, name: &str) -> Outcome<Option<WebElement>> {
        let driver = self.driver()?;
        let script = format!("{FINDER}\nreturn find(arguments[0], arguments[1])");
        let answer = self.runtime.block_on(driver.execute(script, vec![json!(role), json!(name)]))?;
        Ok(if answer.json().is_null() { None } else { Some(answer.element()?) })
    }

    fn driver(&self) -> Outcome<&WebDriver> {
        self.driver.as_ref().ok_or_else(|| "the window is closed".into())
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if std::thread::panicking() {
            // The failure itself is what matters; a picture of it is a courtesy.
            let _ = self.picture("failed");
        }
        if let Some(driver) = self.driver.take() {
            // A session that is not deleted keeps the program alive.
            let _ = self.runtime.block_on(driver.quit());
        }
    }
}

/// Returns where cargo put one of our programs.
pub fn program(name: &str) -> PathBuf {
    let own = std::env::current_exe().unwrap_or_default();
    let optimised = own.starts_with(target().join("release"));
    target().join(if optimised { "release" } else { "debug" }).join(name)
}

/// Returns our window's program.
fn own() -> Outcome<PathBuf> {
    let binary = program("nghisu");
    if binary.exists() {
        Ok(binary)
    } else {
        Err(format!("{} is not built: cargo build --workspace", binary.display()).into())
    }
}

/// Returns the folder cargo builds into: the one this test itself was built into.
fn target() -> PathBuf {
    let own = std::env::current_exe().unwrap_or_default();
    let above = own.ancestors().find(|folder| folder.join("CACHEDIR.TAG").exists());
    above.map_or_else(|| crate::tree::root().join("target"), Path::to_path_buf)
}

/// Starts a screen on a free display and returns its name (`:7`).
fn screen(log: &File) -> Outcome<(Running, String)> {
    let mut xvfb = start("Xvfb", log);
    xvfb.args(["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp", "-noreset"]);
    let mut xvfb = xvfb.stdout(Stdio::piped()).spawn().map_err(|error| format!("Xvfb: {error}"))?;
    let output = xvfb.stdout.take();
    let running = Running(xvfb);
    let mut number = String::new();
    BufReader::new(output.ok_or("Xvfb says nothing")?).read_line(&mut number)?;
    match number.trim() {
        "" => Err("Xvfb found no free display".into()),
        number => Ok((running, format!(":{number}"))),
    }
}

/// Starts the driver on a free port, and answers with its address; the program inherits its environment: this screen,
/// this home, nothing of the reader's own.
fn driver(display: &str, home: &Path, input: Option<&Input>, log: &File) -> Outcome<(Running, String)> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let mut driver = start("WebKitWebDriver", log);
    driver.arg("-p").arg(port.to_string());
    at_home(&mut driver, display, home);
    if let Some(input) = input {
        input.lend(&mut driver);
    }
    // With the DMABUF renderer off, a picture never comes back under Xvfb; `0` also keeps the program from setting it.
    driver.env("TAURI_WEBVIEW_AUTOMATION", "true").env("WEBKIT_DISABLE_DMABUF_RENDERER", "0");
    driver.env("NO_AT_BRIDGE", "1").env("LIBGL_ALWAYS_SOFTWARE", "1");
    let running = Running(driver.spawn().map_err(|error| format!("WebKitWebDriver: {error}"))?);
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if start.elapsed() > PATIENCE {
            return Err("WebKitWebDriver does not answer".into());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok((running, format!("http://127.0.0.1:{port}")))
}

/// Lets a program run on this screen and in this home, with nothing of the reader's own.
fn at_home(program: &mut Command, display: &str, home: &Path) {
    program.env("DISPLAY", display).env("GDK_BACKEND", "x11").env("HOME", home);
    for (name, folder) in
        [("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache")]
    {
        program.env(name, home.join(folder));
    }
    for name in ["WAYLAND_DISPLAY", "WEBKIT_DISABLE_COMPOSITING_MODE", "NGHISU_DATA_DIR", "XDG_RUNTIME_DIR"] {
        program.env_remove(name);
    }
}

/// Returns a command whose voice goes to the journey's log.
fn start(program: &str, log: &File) -> Command {
    let mut command = Command::new(program);
    let voice = || log.try_clone().map_or_else(|_| Stdio::null(), Stdio::from);
    command.stdin(Stdio::null()).stdout(voice()).stderr(voice());
    command
}
