//! What the style sheets of an SVG refer to, and the cost of applying them.

use super::Refusal;
use roxmltree::Node;
use simplecss::StyleSheet;
use std::collections::HashMap;

/// The deepest nesting of elements and of references between them.
pub const DEPTH: u64 = 96;

/// The most comparisons of an element with a part of a selector.
const COMPARISONS: u64 = 20_000_000;

/// The ids that rules refer to, by the class or id of the elements they may match.
#[derive(Debug, Default)]
pub struct Sheet {
    by_name: HashMap<String, Vec<String>>,
    /// From rules that match elements in another way.
    all: Vec<String>,
}

impl Sheet {
    /// Parses style sheets for this many elements.
    ///
    /// # Errors
    /// Fails if applying the rules takes too long.
    pub fn new(css: &str, elements: usize) -> Result<Self, Refusal> {
        let (mut sheet, mut comparisons) = (Self::default(), 0_u64);
        for rule in StyleSheet::parse(css).rules {
            let selector = rule.selector.to_string();
            comparisons = comparisons.saturating_add(cost(&selector).saturating_mul(elements as u64));
            if comparisons > COMPARISONS {
                return Err(Refusal::Style);
            }
            let targets: Vec<String> = rule
                .declarations
                .iter()
                .flat_map(|declaration| targets(declaration.value))
                .map(str::to_owned)
                .collect();
            if targets.is_empty() {
                continue;
            }
            match last_name(&selector) {
                Some(name) => sheet.by_name.entry(name.to_owned()).or_default().extend(targets),
                None => sheet.all.extend(targets),
            }
        }
        Ok(sheet)
    }

    /// The ids that rules which may match an element refer to.
    pub fn targets<'s>(&'s self, node: Node<'_, '_>) -> impl Iterator<Item = &'s str> {
        let names = ["class", "id"].into_iter().filter_map(|name| node.attribute(name));
        let named: Vec<&Vec<String>> =
            names.flat_map(str::split_whitespace).filter_map(|name| self.by_name.get(name)).collect();
        self.all.iter().chain(named.into_iter().flatten()).map(String::as_str)
    }
}

/// The ids in `url(#…)`.
pub fn targets(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
        let id = rest.strip_prefix('#')?.split([')', '"', '\'']).next()?;
        Some(id.trim_end())
    })
}

/// A class or id that matching elements must have. The parser writes it as `[class~='a']`.
fn last_name(selector: &str) -> Option<&str> {
    let last = selector.rsplit([' ', '>', '+']).next()?;
    ["[class~='", "[id='"].into_iter().find_map(|start| last.split_once(start)?.1.split('\'').next())
}

/// How many elements a selector is compared with to match one: each further part may be compared with all elements
/// around the previous match.
fn cost(selector: &str) -> u64 {
    let around = selector.split([' ', '>', '+']).filter(|part| !part.is_empty()).count().saturating_sub(1);
    DEPTH.saturating_pow(u32::try_from(around).unwrap_or(u32::MAX))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use roxmltree::Document;

    fn of(css: &str, element: &str) -> Vec<String> {
        let document = Document::parse(element).unwrap();
        Sheet::new(css, 1).unwrap().targets(document.root_element()).map(str::to_owned).collect()
    }

    #[test]
    fn rules_are_found_by_class_and_id() {
        let css = ".a,#b{mask:url(#m)} .c .a{fill:url('#f')} g>rect{filter:url( \"#g\" ) url(#h)}";
        assert_eq!(of(css, "<g class='x a'/>"), ["g", "h", "m", "f"]);
        assert_eq!(of(css, "<g id='b'/>"), ["g", "h", "m"]);
        assert_eq!(of(css, "<g class='c'/>"), ["g", "h"]);
    }

    #[test]
    fn selectors_with_many_combinators_are_refused() {
        assert_eq!(Sheet::new("* * * * * * x{fill:red}", 10).unwrap_err(), Refusal::Style);
        assert!(Sheet::new("svg g .a{fill:red}", 100).is_ok());
    }
}
