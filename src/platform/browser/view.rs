//! Builds views into the DOM.

use leptos::{
    prelude::{IntoView, Mountable, Render},
    tachys::view::Position,
};

/// What this target does with a type-erased view. It omits rendering to HTML, which keeps that code out of the app.
pub trait AnyView {
    /// Builds the view's DOM nodes.
    fn build(self: Box<Self>) -> Box<dyn Mountable>;
}

impl<V: IntoView + 'static> AnyView for V {
    fn build(self: Box<Self>) -> Box<dyn Mountable> {
        Box::new(Render::build(*self))
    }
}

/// Builds a view's DOM nodes.
pub fn build(view: Box<dyn AnyView + Send>) -> Box<dyn Mountable> {
    view.build()
}

/// Does nothing: only the native target renders to HTML.
pub fn write_html(_: Box<dyn AnyView + Send>, _: &mut String, _: &mut Position, _: bool) {}
