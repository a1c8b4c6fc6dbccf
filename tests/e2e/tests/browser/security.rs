//! The security policy holds on every page: what an attacker would bring in does nothing.

use crate::magazine::{ARTICLE, PAGES};
use e2e::{
    browser::Browser,
    server::{Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![everywhere: what_is_brought_in_does_nothing, nothing_is_evaluated, every_page_has_the_policy;
        chromium: a_text_is_no_script; alone: answers_have_their_headers]
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

fn what_is_brought_in_does_nothing(browser: &Browser) {
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
                 box.innerHTML = '<img src=\"x:\" onerror=\"e2e.hacked = 4\"><svg onload=\"e2e.hacked = 5\"></svg>';
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

/// Asked by a script of the site's own, for what a driver runs is beyond the policy.
fn nothing_is_evaluated(browser: &Browser) {
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

fn a_text_is_no_script(browser: &Browser) {
    let _server = open(browser);
    let refused: bool = browser.eval(
        "(() => { try { document.createElement('script').text = '1'; return false } catch { return true } })()",
    );
    assert!(refused, "Trusted Types are required");
    let refused: bool = browser.eval(
        "(() => { try { trustedTypes.createPolicy('another', {}); return false } catch { return true } })()",
    );
    assert!(refused, "and there is no other policy");
}

fn every_page_has_the_policy(browser: &Browser) {
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
        // Before anything that it is about.
        assert!(browser.eval::<bool>(
            "document.head.querySelector('script, style, link, meta[http-equiv]').matches('meta')"
        ));
    }
}

fn answers_have_their_headers() {
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
