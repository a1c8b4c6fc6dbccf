//! Diagnostics as commands to the runner of GitHub Actions, which shows them beside the lines of a pull request.

use super::paths::Base;
use content::diagnostics::{Diagnostic, Diagnostics, Line};

/// A command for each diagnostic, or nothing.
pub fn drawn(found: &Diagnostics) -> String {
    let base = Base::find();
    found.as_slice().iter().map(|found| command(found, &base)).collect::<Vec<_>>().join("\n")
}

fn command(found: &Diagnostic, base: &Base) -> String {
    let Diagnostic { line, code, message, help, .. } = found;
    let file = property(&base.path(found));
    let line = line.map_or_else(String::new, |line| format!(",line={line}"));
    let text = format!("{}\nhelp: {}", Line(message), Line(help));
    format!("::{} file={file}{line},title={code}::{}", found.level(), data(&text))
}

/// Escapes the text of a command, as the runner's toolkit does.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property, likewise.
fn property(text: &str) -> String {
    let escaped = data(text).replace(':', "%3A").replace(',', "%2C");
    Line(&escaped).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use content::diagnostics::Code;
    use std::path::Path;

    #[test]
    fn nothing_in_a_diagnostic_is_a_command() {
        let path = Path::new("no such folder/a,line=9::b\n::error::%.md");
        let found = Diagnostic::at(Code::BrokenLink, path, 3, "100% ::\n::add-mask::x", "y\r");
        assert_eq!(
            drawn(&found.into()),
            "::error file=no such folder/a%2Cline=9%3A%3Ab%0A%3A%3Aerror%3A%3A%25.md,line=3,title=broken-link::\
             100%25 ::\\n::add-mask::x%0Ahelp: y\\r"
        );
    }
}
