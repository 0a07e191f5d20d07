//! The methods of `bytes` on `&[u8]`, where they differ from those of text.

use super::{TextResult, check_len, value_error};
use freezeframe_base::Lists;

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

/// `bytes.split()`: at white space.
pub fn split_space(bytes: &[u8]) -> Vec<&[u8]> {
    bytes
        .split(|b| is_space(*b))
        .filter(|part| !part.is_empty())
        .list()
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

/// `bytes.hex(separator)`.
pub fn hex(bytes: &[u8], separator: &str) -> String {
    let pairs: Vec<_> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    pairs.join(separator)
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
