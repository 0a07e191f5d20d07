//! `jax.new_ref`: mutable references to arrays.

use crate::array::{this, wrap};
use crate::indexing;
use crate::ops::index::Index;
use crate::py::*;
use crate::reenter::run;
use crate::{convert, dtype};
use freezeframe_base::Lists;
use freezeframe_core::{Primitive, RefIndex, bind, bind1};

/// `jax.new_ref(init)`.
pub(crate) fn new_ref(vm: &mut Vm, args: Args) -> PyResult {
    let init = convert::jax_value(vm, &args[0])?;
    let taint = args.taint(0);
    let reference = run(vm, vec![(init.clone(), taint)], || {
        bind1(&Primitive::NewRef, &[init])
    })?;
    Ok(wrap(vm, reference))
}

/// `jax.freeze(ref)`.
pub(crate) fn freeze(vm: &mut Vm, args: Args) -> PyResult {
    let reference = this(vm, &args[0])?;
    let value = run(vm, Vec::new(), || bind1(&Primitive::Freeze, &[reference]))?;
    Ok(wrap(vm, value))
}

/// The indexer of `ref[key]`, and the positions that are not known.
fn indexer(vm: &mut Vm, reference: &Value, key: &Py) -> PyResult<(Vec<RefIndex>, Vec<Value>)> {
    let (indices, _) = indexing::parse(vm, key, Default::default())?;
    let shape = reference.shape();
    let given = indices
        .iter()
        .filter(|index| !matches!(index, Index::Ellipsis))
        .count();
    if given > shape.ndim() {
        return Err(vm.index_error(format_args!(
            "Too many indices: array is {}-dimensional, but {given} were indexed",
            shape.ndim()
        )));
    }
    let (mut found, mut dynamic) = (Vec::new(), Vec::new());
    let whole = |axis: usize| RefIndex::Slice {
        start: 0,
        size: shape[axis],
        stride: 1,
    };
    let mut seen_ellipsis = false;
    for index in &indices {
        match index {
            Index::Ellipsis if !seen_ellipsis => {
                seen_ellipsis = true;
                for _ in 0..shape.ndim() - given {
                    found.push(whole(found.len()));
                }
            }
            Index::Int(at) => {
                let length = shape[found.len()] as i64;
                found.push(RefIndex::Static(if *at < 0 { at + length } else { *at }));
            }
            Index::Slice { start, stop, step } if step.unwrap_or(1) > 0 => {
                let step = step.unwrap_or(1);
                let (first, last) =
                    crate::ops::index::slice_indices(*start, *stop, step, shape[found.len()]);
                let size = ((last - first).max(0) as usize).div_ceil(step as usize);
                found.push(RefIndex::Slice {
                    start: first as usize,
                    size,
                    stride: step as usize,
                });
            }
            Index::Array(value) if value.ndim() == 0 => {
                dynamic.push(value.clone());
                found.push(RefIndex::Dynamic);
            }
            _ => {
                return Err(vm.not_implemented(
                    "indexing a Ref with arrays, masks or new axes is not implemented",
                ));
            }
        }
    }
    for axis in found.len()..shape.ndim() {
        found.push(whole(axis));
    }
    Ok((found, dynamic))
}

fn read(vm: &mut Vm, args: Args) -> PyResult {
    let reference = this(vm, &args[0])?;
    let (indexer, dynamic) = indexer(vm, &reference, &args[1])?;
    let operands: Vec<Value> = std::iter::once(reference).chain(dynamic).list();
    let value = run(vm, Vec::new(), || {
        bind1(&Primitive::Get { indexer }, &operands)
    })?;
    Ok(wrap(vm, value))
}

fn write(vm: &mut Vm, args: Args) -> PyResult {
    let reference = this(vm, &args[0])?;
    let (indexer, dynamic) = indexer(vm, &reference, &args[1])?;
    let value = convert::jax_value(vm, &args[2])?;
    let taint = args.taint(2);
    let dims: Vec<usize> = indexer
        .iter()
        .filter_map(|index| {
            if let RefIndex::Slice { size, .. } = index {
                Some(*size)
            } else {
                None
            }
        })
        .collect();
    run(vm, vec![(value.clone(), taint)], || {
        let value = crate::ops::lax::convert(&value, reference.dtype())?;
        let value = crate::ops::promote::broadcast_to(&value, &dims.into())?;
        let operands: Vec<Value> = [reference, value].into_iter().chain(dynamic).list();
        bind(&Primitive::Swap { indexer }, &operands)
    })?;
    Ok(Py::None)
}

/// The class of references.
pub(crate) fn class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax", "Ref")
        .getter("shape", |vm, object| {
            Ok(int_tuple(this(vm, object)?.shape().dims()))
        })
        .getter("ndim", |vm, object| Ok(Py::from(this(vm, object)?.ndim())))
        .getter("size", |vm, object| {
            Ok(Py::from(this(vm, object)?.shape().size()))
        })
        .getter("dtype", |vm, object| {
            let of = this(vm, object)?.dtype();
            Ok(dtype::object(vm, of))
        })
        .dunder("__getitem__", "(self, key, /)", read)
        .dunder("__setitem__", "(self, key, value, /)", write)
        .dunder("__repr__", "(self, /)", |vm, args| {
            let value = this(vm, &args[0])?;
            Ok(Py::str(match &value {
                Value::Ref(array) => format!(
                    "Ref({})",
                    freezeframe_array::print::jax_repr(&array.borrow(), false, &Default::default())
                        .trim_start_matches("Array(")
                        .trim_end_matches(')')
                ),
                other => crate::array::repr(other),
            }))
        })
        .build(vm)
}
