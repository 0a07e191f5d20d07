//! A small tree of elements and text: what the page shows, before it is HTML (prerendered) or DOM (live).
//!
//! Invariant: text stays text. Nothing in here parses HTML, and tags and attribute names are written in our source only.

use freezeframe_base::texts;

/// An attribute's name and value.
pub type Attribute = (&'static str, String);

/// The attribute of formulas (`www/math/main.js`).
const FORMULA: &str = "data-math";

/// A piece of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Characters, never markup.
    Text(String),
    /// An element.
    Element {
        /// Its tag.
        tag: &'static str,
        /// Its attributes.
        attributes: Vec<Attribute>,
        /// What it holds.
        children: Vec<Markup>,
    },
}

/// An element with class names and children; an empty `class` is left out.
pub fn el(tag: &'static str, class: &str, children: Vec<Markup>) -> Markup {
    let attributes = if class.is_empty() {
        Vec::new()
    } else {
        vec![("class", class.to_owned())]
    };
    Markup::Element {
        tag,
        attributes,
        children,
    }
}

impl Markup {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Says that it is in English, where the page speaks another language: what Python and the engine say always is.
    #[must_use]
    pub fn in_english(self) -> Self {
        match texts::language() {
            "en" => self,
            _ => self.with("lang", "en"),
        }
    }

    /// The same element with one more attribute; text stays as it is.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Self::Element { attributes, .. } = &mut self {
            attributes.push((name, value.into()));
        }
        self
    }

    /// The characters a reader sees.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Element { children, .. } => children.iter().map(Self::plain).collect(),
        }
    }

    /// A formula in TeX, as it is written; the page shows it as MathML where it can. `form`: `inline` or `display`.
    pub fn formula(tag: &'static str, tex: &str, form: &str) -> Self {
        el(tag, "math", vec![Self::text(tex)]).with(FORMULA, form)
    }

    /// Whether there is a formula in it.
    pub fn has_formula(&self) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Element {
                attributes,
                children,
                ..
            } => {
                attributes.iter().any(|(name, _)| *name == FORMULA)
                    || children.iter().any(Self::has_formula)
            }
        }
    }

    /// As HTML, everything escaped.
    pub fn to_html(&self) -> String {
        let mut html = String::new();
        self.write_html(&mut html);
        html
    }

    fn write_html(&self, html: &mut String) {
        match self {
            Self::Text(text) => write_escaped(text, html),
            Self::Element {
                tag,
                attributes,
                children,
            } => {
                html.push('<');
                html.push_str(tag);
                for (name, value) in attributes {
                    html.push(' ');
                    html.push_str(name);
                    html.push_str("=\"");
                    write_escaped(value, html);
                    html.push('"');
                }
                html.push('>');
                if matches!(*tag, "br" | "hr" | "img" | "input") {
                    return;
                }
                // A parser drops the first newline in a `pre`, so one is given to it.
                if *tag == "pre" {
                    html.push('\n');
                }
                for child in children {
                    child.write_html(html);
                }
                html.push_str("</");
                html.push_str(tag);
                html.push('>');
            }
        }
    }
}

/// Text as it can stand in HTML, in attributes too.
pub fn escape(text: &str) -> String {
    let mut html = String::new();
    write_escaped(text, &mut html);
    html
}

fn write_escaped(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped() {
        let markup = el(
            "p",
            "a\"b",
            vec![Markup::text("<script>&"), el("br", "", vec![])],
        )
        .with("title", "<i>");
        assert_eq!(
            markup.to_html(),
            "<p class=\"a&quot;b\" title=\"&lt;i&gt;\">&lt;script&gt;&amp;<br></p>"
        );
        assert_eq!(markup.plain(), "<script>&");
    }
}
