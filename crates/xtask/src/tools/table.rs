//! All tools, with their versions.

use super::{Need, version::Version};

/// A tool installed in the cache.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    /// The package that contains it.
    pub package: &'static str,
    /// The name of the program, and of its folder in the cache.
    pub program: &'static str,
    /// The required version.
    pub version: Version,
    /// What it is needed for.
    pub need: Need,
    /// Its source.
    pub origin: Origin,
}

/// The source of a tool.
#[derive(Clone, Copy, Debug)]
pub enum Origin {
    /// The authors' prebuilt archive if available, otherwise compiled from crates.io.
    Cargo {
        /// The URL of the archive, with the placeholders `{version}`, `{triple}` and `{platform}`.
        archive: &'static str,
        /// Whether to compile with the package's own lock file.
        locked: bool,
        /// The compile time on two cores.
        minutes: u8,
    },
    /// The npm registry.
    Npm {
        /// A file, relative to `node_modules`, that exists once the package is installed.
        file: &'static str,
        /// The environment variable that passes the file's path to the tests, if it is not run from PATH.
        variable: Option<&'static str>,
    },
}

/// All tools. Trunk.toml repeats the versions of wasm-bindgen and wasm-opt; tests compare them.
pub const TOOLS: [Tool; 18] = [
    Tool {
        package: "trunk",
        program: "trunk",
        version: Version::Is("0.21.14"),
        need: Need::Trunk,
        origin: Origin::Cargo {
            archive: "https://github.com/trunk-rs/trunk/releases/download/v{version}/trunk-{triple}.tar.gz",
            locked: true,
            minutes: 7,
        },
    },
    Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: Version::LockedWith("wasm-bindgen"),
        need: Need::App,
        origin: Origin::Cargo {
            archive: "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/{version}/wasm-bindgen-{version}-{triple}.tar.gz",
            locked: false,
            minutes: 2,
        },
    },
    Tool {
        package: "binaryen",
        program: "wasm-opt",
        version: Version::Is("132.0.0"),
        need: Need::App,
        origin: Origin::Npm { file: ".bin/wasm-opt", variable: None },
    },
    Tool {
        package: "esbuild",
        program: "esbuild",
        version: Version::Is("0.28.2"),
        need: Need::App,
        origin: Origin::Npm { file: ".bin/esbuild", variable: None },
    },
    Tool {
        package: "geckodriver",
        program: "geckodriver",
        version: Version::Is("0.37.1"),
        need: Need::Browsers,
        origin: Origin::Cargo {
            archive: "https://github.com/mozilla/geckodriver/releases/download/v{version}/geckodriver-v{version}-{platform}.tar.gz",
            locked: false,
            minutes: 2,
        },
    },
    Tool {
        package: "axe-core",
        program: "axe-core",
        version: Version::Is("4.14.1"),
        need: Need::Browsers,
        origin: Origin::Npm { file: "axe-core/axe.min.js", variable: Some("BROADSHEET_AXE") },
    },
    Tool {
        package: "@mozilla/readability",
        program: "readability",
        version: Version::Is("0.6.0"),
        need: Need::Browsers,
        origin: Origin::Npm {
            file: "@mozilla/readability/Readability.js",
            variable: Some("BROADSHEET_READABILITY"),
        },
    },
    Tool {
        package: "vnu-jar",
        program: "vnu-jar",
        version: Version::Is("26.9.27"),
        need: Need::Browsers,
        origin: Origin::Npm { file: "vnu-jar/build/dist/vnu.jar", variable: Some("BROADSHEET_VNU") },
    },
    Tool {
        package: "typescript",
        program: "typescript",
        version: Version::Is("7.0.2"),
        need: Need::Browsers,
        origin: Origin::Npm { file: "typescript/bin/tsc", variable: Some("BROADSHEET_TSC") },
    },
    Tool {
        package: "schema-dts",
        program: "schema-dts",
        version: Version::Is("2.1.0"),
        need: Need::Browsers,
        origin: Origin::Npm { file: "schema-dts/dist/schema.d.ts", variable: Some("BROADSHEET_SCHEMA_ORG") },
    },
    Tool {
        package: "@schemastore/web-manifest",
        program: "web-manifest",
        version: Version::Is("1.0.4"),
        need: Need::Browsers,
        origin: Origin::Npm {
            file: "@schemastore/web-manifest/index.d.ts",
            variable: Some("BROADSHEET_WEB_MANIFEST"),
        },
    },
    Tool {
        package: "@marbec/web-auto-extractor",
        program: "web-auto-extractor",
        version: Version::Is("2.2.1"),
        need: Need::Browsers,
        origin: Origin::Npm {
            file: "@marbec/web-auto-extractor/dist/index.js",
            variable: Some("BROADSHEET_EXTRACTOR"),
        },
    },
    Tool {
        package: "@adobe/structured-data-validator",
        program: "structured-data-validator",
        version: Version::Is("1.7.1"),
        need: Need::Browsers,
        origin: Origin::Npm {
            file: "@adobe/structured-data-validator/src/index.js",
            variable: Some("BROADSHEET_STRUCTURED_DATA"),
        },
    },
    Tool {
        package: "sitemap",
        program: "sitemap",
        version: Version::Is("9.0.1"),
        need: Need::Browsers,
        origin: Origin::Npm { file: "sitemap/schema/sitemap.xsd", variable: Some("BROADSHEET_SITEMAP") },
    },
    Tool {
        package: "jsonfeed-schema",
        program: "jsonfeed-schema",
        version: Version::Is("0.5.0"),
        need: Need::Browsers,
        origin: Origin::Npm {
            file: "jsonfeed-schema/schema-v1.1.json",
            variable: Some("BROADSHEET_JSON_FEED"),
        },
    },
    Tool {
        package: "node",
        program: "node",
        version: Version::Is("22.23.3"),
        need: Need::Node,
        origin: Origin::Npm { file: ".bin/node", variable: None },
    },
    Tool {
        package: "lighthouse",
        program: "lighthouse",
        version: Version::Is("13.5.0"),
        need: Need::Measuring,
        origin: Origin::Npm { file: ".bin/lighthouse", variable: None },
    },
    Tool {
        package: "cargo-fuzz",
        program: "cargo-fuzz",
        version: Version::Is("0.13.2"),
        need: Need::Fuzzing,
        origin: Origin::Cargo {
            archive: "https://github.com/rust-fuzz/cargo-fuzz/releases/download/{version}/cargo-fuzz-{version}-{triple}.tar.gz",
            locked: true,
            minutes: 2,
        },
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path};

    fn root(file: &str) -> String {
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file)).unwrap()
    }

    fn version(program: &str) -> String {
        let tool = TOOLS.iter().find(|tool| tool.program == program).unwrap();
        tool.version.exact(&root("Cargo.lock")).unwrap().to_owned()
    }

    #[test]
    fn bundle_is_built_without_trunk() {
        let programs = TOOLS.iter().filter(|tool| tool.need == Need::App).map(|tool| tool.program);
        assert_eq!(programs.collect::<Vec<_>>(), ["wasm-bindgen", "wasm-opt", "esbuild"]);
    }

    #[test]
    fn trunk_toml_has_the_same_wasm_bindgen() {
        let line = format!("wasm_bindgen = \"{}\"", version("wasm-bindgen"));
        assert!(root("Trunk.toml").contains(&line), "put `{line}` in Trunk.toml");
    }

    #[test]
    fn trunk_toml_has_the_same_wasm_opt() {
        let line = format!("wasm_opt = \"version_{}\"", version("wasm-opt").trim_end_matches(".0.0"));
        assert!(root("Trunk.toml").contains(&line), "put `{line}` in Trunk.toml");
    }
}
