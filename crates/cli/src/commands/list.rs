//! `broadsheet list`: the articles and pages, with who can see them.

use crate::failure::{Failure, complain, say};
use crate::location::Location;
use content::diagnostics::{Diagnostics, Level, Line};
use content::options::ImageMode;
use content::root::Root;
use content::source_file::{FrontMatter, SourceFile, Visibility};
use content::sources::Kind;
use content::{front_matter_cache, site_config, sources, unread};
use jiff::Timestamp;
use std::cmp::Reverse;
use std::fmt::{self, Display, Formatter};
use std::io::IsTerminal;
use std::path::PathBuf;

/// Who can see a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Everybody.
    Published,
    /// Everybody who has its address.
    Unlisted,
    /// Nobody before its time.
    Scheduled,
    /// Nobody any more.
    Expired,
    /// Nobody.
    Draft,
}

impl Display for State {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Published => "published",
            Self::Unlisted => "unlisted",
            Self::Scheduled => "scheduled",
            Self::Expired => "expired",
            Self::Draft => "draft",
        })
    }
}

/// A line of the list: the moment, for sorting, and what is printed.
type Row = (Option<Timestamp>, [String; 4]);

/// Lists articles and pages, the newest first, or only those in one state.
///
/// # Errors
/// There is no magazine, or front matter that cannot be read.
pub fn list(folder: Option<PathBuf>, only: Option<State>) -> Result<(), Failure> {
    let location = Location::find(folder.as_deref())?;
    if location.data.is_some() {
        return Err(Failure::Other("this magazine has no Markdown; `articles.json` is its list".to_owned()));
    }
    let options = location.options(ImageMode::Read)?;
    let (settings, found) = site_config::settings(&options);
    let mut problems = Diagnostics::default();
    problems.extend(found.into_iter().filter(|found| found.level() == Level::Error));
    let mut found = sources::find(&Root::new(&options.content, &settings.allowed_folders));
    problems.extend(std::mem::take(&mut found.problems));
    unread::without_other_files(&mut found.sources);
    let kinds: Vec<Kind> = found.sources.iter().map(|source| source.kind).collect();
    let read = front_matter_cache::read(found.sources, &settings, &options, None);
    let mut rows = Vec::new();
    for (kind, (file, found)) in kinds.into_iter().zip(read) {
        // Only what makes a line wrong or impossible: `check` is there for the rest.
        if file.seen == Visibility::Unclear {
            problems.extend(found);
        } else if kind != Kind::Author {
            let (state, row) = row(&file, options.now);
            if only.is_none_or(|only| only == state) {
                rows.push(row);
            }
        }
    }
    rows.sort_by(|(a, x), (b, y)| (Reverse(a), &x[2]).cmp(&(Reverse(b), &y[2])));
    if rows.is_empty() {
        complain(format_args!("nothing is {}", only.map_or("here".to_owned(), |state| state.to_string())));
    }
    print(&rows, std::io::stdout().is_terminal());
    problems.checked()?;
    Ok(())
}

fn row(file: &SourceFile, now: Timestamp) -> (State, Row) {
    let (state, at, day, title) = match &file.front {
        FrontMatter::Article(meta) => {
            // A draft may have no date yet.
            let date = Some(meta.shown_from()).filter(|date| *date != Default::default());
            let state = match file.seen {
                _ if meta.draft => State::Draft,
                _ if meta.expires.is_some_and(|moment| moment.at <= now) => State::Expired,
                Visibility::Later => State::Scheduled,
                Visibility::Unlisted => State::Unlisted,
                _ => State::Published,
            };
            (state, date.map(|date| date.at), date.map(|date| date.day().to_string()), &meta.title)
        }
        FrontMatter::Page { title, .. } | FrontMatter::Author { name: title, .. } => {
            let state = if file.is_seen() { State::Published } else { State::Draft };
            (state, None, None, title)
        }
    };
    let or_none = |text: String| if text.is_empty() { "-".to_owned() } else { text };
    let path = Line(&file.inner.to_string()).to_string();
    let title = Line(title).to_string();
    (state, (at, [or_none(day.unwrap_or_default()), state.to_string(), path, or_none(title)]))
}

/// Prints lines: in columns for people, or separated by tabs for programs.
fn print(rows: &[Row], is_terminal: bool) {
    let width = |column: usize| rows.iter().map(|(_, row)| row[column].chars().count()).max().unwrap_or(0);
    let [day, state, path] = [width(0), width(1), width(2)];
    let line = |(_, row): &Row| match row {
        [a, b, c, d] if is_terminal => format!("{a:day$}  {b:state$}  {c:path$}  {d}"),
        row => row.join("\t"),
    };
    if !rows.is_empty() {
        say(rows.iter().map(line).collect::<Vec<_>>().join("\n"));
    }
}
