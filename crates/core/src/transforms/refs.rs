//! Mutable references under the transformations.

use crate::ad::Tangent;
use crate::batch::{Batched, axis_to_front};
use crate::jvp::Dual;
use crate::trace::AxisData;
use crate::transpose::not_transposable;
use crate::{Error, Primitive, RefIndex, Result, Value, bind, lax};

#[inline(never)]
pub(crate) fn jvp(primitive: &Primitive, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let results = bind(primitive, primals)?;
    let is_linear = tangents.first().is_some_and(|tangent| !tangent.is_zero());
    match primitive {
        Primitive::NewRef => {
            let tangent = bind(primitive, &[tangents[0].instantiate()?])?;
            Ok((results, tangent.into_iter().map(Tangent::Nonzero).collect()))
        }
        Primitive::Get { .. } | Primitive::Freeze if is_linear => {
            let mut args = primals.to_vec();
            args[0] = tangents[0].instantiate()?;
            let tangent = bind(primitive, &args)?;
            Ok((results, tangent.into_iter().map(Tangent::Nonzero).collect()))
        }
        Primitive::Swap { .. } | Primitive::AddUpdate { .. } if is_linear => {
            let mut args = primals.to_vec();
            args[0] = tangents[0].instantiate()?;
            args[1] = tangents[1].instantiate()?;
            let tangent = bind(primitive, &args)?;
            Ok((results, tangent.into_iter().map(Tangent::Nonzero).collect()))
        }
        Primitive::Swap { .. } | Primitive::AddUpdate { .. }
            if tangents.get(1).is_some_and(|it| !it.is_zero()) =>
        {
            Err(Error::new(
                crate::ErrorClass::Exception,
                "performing a set/swap operation with a differentiated value on a non-differentiated array reference",
            ))
        }
        _ => {
            let tangents = results.iter().map(Tangent::zero_of).collect();
            Ok((results, tangents))
        }
    }
}

#[inline(never)]
pub(crate) fn transpose(primitive: &Primitive) -> Result<Vec<Option<Tangent>>> {
    Err(not_transposable(primitive))
}

pub(crate) fn batch(
    primitive: &Primitive,
    axis: &AxisData,
    args: &[Value],
    dims: &[Option<usize>],
) -> Result<Batched> {
    let mapped = |indexer: &[RefIndex], dim: usize| {
        let mut indexer = indexer.to_vec();
        if indexer.is_empty() {
            return indexer;
        }
        let whole = RefIndex::Slice {
            start: 0,
            size: axis.size,
            stride: 1,
        };
        let shape = args[0].shape();
        while indexer.len() < dim {
            let size = shape[indexer.len()];
            indexer.push(RefIndex::Slice {
                start: 0,
                size,
                stride: 1,
            });
        }
        indexer.insert(dim, whole);
        indexer
    };
    let dropped_before = |indexer: &[RefIndex], dim: usize| {
        indexer
            .iter()
            .take(dim)
            .filter(|index| !matches!(index, RefIndex::Slice { .. }))
            .count()
    };
    if let (Primitive::NewRef, None) = (primitive, dims[0]) {
        // Each place has its own, since something mapped may be written to it.
        let results = bind(primitive, &[axis_to_front(&args[0], None, axis.size)?])?;
        return Ok((results, vec![Some(0)]));
    }
    let Some(dim) = dims[0] else {
        return Err(Error::new(
            crate::ErrorClass::Exception,
            format!(
                "performing a set/swap operation with vmapped value on an unbatched array reference of type {}. Move the \
                 array reference to be an argument to the vmapped function?",
                args[0].aval().long()
            ),
        ));
    };
    let indexer = match primitive {
        Primitive::NewRef | Primitive::Freeze => {
            let results = bind(primitive, args)?;
            return Ok((results, vec![Some(dim)]));
        }
        Primitive::Get { indexer }
        | Primitive::Swap { indexer }
        | Primitive::AddUpdate { indexer } => indexer,
        _ => return Err(Error::type_error("only references come here")),
    };
    let num_values = if matches!(primitive, Primitive::Get { .. }) {
        1
    } else {
        2
    };
    if dims[num_values..].iter().any(Option::is_some) {
        return Err(Error::not_implemented(
            "a mapped index into a reference under vmap is not implemented",
        ));
    }
    let out = dim - dropped_before(indexer, dim);
    let mut args = args.to_vec();
    if num_values == 2 {
        let front = axis_to_front(&args[1], dims[1], axis.size)?;
        args[1] = lax::moveaxis(&front, 0, out)?;
    }
    let indexer = mapped(indexer, dim);
    let primitive = match primitive {
        Primitive::Get { .. } => Primitive::Get { indexer },
        Primitive::Swap { .. } => Primitive::Swap { indexer },
        _ => Primitive::AddUpdate { indexer },
    };
    let results = bind(&primitive, &args)?;
    let dims = vec![Some(out); results.len()];
    Ok((results, dims))
}
