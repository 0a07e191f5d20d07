//! Jitted methods and lambdas get a function of their own, so that the objects in them can be its arguments:
//! `learn = jit(agent.learn)` becomes `def learn(x): return agent.learn(x)`, with `jit` above it.

use super::flow::{Callee, Flow, Known, Receiver, Wrap, last_name};
use super::program::{each_expression, each_statement};
use super::reading::{Reading, made};
use super::scopes::{MODULE, Spot, spot};
use super::steps::Made;
use super::text::Edits;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{Expr, ExprCall, Parameters, Stmt};
use freezeframe_python::syntax::parts::expressions;

/// The cells with such functions, and what was done; `None` where there is nothing to do.
pub(super) fn named(cells: &[CellText]) -> Option<Made> {
    made(cells, &mut |reading, making| {
        let Reading {
            body,
            flow,
            program,
            scopes,
        } = *reading;
        let mut jitted: Vec<(Spot, &ExprCall, Entry)> = Vec::new();
        for (at, (call, callee)) in &flow.wrappings {
            let is_jit = last_name(&call.func) == "jit" && callee.wraps == [Wrap::Jit];
            let entry = is_jit.then(|| called(flow, call, callee)).flatten();
            jitted.extend(entry.map(|entry| (*at, *call, entry)));
        }
        each_statement(body, &mut |stmt| {
            for whole in expressions(stmt) {
                each_expression(whole, &mut |expr| {
                    if let Expr::Call(call) = expr
                        && last_name(&call.func) == "jit"
                        && let Some(entry) =
                            partial(flow, call).or_else(|| method_of_some(flow, call))
                    {
                        jitted.push((spot(expr), call, entry));
                    }
                });
            }
        });
        for (at, call, (parameters, value, first)) in jitted {
            let at = &at;
            let Some((stmt, target)) = statement_around(body, *at) else {
                continue;
            };
            let name = match target {
                Some(name) => name.to_owned(),
                None => scopes.fresh(&[&format!("jitted_{first}"), &format!("{first}_jitted")]),
            };
            let func = making.edits.old(spot(&*call.func)).to_owned();
            let rest = keywords(&making.edits, call);
            let indent = making.edits.indent(stmt.0);
            let text = format!(
                "@{func}{rest}\n{indent}def {name}({parameters}):\n{indent}    return {value}"
            );
            // A function of a module stands between two empty lines.
            let before = program.text[..stmt.0].trim_end_matches([' ', '\t']);
            let lines = before.len() - before.trim_end_matches('\n').len();
            let (above, below) = match indent {
                "" => ("\n".repeat(3_usize.saturating_sub(lines)), "\n\n"),
                _ => (String::new(), ""),
            };
            if target.is_some() {
                making.edits.replace(stmt, format!("{above}{text}{below}"));
            } else {
                making
                    .edits
                    .insert(stmt.0, format!("{above}{text}\n{below}{indent}"));
                making.edits.replace(*at, name.clone());
            }
            let told = Sentence::of(
                "`{name}` is a function of its own, so that what it computes with can be its argument.",
            );
            making.tell(told.with("name", name));
        }
    })
}

/// The parameters of what is jitted, what it returns, and a word for it.
type Entry = (String, String, String);

/// What `jit(partial(policy.score, 2.0))` jits: a method of an object, with some of its arguments given.
fn partial(flow: &Flow<'_, '_>, call: &ExprCall) -> Option<Entry> {
    let text = |at: Spot| flow.text.get(at.0..at.1).unwrap_or("").to_owned();
    let Some(Expr::Call(inner)) = call.arguments.args.first() else {
        return None;
    };
    if last_name(&inner.func) != "partial" {
        return None;
    }
    let (function, given) = inner.arguments.args.split_first()?;
    let (scope, own, word) = match function {
        Expr::Attribute(method) => {
            let Expr::Name(object) = &*method.value else {
                return None;
            };
            let Known::Held(at) = flow.finally(MODULE, &object.id)? else {
                return None;
            };
            let scope = flow.method(flow.held[*at].class, &method.attr)?;
            (scope, 1, object.id.to_string())
        }
        Expr::Name(name) => match flow.finally(MODULE, &name.id)? {
            Known::Function(callee) if callee.wraps.is_empty() => {
                (callee.scope, 0, name.id.to_string())
            }
            _ => return None,
        },
        _ => return None,
    };
    let all = &flow.scopes.def(scope)?.parameters;
    let is_plain = all.vararg.is_none() && all.kwarg.is_none() && all.kwonlyargs.is_empty();
    let keywords = &inner.arguments.keywords;
    let is_known = keywords.iter().all(|it| it.arg.is_some());
    let is_given = |name: &str| {
        let mut names = keywords.iter().filter_map(|it| it.arg.as_ref());
        names.any(|it| it.as_str() == name)
    };
    let open: Vec<_> = all.iter().skip(own + given.len()).collect();
    // What has a default may be given or not.
    if !is_plain
        || !is_known
        || open
            .iter()
            .any(|it| it.default().is_some() && !is_given(it.name()))
    {
        return None;
    }
    let names: Vec<&str> = open
        .iter()
        .map(|it| it.name().as_str())
        .filter(|name| !is_given(name))
        .collect();
    let mut arguments: Vec<String> = given.iter().map(|it| text(spot(it))).collect();
    arguments.extend(names.iter().map(|it| (*it).to_owned()));
    arguments.extend(keywords.iter().map(|it| text(spot(it))));
    let value = format!("{}({})", text(spot(function)), arguments.join(", "));
    Some((names.join(", "), value, word))
}

/// What `jit(gp.predict)` jits, where it is not known of which class the object is: a method whose parameters are the
/// same in all classes that have one of this name.
fn method_of_some(flow: &Flow<'_, '_>, call: &ExprCall) -> Option<Entry> {
    let Some(Expr::Attribute(method)) = call.arguments.args.first() else {
        return None;
    };
    let Expr::Name(object) = &*method.value else {
        return None;
    };
    let known = flow.finally(MODULE, &object.id);
    flow.first_value(MODULE, &object.id)
        .filter(|_| known.is_none())?;
    let methods = flow.scopes.inner().filter(|scope| {
        flow.scopes.class_of_method(*scope).is_some()
            && flow.scopes.name(*scope) == method.attr.as_str()
    });
    let mut all = methods.map(|scope| {
        let def = flow
            .scopes
            .def(scope)
            .filter(|it| it.decorator_list.is_empty())?;
        let names = def.parameters.iter().skip(1).map(|it| it.name().as_str());
        Some((
            own_parameters(&def.parameters, flow.text)?,
            names.collect::<Vec<_>>(),
        ))
    });
    let (parameters, names) = all.next()??;
    let is_same = all.all(|it| it.is_some_and(|it| it.0 == parameters));
    let value = format!("{}.{}({})", object.id, method.attr, names.join(", "));
    is_same.then_some((parameters, value, object.id.to_string()))
}

fn called(flow: &Flow<'_, '_>, call: &ExprCall, callee: &Callee) -> Option<Entry> {
    let first = call.arguments.args.first()?;
    let text = |at: Spot| flow.text.get(at.0..at.1).unwrap_or("").to_owned();
    if let Expr::Lambda(lambda) = first {
        let parameters = lambda.parameters.as_deref();
        let parameters = parameters.map_or(String::new(), |it| text(spot(it)));
        return Some((parameters, text(spot(&*lambda.body)), "function".to_owned()));
    }
    let (Receiver::Held(_) | Receiver::Some) = callee.receiver else {
        return None;
    };
    let (object, called) = match first {
        Expr::Attribute(it) if callee.receiver == Receiver::Some => {
            (it.attr.as_str(), text(spot(first)))
        }
        Expr::Name(name) => (name.id.as_str(), name.id.to_string()),
        Expr::Attribute(it) => match (&*it.value, it.attr.as_str()) {
            (Expr::Name(name), "__call__") => (name.id.as_str(), name.id.to_string()),
            (Expr::Name(_), attribute) => (attribute, text(spot(first))),
            _ => return None,
        },
        _ => return None,
    };
    let def = flow.scopes.def(callee.scope)?;
    let parameters = own_parameters(&def.parameters, flow.text)?;
    let names: Vec<&str> = def
        .parameters
        .iter()
        .skip(1)
        .map(|it| it.name().as_str())
        .collect();
    let value = format!("{called}({})", names.join(", "));
    Some((parameters, value, object.to_owned()))
}

/// The parameters after `self`, as they are written; `None` where there may be any number.
fn own_parameters(parameters: &Parameters, text: &str) -> Option<String> {
    if parameters.vararg.is_some()
        || parameters.kwarg.is_some()
        || !parameters.kwonlyargs.is_empty()
    {
        return None;
    }
    let all = parameters.iter().skip(1).map(|it| match it.default() {
        Some(default) => {
            let at = spot(default);
            format!("{}={}", it.name(), text.get(at.0..at.1).unwrap_or(""))
        }
        None => it.name().to_string(),
    });
    Some(all.collect::<Vec<_>>().join(", "))
}

/// What else `jit` is told.
fn keywords(edits: &Edits<'_>, call: &ExprCall) -> String {
    let all = call.arguments.keywords.iter();
    let all: Vec<&str> = all.map(|it| edits.old(spot(it))).collect();
    if all.is_empty() {
        String::new()
    } else {
        format!("({})", all.join(", "))
    }
}

/// The innermost plain statement around a call, and the name that it assigns the call to.
fn statement_around(body: &[Stmt], at: Spot) -> Option<(Spot, Option<&str>)> {
    let mut found = None;
    each_statement(body, &mut |stmt| {
        let (start, end) = spot(stmt);
        if start <= at.0 && at.1 <= end {
            let target = match stmt {
                Stmt::Assign(it) if spot(&*it.value) == at => match it.targets.as_slice() {
                    [Expr::Name(name)] => Some(name.id.as_str()),
                    _ => None,
                },
                _ => None,
            };
            let is_plain = matches!(stmt, Stmt::Assign(_) | Stmt::Expr(_) | Stmt::Return(_));
            found = is_plain.then_some(((start, end), target));
        }
    });
    found
}
