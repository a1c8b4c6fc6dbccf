//! Locale functions based on ICU with compiled data. Invalid tags fall back to English.

use icu_calendar::{Date, Gregorian};
use icu_datetime::{FixedCalendarDateTimeFormatter, fieldsets::YMD};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale_core::{Locale, locale};
use icu_plurals::{PluralCategory, PluralRules};

/// Returns the CLDR plural category of a number.
pub fn plural(language: &str, number: u32) -> &'static str {
    let rules = PluralRules::try_new_cardinal(known(language).into());
    match rules.map_or(PluralCategory::Other, |rules| rules.category_for(number)) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// Formats a number.
pub fn number(language: &str, number: u32) -> String {
    let formatter = DecimalFormatter::try_new(known(language).into(), Default::default());
    formatter
        .map_or_else(|_| number.to_string(), |formatter| formatter.format(&Decimal::from(number)).to_string())
}

/// Formats a day like `2025-03-10` in an `Intl` date style, `medium` or `long`; `None` if the day is invalid.
pub fn day_in(language: &str, style: &str, day: &str) -> Option<String> {
    let length = if style == "long" { YMD::long() } else { YMD::medium() };
    let mut parts = day.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let date = Date::try_new_gregorian(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(known(language).into(), length);
    Some(formatter.ok()?.format(&date).to_string())
}

/// Whether this is a BCP 47 tag.
pub fn is_tag(tag: &str) -> bool {
    // The parser also accepts language names such as `english`.
    tag.parse::<Locale>().is_ok_and(|locale| locale.id.language.as_str().len() <= 3)
}

fn known(language: &str) -> Locale {
    language.parse().unwrap_or(locale!("en"))
}
