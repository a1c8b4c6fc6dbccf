//! Writes the page template: `index.html` with its styles and scripts, and the addresses of the app's files.

use super::index::Part;

/// What `index.html` only refers to.
#[derive(Clone, Debug)]
pub struct Inserts {
    /// All style sheets, minified.
    pub style: String,
    /// The inline scripts, minified, in order.
    pub scripts: Vec<String>,
    /// The name of the app's files, without extension.
    pub app: String,
}

/// The document, for a magazine at the root of a host.
pub fn page(parts: &[Part], inserts: &Inserts) -> String {
    let (mut page, mut scripts, mut style) = (String::new(), inserts.scripts.iter(), Some(&inserts.style));
    for part in parts {
        match part {
            Part::Markup(markup) if markup == "</head>" => {
                page += &preloads(&inserts.app);
                page += markup;
            }
            Part::Markup(markup) => page += markup,
            Part::Script(_) => {
                let script = scripts.next().map(String::as_str).unwrap_or_default();
                page += &format!("<script>{}</script>", script.trim_end());
            }
            // The first sheet stands for all, since a policy lists styles by hash.
            Part::Style(_) => {
                if let Some(style) = style.take() {
                    page += &format!("<style>{}</style>", style.trim_end());
                }
            }
            Part::Program(program) if program.is_main => page += &start(&inserts.app),
            Part::Program(_) | Part::Folder(_) => {}
        }
    }
    page
}

/// Links as Trunk writes them; `publish` turns them into a script.
fn preloads(app: &str) -> String {
    format!(
        "<link rel=\"modulepreload\" href=\"/{app}.js\" crossorigin=\"anonymous\">\
         <link rel=\"preload\" href=\"/{app}_bg.wasm\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/wasm\">"
    )
}

/// The script that starts the app. `publish` replaces it in a release.
fn start(app: &str) -> String {
    format!(
        "<script type=\"module\">import init from\"/{app}.js\";\
         const wasm=await init({{module_or_path:\"/{app}_bg.wasm\"}});\
         dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\",{{detail:{{wasm}}}}))</script>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::bundle::index;

    fn written() -> String {
        let parts = index::parse(
            r#"<head>
                 <title>A</title>
                 <script>
                   first();
                 </script>
                 <link data-trunk rel="inline" type="css" href="a.css">
                 <link data-trunk rel="inline" type="css" href="b.css">
                 <link data-trunk rel="copy-dir" href="public" data-target-path=".">
                 <link data-trunk rel="rust" data-bin="app" data-wasm-opt="z" data-wasm-opt-params="">
               </head>"#,
        );
        let inserts =
            Inserts { style: "p{}\n".into(), scripts: vec!["first()\n".into()], app: "app-1a".into() };
        page(&parts.unwrap(), &inserts)
    }

    #[test]
    fn styles_and_scripts_are_inserted_in_their_places() {
        assert!(
            written().starts_with(
                "<head><title>A</title><script>first()</script><style>p{}</style><script type=\"module\">"
            ),
            "{}",
            written()
        );
    }

    #[test]
    fn files_of_the_app_are_named_for_publishing() {
        assert!(written().contains("<link rel=\"modulepreload\" href=\"/app-1a.js\""), "{}", written());
        assert!(written().contains("<link rel=\"preload\" href=\"/app-1a_bg.wasm\""), "{}", written());
        assert!(!written().contains("data-trunk"), "{}", written());
    }
}
