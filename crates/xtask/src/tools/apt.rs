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
}

/// All programs.
pub const PROGRAMS: [Program; 7] = [
    Program {
        names: &["chromium", "chromium-browser", "google-chrome"],
        variable: "CHROMIUM",
        package: "chromium",
    },
    Program { names: &["chromedriver"], variable: "CHROMEDRIVER", package: "chromium-driver" },
    Program { names: &["firefox-esr", "firefox"], variable: "FIREFOX", package: "firefox-esr" },
    Program { names: &["nginx"], variable: "NGINX", package: "nginx" },
    Program { names: &["caddy"], variable: "CADDY", package: "caddy" },
    Program { names: &["java"], variable: "JAVA", package: "default-jre-headless" },
    Program { names: &["xmllint"], variable: "XMLLINT", package: "libxml2-utils" },
];

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
    /// The program's path, if it is installed.
    pub fn find(&self) -> Option<PathBuf> {
        self.names.iter().find_map(|name| find(name))
    }
}

/// Installs missing programs.
pub fn fetch() -> Outcome {
    let missing: Vec<&Program> = PROGRAMS.iter().filter(|program| program.find().is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|program| program.names[0]).collect();
    let packages: Vec<&str> = missing.iter().map(|program| program.package).collect();
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    if !is_debian(&release) {
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
    run(install.args(["-c", INSTALL, "install"]).args(&packages), &fix)
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
