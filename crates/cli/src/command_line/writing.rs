//! The commands for those who write: what comes before a build.

use crate::commands::build::Verbosity;
use crate::commands::{add, check, list, new};
use crate::failure::Failure;
use clap::{Args, ValueEnum};
use content::diagnostics::Diagnostics;
use content::schema;
use content::sources::Kind;
use std::path::PathBuf;

/// Create a magazine that can be read at once
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  broadsheet new my-magazine
  broadsheet new . --title \"Notes on Databases\"")]
pub struct New {
    /// The folder to create; it must not exist, or be empty
    dir: PathBuf,
    /// The magazine's name [default: made from the folder's name]
    #[arg(long)]
    title: Option<String>,
}

/// Add an article, page or author with its front matter filled in, and print the path
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  broadsheet add \"Why Retries Need Jitter\"
  broadsheet add --bundle \"A Tour in Pictures\"
  broadsheet add --author \"Ada Lovelace\"
  $EDITOR \"$(broadsheet add \"A New Article\")\"

An article begins as a draft. If the magazine has `archetypes/article.md` (`page.md`, `author.md`), the new file is a copy
of it, with `{{ title }}`, `{{ date }}` and `{{ slug }}` filled in.")]
pub struct Add {
    /// The title, or the author's name; the file's name is made from it
    title: String,
    /// Add a page, such as /about/
    #[arg(long, conflicts_with = "author")]
    page: bool,
    /// Add an author
    #[arg(long)]
    author: bool,
    /// Make a folder with index.md, for pictures beside the text
    #[arg(long)]
    bundle: bool,
    /// A folder of the magazine [default: the current one]
    #[arg(long, value_name = "DIR")]
    magazine: Option<PathBuf>,
}

/// Check the magazine without building it
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  broadsheet check
  broadsheet check --drafts --deny-warnings
  broadsheet check --external
  broadsheet check --format sarif > results.sarif")]
pub struct Check {
    /// A folder of the magazine [default: the current one]
    dir: Option<PathBuf>,
    /// How to print what is wrong; all but text go to standard output
    #[arg(long, value_enum, default_value_t)]
    format: check::Format,
    /// Check drafts and articles with a future date as if they were published
    #[arg(long)]
    drafts: bool,
    /// Ask other sites whether the pages that texts link to exist
    #[arg(long)]
    external: bool,
    /// Ask at private addresses, too
    #[arg(long, hide = true, requires = "external")]
    allow_private: bool,
}

/// List articles and pages: date, state, path and title
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  broadsheet list
  broadsheet list drafts
  broadsheet list scheduled | cut -f 3

The newest come first. On a terminal the list has columns; elsewhere a tab separates the fields. A dash is a field without
a value. States are published, unlisted, scheduled, expired and draft.")]
pub struct List {
    /// Which ones [default: all]
    #[arg(value_enum)]
    state: Option<Only>,
    /// A folder of the magazine [default: the current one]
    #[arg(long, value_name = "DIR")]
    magazine: Option<PathBuf>,
}

/// The states that can be listed alone.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Only {
    Drafts,
    Scheduled,
    Expired,
    Unlisted,
}

/// Print a JSON Schema: of articles.json, site.toml or front matter
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  broadsheet schema
  broadsheet schema site > .schema/site.json
  broadsheet schema front-matter > .schema/front-matter.json")]
pub struct Schema {
    /// What it describes
    #[arg(value_enum, default_value_t)]
    of: Described,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Described {
    #[default]
    Articles,
    Site,
    FrontMatter,
}

impl New {
    pub fn run(self, verbosity: Verbosity) -> Result<(), Failure> {
        let Self { dir, title } = self;
        new::new(&new::Options { folder: dir, title, quiet: verbosity == Verbosity::Quiet })
    }
}

impl Check {
    pub fn run(self, verbosity: Verbosity) -> Result<Diagnostics, Failure> {
        let Self { dir, format, drafts, external, allow_private } = self;
        let quiet = verbosity == Verbosity::Quiet;
        check::check(&check::Options { folder: dir, format, drafts, external, allow_private, quiet })
    }
}

impl Add {
    pub fn run(self) -> Result<(), Failure> {
        let Self { title, page, author, bundle, magazine: folder } = self;
        let kind = match (page, author) {
            (true, _) => Kind::Page,
            (_, true) => Kind::Author,
            _ => Kind::Article,
        };
        add::add(&add::Options { title, kind, bundle, folder })
    }
}

impl List {
    pub fn run(self) -> Result<(), Failure> {
        let only = self.state.map(|state| match state {
            Only::Drafts => list::State::Draft,
            Only::Scheduled => list::State::Scheduled,
            Only::Expired => list::State::Expired,
            Only::Unlisted => list::State::Unlisted,
        });
        list::list(self.magazine, only)
    }
}

impl Schema {
    pub fn text(&self) -> String {
        match self.of {
            Described::Articles => publish::schema::text(),
            Described::Site => schema::site(),
            Described::FrontMatter => schema::front_matter(),
        }
    }
}
