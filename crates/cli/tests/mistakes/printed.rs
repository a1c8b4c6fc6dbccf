//! Markdown that is not complete.

use super::article;

#[test]
fn printed_marks_are_reported_with_their_line() {
    for (text, line) in [
        ("Text\n\nThis is **not closed.", 8),
        ("Text\nand **this **neither", 7),
        ("## A **heading\n", 6),
        ("> Things:\n> -one\n> -two", 7),
        ("1.One\n2.Two", 6),
        ("Text\n\n| `a | b` | c |\n|---|---|\n| 1 | 2 |", 8),
        ("| a | b |\n| 1 | 2 |", 6),
    ] {
        assert_eq!(article("", text), [format!("articles/x.md:{line} printed-marks")], "{text}");
    }
    assert_eq!(article("", "Text\n\n[a [b](#x) c](#x)\n\n## X"), ["articles/x.md:8 nested-link"]);
}

#[test]
fn the_advice_works() {
    for text in [
        "This is \\*\\*not closed.",
        "This is **closed**.",
        "- one\n- two",
        "\\-one\n\\-two",
        "| `a \\| b` | c |\n|---|---|\n| 1 | 2 |",
        "\\| a \\| b \\|\n\\| 1 \\| 2 \\|",
        "\\[a [b](#x) c](#x)\n\n## X",
        "\u{2022} one\\\n\u{2022} two",
    ] {
        assert_eq!(article("", text), [""; 0], "{text}");
    }
}
