//! Collectives over named axes.

use super::*;
use freezeframe_base::Lists;

pub(super) fn axis_name(vm: &mut Vm, value: &Py) -> PyResult<Rc<str>> {
    match value {
        Py::Str(name) => Ok(name.as_str().into()),
        other => vm.repr(other).map(Rc::from),
    }
}

pub(super) fn names(vm: &mut Vm, value: &Py) -> PyResult<Vec<Rc<str>>> {
    match sequence(value) {
        Some(items) => items.iter().map(|item| axis_name(vm, item)).try_list(),
        None => Ok(vec![axis_name(vm, value)?]),
    }
}

pub(super) fn axis_sizes(vm: &mut Vm, names: &[Rc<str>]) -> PyResult<usize> {
    let mut total = 1;
    for name in names {
        match freezeframe_core::axis_size(name) {
            Ok(size) => total *= size,
            Err(error) => return Err(crate::errors::raise(vm, error)),
        }
    }
    Ok(total)
}

pub(super) fn collective(vm: &mut Vm, args: Args, op: CollectiveOp, mean: bool) -> PyResult {
    let names = names(vm, &args[1])?;
    let size = axis_sizes(vm, &names)?;
    let (leaves, tree) = crate::tree::flatten(vm, &args[0], None)?;
    let mut results = Vec::with_capacity(leaves.len());
    for leaf in &leaves {
        // The sum of a Python number over an axis is known.
        if let (Py::Int(int), CollectiveOp::Sum, false) = (leaf, op, mean) {
            results.push(Py::Int(int * size as i64));
            continue;
        }
        let value = convert::jax_value(vm, leaf)?;
        let axes: Vec<AxisRef> = names
            .iter()
            .map(|name| AxisRef::Named(name.clone()))
            .collect();
        let result = run(vm, Vec::new(), || {
            let value = if value.dtype() == DType::Bool {
                lax::convert(&value, DType::Int32)?
            } else {
                value.clone()
            };
            let total = bind1(&Primitive::Collective { op, axes }, &[value])?;
            if mean {
                crate::ops::elementwise::divide(
                    &total,
                    &lax::scalar(crate::ops::promote::to_inexact(total.dtype()), size as f64),
                )
            } else {
                Ok(total)
            }
        })?;
        results.push(wrap(vm, result));
    }
    crate::tree::unflatten(vm, &tree, &results)
}

pub(super) fn axis_index(vm: &mut Vm, args: Args) -> PyResult {
    let name = axis_name(vm, &args[0])?;
    if freezeframe_core::axis_size(&name).is_err() {
        return Err(vm.error(Exc::NameError, format_args!(
            "Found an unbound axis name: {name}. To fix this, please call axis_index under `jax.shard_map`."
        )));
    }
    let result = run(vm, Vec::new(), || {
        bind1(&Primitive::AxisIndex { axis_name: name }, &[])
    })?;
    Ok(wrap(vm, result))
}

pub(super) fn ppermute(vm: &mut Vm, args: Args) -> PyResult {
    let name = axis_name(vm, &args[1])?;
    axis_sizes(vm, std::slice::from_ref(&name))?;
    let mut perm = Vec::new();
    for pair in vm.iterate(&args[2])? {
        match usizes(vm, &pair)?.as_slice() {
            [from, to] => perm.push((*from, *to)),
            _ => return Err(vm.type_error("perm must be a list of pairs")),
        }
    }
    array1(vm, args, "ppermute", |x| {
        bind1(
            &Primitive::Ppermute {
                axis_name: name.clone(),
                perm: perm.clone(),
            },
            std::slice::from_ref(x),
        )
    })
}

pub(super) fn all_gather(vm: &mut Vm, args: Args) -> PyResult {
    let name = axis_name(vm, &args[1])?;
    let axis_size = axis_sizes(vm, std::slice::from_ref(&name))?;
    let axis = usize::try_from(arg::int_or(vm, args, 3, 0)?).unwrap_or(0);
    let tiled = arg::truth_or(vm, args, 4, false)?;
    array1(vm, args, "all_gather", |x| {
        let primitive = Primitive::AllGather {
            axis_name: name.clone(),
            axis_size,
            all_gather_dimension: axis,
            tiled,
        };
        bind1(&primitive, std::slice::from_ref(x))
    })
}
