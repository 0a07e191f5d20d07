//! `jax.tree` and `jax.tree_util`.

use super::errors::{flatten_up_to, zip_trees};
use super::keys::keystr_simple;
use super::registry::Kind;
use super::{Key, flatten, flatten_with_path, keystr, object, of_object, unflatten};
use crate::py::*;
use crate::state::jax;
use freezeframe_base::Lists;
use freezeframe_python::{Body, Observed, Reads};

fn is_leaf(args: Args, index: usize) -> Option<Py> {
    args.some(index).cloned()
}

fn map(vm: &mut Vm, args: Args) -> PyResult {
    let trees: Vec<Py> = std::iter::once(args[1].clone())
        .chain(args.rest(3).iter().cloned())
        .list();
    let (columns, treedef) = zip_trees(vm, &trees, is_leaf(args, 2).as_ref())?;
    let mut results = Vec::with_capacity(treedef.num_leaves);
    for row in 0..treedef.num_leaves {
        let items: Vec<Py> = columns.iter().map(|column| column[row].clone()).collect();
        results.push(vm.call(&args[0], &items)?);
    }
    unflatten(vm, &treedef, &results)
}

fn map_with_path(vm: &mut Vm, args: Args) -> PyResult {
    let leaf = is_leaf(args, 2);
    let (leaves, treedef) = flatten_with_path(vm, &args[1], leaf.as_ref())?;
    let mut columns = Vec::new();
    for tree in args.rest(3) {
        columns.push(flatten_up_to(vm, &treedef, tree, "tree_map tree")?);
    }
    let mut results = Vec::with_capacity(leaves.len());
    for (row, (path, leaf)) in leaves.iter().enumerate() {
        let mut items = vec![path_object(vm, path), leaf.clone()];
        items.extend(columns.iter().map(|column| column[row].clone()));
        results.push(vm.call(&args[0], &items)?);
    }
    unflatten(vm, &treedef, &results)
}

fn path_object(vm: &mut Vm, path: &[Key]) -> Py {
    let items = path.iter().map(|key| key.object(vm)).collect();
    Py::tuple(items)
}

fn tree_leaves(vm: &mut Vm, args: Args) -> PyResult {
    let (leaves, _) = flatten(vm, &args[0], is_leaf(args, 1).as_ref())?;
    Ok(Py::list(leaves))
}

fn structure(vm: &mut Vm, args: Args) -> PyResult {
    let (_, treedef) = flatten(vm, &args[0], is_leaf(args, 1).as_ref())?;
    Ok(object(vm, &treedef))
}

fn tree_flatten(vm: &mut Vm, args: Args) -> PyResult {
    let (leaves, treedef) = flatten(vm, &args[0], is_leaf(args, 1).as_ref())?;
    let treedef = object(vm, &treedef);
    Ok(Py::tuple(vec![Py::list(leaves), treedef]))
}

fn tree_unflatten(vm: &mut Vm, args: Args) -> PyResult {
    let treedef = of_object(vm, &args[0])?;
    let leaves = vm.iterate(&args[1])?;
    unflatten(vm, &treedef, &leaves)
}

fn reduce(vm: &mut Vm, args: Args) -> PyResult {
    let (leaves, _) = flatten(vm, &args[1], is_leaf(args, 3).as_ref())?;
    let mut leaves = leaves.into_iter();
    let mut total = match args.given(2) {
        Some(initial) => initial.clone(),
        None => match leaves.next() {
            Some(first) => first,
            None => return Err(vm.type_error("reduce() of empty iterable with no initial value")),
        },
    };
    for leaf in leaves {
        total = vm.call(&args[0], &[total, leaf])?;
    }
    Ok(total)
}

fn all(vm: &mut Vm, args: Args) -> PyResult {
    for leaf in flatten(vm, &args[0], is_leaf(args, 1).as_ref())?.0 {
        if !vm.truth(&leaf)? {
            return Ok(Py::Bool(false));
        }
    }
    Ok(Py::Bool(true))
}

fn transpose(vm: &mut Vm, args: Args) -> PyResult {
    let outer = of_object(vm, &args[0])?;
    let inner = match args.some(1) {
        Some(inner) => Some(of_object(vm, &inner.clone())?),
        None => None,
    };
    let (leaves, treedef) = flatten(vm, &args[2], None)?;
    let inner = match inner {
        Some(inner) => inner,
        None => {
            let subtrees = flatten_up_to(vm, &outer, &args[2], "tree")?;
            match subtrees.first() {
                Some(first) => flatten(vm, first, None)?.1,
                None => super::TreeDef::leaf(),
            }
        }
    };
    let expected = compose(&outer, &inner);
    if !super::same(vm, &treedef, &expected)? {
        let (a, b) = (super::text(vm, &treedef)?, super::text(vm, &expected)?);
        return Err(vm.type_error(format_args!("Mismatch\n{a}\n != \n{b}")));
    }
    let (rows, columns) = (outer.num_leaves, inner.num_leaves);
    let mut parts = Vec::with_capacity(columns);
    for column in 0..columns {
        let picked: Vec<Py> = (0..rows)
            .map(|row| leaves[row * columns + column].clone())
            .collect();
        parts.push(unflatten(vm, &outer, &picked)?);
    }
    unflatten(vm, &inner, &parts)
}

/// The outer structure with the inner one at each leaf.
fn compose(outer: &Rc<super::TreeDef>, inner: &Rc<super::TreeDef>) -> Rc<super::TreeDef> {
    if outer.is_leaf() {
        return inner.clone();
    }
    super::TreeDef::new(
        outer.node.clone(),
        outer
            .children
            .iter()
            .map(|child| compose(child, inner))
            .collect(),
    )
}

fn pairs(vm: &mut Vm, args: Args) -> PyResult<(Py, Py)> {
    let (leaves, treedef) = flatten_with_path(vm, &args[0], is_leaf(args, 1).as_ref())?;
    let mut items = Vec::with_capacity(leaves.len());
    for (path, leaf) in leaves {
        let path = path_object(vm, &path);
        items.push(Py::tuple(vec![path, leaf]));
    }
    let treedef = object(vm, &treedef);
    Ok((Py::list(items), treedef))
}

fn tree_flatten_with_path(vm: &mut Vm, args: Args) -> PyResult {
    let (items, treedef) = pairs(vm, args)?;
    Ok(Py::tuple(vec![items, treedef]))
}

fn leaves_with_path(vm: &mut Vm, args: Args) -> PyResult {
    pairs(vm, args).map(|(items, _)| items)
}

fn keystr_function(vm: &mut Vm, args: Args) -> PyResult {
    let mut path = Vec::new();
    for key in vm.iterate(&args[0])? {
        path.push(Key::of(vm, &key)?);
    }
    if crate::arg::truth_or(vm, args, 1, false)? {
        let separator = args[2].as_str().unwrap_or_default().to_string();
        return keystr_simple(vm, &path, &separator).map(Py::str);
    }
    keystr(vm, &path).map(Py::str)
}

fn class_argument(vm: &mut Vm, value: &Py) -> PyResult<Rc<Class>> {
    match value {
        Py::Class(class) => Ok(class.clone()),
        other => {
            let class = class_text(vm, other);
            Err(vm.type_error(format_args!("expected a class, got {class}")))
        }
    }
}

fn register(vm: &mut Vm, class: &Rc<Class>, kind: Kind) -> PyResult<()> {
    if jax(vm).registry.borrow_mut().add(class, kind) {
        return Ok(());
    }
    let name = vm.full_name(class);
    Err(vm.value_error(format_args!(
        "Duplicate custom PyTreeDef type registration for <class '{name}'>."
    )))
}

fn register_pytree_node(vm: &mut Vm, args: Args) -> PyResult {
    let class = class_argument(vm, &args[0])?;
    let with_keys = args.some(3).cloned();
    let kind = Kind::Functions {
        flatten: args[1].clone(),
        unflatten: args[2].clone(),
        with_keys,
    };
    register(vm, &class, kind)?;
    Ok(Py::None)
}

fn register_with_keys(vm: &mut Vm, args: Args) -> PyResult {
    let class = class_argument(vm, &args[0])?;
    let with_keys = args[1].clone();
    let flatten = match args.some(3) {
        Some(flatten) => flatten.clone(),
        None => {
            let with_keys = with_keys.clone();
            closure("flatten", "(tree)", Purity::Pure, move |vm, args| {
                let pair = vm.call(&with_keys, &[args[0].clone()])?;
                let items = sequence(&pair).unwrap_or_default();
                let children = items.first().and_then(sequence).unwrap_or_default();
                let children = children
                    .iter()
                    .filter_map(|pair| sequence(pair).and_then(|pair| pair.get(1).cloned()));
                Ok(Py::tuple(vec![
                    Py::tuple(children.collect()),
                    items.get(1).cloned().unwrap_or(Py::None),
                ]))
            })
        }
    };
    register(
        vm,
        &class,
        Kind::Functions {
            flatten,
            unflatten: args[2].clone(),
            with_keys: Some(with_keys),
        },
    )?;
    Ok(Py::None)
}

fn register_class(vm: &mut Vm, args: Args, with_keys: bool) -> PyResult {
    let class = class_argument(vm, &args[0])?;
    vm.attr(&args[0], "tree_unflatten")?;
    register(vm, &class, Kind::Methods { with_keys })?;
    Ok(args[0].clone())
}

fn register_static(vm: &mut Vm, args: Args) -> PyResult {
    let class = class_argument(vm, &args[0])?;
    register(vm, &class, Kind::Static)?;
    Ok(args[0].clone())
}

fn names(vm: &mut Vm, value: &Py) -> PyResult<Vec<Name>> {
    Ok(vm
        .iterate(value)?
        .iter()
        .filter_map(|name| name.as_str().map(Name::new))
        .list())
}

fn register_dataclass(vm: &mut Vm, args: Args) -> PyResult {
    let (data, meta, drop) = (
        args.some(1).cloned(),
        args.some(2).cloned(),
        args.some(3).cloned(),
    );
    let Some(first) = args.some(0).cloned() else {
        return Ok(closure(
            "register_dataclass",
            "(nodetype)",
            Purity::Impure,
            move |vm, inner| dataclass(vm, &inner[0], data.as_ref(), meta.as_ref(), drop.as_ref()),
        ));
    };
    dataclass(vm, &first, data.as_ref(), meta.as_ref(), drop.as_ref())
}

fn dataclass(
    vm: &mut Vm,
    value: &Py,
    data: Option<&Py>,
    meta: Option<&Py>,
    drop: Option<&Py>,
) -> PyResult {
    let class = class_argument(vm, value)?;
    let (data_fields, meta_fields) = match (data, meta) {
        (Some(data), meta) => {
            let meta = match meta {
                Some(meta) => names(vm, meta)?,
                None => Vec::new(),
            };
            (names(vm, data)?, meta)
        }
        (None, _) => declared_fields(vm, value)?,
    };
    let dropped = match drop {
        Some(drop) => names(vm, drop)?,
        None => Vec::new(),
    };
    let keep = |fields: Vec<Name>| {
        fields
            .into_iter()
            .filter(|field| !dropped.contains(field))
            .list()
    };
    register(
        vm,
        &class,
        Kind::Dataclass {
            data_fields: keep(data_fields),
            meta_fields: keep(meta_fields),
        },
    )?;
    Ok(value.clone())
}

/// The fields of a dataclass: those with `metadata=dict(static=True)` are metadata.
fn declared_fields(vm: &mut Vm, class: &Py) -> PyResult<(Vec<Name>, Vec<Name>)> {
    let dataclasses = Py::Module(vm.import("dataclasses")?);
    if vm.attr_or_none(class, "__dataclass_fields__")?.is_none() {
        return Err(vm.type_error("register_dataclass: data_fields and meta_fields are required when nodetype is not a dataclass. Got nodetype that is not a dataclass."));
    }
    let fields = vm.call_method(&dataclasses, "fields", std::slice::from_ref(class))?;
    let (mut data, mut meta) = (Vec::new(), Vec::new());
    for field in vm.iterate(&fields)? {
        let name = vm.attr(&field, "name")?;
        let metadata = vm.attr(&field, "metadata")?;
        let is_static = vm.call_method(&metadata, "get", &[Py::str("static"), Py::Bool(false)])?;
        let name = Name::new(name.as_str().unwrap_or_default());
        if vm.truth(&is_static)? {
            meta.push(name)
        } else {
            data.push(name)
        }
    }
    Ok((data, meta))
}

/// A row of a function that looks at all that is in the trees it is given.
const fn of_trees(name: &'static str, signature: &'static str, body: Body) -> Entry {
    Entry {
        observed: Observed {
            reads: Reads::Items,
            ..Observed::DEFAULT
        },
        ..pure(name, signature, body)
    }
}

/// A table for `jax.tree`, and the same with `tree_` before the names for `jax.tree_util`.
macro_rules! both {
    ($($name:literal, $signature:literal, $body:expr;)*) => {
        /// The functions of `jax.tree`.
        const TREE: &[Entry] = &[$(of_trees($name, $signature, $body)),*];
        /// The same in `jax.tree_util`.
        const PREFIXED: &[Entry] = &[$(of_trees(concat!("tree_", $name), $signature, $body)),*];
    };
}

both! {
    "map", "(f, tree, *rest, is_leaf=None)", map;
    "map_with_path", "(f, tree, *rest, is_leaf=None)", map_with_path;
    "leaves", "(tree, is_leaf=None)", tree_leaves;
    "structure", "(tree, is_leaf=None)", structure;
    "flatten", "(tree, is_leaf=None)", tree_flatten;
    "unflatten", "(treedef, leaves)", tree_unflatten;
    "reduce", "(function, tree, initializer=?, is_leaf=None)", reduce;
    "all", "(tree, *, is_leaf=None)", all;
    "transpose", "(outer_treedef, inner_treedef, pytree_to_transpose)", transpose;
    "flatten_with_path", "(tree, is_leaf=None)", tree_flatten_with_path;
    "leaves_with_path", "(tree, is_leaf=None)", leaves_with_path;
}

/// The functions of `jax.tree_util`.
const TREE_UTIL: &[Entry] = &[
    pure(
        "keystr",
        "(keys, *, simple=False, separator='')",
        keystr_function,
    ),
    entry(
        "register_pytree_node",
        "(nodetype, flatten_func, unflatten_func, flatten_with_keys_func=None)",
        Purity::Impure,
        "",
        register_pytree_node,
    ),
    entry(
        "register_pytree_with_keys",
        "(nodetype, flatten_with_keys, unflatten_func, flatten_func=None)",
        Purity::Impure,
        "",
        register_with_keys,
    ),
    entry(
        "register_pytree_node_class",
        "(cls)",
        Purity::Impure,
        "",
        |vm, args| register_class(vm, args, false),
    ),
    entry(
        "register_pytree_with_keys_class",
        "(cls)",
        Purity::Impure,
        "",
        |vm, args| register_class(vm, args, true),
    ),
    entry(
        "register_static",
        "(cls)",
        Purity::Impure,
        "",
        register_static,
    ),
    entry(
        "register_dataclass",
        "(nodetype=None, data_fields=None, meta_fields=None, drop_fields=())",
        Purity::Impure,
        "",
        register_dataclass,
    ),
    pure("treedef_is_leaf", "(treedef)", |vm, args| {
        let treedef = of_object(vm, &args[0])?;
        Ok(Py::Bool(treedef.is_leaf()))
    }),
    pure("all_leaves", "(iterable, is_leaf=None)", |vm, args| {
        for item in vm.iterate(&args[0])? {
            if super::one_level(vm, &item)?.is_some() {
                return Ok(Py::Bool(false));
            }
        }
        Ok(Py::Bool(true))
    }),
];

/// Fills `jax.tree`.
pub(crate) fn init_tree(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(TREE);
    Ok(())
}

/// Fills `jax.tree_util`.
pub(crate) fn init_tree_util(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(PREFIXED);
    module.functions(TREE_UTIL);
    let jax = jax(vm);
    let classes = jax.classes();
    module.set("PyTreeDef", &classes.treedef);
    module.set("Partial", &classes.partial);
    module.set("SequenceKey", &classes.keys.index);
    module.set("DictKey", &classes.keys.dict);
    module.set("GetAttrKey", &classes.keys.attr);
    module.set("FlattenedIndexKey", &classes.keys.flat);
    Ok(())
}
