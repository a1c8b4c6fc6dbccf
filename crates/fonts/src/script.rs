//! The script that a language is written in.

/// A script that is subset. Others are published whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Greek letters.
    Greek,
    /// Cyrillic letters.
    Cyrillic,
    /// Armenian letters.
    Armenian,
    /// Georgian letters.
    Georgian,
    /// Hebrew letters.
    Hebrew,
    /// Arabic letters, also those of Persian and Urdu.
    Arabic,
    /// Thai letters.
    Thai,
    /// Another, where the characters of a text cannot be told in advance, as in Chinese or Japanese.
    Other,
}

impl Script {
    /// The script of a BCP 47 tag: the one that it names, or the usual one of its language.
    pub fn of(tag: &str) -> Self {
        let mut subtags = tag.split(['-', '_']);
        let language = subtags.next().unwrap_or_default().to_ascii_lowercase();
        let script = subtags.take_while(|subtag| subtag.len() > 1).find(|subtag| subtag.len() == 4);
        script.and_then(Self::named).unwrap_or_else(|| Self::usual(&language))
    }

    fn named(subtag: &str) -> Option<Self> {
        if !subtag.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        Some(match subtag.to_ascii_lowercase().as_str() {
            "latn" => Self::Latin,
            "grek" => Self::Greek,
            "cyrl" => Self::Cyrillic,
            "armn" => Self::Armenian,
            "geor" => Self::Georgian,
            "hebr" => Self::Hebrew,
            "arab" => Self::Arabic,
            "thai" => Self::Thai,
            _ => Self::Other,
        })
    }

    fn usual(language: &str) -> Self {
        match language {
            "el" => Self::Greek,
            "be" | "bg" | "kk" | "ky" | "mk" | "mn" | "ru" | "sr" | "tg" | "tt" | "uk" => Self::Cyrillic,
            "hy" => Self::Armenian,
            "ka" => Self::Georgian,
            "he" | "iw" | "yi" => Self::Hebrew,
            "ar" | "ckb" | "fa" | "ps" | "sd" | "ug" | "ur" => Self::Arabic,
            "th" => Self::Thai,
            "am" | "as" | "bn" | "bo" | "dv" | "dz" | "gu" | "hi" | "ja" | "km" | "kn" | "ko" | "lo"
            | "ml" | "mr" | "my" | "ne" | "or" | "pa" | "sa" | "si" | "ta" | "te" | "ti" | "yue" | "zh" => {
                Self::Other
            }
            _ => Self::Latin,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_script_wins_over_the_usual_one() {
        assert_eq!(Script::of("sr"), Script::Cyrillic);
        assert_eq!(Script::of("sr-Latn-RS"), Script::Latin);
        assert_eq!(Script::of("az-Arab"), Script::Arabic);
        assert_eq!(Script::of("zh-Hant"), Script::Other);
    }

    #[test]
    fn regions_years_and_extensions_are_no_scripts() {
        assert_eq!(Script::of("de-AT-1996"), Script::Latin);
        assert_eq!(Script::of("de-x-cyrl"), Script::Latin);
        assert_eq!(Script::of(""), Script::Latin);
    }
}
