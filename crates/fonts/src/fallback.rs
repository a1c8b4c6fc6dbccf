//! A font of the reader's system that takes the same room, so that nothing moves when the magazine's own arrives.

use crate::metrics::{Kind, Metrics};
use crate::substitutes;

/// What an `@font-face` needs besides its name. Numbers are percentages.
#[derive(Clone, Debug, PartialEq)]
pub struct Fallback {
    /// The fonts for `src`, each as `local("…")`.
    pub local: &'static [&'static str],
    /// For `size-adjust`.
    pub size_adjust: f32,
    /// For `ascent-override`.
    pub ascent_override: f32,
    /// For `descent-override`.
    pub descent_override: f32,
    /// For `line-gap-override`.
    pub line_gap_override: f32,
}

/// A font that stands in for one that was measured. `kind` is usually [`Metrics::kind`].
///
/// Where the mean width of the letters is not known, as in Arabic, the lines are as high as they will be, but not as
/// long.
pub fn fallback(metrics: &Metrics, kind: Kind) -> Fallback {
    let (bold, italic) = (metrics.is_bold, metrics.is_italic);
    let size = match (metrics.letter, substitutes::letter(kind, bold, italic, metrics.script)) {
        (Some(own), Some(substitute)) => own / substitute,
        _ => 1.0,
    };
    // The overrides are relative to the adjusted size.
    let percent = |share: f32| (share * 10_000.0).round() / 100.0;
    Fallback {
        local: substitutes::names(kind, bold, italic),
        size_adjust: percent(size),
        ascent_override: percent(metrics.ascent.max(0.0) / size),
        descent_override: percent(metrics.descent.max(0.0) / size),
        line_gap_override: percent(metrics.line_gap.max(0.0) / size),
    }
}
