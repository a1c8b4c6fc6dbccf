//! `cargo xtask serve` and `cargo xtask build`: run Trunk with its tools.

mod watcher;

use crate::{
    run::{Failure, Outcome},
    tools::{Need, Tools},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use watcher::Watcher;

/// Serves the site and rebuilds it on changes.
pub fn serve(options: &[String]) -> Outcome {
    let tools = Tools::fetch(&[Need::App, Need::Trunk])?;
    println!("==> serving; the first build takes a few minutes, later ones take seconds");
    // A release prerenders every page, which requires a full build by Trunk.
    if options.iter().any(|option| option == "--release") {
        return tools.run("trunk", |trunk| trunk.arg("serve").args(options), FIX);
    }
    let watcher = Watcher::start(&tools, options);
    let ignored = watched(Path::new("content"));
    let ignored = ignored.iter().flat_map(|path| [Path::new("--ignore"), path]);
    let served = tools.run("trunk", |trunk| trunk.arg("serve").args(options).args(ignored), FIX);
    watcher.stop();
    served
}

/// What the watcher handles in the folder of a magazine, where Trunk would rebuild the app. Trunk's hooks add the other
/// folders to its output.
fn watched(magazine: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(magazine).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    found.retain(|path| !["public", "theme"].iter().any(|name| path.ends_with(name)));
    found.sort();
    found
}

/// Builds the site and prints its size.
pub fn build(options: &[String]) -> Outcome {
    let tools = Tools::fetch(&[Need::App, Need::Trunk])?;
    println!("==> building; the first build takes a few minutes");
    tools.run("trunk", |trunk| trunk.args(["build", "--release"]).args(options), FIX)?;
    let dist = dist(options);
    let mut size = Size::default();
    measure(Path::new(dist), &mut size)
        .map_err(|error| Failure::new(format!("{dist}: {error}"), "see Trunk's output above"))?;
    let Size { files, bytes, copies } = size;
    let kilobytes = |bytes: u64| bytes.div_ceil(1000);
    println!(
        "==> {dist}/ is ready to upload: {files} files, {} KB, plus {} KB of compressed copies",
        kilobytes(bytes),
        kilobytes(copies)
    );
    Ok(())
}

/// The suggested fix if Trunk fails, which prints the cause itself.
pub const FIX: &str = "fix the error above; `cargo xtask build --verbose` prints details";

#[derive(Debug, Default, PartialEq)]
struct Size {
    files: u64,
    bytes: u64,
    /// The size of the compressed copies, in bytes.
    copies: u64,
}

/// The output folder: from Trunk's options, or else from Trunk.toml.
pub(super) fn dist(options: &[String]) -> &str {
    named(options, &["--dist", "-d"]).unwrap_or("dist")
}

/// The value of one of Trunk's options, given its names.
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
        let (path, metadata) = (entry.path(), entry.metadata()?);
        if metadata.is_dir() {
            measure(&path, size)?;
        } else if path.extension().is_some_and(|end| end == "br" || end == "gz") {
            size.copies += metadata.len();
        } else {
            size.files += 1;
            size.bytes += metadata.len();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_folder_is_read_from_trunks_options() {
        let options = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(dist(&options("--public-url /blog/")), "dist");
        assert_eq!(dist(&options("--public-url /blog/ --dist out")), "out");
        assert_eq!(dist(&options("--dist=out")), "out");
        assert_eq!(dist(&options("-d out")), "out");
    }

    #[test]
    fn the_magazines_own_files_are_left_to_trunk() {
        let place = std::env::temp_dir().join(format!("xtask-magazine-{}", std::process::id()));
        for name in ["articles", "public", "theme"] {
            fs::create_dir_all(place.join(name)).unwrap();
        }
        fs::write(place.join("site.toml"), "").unwrap();
        let found = watched(&place);
        fs::remove_dir_all(&place).unwrap();
        assert_eq!(found, ["articles", "site.toml"].map(|name| place.join(name)));
    }

    #[test]
    fn compressed_copies_are_counted_separately() {
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
