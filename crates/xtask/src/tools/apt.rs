//! Browsers and web servers for the tests: Debian's packages, or whatever is on PATH.

use crate::run::{Failure, Outcome, find, output, run};
use std::{fs, path::PathBuf, process::Command};

/// A program that the tests drive.
#[derive(Debug)]
pub struct Program {
    /// What it may be called, Debian's name first.
    pub names: &'static [&'static str],
    /// The variable that tells the tests where it is.
    pub variable: &'static str,
    package: &'static str,
}

/// Each of them.
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

/// Installs packages; neither now nor at the next start may their servers listen.
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
    /// Where it is.
    pub fn find(&self) -> Option<PathBuf> {
        self.names.iter().find_map(|name| find(name))
    }
}

/// Installs what is missing.
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
        return Err(Failure::new(what, "install them as your system does, and put them on PATH"));
    }
    let fix = format!("run `sudo apt-get install {}`, then this again", packages.join(" "));
    let root = output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    if !root && output("sudo", &["-n", "true"]).is_none() {
        return Err(Failure::new(format!("the tests need {}, which root installs", names.join(", ")), fix));
    }
    println!("==> fetching {} (Debian's packages)", packages.join(", "));
    let mut install = if root { Command::new("sh") } else { Command::new("sudo") };
    if !root {
        install.args(["-n", "sh"]);
    }
    run(install.args(["-c", INSTALL, "install"]).args(&packages), &fix)
}

/// Whether the text of an os-release is Debian's: its derivatives name some of these packages differently.
fn is_debian(release: &str) -> bool {
    release.lines().any(|line| line == "ID=debian")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_is_told_from_what_is_like_it() {
        assert!(is_debian("PRETTY_NAME=\"Debian\"\nID=debian\n"));
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
    }
}
