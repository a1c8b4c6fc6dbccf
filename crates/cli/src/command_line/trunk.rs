//! The commands for those who change the app: Trunk's hooks run them.

use crate::commands::build::Verbosity;
use crate::commands::trunk;
use crate::failure::Failure;
use clap::{Args, Subcommand};
use content::diagnostics::Diagnostics;
use std::path::PathBuf;

/// The steps of a build by Trunk, for those who change the app
#[derive(Debug, Args)]
#[command(
    hide = true,
    after_help = "\
Trunk compiles the app from a checkout of Broadsheet; its hooks in Trunk.toml run these commands.
To publish or preview a magazine, use `broadsheet build` and `broadsheet serve`.

Examples:
  broadsheet trunk content --content ~/magazine"
)]
pub struct Trunk {
    #[command(subcommand)]
    step: Step,
}

#[derive(Debug, Subcommand)]
enum Step {
    Content(Content),
    Pages(Pages),
}

/// Write the magazine's JSON, before Trunk compiles the app
#[derive(Debug, Args)]
#[command(after_help = "\
If TRUNK_PROFILE is not `release`, pictures are shown as they are or as the last release made them.
SOURCE_DATE_EPOCH sets the time by which articles are published.")]
struct Content {
    #[command(flatten)]
    reading: Reading,
}

/// Prerender every page into Trunk's output, before Trunk publishes it
#[derive(Debug, Args)]
#[command(after_help = "\
Trunk names its output in TRUNK_STAGING_DIR. If TRUNK_PROFILE is not `release`, only the data is added, for the app to
render.")]
struct Pages {
    /// Skip the slowest steps: share pictures and compressed copies
    #[arg(long)]
    bare: bool,
}

/// What is read, and where the JSON is written.
#[derive(Debug, Args)]
struct Reading {
    /// The folder of the magazine [default: $BROADSHEET_CONTENT, or else content]
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// The folder for the JSON [default: target/site, which `pages` reads]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The folder whose files are published as they are, and that links may lead to [default: public in the magazine]
    #[arg(long, value_name = "DIR")]
    public: Option<PathBuf>,
    /// The path or URL that the magazine is served under [default: $TRUNK_PUBLIC_URL, or else /]
    #[arg(long, value_name = "PATH")]
    base: Option<String>,
    /// Include drafts and articles with a future date
    #[arg(long)]
    drafts: bool,
}

impl Trunk {
    pub fn run(self, verbosity: Verbosity) -> Result<Diagnostics, Failure> {
        match self.step {
            Step::Content(Content { reading }) => trunk::content(&reading.into(), verbosity),
            Step::Pages(Pages { bare }) => trunk::pages(bare, verbosity),
        }
    }
}

impl From<Reading> for trunk::Options {
    fn from(Reading { content, out, public, base, drafts }: Reading) -> Self {
        Self { content, out, public, base, drafts }
    }
}
