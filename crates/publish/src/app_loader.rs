//! When a page asks for what is not needed to see it: two scripts, which the policy names by their hashes.
//!
//! The page can be read without the app, so nothing of the app's shares the line or the processor with the first
//! sight: its files are asked for when the page has been painted and its cover is there, each once, together.

use lol_html::{RewriteStrSettings, element, errors::RewritingError, rewrite_str};
use std::cell::RefCell;

/// A link of our own, made when its time has come.
const LINK: &str =
    "document.head.append(Object.assign(document.createElement('link'),{crossOrigin:'',rel:'preload',";

/// Asks for the face that the page is set in. Browsers hold the first paint back for a tenth of a second until a
/// face is there that is asked for like this. Where an answer takes longer they wait in vain, and show the page in
/// the face that stands in: there it comes with the text, for the next page.
pub fn face(address: &str) -> String {
    format!(
        "<script>navigator.connection?.rtt>100||{LINK}as:'font',type:'font/woff2',href:{}}}))</script>",
        literal(address)
    )
}

/// An address as a string of a script, without a `<`, which could end the script.
fn literal(address: &str) -> String {
    serde_json::Value::from(address.replace('<', "%3C")).to_string()
}

/// The app's files, as Trunk's page names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    module: String,
    program: String,
}

/// Takes what Trunk asks for ahead out of its page; the files are to be asked for by [`Files::script`].
///
/// # Errors
/// Where `template` cannot be read as HTML.
pub fn take(template: &str) -> Result<(String, Option<Files>), RewritingError> {
    let files = RefCell::new(Files::default());
    let taking = RewriteStrSettings::new()
        .append_element_content_handler(element!("link[rel='modulepreload']", |link| {
            files.borrow_mut().module = link.get_attribute("href").unwrap_or_default();
            link.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("link[rel='preload'][as='fetch']", |link| {
            files.borrow_mut().program = link.get_attribute("href").unwrap_or_default();
            link.remove();
            Ok(())
        }));
    let rest = rewrite_str(template, taking)?;
    let files = files.into_inner();
    Ok((rest, (!files.module.is_empty() && !files.program.is_empty()).then_some(files)))
}

impl Files {
    /// What begins the app in place of Trunk's own script; `words` is the address of what the interface says, where the
    /// app needs to read it.
    ///
    /// A page that nobody looks at is not painted, and some browsers do not tell: there the app comes a second after
    /// everything else. A document without a page waits for nothing.
    pub fn script(&self, words: Option<&str>) -> String {
        let [module, program] = [&self.module, &self.program].map(|address| literal(address));
        let words =
            words.map(|words| format!("{LINK}as:'fetch',fetchPriority:'low',href:{}}}));", literal(words)));
        let words = words.unwrap_or_default();
        let script = format!(
            "let begun;
            function begin(){{
                if(begun)return;
                begun=true;
                {words}
                const module_or_path=fetch({program},{{priority:'low'}});
                import({module})
                    .then(app=>app.default({{module_or_path}}))
                    .then(wasm=>dispatchEvent(new CustomEvent('TrunkApplicationStarted',{{detail:{{wasm}}}})));
            }}
            function seen(){{
                const cover=document.querySelector('img[fetchpriority=high]');
                if(!cover||cover.complete)begin();
                else cover.onload=cover.onerror=begin;
            }}
            if(document.getElementById('b-main')){{
                new PerformanceObserver(seen).observe({{type:'paint',buffered:true}});
                addEventListener('load',()=>setTimeout(begin,1000));
            }}else begin();"
        );
        // Every statement above ends with a semicolon or a brace, so the lines can be joined.
        script.lines().map(str::trim).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_trunk_asks_for_ahead_is_asked_for_later() -> Result<(), Box<dyn std::error::Error>> {
        let page = "<link rel=modulepreload href=/b/app.js><link as=fetch href=/b/app.wasm rel=preload>\
                    <link as=font href=/face.woff2 rel=preload>";
        let (rest, files) = take(page)?;
        assert_eq!(rest, "<link as=font href=/face.woff2 rel=preload>");
        let script = files.ok_or("no files")?.script(Some("/b/words-1.json"));
        for address in ["/b/app.js", "/b/app.wasm", "/b/words-1.json"] {
            assert_eq!(script.matches(address).count(), 1, "{script}");
        }
        Ok(())
    }

    #[test]
    fn no_address_ends_the_script() {
        let address = "/</script><!--<script>alert(1)//";
        let files = Files { module: address.to_owned(), program: address.to_owned() };
        let script = files.script(Some(address));
        assert!(!script.contains('<'), "{script}");
        let face = face(address);
        assert_eq!((face.matches("</script").count(), face.matches("<script").count()), (1, 1), "{face}");
    }

    #[test]
    fn a_page_without_an_app_stays() -> Result<(), RewritingError> {
        assert_eq!(take("<p>Text</p>")?, ("<p>Text</p>".to_owned(), None));
        Ok(())
    }
}
