//! Writes a theme as a style sheet: the custom properties that `style/tokens.css` defines, and rules for what they cannot
//! say.

use content::theme::color::Color;
use content::theme::palette::Palette;
use content::theme::{Density, Nameplate, Part, Role, Scheme, Theme, Typeface};
use std::fmt::Write;

/// The number of palettes for drawn covers in `style/cover.css`.
const COVERS: usize = 6;

/// A line of the default measure, in letters and in `rem`.
const MEASURE: (f32, f32) = (70.0, 38.0);

/// The style sheet of a theme; empty for none. `fonts` are the declarations of its typefaces.
pub(super) fn css(theme: &Theme, fonts: &str) -> String {
    let mut css = String::new();
    if theme.palettes.iter().any(Option::is_some) {
        css += &colors(theme);
    }
    css += &schemes(theme);
    let mut root = fonts.to_owned();
    if let Some(radius) = theme.radius {
        root += &format!("--radius:{radius}px;");
        css += ".b-cover,.b-callout,.b-masthead details ul{border-radius:var(--radius)}";
    }
    if let Some(letters) = theme.measure {
        let (usual, rem) = MEASURE;
        // A measure is less than a hundred letters.
        #[allow(clippy::cast_precision_loss)]
        let rem = letters as f32 / usual * rem;
        root += &format!("--measure:calc({rem:.2}rem*var(--scale)*var(--width));");
    }
    match theme.density {
        Some(Density::Compact) => root += "--density:.75;",
        Some(Density::Airy) => root += "--density:1.3;",
        Some(Density::Normal) | None => {}
    }
    if !root.is_empty() {
        css += &format!(":root{{{root}}}");
    }
    if !has_serifs(theme) {
        // The choice between serifs and none has none to offer.
        css += "#b-settings fieldset:nth-child(4){display:none}";
    }
    css += match theme.nameplate {
        Some(Nameplate::Centered) => include_str!("nameplate/centered.css"),
        Some(Nameplate::Small) => include_str!("nameplate/small.css"),
        Some(Nameplate::Large) | None => "",
    };
    let hidden: Vec<&str> = theme.hidden.iter().map(|part| selector(*part)).collect();
    if !hidden.is_empty() {
        css += &format!("{}{{display:none!important}}", hidden.join(","));
    }
    if [Part::Share, Part::Cite].iter().all(|part| theme.hidden.contains(part)) {
        css += ".b-actions:not(:has(>a)){display:none}";
    }
    if theme.cover_art == Some(false) {
        css += NO_ART;
    }
    for (index, [ground, a, b, c]) in theme.art.iter().cycle().take(COVERS).enumerate() {
        // Twice, as the app's own dark palettes are as specific as one class.
        let colors = format!("--art-ground:{ground};--art-a:{a};--art-b:{b};--art-c:{c}");
        css += &format!(".b-art.b-art-{index}{{{colors}}}");
    }
    css
}

/// The custom property of a role.
pub(super) fn property(role: Role) -> &'static str {
    match role {
        Role::Text => "text",
        Role::Headings => "heading",
        Role::Interface => "interface",
        Role::Code => "code",
    }
}

/// The fonts of systems.
pub(super) fn stack(generic: &str) -> &'static str {
    match generic {
        "serif" => "\"Iowan Old Style\",Charter,\"Source Serif 4\",Georgia,Cambria,serif",
        "mono" => "ui-monospace,\"SF Mono\",\"Cascadia Code\",Menlo,Consolas,\"Liberation Mono\",monospace",
        _ => "system-ui,\"Segoe UI\",Roboto,Helvetica,Arial,sans-serif",
    }
}

/// Whether texts have serifs; `true` if that is not known.
fn has_serifs(theme: &Theme) -> bool {
    let [text, ..] = &theme.fonts;
    !matches!(text, Some(Typeface::System("sans" | "mono") | Typeface::Bundled("archivo" | "jetbrains-mono")))
}

/// The rule for articles without a picture if they have no drawn cover either.
pub(crate) const NO_ART: &str = ".b-cover:not(:has(img)){display:none}:is(.b-rows .b-card,.b-alone .b-featured):not(:has(img)){display:flex}";

/// The elements of a part. Docs promise that the names stay.
fn selector(part: Part) -> &'static str {
    match part {
        Part::Contents => ".b-contents",
        Part::Progress => ".b-progress",
        Part::Related => ".b-article-end .b-related",
        Part::Share => "[data-b-do=share]",
        Part::Cite => ".b-cite",
        Part::Listen => ".b-listen",
        Part::ReadingTime => ".b-minutes",
    }
}

fn colors(theme: &Theme) -> String {
    let [light, dark, sepia] = Scheme::ALL.map(|scheme| theme.palette(scheme));
    // On paper everything is light, also for a theme that is dark on a screen.
    let (light_colors, dark_colors) = (pair(light, dark), one(sepia));
    let [light, dark, sepia] = [light, dark, sepia].map(Palette::with_more_contrast);
    format!(
        ":root{{{light_colors}}}@media screen{{:root[data-theme=sepia]{{{dark_colors}}}}}\
         @media (prefers-contrast:more){{:root{{{}}}}}\
         @media screen and (prefers-contrast:more){{:root[data-theme=sepia]{{{}}}}}",
        pair(&light, &dark),
        one(&sepia)
    )
}

/// The colours of the light and the dark scheme, in the notation of `style/tokens.css`.
fn pair(light: &Palette, dark: &Palette) -> String {
    let mut css = String::new();
    for ((name, light), (_, dark)) in light.colors().zip(dark.colors()) {
        // Writing to a string cannot fail.
        let _ = write!(css, "--{name}:var(--light,{light}) var(--dark,{dark});");
    }
    css
}

fn one(palette: &Palette) -> String {
    let mut css = String::new();
    for (name, color) in palette.colors() {
        // Writing to a string cannot fail.
        let _ = write!(css, "--{name}:{color};");
    }
    css
}

/// Leaves out schemes, and the controls that choose them.
fn schemes(theme: &Theme) -> String {
    const LIGHT: &str = "--light:initial;--dark: ;color-scheme:light";
    const DARK: &str = "--light: ;--dark:initial;color-scheme:dark";
    let [light, dark, sepia] = Scheme::ALL.map(|scheme| theme.offers(scheme));
    let mut css = String::new();
    if !dark {
        css += &format!(
            "@media screen{{:root[data-theme=dark]{{{LIGHT}}}}}\
             @media screen and (prefers-color-scheme:dark){{\
             :root:not([data-theme=light],[data-theme=sepia]){{{LIGHT}}}}}"
        );
    } else if !light {
        css += &format!("@media screen{{:root:not([data-theme=sepia]){{{DARK}}}}}");
    }
    // Beside the choice of the system there are those of each scheme, in the order of the schemes.
    let is_one = !(light && dark);
    if is_one && !sepia {
        css += "#b-settings fieldset:first-child{display:none}";
    } else {
        let left_out = [is_one, !light, !dark, !sepia];
        for index in (1..).zip(left_out).filter_map(|(index, left_out)| left_out.then_some(index)) {
            css += &format!("#b-settings fieldset:first-child label:nth-child({index}){{display:none}}");
        }
    }
    css
}

/// The colour that stands for a scheme in the browser's own frame.
pub(super) fn frame(theme: &Theme, scheme: Scheme) -> Color {
    let shown = match scheme {
        Scheme::Light if !theme.offers(Scheme::Light) => Scheme::Dark,
        Scheme::Dark if !theme.offers(Scheme::Dark) => Scheme::Light,
        scheme => scheme,
    };
    theme.palette(shown).get("paper")
}
