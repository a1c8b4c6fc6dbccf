//! The WebDriver process of a browser.

use super::{Kind, display::Display};
use crate::places;
use std::{
    io::{BufRead, BufReader, Read},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A running driver; dropping it ends the process.
pub(super) struct Driver {
    process: Child,
    /// The driver's address.
    pub url: String,
    /// The screen of a browser that needs one. Declared last, because it must outlive the driver.
    _display: Option<Display>,
}

impl Driver {
    /// Starts the driver for a kind of browser with this profile on a free port.
    pub fn start(kind: Kind, profile: &Path) -> Self {
        let port = free_port();
        let (path, mut command) = match kind {
            Kind::Chromium => {
                let path = places::chromedriver();
                let mut command = Command::new(&path);
                command.arg(format!("--port={port}"));
                (path, command)
            }
            Kind::Firefox => {
                let path = places::geckodriver();
                let mut command = Command::new(&path);
                command.args(["--port", &port.to_string(), "--websocket-port", &free_port().to_string()]);
                (path, command)
            }
            Kind::WebKit => {
                let path = places::webkit_driver().expect("the driver is there, or WebKit is not tested");
                let mut command = Command::new(&path);
                command.arg(format!("--port={port}"));
                (path, command)
            }
        };
        let display = (kind == Kind::WebKit).then(Display::start);
        if let Some(display) = &display {
            display.set_up(&mut command, profile).expect("a profile in its folder");
        }
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}. {}", path.display(), fix(kind)));
        if let Some(output) = process.stdout.take() {
            thread::spawn(move || drain(output));
        }
        let driver = Self { process, url: format!("http://127.0.0.1:{port}"), _display: display };
        driver.wait_until_it_listens(port, &path);
        driver
    }

    fn wait_until_it_listens(&self, port: u16, path: &Path) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(start.elapsed() < Duration::from_secs(30), "{} does not listen", path.display());
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Fails if it has already exited.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .expect("a free port on the loopback")
}

/// Discards the driver's output; a full pipe would block it.
fn drain(output: impl Read) {
    for _ in BufReader::new(output).lines() {}
}

fn fix(kind: Kind) -> &'static str {
    match kind {
        Kind::Chromium => "`cargo xtask test` fetches it; CHROMEDRIVER says where it is.",
        Kind::Firefox => "`cargo xtask test` fetches it; GECKODRIVER says where it is.",
        Kind::WebKit => "`cargo xtask test` fetches it; WEBKIT_DRIVER says where it is.",
    }
}
