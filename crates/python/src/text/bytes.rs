//! The methods of `bytes` on `&[u8]`, where they differ from those of text.

use super::{TextResult, check_len, value_error};

/// The first match of `needle` in `bytes`.
pub fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    if needle.is_empty() {
        return Some(0);
    }
    bytes
        .windows(needle.len())
        .position(|window| window == needle)
}

/// The last match of `needle` in `bytes`.
pub fn rfind(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    if needle.is_empty() {
        return Some(bytes.len());
    }
    bytes
        .windows(needle.len())
        .rposition(|window| window == needle)
}

/// `bytes.count(needle)`.
pub fn count(bytes: &[u8], needle: &[u8]) -> usize {
    if needle.is_empty() {
        return bytes.len() + 1;
    }
    let (mut count, mut rest) = (0, bytes);
    while let Some(at) = find(rest, needle) {
        count += 1;
        rest = &rest[at + needle.len()..];
    }
    count
}

/// `bytes.split(separator, limit)`.
pub fn split<'a>(
    bytes: &'a [u8],
    separator: &[u8],
    limit: Option<usize>,
) -> TextResult<Vec<&'a [u8]>> {
    if separator.is_empty() {
        return value_error("empty separator");
    }
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) =
        find(rest, separator).filter(|_| limit.is_none_or(|limit| parts.len() < limit))
    {
        parts.push(&rest[..at]);
        rest = &rest[at + separator.len()..];
    }
    parts.push(rest);
    Ok(parts)
}

/// `bytes.split(None, limit)`: at white space.
pub fn split_space(bytes: &[u8], limit: Option<usize>) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes.trim_ascii_start();
    while let Some(at) = rest.iter().position(|byte| is_space(*byte)) {
        if limit.is_some_and(|limit| parts.len() >= limit) {
            break;
        }
        parts.push(&rest[..at]);
        let skipped = rest[at..].iter().take_while(|byte| is_space(**byte));
        rest = &rest[at + skipped.count()..];
    }
    parts.extend((!rest.is_empty()).then_some(rest));
    parts
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// `bytes.strip(chars)`; white space where `chars` is not given.
pub fn strip<'a>(bytes: &'a [u8], chars: Option<&[u8]>, side: super::strings::Side) -> &'a [u8] {
    use super::strings::Side;
    let keep = |b: &u8| chars.map_or_else(|| !is_space(*b), |chars| !chars.contains(b));
    let start = if side == Side::Right {
        0
    } else {
        bytes.iter().position(keep).unwrap_or(bytes.len())
    };
    let end = if side == Side::Left {
        bytes.len()
    } else {
        bytes.iter().rposition(keep).map_or(start, |at| at + 1)
    };
    bytes.get(start..end.max(start)).unwrap_or(&[])
}

/// `bytes.replace(old, new, limit)`.
pub fn replace(bytes: &[u8], old: &[u8], new: &[u8], limit: Option<usize>) -> TextResult<Vec<u8>> {
    let matches = limit
        .map_or(usize::MAX, |limit| limit)
        .min(count(bytes, old));
    check_len(
        matches
            .saturating_mul(new.len())
            .saturating_add(bytes.len()),
    )?;
    let mut out = Vec::with_capacity(bytes.len());
    if old.is_empty() {
        for at in 0..=bytes.len() {
            if at < matches {
                out.extend_from_slice(new);
            }
            out.extend(bytes.get(at));
        }
        return Ok(out);
    }
    for (at, part) in split(bytes, old, Some(matches))?.into_iter().enumerate() {
        if at > 0 {
            out.extend_from_slice(new);
        }
        out.extend_from_slice(part);
    }
    Ok(out)
}

/// `bytes.hex(separator, group)`: groups count from the end, or from the start if the number is negative.
pub fn hex(bytes: &[u8], separator: &str, group: i64) -> String {
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(0);
    let mut text = String::with_capacity(bytes.len() * 2);
    for (at, byte) in bytes.iter().enumerate() {
        let before = if group < 0 { at } else { bytes.len() - at };
        if at > 0 && size > 0 && before.is_multiple_of(size) {
            text.push_str(separator);
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

/// `bytes.fromhex(text)`.
pub fn from_hex(text: &str) -> TextResult<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut pending: Option<u32> = None;
    for (at, c) in text.chars().enumerate() {
        match (c.to_digit(16), pending.take()) {
            (Some(low), Some(high)) => out.push((high * 16 + low) as u8),
            (Some(high), None) => pending = Some(high),
            (None, None) if c.is_ascii_whitespace() => {}
            (None, _) => {
                return value_error(format_args!(
                    "non-hexadecimal number found in fromhex() arg at position {at}"
                ));
            }
        }
    }
    match pending {
        Some(_) => value_error(format_args!(
            "non-hexadecimal number found in fromhex() arg at position {}",
            text.chars().count()
        )),
        None => Ok(out),
    }
}

/// Where the characters begin that stand for bytes which are no letters, digits or white space; Unicode says nothing of them.
const PRIVATE: u32 = 0xE000;

/// The text that stands for bytes.
pub fn text_of_bytes(data: &[u8]) -> String {
    text_for(data, false)
}

/// The same; what ends lines of texts but not of bytes is no white space there, if lines are wanted.
pub fn text_for(data: &[u8], of_lines: bool) -> String {
    let is_special = |byte: u8| match byte {
        0x0b | 0x0c => of_lines,
        byte => byte >= 0x80 || (0x1c..0x20).contains(&byte),
    };
    let character = |byte: &u8| match is_special(*byte) {
        true => char::from_u32(PRIVATE + u32::from(*byte)).unwrap_or('\u{fffd}'),
        false => char::from(*byte),
    };
    data.iter().map(character).collect()
}

/// The bytes for which a text stands.
pub fn bytes_of_text(text: &str) -> Vec<u8> {
    let byte = |c: char| u8::try_from(u32::from(c) % PRIVATE).unwrap_or(b'?');
    text.chars().map(byte).collect()
}
