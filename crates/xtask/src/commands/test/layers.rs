//! Checks the order of modules, which keeps crates readable from top to bottom: a module imports only modules listed
//! above it in `lib.rs`, and sibling modules have no import cycles. A crate depends only on crates below it.

mod cycle;
mod imports;

use crate::run::{Failure, Outcome};
use imports::imports;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

const FIX: &str = "move the shared code into a module above both, or reorder the list in `lib.rs`";

/// The crates by layer, the lowest first, as ARCHITECTURE.md lists them. The app is in the root package.
const LAYERS: [&str; 13] = [
    "contract", "i18n", "bundle", "search", "content", "fonts", "images", "markup", "popular", "site", "app",
    "publish", "cli",
];

/// A module's path from the crate root.
type Module = Vec<String>;

/// Checks all library crates.
pub fn check() -> Outcome {
    let unreadable = |error: io::Error| Failure::new(format!("cannot read the sources: {error}"), FIX);
    let mut found = Vec::new();
    for root in roots().map_err(unreadable)? {
        let sources = sources(&root).map_err(unreadable)?;
        let library = fs::read_to_string(root.join("lib.rs")).map_err(unreadable)?;
        let shown = root.display();
        found.extend(
            violations(&declared(&library), &sources).into_iter().map(|text| format!("{shown}: {text}")),
        );
    }
    for (place, layer) in LAYERS.iter().enumerate() {
        let manifest =
            if *layer == "app" { "Cargo.toml".to_owned() } else { format!("crates/{layer}/Cargo.toml") };
        let manifest = fs::read_to_string(&manifest).map_err(unreadable)?;
        let above = dependencies(&manifest).filter(|name| !LAYERS[..place].contains(name));
        found.extend(
            above.map(|name| format!("the crate `{layer}` depends on `{name}`, which is not below it")),
        );
    }
    match found.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(found.join("\n"), FIX)),
    }
}

/// The crates of the workspace that a manifest names in its dependencies.
fn dependencies(manifest: &str) -> impl Iterator<Item = &str> {
    manifest.lines().filter_map(|line| line.split_once("package = \"broadsheet-")?.1.split('"').next())
}

/// The source folders of all library crates.
fn roots() -> io::Result<Vec<PathBuf>> {
    let mut roots = vec![PathBuf::from("src")];
    for entry in fs::read_dir("crates")? {
        let source = entry?.path().join("src");
        if source.join("lib.rs").is_file() {
            roots.push(source);
        }
    }
    roots.sort();
    Ok(roots)
}

/// The source text of each module below a folder.
fn sources(root: &Path) -> io::Result<BTreeMap<Module, String>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![(root.to_owned(), Module::new())];
    while let Some((folder, above)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let module: Module = above.iter().cloned().chain([name.clone()]).collect();
            if path.is_dir() {
                folders.push((path, module));
            } else if path.extension().is_some_and(|end| end == "rs")
                && !matches!(name.as_str(), "lib" | "main" | "tests")
            {
                found.insert(module, code(&fs::read_to_string(&path)?));
            }
        }
    }
    // Tests may import anything.
    found.retain(|module, _| !module.iter().any(|name| name == "tests"));
    Ok(found)
}

/// Removes comments, and the test module at the end.
fn code(source: &str) -> String {
    let source = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The modules that a `lib.rs` declares, in order.
fn declared(library: &str) -> Vec<String> {
    let module = |line: &str| {
        let line = line.trim().strip_prefix("pub ").unwrap_or(line.trim());
        Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_owned())
    };
    library.lines().filter_map(module).collect()
}

/// Describes imports from modules further down, and import cycles.
fn violations(order: &[String], sources: &BTreeMap<Module, String>) -> Vec<String> {
    let mut found = BTreeSet::new();
    let mut siblings: BTreeMap<Module, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (module, text) in sources {
        for target in imports(module, text) {
            let Some(target) = longest_prefix(&target, sources) else { continue };
            let shared = module.iter().zip(&target).take_while(|(own, other)| own == other).count();
            let (Some(own), Some(other)) = (module.get(shared), target.get(shared)) else { continue };
            let place = |name: &String| order.iter().position(|listed| listed == name);
            if shared == 0 && place(other) >= place(own) {
                found.insert(format!(
                    "`{own}` imports `{other}`, which lib.rs lists below it ({})",
                    module.join("::")
                ));
            }
            let parent = module[..shared].to_vec();
            siblings.entry(parent).or_default().entry(own.clone()).or_default().insert(other.clone());
        }
    }
    for (parent, edges) in &siblings {
        if let Some(cycle) = cycle::find(edges) {
            let within =
                if parent.is_empty() { String::new() } else { format!(" in `{}`", parent.join("::")) };
            found.insert(format!("import cycle{within}: {}", cycle.join(" → ")));
        }
    }
    found.into_iter().collect()
}

/// The module in which a path begins.
fn longest_prefix(path: &[String], sources: &BTreeMap<Module, String>) -> Option<Module> {
    (1..=path.len()).rev().map(|end| path[..end].to_vec()).find(|module| sources.contains_key(module))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(path: &str) -> Module {
        path.split("::").map(str::to_owned).collect()
    }

    fn check_order(order: &[&str], sources: &[(&str, &str)]) -> Vec<String> {
        let order: Vec<String> = order.iter().map(|name| (*name).to_owned()).collect();
        violations(&order, &sources.iter().map(|(path, text)| (module(path), code(text))).collect())
    }

    #[test]
    fn dependencies_are_read_from_a_manifest() {
        let manifest =
            "[dependencies]\nserde = \"1\"\ni18n = { package = \"broadsheet-i18n\", path = \"../i18n\" }\n";
        assert_eq!(dependencies(manifest).collect::<Vec<_>>(), ["i18n"]);
    }

    #[test]
    fn module_may_import_only_modules_above() {
        assert!(check_order(&["a", "b"], &[("a", ""), ("b", "use crate::a::X;")]).is_empty());
        let found = check_order(&["a", "b"], &[("a", "use crate::b::X;"), ("b", "")]);
        assert!(found[0].contains("`a` imports `b`"), "{found:?}");
    }

    #[test]
    fn cycle_of_siblings_is_found() {
        let sources = [
            ("p::a", "use super::b::X;"),
            ("p::b", "use super::c;"),
            ("p::c", "use crate::p::a::Y;"),
            ("p", ""),
        ];
        let found = check_order(&["p"], &sources);
        assert!(found[0].contains("import cycle in `p`: a → b → c → a"), "{found:?}");
    }

    #[test]
    fn comments_tests_and_parents_are_ignored() {
        let sources = [
            ("a", "// crate::b\nuse crate::a::c;\n#[cfg(test)]\nmod tests {\n    use crate::b::X;\n}"),
            ("a::c", "use super::Y; use crate::a::Z;"),
            ("b", ""),
        ];
        assert!(check_order(&["a", "b"], &sources).is_empty());
    }
}
