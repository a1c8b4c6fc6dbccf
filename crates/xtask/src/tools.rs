//! The tools and their versions, and where each comes from. They are kept outside the checkout, so that every
//! clone on a machine shares them.

use crate::{
    apt,
    run::{Failure, Outcome, output, run},
};
use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What a tool is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Building and serving.
    Build,
    /// Testing, on top of that.
    Test,
}

/// Where a tool comes from when it is missing.
#[derive(Clone, Copy, Debug)]
enum Origin {
    /// `cargo install`, with the tool's own lock file or without, which takes about this many minutes.
    Cargo { locked: bool, minutes: u8 },
    /// `npm install`; the file that must be there afterwards.
    Npm { file: &'static str },
}

#[derive(Clone, Copy, Debug)]
struct Tool {
    /// The name of the package.
    package: &'static str,
    /// The program, and what `--version` must contain.
    program: &'static str,
    version: &'static str,
    need: Need,
    origin: Origin,
}

/// The version of wasm-bindgen is also in Trunk.toml, and must be the one in Cargo.lock.
const TOOLS: [Tool; 5] = [
    Tool {
        package: "trunk",
        program: "trunk",
        version: "0.21.14",
        need: Need::Build,
        origin: Origin::Cargo { locked: true, minutes: 7 },
    },
    Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: "0.2.130",
        need: Need::Build,
        origin: Origin::Cargo { locked: false, minutes: 2 },
    },
    Tool {
        package: "binaryen",
        program: "wasm-opt",
        version: "132.0.0",
        need: Need::Build,
        origin: Origin::Npm { file: "binaryen/bin/wasm-opt" },
    },
    Tool {
        package: "geckodriver",
        program: "geckodriver",
        version: "0.37.1",
        need: Need::Test,
        origin: Origin::Cargo { locked: false, minutes: 3 },
    },
    Tool {
        package: "axe-core",
        program: "axe-core",
        version: "4.14.1",
        need: Need::Test,
        origin: Origin::Npm { file: "axe-core/axe.min.js" },
    },
];

/// The tools, at hand.
#[derive(Debug)]
pub struct Tools {
    path: OsString,
}

impl Tools {
    /// Fetches what is missing of what is needed.
    pub fn fetch(needs: &[Need]) -> Result<Self, Failure> {
        target()?;
        if needs.contains(&Need::Test) {
            components()?;
            apt::fetch()?;
        }
        let mut folders = Vec::new();
        for tool in TOOLS.iter().filter(|tool| needs.contains(&tool.need)) {
            folders.extend(tool.fetch()?);
        }
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let path = env::join_paths(folders)
            .map_err(|error| Failure::new(error.to_string(), "rename the folder of PATH that it names"))?;
        Ok(Self { path })
    }

    /// Runs a program with the tools on its PATH.
    pub fn run(&self, program: &str, with: impl FnOnce(&mut Command) -> &mut Command, cure: &str) -> Outcome {
        let mut command = self.command(program);
        run(with(&mut command), cure)
    }

    /// A program with the tools on its PATH.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        // Trunk reads NO_COLOR as a boolean and stops at the customary 1.
        command.env("PATH", &self.path).env_remove("NO_COLOR");
        command
    }

    /// Where axe-core's script is.
    pub fn axe() -> PathBuf {
        TOOLS
            .iter()
            .find(|tool| tool.program == "axe-core")
            .map_or_else(PathBuf::new, |axe| axe.folder().join("node_modules/axe-core/axe.min.js"))
    }
}

impl Tool {
    /// Makes sure that the tool is there. Returns the folder that PATH must have for it, if it must.
    fn fetch(&self) -> Result<Option<PathBuf>, Failure> {
        let folder = self.folder();
        let (bin, there) = match self.origin {
            Origin::Cargo { .. } => (folder.join("bin"), folder.join("bin").join(self.program)),
            Origin::Npm { file } => {
                (folder.join("node_modules/.bin"), folder.join("node_modules").join(file))
            }
        };
        if there.exists() {
            return Ok(Some(bin));
        }
        let short = self.version.trim_end_matches(".0.0");
        if output(self.program, &["--version"]).is_some_and(|printed| printed.contains(short)) {
            return Ok(None);
        }
        fs::create_dir_all(&folder).map_err(|error| {
            Failure::new(format!("{}: {error}", folder.display()), "set BROADSHEET_CACHE")
        })?;
        self.install(&folder)?;
        Ok(Some(bin))
    }

    fn install(&self, folder: &Path) -> Outcome {
        let Self { package, version, .. } = *self;
        match self.origin {
            Origin::Cargo { locked, minutes } => {
                println!(
                    "==> fetching {package} {version}: prebuilt where possible, else compiled (about {minutes} min)"
                );
                let root = folder.as_os_str();
                // cargo-binstall brings what the tool's authors have built, where it is installed and reaches it.
                let mut prebuilt = Command::new("cargo");
                prebuilt.args([
                    "binstall",
                    "--no-confirm",
                    "--disable-strategies",
                    "compile",
                    "--version",
                    version,
                ]);
                prebuilt.arg("--root").arg(root).arg(package);
                if output("cargo-binstall", &["-V"]).is_some() && run(&mut prebuilt, "").is_ok() {
                    return Ok(());
                }
                let mut command = Command::new("cargo");
                command.args(["install", package, "--version", version]).arg("--root").arg(root);
                run(
                    command.args(locked.then_some("--locked")),
                    "check the connection to the package registry, then run the same command again",
                )
            }
            Origin::Npm { .. } => {
                println!("==> fetching {package} {version}");
                let mut command = Command::new("npm");
                command.args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"]).arg(folder);
                run(
                    command.arg(format!("{package}@{version}")),
                    "install Node.js with npm, and check the connection to its registry",
                )
            }
        }
    }

    fn folder(&self) -> PathBuf {
        cache().join("tools").join(format!("{}-{}", self.program_folder(), self.version))
    }

    fn program_folder(&self) -> &'static str {
        match self.origin {
            Origin::Cargo { .. } => self.program,
            Origin::Npm { .. } => self.package,
        }
    }
}

fn cache() -> PathBuf {
    let below =
        |variable: &str, rest: &str| env::var_os(variable).map(|folder| PathBuf::from(folder).join(rest));
    below("BROADSHEET_CACHE", "")
        .or_else(|| below("XDG_CACHE_HOME", "broadsheet"))
        .or_else(|| below("HOME", ".cache/broadsheet"))
        .unwrap_or_else(|| PathBuf::from("target/tools-cache"))
}

fn target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let installed = output("rustup", &["target", "list", "--installed"]);
    if installed.is_some_and(|list| list.lines().all(|line| line != TARGET)) {
        println!("==> fetching the Rust target {TARGET}");
        run(Command::new("rustup").args(["target", "add", TARGET]), "check the connection, then try again")?;
    }
    Ok(())
}

fn components() -> Outcome {
    let installed = output("rustup", &["component", "list", "--installed"]).unwrap_or_default();
    for component in ["rustfmt", "clippy"] {
        if !installed.is_empty() && !installed.contains(component) {
            println!("==> fetching {component}");
            run(
                Command::new("rustup").args(["component", "add", component]),
                "check the connection, then try again",
            )?;
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(file: &str) -> String {
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file)).unwrap()
    }

    fn version(program: &str) -> &'static str {
        TOOLS.iter().find(|tool| tool.program == program).unwrap().version
    }

    #[test]
    fn trunk_and_the_lock_file_name_the_same_wasm_bindgen() {
        let wanted = version("wasm-bindgen");
        assert!(
            read("Trunk.toml").contains(&format!("wasm_bindgen = \"{wanted}\"")),
            "Trunk.toml names another"
        );
        let locked = format!("name = \"wasm-bindgen\"\nversion = \"{wanted}\"");
        assert!(read("Cargo.lock").contains(&locked), "Cargo.lock has another: cargo update -p wasm-bindgen");
    }

    #[test]
    fn trunk_names_the_same_wasm_opt() {
        let wanted = version("wasm-opt").trim_end_matches(".0.0").to_owned();
        assert!(
            read("Trunk.toml").contains(&format!("wasm_opt = \"version_{wanted}\"")),
            "Trunk.toml names another"
        );
    }
}
