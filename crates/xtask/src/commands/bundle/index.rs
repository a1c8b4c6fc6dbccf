//! Reads `index.html`, from which Trunk and the bundle are both built.

use crate::run::Failure;
use std::path::PathBuf;

/// A part of the document, in order.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    /// Markup that is kept.
    Markup(String),
    /// The text of an inline script.
    Script(String),
    /// A style sheet to insert.
    Style(PathBuf),
    /// A folder whose files are copied beside the document.
    Folder(PathBuf),
    /// A program to compile to WebAssembly.
    Program(Program),
}

/// A program for the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The name of the binary.
    pub name: String,
    /// The manifest of its package.
    pub manifest: PathBuf,
    /// Whether the document starts it. Others keep their names, by which they are loaded later.
    pub is_main: bool,
    /// The options for wasm-opt.
    pub optimize: Vec<String>,
}

/// The attribute of Trunk's elements.
const MARK: &str = "data-trunk";

/// Reads the document. Each of Trunk's elements, and each tag of an inline script, must be on a line of its own, and
/// each line must consist of whole elements or tags.
pub fn parse(document: &str) -> Result<Vec<Part>, Failure> {
    let mut parts = Vec::new();
    let mut script: Option<Vec<&str>> = None;
    for (number, line) in document.lines().enumerate() {
        let line = line.trim();
        match (line, &mut script) {
            ("</script>", Some(lines)) => {
                parts.push(Part::Script(lines.join("\n")));
                script = None;
            }
            (_, Some(lines)) => lines.push(line),
            ("<script>", None) => script = Some(Vec::new()),
            ("", None) => {}
            _ if line.contains(MARK) => {
                let part = asset(line).ok_or_else(|| unknown(number + 1, line))?;
                parts.push(part);
            }
            // Only white space between elements is dropped, so text and tags must not be wrapped.
            _ if line.starts_with('<') && line.ends_with('>') => parts.push(Part::Markup(line.to_owned())),
            _ => return Err(unknown(number + 1, line)),
        }
    }
    let mains = parts.iter().filter(|part| matches!(part, Part::Program(program) if program.is_main)).count();
    if mains == 1 && script.is_none() {
        return Ok(parts);
    }
    let what = format!("index.html: {mains} programs, and {} open scripts", usize::from(script.is_some()));
    Err(Failure::new(
        what,
        "keep one `<link data-trunk rel=\"rust\">` without data-type, and write </script> on a line of its own",
    ))
}

fn unknown(number: usize, line: &str) -> Failure {
    Failure::new(
        format!("index.html:{number}: the bundle cannot be built from `{line}`"),
        "write whole elements on each line, and Trunk's with the attributes that the others have; if it needs another one, \
         add it to crates/xtask/src/commands/bundle/index.rs",
    )
}

/// Reads one of Trunk's elements; `None` if it has anything unknown, since ignoring it would build another app.
fn asset(line: &str) -> Option<Part> {
    let mut attributes = Attributes::parse(line.strip_prefix("<link ")?.strip_suffix('>')?)?;
    attributes.flag(MARK)?;
    let part = match attributes.take("rel")? {
        "inline" => {
            (attributes.take("type")? == "css").then_some(())?;
            Part::Style(attributes.take("href")?.into())
        }
        "copy-dir" => {
            (attributes.take("data-target-path")? == ".").then_some(())?;
            Part::Folder(attributes.take("href")?.into())
        }
        "rust" => Part::Program(program(&mut attributes)?),
        _ => return None,
    };
    attributes.0.is_empty().then_some(part)
}

fn program(attributes: &mut Attributes) -> Option<Program> {
    let is_main = match attributes.take("data-type") {
        None => true,
        Some("worker") => (attributes.take("data-bindgen-target")? == "web").then_some(false)?,
        Some(_) => return None,
    };
    let level = format!("-O{}", attributes.take("data-wasm-opt")?);
    let others = attributes.take("data-wasm-opt-params")?.split_whitespace().map(str::to_owned);
    Some(Program {
        name: attributes.take("data-bin")?.to_owned(),
        manifest: attributes.take("href").unwrap_or("Cargo.toml").into(),
        is_main,
        optimize: [level].into_iter().chain(others).collect(),
    })
}

/// The attributes of an element that have not been taken yet.
struct Attributes<'a>(Vec<(&'a str, Option<&'a str>)>);

impl<'a> Attributes<'a> {
    fn parse(mut text: &'a str) -> Option<Self> {
        let mut attributes = Vec::new();
        while !text.is_empty() {
            let end = text.find(['=', ' ']).unwrap_or(text.len());
            let (name, rest) = text.split_at(end);
            let (value, rest) = match rest.strip_prefix("=\"") {
                Some(quoted) => quoted.split_once('"').map(|(value, rest)| (Some(value), rest))?,
                None => (None, rest),
            };
            let plain = |c: char| c.is_ascii_lowercase() || c == '-';
            let known = attributes.iter().any(|(known, _)| *known == name);
            (!name.is_empty() && name.chars().all(plain) && !known).then_some(())?;
            attributes.push((name, value));
            text = if rest.is_empty() { rest } else { rest.strip_prefix(' ')? };
        }
        Some(Self(attributes))
    }

    fn take(&mut self, name: &str) -> Option<&'a str> {
        let index = self.0.iter().position(|(known, value)| *known == name && value.is_some())?;
        self.0.remove(index).1
    }

    fn flag(&mut self, name: &str) -> Option<()> {
        let index = self.0.iter().position(|attribute| *attribute == (name, None))?;
        self.0.remove(index);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIN: &str = r#"<link data-trunk rel="rust" data-bin="app" data-wasm-opt="z" data-wasm-opt-params="--flatten -Oz">"#;

    fn refused(line: &str) -> bool {
        parse(&format!("<p>\n{MAIN}\n{line}"))
            .is_err_and(|failure| failure.what.starts_with("index.html:3: ") && !failure.fix.is_empty())
    }

    #[test]
    fn index_html_of_the_app_is_understood() {
        let parts = parse(include_str!("../../../../../index.html")).unwrap();
        let programs: Vec<_> = parts
            .iter()
            .filter_map(|part| match part {
                Part::Program(program) => Some((program.name.as_str(), program.is_main)),
                _ => None,
            })
            .collect();
        assert_eq!(programs, [("broadsheet-app", true), ("search", false)]);
        assert!(parts.contains(&Part::Folder("public".into())));
        assert!(parts.contains(&Part::Style("style/tokens.css".into())));
    }

    #[test]
    fn options_of_wasm_opt_are_trunks() {
        let Some(Part::Program(program)) = asset(MAIN) else { panic!("it is a program") };
        assert_eq!(program.optimize, ["-Oz", "--flatten", "-Oz"]);
        assert_eq!(program.manifest, PathBuf::from("Cargo.toml"));
    }

    #[test]
    fn scripts_are_separate_from_markup() {
        let parts = parse(&format!("<head>\n<script>\n  a();\n</script>\n{MAIN}\n</head>\n")).unwrap();
        assert_eq!(parts[..2], [Part::Markup("<head>".into()), Part::Script("a();".into())]);
        assert!(parse(&format!("{MAIN}\n<script>\na();")).is_err(), "the script has no end");
    }

    #[test]
    fn unknown_elements_of_trunk_are_refused() {
        for line in [
            r#"<link data-trunk rel="scss" href="style/a.scss">"#,
            r#"<link data-trunk rel="inline" type="css" href="style/a.css" data-no-minify>"#,
            r#"<link data-trunk rel="inline" type="js" href="a.js">"#,
            r#"<link data-trunk rel="copy-dir" href="public">"#,
            r#"<link data-trunk rel="rust" data-bin="x" data-type="worker">"#,
            r#"<link data-trunk rel="inline" type="css" href="a.css" href="b.css">"#,
            r#"<link data-trunk rel=inline type="css" href="a.css">"#,
            r#"<p><link data-trunk rel="inline" type="css" href="a.css">"#,
            r#"<script data-trunk src="a.js"></script>"#,
            "a text",
            "<p",
        ] {
            assert!(refused(line), "{line}");
        }
    }

    #[test]
    fn one_program_is_started() {
        assert!(parse("<p>").is_err());
        assert!(parse(&format!("{MAIN}\n{MAIN}")).is_err());
    }
}
