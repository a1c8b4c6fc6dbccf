//! Checks an article's dates against each other and the present.

use super::{ArticleFields, DATE, EXPIRES, SCHEDULED, UPDATED};
use crate::diagnostics::Code;
use crate::front_matter::date::Moment;
use crate::front_matter::fields::Fields;
use jiff::{SignedDuration, Timestamp};

/// How far a date may be ahead, as it may have been written in any time zone.
const AHEAD: SignedDuration = SignedDuration::from_hours(36);

/// Reports dates that contradict each other, and those that nobody can have meant.
pub fn check(fields: &mut Fields<'_>, meta: &ArticleFields, now: Timestamp) {
    let ArticleFields { date, updated, scheduled, expires, .. } = *meta;
    // A date that is missing or invalid has been reported.
    let date_if_given = Some(date).filter(|date| *date != Moment::default());
    for (names, moment) in
        [(DATE, date_if_given), (UPDATED, updated), (SCHEDULED, scheduled), (EXPIRES, expires)]
    {
        if moment.is_some_and(is_placeholder)
            && let Some(entry) = fields.take(names)
        {
            let message = format!("`{}` is a date that programs write when they know none", entry.name);
            fields.at(Code::SuspiciousDate, entry.line, message, "write the right one, or remove it");
        }
    }
    // A date without a time may be any time of its day.
    let is_early = updated.is_some_and(|updated| updated.at < date.at && updated.day() < date.day());
    if is_early && let Some(entry) = fields.take(UPDATED) {
        let message = format!("`{}` is earlier than `date`", entry.name);
        fields.at(Code::InvalidDate, entry.line, message, "fix one of the two dates");
    }
    let is_ahead = |updated: Moment| updated.at.duration_since(now) > AHEAD && date.at <= now;
    if updated.is_some_and(is_ahead)
        && !meta.draft
        && let Some(entry) = fields.take(UPDATED)
    {
        let message = format!("`{}` is in the future", entry.name);
        fields.at(Code::SuspiciousDate, entry.line, message, "write when the text last changed");
    }
    let first = if scheduled.is_some() { "scheduled" } else { "date" };
    if expires.is_some_and(|expires| expires.at <= meta.shown_from().at)
        && let Some(entry) = fields.take(EXPIRES)
    {
        let message = format!("`{}` is not later than `{first}`, so the article is never shown", entry.name);
        fields.at(Code::InvalidDate, entry.line, message, "fix one of the two dates");
    }
}

/// Whether a date is where calendars or clocks begin.
fn is_placeholder(moment: Moment) -> bool {
    let day = moment.day();
    day.year() <= 1 || day == jiff::civil::date(1970, 1, 1)
}
