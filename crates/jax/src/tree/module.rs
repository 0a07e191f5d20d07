//! `jax.tree` and `jax.tree_util`.

use super::errors::{flatten_up_to, zip_trees};
use super::keys::keystr_simple;
use super::registry::{Kind, registry};
use super::{Key, flatten, flatten_with_path, keystr, object, of_object, unflatten};
use crate::py::*;
use crate::row::{Call, HandedOn};
use crate::state::jax;
use freezeframe_base::Lists;
use freezeframe_python::Given;

/// What both modules have; in `jax.tree_util` the names begin with `tree_`.
#[natives(scope = Call)]
mod trees {
    use super::*;

    /// Calls a function with each leaf, or with the leaves of several trees of one structure, and gives the tree of the
    /// results.
    ///
    /// >>> jax.tree.map(lambda x, y: x + y, {"a": 1, "b": (2, 3)}, {"a": 10, "b": (20, 30)})
    /// {'a': 11, 'b': (22, 33)}
    #[member(map = ())]
    #[member(tree_map = ())]
    #[native("(f, tree, *rest, is_leaf=None)", reads = Items)]
    fn map(vm: &mut Vm, f: &Py, tree: HandedOn, rest: HandedOn, is_leaf: Option<&Py>) -> PyResult {
        let trees: Vec<Py> = [tree.0].into_iter().chain(rest.items()).cloned().list();
        let (columns, treedef) = zip_trees(vm, &trees, is_leaf)?;
        let mut results = Vec::with_capacity(treedef.num_leaves);
        let mut items = Vec::with_capacity(columns.len());
        for row in 0..treedef.num_leaves {
            items.clear();
            items.extend(columns.iter().map(|column| column[row].clone()));
            results.push(vm.call(f, &items)?);
        }
        unflatten(vm, &treedef, &results)
    }

    /// Like `map`, and the function gets the path to the leaf before it.
    ///
    /// >>> jax.tree.map_with_path(lambda path, x: jax.tree_util.keystr(path), {"a": [1, 2]})
    /// {'a': ["['a'][0]", "['a'][1]"]}
    #[member(map_with_path = ())]
    #[member(tree_map_with_path = ())]
    #[native("(f, tree, *rest, is_leaf=None)", reads = Items)]
    fn map_with_path(
        vm: &mut Vm,
        f: &Py,
        tree: HandedOn,
        rest: HandedOn,
        is_leaf: Option<&Py>,
    ) -> PyResult {
        let rest = rest.items();
        let (leaves, treedef) = flatten_with_path(vm, tree.0, is_leaf)?;
        let mut columns = Vec::new();
        for tree in rest {
            columns.push(flatten_up_to(vm, &treedef, tree, "tree_map tree")?);
        }
        let mut results = Vec::with_capacity(leaves.len());
        for (row, (path, leaf)) in leaves.iter().enumerate() {
            let mut items = vec![path_object(vm, path), leaf.clone()];
            items.extend(columns.iter().map(|column| column[row].clone()));
            results.push(vm.call(f, &items)?);
        }
        unflatten(vm, &treedef, &results)
    }

    /// The list of the leaves.
    ///
    /// >>> jax.tree.leaves({"b": 2, "a": (1, None)})
    /// [1, 2]
    #[member(leaves = ())]
    #[member(tree_leaves = ())]
    #[native("(tree, is_leaf=None)", reads = Items)]
    fn leaves(vm: &mut Vm, tree: &Py, is_leaf: Option<&Py>) -> PyResult {
        Ok(Py::list(flatten(vm, tree, is_leaf)?.0))
    }

    /// The structure of a tree, without its leaves.
    ///
    /// >>> jax.tree.structure({"a": (1, 2)})
    /// PyTreeDef({'a': (*, *)})
    #[member(structure = ())]
    #[member(tree_structure = ())]
    #[native("(tree, is_leaf=None)", reads = Items)]
    fn structure(vm: &mut Vm, tree: &Py, is_leaf: Option<&Py>) -> PyResult {
        let (_, treedef) = flatten(vm, tree, is_leaf)?;
        Ok(object(vm, &treedef))
    }

    /// The list of the leaves, and the structure.
    ///
    /// >>> jax.tree.flatten([1, (2,)])
    /// ([1, 2], PyTreeDef([*, (*,)]))
    #[member(flatten = ())]
    #[member(tree_flatten = ())]
    #[native("(tree, is_leaf=None)", reads = Items)]
    fn taken_apart(vm: &mut Vm, tree: &Py, is_leaf: Option<&Py>) -> PyResult {
        let (leaves, treedef) = flatten(vm, tree, is_leaf)?;
        let treedef = object(vm, &treedef);
        Ok(Py::tuple(vec![Py::list(leaves), treedef]))
    }

    /// The tree of a structure with these leaves.
    ///
    /// >>> jax.tree.unflatten(jax.tree.structure([0, (0,)]), "ab")
    /// ['a', ('b',)]
    #[member(unflatten = ())]
    #[member(tree_unflatten = ())]
    #[native("(treedef, leaves)", reads = Items)]
    fn put_together(vm: &mut Vm, treedef: &Py, leaves: &Py) -> PyResult {
        let treedef = of_object(vm, treedef)?;
        let leaves = vm.iterate(leaves)?;
        unflatten(vm, &treedef, &leaves)
    }

    /// The leaves put together by a function of two, from the left, beginning with `initializer` if it is given.
    ///
    /// >>> jax.tree.reduce(lambda a, b: a + b, {"a": 1, "b": (2, 3)})
    /// 6
    #[member(reduce = ())]
    #[member(tree_reduce = ())]
    #[native("(function, tree, initializer=?, is_leaf=None)", reads = Items)]
    fn reduce(
        vm: &mut Vm,
        function: &Py,
        tree: HandedOn,
        initializer: Given,
        is_leaf: Option<&Py>,
    ) -> PyResult {
        let (leaves, _) = flatten(vm, tree.0, is_leaf)?;
        let mut leaves = leaves.into_iter();
        let first = initializer.0.cloned().or_else(|| leaves.next());
        let Some(mut total) = first else {
            return Err(vm.type_error("reduce() of empty iterable with no initial value"));
        };
        for leaf in leaves {
            total = vm.call(function, &[total, leaf])?;
        }
        Ok(total)
    }

    /// True if all leaves are true.
    ///
    /// >>> jax.tree.all([True, (1, 0)])
    /// False
    #[member(all = ())]
    #[member(tree_all = ())]
    #[native("(tree, *, is_leaf=None)", reads = Items)]
    fn all(vm: &mut Vm, tree: &Py, is_leaf: Option<&Py>) -> PyResult<bool> {
        for leaf in flatten(vm, tree, is_leaf)?.0 {
            if !vm.truth(&leaf)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Exchanges two levels of structure: a tree of the outer structure whose leaves are trees of the inner one becomes a
    /// tree of the inner structure.
    ///
    /// >>> outer, inner = jax.tree.structure({"a": 0, "b": 0}), jax.tree.structure([0, 0])
    /// >>> jax.tree.transpose(outer, inner, {"a": [1, 2], "b": [3, 4]})
    /// [{'a': 1, 'b': 3}, {'a': 2, 'b': 4}]
    #[member(transpose = ())]
    #[member(tree_transpose = ())]
    #[native("(outer_treedef, inner_treedef, pytree_to_transpose)", reads = Items)]
    fn transpose(
        vm: &mut Vm,
        outer_treedef: &Py,
        inner_treedef: Option<&Py>,
        pytree_to_transpose: &Py,
    ) -> PyResult {
        let outer = of_object(vm, outer_treedef)?;
        let inner = match inner_treedef {
            Some(inner) => Some(of_object(vm, inner)?),
            None => None,
        };
        transposed(vm, &outer, inner, pytree_to_transpose)
    }

    /// The list of pairs of path and leaf, and the structure.
    ///
    /// >>> jax.tree.flatten_with_path({"a": [1]})
    /// ([((DictKey(key='a'), SequenceKey(idx=0)), 1)], PyTreeDef({'a': [*]}))
    #[member(flatten_with_path = ())]
    #[member(tree_flatten_with_path = ())]
    #[native("(tree, is_leaf=None)", reads = Items)]
    fn with_paths(vm: &mut Vm, tree: &Py, is_leaf: Option<&Py>) -> PyResult {
        let (items, treedef) = pairs(vm, tree, is_leaf)?;
        Ok(Py::tuple(vec![items, treedef]))
    }

    /// The list of pairs of path and leaf.
    ///
    /// >>> jax.tree.leaves_with_path((1, [2]))
    /// [((SequenceKey(idx=0),), 1), ((SequenceKey(idx=1), SequenceKey(idx=0)), 2)]
    #[member(leaves_with_path = ())]
    #[member(tree_leaves_with_path = ())]
    #[native("(tree, is_leaf=None)", reads = Items)]
    fn leaves_with_path(vm: &mut Vm, tree: &Py, is_leaf: Option<&Py>) -> PyResult {
        pairs(vm, tree, is_leaf).map(|(items, _)| items)
    }
}

/// What only `jax.tree_util` has.
#[natives(purity = Impure)]
mod util {
    use super::*;

    /// The text of a path: how it would be written behind the tree's name; with `simple`, the keys alone, joined by
    /// `separator`.
    ///
    /// >>> path = jax.tree.leaves_with_path({"a": [1]})[0][0]
    /// >>> jax.tree_util.keystr(path), jax.tree_util.keystr(path, simple=True, separator=".")
    /// ("['a'][0]", 'a.0')
    #[native("(keys, *, simple=False, separator='')", name = "keystr", purity = Pure)]
    fn path_text(vm: &mut Vm, keys: &Py, simple: Option<&Py>, separator: &Py) -> PyResult<String> {
        let mut path = Vec::new();
        for key in vm.iterate(keys)? {
            path.push(Key::of(vm, &key)?);
        }
        let is_simple = match simple {
            Some(simple) => vm.truth(simple)?,
            None => false,
        };
        if is_simple {
            return keystr_simple(vm, &path, separator.as_str().unwrap_or_default());
        }
        keystr(vm, &path)
    }

    /// Makes instances of a class nodes: `flatten_func` takes one apart into its children and what else it is made of,
    /// `unflatten_func` makes one again of the latter and children.
    #[native("(nodetype, flatten_func, unflatten_func, flatten_with_keys_func=None)")]
    fn register_pytree_node(
        vm: &mut Vm,
        nodetype: &Py,
        flatten_func: &Py,
        unflatten_func: &Py,
        flatten_with_keys_func: Option<&Py>,
    ) -> PyResult<()> {
        let class = class_argument(vm, nodetype)?;
        let kind = Kind::Functions {
            flatten: flatten_func.clone(),
            unflatten: unflatten_func.clone(),
            with_keys: flatten_with_keys_func.cloned(),
        };
        register(vm, &class, kind)
    }

    /// Like `register_pytree_node`, with a function whose children are pairs of key and child.
    #[native("(nodetype, flatten_with_keys, unflatten_func, flatten_func=None)")]
    fn register_pytree_with_keys(
        vm: &mut Vm,
        nodetype: &Py,
        flatten_with_keys: &Py,
        unflatten_func: &Py,
        flatten_func: Option<&Py>,
    ) -> PyResult<()> {
        let class = class_argument(vm, nodetype)?;
        let flatten = match flatten_func {
            Some(flatten) => flatten.clone(),
            None => made::closures::flatten(flatten_with_keys.clone()),
        };
        let kind = Kind::Functions {
            flatten,
            unflatten: unflatten_func.clone(),
            with_keys: Some(flatten_with_keys.clone()),
        };
        register(vm, &class, kind)
    }

    /// A decorator that makes instances of a class nodes, by its methods `tree_flatten` and `tree_unflatten`; with keys, by
    /// `tree_flatten_with_keys`.
    #[member(register_pytree_node_class = false)]
    #[member(register_pytree_with_keys_class = true)]
    #[native("(cls)")]
    fn register_class(vm: &mut Vm, cls: &Py, member: bool) -> PyResult {
        let class = class_argument(vm, cls)?;
        vm.attr(cls, "tree_unflatten")?;
        register(vm, &class, Kind::Methods { with_keys: member })?;
        Ok(cls.clone())
    }

    /// A decorator that makes instances of a class nodes without leaves: they are part of the structure.
    ///
    /// >>> @jax.tree_util.register_static
    /// ... class Mode(str): pass
    /// >>> jax.tree.leaves([Mode("fast"), 1])
    /// [1]
    #[native("(cls)")]
    fn register_static(vm: &mut Vm, cls: &Py) -> PyResult {
        let class = class_argument(vm, cls)?;
        register(vm, &class, Kind::Static)?;
        Ok(cls.clone())
    }

    /// A decorator that makes instances of a class nodes whose children are the fields that `data_fields` names; those of
    /// `meta_fields` are part of the structure. A dataclass tells them itself, by `metadata=dict(static=True)`.
    ///
    /// >>> import dataclasses
    /// >>> @jax.tree_util.register_dataclass
    /// ... @dataclasses.dataclass
    /// ... class Point:
    /// ...     x: float
    /// ...     y: float
    /// >>> jax.tree.leaves(Point(1.0, 2.0))
    /// [1.0, 2.0]
    #[native("(nodetype=None, data_fields=None, meta_fields=None, drop_fields=())")]
    fn register_dataclass(
        vm: &mut Vm,
        nodetype: Option<&Py>,
        data_fields: Option<&Py>,
        meta_fields: Option<&Py>,
        drop_fields: Option<&Py>,
    ) -> PyResult {
        let fields = [data_fields, meta_fields, drop_fields].map(Option::<&Py>::cloned);
        match nodetype {
            Some(class) => dataclass(vm, class, &fields),
            None => Ok(made::closures::register_dataclass(fields)),
        }
    }

    /// True for the structure of a leaf, or of a node that has no children.
    ///
    /// >>> jax.tree_util.treedef_is_leaf(jax.tree.structure(1)), jax.tree_util.treedef_is_leaf(jax.tree.structure([]))
    /// (True, True)
    #[native("(treedef)", purity = Pure)]
    fn treedef_is_leaf(vm: &mut Vm, treedef: &Py) -> PyResult<bool> {
        Ok(of_object(vm, treedef)?.num_nodes() == 1)
    }

    /// True if all items are leaves.
    ///
    /// >>> jax.tree_util.all_leaves([1, "a"]), jax.tree_util.all_leaves([1, [2]])
    /// (True, False)
    #[native("(iterable, is_leaf=None)", purity = Pure)]
    fn all_leaves(vm: &mut Vm, iterable: &Py) -> PyResult<bool> {
        for item in vm.iterate(iterable)? {
            if super::super::one_level(vm, &item)?.is_some() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Functions that those of the module give.
#[natives]
mod made {
    use super::*;

    /// The children without their keys, and what else a node is made of.
    #[native("(tree)")]
    fn flatten(vm: &mut Vm, state: &Py, tree: &Py) -> PyResult {
        let pair = vm.call(state, std::slice::from_ref(tree))?;
        let items = sequence(&pair).unwrap_or_default();
        let children = items.first().and_then(sequence).unwrap_or_default();
        let children = children
            .iter()
            .filter_map(|pair| sequence(pair).and_then(|pair| pair.get(1).cloned()));
        Ok(Py::tuple(vec![
            Py::tuple(children.collect()),
            items.get(1).cloned().unwrap_or(Py::None),
        ]))
    }

    /// Makes instances of a class nodes.
    #[native("(nodetype)", purity = Impure)]
    fn register_dataclass(vm: &mut Vm, state: &[Option<Py>; 3], nodetype: &Py) -> PyResult {
        dataclass(vm, nodetype, state)
    }
}

fn path_object(vm: &mut Vm, path: &[Key]) -> Py {
    let items = path.iter().map(|key| key.object(vm)).collect();
    Py::tuple(items)
}

fn transposed(
    vm: &mut Vm,
    outer: &Rc<super::TreeDef>,
    inner: Option<Rc<super::TreeDef>>,
    tree: &Py,
) -> PyResult {
    let (leaves, treedef) = flatten(vm, tree, None)?;
    let inner = match inner {
        Some(inner) => inner,
        None => {
            let subtrees = flatten_up_to(vm, outer, tree, "tree")?;
            match subtrees.first() {
                Some(first) => flatten(vm, first, None)?.1,
                None => super::TreeDef::leaf(),
            }
        }
    };
    let expected = compose(outer, &inner);
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
        parts.push(unflatten(vm, outer, &picked)?);
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

fn pairs(vm: &mut Vm, tree: &Py, is_leaf: Option<&Py>) -> PyResult<(Py, Py)> {
    let (leaves, treedef) = flatten_with_path(vm, tree, is_leaf)?;
    let mut items = Vec::with_capacity(leaves.len());
    for (path, leaf) in leaves {
        let path = path_object(vm, &path);
        items.push(Py::tuple(vec![path, leaf]));
    }
    let treedef = object(vm, &treedef);
    Ok((Py::list(items), treedef))
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
    let what = match kind {
        Kind::Dataclass { .. } => "custom dataclass",
        _ => "custom",
    };
    if registry(vm).borrow_mut().add(class, kind) {
        return Ok(());
    }
    let name = vm.full_name(class);
    Err(vm.value_error(format_args!(
        "Duplicate {what} PyTreeDef type registration for <class '{name}'>."
    )))
}

fn names(vm: &mut Vm, value: &Py) -> PyResult<Vec<Name>> {
    Ok(vm
        .iterate(value)?
        .iter()
        .filter_map(|name| name.as_str().map(Name::new))
        .list())
}

/// Registers a class by the names of its fields: those with data, those of the structure, and those to be dropped.
fn dataclass(vm: &mut Vm, value: &Py, [data, meta, drop]: &[Option<Py>; 3]) -> PyResult {
    let class = class_argument(vm, value)?;
    let dropped = match drop {
        Some(drop) => names(vm, drop)?,
        None => Vec::new(),
    };
    let declared = declared_fields(vm, value)?;
    let (data_fields, meta_fields) = match (data, meta, &declared) {
        (Some(data), Some(meta), _) => (names(vm, data)?, names(vm, meta)?),
        (None, None, Some(declared)) => {
            let of_kind = |is_static: bool| {
                let fields = declared.iter().filter(|it| it.is_static == is_static);
                let names = fields.map(|it| it.name.clone());
                names.filter(|name| !dropped.contains(name)).list()
            };
            (of_kind(false), of_kind(true))
        }
        (None, None, None) => {
            let text = vm.repr(value)?;
            return Err(vm.type_error(format_args!(
                "register_dataclass: data_fields and meta_fields are required when nodetype is not a dataclass. Got \
                 nodetype={text}."
            )));
        }
        _ => {
            let [data, meta] = [data, meta].map(|it| it.clone().unwrap_or(Py::None));
            let (data, meta) = (vm.repr(&data)?, vm.repr(&meta)?);
            return Err(vm.type_error(format_args!(
                "register_dataclass: data_fields and meta_fields must both be specified when either is specified. Got \
                 data_fields={data} meta_fields={meta}."
            )));
        }
    };
    if let Some(declared) = declared {
        check_fields(vm, declared, &data_fields, &meta_fields, &dropped)?;
    }
    let both = data_fields.iter().filter(|it| meta_fields.contains(it));
    let both: Vec<&Name> = both.collect();
    if !both.is_empty() {
        let text = set_text(vm, &both)?;
        return Err(vm.value_error(format_args!(
            "data_fields and meta_fields must not overlap. Overlapping fields: {text}."
        )));
    }
    let kind = Kind::Dataclass {
        data_fields,
        meta_fields,
    };
    register(vm, &class, kind)?;
    Ok(value.clone())
}

/// What `__init__` takes has to be in the tree, and nothing else.
fn check_fields(
    vm: &mut Vm,
    declared: Vec<Declared>,
    data: &[Name],
    meta: &[Name],
    dropped: &[Name],
) -> PyResult<()> {
    let declared = declared.into_iter().filter(|it| it.init).map(|it| it.name);
    let wanted: Vec<Name> = declared.filter(|it| !dropped.contains(it)).list();
    let given: Vec<&Name> = meta.iter().chain(data).collect();
    let missing: Vec<&Name> = wanted.iter().filter(|it| !given.contains(it)).list();
    let unexpected: Vec<&Name> = given
        .iter()
        .copied()
        .filter(|it| !wanted.contains(it))
        .list();
    if missing.is_empty() && unexpected.is_empty() {
        return Ok(());
    }
    let mut message = String::from(
        "data_fields and meta_fields must include all dataclass fields with ``init=True`` and only them.",
    );
    if !missing.is_empty() {
        let text = set_text(vm, &missing)?;
        message +=
            &format!(" Missing fields: {text}. Add them to drop_fields to suppress this error.");
    }
    if !unexpected.is_empty() {
        message += &format!(" Unexpected fields: {}.", set_text(vm, &unexpected)?);
    }
    Err(vm.value_error(message))
}

fn set_text(vm: &mut Vm, names: &[&Name]) -> PyResult<String> {
    let mut texts = Vec::with_capacity(names.len());
    for name in names {
        texts.push(vm.repr(&Py::str(name.as_str()))?);
    }
    Ok(format!("{{{}}}", texts.join(", ")))
}

/// A field of a dataclass.
struct Declared {
    name: Name,
    /// It has `metadata=dict(static=True)`: it belongs to the structure.
    is_static: bool,
    /// `__init__` takes it.
    init: bool,
}

/// The fields of a dataclass; `None` for a class that is none.
fn declared_fields(vm: &mut Vm, class: &Py) -> PyResult<Option<Vec<Declared>>> {
    if vm.attr_or_none(class, "__dataclass_fields__")?.is_none() {
        return Ok(None);
    }
    let dataclasses = Py::Module(vm.import("dataclasses")?);
    let fields = vm.call_method(&dataclasses, "fields", std::slice::from_ref(class))?;
    let mut declared = Vec::new();
    for field in vm.iterate(&fields)? {
        let name = vm.attr(&field, "name")?;
        let metadata = vm.attr(&field, "metadata")?;
        let is_static = vm.call_method(&metadata, "get", &[Py::str("static"), Py::Bool(false)])?;
        let init = vm.attr(&field, "init")?;
        declared.push(Declared {
            name: Name::new(name.as_str().unwrap_or_default()),
            is_static: vm.truth(&is_static)?,
            init: vm.truth(&init)?,
        });
    }
    Ok(Some(declared))
}

/// Fills `jax.tree`.
pub(crate) fn init_tree(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(&trees(|name| !name.starts_with(PREFIX)));
    Ok(())
}

/// What the names begin with in `jax.tree_util`.
const PREFIX: &str = "tree_";

fn trees(is_here: fn(&str) -> bool) -> Vec<&'static Entry> {
    let rows = trees::TABLE.iter().copied();
    rows.filter(|row| is_here(row.name)).list()
}

/// Fills `jax.tree_util`.
pub(crate) fn init_tree_util(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(&trees(|name| name.starts_with(PREFIX)));
    module.functions(util::TABLE);
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
