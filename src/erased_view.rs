//! A type-erased view.
//!
//! It resembles Leptos's `AnyView`, but is never updated in place, only replaced. Since pages don't change after they
//! are rendered, this keeps the code for updates, a tenth of all rendering code, out of the app.

use crate::platform::view;
use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    prelude::{AddAnyAttr, IntoView, Mountable, Render, RenderHtml},
    tachys::{
        hydration::Cursor,
        renderer::types::{Element, Node},
        view::{Position, PositionState},
    },
};

/// A view of any type.
pub struct ErasedView(Box<dyn view::AnyView + Send>);

impl ErasedView {
    /// Erases the type of a view.
    pub fn new(view: impl IntoView + 'static) -> Self {
        Self(Box::new(view))
    }
}

/// The mounted state of an [`ErasedView`].
pub struct Mounted(Box<dyn Mountable>);

impl Mountable for Mounted {
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
    type State = Mounted;

    fn build(self) -> Mounted {
        Mounted(view::build(self.0))
    }

    fn rebuild(self, state: &mut Mounted) {
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
        view::write_html(self.0, out, position, escape);
    }

    /// Never called: the app adopts prerendered pages instead of hydrating them.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Mounted {
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
