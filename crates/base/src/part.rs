//! Texts that a visitor's browser loads only when they are needed.

use crate::Lists;
use std::ops::Range;

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

/// The sections of a part's text: what stands behind each line `#: NAME`, up to the next such line; the names, and where
/// in the text the sections are.
pub fn sections(text: &str) -> Vec<(&str, Range<usize>)> {
    let first = text.starts_with(MARK).then_some(0);
    let others = text.match_indices("\n#: ").map(|(at, _)| at + 1);
    let starts: Vec<usize> = first.into_iter().chain(others).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let section = |(start, end): (&usize, usize)| {
        let (name, body) = text[start + MARK.len()..end].split_once('\n')?;
        Some((name, end - body.len()..end))
    };
    starts.iter().zip(ends).filter_map(section).list()
}

/// What the lines begin with that have the sections' names.
const MARK: &str = "#: ";

/// What stands behind the line `#: NAME` of a part's text, up to the next such line.
pub fn section<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut sections = sections(text).into_iter();
    let (_, range) = sections.find(|(other, _)| *other == name)?;
    text.get(range)
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
