//! NumPy arrays that traced code writes into become JAX arrays that are replaced: `x = x.at[i].set(v)`.

use super::findings::Finding;
use super::program::{Program, each_statement};
use super::scopes::{MODULE, Scopes, Spot, spot};
use super::steps::Made;
use super::text::Edits;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{Expr, ExprSubscript, Operator, Stmt};
use freezeframe_python::syntax::parse;
use std::collections::{BTreeMap, BTreeSet};

/// The cells with such arrays replaced, and what was done; `None` where there are none.
pub(super) fn replaced(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    let program = Program::new(cells);
    let body = parse(&program.text).ok()?;
    let scopes = Scopes::of(&program.text, &body).ok()?;
    let (made, stores) = (made(&body), stores(&body));
    let spans = found.iter().filter_map(|it| it.frozen.span);
    let places: Vec<usize> = spans.filter_map(|span| program.offset(span)).collect();
    let is_hit = |(start, end): Spot| places.iter().any(|at| start <= *at && *at < end);
    let is_traced = |store: &&(&str, &Stmt, &ExprSubscript)| {
        let (name, stmt, _) = store;
        made.contains_key(name)
            && is_hit(spot(*stmt))
            && scopes.home(scopes.around(spot(*stmt).0)) != MODULE
    };
    let hot: BTreeSet<&str> = stores.iter().filter(is_traced).map(|it| it.0).collect();
    if hot.is_empty() {
        return None;
    }
    let numpy = if scopes.binds(MODULE, "jnp") {
        "jnp"
    } else {
        "jax.numpy"
    };
    let mut edits = Edits::new(&program.text);
    let mut declared = BTreeSet::new();
    for (name, stmt, target) in &stores {
        if !hot.contains(name) {
            continue;
        }
        let whole = edits.old(spot(&*target.value));
        let index = edits.old(spot(&*target.slice));
        let (method, value) = match stmt {
            Stmt::Assign(it) => ("set", &it.value),
            Stmt::AugAssign(it) => (method_of(it.op)?, &it.value),
            _ => continue,
        };
        let value = edits.old(spot(&**value));
        let text = format!("{whole} = {whole}.at[{index}].{method}({value})");
        edits.replace(spot(*stmt), text);
        let scope = scopes.home(scopes.around(spot(*stmt).0));
        let is_elsewhere =
            matches!(&*target.value, Expr::Name(_)) && scopes.owner(scope, name) == MODULE;
        if is_elsewhere
            && scope != MODULE
            && !scopes.declares(scope, name)
            && declared.insert((scope, *name))
            && let Some(first) = scopes.def(scope).and_then(|def| def.body.first())
        {
            edits.before(spot(first).0, &[format!("global {name}")]);
        }
    }
    for name in &hot {
        for at in &made[name] {
            edits.replace(*at, numpy);
        }
    }
    let changes = hot.iter().map(|name| {
        Sentence::of("`{name}` is a JAX array now: what is written into it makes a new array, by `.at[..].set(..)`.")
            .with("name", *name)
    });
    let changes = changes.collect();
    Some(Made::at_once(program.split(&edits), changes))
}

fn method_of(op: Operator) -> Option<&'static str> {
    match op {
        Operator::Add => Some("add"),
        Operator::Sub => Some("subtract"),
        Operator::Mult => Some("multiply"),
        Operator::Div => Some("divide"),
        _ => None,
    }
}

/// The last name of a variable or attribute.
fn name_of(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Name(it) => Some(&it.id),
        Expr::Attribute(it) => Some(&it.attr),
        _ => None,
    }
}

/// The variables and attributes that are set to a new array of NumPy's, and where NumPy is named there.
fn made(body: &[Stmt]) -> BTreeMap<&str, Vec<Spot>> {
    let mut made: BTreeMap<&str, Vec<Spot>> = BTreeMap::new();
    each_statement(body, &mut |stmt| {
        if let Stmt::Assign(it) = stmt
            && let [target] = it.targets.as_slice()
            && let Some(name) = name_of(target)
            && let Expr::Call(call) = &*it.value
            && let Expr::Attribute(func) = &*call.func
            && let Expr::Name(module) = &*func.value
            && matches!(module.id.as_str(), "np" | "numpy")
            && matches!(
                func.attr.as_str(),
                "zeros"
                    | "ones"
                    | "full"
                    | "empty"
                    | "array"
                    | "arange"
                    | "zeros_like"
                    | "ones_like"
            )
        {
            made.entry(name).or_default().push(spot(&*func.value));
        }
    });
    made
}

/// The statements that write elements, and of what.
fn stores(body: &[Stmt]) -> Vec<(&str, &Stmt, &ExprSubscript)> {
    let mut stores = Vec::new();
    each_statement(body, &mut |stmt| {
        let target = match stmt {
            Stmt::Assign(it) => match it.targets.as_slice() {
                [target] => target,
                _ => return,
            },
            Stmt::AugAssign(it) => &it.target,
            _ => return,
        };
        if let Expr::Subscript(target) = target
            && let Some(name) = name_of(&target.value)
        {
            stores.push((name, stmt, target));
        }
    });
    stores
}
