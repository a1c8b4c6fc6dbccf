//! Runs third-party validators. Each function checks all its inputs at once and returns the complaints.

use crate::places::{self, Tool};
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Validates the HTML files below a folder with the Nu Html Checker of the W3C.
pub fn html(folder: &Path) -> String {
    let copy = tempfile::tempdir().expect("a folder for what is judged");
    copy_known(folder, copy.path());
    let mut java = Command::new(places::java());
    java.arg("-jar").arg(places::tool(Tool::Vnu)).args(["--stdout", "--exit-zero-always", "--skip-non-html"]);
    // Filter complaints about CSP hashes and origins, which browsers check in every test, about the heading of the
    // footnote list, which only screen readers see, and about new CSS features.
    java.args([
        "--filterpattern",
        ".*(violates Content Security Policy|Section lacks heading|(-timeline|timeline-scope|animation-range|paint-order|position-[a-z-]+)” \
         doesn't exist).*",
    ]);
    said(java.arg(copy.path()), "")
}

/// Copies the pages below a folder, replacing the one selector that the checker cannot parse, for which it would only
/// report “Parse Error”.
fn copy_known(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder for the copies");
    for entry in from.read_dir().expect("a folder of pages").filter_map(Result::ok) {
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_known(&path, &copy);
        } else if path.extension().is_some_and(|end| end == "html") {
            let page = std::fs::read_to_string(&path).expect("a page");
            std::fs::write(copy, page.replace("::highlight(listen)", "::selection")).expect("a copy");
        }
    }
}

/// Validates XML files with a RELAX NG schema.
pub fn relax_ng(schema: &Path, files: &[PathBuf]) -> String {
    let mut java = Command::new(places::java());
    java.arg("-cp")
        .arg(places::tool(Tool::Vnu))
        .arg("nu.validator.vendor.thaiopensource.relaxng.util.Driver");
    said(java.arg("-c").arg(schema).args(files), "")
}

/// Validates XML files with an XML Schema.
pub fn xml_schema(schema: &Path, files: &[PathBuf]) -> String {
    let mut xmllint = Command::new(places::xmllint());
    let said = said(xmllint.args(["--noout", "--nonet", "--schema"]).arg(schema).args(files), "");
    said.lines().filter(|line| !line.ends_with(" validates")).map(|line| format!("{line}\n")).collect()
}

/// Type-checks a TypeScript module.
pub fn typescript(module: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder for the module");
    let file = folder.path().join("module.ts");
    std::fs::write(&file, module).expect("writing the module");
    let mut node = Command::new("node");
    node.arg(places::tool(Tool::TypeScript)).args([
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "--ignoreConfig",
    ]);
    said(node.current_dir(folder.path()).arg(file), "")
}

/// Validates the structured data in HTML files against the rules of search engines.
pub fn structured_data(files: &[PathBuf]) -> String {
    let mut node = Command::new("node");
    node.arg(places::validator("structured-data.mjs"));
    node.arg(places::tool(Tool::Extractor)).arg(places::tool(Tool::StructuredData));
    let list: String = files.iter().map(|file| format!("{}\n", file.display())).collect();
    said(&mut node, &list)
}

/// The output of a program that receives `input`.
fn said(command: &mut Command, input: &str) -> String {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut process = piped
        .unwrap_or_else(|error| panic!("{command:?}: {error}. `cargo xtask test` fetches what is missing."));
    if let Some(mut stdin) = process.stdin.take() {
        // If the program has already exited, its output tells why.
        let _ = stdin.write_all(input.as_bytes());
    }
    let output = process.wait_with_output().expect("the output of a program that was started");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).trim().to_owned();
    if said.is_empty() && !output.status.success() {
        return format!("{command:?} ended with {}", output.status);
    }
    said
}
