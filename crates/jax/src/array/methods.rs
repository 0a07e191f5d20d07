//! The methods of arrays. Most are the functions of `jax.numpy` with the array as first argument.

use super::{ArrayObject, check_alive, concrete, this};
use crate::numpy_api as np;
use crate::py::*;
use crate::{convert, devices, interop};
use freezeframe_core::Concretization;

/// Methods that are functions of `jax.numpy`, with the method's own signature.
const SHARED: &[Entry] = &[
    pure(
        "sum",
        "(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None)",
        np::reductions::sum,
    ),
    pure(
        "prod",
        "(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None)",
        np::reductions::prod,
    ),
    pure(
        "max",
        "(self, axis=None, out=None, keepdims=False, initial=None, where=None)",
        np::reductions::max,
    ),
    pure(
        "min",
        "(self, axis=None, out=None, keepdims=False, initial=None, where=None)",
        np::reductions::min,
    ),
    pure(
        "mean",
        "(self, axis=None, dtype=None, out=None, keepdims=False, *, where=None)",
        np::reductions::mean,
    ),
    pure(
        "std",
        "(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None)",
        np::reductions::std,
    ),
    pure(
        "var",
        "(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None)",
        np::reductions::var,
    ),
    pure(
        "any",
        "(self, axis=None, out=None, keepdims=False, *, where=None)",
        np::reductions::any,
    ),
    pure(
        "all",
        "(self, axis=None, out=None, keepdims=False, *, where=None)",
        np::reductions::all,
    ),
    pure(
        "argmax",
        "(self, axis=None, out=None, keepdims=None)",
        np::reductions::argmax,
    ),
    pure(
        "argmin",
        "(self, axis=None, out=None, keepdims=None)",
        np::reductions::argmin,
    ),
    pure(
        "cumsum",
        "(self, axis=None, dtype=None, out=None)",
        np::reductions::cumsum,
    ),
    pure(
        "cumprod",
        "(self, axis=None, dtype=None, out=None)",
        np::reductions::cumprod,
    ),
    pure(
        "ptp",
        "(self, axis=None, out=None, keepdims=False)",
        np::reductions::ptp,
    ),
    pure(
        "dot",
        "(self, b, *, precision=None, preferred_element_type=None)",
        np::products::dot,
    ),
    pure(
        "repeat",
        "(self, repeats, axis=None, *, total_repeat_length=None)",
        np::shapes::repeat,
    ),
    pure(
        "diagonal",
        "(self, offset=0, axis1=0, axis2=1)",
        np::shapes::diagonal,
    ),
    pure(
        "trace",
        "(self, offset=0, axis1=0, axis2=1, dtype=None, out=None)",
        np::shapes::trace,
    ),
    pure("clip", "(self, min=None, max=None)", np::elementwise::clip),
    pure(
        "round",
        "(self, decimals=0, out=None)",
        np::elementwise::round,
    ),
    pure("conj", "(self)", np::elementwise::conj),
    pure("conjugate", "(self)", np::elementwise::conj),
    pure(
        "argsort",
        "(self, axis=-1, kind=None, order=None, *, stable=True, descending=False)",
        np::sorting::argsort,
    ),
    pure(
        "sort",
        "(self, axis=-1, kind=None, order=None, *, stable=True, descending=False)",
        np::sorting::sort,
    ),
    pure(
        "searchsorted",
        "(self, v, side='left', sorter=None, *, method='scan')",
        np::sorting::searchsorted,
    ),
    pure(
        "nonzero",
        "(self, *, fill_value=None, size=None)",
        np::sorting::nonzero,
    ),
    pure(
        "take",
        "(self, indices, axis=None, out=None, mode=None, unique_indices=False, indices_are_sorted=False, fill_value=None)",
        np::shapes::take,
    ),
    pure("ravel", "(self, order='C')", np::shapes::ravel),
    pure("flatten", "(self, order='C')", np::shapes::ravel),
    pure(
        "astype",
        "(self, dtype, copy=False, device=None)",
        np::creation::astype,
    ),
    pure("view", "(self, dtype=None)", np::creation::view),
    pure("copy", "(self)", np::creation::copy),
];

/// Adds the methods.
pub(super) fn add(builder: ClassBuilder) -> ClassBuilder {
    builder
        .methods(SHARED)
        .methods(np::shapes::functions::METHODS)
        .method("reshape", "(self, *args, order='C', copy=None)", Purity::Pure, "", |vm, args| {
            np::shapes::reshape_method(vm, args)
        })
        .method("transpose", "(self, *axes)", Purity::Pure, "", np::shapes::transpose_method)
        .method("item", "(self, *args)", Purity::Pure, "", item)
        .method("tolist", "(self)", Purity::Pure, "", |vm, args| {
            let value = this(vm, &args[0])?;
            if let Some(tracer) = value.as_tracer() {
                let error = tracer.concretization_error(Concretization::Other("The tolist() method was called."));
                return Err(crate::errors::raise(vm, error));
            }
            let array = concrete(vm, &value, Concretization::Other("This occurred in the tolist() method of jax.Array"))?;
            Ok(convert::to_list(&array))
        })
        .method("block_until_ready", "(self)", Purity::Pure, "", |vm, args| {
            if super::tracer_of(&args[0]).is_some() {
                let aval = this(vm, &args[0])?.aval().long();
                return Err(vm.attribute_error(format_args!(
                    "The 'block_until_ready' method is not available on traced array with shape {aval}."
                )));
            }
            check_alive(vm, &args[0])?;
            Ok(args[0].clone())
        })
        .method("copy_to_host_async", "(self)", Purity::Pure, "", |_, _| Ok(Py::None))
        .method("delete", "(self)", Purity::MutatesSelf, "", |_, args| {
            if let Some(array) = args[0].native::<ArrayObject>() {
                array.delete();
            }
            Ok(Py::None)
        })
        .method("is_deleted", "(self)", Purity::Pure, "", |_, args| {
            let array = args[0].native::<ArrayObject>();
            Ok(Py::Bool(array.is_some_and(ArrayObject::is_deleted)))
        })
        .method("devices", "(self)", Purity::Pure, "", |vm, _| {
            let device = devices::device(vm, 0);
            vm.set_of(vec![device], false)
        })
        .method("__array__", "(self, dtype=None, context=None, copy=None)", Purity::Pure, "", |vm, args| {
            let value = this(vm, &args[0])?;
            let array = concrete(vm, &value, Concretization::NumpyArray)?;
            interop::to_numpy(vm, &array)
        })
        .method("__getitem__", "(self, key, /)", Purity::Pure, "", crate::indexing::get_item)
        .method("__setitem__", "(self, key, value, /)", Purity::Pure, "", |vm, args| {
            let _ = args;
            Err(vm.type_error(
                "JAX arrays are immutable and do not support in-place item assignment. Instead of x[idx] = y, use \
                 x = x.at[idx].set(y) or another .at[] method: \
                 https://docs.jax.dev/en/latest/_autosummary/jax.numpy.ndarray.at.html",
            ))
        })
        .method("__copy__", "(self)", Purity::Pure, "", |_, args| Ok(args[0].clone()))
        .method("__deepcopy__", "(self, memo=None)", Purity::Pure, "", |_, args| Ok(args[0].clone()))
        .method("addressable_data", "(self, index)", Purity::Pure, "", |_, args| Ok(args[0].clone()))
}

fn item(vm: &mut Vm, args: Args) -> PyResult {
    let mut value = this(vm, &args[0])?;
    let indices = args.rest(1).to_vec();
    if !indices.is_empty() {
        let key = Py::tuple(indices);
        let picked = vm.get_item(&args[0], &key)?;
        value = this(vm, &picked)?;
    }
    if value.shape().size() != 1 {
        return Err(vm.value_error("can only convert an array of size 1 to a Python scalar"));
    }
    let array = concrete(
        vm,
        &value,
        Concretization::Other("This occurred in the item() method of jax.Array"),
    )?;
    Ok(array.get(0).map_or(Py::None, convert::scalar_to_py))
}
