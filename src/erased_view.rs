//! A part of a page whose type is forgotten, and with it the type of everything in it.
//!
//! As `AnyView` does; but a part is never changed into another one, it makes place for it. Nothing in a page changes
//! once it is there, and so the code that would change it, a tenth of all that draws pages, stays out of the app.

use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    prelude::{AddAnyAttr, IntoView, Mountable, Render, RenderHtml},
    tachys::{
        hydration::Cursor,
        renderer::types::{Element, Node},
        view::{Position, PositionState},
    },
};

/// A part of a page.
pub struct ErasedView(Box<dyn Drawn + Send>);

impl ErasedView {
    /// Forgets the type of a view.
    pub fn new(view: impl IntoView + 'static) -> Self {
        Self(Box::new(view))
    }
}

/// What a part of any type can do: on each target only what is asked for there.
trait Drawn {
    /// Builds it for the document.
    #[cfg(target_arch = "wasm32")]
    fn build(self: Box<Self>) -> Box<dyn Mountable>;

    /// Prints it.
    #[cfg(not(target_arch = "wasm32"))]
    fn print(self: Box<Self>, out: &mut String, position: &mut Position, escape: bool);
}

impl<V: IntoView + 'static> Drawn for V {
    #[cfg(target_arch = "wasm32")]
    fn build(self: Box<Self>) -> Box<dyn Mountable> {
        Box::new(Render::build(*self))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn print(self: Box<Self>, out: &mut String, position: &mut Position, escape: bool) {
        self.to_html_with_buf(out, position, escape, false, Vec::new());
    }
}

/// A part in the document.
pub struct Standing(Box<dyn Mountable>);

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
    }
}

impl Render for ErasedView {
    type State = Standing;

    #[cfg(target_arch = "wasm32")]
    fn build(self) -> Standing {
        Standing(self.0.build())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn build(self) -> Standing {
        Standing(Box::new(Render::build(())))
    }

    fn rebuild(self, state: &mut Standing) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl RenderHtml for ErasedView {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        out: &mut String,
        position: &mut Position,
        escape: bool,
        _mark_branches: bool,
        _attributes: Vec<AnyAttribute>,
    ) {
        #[cfg(not(target_arch = "wasm32"))]
        self.0.print(out, position, escape);
        #[cfg(target_arch = "wasm32")]
        let _ = (out, position, escape);
    }

    /// Printed pages are taken over as they stand, so nothing is ever hydrated.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Standing {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for ErasedView {
    type Output<New: Attribute> = Self;

    fn add_any_attr<New: Attribute>(self, _: New) -> Self {
        self
    }
}
