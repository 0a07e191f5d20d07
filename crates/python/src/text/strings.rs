//! The methods of `str` on `&str`. Positions count characters; callers pass positions already clipped.

use super::case::{push_lower, push_upper};
use super::{TextResult, check_len, type_error, unicode, value_error};
use freezeframe_base::Lists;

/// `str.isspace` of one character.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || is_title(c)
}

fn is_title(c: char) -> bool {
    matches!(u32::from(c), 0x1c5 | 0x1c8 | 0x1cb | 0x1f2 | 0x1f88..=0x1f8f | 0x1f98..=0x1f9f | 0x1fa8..=0x1faf | 0x1fbc | 0x1fcc | 0x1ffc)
}

/// The number of characters.
pub fn len(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}

/// The byte offset of character `at`, or the length of the text.
pub fn offset(text: &str, at: usize) -> usize {
    if text.is_ascii() {
        at.min(text.len())
    } else {
        text.char_indices()
            .nth(at)
            .map_or(text.len(), |(offset, _)| offset)
    }
}

/// Characters `start..end`.
pub fn slice(text: &str, start: usize, end: usize) -> &str {
    if start >= end {
        return "";
    }
    let from = offset(text, start);
    let rest = text.get(from..).unwrap_or("");
    rest.get(..offset(rest, end - start)).unwrap_or(rest)
}

/// `text.find(needle, start, end)`: the first match within characters `start..end`; `start > end` never matches.
pub fn find(text: &str, needle: &str, start: usize, end: usize) -> Option<usize> {
    if start > end || start > len(text) {
        return None;
    }
    let within = slice(text, start, end);
    within.find(needle).map(|at| start + len(&within[..at]))
}

/// `text.rfind(needle, start, end)`.
pub fn rfind(text: &str, needle: &str, start: usize, end: usize) -> Option<usize> {
    if start > end || start > len(text) {
        return None;
    }
    let within = slice(text, start, end);
    within.rfind(needle).map(|at| start + len(&within[..at]))
}

/// `text.count(needle, start, end)`.
pub fn count(text: &str, needle: &str, start: usize, end: usize) -> usize {
    if start > end || start > len(text) {
        return 0;
    }
    let within = slice(text, start, end);
    if needle.is_empty() {
        len(within) + 1
    } else {
        within.matches(needle).count()
    }
}

fn title_char(out: &mut String, c: char) {
    match unicode::special_title(c) {
        Some(title) => out.push_str(title),
        None => push_upper(out, c),
    }
}

/// Lower-cases the character at byte `at`; a capital sigma that ends a word has a form of its own.
fn lower_char(out: &mut String, text: &str, at: usize, c: char) {
    // What stands within words, as an apostrophe, is passed over.
    let is_within = |c: &char| {
        let signs = [
            '\'', '.', ':', '^', '`', '¨', '\u{ad}', '·', '‘', '’', '․', '‧',
        ];
        signs.contains(c) || ('\u{300}'..='\u{36f}').contains(c)
    };
    let ends_word = || {
        let before = text[..at].chars().rev().find(|c| !is_within(c));
        let after = text[at..].chars().skip(1).find(|c| !is_within(c));
        before.is_some_and(is_cased) && !after.is_some_and(is_cased)
    };
    if c == 'Σ' && ends_word() {
        out.push('ς')
    } else {
        push_lower(out, c)
    }
}

/// `text.lower()`.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        lower_char(&mut out, text, at, c);
    }
    out
}

/// `text.upper()`.
pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_upper(&mut out, c));
    out
}

/// `text.title()`.
pub fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_cased = false;
    for (at, c) in text.char_indices() {
        if after_cased {
            lower_char(&mut out, text, at, c)
        } else {
            title_char(&mut out, c)
        }
        after_cased = is_cased(c);
    }
    out
}

/// `text.capitalize()`.
pub fn capitalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if at == 0 {
            title_char(&mut out, c)
        } else {
            lower_char(&mut out, text, at, c)
        }
    }
    out
}

/// `text.swapcase()`.
pub fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c.is_uppercase() {
            lower_char(&mut out, text, at, c);
        } else if c.is_lowercase() {
            push_upper(&mut out, c);
        } else {
            out.push(c);
        }
    }
    out
}

/// `text.casefold()`.
pub fn casefold(text: &str) -> String {
    let (mut out, mut upper) = (String::with_capacity(text.len()), String::new());
    for c in text.chars() {
        if c == 'ı' {
            out.push(c);
            continue;
        }
        upper.clear();
        push_upper(&mut upper, c);
        upper.chars().for_each(|c| push_lower(&mut out, c));
    }
    out
}

/// `text.expandtabs(size)`.
pub fn expandtabs(text: &str, size: usize) -> TextResult<String> {
    let tabs = text.bytes().filter(|b| *b == b'\t').count();
    check_len(tabs.saturating_mul(size))?;
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' if size > 0 => {
                let spaces = size - column % size;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\t' => {}
            _ => {
                column = if matches!(c, '\n' | '\r') {
                    0
                } else {
                    column + 1
                };
                out.push(c);
            }
        }
    }
    Ok(out)
}

/// `text.split(None, limit)`; no limit is `None`.
pub fn split_space(text: &str, limit: Option<usize>) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        if limit.is_some_and(|limit| parts.len() >= limit) {
            parts.push(rest);
            break;
        }
        let end = rest.find(is_space).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(is_space);
    }
    parts
}

/// `text.rsplit(None, limit)`.
pub fn rsplit_space(text: &str, limit: Option<usize>) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    while !rest.is_empty() {
        if limit.is_some_and(|limit| parts.len() >= limit) {
            parts.push(rest);
            break;
        }
        let word = rest.rsplit(is_space).next().unwrap_or(rest);
        parts.push(word);
        rest = rest[..rest.len() - word.len()].trim_end_matches(is_space);
    }
    parts.reverse();
    parts
}

/// `text.split(separator, limit)`.
pub fn split<'a>(text: &'a str, separator: &str, limit: Option<usize>) -> TextResult<Vec<&'a str>> {
    if separator.is_empty() {
        return value_error("empty separator");
    }
    Ok(match limit {
        Some(limit) => text.splitn(limit.saturating_add(1), separator).list(),
        None => text.split(separator).list(),
    })
}

/// `text.rsplit(separator, limit)`.
pub fn rsplit<'a>(
    text: &'a str,
    separator: &str,
    limit: Option<usize>,
) -> TextResult<Vec<&'a str>> {
    if separator.is_empty() {
        return value_error("empty separator");
    }
    let mut parts: Vec<_> = match limit {
        Some(limit) => text.rsplitn(limit.saturating_add(1), separator).collect(),
        None => text.rsplit(separator).collect(),
    };
    parts.reverse();
    Ok(parts)
}

/// `text.splitlines(keepends)`.
pub fn splitlines(text: &str, keep_ends: bool) -> Vec<&str> {
    let is_break = |c: char| {
        matches!(
            c,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'
                ..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_break(*c)) {
        let length = if rest[at..].starts_with("\r\n") {
            2
        } else {
            c.len_utf8()
        };
        lines.push(&rest[..if keep_ends { at + length } else { at }]);
        rest = &rest[at + length..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

/// `text.partition(separator)`.
pub fn partition<'a>(text: &'a str, separator: &'a str) -> TextResult<(&'a str, &'a str, &'a str)> {
    if separator.is_empty() {
        return value_error("empty separator");
    }
    Ok(text
        .split_once(separator)
        .map_or((text, "", ""), |(before, after)| (before, separator, after)))
}

/// `text.rpartition(separator)`.
pub fn rpartition<'a>(
    text: &'a str,
    separator: &'a str,
) -> TextResult<(&'a str, &'a str, &'a str)> {
    if separator.is_empty() {
        return value_error("empty separator");
    }
    Ok(text
        .rsplit_once(separator)
        .map_or(("", "", text), |(before, after)| (before, separator, after)))
}

/// `text.replace(old, new, limit)`.
pub fn replace(text: &str, old: &str, new: &str, limit: Option<usize>) -> TextResult<String> {
    let matches = if old.is_empty() {
        len(text) + 1
    } else {
        text.matches(old).count()
    };
    let matches = limit.map_or(matches, |limit| limit.min(matches));
    check_len(matches.saturating_mul(new.len()).saturating_add(text.len()))?;
    Ok(text.replacen(old, new, matches))
}

/// Which sides `strip` works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// `strip`
    Both,
    /// `lstrip`
    Left,
    /// `rstrip`
    Right,
}

/// `text.strip(chars)` and its one-sided forms; white space where `chars` is not given.
pub fn strip<'a>(text: &'a str, chars: Option<&str>, side: Side) -> &'a str {
    let drop = |c: char| chars.map_or_else(|| is_space(c), |chars| chars.contains(c));
    match side {
        Side::Both => text.trim_matches(drop),
        Side::Left => text.trim_start_matches(drop),
        Side::Right => text.trim_end_matches(drop),
    }
}

/// The fill character of `center`, `ljust` and `rjust`.
pub fn fill_char(fill: &str) -> TextResult<char> {
    let mut chars = fill.chars();
    match (chars.next(), chars.next()) {
        (Some(fill), None) => Ok(fill),
        _ => type_error("The fill character must be exactly one character long"),
    }
}

/// `text.center(width, fill)`.
pub fn center(text: &str, width: usize, fill: char) -> TextResult<String> {
    let missing = check_len(width)?.saturating_sub(len(text));
    let left = missing / 2 + (missing & width & 1);
    Ok(padded(text, left, missing - left, fill))
}

/// `text.ljust(width, fill)`.
pub fn ljust(text: &str, width: usize, fill: char) -> TextResult<String> {
    Ok(padded(
        text,
        0,
        check_len(width)?.saturating_sub(len(text)),
        fill,
    ))
}

/// `text.rjust(width, fill)`.
pub fn rjust(text: &str, width: usize, fill: char) -> TextResult<String> {
    Ok(padded(
        text,
        check_len(width)?.saturating_sub(len(text)),
        0,
        fill,
    ))
}

fn padded(text: &str, left: usize, right: usize, fill: char) -> String {
    let side = |count| std::iter::repeat_n(fill, count);
    side(left).chain(text.chars()).chain(side(right)).collect()
}

/// `text.zfill(width)`.
pub fn zfill(text: &str, width: usize) -> TextResult<String> {
    let zeros = "0".repeat(check_len(width)?.saturating_sub(len(text)));
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let sign = &text[..text.len() - digits.len()];
    Ok(format!("{sign}{zeros}{digits}"))
}

fn all(text: &str, holds: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(holds)
}

/// `text.isspace()`.
pub fn isspace(text: &str) -> bool {
    all(text, is_space)
}

/// `text.isalpha()`.
pub fn isalpha(text: &str) -> bool {
    all(text, unicode::is_alpha)
}

/// `text.isdecimal()`.
pub fn isdecimal(text: &str) -> bool {
    all(text, |c| unicode::decimal(c).is_some())
}

/// `text.isdigit()`.
pub fn isdigit(text: &str) -> bool {
    all(text, unicode::is_digit)
}

/// `text.isnumeric()`.
pub fn isnumeric(text: &str) -> bool {
    all(text, |c| c.is_numeric() || unicode::is_digit(c))
}

/// `text.isalnum()`.
pub fn isalnum(text: &str) -> bool {
    all(text, |c| {
        unicode::is_alpha(c) || unicode::is_digit(c) || c.is_numeric()
    })
}

/// `text.isprintable()`.
pub fn isprintable(text: &str) -> bool {
    text.chars().all(unicode::is_printable)
}

/// `text.islower()`.
pub fn islower(text: &str) -> bool {
    text.chars().any(char::is_lowercase) && !text.chars().any(|c| c.is_uppercase() || is_title(c))
}

/// `text.isupper()`.
pub fn isupper(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(|c| c.is_lowercase() || is_title(c))
}

/// `text.istitle()`.
pub fn istitle(text: &str) -> bool {
    let (mut any, mut after_cased) = (false, false);
    for c in text.chars() {
        let upper = c.is_uppercase() || is_title(c);
        if (upper && after_cased) || (c.is_lowercase() && !after_cased) {
            return false;
        }
        after_cased = is_cased(c);
        any |= after_cased;
    }
    any
}

/// `text.isidentifier()`.
pub fn isidentifier(text: &str) -> bool {
    // Besides letters and decimal digits, Unicode lets marks, letters of numbers and a few signs into names.
    let starts = |c: char| {
        matches!(c, '_' | '\u{2118}' | '\u{212e}')
            || unicode::is_alpha(c)
            || c.is_alphabetic() && c.is_numeric()
    };
    let goes_on = |c: char| {
        matches!(c, '\u{b7}' | '\u{387}' | '\u{300}'..='\u{36f}' | '\u{1369}'..='\u{1371}' | '\u{200c}' | '\u{200d}')
            || c.is_alphabetic()
            || unicode::decimal(c).is_some()
    };
    let mut chars = text.chars();
    chars.next().is_some_and(starts) && chars.all(|c| starts(c) || goes_on(c))
}

/// `textwrap.dedent(text)`: removes the white space that all lines share.
pub fn dedent(text: &str) -> String {
    let is_blank = |line: &str| line.trim_matches([' ', '\t']).is_empty();
    let indent = |line: &'_ str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut margin: Option<&str> = None;
    for line in text.split('\n').filter(|line| !is_blank(line)) {
        let own = &line[..indent(line)];
        margin = Some(margin.map_or(own, |margin| {
            let shared = margin
                .bytes()
                .zip(own.bytes())
                .take_while(|(a, b)| a == b)
                .count();
            &margin[..shared]
        }));
    }
    let cut = margin.map_or(0, str::len);
    let lines: Vec<_> = text
        .split('\n')
        .map(|line| if is_blank(line) { "" } else { &line[cut..] })
        .list();
    lines.join("\n")
}
