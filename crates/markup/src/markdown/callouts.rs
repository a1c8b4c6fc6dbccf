//! Writes alerts as GitHub has them, `> [!NOTE]`, and the further kinds of Obsidian, each as the nearest of GitHub's.

use super::pass::Output;
use super::placeholders;
use comrak::nodes::{Node, NodeCallout, NodeValue};
use i18n::messages::Labels;
use std::fmt::{self, Write};

/// The look of an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

impl Look {
    /// The look of a kind. Kinds that nobody knows look like notes, as in Obsidian.
    fn of(kind: &str) -> Self {
        match kind {
            "tip" | "hint" | "success" | "check" | "done" => Self::Tip,
            "important" | "question" | "help" | "faq" => Self::Important,
            "warning" | "attention" => Self::Warning,
            "caution" | "danger" | "error" | "bug" | "failure" | "fail" | "missing" => Self::Caution,
            _ => Self::Note,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }

    /// The icon's outline: a letter i, a lamp, a speech bubble, a triangle, an octagon.
    fn sign(self) -> &'static str {
        match self {
            Self::Note => "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M8 7.5V11M8 5v.1",
            Self::Tip => {
                "M6 12.5h4M6.5 14.5h3M6 10.5C4.5 9.5 3.5 8 3.5 6a4.5 4.5 0 0 1 9 0c0 2-1 3.5-2.5 4.5z"
            }
            Self::Important => "M2 2.5h12v8.5H8L4.5 14V11H2zM8 4.5V7M8 9v.1",
            Self::Warning => "M8 2L14.5 13.5H1.5zM8 6.5V9.5M8 11.5v.1",
            Self::Caution => "M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3L1.5 10.7V5.3zM8 4.5V8.5M8 11v.1",
        }
    }
}

/// The title of a kind without one of its own: GitHub's in the text's language, others as they are written.
fn title(callout: &NodeCallout, labels: Labels) -> String {
    let title = match &*callout.callout_type {
        "note" => labels.note(),
        "tip" => labels.tip(),
        "important" => labels.important(),
        "warning" => labels.warning(),
        "caution" => labels.caution(),
        _ => return callout.default_title(),
    };
    title.to_owned()
}

/// Writes the start or end of an alert. What is folded in Obsidian is open here, so that nothing is hidden.
pub fn callout(
    out: &mut Output<'_, '_, '_>,
    node: Node<'_>,
    callout: &NodeCallout,
    entering: bool,
) -> fmt::Result {
    out.cr()?;
    if !entering {
        return out.write_str("</div>\n");
    }
    let look = Look::of(&callout.callout_type);
    write!(
        out,
        "<div class=\"b-callout b-callout-{}\" role=\"note\">\n<p class=\"b-callout-title\">",
        look.class()
    )?;
    placeholders::put(
        out,
        format!(
            "<svg viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\"><path d=\"{}\"/></svg>",
            look.sign()
        ),
    )?;
    if node.first_child().is_some_and(|first| matches!(first.data().value, NodeValue::CalloutTitle)) {
        return Ok(());
    }
    let title = title(callout, out.user.context.labels);
    out.escape(&title)?;
    out.write_str("</p>\n")
}

/// Whether a paragraph is the title of an alert, which is in a paragraph already.
pub fn is_title(paragraph: Node<'_>) -> bool {
    paragraph.parent().is_some_and(|parent| matches!(parent.data().value, NodeValue::CalloutTitle))
}
