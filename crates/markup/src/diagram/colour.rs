//! Maps a diagram's colours to classes, so that the style sheet can define them for light and dark themes.

/// Mermaid's default colours and the class of each.
///
/// `n` node, `b` its border, `l` line, `g` group, `h` its border, `o` note, `p` label background, `u` done or muted,
/// `r` urgent; series use `c0` to `c7`.
const ROLES: &[(&str, &str)] = &[
    ("#ececff", "n"),
    ("#eaeaea", "n"),
    ("#9370db", "b"),
    ("#534fbc", "b"),
    ("#ff8888", "b"),
    ("#333", "l"),
    ("#333333", "l"),
    ("#000", "l"),
    ("#000000", "l"),
    ("black", "l"),
    ("#131300", "l"),
    ("#666", "l"),
    ("#000021", "l"),
    ("currentcolor", "l"),
    ("#ffffde", "g"),
    ("#f0f0f0", "g"),
    ("#e0e0e0", "g"),
    ("#aaaa33", "h"),
    ("#fff5ad", "o"),
    ("#edf2ae", "o"),
    ("#e8e8e8", "p"),
    ("white", "p"),
    ("#fff", "p"),
    ("#ffffff", "p"),
    ("#f4f4f4", "p"),
    ("rgba(232,232,232,0.8)", "p"),
    ("rgba(232,232,232,0.5)", "p"),
    ("lightgrey", "u"),
    ("lightgray", "u"),
    ("grey", "u"),
    ("#999", "u"),
    ("#eeeeee", "u"),
    ("#fff400", "g"),
    ("#8a90dd", "c5"),
    ("#bfc7ff", "c4"),
    ("red", "r"),
];

/// Number of colours in a series.
const SERIES: u32 = 8;

/// Returns the colour that Mermaid is to use for the `index`-th item of a series.
pub fn of_series(index: u32) -> String {
    format!("hsl({}, 60%, 60%)", index % SERIES * (360 / SERIES))
}

/// Returns the class for one of Mermaid's colours, or `None` for a colour that the author chose (hexadecimal or named).
pub fn class(colour: &str) -> Option<String> {
    let colour: String = colour.chars().filter(|c| !c.is_whitespace()).collect();
    let colour = colour.to_ascii_lowercase();
    if let Some((_, class)) = ROLES.iter().find(|(known, _)| *known == colour) {
        return Some((*class).to_owned());
    }
    // Colours that Mermaid computes belong to a series.
    let (hue, light) = hue_and_light(&colour)?;
    Some(if light > 0.94 { "p".to_owned() } else { format!("c{}", (hue / 45.0).round() as u32 % SERIES) })
}

/// Returns black or white, whichever reads better on the author's colour; `None` if that cannot be parsed.
pub fn ink_on(ground: &str) -> Option<&'static str> {
    let [red, green, blue] = hex(ground)?
        .map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    let light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    Some(if light > 0.179 { "#000" } else { "#fff" })
}

/// Parses `hsl(…)` and `rgb(…)`, with or without alpha, into hue in degrees and lightness from 0 to 1.
fn hue_and_light(colour: &str) -> Option<(f64, f64)> {
    let (kind, rest) = colour.strip_suffix(')')?.split_once('(')?;
    let parts: Vec<f64> =
        rest.split(',').map(|part| part.trim_end_matches('%').parse().ok()).collect::<Option<_>>()?;
    let [a, b, c] = *parts.first_chunk()?;
    if kind.starts_with("hsl") {
        return Some((a.rem_euclid(360.0), c / 100.0));
    }
    let (high, low) = (a.max(b).max(c), a.min(b).min(c));
    let range = (high - low).max(f64::EPSILON);
    let sixth = if high == a {
        (b - c) / range
    } else if high == b {
        (c - a) / range + 2.0
    } else {
        (a - b) / range + 4.0
    };
    Some(((sixth * 60.0).rem_euclid(360.0), (high + low) / 510.0))
}

/// Parses `#rgb` and `#rrggbb` into parts from 0 to 1, ignoring alpha.
fn hex(colour: &str) -> Option<[f64; 3]> {
    let digits = colour.trim().strip_prefix('#')?;
    let digits: Vec<u32> = digits.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let parts = match digits[..] {
        [r, g, b] | [r, g, b, _] => [r * 17, g * 17, b * 17],
        [r, s, g, h, b, c] | [r, s, g, h, b, c, _, _] => [r * 16 + s, g * 16 + h, b * 16 + c],
        _ => return None,
    };
    Some(parts.map(|part| f64::from(part) / 255.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_mermaid_colours_have_classes() {
        for (colour, expected) in [
            ("#ECECFF", Some("n")),
            ("rgba(232,232,232, 0.8)", Some("p")),
            ("hsl(240, 100%, 97.27%)", Some("p")),
            ("hsl(90, 60%, 60%)", Some("c2")),
            ("rgb(181, 255, 32)", Some("c2")),
            ("#f96", None),
            ("tomato", None),
        ] {
            assert_eq!(class(colour).as_deref(), expected, "{colour}");
        }
        assert_eq!(class(&of_series(9)).as_deref(), Some("c1"));
    }

    #[test]
    fn labels_contrast_with_their_background() {
        assert_eq!(ink_on("#ff9966"), Some("#000"));
        assert_eq!(ink_on("#036"), Some("#fff"));
        assert_eq!(ink_on("tomato"), None);
    }
}
