//! `cargo xtask bundle`: builds the app as it is published, without content, into one folder. The program `broadsheet`
//! contains it.

pub mod folder;
mod index;
mod mode;
mod page;
mod program;

use super::{
    minify::{self, Kind},
    options,
};
use crate::{
    run::{Failure, Outcome},
    tools::{Need, Tools},
    workspace,
};
use folder::failed;
use index::{Part, Program};
pub use mode::Mode;
use page::Inserts;
use program::Finished;
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    thread,
};

/// Builds the bundle into the folder named by `--out`.
pub fn bundle(arguments: &[String]) -> Outcome {
    let out = options::folder(arguments, "--out")?.unwrap_or_else(|| default(Mode::Release));
    build(&Tools::fetch(&[Need::App])?, &out, Mode::Release)
}

/// The folder in which the bundle is built for other commands.
pub fn default(mode: Mode) -> PathBuf {
    workspace::target().join(match mode {
        Mode::Release => "bundle",
        Mode::Development => "bundle-development",
    })
}

/// Builds the bundle into the folder `out`, whole or not at all.
pub fn build(tools: &Tools, out: &Path, mode: Mode) -> Outcome {
    let document =
        fs::read_to_string("index.html").map_err(|error| failed(Path::new("index.html"), &error))?;
    let parts = index::parse(&document)?;
    check(out)?;
    let cache = workspace::target().join("bundle-cache");
    let _lock = lock(&cache)?;
    let programs = programs(tools, &parts, &cache, mode)?;
    let app = programs.iter().find(|(program, _)| program.is_main).map(|(_, finished)| finished.name.clone());
    let inserts = Inserts {
        style: minified(tools, &cache, "style.css", &styles(&parts)?)?,
        scripts: scripts(tools, &parts, &cache)?,
        app: app.unwrap_or_default(),
    };
    let staging = folder::beside(out, "new");
    folder::empty(&staging)?;
    for part in &parts {
        if let Part::Folder(from) = part {
            folder::copy(from, &staging)?;
        }
    }
    for (_, Finished { name, module, wasm }) in &programs {
        write(&staging.join(format!("{name}.js")), module)?;
        write(&staging.join(format!("{name}_bg.wasm")), wasm)?;
    }
    write(&staging.join("index.html"), page::page(&parts, &inserts).as_bytes())?;
    folder::replace(&staging, out)?;
    println!("==> the app is in {}", out.display());
    Ok(())
}

/// Compiles all programs, and finishes them side by side.
fn programs<'a>(
    tools: &Tools,
    parts: &'a [Part],
    cache: &Path,
    mode: Mode,
) -> Result<Vec<(&'a Program, Finished)>, Failure> {
    let programs = parts.iter().filter_map(|part| match part {
        Part::Program(program) => Some(program),
        _ => None,
    });
    let programs: Vec<_> = programs.collect();
    println!("==> compiling the app and the search");
    program::compile(tools, &programs, mode)?;
    thread::scope(|scope| {
        let finishing: Vec<_> = programs
            .into_iter()
            .map(|program| (program, scope.spawn(move || program::finish(tools, program, cache, mode))))
            .collect();
        let finished = finishing.into_iter().map(|(program, thread)| {
            let stopped = |_| Failure::new(format!("finishing {} panicked", program.name), "see above");
            Ok((program, thread.join().map_err(stopped)??))
        });
        finished.collect()
    })
}

/// All style sheets, in order.
fn styles(parts: &[Part]) -> Result<String, Failure> {
    let sheets = parts.iter().filter_map(|part| match part {
        Part::Style(sheet) => Some(sheet),
        _ => None,
    });
    sheets.map(|sheet| fs::read_to_string(sheet).map_err(|error| failed(sheet, &error))).collect()
}

/// The inline scripts, minified.
fn scripts(tools: &Tools, parts: &[Part], cache: &Path) -> Result<Vec<String>, Failure> {
    let scripts = parts.iter().filter_map(|part| match part {
        Part::Script(script) => Some(script),
        _ => None,
    });
    scripts.map(|script| minified(tools, cache, "script.js", script)).collect()
}

/// Minifies a text, which esbuild reads from a file of this name.
fn minified(tools: &Tools, cache: &Path, name: &str, text: &str) -> Result<String, Failure> {
    let (from, to) = (cache.join(name), cache.join(format!("min.{name}")));
    write(&from, text.as_bytes())?;
    minify::minify(tools.command("esbuild"), Kind::Inline, &from, &to)?;
    fs::read_to_string(&to).map_err(|error| failed(&to, &error))
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|error| failed(path, &error))
}

/// Refuses to replace a folder that is not a bundle. A site has the same programs, but under other names, or data.
fn check(out: &Path) -> Outcome {
    let is_empty = fs::read_dir(out).map_or(true, |mut entries| entries.next().is_none());
    let is_bundle = out.join("search_bg.wasm").is_file() && !out.join("articles.json").exists();
    if !out.exists() || (out.is_dir() && is_empty) || is_bundle {
        return Ok(());
    }
    Err(Failure::new(
        format!("{} is not a bundle, and would be replaced", out.display()),
        "name another folder, or delete this one",
    ))
}

/// Waits until no other command builds a bundle in this checkout.
fn lock(cache: &Path) -> Result<File, Failure> {
    let opened = fs::create_dir_all(cache).and_then(|()| File::create(cache.join(".lock")));
    let locked = opened.and_then(|file| file.lock().map(|()| file));
    locked.map_err(|error| failed(cache, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bundles_are_replaced() {
        let root = std::env::temp_dir().join(format!("xtask-bundle-{}", std::process::id()));
        folder::empty(&root).unwrap();
        assert!(check(&root.join("new")).is_ok());
        assert!(check(&root).is_ok(), "it is empty");
        fs::write(root.join("index.html"), "").unwrap();
        assert!(check(&root).is_err(), "it is somebody's");
        fs::write(root.join("search_bg.wasm"), "").unwrap();
        assert!(check(&root).is_ok());
        fs::write(root.join("articles.json"), "").unwrap();
        assert!(check(&root).is_err(), "it is a site");
        fs::remove_dir_all(&root).unwrap();
    }
}
