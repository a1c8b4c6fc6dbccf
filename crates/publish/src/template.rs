//! The page template: Trunk's `index.html`, split where pages differ.

use crate::app_loader;
use crate::arranged;
use crate::compress::ALIGNMENT;
use crate::csp::{Hosts, policy};
use crate::error::RenderError;
use app::head::meta;
use app::prerender::Prerendered;
use content::cache::store::{self, Key};
use content::hash::short_hash;
use contract::date::DateStyle;
use contract::model::{Allowed, Front, Site};
use contract::text::escaped;
use contract::url;
use i18n::locale;
use lol_html::{RewriteStrSettings, element, errors::RewritingError, html_content::ContentType, rewrite_str};

/// Placeholders for the page's own parts. Text cannot contain U+0001.
const HEAD: &str = "\u{1}head\u{1}";
const APP: &str = "\u{1}app\u{1}";

/// The document around every page.
#[derive(Clone, Debug)]
pub struct Template {
    site: Site,
    version: String,
    original: String,
    before_head: String,
    before_app: String,
    after_app: String,
}

impl Template {
    /// Splits `template`, Trunk's `index.html`. `words` is the name of the message file, if the app needs one.
    ///
    /// # Errors
    /// `template` is invalid HTML, or it has no `<title>` or no element with the id `b-app`.
    pub fn new(
        template: &str,
        front: &Front,
        words: Option<&str>,
        release: bool,
    ) -> Result<Self, RenderError> {
        let site = &front.site;
        let template = &arranged::with_styles(template, front);
        let version = short_hash(template.as_bytes());
        let broken = |error: RewritingError| RenderError::Template(error.to_string());
        let (template, files) =
            if release { app_loader::take(template).map_err(broken)? } else { (template.to_owned(), None) };
        let script = files.map(|files| files.script(words.map(url::file).as_deref()));
        let named = RewriteStrSettings::new().append_element_content_handler(element!("html", |root| {
            root.set_attribute("lang", &escaped(&site.language))?;
            root.set_attribute("dir", locale::direction(&site.language))?;
            if let Some(words) = words {
                root.set_attribute("data-words", &escaped(words))?;
            }
            root.set_attribute("data-base", &escaped(url::base()))?;
            if !site.date_style.is_default() {
                root.set_attribute(DateStyle::ATTRIBUTE, site.date_style.name())?;
            }
            if !site.url.is_empty() {
                root.set_attribute("data-site", &escaped(&site.url))?;
            }
            if front.data {
                root.set_attribute("data-files", "")?;
            }
            if release {
                root.set_attribute("data-version", &version)?;
            }
            Ok(())
        }));
        let named =
            named.append_element_content_handler(element!("link[rel='preload'][as='font']", |font| {
                match font.get_attribute("href").filter(|_| !has_own_faces(&site.language)) {
                    Some(address) => font.replace(&app_loader::face(&address), ContentType::Html),
                    None => font.remove(),
                }
                Ok(())
            }));
        let named = named.append_element_content_handler(element!("script[type='module']", |trunks| {
            if let Some(script) = &script {
                trunks.set_inner_content(script, ContentType::Html);
            }
            Ok(())
        }));
        // Trunk prefixes the addresses of its own assets with the base path, but not this one.
        let named = named.append_element_content_handler(element!("link[rel='icon'][href^='/']", |icon| {
            let path = icon.get_attribute("href").unwrap_or_default();
            let base = escaped(url::base());
            icon.set_attribute("href", &format!("{base}{}", path.trim_start_matches('/')))?;
            Ok(())
        }));
        let original = rewrite_str(&template, named).map_err(broken)?;
        // Trunk inlines one `<style>` per file. Merging them leaves a single hash in the CSP.
        let original =
            if release { enforce(&original.replace("</style><style>", ""), &site.allow)? } else { original };
        let places = RewriteStrSettings::new()
            .append_element_content_handler(element!("title", |title| {
                title.replace(HEAD, ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("#b-app", |app| {
                app.set_inner_content(APP, ContentType::Html);
                Ok(())
            }));
        let marked = rewrite_str(&original, places).map_err(broken)?;
        let parts = marked
            .split_once(HEAD)
            .and_then(|(before_head, rest)| Some((before_head, rest.split_once(APP)?)));
        let Some((before_head, (before_app, after_app))) = parts else {
            let reason = "it must have a <title> and an element with the id `b-app`";
            return Err(RenderError::Template(reason.to_owned()));
        };
        Ok(Self {
            site: site.clone(),
            version,
            before_head: before_head.to_owned(),
            before_app: before_app.to_owned(),
            after_app: after_app.to_owned(),
            original,
        })
    }

    /// Identifies the app build that the pages refer to.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// A hash of all that pages have from here.
    pub fn hash(&self) -> Key {
        // As JSON, it has all settings.
        let site = serde_json::to_vec(&self.site).unwrap_or_default();
        let parts = [&self.before_head, &self.before_app, &self.after_app].map(String::as_bytes);
        store::key(parts.into_iter().chain([site.as_slice()]))
    }

    /// The document without a page, which the app fills in the browser.
    pub fn empty(&self) -> &str {
        &self.original
    }

    /// The document with a prerendered page. Spaces align the part that all pages share.
    pub fn fill(&self, page: &Prerendered) -> String {
        let tags = page.head.html(&self.site);
        let before = self.before_head.len() + tags.len();
        let spaces = " ".repeat(before.next_multiple_of(ALIGNMENT) - before);
        [&self.before_head, &tags, &spaces, &self.before_app, &page.html, &self.after_app]
            .map(String::as_str)
            .concat()
    }

    /// The largest part that all pages share. It begins at a multiple of [`ALIGNMENT`] bytes.
    pub fn shared(&self) -> &str {
        &self.before_app
    }
}

/// Whether `style/scripts.css` sets text in this language in system fonts.
fn has_own_faces(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default();
    ["ar", "fa", "ur", "he", "ja"].iter().any(|own| own.eq_ignore_ascii_case(language))
}

/// Inserts the CSP before any element it applies to.
fn enforce(document: &str, allow: &Allowed) -> Result<String, RenderError> {
    let policy = policy(document, &Hosts::new(allow)?)?;
    let meta = meta("http-equiv", "Content-Security-Policy", &policy).html();
    let place =
        RewriteStrSettings::new().append_element_content_handler(element!("meta[charset]", |charset| {
            charset.after(&meta, ContentType::Html);
            Ok(())
        }));
    rewrite_str(document, place).map_err(|error| RenderError::Template(error.to_string()))
}
