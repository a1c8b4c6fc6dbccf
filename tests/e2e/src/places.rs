//! Paths of the built magazine and of tools: from environment variables, or else their default locations.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The built magazine: `BROADSHEET_DIST`, or else the output of `cargo xtask test release`.
pub fn dist() -> PathBuf {
    path_from("BROADSHEET_DIST", || target().join("e2e/dist"))
}

/// The magazine built to be served below [`BELOW`]: `BROADSHEET_BELOW`, or else its default location.
pub fn below() -> PathBuf {
    path_from("BROADSHEET_BELOW", || target().join("e2e/below"))
}

/// The path below which that build is served.
pub const BELOW: &str = "/magazines/broadsheet/";

/// The repository, with the demo in `content/`.
pub fn repository() -> PathBuf {
    root()
}

/// The cache of builds by the program, which the built magazine shares.
pub fn build_cache() -> PathBuf {
    target().join("e2e/cache")
}

/// The program `broadsheet`: `BROADSHEET_PROGRAM`, or else where `cargo xtask test program` builds it.
pub fn program() -> PathBuf {
    path_from("BROADSHEET_PROGRAM", || target().join("tools/broadsheet"))
}

/// The app that it serves: `BROADSHEET_BUNDLE`, or else the output of `cargo xtask bundle`.
pub fn bundle() -> PathBuf {
    path_from("BROADSHEET_BUNDLE", || target().join("bundle"))
}

/// Tools and schemas that xtask installs from npm and that are used by path.
#[derive(Clone, Copy, Debug)]
pub enum Tool {
    /// axe-core, a script to run in a page.
    Axe,
    /// The reading view of Firefox, a script.
    Readability,
    /// The Nu Html Checker, which includes a RELAX NG validator.
    Vnu,
    /// The TypeScript compiler.
    TypeScript,
    /// The schema.org vocabulary as TypeScript types.
    SchemaOrg,
    /// The web manifest as a TypeScript type.
    WebManifest,
    /// Extracts structured data from a page.
    Extractor,
    /// Checks structured data against the requirements of search engines.
    StructuredData,
    /// The XML Schema of sitemaps.
    Sitemap,
    /// The JSON Schema of JSON Feed 1.1.
    JsonFeed,
}

/// The path of a tool: from its environment variable, or else where xtask installs it.
pub fn tool(tool: Tool) -> PathBuf {
    let (variable, package, file) = match tool {
        Tool::Axe => ("BROADSHEET_AXE", "axe-core", "axe.min.js"),
        Tool::Readability => ("BROADSHEET_READABILITY", "@mozilla/readability", "Readability.js"),
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

/// The path of a script that runs a validator.
pub fn validator(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("validators").join(name)
}

/// The path of a schema that is not available as a package.
pub fn schema(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name)
}

/// Java: `JAVA`, or else on PATH.
pub fn java() -> PathBuf {
    path_from("JAVA", || "java".into())
}

/// The XML Schema validator: `XMLLINT`, or else on PATH.
pub fn xmllint() -> PathBuf {
    path_from("XMLLINT", || "xmllint".into())
}

/// Chromium's driver: `CHROMEDRIVER`, or else `chromedriver` on PATH.
pub fn chromedriver() -> PathBuf {
    path_from("CHROMEDRIVER", || "chromedriver".into())
}

/// Firefox's driver: `GECKODRIVER`, or else the one installed by xtask.
pub fn geckodriver() -> PathBuf {
    path_from("GECKODRIVER", || newest_tool("geckodriver-", "bin/geckodriver"))
}

/// WebKit's driver: `WEBKIT_DRIVER`, or else `WebKitWebDriver` on PATH.
pub fn webkit_driver() -> Option<PathBuf> {
    env::var_os("WEBKIT_DRIVER").map(PathBuf::from).or_else(|| on_path("WebKitWebDriver"))
}

/// The X server for WebKit's browser, which cannot run without one: `XVFB`, or else `Xvfb` on PATH.
pub fn xvfb() -> Option<PathBuf> {
    env::var_os("XVFB").map(PathBuf::from).or_else(|| on_path("Xvfb"))
}

/// Chromium: `CHROMIUM` or Debian's; if `None`, the driver searches for it.
pub fn chromium() -> Option<PathBuf> {
    env::var_os("CHROMIUM").map(PathBuf::from).or_else(|| existing("/usr/bin/chromium"))
}

/// Firefox: `FIREFOX` or Debian's; if `None`, the driver searches for it.
pub fn firefox() -> Option<PathBuf> {
    env::var_os("FIREFOX").map(PathBuf::from).or_else(|| existing("/usr/bin/firefox-esr"))
}

/// nginx: `NGINX`, or else Debian's.
pub fn nginx() -> PathBuf {
    path_from("NGINX", || "/usr/sbin/nginx".into())
}

/// Caddy: `CADDY`, or else on PATH.
pub fn caddy() -> PathBuf {
    path_from("CADDY", || "caddy".into())
}

/// The text of a file in `hosts/`.
pub fn hosts(name: &str) -> String {
    let path = root().join("hosts").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The folder for screenshots of failed tests.
pub fn failures() -> PathBuf {
    target().join("e2e/failures")
}

/// A folder in `fixtures`.
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

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn existing(path: &str) -> Option<PathBuf> {
    Some(PathBuf::from(path)).filter(|path| path.exists())
}

/// The newest `<prefix><version>` in the tool cache. If there is none, the prefix itself, so that the resulting error
/// names it.
fn newest_tool(prefix: &str, inside: &str) -> PathBuf {
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
        .unwrap_or_default()
        .join("broadsheet/tools");
    // A scoped package is in the folder of its scope.
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
