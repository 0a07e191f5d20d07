//! Shows [`Markup`] as DOM: elements made one by one, text as text nodes. No HTML is parsed.

use crate::app::reactive::effect;
use crate::text::Markup;
use leptos::{html::Div, prelude::*};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node};

#[wasm_bindgen]
extern "C" {
    /// Shows the formulas below an element; a promise that fails where that cannot be loaded, and they stay text.
    #[wasm_bindgen(js_namespace = freezeframe, js_name = math, catch)]
    fn show_formulas(below: &Element) -> Result<js_sys::Promise, JsValue>;
}

/// Markup that may change, in a `div` of its own.
#[component]
pub fn MarkupView(
    /// The class of the `div`.
    #[prop(default = "")]
    class: &'static str,
    /// The language of what is shown, where it is not that of the interface.
    #[prop(optional)]
    lang: Option<String>,
    /// What to show.
    #[prop(into)]
    content: Signal<Vec<Markup>>,
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    effect(move || {
        if let Some(parent) = node.get() {
            let content = content.get();
            show_in(&parent, &content);
            if content.iter().any(Markup::has_formula)
                && let Ok(shown) = show_formulas(&parent)
            {
                wasm_bindgen_futures::spawn_local(async move {
                    let _ = wasm_bindgen_futures::JsFuture::from(shown).await;
                });
            }
        }
    });
    view! { <div class=class lang=lang node_ref=node></div> }
}

/// Makes `parent` hold the content. What is there already and fits stays, so that focus and selection do.
pub fn show_in(parent: &Node, content: &[Markup]) {
    let mut next = parent.first_child();
    for piece in content {
        let following = next.as_ref().and_then(Node::next_sibling);
        match next {
            Some(old) if patch(&old, piece) => {}
            // Putting in a fresh node does not fail.
            Some(old) => {
                let _ = build(piece).map(|new| parent.replace_child(&new, &old));
            }
            None => {
                let _ = build(piece).map(|new| parent.append_child(&new));
            }
        }
        next = following;
    }
    while let Some(rest) = next {
        next = rest.next_sibling();
        let _ = parent.remove_child(&rest);
    }
}

/// Makes a node what it should be; `false` where it is something else altogether.
fn patch(old: &Node, wanted: &Markup) -> bool {
    match wanted {
        Markup::Text(text) => {
            let is_text = old.node_type() == Node::TEXT_NODE;
            if is_text && old.node_value().as_ref() != Some(text) {
                old.set_node_value(Some(text));
            }
            is_text
        }
        Markup::Element {
            tag,
            attributes,
            children,
        } => {
            let Some(element) = old
                .dyn_ref::<Element>()
                .filter(|it| it.local_name() == *tag)
            else {
                return false;
            };
            for name in element
                .get_attribute_names()
                .iter()
                .filter_map(|it| it.as_string())
            {
                if !attributes.iter().any(|(known, _)| *known == name) {
                    let _ = element.remove_attribute(&name);
                }
            }
            for (name, value) in attributes {
                if element.get_attribute(name).as_ref() != Some(value) {
                    set_attribute(element, name, value);
                }
            }
            show_in(old, children);
            true
        }
    }
}

/// Sets an attribute. The page's policy takes a style only where it is set as such.
fn set_attribute(element: &Element, name: &str, value: &str) {
    match element.dyn_ref::<HtmlElement>() {
        Some(element) if name == "style" => element.style().set_css_text(value),
        _ => {
            let _ = element.set_attribute(name, value);
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
                set_attribute(&element, name, value);
            }
            for child in children.iter().filter_map(build) {
                let _ = element.append_child(&child);
            }
            Some(element.into())
        }
    }
}
