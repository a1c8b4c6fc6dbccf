//! Locale functions based on the browser's `Intl`. It throws for invalid language tags, but a build validates the
//! magazine's tags.

use js_sys::{Array, Date, Intl::PluralRules, JSON, Number, Object};

/// Returns the CLDR plural category of a number.
pub fn plural(language: &str, number: u32) -> String {
    let rules = PluralRules::new(&Array::of1(&language.into()), &Object::new());
    rules.select(number.into()).into()
}

/// Formats a number.
pub fn number(language: &str, number: u32) -> String {
    Number::from(number).to_locale_string(language).into()
}

/// Formats a day like `2025-03-10` in an `Intl` date style, `medium` or `long`; `None` if the day is invalid.
pub fn day_in(language: &str, style: &str, day: &str) -> Option<String> {
    let moment = Date::parse(day);
    // URLs use the Gregorian calendar, so texts do too.
    let options = format!(r#"{{"dateStyle":"{style}","timeZone":"UTC","calendar":"gregory"}}"#);
    let options = JSON::parse(&options).ok().filter(|_| !moment.is_nan())?;
    Some(Date::new(&moment.into()).to_locale_date_string(language, &options).into())
}
