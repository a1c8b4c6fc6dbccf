//! Files beside an article, opened directly on real hosts: none runs scripts, and all are displayed.
//!
//! The files are added without sanitizing them.

use base64::{Engine, prelude::BASE64_STANDARD};
use e2e::{browser::Browser, host::Host, suite::Test, tests};
use std::{fs, path::Path, thread::sleep, time::Duration};
use tempfile::TempDir;

pub fn tests() -> Vec<Test> {
    tests![everywhere: active_media_files_do_not_execute; chromium: media_files_are_displayed]
}

/// The first actions of an attacker: leave a trace, and persist.
const ACT: &str = "localStorage.setItem('acted', location.pathname); navigator.serviceWorker.register('/media/x/worker.js')";

/// Files that run scripts unless headers prevent it.
fn active() -> Vec<(&'static str, String)> {
    vec![
        ("script.svg", format!("<svg xmlns='http://www.w3.org/2000/svg'><script>{ACT}</script></svg>")),
        ("handler.svg", format!("<svg xmlns='http://www.w3.org/2000/svg' onload=\"{ACT}\"/>")),
        (
            "frame.SVG",
            format!(
                "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject width='9' height='9'><body \
                 xmlns='http://www.w3.org/1999/xhtml'><img src='x:' onerror=\"{ACT}\"/></body></foreignObject></svg>"
            ),
        ),
        ("script.html", format!("<!doctype html><script>{ACT}</script>")),
        ("handler.htm", format!("<!doctype html><img src='x:' onerror=\"{ACT}\">")),
        ("script.xhtml", format!("<html xmlns='http://www.w3.org/1999/xhtml'><script>{ACT}</script></html>")),
        ("script.xml", format!("<a><script xmlns='http://www.w3.org/1999/xhtml'>{ACT}</script></a>")),
    ]
}

fn site() -> TempDir {
    let site = tempfile::tempdir().unwrap();
    let media = site.path().join("media/x");
    fs::create_dir_all(&media).unwrap();
    fs::write(site.path().join("index.html"), "<!doctype html><title>Home</title>").unwrap();
    fs::write(site.path().join("404.html"), "<!doctype html><title>Page not found</title>").unwrap();
    fs::write(media.join("worker.js"), "").unwrap();
    for (name, content) in active() {
        fs::write(media.join(name), content).unwrap();
    }
    site
}

/// The traces that a file has left, as seen by another page of its origin.
fn traces(browser: &Browser, host: &Host) -> (Option<String>, usize) {
    browser.visit(&host.url(""));
    browser.run_async(
        "const done = arguments[0];
         navigator.serviceWorker.getRegistrations()
             .then(workers => done([localStorage.getItem('acted'), workers.length]))",
    )
}

fn active_media_files_do_not_execute(browser: &Browser) {
    for said in ["Content-Security-Policy", "Content Security Policy", "sandbox", "blocked", "x:", "404"] {
        browser.expect_trouble(said);
    }
    let site = site();
    for (name, _) in active() {
        let silent = Host::silent(site.path());
        browser.until_true("it acts where no host keeps it from it", || {
            // Again each time: to leave the page may have ended what it had begun.
            browser.visit(&silent.url(&format!("media/x/{name}")));
            traces(browser, &silent) == (Some(format!("/media/x/{name}")), 1)
        });
    }
    for host in [Host::nginx(site.path(), "/"), Host::caddy(site.path(), "/")] {
        for (name, _) in active() {
            browser.visit(&host.url(&format!("media/x/{name}")));
            // Longer than it takes where it is not prevented.
            sleep(Duration::from_millis(500));
            assert_eq!(traces(browser, &host), (None, 0), "{name}");
        }
    }
}

/// A page with nothing but a red rectangle.
const PDF: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R>>endobj\n\
    4 0 obj<</Length 29>>stream\n1 0 0 rg 20 20 260 160 re f  \nendstream endobj\ntrailer<</Root 1 0 R>>\n";

/// A video of half a second, recorded by the browser.
const FILM: &str = "
    const done = arguments[0], canvas = document.createElement('canvas');
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
    const draw = setInterval(() => canvas.getContext('2d').fillRect(0, 0, Math.random() * 99, 99), 40);
    recorder.ondataavailable = async ({ data }) => {
        clearInterval(draw);
        done(btoa(String.fromCharCode(...new Uint8Array(await data.arrayBuffer()))));
    };
    canvas.getContext('2d').fillRect(0, 0, 9, 9);
    recorder.start();
    setTimeout(() => recorder.stop(), 500)";

fn media_files_are_displayed(browser: &Browser) {
    let site = site();
    let media = site.path().join("media/x");
    fs::write(media.join("paper.pdf"), PDF).unwrap();
    let elsewhere = Host::silent(site.path());
    browser.visit(&elsewhere.url(""));
    let film: String = browser.run_async(FILM);
    fs::write(media.join("film.webm"), BASE64_STANDARD.decode(film).unwrap()).unwrap();
    let dot: String = browser.eval(
        "(() => {
             const canvas = Object.assign(document.createElement('canvas'), { width: 2, height: 2 });
             canvas.getContext('2d').fillRect(0, 0, 2, 2);
             return canvas.toDataURL('image/png');
         })()",
    );
    fs::write(media.join("dot.png"), BASE64_STANDARD.decode(dot.split(',').nth(1).unwrap()).unwrap())
        .unwrap();
    let drawing = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><style>.a{{fill:rgb(0,128,0)}}</style>\
         <rect class='a' width='20' height='20'/><image href='{dot}' x='20' width='20' height='20'/></svg>"
    );
    fs::write(media.join("drawing.svg"), images::svg::clean(&drawing).unwrap().svg).unwrap();
    for start in [Host::nginx as fn(&Path, &str) -> Host, Host::caddy] {
        shows(browser, &start(site.path(), "/"), &elsewhere);
    }
}

/// The number of pixels in view with the red of [`PDF`].
fn reds(browser: &Browser) -> usize {
    let picture = browser.picture().and_then(|png| image::load_from_memory(&png).ok());
    picture.map_or(0, |picture| picture.into_rgb8().pixels().filter(|pixel| pixel.0 == [255, 0, 0]).count())
}

fn shows(browser: &Browser, host: &Host, elsewhere: &Host) {
    browser.visit(&host.url("media/x/paper.pdf"));
    // Scripts cannot access the PDF viewer.
    browser.until_true("the PDF is shown", || reds(browser) > 1_000);
    browser.visit(&host.url("media/x/film.webm"));
    browser.until("the film plays", "document.querySelector('video')?.readyState >= 2");
    browser.visit(&host.url("media/x/drawing.svg"));
    let decoded: bool = browser.run_async(
        "const done = arguments[0];
         document.querySelector('image').decode().then(() => done(true), () => done(false))",
    );
    assert!(decoded, "the picture in the drawing is shown");
    let fill: String = browser.eval("getComputedStyle(document.querySelector('rect')).fill");
    assert_eq!(fill, "rgb(0, 128, 0)", "the drawing has its style");
    // As in a feed reader: embedded in a page of another origin.
    browser.visit(&elsewhere.url(""));
    for name in ["dot.png", "drawing.svg"] {
        let address = host.url(&format!("media/x/{name}"));
        browser.act(&format!("document.body.append(Object.assign(new Image(), {{ src: '{address}' }}))"));
    }
    browser.until(
        "pictures are shown elsewhere",
        "[...document.images].every(picture => picture.complete && picture.naturalWidth > 0)",
    );
    // A page of the same origin can read the pixels.
    browser.visit(&host.url(""));
    let colours: Vec<Vec<u8>> = browser.run_async(
        "const done = arguments[0], picture = new Image(40, 20);
         picture.onload = () => {
             const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 20 });
             const pen = canvas.getContext('2d');
             pen.drawImage(picture, 0, 0, 40, 20);
             done([10, 30].map(x => [...pen.getImageData(x, 10, 1, 1).data]));
         };
         picture.src = '/media/x/drawing.svg'",
    );
    assert_eq!(colours, [[0, 128, 0, 255], [0, 0, 0, 255]], "the drawing and the picture in it");
}
