//! The colours of one scheme. Those that a publisher does not choose follow from those that he does.

use super::color::{CONTROL, Color, TEXT};

/// The name of a colour, which is also that of its custom property.
pub type Name = &'static str;

/// Every colour of a scheme, with what it colours.
pub const NAMES: [(Name, &str); 16] = [
    ("paper", "the page"),
    ("surface", "code, notes and what lies on the page"),
    ("ink", "text"),
    ("soft", "summaries and captions"),
    ("muted", "dates and small print"),
    ("rule", "thin lines"),
    ("control", "outlines of buttons and fields"),
    ("accent", "links and marks"),
    ("visited", "links to pages that were read"),
    ("code-keyword", "keywords in code"),
    ("code-string", "texts in code"),
    ("code-comment", "comments in code"),
    ("code-number", "numbers in code"),
    ("code-function", "functions in code"),
    ("code-type", "types in code"),
    ("code-variable", "variables in code"),
];

/// The colours that text has, and those that it lies on.
const TEXTS: [Name; 12] = [
    "ink",
    "soft",
    "muted",
    "accent",
    "visited",
    "code-keyword",
    "code-string",
    "code-comment",
    "code-number",
    "code-function",
    "code-type",
    "code-variable",
];
const GROUNDS: [Name; 2] = ["paper", "surface"];

/// The colours of a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette([Color; NAMES.len()]);

/// Two colours of a palette that cannot be told apart well enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clash {
    /// The text, or the control.
    pub name: Name,
    /// What it lies on.
    pub ground: Name,
    /// The contrast ratio that they have.
    pub contrast: f32,
    /// The contrast ratio that they need.
    pub needed: f32,
    /// The nearest colour for the text that has enough contrast to every ground.
    pub instead: Option<Color>,
}

impl Palette {
    /// A palette of all colours, in the order of [`NAMES`].
    pub const fn new(colors: [Color; NAMES.len()]) -> Self {
        Self(colors)
    }

    /// A colour by its name.
    ///
    /// # Panics
    /// There is no such colour.
    pub fn get(&self, name: Name) -> Color {
        self.0[place(name)]
    }

    /// All colours with their names.
    pub fn colors(&self) -> impl Iterator<Item = (Name, Color)> {
        NAMES.iter().map(|(name, _)| *name).zip(self.0)
    }

    /// The chosen colours, and others that suit them. `default` is the scheme without any choice, from which hues are
    /// taken that nothing chosen implies.
    pub fn around(default: &Self, chosen: impl Fn(Name) -> Option<Color>) -> Self {
        let mut palette = *default;
        let paper = chosen("paper").unwrap_or(default.get("paper"));
        let ink = chosen("ink").unwrap_or_else(|| default.get("ink").made_readable_on(&[paper], 10.0));
        let surface = chosen("surface").unwrap_or_else(|| paper.mixed(ink, 0.045));
        let grounds = [paper, surface];
        let readable = |color: Color| color.made_readable_on(&grounds, TEXT);
        let muted = chosen("muted").unwrap_or_else(|| readable(ink.mixed(paper, 0.32)));
        let accent = chosen("accent").unwrap_or_else(|| readable(default.get("accent")));
        for (name, color) in [
            ("paper", paper),
            ("ink", ink),
            ("surface", surface),
            ("soft", readable(ink.mixed(paper, 0.13))),
            ("muted", muted),
            ("rule", paper.mixed(ink, 0.17)),
            ("control", paper.mixed(ink, 0.45).made_readable_on(&grounds, CONTROL)),
            ("accent", accent),
            ("visited", readable(accent.mixed(muted, 0.5))),
        ] {
            palette.set(name, color);
        }
        for (name, _) in NAMES.iter().filter(|(name, _)| name.starts_with("code-")) {
            palette.set(name, readable(palette.get(name)));
        }
        for (name, _) in NAMES {
            if let Some(color) = chosen(name) {
                palette.set(name, color);
            }
        }
        palette
    }

    /// The palette for readers who ask for more contrast.
    pub fn with_more_contrast(&self) -> Self {
        let mut palette = *self;
        let grounds = GROUNDS.map(|name| self.get(name));
        for (name, color) in self.colors() {
            let contrast = match name {
                "paper" | "surface" => continue,
                "ink" => 17.0,
                "soft" => 12.0,
                "rule" => CONTROL,
                _ => 7.0,
            };
            palette.set(name, color.made_readable_on(&grounds, contrast));
        }
        palette
    }

    /// All pairs with too little contrast for level AA of WCAG 2.2.
    pub fn clashes(&self) -> Vec<Clash> {
        let grounds = GROUNDS.map(|name| self.get(name));
        let texts = TEXTS.iter().map(|name| (*name, TEXT)).chain([("control", CONTROL)]);
        let clashes = texts.flat_map(|(name, needed)| {
            let color = self.get(name);
            GROUNDS.map(|ground| {
                let contrast = color.contrast(self.get(ground));
                (contrast < needed).then(|| Clash {
                    name,
                    ground,
                    contrast,
                    needed,
                    instead: color.readable_on(&grounds, needed),
                })
            })
        });
        clashes.flatten().collect()
    }

    pub(super) fn set(&mut self, name: Name, color: Color) {
        self.0[place(name)] = color;
    }
}

fn place(name: Name) -> usize {
    NAMES.iter().position(|(known, _)| *known == name).unwrap_or_else(|| unreachable!("no colour {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Scheme;

    #[test]
    fn derived_colours_are_readable() {
        for paper in (0..=0xff).step_by(5).map(|grey: u32| Color::hex(grey << 16 | grey << 8 | grey)) {
            // On a middle grey, nothing is read well on a surface of another grey.
            if paper.contrast(Color::BLACK).max(paper.contrast(Color::WHITE)) < 6.0 {
                continue;
            }
            for scheme in Scheme::ALL {
                let palette =
                    Palette::around(scheme.default_palette(), |name| (name == "paper").then_some(paper));
                assert_eq!(palette.clashes(), [], "{paper} {palette:?}");
                let more = palette.with_more_contrast();
                assert_eq!(more.clashes(), [], "{paper}");
                assert!(more.get("muted").contrast(paper) >= palette.get("muted").contrast(paper));
            }
        }
    }

    #[test]
    fn chosen_colours_are_kept() {
        let pink = Color::hex(0xff_c0_cb);
        let palette =
            Palette::around(Scheme::Light.default_palette(), |name| (name == "accent").then_some(pink));
        assert_eq!(palette.get("accent"), pink);
        let clashes = palette.clashes();
        assert_eq!(clashes.iter().map(|clash| clash.name).collect::<Vec<_>>(), ["accent", "accent"]);
        assert!(clashes[0].instead.is_some_and(|color| color.contrast(palette.get("paper")) >= TEXT));
    }

    #[test]
    fn without_a_choice_palettes_are_readable() {
        for scheme in Scheme::ALL {
            assert_eq!(scheme.default_palette().clashes(), [], "{scheme:?}");
        }
    }
}
