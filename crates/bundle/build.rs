//! Embeds the folder that `BROADSHEET_BUNDLE` names, which `cargo xtask bundle` makes. Without it the program is built
//! without the app, for tests and checks.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=BROADSHEET_BUNDLE");
    let mut files = Vec::new();
    if let Some(folder) = env::var_os("BROADSHEET_BUNDLE").filter(|name| !name.is_empty()) {
        let folder = fs::canonicalize(&folder)?;
        println!("cargo:rerun-if-changed={}", folder.display());
        list(&folder, &folder, &mut files)?;
        files.sort();
        if !files.iter().any(|(name, _)| name == "index.html") {
            // Otherwise the program would be built without the app, and nobody would know.
            let what = format!(
                "BROADSHEET_BUNDLE: {} has no index.html; run `cargo xtask bundle`",
                folder.display()
            );
            return Err(io::Error::other(what));
        }
    }
    let mut code = String::from("&[\n");
    for (name, path) in &files {
        // Writing to a string cannot fail.
        let _ = writeln!(code, "({name:?}, include_bytes!({path:?})),");
    }
    code.push(']');
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("files.rs"), code)
}

fn list(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(root, &path, files)?;
            continue;
        }
        let text = |path: &Path| {
            let text = path.to_str().map(str::to_owned);
            text.ok_or_else(|| io::Error::other(format!("{}: not UTF-8", path.display())))
        };
        let name = path.strip_prefix(root).map_err(io::Error::other)?;
        files.push((text(name)?.replace(std::path::MAIN_SEPARATOR, "/"), text(&path)?));
    }
    Ok(())
}
