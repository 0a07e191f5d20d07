//! The attributes of arrays that are read without a call.

use super::{known, this, typed, wrap};
use crate::ops::{elementwise as ew, shape};
use crate::py::*;
use crate::reenter::run;
use crate::{devices, dtype, indexing, sharding};

/// Adds the attributes.
pub(crate) fn add(builder: ClassBuilder) -> ClassBuilder {
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
            no_tracer(vm, object)?;
            let own = this(vm, object)?;
            sharding::sharding(vm, &own)
        })
        .getter("device", |vm, object| {
            no_tracer(vm, object)?;
            match this(vm, object)?.places().is_none() {
                true => Ok(devices::device(vm, 0)),
                false => written(vm, object, "_device_of"),
            }
        })
        .getter("addressable_shards", |vm, object| {
            no_tracer(vm, object)?;
            written(vm, object, "_shards")
        })
        .getter("global_shards", |vm, object| {
            no_tracer(vm, object)?;
            written(vm, object, "_shards")
        })
        .getter("committed", |vm, object| {
            known(vm, object, "The 'committed' attribute is not available")?;
            Ok(Py::Bool(!this(vm, object)?.places().is_none()))
        })
        .getter("is_fully_addressable", |vm, object| {
            known(vm, object, "The is_fully_addressable property was called")?;
            Ok(Py::Bool(true))
        })
        .getter("is_fully_replicated", |vm, object| {
            known(vm, object, "The is_fully_replicated property was called")?;
            match this(vm, object)?.places().is_none() {
                true => Ok(Py::Bool(true)),
                false => written(vm, object, "_is_replicated"),
            }
        })
        .value("__array_priority__", Py::Int(100))
}

/// What a function of `jax.sharding` that is written in Python says of an array.
fn written(vm: &mut Vm, object: &Py, name: &str) -> PyResult {
    let function = sharding::written(vm, name)?;
    vm.call(&function, std::slice::from_ref(object))
}

/// What tracers say of attributes that they do not have.
#[natives]
pub(crate) mod tracers {
    use super::*;

    /// An AttributeError, in JAX's words.
    #[native("(self, name, /)")]
    fn __getattr__(vm: &mut Vm, this: &Py, name: &str) -> PyResult {
        Err(no_attribute(vm, this, name))
    }
}

fn no_attribute(vm: &mut Vm, object: &Py, name: &str) -> Raise {
    let text = match super::value_of(object) {
        Some(value) if name == "sharding" => format!(
            "The 'sharding' attribute is not available on traced array with shape {}. To query sharding information on \
             tracers, use `jax.typeof(x)`.",
            value.aval().long()
        ),
        _ => format!("{} has no attribute {name}", vm.type_name(object)),
    };
    vm.missing_attribute(object, &Name::new(name), text)
}

/// For a tracer, the error that makes it be asked for the attribute as for one that it does not have.
fn no_tracer(vm: &mut Vm, object: &Py) -> PyResult<()> {
    match super::tracer_of(object) {
        None => Ok(()),
        Some(_) => Err(vm.attribute_error("tracers have no such attribute")),
    }
}

fn computed(vm: &mut Vm, object: &Py, f: &dyn Fn(&Value) -> crate::ops::R) -> PyResult {
    let own = this(vm, object)?;
    let result = run(vm, vec![(own.clone(), Default::default())], || f(&own))?;
    Ok(wrap(vm, result))
}
