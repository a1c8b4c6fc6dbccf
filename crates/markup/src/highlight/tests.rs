//! Tests of highlighting.

#![allow(clippy::unwrap_used)]
use super::*;

/// Highlights code, with spans abbreviated: `[k:let]`.
fn marked(code: &str, token: &str) -> String {
    let html = highlight(code, &language(token).unwrap().unwrap()).html;
    html.replace("<span class=\"", "[").replace("\">", ":").replace("</span>", "]")
}

#[test]
fn spans_do_not_cross_lines() {
    assert_eq!(marked("/* a\n\n   b */ let\n", "rust"), "[c:/* a]\n\n[c:   b */] [k:let]\n");
}

#[test]
fn unknown_languages_suggest_a_fix() {
    for (token, fix) in [
        ("pyhton", "did you mean `python`? For plain text, use `text`"),
        ("rubby", "did you mean `ruby`? For plain text, use `text`"),
        ("befunge-98", "use `text` for plain text"),
    ] {
        assert_eq!(language(token).err().unwrap(), fix);
    }
    assert!(language("text").unwrap().is_none());
    assert_eq!(language("Sh").unwrap().unwrap().name(), "Shell");
}

#[test]
fn every_grammar_can_be_read() {
    for id in language::catalog().languages() {
        let language = language(id).unwrap().unwrap();
        assert!(Reader::of(language.grammar().unwrap()).is_some(), "{id}");
        assert!(highlight("let a = \"b\"; // c\n", &language).html.ends_with('\n'), "{id}");
    }
}

#[test]
fn languages_without_a_grammar_stay_plain() {
    let jq = language("jq").unwrap().unwrap();
    assert_eq!((jq.name(), &*highlight(".a | <b>", &jq).html), ("jq", ".a | &lt;b&gt;"));
}

#[test]
fn file_extensions_name_languages() {
    for (token, name) in [("hpp", "C++"), ("zon", "Zig"), ("patch", "Diff"), ("tfvars", "Terraform")] {
        assert_eq!(language(token).unwrap().unwrap().name(), name);
    }
}

#[test]
fn repeated_lines_are_highlighted_alike() {
    let code = "/* a\nlet b = 1; */\nlet b = 1;\n".repeat(3);
    let rust = language("rust").unwrap().unwrap();
    let first = highlight(&code, &rust);
    assert_eq!(highlight(&code, &rust), first);
    let thread = std::thread::spawn(move || highlight(&code, &language("rust").unwrap().unwrap()));
    assert_eq!(thread.join().unwrap(), first);
}

#[test]
fn line_endings_are_preserved() {
    assert_eq!(marked("let a;\r\n\r\nlet b;", "rust"), "[k:let] a;\r\n\r\n[k:let] b;");
}

#[test]
fn tokens_get_their_classes() {
    for (token, code, expected) in [
        ("rust", "let mut x = 1; // one", "[k:let mut] x = [n:1]; [c:// one]"),
        (
            "rust",
            "fn main() -> Vec<String> { println!(\"a {} b\", 1.5); }",
            "[k:fn] [f:main]() -&gt; [t:Vec]&lt;[t:String]&gt; { [f:println!]([s:\"a] [n:{}][s: b\"], [n:1.5]); }",
        ),
        (
            "python",
            "def f(a: int): return f\"{a}\" if a and True else None",
            "[k:def] [f:f](a: [t:int]): [k:return] [s:f\"][n:{]a[n:}][s:\"] [k:if] a [k:and] [n:True] [k:else] [n:None]",
        ),
        ("json", "{\"name\": [true, 1, \"two\"]}", "{[v:\"name\"]: [[n:true], [n:1], [s:\"two\"]]}"),
        ("yaml", "- run: echo hi # no", "- [v:run]: echo hi [c:# no]"),
        ("toml", "name = \"cargo\"", "[v:name] = [s:\"cargo\"]"),
        ("diff", "-old\n+new\n same", "[d:-old]\n[i:+new]\n same"),
        (
            "bash",
            "for f in *.md; do echo \"$f\" | wc -l; done",
            "[k:for] f [k:in] *.md; [k:do] [f:echo] [s:\"][v:$f][s:\"] | [f:wc] -l; [k:done]",
        ),
        (
            "html",
            "<p class=\"a\">x &amp; y</p>",
            "&lt;[k:p] [v:class]=[s:\"a\"]&gt;x [n:&amp;amp;] y&lt;/[k:p]&gt;",
        ),
        (
            "css",
            "a:hover { color: #fff; margin: 0 auto }",
            "[k:a][v::hover] { [v:color]: [n:#fff]; [v:margin]: [n:0 auto] }",
        ),
        ("terraform", "ami = var.ami", "ami = var.[v:ami]"),
        (
            "js",
            "const f = async (x) => `${x}`; // y",
            "[k:const] [f:f] = [k:async] (x) =&gt; [s:`]${x}[s:`]; [c:// y]",
        ),
        (
            "go",
            "func main() { fmt.Println(\"x\", nil) }",
            "[k:func] [f:main]() { fmt.[f:Println]([s:\"x\"], [n:nil]) }",
        ),
        (
            "sql",
            "SELECT id, count(*) FROM t WHERE a = 'b';",
            "[k:SELECT] id, [f:count](*) [k:FROM] t [k:WHERE] a = [s:'b'];",
        ),
        (
            "ts",
            "class C extends D { x = new Map<string, number>(); y() { return this.x.size } }",
            "[k:class] [t:C] [k:extends] [t:D] { [v:x] = [k:new] [f:Map]&lt;[t:string], [t:number]&gt;(); \
             [f:y]() { [k:return this].[v:x].[v:size] } }",
        ),
        (
            "rust",
            "fn f<'a>(&self, x: &'a str)",
            "[k:fn] [f:f]&lt;[t:'a]&gt;(&amp;[k:self], x: &amp;[t:'a str])",
        ),
        ("ruby", "puts \"x #{b}\", @a", "[f:puts] [s:\"x] #{b}[s:\"], [v:@a]"),
        ("java", "List<String> a(int b)", "[t:List]&lt;String&gt; [f:a]([t:int] b)"),
        ("dockerfile", "FROM rust AS build", "[k:FROM] rust [k:AS] build"),
    ] {
        assert_eq!(marked(code, token), expected, "{token}");
    }
}

#[test]
fn deeply_nested_code_stays_plain() {
    let typescript = language("ts").unwrap().unwrap();
    let deep = highlight(&("{".repeat(100) + "\n").repeat(300), &typescript);
    assert_eq!(deep.plain, Some(Plain::TooDeep(2)));
    assert_eq!(deep.html.matches('{').count(), 30_000);
    let line = "let a = 1;\n".to_owned() + &"(".repeat(4_000) + &")".repeat(4_000) + "\n";
    assert_eq!(highlight(&line.repeat(9), &typescript).plain, Some(Plain::TooDeep(1)));
    let closed = ("{".repeat(100) + &"}".repeat(100) + "\n").repeat(300);
    assert_eq!(highlight(&closed, &typescript).plain, None);
}

#[test]
fn code_on_which_the_tokenizer_gives_up_stays_plain() {
    let typescript = language("ts").unwrap().unwrap();
    let code = format!("let a = 1;\nlet b = \"{}\";\nlet c = 1;\n", "b".repeat(9_000));
    let read = highlight(&code, &typescript);
    assert_eq!(read.plain, Some(Plain::GaveUp(1)));
    assert_eq!(read.html.matches("<span class=\"k\">let</span>").count(), 2, "only that line is plain");
}

#[test]
fn code_on_which_a_grammar_fails_stays_plain() {
    let read = read("a < \"b\"\n", "no-such-grammar");
    assert_eq!((read.html.as_str(), read.plain), ("a &lt; \"b\"\n", Some(Plain::Failed)));
}

#[test]
fn names_that_writers_use_are_known() {
    for name in [
        "mysql",
        "psql",
        "sqlite",
        "tsql",
        "svg",
        "pycon",
        "py3",
        "shell-session",
        "docker-compose",
        "vbnet",
        "fortran",
        "arduino",
        "octave",
        "cucumber",
        "mustache",
        "django",
        "tsconfig",
        "rescript",
        "cfg",
        "git",
        "vlang",
    ] {
        assert!(language(name).unwrap().unwrap().grammar().is_some(), "{name}");
    }
    for name in ["none", "nohighlight", "no-highlight", "ascii", "tree", "stdout", "logs"] {
        assert!(language(name).unwrap().is_none(), "{name}");
    }
}

#[test]
fn short_names_suggest_nothing() {
    for name in ["xyz", "svq", "gtt"] {
        assert_eq!(language(name).err().unwrap(), "use `text` for plain text", "{name}");
    }
    assert!(language("pyhton").err().unwrap().contains("python"));
}
