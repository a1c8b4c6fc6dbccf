//! Browsers and web servers for the tests: Debian's packages, or whatever is on PATH.

use crate::run::{Failure, Outcome, output, run};
use std::{env, path::Path, process::Command};

/// A program the tests drive, and the package that has it.
const PROGRAMS: [(&str, &str); 5] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("nginx", "nginx"),
    ("caddy", "caddy"),
];

/// Installs what is missing.
pub fn fetch() -> Outcome {
    let missing: Vec<_> = PROGRAMS.iter().filter(|(program, _)| !on_path(program)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|(_, package)| *package).collect();
    let cure = format!("run `sudo apt-get install {}`, or put these programs on PATH", packages.join(" "));
    if !on_path("apt-get") {
        let programs: Vec<&str> = missing.iter().map(|(program, _)| *program).collect();
        return Err(Failure::new(format!("the tests need {}", programs.join(", ")), cure));
    }
    println!("==> fetching {} (Debian's packages)", packages.join(", "));
    let root = output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    let apt = |arguments: &[&str]| {
        let mut command = if root { Command::new("apt-get") } else { Command::new("sudo") };
        if !root {
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get"]);
        }
        // At run level 1 a package does not start the service it brings.
        command.env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1").args(arguments);
        run(&mut command, &cure)
    };
    apt(&["update", "--quiet"])?;
    apt(&[&["install", "--yes", "--quiet", "--no-install-recommends", "fonts-liberation"][..], &packages]
        .concat())
}

/// Whether a program is on PATH, or where Debian puts servers.
pub fn on_path(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(program).is_file())
        || Path::new("/usr/sbin").join(program).is_file()
}
