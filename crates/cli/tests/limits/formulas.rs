//! Formulas: the library that parses them is recursive, and a stack overflow ends the process.

use super::{Magazine, times};

/// One formula for every way to nest, this many levels deep.
fn nested(levels: usize) -> Vec<String> {
    let closed = |open: &str, close: &str| times(levels, open) + "x" + &times(levels, close);
    vec![
        closed("{", "}"),
        closed("\\frac{1}{", "}"),
        closed("\\sqrt{", "}"),
        closed("\\sqrt[", "]{x}"),
        closed("x^{", "}"),
        closed("x_", ""),
        closed("\\left(", "\\right)"),
        closed("\\begin{matrix}", "\\end{matrix}"),
        closed("\\Bra{", "}"),
        closed("\\xleftarrow{", "}"),
        closed("\\color{red}", ""),
        closed("\\displaystyle ", ""),
        closed("\\sqrt ", ""),
    ]
}

#[test]
fn a_deeply_nested_formula_is_an_error_and_not_an_overflow() {
    for formula in nested(700) {
        let magazine = Magazine::of_article("", &format!("One\n\n${formula}$"));
        let found = magazine.found();
        assert_eq!(found.len(), 1, "{}: {found:?}", &formula[..24]);
        let codes = ["too-deep", "too-long", "invalid-formula"];
        assert!(codes.iter().any(|code| found[0] == format!("articles/x.md:8 {code}")), "{found:?}");
    }
}

#[test]
fn braces_that_once_overflowed_the_stack_are_too_deep() {
    let formula = format!("${}x{}$", times(1_235, "{"), times(1_235, "}"));
    assert_eq!(Magazine::of_article("", &formula).found(), ["articles/x.md:6 too-deep"]);
}

#[test]
fn formulas_of_realistic_depth_are_accepted() {
    for formula in nested(20) {
        let found = Magazine::of_article("", &format!("${formula}$")).found();
        assert!(found.is_empty() || found[0].ends_with("invalid-formula"), "{}: {found:?}", &formula[..24]);
    }
    let wide = times(400, "\\frac{a}{b} + \\alpha \\\\ ");
    let long = format!("$$\n\\begin{{aligned}}\n{wide}\n\\end{{aligned}}\n$$");
    assert_eq!(Magazine::of_article("", &long).found(), [""; 0]);
}

#[test]
fn a_formula_has_a_maximum_length() {
    let formula = format!("$${}$$", times(10_001, "x"));
    assert_eq!(Magazine::of_article("", &formula).found(), ["articles/x.md:6 too-long"]);
}
