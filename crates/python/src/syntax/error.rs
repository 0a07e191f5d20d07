//! Syntax errors in CPython's words.

use super::messages::{self, kind_of, parsed};
use super::near::{forgotten_comma, parameter_name, starred};
use super::problem::SyntaxProblem;
use super::scan::{Flaw, scan};
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType,
};
use ruff_text_size::Ranged;

/// How many brackets may be open at once.
const DEEPEST: usize = 200;

/// Refuses what would nest too deeply for the parser.
pub(super) fn check_depth(source: &str) -> Result<(), SyntaxProblem> {
    let mut depth = 0_usize;
    for (at, byte) in source.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(SyntaxProblem::at("too many nested parentheses", at, at + 1));
        }
    }
    Ok(())
}

/// Puts the parser's error into CPython's words.
pub fn describe(source: &str, error: &ParseError) -> SyntaxProblem {
    let range = error.location.range();
    let (start, end) = (
        range.start().to_usize().min(source.len()),
        range.end().to_usize().min(source.len()),
    );
    if let Some(problem) = missing_print_parentheses(source, start) {
        return problem;
    }
    let mut plain = parser_problem(source, error, start, end);
    let is_quote = source[start..].starts_with(['"', '\'']);
    if plain.message == "invalid syntax" && is_quote && messages::in_field(source, start).is_some()
    {
        plain = SyntaxProblem::at("f-string: expecting '}'", start, start);
    }
    let next = source.len() - source[start..].trim_start().len();
    match scan(source).1 {
        // A bracket that stays open is told where a later line shows it; what the reader stumbles over further on
        // goes before what is only known to be no syntax.
        Some(Flaw::NeverClosed { at, .. })
            if !source[at.min(next)..next].contains('\n') && next < source.len() =>
        {
            plain
        }
        Some(flaw)
            if flaw.at() <= start
                || plain.message == "invalid syntax"
                || plain.message.starts_with("invalid syntax")
                    && !matches!(flaw, Flaw::NeverClosed { .. }) =>
        {
            let generic = plain.message.starts_with("invalid syntax")
                || matches!(error.error, ParseErrorType::Lexical(_));
            if generic
                || plain.message.starts_with("expected")
                || !matches!(flaw, Flaw::NeverClosed { .. })
            {
                return flaw_problem(&flaw);
            }
            plain
        }
        _ => plain,
    }
}

fn flaw_problem(flaw: &Flaw) -> SyntaxProblem {
    let at = flaw.at();
    match flaw {
        Flaw::NeverClosed { open, .. } => {
            SyntaxProblem::at(format!("'{open}' was never closed"), at, at)
        }
        Flaw::Unmatched { close, .. } => SyntaxProblem::at(format!("unmatched '{close}'"), at, at),
        Flaw::Mismatch {
            close,
            open,
            open_line,
            line,
            ..
        } => {
            let place = if open_line == line {
                String::new()
            } else {
                format!(" on line {open_line}")
            };
            SyntaxProblem::at(
                format!(
                    "closing parenthesis '{close}' does not match opening parenthesis '{open}'{place}"
                ),
                at,
                at,
            )
        }
        Flaw::Unterminated {
            triple,
            formatted,
            line,
            ..
        } => {
            let kind = match (*triple, *formatted) {
                (true, true) => "triple-quoted f-string",
                (true, false) => "triple-quoted string",
                (false, true) => "f-string",
                (false, false) => "string",
            };
            SyntaxProblem::at(
                format!("unterminated {kind} literal (detected at line {line})"),
                at,
                at,
            )
        }
    }
}

/// `print "x"`, as Python 2 had it.
fn missing_print_parentheses(source: &str, at: usize) -> Option<SyntaxProblem> {
    let start = source[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = source[start..].lines().next()?;
    let indent = line.len() - line.trim_start().len();
    let statement = line.trim_start();
    for word in ["print", "exec"] {
        if let Some(rest) = statement.strip_prefix(word)
            && rest.starts_with([' ', '\t'])
            && rest
                .trim_start()
                .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\'' | '_'))
        {
            let from = start + indent;
            let message =
                format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
            return Some(SyntaxProblem::at(
                message,
                from,
                from + statement.trim_end().len(),
            ));
        }
    }
    None
}

fn parser_problem(source: &str, error: &ParseError, start: usize, end: usize) -> SyntaxProblem {
    let at = |message: &str| SyntaxProblem::at(message, start, end.max(start + 1));
    let segment = source.get(start..end).unwrap_or("");
    match &error.error {
        ParseErrorType::UnexpectedIndentation
        | ParseErrorType::Lexical(LexicalErrorType::IndentationError)
            if mixes_tabs(source, start) =>
        {
            tab_problem(start)
        }
        ParseErrorType::UnexpectedIndentation if !goes_back(source, start) => {
            indentation("unexpected indent", start, end)
        }
        ParseErrorType::UnexpectedIndentation
        | ParseErrorType::Lexical(LexicalErrorType::IndentationError) => indentation(
            "unindent does not match any outer indentation level",
            start,
            end,
        ),
        ParseErrorType::OtherError(text)
            if text.starts_with("Expected an indented block after") =>
        {
            missing_block(source, text, start)
        }
        ParseErrorType::InvalidAssignmentTarget => {
            let words = target_words(source, segment, end);
            match words.as_str() {
                "\u{1}" => at("assignment to yield expression not possible"),
                words => SyntaxProblem::at(format!("cannot assign to {words}"), start, end),
            }
        }
        ParseErrorType::InvalidNamedAssignmentTarget => SyntaxProblem::at(
            format!(
                "cannot use assignment expressions with {}",
                kind_of(segment)
            ),
            start,
            end,
        ),
        ParseErrorType::InvalidAugmentedAssignmentTarget => SyntaxProblem::at(
            format!(
                "'{}' is an illegal expression for augmented assignment",
                kind_of(segment)
            ),
            start,
            end,
        ),
        ParseErrorType::InvalidAnnotatedAssignmentTarget => at("illegal target for annotation"),
        ParseErrorType::InvalidDeleteTarget => {
            SyntaxProblem::at(format!("cannot delete {}", kind_of(segment)), start, end)
        }
        ParseErrorType::PositionalAfterKeywordArgument => {
            at("positional argument follows keyword argument")
        }
        ParseErrorType::PositionalAfterKeywordUnpacking => {
            at("positional argument follows keyword argument unpacking")
        }
        ParseErrorType::InvalidArgumentUnpackingOrder => {
            at("iterable argument unpacking follows keyword argument unpacking")
        }
        ParseErrorType::NonDefaultParamAfterDefaultParam => {
            at("parameter without a default follows parameter with a default")
        }
        ParseErrorType::ParamAfterVarKeywordParam => {
            at("arguments cannot follow var-keyword argument")
        }
        ParseErrorType::ExpectedKeywordParam => at("named arguments must follow bare *"),
        ParseErrorType::EmptyTypeParams => at("Type parameter list cannot be empty"),
        ParseErrorType::EmptyImportNames => at("Expected one or more names after 'import'"),
        ParseErrorType::UnparenthesizedGeneratorExpression => {
            at("Generator expression must be parenthesized")
        }
        ParseErrorType::InvalidStarredExpressionUsage => at(starred(source, start, end)),
        ParseErrorType::IterableUnpackingInComprehension => {
            at("iterable unpacking cannot be used in comprehension")
        }
        ParseErrorType::VarParameterWithDefault => at(
            match segment.starts_with("**") || source[..start].trim_end().ends_with("**") {
                true => "var-keyword argument cannot have default value",
                false => "var-positional argument cannot have default value",
            },
        ),
        ParseErrorType::InvalidMatchPatternTarget => at("cannot use '_' as a target"),
        ParseErrorType::ExpectedImaginaryNumber => {
            at("imaginary number required in complex literal")
        }
        ParseErrorType::ExpectedRealNumber => at("real number required in complex literal"),
        ParseErrorType::FStringError(InterpolatedStringErrorType::InvalidConversionFlag)
        | ParseErrorType::Lexical(LexicalErrorType::FStringError(
            InterpolatedStringErrorType::InvalidConversionFlag,
        )) => {
            let rest = source[start..].trim_start_matches('!').trim_start();
            let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            at(&match word.as_str() {
                "" => "f-string: missing conversion character".to_owned(),
                word => format!(
                    "f-string: invalid conversion character '{word}': expected 's', 'r', or 'a'"
                ),
            })
        }
        ParseErrorType::FStringError(InterpolatedStringErrorType::UnclosedLbrace)
            if !source[start..].starts_with(['\'', '"', '\n']) && start < source.len() =>
        {
            forgotten_comma(source, start, end)
        }
        ParseErrorType::FStringError(error)
        | ParseErrorType::Lexical(LexicalErrorType::FStringError(error)) => at(f_string(error)),
        ParseErrorType::Lexical(LexicalErrorType::InvalidByteLiteral) => {
            at("bytes can only contain ASCII literal characters")
        }
        ParseErrorType::Lexical(LexicalErrorType::UnrecognizedToken { tok }) => {
            unrecognized(*tok, start)
        }
        ParseErrorType::Lexical(
            LexicalErrorType::UnicodeError
            | LexicalErrorType::MissingUnicodeLbrace
            | LexicalErrorType::MissingUnicodeRbrace
            | LexicalErrorType::StringError,
        ) => messages::escape(source, start).unwrap_or_else(|| at("invalid syntax")),
        ParseErrorType::Lexical(LexicalErrorType::LineContinuationError) => {
            at("unexpected character after line continuation character")
        }
        ParseErrorType::Lexical(LexicalErrorType::OtherError(_)) => {
            match messages::number(source, start) {
                Some((message, stop)) => {
                    SyntaxProblem::at(message, stop.max(1) - 1, stop.max(1) - 1)
                }
                None => at("invalid syntax"),
            }
        }
        ParseErrorType::ExpectedToken {
            expected: TokenKind::Colon,
            found: TokenKind::Newline | TokenKind::EndOfFile,
        } => {
            let stop = source[..start].trim_end().len();
            SyntaxProblem::at("expected ':'", stop, stop + 1)
        }
        ParseErrorType::ExpectedToken {
            expected: TokenKind::Colon,
            found: TokenKind::Equal,
        } => messages::assignment(source, start).unwrap_or_else(|| at("invalid syntax")),
        ParseErrorType::ExpectedToken {
            expected: TokenKind::Lpar,
            ..
        } => at("expected '('"),
        ParseErrorType::ExpectedToken {
            expected: TokenKind::Colon,
            ..
        } if ["else", "try", "finally"].iter().any(|word| {
            source[..start]
                .trim_end()
                .rsplit('\n')
                .next()
                .unwrap_or("")
                .trim()
                == *word
        }) =>
        {
            at("expected ':'")
        }
        ParseErrorType::ExpectedToken {
            expected: TokenKind::Else,
            found: TokenKind::Colon,
        } => at("invalid syntax"),
        ParseErrorType::ExpectedToken {
            expected: TokenKind::Else,
            ..
        } => at("expected 'else' after 'if' expression"),
        ParseErrorType::OtherError(text) if messages::said(text).is_some() => {
            at(messages::said(text).unwrap_or_default())
        }
        ParseErrorType::OtherError(text) if text == "Expected a parameter name" => {
            parameter_name(source, segment, start, end)
        }
        ParseErrorType::ExpectedToken { .. } | ParseErrorType::OtherError(_) => {
            forgotten_comma(source, start, end)
        }
        ParseErrorType::ExpectedExpression | ParseErrorType::SimpleStatementsOnSameLine => {
            forgotten_comma(source, start, end)
        }
        _ => at("invalid syntax"),
    }
}

/// How far a line's text is in, with tabs of so many places.
fn width(line: &str, tab: usize) -> usize {
    let blank = line.chars().take_while(|c| matches!(c, ' ' | '\t'));
    blank.fold(0, |at, c| match c {
        '\t' => (at / tab + 1) * tab,
        _ => at + 1,
    })
}

/// The line of an offset, and the one with code before it.
fn line_and_before(source: &str, at: usize) -> (&str, &str) {
    let start = source[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let is_code = |line: &&str| !line.trim().is_empty() && !line.trim().starts_with('#');
    let before = source[..start].lines().rev().find(is_code);
    (&source[start..], before.unwrap_or(""))
}

fn goes_back(source: &str, at: usize) -> bool {
    let (line, before) = line_and_before(source, at);
    width(line, 8) < width(before, 8)
}

/// True where a line's indentation and that of the line before it compare differently by how wide tabs are.
fn mixes_tabs(source: &str, at: usize) -> bool {
    let (line, before) = line_and_before(source, at);
    let compared = |tab| width(before, tab).cmp(&width(line, tab));
    // What goes back to where no line began is told as that.
    let earlier = &source[..source.len() - line.len()];
    let is_met = || earlier.lines().any(|it| width(it, 8) == width(line, 8));
    compared(8) != compared(1) && (compared(8).is_le() || is_met())
}

fn tab_problem(at: usize) -> SyntaxProblem {
    SyntaxProblem {
        class: "TabError",
        ..SyntaxProblem::at("inconsistent use of tabs and spaces in indentation", at, at)
    }
}

fn indentation(message: &str, start: usize, end: usize) -> SyntaxProblem {
    SyntaxProblem {
        class: "IndentationError",
        ..SyntaxProblem::at(message, start, end)
    }
}

/// The parser says "after `if` statement"; CPython says 'if' statement on line N.
fn missing_block(source: &str, text: &str, start: usize) -> SyntaxProblem {
    let what = text
        .trim_start_matches("Expected an indented block after ")
        .replace('`', "'");
    let header = source[..start].trim_end();
    let line = header.matches('\n').count() + 1;
    let is_name = |c: &char| *c == '_' || c.is_alphanumeric();
    let first: usize = source[start..]
        .chars()
        .take_while(is_name)
        .map(char::len_utf8)
        .sum();
    let what = match what.as_str() {
        "function definition" => what,
        other if other.contains("class") => "class definition".into(),
        other => other
            .replace(" clause", " statement")
            .replace("'case' block", "'case' statement"),
    };
    indentation(
        &format!("expected an indented block after {what} on line {line}"),
        start,
        start + first,
    )
}

/// The expression of a wrong assignment target, and CPython's guess.
fn target_words(source: &str, segment: &str, end: usize) -> String {
    let kind = kind_of(segment);
    let rest = source
        .get(end..)
        .unwrap_or("")
        .trim_start_matches([')', ' ']);
    let chained = rest
        .strip_prefix('=')
        .is_some_and(|rest| rest.lines().next().unwrap_or("").contains(" = "));
    let line = source[..end - segment.len()]
        .rsplit('\n')
        .next()
        .unwrap_or("");
    let first = !line.contains('=')
        && !line.trim_start().starts_with("yield")
        && !line.contains(',')
        && !source
            .get(end..)
            .unwrap_or("")
            .trim_start()
            .starts_with(',');
    if segment.starts_with("yield") && !line.trim_end().ends_with('(')
        || line.trim_start().starts_with("yield ")
    {
        return "\u{1}".into();
    }
    let guess = parsed(segment).is_some_and(|it| messages::may_be_compared(&it))
        && !matches!(kind.as_str(), "tuple" | "list" | "starred");
    if guess && first && !chained && rest.starts_with('=') {
        return format!("{kind} here. Maybe you meant '==' instead of '='?");
    }
    kind
}

fn f_string(error: &InterpolatedStringErrorType) -> &'static str {
    match error {
        InterpolatedStringErrorType::UnclosedLbrace => "f-string: expecting '}'",
        InterpolatedStringErrorType::SingleRbrace => "f-string: single '}' is not allowed",
        InterpolatedStringErrorType::InvalidConversionFlag => {
            "f-string: invalid conversion character: expected 's', 'r', or 'a'"
        }
        InterpolatedStringErrorType::UnterminatedString => "unterminated f-string literal",
        InterpolatedStringErrorType::UnterminatedTripleQuotedString => {
            "unterminated triple-quoted f-string literal"
        }
        InterpolatedStringErrorType::LambdaWithoutParentheses => {
            "f-string: lambda expressions are not allowed without parentheses"
        }
        InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
            "f-string: conversion type must come right after the exclamanation mark"
        }
        InterpolatedStringErrorType::NewlineInFormatSpec => {
            "f-string: newlines are not allowed in format specifiers"
        }
    }
}

fn unrecognized(c: char, start: usize) -> SyntaxProblem {
    let message = if c.is_ascii() {
        "invalid syntax".to_string()
    } else if c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
    {
        format!("invalid non-printable character U+{:04X}", u32::from(c))
    } else {
        format!("invalid character '{c}' (U+{:04X})", u32::from(c))
    };
    SyntaxProblem::at(message, start, start + c.len_utf8())
}
