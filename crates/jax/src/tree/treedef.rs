//! The class `PyTreeDef`: what structures do.

use super::{
    Node, TreeDef, TreeDefObject, node_class, node_metadata, object, of_object, one_level, same,
    same_kind, same_node, shape_text, text, unflatten,
};
use crate::py::*;

/// What structures do.
#[natives]
mod treedef_methods {
    use super::*;

    /// The structure as text.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Py) -> PyResult<String> {
        let treedef = of_object(vm, this)?;
        text(vm, &treedef)
    }

    /// True for a structure that is the same.
    #[native("(self, other, /)")]
    fn __eq__(vm: &mut Vm, this: &Py, other: &Py) -> PyResult {
        let own = of_object(vm, this)?;
        match other.native::<TreeDefObject>() {
            Some(other) => same(vm, &own, &other.0.clone()).map(Py::Bool),
            None => Ok(Py::NotImplemented),
        }
    }

    /// A number that equal structures share.
    #[native("(self, /)")]
    fn __hash__(vm: &mut Vm, this: &Py) -> PyResult<i64> {
        let treedef = of_object(vm, this)?;
        let text = shape_text(&treedef);
        Ok((freezeframe_python::object::hash_bytes(text.as_bytes()) >> 2) as i64)
    }

    /// The structures one level below.
    ///
    /// >>> jax.tree.structure([0, (0, 0)]).children()
    /// [PyTreeDef(*), PyTreeDef((*, *))]
    #[native("(self)")]
    fn children(vm: &mut Vm, this: &Py) -> PyResult {
        let children = of_object(vm, this)?.children.clone();
        let children = children.iter().map(|child| object(vm, child));
        Ok(Py::list(children.collect()))
    }

    /// The class of the topmost node and what it keeps besides its children; `None` for a leaf.
    ///
    /// >>> jax.tree.structure({"a": 0}).node_data()
    /// (<class 'dict'>, ['a'])
    #[native("(self)")]
    fn node_data(vm: &mut Vm, this: &Py) -> PyResult {
        let treedef = of_object(vm, this)?;
        let Some(class) = node_class(vm, &treedef.node) else {
            return Ok(Py::None);
        };
        let kept = match &treedef.node {
            Node::Dict(keys) => Py::list(keys.to_vec()),
            node => node_metadata(node),
        };
        Ok(Py::tuple(vec![Py::from(class), kept]))
    }

    /// The tree with these leaves.
    ///
    /// >>> jax.tree.structure([0, 0]).unflatten("ab")
    /// ['a', 'b']
    #[native("(self, leaves)", name = "unflatten")]
    fn with_leaves(vm: &mut Vm, this: &Py, leaves: &Py) -> PyResult {
        let treedef = of_object(vm, this)?;
        let leaves = vm.iterate(leaves)?;
        unflatten(vm, &treedef, &leaves)
    }

    /// What stands in a tree at this one's leaves.
    ///
    /// >>> jax.tree.structure([0, 0]).flatten_up_to([1, (2, 3)])
    /// [1, (2, 3)]
    #[native("(self, tree, /)")]
    fn flatten_up_to(vm: &mut Vm, this: &Py, tree: &Py) -> PyResult {
        let treedef = of_object(vm, this)?;
        let mut found = Vec::with_capacity(treedef.num_leaves);
        take_subtrees(vm, &treedef, tree, &mut found)?;
        Ok(Py::list(found))
    }

    /// The structure with another one in place of each leaf.
    ///
    /// >>> jax.tree.structure([0, 0]).compose(jax.tree.structure((0,)))
    /// PyTreeDef([(*,), (*,)])
    #[native("(self, inner, /)")]
    fn compose(vm: &mut Vm, this: &Py, inner: &Py) -> PyResult {
        let (outer, inner) = (of_object(vm, this)?, of_object(vm, inner)?);
        let composed = composed(&outer, &inner);
        Ok(object(vm, &composed))
    }
}

fn composed(outer: &Rc<TreeDef>, inner: &Rc<TreeDef>) -> Rc<TreeDef> {
    if outer.is_leaf() {
        return inner.clone();
    }
    Rc::new(TreeDef {
        node: outer.node.clone(),
        children: outer
            .children
            .iter()
            .map(|it| composed(it, inner))
            .collect(),
        num_leaves: outer.num_leaves * inner.num_leaves,
    })
}

/// Adds what stands in `tree` at the leaves of `treedef`; an error in jaxlib's words where it has another structure.
fn take_subtrees(vm: &mut Vm, treedef: &TreeDef, tree: &Py, found: &mut Vec<Py>) -> PyResult<()> {
    if treedef.is_leaf() {
        found.push(tree.clone());
        return Ok(());
    }
    let level = one_level(vm, tree)?;
    let node = level.as_ref().map(|(node, _)| node);
    let children = level.as_ref().map_or(&[][..], |(_, children)| children);
    if let Some(text) = mismatch(vm, treedef, node, children.len(), tree)? {
        return Err(vm.value_error(text));
    }
    for (def, child) in treedef.children.iter().zip(children) {
        take_subtrees(vm, def, child, found)?;
    }
    Ok(())
}

/// What is wrong with the topmost node of `tree`, which is `node` with so many children.
fn mismatch(
    vm: &mut Vm,
    treedef: &TreeDef,
    node: Option<&Node>,
    count: usize,
    tree: &Py,
) -> PyResult<Option<String>> {
    let wanted = &treedef.node;
    let is_kind = node.is_some_and(|node| same_kind(wanted, node));
    let is_same = match node {
        Some(node) if is_kind => same_node(vm, wanted, node)? && count == treedef.children.len(),
        _ => false,
    };
    if is_same {
        return Ok(None);
    }
    let value = vm.repr(tree)?;
    let class = node_class(vm, wanted).map_or(String::new(), |class| vm.full_name(&class));
    Ok(Some(match wanted {
        Node::Leaf => return Ok(None),
        Node::None => format!(
            "Expected None, got {value}.\n\nIn previous releases of JAX, flatten-up-to used to consider None to be a tree-prefix \
             of non-None values. To obtain the previous behavior, you can usually write:\n  jax.tree.map(lambda x, y: None if x \
             is None else f(x, y), a, b, is_leaf=lambda x: x is None)"
        ),
        Node::Tuple | Node::List if is_kind => {
            let (title, word) = match wanted {
                Node::List => ("List", "list"),
                _ => ("Tuple", "tuple"),
            };
            let wanted = treedef.children.len();
            format!("{title} arity mismatch: {count} != {wanted}; {word}: {value}.")
        }
        Node::Tuple => format!("Expected tuple, got {value}."),
        Node::List => format!("Expected list, got {value}."),
        Node::Dict(keys) => match node {
            Some(Node::Dict(present)) => {
                let keys = vm.repr(&Py::list(keys.to_vec()))?;
                let present = vm.repr(&Py::list(present.to_vec()))?;
                format!("Dict key mismatch; expected keys: {keys}; present keys: {present}.")
            }
            _ => format!("Expected dict, got {value}."),
        },
        Node::NamedTuple(_) => match node {
            Some(Node::NamedTuple(_)) => format!(
                "Named tuple type mismatch: expected type: <class '{class}'>, tuple: {value}."
            ),
            _ => format!("Expected named tuple, got {value}."),
        },
        Node::Ordered(..) | Node::Default(..) | Node::Custom(..) => match node {
            Some(node) if is_kind => {
                let (own, other) = (node_metadata(wanted), node_metadata(node));
                let (own, other) = (vm.repr(&own)?, vm.repr(&other)?);
                format!("Mismatch custom node data: {own} != {other}; value: {value}.")
            }
            _ => format!(
                "Custom node type mismatch: expected type: <class '{class}'>, value: {value}."
            ),
        },
    }))
}

/// The class `PyTreeDef`.
pub(crate) fn treedef_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jaxlib._jax.pytree", "PyTreeDef")
        .dotted()
        .methods(treedef_methods::TABLE)
        .getter("num_leaves", |vm, object| {
            Ok(Py::from(of_object(vm, object)?.num_leaves))
        })
        .getter("num_nodes", |vm, object| {
            Ok(Py::from(of_object(vm, object)?.num_nodes()))
        })
        .build(vm)
}
