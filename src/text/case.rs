//! Texts in lower case.

/// A text in lower case.
pub fn lower(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => lower_beyond_ascii(text),
    }
}

/// The browser has the tables for this, and every visitor would load those of Rust.
#[cfg(target_arch = "wasm32")]
fn lower_beyond_ascii(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

#[cfg(not(target_arch = "wasm32"))]
fn lower_beyond_ascii(text: &str) -> String {
    text.to_lowercase()
}

/// True if two characters are the same but for their case.
pub fn is_alike(a: char, b: char) -> bool {
    let beyond_ascii = || lower(a.encode_utf8(&mut [0; 4])) == lower(b.encode_utf8(&mut [0; 4]));
    a.eq_ignore_ascii_case(&b) || !(a.is_ascii() && b.is_ascii()) && beyond_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_makes_no_difference() {
        for (a, b, expected) in [
            ('a', 'A', true),
            ('a', 'b', false),
            ('ä', 'Ä', true),
            ('Σ', 'σ', true),
            ('k', '\u{212a}', true),
            ('я', 'Я', true),
            ('1', '!', false),
        ] {
            assert_eq!(is_alike(a, b), expected, "{a} {b}");
        }
        assert_eq!(lower("Über DAS"), "über das");
    }
}
