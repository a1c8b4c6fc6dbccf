//! Dates of a printed page, in the reader's own region: who reads a British magazine in the United States finds March 10
//! as it is written there. Only where the language is the same.

use crate::{
    browser::dom::{all, window},
    words::words,
};
use web_sys::{Element, HtmlElement};

/// The language tag to write dates by, in a magazine in `language`: the reader's own for that language, if it names a
/// region.
pub fn region(language: &str) -> String {
    let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let own = window().navigator().languages();
    let own = own.iter().filter_map(|tag| tag.as_string()).find(|tag| base(tag) == base(language));
    own.filter(|tag| tag.contains('-')).unwrap_or_else(|| language.to_owned())
}

/// Writes the dates of the page that is shown anew, but none that would move what stands beside it.
pub fn follow() {
    for time in all("time[datetime]") {
        let printed = time.text_content();
        let own = words().date(&time.get_attribute("datetime").unwrap_or_default());
        if printed.as_deref() != Some(&own) {
            let before = around(&time);
            time.set_text_content(Some(&own));
            if around(&time) != before {
                time.set_text_content(printed.as_deref());
            }
        }
    }
}

/// Where what follows begins, and how high the line is.
fn around(time: &HtmlElement) -> (Option<f64>, Option<f64>) {
    let next = time.next_element_sibling().map(|next| next.get_bounding_client_rect().left());
    let line = time.closest(".b-meta").ok().flatten().as_ref().map(Element::get_bounding_client_rect);
    (next, line.map(|line| line.height()))
}
