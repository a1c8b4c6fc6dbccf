//! The document around a page: Trunk's `index.html`, cut once at the places where pages differ.

use crate::app_loader;
use crate::csp::{Hosts, policy};
use crate::error::RenderError;
use app::head::meta;
use app::markup::escaped;
use app::prerender::Prerendered;
use content::hash::short_hash;
use contract::model::{Allowed, Front, Site};
use contract::url;
use i18n::locale;
use lol_html::{RewriteStrSettings, element, errors::RewritingError, html_content::ContentType, rewrite_str};

/// Stand where a page's own parts belong; no text can hold them.
const HEAD: &str = "\u{1}head\u{1}";
const APP: &str = "\u{1}app\u{1}";

/// What a page that is served does, and a published one does not: it loads itself anew when the content has changed.
/// Trunk adds a script to the same end for what it has built.
const WATCH: &str = "<script>{let was;const ask=async()=>{try{const answer=await fetch(\
    document.documentElement.dataset.base+'changed.txt',{cache:'no-store'});const now=await answer.text();\
    if(was!==undefined&&was!==now)return location.reload();was=now}catch{}setTimeout(ask,150)};ask()}</script>";

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
    /// Cuts `template`, which is Trunk's `index.html`; `words` is the file with what the interface says, if the app
    /// needs one.
    ///
    /// # Errors
    /// Where it has no `<title>` or no element with the id `b-app`.
    pub fn new(
        template: &str,
        front: &Front,
        words: Option<&str>,
        release: bool,
    ) -> Result<Self, RenderError> {
        let site = &front.site;
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
        // Trunk puts the base before what it copies by itself, and leaves the rest.
        let named = named.append_element_content_handler(element!("link[rel='icon'][href^='/']", |icon| {
            let path = icon.get_attribute("href").unwrap_or_default();
            // What an attribute holds is escaped already.
            let base = escaped(url::base());
            icon.set_attribute("href", &format!("{base}{}", path.trim_start_matches('/')))?;
            Ok(())
        }));
        let named = named.append_element_content_handler(element!("body", |body| {
            if !release {
                body.append(WATCH, ContentType::Html);
            }
            Ok(())
        }));
        let original = rewrite_str(&template, named).map_err(broken)?;
        // Trunk makes a style sheet of each file; one for all is named in the policy by one hash.
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
            let reason = "it needs a <title> and an element with the id `b-app`";
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

    /// What `version.json` says: which build of the app the pages ask for.
    pub fn version(&self) -> String {
        format!("{}\n", serde_json::json!({ "version": self.version }))
    }

    /// The document without a page, for the app to fill.
    pub fn empty(&self) -> &str {
        &self.original
    }

    /// The document with a page.
    pub fn fill(&self, page: &Prerendered) -> String {
        let tags = page.head.html(&self.site);
        [&self.before_head, &tags, &self.before_app, &page.html, &self.after_app].map(String::as_str).concat()
    }
}

/// Whether pages in a language are set in the reader's own faces: those that `style/scripts.css` names some for.
fn has_own_faces(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default();
    ["ar", "fa", "ur", "he", "ja"].iter().any(|own| own.eq_ignore_ascii_case(language))
}

/// Puts the policy into the document, before everything that it is about.
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
