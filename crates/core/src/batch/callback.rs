//! Batching of callbacks.

use super::{Batched, axis_to_front};
use crate::trace::AxisData;
use crate::{Callback, Error, Primitive, Result, Value, bind, bind1, lax};
use freezeframe_base::Lists;
use std::rc::Rc;

/// The batching rule of callbacks. Operands have the mapped axis in front.
pub(crate) fn batch(
    primitive: &Primitive,
    front: &[Value],
    axis: &AxisData,
    values: &[Value],
    dims: &[Option<usize>],
) -> Result<Batched> {
    let method = match primitive {
        Primitive::PureCallback(callback) => match callback.vmap_method.as_deref() {
            Some(method) => method.to_string(),
            None => {
                return Err(Error::not_implemented(
                    "vmap is only supported for the pure_callback primitive when vmap_method is one of 'sequential', \
                     'sequential_unrolled', 'expand_dims', 'broadcast_all', or 'legacy_vectorized'. Got \
                     vmap_method=None.",
                ));
            }
        },
        Primitive::IoCallback(callback) if callback.ordered => {
            return Err(Error::value_error("Cannot `vmap` ordered IO callback."));
        }
        _ => "sequential".into(),
    };
    if method.starts_with("sequential") {
        return one_by_one(primitive, front, axis.size);
    }
    let Primitive::PureCallback(callback) = primitive else {
        return Err(Error::type_error("only pure_callback has a vmap_method"));
    };
    let expand = |(value, dim): (&Value, &Option<usize>)| match (dim, method.as_str()) {
        (None, "expand_dims") => lax::expand_dims(value, &[0]),
        (dim, _) => axis_to_front(value, *dim, axis.size),
    };
    let args: Vec<Value> = values.iter().zip(dims).map(expand).collect::<Result<_>>()?;
    let result_avals = callback
        .result_avals
        .iter()
        .map(|aval| aval.unmapped(axis.size, 0))
        .collect();
    let callback = Callback {
        result_avals,
        ..(**callback).clone()
    };
    let results = bind(&Primitive::PureCallback(Rc::new(callback)), &args)?;
    let dims = vec![Some(0); results.len()];
    Ok((results, dims))
}

/// Calls back once for each place of the mapped axis.
fn one_by_one(primitive: &Primitive, front: &[Value], size: usize) -> Result<Batched> {
    let mut columns: Vec<Vec<Value>> = Vec::new();
    for at in 0..size {
        let row = |x: &Value| lax::squeeze(&lax::slice_in_dim(x, at, at + 1, 1, 0)?, &[0]);
        let args: Vec<Value> = front.iter().map(row).collect::<Result<_>>()?;
        let results = bind(primitive, &args)?;
        columns.resize(results.len(), Vec::new());
        columns
            .iter_mut()
            .zip(results)
            .for_each(|(column, result)| column.push(result));
    }
    let stack = |column: &Vec<Value>| bind1(&Primitive::Stack { axis: 0 }, column);
    let results: Vec<Value> = columns.iter().map(stack).try_list()?;
    let dims = vec![Some(0); results.len()];
    Ok((results, dims))
}
