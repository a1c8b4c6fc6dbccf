//! Gives the search panel, which Trunk builds as a separate WebAssembly program, a content-hashed name, so that it can
//! be cached indefinitely, and records that name in the template, where the app finds it.

use crate::error::RenderError;
use crate::output::Output;
use content::hash::short_hash;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::io;

/// File names chosen by Trunk: the JavaScript module and the WebAssembly program it loads.
const MODULE: &str = "search.js";
const PROGRAM: &str = "search_bg.wasm";

/// Text that follows the name of the initialization function in the module's exports.
const STARTS: &str = " as default";

/// Records the module's name in `template` as `data-search` on `<html>`. With `release`, both files are
/// renamed to include their content hash. Returns `template` unchanged if the module was not built, as in tests.
///
/// # Errors
/// A file cannot be read or written, the module lacks a default export, or `template` is invalid HTML.
pub fn name(output: &Output, template: &str, release: bool) -> Result<String, RenderError> {
    if output.entry(MODULE).is_none() {
        return Ok(template.to_owned());
    }
    let text = output.text(MODULE).map_err(output.at(MODULE))?;
    let started = started(&text).ok_or_else(|| io::Error::other("it has no default export"));
    let text = started.map_err(output.at(MODULE))?;
    output.remove(MODULE).map_err(output.at(MODULE))?;
    let name = if release { hashed(output, text)? } else { write(output, MODULE, &text)? };
    let rewritten = RewriteStrSettings::new().append_element_content_handler(element!("html", |root| {
        root.set_attribute("data-search", &name)?;
        Ok(())
    }));
    rewrite_str(template, rewritten).map_err(|error| RenderError::Template(error.to_string()))
}

/// Appends a call that initializes the program, so that importing the module fails if the program fails to start.
/// Returns `None` if the module has no default export.
fn started(module: &str) -> Option<String> {
    let (before, _) = module.split_once(STARTS)?;
    let name = before.rsplit(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').next()?;
    (!name.is_empty()).then(|| format!("{module}\nawait {name}();\n"))
}

fn hashed(output: &Output, module: String) -> Result<String, RenderError> {
    let hash = short_hash(&output.read(PROGRAM).map_err(output.at(PROGRAM))?);
    let named = format!("search-{hash}_bg.wasm");
    output.rename(PROGRAM, &named).map_err(output.at(PROGRAM))?;
    // The module contains the program's name, so its own hash depends on the program's.
    let module = module.replace(PROGRAM, &named);
    write(output, &format!("search-{}.js", short_hash(module.as_bytes())), &module)
}

fn write(output: &Output, name: &str, text: &str) -> Result<String, RenderError> {
    output.put(name, text.as_bytes())?;
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn template_names_the_search_module() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let page = "<!doctype html><html lang=\"en\"><body></body></html>";
        assert_eq!(name(&Output::in_folder(folder.path())?, page, true)?, page);
        fs::write(folder.path().join(MODULE), "load('search_bg.wasm');export{a as b,$c as default};")?;
        fs::write(folder.path().join(PROGRAM), "wasm")?;
        assert!(name(&Output::in_folder(folder.path())?, page, false)?.contains("data-search=\"search.js\""));
        fs::write(folder.path().join(MODULE), "load('search_bg.wasm');export{a as b,$c as default};")?;
        let named = name(&Output::in_folder(folder.path())?, page, true)?;
        let module =
            named.split("data-search=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let text = fs::read_to_string(folder.path().join(module))?;
        let program = text.split('\'').nth(1).unwrap_or_default();
        assert!(folder.path().join(program).is_file(), "{text}");
        assert!(text.contains("await $c();"), "{text}");
        Ok(())
    }
}
