//! Attributes that only untraced code uses: a history, a list of callbacks. Whole objects hand them on as they are.

use super::flow::{last_name, wrap_of};
use super::program::{each_expression, each_statement};
use freezeframe_python::syntax::ast::{Expr, Stmt, StmtFunctionDef};
use freezeframe_python::syntax::parts::expressions;
use std::collections::BTreeSet;

/// Names by which code may look at any attribute of an object.
const LOOK_AT_ALL: [&str; 9] = [
    "getattr", "setattr", "hasattr", "vars", "__dict__", "replace", "asdict", "deepcopy", "copy",
];

/// Methods that run without their name being written, and are not taken for traced code by themselves.
const UNTRACED: [&str; 6] = [
    "__init__",
    "__post_init__",
    "__new__",
    "__repr__",
    "__str__",
    "__del__",
];

/// The names of attributes that traced code may use, by the names that it writes; `None` where it may use all.
pub(super) fn used_by_traced(body: &[Stmt]) -> Option<BTreeSet<&str>> {
    let mut names = BTreeSet::new();
    let (mut functions, mut classes): (Vec<&StmtFunctionDef>, Vec<_>) = (Vec::new(), Vec::new());
    each_statement(body, &mut |stmt| {
        match stmt {
            Stmt::FunctionDef(def) => functions.push(def),
            Stmt::ClassDef(class) => classes.push(class),
            _ => {}
        }
        for whole in expressions(stmt) {
            each_expression(whole, &mut |expr| {
                if let Expr::Call(call) = expr
                    && wrap_of(&call.func).is_some()
                {
                    call.arguments
                        .args
                        .iter()
                        .for_each(|it| note(it, &mut names));
                }
            });
        }
    });
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    loop {
        let size = seen.len();
        for (at, def) in functions.iter().enumerate() {
            let name = def.name.as_str();
            let is_dunder = name.starts_with("__") && !UNTRACED.contains(&name);
            let is_jitted = def
                .decorator_list
                .iter()
                .any(|it| wrap_of(&it.expression).is_some());
            let is_of_made = UNTRACED.contains(&name)
                && classes.iter().any(|class| {
                    names.contains(class.name.as_str())
                        && class.body.iter().any(
                            |it| matches!(it, Stmt::FunctionDef(own) if std::ptr::eq(own, *def)),
                        )
                });
            let is_traced = is_dunder || is_jitted || is_of_made || names.contains(name);
            if is_traced && seen.insert(at) {
                each_statement(&def.body, &mut |stmt| {
                    for whole in expressions(stmt) {
                        note(whole, &mut names);
                    }
                });
            }
        }
        if seen.len() == size {
            break;
        }
    }
    let is_open = LOOK_AT_ALL.iter().any(|it| names.contains(it));
    (!is_open).then_some(names)
}

/// Adds the names in an expression.
fn note<'a>(expr: &'a Expr, names: &mut BTreeSet<&'a str>) {
    each_expression(expr, &mut |part| match part {
        Expr::Name(it) => {
            names.insert(it.id.as_str());
        }
        Expr::Attribute(it) => {
            names.insert(it.attr.as_str());
        }
        _ => {}
    });
}

/// True for a list, a dict or the like.
pub(super) fn is_container(value: &Expr) -> bool {
    match value {
        Expr::List(_) | Expr::ListComp(_) | Expr::Dict(_) | Expr::DictComp(_) | Expr::Set(_) => {
            true
        }
        Expr::Call(call) => matches!(
            last_name(&call.func),
            "list" | "dict" | "set" | "deque" | "defaultdict" | "Counter" | "OrderedDict" | "field"
        ),
        _ => false,
    }
}

/// The text of the function that registers a class; objects hand on what they keep where `keeps` says so.
pub(super) fn registering(numbers_are_static: bool, keeps: bool, has_lists: bool) -> String {
    let what = match numbers_are_static {
        true => "numbers, texts and what is `static` are",
        false => "what is `static` of them is",
    };
    let (mut text, kept) = match keeps {
        true => (SAME.to_owned(), ", kept=()"),
        false => (String::new(), ""),
    };
    text += &format!("def carried(cls, static=(){kept}):\n");
    let rest = if keeps {
        ", what is `kept` is handed on"
    } else {
        ""
    };
    text += &format!(
        "    \"\"\"Lets jitted functions take and return objects of `cls`; {what} not traced{rest}.\"\"\"\n\n"
    );
    let is_static = match numbers_are_static {
        true => {
            text += "    def is_static(name, value):\n        is_plain = value is None or isinstance(value, (int, float, str, type(carried)))\n        return name in static or is_plain\n\n";
            "is_static(name, value)"
        }
        false => "name in static",
    };
    // What is static is hashed, which lists cannot be.
    let value = if has_lists {
        "tuple(value) if isinstance(value, list) else value"
    } else {
        "value"
    };
    let is_kept = if keeps { " and name not in kept" } else { "" };
    let not_static = match numbers_are_static {
        true => "not is_static(name, value)",
        false => "name not in static",
    };
    text += &format!(
        "    def flatten(it):\n        traced = {{name: value for name, value in vars(it).items() if {not_static}{is_kept}}}\n        fixed = tuple((name, {value}) for name, value in vars(it).items() if {is_static}{is_kept})\n"
    );
    text += match keeps {
        true => {
            "        handed_on = tuple((name, Same(value)) for name, value in vars(it).items() if name in kept)\n        return (traced,), (fixed, handed_on)\n\n    def unflatten(rest, parts):\n        it = object.__new__(cls)\n        fixed, handed_on = rest\n        vars(it).update(parts[0], **dict(fixed))\n        vars(it).update({name: same.value for name, same in handed_on})\n        return it\n"
        }
        false => {
            "        return (traced,), fixed\n\n    def unflatten(fixed, parts):\n        it = object.__new__(cls)\n        vars(it).update(parts[0], **dict(fixed))\n        return it\n"
        }
    };
    text + "\n    jax.tree_util.register_pytree_node(cls, flatten, unflatten)\n\n"
}

/// The text of the function that registers a class whose functions, and what is of these types, are static wherever they
/// stand, in lists and dicts too.
pub(super) fn registering_by_leaves(fixed: &str, has_lists: bool) -> String {
    let value = if has_lists {
        "tuple(value) if isinstance(value, list) else value"
    } else {
        "value"
    };
    format!(
        r#"def carried(cls, static=()):
    """Lets jitted functions take and return objects of `cls`; texts, functions and what is `static` are not traced."""

    def is_fixed(leaf):
        return callable(leaf) or isinstance(leaf, {fixed})

    def flatten(it):
        leaves, tree = jax.tree.flatten({{name: value for name, value in vars(it).items() if name not in static}})
        fixed = tuple(leaf if is_fixed(leaf) else None for leaf in leaves)
        rest = tuple((name, {value}) for name, value in vars(it).items() if name in static)
        return [leaf for leaf in leaves if not is_fixed(leaf)], (tree, fixed, rest)

    def unflatten(known, parts):
        tree, fixed, rest = known
        parts = iter(parts)
        leaves = [next(parts) if leaf is None else leaf for leaf in fixed]
        it = object.__new__(cls)
        vars(it).update(jax.tree.unflatten(tree, leaves), **dict(rest))
        return it

    jax.tree_util.register_pytree_node(cls, flatten, unflatten)

"#
    )
}

/// What is compared by being the same object.
const SAME: &str = r#"class Same:
    """What jitted functions hand on as it is: two are equal where they hold one object."""

    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value is other.value

    def __hash__(self):
        return id(self.value)


"#;

/// The text of the function that jits a method of a registered class.
pub(super) fn keeping(keeps: bool) -> String {
    // What `jit` makes of its arguments are new objects already; a deep copy would not hand on the same.
    let copy = match keeps {
        true => "",
        false => "        it = copy.deepcopy(it)\n",
    };
    format!(
        r#"def carrying(method):
    """`jit` of a method that changes its object: a copy of the object is changed, and put back."""

    @jax.jit
    def pure(it, *args, **kwargs):
{copy}        return method(it, *args, **kwargs), it

    def call(it, *args, **kwargs):
        result, new = pure(it, *args, **kwargs)
        vars(it).update(vars(new))
        return result

    return call

"#
    )
}
