//! Names of authors and topics that have the address of others, or mean others.

use super::mistakes;

/// What is reported of two articles with these authors, the one in `y.md` older, and of other files.
fn reported(older: &str, newer: &str, others: &[(&str, &str)]) -> Vec<String> {
    let article = |day: u32, author: &str| {
        format!("---\ntitle: X{day}\nsummary: S\ndate: 2025-01-{day:02}\nauthor: {author}\n---\n")
    };
    let (older, newer) = (article(1, older), article(2, newer));
    let articles = [("articles/y.md", &*older), ("articles/z.md", &*newer)];
    let files: Vec<_> = articles.iter().chain(others).map(|(path, text)| (*path, text.as_bytes())).collect();
    mistakes(&files)
}

#[test]
fn two_authors_with_one_address_are_an_error() {
    for (older, newer) in [("Ann Lee", "ann lee"), ("O'Brien", "O Brien"), ("[Bo, Ann-Lee]", "Ann Lee")] {
        assert_eq!(reported(older, newer, &[]), ["articles/z.md:5 name-conflict"], "{older} {newer}");
    }
}

#[test]
fn an_author_with_the_address_of_the_default_author_is_an_error() {
    let site = [("site.toml", "title = \"T\"\nauthor = \"Ann Lee\"\n")];
    assert_eq!(
        reported("ann lee", "ann lee", &site),
        ["articles/y.md:5 name-conflict", "articles/z.md:5 name-conflict"]
    );
}

#[test]
fn similar_authors_cause_a_warning_unless_both_have_a_file() {
    let (tolkien, other) = (
        ("authors/jrr.md", "---\nname: J.R.R. Tolkien\n---\n"),
        ("authors/x.md", "---\nname: JRR Tolkien\n---\n"),
    );
    for files in [&[][..], &[tolkien]] {
        let found = reported("J.R.R. Tolkien", "JRR Tolkien", files);
        assert_eq!(found, ["articles/z.md:5 similar-names"], "{files:?}");
    }
    assert_eq!(reported("J.R.R. Tolkien", "JRR Tolkien", &[tolkien, other]), [""; 0]);
}

#[test]
fn an_author_with_a_file_may_be_spelled_in_any_way() {
    let ann = ("authors/al.md", "---\nname: Ann Lee\n---\n");
    assert_eq!(reported("ann lee", "AL", &[ann]), [""; 0]);
    assert_eq!(reported("Ann Lee", "Lee Ann", &[ann]), [""; 0]);
}

#[test]
fn a_name_means_one_author() {
    let file = |name: &str| format!("---\nname: {name}\n---\n");
    let (ann, bo) = (file("Ann Lee"), file("Bo"));
    for (one, two, expected) in [
        (("authors/a.md", &ann), ("authors/b.md", &ann), "authors/b.md:2 address-conflict"),
        (("authors/a.md", &ann), ("authors/ann-lee.md", &bo), "authors/ann-lee.md name-conflict"),
        (("authors/x.md", &ann), ("authors/x/index.md", &bo), "authors/x.md name-conflict"),
    ] {
        let files = [(one.0, one.1.as_str()), (two.0, two.1)];
        assert_eq!(reported("C", "C", &files), [expected], "{files:?}");
    }
}

#[test]
fn a_topic_is_described_once() {
    for (one, two, expected) in [
        ("rust", "Rust", &["site.toml:4 duplicate"][..]),
        ("cpp", "\"C++\"", &["site.toml:4 duplicate"]),
        ("c", "\"C++\"", &[]),
        ("rust", "\"???\"", &["site.toml:4 invalid-name"]),
    ] {
        let site = format!(
            "title = \"T\"\n[topics.{one}]\ndescription = \"One\"\n[topics.{two}]\ndescription = \"Two\"\n"
        );
        let used = "---\ntitle: X\nsummary: S\ndate: 2025-01-02\ntopics: [Rust, C++, C]\n---\n";
        let files = [("site.toml", site.as_bytes()), ("articles/x.md", used.as_bytes())];
        assert_eq!(mistakes(&files), expected, "{one} {two}");
    }
}
