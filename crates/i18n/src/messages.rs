//! The interface's strings, each once in every language that is shipped.
//!
//! **To add a string**: a line in `messages/app.rs` (what the app shows) or `messages/labels.rs` (what only press writes,
//! into texts, feeds and files), and a line in each file of `messages/in/`. The compiler names what is missing, and the
//! tests below check placeholders and plural forms. Then `messages().its_name()`, in whichever target.
//!
//! - `text name;` is a string, `text name(title);` one with a placeholder `{title}` for a text;
//! - `count name;` depends on a number, `{n}`. One form serves where the language has no plural (`"{n} 分"`); else
//!   each form that it has is named: `"one:{n} article|other:{n} articles"`.
//!
//! English is part of the app. Of the others press writes the one in use beside the pages, as a list, and the app
//! fetches it before it renders anything. [docs/languages.md](../docs/languages.md) says how to add a language.

use crate::locale;
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
pub use file::file;
pub use labels::Labels;

thread_local! {
    static CURRENT: Cell<Messages> = const { Cell::new(Messages::english("en")) };
}

/// The interface's strings in the language of the document, or of the page that this thread is rendering.
pub fn messages() -> Messages {
    CURRENT.get()
}

/// Sets the interface's strings.
pub fn set_messages(words: Messages) {
    CURRENT.set(words);
}

/// The strings of one language, and the language that dates are written in.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    /// The language of the strings: `de` in a magazine in `de-AT`.
    pub language: &'static str,
    /// The magazine's own language, a BCP 47 tag.
    pub site: &'static str,
    list: &'static [&'static str; app::COUNT],
}

impl Messages {
    /// The English ones, in a magazine whose language is `site`.
    pub const fn english(site: &'static str) -> Self {
        Self { language: "en", site, list: &r#in::ENGLISH }
    }

    /// The strings for a magazine in the language `site`, or else the English ones.
    pub fn of(site: &str) -> Self {
        let shipped = r#in::shipped(site).unwrap_or(&r#in::SHIPPED[0]);
        Self { language: shipped.language, site: interned(site), list: &shipped.app }
    }

    /// What a file made by [`file`] lists; nothing where it is of another version.
    pub fn listed(language: &'static str, site: &'static str, list: Vec<String>) -> Option<Self> {
        // Kept for as long as the app runs, which is as long as the document.
        let list: Vec<&'static str> = list.into_iter().map(|text| &*text.leak()).collect();
        let list: &'static [&'static str] = list.leak();
        Some(Self { language, site, list: list.try_into().ok()? })
    }

    /// A number as the language writes it, in the magazine's region.
    pub fn number(self, number: u32) -> String {
        locale::number(self.region(), number)
    }

    /// `2025-03-10` as the magazine's language writes it, `Mar 10, 2025`. What is not such a date comes back as it
    /// is.
    pub fn date(self, date: &str) -> String {
        date.get(..10).and_then(|day| locale::date(self.site, day)).unwrap_or_else(|| date.to_owned())
    }

    /// The magazine's tag, where its strings are in the same language.
    fn region(self) -> &'static str {
        if self.site.starts_with(self.language) { self.site } else { self.language }
    }

    /// The form for a number, with the number in it.
    fn counted(self, forms: &str, n: u32) -> String {
        let category = locale::plural(self.language, n);
        let form = forms.split('|').find_map(|form| form.strip_prefix(&*category)?.strip_prefix(':'));
        fill(form.unwrap_or(forms), &[("n", &self.number(n))])
    }
}

/// A tag, kept for as long as the process runs. There are few.
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

/// Puts values in the place of their names in braces.
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

/// Makes of a list of names: `Table`, to be filled in by every language, and a method of `$words` for each name.
macro_rules! table {
    ($words:ident: $($(#[$doc:meta])+ $kind:ident $name:ident $(($($value:ident),+))?;)+) => {
        /// What every language has to fill in.
        pub struct Table {
            $($(#[$doc])+ pub $name: &'static str,)+
        }

        /// How many strings there are.
        pub const COUNT: usize = [$(stringify!($name)),+].len();

        impl Table {
            /// Name, placeholders, and whether a number chooses the form, of every string.
            #[cfg(test)]
            pub const SHAPES: [(&'static str, &'static [&'static str], bool); COUNT] =
                [$((stringify!($name), &[$($(stringify!($value)),+)?], table!(@counted $kind))),+];

            /// The strings, in order.
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
            $(table! { @$kind $(#[$doc])+ $name $($($value),+)? })+
        }
    };
    (@counted text) => { false };
    (@counted count) => { true };
    (@text $(#[$doc:meta])+ $name:ident) => {
        $(#[$doc])+
        pub fn $name(self) -> &'static str {
            self.list[Name::$name as usize]
        }
    };
    (@text $(#[$doc:meta])+ $name:ident $($value:ident),+) => {
        $(#[$doc])+
        pub fn $name(self, $($value: &str),+) -> String {
            $crate::messages::fill(self.list[Name::$name as usize], &[$((stringify!($value), $value)),+])
        }
    };
    (@count $(#[$doc:meta])+ $name:ident) => {
        $(#[$doc])+
        pub fn $name(self, n: u32) -> String {
            self.counted(self.list[Name::$name as usize], n)
        }
    };
}
use table;

#[cfg(test)]
mod tests;
