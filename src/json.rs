//! A minimal JSON serializer for structured data, which keeps serde_json out of the app.

use std::fmt;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// A string.
    Text(String),
    /// An unsigned integer.
    Number(u32),
    /// An array.
    Array(Vec<Json>),
    /// An object; members keep their order.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// Creates an object.
    pub fn object<const N: usize>(members: [(&'static str, Self); N]) -> Self {
        Self::Object(members.into())
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl fmt::Display for Json {
    /// Serializes the value. Escapes `<`, so that the result is safe inside `<script>`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => string(text, out),
            Self::Number(number) => write!(out, "{number}"),
            Self::Array(values) => {
                out.write_str("[")?;
                for (index, value) in values.iter().enumerate() {
                    write!(out, "{}{value}", comma(index))?;
                }
                out.write_str("]")
            }
            Self::Object(members) => {
                out.write_str("{")?;
                for (index, (name, value)) in members.iter().enumerate() {
                    write!(out, "{}\"{name}\":{value}", comma(index))?;
                }
                out.write_str("}")
            }
        }
    }
}

fn comma(index: usize) -> &'static str {
    if index == 0 { "" } else { "," }
}

fn string(text: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    out.write_str("\"")?;
    for c in text.chars() {
        match c {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            '<' | '\u{0}'..'\u{20}' => write!(out, "\\u{:04x}", c as u32)?,
            c => write!(out, "{c}")?,
        }
    }
    out.write_str("\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_round_trips() {
        let text = "a \"quote\", a \\, a\nline, </script> and 借用";
        let written = Json::object([("a", Json::Array(vec![text.into(), Json::Number(7)]))]).to_string();
        assert!(!written.contains('<'));
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read["a"][0], text);
        assert_eq!(read["a"][1], 7);
    }
}
