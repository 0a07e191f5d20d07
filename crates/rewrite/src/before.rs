//! What a jitted function asks the program's own objects for, without any argument of its own, is asked before the call:
//! `batch = loader.next_batch()`, `Settings.get().temperature`, `buffer.mean()`. It serves where the objects themselves
//! cannot be arguments.

use super::draft::draft_of;
use super::findings::Finding;
use super::flow::{Flow, Known, last_name};
use super::paths::Path;
use super::program::{Program, each_expression};
use super::scopes::{MODULE, Spot, spot};
use super::states::{Asked, State, What};
use super::steps::Made;
use freezeframe_base::{CellText, EffectKind, FreezeKind};
use freezeframe_python::syntax::ast::{Expr, ExprCall, Stmt};
use freezeframe_python::syntax::parts::{expressions, parts};
use std::collections::BTreeSet;

/// The cells with such questions asked by the caller, and what was done; `None` where there are none. With `draws` only
/// those for random numbers.
pub(super) fn asked(cells: &[CellText], found: &[Finding], draws: bool) -> Option<Made> {
    let asked = |program: &Program<'_>, flow: &Flow<'_, '_>| {
        let mut asked = Asked::default();
        // What is drawn has rules of its own, which are tried first.
        let is_drawn = |it: &&Finding| it.frozen.kind == FreezeKind::Effect(EffectKind::Random);
        let places = found.iter().filter(|it| is_drawn(it) == draws);
        let places = places.filter_map(|it| program.offset(it.frozen.span?));
        let places: Vec<usize> = places.collect();
        for scope in flow.scopes.inner().filter(|it| flow.traced.contains(it)) {
            let body = flow.scopes.def(scope).map_or(&[][..], |def| &def.body);
            for stmt in body {
                ask(&mut asked, stmt, scope, &places, draws, flow);
            }
        }
        asked
    };
    let draft = draft_of(cells, false, &asked, &|_| {}).ok()?;
    (draft.made.cells != cells).then_some(draft.made)
}

/// Adds what a statement of a jitted function asks for.
fn ask(
    asked: &mut Asked,
    stmt: &Stmt,
    scope: usize,
    places: &[usize],
    draws: bool,
    flow: &Flow<'_, '_>,
) {
    let target = match stmt {
        Stmt::Assign(it) => match it.targets.as_slice() {
            [Expr::Name(name)] => Some((spot(&*it.value), name.id.as_str())),
            _ => None,
        },
        // Where it is all that is returned, nothing would be left of the function.
        Stmt::Return(it)
            if it
                .value
                .as_ref()
                .is_some_and(|it| is_question(it, scope, flow)) =>
        {
            return;
        }
        // Of what is only done nothing could be passed.
        Stmt::Expr(it) if is_question(&it.value, scope, flow) => return,
        // A test is asked once; what it decides is which code is traced.
        Stmt::AugAssign(_) | Stmt::AnnAssign(_) | Stmt::Return(_) | Stmt::Expr(_) | Stmt::If(_) => {
            None
        }
        // What is asked in a loop or under a condition is asked another number of times.
        _ => return,
    };
    let mut questions = Vec::new();
    let decides = matches!(stmt, Stmt::If(_));
    // Of a branch the first test alone is asked each time.
    let at_most = if decides { 1 } else { usize::MAX };
    for expr in expressions(stmt).into_iter().take(at_most) {
        collect(expr, scope, draws, flow, &mut questions);
    }
    for expr in questions {
        let here = spot(expr);
        let is_known = asked
            .states
            .iter()
            .any(|it| matches!(it.what, What::Asked { at, .. } if at == here));
        if is_known || !leads_to(expr, places, flow) {
            continue;
        }
        let param = match target {
            Some((at, name)) if at == here => name.to_owned(),
            _ => {
                let first = name_for(expr);
                let names = [
                    first.clone(),
                    format!("{}_{first}", owner_of(expr, flow.text)),
                ];
                let is_free = |it: &&str| asked.states.iter().all(|known| known.param != **it);
                let names: Vec<&str> = names.iter().map(String::as_str).filter(is_free).collect();
                flow.scopes.fresh(&names)
            }
        };
        asked.scopes.insert(scope);
        asked.states.push(State {
            what: What::Asked {
                owner: MODULE,
                at: here,
            },
            name: flow.text.get(here.0..here.1).unwrap_or("").to_owned(),
            param,
            is_static: decides,
            number: "",
        });
    }
}

/// The questions in an expression, each as far as it goes on by attributes and items; not those that may not be asked:
/// what a lambda draws, it draws each time that it is called.
fn collect<'a>(
    expr: &'a Expr,
    scope: usize,
    draws: bool,
    flow: &Flow<'_, '_>,
    found: &mut Vec<&'a Expr>,
) {
    if is_question(expr, scope, flow) {
        return found.push(expr);
    }
    match expr {
        Expr::Lambda(it) if !draws => {
            collect(&it.body, flow.scopes.made_by_lambda(it), draws, flow, found);
        }
        Expr::Lambda(_)
        | Expr::ListComp(_)
        | Expr::SetComp(_)
        | Expr::DictComp(_)
        | Expr::Generator(_)
        | Expr::If(_)
        | Expr::BoolOp(_) => {}
        // Of `loader.batch().sum()` the batch is asked for.
        Expr::Call(call) => {
            if let Expr::Attribute(method) = &*call.func {
                collect(&method.value, scope, draws, flow, found);
            }
            let keywords = call.arguments.keywords.iter().map(|it| &it.value);
            for argument in call.arguments.args.iter().chain(keywords) {
                collect(argument, scope, draws, flow, found);
            }
        }
        _ => {
            for part in parts(expr) {
                collect(part, scope, draws, flow, found);
            }
        }
    }
}

/// True for a call of something of the program's own, or a part of what that gives, with no name of a function in it.
fn is_question(expr: &Expr, scope: usize, flow: &Flow<'_, '_>) -> bool {
    match expr {
        Expr::Attribute(it) => {
            let is_property = flow.properties.iter().any(|(_, at)| *at == spot(expr));
            let of_object = is_property || is_of_object(expr, scope, flow);
            of_object && is_global(expr, scope, flow) || is_question(&it.value, scope, flow)
        }
        Expr::Subscript(it) => {
            is_question(&it.value, scope, flow) && is_global(&it.slice, scope, flow)
        }
        Expr::Call(call) => {
            let root = Path::of(&call.func, flow.text).map(|path| path.root);
            (is_length(call)
                || is_computed(call, scope, flow)
                || root.is_some_and(|it| flow.finally(scope, &it).is_some()))
                && is_global(expr, scope, flow)
        }
        _ => false,
    }
}

/// True for a part of an object of the program, of which methods may change: `world.bodies`.
fn is_of_object(expr: &Expr, scope: usize, flow: &Flow<'_, '_>) -> bool {
    let path = Path::of(expr, flow.text);
    path.is_some_and(|path| matches!(flow.finally(scope, &path.root), Some(Known::Held(_))))
}

/// True for `len(x)`.
fn is_length(call: &ExprCall) -> bool {
    matches!(&*call.func, Expr::Name(name) if name.id.as_str() == "len")
}

/// True for what Python or a library computes of what it is given: `sorted(norms)`, `np.median(norms)`, `mode.get()`.
fn is_computed(call: &ExprCall, scope: usize, flow: &Flow<'_, '_>) -> bool {
    match &*call.func {
        Expr::Name(name) => {
            let is_builtin = matches!(
                name.id.as_str(),
                "sorted"
                    | "sum"
                    | "min"
                    | "max"
                    | "list"
                    | "any"
                    | "all"
                    | "float"
                    | "int"
                    | "bool"
            );
            is_builtin && flow.finally(scope, &name.id).is_none()
        }
        Expr::Attribute(_) => Path::of(&call.func, flow.text)
            .is_some_and(|path| !matches!(path.root.as_str(), "jnp" | "jax" | "lax" | "nn")),
        _ => false,
    }
}

fn is_global(expr: &Expr, scope: usize, flow: &Flow<'_, '_>) -> bool {
    let mut is_global = true;
    each_expression(expr, &mut |part| match part {
        Expr::Name(name) => is_global &= flow.scopes.owner(scope, &name.id) == MODULE,
        Expr::Lambda(_) | Expr::Named(_) | Expr::Await(_) | Expr::Yield(_) => is_global = false,
        _ => {}
    });
    is_global
}

/// True if something was found in the question, or in a function that it calls, or that one calls.
pub(super) fn leads_to(expr: &Expr, places: &[usize], flow: &Flow<'_, '_>) -> bool {
    let (start, end) = spot(expr);
    if places.iter().any(|at| start <= *at && *at < end) {
        return true;
    }
    let is_inside = |at: &Spot, outer: Spot| outer.0 <= at.0 && at.1 <= outer.1;
    let called = |outer: Spot| {
        flow.sites
            .iter()
            .filter(move |(at, _)| is_inside(at, outer))
    };
    let mut waiting: Vec<usize> = called((start, end)).map(|it| it.1.callee.scope).collect();
    let properties = flow
        .properties
        .iter()
        .filter(|(_, at)| is_inside(at, (start, end)));
    waiting.extend(properties.map(|(scope, _)| *scope));
    // Of a class method it is not known which it is; of those of its name one is.
    let (mut method, mut asked, mut classes) = ("", Vec::new(), Vec::new());
    each_expression(expr, &mut |part| match part {
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(it) => method = it.attr.as_str(),
            Expr::Name(name) => {
                let known = flow.finally(MODULE, &name.id);
                classes.extend(known.and_then(|it| match it {
                    Known::Class(class) => Some(*class),
                    _ => None,
                }));
            }
            _ => {}
        },
        Expr::Attribute(it) => asked.push(it.attr.as_str()),
        _ => {}
    });
    let is_same = |scope: &usize| {
        let is_property = flow.scopes.def(*scope).is_some_and(|def| {
            let mut all = def.decorator_list.iter();
            all.any(|it| last_name(&it.expression) == "property")
        });
        let name = flow.scopes.name(*scope);
        let is_of_class = flow
            .scopes
            .class_of_method(*scope)
            .is_some_and(|it| classes.contains(&it));
        flow.scopes.is_function(*scope)
            && (name == method || is_of_class || is_property && asked.contains(&name))
    };
    waiting.extend(flow.scopes.inner().filter(is_same));
    let mut seen = BTreeSet::new();
    while let Some(scope) = waiting.pop() {
        let Some(def) = flow.scopes.def(scope).filter(|_| seen.insert(scope)) else {
            continue;
        };
        let whole = spot(def);
        if places.iter().any(|at| whole.0 <= *at && *at < whole.1) {
            return true;
        }
        waiting.extend(called(whole).map(|it| it.1.callee.scope));
    }
    false
}

/// What is asked, as a part of a name: `settings` of `Settings.get().temperature`.
fn owner_of(expr: &Expr, text: &str) -> String {
    let mut root = String::new();
    each_expression(expr, &mut |part| {
        let path = Path::of(part, text).filter(|_| root.is_empty());
        root.extend(path.map(|path| path.root.to_ascii_lowercase()));
    });
    root
}

/// True for what can be a name.
fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic())
        && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// The word that a call gives as its first argument: `use_bias` of `flag("use_bias")`.
fn asked_for(call: &ExprCall) -> Option<&str> {
    match call.arguments.args.first()? {
        Expr::StringLiteral(it) if is_word(it.value.to_str()) => Some(it.value.to_str()),
        _ => None,
    }
}

/// A name for what is asked for: `batch` of `loader.next_batch()`, `temperature` of `Settings.get().temperature`.
fn name_for(expr: &Expr) -> String {
    let last = match expr {
        Expr::Attribute(it) => it.attr.as_str(),
        Expr::Subscript(it) => match &*it.slice {
            Expr::StringLiteral(key) if is_word(key.value.to_str()) => key.value.to_str(),
            _ => return name_for(&it.value),
        },
        Expr::Call(call) if is_length(call) => "size",
        Expr::Call(call) if asked_for(call).is_some() => asked_for(call).unwrap_or_default(),
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(it) => it.attr.as_str(),
            Expr::Name(name) => name.id.as_str(),
            _ => "value",
        },
        _ => "value",
    };
    let verbs = [
        "get_", "next_", "make_", "compute_", "sample_", "current_", "_",
    ];
    let rest = verbs.iter().find_map(|verb| last.strip_prefix(verb));
    match rest.unwrap_or(last) {
        "get" | "next" | "sample" | "sorted" | "sum" | "min" | "max" | "list" | "any" | "all"
        | "float" | "int" | "bool" | "__call__" | "" => "value".to_owned(),
        name => name.to_owned(),
    }
}
