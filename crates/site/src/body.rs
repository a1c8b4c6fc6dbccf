//! An article's text, in memory or in the cache on disk, so that a hundred thousand articles fit in memory.

use content::cache::store::{Key, Record};
use std::borrow::Cow;
use std::io;

/// Record part: what was learned from the text.
pub const HEAD: usize = 0;
/// Record part: words that characterise the article.
pub const WORDS: usize = 1;
/// Record part: the text as HTML.
pub const HTML: usize = 2;
/// Record part: word counts for the search index.
pub const COUNTED: usize = 3;

/// An article's text as HTML, before processed pictures are inserted.
#[derive(Clone, Debug)]
pub enum Body {
    /// In memory.
    Text(String),
    /// In the cache, under the hash of everything it was made from.
    Kept(Key, Record),
}

impl Default for Body {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Body {
    /// Returns the HTML.
    ///
    /// # Errors
    /// If the text is in the cache and cannot be read.
    pub fn html(&self) -> io::Result<Cow<'_, str>> {
        match self {
            Self::Text(html) => Ok(html.into()),
            Self::Kept(_, record) => {
                let told = |error: io::Error| {
                    let cure = "run `broadsheet clean` and build again";
                    io::Error::new(error.kind(), format!("the cached text cannot be read: {error}; {cure}"))
                };
                let html = record.part(HTML).map_err(told)?;
                Ok(String::from_utf8(html).map_err(|error| told(io::Error::other(error)))?.into())
            }
        }
    }

    /// Returns the word counts in the format of [`word_counts`](crate::word_counts), if they are in the cache.
    pub fn counted(&self) -> Option<String> {
        let Self::Kept(_, record) = self else { return None };
        String::from_utf8(record.part(COUNTED).ok()?).ok()
    }
}
