//! Values of JSON of which only texts and numbers are of use; whatever else they are is passed over without being held.

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// How many items of a list in a row are held. Google's reports have nine dimensions at most.
const FEW: usize = 16;

/// A text, a number, or neither.
#[derive(Debug, Default, PartialEq)]
pub enum Loose<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A count.
    Count(u64),
    /// Anything else, or nothing.
    #[default]
    Other,
}

impl<'a> Loose<'a> {
    /// The text that it is.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text that it is.
    pub fn into_text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A count as a number or in quotes.
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(*count),
            Self::Text(text) => text.parse().ok(),
            Self::Other => None,
        }
    }
}

/// The first items of a list. One that is an object stands for its `name` or `value`, as Google's are.
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
