//! The CSP holds on every page: injected code has no effect.

use crate::magazine::{ARTICLE, PAGES};
use e2e::{
    browser::Browser,
    server::{Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: injected_content_is_inert, eval_is_blocked, every_page_has_a_csp,
            only_insert_markup_creates_markup;
        alone: no_script_sets_markup_directly, responses_have_security_headers
    ]
}

fn open(browser: &Browser) -> Server {
    let server = Site::dist().serve();
    for said in ["Content-Security-Policy", "Content Security Policy", "Trusted", "blocked"] {
        browser.expect_trouble(said);
    }
    browser.before_load(
        "e2e.violated = [];
         document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
             e2e.violated.push(effectiveDirective));",
    );
    browser.open(&server.url(ARTICLE));
    server
}

fn injected_content_is_inert(browser: &Browser) {
    let server = open(browser);
    let elsewhere = Site::dist().serve();
    browser.act(&format!(
        "const attempts = [
             () => {{
                 const script = document.createElement('script');
                 script.append('e2e.hacked = 1');
                 document.body.append(script);
             }},
             () => {{
                 const box = document.createElement('div');
                 insertMarkup(box, 'beforeend',
                     '<img src=\"x:\" onerror=\"e2e.hacked = 4\"><svg onload=\"e2e.hacked = 5\"></svg>');
                 document.body.append(box);
             }},
             () => Object.assign(document.createElement('a'), {{ href: 'javascript:e2e.hacked=6' }}).click(),
             () => {{
                 const frame = document.createElement('iframe');
                 frame.src = '{0}/about/';
                 document.body.append(frame);
             }},
             () => {{ new Image().src = '{0}/share.png'; }},
             () => {{ fetch('{0}/articles.json').catch(() => {{}}); }},
             () => {{
                 const base = document.createElement('base');
                 base.href = '{0}/';
                 document.head.prepend(base);
             }},
             () => document.body.setAttribute('style', 'color: red'),
         ];
         for (const attempt of attempts) try {{ attempt(); }} catch {{}}",
        elsewhere.origin()
    ));
    for directive in ["script-src", "frame-src", "img-src", "connect-src", "base-uri", "style-src-attr"] {
        browser.until(
            &format!("{directive} is enforced"),
            &format!("e2e.violated.some((violated) => violated.startsWith({directive:?}))"),
        );
    }
    assert!(browser.eval::<bool>("e2e.hacked === undefined"), "nothing has run");
    assert_eq!(elsewhere.requests().len(), 0, "nothing is asked of another origin");
    drop(server);
}

/// Runs in a script of the site, because the CSP does not apply to scripts from a driver.
fn eval_is_blocked(browser: &Browser) {
    for said in ["Content-Security-Policy", "Content Security Policy", "Trusted", "blocked"] {
        browser.expect_trouble(said);
    }
    let site = Site::dist();
    let page = String::from_utf8_lossy(site.file("about/index.html").unwrap()).into_owned();
    let probe = "e2e.evaluated = [() => eval('1'), () => new Function('return 1')()].map((attempt) => {
                     try { return attempt() } catch { return 'refused' }
                 });";
    let server = site
        .with_file("probe.js", probe)
        .with_file("about/index.html", page.replace("</body>", "<script src=\"/probe.js\"></script></body>"))
        .serve();
    browser.open(&server.url("about/"));
    assert_eq!(browser.eval::<Vec<String>>("e2e.evaluated"), ["refused", "refused"]);
}

/// All ways of turning text into markup or scripts, other than the allowed function.
const WAYS: [&str; 14] = [
    "document.createElement('div').innerHTML = '<b>x</b>'",
    "document.createElement('template').innerHTML = '<b>x</b>'",
    "document.body.attachShadow({ mode: 'open' }).innerHTML = '<b>x</b>'",
    "document.querySelector('h1').outerHTML = '<b>x</b>'",
    "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
    "document.createRange().createContextualFragment('<b>x</b>')",
    "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
    "document.write('<b>x</b>')",
    "document.createElement('iframe').srcdoc = '<b>x</b>'",
    "document.createElement('script').text = '1'",
    "document.createElement('script').src = '/a.js'",
    "trustedTypes.createPolicy('default', { createHTML: String })",
    "trustedTypes.createPolicy('another', { createHTML: String })",
    "trustedTypes.createPolicy('broadsheet', { createHTML: String })",
];

fn only_insert_markup_creates_markup(browser: &Browser) {
    let _server = open(browser);
    for way in WAYS {
        let refused: bool =
            browser.eval(&format!("(() => {{ try {{ {way}; return false }} catch {{ return true }} }})()"));
        assert!(refused, "{way}");
    }
    let set: String = browser.eval(
        "(box => { insertMarkup(box, 'beforeend', '<b>x</b>'); return box.firstChild.localName })(document.createElement('div'))",
    );
    assert_eq!(set, "b");
}

/// WebAssembly can only change the page through its JavaScript, so checking the scripts suffices.
fn no_script_sets_markup_directly() {
    let site = Site::dist();
    let programs: Vec<_> = site.files().filter(|(path, _)| path.ends_with(".js")).collect();
    assert!(programs.len() >= 2, "the app and the search");
    for (path, program) in programs {
        let program = String::from_utf8_lossy(program);
        for way in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "createContextualFragment",
            "DOMParser",
            "setHTMLUnsafe",
            "parseHTMLUnsafe",
            "srcdoc",
        ] {
            assert!(!program.contains(way), "{path} has {way}");
        }
    }
}

fn every_page_has_a_csp(browser: &Browser) {
    let server = Site::dist().serve();
    for (path, _) in PAGES.into_iter().chain([("no-such-page/", "")]) {
        browser.open(&server.url(path));
        let policy: String =
            browser.eval("document.querySelector('meta[http-equiv=Content-Security-Policy]').content");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"),
            "{policy}"
        );
        assert!(policy.contains("require-trusted-types-for 'script'"), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        // The CSP must precede everything it applies to.
        assert!(browser.eval::<bool>(
            "document.head.querySelector('script, style, link, meta[http-equiv]').matches('meta')"
        ));
    }
}

fn responses_have_security_headers() {
    let site = Site::dist();
    for path in ["", ARTICLE, "articles.json", "no-such-page/"] {
        let headers = site.headers(path);
        let has = |name: &str, value: &str| {
            headers.iter().any(|(found, given)| found.eq_ignore_ascii_case(name) && given.contains(value))
        };
        assert!(has("Content-Security-Policy", "frame-ancestors 'none'"), "{path}: {headers:?}");
        assert!(has("X-Content-Type-Options", "nosniff"), "{path}: {headers:?}");
        assert!(has("Referrer-Policy", "strict-origin-when-cross-origin"), "{path}: {headers:?}");
        assert!(has("Permissions-Policy", "camera=()"), "{path}: {headers:?}");
    }
}
