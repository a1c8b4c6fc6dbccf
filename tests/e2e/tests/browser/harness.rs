//! Tests of the harness itself, with a site of two pages.

use e2e::{
    axe,
    browser::{Browser, Kind},
    places,
    server::{Fault, Server, Site},
    suite::Test,
    tests,
};
use std::panic::{AssertUnwindSafe, catch_unwind};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: requests_are_logged, every_fault_reaches_the_page, errors_are_detected,
            csp_violations_are_detected, axe_reports_violations, emulated_conditions_apply, viewport_has_the_requested_width;
        offline: offline_pages_load_nothing
    ]
}

fn tiny() -> Site {
    Site::from_folder(&places::fixture("tiny"))
}

fn requests_are_logged(browser: &Browser) {
    let server = tiny().serve();
    browser.open(&server.url(""));
    browser.link("About").click();
    browser.arrive("/about/", "About");
    browser.back();
    browser.arrive("/", "Tiny");
    assert_eq!(server.asked("*about/"), ["about/"]);
    browser.visit(&server.url("about"));
    browser.arrive("/about/", "About");
    browser.visit(&server.url("none/"));
    assert!(server.requests().iter().any(|request| request.path == "none/" && request.status == 404));
}

fn load(browser: &Browser, server: &Server, fault: Option<Fault>, shows: &str) {
    server.mend();
    if let Some(fault) = fault {
        server.fail("data.json", fault);
    }
    browser.button("Load").click();
    browser.until(shows, &format!("document.querySelector('[role=status]').textContent === {shows:?}"));
}

fn every_fault_reaches_the_page(browser: &Browser) {
    let server = tiny().serve();
    browser.shorten_timeouts(1_500);
    browser.open(&server.url(""));
    for (fault, shows) in [
        (Fault::Status(503), "failed: Error"),
        (
            Fault::Hang,
            if browser.kind == Kind::WebKit { "failed: AbortError" } else { "failed: TimeoutError" },
        ),
        (Fault::Close, "failed: TypeError"),
        (Fault::web_page(), "failed: SyntaxError"),
        (Fault::Truncated, "failed: SyntaxError"),
        (Fault::json(r#"{"value":8}"#), "got 8"),
    ] {
        load(browser, &server, Some(fault), shows);
        load(browser, &server, None, "got 7");
    }
}

fn offline_pages_load_nothing(browser: &Browser) {
    let server = tiny().serve();
    browser.open(&server.url(""));
    browser.set_offline(true);
    load(browser, &server, None, "failed: TypeError");
    browser.set_offline(false);
    load(browser, &server, None, "got 7");
}

fn errors_are_detected(browser: &Browser) {
    let server = tiny().serve();
    browser.open(&server.url(""));
    for (statement, text) in [
        ("console.error('said by the page')", "said by the page"),
        ("setTimeout(() => { throw new Error('thrown by the page') })", "thrown by the page"),
        ("Promise.reject(new Error('given up by the page'))", "given up by the page"),
    ] {
        browser.act(statement);
        browser.until_true(text, || {
            catch_unwind(AssertUnwindSafe(|| browser.must_be_untroubled()))
                .is_err_and(|found| found.downcast_ref::<String>().is_some_and(|found| found.contains(text)))
        });
    }
    browser.expect_trouble("by the page");
}

fn csp_violations_are_detected(browser: &Browser) {
    let server = tiny().serve();
    browser.open(&server.url(""));
    browser
        .act("document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))");
    browser.until_true("the violation is in the console", || {
        catch_unwind(AssertUnwindSafe(|| browser.must_be_untroubled())).is_err()
    });
    browser.expect_trouble("Content-Security-Policy");
}

fn axe_reports_violations(browser: &Browser) {
    let server = tiny().serve();
    browser.open(&server.url(""));
    axe::check(browser, "/");
    browser.visit(&server.url("about/"));
    let found = catch_unwind(AssertUnwindSafe(|| axe::check(browser, "/about/")));
    let report = found.expect_err("a picture without a text is found");
    assert!(report.downcast_ref::<String>().is_some_and(|text| text.contains("image-alt")));
}

fn emulated_conditions_apply(browser: &Browser) {
    let server = tiny().serve();
    browser.block_storage();
    browser.save_data();
    browser.open(&server.url(""));
    assert!(browser.eval::<bool>("(() => { try { localStorage; return false } catch { return true } })()"));
    assert!(browser.eval::<bool>("navigator.connection.saveData"));
}

fn viewport_has_the_requested_width(browser: &Browser) {
    let server = tiny().serve();
    browser.visit(&server.url(""));
    for width in [320, 390, 1440] {
        browser.set_viewport(width, 800);
        assert_eq!(browser.eval::<u32>("innerWidth"), width);
    }
}
