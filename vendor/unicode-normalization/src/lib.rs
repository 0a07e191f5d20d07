//! Stands in for the crate of this name, as far as the parser uses it: names that are not ASCII are normalized.
//! A browser can do that itself; the crate's tables would be a part of what a visitor waits for.

/// Texts that can be normalized.
pub trait UnicodeNormalization {
    /// The text in the form NFKC.
    fn nfkc(self) -> std::vec::IntoIter<char>;
}

impl UnicodeNormalization for &str {
    fn nfkc(self) -> std::vec::IntoIter<char> {
        let text = composed(self);
        text.chars().collect::<Vec<_>>().into_iter()
    }
}

#[cfg(target_arch = "wasm32")]
fn composed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}

#[cfg(not(target_arch = "wasm32"))]
fn composed(text: &str) -> String {
    let nfkc = icu_normalizer::ComposingNormalizerBorrowed::new_nfkc();
    nfkc.normalize(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_become_one() {
        for (written, read) in [("x", "x"), ("ﬁ", "fi"), ("ℌ", "H"), ("e\u{301}", "é")] {
            assert_eq!(written.nfkc().collect::<String>(), read);
        }
    }
}
