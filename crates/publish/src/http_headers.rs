//! Writes the `_headers` file, which some hosts read: response headers for all files, and caching rules for hashed
//! ones.

#[cfg(test)]
mod configs;

use crate::error::RenderError;
use crate::output::Output;
use contract::url;
use regex::Regex;
use site::release::{HEADERS, HEADERS_FILE, RULES, Rule};
use std::{fmt::Write, io};

/// The configuration of nginx.
pub const NGINX: &str = include_str!("../../../hosts/nginx.conf");

/// The configuration of Caddy.
pub const CADDY: &str = include_str!("../../../hosts/Caddyfile");

/// The number of rules that Cloudflare Pages reads.
const MOST: usize = 100;

/// Marks the start of the generated rules, and of those from the publisher's `public/_headers`, which follow them.
const OURS: &str = "# Broadsheet";
const THEIRS: &str = "# public/_headers";

/// Writes `_headers` in the format of Netlify and Cloudflare Pages. The publisher's own rules come last, so that they
/// take precedence. Returns a note for the publisher if there are more rules than a host reads.
///
/// For a header set by several rules, Netlify uses the last one and Cloudflare Pages joins the values. In both, `*`
/// matches any text anywhere in a path: <https://docs.netlify.com/manage/routing/headers/>,
/// <https://developers.cloudflare.com/pages/configuration/headers/>.
///
/// # Errors
/// The file cannot be read or written.
pub fn headers(output: &Output) -> Result<Option<String>, RenderError> {
    let mut blocks: Vec<(String, Vec<(&str, &str)>)> = vec![("*".to_owned(), HEADERS.to_vec())];
    for rule in &RULES {
        for path in paths(rule, output) {
            match blocks.iter_mut().find(|(known, _)| *known == path) {
                Some((_, headers)) => headers.push((rule.header, rule.value)),
                None => blocks.push((path, vec![(rule.header, rule.value)])),
            }
        }
    }
    let base = url::base();
    let mut text = format!("{OURS}\n");
    for (path, headers) in &blocks {
        let _ = writeln!(text, "\n{base}{path}");
        for (name, value) in headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    }
    let own = own(output).map_err(output.at(HEADERS_FILE))?;
    if !own.is_empty() {
        let _ = writeln!(text, "\n{THEIRS}\n{own}");
    }
    output.put(HEADERS_FILE, text.as_bytes())?;
    let rules = blocks.len() + own.lines().filter(|line| line.starts_with(['/', 'h'])).count();
    Ok((rules > MOST).then(|| {
        format!(
            "_headers has {rules} rules, of which Cloudflare Pages reads {MOST}: browsers revalidate the other fonts \
             on every visit\n  = help: remove fonts that the magazine does not use"
        )
    }))
}

/// The publisher's part of `_headers`, whether or not an earlier run has already added the generated rules.
fn own(output: &Output) -> io::Result<String> {
    let text = match output.text(HEADERS_FILE) {
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

/// The paths, relative to the site's root, under which `_headers` lists a rule.
fn paths(rule: &Rule, output: &Output) -> Vec<String> {
    if !rule.globs.is_empty() {
        return rule.globs.iter().map(|glob| (*glob).to_owned()).collect();
    }
    // A test compiles every expression in the table.
    let Ok(expression) = Regex::new(rule.paths) else { return Vec::new() };
    let files = output.list().into_iter().map(|(path, _)| path);
    let is_listed = |path: &String| path.strip_prefix("fonts/").unwrap_or(path).find('/').is_none();
    files.filter(|path| is_listed(path) && expression.is_match(&format!("/{path}"))).collect()
}
