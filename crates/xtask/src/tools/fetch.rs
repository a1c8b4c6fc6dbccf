//! Installs tools into the cache.

use super::{
    release,
    table::{Origin, TOOLS, Tool},
    version::says,
};
use crate::{
    run::{Failure, Outcome, output, run},
    workspace,
};
use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    process::Command,
};

/// Installs this version of a tool unless it is present. Returns the folder to add to PATH, if any.
pub fn fetch(tool: &Tool, version: &str) -> Result<Option<PathBuf>, Failure> {
    let folder = folder(tool, version);
    let (bin, wanted) = match tool.origin {
        Origin::Cargo { .. } => ("bin", Path::new("bin").join(tool.program)),
        Origin::Npm { file, .. } => ("node_modules/.bin", Path::new("node_modules").join(file)),
    };
    if folder.join(&wanted).exists() {
        return Ok(Some(folder.join(bin)));
    }
    if output(tool.program, &["--version"]).is_some_and(|printed| says(&printed, version)) {
        return Ok(None);
    }
    let lock = lock()?;
    if !folder.join(&wanted).exists() {
        // Install into a temporary folder first, so that an interrupted installation leaves nothing behind.
        let mut part = folder.clone().into_os_string();
        part.push(".part");
        let part = PathBuf::from(part);
        empty(&part).map_err(|error| unwritable(&part, &error))?;
        install(tool, version, &part)?;
        if !part.join(&wanted).exists() {
            let what =
                format!("{} {version} was installed, but {} is missing", tool.package, wanted.display());
            return Err(Failure::new(what, "run this command again"));
        }
        fs::rename(&part, &folder).map_err(|error| unwritable(&folder, &error))?;
    }
    drop(lock);
    Ok(Some(folder.join(bin)))
}

/// The folder of an npm package that has been installed.
pub fn npm(package: &str) -> PathBuf {
    let fetched = TOOLS.iter().find(|tool| tool.package == package);
    let place = fetched.and_then(|tool| Some(folder(tool, tool.version.exact("").ok()?)));
    place.unwrap_or_default().join("node_modules").join(package)
}

/// The installed files whose paths the tests read from environment variables: variable, package and path.
pub fn files() -> Vec<(&'static str, &'static str, PathBuf)> {
    let file = |tool: &Tool| match tool.origin {
        Origin::Npm { file, variable: Some(variable) } => {
            let folder = folder(tool, tool.version.exact("").ok()?);
            Some((variable, tool.package, folder.join("node_modules").join(file)))
        }
        _ => None,
    };
    TOOLS.iter().filter_map(file).collect()
}

fn folder(tool: &Tool, version: &str) -> PathBuf {
    let name = match tool.origin {
        Origin::Cargo { .. } => tool.program,
        Origin::Npm { .. } => tool.package,
    };
    workspace::tools().join(format!("{name}-{version}"))
}

fn install(tool: &Tool, version: &str, into: &Path) -> Outcome {
    let package = tool.package;
    match tool.origin {
        Origin::Npm { variable, .. } => {
            println!("==> installing {package} {version}");
            let mut npm = Command::new("npm");
            npm.args(["install", "--no-audit", "--no-fund", "--loglevel", "error", "--prefix"]).arg(into);
            // Packages used only as files need no install scripts; one of them would download a Java runtime.
            npm.args(variable.is_some().then_some("--ignore-scripts"));
            npm.arg(format!("{package}@{version}"));
            run(
                &mut npm,
                "install Node.js with npm, check the network connection, and run this command again",
            )
        }
        Origin::Cargo { archive, locked, minutes } => {
            if release::fetch(tool, version, archive, into) {
                return Ok(());
            }
            println!("==> installing {package} {version} (compiling takes about {minutes} minutes)");
            let mut cargo = Command::new("cargo");
            cargo.args(["install", package, "--version", version, "--root"]).arg(into);
            cargo.args(locked.then_some("--locked"));
            run(
                cargo.env_remove("CARGO_TARGET_DIR"),
                "see above; check that Cargo's registry answers and that a C compiler is there (Debian: apt-get \
                 install build-essential), and run this again",
            )
        }
    }
}

/// Takes the lock that keeps concurrent commands, also of other clones, from installing the same tool twice.
fn lock() -> Result<File, Failure> {
    let folder = workspace::tools();
    let file = fs::create_dir_all(&folder).and_then(|()| File::create(folder.join(".lock")));
    let file = file.map_err(|error| unwritable(&folder, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            println!("==> waiting for another command that is installing tools");
            file.lock().map_err(|error| unwritable(&folder, &error))?;
            Ok(file)
        }
        Err(TryLockError::Error(error)) => Err(unwritable(&folder, &error)),
    }
}

fn empty(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::new(
        format!("{}: {error}", path.display()),
        "set BROADSHEET_CACHE to a writable folder with about 500 MB of free space",
    )
}
