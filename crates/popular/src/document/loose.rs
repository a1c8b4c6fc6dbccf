//! JSON values of which only strings and numbers matter; everything else is skipped without being stored.

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Maximum number of items kept of a list. Google Analytics reports have at most nine dimensions.
const FEW: usize = 16;

/// A string, a number, or something else.
#[derive(Debug, Default, PartialEq)]
pub enum Loose<'a> {
    /// A string.
    Text(Cow<'a, str>),
    /// A count.
    Count(u64),
    /// Anything else, or missing.
    #[default]
    Other,
}

impl<'a> Loose<'a> {
    /// Returns the string, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the string, if it is one.
    pub fn into_text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the count, from a number or a string.
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(*count),
            Self::Text(text) => text.parse().ok(),
            Self::Other => None,
        }
    }
}

/// The first items of a list. An object is replaced by its `name` or `value`, as in Google Analytics reports.
#[derive(Debug, Default)]
pub struct Few<'a>(pub Vec<Loose<'a>>);

struct One;

impl<'de> Visitor<'de> for One {
    type Value = Loose<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Loose<'de>, E> {
        Ok(Loose::Text(text.into()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Loose<'de>, E> {
        Ok(Loose::Text(text.to_owned().into()))
    }

    fn visit_u64<E: Error>(self, count: u64) -> Result<Loose<'de>, E> {
        Ok(Loose::Count(count))
    }

    fn visit_i64<E: Error>(self, count: i64) -> Result<Loose<'de>, E> {
        Ok(Loose::Count(u64::try_from(count).unwrap_or_default()))
    }

    fn visit_f64<E: Error>(self, count: f64) -> Result<Loose<'de>, E> {
        Ok(Loose::Count(count as u64))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Loose<'de>, E> {
        Ok(Loose::Other)
    }

    fn visit_unit<E: Error>(self) -> Result<Loose<'de>, E> {
        Ok(Loose::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Loose<'de>, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Loose::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut parts: A) -> Result<Loose<'de>, A::Error> {
        let mut found = Loose::Other;
        while let Some(name) = parts.next_key::<Cow<'_, str>>()? {
            match &*name {
                "name" | "value" => found = parts.next_value()?,
                _ => drop(parts.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Loose<'a> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(One)
    }
}

struct List;

impl<'de> Visitor<'de> for List {
    type Value = Few<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Few<'de>, A::Error> {
        let mut few = Vec::new();
        while few.len() < FEW {
            let Some(item) = items.next_element()? else { return Ok(Few(few)) };
            few.push(item);
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Few(few))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Few<'a> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_seq(List)
    }
}
