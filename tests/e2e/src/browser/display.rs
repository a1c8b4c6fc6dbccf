//! The virtual screen of a browser that cannot run without one.

use crate::places;
use std::{
    fs,
    io::{self, BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

/// A running X server for one browser; dropping it ends the process, and with it all programs that it shows.
pub(super) struct Display {
    process: Child,
    /// The value of `DISPLAY`.
    pub name: String,
}

/// Without a window manager the window under the pointer has the keyboard, and the pointer is in the middle of the
/// screen. This screen is as high as the browser's toolbar, so that the browser has the keyboard and nothing in its page
/// is hovered over. Windows may be larger than the screen.
const SCREEN: &str = "320x16x24";

/// Lets the toolbar become as narrow as a phone, which with usual margins it does not.
const STYLE: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border: 0 }";

impl Display {
    /// Starts an X server.
    pub fn start() -> Self {
        let path = places::xvfb().expect("Xvfb is there, or WebKit is not tested");
        let spawned = Command::new(&path)
            // Ends with its last window, even if the tests have been killed.
            .args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp", "-terminate"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut process = spawned.unwrap_or_else(|error| {
            panic!(
                "{} does not start: {error}. `cargo xtask test` fetches it; XVFB says where it is.",
                path.display()
            )
        });
        let mut number = String::new();
        let output = process.stdout.take().expect("the output is piped");
        let read = BufReader::new(output).read_line(&mut number);
        let display = Self { process, name: format!(":{}", number.trim()) };
        assert!(read.is_ok() && display.name.len() > 1, "{} shows nothing", path.display());
        display
    }

    /// Makes a program use this screen, and a profile instead of the settings and services of whoever runs the tests.
    pub fn set_up(&self, command: &mut Command, profile: &Path) -> io::Result<()> {
        let style = profile.join("config/gtk-3.0");
        fs::create_dir_all(&style)?;
        fs::write(style.join("gtk.css"), STYLE)?;
        command.env("DISPLAY", &self.name).env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
        command.env("NO_AT_BRIDGE", "1").env("GSETTINGS_BACKEND", "memory").env("GIO_USE_VFS", "local");
        command.env("HOME", profile).env("XDG_RUNTIME_DIR", profile);
        for (variable, folder) in
            [("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("XDG_DATA_HOME", "data")]
        {
            command.env(variable, profile.join(folder));
        }
        Ok(())
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Fails if it has already exited.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
