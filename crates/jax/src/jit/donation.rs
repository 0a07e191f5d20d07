//! Donated arguments: an array whose memory a result of the same size can take is deleted by the call.

use super::statics::statics;
use crate::array::{ArrayObject, value_of};
use crate::py::*;
use crate::tree;
use freezeframe_base::Lists;

/// Which arguments are donated.
#[derive(Clone, Default)]
pub(super) struct Donation {
    numbers: Vec<i64>,
    names: Vec<Name>,
}

impl Donation {
    /// What `donate_argnums` and `donate_argnames` say; an argument cannot be static too.
    pub fn of(
        vm: &mut Vm,
        function: &Py,
        (argnums, argnames): (&Py, &Py),
        static_names: &[Name],
    ) -> PyResult<Self> {
        if argnums.non_none().is_none() && argnames.non_none().is_none() {
            return Ok(Self::default());
        }
        let (numbers, names) = statics(vm, function, argnums, argnames)?;
        let both: Vec<String> = names
            .iter()
            .filter(|name| static_names.contains(name))
            .map(|name| format!("'{name}'"))
            .list();
        if !both.is_empty() {
            let list = both.join(", ");
            return Err(vm.value_error(format_args!(
                "static_argnames and donate_argnames cannot intersect. Argument names {{{list}}} appear in both \
                 static_argnames and donate_argnames"
            )));
        }
        Ok(Self { numbers, names })
    }

    /// The arrays that a call gives away, in order.
    pub fn arrays(&self, vm: &mut Vm, args: &[Py], kwargs: &[(Name, Py)]) -> PyResult<Vec<Py>> {
        let mut arrays = Vec::new();
        if self.numbers.is_empty() && self.names.is_empty() || !freezeframe_core::is_evaluating() {
            return Ok(arrays);
        }
        let count = args.len() as i64;
        let is_donated = |at: &usize| {
            let at = *at as i64;
            self.numbers.contains(&at) || self.numbers.contains(&(at - count))
        };
        let positional = (0..args.len()).filter(is_donated).map(|at| &args[at]);
        let named = kwargs.iter().filter(|(name, _)| self.names.contains(name));
        for value in positional.chain(named.map(|(_, value)| value)) {
            arrays.extend(tree::leaves(vm, value)?);
        }
        arrays.retain(|leaf| value_of(leaf).is_some());
        Ok(arrays)
    }
}

fn bytes(object: &Py) -> Option<usize> {
    value_of(object).map(|value| value.shape().size() * value.dtype().itemsize())
}

/// Deletes the arrays whose memory the results of the call took.
pub(super) fn delete_used(vm: &mut Vm, mut arrays: Vec<Py>, result: &Py) -> PyResult<()> {
    if arrays.is_empty() {
        return Ok(());
    }
    for leaf in tree::leaves(vm, result)? {
        let size = bytes(&leaf);
        if let Some(at) = arrays.iter().position(|array| bytes(array) == size)
            && let Some(array) = arrays.remove(at).native::<ArrayObject>()
        {
            array.delete();
        }
    }
    Ok(())
}
