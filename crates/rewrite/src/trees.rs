//! Objects as arguments: their classes are registered as pytrees, and an object goes into a jitted function as it is
//! and comes out of one that changes it. It serves where the state of one class cannot be told from that of another:
//! objects in objects and in lists, bases whose subclasses set the state, properties, what is passed to functions.

use super::draft::{Draft, draft_of};
use super::editor::Editor;
use super::findings::Finding;
use super::flow::{Flow, Known};
use super::paths::{Path, Step};
use super::program::{Program, each_expression, each_statement};
use super::registered::{Classes, KNOWN, Manner, is_of_library, is_transformation, may_register};
use super::scopes::{MODULE, Scopes, spot};
use super::states::{Asked, State, What};
use super::steps::Rule;
use super::trial::Recording;
use freezeframe_base::{CellText, EffectKind, FreezeKind, Obstacle};
use freezeframe_python::syntax::ast::{Expr, Stmt};
use freezeframe_python::syntax::parse;
use freezeframe_python::syntax::parts::expressions;
use std::collections::BTreeSet;

/// Rewrites the cells so that objects go in and out.
pub(super) fn draft(
    cells: &[CellText],
    found: &[Finding],
    recording: &Recording,
    is_all: bool,
    manner: Manner,
) -> Result<Draft, Vec<Obstacle>> {
    let text = Program::new(cells).text;
    let Ok(body) = parse(&text) else {
        return Err(Vec::new());
    };
    let asked = |program: &Program<'_>, flow: &Flow<'_, '_>| {
        let changed_by = changing(recording, program, flow);
        asked(found, program, flow, &changed_by)
    };
    let written = written(found);
    let numbers_are_static = manner == Manner::Numbers;
    if numbers_are_static && changes_in_loop(cells, found) {
        return Err(Vec::new());
    }
    let mut classes = Classes::of(&body, &written, manner);
    match manner {
        Manner::Kept if !classes.keeps() => return Err(Vec::new()),
        Manner::Kept => {}
        Manner::Whole | Manner::Leaves | Manner::Numbers => classes.keep_nothing(),
    }
    draft_of(cells, is_all, &asked, &|editor| {
        let has_functions = wrap_functions(editor, &body);
        copy_objects(editor, classes.keeps(), has_functions);
        classes.register(editor);
    })
}

/// Functions that stand among objects, `[Linear(w), jnp.tanh]`, become `Partial`, a tree without leaves.
fn wrap_functions(editor: &mut Editor<'_, '_>, body: &[Stmt]) -> bool {
    let flow = editor.flow;
    let is_function = |it: &Expr| match it {
        Expr::Lambda(_) => true,
        Expr::Name(name) => matches!(flow.finally(MODULE, &name.id), Some(Known::Function(_))),
        Expr::Attribute(_) => Path::of(it, flow.text)
            .is_some_and(|path| matches!(path.root.as_str(), "jnp" | "jax" | "lax" | "nn")),
        _ => false,
    };
    let is_object = |it: &Expr| match it {
        Expr::Name(name) => matches!(flow.finally(MODULE, &name.id), Some(Known::Held(_))),
        Expr::Call(call) => {
            matches!(&*call.func, Expr::Name(name) if matches!(flow.finally(MODULE, &name.id), Some(Known::Class(_))))
        }
        _ => false,
    };
    let mut functions = Vec::new();
    each_statement(body, &mut |stmt| {
        for whole in expressions(stmt) {
            each_expression(whole, &mut |it| {
                let items = match it {
                    Expr::List(it) => &it.elts,
                    Expr::Tuple(it) => &it.elts,
                    _ => return,
                };
                if items.iter().any(is_object) {
                    let found = items.iter().filter(|it| is_function(it));
                    functions.extend(found.map(|it| spot(it)));
                }
            });
        }
    });
    for (start, end) in &functions {
        editor.edits.insert(*start, "jax.tree_util.Partial(");
        editor.edits.insert(*end, ")");
    }
    !functions.is_empty()
}

/// True if a body of a loop of `lax`, or a function that it calls, changes something: what is static there would be
/// changed once, where the loop changes it in each turn.
fn changes_in_loop(cells: &[CellText], found: &[Finding]) -> bool {
    let program = Program::new(cells);
    let Ok(body) = parse(&program.text) else {
        return false;
    };
    let Ok(scopes) = Scopes::of(&program.text, &body) else {
        return false;
    };
    let flow = Flow::of(&program.text, &body, &scopes);
    let loops = [
        "scan",
        "while_loop",
        "fori_loop",
        "map",
        "cond",
        "switch",
        "associative_scan",
    ];
    let passed = flow.passed.values().filter(|it| {
        let to = it.to.trim_matches('`');
        loops.contains(&to.rsplit('.').next().unwrap_or(to))
    });
    let mut bodies: BTreeSet<usize> = passed.map(|it| it.callee.scope).collect();
    loop {
        let size = bodies.len();
        for site in flow.sites.values() {
            if bodies
                .iter()
                .any(|outer| scopes.is_inside(site.scope, *outer))
            {
                bodies.insert(site.callee.scope);
            }
        }
        if bodies.len() == size {
            break;
        }
    }
    found.iter().any(|it| {
        let at = it.frozen.span.and_then(|span| program.offset(span));
        let scope = at.map(|at| scopes.around(at));
        matches!(
            it.frozen.kind,
            FreezeKind::Effect(_) | FreezeKind::LeakedTracer
        ) && scope.is_some_and(|scope| bodies.iter().any(|outer| scopes.is_inside(scope, *outer)))
    })
}

/// A function that changes an object, a list or a dict changes a copy of what it is given.
fn copy_objects(editor: &mut Editor<'_, '_>, keeps: bool, has_functions: bool) {
    let (flow, needs) = (editor.flow, editor.needs);
    // While `copy` makes an object it asks it for methods before it has any attribute, and functions stay the same.
    let is_remade = has_functions
        || flow
            .scopes
            .inner()
            .any(|it| flow.scopes.name(it) == "__getattr__");
    for scope in flow.scopes.inner() {
        let Some(def) = flow.scopes.def(scope) else {
            continue;
        };
        let is_text = |stmt: &&Stmt| matches!(stmt, Stmt::Expr(it) if matches!(&*it.value, Expr::StringLiteral(_)));
        let Some(first) = def.body.iter().find(|stmt| !is_text(stmt)) else {
            continue;
        };
        let at = spot(first).0;
        editor.by(Rule::Gives(scope));
        for state in needs.gives(scope) {
            let What::Object { owner, name, .. } = &needs.states[*state].what else {
                continue;
            };
            let is_flat = is_container(flow, *owner, name) && !holds_objects(flow, *owner, name);
            let line = match is_flat {
                true => format!("{name} = {name}.copy()"),
                // What `jit` makes of its arguments are new objects already, which a deep copy would hand on as others.
                false if keeps => continue,
                false if is_remade => {
                    format!("{name} = jax.tree.map(lambda leaf: leaf, {name})")
                }
                false => {
                    editor.import("import copy", "copy", at);
                    format!("{name} = copy.deepcopy({name})")
                }
            };
            editor.edits.before(at, &[line]);
        }
    }
}

/// True for a list or a dict of objects.
fn holds_objects(flow: &Flow<'_, '_>, owner: usize, name: &str) -> bool {
    let is_display = matches!(
        flow.first_value(owner, name),
        Some(Expr::List(_) | Expr::ListComp(_) | Expr::Dict(_) | Expr::DictComp(_))
    );
    is_display && is_object(flow, owner, name)
}

/// True for a variable that is first set to a list, a dict or the like.
fn is_container(flow: &Flow<'_, '_>, owner: usize, name: &str) -> bool {
    match flow.first_value(owner, name) {
        Some(Expr::List(_) | Expr::ListComp(_) | Expr::Dict(_) | Expr::DictComp(_)) => true,
        Some(Expr::BinOp(it)) => matches!(&*it.left, Expr::List(_)),
        Some(Expr::Call(call)) => {
            let containers = [
                "defaultdict",
                "deque",
                "list",
                "dict",
                "OrderedDict",
                "Counter",
            ];
            containers.iter().any(|it| is_of_library(flow, call, it))
        }
        _ => false,
    }
}

/// The functions whose traces changed something.
fn changing(recording: &Recording, program: &Program<'_>, flow: &Flow<'_, '_>) -> BTreeSet<usize> {
    let mut all = BTreeSet::new();
    for trace in &recording.traces {
        let changes = trace.frozen.iter().any(|it| {
            matches!(
                it.kind,
                FreezeKind::LeakedTracer
                    | FreezeKind::Effect(EffectKind::AttributeWrite | EffectKind::ContainerWrite)
            )
        });
        let Some(start) = trace.defined_at.and_then(|span| program.offset(span)) else {
            continue;
        };
        let mut around = flow.scopes.inner().filter(|scope| {
            flow.scopes.def(*scope).is_some_and(|def| {
                let (from, to) = spot(def);
                from <= start && start < to && def.name.as_str() == trace.function
            })
        });
        if let (true, Some(scope)) = (changes, around.next()) {
            all.insert(scope);
        }
    }
    all
}

/// The attributes that traced code writes.
fn written(found: &[Finding]) -> BTreeSet<String> {
    let writes = found.iter().filter(|it| {
        matches!(
            it.frozen.kind,
            FreezeKind::LeakedTracer
                | FreezeKind::Effect(EffectKind::AttributeWrite | EffectKind::ContainerWrite)
        )
    });
    let attributes = writes.filter_map(|it| {
        let steps = it.path.as_ref()?.steps.iter();
        let mut attributes = steps.filter_map(|step| match step {
            Step::Attribute(name) => Some(name.clone()),
            Step::Key(_) | Step::Item(_) => None,
        });
        attributes.next_back()
    });
    attributes.collect()
}

/// The objects, and what else was found.
fn asked(
    found: &[Finding],
    program: &Program<'_>,
    flow: &Flow<'_, '_>,
    changed_by: &BTreeSet<usize>,
) -> Asked {
    let mut asked = Asked::default();
    let mut objects: BTreeSet<(usize, String)> = BTreeSet::new();
    for it in &flow.scopes.uses {
        let owner = flow.scopes.owner(it.scope, it.name);
        let is_method_self = matches!(flow.finally(it.scope, it.name), Some(Known::This(_)));
        if !is_method_self && is_object(flow, owner, it.name) {
            objects.insert((owner, it.name.to_owned()));
        }
    }
    let place = |it: &Finding| it.frozen.span.and_then(|span| program.offset(span));
    for finding in found {
        let is_write = finding.frozen.kind == FreezeKind::Effect(EffectKind::ContainerWrite);
        if let (true, Some(path), Some(at)) = (is_write, &finding.path, place(finding)) {
            let owner = flow.scopes.owner(flow.scopes.around(at), &path.root);
            if is_container(flow, owner, &path.root) {
                objects.insert((owner, path.root.clone()));
            }
        }
    }
    for finding in found {
        let Some(at) = place(finding) else { continue };
        let scope = flow.scopes.around(at);
        asked.scopes.insert(flow.scopes.home(scope));
        if !is_of_object(finding, scope, flow, &objects) {
            asked.add(finding, at, scope, flow);
        }
    }
    for (owner, name) in objects {
        asked.states.retain(|it| !matches!(&it.what, What::Variable { owner: of, name: known } if (*of, known) == (owner, &name)));
        asked.states.push(State {
            name: name.clone(),
            param: name.clone(),
            what: What::Object {
                owner,
                name,
                changed_by: changed_by.clone(),
            },
            is_static: false,
            number: "",
        });
    }
    asked
}

/// True for a finding that is mended once the objects are arguments.
fn is_of_object(
    finding: &Finding,
    scope: usize,
    flow: &Flow<'_, '_>,
    objects: &BTreeSet<(usize, String)>,
) -> bool {
    if matches!(
        finding.frozen.kind,
        FreezeKind::Branch | FreezeKind::LoopUnrolled
    ) {
        return true;
    }
    // Where it is drawn the key is handed on, wherever the generator is kept.
    if finding.frozen.kind == FreezeKind::Effect(EffectKind::Random) {
        return false;
    }
    let Some(path) = &finding.path else {
        return matches!(
            finding.frozen.kind,
            FreezeKind::Element | FreezeKind::Attribute | FreezeKind::LeakedTracer
        );
    };
    let owner = flow.scopes.owner(scope, &path.root);
    let is_local = owner == flow.scopes.home(scope) && flow.scopes.is_function(owner);
    is_local || flow.scopes.is_comprehension(owner) || objects.contains(&(owner, path.root.clone()))
}

/// True for a variable that holds an object with state, or a list or dict of some.
fn is_object(flow: &Flow<'_, '_>, owner: usize, name: &str) -> bool {
    is_object_within(flow, owner, name, 8)
}

/// The same, through so many parameters at most: functions that call each other hand a value on in a circle.
fn is_object_within(flow: &Flow<'_, '_>, owner: usize, name: &str, depth: u32) -> bool {
    if let Some(Known::Held(at)) = flow.finally(owner, name) {
        let class = flow.held[*at].class;
        return flow.scopes.class(class).is_some_and(may_register);
    }
    let first = flow.first_value(owner, name);
    if let (None, Some((scope, given))) = (
        first,
        flow.given
            .iter()
            .find(|(it, _)| **it == (owner, name))
            .map(|(_, it)| *it),
    ) {
        let Expr::Name(given) = given else {
            return matches!(given, Expr::Call(_)) && makes_object(flow, scope, given);
        };
        let from = flow.scopes.owner(scope, &given.id);
        return depth > 0 && is_object_within(flow, from, &given.id, depth - 1);
    }
    match first.or_else(|| flow.looped(owner, name)) {
        Some(first) => makes_object(flow, owner, first),
        None => false,
    }
}

/// True for an expression that makes an object with state, or names one.
fn makes_object(flow: &Flow<'_, '_>, scope: usize, made: &Expr) -> bool {
    let is_class = |name: &str| match flow.finally(scope, name) {
        Some(Known::Class(class)) => flow.scopes.class(*class).is_some_and(may_register),
        _ => false,
    };
    // One of several classes: `OPTIMIZERS[name](0.1)`, or `cls(0.1)` in a loop over them.
    let is_one_of = |name: &str| {
        let owner = flow.scopes.owner(scope, name);
        let all = flow.first_value(owner, name).or(flow.looped(owner, name));
        let items: Vec<&Expr> = match all {
            Some(Expr::Tuple(it)) => it.elts.iter().collect(),
            Some(Expr::List(it)) => it.elts.iter().collect(),
            Some(Expr::Dict(it)) => it.items.iter().map(|it| &it.value).collect(),
            _ => Vec::new(),
        };
        items
            .iter()
            .any(|it| matches!(it, Expr::Name(name) if is_class(&name.id)))
    };
    let is_made = |func: &Expr| match func {
        Expr::Name(name) => is_class(&name.id) || is_one_of(&name.id),
        Expr::Subscript(it) => matches!(&*it.value, Expr::Name(name) if is_one_of(&name.id)),
        _ => false,
    };
    if let Expr::Lambda(_) = made {
        return false;
    }
    let mut found = false;
    each_expression(made, &mut |expr| {
        if let Expr::Name(name) = expr
            && let Some(Known::Held(at)) = flow.finally(scope, &name.id)
        {
            let class = flow.scopes.class(flow.held[*at].class);
            found |= class.is_some_and(may_register);
        }
        if let Expr::Call(call) = expr {
            found |= is_made(&call.func)
                || KNOWN
                    .iter()
                    .any(|(name, _)| is_of_library(flow, call, name));
        }
    });
    found && !matches!(made, Expr::Call(call) if is_transformation(&call.func))
}
