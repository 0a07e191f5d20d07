//! Texts that a visitor's browser loads only when they are needed.

/// Makes a constant of a text that is not loaded with the program: in WebAssembly it becomes a section of the module,
/// which no memory holds; the release build makes it a file of its own (`xtask/js/parts.mjs`), named after what follows
/// `part-`. Several texts of one section follow each other in it. Natively the constant is linked in like any other.
///
/// ```
/// freezeframe_base::part!("part-poems", POEM, concat!("#: first\n", "Roses are red.\n"));
/// assert_eq!(POEM.lines().count(), 2);
/// ```
#[macro_export]
macro_rules! part {
    ($section:literal, $name:ident, $text:expr) => {
        #[cfg(not(target_arch = "wasm32"))]
        const $name: &str = $text;

        #[cfg(target_arch = "wasm32")]
        #[allow(
            dead_code,
            reason = "where it stands in an expression, nothing names it"
        )]
        const _: () = {
            const TEXT: &str = $text;
            // SAFETY: a section of its own that holds plain bytes changes nothing about the program.
            #[unsafe(link_section = $section)]
            static PART: [u8; TEXT.len()] = match TEXT.as_bytes().first_chunk() {
                Some(bytes) => *bytes,
                None => unreachable!(),
            };
        };
    };
}

/// What stands behind the line `#: NAME` of a part's text, up to the next such line.
pub fn section<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let line = format!("#: {name}\n");
    let start = if text.starts_with(&line) {
        line.len()
    } else {
        text.find(&format!("\n{line}"))? + 1 + line.len()
    };
    let rest = &text[start..];
    // The next line follows at once where a section is empty.
    let end = if rest.starts_with("#: ") {
        0
    } else {
        rest.find("\n#: ").map_or(rest.len(), |at| at + 1)
    };
    Some(&rest[..end])
}

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn sections_may_be_empty() {
        let text = "#: a\n#: b\nx = '#: c'\n#: d\n";
        let found: Vec<_> = ["a", "b", "c", "d"]
            .map(|name| section(text, name))
            .to_vec();
        assert_eq!(found, [Some(""), Some("x = '#: c'\n"), None, Some("")]);
    }
}
