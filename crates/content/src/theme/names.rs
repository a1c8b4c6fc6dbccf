//! The names of values in `[theme]`.

use super::{Density, Nameplate, Part};
use contract::date::DateStyle;

/// The values of `density`.
pub(crate) const DENSITIES: [(&str, Density); 3] =
    [("compact", Density::Compact), ("normal", Density::Normal), ("airy", Density::Airy)];

/// The values of `nameplate`.
pub(crate) const NAMEPLATES: [(&str, Nameplate); 3] =
    [("large", Nameplate::Large), ("centered", Nameplate::Centered), ("small", Nameplate::Small)];

/// The values of `date_style`.
pub(crate) const DATE_STYLES: [(&str, DateStyle); 3] =
    [named(DateStyle::Medium), named(DateStyle::Long), named(DateStyle::Iso)];

const fn named(style: DateStyle) -> (&'static str, DateStyle) {
    (style.name(), style)
}

/// The values of `hide`.
pub(crate) const PARTS: [(&str, Part); 7] = [
    ("contents", Part::Contents),
    ("progress", Part::Progress),
    ("related", Part::Related),
    ("share", Part::Share),
    ("cite", Part::Cite),
    ("listen", Part::Listen),
    ("reading_time", Part::ReadingTime),
];

/// The typefaces of systems.
pub(crate) const SYSTEM: [(&str, &str); 3] =
    [("system-serif", "serif"), ("system-sans", "sans"), ("system-mono", "mono")];
