//! Where the built magazine and the tools are: from the environment, else where they usually lie.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The built magazine: `BROADSHEET_DIST`, else what `cargo xtask test release` built.
pub fn dist() -> PathBuf {
    path_from("BROADSHEET_DIST", || target().join("e2e/dist"))
}

/// The same, built to stand below [`BELOW`]: `BROADSHEET_BELOW`, else beside it.
pub fn below() -> PathBuf {
    path_from("BROADSHEET_BELOW", || target().join("e2e/below"))
}

/// The path under which it stands.
pub const BELOW: &str = "/magazines/broadsheet/";

/// What xtask fetches from npm and hands to a program by its path.
#[derive(Clone, Copy, Debug)]
pub enum Tool {
    /// axe-core, as a script for a page.
    Axe,
    /// The Nu Html Checker, which brings a checker of RELAX NG.
    Vnu,
    /// TypeScript's compiler.
    TypeScript,
    /// The vocabulary of schema.org as types.
    SchemaOrg,
    /// The web manifest as a type.
    WebManifest,
    /// Finds structured data in a page.
    Extractor,
    /// Knows what search engines want of structured data.
    StructuredData,
    /// The XML Schema of sitemaps.
    Sitemap,
    /// The JSON Schema of JSON Feed 1.1.
    JsonFeed,
}

/// Where such a tool is: its variable says so, else it is looked for where xtask puts it.
pub fn tool(tool: Tool) -> PathBuf {
    let (variable, package, file) = match tool {
        Tool::Axe => ("BROADSHEET_AXE", "axe-core", "axe.min.js"),
        Tool::Vnu => ("BROADSHEET_VNU", "vnu-jar", "build/dist/vnu.jar"),
        Tool::TypeScript => ("BROADSHEET_TSC", "typescript", "bin/tsc"),
        Tool::SchemaOrg => ("BROADSHEET_SCHEMA_ORG", "schema-dts", "dist/schema.d.ts"),
        Tool::WebManifest => ("BROADSHEET_WEB_MANIFEST", "@schemastore/web-manifest", "index.d.ts"),
        Tool::Extractor => ("BROADSHEET_EXTRACTOR", "@marbec/web-auto-extractor", "dist/index.js"),
        Tool::StructuredData => {
            ("BROADSHEET_STRUCTURED_DATA", "@adobe/structured-data-validator", "src/index.js")
        }
        Tool::Sitemap => ("BROADSHEET_SITEMAP", "sitemap", "schema/sitemap.xsd"),
        Tool::JsonFeed => ("BROADSHEET_JSON_FEED", "jsonfeed-schema", "schema-v1.1.json"),
    };
    path_from(variable, || newest_tool(&format!("{package}-"), &format!("node_modules/{package}/{file}")))
}

/// A script that runs a validator.
pub fn validator(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("validators").join(name)
}

/// A schema that no package brings.
pub fn schema(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name)
}

/// Java: `JAVA`, else on the path.
pub fn java() -> PathBuf {
    path_from("JAVA", || "java".into())
}

/// The checker of XML Schemas: `XMLLINT`, else on the path.
pub fn xmllint() -> PathBuf {
    path_from("XMLLINT", || "xmllint".into())
}

/// The driver of Chromium: `CHROMEDRIVER`, else `chromedriver` on the path.
pub fn chromedriver() -> PathBuf {
    path_from("CHROMEDRIVER", || "chromedriver".into())
}

/// The driver of Firefox: `GECKODRIVER`, else from the tools that xtask fetches.
pub fn geckodriver() -> PathBuf {
    path_from("GECKODRIVER", || newest_tool("geckodriver-", "bin/geckodriver"))
}

/// Chromium, if `CHROMIUM` says where; else its driver finds it.
pub fn chromium() -> Option<PathBuf> {
    env::var_os("CHROMIUM").map(PathBuf::from).or_else(|| existing("/usr/bin/chromium"))
}

/// Firefox, if `FIREFOX` says where; else its driver finds it.
pub fn firefox() -> Option<PathBuf> {
    env::var_os("FIREFOX").map(PathBuf::from).or_else(|| existing("/usr/bin/firefox-esr"))
}

/// nginx: `NGINX`, else where Debian has it.
pub fn nginx() -> PathBuf {
    path_from("NGINX", || "/usr/sbin/nginx".into())
}

/// Caddy: `CADDY`, else on the path.
pub fn caddy() -> PathBuf {
    path_from("CADDY", || "caddy".into())
}

/// A file of `hosts/`, as text.
pub fn hosts(name: &str) -> String {
    let path = root().join("hosts").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Where a failed test leaves its picture.
pub fn failures() -> PathBuf {
    target().join("e2e/failures")
}

/// A folder of `fixtures`.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn target() -> PathBuf {
    path_from("CARGO_TARGET_DIR", || root().join("target"))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_owned()
}

fn path_from(variable: &str, default: impl FnOnce() -> PathBuf) -> PathBuf {
    env::var_os(variable).map_or_else(default, PathBuf::from)
}

fn existing(path: &str) -> Option<PathBuf> {
    Some(PathBuf::from(path)).filter(|path| path.exists())
}

/// The newest `<prefix><version>` in the cache of fetched tools; its bare name where there is none, which the
/// error then tells.
fn newest_tool(prefix: &str, inside: &str) -> PathBuf {
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
        .unwrap_or_default()
        .join("broadsheet/tools");
    // A package of an organisation lies in the folder of that one.
    let (cache, prefix) = match prefix.split_once('/') {
        Some((organisation, package)) => (cache.join(organisation), package),
        None => (cache, prefix),
    };
    let mut found: Vec<PathBuf> = cache
        .read_dir()
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(prefix)))
        .map(|path| path.join(inside))
        .filter(|path| path.exists())
        .collect();
    found.sort();
    found.pop().unwrap_or_else(|| PathBuf::from(prefix.trim_end_matches('-')))
}
