//! What HTML `site.toml` may allow in Markdown, and which names are reserved for the interface.

/// The prefix of the interface's ids and classes, which content cannot use.
pub const RESERVED: &str = "b-";

/// The element that stands in for our own markup until the rest of the tree is sanitized. Contributors cannot write
/// it: the sanitizer removes elements outside the allowlist, and `site.toml` cannot add this one.
pub const PLACEHOLDER: &str = "b-placeholder";

/// Whether an id or class is reserved for the interface, ignoring case.
pub fn is_reserved(name: &str) -> bool {
    name.get(..RESERVED.len()).is_some_and(|start| start.eq_ignore_ascii_case(RESERVED))
}

/// Elements that `site.toml` cannot allow: they run scripts or styles, are parts of forms, their content is not HTML, or
/// they change the meaning of the whole page.
const NEVER: &[&str] = &[
    "applet",
    "base",
    "body",
    "button",
    "datalist",
    "embed",
    "fieldset",
    "form",
    "frame",
    "frameset",
    "head",
    "html",
    "link",
    "math",
    "meta",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "optgroup",
    "option",
    "output",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "xmp",
];

/// Attributes that `site.toml` cannot allow, besides those that begin with `on`: they run scripts or styles, or affect
/// the rest of the page.
const NEVER_ATTRIBUTES: &[&str] = &[
    "accesskey",
    "autofocus",
    "command",
    "commandfor",
    "contenteditable",
    "form",
    "http-equiv",
    "is",
    "nonce",
    "part",
    "popover",
    "popovertarget",
    "popovertargetaction",
    "slot",
    "srcdoc",
    "style",
];

/// Whether `site.toml` may allow an element.
pub fn can_allow(element: &str) -> bool {
    !NEVER.contains(&element)
        && !is_reserved(element)
        && element.starts_with(|c: char| c.is_ascii_alphabetic())
        && element.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether `site.toml` may allow an attribute.
pub fn can_allow_attribute(name: &str) -> bool {
    !name.starts_with("on") && !NEVER_ATTRIBUTES.contains(&name) && !is_of_interface(name) && is_name(name)
}

/// Whether an attribute controls what the interface does on a click.
pub fn is_of_interface(name: &str) -> bool {
    name.strip_prefix("data-").is_some_and(is_reserved)
}

/// Whether this is a valid attribute name.
pub fn is_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_names_ignore_case() {
        assert_eq!(["b-x", "B-X", "b", "ab-", "é-x"].map(is_reserved), [true, true, false, false, false]);
    }
}
