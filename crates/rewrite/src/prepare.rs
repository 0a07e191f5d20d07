//! What makes a text ready before its state is carried: what is asked of the world is asked before the call, and
//! branches on what changes become `jnp.where`. As plain Python the text does what it did before.

use super::aliases;
use super::branches::Branches;
use super::buffers;
use super::caches;
use super::callables;
use super::decorators;
use super::defaults;
use super::draft::draft_of;
use super::factories;
use super::findings::Finding;
use super::flow::Flow;
use super::holders;
use super::locals;
use super::named;
use super::passed;
use super::paths::Path;
use super::program::{Program, each_expression, each_statement};
use super::scopes::{MODULE, Scopes, Spot, spot};
use super::shared;
use super::states::{Asked, State, What};
use super::steps::Made;
use freezeframe_base::{CellText, EffectKind, FreezeKind};
use freezeframe_python::syntax::ast::{Expr, Stmt};
use freezeframe_python::syntax::parse;
use freezeframe_python::syntax::parts::{bodies, expressions};

/// The cells made ready, and what was done to them; `None` where there is nothing to do.
pub(super) fn prepared(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    asked_before(cells, found)
        .or_else(|| defaults::lifted(cells, found))
        .or_else(|| caches::dropped(cells, found))
        .or_else(|| decorators::written_out(cells, found))
        .or_else(|| shared::lifted(cells, found))
        .or_else(|| named::lifted(cells, found))
        .or_else(|| aliases::written_out(cells, found))
        .or_else(|| buffers::replaced(cells, found))
        .or_else(|| callables::handed(cells, found))
        .or_else(|| branched(cells, found, false))
        .or_else(|| locals::named(cells, found))
        .or_else(|| passed::dropped(cells, found))
        .or_else(|| factories::written_out(cells, found))
        .or_else(|| holders::written_out(cells, found))
        .or_else(|| named::parted(cells))
}

/// The cells with both ways of branches computed; with `all` of those too that nothing traced changes.
pub(super) fn branched(cells: &[CellText], found: &[Finding], all: bool) -> Option<Made> {
    let program = Program::new(cells);
    let body = parse(&program.text).ok()?;
    let scopes = Scopes::of(&program.text, &body).ok()?;
    let mut branches = Branches::new(&program, &scopes, found, all);
    branches.run(&body, &Flow::of(&program.text, &body, &scopes));
    let (edits, changes) = branches.done()?;
    Some(Made::at_once(program.split(&edits), changes))
}

/// What is asked of the clock, of the environment or of an iterator becomes an argument.
fn asked_before(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    let asked = [
        EffectKind::Clock,
        EffectKind::Environment,
        EffectKind::IteratorAdvanced,
    ];
    asked_of(cells, found, &asked, false)
}

/// What is drawn is drawn by the caller and becomes an argument, a static one where it decides which code is traced.
pub(super) fn drawn(cells: &[CellText], found: &[Finding], decides: bool) -> Option<Made> {
    asked_of(cells, found, &[EffectKind::Random], decides)
}

/// What is asked of these becomes an argument.
fn asked_of(
    cells: &[CellText],
    found: &[Finding],
    kinds: &[EffectKind],
    decides: bool,
) -> Option<Made> {
    let is_asked = |it: &&Finding| {
        let kind = &it.frozen.kind;
        kinds
            .iter()
            .any(|known| *kind == FreezeKind::Effect(*known))
    };
    let found: Vec<&Finding> = found.iter().filter(is_asked).collect();
    if found.is_empty() {
        return None;
    }
    let text = Program::new(cells).text;
    let body = parse(&text).ok()?;
    let asked = |program: &Program<'_>, flow: &Flow<'_, '_>| {
        let mut asked = Asked::default();
        for finding in &found {
            let span = finding.frozen.span;
            if let Some(start) = span.and_then(|span| program.offset(span))
                && let Some(span) = span
            {
                let end = start + (span.end - span.start) as usize;
                asks(&mut asked, finding, decides, (start, end), &body, flow);
            }
        }
        asked
    };
    let draft = draft_of(cells, false, &asked, &|_| {}).ok()?;
    (draft.made.cells != cells).then_some(draft.made)
}

/// Adds the state that is asked for at a place; `decides` where what is drawn decides which code is traced.
fn asks(
    asked: &mut Asked,
    finding: &Finding,
    decides: bool,
    at: Spot,
    body: &[Stmt],
    flow: &Flow<'_, '_>,
) {
    let Some((expr, target)) = question(body, at) else {
        return;
    };
    let here = spot(expr);
    let scope = flow.scopes.around(here.0);
    let mut is_statement = false;
    each_statement(body, &mut |stmt| {
        is_statement |= matches!(stmt, Stmt::Expr(it) if spot(&*it.value) == here);
    });
    // Of what is only done, as `log.info("step")`, nothing could be passed.
    if is_statement {
        return;
    }
    let mut is_global = true;
    each_expression(expr, &mut |part| {
        if let Expr::Name(name) = part {
            is_global &= flow.scopes.owner(scope, &name.id) == MODULE;
        }
    });
    let is_known = |it: &State| matches!(it.what, What::Asked { at, .. } if at == here);
    if !is_global || asked.states.iter().any(is_known) {
        return;
    }
    let is_drawn = finding.frozen.kind == FreezeKind::Effect(EffectKind::Random);
    let is_next = finding.frozen.kind == FreezeKind::Effect(EffectKind::IteratorAdvanced);
    let is_text = finding.frozen.kind == FreezeKind::Effect(EffectKind::Environment)
        && !matches!(expr, Expr::Call(call) if is_conversion(&call.func));
    // What is drawn in a loop or under a condition is drawn another number of times.
    let is_plain = flow.scopes.def(flow.scopes.home(scope)).is_some_and(|def| {
        let all = def.body.iter();
        let mut around = all.filter(|stmt| spot(*stmt).0 <= here.0 && here.1 <= spot(*stmt).1);
        around.any(|stmt| match stmt {
            Stmt::For(it) => spot(&*it.iter).1 >= here.1,
            Stmt::If(it) => spot(&*it.test).1 >= here.1,
            _ => bodies(stmt).is_empty(),
        })
    });
    if is_drawn && (!is_plain || flow.scopes.is_comprehension(scope)) {
        return;
    }
    let first = match finding.frozen.kind {
        FreezeKind::Effect(EffectKind::Random) => "drawn".to_owned(),
        FreezeKind::Effect(EffectKind::Clock) => "now".to_owned(),
        FreezeKind::Effect(EffectKind::Environment) => key_in(expr).unwrap_or("setting".into()),
        _ => one_of(finding.name()).unwrap_or("item".into()),
    };
    let number = asked.states.len() + 1;
    let param = match target {
        Some(name) => name.to_owned(),
        None => {
            let taken = asked.states.iter().any(|it| it.param == first);
            let names = [first.clone(), format!("{first}_{number}")];
            let names: Vec<&str> = names
                .iter()
                .skip(usize::from(taken))
                .map(|it| it.as_str())
                .collect();
            flow.scopes.fresh(&names)
        }
    };
    asked.scopes.insert(flow.scopes.home(scope));
    asked.states.push(State {
        what: What::Asked {
            owner: MODULE,
            at: here,
        },
        name: flow.text.get(here.0..here.1).unwrap_or("").to_owned(),
        param,
        is_static: is_drawn && decides
            || is_text
            || (is_next || is_drawn) && decides_in(scope, here, target, flow),
        number: "",
    });
}

/// True if a branch or a key of the function is decided by what stands at a place, or by the variable for it.
fn decides_in(scope: usize, here: Spot, target: Option<&str>, flow: &Flow<'_, '_>) -> bool {
    let mut decides = false;
    let mut look = |test: &Expr| {
        each_expression(test, &mut |part| {
            let is_variable = matches!(part, Expr::Name(it) if target == Some(it.id.as_str()));
            decides |= is_variable || spot(part) == here;
        });
    };
    let Some(def) = flow.scopes.def(flow.scopes.home(scope)) else {
        return false;
    };
    each_statement(&def.body, &mut |stmt| {
        for whole in expressions(stmt) {
            if let Stmt::If(_) | Stmt::While(_) | Stmt::Match(_) | Stmt::Assert(_) = stmt {
                look(whole);
            }
            each_expression(whole, &mut |expr| match expr {
                Expr::If(it) => look(&it.test),
                // How often is a number, and what is called is a function, which only a static argument can be.
                Expr::Call(it) => match &*it.func {
                    Expr::Name(name) if name.id.as_str() == "range" => {
                        it.arguments.args.iter().for_each(&mut look);
                    }
                    func @ Expr::Name(_) => look(func),
                    _ => {}
                },
                Expr::Subscript(it) => {
                    let is_dict = |of: &Expr| {
                        let path = Path::of(of, flow.text);
                        let first = path.and_then(|path| flow.first_value(MODULE, &path.root));
                        matches!(first.unwrap_or(of), Expr::Dict(_))
                    };
                    let is_dict = is_dict(&it.value);
                    if is_dict {
                        look(&it.slice);
                    }
                }
                _ => {}
            });
        }
    });
    decides
}

/// The expression that asks at a place, a conversion to a number with it, and the variable that it is assigned to.
fn question(body: &[Stmt], at: Spot) -> Option<(&Expr, Option<&str>)> {
    let mut found: Option<(&Expr, Option<&str>)> = None;
    each_statement(body, &mut |stmt| {
        for whole in expressions(stmt) {
            each_expression(whole, &mut |expr| {
                let (start, end) = spot(expr);
                let is_around = start <= at.0 && at.1 <= end;
                let may_be = match expr {
                    Expr::Call(call) => !is_conversion(&call.func),
                    Expr::Subscript(_) => true,
                    _ => false,
                };
                let is_smaller = found.is_none_or(|(known, _)| {
                    let (from, to) = spot(known);
                    from <= start && end <= to
                });
                if is_around && may_be && is_smaller {
                    found = Some((expr, None));
                }
            });
        }
    });
    // Around what was found: `float(..)`, and the assignment.
    let inner = spot(found?.0);
    each_statement(body, &mut |stmt| {
        for whole in expressions(stmt) {
            each_expression(whole, &mut |expr| {
                if let Expr::Call(call) = expr
                    && is_conversion(&call.func)
                    && call
                        .arguments
                        .args
                        .first()
                        .is_some_and(|it| spot(it) == inner)
                {
                    found = Some((expr, None));
                }
            });
        }
    });
    let (expr, _) = found?;
    let mut target = None;
    each_statement(body, &mut |stmt| {
        if let Stmt::Assign(it) = stmt
            && let [Expr::Name(name)] = it.targets.as_slice()
            && spot(&*it.value) == spot(expr)
        {
            target = Some(name.id.as_str());
        }
    });
    Some((expr, target))
}

fn is_conversion(func: &Expr) -> bool {
    matches!(func, Expr::Name(name) if matches!(name.id.as_str(), "float" | "int"))
}

/// A name for what the environment says of a key.
fn key_in(expr: &Expr) -> Option<String> {
    let mut key = None;
    each_expression(expr, &mut |part| {
        if let Expr::StringLiteral(it) = part {
            let text = it.value.to_str().to_ascii_lowercase();
            let is_name = text.starts_with(|c: char| c.is_alphabetic())
                && text.chars().all(|c| c.is_alphanumeric() || c == '_');
            key = key.take().or(is_name.then_some(text));
        }
    });
    key
}

/// A name for one of what an iterator gives: `rate` of `rates`.
fn one_of(name: &str) -> Option<String> {
    let one = name.strip_suffix("es").filter(|one| one.ends_with("ch"));
    let one = one.or_else(|| name.strip_suffix('s'))?;
    let is_name = one.len() > 2 && one.chars().all(|c| c.is_alphanumeric() || c == '_');
    is_name.then(|| one.to_owned())
}
