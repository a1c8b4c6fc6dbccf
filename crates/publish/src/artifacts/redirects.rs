//! Redirects from former addresses: an HTML page for each, and `_redirects` rules for hosts that support them.

use crate::csp::{Hosts, policy};
use crate::error::{RenderError, at};
use crate::output::Output;
use app::head;
use content::addresses::encoded;
use content::aliases::{self, Aliases};
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use contract::error::LoadError;
use contract::model::Site;
use contract::text::escaped;
use contract::url::{self, Route};
use site::release::{FEED_ALIASES, FEEDS, REDIRECT_SCRIPT, REDIRECTS_FILE, has_feed};
use std::{fmt::Write, fs, io, path::Path};

const SCRIPT: &str = include_str!("redirect.js");

/// Reads the alias file that the content stage wrote into `site`. Without one there are no aliases.
///
/// # Errors
/// The file cannot be read or parsed.
pub fn aliases(site: &Path) -> Result<Aliases, RenderError> {
    let path = site.join(aliases::NAME);
    match fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text).map_err(|error| {
            let reason = format!("{error}; build again");
            RenderError::Data(LoadError::Format { path: aliases::NAME.to_owned(), reason })
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Aliases::default()),
        Err(error) => Err(at(&path)(error)),
    }
}

/// Writes a redirect page for each alias and, if `for_hosts`, appends rules to the publisher's `_redirects`.
///
/// # Errors
/// A file cannot be read or written, or an alias conflicts with an existing file.
pub fn write(
    output: &Output,
    site: &Site,
    aliases: &Aliases,
    feeds: bool,
    for_hosts: bool,
) -> Result<(), RenderError> {
    let mut rules = String::new();
    let mut rule = |from: &str, to: &str| {
        let _ = writeln!(rules, "{} {to} 301", url::file(&encoded(from)));
    };
    if feeds {
        FEED_ALIASES.iter().for_each(|alias| rule(alias, &url::file(FEEDS[0].0)));
    }
    if !aliases.paths.is_empty() {
        output.add(REDIRECT_SCRIPT, SCRIPT.as_bytes())?;
    }
    let mut conflicts = Diagnostics::default();
    for (from, to) in &aliases.paths {
        let Some(route) = Route::parse(&url::address(to)) else { continue };
        rule(from, &route.href());
        if let Some(bare) = from.strip_suffix('/') {
            rule(bare, &route.href());
            if feeds && has_feed(&route) {
                FEEDS.iter().for_each(|(feed, _)| rule(&format!("{from}{feed}"), &(route.href() + feed)));
            }
        }
        let path = aliases::file(from);
        if output.exists(&path) || output.has_file_on(&path) {
            let message = format!("there is a file at the alias `/{from}` of `/{to}`");
            conflicts.extend([Diagnostic::in_file(
                Code::AddressConflict,
                &output.below(&path),
                message,
                "remove the alias",
            )]);
            continue;
        }
        output.put(&path, page(site, &route)?.as_bytes())?;
    }
    conflicts.checked()?;
    if for_hosts { append(output, &rules) } else { Ok(()) }
}

/// An HTML page that redirects to another.
fn page(site: &Site, route: &Route) -> Result<String, RenderError> {
    let canonical = escaped(&head::absolute(site, &route.href()));
    let href = escaped(&route.href());
    let script = escaped(&url::file(REDIRECT_SCRIPT));
    let language = escaped(&site.language);
    // Without inline scripts or styles the page needs no hashes.
    let policy = escaped(&policy("", &Hosts::default())?);
    Ok(format!(
        "<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <title>{href}</title><meta name=\"robots\" content=\"noindex\">\
         <link rel=\"canonical\" href=\"{canonical}\"><script src=\"{script}\" defer></script>\
         <noscript><meta http-equiv=\"refresh\" content=\"0; url={href}\"></noscript>\
         <body><p><a href=\"{href}\">{canonical}</a></p></body></html>\n"
    ))
}

fn append(output: &Output, rules: &str) -> Result<(), RenderError> {
    let own = match output.text(REDIRECTS_FILE) {
        Ok(own) if !own.is_empty() => format!("{}\n", own.trim_end()),
        Ok(own) => own,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(output.at(REDIRECTS_FILE)(error)),
    };
    if rules.is_empty() {
        return Ok(());
    }
    output.put(REDIRECTS_FILE, (own + rules).as_bytes())
}
