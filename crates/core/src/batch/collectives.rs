//! Collectives over a named axis that `vmap` maps: the name becomes a position.

use super::operands::Operands;
use super::{Batched, axis_to_front};
use crate::trace::AxisData;
use crate::{
    AxisRef, CollectiveOp, Error, Gather, GatherDims, GatherMode, Primitive, Result, Value, bind,
    bind1, lax,
};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::Lists;
use std::rc::Rc;

/// True if the primitive names the axis, so that it must be handled even where its operands are not mapped.
pub(super) fn concerns(primitive: &Primitive, axis: &AxisData) -> bool {
    let Some(name) = &axis.name else { return false };
    match primitive {
        Primitive::Collective { axes, .. } => axes.contains(&AxisRef::Named(name.clone())),
        Primitive::AxisIndex { axis_name }
        | Primitive::AllGather { axis_name, .. }
        | Primitive::Ppermute { axis_name, .. } => axis_name == name,
        Primitive::Pvary { axes } => axes.contains(name),
        other => other
            .jaxprs()
            .iter()
            .any(|jaxpr| jaxpr.eqns.iter().any(|eqn| concerns(&eqn.primitive, axis))),
    }
}

pub(super) fn rule(primitive: &Primitive, operands: &Operands) -> Result<Batched> {
    let own = concerns(primitive, operands.axis);
    match primitive {
        Primitive::Collective { op, axes } => reduce(*op, axes, operands, own),
        Primitive::AxisIndex { .. } => Ok((
            vec![lax::iota(
                DType::Int32,
                &Shape::new(&[operands.axis.size]),
                0,
            )?],
            vec![Some(0)],
        )),
        Primitive::AllGather {
            axis_name,
            axis_size,
            all_gather_dimension,
            tiled,
        } if !own => {
            let x = operands.at_front()?;
            let all_gather_dimension = all_gather_dimension + 1;
            let (axis_name, axis_size, tiled) = (axis_name.clone(), *axis_size, *tiled);
            let primitive = Primitive::AllGather {
                axis_name,
                axis_size,
                all_gather_dimension,
                tiled,
            };
            Ok((bind(&primitive, &x)?, vec![Some(0)]))
        }
        Primitive::AllGather {
            all_gather_dimension,
            tiled,
            ..
        } => {
            let front = operands.at_front()?;
            let gathered = lax::moveaxis(&front[0], 0, *all_gather_dimension)?;
            if !tiled {
                return Ok((vec![gathered], vec![None]));
            }
            let mut dims = front[0].shape().to_vec();
            dims.remove(0);
            dims[*all_gather_dimension] *= operands.axis.size;
            Ok((
                vec![lax::reshape(&gathered, &Shape::from(dims))?],
                vec![None],
            ))
        }
        // Whether a value is mapped says already whether it may differ.
        Primitive::Pvary { axes } => {
            let rest = axes
                .iter()
                .filter(|axis| operands.axis.name.as_ref() != Some(*axis));
            let axes: Vec<Rc<str>> = rest.cloned().list();
            match axes.is_empty() {
                true => Ok((operands.values.to_vec(), operands.dims.to_vec())),
                false => Ok((
                    bind(&Primitive::Pvary { axes }, operands.values)?,
                    operands.dims.to_vec(),
                )),
            }
        }
        Primitive::Ppermute { .. } if !own => {
            Ok((bind(primitive, operands.values)?, operands.dims.to_vec()))
        }
        Primitive::Ppermute { perm, .. } => permute(perm, operands),
        _ => Err(Error::not_implemented(format_args!(
            "Batching rule for '{}' not implemented",
            primitive.name()
        ))),
    }
}

fn reduce(op: CollectiveOp, axes: &[AxisRef], operands: &Operands, own: bool) -> Result<Batched> {
    let name = operands.axis.name.clone().map(AxisRef::Named);
    let (mut results, mut dims) = (Vec::new(), Vec::new());
    for (x, dim) in operands.values.iter().zip(operands.dims) {
        let (result, dim) = match (dim, own) {
            (Some(dim), true) => {
                let place = |axis: &AxisRef| match axis {
                    axis if Some(axis) == name.as_ref() => AxisRef::Positional(*dim),
                    AxisRef::Positional(at) => AxisRef::Positional(at + usize::from(at >= dim)),
                    named => named.clone(),
                };
                let axes = axes.iter().map(place).collect();
                (
                    bind1(&Primitive::Collective { op, axes }, std::slice::from_ref(x))?,
                    None,
                )
            }
            (None, true) => {
                let rest: Vec<AxisRef> = axes
                    .iter()
                    .filter(|axis| Some(*axis) != name.as_ref())
                    .cloned()
                    .list();
                let whole = match op {
                    CollectiveOp::Sum | CollectiveOp::SumInvariant => {
                        lax::mul(x, &lax::constant(x.dtype(), operands.axis.size as f64))?
                    }
                    CollectiveOp::Max | CollectiveOp::Min => x.clone(),
                };
                match rest.is_empty() {
                    true => (whole, None),
                    false => (
                        bind1(&Primitive::Collective { op, axes: rest }, &[whole])?,
                        None,
                    ),
                }
            }
            (None, false) => {
                let axes = axes.to_vec();
                (
                    bind1(&Primitive::Collective { op, axes }, std::slice::from_ref(x))?,
                    None,
                )
            }
            (Some(dim), false) => {
                let bump = |axis: &AxisRef| match axis {
                    AxisRef::Positional(at) => AxisRef::Positional(at + usize::from(at >= dim)),
                    named => named.clone(),
                };
                let axes: Vec<AxisRef> = axes.iter().map(bump).collect();
                let before = |axis: &&AxisRef| matches!(axis, AxisRef::Positional(at) if at < dim);
                let out = dim - axes.iter().filter(before).count();
                (
                    bind1(&Primitive::Collective { op, axes }, std::slice::from_ref(x))?,
                    Some(out),
                )
            }
        };
        results.push(result);
        dims.push(dim);
    }
    Ok((results, dims))
}

/// Each place takes what its source sends, or zeros if none does.
fn permute(perm: &[(usize, usize)], operands: &Operands) -> Result<Batched> {
    let x = axis_to_front(&operands.values[0], operands.dims[0], operands.axis.size)?;
    let size = operands.axis.size;
    let source = |to: usize| {
        perm.iter()
            .find(|(_, target)| *target == to)
            .map_or(size, |(from, _)| *from)
    };
    let sources: Vec<i32> = (0..size).map(|to| source(to) as i32).collect();
    let indices = Value::from(Array::from_vec(sources, [size, 1])?);
    let ndim = x.ndim();
    let slice_sizes: Vec<usize> = std::iter::once(1)
        .chain(x.shape()[1..].iter().copied())
        .list();
    let gather = Gather {
        dims: GatherDims {
            offset_dims: (1..ndim).collect(),
            collapsed_slice_dims: vec![0],
            start_index_map: vec![0],
            ..GatherDims::default()
        },
        slice_sizes,
        indices_are_sorted: false,
        unique_indices: false,
        mode: GatherMode::FillOrDrop,
        fill_value: Some(Scalar::Int(0)),
        batched: false,
    };
    Ok((
        vec![bind1(&Primitive::Gather(Rc::new(gather)), &[x, indices])?],
        vec![Some(0)],
    ))
}
