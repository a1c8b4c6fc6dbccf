//! Compiles programs to WebAssembly and optimizes them, as Trunk does.

use super::{folder, index::Program, mode::Mode};
use crate::{
    commands::minify::{self, Kind},
    run::{Failure, Outcome},
    tools::{Need, Tools},
    workspace,
};
use std::{
    fs,
    hash::{DefaultHasher, Hasher},
    path::Path,
};

const TARGET: &str = "wasm32-unknown-unknown";

/// The file that says what the finished files of a program were made from.
const KEY: &str = "key";

/// A finished program: WebAssembly, and the module that loads it.
#[derive(Clone, Debug)]
pub struct Finished {
    /// The name of both files without the extension; the WebAssembly's ends with `_bg`.
    pub name: String,
    /// The module.
    pub module: Vec<u8>,
    /// The WebAssembly.
    pub wasm: Vec<u8>,
}

/// Compiles programs together, so that they share what both use and are linked at the same time.
pub fn compile(tools: &Tools, programs: &[&Program], mode: Mode) -> Outcome {
    let target = format!("--target={TARGET}");
    let packages: Vec<_> = programs.iter().map(|program| package(program)).collect::<Result<_, _>>()?;
    tools.run(
        "cargo",
        |cargo| {
            cargo.args(["build", &target]).args(mode.options());
            for (package, program) in packages.iter().zip(programs) {
                cargo.args(["--package", package, "--bin", &program.name]);
            }
            // Takes precedence over flags from the environment, so that the same sources make the same bytes.
            cargo.env("CARGO_ENCODED_RUSTFLAGS", workspace::wasm_flags().join("\x1f"))
        },
        "fix the error above",
    )
}

/// The name of the program's package.
fn package(program: &Program) -> Result<String, Failure> {
    let manifest = &program.manifest;
    let text = fs::read_to_string(manifest).map_err(|error| folder::failed(manifest, &error))?;
    let name = text.lines().find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    let what = || format!("{} names no package", manifest.display());
    name.map(str::to_owned).ok_or_else(|| Failure::new(what(), "write `name = \"…\"` on a line of its own"))
}

/// Runs wasm-bindgen and, for a release, wasm-opt and esbuild, unless a folder in `cache` has what they would make.
pub fn finish(tools: &Tools, program: &Program, cache: &Path, mode: Mode) -> Result<Finished, Failure> {
    let name = &program.name;
    let wasm = workspace::target().join(TARGET).join(mode.folder()).join(name).with_extension("wasm");
    let key = key(&Tools::versions(Need::App)?, program, &read(&wasm)?);
    let made = cache.join(mode.folder()).join(name);
    if !fs::read_to_string(made.join(KEY)).is_ok_and(|known| known == key) {
        let staging = folder::beside(&made, "new");
        folder::empty(&staging)?;
        let bindings = staging.join("bindings");
        bind(tools, name, &wasm, &bindings)?;
        if program.is_main {
            minify::complete(&bindings.join(format!("{name}.js")))?;
        }
        let (wasm, module) = (format!("{name}_bg.wasm"), format!("{name}.js"));
        let (bound, glue) = (bindings.join(&wasm), bindings.join(&module));
        let (wasm, module) = (staging.join(wasm), staging.join(module));
        match mode {
            Mode::Release => {
                println!("==> optimizing {name}");
                let fix = "see above; the options are in index.html";
                tools.run(
                    "wasm-opt",
                    |opt| opt.arg(&bound).args(&program.optimize).arg("--output").arg(&wasm),
                    fix,
                )?;
                minify::minify(tools.command("esbuild"), Kind::Module, &glue, &module)?;
            }
            Mode::Development => {
                let moved = fs::rename(&bound, &wasm).and_then(|()| fs::rename(&glue, &module));
                moved.map_err(|error| folder::failed(&staging, &error))?;
            }
        }
        fs::write(staging.join(KEY), key).map_err(|error| folder::failed(&staging, &error))?;
        folder::replace(&staging, &made)?;
    }
    let module = read(&made.join(format!("{name}.js")))?;
    let wasm = read(&made.join(format!("{name}_bg.wasm")))?;
    let name = if program.is_main { format!("{name}-{}", hash(&[&module, &wasm])) } else { name.clone() };
    Ok(Finished { name, module, wasm })
}

/// Runs wasm-bindgen into the folder `into`.
fn bind(tools: &Tools, name: &str, wasm: &Path, into: &Path) -> Outcome {
    tools.run(
        "wasm-bindgen",
        |bindgen| {
            bindgen.args(["--target=web", "--no-typescript", "--out-name", name, "--out-dir"]);
            bindgen.arg(into).arg(wasm)
        },
        "see above",
    )?;
    let files = folder::files(into)?;
    let expected = [format!("{name}.js"), format!("{name}_bg.wasm")];
    if files == expected {
        return Ok(());
    }
    Err(Failure::new(
        format!(
            "wasm-bindgen made the files {}, and the bundle has only {}",
            files.join(", "),
            expected.join(", ")
        ),
        "do without the crate that brings its own scripts",
    ))
}

/// Everything that the finished files depend on.
fn key(tools: &str, program: &Program, wasm: &[u8]) -> String {
    let added = if program.is_main { minify::SCRIPTS } else { "" };
    format!("{tools}\n{}\n{}\n", program.optimize.join(" "), hash(&[wasm, added.as_bytes()]))
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| folder::failed(path, &error))
}

/// A hash of contents, in 16 digits.
fn hash(contents: &[&[u8]]) -> String {
    let mut hasher = DefaultHasher::new();
    for content in contents {
        hasher.write(content);
    }
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_have_the_length_that_is_cached_forever() {
        assert_eq!(hash(&[b"a"]).len(), 16);
        assert_ne!(hash(&[b"a"]), hash(&[b"b"]));
    }

    #[test]
    fn other_options_or_other_input_are_optimized_again() {
        let key = |option: &str, wasm: &[u8]| {
            let (name, manifest) = ("app".to_owned(), "Cargo.toml".into());
            key("", &Program { name, manifest, is_main: true, optimize: vec![option.to_owned()] }, wasm)
        };
        assert_eq!(key("-Oz", b"a"), key("-Oz", b"a"));
        assert_ne!(key("-Oz", b"a"), key("-Os", b"a"));
        assert_ne!(key("-Oz", b"a"), key("-Oz", b"b"));
    }
}
