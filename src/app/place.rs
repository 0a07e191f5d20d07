//! Where a notebook stands: in an element, in place of what is in it, or in a shadow root of the element, where neither the
//! page's styles reach the notebook nor the notebook's styles the page.

use leptos::prelude::document;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CssStyleSheet, Element, HtmlElement, Node, ShadowRoot, ShadowRootInit, ShadowRootMode,
};

/// What tells a shadow root that a notebook has left from one of the page's own.
const LEFT: &str = "data-notebook-left";

/// The place of a notebook.
#[derive(Clone, Debug)]
pub struct Place {
    host: HtmlElement,
    root: HtmlElement,
    /// Where the notebook stands in a shadow root, that, and its styles.
    shadow: Option<(ShadowRoot, CssStyleSheet)>,
    /// What stood in the element itself.
    before: Vec<Node>,
}

impl Place {
    /// In the element.
    pub fn within(host: HtmlElement) -> Self {
        Self {
            root: host.clone(),
            before: children(&host),
            host,
            shadow: None,
        }
    }

    /// In a shadow root of the element, which adopts the text of a style sheet.
    ///
    /// # Errors
    /// Where the element cannot have a shadow root, or has one of its own.
    pub fn in_shadow(host: HtmlElement, styles: &str) -> Result<Self, String> {
        let shadow = shadow_of(&host)?;
        let sheet = sheet_of(styles).ok_or("the notebook's styles cannot be read")?;
        let made = document().create_element("div").ok();
        let root = made.and_then(|it| it.dyn_into::<HtmlElement>().ok());
        let root = root.ok_or("the page can hold no elements")?;
        shadow.set_text_content(None);
        // A fresh element can be put in.
        let _ = shadow.append_child(&root);
        let sheets = shadow.adopted_style_sheets();
        sheets.push(&sheet);
        shadow.set_adopted_style_sheets(&sheets);
        Ok(Self {
            host,
            root,
            shadow: Some((shadow, sheet)),
            before: Vec::new(),
        })
    }

    /// The element of the page.
    pub fn host(&self) -> &HtmlElement {
        &self.host
    }

    /// What the notebook is put in.
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }

    /// Takes away what stood in the element; beneath a shadow root it is not seen anyway.
    pub fn hide_before(&self) {
        for node in &self.before {
            let _ = self.host.remove_child(node);
        }
    }

    /// Shows again what stood in the element, once the notebook is gone.
    pub fn leave(self) {
        for node in &self.before {
            let _ = self.host.append_child(node);
        }
        let Some((shadow, sheet)) = self.shadow else {
            return;
        };
        let sheet: &JsValue = sheet.as_ref();
        let others = shadow.adopted_style_sheets();
        let others = others.iter().filter(|it| it != sheet);
        shadow.set_adopted_style_sheets(&others.collect::<js_sys::Array>());
        shadow.set_text_content(None);
        // An element keeps its shadow root for good; a slot shows what is in the element.
        if let Ok(slot) = document().create_element("slot") {
            let _ = slot.set_attribute(LEFT, "");
            let _ = shadow.append_child(&slot);
        }
    }
}

fn shadow_of(host: &HtmlElement) -> Result<ShadowRoot, String> {
    if let Some(shadow) = host.shadow_root() {
        let left = shadow
            .first_child()
            .and_then(|it| it.dyn_into::<Element>().ok());
        let is_ours = left.is_some_and(|it| it.has_attribute(LEFT));
        return is_ours
            .then_some(shadow)
            .ok_or_else(|| "this element has a shadow root of its own".to_owned());
    }
    host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .map_err(|_| {
            let name = host.local_name();
            format!("a `{name}` element can have no shadow root; a `div` can")
        })
}

thread_local! {
    /// The style sheet that was adopted last, and its text: the notebooks of a page share it.
    static SHEET: RefCell<Option<(String, CssStyleSheet)>> = const { RefCell::new(None) };
}

fn sheet_of(text: &str) -> Option<CssStyleSheet> {
    SHEET.with_borrow_mut(|known| {
        if let Some((_, sheet)) = known.as_ref().filter(|(it, _)| it == text) {
            return Some(sheet.clone());
        }
        let sheet = CssStyleSheet::new().ok()?;
        sheet.replace_sync(text).ok()?;
        *known = Some((text.to_owned(), sheet.clone()));
        Some(sheet)
    })
}

fn children(element: &HtmlElement) -> Vec<Node> {
    let nodes = element.child_nodes();
    (0..nodes.length()).filter_map(|at| nodes.get(at)).collect()
}
