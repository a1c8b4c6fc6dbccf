//! Finds what a module imports.

/// The paths that a module imports through `crate::` and `super::`, relative to the crate root.
pub fn imports(module: &[String], text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices("crate::") {
        let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        if !text[..start].ends_with(is_word) {
            leaves(&text[start + "crate::".len()..], &mut Vec::new(), &mut found);
        }
    }
    let mut rest = 0;
    while let Some(start) = text[rest..].find("super::").map(|at| at + rest) {
        let mut above = &module[..module.len() - 1];
        rest = start + "super::".len();
        while let Some(next) = text[rest..].strip_prefix("super::") {
            above = &above[..above.len().saturating_sub(1)];
            rest = text.len() - next.len();
        }
        leaves(&text[rest..], &mut above.to_vec(), &mut found);
    }
    found
}

/// Collects the leaves of a use tree such as `a::{b, c::d}`. Returns the length of the tree.
fn leaves(text: &str, above: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    if let Some(list) = text.strip_prefix('{') {
        let mut at = 1;
        loop {
            at += text[at..].len() - text[at..].trim_start_matches([' ', '\n', ',']).len();
            if at >= text.len() || text[at..].starts_with('}') || list.is_empty() {
                return at + 1;
            }
            let read = leaves(&text[at..], above, found);
            if read == 0 {
                return at;
            }
            at += read;
        }
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    above.push(text[..end].to_owned());
    let read = match text[end..].strip_prefix("::") {
        Some(rest) if end > 0 => end + 2 + leaves(rest, above, found),
        _ => {
            found.push(above.clone());
            end
        }
    };
    above.pop();
    // Skip the alias.
    let alias = text[read.min(text.len())..].strip_prefix(" as ").map_or(0, |rest| {
        " as ".len() + rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
    });
    read + alias
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_found_in_use_trees_and_paths() {
        let text = "use crate::{a::{self, B}, c::d::E as F, g};\nfn f() { crate::h::i(); super::j::k() }";
        let found: Vec<String> =
            imports(&["m".to_owned(), "n".to_owned()], text).iter().map(|path| path.join("::")).collect();
        assert_eq!(found, ["a::self", "a::B", "c::d::E", "g", "h::i", "m::j::k"]);
    }
}
