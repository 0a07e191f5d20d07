//! Decorators of the program that do something at each call, `CALLS[fn.__name__] += 1`, are written out in the functions
//! that they decorate: what they count is state of those then. What a decorator keeps itself becomes a variable.

use super::findings::Finding;
use super::program::{each_expression, each_statement};
use super::reading::{Reading, made};
use super::scopes::{MODULE, Scopes, Spot, spot};
use super::steps::Made;
use super::through::hands_on;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{Arguments, Expr, Stmt, StmtFunctionDef};
use freezeframe_python::syntax::parts::{bodies, expressions};
use std::collections::BTreeMap;

/// The cells with such decorators written out, and what was done; `None` where there are none.
pub(super) fn written_out(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    made(cells, &mut |reading, making| {
        let Reading {
            program,
            body,
            scopes,
            ..
        } = *reading;
        let spans = found.iter().filter_map(|it| it.frozen.span);
        let places: Vec<usize> = spans.filter_map(|span| program.offset(span)).collect();
        for stmt in body {
            let Stmt::FunctionDef(def) = stmt else {
                continue;
            };
            let (start, end) = spot(def);
            let is_found = places.iter().any(|at| start <= *at && *at < end);
            let Some(decorator) = is_found.then(|| Decorator::of(def, scopes)).flatten() else {
                continue;
            };
            let Some(decorated) = decorator.decorated(body, scopes) else {
                continue;
            };
            for it in &decorated {
                let renamed = decorator.renamed(it, decorated.len(), scopes, &program.text);
                let lines: Vec<String> = decorator
                    .does
                    .iter()
                    .filter(|stmt| !matches!(stmt, Stmt::Global(_) | Stmt::Nonlocal(_)))
                    .map(|stmt| decorator.line(spot(stmt), it.def, &renamed, &program.text))
                    .collect();
                let mut declared = decorator.declared(&renamed);
                declared.extend(lines);
                if let Some(first) = it.def.body.iter().find(is_code) {
                    making.edits.before(spot(first).0, &declared);
                }
                let line = (
                    making.edits.line_start(it.named.0),
                    making.edits.line_end(it.named.1) + 1,
                );
                making.edits.replace(line, "");
                let own: Vec<String> = decorator
                    .own
                    .iter()
                    .map(|stmt| decorator.line(spot(*stmt), it.def, &renamed, &program.text))
                    .collect();
                if !own.is_empty() {
                    let first = it.def.decorator_list.first();
                    let at = first.map_or(spot(it.def).0, |it| spot(it).0);
                    making.edits.insert(at, own.join("\n") + "\n\n\n");
                }
            }
            making.edits.delete(spot(def));
            let told = Sentence::of("`{name}` is written out in the functions that it decorated.");
            making.tell(told.with("name", def.name.as_str().to_owned()));
        }
    })
}

/// True unless it is a text that stands alone.
fn is_code(stmt: &&Stmt) -> bool {
    !matches!(stmt, Stmt::Expr(it) if matches!(&*it.value, Expr::StringLiteral(_)))
}

/// `def counted(fn)`, with a function in it that does something and then calls `fn` with all that it is given; or
/// `def limited(calls)`, which returns such a function.
struct Decorator<'a> {
    def: &'a StmtFunctionDef,
    /// It is called where it decorates: `@limited(3)`.
    is_called: bool,
    /// The parameter for the function that is decorated.
    function: &'a str,
    /// What it keeps from call to call: the assignments of its own variables.
    own: Vec<&'a Stmt>,
    /// What is done at each call.
    does: &'a [Stmt],
}

/// A function that is decorated.
struct Decorated<'a> {
    def: &'a StmtFunctionDef,
    /// Where the decorator is named there.
    named: Spot,
    /// What the decorator is called with.
    given: Option<&'a Arguments>,
}

/// The assignments that a function begins with, and the function in it that it returns.
fn kept_and_returned(def: &StmtFunctionDef) -> Option<(Vec<&Stmt>, &StmtFunctionDef)> {
    let body: Vec<&Stmt> = def.body.iter().filter(is_code).collect();
    let (Stmt::Return(returned), rest) = body.split_last()? else {
        return None;
    };
    let (Stmt::FunctionDef(inner), own) = rest.split_last()? else {
        return None;
    };
    let is_inner =
        matches!(returned.value.as_deref(), Some(Expr::Name(it)) if it.id == inner.name.id);
    let is_own = |stmt: &&Stmt| matches!(stmt, Stmt::Assign(it) if matches!(it.targets.as_slice(), [Expr::Name(_)]));
    (is_inner && own.iter().all(is_own)).then(|| (own.to_vec(), inner))
}

/// True for what may be written out in another function.
fn is_plain(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::Assign(it) => !it.targets.iter().any(|it| matches!(it, Expr::Tuple(_))),
        Stmt::AugAssign(_)
        | Stmt::Expr(_)
        | Stmt::Global(_)
        | Stmt::Nonlocal(_)
        | Stmt::Return(_)
        | Stmt::Raise(_)
        | Stmt::Pass(_) => true,
        Stmt::If(_) => bodies(stmt).iter().all(|body| body.iter().all(is_plain)),
        _ => false,
    }
}

impl<'a> Decorator<'a> {
    fn of(def: &'a StmtFunctionDef, scopes: &Scopes<'a>) -> Option<Self> {
        let (mut own, mut inner) = kept_and_returned(def)?;
        let (mut around, mut is_called) = (def, false);
        if let Some((more, within)) = kept_and_returned(inner) {
            own.extend(more);
            (around, inner, is_called) = (inner, within, true);
        }
        let mut parameters = around.parameters.iter();
        let function: &str = parameters.next()?.name();
        let all = inner.parameters.vararg.as_ref()?.name.as_str();
        let named = inner.parameters.kwarg.as_ref().map(|it| it.name.as_str());
        let (last, does) = inner.body.split_last()?;
        let Stmt::Return(last) = last else {
            return None;
        };
        let hands_on = matches!(last.value.as_deref(), Some(Expr::Call(call)) if hands_on(call, function, all, named));
        if parameters.next().is_some()
            || !hands_on
            || does.is_empty()
            || inner.parameters.iter().count() != 1 + usize::from(named.is_some())
        {
            return None;
        }
        // What it does looks at nothing of its own but the function's name, what it keeps, and what it was called with.
        let (from, to) = (spot(does.first()?).0, spot(does.last()?).1);
        let outer = scopes.made_by(def);
        let mut uses = scopes.uses.iter();
        let is_free = uses.all(|it| {
            let is_inside = from <= it.at.0 && it.at.1 <= to;
            let owner = scopes.owner(it.scope, it.name);
            let is_module = owner == MODULE;
            let is_kept =
                names_of(&own).contains(&it.name) || is_called && owner == outer && !it.is_write;
            let is_function = it.name == function && {
                let rest = scopes.ways_from(it.at);
                rest.iter()
                    .any(|way| matches!(way, Expr::Attribute(it) if it.attr.as_str() == "__name__"))
            };
            !is_inside || is_module || is_kept || is_function
        });
        (is_free && does.iter().all(is_plain)).then_some(Self {
            def,
            is_called,
            function,
            own,
            does,
        })
    }

    /// The functions that it decorates; `None` where it is used otherwise too.
    fn decorated(&self, body: &'a [Stmt], scopes: &Scopes<'a>) -> Option<Vec<Decorated<'a>>> {
        let name = self.def.name.as_str();
        let (mut all, mut places) = (Vec::new(), Vec::new());
        each_statement(body, &mut |stmt| {
            let Stmt::FunctionDef(def) = stmt else { return };
            for decorator in &def.decorator_list {
                let expr = &decorator.expression;
                let (named, given) = match expr {
                    Expr::Call(call) if self.is_called => (&*call.func, Some(&call.arguments)),
                    other => (other, None),
                };
                let is_it = matches!(named, Expr::Name(it) if it.id.as_str() == name);
                if is_it && given.is_some() == self.is_called {
                    places.push(spot(named));
                    all.push(Decorated {
                        def,
                        named: spot(expr),
                        given,
                    });
                }
            }
        });
        let mut uses = scopes.uses.iter();
        let is_all = uses.all(|it| it.is_write || it.name != name || places.contains(&it.at));
        (is_all && !all.is_empty()).then_some(all)
    }

    /// What its variables and parameters are called in a function that it decorates.
    fn renamed(
        &self,
        it: &Decorated<'a>,
        all: usize,
        scopes: &Scopes<'a>,
        text: &str,
    ) -> BTreeMap<&'a str, String> {
        let mut renamed = BTreeMap::new();
        for name in names_of(&self.own) {
            let own = format!("{}_{name}", it.def.name.as_str());
            let is_free = all == 1 && !scopes.binds(MODULE, name);
            let new = match is_free {
                true => name.to_owned(),
                false => scopes.fresh(&[&own, &format!("{own}_now")]),
            };
            renamed.insert(name, new);
        }
        for (at, parameter) in self.def.parameters.iter().enumerate() {
            let name = parameter.name().as_str();
            let Some(given) = it.given else { continue };
            let mut keywords = given.keywords.iter();
            let keyword =
                keywords.find(|it| it.arg.as_ref().is_some_and(|arg| arg.as_str() == name));
            let value = given.args.get(at).or(keyword.map(|it| &it.value));
            if let Some(value) = value.or(parameter.default()) {
                let (start, end) = spot(value);
                renamed.insert(name, text.get(start..end).unwrap_or("").to_owned());
            }
        }
        renamed
    }

    /// `global n`, of the variables that it changes.
    fn declared(&self, renamed: &BTreeMap<&'a str, String>) -> Vec<String> {
        let mut names = Vec::new();
        for stmt in self.does {
            let all = match stmt {
                Stmt::Global(it) => &it.names,
                Stmt::Nonlocal(it) => &it.names,
                _ => continue,
            };
            names.extend(all.iter().map(|name| {
                let new = renamed.get(name.as_str());
                new.cloned().unwrap_or_else(|| name.to_string())
            }));
        }
        match names.is_empty() {
            true => Vec::new(),
            false => vec![format!("global {}", names.join(", "))],
        }
    }

    /// A statement of it, in a function that it decorates.
    fn line(
        &self,
        (start, end): Spot,
        decorated: &StmtFunctionDef,
        renamed: &BTreeMap<&'a str, String>,
        text: &str,
    ) -> String {
        let mut places: Vec<(Spot, String)> = Vec::new();
        each_statement(&self.def.body, &mut |stmt| {
            for whole in expressions(stmt) {
                each_expression(whole, &mut |expr| match expr {
                    Expr::Attribute(it) if matches!(&*it.value, Expr::Name(of) if of.id.as_str() == self.function) =>
                    {
                        places.push((spot(expr), format!("\"{}\"", decorated.name.as_str())));
                    }
                    Expr::Name(it) => {
                        if let Some(new) = renamed.get(it.id.as_str()) {
                            places.push((spot(expr), new.clone()));
                        }
                    }
                    _ => {}
                });
            }
        });
        places.retain(|(at, _)| start <= at.0 && at.1 <= end);
        places.sort_unstable();
        places.dedup();
        let (mut line, mut at) = (String::new(), start);
        for ((from, to), new) in places {
            line += text.get(at..from).unwrap_or("");
            line += &new;
            at = to;
        }
        line += text.get(at..end).unwrap_or("");
        let from = text.get(..start).unwrap_or("");
        let indent = start - from.rfind('\n').map_or(0, |at| at + 1);
        line.replace(&format!("\n{}", " ".repeat(indent)), "\n")
    }
}

/// The names that assignments set.
fn names_of<'a>(own: &[&'a Stmt]) -> Vec<&'a str> {
    let names = own.iter().filter_map(|stmt| match stmt {
        Stmt::Assign(it) => match it.targets.as_slice() {
            [Expr::Name(name)] => Some(name.id.as_str()),
            _ => None,
        },
        _ => None,
    });
    names.collect()
}
