//! Rewrites HTML, keeping only what is allowed. Comments are dropped; every attribute is quoted and escaped, so that an
//! unclosed quote cannot swallow what follows.

use super::context::Context;
use super::nesting::Limit;
use super::tokens::{self, Tag, Token, Tokens, Unfinished};
use super::{closing, elements, push_attribute};
use content::addresses::{self, Kind};
use content::allowlist::{self, RESERVED, is_reserved};
use content::diagnostics::Code;
use contract::text::push_escaped;
use html5ever::{LocalName, local_name};

/// Writes the allowed parts of a piece of HTML that starts at line `first_line`.
pub fn write(context: &mut impl Context, html: &str, first_line: usize) -> String {
    let mut written = String::with_capacity(html.len());
    if context.nesting().is_exceeded() {
        return written;
    }
    if let Err(limit) = context.nesting().read(html.len()) {
        exceeded(context, limit, first_line);
        return written;
    }
    let Tokens { list, unfinished } = tokens::read(html);
    for (line, token) in list {
        let line = first_line + line - 1;
        match token {
            Token::Start(tag) => start(context, &mut written, tag, line),
            Token::End(name) => end(context, &mut written, &name, line),
            Token::Text(text) => {
                context.text(&text, line);
                push_escaped(&mut written, &text);
            }
            Token::Declaration(start) => {
                let help = "remove it, or write `&lt;` for `<`".to_owned();
                context.report(Code::ForbiddenElement, line, format!("`{start}` is not allowed"), help);
            }
        }
        if context.nesting().is_exceeded() {
            return written;
        }
    }
    if let Some((line, unfinished)) = unfinished {
        let (message, help) = unfinished_as_words(unfinished);
        context.report(Code::UnclosedTag, first_line + line - 1, message, help);
    }
    written
}

/// Reports a link inside another one.
pub fn nested_link(context: &mut impl Context, line: usize) {
    let message = "this link is inside another one, which ends here".to_owned();
    context.report(
        Code::NestedLink,
        line,
        message,
        "end the outer link first, or remove one of the two".to_owned(),
    );
}

/// Reports that a limit was exceeded; happens once per text.
pub fn exceeded(context: &mut impl Context, limit: Limit, line: usize) {
    let help = "close open elements, or split the text into several".to_owned();
    context.report(Code::TooMuchHtml, line, limit.to_string(), help);
}

fn unfinished_as_words(unfinished: Unfinished) -> (String, String) {
    let blank = "an HTML block ends at a blank line, except in `<pre>` and comments";
    match unfinished {
        Unfinished::Tag => {
            ("unterminated tag".to_owned(), format!("end it with `>`, and close its quotes; {blank}"))
        }
        Unfinished::LongTag => {
            ("this tag is longer than 16 KB".to_owned(), "end it with `>`, and close its quotes".to_owned())
        }
        Unfinished::Comment => ("unterminated comment".to_owned(), format!("end it with `-->`; {blank}")),
        Unfinished::Element(name) => {
            (format!("`<{name}>` is not closed"), format!("add `</{name}>` right after it; {blank}"))
        }
    }
}

fn start(context: &mut impl Context, html: &mut String, tag: Tag, line: usize) {
    let Tag { name, closed, .. } = &tag;
    let (name, closed) = (name.clone(), *closed);
    if !is_allowed(context, &tag, line) {
        return;
    }
    if name == local_name!("a") && (context.is_in_link() || context.nesting().is_open(&name)) {
        nested_link(context, line);
    }
    let attributes = attributes(context, tag, line);
    html.push_str(&closing::start(context, &name));
    let begin = html.len();
    html.push('<');
    html.push_str(&name);
    for (name, value) in &attributes {
        push_attribute(html, name, value);
    }
    html.push('>');
    let size = html.len() - begin;
    let counted = if elements::is_void(&name) {
        context.nesting().empty()
    } else if closed || tokens::is_raw(&name) {
        // `<a/>` is meant to be empty, and the content of a frame is only a fallback for old browsers.
        html.push_str(&format!("</{name}>"));
        context.nesting().empty()
    } else {
        context.nesting().open(&name, line, size)
    };
    if let Err(limit) = counted {
        exceeded(context, limit, line);
    }
}

fn end(context: &mut impl Context, html: &mut String, name: &LocalName, line: usize) {
    if matches!(*name, local_name!("svg") | local_name!("math")) {
        context.nesting().end_drawing();
    }
    // Forbidden elements were reported at their start tag.
    if elements::is_void(name) || tokens::is_raw(name) || !context.allowed().element(name) {
        return;
    }
    if let Some(mark) = context.nesting().opened(name)
        && !elements::is_formatting(name)
    {
        html.push_str(&closing::end_within(context, mark));
    }
    if context.nesting().close(name) {
        html.push_str(&format!("</{name}>"));
    } else {
        let help = "remove it; Markdown closes what it opens".to_owned();
        context.report(Code::UnbalancedElement, line, format!("`</{name}>` has no matching start tag"), help);
    }
}

fn is_allowed(context: &mut impl Context, tag: &Tag, line: usize) -> bool {
    let name = &*tag.name;
    if !context.allowed().element(name) {
        let is_part = context.nesting().is_in_drawing();
        if matches!(tag.name, local_name!("svg") | local_name!("math")) && !tag.closed {
            context.nesting().begin_drawing();
        }
        if is_part {
            // Whatever replaces the drawing replaces its parts.
            return false;
        }
        let help = match allowlist::can_allow(name) {
            true if !elements::is_known(name) && tag.attributes.is_empty() => {
                format!(
                    "if it is code or a placeholder, put it in backticks, or write `&lt;{}>`",
                    tag.written
                )
            }
            true => {
                let attributes = tag.attributes.iter().map(|(name, _)| &**name);
                let attributes = attributes.filter(|name| !context.allowed().attribute("", name));
                let words = std::iter::once(name)
                    .chain(attributes.filter(|name| allowlist::can_allow_attribute(name)));
                let words = words.collect::<Vec<_>>().join(" ");
                format!("write it in Markdown, or allow it in site.toml: `allow_html = [\"{words}\"]`")
            }
            false => instead_of(name).to_owned(),
        };
        context.report(Code::ForbiddenElement, line, format!("`<{}>` is not allowed", tag.written), help);
        return false;
    }
    let kind = tag.get("type").unwrap_or("text");
    if tag.name == local_name!("input") && !kind.eq_ignore_ascii_case("checkbox") {
        let help = "remove it, or use `<input type=\"checkbox\">`; pages have no forms".to_owned();
        context.report(
            Code::ForbiddenElement,
            line,
            format!("an `<input>` of type `{kind}` is not allowed"),
            help,
        );
        return false;
    }
    true
}

/// Returns the allowed fix for an element that cannot be allowed.
fn instead_of(element: &str) -> &'static str {
    match element {
        "math" => "write the formula between `$` signs",
        "svg" => "put the drawing into a file beside the text, and show it as a picture",
        "button" | "form" | "select" => "remove it; texts have no forms",
        _ => "remove it, or write it in Markdown",
    }
}

/// The attributes of an element, with addresses resolved.
fn attributes(context: &mut impl Context, tag: Tag, line: usize) -> Vec<(LocalName, String)> {
    let element = tag.name;
    let is_picture = element == local_name!("img");
    let mut kept = Vec::with_capacity(tag.attributes.len());
    for (name, value) in tag.attributes {
        if !context.allowed().attribute(&element, &name) {
            left_out(context, &element, &name, line);
            continue;
        }
        let Some(value) = checked(context, &name, value, line) else { continue };
        if name == local_name!("id") || (name == local_name!("name") && element == local_name!("a")) {
            context.anchor(&value);
        }
        let value = match addresses::kind(&element, &name) {
            Some(Kind::Picture) if is_picture => Some(value),
            Some(kind) => context.address(kind, &addresses::cleaned(&value), line),
            None => Some(value),
        };
        kept.extend(value.map(|value| (name, value)));
    }
    if is_picture { context.picture(kept, line) } else { kept }
}

fn left_out(context: &mut impl Context, element: &str, name: &str, line: usize) {
    let help = match allowlist::can_allow_attribute(name) {
        true => format!("remove it, or allow it in site.toml: `allow_html = [\"{element} {name}\"]`"),
        false => {
            "remove it; texts cannot have scripts or styles of their own, or affect the rest of the page"
                .to_owned()
        }
    };
    context.report(
        Code::AttributeLeftOut,
        line,
        format!("`{name}` is not allowed on `<{element}>` and was dropped"),
        help,
    );
}

/// Checks an attribute value other than an address.
fn checked(context: &mut impl Context, name: &LocalName, value: String, line: usize) -> Option<String> {
    let is_name = matches!(*name, local_name!("id") | local_name!("class"));
    if let Some(reserved) = value.split_whitespace().find(|word| is_name && is_reserved(word)) {
        let message =
            format!("`{reserved}` is reserved: names that start with `{RESERVED}` belong to the interface");
        context.report(Code::ReservedName, line, message, "choose another name".to_owned());
        return None;
    }
    if *name == local_name!("tabindex") && value.trim().parse::<i64>().is_ok_and(|order| order > 0) {
        let message = format!("`tabindex=\"{}\"` was dropped", value.trim());
        let help = "use `tabindex=\"0\"`; the keyboard follows the order of the page".to_owned();
        context.report(Code::AttributeLeftOut, line, message, help);
        return None;
    }
    Some(value)
}
