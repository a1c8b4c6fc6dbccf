//! Language tags: which are registered, and which was probably meant.
//! <https://www.iana.org/assignments/language-subtag-registry>

use i18n::locale;

/// The registered languages of two letters, including those that have been replaced.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik \
    in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml \
    mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh \
    si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo \
    za zh zu";

/// The registered regions of two letters, including those that no longer exist.
const REGIONS: &str = "AC AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ \
    BR BS BT BU BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CQ CR CS CU CV CW CX CY CZ DD DE DG DJ DK DM DO DZ EA \
    EC EE EG EH ER ES ET EU EZ FI FJ FK FM FO FR FX GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR \
    HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY \
    MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NT NU NZ OM PA PE \
    PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SU SV SX SY \
    SZ TA TC TD TF TG TH TJ TK TL TM TN TO TP TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS YD YE YT YU \
    ZA ZM ZR ZW";

/// What stands for a language by mistake, before the language: country codes, and codes of three letters for languages
/// that have one of two.
const MEANT: &str = "al sq, at de-AT, bd bn, by be, cn zh, cz cs, dk da, ge ka, gb en-GB, gr el, il he, ir fa, jp ja, kz kk, \
    mx es-MX, np ne, pk ur, rs sr, ua uk, us en-US, vn vi, afr af, ara ar, baq eu, ben bn, bul bg, cat ca, ces cs, chi zh, \
    cym cy, cze cs, dan da, deu de, dut nl, ell el, eng en, epo eo, est et, eus eu, fas fa, fin fi, fra fr, fre fr, ger de, \
    gle ga, glg gl, gre el, heb he, hin hi, hrv hr, hun hu, ice is, ind id, isl is, ita it, jpn ja, kor ko, lat la, lav lv, \
    lit lt, may ms, msa ms, nld nl, nor no, per fa, pol pl, por pt, ron ro, rum ro, rus ru, slk sk, slo sk, slv sl, spa es, \
    srp sr, swa sw, swe sv, tam ta, tha th, tur tr, ukr uk, urd ur, vie vi, wel cy, zho zh";

/// Whether a text is a BCP 47 tag of a registered language and region.
pub fn is_registered(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let region = parts.take_while(|part| part.len() > 1).find(|part| part.len() == 2);
    locale::is_tag(tag) && is_language(&language) && region.is_none_or(is_region)
}

/// The tag that was probably meant by one that is not registered.
pub fn meant(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    if is_registered(&tag) {
        return Some(tag);
    }
    let (language, rest) = tag.split_once('-').unwrap_or((&tag, ""));
    let language = language.to_ascii_lowercase();
    let language = corrected(&language).unwrap_or(&language);
    let rest = match rest {
        "" => String::new(),
        rest if rest.eq_ignore_ascii_case("uk") => "-GB".to_owned(),
        rest if language == "zh" && rest.eq_ignore_ascii_case("chs") => "-Hans".to_owned(),
        rest if language == "zh" && rest.eq_ignore_ascii_case("cht") => "-Hant".to_owned(),
        rest => format!("-{rest}"),
    };
    [format!("{language}{rest}"), language.to_owned()].into_iter().find(|tag| is_registered(tag))
}

/// Languages of three letters are too many to list; only those are refused that have two letters.
fn is_language(language: &str) -> bool {
    let is_short = language.len() == 2;
    if is_short { LANGUAGES.split(' ').any(|known| known == language) } else { corrected(language).is_none() }
}

fn is_region(region: &str) -> bool {
    let region = region.to_ascii_uppercase();
    // For private use.
    let is_private = matches!(region.as_bytes(), [b'X', _] | b"AA" | b"ZZ" | [b'Q', b'M'..=b'Z']);
    is_private || REGIONS.split(' ').any(|known| known == region)
}

fn corrected(language: &str) -> Option<&'static str> {
    let pairs = MEANT.split(',').filter_map(|pair| pair.trim().split_once(' '));
    pairs.into_iter().find(|(wrong, _)| *wrong == language).map(|(_, right)| right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registered_tags_are_accepted() {
        for tag in [
            "en",
            "de-AT",
            "zh-Hant",
            "zh-Hant-TW",
            "pt-BR",
            "es-419",
            "sr-Latn-RS",
            "gsw",
            "fil-PH",
            "iw",
            "EN-us",
            "ar-u-nu-latn",
            "en-XA",
            "de-CH-1996",
            "en-x-uk",
        ] {
            assert!(is_registered(tag), "{tag}");
        }
    }

    #[test]
    fn other_tags_are_corrected_if_one_is_likely() {
        for (tag, expected) in [
            ("jp", Some("ja")),
            ("cn", Some("zh")),
            ("en-UK", Some("en-GB")),
            ("en_US", Some("en-US")),
            ("en_uk", Some("en-GB")),
            ("jp-JP", Some("ja-JP")),
            ("ja-JA", Some("ja")),
            ("eng", Some("en")),
            ("us", Some("en-US")),
            ("zh-CHT", Some("zh-Hant")),
            ("xx", None),
            ("english", None),
        ] {
            assert!(!is_registered(tag), "{tag}");
            assert_eq!(meant(tag).as_deref(), expected, "{tag}");
        }
    }

    #[test]
    fn corrections_are_registered() {
        for (wrong, right) in MEANT.split(',').filter_map(|pair| pair.trim().split_once(' ')) {
            assert!(is_registered(right) && !is_registered(wrong), "{wrong} {right}");
        }
    }
}
