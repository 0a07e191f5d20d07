//! What parses and is refused all the same: patterns that cannot be reached or that bind a name twice, and the like.

use super::*;
use crate::syntax::ast::Pattern;

type Checked = Result<(), SyntaxProblem>;

fn refuse(message: String, range: TextRange) -> Checked {
    Err(SyntaxProblem::new(message, range))
}

/// Checks the cases of a `match`.
pub(super) fn cases(cases: &[ast::MatchCase]) -> Checked {
    for (index, case) in cases.iter().enumerate() {
        if index + 1 < cases.len() && case.guard.is_none() {
            reachable_behind(&case.pattern)?;
        }
        captures(&case.pattern, &mut Vec::new())?;
    }
    Ok(())
}

/// Refuses a pattern that matches everything where others follow.
fn reachable_behind(pattern: &Pattern) -> Checked {
    let message = match pattern {
        Pattern::MatchAs(it) if it.pattern.is_none() => match &it.name {
            Some(name) => format!("name capture '{name}' makes remaining patterns unreachable"),
            None => "wildcard makes remaining patterns unreachable".into(),
        },
        Pattern::MatchAs(it) => {
            return it.pattern.as_deref().map_or(Ok(()), reachable_behind);
        }
        Pattern::MatchOr(it) => return it.patterns.last().map_or(Ok(()), reachable_behind),
        _ => return Ok(()),
    };
    refuse(message, pattern.range())
}

fn add<'a>(
    name: Option<&'a ast::Identifier>,
    pattern: &Pattern,
    names: &mut Vec<&'a str>,
) -> Checked {
    let Some(name) = name else { return Ok(()) };
    if names.contains(&name.as_str()) {
        let text = format!("multiple assignments to name '{name}' in pattern");
        return refuse(text, pattern.range());
    }
    names.push(name.as_str());
    Ok(())
}

/// Gathers the names that a pattern binds, each of which it may bind once.
fn captures<'a>(pattern: &'a Pattern, names: &mut Vec<&'a str>) -> Checked {
    match pattern {
        Pattern::MatchAs(it) => {
            if let Some(inner) = &it.pattern {
                captures(inner, names)?;
            }
            add(it.name.as_ref(), pattern, names)
        }
        Pattern::MatchStar(it) => add(it.name.as_ref(), pattern, names),
        Pattern::MatchMapping(it) => {
            let mut seen: Vec<String> = Vec::new();
            for text in it.keys.iter().filter_map(literal_key) {
                if seen.contains(&text) {
                    let text = format!("mapping pattern checks duplicate key ({text})");
                    return refuse(text, it.range);
                }
                seen.push(text);
            }
            it.patterns.iter().try_for_each(|it| captures(it, names))?;
            add(it.rest.as_ref(), pattern, names)
        }
        Pattern::MatchSequence(it) => {
            let stars = it.patterns.iter().filter(|it| it.is_match_star());
            if stars.count() > 1 {
                let text = "multiple starred names in sequence pattern";
                return refuse(text.into(), it.range);
            }
            it.patterns.iter().try_for_each(|it| captures(it, names))
        }
        Pattern::MatchClass(it) => {
            let mut seen: Vec<&str> = Vec::new();
            for keyword in &it.arguments.keywords {
                let name = keyword.attr.as_str();
                if seen.contains(&name) {
                    let text = format!("attribute name repeated in class pattern: {name}");
                    return refuse(text, keyword.range);
                }
                seen.push(name);
            }
            let keywords = it.arguments.keywords.iter().map(|it| &it.pattern);
            let mut all = it.arguments.patterns.iter().chain(keywords);
            all.try_for_each(|it| captures(it, names))
        }
        Pattern::MatchOr(it) => {
            let before = names.len();
            let mut first: Option<Vec<&str>> = None;
            for (index, pattern) in it.patterns.iter().enumerate() {
                if index + 1 < it.patterns.len() {
                    reachable_behind(pattern)?;
                }
                names.truncate(before);
                captures(pattern, names)?;
                let mut own = names[before..].to_vec();
                own.sort_unstable();
                if first.get_or_insert_with(|| own.clone()) != &own {
                    let text = "alternative patterns bind different names";
                    return refuse(text.into(), it.range);
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The text of a key that is a literal.
fn literal_key(key: &Expr) -> Option<String> {
    match key {
        Expr::StringLiteral(it) => Some(format!("'{}'", it.value.to_str())),
        Expr::NumberLiteral(it) => match &it.value {
            ast::Number::Int(int) => Some(int.to_string()),
            _ => None,
        },
        Expr::NoneLiteral(_) => Some("None".into()),
        Expr::BooleanLiteral(it) => Some(if it.value { "True" } else { "False" }.into()),
        _ => None,
    }
}

/// Refuses `except:` before others.
pub(super) fn handlers(handlers: &[ast::ExceptHandler]) -> Checked {
    for (index, handler) in handlers.iter().enumerate() {
        let ast::ExceptHandler::ExceptHandler(it) = handler;
        if it.type_.is_none() && index + 1 < handlers.len() {
            return refuse("default 'except:' must be last".into(), it.range);
        }
        if let Some(Expr::Tuple(types)) = it.type_.as_deref()
            && !types.parenthesized
        {
            let text = "multiple exception types must be parenthesized";
            return refuse(text.into(), types.range);
        }
    }
    Ok(())
}

/// Refuses features that there are not, and features that come too late.
pub(super) fn features(stmt: &ast::StmtImportFrom, may_come: bool) -> Checked {
    const KNOWN: &[&str] = &[
        "annotations",
        "division",
        "print_function",
        "absolute_import",
        "unicode_literals",
        "generators",
        "nested_scopes",
        "with_statement",
        "generator_stop",
        "barry_as_FLUFL",
    ];
    if !may_come {
        let text = "from __future__ imports must occur at the beginning of the file";
        return refuse(text.into(), stmt.range);
    }
    for alias in &stmt.names {
        match alias.name.as_str() {
            "braces" => return refuse("not a chance".into(), alias.range),
            name if !KNOWN.contains(&name) => {
                return refuse(format!("future feature {name} is not defined"), alias.range);
            }
            _ => {}
        }
    }
    Ok(())
}
