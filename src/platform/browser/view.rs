//! Views are built into the document.

use leptos::{
    prelude::{IntoView, Mountable, Render},
    tachys::view::Position,
};

/// What this target does with a view of any type. Rendering to HTML is left out, so that the app carries no code for
/// it.
pub trait AnyView {
    /// Builds the view into the document.
    fn build(self: Box<Self>) -> Box<dyn Mountable>;
}

impl<V: IntoView + 'static> AnyView for V {
    fn build(self: Box<Self>) -> Box<dyn Mountable> {
        Box::new(Render::build(*self))
    }
}

/// Builds a view into the document.
pub fn build(view: Box<dyn AnyView + Send>) -> Box<dyn Mountable> {
    view.build()
}

/// Writes a view as HTML, which is only done natively.
pub fn write_html(_: Box<dyn AnyView + Send>, _: &mut String, _: &mut Position, _: bool) {}
