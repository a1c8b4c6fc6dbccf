//! Renders views to HTML.

use leptos::{
    prelude::{IntoView, Mountable, Render},
    tachys::view::Position,
};

/// What this target does with a type-erased view.
pub trait AnyView {
    /// Appends the view as HTML.
    fn write_html(self: Box<Self>, out: &mut String, position: &mut Position, escape: bool);
}

impl<V: IntoView + 'static> AnyView for V {
    fn write_html(self: Box<Self>, out: &mut String, position: &mut Position, escape: bool) {
        self.to_html_with_buf(out, position, escape, false, Vec::new());
    }
}

/// Builds an empty view: only the browser has a DOM.
pub fn build(_: Box<dyn AnyView + Send>) -> Box<dyn Mountable> {
    Box::new(Render::build(()))
}

/// Appends a view as HTML.
pub fn write_html(view: Box<dyn AnyView + Send>, out: &mut String, position: &mut Position, escape: bool) {
    view.write_html(out, position, escape);
}
