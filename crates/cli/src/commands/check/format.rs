//! The formats of diagnostics, for people and for programs.

use super::{github, json, sarif};
use clap::ValueEnum;
use content::diagnostics::{Colour, Diagnostics};

/// How diagnostics are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, to stderr, with the lines they refer to
    #[default]
    Text,
    /// An array of objects
    Json,
    /// Commands that GitHub Actions shows beside the lines of a pull request
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

impl Format {
    /// The diagnostics in this format.
    pub fn drawn(self, found: &Diagnostics) -> String {
        match self {
            Self::Text => found.drawn(Colour::Never).to_string(),
            Self::Json => json::drawn(found),
            Self::Github => github::drawn(found),
            Self::Sarif => sarif::drawn(found),
        }
    }
}
