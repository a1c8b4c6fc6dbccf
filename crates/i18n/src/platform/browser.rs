//! Languages, by the browser's `Intl`. It throws for an invalid language tag, which cannot occur: press checks the
//! magazine's tags.

use js_sys::{Array, Date, Intl::PluralRules, JSON, Number, Object};

/// The plural category of a number in a language, by its name in CLDR.
pub fn plural(language: &str, number: u32) -> String {
    let rules = PluralRules::new(&Array::of1(&language.into()), &Object::new());
    rules.select(number.into()).into()
}

/// A number as a language writes it.
pub fn number(language: &str, number: u32) -> String {
    Number::from(number).to_locale_string(language).into()
}

/// `2025-03-10` as a language writes it, in a style as `Intl` names it, `medium` or `long`; `None` where there is no
/// such day.
pub fn day_in(language: &str, style: &str, day: &str) -> Option<String> {
    let moment = Date::parse(day);
    // In the calendar that addresses count years by.
    let options = format!(r#"{{"dateStyle":"{style}","timeZone":"UTC","calendar":"gregory"}}"#);
    let options = JSON::parse(&options).ok().filter(|_| !moment.is_nan())?;
    Some(Date::new(&moment.into()).to_locale_date_string(language, &options).into())
}
