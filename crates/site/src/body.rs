//! An article's text: in memory, or kept on the disk until it is written, so that a hundred thousand fit.

use content::cache::store::{Key, Record};
use std::borrow::Cow;
use std::io;

/// The part of a kept article with what was learned of it.
pub const HEAD: usize = 0;
/// The part with the words that say what it is about.
pub const WORDS: usize = 1;
/// The part with its text as HTML.
pub const HTML: usize = 2;
/// The part with all its words, counted for the search.
pub const COUNTED: usize = 3;

/// An article's text as HTML, without what has become of its pictures.
#[derive(Clone, Debug)]
pub enum Body {
    /// In memory.
    Text(String),
    /// On the disk, by the key of all that it was made of.
    Kept(Key, Record),
}

impl Default for Body {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Body {
    /// The text.
    ///
    /// # Errors
    /// Where it is on the disk and cannot be read.
    pub fn html(&self) -> io::Result<Cow<'_, str>> {
        match self {
            Self::Text(html) => Ok(html.into()),
            Self::Kept(_, record) => {
                let told = |error: io::Error| {
                    let cure = "delete target/press-cache, where it is kept, and build again";
                    io::Error::new(error.kind(), format!("the text cannot be read: {error}; {cure}"))
                };
                let html = record.part(HTML).map_err(told)?;
                Ok(String::from_utf8(html).map_err(|error| told(io::Error::other(error)))?.into())
            }
        }
    }

    /// Its words as `search::count` has written them, if they are counted already.
    pub fn counted(&self) -> Option<String> {
        let Self::Kept(_, record) = self else { return None };
        String::from_utf8(record.part(COUNTED).ok()?).ok()
    }
}
