//! The table of settings. `style/tokens.css` says what the values do.

use i18n::messages::{Messages, messages};

/// A setting.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its key in the storage.
    pub name: &'static str,
    /// The root's attribute: `data-` and the name.
    pub attribute: &'static str,
    /// Its values.
    pub values: &'static [&'static str],
    /// The index of the default value.
    pub default: usize,
    labels: fn(Messages) -> &'static str,
}

impl Setting {
    /// Its label, and then those of its values.
    pub fn labels(&self) -> impl Iterator<Item = &'static str> {
        (self.labels)(messages()).split('|')
    }
}

/// A setting: its name, its values, the index of the default value, and its labels.
macro_rules! setting {
    ($name:literal, $values:expr, $default:literal, $labels:ident) => {
        Setting {
            name: $name,
            attribute: concat!("data-", $name),
            values: &$values,
            default: $default,
            labels: Messages::$labels,
        }
    };
}

/// The theme.
pub const THEME: Setting = setting!("theme", ["system", "light", "dark", "sepia"], 0, theme);

/// Whether single-key shortcuts are on, which is the first value.
pub const KEYS: Setting = setting!("keys", ["on", "off"], 0, single_keys);

/// The speed of reading aloud.
pub const RATE: Setting = setting!("rate", ["0.75", "1", "1.25", "1.5", "2"], 1, speed);

/// All settings. The last one is in the player, the others are in the panel, in this order.
pub const SETTINGS: &[Setting] = &[
    THEME,
    setting!("size", ["90", "100", "115", "130", "150"], 1, text_size),
    setting!("width", ["narrow", "normal", "wide"], 1, line_width),
    setting!("face", ["serif", "sans"], 0, typeface),
    KEYS,
    RATE,
];

/// The settings in the panel.
pub const PANEL: &[Setting] = SETTINGS.split_at(SETTINGS.len() - 1).0;
