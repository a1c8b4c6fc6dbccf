//! Colours: any that CSS has, as the sRGB colour that is shown, and how well one is read on another.

use color::{AlphaColor, Oklab, Oklch, Srgb, parse_color};
use std::fmt;

/// The contrast that text needs: level AA of WCAG 2.2, success criterion 1.4.3.
pub const TEXT: f32 = 4.5;

/// The contrast that the outline of a control needs: level AA of WCAG 2.2, success criterion 1.4.11.
pub const CONTROL: f32 = 3.0;

/// How far apart the lightnesses are that [`Color::readable_on`] tries.
const STEP: f32 = 0.004;

/// An opaque colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color([u8; 3]);

/// Why a text is not a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// CSS has no such colour.
    Unknown,
    /// What is behind it would show through.
    Transparent,
}

impl Color {
    /// White.
    pub const WHITE: Self = Self([255; 3]);
    /// Black.
    pub const BLACK: Self = Self([0; 3]);

    /// The colour that six hexadecimal digits mean.
    pub const fn hex(digits: u32) -> Self {
        let [_, red, green, blue] = digits.to_be_bytes();
        Self([red, green, blue])
    }

    /// Reads a colour as CSS Color 4 writes it, such as `#a8321a`, `rebeccapurple` or `oklch(60% 0.15 50)`. A colour that
    /// sRGB does not have becomes the nearest that it has.
    ///
    /// # Errors
    /// It is not a colour, or not an opaque one.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let color = parse_color(text.trim()).map_err(|_| Refusal::Unknown)?.to_alpha_color::<Srgb>();
        if color.components[3] < 1.0 {
            return Err(Refusal::Transparent);
        }
        Ok(Self::of(color))
    }

    fn of(color: AlphaColor<Srgb>) -> Self {
        let pixel = color.to_rgba8();
        Self([pixel.r, pixel.g, pixel.b])
    }

    fn srgb(self) -> AlphaColor<Srgb> {
        let Self([red, green, blue]) = self;
        AlphaColor::from_rgb8(red, green, blue)
    }

    /// The contrast ratio to another colour, from 1 to 21, as WCAG 2.2 defines it.
    pub fn contrast(self, other: Self) -> f32 {
        let [a, b] = [self, other].map(|color| color.srgb().discard_alpha().relative_luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The lowest contrast to any of several colours.
    pub fn least_contrast(self, grounds: &[Self]) -> f32 {
        grounds.iter().map(|ground| self.contrast(*ground)).fold(f32::INFINITY, f32::min)
    }

    /// Whether light text is read better on it than dark text.
    pub fn is_dark(self) -> bool {
        self.contrast(Self::WHITE) > self.contrast(Self::BLACK)
    }

    /// The colour of the same hue that is nearest in lightness and has at least this contrast to all grounds. `None` if
    /// there is none.
    pub fn readable_on(self, grounds: &[Self], contrast: f32) -> Option<Self> {
        let [lightness, chroma, hue, _] = self.srgb().convert::<Oklch>().components;
        let mut away = 0.0;
        while away <= 1.0 {
            for lightness in [lightness - away, lightness + away] {
                let tried =
                    if away == 0.0 { self } else { Self::fitted(lightness.clamp(0.0, 1.0), chroma, hue) };
                if tried.least_contrast(grounds) >= contrast {
                    return Some(tried);
                }
            }
            away += STEP;
        }
        None
    }

    /// The colour with this lightness and hue in OKLCH and the chroma, or as much of it as sRGB has.
    fn fitted(lightness: f32, chroma: f32, hue: f32) -> Self {
        let with = |chroma: f32| AlphaColor::<Oklch>::new([lightness, chroma, hue, 1.0]).convert::<Srgb>();
        let fits = |color: AlphaColor<Srgb>| {
            color.components[..3].iter().all(|part| (-0.001..=1.001).contains(part))
        };
        let (mut least, mut most) = (0.0, chroma);
        if fits(with(chroma)) {
            return Self::of(with(chroma));
        }
        for _ in 0..12 {
            let middle = f32::midpoint(least, most);
            if fits(with(middle)) { least = middle } else { most = middle }
        }
        Self::of(with(least))
    }

    /// [`Self::readable_on`], or else black or white, whichever is read better.
    pub fn made_readable_on(self, grounds: &[Self], contrast: f32) -> Self {
        self.readable_on(grounds, contrast).unwrap_or_else(|| {
            let [white, black] = [Self::WHITE, Self::BLACK].map(|color| color.least_contrast(grounds));
            if white > black { Self::WHITE } else { Self::BLACK }
        })
    }

    /// A mixture with another colour in Oklab, in which `share` of it is the other's.
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let [a, b] = [self, other].map(|color| color.srgb().convert::<Oklab>());
        Self::of(a.lerp_rect(b, share).convert())
    }
}

impl fmt::Display for Color {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self([red, green, blue]) = self;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_of_css_is_read() {
        for text in ["#a8321a", "#A8321A", "rgb(168 50 26)", "rgb(168,50,26)", "hsl(10.14 73.2% 38.04%)"] {
            assert_eq!(Color::parse(text), Ok(Color::hex(0xa8_32_1a)), "{text}");
        }
        assert_eq!(Color::parse(" rebeccapurple "), Ok(Color::hex(0x66_33_99)));
        assert_eq!(Color::parse("oklch(1 0 0)"), Ok(Color::WHITE));
        assert_eq!(Color::parse("#f00a"), Err(Refusal::Transparent));
        assert_eq!(Color::parse("transparent"), Err(Refusal::Transparent));
        for text in ["", "redd", "#12345", "var(--x)", "currentcolor", "red;}", "url(x)"] {
            assert_eq!(Color::parse(text), Err(Refusal::Unknown), "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Color::WHITE.contrast(Color::BLACK) - 21.0).abs() < 0.01);
        // https://www.w3.org/TR/WCAG22/#contrast-minimum: #767676 is the lightest grey that passes on white.
        assert!(Color::hex(0x76_76_76).contrast(Color::WHITE) >= TEXT);
        assert!(Color::hex(0x77_77_77).contrast(Color::WHITE) < TEXT);
    }

    #[test]
    fn the_nearest_readable_colour_keeps_its_hue() {
        let orange = Color::hex(0xff_88_00);
        let found = orange.readable_on(&[Color::WHITE], TEXT);
        let Some(found) = found else { unreachable!("black is readable on white") };
        assert!(found.contrast(Color::WHITE) >= TEXT && found.contrast(Color::WHITE) < TEXT + 0.2);
        let hue = |color: Color| color.srgb().convert::<Oklch>().components[2];
        assert!((hue(found) - hue(orange)).abs() < 4.0, "{found}");
        assert_eq!(Color::BLACK.readable_on(&[Color::WHITE], TEXT), Some(Color::BLACK));
        assert_eq!(orange.readable_on(&[Color::WHITE, Color::BLACK], 5.0), None);
    }
}
