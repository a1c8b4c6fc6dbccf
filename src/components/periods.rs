//! The ways between the rankings of what is popular.

use crate::{
    markup,
    url::{Period, Route},
    words::words,
};
use leptos::prelude::*;

/// Links to the rankings of all time, this year and this month, as far as there are any, and up to when was counted.
#[component]
pub fn Periods(
    /// The ranking that is shown.
    route: Route,
    /// Those that there are besides that of all time.
    periods: Vec<String>,
    /// The day up to which reads were counted.
    until: Option<String>,
) -> impl IntoView {
    let words = words();
    let link = |to: Route, label: &str| {
        let link = markup::link(&to.href(), label);
        if to == route { link.replacen("<a", "<a aria-current=\"page\"", 1) } else { link }
    };
    let mut html = String::new();
    if !periods.is_empty() {
        html += &format!("<nav class=\"kicker\" aria-label=\"{}\">", words.period());
        html += &link(Route::Popular, words.all_time());
        for (period, label) in [(Period::Year, words.this_year()), (Period::Month, words.this_month())] {
            if periods.iter().any(|name| name == period.name()) {
                html += &link(Route::PopularIn(period), label);
            }
        }
        html += "</nav>";
    }
    if let Some(until) = until {
        html += &format!("<p class=\"meta\">{}</p>", words.counted_until(&words.date(&until)));
    }
    (!html.is_empty()).then(|| view! { <div inner_html=html></div> })
}
