//! The strings of the interface in every shipped language.
//!
//! **To add a string**: add a line to `messages/app.rs` (shown by the app) or `messages/labels.rs` (only written by
//! a build, into texts, feeds and files), and a line to each file in `messages/in/`. The compiler reports missing lines;
//! the tests check placeholders and plural forms. Then call `messages().its_name()` in either target.
//!
//! - `text name;` is a plain string, `text name(title);` one with the placeholder `{title}`.
//! - `count name;` depends on a number `{n}`. A language without plurals has one form (`"{n} 分"`); others name each
//!   form: `"one:{n} article|other:{n} articles"`.
//!
//! English is compiled into the app. Other languages are written beside the pages as a file that the app fetches before
//! it renders anything. [docs/languages.md](../docs/languages.md) explains how to add a language.

use crate::locale;
use contract::date::DateStyle;
use std::{
    cell::Cell,
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

pub mod app;
#[cfg(not(target_arch = "wasm32"))]
mod file;
mod r#in;
pub mod labels;
#[cfg(not(target_arch = "wasm32"))]
mod overrides;

#[cfg(not(target_arch = "wasm32"))]
pub use file::file;
pub use labels::Labels;
#[cfg(not(target_arch = "wasm32"))]
pub use overrides::{Strings, check, documented, names};

thread_local! {
    static CURRENT: Cell<Messages> = const { Cell::new(Messages::english("en")) };
}

/// Returns the strings in the language of the document, or of the page that this thread is rendering.
pub fn messages() -> Messages {
    CURRENT.get()
}

/// Sets the strings for this thread.
pub fn set_messages(words: Messages) {
    CURRENT.set(words);
}

/// The strings of one language, and how dates are written.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    /// Language of the strings, such as `de` for a magazine in `de-AT`.
    pub language: &'static str,
    /// Language of the magazine as a BCP 47 tag.
    pub site: &'static str,
    dates: DateStyle,
    list: &'static [&'static str; app::COUNT],
}

impl Messages {
    /// Returns the English strings for a magazine in language `site`.
    pub const fn english(site: &'static str) -> Self {
        Self { language: "en", site, dates: DateStyle::Medium, list: &r#in::ENGLISH }
    }

    /// Returns the strings for a magazine in language `site`, or English if it is not shipped.
    pub fn of(site: &str) -> Self {
        let shipped = r#in::shipped(site).unwrap_or(&r#in::SHIPPED[0]);
        Self { language: shipped.language, site: interned(site), list: &shipped.app, ..Self::english("") }
    }

    /// Like [`of`](Self::of), with the magazine's own words for some of the strings.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn with(site: &str, strings: &Strings) -> Self {
        let built_in = Self::of(site);
        Self { list: overrides::replaced(built_in.list, &app::NAMES, strings), ..built_in }
    }

    /// The same strings, with dates in this style.
    #[must_use]
    pub fn with_dates(self, dates: DateStyle) -> Self {
        Self { dates, ..self }
    }

    /// Builds messages from the list in a file made by [`file`]; `None` if the file is of another version.
    pub fn listed(language: &'static str, site: &'static str, list: Vec<String>) -> Option<Self> {
        // Leaked on purpose: the app needs the strings until the document is closed.
        let list: Vec<&'static str> = list.into_iter().map(|text| &*text.leak()).collect();
        let list: &'static [&'static str] = list.leak();
        Some(Self { language, list: list.try_into().ok()?, ..Self::english(site) })
    }

    /// Formats a number as usual in the magazine's region.
    pub fn number(self, number: u32) -> String {
        locale::number(self.region(), number)
    }

    /// Formats a date like `2025-03-10` in the magazine's language and style: `Mar 10, 2025`. An invalid date is returned
    /// unchanged.
    pub fn date(self, date: &str) -> String {
        let written = date.get(..10).and_then(|day| locale::date(self.site, self.dates, day));
        written.unwrap_or_else(|| date.to_owned())
    }

    /// Returns the magazine's tag if its strings are in the same language, else the language of the strings.
    fn region(self) -> &'static str {
        if self.site.starts_with(self.language) { self.site } else { self.language }
    }

    /// Picks the plural form for a number and fills the number in.
    fn counted(self, forms: &str, n: u32) -> String {
        let category = locale::plural(self.language, n);
        let form = forms.split('|').find_map(|form| form.strip_prefix(&*category)?.strip_prefix(':'));
        fill(form.unwrap_or(forms), &[("n", &self.number(n))])
    }
}

/// Interns a tag, or one of the magazine's own words, for the lifetime of the process; there are only a few.
fn interned(tag: &str) -> &'static str {
    static TAGS: Mutex<Option<HashSet<&'static str>>> = Mutex::new(None);
    let mut tags = TAGS.lock().unwrap_or_else(PoisonError::into_inner);
    let tags = tags.get_or_insert_default();
    tags.get(tag).copied().unwrap_or_else(|| {
        let tag = &*tag.to_owned().leak();
        tags.insert(tag);
        tag
    })
}

/// Replaces placeholders in braces by their values.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        filled += before;
        filled += values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        rest = after;
    }
    filled + rest
}

/// Generates `Table`, which every language fills in, and a method of `$words` for each string.
macro_rules! table {
    ($words:ident: $($(#[doc = $doc:literal])+ $kind:ident $name:ident $(($($value:ident),+))?;)+) => {
        /// The strings that every language provides.
        pub struct Table {
            $($(#[doc = $doc])+ pub $name: &'static str,)+
        }

        /// Number of strings.
        pub const COUNT: usize = [$(stringify!($name)),+].len();

        /// The names of the strings in order.
        #[cfg(not(target_arch = "wasm32"))]
        pub const NAMES: [&str; COUNT] = [$(stringify!($name)),+];

        /// Where each string is used.
        #[cfg(not(target_arch = "wasm32"))]
        pub const MEANINGS: [&str; COUNT] = [$(concat!($($doc),+)),+];

        impl Table {
            /// For every string: name, placeholders, and whether it has plural forms.
            #[cfg(not(target_arch = "wasm32"))]
            pub const SHAPES: [(&'static str, &'static [&'static str], bool); COUNT] =
                [$((stringify!($name), &[$($(stringify!($value)),+)?], table!(@counted $kind))),+];

            /// Returns the strings in order.
            pub const fn list(&self) -> [&'static str; COUNT] {
                [$(self.$name),+]
            }
        }

        #[allow(non_camel_case_types, reason = "they are the names of strings")]
        #[derive(Clone, Copy)]
        enum Name {
            $($name),+
        }

        impl $words {
            $(table! { @$kind $(#[doc = $doc])+ $name $($($value),+)? })+
        }
    };
    (@counted text) => { false };
    (@counted count) => { true };
    (@text $(#[doc = $doc:literal])+ $name:ident) => {
        $(#[doc = $doc])+
        pub fn $name(self) -> &'static str {
            self.list[Name::$name as usize]
        }
    };
    (@text $(#[doc = $doc:literal])+ $name:ident $($value:ident),+) => {
        $(#[doc = $doc])+
        pub fn $name(self, $($value: &str),+) -> String {
            $crate::messages::fill(self.list[Name::$name as usize], &[$((stringify!($value), $value)),+])
        }
    };
    (@count $(#[doc = $doc:literal])+ $name:ident) => {
        $(#[doc = $doc])+
        pub fn $name(self, n: u32) -> String {
            self.counted(self.list[Name::$name as usize], n)
        }
    };
}
use table;

#[cfg(test)]
mod tests;
