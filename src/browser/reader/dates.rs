//! Dates of a prerendered page in the format of the reader's region: in the United States, a British magazine shows
//! March 10 as it is written there. This applies only to readers who use the magazine's language.

use crate::browser::dom::{all, window};
use i18n::messages::messages;
use web_sys::{Element, HtmlElement};

/// The language tag for dates in a magazine in `language`: the reader's own tag for that language if it names a
/// region, else `language`.
pub fn region(language: &str) -> String {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let own = window().navigator().languages();
    let own = own.iter().filter_map(|tag| tag.as_string()).find(|tag| primary(tag) == primary(language));
    let mut region = own.filter(|tag| tag.contains('-')).unwrap_or_else(|| language.to_owned());
    if region == "ar" {
        // Engines differ in the digits of Arabic; prerendered pages have these.
        region += "-u-nu-latn";
    }
    region
}

/// Rewrites the dates of the current page, except where that would move what is beside them.
pub fn localize() {
    for time in all("time[datetime]") {
        let prerendered = time.text_content();
        let own = messages().date(&time.get_attribute("datetime").unwrap_or_default());
        if prerendered.as_deref() != Some(&own) {
            let before = around(&time);
            time.set_text_content(Some(&own));
            if around(&time) != before {
                time.set_text_content(prerendered.as_deref());
            }
        }
    }
}

/// Where the next element begins, and the height of the line.
fn around(time: &HtmlElement) -> (Option<f64>, Option<f64>) {
    let next = time.next_element_sibling().map(|next| next.get_bounding_client_rect().left());
    let line = time.closest(".b-meta").ok().flatten().as_ref().map(Element::get_bounding_client_rect);
    (next, line.map(|line| line.height()))
}
