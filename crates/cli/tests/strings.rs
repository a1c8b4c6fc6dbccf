//! `docs/strings.md`, the list of the strings of the interface.
//!
//! After a change, run `UPDATE=1 cargo test -p broadsheet-cli strings::`.

use i18n::messages;
use std::fs;
use std::path::Path;

const BEFORE: &str = "# Strings\n\nThe words of the interface by name, which `[strings]` in site.toml can replace \
                      ([arrangement.md](arrangement.md#words)).\n\n| name | English | used for |\n|---|---|---|\n";

#[test]
fn every_string_is_documented() {
    let cell = |text: &str| text.replace('|', "\\|");
    let row = |(name, text, meaning): (&str, &str, &str)| {
        format!("| `{name}` | `{}` | {} |\n", cell(text), cell(meaning))
    };
    let expected = BEFORE.to_owned() + &messages::documented().map(row).collect::<String>();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/strings.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "docs/strings.md is out of date: run this test with UPDATE=1");
}
