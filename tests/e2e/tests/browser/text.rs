//! The contents of an article's text: code, notes, tables and diagrams, with and without JavaScript.

use crate::magazine::ARTICLE;
use e2e::{
    axe,
    browser::Browser,
    server::{Server, Site},
    suite::Test,
    tests,
};
use std::path::Path;

const ESCAPE: &str = "\u{e00c}";
const ENTER: &str = "\u{e007}";
const ARROW_DOWN: &str = "\u{e015}";

pub fn tests() -> Vec<Test> {
    tests![
           everywhere: copied_code_has_no_line_numbers, line_numbers_link_to_their_line,
               range_links_mark_several_lines, arrow_keys_move_between_line_numbers, long_lines_can_be_wrapped,
               long_blocks_expand, links_expand_the_block_they_lead_to,
    footnotes_open_in_place,
               long_tables_keep_their_header, diagrams_have_a_name_and_a_source;
           // Safari has known what is hidden until it is found since 26.2.
           but_webkit: words_in_a_folded_block_are_found;
           chromium: article_text_works_without_javascript, article_text_passes_axe_in_light,
               article_text_passes_axe_in_dark
       ]
}

/// An article with text that a build made from its own fixture, plus long blocks.
pub fn magazine() -> Server {
    let site = Site::dist();
    let path = format!("{ARTICLE}index.html");
    let page = String::from_utf8(site.file(&path).unwrap().to_vec()).unwrap();
    let snapshot = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../crates/cli/tests/snapshot/data/articles/everything.json");
    let article: serde_json::Value = serde_json::from_slice(&std::fs::read(snapshot).unwrap()).unwrap();
    let mut html: String = article["html"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line.as_str().unwrap().to_owned() + "\n")
        .collect();
    // Remove the pictures, which are only in the fixture, and the frame, which belongs to another site.
    for (tag, other) in [("<img", "<wbr"), ("<source", "<wbr"), ("<iframe", "<p"), ("</iframe", "</p")] {
        html = html.replace(tag, other);
    }
    html += &long();
    let (before, rest) = page.split_once("<div class=\"b-prose\"").unwrap();
    let (tag, rest) = rest.split_once('>').unwrap();
    let end = rest.find("</div><nav").or_else(|| rest.find("</article>")).unwrap();
    let page = format!("{before}<div class=\"b-prose\"{tag}>{html}</div>{}", &rest[end + "</div>".len()..]);
    site.with_file(&path, page).serve()
}

/// A folded code block with 60 numbered lines, and a table with 60 rows.
fn long() -> String {
    let line = |n| format!("<span id=\"code-9-L{n}\"><a href=\"#code-9-L{n}\">{n}</a>line {n}\n</span>");
    let (first, rest): (String, String) = ((1..=14).map(line).collect(), (15..=60).map(line).collect());
    let lines = format!("{first}<span class=\"b-rest\" hidden=\"until-found\">{rest}</span>");
    let rows: String = (1..=60).map(|n| format!("<tr><td>{n}</td><td>row</td></tr>")).collect();
    format!(
        "<div class=\"b-code b-folded\" id=\"long\"><div class=\"b-bar\"></div><pre tabindex=\"0\" role=\"region\" \
         aria-label=\"Code 9\"><code>{lines}</code></pre><label class=\"b-more\"><input type=\"checkbox\">Show all</label></div>\
         <div class=\"b-table b-long\" role=\"region\" tabindex=\"0\" aria-label=\"Table 9\"><table><thead><tr>\
         <th scope=\"col\">A</th><th scope=\"col\">B</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
}

fn copied_code_has_no_line_numbers(browser: &Browser) {
    let server = magazine();
    browser.open(&server.url(ARTICLE));
    // Intercept the text: the real clipboard is shared by all browsers on the machine.
    browser.act("e2e.copied = null; navigator.clipboard.writeText = text => { e2e.copied = text; return Promise.resolve(); }");
    let button = browser.css(".b-code:has(#code-4-L8) .b-copy");
    assert_eq!(button.text(), "Copy");
    button.click();
    browser.until("it is copied", "e2e.copied !== null");
    assert_eq!(browser.eval::<String>("e2e.copied"), "fn main() {\n    new();\n}\n");
    browser.until("the page says so", "document.getElementById('b-announcer').textContent === 'Code copied'");
}

fn line_numbers_link_to_their_line(browser: &Browser) {
    let server = magazine();
    browser.open(&server.url(ARTICLE));
    let number = browser.css("#code-4-L8 a");
    number.act("element.scrollIntoView({ block: 'center', behavior: 'instant' })");
    let place: f64 = browser.eval("scrollY");
    number.click();
    browser.until("the address names the line", "location.hash === '#code-4-L8'");
    let after: f64 = browser.eval("scrollY");
    assert!((after - place).abs() < 1.0, "the text stays where it is: at {place}, then at {after}");
    assert_eq!(browser.eval::<String>("document.querySelector(':target').id"), "code-4-L8");
    browser.act(
        "document.querySelector('#code-4-L10 a').dispatchEvent(
             new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true }))",
    );
    browser.until("the address names the range", "location.hash === '#code-4-L8-L10'");
    browser.until("three lines are marked", "document.querySelectorAll('.b-code .b-at').length === 3");
}

fn range_links_mark_several_lines(browser: &Browser) {
    let server = magazine();
    browser.open(&server.url(&format!("{ARTICLE}#code-9-L30-L32")));
    browser.until("three lines are marked", "document.querySelectorAll('.b-code .b-at').length === 3");
    browser.until(
        "they are in view",
        "(({ top, bottom }) => top > 0 && bottom < innerHeight)(document.getElementById('code-9-L31').getBoundingClientRect())",
    );
}

fn arrow_keys_move_between_line_numbers(browser: &Browser) {
    let server = magazine();
    browser.open(&server.url(ARTICLE));
    browser.css("#code-4-L7 a").act("element.focus()");
    browser.press(ARROW_DOWN);
    browser.until("the next number has the keyboard", "document.activeElement.textContent === '8'");
    browser.press(ENTER);
    browser.until("the address names the line", "location.hash === '#code-4-L8'");
}

fn long_lines_can_be_wrapped(browser: &Browser) {
    let server = magazine();
    browser.set_viewport(390, 844);
    browser.open(&server.url(ARTICLE));
    let first = "document.querySelector('.b-code:has(.b-wrap:not([checked]))')";
    let overflows = format!("(pre => pre.scrollWidth > pre.clientWidth + 1)({first}.querySelector('pre'))");
    assert!(browser.eval::<bool>(&overflows), "a line is wider than the phone");
    browser.act(&format!("{first}.querySelector('.b-wrap').click()"));
    assert!(!browser.eval::<bool>(&overflows), "it is wrapped");
}

fn long_blocks_expand(browser: &Browser) {
    let server = magazine();
    browser.open(&server.url(ARTICLE));
    let height = "document.querySelector('#long pre').clientHeight";
    let folded: f64 = browser.eval(height);
    browser.css("#long .b-more").click();
    assert!(browser.eval::<f64>(height) > folded * 2.0);
}

fn links_expand_the_block_they_lead_to(browser: &Browser) {
    let server = magazine();
    browser.visit(&server.url(&format!("{ARTICLE}#code-9-L55")));
    browser.until(
        "the line is in view",
        "(({ top, bottom }) => top > 0 && bottom < innerHeight)(document.getElementById('code-9-L55').getBoundingClientRect())",
    );
    assert_eq!(
        browser.eval::<String>("getComputedStyle(document.querySelector('#long .b-more')).display"),
        "none"
    );
}

/// Chromium looks for the words of a text fragment as find-in-page does, Firefox for those of `window.find`.
fn words_in_a_folded_block_are_found(browser: &Browser) {
    let server = magazine();
    browser.visit(&server.url(ARTICLE));
    let shown = "document.getElementById('code-9-L53').checkVisibility({ contentVisibilityAuto: true })";
    assert!(!browser.eval::<bool>(shown), "it is folded");
    browser.visit("about:blank");
    browser.visit(&server.url(&format!("{ARTICLE}#:~:text=line%2053")));
    browser.act("document.body.matches(':has(#long [hidden])') && window.find('line 53')");
    browser.until("it unfolds", shown);
    browser.until(
        "the line is in view",
        "(({ top, bottom }) => top > 0 && bottom < innerHeight)(document.getElementById('code-9-L53').getBoundingClientRect())",
    );
    assert!(!browser.eval::<bool>("document.querySelector('#long .b-more').checkVisibility()"));
}

fn footnotes_open_in_place(browser: &Browser) {
    let server = magazine();
    browser.open(&server.url(ARTICLE));
    browser.css(".b-fn button").act(
        "element.scrollIntoView({ block: 'center', behavior: 'instant' }); element.focus({ preventScroll: true })",
    );
    let place: f64 = browser.eval("scrollY");
    browser.press(ENTER);
    browser.until("the note is open", "document.getElementById('b-N1').matches(':popover-open')");
    assert!(
        browser.eval::<bool>(
            "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.getElementById('b-N1').getBoundingClientRect())"
        ),
        "it is in view"
    );
    browser.press(ESCAPE);
    browser.until("it is closed", "!document.getElementById('b-N1').matches(':popover-open')");
    assert!(browser.css(".b-fn button").is_focused(), "the keyboard is where it was");
    assert!((browser.eval::<f64>("scrollY") - place).abs() < 1.0, "and so is the text");
}

fn long_tables_keep_their_header(browser: &Browser) {
    let server = magazine();
    browser.open(&server.url(ARTICLE));
    let table = browser.css(".b-table.b-long");
    table.act("element.scrollTop = 600");
    let (top, header): (f64, f64) = table.run(
        "[element.getBoundingClientRect().top, element.querySelector('th').getBoundingClientRect().top]",
    );
    assert!((header - top).abs() < 4.0, "the header at {header}, the table at {top}");
}

fn diagrams_have_a_name_and_a_source(browser: &Browser) {
    let server = magazine();
    browser.open(&server.url(ARTICLE));
    let name = "From text to page: The text is read, then printed.";
    assert_eq!(browser.css(".b-diagram svg[role=img]").attribute("aria-label"), name);
    browser.css(".b-diagram summary").click();
    browser.until("its text is shown", "document.querySelector('.b-diagram pre').checkVisibility()");
}

fn article_text_works_without_javascript(browser: &Browser) {
    let server = magazine();
    browser.disable_scripts();
    browser.visit(&server.url(ARTICLE));
    assert!(
        !browser.eval::<bool>("document.querySelector('.b-copy').checkVisibility()"),
        "nothing could copy"
    );
    let height = "document.querySelector('#long pre').clientHeight";
    let folded: f64 = browser.eval(height);
    browser.css("#long .b-more").click();
    assert!(browser.eval::<f64>(height) > folded * 2.0, "a long block unfolds");
    browser.css(".b-wrap:not([checked])").click();
    assert_eq!(
        browser.eval::<String>(
            "getComputedStyle(document.querySelector('.b-code:has(.b-wrap) pre')).whiteSpaceCollapse"
        ),
        "preserve"
    );
    assert_eq!(
        browser.eval::<String>(
            "getComputedStyle(document.querySelector('.b-code:has(.b-wrap) pre')).textWrapMode"
        ),
        "wrap",
        "its lines are wrapped"
    );
    browser.css(".b-fn button").click();
    browser.until("a note opens", "document.getElementById('b-N1').matches(':popover-open')");
}

fn accessible(browser: &Browser, theme: &str) {
    let server = magazine();
    browser.open(&server.url("about/"));
    browser.eval::<()>(&format!("localStorage.setItem('theme', {theme:?})"));
    for (width, height) in [(390, 844), (1440, 900)] {
        browser.set_viewport(width, height);
        browser.open(&server.url(ARTICLE));
        axe::check(browser, &format!("a text with everything, {theme}, {width} px"));
    }
}

fn article_text_passes_axe_in_light(browser: &Browser) {
    accessible(browser, "light");
}

fn article_text_passes_axe_in_dark(browser: &Browser) {
    accessible(browser, "dark");
}
