//! How authors are called.

use content::site_config::SiteConfig;
use content::source_file::{Front, SourceFile};
use contract::url;
use std::collections::HashMap;

/// The authors' full names, by whatever an article may call them.
#[derive(Debug, Default)]
pub struct AuthorNames(HashMap<String, String>);

impl AuthorNames {
    /// The names of the authors that have a file.
    pub fn of(sheets: &[SourceFile]) -> Self {
        let named = |sheet: &SourceFile| match &sheet.front {
            Front::Author { name, key, .. } => {
                Some([(key.clone(), name.clone()), (url::slug(name), name.clone())])
            }
            _ => None,
        };
        Self(sheets.iter().filter_map(named).flatten().collect())
    }

    /// Puts full names in place, and the magazine's author where there is none.
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
