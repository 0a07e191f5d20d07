//! Escapes of lone surrogates in string literals, which the parser would replace: it reads each as the name of a character.

use super::scan::string_end;
use crate::text::surrogate::stand_in;
use std::borrow::Cow;

/// The signs that names are made of: two stand for a surrogate.
const SIGNS: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/// The text with each `\ud800` in a string as `\N{..}`, which is as long, so that all else stands where it was.
pub(super) fn named(source: &str) -> Cow<'_, str> {
    if !source.contains("\\u") && !source.contains("\\U0000") {
        return Cow::Borrowed(source);
    }
    let mut bytes = source.as_bytes().to_vec();
    let (mut at, mut changed) = (0, false);
    while at < bytes.len() {
        match bytes[at] {
            b'#' => {
                at += bytes[at..]
                    .iter()
                    .position(|it| *it == b'\n')
                    .unwrap_or(bytes.len() - at)
            }
            quote @ (b'"' | b'\'') => {
                let Ok(end) = string_end(&bytes, at, quote) else {
                    break;
                };
                let prefix = &bytes[..at];
                let letters = prefix
                    .iter()
                    .rev()
                    .take_while(|it| it.is_ascii_alphabetic());
                let is_plain = letters.take(3).all(|it| !b"rRbB".contains(it));
                changed |= is_plain && name_escapes(&mut bytes[at..end]);
                at = end;
            }
            _ => at += 1,
        }
    }
    match changed {
        true => String::from_utf8(bytes).map_or(Cow::Borrowed(source), Cow::Owned),
        false => Cow::Borrowed(source),
    }
}

fn name_escapes(literal: &mut [u8]) -> bool {
    let (mut at, mut changed) = (0, false);
    while at + 1 < literal.len() {
        if literal[at] != b'\\' {
            at += 1;
            continue;
        }
        let length = match literal[at + 1] {
            b'u' => 6,
            b'U' => 10,
            _ => 2,
        };
        let digits = literal
            .get(at + 2..at + length)
            .and_then(|it| std::str::from_utf8(it).ok());
        let code = digits.and_then(|it| u32::from_str_radix(it, 16).ok());
        if length > 2
            && let Some(code) = code
            && let Some(character) = stand_in(code)
        {
            let mut name = vec![b'-'; length - 4];
            name[0] = SIGNS[(code >> 6 & 31) as usize];
            name[1] = SIGNS[(code & 63) as usize];
            if let Ok(name) = std::str::from_utf8(&name) {
                unicode_names2::teach(name, character);
            }
            literal[at + 1] = b'N';
            literal[at + 2] = b'{';
            literal[at + 3..at + length - 1].copy_from_slice(&name);
            literal[at + length - 1] = b'}';
            changed = true;
        }
        at += length.min(literal.len() - at);
    }
    changed
}
