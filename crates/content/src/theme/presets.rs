//! The looks that a magazine can begin with.

use super::color::Color;
use super::palette::Palette;

/// What the settings of a preset are called where they are reported.
pub(super) const FILE: &str = "preset.toml";

/// A look to begin with: a theme, and a style sheet for what settings cannot say.
#[derive(Debug, PartialEq)]
pub struct Preset {
    /// The name in `site.toml`.
    pub name: &'static str,
    /// `[theme]` in TOML.
    pub settings: &'static str,
    /// The style sheet.
    pub style: &'static str,
}

/// A preset from the two files with its name.
macro_rules! preset {
    ($name:literal) => {
        Preset {
            name: $name,
            settings: include_str!(concat!("preset/", $name, ".toml")),
            style: include_str!(concat!("preset/", $name, ".css")),
        }
    };
}

/// All presets. The first is the look of a magazine without a theme.
pub static PRESETS: &[Preset] = &[
    Preset { name: "broadsheet", settings: "", style: "" },
    preset!("journal"),
    preset!("poster"),
    preset!("terminal"),
];

/// See [`super::Scheme::default_palette`]; a test compares it with the style sheets.
pub const LIGHT: Palette = Palette::new([
    Color::hex(0xfd_fc_f9),
    Color::hex(0xf4_f1_ea),
    Color::hex(0x1b_19_15),
    Color::hex(0x3b_37_2f),
    Color::hex(0x65_5f_53),
    Color::hex(0xdc_d7_ca),
    Color::hex(0x8c_84_71),
    Color::hex(0xa8_32_1a),
    Color::hex(0x7a_4a_3c),
    Color::hex(0x96_28_1b),
    Color::hex(0x3c_63_20),
    Color::hex(0x6b_65_57),
    Color::hex(0x8a_4b_00),
    Color::hex(0x1f_4f_86),
    Color::hex(0x6a_3a_80),
    Color::hex(0x17_60_6b),
]);

/// See [`super::Scheme::default_palette`]; a test compares it with the style sheets.
pub const DARK: Palette = Palette::new([
    Color::hex(0x16_15_12),
    Color::hex(0x20_1e_1a),
    Color::hex(0xef_ea_e0),
    Color::hex(0xd3_cc_bf),
    Color::hex(0xa4_9d_8f),
    Color::hex(0x38_34_2d),
    Color::hex(0x7d_76_68),
    Color::hex(0xf0_8a_6a),
    Color::hex(0xcf_a0_8f),
    Color::hex(0xf2_91_7c),
    Color::hex(0xa8_c9_8a),
    Color::hex(0xa0_98_88),
    Color::hex(0xe5_b3_6b),
    Color::hex(0x93_bd_f0),
    Color::hex(0xcf_a8_e3),
    Color::hex(0x86_c7_cf),
]);

/// See [`super::Scheme::default_palette`]; a test compares it with the style sheets.
pub const SEPIA: Palette = Palette::new([
    Color::hex(0xf3_e8_d0),
    Color::hex(0xea_dd_c0),
    Color::hex(0x38_29_1a),
    Color::hex(0x51_3f_2b),
    Color::hex(0x69_56_3d),
    Color::hex(0xd3_c1_9c),
    Color::hex(0x85_71_50),
    Color::hex(0x96_30_0f),
    Color::hex(0x7a_40_28),
    Color::hex(0x96_28_1b),
    Color::hex(0x3c_63_20),
    Color::hex(0x5d_54_46),
    Color::hex(0x8a_4b_00),
    Color::hex(0x1f_4f_86),
    Color::hex(0x6a_3a_80),
    Color::hex(0x17_60_6b),
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Scheme;
    use crate::theme::settings::of_preset;

    #[test]
    fn presets_are_valid_and_readable() {
        for preset in PRESETS {
            let (theme, found) = of_preset(preset);
            assert_eq!(found, [], "{}", preset.name);
            for scheme in Scheme::ALL {
                assert_eq!(theme.palette(scheme).clashes(), [], "{} {scheme:?}", preset.name);
                assert_eq!(theme.palette(scheme).with_more_contrast().clashes(), []);
            }
        }
    }
}
