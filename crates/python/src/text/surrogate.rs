//! Lone surrogates, which texts in Rust cannot hold: the characters from U+10D800 on, for private use, stand in for them.

/// How far a stand-in is from its surrogate.
const AWAY: u32 = 0x10_0000;

/// What a text holds for a surrogate of this code.
pub(crate) fn stand_in(code: u32) -> Option<char> {
    match code {
        0xd800..0xe000 => char::from_u32(AWAY + code),
        _ => None,
    }
}

/// The code point that a character is for a program.
pub(crate) fn code_of(c: char) -> u32 {
    match u32::from(c) {
        code if is_stand_in(c) => code - AWAY,
        code => code,
    }
}

/// True for what stands in for a surrogate.
pub(crate) fn is_stand_in(c: char) -> bool {
    (AWAY + 0xd800..AWAY + 0xe000).contains(&u32::from(c))
}

/// True if a text has a surrogate.
pub(crate) fn any(text: &str) -> bool {
    text.as_bytes().contains(&0xf4) && text.chars().any(is_stand_in)
}

/// The byte that is kept as a surrogate by `surrogateescape`.
pub(crate) fn escaped_byte(c: char) -> Option<u8> {
    match code_of(c) {
        code @ 0xdc80..0xdd00 => u8::try_from(code - 0xdc00).ok(),
        _ => None,
    }
}
