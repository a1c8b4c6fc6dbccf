//! `cargo xtask pages`: Trunk's post-build hook. In a release, minifies the scripts; then runs
//! `broadsheet trunk pages`, which prerenders.

use super::minify::{self, Kind};
use crate::run::{Failure, Outcome, find, run};
use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// Minifies and prerenders in Trunk's staging folder.
pub fn pages() -> Outcome {
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    if let Some(staging) = env::var_os("TRUNK_STAGING_DIR").filter(|_| release) {
        minify_scripts(Path::new(&staging))?;
    }
    run(program(&mut Command::new("cargo")).arg("pages"), "see above")
}

/// Lets Cargo run `broadsheet trunk`, without the variables that Cargo has set for this program: some build scripts run
/// again if these differ, and Trunk sets none of them for the hook that it runs itself.
pub fn program(cargo: &mut Command) -> &mut Command {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(&name);
        }
    }
    cargo.args(["run", "--quiet", "--profile", "tools", "--package", "broadsheet-cli", "--", "trunk"])
}

/// Completes the app's script, and minifies those from wasm-bindgen with esbuild, if it is on PATH, as it is for
/// `cargo xtask`.
fn minify_scripts(staging: &Path) -> Outcome {
    let unreadable = |error: io::Error| {
        Failure::new(format!("{}: {error}", staging.display()), "check that the folder is writable")
    };
    let scripts = scripts(staging).map_err(unreadable)?;
    let is_app = |script: &&PathBuf| script.file_name().is_some_and(|name| name != "search.js");
    scripts.iter().filter(is_app).try_for_each(|script| minify::complete(script))?;
    let Some(esbuild) = find("esbuild") else {
        println!("note: esbuild is not on PATH, so the scripts are not minified");
        return Ok(());
    };
    for script in scripts {
        // Replace the file instead of writing into it: Trunk may have hard-linked it to the one that the next build
        // reuses.
        let minified = script.with_extension("min.js");
        minify::minify(Command::new(&esbuild), Kind::Module, &script, &minified)?;
        fs::rename(&minified, &script).map_err(unreadable)?;
    }
    Ok(())
}

/// The app's and the search panel's scripts at the root of a folder.
fn scripts(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Leave the publisher's own scripts from `public/` alone.
        let is_ours = name.starts_with("broadsheet-") || name == "search.js";
        if is_ours && name.ends_with(".js") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_app_and_search_scripts_are_minified() {
        let folder = env::temp_dir().join(format!("broadsheet-scripts-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for name in ["broadsheet-app-1a2b.js", "broadsheet-app-1a2b_bg.wasm", "search.js", "mine.js"] {
            fs::write(folder.join(name), "").unwrap();
        }
        let found = scripts(&folder);
        fs::remove_dir_all(&folder).unwrap();
        let names: Vec<_> = found.unwrap().iter().map(|path| path.file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["broadsheet-app-1a2b.js", "search.js"]);
    }
}
