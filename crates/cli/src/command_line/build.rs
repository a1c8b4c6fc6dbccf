//! The command for publishing.

use crate::commands::build::{self, Verbosity};
use crate::failure::Failure;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use content::diagnostics::Diagnostics;
use content::target::Target;
use std::path::PathBuf;

/// Names [`Target::Any`].
const ANY: &str = "any";

/// Check the magazine and write the finished site into dist/
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  broadsheet build
  broadsheet build --target netlify
  broadsheet build --base-url https://you.github.io/magazine/ --target github --out docs")]
pub struct Build {
    /// A folder of the magazine [default: the current one]
    dir: Option<PathBuf>,
    /// Write here instead of dist/ in the magazine
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Use this instead of `url` in site.toml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Publish drafts and articles with a future date, too
    #[arg(long)]
    drafts: bool,
    /// Write what this kind of host can use
    #[arg(long, value_name = "HOST", value_parser = targets())]
    target: Option<String>,
    /// Write into a folder that no build has made; replaces files of the same name, deletes none
    #[arg(long)]
    force: bool,
}

impl Build {
    pub fn run(self, verbosity: Verbosity) -> Result<Diagnostics, Failure> {
        let Self { dir, out, base_url, drafts, target, force } = self;
        let target =
            target.and_then(|name| if name == ANY { Some(Target::Any) } else { Target::named(&name) });
        build::build(&build::Options { folder: dir, out, base_url, drafts, target, force, verbosity })
    }
}

/// The targets, and the one for our tests, which is not shown.
fn targets() -> PossibleValuesParser {
    let named = Target::NAMED.map(|(name, _)| PossibleValue::new(name));
    PossibleValuesParser::new(named.into_iter().chain([PossibleValue::new(ANY).hide(true)]))
}
