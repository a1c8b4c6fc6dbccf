//! Runs press as Trunk does, and measures its time and memory.

use super::{
    folder,
    peak::{self, Ran},
};
use crate::{
    run::{Failure, Outcome, run},
    tools::Tools,
    workspace,
};
use std::{
    fs,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

/// The press program, and the app as Trunk builds it, before prerendering.
pub struct Press {
    program: PathBuf,
    app: PathBuf,
}

/// The measurements of a build.
#[derive(Debug, Default)]
pub struct Build {
    /// From Markdown to prerendered pages in seconds, without share pictures and compression.
    pub seconds: f64,
    /// The parts of that: `press content` and `press pages`.
    pub parts: (f64, f64),
    /// The time for share pictures, in seconds.
    pub pictures: f64,
    /// The time for compression, in seconds.
    pub compression: f64,
    /// Peak memory, in bytes.
    pub peak: u64,
}

const FIX: &str = "see the output of press above";

impl Press {
    /// Builds press, and the app without Trunk's hooks.
    pub fn prepare(tools: &Tools, root: &Path) -> Result<Self, Failure> {
        println!("==> press");
        run(
            Command::new("cargo").args([
                "build",
                "--quiet",
                "--profile",
                "tools",
                "--package",
                "broadsheet-cli",
            ]),
            "see Cargo's output above",
        )?;
        println!("==> the app, which is the same for every magazine");
        let (config, app) = (root.join("Trunk.toml"), root.join("app"));
        let page = workspace::absolute("index.html".into());
        let failed =
            |error: io::Error| Failure::new(format!("{}: {error}", root.display()), "make it writable");
        fs::create_dir_all(root).map_err(failed)?;
        let text = fs::read_to_string("Trunk.toml").map_err(failed)?;
        fs::write(&config, without_hooks(&text)).map_err(failed)?;
        tools.run(
            "trunk",
            |trunk| {
                trunk.args(["build", "--release", "--config"]).arg(&config).arg("--dist").arg(&app).arg(&page)
            },
            super::site::FIX,
        )?;
        Ok(Self { program: workspace::target().join("tools/broadsheet"), app })
    }

    /// Builds the magazine in `folder` into its subfolder `name`.
    pub fn build(&self, folder: &Path, name: &str, bare: bool) -> Result<Build, Failure> {
        let staging = folder.join(name);
        folder::copy(&self.app, &staging)?;
        folder::rest();
        let begun = Instant::now();
        let content = peak::run(self.press(folder).args(["trunk", "content", "--content", "content"]), FIX)?;
        let after_content = begun.elapsed().as_secs_f64();
        let mut pages = self.press(folder);
        pages.args(["trunk", "pages"]).args(bare.then_some("--bare")).env("TRUNK_STAGING_DIR", &staging);
        let Ran { printed, peak } = peak::run(&mut pages, FIX)?;
        let all = begun.elapsed().as_secs_f64();
        print!("{}{printed}", content.printed);
        let took = |label: &str| {
            printed.lines().find(|line| line.contains(label)).and_then(seconds).unwrap_or_default()
        };
        let (pictures, compression) = (took("share pictures"), took("compressed"));
        let seconds = all - pictures - compression;
        let parts = (after_content, seconds - after_content);
        Ok(Build { seconds, parts, pictures, compression, peak: peak.max(content.peak) })
    }

    /// The seconds from a `change` of an article until the results are in the served folder.
    pub fn shown(
        &self,
        folder: &Path,
        served: &str,
        change: impl FnOnce() -> Outcome,
    ) -> Result<f64, Failure> {
        // `press watch` only updates folders that contain this file, which a release does not.
        let seen = folder.join(served).join("changed.txt");
        fs::write(&seen, "").map_err(|error| Failure::new(format!("{}: {error}", seen.display()), FIX))?;
        let mut watch = self.press(folder);
        watch
            .args(["trunk", "watch", "--content", "content", "--dist", served])
            .env("TRUNK_PROFILE", "debug");
        let failed = |error: io::Error| Failure::new(format!("`press watch`: {error}"), FIX);
        let mut watch = watch.stdout(Stdio::piped()).spawn().map_err(failed)?;
        let mut lines = watch.stdout.take().into_iter().flat_map(|printed| BufReader::new(printed).lines());
        let mut line = || lines.next().unwrap_or(Err(io::ErrorKind::UnexpectedEof.into())).map_err(failed);
        let measure = || {
            // It prints one line for the initial build, and one for each change.
            line()?;
            let begun = Instant::now();
            change()?;
            line()?;
            Ok(begun.elapsed().as_secs_f64())
        };
        let measured = measure();
        // It never exits by itself; if it failed, that has already been reported.
        let _ = watch.kill();
        let _ = watch.wait();
        measured
    }

    fn press(&self, folder: &Path) -> Command {
        let mut press = Command::new(&self.program);
        press.current_dir(folder).env("TRUNK_PROFILE", "release").env("TRUNK_PUBLIC_URL", "/");
        press.env_remove("SOURCE_DATE_EPOCH");
        press
    }
}

/// Trunk's settings without the hooks and the watched paths, which concern the content.
fn without_hooks(text: &str) -> String {
    let settings = text.split("[[hooks]]").next().unwrap_or_default();
    let settings = settings.split("[watch]").next().unwrap_or_default();
    settings
        .lines()
        .filter(|line| !line.starts_with("target") && !line.starts_with("dist"))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// The seconds at the end of an output line of press: `… in 1.23 s`.
fn seconds(line: &str) -> Option<f64> {
    line.strip_suffix(" s")?.rsplit(' ').next()?.parse().ok()
}

/// The requests, and bytes in brotli, of a first visit to each path.
pub fn visits(tools: &Tools, dist: &Path, paths: &[&str]) -> Result<Vec<(String, u64, u64)>, Failure> {
    let mut node = tools.command("node");
    let ran = peak::run(node.arg("bench/first-visit.mjs").arg(dist).args(paths), "see Node's output above")?;
    let visit = |line: &str| {
        let mut fields = line.split('\t');
        Some((fields.next()?.to_owned(), fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    Ok(ran.printed.lines().filter_map(visit).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_read_from_the_output_of_press() {
        assert_eq!(seconds("1001 share pictures drawn (3 new) in 12.34 s"), Some(12.34));
        assert_eq!(seconds("note: no feeds"), None);
    }

    #[test]
    fn hooks_are_removed() {
        let text = "[build]\ntarget = \"index.html\"\nno_sri = true\n\n[watch]\nwatch = []\n\n[[hooks]]\nstage = \"x\"\n";
        assert_eq!(without_hooks(text), "[build]\nno_sri = true\n\n");
    }
}
