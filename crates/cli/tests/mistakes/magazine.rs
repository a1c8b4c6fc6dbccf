//! Mistakes between files, and in site.toml.

use super::mistakes;

#[test]
fn files_that_contradict_each_other() {
    let file = |fields: &str| format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n{fields}---\n");
    let (y, z) = ("articles/y.md", "articles/z.md");
    for (one, two, expected) in [
        (
            "slug: same\n",
            "slug: Same\n",
            vec![
                "articles/z.md:5: `articles/y.md` also has the address `/articles/Same/`; give one of the two another `slug`",
            ],
        ),
        (
            "featured: true\n",
            "featured: true\n",
            vec![
                "articles/z.md:5: `articles/y.md` is featured already; feature one article: remove one `featured`",
            ],
        ),
        (
            "popular: 1\n",
            "popular: 1\n",
            vec![
                "articles/z.md:5: `articles/y.md` has the popular rank 1 already; give each article a rank of its own",
            ],
        ),
        (
            "tags: [rust]\n",
            "tags: [Rust]\n",
            vec![
                "articles/y.md:5: the topic `rust` is `Rust` in 2 articles; write `Rust`; both would have the address `/topics/rust/`",
            ],
        ),
        (
            "tags: [dev-ops]\n",
            "",
            vec![
                "articles/y.md:5: the topic `dev-ops` is `DevOps` in 1 article; write `DevOps`, or choose a name that differs in more than case and signs",
            ],
        ),
        (
            "series: From metal up\n",
            "series: From Metal Up\n",
            vec![
                "articles/y.md:5: the series `From metal up` is `From Metal Up` in 1 article; write `From Metal Up`; both would have the address `/series/from-metal-up/`",
            ],
        ),
    ] {
        assert_eq!(mistakes(&[(y, file(one).as_bytes()), (z, file(two).as_bytes())]), expected, "{one}");
    }
}

#[test]
fn settings() {
    for (site, expected) in [
        (
            "titel = \"T\"",
            vec![
                "1: `title` is missing; give the magazine a name: `title = \"…\"`",
                "1: `titel` is not a field of site.toml; did you mean `title`?",
            ],
        ),
        (
            "title = \"T\"\nurl = \"t.example\"",
            vec!["2: `url` is not an absolute address: `t.example`; begin it with `https://`"],
        ),
        (
            "title = \"T\"\nlanguage = \"english\"",
            vec!["2: `english` is not a language; write a BCP 47 tag: `en`, `de-AT`, `zh-Hant`"],
        ),
        (
            "title = \"T\"\nper_page = 0",
            vec!["2: `per_page` is out of range: 0; choose a number from 1 to 100"],
        ),
        (
            "title = \"T\"\nper_page = \"5\"",
            vec!["2: `per_page` is not a whole number; write it without quotes: `per_page = 1`"],
        ),
        (
            "title = \"T\"\nallow_html = [\"script src\"]",
            vec![
                "2: `<script>` cannot be allowed; put scripts and styles where the site is built, not into articles",
            ],
        ),
        (
            "title = \"T\"\nedit = \"source.example/{path}\"",
            vec![
                "2: `edit` is not an absolute address: `source.example/{path}`; write it as in `edit = \"https://source.example/edit/main/content/{path}\"`",
            ],
        ),
        (
            "title = \"T\"\nedit = \"https://source.example/content/\"",
            vec![
                "2: `edit` does not say where the path of the article's file belongs; write it as in `edit = \"https://source.example/edit/main/content/{path}\"`",
            ],
        ),
        (
            "title = \"T\"\n[[links]]\nlabel = \"A\"\n",
            vec![
                "2: a link needs `label` and `href`; write `[[links]]` with `label = \"About\"` and `href = \"about/\"`",
            ],
        ),
        (
            "title = \"T\"\n[[links]]\nlabel = \"A\"\nhref = \"abuot/\"\n",
            vec!["4: there is no page `abuot/`; did you mean `/about/`?"],
        ),
        (
            "title = \"T\"\n[topics.rust]\ndescripton = \"D\"\n",
            vec![
                "3: `descripton` is not a field of a topic; write `[topics.devops]` with `description = \"…\"`",
            ],
        ),
        (
            "title = X",
            vec![
                "1: this is not TOML: string values must be quoted, expected literal string; write fields as `name = value`, and a text in quotes",
            ],
        ),
    ] {
        let expected: Vec<String> = expected.iter().map(|expected| format!("site.toml:{expected}")).collect();
        assert_eq!(mistakes(&[("site.toml", site.as_bytes())]), expected, "{site}");
    }
}

#[test]
fn aliases() {
    let file = |fields: &str| format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n{fields}---\n");
    let path = "write the path below the magazine's root, as in `/2019/a-post/`";
    for (one, two, expected) in [
        ("aliases: [/old/]\n", "aliases:\n  - /older/\n", vec![]),
        (
            "aliases: [https://old.example/a/]\n",
            "aliases:\n  - /b/\n  - /a/../c/\n",
            vec![
                format!("articles/y.md:5: the alias `https://old.example/a/` is not a path; {path}"),
                format!("articles/z.md:7: the alias `/a/../c/` is not a path; {path}"),
            ],
        ),
        (
            "aliases: [/old/]\n",
            "aliases: [Old]\n",
            vec![
                "articles/z.md:5: `articles/y.md` has the alias `Old` already; remove it from one of the two"
                    .to_owned(),
            ],
        ),
        (
            "aliases: [/articles/Good/]\n",
            "aliases: [/about/index.html, /topics]\n",
            vec![
                "articles/y.md:5: there is a page at the alias `/articles/Good/`; remove the alias"
                    .to_owned(),
                "articles/z.md:5: there is a page at the alias `/about/index.html`; remove the alias"
                    .to_owned(),
                "articles/z.md:5: there is a page at the alias `/topics`; remove the alias".to_owned(),
            ],
        ),
        (
            "aliases: [/feed.xml]\n",
            "aliases: [/404.html]\n",
            vec![
                "articles/y.md:5: there is a file at the alias `/feed.xml`; remove the alias".to_owned(),
                "articles/z.md:5: there is a file at the alias `/404.html`; remove the alias".to_owned(),
            ],
        ),
        (
            "topics: [Rust]\nseries: Parts\nauthor: Ann\naliases: [/topics/rust/feed.xml, /series/parts/Atom.xml, /authors/ann/feed.json]\n",
            "aliases: [/authors/x/feed.json, /topics/other/feed.xml, /archive/2025/feed.xml]\n",
            vec![
                "articles/y.md:8: there is a file at the alias `/authors/ann/feed.json`; remove the alias"
                    .to_owned(),
                "articles/y.md:8: there is a file at the alias `/series/parts/Atom.xml`; remove the alias"
                    .to_owned(),
                "articles/y.md:8: there is a file at the alias `/topics/rust/feed.xml`; remove the alias"
                    .to_owned(),
            ],
        ),
    ] {
        let files = [("articles/y.md", file(one)), ("articles/z.md", file(two))];
        let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
        assert_eq!(mistakes(&files), expected, "{one}{two}");
    }
}

#[test]
fn topics_that_are_nearly_one() {
    let file = |topics: &str| format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\ntopics: {topics}\n---\n");
    let help = |topic: &str| {
        format!("write `{topic}`, or if both are meant, describe both under `[topics]` in site.toml")
    };
    let (y, z) = ("articles/y.md", "articles/z.md");
    for (one, two, expected) in [
        (
            "[Container]",
            "[Containers]",
            vec![format!(
                "articles/z.md:5: the topic `Containers` is nearly `Container`; {}",
                help("Container")
            )],
        ),
        (
            "[Architectur]",
            "[Architecture]",
            vec![format!(
                "articles/z.md:5: the topic `Architecture` is nearly `Architectur`; {}",
                help("Architectur")
            )],
        ),
        ("[Security]", "[Scalability]", vec![]),
    ] {
        let (one, two) = (file(one), file(two));
        assert_eq!(mistakes(&[(y, one.as_bytes()), (z, two.as_bytes())]), expected, "{one}");
    }
    let site = "title = \"T\"\n[topics.container]\ndescription = \"One\"\n[topics.containers]\ndescription = \"Many\"\n";
    let (one, two) = (file("[Container]"), file("[Containers]"));
    let files = [(y, one.as_bytes()), (z, two.as_bytes()), ("site.toml", site.as_bytes())];
    assert_eq!(mistakes(&files), [""; 0], "both are described");
}

#[test]
fn popular() {
    let slip = "did you mean `good`?";
    let moment = "write it as in `2025-03-10T12:00:00Z`, without quotes";
    let line = "remove the line, or write it as `press popular` does: \
                `slug = { all = 3, year = 2, month = 1, score = 2.5 }`";
    for (text, expected) in [
        ("pinned = [\"good\"]\n[reads]\ngone = { all = 1 }\n", vec![]),
        ("pinned = [\"goood\"]", vec![format!("1: there is no article `goood`; {slip}")]),
        (
            "hidden = [\n  \"else\",\n]",
            vec!["2: there is no article `else`; write an article's slug, the last part of its address, or remove it".to_owned()],
        ),
        ("pinned = [\"good\", \"good\"]", vec!["1: `good` is pinned twice; name it once".to_owned()]),
        ("pinned = [\"good\"]\nhidden = [\"good\"]", vec!["2: `good` is pinned and hidden; name it once".to_owned()]),
        ("pined = []", vec!["1: `pined` is not a field of popular.toml; did you mean `pinned`?".to_owned()]),
        ("[counted]\nuntil = \"today\"", vec![format!("2: `until` is not a moment; {moment}")]),
        ("[counted.sources]\nmain = 5", vec![format!("2: `main` is not a moment; {moment}")]),
        ("[counted]\nhalf_life = 1", vec!["2: `half_life` is not a number of days; write days from 7 to 3650, as in `30`".to_owned()]),
        ("[counted]\nsince = 1", vec!["2: `since` is not a field of `counted`; remove it".to_owned()]),
        ("reads = 5", vec!["1: `reads` is not a table; write `[reads]`".to_owned()]),
        ("[reads]\ngood = { all = \"x\" }", vec![format!("2: these are no reads of `good`; {line}")]),
        ("[reads", vec!["1: this is not TOML: unclosed table, expected `]`; write fields as `name = value`, and a text in quotes".to_owned()]),
    ] {
        let expected: Vec<String> = expected.iter().map(|expected| format!("popular.toml:{expected}")).collect();
        assert_eq!(mistakes(&[("popular.toml", text.as_bytes())]), expected, "{text}");
    }
}
