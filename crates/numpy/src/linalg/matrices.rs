//! Norms, solutions and factors of matrices.

use super::*;
use freezeframe_base::Order;

pub(super) fn inexact(vm: &mut Vm, value: &Value) -> Result<Array, Raise> {
    let x = array_of(vm, value)?;
    if x.dtype().is_inexact() {
        Ok(x)
    } else {
        lift(vm, convert_element_type(&x, DType::Float64))
    }
}

pub(super) fn norm(vm: &mut Vm, args: Args) -> Outcome {
    let x = inexact(vm, &args[0])?;
    let keep = vm.truth(&args[3])?;
    let given = args.some(1).cloned();
    let axes = match args.some(2) {
        Some(axis) => ndarray::axes(vm, axis, x.ndim())?,
        None => (0..x.ndim()).collect(),
    };
    let size = lift(vm, kernel::unary(UnaryOp::Abs, &x))?;
    let flat = args.some(2).is_none() && given.is_none();
    let result = match &given {
        _ if flat || given.is_none() => euclidean(vm, &size, &axes)?,
        Some(Value::Str(name)) if name.as_str() == "fro" => euclidean(vm, &size, &axes)?,
        Some(Value::Str(name)) => {
            let name = name.as_str();
            return Err(vm.not_implemented(format_args!(
                "numpy.linalg.norm: ord '{name}' is not supported"
            )));
        }
        Some(order) => {
            let order = float_of(vm, order)?;
            match axes.len() {
                1 => vector_norm(vm, &size, &axes, order)?,
                2 => matrix_norm(vm, &size, &axes, order)?,
                _ => return Err(vm.value_error("Improper number of dimensions to norm.")),
            }
        }
        None => size.clone(),
    };
    let result = if keep {
        lift(vm, reduce::keep_dims(&result, x.shape(), &axes))?
    } else {
        result
    };
    Ok(scalar::of_array(vm, result))
}

pub(super) fn euclidean(vm: &Vm, size: &Array, axes: &[usize]) -> Result<Array, Raise> {
    let squares = lift(vm, kernel::binary(BinaryOp::Mul, size, size))?;
    let total = lift(vm, reduce::sum(&squares, axes))?;
    lift(vm, crate::op::map_float(&total, &libm::sqrt))
}

pub(super) fn vector_norm(
    vm: &Vm,
    size: &Array,
    axes: &[usize],
    order: f64,
) -> Result<Array, Raise> {
    lift(
        vm,
        match order {
            f64::INFINITY => reduce::extreme(size, axes, true),
            f64::NEG_INFINITY => reduce::extreme(size, axes, false),
            1.0 => reduce::sum(size, axes),
            2.0 => return euclidean(vm, size, axes),
            0.0 => {
                let truths = lift(vm, convert_element_type(size, DType::Bool))?;
                let counts = lift(vm, convert_element_type(&truths, size.dtype()))?;
                reduce::sum(&counts, axes)
            }
            p => {
                let powers = lift(vm, crate::op::map_float(size, &|v| libm::pow(v, p)))?;
                let total = lift(vm, reduce::sum(&powers, axes))?;
                crate::op::map_float(&total, &|v| libm::pow(v, 1.0 / p))
            }
        },
    )
}

pub(super) fn matrix_norm(
    vm: &Vm,
    size: &Array,
    axes: &[usize],
    order: f64,
) -> Result<Array, Raise> {
    let (summed, largest) = match order {
        1.0 => (axes[0], true),
        -1.0 => (axes[0], false),
        f64::INFINITY => (axes[1], true),
        f64::NEG_INFINITY => (axes[1], false),
        _ => {
            return Err(vm.not_implemented(format_args!(
                "numpy.linalg.norm: ord {order} of matrices is not supported"
            )));
        }
    };
    let other = if summed == axes[0] { axes[1] } else { axes[0] };
    let sums = lift(vm, reduce::sum(size, &[summed]))?;
    let rest = if summed < other { other - 1 } else { other };
    lift(
        vm,
        kernel::reduce(
            if largest {
                ReduceOp::Max
            } else {
                ReduceOp::Min
            },
            &sums,
            &[rest],
        ),
    )
}

/// The square matrices in the last two axes, as rows of `f64`.
pub(super) fn matrices(vm: &mut Vm, value: &Value) -> Result<(Array, usize, Vec<Vec<f64>>), Raise> {
    let x = inexact(vm, value)?;
    if x.dtype().kind() != Kind::Float {
        return Err(vm.not_implemented("numpy.linalg of complex matrices is not supported"));
    }
    let [.., rows, columns] = *x.shape().dims() else {
        let ndim = x.ndim();
        return Err(linalg_error(
            vm,
            &format!("{ndim}-dimensional array given. Array must be at least two-dimensional"),
        ));
    };
    if rows != columns {
        return Err(linalg_error(
            vm,
            "Last 2 dimensions of the array must be square",
        ));
    }
    let numbers: Vec<f64> = x.scalars().iter().map(|it| it.to_f64()).collect();
    let split = if rows == 0 {
        Vec::new()
    } else {
        numbers.chunks(rows * rows).map(<[f64]>::to_vec).collect()
    };
    Ok((x, rows, split))
}

/// Elimination with partial pivoting: solves for `columns` right sides in place and gives the determinant, from the sum
/// of logarithms as NumPy does.
pub(super) fn eliminate(a: &mut [f64], n: usize, b: &mut [f64], columns: usize) -> f64 {
    let (mut sign, mut logarithm) = (1.0_f64, 0.0);
    for pivot in 0..n {
        let best = (pivot..n)
            .max_by(|i, j| a[i * n + pivot].abs().total_cmp(&a[j * n + pivot].abs()))
            .unwrap_or(pivot);
        if best != pivot {
            sign = -sign;
            (0..n).for_each(|c| a.swap(pivot * n + c, best * n + c));
            (0..columns).for_each(|c| b.swap(pivot * columns + c, best * columns + c));
        }
        let head = a[pivot * n + pivot];
        if head == 0.0 {
            return 0.0;
        }
        sign *= head.signum();
        logarithm += libm::log(head.abs());
        for row in pivot + 1..n {
            let factor = a[row * n + pivot] / head;
            if factor != 0.0 {
                (pivot..n).for_each(|c| a[row * n + c] -= factor * a[pivot * n + c]);
                (0..columns).for_each(|c| b[row * columns + c] -= factor * b[pivot * columns + c]);
            }
        }
    }
    for row in (0..n).rev() {
        for c in 0..columns {
            let known: f64 = (row + 1..n)
                .map(|k| a[row * n + k] * b[k * columns + c])
                .sum();
            b[row * columns + c] = (b[row * columns + c] - known) / a[row * n + row];
        }
    }
    sign * libm::exp(logarithm)
}

pub(super) fn from_floats(
    vm: &Vm,
    values: Vec<f64>,
    dtype: DType,
    shape: impl Into<Shape>,
) -> Result<Array, Raise> {
    let x = lift(vm, Array::from_vec(values, shape))?;
    lift(vm, convert_element_type(&x, dtype))
}

pub(super) fn solve(vm: &mut Vm, args: Args) -> Outcome {
    let (a, n, mut systems) = matrices(vm, &args[0])?;
    let right = array_with(vm, &args[1], Some(DType::Float64))?;
    if systems.len() != 1 || a.ndim() != 2 || right.ndim() > 2 {
        return Err(vm.not_implemented("numpy.linalg.solve of stacks of matrices is not supported"));
    }
    let columns = if right.ndim() == 2 {
        right.shape()[1]
    } else {
        1
    };
    if right.shape().first() != Some(&n) {
        return Err(vm.value_error(format_args!(
            "solve1: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m)->(m) (size {} is different from {n})",
            right.shape().first().copied().unwrap_or(0)
        )));
    }
    let mut values: Vec<f64> = right.scalars().iter().map(|it| it.to_f64()).collect();
    if eliminate(&mut systems[0], n, &mut values, columns) == 0.0 {
        return Err(linalg_error(vm, "Singular matrix"));
    }
    let x = from_floats(vm, values, a.dtype(), right.shape().clone())?;
    Ok(owned(vm, x))
}

pub(super) fn inv(vm: &mut Vm, args: Args) -> Outcome {
    let (a, n, systems) = matrices(vm, &args[0])?;
    let mut out = Vec::with_capacity(a.size());
    for mut system in systems {
        let mut inverse: Vec<f64> = (0..n * n).map(|at| f64::from(at / n == at % n)).collect();
        if eliminate(&mut system, n, &mut inverse, n) == 0.0 {
            return Err(linalg_error(vm, "Singular matrix"));
        }
        out.extend(inverse);
    }
    let x = from_floats(vm, out, a.dtype(), a.shape().clone())?;
    Ok(owned(vm, x))
}

pub(super) fn det(vm: &mut Vm, args: Args) -> Outcome {
    let (a, n, systems) = matrices(vm, &args[0])?;
    let values: Vec<f64> = systems
        .into_iter()
        .map(|mut system| eliminate(&mut system, n, &mut [], 0))
        .collect();
    let values = if n == 0 { vec![1.0] } else { values };
    let x = from_floats(
        vm,
        values,
        a.dtype(),
        Shape::new(&a.shape().dims()[..a.ndim() - 2]),
    )?;
    Ok(scalar::of_array(vm, x))
}

pub(super) fn cholesky(vm: &mut Vm, args: Args) -> Outcome {
    let (a, n, systems) = matrices(vm, &args[0])?;
    let upper = vm.truth(&args[1])?;
    let mut out = Vec::with_capacity(a.size());
    for system in systems {
        let mut l = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..=i {
                let known: f64 = (0..j).map(|k| l[i * n + k] * l[j * n + k]).sum();
                let rest = system[i * n + j] - known;
                if i == j && (rest.is_nan() || rest <= 0.0) {
                    return Err(linalg_error(vm, "Matrix is not positive definite"));
                }
                l[i * n + j] = if i == j {
                    rest.sqrt()
                } else {
                    rest / l[j * n + j]
                };
            }
        }
        out.extend((0..n * n).map(|at| if upper { l[at % n * n + at / n] } else { l[at] }));
    }
    let x = from_floats(vm, out, a.dtype(), a.shape().clone())?;
    Ok(owned(vm, x))
}

pub(super) fn matrix_power(vm: &mut Vm, args: Args) -> Outcome {
    let mut exponent = index_of(vm, &args[1])?;
    let mut base = args[0].clone();
    if exponent < 0 {
        base = inv(vm, ArgValues::of(vec![base]).view())?;
        exponent = exponent.saturating_neg();
    }
    let x = array_of(vm, &base)?;
    let [rows, columns] = *x.shape().dims() else {
        return Err(linalg_error(vm, "matrix_power needs a matrix"));
    };
    if rows != columns {
        return Err(linalg_error(
            vm,
            "Last 2 dimensions of the array must be square",
        ));
    }
    let ones: Vec<Scalar> = (0..rows * rows)
        .map(|at| Scalar::Int(i64::from(at / rows == at % rows)))
        .collect();
    let identity = lift(vm, Array::from_scalars(x.dtype(), &ones, [rows, rows]))?;
    let mut result = owned(vm, identity);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = matmul(vm, ArgValues::of(vec![result, base.clone()]).view())?;
        }
        base = matmul(vm, ArgValues::of(vec![base.clone(), base]).view())?;
        exponent >>= 1;
    }
    Ok(result)
}

/// Eigenvalues, ascending, and eigenvectors in columns, by Jacobi's rotations.
pub(super) fn eigh(vm: &mut Vm, value: &Value) -> Result<(Array, Array), Raise> {
    let (x, n, mut systems) = matrices(vm, value)?;
    if systems.len() != 1 || x.ndim() != 2 || n > 512 {
        return Err(
            vm.not_implemented("numpy.linalg.eigh is supported for one matrix of at most 512 rows")
        );
    }
    let a = &mut systems[0];
    // Only the lower triangle counts.
    (0..n).for_each(|i| (i + 1..n).for_each(|j| a[i * n + j] = a[j * n + i]));
    let mut v: Vec<f64> = (0..n * n).map(|at| f64::from(at / n == at % n)).collect();
    for _ in 0..60 {
        let off: f64 = (0..n)
            .flat_map(|i| (0..i).map(move |j| (i, j)))
            .map(|(i, j)| a[i * n + j].powi(2))
            .sum();
        if off < 1e-300 {
            break;
        }
        for p in 0..n {
            for q in p + 1..n {
                rotate(a, &mut v, n, p, q);
            }
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.order_by(|i, j| a[i * n + i].total_cmp(&a[j * n + j]));
    // The sign of a vector is free; LAPACK most often leaves the last component positive or the first negative.
    let values = order.iter().map(|i| a[i * n + i]).collect();
    let vectors = (0..n * n).map(|at| v[at / n * n + order[at % n]]).collect();
    Ok((
        from_floats(vm, values, x.dtype(), [n])?,
        from_floats(vm, vectors, x.dtype(), [n, n])?,
    ))
}

pub(super) fn rotate(a: &mut [f64], v: &mut [f64], n: usize, p: usize, q: usize) {
    let apq = a[p * n + q];
    if apq == 0.0 {
        return;
    }
    let theta = (a[q * n + q] - a[p * n + p]) / (2.0 * apq);
    let t = theta.signum() / (theta.abs() + theta.hypot(1.0));
    let t = if theta == 0.0 { 1.0 } else { t };
    let c = 1.0 / t.hypot(1.0);
    let s = t * c;
    for k in 0..n {
        let (x, y) = (a[k * n + p], a[k * n + q]);
        (a[k * n + p], a[k * n + q]) = (c * x - s * y, s * x + c * y);
    }
    for k in 0..n {
        let (x, y) = (a[p * n + k], a[q * n + k]);
        (a[p * n + k], a[q * n + k]) = (c * x - s * y, s * x + c * y);
    }
    for k in 0..n {
        let (x, y) = (v[k * n + p], v[k * n + q]);
        (v[k * n + p], v[k * n + q]) = (c * x - s * y, s * x + c * y);
    }
}
