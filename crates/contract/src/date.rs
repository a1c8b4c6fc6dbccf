//! Dates as the model stores them, `YYYY-MM-DD`, and how readers see them.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum DateStyle {
    /// With a short month, `Mar 10, 2025`.
    #[default]
    Medium,
    /// With the month in full, `March 10, 2025`.
    Long,
    /// As the model stores them, `2025-03-10`.
    Iso,
}

impl DateStyle {
    /// The attribute of the document's root with the name of a style other than the default one.
    pub const ATTRIBUTE: &str = "data-dates";

    /// The style that the attribute names.
    pub fn named(name: Option<&str>) -> Self {
        match name {
            None => Self::Medium,
            Some("iso") => Self::Iso,
            Some(_) => Self::Long,
        }
    }

    /// The name in settings and in the attribute.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Medium => "medium",
            Self::Long => "long",
            Self::Iso => "iso",
        }
    }

    /// Whether it is that of magazines that choose none.
    // serde passes a reference.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// The year of a date such as `2025-03-10`.
pub fn year(date: &str) -> &str {
    date.split('-').next().unwrap_or_default()
}
