//! Objects that two names hold: `agent = Agent(env)`, and then `env.position`. What a jitted function makes of the object
//! comes out at the holder, so the other name is written out as the way from there: `agent.env.position`.

use super::findings::Finding;
use super::flow::{Flow, Known, last_name};
use super::paths::{Path, Step};
use super::program::each_expression;
use super::reading::{Reading, made};
use super::scopes::{MODULE, Scopes, Spot, spot};
use super::steps::Made;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{
    Expr, ExprCall, ExprContext, Stmt, StmtClassDef, StmtFunctionDef,
};
use freezeframe_python::syntax::parts::parts;
use std::collections::BTreeSet;

/// The cells without such second names, and what was done; `None` where there are none.
pub(super) fn written_out(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    made(cells, &mut |reading, making| {
        let Reading {
            body, flow, scopes, ..
        } = *reading;
        let mut moved = BTreeSet::new();
        for stmt in body {
            for (name, way) in held_by(stmt, flow) {
                let root = way.split(['.', '[']).next().unwrap_or("");
                let is_plain = root != name
                    && !moved.contains(name)
                    && !moved.contains(root)
                    && is_set_once(scopes, name)
                    && is_set_once(scopes, root)
                    && is_found(name, &way, found, flow);
                let reads = match is_plain {
                    true => reads_after(scopes, name, spot(stmt)),
                    false => Vec::new(),
                };
                if reads.is_empty() {
                    continue;
                }
                for at in &reads {
                    making.edits.replace(*at, way.clone());
                }
                moved.insert(name);
                let told = Sentence::of("`{name}` is written out as `{value}`.");
                making.tell(told.with("name", name.to_owned()).with("value", way));
            }
        }
    })
}

/// The variables that a statement of the module puts into another object, each with the way to it from there.
fn held_by<'a>(stmt: &'a Stmt, flow: &Flow<'a, '_>) -> Vec<(&'a str, String)> {
    let mut all = Vec::new();
    if let Stmt::Assign(it) = stmt
        && let [target] = it.targets.as_slice()
        && let Some(path) = Path::of(target, flow.text)
    {
        let is_fixed = |step: &Step| match step {
            Step::Attribute(_) | Step::Key(_) => true,
            Step::Item(index) => index.parse::<u32>().is_ok(),
        };
        let (start, end) = spot(target);
        let way = flow.text.get(start..end).unwrap_or("").to_owned();
        if path.steps.iter().all(is_fixed) {
            ways(&it.value, way, flow, &mut all);
        }
    }
    all
}

/// The variables in a value, each with its way.
fn ways<'a>(value: &'a Expr, way: String, flow: &Flow<'a, '_>, all: &mut Vec<(&'a str, String)>) {
    match value {
        Expr::Name(it) => all.push((&it.id, way)),
        Expr::List(it) => {
            for (at, part) in it.elts.iter().enumerate() {
                ways(part, format!("{way}[{at}]"), flow, all);
            }
        }
        Expr::Tuple(it) => {
            for (at, part) in it.elts.iter().enumerate() {
                ways(part, format!("{way}[{at}]"), flow, all);
            }
        }
        Expr::Dict(it) => {
            for item in &it.items {
                if let Some(key @ (Expr::StringLiteral(_) | Expr::NumberLiteral(_))) = &item.key {
                    let (start, end) = spot(key);
                    let key = flow.text.get(start..end).unwrap_or("");
                    ways(&item.value, format!("{way}[{key}]"), flow, all);
                }
            }
        }
        Expr::Call(call) => {
            for (attribute, argument) in kept(call, flow) {
                ways(argument, format!("{way}.{attribute}"), flow, all);
            }
        }
        _ => {}
    }
}

/// What a call of a class gives its object to keep: the attribute, and the argument.
fn kept<'a>(call: &'a ExprCall, flow: &Flow<'a, '_>) -> Vec<(&'a str, &'a Expr)> {
    let class = match &*call.func {
        Expr::Name(name) => flow.finally(MODULE, &name.id),
        _ => None,
    };
    let Some(Known::Class(class)) = class else {
        return Vec::new();
    };
    let init = flow.method(*class, "__init__");
    let init = init.and_then(|scope| flow.scopes.def(scope));
    let fields = match (init, flow.scopes.class(*class)) {
        (Some(init), _) => attributes_of(init),
        (None, Some(class)) => fields_of(class),
        (None, None) => Vec::new(),
    };
    let arguments = &call.arguments;
    let kept = |(param, attribute): &(&'a str, Option<&'a str>), argument: &Expr| {
        let copied = || init.and_then(|init| copy_of(init, param));
        match argument {
            Expr::List(_) | Expr::Tuple(_) => attribute.or_else(copied),
            _ => *attribute,
        }
    };
    let plain = arguments.args.iter().enumerate();
    let plain =
        plain.filter_map(|(at, argument)| Some((kept(fields.get(at)?, argument)?, argument)));
    let keywords = arguments.keywords.iter().filter_map(|it| {
        let name = it.arg.as_ref()?;
        let field = fields.iter().find(|(param, _)| *param == name.as_str())?;
        Some((kept(field, &it.value)?, &it.value))
    });
    plain.chain(keywords).collect()
}

/// The parameters of `__init__`, and the attribute that keeps each as it is.
fn attributes_of(init: &StmtFunctionDef) -> Vec<(&str, Option<&str>)> {
    let params = init.parameters.iter().skip(1).map(|it| it.name().as_str());
    let keeps = |param: &str| {
        init.body.iter().find_map(|stmt| match stmt {
            Stmt::Assign(it) => match (it.targets.as_slice(), &*it.value) {
                ([Expr::Attribute(target)], Expr::Name(value)) if value.id.as_str() == param => {
                    Some(target.attr.as_str())
                }
                ([Expr::Tuple(targets)], Expr::Tuple(values)) => {
                    let mut both = targets.elts.iter().zip(&values.elts);
                    both.find_map(|(target, value)| match (target, value) {
                        (Expr::Attribute(target), Expr::Name(value))
                            if value.id.as_str() == param =>
                        {
                            Some(target.attr.as_str())
                        }
                        _ => None,
                    })
                }
                _ => None,
            },
            _ => None,
        })
    };
    params.map(|param| (param, keeps(param))).collect()
}

/// The attribute that keeps a copy of a parameter, in which the same objects stand: `self.callbacks = list(callbacks)`.
fn copy_of<'a>(init: &'a StmtFunctionDef, param: &str) -> Option<&'a str> {
    init.body.iter().find_map(|stmt| {
        let Stmt::Assign(it) = stmt else { return None };
        let ([Expr::Attribute(target)], Expr::Call(call)) = (it.targets.as_slice(), &*it.value)
        else {
            return None;
        };
        let is_copy = matches!(last_name(&call.func), "list" | "tuple");
        let is_of_param =
            matches!(&*call.arguments.args, [Expr::Name(it)] if it.id.as_str() == param);
        (is_copy && is_of_param).then_some(target.attr.as_str())
    })
}

/// The fields of a dataclass.
fn fields_of(class: &StmtClassDef) -> Vec<(&str, Option<&str>)> {
    let fields = class.body.iter().filter_map(|stmt| match stmt {
        Stmt::AnnAssign(it) => match &*it.target {
            Expr::Name(name) => Some((name.id.as_str(), Some(name.id.as_str()))),
            _ => None,
        },
        _ => None,
    });
    fields.collect()
}

fn is_set_once(scopes: &Scopes<'_>, name: &str) -> bool {
    let writes = scopes
        .uses
        .iter()
        .filter(|it| it.is_write && it.name == name && scopes.owner(it.scope, it.name) == MODULE);
    writes.count() == 1
}

/// Where a variable of the module is read once a statement has run: below it, and in functions.
fn reads_after(scopes: &Scopes<'_>, name: &str, stmt: Spot) -> Vec<Spot> {
    let reads = scopes.uses.iter().filter(|it| {
        let is_later = it.at.0 >= stmt.1 || scopes.home(it.scope) != MODULE;
        let is_inside = stmt.0 <= it.at.0 && it.at.1 <= stmt.1;
        let is_it = it.name == name && scopes.owner(it.scope, it.name) == MODULE;
        is_it && !it.is_write && is_later && !is_inside
    });
    reads.map(|it| it.at).collect()
}

/// True if something of the object that a variable holds was found.
fn is_found(name: &str, way: &str, found: &[Finding], flow: &Flow<'_, '_>) -> bool {
    let last = Path::read(way).map_or(String::new(), |path| path.last_word().to_owned());
    let paths = || found.iter().filter_map(|it| it.path.as_ref());
    if let Some(Known::Held(at)) = flow.finally(MODULE, name) {
        let family = flow.family(flow.held[*at].class);
        let own: BTreeSet<&str> = flow
            .accesses
            .iter()
            .filter(|it| match it.of {
                Known::This(class) | Known::Super(class) => family.contains(&class),
                _ => false,
            })
            .filter(|it| {
                it.expr.ctx != ExprContext::Load || flow.scopes.name(it.scope) != "__init__"
            })
            .map(|it| it.expr.attr.as_str())
            .collect();
        return paths().any(|path| {
            path.steps.iter().any(
                |step| matches!(step, Step::Attribute(attribute) if own.contains(attribute.as_str())),
            )
        });
    }
    let is_container = match flow.first_value(MODULE, name) {
        Some(Expr::List(_) | Expr::Dict(_) | Expr::ListComp(_) | Expr::DictComp(_)) => true,
        Some(value @ Expr::Call(_)) => {
            let mut is_one = false;
            if let [Expr::Name(func), ..] = parts(value).as_slice() {
                is_one = matches!(
                    func.id.as_str(),
                    "deque" | "defaultdict" | "list" | "dict" | "Counter" | "OrderedDict"
                );
            }
            is_one
        }
        _ => false,
    };
    let mut is_own = false;
    for it in found {
        if let Some(path) = &it.path {
            is_own |= path.root == name || !last.is_empty() && path.last_word() == last;
        } else if let Ok(expr) = freezeframe_python::syntax::parse_expression(it.name()) {
            each_expression(&expr, &mut |part| {
                is_own |= matches!(part, Expr::Attribute(at) if at.attr.as_str() == last);
            });
        }
    }
    is_container && is_own
}
