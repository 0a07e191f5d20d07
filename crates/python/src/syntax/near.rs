//! What stands around the place of an error says what CPython says of it.

use super::messages;
use super::problem::SyntaxProblem;
use super::scan::scan;

/// Two expressions side by side inside brackets.
pub(super) fn forgotten_comma(source: &str, start: usize, end: usize) -> SyntaxProblem {
    let plain = SyntaxProblem::at("invalid syntax", start, end.max(start + 1));
    let starts_expression =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '\'' | '(' | '[' | '{');
    let ends_expression =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '\'' | ')' | ']' | '}');
    let before = source[..start].trim_end();
    if source[start..].starts_with(|c: char| c == '_' || c.is_alphanumeric())
        && source[..start].ends_with(|c: char| c == '.' || c.is_ascii_alphanumeric())
        && let Some((message, stop)) = messages::number(source, start)
    {
        return SyntaxProblem::at(message, stop.max(1) - 1, stop.max(1) - 1);
    }
    let field = messages::in_field(source, start);
    let brackets = match field {
        Some(text) => scan(text).0,
        None => scan(before).0,
    };
    let next = source[start..].chars().next().unwrap_or(' ');
    let call = called(before);
    if (field.is_none() || !brackets.is_empty())
        && let Some(problem) = at_bracket(source, start, before, &brackets)
    {
        return problem;
    }
    if next == '(' && line_of(before).trim_start().starts_with("def ") {
        return SyntaxProblem::at("Function parameters cannot be parenthesized", start, end);
    }
    if source[start..].starts_with("for ")
        && brackets.last().is_some_and(|it| it.1 != '(')
        && before.contains(',')
        && !line_of(before).contains(" for ")
    {
        let from = brackets.last().map_or(start, |it| it.0 + 1);
        let text = "did you forget parentheses around the comprehension target?";
        return SyntaxProblem::at(text, from, before.len());
    }
    if next == '(' && before.ends_with("lambda") {
        return SyntaxProblem::at(
            "Lambda expression parameters cannot be parenthesized",
            start,
            end,
        );
    }
    if source[start..].starts_with("from ") && line_of(before).trim_start().starts_with("import ") {
        return SyntaxProblem::at(
            "Did you mean to use 'from ... import ...' instead?",
            start,
            end,
        );
    }
    let inside = !brackets.is_empty() || field.is_some();
    let of_loop = line_of(before).contains(" for ")
        && before
            .trim_end_matches(|c: char| c == '_' || c == '.' || c.is_alphanumeric())
            .trim_end()
            .ends_with(" in");
    let word = source.get(start..end).unwrap_or("");
    let keyword = matches!(
        word,
        "for"
            | "if"
            | "else"
            | "in"
            | "is"
            | "and"
            | "or"
            | "not"
            | "as"
            | "import"
            | "from"
            | "lambda"
            | "async"
    );
    if inside
        && !of_loop
        && call != Some("def")
        && !line_of(before).trim_start().starts_with("from ")
        && !keyword
        && word.starts_with(starts_expression)
        && before.ends_with(ends_expression)
    {
        let from = before
            .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '"' | '\'')))
            .map_or(0, |at| at + 1);
        return SyntaxProblem::at(
            "invalid syntax. Perhaps you forgot a comma?",
            from.min(start),
            end,
        );
    }
    if field.is_some()
        && brackets.is_empty()
        && let Some(problem) = messages::field(source, start, end)
    {
        return problem;
    }
    plain
}

/// What is wrong within the bracket that is open where a text breaks off.
fn at_bracket(
    source: &str,
    start: usize,
    before: &str,
    brackets: &[(usize, char)],
) -> Option<SyntaxProblem> {
    let next = source[start..].chars().next().unwrap_or(' ');
    let call = called(before);
    let last = before.chars().last().unwrap_or(' ');
    match (last, next) {
        ('*', ')' | ',') if call == Some("") && !before.ends_with("**") => {
            return Some(SyntaxProblem::at(
                "Invalid star expression",
                before.len() - 1,
                before.len(),
            ));
        }
        ('=', ')' | ',') if call == Some("") => {
            return Some(SyntaxProblem::at(
                "expected argument value expression",
                before.len() - 1,
                before.len(),
            ));
        }
        (_, '/') if call == Some("def") && before.ends_with("*,") => {
            return Some(SyntaxProblem::at("/ must be ahead of *", start, start + 1));
        }
        ('=', ')' | ',') if call == Some("def") => {
            return Some(SyntaxProblem::at(
                "expected default value expression",
                before.len() - 1,
                before.len(),
            ));
        }
        (':', '}' | ',') if brackets.last().is_some_and(|it| it.1 == '{') => {
            return Some(SyntaxProblem::at(
                "expression expected after dictionary key and ':'",
                before.len() - 1,
                before.len(),
            ));
        }
        (_, '=') if !source[start..].starts_with("==") => {
            let bracket = brackets.last().map(|it| it.1);
            if bracket.is_some()
                && call.is_none()
                && let Some(problem) = messages::assignment(source, start)
            {
                return Some(problem);
            }
        }
        (_, '}' | ',') if brackets.last().is_some_and(|it| it.1 == '{') && is_dict(before) => {
            return Some(SyntaxProblem::at(
                "':' expected after dictionary key",
                start,
                start + 1,
            ));
        }
        _ => {}
    }
    None
}

/// The last line of a text.
fn line_of(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or(text)
}

/// What stands before the bracket that is open at the end of a text, if it is a call's: `def` or nothing.
fn called(before: &str) -> Option<&'static str> {
    let open = scan(before).0.pop()?;
    let head = before[..open.0].trim_end();
    if open.1 != '('
        || !head.ends_with(|c: char| c == '_' || c == ')' || c == ']' || c.is_alphanumeric())
    {
        return None;
    }
    let word = head
        .rsplit(|c: char| c != '_' && !c.is_alphanumeric())
        .next()?;
    let line = line_of(head).trim_start();
    let of_def = line.starts_with("def ") || line.starts_with("async def ");
    match word {
        "if" | "in" | "not" | "and" | "or" | "is" | "assert" | "return" | "while" | "elif"
        | "else" | "yield" | "print" => None,
        _ if of_def => Some("def"),
        _ => Some(""),
    }
}

/// True if the brace that is open at the end of a text began a dict.
fn is_dict(before: &str) -> bool {
    let Some((at, _)) = scan(before).0.pop() else {
        return false;
    };
    let body = &before[at + 1..];
    body.trim_start().starts_with("**") || body.contains(": ")
}

/// A starred expression where none can be.
pub(super) fn starred(source: &str, start: usize, end: usize) -> &'static str {
    let (before, after) = (source[..start].trim_end(), source[end..].trim_start());
    if after.starts_with("for ") {
        return "iterable unpacking cannot be used in comprehension";
    }
    if before.ends_with(':') && scan(before).0.last().is_some_and(|it| it.1 == '{') {
        return match source[start..].starts_with("**") {
            true => "invalid syntax",
            false => "cannot use a starred expression in a dictionary value",
        };
    }
    if after.starts_with(':') && before.ends_with(['{', ',']) {
        return "invalid syntax";
    }
    if before.ends_with('(') && after.starts_with(')') && called(before).is_none() {
        return "cannot use starred expression here";
    }
    "can't use starred expression here"
}

/// What stands where the name of a parameter or of a keyword argument has to.
pub(super) fn parameter_name(
    source: &str,
    segment: &str,
    start: usize,
    end: usize,
) -> SyntaxProblem {
    let after = source[end..].trim_start();
    if !after.starts_with('=') || called(source[..start].trim_end()) == Some("def") {
        return forgotten_comma(source, start, end);
    }
    let stop = source.len() - after.len() + 1;
    match segment {
        "True" | "False" | "None" => {
            SyntaxProblem::at(format!("cannot assign to {segment}"), start, stop)
        }
        _ => SyntaxProblem::at(
            "expression cannot contain assignment, perhaps you meant \"==\"?",
            start,
            stop,
        ),
    }
}
