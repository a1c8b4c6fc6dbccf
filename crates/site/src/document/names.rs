//! Author names.

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
        let named = |source_file: &SourceFile| match &source_file.front {
            FrontMatter::Author { name, key, .. } => {
                Some([(key.clone(), name.clone()), (url::slug(name), name.clone())])
            }
            _ => None,
        };
        Self(source_files.iter().filter_map(named).flatten().collect())
    }

    /// Replaces names by full names; an article without authors gets the magazine's default author.
    pub fn settle(&self, authors: &mut Vec<String>, settings: &SiteConfig) {
        if authors.is_empty() {
            authors.extend(settings.author.clone());
        }
        for author in authors {
            if let Some(name) = self.0.get(&url::slug(author)) {
                author.clone_from(name);
            }
        }
    }
}
