//! A magazine's own look, as it is built.

mod example;

use crate::commands::Place;
use crate::commands::build::{ARTICLE, built, with_app};
use std::fs;
use std::path::Path;

/// A template with what a theme changes.
const TEMPLATE: &str = "<!doctype html><html lang=en><head><meta charset=utf-8>\
    <meta name=color-scheme content=\"light dark\"><meta name=theme-color content=#fdfcf9><meta name=theme-color content=#161512>\
    <meta name=theme-color content=#f3e8d0><title>T</title><style>@font-face{font-family:N;src:url(/fonts/n.woff2)}\
    :root{--paper:var(--light,#fdfcf9) var(--dark,#161512)}</style></head><body><div id=b-app></div></body></html>";

const SETTINGS: &str = "title = \"Übungen\"\nurl = \"https://magazine.example/\"\n[theme]\n";

/// The front page of a magazine with these settings and files, and the place.
fn page(settings: &str, files: &[(&str, &str)]) -> (String, Place) {
    let place = Place::with_magazine(&[&[ARTICLE, ("site.toml", settings)], files].concat());
    let app = with_app(&place);
    fs::write(app.join("index.html"), TEMPLATE).unwrap();
    fs::create_dir(app.join("fonts")).unwrap();
    fs::write(app.join("fonts/n.woff2"), "n").unwrap();
    let mut command = place.command(&["build", "-q"]);
    command.env("BROADSHEET_BUNDLE", place.0.path().join("app"));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (place.read("dist/index.html"), place)
}

fn styles(page: &str) -> &str {
    page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).unwrap()
}

#[test]
fn nothing_is_added_without_a_theme() {
    let (plain, _) = page("title = \"Übungen\"\n", &[]);
    let (default, _) = page("title = \"Übungen\"\n[theme]\npreset = \"broadsheet\"\n", &[]);
    assert_eq!(plain, default);
    assert!(styles(&plain).ends_with(":root{--paper:var(--light,#fdfcf9) var(--dark,#161512)}"), "{plain}");
    assert!(!plain.contains("@layer") && !plain.contains("data-schemes"), "{plain}");
}

#[test]
fn colours_are_everywhere() {
    let colors = "[theme.colors.light]\npaper = \"oklch(1 0 0)\"\naccent = \"navy\"\n[theme.colors.dark]\npaper = \"black\"\n";
    let (page, place) = page(&format!("{SETTINGS}{colors}"), &[]);
    for expected in [
        "--paper:var(--light,#ffffff) var(--dark,#000000);",
        "--accent:var(--light,#000080) var(--dark,",
        "<meta name=theme-color content=\"#ffffff\">",
        "<meta name=theme-color content=\"#000000\">",
        ":root[data-theme=sepia]{--paper:#f3e8d0;",
        "(prefers-contrast:more)",
    ] {
        assert!(page.contains(expected), "{expected} in {page}");
    }
    let manifest = place.read("dist/manifest.webmanifest");
    assert!(manifest.contains("\"theme_color\": \"#ffffff\""), "{manifest}");
    assert!(
        place.read("dist/feed.css").contains("--paper: light-dark(#ffffff, #000000)"),
        "the sheet of feeds"
    );
}

#[test]
fn an_accent_is_that_of_all_schemes() {
    let settings = "preset = \"poster\"\n[theme.colors.light]\naccent = \"oklch(45% 0.12 250)\"\n\
                    [theme.colors.dark]\npaper = \"#10141a\"\n";
    let (page, _) = page(&format!("{SETTINGS}{settings}"), &[]);
    let accents = page.split("--accent:var(").nth(1).unwrap().split(';').next().unwrap();
    let colours: Vec<&str> = accents.split('#').skip(1).map(|rest| &rest[..6]).collect();
    assert_eq!(colours.len(), 2, "{accents}");
    for colour in colours {
        let part = |at: usize| u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
        assert!(part(4) > part(0), "{colour} is not blue");
    }
}

#[test]
fn the_publishers_sheet_wins_over_layers() {
    let files = [
        ("theme/style.css", "@import \"parts/card.css\";\n.b-card { background: url(parts/dots.svg) }\n"),
        ("theme/parts/card.css", ".b-card { color: red }\n"),
        ("theme/parts/dots.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>"),
    ];
    let (page, place) = page(&format!("{SETTINGS}preset = \"poster\"\nmeasure = 60\n"), &files);
    let styles = styles(&page);
    assert!(styles.starts_with("@font-face{"), "{styles}");
    let place_of = |text: &str| styles.find(text).unwrap_or_else(|| panic!("{text} in {styles}"));
    assert!(!place.at("dist/fonts").exists(), "the app's own typeface is not used");
    assert!(place_of("@layer broadsheet{:root{") < place_of("@layer preset{"));
    assert!(place_of("@layer preset{") < place_of("@layer theme{"));
    let own = page.split("<style data-theme>").nth(1).and_then(|rest| rest.split("</style>").next()).unwrap();
    let address = own.split("url(").nth(1).and_then(|rest| rest.split(')').next()).unwrap();
    assert!(own.starts_with(".b-card{color:red"), "{own}");
    let published = address.trim_matches(['"', '\'']).trim_start_matches('/').to_owned();
    assert!(place.read(&format!("dist/{published}")).starts_with("<svg"), "{address}");
    // A style of which the policy does not have the hash would not apply.
    let policy = page.split("style-src ").nth(1).and_then(|rest| rest.split(';').next()).unwrap();
    assert_eq!(policy.matches("'sha256-").count(), 2, "{policy}");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_magazine_are_not_followed() {
    for (link, settings, sheet) in [
        ("theme/style.css", "", ""),
        ("theme/x.png", "", "a { background: url(x.png) }"),
        ("theme/parts", "", "@import \"parts/x.css\";"),
        ("theme/l.svg", "logo = \"l.svg\"\n", ""),
        ("theme/fonts/f.ttf", "[theme.fonts]\ntext = \"f.ttf\"\n", ""),
    ] {
        let place = Place::with_magazine(&[ARTICLE]);
        place.write("site.toml", &format!("{SETTINGS}{settings}"));
        let outside = place.0.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("x.css"), "secret {}").unwrap();
        if !sheet.is_empty() {
            place.write("theme/style.css", sheet);
        }
        fs::create_dir_all(place.at(link).parent().unwrap()).unwrap();
        let target = if link.ends_with("parts") { outside.clone() } else { outside.join("x.css") };
        std::os::unix::fs::symlink(target, place.at(link)).unwrap();
        let printed = built(&place, &["-q"]).failed(1);
        assert!(
            printed.contains("error[outside-magazine]") && !printed.contains("secret"),
            "{link}: {printed}"
        );
        let allowed = format!("allow_folders = [{:?}]\n{SETTINGS}{settings}", outside.display());
        place.write("site.toml", &allowed);
        let printed = place.run(&["check"]).err;
        assert!(!printed.contains("outside-magazine"), "{link}: {printed}");
    }
}

#[test]
fn a_large_sheet_is_a_file() {
    let sheet: String = (0..400).map(|number| format!(".own-{number} {{ width: {number}px }}\n")).collect();
    let (page, place) = page("title = \"Übungen\"\n", &[("theme/style.css", &sheet)]);
    let address =
        page.split("<link rel=stylesheet href=\"/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(place.read(&format!("dist/{address}")).contains(".own-399{width:399px}"));
    assert!(page.contains("@layer broadsheet{"));
}

#[test]
fn schemes_that_are_left_out_are_not_offered() {
    let (page, place) = page(&format!("{SETTINGS}schemes = [\"dark\"]\n"), &[]);
    assert!(page.contains("data-schemes=\"dark\""), "{page}");
    assert!(
        page.contains("<meta name=\"color-scheme\" content=\"dark\">") || page.contains("content=\"dark\"")
    );
    assert!(styles(&page).contains("#b-settings fieldset:first-child{display:none}"));
    assert!(place.read("dist/manifest.webmanifest").contains("\"theme_color\": \"#161512\""));
}

#[test]
fn dates_are_in_the_style_of_the_theme() {
    for (settings, attribute, written) in [
        ("", None, ">Jan 1, 2025<"),
        ("date_style = \"medium\"\n", None, ">Jan 1, 2025<"),
        ("date_style = \"long\"\n", Some("data-dates=\"long\""), ">January 1, 2025<"),
        ("preset = \"terminal\"\n", Some("data-dates=\"iso\""), ">2025-01-01<"),
        ("preset = \"terminal\"\ndate_style = \"long\"\n", Some("data-dates=\"long\""), ">January 1, 2025<"),
    ] {
        let (page, place) = page(&format!("{SETTINGS}{settings}"), &[]);
        for page in [&page, &place.read("dist/articles/eins/index.html")] {
            assert!(page.contains(written), "{settings}: {page}");
            assert_eq!(attribute.is_some(), page.contains("data-dates"), "{settings}: {page}");
            assert!(attribute.is_none_or(|attribute| page.contains(attribute)), "{settings}: {page}");
            // Only long dates need more room than others.
            assert_eq!(page.contains("{min-width:9.1em}"), written.contains("January"), "{settings}");
        }
    }
}

#[test]
fn share_pictures_are_in_the_font_of_headings() {
    let [own, archivo, system] =
        ["", "headings = \"archivo\"\n", "headings = \"system-sans\"\n"].map(|font| {
            let (_, place) = page(&format!("title = \"Übungen\"\n[theme.fonts]\n{font}"), &[]);
            fs::read(place.at("dist/share/eins.png")).unwrap()
        });
    assert!(own != archivo);
    assert!(own == system, "what readers have is not known");
}

#[test]
fn logo_and_icon_are_published() {
    let files = [
        (
            "theme/logo.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\"><path fill=\"currentColor\" d=\"M0 0h4v1z\"/></svg>",
        ),
        (
            "theme/icon.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path fill=\"#123456\" d=\"M0 0h9v9H0z\"/></svg>",
        ),
    ];
    let (page, place) = page(&format!("{SETTINGS}logo = \"logo.svg\"\nicon = \"icon.svg\"\n"), &files);
    assert!(page.contains("aspect-ratio:4/1") && page.contains("mask:url(/theme/logo-"), "{page}");
    assert!(place.read("dist/icon.svg").contains("#123456"));
    assert!(place.at("dist/icon-512.png").is_file());
    let published = fs::read_dir(place.at("dist/theme")).unwrap().count();
    assert_eq!(published, 1, "only what pages refer to");
}

#[test]
fn mistakes_in_a_theme_name_file_line_and_fix() {
    for (settings, files, expected) in [
        ("preset = \"posters\"\n", &[][..], "choose one of `broadsheet`, `journal`, `poster`, `terminal`"),
        ("presets = \"poster\"\n", &[], "did you mean `preset`?"),
        ("date_style = \"short\"\n", &[], "choose one of `medium`, `long`, `iso`"),
        ("radius = 99\n", &[], "choose a number of pixels from 0 to 32"),
        ("schemes = [\"sepia\"]\n", &[], "add `light` or `dark`"),
        ("logo = \"../logo.svg\"\n", &[], "name an SVG or PNG file in `theme/`"),
        ("logo = \"logo.svg\"\n", &[], "there is no file `logo.svg` in `theme/`"),
        ("icon = \"icon.png\"\n", &[("theme/icon.png", "GIF89a")], "is not an SVG or PNG with a size"),
        ("fonts = \"literata\"\n", &[], "write `[theme.fonts]`"),
        ("[theme.fonts]\ntext = [\"literata\", \"archivo\"]\n", &[], "name one file, or the upright and"),
        ("measure = \"66ch\"\n", &[], "measure = 66"),
        ("logo = \"l.svg\"\n[theme.fonts]\ntext = \"f.ttf\"\n", &[], "2 errors"),
        ("[theme.colors.light]\ninc = \"#000\"\n", &[], "did you mean `ink`?"),
        ("[theme.colors.light]\nink = \"#0000\"\n", &[], "without transparency"),
        ("[theme.colors.light]\nink = \"url(x)\"\n", &[], "write a colour as in CSS"),
        ("[theme.colors.light]\naccent = \"#ff8800\"\n", &[], "the nearest colour that can be read is `#"),
        ("[theme.fonts]\ntext = \"../a.woff2\"\n", &[], "name a WOFF2, TTF or OTF file in `theme/fonts/`"),
        ("", &[("theme/style.css", "\na { color: red")], ""),
        ("", &[("theme/style.css", "\n}} a {")], "theme/style.css:2"),
        ("", &[("theme/style.css", "@import \"https://fonts.example/x.css\";")], "is on another host"),
        ("", &[("theme/style.css", "@import \"../../x.css\";")], "leads out of `theme/`"),
        ("", &[("theme/style.css", "@import \"none.css\";")], "there is no style sheet `none.css`"),
        ("", &[("theme/style.css", "\na { background: url(//x.example/a.png) }")], "theme/style.css:2"),
        ("", &[("theme/style.css", "a { background: url(../site.toml) }")], "leads out of `theme/`"),
    ] {
        let place = Place::with_magazine(&[&[ARTICLE], files].concat());
        place.write("site.toml", &format!("{SETTINGS}{settings}"));
        if expected.is_empty() {
            // CSS closes what is open at its end.
            built(&place, &["-q"]).silently();
            continue;
        }
        for printed in [built(&place, &[]).failed(1), place.run(&["check"]).failed(1)] {
            assert!(printed.contains(expected), "{settings} {files:?}: {printed}");
            assert!(printed.contains("error["), "{printed}");
        }
        assert!(!place.at("dist").exists());
    }
}

/// A font of this repository with bytes after its last table, `GSUB`, that cannot be packed.
pub fn large_font() -> Vec<u8> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../images/fonts/newsreader-600.ttf");
    let mut font = fs::read(file).unwrap();
    let record = font.windows(4).position(|tag| tag == b"GSUB").unwrap();
    let start = u32::from_be_bytes(font[record + 8..record + 12].try_into().unwrap());
    let noise = (0..100_000).scan(1_u64, |state, _| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        Some((*state >> 56) as u8)
    });
    font.extend(noise);
    let length = font.len() as u32 - start;
    font[record + 12..record + 16].copy_from_slice(&length.to_be_bytes());
    font
}

/// A magazine with a font that is too large.
pub(super) fn with_large_font() -> Place {
    let settings =
        format!("{}language = \"ja\"\n[theme.fonts]\ntext = \"a.ttf\"\n", SETTINGS.replace("[theme]\n", ""));
    let place = Place::with_magazine(&[ARTICLE, ("site.toml", &settings), ("theme/fonts/a.ttf", "")]);
    fs::write(place.at("theme/fonts/a.ttf"), large_font()).unwrap();
    place
}

#[test]
fn a_large_font_is_reported_by_builds_and_checks() {
    let place = with_large_font();
    for done in [built(&place, &["-q"]), place.run(&["check"])] {
        assert_eq!(done.code, Some(0), "{}", done.err);
        assert_eq!(done.err.matches("warning[heavy-font]").count(), 1, "{}", done.err);
    }
}
