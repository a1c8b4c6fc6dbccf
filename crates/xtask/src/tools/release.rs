//! Downloads prebuilt tools, which takes seconds instead of minutes of compiling.

use super::{table::Tool, version::says};
use crate::run::{find, output};
use std::{
    env::consts::{ARCH, OS},
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitStatus},
    sync::OnceLock,
};

/// Tries to install a prebuilt program into the folder's `bin`, with cargo-binstall or from a release archive. Returns
/// false if neither works on this machine; the caller then compiles the tool.
pub fn fetch(tool: &Tool, version: &str, archive: &str, into: &Path) -> bool {
    let program = into.join("bin").join(tool.program);
    let runs = || output(&program, &["--version"]).is_some_and(|printed| says(&printed, version));
    (binstall(tool, version, into) && runs()) || (download(tool, version, archive, into).is_some() && runs())
}

fn binstall(tool: &Tool, version: &str, into: &Path) -> bool {
    if find("cargo-binstall").is_none() {
        return false;
    }
    println!("==> installing {} {version} (prebuilt, by cargo-binstall)", tool.package);
    let mut command = Command::new("cargo");
    command.args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"]).arg(into);
    command.arg(format!("{}@{version}", tool.package)).status().is_ok_and(|status| status.success())
}

fn download(tool: &Tool, version: &str, archive: &str, into: &Path) -> Option<()> {
    let url = url(archive, version, OS, ARCH)?;
    if !answers() {
        return None;
    }
    println!("==> installing {} {version} (prebuilt)", tool.package);
    let file = into.join("archive.tar.gz");
    let mut curl = Command::new("curl");
    curl.args(["--fail", "--location", "--silent", "--show-error", "--max-time", "300", "--output"]);
    curl.arg(&file).arg(url).status().ok().filter(ExitStatus::success)?;
    let mut tar = Command::new("tar");
    tar.arg("-xzf").arg(&file).arg("-C").arg(into).status().ok().filter(ExitStatus::success)?;
    let unpacked = unpacked(into, tool.program)?;
    fs::create_dir_all(into.join("bin")).ok()?;
    fs::rename(unpacked, into.join("bin").join(tool.program)).ok()?;
    fs::remove_file(file).ok()
}

/// Finds the program at the top of the unpacked archive or one folder below.
fn unpacked(into: &Path, program: &str) -> Option<PathBuf> {
    let folders = into.read_dir().ok()?.flatten().map(|entry| entry.path());
    let mut places = folders.map(|folder| folder.join(program)).chain([into.join(program)]);
    places.find(|place| place.is_file())
}

/// Whether GitHub is reachable; checked once, since without it every download would wait for a timeout.
fn answers() -> bool {
    static ANSWERS: OnceLock<bool> = OnceLock::new();
    *ANSWERS.get_or_init(|| {
        let question = ["--silent", "--head", "--max-time", "3", "https://github.com"];
        output("curl", &question).is_some()
    })
}

/// The URL of the archive for a platform; `None` if there is none.
fn url(archive: &str, version: &str, os: &str, arch: &str) -> Option<String> {
    let (triple, platform) = match (os, arch) {
        ("linux", "x86_64") => ("x86_64-unknown-linux-musl", "linux64"),
        ("linux", "aarch64") => ("aarch64-unknown-linux-musl", "linux-aarch64"),
        ("macos", "x86_64") => ("x86_64-apple-darwin", "macos"),
        ("macos", "aarch64") => ("aarch64-apple-darwin", "macos-aarch64"),
        _ => return None,
    };
    let named = archive.replace("{version}", version);
    Some(named.replace("{triple}", triple).replace("{platform}", platform))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::table::{Origin, TOOLS};

    #[test]
    fn archive_urls_have_no_placeholders_left() {
        for tool in TOOLS {
            if let Origin::Cargo { archive, .. } = tool.origin {
                let url = url(archive, "1.2.3", "linux", "x86_64").unwrap();
                assert!(url.contains("1.2.3") && !url.contains('{'), "{url}");
            }
        }
    }

    #[test]
    fn unknown_platform_has_no_archive() {
        assert_eq!(url("x-{triple}", "1", "plan9", "mips"), None);
    }

    #[test]
    fn program_is_found_in_a_folder_of_the_archive() {
        let place = std::env::temp_dir().join(format!("xtask-release-{}", std::process::id()));
        fs::create_dir_all(place.join("tool-1.0")).unwrap();
        fs::write(place.join("tool-1.0/tool"), "").unwrap();
        let found = unpacked(&place, "tool");
        fs::remove_dir_all(&place).unwrap();
        assert_eq!(found, Some(place.join("tool-1.0/tool")));
    }
}
