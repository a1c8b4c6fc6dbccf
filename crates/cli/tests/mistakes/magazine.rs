//! Conflicts between files, and mistakes in site.toml and popular.toml.

use super::mistakes;

#[test]
fn files_that_contradict_each_other() {
    let file = |fields: &str| format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n{fields}---\n");
    let (y, z) = ("articles/y.md", "articles/z.md");
    for (one, two, expected) in [
        ("slug: same\n", "slug: Same\n", "articles/z.md:5 address-conflict"),
        ("featured: true\n", "featured: true\n", "articles/z.md:5 duplicate"),
        ("popular: 1\n", "popular: 1\n", "articles/z.md:5 duplicate"),
        ("tags: [rust]\n", "tags: [Rust]\n", "articles/y.md:5 name-conflict"),
        ("series: From metal up\n", "series: From Metal Up\n", "articles/y.md:5 name-conflict"),
    ] {
        assert_eq!(mistakes(&[(y, file(one).as_bytes()), (z, file(two).as_bytes())]), [expected], "{one}");
    }
}

#[test]
fn settings() {
    for (site, expected) in [
        ("titel = \"T\"", &["1 missing-field", "1 unknown-field"][..]),
        ("title = \"T\"\nurl = \"t.example\"", &["2 invalid-url"]),
        ("title = \"T\"\nlanguage = \"english\"", &["2 invalid-value"]),
        ("title = \"T\"\ntimezone = \"Europe/Berln\"", &["2 invalid-value"]),
        ("title = \"T\"\ntimezone = \"+01:00\"", &["2 invalid-value"]),
        ("title = \"T\"\nper_page = 0", &["2 invalid-value"]),
        ("title = \"T\"\nper_page = \"5\"", &["2 invalid-value"]),
        ("title = \"T\"\nallow_html = [\"script src\"]", &["2 forbidden-element"]),
        ("title = \"T\"\nedit = \"source.example/{path}\"", &["2 invalid-url"]),
        ("title = \"T\"\nedit = \"https://source.example/content/\"", &["2 invalid-url"]),
        ("title = \"T\"\n[[links]]\nlabel = \"A\"\n", &["2 missing-field"]),
        ("title = \"T\"\n[[links]]\nlabel = \"A\"\nhref = \"abuot/\"\n", &["4 broken-link"]),
        ("title = \"T\"\n[topics.rust]\ndescripton = \"D\"\n", &["3 unknown-field"]),
        ("title = \"T\"\n[[nav]]\nlabel = \"A\"\n", &["2 missing-field"]),
        ("title = \"T\"\n[[nav]]\nhref = \"topics/\"\n", &[]),
        ("title = \"T\"\n[[nav]]\nhref = \"topcs/\"\n", &["3 missing-field"]),
        ("title = \"T\"\n[[nav]]\nlabel = \"A\"\nhref = \"javascript:alert(1)\"\n", &["4 invalid-url"]),
        ("title = \"T\"\n[[nav]]\nlabel = \"A\"\nitems = []\n", &["2 missing-field"]),
        (
            "title = \"T\"\n[[nav]]\nlabel = \"A\"\n[[nav.items]]\nlabel = \"B\"\nhref = \"b/\"\n",
            &["6 broken-link"],
        ),
        (
            "title = \"T\"\n[[nav]]\nlabel = \"A\"\nhref = \"/\"\n[[nav.items]]\nhref = \"topics/\"\n[[nav.items.items]]\nhref = \"/\"\n",
            &["4 invalid-value", "7 unknown-field"],
        ),
        ("title = \"T\"\nnav = \"topics/\"\n", &["2 invalid-value"]),
        ("title = \"T\"\n[[footer_columns]]\nheading = \"A\"\n", &["2 missing-field"]),
        ("title = \"T\"\n[[footer_columns]]\ntext = \"[a](b.md)\"\n", &["3 broken-link"]),
        ("title = \"T\"\n[[footer_columns]]\ntext = \"## A\"\n", &["3 invalid-value"]),
        ("title = \"T\"\n[[home]]\nblock = \"lates\"\n", &["2 invalid-value"]),
        ("title = \"T\"\n[[home]]\ncount = 3\n", &["2 missing-field"]),
        (
            "title = \"T\"\n[[home]]\nblock = \"latest\"\ncount = 0\nstyle = \"gird\"\n",
            &["4 invalid-value", "5 invalid-value"],
        ),
        ("title = \"T\"\n[[home]]\nblock = \"featured\"\ncount = 3\n", &["4 unknown-field"]),
        ("title = \"T\"\n[[home]]\nblock = \"latest\"\n[[home]]\nblock = \"latest\"\n", &["4 duplicate"]),
        ("title = \"T\"\n[[home]]\nblock = \"topic\"\n", &["2 missing-field"]),
        ("title = \"T\"\n[[home]]\nblock = \"topic\"\ntopic = \"Rusty\"\n", &["4 invalid-value"]),
        ("title = \"T\"\n[[home]]\nblock = \"series\"\nseries = \"S\"\n", &["4 invalid-value"]),
        ("title = \"T\"\n[[home]]\nblock = \"author\"\nauthor = \"A\"\n", &["4 invalid-value"]),
        ("title = \"T\"\n[strings]\nlatst = \"New\"\n", &["3 unknown-field"]),
        (
            "title = \"T\"\n[strings]\nlatest = [\"New\"]\nresume = \"Go on\"\n",
            &["3 invalid-value", "4 invalid-value"],
        ),
        ("title = X", &["1 invalid-toml"]),
    ] {
        let expected: Vec<String> = expected.iter().map(|expected| format!("site.toml:{expected}")).collect();
        assert_eq!(mistakes(&[("site.toml", site.as_bytes())]), expected, "{site}");
    }
}

#[test]
fn aliases() {
    let file = |fields: &str| format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n{fields}---\n");
    let none: &[&str] = &[];
    for (one, two, expected) in [
        ("aliases: [/old/]\n", "aliases:\n  - /older/\n", none),
        (
            "aliases: [https://old.example/a/]\n",
            "aliases:\n  - /b/\n  - /a/../c/\n",
            &["articles/y.md:5 invalid-alias", "articles/z.md:7 invalid-alias"],
        ),
        ("aliases: [/old/]\n", "aliases: [Old]\n", &["articles/z.md:5 address-conflict"]),
        (
            "aliases: [/articles/Good/]\n",
            "aliases: [/about/index.html, /topics]\n",
            &[
                "articles/y.md:5 address-conflict",
                "articles/z.md:5 address-conflict",
                "articles/z.md:5 address-conflict",
            ],
        ),
        (
            "aliases: [/feed.xml]\n",
            "aliases: [/404.html]\n",
            &["articles/y.md:5 address-conflict", "articles/z.md:5 address-conflict"],
        ),
        (
            "topics: [Rust]\nseries: Parts\nauthor: Ann\naliases: [/topics/rust/feed.xml, /series/parts/Atom.xml, /authors/ann/feed.json]\n",
            "aliases: [/authors/x/feed.json, /topics/other/feed.xml, /archive/2025/feed.xml]\n",
            &["articles/y.md:8 address-conflict"; 3],
        ),
    ] {
        let files = [("articles/y.md", file(one)), ("articles/z.md", file(two))];
        let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
        assert_eq!(mistakes(&files), expected, "{one}{two}");
    }
}

/// What is reported of two articles with these topics, of which the one in `y.md` is older.
fn reported(settings: &str, older: &str, newer: &str) -> Vec<String> {
    let file = |day: u32, topics: &str| {
        format!("---\ntitle: X{day}\nsummary: S\ndate: 2025-01-{day:02}\ntopics: {topics}\n---\n")
    };
    let (older, newer) = (file(1, older), file(2, newer));
    let files = [
        ("articles/y.md", older),
        ("articles/z.md", newer),
        ("site.toml", format!("title = \"T\"\n{settings}")),
    ];
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    mistakes(&files)
}

#[test]
fn topics_that_may_be_one_are_reported_at_the_newer_article() {
    for (older, newer) in [
        ("[Container]", "[Containers]"),
        ("[Containers]", "[Container]"),
        ("[Query]", "[Queries]"),
        ("[Class]", "[Classes]"),
        ("[Load-Tests]", "[LoadTests]"),
        ("[LoadTests]", "[load tests]"),
    ] {
        assert_eq!(reported("", older, newer), ["articles/z.md:5 similar-names"], "{older} {newer}");
    }
    let described =
        "[topics.container]\ndescription = \"One\"\n[topics.containers]\ndescription = \"Many\"\n";
    assert_eq!(reported(described, "[Container]", "[Containers]"), [""; 0], "both are described");
}

#[test]
fn a_topic_spelled_differently_with_the_same_address_is_an_error() {
    for (older, newer) in [("[Rust]", "[rust]"), ("[C++]", "[Cpp]"), ("[Load Tests]", "[load-tests]")] {
        assert_eq!(reported("", older, newer), ["articles/z.md:5 name-conflict"], "{older} {newer}");
    }
}

#[test]
fn distinct_topics_are_not_reported() {
    for (older, newer) in [
        ("[C, C++]", "[C#, F#, .NET]"),
        ("[Caching]", "[Coaching]"),
        ("[Testing]", "[Nesting]"),
        ("[HTTP]", "[HTTPS]"),
        ("[Security]", "[Scalability]"),
        ("[AWS]", "[AW]"),
        ("[हिन्दी]", "[हनद]"),
    ] {
        assert_eq!(reported("", older, newer), [""; 0], "{older} {newer}");
    }
}

#[test]
fn popular() {
    let none: &[&str] = &[];
    for (text, expected) in [
        ("pinned = [\"good\"]\n[reads]\ngone = { all = 1 }\n", none),
        ("pinned = [\"goood\"]", &["1 unknown-article"]),
        ("hidden = [\n  \"else\",\n]", &["2 unknown-article"]),
        ("pinned = [\"good\", \"good\"]", &["1 duplicate"]),
        ("pinned = [\"good\"]\nhidden = [\"good\"]", &["2 duplicate"]),
        ("pined = []", &["1 unknown-field"]),
        ("[counted]\nuntil = \"today\"", &["2 invalid-value"]),
        ("[counted.sources]\nmain = 5", &["2 invalid-value"]),
        ("[counted]\nhalf_life = 1", &["2 invalid-value"]),
        ("[counted]\nsince = 1", &["2 unknown-field"]),
        ("reads = 5", &["1 invalid-value"]),
        ("[reads]\ngood = { all = \"x\" }", &["2 invalid-value"]),
        ("[reads", &["1 invalid-toml"]),
    ] {
        let expected: Vec<String> =
            expected.iter().map(|expected| format!("popular.toml:{expected}")).collect();
        assert_eq!(mistakes(&[("popular.toml", text.as_bytes())]), expected, "{text}");
    }
}
