//! Shows [`Markup`] as DOM: elements made one by one, text as text nodes. No HTML is parsed.

use crate::text::Markup;
use leptos::{html::Div, prelude::*};
use web_sys::Node;

/// Markup that may change, in a `div` of its own.
#[component]
pub fn MarkupView(
    /// The class of the `div`.
    #[prop(default = "")]
    class: &'static str,
    /// What to show.
    #[prop(into)]
    content: Signal<Vec<Markup>>,
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(parent) = node.get() {
            show_in(&parent, &content.get());
        }
    });
    view! { <div class=class node_ref=node></div> }
}

/// Replaces what `parent` holds.
pub fn show_in(parent: &web_sys::Element, content: &[Markup]) {
    parent.set_text_content(None);
    for piece in content {
        if let Some(node) = build(piece) {
            // Appending a fresh node does not fail.
            let _ = parent.append_child(&node);
        }
    }
}

fn build(markup: &Markup) -> Option<Node> {
    match markup {
        Markup::Text(text) => Some(document().create_text_node(text).into()),
        Markup::Element {
            tag,
            attributes,
            children,
        } => {
            let element = document().create_element(tag).ok()?;
            for (name, value) in attributes {
                let _ = element.set_attribute(name, value);
            }
            for child in children.iter().filter_map(build) {
                let _ = element.append_child(&child);
            }
            Some(element.into())
        }
    }
}
