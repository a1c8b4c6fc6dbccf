//! Elements that end without an end tag, where another begins.

use html5ever::{LocalName, local_name};

/// When the outermost element was opened that the start tag `name` ends, if any. `opened` tells when the innermost open
/// element of a name was opened. <https://html.spec.whatwg.org/multipage/syntax.html#optional-tags>
pub fn ended_by<M: Ord + Copy>(name: &LocalName, opened: impl Fn(&LocalName) -> Option<M>) -> Option<M> {
    let last = |names: &[LocalName]| names.iter().filter_map(&opened).max();
    let first_within = |scope: &[LocalName], names: &[LocalName]| {
        let scope = last(scope);
        names.iter().filter_map(&opened).filter(|at| Some(*at) > scope).min()
    };
    let own = match *name {
        local_name!("li") => first_within(LISTS, &[local_name!("li")]),
        local_name!("dt") | local_name!("dd") => {
            first_within(&[local_name!("dl")], &[local_name!("dt"), local_name!("dd")])
        }
        local_name!("option") => first_within(&[], &[local_name!("option")]),
        local_name!("td") | local_name!("th") => first_within(TABLE, CELLS),
        local_name!("tr") => first_within(TABLE, ROW),
        local_name!("thead") | local_name!("tbody") | local_name!("tfoot") => first_within(TABLE, PARTS),
        _ => None,
    };
    let paragraph =
        ends_paragraphs(name).then(|| first_within(CELLS_AND_TABLE, &[local_name!("p")])).flatten();
    own.into_iter().chain(paragraph).min()
}

const LISTS: &[LocalName] = &[local_name!("ul"), local_name!("ol"), local_name!("menu"), local_name!("dir")];
const TABLE: &[LocalName] = &[local_name!("table")];
const CELLS: &[LocalName] = &[local_name!("td"), local_name!("th"), local_name!("caption")];
const ROW: &[LocalName] = &[
    local_name!("td"),
    local_name!("th"),
    local_name!("tr"),
    local_name!("caption"),
    local_name!("colgroup"),
];
const PARTS: &[LocalName] = &[
    local_name!("td"),
    local_name!("th"),
    local_name!("tr"),
    local_name!("caption"),
    local_name!("colgroup"),
    local_name!("thead"),
    local_name!("tbody"),
    local_name!("tfoot"),
];
const CELLS_AND_TABLE: &[LocalName] = &[
    local_name!("td"),
    local_name!("th"),
    local_name!("caption"),
    local_name!("table"),
    local_name!("button"),
];

/// Whether an element cannot be inside a paragraph.
fn ends_paragraphs(name: &LocalName) -> bool {
    const OTHERS: &[&str] = &[
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "ul",
        "dt",
        "dd",
    ];
    OTHERS.contains(&&**name)
}
