//! `cargo xtask serve` and `cargo xtask build`: Trunk, with what it needs.

mod watcher;

use crate::{
    run::{Failure, Outcome},
    tools::{Need, Tools},
};
use std::{fs, io, path::Path};
use watcher::Watcher;

/// Serves the magazine and shows every change.
pub fn serve(options: &[String]) -> Outcome {
    let tools = Tools::fetch(&[Need::Build])?;
    println!("==> serving; the first build takes some minutes, later ones seconds");
    // In a release every page is printed, for which Trunk has to build.
    if options.iter().any(|option| option == "--release") {
        return tools.run("trunk", |trunk| trunk.arg("serve").args(options), FIX);
    }
    let watcher = Watcher::start(&tools, options);
    // Of the content Trunk would build the app anew.
    let content = ["--ignore", "content"].iter().filter(|_| Path::new("content").is_dir());
    let served = tools.run("trunk", |trunk| trunk.arg("serve").args(options).args(content), FIX);
    watcher.stop();
    served
}

/// Writes the finished magazine and says how large it is.
pub fn build(options: &[String]) -> Outcome {
    let tools = Tools::fetch(&[Need::Build])?;
    println!("==> building; the first time this takes some minutes");
    tools.run("trunk", |trunk| trunk.args(["build", "--release"]).args(options), FIX)?;
    let dist = dist(options);
    let mut size = Size::default();
    measure(Path::new(dist), &mut size)
        .map_err(|error| Failure::new(format!("{dist}: {error}"), "see what Trunk says above"))?;
    let Size { files, bytes, copies } = size;
    let kilobytes = |bytes: u64| bytes.div_ceil(1000);
    println!(
        "==> {dist}/ is ready to be uploaded: {files} files, {} KB, and {} KB of compressed copies",
        kilobytes(bytes),
        kilobytes(copies)
    );
    Ok(())
}

/// What to do when Trunk fails, which says why by itself.
pub const FIX: &str = "mend what is named above; `cargo xtask build --verbose` tells more";

#[derive(Debug, Default, PartialEq)]
struct Size {
    files: u64,
    bytes: u64,
    /// The bytes of files that lie compressed beside others.
    copies: u64,
}

/// The folder that Trunk's options name, else the one in Trunk.toml.
pub(super) fn dist(options: &[String]) -> &str {
    named(options, &["--dist", "-d"]).unwrap_or("dist")
}

/// What Trunk's options say under one of these names.
pub(super) fn named<'a>(options: &'a [String], names: &[&str]) -> Option<&'a str> {
    let mut words = options.iter().map(String::as_str);
    while let Some(word) = words.next() {
        if names.contains(&word) {
            return words.next();
        }
        if let Some((name, value)) = word.split_once('=').filter(|(name, _)| names.contains(name)) {
            return Some(value).filter(|_| name.starts_with("--"));
        }
    }
    None
}

fn measure(folder: &Path, size: &mut Size) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, about) = (entry.path(), entry.metadata()?);
        if about.is_dir() {
            measure(&path, size)?;
        } else if path.extension().is_some_and(|end| end == "br" || end == "gz") {
            size.copies += about.len();
        } else {
            size.files += 1;
            size.bytes += about.len();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_the_one_that_trunk_is_told() {
        let options = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(dist(&options("--public-url /blog/")), "dist");
        assert_eq!(dist(&options("--public-url /blog/ --dist out")), "out");
        assert_eq!(dist(&options("--dist=out")), "out");
        assert_eq!(dist(&options("-d out")), "out");
    }

    #[test]
    fn copies_are_counted_apart() {
        let place = std::env::temp_dir().join(format!("xtask-site-{}", std::process::id()));
        fs::create_dir_all(place.join("a")).unwrap();
        fs::write(place.join("a/index.html"), "12345").unwrap();
        fs::write(place.join("a/index.html.br"), "12").unwrap();
        let mut size = Size::default();
        measure(&place, &mut size).unwrap();
        fs::remove_dir_all(&place).unwrap();
        assert_eq!(size, Size { files: 1, bytes: 5, copies: 2 });
    }
}
