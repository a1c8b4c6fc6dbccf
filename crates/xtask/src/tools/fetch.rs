//! Making sure that a tool is in the cache.

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

/// Makes sure that this version of a tool is there. Returns the folder that PATH must have for it, if it must.
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
        // Fetched beside its place and moved there when whole, so that an interrupted fetch leaves nothing.
        let mut part = folder.clone().into_os_string();
        part.push(".part");
        let part = PathBuf::from(part);
        empty(&part).map_err(|error| unwritable(&part, &error))?;
        install(tool, version, &part)?;
        if !part.join(&wanted).exists() {
            let what = format!("{} {version} was fetched, but brought no {}", tool.package, wanted.display());
            return Err(Failure::new(what, "run the same command again"));
        }
        fs::rename(&part, &folder).map_err(|error| unwritable(&folder, &error))?;
    }
    drop(lock);
    Ok(Some(folder.join(bin)))
}

/// Where a package of npm's is, once it is fetched.
pub fn npm(package: &str) -> PathBuf {
    let fetched = TOOLS.iter().find(|tool| tool.package == package);
    let place = fetched.and_then(|tool| Some(folder(tool, tool.version.exact("").ok()?)));
    place.unwrap_or_default().join("node_modules").join(package)
}

/// The files that the tests are told of, once they are fetched: variable, package and path.
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
            println!("==> fetching {package} {version}");
            let mut npm = Command::new("npm");
            npm.args(["install", "--no-audit", "--no-fund", "--loglevel", "error", "--prefix"]).arg(into);
            // A package that is only a file has nothing to run on being installed; one would fetch a Java.
            npm.args(variable.is_some().then_some("--ignore-scripts"));
            npm.arg(format!("{package}@{version}"));
            run(&mut npm, "install Node.js with npm, check that its registry answers, and run this again")
        }
        Origin::Cargo { archive, locked, minutes } => {
            if release::fetch(tool, version, archive, into) {
                return Ok(());
            }
            println!("==> fetching {package} {version} (compiles, about {minutes} minutes)");
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

/// Two commands at once, perhaps of two clones, fetch a tool once.
fn lock() -> Result<File, Failure> {
    let folder = workspace::tools();
    let file = fs::create_dir_all(&folder).and_then(|()| File::create(folder.join(".lock")));
    let file = file.map_err(|error| unwritable(&folder, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            println!("==> waiting for another command that is fetching tools");
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
        "set BROADSHEET_CACHE to a folder that can be written, with some 500 MB free",
    )
}
