//! `cargo xtask bench scale`: measures builds as a magazine grows, and Hugo with PaperMod in the same run.

mod folder;
pub mod peak;
mod press;
mod table;

use super::{super::site, rivals::Hugo};
use crate::{
    corpus::{self, Dialect},
    run::{Failure, Outcome},
    tools::Tools,
    workspace,
};
use press::{Build, Press};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};
use table::Row;

/// The default numbers of articles.
const SIZES: [usize; 4] = [10, 1_000, 10_000, 100_000];

/// The sizes measured with Hugo; larger ones take hours.
const HUGO: [usize; 2] = [1_000, 10_000];

/// Up to this size, share pictures and compressed copies are built too, and reported separately.
const WHOLE: usize = 1_000;

/// The number of cold builds up to size [`WHOLE`], which take about a second each. The median is reported.
const TIMES: usize = 3;

/// Measures each size. The options are `--sizes 10,1000` and `--hugo`.
pub fn scale(tools: &Tools, options: &[String]) -> Outcome {
    let (mut sizes, mut hugo) = (SIZES.to_vec(), false);
    let mut words = options.iter();
    while let Some(word) = words.next() {
        match (word.as_str(), words.as_slice().first()) {
            ("--hugo", _) => hugo = true,
            ("--sizes", Some(list)) => {
                let read: Result<Vec<usize>, _> = list.split(',').map(str::parse).collect();
                sizes =
                    read.map_err(|error| Failure::new(format!("{list}: {error}"), "use `--sizes 10,1000`"))?;
                words.next();
            }
            _ => {
                return Err(Failure::new(format!("unknown option `{word}`"), "use `--sizes 10,1000 --hugo`"));
            }
        }
    }
    let root = workspace::target().join("bench/scale");
    let press = Press::prepare(tools, &root)?;
    let hugo = if hugo { Some(Hugo::find()?) } else { None };
    let ours = |size: usize| folders_of(&root, "", size);
    let theirs = |size: usize| folders_of(&root, "hugo-", size);
    let folders: Vec<_> = sizes.iter().flat_map(|size| [ours(*size), theirs(*size)].concat()).collect();
    if remove(&folders)? {
        println!(
            "note: removed the output of an interrupted run, which slows down creating files for a while"
        );
    }
    let mut rows = Vec::new();
    for size in sizes {
        println!("\n==> {size} articles");
        rows.push(one(tools, &press, &ours(size), size)?);
        if let Some(hugo) = hugo.as_ref().filter(|_| HUGO.contains(&size)) {
            rows.push(rival(hugo, &theirs(size), size)?);
        }
    }
    print!("\n{}", table::print(&rows));
    // Not before: for minutes after many files were removed, ext4 without a journal makes files slowly, as it passes
    // over the places of those one by one.
    remove(&folders).map(drop)
}

/// A folder for each time that a magazine of this size is built from nothing.
fn folders_of(root: &Path, rival: &str, size: usize) -> Vec<PathBuf> {
    let times = if size <= WHOLE { TIMES } else { 1 };
    (1..=times).map(|time| root.join(format!("{rival}{size}-{time}"))).collect()
}

/// The build in the middle, by the time it took.
fn middle(mut builds: Vec<Build>) -> Build {
    builds.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    let middle = builds.len() / 2;
    builds.into_iter().nth(middle).unwrap_or_default()
}

fn one(tools: &Tools, press: &Press, folders: &[PathBuf], size: usize) -> Result<Row, Failure> {
    let mut builds = Vec::new();
    for folder in folders {
        corpus::write(&folder.join("content"), size, Dialect::Broadsheet)?;
        builds.push(press.build(folder, "cold", true)?);
    }
    let bare = middle(builds);
    let folder = &folders[0];
    let whole = if size <= WHOLE { Some(press.build(folder, "whole", false)?) } else { None };
    let changed = format!("content/articles/{}.md", corpus::slug(size / 2));
    append(&folder.join(changed), "\n## Later\n\nOne more thing about the gateway came up since.\n")?;
    let again = press.build(folder, "again", true)?;
    let whole_again = if size <= WHOLE { Some(press.build(folder, "whole-again", false)?) } else { None };
    let rewritten = folder::changed(&folder.join("cold"), &folder.join("again"))?;
    let (files, bytes) = folder::size(&folder.join("again"))?;
    let article = format!("articles/{}", corpus::slug(0));
    let visits = press::visits(tools, &folder.join("again"), &["", &article, "archive", "search"])?;
    let served = press.shown(folder, "again", || {
        append(&folder.join(format!("content/articles/{}.md", corpus::slug(size / 3))), "\nAnd one more.\n")
    })?;
    Ok(Row {
        name: "Broadsheet",
        size,
        bare,
        whole,
        again: Some(again),
        whole_again,
        served: Some(served),
        rewritten: Some(rewritten),
        files,
        bytes,
        visits,
    })
}

fn rival(hugo: &Hugo, folders: &[PathBuf], size: usize) -> Result<Row, Failure> {
    println!("\n==> Hugo with PaperMod, {size} articles");
    let mut builds = Vec::new();
    for folder in folders {
        hugo.prepare(folder, size)?;
        folder::rest();
        let begun = Instant::now();
        let peak = hugo.measured(folder)?;
        builds.push(Build { seconds: begun.elapsed().as_secs_f64(), peak, ..Build::default() });
    }
    let bare = middle(builds);
    let (files, bytes) = folder::size(&folders[0].join("public"))?;
    Ok(Row { name: "Hugo, PaperMod", size, bare, files, bytes, ..Row::default() })
}

fn append(path: &Path, text: &str) -> Outcome {
    let failed =
        |error: std::io::Error| Failure::new(format!("{}: {error}", path.display()), "make it writable");
    let before = fs::read_to_string(path).map_err(failed)?;
    fs::write(path, before + text).map_err(failed)
}

/// Removes the folders that are there; returns whether there were any.
fn remove(folders: &[PathBuf]) -> Result<bool, Failure> {
    let mut removed = false;
    for folder in folders.iter().filter(|folder| folder.exists()) {
        fs::remove_dir_all(folder)
            .map_err(|error| Failure::new(format!("{}: {error}", folder.display()), "remove it"))?;
        removed = true;
    }
    Ok(removed)
}
