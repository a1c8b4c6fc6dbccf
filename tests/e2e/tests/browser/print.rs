//! Printing an article.

use crate::magazine::ARTICLE;
use base64::{Engine, engine::general_purpose::STANDARD};
use e2e::{
    browser::{Browser, Kind},
    server::{Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: controls_are_not_printed, external_link_addresses_are_printed, code_wraps_in_print;
        chromium: print_is_light_in_every_theme;
        printing: print_shows_the_page_address;
        reading_pdf: paper_has_the_text_and_no_controls, headings_are_not_alone_at_the_foot_of_a_page,
            short_tables_are_not_divided
    ]
}

const CONTENT: &str = "<p>See <a href=\"https://example.org/a\">this</a> and <a href=\"/topics/\">that</a>, \
    <a href=\"https://example.org/?v=1&amp;code=fn%20main\">run</a>.</p>\
    <h2 id=\"x\">A <a href=\"https://example.org/h\">heading</a></h2>\
    <div class=\"b-code\"><pre><code>let x = \"{}\";</code></pre></div>";

/// An article to which [`CONTENT`] has been added.
fn article(browser: &Browser) -> Server {
    let server = Site::dist().serve();
    browser.open(&server.url(ARTICLE));
    browser.act(&format!(
        "insertMarkup(document.querySelector('.b-prose'), 'beforeend', {:?})",
        CONTENT.replace("{}", &"long ".repeat(60))
    ));
    server
}

/// Applies the styles for paper: by emulation, or by changing for which medium they are.
fn put_on_paper(browser: &Browser) {
    if browser.kind == Kind::Chromium {
        return browser.emulate("print", &[]);
    }
    browser.act(
        "for (const sheet of document.styleSheets) for (const { media } of sheet.cssRules)
             if (media?.mediaText.startsWith('print')) media.mediaText = 'all';
             else if (media?.mediaText.startsWith('screen')) media.mediaText = 'not all'",
    );
}

fn controls_are_not_printed(browser: &Browser) {
    let _server = article(browser);
    let controls = "[...document.querySelectorAll('nav, button, select, .b-skip, .b-anchor, .b-colophon, .b-neighbours, .b-related, .b-actions, .b-progress')]
        .filter(part => part.checkVisibility()).map(part => part.outerHTML.slice(0, 80))";
    assert!(browser.eval::<Vec<String>>(controls).len() > 5, "they are shown on a screen");
    put_on_paper(browser);
    assert_eq!(browser.eval::<Vec<String>>(controls), Vec::<String>::new());
}

fn external_link_addresses_are_printed(browser: &Browser) {
    let _server = article(browser);
    put_on_paper(browser);
    let written: Vec<String> = browser.eval(
        "[...document.querySelectorAll('.b-prose a')].slice(-4).map(link => {
             const { content } = getComputedStyle(link, '::after');
             return content.replace('attr(href)', `\"${link.getAttribute('href')}\"`).replaceAll('\" \"', '');
         })",
    );
    assert_eq!(written, ["\" (https://example.org/a)\"", "none", "none", "none"]);
}

fn print_is_light_in_every_theme(browser: &Browser) {
    let _server = article(browser);
    for theme in ["light", "dark", "sepia"] {
        browser.act(&format!("document.documentElement.dataset.theme = {theme:?}"));
        for scheme in ["light", "dark"] {
            browser.emulate("print", &[("prefers-color-scheme", scheme)]);
            let colours: (String, String) =
                browser.eval("(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.documentElement))");
            assert_eq!(
                colours,
                ("rgb(255, 255, 255)".to_owned(), "rgb(0, 0, 0)".to_owned()),
                "{theme}, {scheme}"
            );
        }
    }
}

fn code_wraps_in_print(browser: &Browser) {
    let _server = article(browser);
    put_on_paper(browser);
    let hidden: Vec<String> = browser.eval(
        "[...document.querySelectorAll('pre')].filter(code => code.scrollWidth > code.clientWidth + 1)
             .map(code => code.textContent.slice(0, 80))",
    );
    assert_eq!(hidden, Vec::<String>::new());
}

fn print_shows_the_page_address(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(ARTICLE));
    assert!(browser.print().starts_with("JVBER"), "a PDF");
    let (address, canonical): (String, String) = browser.eval(
        "[document.querySelector('.b-masthead').dataset.address, document.querySelector('link[rel=canonical]').href]",
    );
    assert_eq!(address, canonical);
}

/// The text of each page when the open page is printed, as Firefox's own viewer reads it.
fn printed(browser: &Browser) -> Vec<String> {
    // The viewer finds no bold text, because Firefox draws the letters of a variable font.
    browser.act("for (const bold of document.querySelectorAll('h2, th, [rel=author]')) bold.style.fontFamily = 'sans-serif'");
    let pdf = STANDARD.decode(browser.print()).unwrap();
    let server = Site::dist().with_file("paper.pdf", pdf).serve();
    browser.visit(&server.url("paper.pdf"));
    browser.until("the viewer has the document", "PDFViewerApplication.pdfDocument");
    browser.run_async(
        "const done = arguments[arguments.length - 1];
         const { pdfDocument } = PDFViewerApplication;
         const text = async number => {
             const { items } = await (await pdfDocument.getPage(number)).getTextContent();
             return items.map(({ str }) => str).join(' ').replace(/\\s+/g, ' ');
         };
         Promise.all(Array.from({ length: pdfDocument.numPages }, (_, page) => text(page + 1))).then(done)",
    )
}

fn paper_has_the_text_and_no_controls(browser: &Browser) {
    let _server = article(browser);
    let (address, author, last): (String, String, String) = browser.eval(
        "[document.querySelector('link[rel=canonical]').href, document.querySelector('[rel=author]').textContent,
          document.querySelector('.b-prose > p:last-of-type').firstChild.data.trim()]",
    );
    let text = printed(browser).join(" ");
    for part in [&address, &author, &last, "(https://example.org/a)"] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    for part in ["Skip to content", "Share", "Older", "Related", "All articles"] {
        assert!(!text.contains(part), "{part} is printed: {text}");
    }
}

/// Prints `part` below 30 to 44 lines, each time on a new page, so that it meets the end of a page at every line. In it,
/// `#` stands for the number of lines.
fn printed_everywhere_on_a_page(browser: &Browser, part: &str) -> Vec<String> {
    let server = Site::dist().serve();
    browser.open(&server.url(ARTICLE));
    let parts: String = (30..45)
        .map(|lines| {
            format!(
                "<p class=\"e2e-lines\">{}</p>{}",
                "line<br>".repeat(lines),
                part.replace('#', &lines.to_string())
            )
        })
        .collect();
    browser.act(&format!(
        "const text = document.querySelector('.b-prose');
         text.textContent = '';
         insertMarkup(text, 'beforeend', {parts:?});
         for (const lines of text.querySelectorAll('.e2e-lines')) lines.style.breakBefore = 'page'"
    ));
    printed(browser)
}

/// The first page with this text.
fn page_of(pages: &[String], text: &str) -> usize {
    pages.iter().position(|page| page.contains(text)).unwrap_or_else(|| panic!("no {text} in {pages:?}"))
}

fn headings_are_not_alone_at_the_foot_of_a_page(browser: &Browser) {
    let pages = printed_everywhere_on_a_page(
        browser,
        "<h2>Heading #.</h2><p>First of #.<br>Second.<br>Third.<br>Fourth.</p>",
    );
    for lines in 30..45 {
        let (heading, text) = (format!("Heading {lines}."), format!("First of {lines}."));
        assert_eq!(page_of(&pages, &heading), page_of(&pages, &text), "{heading}");
    }
}

fn short_tables_are_not_divided(browser: &Browser) {
    let pages = printed_everywhere_on_a_page(
        browser,
        "<div class=\"b-table\"><table><thead><tr><th>Head of #.</th></tr></thead>\
         <tbody><tr><td>One</td></tr><tr><td>Two</td></tr><tr><td>Last of #.</td></tr></tbody></table></div>",
    );
    for lines in 30..45 {
        let (first, last) = (format!("Head of {lines}."), format!("Last of {lines}."));
        assert_eq!(page_of(&pages, &first), page_of(&pages, &last), "{first}");
    }
}
