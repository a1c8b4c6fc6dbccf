//! One magazine, built from nothing and again after changes.

use super::{
    super::{folder, peak, program::Program},
    report,
};
use crate::{
    corpus::{self, Dialect},
    run::{Failure, Outcome},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    time::Instant,
};

/// The measurements of a build.
#[derive(Clone, Debug, Default)]
pub struct Build {
    /// The whole time, in seconds.
    pub seconds: f64,
    /// The time of each step that the program reports, in seconds.
    pub steps: Vec<(String, f64)>,
    /// The number of files that were written, if the program reports it.
    pub written: Option<u64>,
    /// Peak memory, in bytes.
    pub peak: u64,
}

/// The measurements of a magazine.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// The build from nothing, and then one after each of [`CHANGES`].
    pub builds: Vec<Build>,
    /// The number of files of the finished site, and their bytes.
    pub files: u64,
    pub bytes: u64,
}

/// A change to a magazine of so many articles.
type Change = fn(magazine: &Path, size: usize) -> Outcome;

/// The changes after which a magazine is built again, with everything before in place.
pub const CHANGES: [(&str, Change); 4] = [
    ("one changed", |magazine, size| {
        let path = magazine.join(format!("articles/{}.md", corpus::slug(size / 2)));
        edit(&path, |text| {
            text.to_owned() + "\n## Later\n\nOne more thing about the gateway came up since.\n"
        })
    }),
    ("one more", |magazine, size| {
        let (slug, text) = corpus::newest(size, Dialect::Broadsheet);
        folder::write(&magazine.join(format!("articles/{slug}.md")), &text)
    }),
    ("a setting", |magazine, _| {
        edit(&magazine.join("site.toml"), |text| {
            text.replace("Articles to measure with.", "Articles to time.")
        })
    }),
    ("a style", |magazine, _| {
        folder::write(&magazine.join("theme/style.css"), ".b-card { border-block-end: 1px dotted }\n")
    }),
];

/// Builds a new magazine of `size` articles for a kind of host, and again after each change.
pub fn measure(program: &Program, place: &Path, size: usize, target: &str) -> Result<Measured, Failure> {
    let magazine = magazine(place);
    corpus::write(&magazine, size, Dialect::Broadsheet)?;
    let mut builds = vec![build(program, place, target, "from nothing")?];
    let (files, bytes) = folder::size(&dist(place))?;
    for (name, change) in CHANGES {
        change(&magazine, size)?;
        builds.push(build(program, place, target, name)?);
    }
    Ok(Measured { builds, files, bytes })
}

/// The folder with the finished site.
pub fn dist(place: &Path) -> PathBuf {
    magazine(place).join("dist")
}

fn magazine(place: &Path) -> PathBuf {
    place.join("magazine")
}

fn build(program: &Program, place: &Path, target: &str, name: &str) -> Result<Build, Failure> {
    folder::rest();
    let mut command = program.command(&place.join("cache"));
    command.arg("build").arg(magazine(place)).args(["--target", target]).stderr(Stdio::piped());
    let begun = Instant::now();
    let ran = peak::run(&mut command, "see its output above")?;
    let seconds = begun.elapsed().as_secs_f64();
    print!("{}", ran.reported);
    println!("{seconds:>9.2} s  {name}");
    let (steps, written) = (report::steps(&ran.reported), report::written(&ran.reported));
    Ok(Build { seconds, steps, written, peak: ran.peak })
}

/// Changes a file, which must make it another.
fn edit(path: &Path, change: impl FnOnce(&str) -> String) -> Outcome {
    let failed = |what: &dyn std::fmt::Display| {
        Failure::new(format!("{}: {what}", path.display()), "correct the benchmark")
    };
    let before = fs::read_to_string(path).map_err(|error| failed(&error))?;
    let after = change(&before);
    if after == before {
        return Err(failed(&"the change changes nothing"));
    }
    folder::write(path, &after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_change_changes_the_magazine() {
        let root = std::env::temp_dir().join(format!("xtask-changes-{}", std::process::id()));
        corpus::write(&root, 10, Dialect::Broadsheet).unwrap();
        let mut sizes = vec![folder::size(&root).unwrap()];
        for (_, change) in CHANGES {
            change(&root, 10).unwrap();
            sizes.push(folder::size(&root).unwrap());
        }
        fs::remove_dir_all(&root).unwrap();
        assert!(sizes.is_sorted_by(|before, after| before != after), "{sizes:?}");
        assert_eq!(
            sizes.last().unwrap().0,
            13,
            "an article and a style sheet more than articles and settings"
        );
    }
}
