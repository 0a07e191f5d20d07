//! The attributes of arrays that are read without a call.

use super::{this, typed, wrap};
use crate::ops::{elementwise as ew, shape};
use crate::py::*;
use crate::reenter::run;
use crate::{devices, dtype, indexing};

/// Adds the attributes.
pub(super) fn add(builder: ClassBuilder) -> ClassBuilder {
    builder
        .getter("shape", |vm, object| {
            Ok(int_tuple(typed(vm, object)?.shape().dims()))
        })
        .getter("dtype", |vm, object| {
            let of = typed(vm, object)?.dtype();
            Ok(dtype::object(vm, of))
        })
        .getter("ndim", |vm, object| Ok(Py::from(typed(vm, object)?.ndim())))
        .getter("size", |vm, object| {
            Ok(Py::from(typed(vm, object)?.shape().size()))
        })
        .getter("nbytes", |vm, object| {
            let value = typed(vm, object)?;
            Ok(Py::from(value.shape().size() * value.dtype().itemsize()))
        })
        .getter("itemsize", |vm, object| {
            Ok(Py::from(typed(vm, object)?.dtype().itemsize()))
        })
        .getter("weak_type", |vm, object| {
            Ok(Py::Bool(typed(vm, object)?.weak_type()))
        })
        .getter("aval", |vm, object| {
            let aval = typed(vm, object)?.aval();
            Ok(crate::avals::shaped_array(vm, aval))
        })
        .getter("T", |vm, object| {
            computed(vm, object, &|x| shape::transpose(x, None))
        })
        .getter("mT", |vm, object| {
            computed(vm, object, &shape::matrix_transpose)
        })
        .getter("real", |vm, object| computed(vm, object, &ew::real))
        .getter("imag", |vm, object| computed(vm, object, &ew::imag))
        .getter("at", |vm, object| Ok(indexing::helper(vm, object)))
        .getter("sharding", |vm, object| {
            no_tracer(vm, object, "sharding")?;
            Ok(devices::sharding(vm))
        })
        .getter("device", |vm, object| {
            no_tracer(vm, object, "device")?;
            Ok(devices::device(vm, 0))
        })
        .getter("committed", |_, _| Ok(Py::Bool(false)))
        .getter("is_fully_addressable", |_, _| Ok(Py::Bool(true)))
        .getter("is_fully_replicated", |_, _| Ok(Py::Bool(true)))
        .value("__array_priority__", Py::Int(100))
}

fn no_tracer(vm: &mut Vm, object: &Py, _name: &str) -> PyResult<()> {
    match super::tracer_of(object).cloned() {
        None => Ok(()),
        Some(tracer) => {
            let error = tracer.concretization_error(freezeframe_core::Concretization::Other(
                "The 'sharding' and 'device' attributes are not available on traced arrays.",
            ));
            Err(crate::errors::raise(vm, error))
        }
    }
}

fn computed(vm: &mut Vm, object: &Py, f: &dyn Fn(&Value) -> crate::ops::R) -> PyResult {
    let own = this(vm, object)?;
    let result = run(vm, vec![(own.clone(), Default::default())], || f(&own))?;
    Ok(wrap(vm, result))
}
