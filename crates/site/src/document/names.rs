//! Author names.

use content::front_matter::fields::At;
use content::site_config::SiteConfig;
use content::source_file::{FrontMatter, SourceFile};
use contract::url;
use std::collections::HashMap;

/// Full names of authors, by every name that an article may use for them.
#[derive(Debug, Default)]
pub struct AuthorNames(HashMap<String, String>);

impl AuthorNames {
    /// Collects the names of authors with a file of their own.
    pub fn of(source_files: &[SourceFile]) -> Self {
        let authors = source_files.iter().filter_map(|source_file| match &source_file.front {
            FrontMatter::Author { name, key, .. } => Some((name, key)),
            _ => None,
        });
        let keys = authors.clone().map(|(name, key)| (key.clone(), name.clone()));
        let names = authors.map(|(name, _)| (url::slug(name), name.clone()));
        Self(keys.chain(names).collect())
    }

    /// The full name of the author whom a name means, if that author has a file.
    pub fn full(&self, name: &str) -> Option<&str> {
        self.0.get(&url::slug(name)).map(String::as_str)
    }

    /// Replaces names by full names; an article without authors gets the magazine's default author.
    pub fn settle(&self, authors: &mut Vec<At<String>>, settings: &SiteConfig) {
        if authors.is_empty() {
            authors.extend(settings.author.clone().map(|value| At { line: 1, value }));
        }
        for author in authors {
            if let Some(name) = self.full(&author.value) {
                name.clone_into(&mut author.value);
            }
        }
    }
}
