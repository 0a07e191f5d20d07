//! Functions of the user's, or of the library's Python, as functions of arrays.

use crate::array::wrap;
use crate::convert::jax_value;
use crate::py::*;
use freezeframe_base::Lists;

/// The arrays that a Python function gives for these.
pub(crate) fn called(vm: &mut Vm, function: &Py, args: &[Value]) -> PyResult<Vec<Value>> {
    let args: Vec<Py> = args.iter().map(|arg| wrap(vm, arg.clone())).collect();
    let out = vm.call(function, &args)?;
    let leaves = crate::tree::leaves(vm, &out)?;
    leaves.iter().map(|leaf| jax_value(vm, leaf)).try_list()
}
