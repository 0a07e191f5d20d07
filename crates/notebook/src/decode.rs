//! Files as bytes: which text they are, and of which format.

use crate::format::Format;
use crate::text;
use freezeframe_base::texts::{say, tell};

/// What the bytes 0x80 to 0x9f are on Windows, where Latin-1 has no characters; `\0` where Windows has none either.
const WINDOWS: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/// The text of a file; another encoding than UTF-8 is told. The error is a sentence for people.
pub fn text_of(bytes: Vec<u8>, notes: &mut Vec<String>) -> Result<String, String> {
    let little = |pair: [u8; 2]| u16::from_le_bytes(pair);
    let big = |pair: [u8; 2]| u16::from_be_bytes(pair);
    let zeros = |from: usize| {
        bytes
            .iter()
            .skip(from)
            .step_by(2)
            .take(200)
            .filter(|it| **it == 0)
            .count()
    };
    let pairs = bytes.len().min(400) / 2;
    let utf16 = match &bytes[..] {
        [0xff, 0xfe, rest @ ..] => Some(units(rest, little)),
        [0xfe, 0xff, rest @ ..] => Some(units(rest, big)),
        all if zeros(1) * 2 > pairs && zeros(0) == 0 => Some(units(all, little)),
        all if zeros(0) * 2 > pairs && zeros(1) == 0 => Some(units(all, big)),
        _ => None,
    };
    let (text, encoding) = match utf16 {
        Some(units) => {
            let text = String::from_utf16(&units);
            (
                text.map_err(|_| say("it begins as UTF-16, and is none").to_owned())?,
                "UTF-16",
            )
        }
        None => match String::from_utf8(bytes) {
            Ok(text) if text.contains('\0') => return Err(say("it is no text").to_owned()),
            Ok(text) => return Ok(text),
            Err(error) if error.as_bytes().contains(&0) => {
                return Err(say("it is no text").to_owned());
            }
            Err(error) => (
                error.as_bytes().iter().map(|byte| latin(*byte)).collect(),
                "Latin-1",
            ),
        },
    };
    notes.push(tell(
        "It is in {encoding}, and will be saved as UTF-8.",
        &[("encoding", &encoding)],
    ));
    Ok(text)
}

fn units(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Vec<u16> {
    let (pairs, _) = bytes.as_chunks::<2>();
    pairs.iter().map(|pair| unit(*pair)).collect()
}

fn latin(byte: u8) -> char {
    let of_windows = match byte {
        0x80..=0x9f => WINDOWS.chars().nth(usize::from(byte) - 0x80),
        _ => None,
    };
    of_windows
        .filter(|it| *it != '\0')
        .unwrap_or(char::from(byte))
}

/// The format of a text of which no name is known.
pub fn format_of(content: &str) -> Format {
    let begin = content.trim_start_matches('\u{feff}').trim_start();
    let names = ["\"cells\"", "\"worksheets\"", "\"nbformat\""];
    if begin.starts_with('{') && names.iter().any(|name| content.contains(name)) {
        return Format::Ipynb;
    }
    if text::has_markers(content) {
        return Format::Python;
    }
    // Fences may stand in the docstring of a program; what begins as one is a program.
    if begin.starts_with("---\n") || text::has_fences(content) && !begins_as_python(begin) {
        return Format::Markdown;
    }
    Format::Python
}

fn begins_as_python(text: &str) -> bool {
    let starts = [
        "import ", "from ", "def ", "class ", "@", "\"\"\"", "'''", "r\"\"\"", "#!",
    ];
    let comment = |line: &&str| line.is_empty() || line.starts_with('#');
    let first = text.lines().find(|line| !comment(line)).unwrap_or_default();
    starts
        .iter()
        .any(|start| text.starts_with(start) || first.starts_with(start))
}
