//! What [`filter`](super::filter) asks of the text that a piece of HTML is part of.

use super::allowed::Allowed;
use super::nesting::Nesting;
use content::addresses::Kind;
use content::diagnostics::Code;
use html5ever::LocalName;

/// The surroundings of a piece of HTML: what is allowed, how addresses resolve, and where problems are reported.
pub trait Context {
    /// The allowed elements and attributes.
    fn allowed(&self) -> &Allowed<'_>;

    /// The elements open so far in the whole text.
    fn nesting(&mut self) -> &mut Nesting;

    /// Reports a problem.
    fn report(&mut self, code: Code, line: usize, message: String, help: String);

    /// Resolves the address in an attribute other than those of `img`; `None` removes the attribute.
    fn address(&mut self, kind: Kind, address: &str, line: usize) -> Option<String>;

    /// Returns the attributes to write for an `img`, given those that are allowed.
    fn picture(&mut self, attributes: Vec<(LocalName, String)>, line: usize) -> Vec<(LocalName, String)>;

    /// Records a link target.
    fn anchor(&mut self, id: &str);

    /// Whether this is inside a link that is not HTML.
    fn is_in_link(&self) -> bool {
        false
    }

    /// Checks text between tags.
    fn text(&mut self, _text: &str, _line: usize) {}
}
