//! What hosts read from the folder itself: headers for all files, and which may be cached for good.

#[cfg(test)]
mod configs;

use crate::error::{RenderError, at};
use content::files;
use contract::url;
use regex::Regex;
use site::release::{HEADERS, HEADERS_FILE, RULES, Rule};
use std::{fmt::Write, fs, io, path::Path};

/// How many rules Cloudflare Pages reads.
const MOST: usize = 100;

/// What press writes begins so, and what the publisher has put into `public/_headers` follows after the other.
const OURS: &str = "# press pages";
const THEIRS: &str = "# public/_headers";

/// Writes `_headers`, in the form that Netlify and Cloudflare Pages read. What the publisher has put there follows, so
/// that it holds. Returns what the publisher should know.
///
/// Netlify takes the last rule for a header, Cloudflare Pages joins their values, and both let `*` stand for any text
/// anywhere in a path: <https://docs.netlify.com/manage/routing/headers/>,
/// <https://developers.cloudflare.com/pages/configuration/headers/>.
///
/// # Errors
/// Where the file cannot be read or written.
pub fn headers(folder: &Path) -> Result<Option<String>, RenderError> {
    let mut blocks: Vec<(String, Vec<(&str, &str)>)> = vec![("*".to_owned(), HEADERS.to_vec())];
    for rule in &RULES {
        for path in paths(rule, folder) {
            match blocks.iter_mut().find(|(known, _)| *known == path) {
                Some((_, headers)) => headers.push((rule.header, rule.value)),
                None => blocks.push((path, vec![(rule.header, rule.value)])),
            }
        }
    }
    let base = url::base();
    let mut text = format!("{OURS}\n");
    for (path, headers) in &blocks {
        // Writing into a string does not fail.
        let _ = writeln!(text, "\n{base}{path}");
        for (name, value) in headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    }
    let file = folder.join(HEADERS_FILE);
    let own = own(&file).map_err(at(&file))?;
    if !own.is_empty() {
        let _ = writeln!(text, "\n{THEIRS}\n{own}");
    }
    files::replace(&file, text.as_bytes()).map_err(at(&file))?;
    let rules = blocks.len() + own.lines().filter(|line| line.starts_with(['/', 'h'])).count();
    Ok((rules > MOST).then(|| {
        format!(
            "_headers has {rules} rules, of which Cloudflare Pages reads {MOST}: fonts beyond these are asked for \
             anew at each visit\n  = help: leave out fonts that the magazine does not use"
        )
    }))
}

/// What the publisher has put into `_headers`, also where press has written into it since.
fn own(file: &Path) -> io::Result<String> {
    let text = match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(String::new()),
        text => text?,
    };
    let own = match text.split_once(THEIRS) {
        Some((_, own)) => own,
        None if text.starts_with(OURS) => "",
        None => &text,
    };
    Ok(own.trim().to_owned())
}

/// The paths of a rule in `_headers`, below the magazine's root.
fn paths(rule: &Rule, folder: &Path) -> Vec<String> {
    if !rule.globs.is_empty() {
        return rule.globs.iter().map(|glob| (*glob).to_owned()).collect();
    }
    // The table's expressions are tested.
    let Ok(expression) = Regex::new(rule.paths) else { return Vec::new() };
    let mut found = Vec::new();
    for below in ["", "fonts/"] {
        let Ok(entries) = fs::read_dir(folder.join(below)) else { continue };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let names = names.map(|name| format!("{below}{name}"));
        found.extend(names.filter(|name| expression.is_match(&format!("/{name}"))));
    }
    found.sort();
    found
}
