//! Two inline scripts that load what the first paint does not need. The CSP allows them by hash.
//!
//! The page is readable without the app, so the app never competes with the first paint for bandwidth or CPU: its files
//! are requested once, together, after the page has been painted and its cover has loaded.

use lol_html::{RewriteStrSettings, element, errors::RewritingError, rewrite_str};
use std::cell::RefCell;

/// Appends a preload link; the attributes that depend on the resource and the closing brackets follow.
const LINK: &str =
    "document.head.append(Object.assign(document.createElement('link'),{crossOrigin:'',rel:'preload',";

/// A script that preloads the body font. Browsers delay the first paint by about 100 ms for a preloaded font. On a slow
/// connection, where the font would arrive too late anyway, the script does nothing: the page is painted with the
/// fallback font, the style sheet loads the font, and the next page uses it.
pub fn face(address: &str) -> String {
    format!(
        "<script>navigator.connection?.rtt>100||{LINK}as:'font',type:'font/woff2',href:{}}}))</script>",
        literal(address)
    )
}

/// A JavaScript string literal, with `<` escaped so that it cannot end the script element.
fn literal(address: &str) -> String {
    serde_json::Value::from(address.replace('<', "%3C")).to_string()
}

/// The addresses of the app's files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    module: String,
    program: String,
}

/// Removes Trunk's preload links from the template. The files they name are then loaded by [`Files::script`].
///
/// # Errors
/// `template` is invalid HTML.
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
    /// The script that starts the app, in place of Trunk's own. `words` is the address of the message file, if the app
    /// needs one.
    ///
    /// A page in the background is never painted, and not every browser reports a paint, so the app starts at the
    /// latest one second after `load`. Without a prerendered page it starts immediately.
    ///
    /// Where it cannot start, because WebAssembly is switched off or a file is gone, the page becomes one without
    /// scripts: the class `js`, by which the style sheet shows what needs the app, is removed.
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
                if(!globalThis.WebAssembly)return plain();
                {words}
                const module_or_path=fetch({program},{{priority:'low'}});
                import({module})
                    .then(app=>app.default({{module_or_path}}))
                    .then(wasm=>dispatchEvent(new CustomEvent('TrunkApplicationStarted',{{detail:{{wasm}}}})))
                    .catch(error=>{{plain();throw error}});
            }}
            function plain(){{
                document.documentElement.classList.remove('js');
            }}
            function seen(){{
                const cover=document.querySelector('img[fetchpriority=high]');
                if(!cover||cover.complete)begin();
                else cover.onload=cover.onerror=begin;
            }}
            if(document.getElementById('b-main')){{
                addEventListener('load',()=>setTimeout(begin,1000));
                new PerformanceObserver(seen).observe({{type:'paint',buffered:true}});
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
    fn preloads_of_the_app_move_into_the_script() -> Result<(), Box<dyn std::error::Error>> {
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
    fn addresses_cannot_end_the_script() {
        let address = "/</script><!--<script>alert(1)//";
        let files = Files { module: address.to_owned(), program: address.to_owned() };
        let script = files.script(Some(address));
        assert!(!script.contains('<'), "{script}");
        let face = face(address);
        assert_eq!((face.matches("</script").count(), face.matches("<script").count()), (1, 1), "{face}");
    }

    #[test]
    fn page_without_an_app_is_unchanged() -> Result<(), RewritingError> {
        assert_eq!(take("<p>Text</p>")?, ("<p>Text</p>".to_owned(), None));
        Ok(())
    }
}
