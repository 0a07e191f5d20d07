//! Trees against trees: prefixes, and JAX's words where they do not fit.

use super::{
    Node, TreeDef, child_keys, flatten, keystr, node_class, node_metadata, one_level, same_kind,
    same_node,
};
use crate::py::*;
use freezeframe_base::Lists;

/// Why a tree is no prefix of another.
pub(crate) struct Mismatch {
    pub text: String,
}

/// The leaves of `prefix`, each repeated for every leaf of the subtree of `full` at its place.
pub(crate) fn prefix_leaves(
    vm: &mut Vm,
    prefix: &Py,
    full: &TreeDef,
    is_leaf: &dyn Fn(&Py) -> bool,
) -> PyResult<Option<Vec<Py>>> {
    if is_leaf(prefix) {
        return Ok(Some(vec![prefix.clone(); full.num_leaves]));
    }
    let Some((node, children)) = one_level(vm, prefix)? else {
        return Ok(Some(vec![prefix.clone(); full.num_leaves]));
    };
    let fits = same_node(vm, &node, &full.node)?
        || matches!(
            (&node, &full.node),
            (Node::List | Node::Tuple, Node::List | Node::Tuple)
        ) && same_kind(&node, &full.node);
    if !fits || children.len() != full.children.len() {
        return Ok(None);
    }
    let mut leaves = Vec::with_capacity(full.num_leaves);
    for (child, def) in children.iter().zip(&full.children) {
        match prefix_leaves(vm, child, def, is_leaf)? {
            Some(more) => leaves.extend(more),
            None => return Ok(None),
        }
    }
    Ok(Some(leaves))
}

/// The subtrees of `tree` at the leaves of `treedef`; JAX's complaint if it has another structure there.
pub(crate) fn flatten_up_to(
    vm: &mut Vm,
    treedef: &TreeDef,
    tree: &Py,
    what: &str,
) -> PyResult<Vec<Py>> {
    let mut subtrees = Vec::with_capacity(treedef.num_leaves);
    let mut path = Vec::new();
    match up_to(vm, treedef, tree, &mut subtrees, &mut path, what)? {
        None => Ok(subtrees),
        Some(mismatch) => Err(vm.value_error(mismatch.text)),
    }
}

fn up_to(
    vm: &mut Vm,
    treedef: &TreeDef,
    tree: &Py,
    subtrees: &mut Vec<Py>,
    path: &mut Vec<super::Key>,
    what: &str,
) -> PyResult<Option<Mismatch>> {
    if treedef.is_leaf() {
        subtrees.push(tree.clone());
        return Ok(None);
    }
    let level = one_level(vm, tree)?;
    let other = level
        .as_ref()
        .map(|(node, children)| (node, children.len()));
    if let Some(mismatch) = compare(vm, treedef, other, tree, path, what)? {
        return Ok(Some(mismatch));
    }
    let children = level.map(|(_, children)| children).unwrap_or_default();
    let keys = child_keys(vm, &treedef.node, children.len())?;
    for ((child, def), key) in children.iter().zip(&treedef.children).zip(keys) {
        path.push(key);
        if let Some(mismatch) = up_to(vm, def, child, subtrees, path, what)? {
            return Ok(Some(mismatch));
        }
        path.pop();
    }
    Ok(None)
}

/// The first difference between a prefix structure and a value at one place.
fn compare(
    vm: &mut Vm,
    prefix: &TreeDef,
    full: Option<(&Node, usize)>,
    value: &Py,
    path: &[super::Key],
    what: &str,
) -> PyResult<Option<Mismatch>> {
    let place = keystr(vm, path)?;
    let class_name = |vm: &Vm, class: Option<Rc<Class>>| {
        class.map_or(String::new(), |class| vm.full_name(&class))
    };
    let own_class = node_class(vm, &prefix.node);
    let own = class_name(vm, own_class.clone());
    let same_class = full.is_some_and(|(node, _)| same_kind(&prefix.node, node));
    if !same_class {
        let other = vm.class_of(value);
        let other = vm.full_name(&other);
        return Ok(Some(Mismatch {
            text: format!(
                "pytree structure error: different types at key path\n    {what}{place}\nAt that key path, the prefix \
                 pytree {what} has a subtree of type\n    <class '{own}'>\nbut at the same key path the full pytree has a \
                 subtree of different type\n    <class '{other}'>."
            ),
        }));
    }
    let Some((node, count)) = full else {
        return Ok(None);
    };
    let short = own_class.map(|class| class.name_text()).unwrap_or_default();
    if matches!(prefix.node, Node::Tuple | Node::List) && count != prefix.children.len() {
        return Ok(Some(Mismatch {
            text: format!(
                "pytree structure error: different lengths of {short} at key path\n    {what}{place}\nAt that key path, \
                 the prefix pytree {what} has a subtree of type {short} of length {}, but the full pytree has a subtree of \
                 the same type but of length {count}.",
                prefix.children.len()
            ),
        }));
    }
    if count != prefix.children.len()
        && let (Node::Dict(own_keys), Node::Dict(other_keys)) = (&prefix.node, node)
    {
        return different_keys(vm, own_keys, other_keys, (&own, &place, what)).map(Some);
    }
    if !same_node(vm, &prefix.node, node)? {
        let (a, b) = (node_metadata(&prefix.node), node_metadata(node));
        let (a, b) = (vm.repr(&a)?, vm.repr(&b)?);
        let library = Py::Module(vm.import("jax._src.mismatch")?);
        let lines = vm.call_method(&library, "difference", &[Py::str(&*a), Py::str(&*b)])?;
        let lines = lines.as_str().unwrap_or_default();
        return Ok(Some(Mismatch {
            text: format!(
                "pytree structure error: different pytree metadata at key path\n    {what}{place}\nAt that key path, the \
                 prefix pytree {what} has a subtree of type\n    <class '{own}'>\nwith metadata\n    {a}\nbut at the same \
                 key path the full pytree has a subtree of the same type but with metadata\n    {b}\nso the diff in the \
                 metadata at these pytree nodes is\n{lines}"
            ),
        }));
    }
    Ok(None)
}

/// Dicts with different numbers of keys; the last are the class, the key path and what the tree is.
fn different_keys(
    vm: &mut Vm,
    own: &[Py],
    other: &[Py],
    (class, place, what): (&str, &str, &str),
) -> PyResult<Mismatch> {
    let mut texts = [Vec::new(), Vec::new()];
    for (keys, texts) in [own, other].into_iter().zip(&mut texts) {
        for key in keys {
            let text = vm.repr(key)?;
            texts.push(format!("[{text}]"));
        }
    }
    let [x, y] = texts;
    let only = |a: &[String], b: &[String]| -> Vec<String> {
        a.iter().filter(|key| !b.contains(key)).cloned().list()
    };
    let difference = [only(&x, &y), only(&y, &x)].concat();
    let text = format!(
        "pytree structure error: different numbers of pytree children at key path\n    {what}{place}\nAt that key path, the \
         prefix pytree {what} has a subtree of type\n    <class '{class}'>\nwith {} child keys\n    {}\nbut at the same key \
         path the full pytree has a subtree of the same type but with {} child keys\n    {}\nso the symmetric difference on \
         key sets is\n    {}",
        x.len(),
        x.join(" "),
        y.len(),
        y.join(" "),
        difference.join(" ")
    );
    Ok(Mismatch { text })
}

/// One difference between two structures: where, what there is on each side, and what follows.
pub(crate) struct Difference {
    pub path: String,
    pub first: String,
    pub second: String,
    pub explanation: String,
}

/// The differences between two structures. `leaf` names what stands at leaves.
pub(crate) fn differences(
    vm: &mut Vm,
    a: &TreeDef,
    b: &TreeDef,
    leaf: &str,
) -> PyResult<Vec<Difference>> {
    let mut found = Vec::new();
    walk(vm, a, b, leaf, &mut Vec::new(), &mut found)?;
    Ok(found)
}

fn walk(
    vm: &mut Vm,
    a: &TreeDef,
    b: &TreeDef,
    leaf: &str,
    path: &mut Vec<super::Key>,
    found: &mut Vec<Difference>,
) -> PyResult<()> {
    if a.is_leaf() && b.is_leaf() {
        return Ok(());
    }
    let name = |vm: &Vm, def: &TreeDef| match node_class(vm, &def.node) {
        Some(class) => format!("<class '{}'>", vm.full_name(&class)),
        None => leaf.to_string(),
    };
    let (first, second) = (name(vm, a), name(vm, b));
    let place = keystr(vm, path)?;
    let mut push = |first: String, second: String, explanation: String| {
        found.push(Difference {
            path: place.clone(),
            first,
            second,
            explanation,
        });
    };
    if !same_kind(&a.node, &b.node) {
        push(first, second, "their Python types differ".into());
        return Ok(());
    }
    if a.children.len() != b.children.len() && matches!(a.node, Node::Tuple | Node::List) {
        let kind = if matches!(a.node, Node::Tuple) {
            "tuple"
        } else {
            "list"
        };
        let (n, m) = (a.children.len(), b.children.len());
        push(
            format!("{kind} of length {n}"),
            format!("{kind} of length {m}"),
            "the lengths do not match".into(),
        );
        return Ok(());
    }
    if a.children.len() != b.children.len() {
        let why = format!(
            "the numbers of children do not match{}",
            key_difference(vm, a, b)?
        );
        let children = |count: usize| if count > 1 { "children" } else { "child" };
        let (n, m) = (a.children.len(), b.children.len());
        push(
            format!("{first} with {n} {}", children(n)),
            format!("{second} with {m} {}", children(m)),
            why,
        );
        return Ok(());
    }
    if !same_node(vm, &a.node, &b.node)? {
        let (x, y) = (node_metadata(&a.node), node_metadata(&b.node));
        let (x, y) = (vm.repr(&x)?, vm.repr(&y)?);
        push(
            format!("{first} with pytree metadata {x}"),
            format!("{second} with pytree metadata {y}"),
            "the pytree node metadata does not match".into(),
        );
        return Ok(());
    }
    let keys = child_keys(vm, &a.node, a.children.len())?;
    for ((x, y), key) in a.children.iter().zip(&b.children).zip(keys) {
        path.push(key);
        walk(vm, x, y, leaf, path, found)?;
        path.pop();
    }
    Ok(())
}

/// The keys that only one of two dicts has, as the end of a sentence.
fn key_difference(vm: &mut Vm, a: &TreeDef, b: &TreeDef) -> PyResult<String> {
    let (Node::Dict(x), Node::Dict(y)) = (&a.node, &b.node) else {
        return Ok(String::new());
    };
    let mut texts = [Vec::new(), Vec::new()];
    for (keys, texts) in [x, y].into_iter().zip(&mut texts) {
        for key in keys.iter() {
            texts.push(vm.repr(key)?);
        }
    }
    let [x, y] = texts;
    let only_x = x.iter().filter(|key| !y.contains(key));
    let only_y = y.iter().filter(|key| !x.contains(key));
    let keys: Vec<&str> = only_x.chain(only_y).map(String::as_str).list();
    Ok(match keys.as_slice() {
        [] => String::new(),
        keys => format!(
            ", with the symmetric difference of key sets: {{{}}}",
            keys.join(" ")
        ),
    })
}

/// `tree_map` with several trees: the leaves of each at the leaves of the first.
pub(crate) fn zip_trees(
    vm: &mut Vm,
    trees: &[Py],
    is_leaf: Option<&Py>,
) -> PyResult<(Vec<Vec<Py>>, Rc<TreeDef>)> {
    let Some((first, rest)) = trees.split_first() else {
        return Err(vm.type_error("tree_map() missing 1 required positional argument: 'tree'"));
    };
    let (leaves, treedef) = flatten(vm, first, is_leaf)?;
    let mut columns = vec![leaves];
    for tree in rest {
        columns.push(flatten_up_to(vm, &treedef, tree, "tree_map tree")?);
    }
    Ok((columns, treedef))
}
