//! Where notes open in a wide window.

use crate::magazine::ARTICLE;
use crate::text::magazine;
use e2e::{browser::Browser, server::Server, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: notes_open_in_view_wherever_their_number_is;
        // At the foot, as in a narrow window: it misplaces what is anchored in a page that is scrolled.
        but_webkit: notes_open_next_to_their_number
    ]
}

/// The edges of an element in the window.
#[derive(Debug, serde::Deserialize)]
struct Edges {
    top: f64,
    right: f64,
    bottom: f64,
    left: f64,
}

/// An article whose first note is long and far below its beginning.
fn open(browser: &Browser) -> Server {
    let server = magazine();
    browser.open(&server.url(ARTICLE));
    browser.css(".b-prose").act("element.style.paddingTop = '1500px'");
    browser.act("document.querySelector('[popover][id^=b-N]').append('A long note. '.repeat(40))");
    server
}

/// Brings the number of the first note to a height in the window and opens the note. Returns the edges of both.
fn open_at(browser: &Browser, height: u32) -> (Edges, Edges) {
    let number = browser.css(".b-fn button");
    number.act(&format!(
        "scrollTo({{ top: scrollY + element.getBoundingClientRect().top - {height}, behavior: 'instant' }})"
    ));
    number.click();
    browser.until("the note is open", "document.querySelector('[popover][id^=b-N]:popover-open')");
    browser.settle();
    let edges = |selector: &str| -> Edges {
        browser.eval(&format!(
            "(({{ top, right, bottom, left }}) => ({{ top, right, bottom, left }}))(document.querySelector({selector:?}).getBoundingClientRect())"
        ))
    };
    let both = (edges("[popover][id^=b-N]:popover-open"), edges(".b-fn button"));
    browser.press("\u{e00c}");
    browser.until("it is closed", "!document.querySelector('[popover][id^=b-N]:popover-open')");
    both
}

const HEIGHTS: [u32; 3] = [71, 400, 780];

fn notes_open_in_view_wherever_their_number_is(browser: &Browser) {
    let _server = open(browser);
    for height in HEIGHTS {
        let (note, _) = open_at(browser, height);
        assert!(
            note.top >= 0.0 && note.left >= 0.0 && note.bottom <= 900.0 && note.right <= 1440.0,
            "number at {height}: {note:?}"
        );
    }
}

fn notes_open_next_to_their_number(browser: &Browser) {
    let _server = open(browser);
    for height in HEIGHTS {
        let (note, number) = open_at(browser, height);
        let above_or_below = number.top - note.bottom >= -1.0 || note.top - number.bottom >= -1.0;
        assert!(above_or_below, "number at {height} is covered: {note:?}, {number:?}");
        let gap = (number.top - note.bottom).max(note.top - number.bottom);
        let beside = number.right >= note.left - 16.0 && number.left <= note.right + 16.0;
        assert!(gap < 40.0 && beside, "number at {height} is far away: {note:?}, {number:?}");
    }
}
