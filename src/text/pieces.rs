//! Cells' texts in pieces: parted, joined, made headings.

/// A text parted at an offset in UTF-16 units, as a browser counts; line breaks at the seam belong to neither part.
pub fn split(text: &str, at: usize) -> (String, String) {
    let mut units = 0;
    let place = text.char_indices().find(|(_, character)| {
        let is_there = units >= at;
        units += character.len_utf16();
        is_there
    });
    let (before, after) = text.split_at(place.map_or(text.len(), |(at, _)| at));
    let before = before.trim_end_matches('\n');
    let after = after.trim_start_matches('\n');
    (before.to_owned(), after.to_owned())
}

/// One text of several, with an empty line between them.
pub fn join(texts: &[String]) -> String {
    texts.join("\n\n")
}

/// The rank of the heading that a text begins with, and its words.
pub fn heading(text: &str) -> Option<(u8, &str)> {
    let line = text.trim_start().lines().next()?;
    let words = line.trim_start_matches('#');
    let rank = line.len() - words.len();
    let is_heading = (1..=6).contains(&rank) && words.starts_with([' ', '\t']);
    is_heading.then_some((rank as u8, words.trim()))
}

/// The text with its first line made a heading of a rank.
pub fn as_heading(text: &str, rank: u8) -> String {
    let text = text.trim_start();
    let words = text.trim_start_matches('#').trim_start_matches([' ', '\t']);
    format!("{} {words}", "#".repeat(usize::from(rank)))
}

/// The headings of a Markdown text in order; what stands in a fence is none.
pub fn headings(text: &str) -> Vec<(u8, &str)> {
    let mut in_fence = false;
    let lines = text.lines().filter_map(|line| {
        in_fence ^= line.starts_with("```") || line.starts_with("~~~");
        heading(line).filter(|_| !in_fence && line.starts_with('#'))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_parted_where_the_cursor_is() {
        for (text, at, expected) in [
            ("a\nb", 1, ("a", "b")),
            ("a\nb", 2, ("a", "b")),
            ("a\n\n\nb", 1, ("a", "b")),
            ("ab", 1, ("a", "b")),
            ("ab", 0, ("", "ab")),
            ("ab", 2, ("ab", "")),
            ("ab", 9, ("ab", "")),
            ("😀b", 2, ("😀", "b")),
            ("éa", 1, ("é", "a")),
        ] {
            let (before, after) = split(text, at);
            assert_eq!((before.as_str(), after.as_str()), expected, "{text} {at}");
        }
    }

    #[test]
    fn texts_become_headings_and_are_found_as_such() {
        for (text, rank, expected) in [
            ("words", 2, "## words"),
            ("# words\nmore", 3, "### words\nmore"),
            ("", 1, "# "),
            ("#words", 1, "# words"),
        ] {
            assert_eq!(as_heading(text, rank), expected);
        }
        assert_eq!(heading("## Two words \nmore"), Some((2, "Two words")));
        for none in ["", "#!shebang", "####### seven", "text\n# later"] {
            assert_eq!(heading(none), None, "{none}");
        }
        let text = "# A\ntext\n```\n# no\n```\n## B";
        assert_eq!(headings(text), [(1, "A"), (2, "B")]);
    }
}
