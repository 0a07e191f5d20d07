//! What outputs of several kinds are made of: text, and addresses of drawings.

use crate::text::{Markup, el, jaxpr_markup, terminal};
use freezeframe_base::texts::{language, tell};

/// Above this many bytes the end of a text is left out.
pub(super) const MOST_TEXT: usize = 50_000;

pub(super) fn pre(class: &str, text: &str, jaxpr: bool) -> Markup {
    let text = text.strip_suffix('\n').unwrap_or(text);
    if text.len() > MOST_TEXT {
        let shown = &text[..text.floor_char_boundary(MOST_TEXT)];
        let rest = text.len() - shown.len();
        let note = tell("\n… {n} more bytes, not shown", &[("n", &rest)]);
        let mut note = el("em", "", vec![Markup::text(note)]);
        if language() != "en" {
            note = note.with("lang", language());
        }
        return el("pre", class, vec![Markup::text(shown), note]).in_english();
    }
    let children = if jaxpr {
        jaxpr_markup(text)
    } else {
        terminal(text)
    };
    el("pre", class, children).in_english()
}

/// The document as an address for `<img>`, where it can run no script and load nothing.
pub(super) fn svg_address(svg: &str) -> String {
    let mut address = String::from("data:image/svg+xml,");
    for byte in svg.bytes() {
        match byte {
            b'A'..=b'Z'
            | b'a'..=b'z'
            | b'0'..=b'9'
            | b' '
            | b'='
            | b'/'
            | b':'
            | b'.'
            | b'-'
            | b'_'
            | b','
            | b';' => {
                address.push(char::from(byte));
            }
            _ => {
                address.push('%');
                for nibble in [byte >> 4, byte & 15] {
                    address.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
                }
            }
        }
    }
    address
}
