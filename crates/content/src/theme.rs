//! `[theme]` in `site.toml`: a magazine's own look.
//!
//! A preset is a theme like any other, on which the publisher's own settings lie.

pub mod color;
pub(crate) mod names;
pub mod palette;
mod presets;
mod settings;

pub use presets::{PRESETS, Preset};
pub(crate) use settings::read;

use crate::front_matter::fields::At;
use color::Color;
use contract::date::DateStyle;
use palette::Palette;

/// A set of colours that a reader can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark text on a light page.
    Light,
    /// Light text on a dark page.
    Dark,
    /// Brown text on a page like old paper.
    Sepia,
}

impl Scheme {
    /// All schemes, in the order in which the reader's settings list them.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Sepia];

    /// The name in `site.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Sepia => "sepia",
        }
    }

    /// The colours of a magazine without a theme.
    pub fn default_palette(self) -> &'static Palette {
        match self {
            Self::Light => &presets::LIGHT,
            Self::Dark => &presets::DARK,
            Self::Sepia => &presets::SEPIA,
        }
    }
}

/// How the magazine's name is set on the front page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nameplate {
    /// Large, with the description beside it.
    #[default]
    Large,
    /// In the middle, with the description below it.
    Centered,
    /// In one line with the description.
    Small,
}

/// How much room there is between things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// Less than usual.
    Compact,
    /// As usual.
    #[default]
    Normal,
    /// More than usual.
    Airy,
}

/// A part of an article that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The list of its sections.
    Contents,
    /// The bar that shows how much has been read.
    Progress,
    /// Articles on the same subject.
    Related,
    /// The button to share it.
    Share,
    /// How to cite it.
    Cite,
    /// The button to hear it.
    Listen,
    /// "6 min read", also on cards.
    ReadingTime,
}

/// What a typeface is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Articles and summaries.
    Text,
    /// Titles and headings.
    Headings,
    /// Menus, dates, buttons and small print.
    Interface,
    /// Code.
    Code,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 4] = [Self::Text, Self::Headings, Self::Interface, Self::Code];

    /// The name in `site.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Headings => "headings",
            Self::Interface => "interface",
            Self::Code => "code",
        }
    }
}

/// A typeface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typeface {
    /// Files in `theme/fonts/`: the upright style, and then the italic one if there is one.
    Files(Vec<At<String>>),
    /// One of [`BUNDLED`].
    Bundled(&'static str),
    /// What the reader's system has for one of these: `serif`, `sans` or `mono`.
    System(&'static str),
}

/// The typefaces that the program brings, by their names in `site.toml`.
pub const BUNDLED: [&str; 4] = ["archivo", "instrument-serif", "jetbrains-mono", "literata"];

/// A magazine's own look. What is `None` is as it is without a theme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Theme {
    /// The preset that it is based on.
    pub preset: Option<&'static Preset>,
    /// The schemes that readers can choose; empty for all.
    pub schemes: Vec<Scheme>,
    /// The colours of each scheme, in the order of [`Scheme::ALL`]; `None` if the theme has no colours.
    pub palettes: [Option<Palette>; Scheme::ALL.len()],
    /// The typefaces, in the order of [`Role::ALL`].
    pub fonts: [Option<Typeface>; Role::ALL.len()],
    /// The radius of corners, in pixels.
    pub radius: Option<u32>,
    /// The length of a line, in letters.
    pub measure: Option<u32>,
    /// How much room there is.
    pub density: Option<Density>,
    /// How the front page names the magazine.
    pub nameplate: Option<Nameplate>,
    /// How dates are written.
    pub date_style: Option<DateStyle>,
    /// The parts of articles that are left out.
    pub hidden: Vec<Part>,
    /// Whether articles without a picture have drawn covers.
    pub cover_art: Option<bool>,
    /// The colours of drawn covers: a ground and three others.
    pub art: Vec<[Color; 4]>,
    /// The picture in place of the magazine's name, relative to the magazine's folder.
    pub logo: Option<At<String>>,
    /// The magazine's icon, relative to the magazine's folder.
    pub icon: Option<At<String>>,
}

impl Theme {
    /// Whether the magazine looks as it does without a theme.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// Whether readers can choose a scheme.
    pub fn offers(&self, scheme: Scheme) -> bool {
        self.schemes.is_empty() || self.schemes.contains(&scheme)
    }

    /// The colours of a scheme.
    pub fn palette(&self, scheme: Scheme) -> &Palette {
        self.palettes[scheme as usize].as_ref().unwrap_or_else(|| scheme.default_palette())
    }
}
