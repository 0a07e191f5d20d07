//! Where the parameters stand in a signature of Python's notation.

/// The names of the values that a body sees, in their order: each parameter, then `*args`, then `**kwargs`.
pub fn slots(signature: &str) -> Vec<String> {
    let inner = signature
        .trim()
        .trim_start_matches('(')
        .trim_end_matches(')');
    let (mut plain, mut rest) = (Vec::new(), [None, None]);
    for part in parts(inner) {
        let name = part.split(['=', ':']).next().unwrap_or(part).trim();
        match name {
            "/" | "*" | "" => {}
            _ if name.starts_with("**") => rest[1] = Some(name[2..].to_owned()),
            _ if name.starts_with('*') => rest[0] = Some(name[1..].to_owned()),
            _ => plain.push(name.to_owned()),
        }
    }
    plain.extend(rest.into_iter().flatten());
    plain
}

/// The parts between commas that are in no bracket and no quote.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start, mut quote) = (Vec::new(), 0_usize, 0, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts
}

#[cfg(test)]
mod tests {
    use super::slots;

    #[test]
    fn slots_follow_the_signature() {
        let cases: [(&str, &[&str]); 5] = [
            ("()", &[]),
            ("(a, /, b=None, *, c=',')", &["a", "b", "c"]),
            ("(*args, key=(1, 2), **kwargs)", &["key", "args", "kwargs"]),
            ("(self, x=?, *rest)", &["self", "x", "rest"]),
            ("(x: int, shape=())", &["x", "shape"]),
        ];
        for (signature, expected) in cases {
            assert_eq!(slots(signature), expected, "{signature}");
        }
    }
}
