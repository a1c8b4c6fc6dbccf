use super::*;
use crate::artifacts::fonts::Fonts;
use crate::artifacts::share::tests::SQUARES;
use i18n::locale;

const BOX: (f32, f32) = (660.0, 370.0);

/// A title set in our font and squares for Thai and Japanese.
fn set_in(title: &str, language: &str) -> Lines {
    let fonts = Fonts::with(&[], |fonts| fonts.load_font_data(SQUARES.to_vec()));
    let rtl = locale::direction(language) == "rtl";
    let setting = Setting::new(fonts.for_text(title), language, rtl);
    let set = typeset(title, BOX, &setting);
    for line in &set.lines {
        assert!(setting.width(line) * set.size <= BOX.0 * KERNING, "too wide: {set:?}");
    }
    assert!(set.lines.len() as f32 * set.size * LEADING <= BOX.1, "too high: {set:?}");
    set
}

fn set(title: &str) -> Lines {
    set_in(title, "en")
}

#[test]
fn short_title_uses_the_largest_size() {
    let set = set("Docker");
    assert_eq!((set.size, set.lines), (SIZES[0], vec!["Docker".to_owned()]));
}

#[test]
fn long_title_uses_a_smaller_size() {
    let title = "Authentication and Authorization in Microservices, or Who Is Asking, and How Do You Know";
    let set = set(title);
    assert!(set.size < SIZES[0], "{set:?}");
    assert_eq!(set.lines.join(" "), title);
}

#[test]
fn a_smaller_size_is_preferred_to_a_broken_word() {
    let set = set_in("Geschwindigkeitsbegrenzungen", "de");
    assert_eq!(set.lines, ["Geschwindigkeitsbegrenzungen"]);
}

#[test]
fn overlong_compound_is_hyphenated() {
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    let set = set_in(word, "de");
    let (last, hyphenated) = set.lines.split_last().unwrap();
    assert!(hyphenated.iter().all(|line| line.ends_with('-')), "{set:?}");
    let whole: String = hyphenated.iter().map(|line| line.trim_end_matches('-')).collect();
    assert_eq!(whole + last, word);
}

#[test]
fn overlong_identifier_is_broken_without_hyphens() {
    let title = "Why `ERR_HTTP2_INADEQUATE_TRANSPORT_SECURITY_ERROR` in https://harbour.example/a/very/long/path/index.html";
    let set = set(title);
    assert_eq!(set.lines.concat().replace(' ', ""), title.replace(' ', ""), "{set:?}");
    assert!(set.lines.iter().all(|line| !line.ends_with('-')), "{set:?}");
}

#[test]
fn titles_without_spaces_are_broken() {
    for (title, language) in [
        ("ท่าเรือแห่งใหม่เปิดให้บริการแก่เรือสินค้าขนาดใหญ่จากทั่วโลกตั้งแต่ต้นปีหน้าเป็นต้นไป", "th"),
        ("新しい港が来年世界中新しい港が来年世界中新しい港が来年世界中新しい港が来年世界中", "ja"),
    ] {
        let set = set_in(title, language);
        assert!(set.lines.len() > 1 && set.size > SIZES[5], "{set:?}");
        assert_eq!(set.lines.concat(), title);
    }
}

#[test]
fn overlong_title_ends_with_an_ellipsis() {
    let set = set(&"All of it and more ".repeat(40));
    assert!(set.lines.last().is_some_and(|line| line.ends_with('…')), "{set:?}");
}

#[test]
#[ignore = "slow"]
fn only_the_last_line_is_cut() {
    for title in ["m".repeat(100_000), "mm ".repeat(100_000), "e\u{301}".repeat(50_000), "ก".repeat(2_000)]
    {
        let set = set(&title);
        let (last, others) = set.lines.split_last().unwrap();
        assert!(last.ends_with('…') && others.iter().all(|line| !line.contains('…')), "{set:?}");
    }
}

#[test]
fn wide_line_is_cut() {
    let fonts = Fonts::with(&[], |_| {});
    let setting = Setting::new(fonts.own(), "en", false);
    assert_eq!(cut("Ann, Bob", 20.0, &setting), "Ann, Bob");
    let names = cut(&"Ann, ".repeat(9_000), 20.0, &setting).into_owned();
    assert!(names.ends_with('…') && names.len() < 120, "{names}");
}

#[test]
#[ignore = "slow"]
fn any_mixture_of_scripts_stays_in_its_box() {
    let text: Vec<char> = "Go 1.22: ท่าเรือแห่งใหม่ err_HTTP2::Weak/a-b 新しい港が来年 e\u{301}\u{ad}ß אבג(12)دهه \u{200d}🏳️\u{200d}🌈 \
        नमस्ते ﷽ Ǆ\u{300}\u{301} ﬃ \u{2028} … -- __ // 각\u{1100} ៕ខ្មែរ \u{202e}abc\u{2066} a\u{a0}b  c"
        .chars()
        .collect();
    for length in [1, 2, 9, 40, 90] {
        for start in (0..text.len()).step_by(5) {
            let title: String = text.iter().cycle().skip(start).take(length).collect();
            for language in ["de", "ko", "ar"] {
                set_in(&title, language);
            }
        }
    }
}
