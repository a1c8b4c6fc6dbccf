//! The files that the shell refers to: fonts get their content's hash into their names, so that they may be cached
//! for good, and scripts lose what only their authors read.

use crate::error::{PrintError, at};
use content::files;
use content::hash::short_hash;
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;
use std::{fs, io, path::Path};

/// Renames the fonts in `staging` and every mention of them in `template`.
///
/// # Errors
/// A file that cannot be read or renamed.
pub fn hash_fonts(staging: &Path, template: &str, base: &str) -> Result<String, PrintError> {
    let mut template = template.to_owned();
    let folder = staging.join("fonts");
    if !folder.is_dir() {
        return Ok(template);
    }
    for entry in fs::read_dir(&folder).map_err(at(&folder))? {
        let path = entry.map_err(at(&folder))?.path();
        let (Some(stem), Some("woff2")) =
            (path.file_stem().and_then(|stem| stem.to_str()), path.extension().and_then(|end| end.to_str()))
        else {
            continue;
        };
        if !path.is_file() {
            continue;
        }
        let hash = short_hash(&fs::read(&path).map_err(at(&path))?);
        let named = format!("{stem}-{hash}.woff2");
        fs::rename(&path, folder.join(&named)).map_err(at(&path))?;
        template = template.replace(&format!("/fonts/{stem}.woff2"), &format!("{base}fonts/{named}"));
    }
    Ok(template)
}

/// Minifies the scripts in `staging`, which are as wasm-bindgen wrote them. They keep their names: the hash in them
/// is of the text that the minified one follows from.
///
/// # Errors
/// A file that cannot be read or written, or is not a script.
pub fn minify_scripts(staging: &Path) -> Result<(), PrintError> {
    for entry in fs::read_dir(staging).map_err(at(staging))? {
        let path = entry.map_err(at(staging))?.path();
        if path.extension().is_none_or(|end| end != "js") || !path.is_file() {
            continue;
        }
        let script = fs::read_to_string(&path).map_err(at(&path))?;
        let minified = minify(&script).map_err(|reason| at(&path)(io::Error::other(reason)))?;
        // Trunk's file may be a link to the one that the next build starts from.
        files::replace(&path, minified.as_bytes()).map_err(at(&path))?;
    }
    Ok(())
}

/// A module that does what `script` does, in fewer bytes.
///
/// # Errors
/// Where it is no script.
pub fn minify(script: &str) -> Result<String, String> {
    let allocator = Allocator::default();
    let mut parsed = Parser::new(&allocator, script, SourceType::mjs()).parse();
    if let Some(problem) = parsed.diagnostics.first() {
        return Err(problem.to_string());
    }
    let minified = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut parsed.program);
    let codegen = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(minified.scoping);
    Ok(codegen.build(&parsed.program).code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minified_module_keeps_its_exports_and_properties() {
        let script = "/** Adds. */\nfunction add(first, second) {\n    return first + second;\n}\n\
                      const imports = { __wbg_add: add };\nexport { imports as default };\n";
        let minified = minify(script).unwrap_or_default();
        assert!(minified.len() < script.len() * 2 / 3, "{minified}");
        assert!(minified.contains("as default") && minified.contains("__wbg_add"), "{minified}");
    }

    #[test]
    fn what_is_no_script_is_told() {
        assert!(minify("function (").is_err());
    }
}
