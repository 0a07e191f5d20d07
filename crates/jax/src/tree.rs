//! Pytrees: taking trees of containers apart into leaves, and putting them together again.

mod errors;
mod keys;
mod module;
mod partial;
mod registry;
mod treedef;

pub(crate) use errors::{Difference, differences, prefix_leaves};
pub(crate) use keys::{Key, key_classes, keystr, keystr_args};
pub(crate) use module::{init_tree, init_tree_util};
pub(crate) use partial::{PartialObject, class as partial_class};
pub(crate) use registry::{Registration, is_registered};
pub(crate) use treedef::treedef_class;

use crate::lending::shared;
use crate::py::*;
use crate::state::jax;
use freezeframe_base::Order;
use registry::Kind;
use std::cmp::Ordering;

/// What a node of a tree is.
#[derive(Clone)]
pub(crate) enum Node {
    Leaf,
    None,
    Tuple,
    List,
    Dict(Rc<[Py]>),
    /// `OrderedDict`: the class, the keys in order.
    Ordered(Rc<Class>, Rc<[Py]>),
    /// `defaultdict`: the class, the factory, the keys, sorted.
    Default(Rc<Class>, Py, Rc<[Py]>),
    NamedTuple(Rc<Class>),
    Custom(Rc<Registration>, Py),
}

/// The structure of a tree, without its leaves. In JAX: `PyTreeDef`.
#[derive(Clone)]
pub(crate) struct TreeDef {
    pub node: Node,
    pub children: Vec<Rc<TreeDef>>,
    pub num_leaves: usize,
}

/// The payload of a `PyTreeDef` object.
pub(crate) struct TreeDefObject(pub Rc<TreeDef>);

impl NativePayload for TreeDefObject {}

/// How deep trees may be nested.
const DEPTH_LIMIT: usize = 400;

impl TreeDef {
    /// The structure of a leaf.
    pub fn leaf() -> Rc<Self> {
        shared(|| Self {
            node: Node::Leaf,
            children: Vec::new(),
            num_leaves: 1,
        })
    }

    fn new(node: Node, children: Vec<Rc<Self>>) -> Rc<Self> {
        let num_leaves = children.iter().map(|child| child.num_leaves).sum();
        Rc::new(Self {
            node,
            children,
            num_leaves,
        })
    }

    /// A tuple of these structures.
    pub fn tuple(children: Vec<Rc<Self>>) -> Rc<Self> {
        Self::new(Node::Tuple, children)
    }

    /// True for a leaf.
    pub fn is_leaf(&self) -> bool {
        matches!(self.node, Node::Leaf)
    }

    fn num_nodes(&self) -> usize {
        1 + self
            .children
            .iter()
            .map(|child| child.num_nodes())
            .sum::<usize>()
    }
}

/// One level of a value: its node and children, or `None` for a leaf.
pub(crate) fn one_level(vm: &mut Vm, value: &Py) -> PyResult<Option<(Node, Vec<Py>)>> {
    Ok(Some(match value {
        Py::None => (Node::None, Vec::new()),
        Py::Tuple(tuple) => (Node::Tuple, tuple.items.clone()),
        Py::List(list) => (Node::List, list.items.borrow().clone()),
        Py::Dict(dict) => {
            let (keys, values) = sorted_items(vm, dict.items())?;
            (Node::Dict(keys.into()), values)
        }
        Py::Object(instance) => {
            let found = registry::registry(vm).borrow().find(&instance.class);
            if let Some(registration) = found {
                let (children, aux) = registration.flatten(vm, value)?;
                return Ok(Some((Node::Custom(registration, aux), children)));
            }
            return builtin_subclass(vm, value, &instance.class);
        }
        _ => return Ok(None),
    }))
}

/// Named tuples, `OrderedDict` and `defaultdict`; other subclasses of containers are leaves.
fn builtin_subclass(
    vm: &mut Vm,
    value: &Py,
    class: &Rc<Class>,
) -> PyResult<Option<(Node, Vec<Py>)>> {
    match value.unwrapped() {
        Py::Tuple(tuple) if class.lookup(&Name::new("_fields")).is_some() => {
            Ok(Some((Node::NamedTuple(class.clone()), tuple.items.clone())))
        }
        Py::Dict(dict) => {
            let (name, module) = vm.class_names(class);
            match (module.as_str(), name.as_str()) {
                ("collections", "OrderedDict") => {
                    let (keys, values): (Vec<_>, Vec<_>) = dict.items().into_iter().unzip();
                    Ok(Some((Node::Ordered(class.clone(), keys.into()), values)))
                }
                ("collections", "defaultdict") => {
                    let factory = vm
                        .attr_or_none(value, "default_factory")?
                        .unwrap_or(Py::None);
                    let (keys, values) = sorted_items(vm, dict.items())?;
                    Ok(Some((
                        Node::Default(class.clone(), factory, keys.into()),
                        values,
                    )))
                }
                _ => Ok(None),
            }
        }
        _ => Ok(None),
    }
}

fn sorted_items(vm: &mut Vm, mut items: Vec<(Py, Py)>) -> PyResult<(Vec<Py>, Vec<Py>)> {
    let is_in_order = |pair: &[(Py, Py)]| match pair {
        [(Py::Str(a), _), (Py::Str(b), _)] => a.as_str() <= b.as_str(),
        _ => false,
    };
    if items.windows(2).all(is_in_order) {
        return Ok(items.into_iter().unzip());
    }
    let mut failed = None;
    items.order_by(|(a, _), (b, _)| {
        if failed.is_some() {
            return Ordering::Equal;
        }
        if let (Py::Str(a), Py::Str(b)) = (a, b) {
            return a.as_str().cmp(b.as_str());
        }
        let order = vm.less(a, b).and_then(|less| {
            if less {
                Ok(Ordering::Less)
            } else {
                vm.less(b, a).map(|more| {
                    if more {
                        Ordering::Greater
                    } else {
                        Ordering::Equal
                    }
                })
            }
        });
        order.unwrap_or_else(|raise| {
            failed = Some(raise);
            Ordering::Equal
        })
    });
    if let Some(cause) = failed {
        let error =
            vm.value_error("Comparator raised exception while sorting pytree dictionary keys.");
        return Err(vm.with_cause(error, cause));
    }
    Ok(items.into_iter().unzip())
}

/// Takes a tree apart.
pub(crate) fn flatten(
    vm: &mut Vm,
    value: &Py,
    is_leaf: Option<&Py>,
) -> PyResult<(Vec<Py>, Rc<TreeDef>)> {
    let mut leaves = Vec::new();
    let treedef = flatten_into(vm, value, is_leaf, &mut leaves, 0)?;
    Ok((leaves, treedef))
}

fn flatten_into(
    vm: &mut Vm,
    value: &Py,
    is_leaf: Option<&Py>,
    leaves: &mut Vec<Py>,
    depth: usize,
) -> PyResult<Rc<TreeDef>> {
    if depth > DEPTH_LIMIT {
        return Err(vm.recursion_error());
    }
    if let Some(is_leaf) = is_leaf {
        let answer = vm.call(is_leaf, std::slice::from_ref(value))?;
        if vm.truth(&answer)? {
            leaves.push(value.clone());
            return Ok(TreeDef::leaf());
        }
    }
    match one_level(vm, value)? {
        None => {
            leaves.push(value.clone());
            Ok(TreeDef::leaf())
        }
        Some((node, children)) => {
            let mut defs = Vec::with_capacity(children.len());
            for child in &children {
                defs.push(flatten_into(vm, child, is_leaf, leaves, depth + 1)?);
            }
            Ok(TreeDef::new(node, defs))
        }
    }
}

/// The leaves alone.
pub(crate) fn leaves(vm: &mut Vm, value: &Py) -> PyResult<Vec<Py>> {
    flatten(vm, value, None).map(|(leaves, _)| leaves)
}

/// Puts a tree together; there are as many leaves as the structure has.
pub(crate) fn unflatten(vm: &mut Vm, treedef: &TreeDef, leaves: &[Py]) -> PyResult {
    if leaves.len() != treedef.num_leaves {
        let (got, wanted) = (leaves.len(), treedef.num_leaves);
        return Err(vm.value_error(if got < wanted {
            format!("Too few leaves for PyTreeDef; expected {wanted}, got {got}")
        } else {
            format!("Too many leaves for PyTreeDef; expected {wanted}.")
        }));
    }
    build(vm, treedef, &mut leaves.iter())
}

fn build(vm: &mut Vm, treedef: &TreeDef, leaves: &mut std::slice::Iter<'_, Py>) -> PyResult {
    if treedef.is_leaf() {
        return Ok(leaves.next().cloned().unwrap_or(Py::None));
    }
    let mut children = Vec::with_capacity(treedef.children.len());
    for child in &treedef.children {
        children.push(build(vm, child, leaves)?);
    }
    let node = make_node(vm, &treedef.node, children)?;
    if treedef.num_leaves > 0
        && let Some(made) = &mut *jax(vm).nodes_made.borrow_mut()
    {
        made.push((node.clone(), leaves.len()));
    }
    Ok(node)
}

/// Runs `body`, and gives the nodes of trees that it put together too, with the number of leaves that were left then.
pub(crate) fn noting_nodes<T>(
    vm: &mut Vm,
    body: impl FnOnce(&mut Vm) -> PyResult<T>,
) -> PyResult<(T, Vec<(Py, usize)>)> {
    let outer = jax(vm).nodes_made.replace(Some(Vec::new()));
    let result = body(vm);
    let made = jax(vm).nodes_made.replace(outer).unwrap_or_default();
    result.map(|result| (result, made))
}

/// A container of this kind with these children.
pub(crate) fn make_node(vm: &mut Vm, node: &Node, children: Vec<Py>) -> PyResult {
    match node {
        Node::Leaf => Ok(children.into_iter().next().unwrap_or(Py::None)),
        Node::None => Ok(Py::None),
        Node::Tuple => Ok(Py::tuple(children)),
        Node::List => Ok(Py::list(children)),
        Node::Dict(keys) => {
            let items = keys.iter().cloned().zip(children).collect();
            vm.dict_of(items).map(Py::Dict)
        }
        Node::Ordered(class, keys) => {
            let pairs = keys
                .iter()
                .zip(children)
                .map(|(key, child)| Py::tuple(vec![key.clone(), child]))
                .collect();
            vm.call(&Py::from(class), &[Py::list(pairs)])
        }
        Node::Default(class, factory, keys) => {
            let pairs = keys
                .iter()
                .zip(children)
                .map(|(key, child)| Py::tuple(vec![key.clone(), child]))
                .collect();
            vm.call(&Py::from(class), &[factory.clone(), Py::list(pairs)])
        }
        Node::NamedTuple(class) => vm.call(&Py::from(class), &children),
        Node::Custom(registration, aux) => registration.unflatten(vm, aux, children),
    }
}

/// True if both are the same structure.
pub(crate) fn same(vm: &mut Vm, a: &TreeDef, b: &TreeDef) -> PyResult<bool> {
    if std::ptr::eq(a, b) {
        return Ok(true);
    }
    if a.num_leaves != b.num_leaves
        || a.children.len() != b.children.len()
        || !same_node(vm, &a.node, &b.node)?
    {
        return Ok(false);
    }
    for (a, b) in a.children.iter().zip(&b.children) {
        if !same(vm, a, b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn same_keys(vm: &mut Vm, a: &[Py], b: &[Py]) -> PyResult<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    for (a, b) in a.iter().zip(b) {
        if !vm.equal(a, b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// True if both nodes are of one kind, with equal keys or auxiliary data.
pub(crate) fn same_node(vm: &mut Vm, a: &Node, b: &Node) -> PyResult<bool> {
    match (a, b) {
        (Node::Leaf, Node::Leaf)
        | (Node::None, Node::None)
        | (Node::Tuple, Node::Tuple)
        | (Node::List, Node::List) => Ok(true),
        (Node::Dict(a), Node::Dict(b)) => same_keys(vm, a, b),
        (Node::Ordered(x, a), Node::Ordered(y, b)) => Ok(Rc::ptr_eq(x, y) && same_keys(vm, a, b)?),
        (Node::Default(x, f, a), Node::Default(y, g, b)) => {
            Ok(Rc::ptr_eq(x, y) && f.is(g) && same_keys(vm, a, b)?)
        }
        (Node::NamedTuple(a), Node::NamedTuple(b)) => Ok(Rc::ptr_eq(a, b)),
        (Node::Custom(x, a), Node::Custom(y, b)) => Ok(Rc::ptr_eq(x, y) && vm.equal(a, b)?),
        _ => Ok(false),
    }
}

/// True if both nodes are of one kind and class, whatever their keys or auxiliary data.
pub(crate) fn same_kind(a: &Node, b: &Node) -> bool {
    match (a, b) {
        (Node::Ordered(a, _), Node::Ordered(b, _))
        | (Node::Default(a, ..), Node::Default(b, ..)) => Rc::ptr_eq(a, b),
        (Node::NamedTuple(a), Node::NamedTuple(b)) => Rc::ptr_eq(a, b),
        (Node::Custom(a, _), Node::Custom(b, _)) => Rc::ptr_eq(a, b),
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// The class of a node, as error texts show it.
pub(crate) fn node_class(vm: &Vm, node: &Node) -> Option<Rc<Class>> {
    Some(match node {
        Node::Leaf => return None,
        Node::None => vm.types.none.clone(),
        Node::Tuple => vm.types.tuple.clone(),
        Node::List => vm.types.list.clone(),
        Node::Dict(_) => vm.types.dict.clone(),
        Node::Ordered(class, _) | Node::Default(class, ..) | Node::NamedTuple(class) => {
            class.clone()
        }
        Node::Custom(registration, _) => registration.class.clone(),
    })
}

/// The keys or auxiliary data of a node.
pub(crate) fn node_metadata(node: &Node) -> Py {
    match node {
        Node::Dict(keys) | Node::Ordered(_, keys) => Py::tuple(keys.to_vec()),
        Node::Default(_, factory, keys) => {
            Py::tuple(vec![factory.clone(), Py::tuple(keys.to_vec())])
        }
        Node::Custom(_, aux) => aux.clone(),
        _ => Py::None,
    }
}

/// The path keys of a node's children.
pub(crate) fn child_keys(vm: &mut Vm, node: &Node, count: usize) -> PyResult<Vec<Key>> {
    Ok(match node {
        Node::Dict(keys) | Node::Ordered(_, keys) | Node::Default(_, _, keys) => {
            keys.iter().map(|key| Key::Dict(key.clone())).collect()
        }
        Node::NamedTuple(class) => {
            let fields = class
                .lookup(&Name::new("_fields"))
                .and_then(|fields| sequence(&fields))
                .unwrap_or_default();
            fields
                .iter()
                .map(|field| Key::Attr(field.as_str().unwrap_or_default().to_string()))
                .collect()
        }
        Node::Custom(registration, _) => match &registration.kind {
            Kind::Dataclass { data_fields, .. } => data_fields
                .iter()
                .map(|field| Key::Attr(field.as_str().to_string()))
                .collect(),
            _ => (0..count).map(Key::Flat).collect(),
        },
        _ => {
            let _ = vm;
            (0..count).map(Key::Index).collect()
        }
    })
}

/// Leaves with their paths.
pub(crate) type Paths = Vec<(Vec<Key>, Py)>;

/// Takes a tree apart, with the path to each leaf.
pub(crate) fn flatten_with_path(
    vm: &mut Vm,
    value: &Py,
    is_leaf: Option<&Py>,
) -> PyResult<(Paths, Rc<TreeDef>)> {
    let mut leaves = Vec::new();
    let treedef = with_path_into(vm, value, is_leaf, &mut Vec::new(), &mut leaves)?;
    Ok((leaves, treedef))
}

fn with_path_into(
    vm: &mut Vm,
    value: &Py,
    is_leaf: Option<&Py>,
    path: &mut Vec<Key>,
    leaves: &mut Vec<(Vec<Key>, Py)>,
) -> PyResult<Rc<TreeDef>> {
    if path.len() > DEPTH_LIMIT {
        return Err(vm.recursion_error());
    }
    let stop = match is_leaf {
        Some(is_leaf) => {
            let answer = vm.call(is_leaf, std::slice::from_ref(value))?;
            vm.truth(&answer)?
        }
        None => false,
    };
    let level = if stop {
        None
    } else {
        level_with_keys(vm, value)?
    };
    let Some((node, children)) = level else {
        leaves.push((path.clone(), value.clone()));
        return Ok(TreeDef::leaf());
    };
    let mut defs = Vec::with_capacity(children.len());
    for (key, child) in children {
        path.push(key);
        defs.push(with_path_into(vm, &child, is_leaf, path, leaves)?);
        path.pop();
    }
    Ok(TreeDef::new(node, defs))
}

fn level_with_keys(vm: &mut Vm, value: &Py) -> PyResult<Option<(Node, registry::Keyed)>> {
    if let Py::Object(instance) = value {
        let found = registry::registry(vm).borrow().find(&instance.class);
        if let Some(registration) = found
            && let Some((pairs, aux)) = registration.flatten_with_keys(vm, value)?
        {
            return Ok(Some((Node::Custom(registration, aux), pairs)));
        }
    }
    let Some((node, children)) = one_level(vm, value)? else {
        return Ok(None);
    };
    let keys = child_keys(vm, &node, children.len())?;
    Ok(Some((node, keys.into_iter().zip(children).collect())))
}

/// The structure as text: `PyTreeDef((*, [*]))`.
pub(crate) fn text(vm: &mut Vm, treedef: &TreeDef) -> PyResult<String> {
    Ok(format!("PyTreeDef({})", node_text(vm, treedef)?))
}

fn node_text(vm: &mut Vm, treedef: &TreeDef) -> PyResult<String> {
    let mut parts = Vec::with_capacity(treedef.children.len());
    for child in &treedef.children {
        parts.push(node_text(vm, child)?);
    }
    let inner = parts.join(", ");
    Ok(match &treedef.node {
        Node::Leaf => "*".into(),
        Node::None => "None".into(),
        Node::Tuple if parts.len() == 1 => format!("({inner},)"),
        Node::Tuple => format!("({inner})"),
        Node::List => format!("[{inner}]"),
        Node::Dict(keys) => {
            let mut items = Vec::new();
            for (key, part) in keys.iter().zip(parts) {
                items.push(format!("{}: {part}", vm.repr(key)?));
            }
            format!("{{{}}}", items.join(", "))
        }
        Node::NamedTuple(class) => {
            format!("CustomNode(namedtuple[{}], [{inner}])", class.name.borrow())
        }
        node => {
            let name = node_class(vm, node)
                .map(|class| class.name_text())
                .unwrap_or_default();
            let aux = node_metadata(node);
            format!("CustomNode({name}[{}], [{inner}])", vm.str_text(&aux)?)
        }
    })
}

/// The Python object of a structure.
pub(crate) fn object(vm: &mut Vm, treedef: &Rc<TreeDef>) -> Py {
    let class = jax(vm).classes().treedef.clone();
    vm.native_object(&class, TreeDefObject(treedef.clone()))
}

/// The structure of a `PyTreeDef` object.
pub(crate) fn of_object(vm: &mut Vm, value: &Py) -> PyResult<Rc<TreeDef>> {
    match value.native::<TreeDefObject>() {
        Some(object) => Ok(object.0.clone()),
        None => {
            let class = class_text(vm, value);
            Err(vm.type_error(format_args!("expected a PyTreeDef, got {class}")))
        }
    }
}

/// A text that equal structures share, for hashing: kinds and numbers of children only.
pub(crate) fn shape_text(treedef: &TreeDef) -> String {
    let kind = match &treedef.node {
        Node::Leaf => return "*".into(),
        Node::None => "n",
        Node::Tuple => "t",
        Node::List => "l",
        Node::Dict(_) => "d",
        Node::Ordered(..) => "o",
        Node::Default(..) => "f",
        Node::NamedTuple(_) => "m",
        Node::Custom(..) => "c",
    };
    let children: String = treedef
        .children
        .iter()
        .map(|child| shape_text(child))
        .collect();
    format!("{kind}({children})")
}

/// Registers `Partial` as a pytree node.
pub(crate) fn register_partial(vm: &mut Vm) {
    registry::register_partial(vm);
}
