//! Reads `[theme]`.

use super::color::{Color, Refusal, TEXT};
use super::names::{DATE_STYLES, DENSITIES, NAMEPLATES, PARTS, SYSTEM};
use super::palette::{self, NAMES, Palette};
use super::presets::{self, PRESETS, Preset};
use super::{BUNDLED, Role, Scheme, Theme, Typeface};
use crate::diagnostics::Code;
use crate::front_matter::fields::{At, Fields};
use crate::front_matter::toml;
use crate::front_matter::tree::Value;
use std::collections::HashMap;
use std::path::Path;

/// The settings of a theme before a preset is added.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    preset: Option<&'static Preset>,
    theme: Theme,
    /// The colours that are chosen.
    colors: [HashMap<palette::Name, At<Color>>; Scheme::ALL.len()],
}

/// The name of what `[theme]` describes.
const SUBJECT: &str = "a theme";

/// Reads `[theme]`.
pub(crate) fn read(fields: &mut Fields<'_>) -> Theme {
    let Some(mut inner) = fields.table("theme", SUBJECT) else { return Theme::default() };
    let own = settings(&mut inner);
    let theme = combined(&mut inner, own);
    fields.adopt(inner);
    theme
}

/// A preset alone, and what is wrong with it.
#[cfg(test)]
pub(super) fn of_preset(preset: &'static Preset) -> (Theme, Vec<crate::diagnostics::Diagnostic>) {
    let mut fields = fields_of(preset);
    let own = settings(&mut fields);
    let theme = combined(&mut fields, own);
    (theme, fields.finish(|_| false))
}

fn fields_of(preset: &'static Preset) -> Fields<'static> {
    let entries = toml::read(preset.settings, 1).unwrap_or_default();
    Fields::new(Path::new(presets::FILE), SUBJECT, entries)
}

/// The publisher's settings on those of the preset.
fn combined(fields: &mut Fields<'_>, own: Settings) -> Theme {
    let base = own.preset.map(|preset| settings(&mut fields_of(preset))).unwrap_or_default();
    let Settings { preset, theme: own_theme, colors } = own;
    // A preset that is the default changes nothing.
    let preset = preset.filter(|preset| !preset.settings.is_empty());
    let mut palettes = palettes(&base.colors, |scheme| *scheme.default_palette());
    let accent = colors.iter().find_map(|chosen| chosen.get("accent")).map(|color| color.value);
    for scheme in Scheme::ALL {
        let chosen = &colors[scheme as usize];
        if chosen.is_empty() && accent.is_none() {
            continue;
        }
        let mut default = palettes[scheme as usize].unwrap_or(*scheme.default_palette());
        if let Some(accent) = accent {
            default.set("accent", accent);
        }
        let palette = Palette::around(&default, |name| chosen.get(name).map(|color| color.value));
        report(fields, scheme, &palette, chosen);
        palettes[scheme as usize] = Some(palette);
    }
    follow(&mut palettes);
    let base = base.theme;
    Theme {
        preset,
        schemes: either(own_theme.schemes, base.schemes),
        palettes,
        fonts: pick(own_theme.fonts, base.fonts),
        radius: own_theme.radius.or(base.radius),
        measure: own_theme.measure.or(base.measure),
        density: own_theme.density.or(base.density),
        nameplate: own_theme.nameplate.or(base.nameplate),
        date_style: own_theme.date_style.or(base.date_style),
        hidden: either(own_theme.hidden, base.hidden),
        cover_art: own_theme.cover_art.or(base.cover_art),
        art: either(own_theme.art, base.art),
        logo: own_theme.logo,
        icon: own_theme.icon,
    }
}

/// Gives schemes without colours of their own the accent of the light or dark one that has some.
fn follow(palettes: &mut [Option<Palette>; Scheme::ALL.len()]) {
    let Some(accent) = palettes.iter().flatten().next().map(|palette| palette.get("accent")) else { return };
    for scheme in Scheme::ALL {
        let default = scheme.default_palette();
        let grounds = [default.get("paper"), default.get("surface")];
        let accent = accent.made_readable_on(&grounds, TEXT);
        palettes[scheme as usize]
            .get_or_insert_with(|| Palette::around(default, |name| (name == "accent").then_some(accent)));
    }
}

fn palettes(
    colors: &[HashMap<palette::Name, At<Color>>; Scheme::ALL.len()],
    default: impl Fn(Scheme) -> Palette,
) -> [Option<Palette>; Scheme::ALL.len()] {
    Scheme::ALL.map(|scheme| {
        let chosen = &colors[scheme as usize];
        let palette = || Palette::around(&default(scheme), |name| chosen.get(name).map(|color| color.value));
        (!chosen.is_empty()).then(palette)
    })
}

fn either<T>(own: Vec<T>, base: Vec<T>) -> Vec<T> {
    if own.is_empty() { base } else { own }
}

fn pick<T, const N: usize>(own: [Option<T>; N], base: [Option<T>; N]) -> [Option<T>; N] {
    let mut base = base.into_iter();
    own.map(|own| own.or(base.next().flatten()))
}

/// Reports the chosen colours that cannot be read, or on which nothing can be read.
fn report(
    fields: &mut Fields<'_>,
    scheme: Scheme,
    palette: &Palette,
    chosen: &HashMap<palette::Name, At<Color>>,
) {
    let mut reported = Vec::new();
    for clash in palette.clashes() {
        let Some((name, at)) = [clash.name, clash.ground]
            .into_iter()
            .find_map(|name| chosen.get(name).map(|at| (name, at)))
            .filter(|(name, _)| !reported.contains(name))
        else {
            continue;
        };
        reported.push(name);
        let (text, ground) = (palette.get(clash.name), palette.get(clash.ground));
        let message = format!(
            "`{}` {text} on `{}` {ground} has a contrast of {:.2} in `{}`, and needs {}",
            clash.name,
            clash.ground,
            // Rounded down: 4.499 is not enough.
            (clash.contrast * 100.0).floor() / 100.0,
            scheme.name(),
            clash.needed
        );
        let help = match clash.instead {
            Some(color) if name == clash.name => format!("the nearest colour that can be read is `{color}`"),
            Some(color) => format!("make `{name}` lighter or darker, or `{}` {color}", clash.name),
            None => {
                "move `paper` and `surface` closer to each other, or further from a middle grey".to_owned()
            }
        };
        fields.at(Code::LowContrast, at.line, message, help);
    }
}

fn settings(fields: &mut Fields<'_>) -> Settings {
    let preset = choice(fields, "preset", PRESETS.iter().map(|preset| (preset.name, preset)));
    let theme = Theme {
        preset: None,
        schemes: schemes(fields),
        palettes: Default::default(),
        fonts: fonts(fields),
        radius: number(fields, "radius", 0..=32, "pixels"),
        measure: number(fields, "measure", 45..=90, "letters"),
        density: choice(fields, "density", DENSITIES),
        nameplate: choice(fields, "nameplate", NAMEPLATES),
        date_style: choice(fields, "date_style", DATE_STYLES),
        hidden: choices(fields, "hide", PARTS),
        cover_art: fields.truth(&["cover_art"]).map(|art| art.value),
        art: art(fields),
        logo: file(fields, "logo"),
        icon: file(fields, "icon"),
    };
    Settings { preset, theme, colors: colors(fields) }
}

/// The endings of fonts.
const FONTS: [&str; 3] = [".woff2", ".ttf", ".otf"];

/// The endings of logos and icons.
const DRAWINGS: [&str; 2] = [".svg", ".png"];

/// The schemes that readers can choose. One of them is shown before they do.
fn schemes(fields: &mut Fields<'_>) -> Vec<Scheme> {
    let schemes = choices(fields, "schemes", Scheme::ALL.map(|scheme| (scheme.name(), scheme)));
    if schemes == [Scheme::Sepia] {
        let line = fields.texts(&["schemes"]).first().map_or(1, |text| text.line);
        let help = "add `light` or `dark`";
        fields.at(Code::InvalidValue, line, "`schemes` has neither `light` nor `dark`", help);
    }
    schemes
}

fn choice<T>(
    fields: &mut Fields<'_>,
    name: &'static str,
    values: impl IntoIterator<Item = (&'static str, T)> + Clone,
) -> Option<T> {
    let text = fields.text(&[name])?;
    named(fields, name, &text, values)
}

fn choices<T>(
    fields: &mut Fields<'_>,
    name: &'static str,
    values: impl IntoIterator<Item = (&'static str, T)> + Clone,
) -> Vec<T> {
    let texts = fields.texts(&[name]);
    texts.iter().filter_map(|text| named(fields, name, text, values.clone())).collect()
}

/// The value that a text names; reports one that is none.
fn named<T>(
    fields: &mut Fields<'_>,
    name: &str,
    At { line, value }: &At<String>,
    values: impl IntoIterator<Item = (&'static str, T)> + Clone,
) -> Option<T> {
    let found = values.clone().into_iter().find(|(known, _)| known == value);
    if found.is_none() {
        let known: Vec<_> = values.into_iter().map(|(known, _)| format!("`{known}`")).collect();
        let help = format!("choose one of {}", known.join(", "));
        fields.at(Code::InvalidValue, *line, format!("`{name}` has no value `{value}`"), help);
    }
    found.map(|(_, value)| value)
}

fn number(
    fields: &mut Fields<'_>,
    name: &'static str,
    range: std::ops::RangeInclusive<u32>,
    unit: &str,
) -> Option<u32> {
    let At { line, value } = fields.number(&[name])?;
    let found = u32::try_from(value).ok().filter(|number| range.contains(number));
    if found.is_none() {
        let help = format!("choose a number of {unit} from {} to {}", range.start(), range.end());
        fields.at(Code::InvalidValue, line, format!("`{name}` is out of range: {value}"), help);
    }
    found
}

fn colors(fields: &mut Fields<'_>) -> [HashMap<palette::Name, At<Color>>; Scheme::ALL.len()] {
    let Some(mut table) = fields.table("colors", "the colours of a theme") else { return Default::default() };
    let colors = Scheme::ALL.map(|scheme| {
        let Some(mut inner) = table.table(scheme.name(), "the colours of a scheme") else {
            return HashMap::new();
        };
        let color = |(name, _): (palette::Name, &str)| {
            let text = inner.text(&[name])?;
            Some((name, At { line: text.line, value: color(&mut inner, &text)? }))
        };
        let colors = NAMES.into_iter().filter_map(color).collect();
        table.adopt(inner);
        colors
    });
    fields.adopt(table);
    colors
}

fn color(fields: &mut Fields<'_>, At { line, value }: &At<String>) -> Option<Color> {
    let refused = |refusal| match refusal {
        Refusal::Unknown => (
            format!("`{value}` is not a colour"),
            "write a colour as in CSS: `#a8321a`, `rebeccapurple` or `oklch(60% 0.15 50)`",
        ),
        Refusal::Transparent => (format!("`{value}` is transparent"), "choose a colour without transparency"),
    };
    Color::parse(value)
        .map_err(|refusal| {
            let (message, help) = refused(refusal);
            fields.at(Code::InvalidValue, *line, message, help);
        })
        .ok()
}

/// Lists of four colours.
fn art(fields: &mut Fields<'_>) -> Vec<[Color; 4]> {
    let Some(entry) = fields.take(&["art"]) else { return Vec::new() };
    let help = "write lists of four colours, a ground and three others: \
                `art = [[\"#f0dccb\", \"#1f3b4d\", \"#d4572f\", \"#e8a15a\"]]`";
    let Value::List(items) = entry.node.value else {
        fields.at(Code::InvalidValue, entry.line, "`art` is not a list", help);
        return Vec::new();
    };
    let mut found = Vec::new();
    for item in items {
        let texts = match &item.value {
            Value::List(colors) => {
                colors.iter().filter_map(|color| color.name().map(str::to_owned)).collect()
            }
            _ => Vec::new(),
        };
        if texts.len() != 4 {
            fields.at(Code::InvalidValue, item.line, "these are not four colours", help);
            continue;
        }
        let colors: Vec<Color> =
            texts.into_iter().filter_map(|value| color(fields, &At { line: item.line, value })).collect();
        found.extend(<[Color; 4]>::try_from(colors));
    }
    found
}

fn fonts(fields: &mut Fields<'_>) -> [Option<Typeface>; Role::ALL.len()] {
    let Some(mut inner) = fields.table("fonts", "the fonts of a theme") else { return Default::default() };
    let fonts = Role::ALL.map(|role| typeface(&mut inner, role.name()));
    fields.adopt(inner);
    fonts
}

fn typeface(fields: &mut Fields<'_>, role: &'static str) -> Option<Typeface> {
    let texts = fields.texts(&[role]);
    let first = texts.first()?;
    let is_file = |text: &At<String>| FONTS.iter().any(|end| text.value.to_ascii_lowercase().ends_with(end));
    if texts.len() > 2 || texts.len() == 2 && !texts.iter().all(is_file) {
        let message = format!("`{role}` names more than a font");
        let help =
            "name one file, or the upright and the italic one, or one font of the system or of Broadsheet";
        fields.at(Code::InvalidValue, first.line, message, help);
        return None;
    }
    if let Some((_, generic)) = SYSTEM.iter().find(|(name, _)| *name == first.value) {
        return Some(Typeface::System(generic));
    }
    if let Some(name) = BUNDLED.iter().find(|name| **name == first.value) {
        return Some(Typeface::Bundled(name));
    }
    for text in &texts {
        let At { line, value } = text;
        if !is_file(text) || !is_name(value) {
            let names = SYSTEM.iter().map(|(name, _)| *name).chain(BUNDLED);
            let names = names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let help = format!("name a WOFF2, TTF or OTF file in `theme/fonts/`, or one of {names}");
            fields.at(Code::InvalidValue, *line, format!("`{value}` is not a font"), help);
            return None;
        }
    }
    Some(Typeface::Files(texts))
}

/// Whether a text is the name of a file, and not a path.
fn is_name(text: &str) -> bool {
    !text.contains(['/', '\\', ':']) && !text.starts_with('.') && !text.chars().any(char::is_control)
}

fn file(fields: &mut Fields<'_>, name: &'static str) -> Option<At<String>> {
    let text = fields.text(&[name])?;
    let At { line, value } = &text;
    let is_drawing = DRAWINGS.iter().any(|end| value.to_ascii_lowercase().ends_with(end));
    if is_drawing && is_name(value) {
        return Some(text);
    }
    let help = format!("name an SVG or PNG file in `theme/`: `{name} = \"{name}.svg\"`");
    fields.at(Code::InvalidValue, *line, format!("`{value}` is not a picture in `theme/`"), help);
    None
}
