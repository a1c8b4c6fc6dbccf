//! Links between the rankings of popular articles.

use crate::markup;
use contract::text::escaped;
use contract::url::{Period, Route};
use i18n::messages::messages;

/// Links to the rankings of all time, this year and this month, and the date up to which reads are counted, as
/// markup. `route` is the current ranking; `periods` are the rankings that exist besides that of all time.
pub fn periods(route: &Route, periods: &[String], until: Option<String>) -> String {
    let words = messages();
    let mut html = String::new();
    if !periods.is_empty() {
        html += &["<nav class=\"b-kicker\" aria-label=\"", words.period(), "\">"].concat();
        for (to, name, label) in [
            (Route::Popular, "", words.all_time()),
            (Route::PopularIn(Period::Year), Period::Year.name(), words.this_year()),
            (Route::PopularIn(Period::Month), Period::Month.name(), words.this_month()),
        ] {
            if name.is_empty() || periods.iter().any(|period| period == name) {
                let link = markup::link(&to.href(), label);
                html += if to == *route { "<a aria-current=page" } else { "<a" };
                html += link.trim_start_matches("<a");
            }
        }
        html += "</nav>";
    }
    if let Some(until) = until {
        html +=
            &["<p class=\"b-meta\">", &escaped(&words.counted_until(&words.date(&until))), "</p>"].concat();
    }
    html
}
