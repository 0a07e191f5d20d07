//! How the axes of each primitive's results are split, from how those of its operands are.

use super::lying::Lying;
use crate::places::{Mesh, Spec, trimmed};
use crate::{DotDims, Error, ErrorClass, Primitive, Result};
use freezeframe_array::Shape;
use std::rc::Rc;

type Split = Vec<Rc<str>>;

/// How an operand's axes are split.
fn spec_of(operand: &Lying) -> Spec {
    let places = operand.places.places();
    let along = |axis: usize| match &places {
        Some(places) => places.along(axis).to_vec(),
        None => Split::new(),
    };
    (0..operand.shape.ndim()).map(along).collect()
}

/// For each result how its axes are split over the mesh.
pub(super) fn specs(
    primitive: &Primitive,
    operands: &[Lying],
    shapes: &[Shape],
    mesh: &Mesh,
) -> Result<Vec<Spec>> {
    let first = operands.first().map(spec_of).unwrap_or_default();
    let of_one = |spec: Spec| vec![spec; shapes.len()];
    let specs = match primitive {
        Primitive::BroadcastInDim {
            broadcast_dimensions,
            shape,
        } => of_one(broadcast(operands, &first, broadcast_dimensions, shape)),
        Primitive::Transpose { permutation } => {
            of_one(permutation.iter().map(|at| first[*at].clone()).collect())
        }
        Primitive::Reshape { new_sizes } => of_one(reshape(operands, &first, new_sizes, mesh)),
        Primitive::Squeeze { dimensions } => of_one(without(&first, dimensions)),
        Primitive::Reduce { axes, .. }
        | Primitive::ArgMax { axes, .. }
        | Primitive::ArgMin { axes, .. } => of_one(without(&first, axes)),
        Primitive::DotGeneral { dims, .. } => of_one(dot(operands, dims)?),
        Primitive::Concatenate { .. } | Primitive::Sort { .. } => of_one(common(operands, shapes)),
        Primitive::Stack { axis } => {
            let mut spec = first.clone();
            spec.insert((*axis).min(spec.len()), Split::new());
            of_one(spec)
        }
        Primitive::Unstack { axis } => of_one(without(&first, &[*axis])),
        Primitive::Iota { .. } | Primitive::Empty { .. } => of_one(Spec::new()),
        _ => shapes.iter().map(|shape| usual(operands, shape)).collect(),
    };
    let fitting = specs.into_iter().zip(shapes);
    Ok(fitting
        .map(|(spec, shape)| fit(spec, shape, mesh))
        .collect())
}

/// Each axis of the mesh once, and only where it divides the axis of the array.
fn fit(spec: Spec, shape: &Shape, mesh: &Mesh) -> Spec {
    let mut used = Split::new();
    let mut found = Spec::new();
    for (axes, size) in spec.into_iter().zip(shape.iter()) {
        let fresh: Split = axes
            .into_iter()
            .filter(|axis| !used.contains(axis))
            .collect();
        let divides = size.is_multiple_of(mesh.spread(&fresh).max(1));
        let kept = if divides { fresh } else { Split::new() };
        used.extend(kept.iter().cloned());
        found.push(kept);
    }
    // The types of explicit axes speak of all of an array's.
    if mesh.is_all_explicit() {
        return found;
    }
    trimmed(found)
}

/// As the first operand that says something of an axis of this length.
fn common(operands: &[Lying], shapes: &[Shape]) -> Spec {
    let ndim = shapes.first().map_or(0, Shape::ndim);
    let specs: Vec<Spec> = operands.iter().map(spec_of).collect();
    let along = |axis: usize| {
        let said = specs.iter().filter_map(|spec| spec.get(axis));
        said.into_iter().find(|it| !it.is_empty()).cloned()
    };
    (0..ndim)
        .map(|axis| along(axis).unwrap_or_default())
        .collect()
}

/// As an axis of the same place and length in one of the operands that have as many axes.
fn usual(operands: &[Lying], shape: &Shape) -> Spec {
    let alike = operands.iter().filter(|it| it.shape.ndim() == shape.ndim());
    let alike: Vec<(&Lying, Spec)> = alike.map(|it| (it, spec_of(it))).collect();
    let along = |axis: usize| {
        let mut said = alike
            .iter()
            .filter(|(it, spec)| it.shape[axis] == shape[axis] && !spec[axis].is_empty());
        said.next().map(|(_, spec)| spec[axis].clone())
    };
    (0..shape.ndim())
        .map(|axis| along(axis).unwrap_or_default())
        .collect()
}

fn without(spec: &[Split], axes: &[usize]) -> Spec {
    let kept = spec.iter().enumerate().filter(|(at, _)| !axes.contains(at));
    kept.map(|(_, split)| split.clone()).collect()
}

fn broadcast(operands: &[Lying], first: &[Split], dims: &[usize], shape: &Shape) -> Spec {
    let mut spec = vec![Split::new(); shape.ndim()];
    let Some(operand) = operands.first() else {
        return spec;
    };
    for (from, to) in dims.iter().enumerate() {
        if operand.shape[from] == shape[*to] {
            spec[*to] = first[from].clone();
        }
    }
    spec
}

/// Axes that are taken apart or joined: what splits the first of a group splits the first of its successors.
fn reshape(operands: &[Lying], first: &[Split], sizes: &Shape, mesh: &Mesh) -> Spec {
    let Some(operand) = operands.first() else {
        return Spec::new();
    };
    let (from, to) = (&operand.shape, sizes);
    let mut spec = vec![Split::new(); to.ndim()];
    let (mut i, mut j) = (0, 0);
    while i < from.ndim() && j < to.ndim() {
        let (start_i, start_j) = (i, j);
        let (mut left, mut right) = (from[i], to[j]);
        i += 1;
        j += 1;
        while left != right {
            if left < right && i < from.ndim() {
                left *= from[i];
                i += 1;
            } else if right < left && j < to.ndim() {
                right *= to[j];
                j += 1;
            } else {
                return spec;
            }
        }
        joined(
            &mut spec[start_j..j],
            (&to[start_j..j], &first[start_i..i], &from[start_i..i]),
            mesh,
        );
    }
    spec
}

/// Hands the splits of a group of axes on to the group of the same elements.
fn joined(spec: &mut [Split], (to, split, from): (&[usize], &[Split], &[usize]), mesh: &Mesh) {
    // An axis that is split along its whole length hands the next one's splits on too.
    let mut axes = Split::new();
    // Of axes that the program decides about, all splits go on.
    for (own, size) in split.iter().zip(from) {
        axes.extend(own.iter().cloned());
        if !mesh.is_all_explicit() && *size != 1 && mesh.spread(own) != *size {
            break;
        }
    }
    for (place, size) in spec.iter_mut().zip(to) {
        let mut left = *size;
        while let Some(axis) = axes.first() {
            let count = mesh.size_of(axis);
            if !left.is_multiple_of(count) || left < count {
                break;
            }
            left /= count;
            place.push(axes.remove(0));
        }
        if left > 1 {
            break;
        }
    }
}

fn dot(operands: &[Lying], dims: &DotDims) -> Result<Spec> {
    let [x, y] = operands else {
        return Ok(Spec::new());
    };
    let (lhs, rhs) = (spec_of(x), spec_of(y));
    check_contracted(operands, (&lhs, &rhs), dims)?;
    let batch = dims.lhs_batch.iter().zip(&dims.rhs_batch);
    let mut spec: Spec = batch
        .map(|(own, other)| match lhs[*own].is_empty() {
            true => rhs[*other].clone(),
            false => lhs[*own].clone(),
        })
        .collect();
    let used = |batch: &[usize], contracted: &[usize]| [batch, contracted].concat();
    spec.extend(without(&lhs, &used(&dims.lhs_batch, &dims.lhs_contracting)));
    spec.extend(without(&rhs, &used(&dims.rhs_batch, &dims.rhs_contracting)));
    Ok(spec)
}

/// JAX's error where the program has to say what becomes of axes that are summed up.
fn check_contracted(operands: &[Lying], specs: (&Spec, &Spec), dims: &DotDims) -> Result<()> {
    let explicit = |at: usize| {
        let places = operands[at].places.in_type();
        !places.is_none()
    };
    if !explicit(0) || !explicit(1) {
        return Ok(());
    }
    let of =
        |spec: &Spec, axes: &[usize]| -> Spec { axes.iter().map(|at| spec[*at].clone()).collect() };
    let lhs = of(specs.0, &dims.lhs_contracting);
    let rhs = of(specs.1, &dims.rhs_contracting);
    let clash = lhs
        .iter()
        .zip(&rhs)
        .any(|(x, y)| !x.is_empty() && !y.is_empty());
    if !clash {
        return Ok(());
    }
    Err(Error::new(
        ErrorClass::ShardingTypeError,
        format_args!(
            "Contracting dimensions are sharded and it is ambiguous how the output should be sharded. Please specify the \
             output sharding via the `out_sharding` parameter. Got lhs_contracting_spec={} and rhs_contracting_spec={}",
            spec_text(&lhs),
            spec_text(&rhs)
        ),
    ))
}

/// How a spec's entries print, as a tuple.
fn spec_text(spec: &Spec) -> String {
    let one = |axes: &Split| match axes.as_slice() {
        [] => "None".to_string(),
        [axis] => format!("'{axis}'"),
        several => format!(
            "({})",
            several
                .iter()
                .map(|it| format!("'{it}'"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    };
    let entries: Vec<String> = spec.iter().map(one).collect();
    match entries.as_slice() {
        [only] => format!("({only},)"),
        several => format!("({})", several.join(", ")),
    }
}
