//! Every setting, once. What its values do is said in `style/tokens.css`.

use crate::words::{Words, words};

/// One thing that a reader may choose.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its key in the storage.
    pub name: &'static str,
    /// The root's attribute: `data-` and the name.
    pub attribute: &'static str,
    /// Its values.
    pub values: &'static [&'static str],
    /// Which of them holds where none is chosen.
    pub standard: usize,
    said: fn(Words) -> &'static str,
}

impl Setting {
    /// What it is called, and then what each of its values is.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        (self.said)(words()).split('|')
    }
}

/// A setting from its name, with its values, the place of the standard one, and its words.
macro_rules! setting {
    ($name:literal, $values:expr, $standard:literal, $said:ident) => {
        Setting {
            name: $name,
            attribute: concat!("data-", $name),
            values: &$values,
            standard: $standard,
            said: Words::$said,
        }
    };
}

/// The colours.
pub const THEME: Setting = setting!("theme", ["system", "light", "dark", "sepia"], 0, theme);

/// Whether single keys do something: the first value says yes.
pub const KEYS: Setting = setting!("keys", ["on", "off"], 0, single_keys);

/// How fast is read aloud.
pub const RATE: Setting = setting!("rate", ["0.75", "1", "1.25", "1.5", "2"], 1, speed);

/// All settings; the last stands with the player, the others in the panel, in this order.
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
