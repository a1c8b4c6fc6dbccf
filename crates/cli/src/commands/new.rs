//! `broadsheet new`: creates a magazine that can be read at once.

mod starter;
mod target;

use crate::failure::{Failure, say};
use crate::machine_zone;
use crate::wording;
use content::diagnostics::Line;
use content::front_matter::toml;
use content::{names, options, site_config};
use std::path::{Path, PathBuf};
use target::Target;

/// The inputs of [`new`].
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The folder to create.
    pub folder: PathBuf,
    /// The magazine's name, if it is not to be made from the folder's.
    pub title: Option<String>,
    /// Whether to say nothing about what to do next.
    pub quiet: bool,
}

/// Creates a magazine, whole or not at all.
///
/// # Errors
/// The folder contains something, the title cannot be one, or a file cannot be written.
pub fn new(options: &Options) -> Result<(), Failure> {
    let folder = &options.folder;
    let target = Target::of(folder)?;
    let title = match &options.title {
        Some(title) => checked(title.trim())?,
        None => title_of(folder),
    };
    let (zone_name, zone) = machine_zone::get();
    let today = zone.to_datetime(options::now()?).date();
    let files = starter::files(&title, &zone_name, today);
    target.write(&files)?;
    if !options.quiet {
        say(format_args!("{} is ready in {}\n", Line(&title), wording::folder(folder)));
        if folder != Path::new(".") {
            say(format_args!("  cd {}", quoted(folder)));
        }
        say("  broadsheet serve");
    }
    Ok(())
}

/// A title that `site.toml` can hold.
fn checked(title: &str) -> Result<String, Failure> {
    let title = names::nfc(title);
    if title.chars().any(char::is_control) {
        return Err(Failure::Usage("--title contains a character that is invisible".to_owned()));
    }
    let line = format!("title = {}", starter::toml_string(&title));
    let entries = toml::read(&line, 1).unwrap_or_default();
    match site_config::read(Path::new("site.toml"), entries).1.first() {
        None => Ok(title),
        Some(found) => Err(Failure::Usage(format!("--title: {}\n  = help: {}", found.message, found.help))),
    }
}

/// The title that the name of a folder suggests: `my-magazine` is `My Magazine`.
fn title_of(folder: &Path) -> String {
    let whole = folder.canonicalize().or_else(|_| std::path::absolute(folder));
    let whole = whole.unwrap_or_else(|_| folder.to_owned());
    let name = names::nfc(&whole.file_name().unwrap_or_default().to_string_lossy());
    let words = name.split(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '-' | '_'));
    let title: Vec<String> = words.filter(|word| !word.is_empty()).map(capitalised).collect();
    if title.is_empty() { "My Magazine".to_owned() } else { title.join(" ") }
}

fn capitalised(word: &str) -> String {
    let mut rest = word.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// A path as it is typed into a shell.
fn quoted(folder: &Path) -> String {
    let path = Line(&folder.display().to_string()).to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "-_./\\:+,@".contains(c);
    match path.starts_with('-') || !path.chars().all(is_plain) {
        // What `cmd` and PowerShell understand too.
        true if !path.contains(['"', '$', '`', '!', '\\']) => format!("\"{path}\""),
        true => format!("'{}'", path.replace('\'', r"'\''")),
        false => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_made_from_the_folder() {
        for (folder, title) in [
            ("/x/my-magazine", "My Magazine"),
            ("/x/Übung 1", "Übung 1"),
            ("/x/u\u{308}bung", "Übung"),
            ("/x/the__API-notes/", "The API Notes"),
            ("/x/---", "My Magazine"),
            ("/", "My Magazine"),
        ] {
            assert_eq!(title_of(Path::new(folder)), title, "{folder}");
        }
    }

    #[test]
    fn a_title_that_the_settings_refuse_is_wrong_usage() {
        assert_eq!(checked("O'Reilly \\ \"Sons\"").ok().as_deref(), Some("O'Reilly \\ \"Sons\""));
        for title in ["", "a\u{7}b", "a\nb", &"x".repeat(2_000)] {
            assert!(matches!(checked(title), Err(Failure::Usage(_))), "{title}");
        }
    }

    #[test]
    fn a_path_is_quoted_where_a_shell_needs_it() {
        for (path, typed) in
            [("a/b", "a/b"), ("Übung 1", "\"Übung 1\""), ("it's $5", r"'it'\''s $5'"), ("-x", "\"-x\"")]
        {
            assert_eq!(quoted(Path::new(path)), typed);
        }
    }
}
