//! Python functions over flat lists of values, as core's transformations call them.

use crate::array::wrap;
use crate::convert::{arraylike, jax_value};
use crate::errors::foreign;
use crate::py::*;
use crate::reenter::note_source;
use crate::tree::{self, TreeDef};
use freezeframe_base::Lists;

/// A Python function over flat lists of values: called with the leaves of its arguments in place.
pub(crate) struct FlatCall<'a> {
    pub function: &'a Py,
    pub kwargs: &'a [(Name, Py)],
    /// All positional arguments; those at `dynamic` are replaced.
    pub args: &'a [Py],
    pub dynamic: &'a [usize],
    pub tree: Rc<TreeDef>,
    pub has_aux: bool,
}

/// What a flat call gave beside its values.
#[derive(Default)]
pub(crate) struct FlatResult {
    pub tree: Option<Rc<TreeDef>>,
    pub aux: Option<Py>,
    /// The results that are Python numbers.
    pub raw: Vec<Option<Py>>,
}

impl FlatCall<'_> {
    /// Calls the function with these leaves; for core's transformations.
    pub fn call(
        &self,
        vm: &mut Vm,
        leaves: &[Value],
        result: &mut FlatResult,
    ) -> Result<Vec<Value>, Error> {
        self.python_call(vm, leaves, result).map_err(foreign)
    }

    fn python_call(
        &self,
        vm: &mut Vm,
        leaves: &[Value],
        result: &mut FlatResult,
    ) -> PyResult<Vec<Value>> {
        let leaves: Vec<Py> = leaves.iter().map(|leaf| wrap(vm, leaf.clone())).collect();
        let dynamic = tree::unflatten(vm, &self.tree, &leaves)?;
        let mut args = self.args.to_vec();
        for (at, value) in self
            .dynamic
            .iter()
            .zip(sequence(&dynamic).unwrap_or_default())
        {
            args[*at] = value;
        }
        let mut out = vm.call_kw(self.function, &args, self.kwargs)?;
        note_source(vm);
        if self.has_aux {
            let pair = match &out {
                Py::Tuple(tuple) if tuple.items.len() == 2 => tuple.items.clone(),
                _ => {
                    let (class, text) = (class_text(vm, &out), vm.repr(&out)?);
                    return Err(vm.type_error(format_args!(
                        "expected function with aux output to return a two-element tuple, but got type {class} with value {text}"
                    )));
                }
            };
            result.aux = Some(pair[1].clone());
            out = pair[0].clone();
        }
        let (leaves, tree) = tree::flatten(vm, &out, None)?;
        result.tree = Some(tree);
        let mut values = Vec::with_capacity(leaves.len());
        for leaf in &leaves {
            let is_number = crate::literals::is_number(leaf);
            result.raw.push(is_number.then(|| leaf.clone()));
            values.push(match arraylike(vm, leaf)? {
                Some(value) => value,
                None => jax_value(vm, leaf)?,
            });
        }
        Ok(values)
    }
}

/// The values of leaves.
pub(crate) fn values(vm: &mut Vm, leaves: &[Py]) -> PyResult<Vec<Value>> {
    leaves.iter().map(|leaf| jax_value(vm, leaf)).try_list()
}

/// A tree of these values; a leaf that was handed back as it was given is that object.
pub(crate) fn rebuild_with(
    vm: &mut Vm,
    tree: &TreeDef,
    values: Vec<Value>,
    given: &[Option<Py>],
) -> PyResult {
    let mut leaves = Vec::with_capacity(values.len());
    for (at, value) in values.into_iter().enumerate() {
        leaves.push(match given.get(at) {
            Some(Some(given)) => given.clone(),
            _ => wrap(vm, value),
        });
    }
    tree::unflatten(vm, tree, &leaves)
}

/// A tree of these values.
pub(crate) fn rebuild(vm: &mut Vm, tree: &TreeDef, values: Vec<Value>) -> PyResult {
    let leaves: Vec<Py> = values.into_iter().map(|value| wrap(vm, value)).collect();
    tree::unflatten(vm, tree, &leaves)
}
