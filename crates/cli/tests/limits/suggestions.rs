//! Suggestions for many broken links in a magazine of many pages.

use super::Magazine;
use std::fmt::Write;

#[test]
fn each_of_many_broken_links_gets_a_suggestion() {
    let magazine = Magazine::new(&[]);
    for post in 0..300 {
        let mut text =
            format!("---\ntitle: Post {post}\nsummary: S\ndate: 2025-01-01\n---\n## Part {post}\n\n");
        for link in 0..3 {
            let to = (post * 7 + link) % 300;
            writeln!(text, "[a](psot-{to:04}.md) [b](/articles/psot-{to:04}/) [c](#prat-{post})").unwrap();
        }
        magazine.write(&format!("articles/post-{post:04}.md"), text.as_bytes());
    }
    let found = magazine.diagnostics();
    assert_eq!(found.as_slice().len(), 300 * 3 * 3);
    for found in found.as_slice() {
        let slip = found.message.split('`').nth(1).unwrap();
        let digits: String = slip.chars().filter(char::is_ascii_digit).collect();
        assert!(found.help.contains(&digits) && found.help.starts_with("did you mean"), "{found:?}");
    }
}
