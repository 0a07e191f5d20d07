//! Linear systems by triangular factors: `lu`, `solve` and `inv`.

use super::index::{Index, TakeOptions, take};
use super::promote::{broadcast_shape, promote_inexact};
use super::{R, creation, jitted, lax, only};
use freezeframe_array::{DType, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{
    AxisData, DotDims, Error, LinearSolveFns, Precision, Primitive, ReduceOp, Value, bind, bind1,
    custom_linear_solve, vmap,
};
use std::rc::Rc;

/// The factors of a matrix, the exchanges of its rows and the permutation that they make.
pub fn lu(x: &Value) -> R<[Value; 3]> {
    let results = bind(&Primitive::Lu, std::slice::from_ref(x))?;
    results
        .try_into()
        .map_err(|_| Error::type_error("lu has three results"))
}

/// Which triangular system is meant.
#[derive(Clone, Copy, Default)]
#[allow(missing_docs, reason = "the fields are JAX's parameters")]
pub struct Triangular {
    pub left_side: bool,
    pub lower: bool,
    pub transpose_a: bool,
    pub conjugate_a: bool,
    pub unit_diagonal: bool,
}

/// `lax.linalg.triangular_solve`; a right side with an axis less than the matrix is a vector.
pub fn triangular_solve(a: &Value, b: &Value, which: Triangular) -> R {
    let vector = a.ndim() == b.ndim() + 1;
    let axis = if which.left_side {
        b.ndim()
    } else {
        b.ndim().saturating_sub(1)
    };
    let right = match vector {
        true => lax::expand_dims(b, &[axis])?,
        false => b.clone(),
    };
    let primitive = Primitive::TriangularSolve {
        left_side: which.left_side,
        lower: which.lower,
        transpose_a: which.transpose_a,
        conjugate_a: which.conjugate_a && a.dtype().is_complex(),
        unit_diagonal: which.unit_diagonal,
    };
    let found = bind1(&primitive, &[a.clone(), right])?;
    match vector {
        true => lax::squeeze(&found, &[axis]),
        false => Ok(found),
    }
}

/// A function of several arrays that gives several.
type Many<'a> = &'a dyn Fn(&[Value]) -> R<Vec<Value>>;

/// `f` mapped over axis 0 of the arguments that are flagged, which goes to axis 0 of the results.
fn mapped(args: &[Value], flags: &[bool], f: Many<'_>) -> R<Vec<Value>> {
    let axes: Vec<Option<usize>> = flags.iter().map(|flag| flag.then_some(0)).collect();
    all_mapped_at(args, &axes, 0, f)
}

/// `f` mapped over these axes of the arguments, which goes to axis `out` of the result.
pub(super) fn mapped_at(
    args: &[Value],
    axes: &[Option<usize>],
    out: usize,
    f: &dyn Fn(&[Value]) -> R,
) -> R {
    only(all_mapped_at(args, axes, out, &|args| Ok(vec![f(args)?])))
}

fn all_mapped_at(args: &[Value], axes: &[Option<usize>], out: usize, f: Many<'_>) -> R<Vec<Value>> {
    let mut pairs = args.iter().zip(axes);
    let size = pairs.find_map(|(arg, axis)| axis.map(|axis| arg.shape()[axis]));
    let axis = AxisData {
        name: None,
        size: size.unwrap_or(0),
    };
    let mut out_axes = |results: &[Value], _: &[Option<usize>]| Ok(vec![Some(out); results.len()]);
    vmap(args, axes, axis, &mut out_axes, f)
}

/// The solution for a matrix whose factors are known; `trans` is 0 for the matrix, 1 for its transpose, 2 for that
/// conjugated.
pub fn lu_solve(factors: &Value, permutation: &Value, b: &Value, trans: i64) -> R {
    let args = [factors.clone(), permutation.clone(), b.clone()];
    jitted("_lu_solve", &trans.to_string(), &args, |args| {
        let [factors, permutation, b] = args else {
            return Err(Error::type_error("_lu_solve takes 3 arguments"));
        };
        let (own, right) = (factors.shape(), b.shape());
        if own.ndim() < 2 || own[own.ndim() - 1] != own[own.ndim() - 2] {
            return Err(Error::value_error(format_args!(
                "last two dimensions of LU decomposition must be equal, got shape {own}"
            )));
        }
        if right.ndim() < 1 {
            return Err(Error::value_error(format_args!(
                "b matrix must have rank >= 1, got shape {right}"
            )));
        }
        let size = own[own.ndim() - 1];
        let vector = own.ndim() == right.ndim() + 1;
        if vector && right.last() != Some(&size) {
            return Err(Error::value_error(format_args!(
                "When LU decomposition matrix and b have the same number of dimensions, last axis of LU decomposition \
                 matrix (shape {own}) and b array (shape {right}) must match"
            )));
        }
        if !vector && right.get(right.ndim().wrapping_sub(2)) != Some(&size) {
            return Err(Error::value_error(format_args!(
                "When LU decomposition matrix and b different numbers of dimensions, last axis of LU decomposition \
                 matrix (shape {own}) and second to last axis of b array (shape {right}) must match"
            )));
        }
        let b = match vector {
            true => lax::expand_dims(b, &[b.ndim()])?,
            false => b.clone(),
        };
        let outer = |x: &Value, own: usize| Shape::new(&x.shape()[..x.ndim() - own]);
        let batch = broadcast_shape(&[outer(factors, 2), outer(permutation, 1), outer(&b, 2)])?;
        let spread = |x: &Value, own: usize| {
            let dims: Vec<usize> = batch
                .iter()
                .chain(&x.shape()[x.ndim() - own..])
                .copied()
                .list();
            let kept: Vec<usize> = (dims.len() - x.ndim()..dims.len()).collect();
            lax::broadcast_in_dim(x, dims, &kept)
        };
        let args = [spread(factors, 2)?, spread(permutation, 1)?, spread(&b, 2)?];
        let found = over_batch(&args, batch.ndim(), &|args| solve_factored(args, trans))?;
        match vector {
            true => lax::squeeze(&found, &[found.ndim() - 1]),
            false => Ok(found),
        }
    })
}

/// `f` mapped over so many leading axes.
fn over_batch(args: &[Value], count: usize, f: &dyn Fn(&[Value]) -> R) -> R {
    match count {
        0 => f(args),
        _ => only(mapped(args, &vec![true; args.len()], &|args| {
            Ok(vec![over_batch(args, count - 1, f)?])
        })),
    }
}

fn solve_factored(args: &[Value], trans: i64) -> R {
    let (factors, permutation, b) = (&args[0], &args[1], &args[2]);
    let all = Index::all();
    let rows = |x: &Value, rows: &Value| {
        take(
            x,
            &[Index::Array(rows.clone()), all.clone()],
            &TakeOptions::default(),
        )
    };
    let upper = Triangular {
        left_side: true,
        ..Triangular::default()
    };
    let lower = Triangular {
        left_side: true,
        lower: true,
        unit_diagonal: true,
        ..Triangular::default()
    };
    if trans == 0 {
        let x = triangular_solve(factors, &rows(b, permutation)?, lower)?;
        return triangular_solve(factors, &x, upper);
    }
    if !(1..=2).contains(&trans) {
        return Err(Error::value_error(format_args!(
            "'trans' value must be 0, 1, or 2, got {trans}"
        )));
    }
    let back = |which: Triangular| Triangular {
        transpose_a: true,
        conjugate_a: trans == 2,
        ..which
    };
    let x = triangular_solve(factors, b, back(upper))?;
    let x = triangular_solve(factors, &x, back(lower))?;
    let order = lax::iota(DType::Int32, [permutation.shape()[0]], 0)?;
    let sorted = lax::sort(&[permutation.clone(), order], 0, true, 1)?;
    rows(&x, &sorted[1])
}

/// The solution for one matrix and a vector, or a matrix of columns.
fn solve_matrix(a: &Value, b: &Value) -> R {
    let [factors, _, permutation] = lu(&lax::stop_gradient(a)?)?;
    if b.ndim() == 1 {
        return solve_vector(a, &factors, &permutation, b);
    }
    mapped_at(std::slice::from_ref(b), &[Some(1)], 1, &|args| {
        solve_vector(a, &factors, &permutation, &args[0])
    })
}

/// The derivative of the solution is that of a linear system, not that of its factors.
fn solve_vector(a: &Value, factors: &Value, permutation: &Value, b: &Value) -> R {
    let product = |x: &Value, y: &Value, lhs: usize, rhs: usize| {
        let dims = DotDims {
            lhs_contracting: vec![lhs],
            rhs_contracting: vec![rhs],
            ..DotDims::default()
        };
        lax::precise_dot_general(x, y, dims, Some(Precision::Highest), None)
    };
    let held = [a.clone(), factors.clone(), permutation.clone()];
    let [a, factors, permutation] = held.clone();
    let (own, back, [_, factors_back, permutation_back]) = (a.clone(), a, held);
    let fns = LinearSolveFns {
        matvec: Rc::new(move |args| Ok(vec![product(&own, &args[0], 1, 0)?])),
        vecmat: Some(Rc::new(move |args| {
            let row = product(&args[0], &back, 0, 0)?;
            // What JAX stages for the broadcast that changes nothing.
            Ok(vec![lax::reduce(ReduceOp::Sum, &row, &[])?])
        })),
        solve: Rc::new(move |args| Ok(vec![lu_solve(&factors, &permutation, &args[0], 0)?])),
        transpose_solve: Some(Rc::new(move |args| {
            Ok(vec![lu_solve(
                &factors_back,
                &permutation_back,
                &args[0],
                1,
            )?])
        })),
    };
    only(custom_linear_solve(std::slice::from_ref(b), &fns))
}

/// `jnp.linalg.solve`.
pub fn solve(a: &Value, b: &Value) -> R {
    jitted("solve", "", &[a.clone(), b.clone()], |args| {
        let args = promote_inexact(args)?;
        let (a, b) = (&args[0], &args[1]);
        if a.ndim() < 2 {
            return Err(Error::value_error(format_args!(
                "left hand array must be at least two dimensional; got a.shape={}",
                a.shape()
            )));
        }
        let (own, right) = (a.shape(), b.shape());
        let (n, m) = (own.ndim(), right.ndim());
        if m > 1 && n == m + 1 && own[n - 1] == right[m - 1] && own[n - 1] != right[m - 2] {
            return Err(Error::value_error(format_args!(
                "Invalid shapes for solve: {own}, {right}. Prior to JAX v0.5.0, this would have been treated as a batched \
                 1-dimensional solve. To recover this behavior, use solve(a, b[..., None]).squeeze(-1)."
            )));
        }
        check_core(&own, &right)?;
        let right_axes = if m == 1 { 1 } else { 2 };
        vectorized(&[a.clone(), b.clone()], &[2, right_axes], &|args| {
            solve_matrix(&args[0], &args[1])
        })
    })
}

/// The matrix has to be square, and the right side as long.
fn check_core(a: &Shape, b: &Shape) -> R<()> {
    let (n, m) = (a.ndim(), b.ndim());
    let signature = if m == 1 {
        "(m,m),(m)->(m)"
    } else {
        "(m,m),(m,n)->(m,n)"
    };
    if m == 0 {
        return Err(Error::value_error(format_args!(
            "input with shape () does not have enough dimensions for all core dimensions ('m', 'n') on vectorized function \
             with excluded=frozenset() and signature='{signature}'"
        )));
    }
    let size = a[n - 2];
    let right = if m == 1 { b[0] } else { b[m - 2] };
    match [a[n - 1], right].into_iter().find(|other| *other != size) {
        None => Ok(()),
        Some(other) => Err(Error::value_error(format_args!(
            "inconsistent size for core dimension 'm': {other} vs {size} on vectorized function with excluded=frozenset() \
             and signature='{signature}'"
        ))),
    }
}

/// `f` over all axes but so many last ones of each argument, as `jnp.vectorize` maps it.
pub fn vectorized(args: &[Value], own: &[usize], f: &dyn Fn(&[Value]) -> R) -> R {
    only(over_batches(args, own, &|args| Ok(vec![f(args)?])))
}

/// [`vectorized`] for a function of several results.
pub fn over_batches(args: &[Value], own: &[usize], f: Many<'_>) -> R<Vec<Value>> {
    let outer: Vec<Shape> = args
        .iter()
        .zip(own)
        .map(|(arg, own)| Shape::new(&arg.shape()[..arg.ndim() - own]))
        .collect();
    let batch = broadcast_shape(&outer)?;
    // Per axis of the batch: which arguments are mapped over it.
    let flags: Vec<Vec<bool>> = (0..batch.ndim())
        .map(|axis| {
            let size = |outer: &Shape| {
                let missing = batch.ndim() - outer.ndim();
                axis.checked_sub(missing).map_or(1, |at| outer[at])
            };
            outer.iter().map(|outer| size(outer) != 1).collect()
        })
        .collect();
    let squeezed: Vec<Value> = args
        .iter()
        .zip(&outer)
        .map(|(arg, outer)| {
            let ones: Vec<usize> = (0..outer.ndim()).filter(|axis| outer[*axis] == 1).list();
            lax::squeeze(arg, &ones)
        })
        .try_list()?;
    let (mapped_axes, expanded): (Vec<usize>, Vec<usize>) =
        (0..batch.ndim()).partition(|axis| flags[*axis].contains(&true));
    let flags: Vec<&[bool]> = mapped_axes.iter().map(|axis| &*flags[*axis]).collect();
    let results = map_in_turn(&squeezed, &flags, f)?;
    let results = results.iter();
    results
        .map(|result| lax::expand_dims(result, &expanded))
        .try_list()
}

fn map_in_turn(args: &[Value], flags: &[&[bool]], f: Many<'_>) -> R<Vec<Value>> {
    match flags.split_first() {
        None => f(args),
        Some((first, rest)) => mapped(args, first, &|args| map_in_turn(args, rest, f)),
    }
}

/// The size of square matrices; what `error` makes of the shape of others.
pub(super) fn square(x: &Value, error: &dyn Fn(&Shape) -> String) -> R<usize> {
    match x.shape().dims() {
        [.., rows, columns] if rows == columns => Ok(*rows),
        _ => Err(Error::value_error(error(&x.shape()))),
    }
}

/// `jnp.linalg.inv`.
pub fn inv(a: &Value) -> R {
    jitted("inv", "", std::slice::from_ref(a), |args| {
        let a = &args[0];
        let n = square(a, &|shape| {
            format!("Argument to inv must have shape [..., n, n], got {shape}.")
        })?;
        let eye = creation::eye(n, n, 0, a.dtype())?;
        let eye = lax::broadcast_in_dim(&eye, a.shape(), &[a.ndim() - 2, a.ndim() - 1])?;
        solve(a, &eye)
    })
}
