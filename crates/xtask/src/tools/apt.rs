//! Browsers and web servers for the tests, from PATH or from Debian packages.

use crate::run::{Failure, Outcome, find, output, run};
use std::{fs, path::PathBuf, process::Command};

/// A program that the tests run.
#[derive(Debug)]
pub struct Program {
    /// Possible names, Debian's first.
    pub names: &'static [&'static str],
    /// The environment variable with its path, which the tests read.
    pub variable: &'static str,
    package: &'static str,
    /// What is left out where it is missing; `None` if the tests cannot do without it. On Debian it is always installed.
    without: Option<&'static str>,
}

/// All programs.
pub const PROGRAMS: [Program; 9] = [
    Program::new(&["chromium", "chromium-browser", "google-chrome"], "CHROMIUM", "chromium"),
    Program::new(&["chromedriver"], "CHROMEDRIVER", "chromium-driver"),
    Program::new(&["firefox-esr", "firefox"], "FIREFOX", "firefox-esr"),
    Program::new(&["WebKitWebDriver"], "WEBKIT_DRIVER", "webkit2gtk-driver").only_for(WEBKIT),
    Program::new(&["Xvfb"], "XVFB", "xvfb").only_for(WEBKIT),
    Program::new(&["nginx"], "NGINX", "nginx"),
    Program::new(&["caddy"], "CADDY", "caddy"),
    Program::new(&["java"], "JAVA", "default-jre-headless"),
    Program::new(&["xmllint"], "XMLLINT", "libxml2-utils"),
];

const WEBKIT: &str = "the browser tests in WebKit";

/// Installs packages without starting their servers, now or at boot.
const INSTALL: &str = "# apt-get install
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
    trap 'rm -f $policy' EXIT
    printf '#!/bin/sh\\nexit 101\\n' > $policy
    chmod +x $policy
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet
apt-get install --yes --quiet --no-install-recommends fonts-liberation \"$@\"
for package in \"$@\"; do
    case $package in nginx|caddy)
        if command -v systemctl > /dev/null; then systemctl disable --quiet $package || true; fi
    esac
done
";

impl Program {
    const fn new(names: &'static [&'static str], variable: &'static str, package: &'static str) -> Self {
        Self { names, variable, package, without: None }
    }

    const fn only_for(mut self, what: &'static str) -> Self {
        self.without = Some(what);
        self
    }

    /// The program's path, if it is installed.
    pub fn find(&self) -> Option<PathBuf> {
        self.names.iter().find_map(|name| find(name))
    }
}

/// Installs missing programs.
pub fn fetch() -> Outcome {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let debian = is_debian(&release);
    let missing: Vec<&Program> = PROGRAMS.iter().filter(|program| program.find().is_none()).collect();
    let (optional, missing): (Vec<_>, Vec<_>) =
        missing.into_iter().partition(|program| !debian && program.without.is_some());
    for (program, what) in optional.iter().filter_map(|program| Some((program, program.without?))) {
        println!("==> leaving out {what}: there is no {} on PATH", program.names[0]);
    }
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|program| program.names[0]).collect();
    let packages: Vec<&str> = missing.iter().map(|program| program.package).collect();
    if !debian {
        let what = format!("the tests need {}", names.join(", "));
        return Err(Failure::new(
            what,
            "install them with your package manager, and make sure that they are on PATH",
        ));
    }
    let fix = format!("run `sudo apt-get install {}`, then run this command again", packages.join(" "));
    let root = output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    if !root && output("sudo", &["-n", "true"]).is_none() {
        return Err(Failure::new(
            format!("the tests need {}, and installing them requires root", names.join(", ")),
            fix,
        ));
    }
    println!("==> installing {} (Debian packages)", packages.join(", "));
    let mut install = if root { Command::new("sh") } else { Command::new("sudo") };
    if !root {
        install.args(["-n", "sh"]);
    }
    run(install.args(["-c", INSTALL, "install"]).args(&packages), &fix)?;
    match missing.iter().find(|program| program.find().is_none()) {
        None => Ok(()),
        Some(Program { names, package, .. }) => {
            Err(Failure::new(format!("{package} is installed, but there is no {} on PATH", names[0]), fix))
        }
    }
}

/// Whether the text is the `os-release` of Debian itself; derivatives use other package names.
fn is_debian(release: &str) -> bool {
    release.lines().any(|line| line == "ID=debian")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derivatives_are_not_debian() {
        assert!(is_debian("PRETTY_NAME=\"Debian\"\nID=debian\n"));
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
    }
}
