#![allow(clippy::unwrap_used)]
use super::*;
use crate::artifacts::LazyIndex;
use crate::artifacts::fonts::Fonts;
use crate::output::Output;
use crate::routes;
use app::load::Source;
use contract::error::LoadError;
use serde_json::json;
use std::path::Path;
use tempfile::TempDir;

/// A font without Latin letters: a square for each Thai and Hiragana letter and for a few Chinese characters. It was
/// made with fontTools' `FontBuilder`.
pub const SQUARES: &[u8] = include_bytes!("tests/squares.ttf");

/// A magazine whose articles have these titles.
struct Magazine(TempDir);

impl Magazine {
    fn new(titles: &[&str], cover: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let staging = folder.path().join("staging");
        fs::create_dir(&staging).unwrap();
        let articles: Vec<_> = titles
            .iter()
            .enumerate()
            .map(|(number, title)| {
                let mut article = json!({"slug": format!("a{number}"), "title": title, "date": "2025-01-02",
                    "summary": "S", "html": "A"});
                if let Some(svg) = cover {
                    article["cover"] = json!({ "art": svg });
                }
                article
            })
            .collect();
        let front = json!({"format": 1, "site": {"title": "T"}, "articles": articles}).to_string();
        fs::write(staging.join("articles.json"), front).unwrap();
        Self(folder)
    }

    /// Draws its share pictures. Returns the number of new ones and the warnings.
    fn draw(&self, fonts: &[&[u8]]) -> (usize, Vec<String>) {
        self.draw_with(&[], fonts)
    }

    /// [`Self::draw`] with a font for headings.
    fn draw_with(&self, headings: &[Vec<u8>], fonts: &[&[u8]]) -> (usize, Vec<String>) {
        let staging = self.0.path().join("staging");
        let _ = fs::remove_dir_all(staging.join("share"));
        let _ = fs::remove_file(staging.join("share.png"));
        let from = staging.clone();
        let source = Source::new(move |path| {
            fs::read_to_string(from.join(path)).map_err(|_| LoadError::NotFound { path: path.to_owned() })
        });
        let output = Output::in_folder(&staging).unwrap();
        let routes = routes::all(&source.front().unwrap(), &output).unwrap();
        let site = self.0.path().join("site");
        let fonts: Vec<Vec<u8>> = fonts.iter().map(|font| font.to_vec()).collect();
        let fonts = Fonts::with(headings, |database| {
            fonts.into_iter().for_each(|font| database.load_font_data(font));
        });
        let given = Context {
            output: &output,
            site: &site,
            template: "",
            source: &source,
            index: &LazyIndex::of(&source),
            routes: &routes,
            fonts: &fonts,
            sitemap_limit: 1,
            rules: true,
        };
        let (count, warnings) = write(&given).unwrap();
        let name = |path: &Path| path.strip_prefix(&staging).unwrap().display().to_string();
        let shown = warnings.iter().map(|found| format!("{} {}", name(&found.path), found.code));
        (count.new, shown.collect())
    }

    /// The share picture of the first article.
    fn picture(&self) -> Vec<u8> {
        fs::read(self.0.path().join("staging/share/a0.png")).unwrap()
    }
}

/// The same font in another version.
fn updated() -> Vec<u8> {
    let mut font = SQUARES.to_vec();
    let name = font.windows(4).position(|name| name == b"head").unwrap();
    let start = u32::from_be_bytes(font[name + 8..name + 12].try_into().unwrap()) as usize;
    font[start + 8] ^= 1;
    font
}

const GLYPHS: &str = "articles.json missing-glyphs";

#[test]
fn missing_glyphs_are_reported_once_for_each_script() {
    let magazine = Magazine::new(&["ไทย", "ขนม", "日本とไทย", "English"], None);
    assert_eq!(magazine.draw(&[]).1, [GLYPHS, GLYPHS]);
}

#[test]
fn characters_that_no_font_could_have_are_reported() {
    assert_eq!(Magazine::new(&["A \u{100f0f}"], None).draw(&[SQUARES]).1, [GLYPHS]);
}

#[test]
fn invisible_characters_need_no_glyph() {
    let title = "soft\u{ad}hyphen, zero\u{200b}width\u{200d}joiner, \u{2060}no-break, e\u{301}, \ta";
    assert_eq!(Magazine::new(&[title], None).draw(&[]), (2, vec![]));
}

#[test]
fn pictures_with_missing_glyphs_are_not_cached() {
    let magazine = Magazine::new(&["ไทย", "English"], None);
    assert_eq!(magazine.draw(&[]).0, 3);
    assert_eq!(magazine.draw(&[]), (1, vec![GLYPHS.to_owned()]));
    assert_eq!(magazine.draw(&[SQUARES]), (1, vec![]));
    assert_eq!(magazine.draw(&[SQUARES]), (0, vec![]));
}

#[test]
fn pictures_are_drawn_again_if_their_fonts_change() {
    let magazine = Magazine::new(&["Go ไทย", "English"], None);
    assert_eq!(magazine.draw(&[SQUARES]).0, 3);
    assert_eq!(magazine.draw(&[&updated()]).0, 1);
}

#[test]
fn fonts_that_a_picture_does_not_use_do_not_matter() {
    let magazine = Magazine::new(&["English", "Ünïcode, e\u{301}"], None);
    assert_eq!(magazine.draw(&[]).0, 3);
    assert_eq!(magazine.draw(&[SQUARES]).0, 0);
}

#[test]
fn text_in_covers_is_drawn_or_reported() {
    let svg = |text: &str| {
        format!("<svg viewBox=\"0 0 9 9\"><text y=\"9\" font-family=\"sans-serif\">{text}</text></svg>")
    };
    let magazine = Magazine::new(&["English"], Some(&svg("Abc")));
    assert_eq!(magazine.draw(&[]), (2, vec![]));
    assert_eq!(magazine.draw(&[SQUARES]).0, 1, "its fonts may have changed");
    assert_eq!(Magazine::new(&["English"], Some(&svg("ไทย"))).draw(&[]).1, [GLYPHS]);
}

#[test]
fn lines_with_several_fonts_have_no_boxes() {
    // With ligatures, our font has fewer glyphs for this than the other font.
    assert_eq!(Magazine::new(&["office ไทย office"], None).draw(&[SQUARES]).1, [""; 0]);
}

/// The upright files of a typeface of the program, the most needed one first.
fn typeface(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("typefaces").join(name);
    ["upright", "upright-more", "upright-extended"]
        .map(|file| fs::read(folder.join(file).with_extension("woff2")).unwrap())
        .to_vec()
}

#[test]
fn text_is_in_the_font_of_headings() {
    let magazine = Magazine::new(&["Typography"], None);
    let mut drawn = vec![];
    for headings in [vec![], typeface("archivo"), typeface("jetbrains-mono"), vec![SQUARES.to_vec()]] {
        magazine.draw_with(&headings, &[]);
        drawn.push(magazine.picture());
    }
    assert!(drawn[0] != drawn[1] && drawn[1] != drawn[2] && drawn[0] != drawn[2]);
    assert!(drawn[3] == drawn[0], "a font that is no WOFF2 is not used");
}

#[test]
fn pictures_are_drawn_again_only_if_the_font_of_headings_changes() {
    let magazine = Magazine::new(&["English"], None);
    let [archivo, literata] = ["archivo", "literata"].map(typeface);
    assert_eq!(magazine.draw(&[]).0, 2);
    assert_eq!(magazine.draw_with(&archivo, &[]).0, 2);
    assert_eq!(magazine.draw_with(&archivo, &[SQUARES]).0, 0);
    assert_eq!(magazine.draw_with(&literata, &[]).0, 2);
    assert_eq!(magazine.draw(&[]).0, 0);
}

#[test]
fn characters_that_the_font_of_headings_lacks_are_in_other_fonts() {
    // Its first file has neither, our font has the letter, and the machine's font the rest.
    let magazine = Magazine::new(&["Ő ไทย"], None);
    let first = &typeface("archivo")[..1];
    assert_eq!(magazine.draw_with(first, &[SQUARES]), (2, vec![]));
    let mixed = magazine.picture();
    assert_eq!(magazine.draw_with(&typeface("archivo"), &[SQUARES]), (2, vec![]));
    assert!(magazine.picture() != mixed, "the letter is in another file of the font");
    assert_eq!(magazine.draw_with(first, &[]).1, [GLYPHS]);
}
