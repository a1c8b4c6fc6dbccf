//! Puts a look on the page template.

use super::{INLINE, Look, tokens};
use crate::error::RenderError;
use content::theme::{Scheme, Theme};
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};
use std::cell::Cell;
use std::path::Path;

/// The cascade layers of the app's styles, a preset's and the settings'. Docs promise that the names stay.
const LAYERS: [&str; 3] = ["broadsheet", "preset", "theme"];

impl Look {
    /// Puts the look on the page template. A large sheet of the publisher's becomes a file of the look.
    ///
    /// # Errors
    /// `template` is invalid HTML.
    pub fn apply(&mut self, template: &str) -> Result<String, RenderError> {
        if self.theme.is_default() && self.sheet.is_empty() {
            return Ok(template.to_owned());
        }
        let link = (self.sheet.len() > INLINE)
            .then(|| self.files.add(Path::new("style.css"), self.sheet.clone().into_bytes()));
        let end = match link {
            Some(address) => format!("<link rel=stylesheet href=\"{address}\">"),
            None => style(&self.sheet),
        };
        self.with_end(template, &end)
    }

    /// [`Self::apply`], but the publisher's sheet is in the page whatever its size.
    ///
    /// # Errors
    /// `template` is invalid HTML.
    pub fn apply_inline(&self, template: &str) -> Result<String, RenderError> {
        self.with_end(template, &style(&self.sheet))
    }

    fn with_end(&self, template: &str, end: &str) -> Result<String, RenderError> {
        let template = self.with_tokens(template, !end.is_empty());
        let scheme = Cell::new(0);
        let theme = &self.theme;
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("html", |root| {
                if !theme.schemes.is_empty() {
                    let names: Vec<&str> = theme.schemes.iter().map(|scheme| scheme.name()).collect();
                    root.set_attribute("data-schemes", &names.join(" "))?;
                }
                Ok(())
            }))
            .append_element_content_handler(element!("meta[name='color-scheme']", |meta| {
                meta.set_attribute("content", color_scheme(theme))?;
                Ok(())
            }))
            .append_element_content_handler(element!("meta[name='theme-color']", |meta| {
                if let Some(scheme) = Scheme::ALL.get(scheme.replace(scheme.get() + 1)) {
                    meta.set_attribute("content", &tokens::frame(theme, *scheme).to_string())?;
                }
                Ok(())
            }))
            .append_element_content_handler(element!("link[rel='preload'][as='font']", |font| {
                let Some((first, rest)) = self.typefaces.preload.split_first() else {
                    if !self.uses_own_typeface() {
                        font.remove();
                    }
                    return Ok(());
                };
                font.set_attribute("href", first)?;
                for address in rest {
                    font.after(
                        &format!("<link rel=preload as=font type=font/woff2 crossorigin href=\"{address}\">"),
                        ContentType::Html,
                    );
                }
                Ok(())
            }))
            .append_element_content_handler(element!("head", |head| {
                head.append(end, ContentType::Html);
                Ok(())
            }));
        rewrite_str(&template, settings).map_err(|error| RenderError::Template(error.to_string()))
    }

    /// Whether pages use the app's own typeface.
    pub fn uses_own_typeface(&self) -> bool {
        self.theme.is_default() || self.typefaces.uses_own
    }

    /// Adds the preset and the tokens to the app's styles. Where more follows, each lies in a layer, so that the later
    /// one wins. Typefaces stay in front, where the script for late fonts looks for them.
    fn with_tokens(&self, template: &str, more: bool) -> String {
        // Trunk makes an element of each file.
        let template = template.replace("</style><style>", "");
        let Some((before, rest)) = template.split_once("<style>") else { return template };
        let Some((styles, after)) = rest.split_once("</style>") else { return template };
        let (own, styles) = styles.split_at(end_of_faces(styles));
        let own = if self.uses_own_typeface() { own } else { "" };
        let faces = [&self.typefaces.faces, own].concat();
        let sheets = [styles, &self.preset, &self.tokens];
        let styles = if more || !self.preset.is_empty() {
            let layers = LAYERS.into_iter().zip(sheets).filter(|(_, sheet)| !sheet.is_empty());
            layers.map(|(layer, sheet)| format!("@layer {layer}{{{sheet}}}")).collect()
        } else {
            sheets.concat()
        };
        format!("{before}<style>{faces}{styles}</style>{after}")
    }
}

fn color_scheme(theme: &Theme) -> &'static str {
    match (theme.offers(Scheme::Light) || !theme.offers(Scheme::Dark), theme.offers(Scheme::Dark)) {
        (true, true) => "light dark",
        (true, false) => "light",
        (false, _) => "dark",
    }
}

/// The publisher's sheet as an element, which a later one of the same kind may replace while a magazine is served.
fn style(sheet: &str) -> String {
    if sheet.is_empty() {
        return String::new();
    }
    // In a string or an address of a style sheet, `<\/` means the same; elsewhere it does not occur.
    format!("<style data-theme>{}</style>", sheet.replace("</", "<\\/"))
}

/// Where the rules end with which the app's styles begin, those of its typefaces.
fn end_of_faces(styles: &str) -> usize {
    let mut end = 0;
    while styles[end..].starts_with("@font-face") {
        let Some(length) = styles[end..].find('}') else { break };
        end += length + 1;
    }
    end
}
