//! The classes of the module, which the crate's other layers know by [`Classes`] only.

use super::state::Classes;
use super::{dtype, limits, ndarray, scalar, ufunc};
use freezeframe_python::{Exc, Vm};

/// Makes them.
pub fn make(vm: &mut Vm) -> Classes {
    let abstracts = scalar::class::abstracts(vm);
    let scalars = scalar::class::classes(vm, &abstracts);
    let value_error = vm.types.exception(Exc::ValueError).clone();
    let type_error = vm.types.exception(Exc::TypeError).clone();
    let ufunc_error =
        vm.new_exception_class("numpy._core._exceptions", "UFuncTypeError", &type_error);
    let casting = vm.new_exception_class("numpy._core._exceptions", "UFuncTypeError", &ufunc_error);
    Classes {
        ndarray: ndarray::class::class(vm),
        dtype: dtype::class::class(vm),
        ufunc: ufunc::class(vm),
        finfo: limits::finfo_class(vm),
        iinfo: limits::iinfo_class(vm),
        axis_error: vm.new_exception_class("numpy.exceptions", "AxisError", &value_error),
        casting_error: vm.new_exception_class(
            "numpy._core._exceptions",
            "UFuncTypeError",
            &casting,
        ),
        linalg_error: vm.new_exception_class("numpy.linalg", "LinAlgError", &value_error),
        abstracts,
        scalars,
    }
}
