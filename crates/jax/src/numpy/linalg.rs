//! Products of arrays, and `numpy.linalg`.

use super::convert::{self, Operand, array_of, array_with, float_of, index_of, promoted};
use super::errors::{lift, linalg_error};
use super::ndarray::{self, owned};
use super::{reduce, scalar, ufunc};
use freezeframe_array::kernel::{
    self, BinaryOp, DotDimensionNumbers, ReduceOp, UnaryOp, convert_element_type,
};
use freezeframe_array::{Array, DType, Kind, Scalar, Shape};
use freezeframe_python::{Args, Entry, Purity, Raise, Value, Vm};

type Outcome = Result<Value, Raise>;

const fn pure(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    body: freezeframe_python::native::Body,
) -> Entry {
    Entry {
        name,
        signature,
        purity: Purity::Pure,
        doc,
        body,
    }
}

/// Products, in `numpy` itself.
pub const FUNCTIONS: &[Entry] = &[
    pure("dot", "(a, b, out=None)", "Dot product of two arrays.", dot),
    pure(
        "matmul",
        "(x1, x2, /, out=None)",
        "Matrix product of two arrays.",
        matmul,
    ),
    pure(
        "vdot",
        "(a, b, /)",
        "Return the dot product of two vectors.",
        |vm, args| {
            let a = ufunc::call(vm, "conjugate", &[args[0].clone()])?;
            let (a, b) = (array_of(vm, &a)?, array_of(vm, &args[1])?);
            let (a, b) = (
                lift(vm, a.reshape([a.size()]))?,
                lift(vm, b.reshape([b.size()]))?,
            );
            let (a, b) = (owned(vm, a), owned(vm, b));
            dot(vm, Args::of(vec![a, b]))
        },
    ),
    pure(
        "inner",
        "(a, b, /)",
        "Inner product of two arrays.",
        |vm, args| {
            let (a, b) = both(vm, &args[0], &args[1])?;
            if a.ndim() == 0 || b.ndim() == 0 {
                return ufunc::call(vm, "multiply", &[args[0].clone(), args[1].clone()]);
            }
            contract(vm, &a, &b, vec![a.ndim() - 1], vec![b.ndim() - 1])
        },
    ),
    pure(
        "outer",
        "(a, b, out=None)",
        "Compute the outer product of two vectors.",
        |vm, args| {
            let (a, b) = both(vm, &args[0], &args[1])?;
            let (a, b) = (
                lift(vm, a.reshape([a.size(), 1]))?,
                lift(vm, b.reshape([1, b.size()]))?,
            );
            let (a, b) = (owned(vm, a), owned(vm, b));
            ufunc::call(vm, "multiply", &[a, b])
        },
    ),
    pure(
        "tensordot",
        "(a, b, axes=2)",
        "Compute tensor dot product along specified axes.",
        tensordot,
    ),
    pure(
        "einsum",
        "(subscripts, /, *operands, out=None, optimize=False, dtype=None)",
        "Evaluates the Einstein summation convention on the operands.",
        einsum,
    ),
    pure("kron", "(a, b)", "Kronecker product of two arrays.", kron),
    pure(
        "cross",
        "(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None)",
        "Return the cross product of two (arrays of) vectors.",
        cross,
    ),
    pure(
        "trace",
        "(a, offset=0, axis1=0, axis2=1)",
        "Return the sum along diagonals of the array.",
        |vm, args| {
            let line = diagonal(vm, args)?;
            super::stats::sum(vm, Args::of(vec![line, Value::Int(-1)]))
        },
    ),
    pure(
        "diagonal",
        "(a, offset=0, axis1=0, axis2=1)",
        "Return specified diagonals.",
        diagonal,
    ),
];

/// `numpy.linalg`.
pub const LINALG: &[Entry] = &[
    pure(
        "norm",
        "(x, ord=None, axis=None, keepdims=False)",
        "Matrix or vector norm.",
        norm,
    ),
    pure(
        "solve",
        "(a, b)",
        "Solve a linear matrix equation, or system of linear scalar equations.",
        solve,
    ),
    pure("inv", "(a)", "Compute the inverse of a matrix.", inv),
    pure("det", "(a)", "Compute the determinant of an array.", det),
    pure(
        "cholesky",
        "(a, /, *, upper=False)",
        "Cholesky decomposition.",
        cholesky,
    ),
    pure(
        "matrix_power",
        "(a, n)",
        "Raise a square matrix to the (integer) power `n`.",
        matrix_power,
    ),
    pure(
        "eigh",
        "(a, UPLO='L')",
        "Return the eigenvalues and eigenvectors of a real symmetric matrix.",
        |vm, args| {
            let (values, vectors) = eigh(vm, &args[0])?;
            let (values, vectors) = (owned(vm, values), owned(vm, vectors));
            Ok(Value::tuple(vec![values, vectors]))
        },
    ),
    pure(
        "eigvalsh",
        "(a, UPLO='L')",
        "Compute the eigenvalues of a real symmetric matrix.",
        |vm, args| {
            let values = eigh(vm, &args[0])?.0;
            Ok(owned(vm, values))
        },
    ),
    pure(
        "matmul",
        "(x1, x2, /)",
        "Computes the matrix product.",
        matmul,
    ),
];

fn both(vm: &mut Vm, a: &Value, b: &Value) -> Result<(Array, Array), Raise> {
    let (a, b) = (array_of(vm, a)?, array_of(vm, b)?);
    let operands = [&a, &b].map(|array| Operand {
        array: array.clone(),
        weak: false,
    });
    let dtype = promoted(vm, &operands)?;
    Ok((
        lift(vm, convert_element_type(&a, dtype))?,
        lift(vm, convert_element_type(&b, dtype))?,
    ))
}

/// Sums products; booleans by `and` and `or`.
fn product(vm: &Vm, a: &Array, b: &Array, numbers: &DotDimensionNumbers) -> Result<Array, Raise> {
    if a.dtype() == DType::Bool {
        let (a, b) = (
            lift(vm, convert_element_type(a, DType::Int32))?,
            lift(vm, convert_element_type(b, DType::Int32))?,
        );
        let counts = lift(vm, kernel::dot_general(&a, &b, numbers, None))?;
        return lift(vm, convert_element_type(&counts, DType::Bool));
    }
    lift(vm, kernel::dot_general(a, b, numbers, None))
}

fn contract(vm: &mut Vm, a: &Array, b: &Array, left: Vec<usize>, right: Vec<usize>) -> Outcome {
    if let Some((i, j)) = left
        .iter()
        .zip(&right)
        .find(|(i, j)| a.shape()[**i] != b.shape()[**j])
    {
        let bare = |array: &Array| {
            array
                .shape()
                .iter()
                .map(usize::to_string)
                .collect::<Vec<_>>()
                .join(",")
        };
        let show = |array: &Array| {
            if array.ndim() == 1 {
                format!("({},)", bare(array))
            } else {
                format!("({})", bare(array))
            }
        };
        let (m, n) = (a.shape()[*i], b.shape()[*j]);
        return Err(vm.value_error(format!(
            "shapes {} and {} not aligned: {m} (dim {i}) != {n} (dim {j})",
            show(a),
            show(b)
        )));
    }
    let numbers = DotDimensionNumbers {
        lhs_contracting: left,
        rhs_contracting: right,
        ..DotDimensionNumbers::default()
    };
    let result = product(vm, a, b, &numbers)?;
    Ok(scalar::of_array(vm, result))
}

/// `np.dot`.
pub fn dot(vm: &mut Vm, args: Args) -> Outcome {
    let (a, b) = both(vm, &args[0], &args[1])?;
    if a.ndim() == 0 || b.ndim() == 0 {
        return ufunc::call(vm, "multiply", &[args[0].clone(), args[1].clone()]);
    }
    contract(
        vm,
        &a,
        &b,
        vec![a.ndim() - 1],
        vec![b.ndim().saturating_sub(2)],
    )
}

/// `np.matmul`.
pub fn matmul(vm: &mut Vm, args: Args) -> Outcome {
    let (a, b) = both(vm, &args[0], &args[1])?;
    for (index, x) in [&a, &b].into_iter().enumerate() {
        if x.ndim() == 0 {
            return Err(vm.value_error(format!(
                "matmul: Input operand {index} does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)"
            )));
        }
    }
    let (inner, other) = (
        a.shape()[a.ndim() - 1],
        b.shape()[b.ndim().saturating_sub(2)],
    );
    if inner != other {
        return Err(vm.value_error(format!(
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size {other} is different from {inner})"
        )));
    }
    if a.ndim() <= 2 && b.ndim() <= 2 {
        return contract(
            vm,
            &a,
            &b,
            vec![a.ndim() - 1],
            vec![b.ndim().saturating_sub(2)],
        );
    }
    // Vectors become matrices, batches are broadcast, and the added axes are dropped again.
    let (row, column) = (a.ndim() == 1, b.ndim() == 1);
    let a = if row {
        lift(vm, a.reshape([1, inner]))?
    } else {
        a
    };
    let b = if column {
        lift(vm, b.reshape([inner, 1]))?
    } else {
        b
    };
    let batch = |x: &Array| Shape::new(&x.shape().dims()[..x.ndim() - 2]);
    let shape = super::errors::broadcast_shapes(vm, [batch(&a), batch(&b)].iter())?;
    let spread = |x: &Array| {
        let dims: Shape = shape
            .iter()
            .chain(&x.shape().dims()[x.ndim() - 2..])
            .copied()
            .collect();
        lift(vm, kernel::broadcast_to(x, &dims))
    };
    let (a, b) = (spread(&a)?, spread(&b)?);
    let n = shape.ndim();
    let numbers = DotDimensionNumbers {
        lhs_contracting: vec![n + 1],
        rhs_contracting: vec![n],
        lhs_batch: (0..n).collect(),
        rhs_batch: (0..n).collect(),
    };
    let result = product(vm, &a, &b, &numbers)?;
    let mut drop = Vec::new();
    if row {
        drop.push(n);
    }
    if column {
        drop.push(n + 1);
    }
    let result = lift(vm, kernel::squeeze(&result, &drop))?;
    Ok(scalar::of_array(vm, result))
}

fn tensordot(vm: &mut Vm, args: Args) -> Outcome {
    let (a, b) = both(vm, &args[0], &args[1])?;
    let (left, right) = match &args[2] {
        Value::Tuple(_) | Value::List(_) => {
            let axes = vm.iterate(&args[2])?;
            let [first, second] = axes.as_slice() else {
                return Err(vm.value_error("tensordot needs two lists of axes"));
            };
            (
                convert::axis_list(vm, first, a.ndim())?,
                convert::axis_list(vm, second, b.ndim())?,
            )
        }
        count => {
            let count = usize::try_from(index_of(vm, count)?).unwrap_or(0);
            if count > a.ndim() || count > b.ndim() {
                return Err(vm.value_error("shape-mismatch for sum"));
            }
            ((a.ndim() - count..a.ndim()).collect(), (0..count).collect())
        }
    };
    if left.len() != right.len()
        || left
            .iter()
            .zip(&right)
            .any(|(i, j)| a.shape()[*i] != b.shape()[*j])
    {
        return Err(vm.value_error("shape-mismatch for sum"));
    }
    let result = contract(vm, &a, &b, left, right)?;
    let result = array_of(vm, &result)?;
    Ok(owned(vm, result))
}

/// The letters of each operand and of the result.
fn subscripts(vm: &Vm, text: &str, count: usize) -> Result<(Vec<Vec<char>>, Vec<char>), Raise> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if text.contains("...") {
        return Err(vm.not_implemented("numpy.einsum: an ellipsis is not supported"));
    }
    let (inputs, output) = match text.split_once("->") {
        Some((inputs, output)) => (inputs.to_owned(), Some(output.to_owned())),
        None => (text, None),
    };
    let inputs: Vec<Vec<char>> = inputs.split(',').map(|it| it.chars().collect()).collect();
    if inputs.len() != count {
        return Err(vm.value_error("einstein sum subscripts string contains too many or too few subscripts for the operands"));
    }
    if let Some(bad) = inputs.iter().flatten().find(|c| !c.is_ascii_alphabetic()) {
        return Err(vm.value_error(format!("invalid subscript '{bad}' in einstein sum subscripts string, subscripts must be letters")));
    }
    let output = output.map(|it| it.chars().collect()).unwrap_or_else(|| {
        let mut letters: Vec<char> = inputs.iter().flatten().copied().collect();
        letters.sort_unstable();
        let single = |c: &char| inputs.iter().flatten().filter(|it| *it == c).count() == 1;
        letters.dedup();
        letters.into_iter().filter(single).collect()
    });
    Ok((inputs, output))
}

fn einsum(vm: &mut Vm, args: Args) -> Outcome {
    let Some(text) = args[0].as_str().map(str::to_owned) else {
        return Err(vm.not_implemented("numpy.einsum: subscripts must be a string"));
    };
    let values = args.rest(4).to_vec();
    let (inputs, output) = subscripts(vm, &text, values.len())?;
    let mut operands = Vec::new();
    for value in &values {
        operands.push(Operand {
            array: array_of(vm, value)?,
            weak: false,
        });
    }
    let dtype = promoted(vm, &operands)?;
    let mut total: Option<(Array, Vec<char>)> = None;
    let later = |at: usize| -> Vec<char> {
        inputs
            .iter()
            .skip(at)
            .flatten()
            .chain(&output)
            .copied()
            .collect()
    };
    for (at, (operand, letters)) in operands.iter().zip(&inputs).enumerate() {
        let array = lift(vm, convert_element_type(&operand.array, dtype))?;
        if array.ndim() != letters.len() {
            return Err(vm.value_error("operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra dimensions."));
        }
        let (array, letters) = merge_repeated(vm, array, letters)?;
        total = Some(match total {
            None => sum_unused(vm, array, letters, &later(at + 1))?,
            Some((sum, names)) => {
                multiply_letters(vm, (sum, names), (array, letters), &later(at + 1))?
            }
        });
    }
    let Some((result, names)) = total else {
        return Err(vm.value_error("einsum needs an operand"));
    };
    let mut order = Vec::new();
    for letter in &output {
        let Some(axis) = names.iter().position(|it| it == letter) else {
            return Err(vm.value_error(format!("einstein sum subscripts string included output subscript '{letter}' which never appeared in an input")));
        };
        order.push(axis);
    }
    let result = lift(vm, kernel::transpose(&result, &order))?;
    Ok(scalar::of_array(vm, result))
}

/// Takes the diagonal where a letter stands twice.
fn merge_repeated(
    vm: &mut Vm,
    mut array: Array,
    letters: &[char],
) -> Result<(Array, Vec<char>), Raise> {
    let mut names = letters.to_vec();
    while let Some(second) = (0..names.len()).find(|at| names[..*at].contains(&names[*at])) {
        let first = names
            .iter()
            .position(|it| *it == names[second])
            .unwrap_or(0);
        if array.shape()[first] != array.shape()[second] {
            return Err(vm.value_error("dimensions in operand for collapsing index don't match"));
        }
        let view = super::view::View::whole(array.shape().clone()).diagonal(0, first, second);
        array = lift(
            vm,
            super::view::gather(&array, &view.positions(), view.shape),
        )?;
        let letter = names.remove(second);
        names.remove(first);
        names.push(letter);
    }
    Ok((array, names))
}

fn sum_unused(
    vm: &Vm,
    array: Array,
    names: Vec<char>,
    later: &[char],
) -> Result<(Array, Vec<char>), Raise> {
    let gone: Vec<usize> = (0..names.len())
        .filter(|at| !later.contains(&names[*at]))
        .collect();
    let array = lift(vm, reduce::sum(&array, &gone))?;
    Ok((
        array,
        names.into_iter().filter(|it| later.contains(it)).collect(),
    ))
}

type Named = (Array, Vec<char>);

fn multiply_letters(
    vm: &Vm,
    (a, left): Named,
    (b, right): Named,
    later: &[char],
) -> Result<Named, Raise> {
    let (b, right) = {
        let needed: Vec<char> = later.iter().chain(&left).copied().collect();
        sum_unused(vm, b, right, &needed)?
    };
    let (mut numbers, mut names) = (DotDimensionNumbers::default(), Vec::new());
    for (i, letter) in left.iter().enumerate() {
        let Some(j) = right.iter().position(|it| it == letter) else {
            continue;
        };
        let (m, n) = (a.shape()[i], b.shape()[j]);
        if m != n {
            return Err(vm.value_error(format!("operands could not be broadcast together with remapped shapes [original->remapped]: {m} and {n}")));
        }
        if later.contains(letter) {
            numbers.lhs_batch.push(i);
            numbers.rhs_batch.push(j);
            names.push(*letter);
        } else {
            numbers.lhs_contracting.push(i);
            numbers.rhs_contracting.push(j);
        }
    }
    let shared = |letter: &&char| !(left.contains(letter) && right.contains(letter));
    names.extend(
        left.iter()
            .filter(shared)
            .chain(right.iter().filter(shared)),
    );
    Ok((product(vm, &a, &b, &numbers)?, names))
}

fn kron(vm: &mut Vm, args: Args) -> Outcome {
    let (a, b) = both(vm, &args[0], &args[1])?;
    let ndim = a.ndim().max(b.ndim());
    let widen = |x: &Array| -> Vec<usize> {
        std::iter::repeat_n(1, ndim - x.ndim())
            .chain(x.shape().iter().copied())
            .collect()
    };
    let (p, q) = (widen(&a), widen(&b));
    let spaced = |dims: &[usize], first: bool| -> Shape {
        dims.iter()
            .flat_map(|d| if first { [*d, 1] } else { [1, *d] })
            .collect()
    };
    let (a, b) = (
        lift(vm, a.reshape(spaced(&p, true)))?,
        lift(vm, b.reshape(spaced(&q, false)))?,
    );
    let (a, b) = (owned(vm, a), owned(vm, b));
    let product = ufunc::call(vm, "multiply", &[a, b])?;
    let shape: Shape = p.iter().zip(&q).map(|(a, b)| a * b).collect();
    let result = array_of(vm, &product)?;
    let result = lift(vm, result.reshape(shape))?;
    Ok(scalar::of_array(vm, result))
}

fn cross(vm: &mut Vm, args: Args) -> Outcome {
    let (a, b) = both(vm, &args[0], &args[1])?;
    if a.shape().last() != Some(&3) || b.shape().last() != Some(&3) {
        return Err(vm.value_error("Both input arrays must be (arrays of) 3-dimensional vectors, but they are 2 and 2 dimensional instead."));
    }
    let (a, b) = (owned(vm, a), owned(vm, b));
    let part = |vm: &mut Vm, x: &Value, at: i64| {
        ndarray::get_item(vm, x, &Value::tuple(vec![Value::Ellipsis, Value::Int(at)]))
    };
    let mut parts = Vec::new();
    for (i, j) in [(1, 2), (2, 0), (0, 1)] {
        let (ai, bj, aj, bi) = (
            part(vm, &a, i)?,
            part(vm, &b, j)?,
            part(vm, &a, j)?,
            part(vm, &b, i)?,
        );
        let (plus, minus) = (
            ufunc::call(vm, "multiply", &[ai, bj])?,
            ufunc::call(vm, "multiply", &[aj, bi])?,
        );
        parts.push(ufunc::call(vm, "subtract", &[plus, minus])?);
    }
    super::manip::stack(vm, Args::of(vec![Value::tuple(parts), Value::Int(-1)]))
}

/// `np.diagonal`.
pub fn diagonal(vm: &mut Vm, args: Args) -> Outcome {
    let (array, view) = super::manip::as_ndarray(vm, &args[0])?;
    let given = |args: &Args, at: usize, default: i64| {
        args.some(at).cloned().unwrap_or(Value::Int(default))
    };
    let shift = index_of(vm, &given(&args, 1, 0))?;
    if view.shape.ndim() < 2 {
        return Err(vm.value_error("diag requires an array of at least two dimensions"));
    }
    let first = ndarray::one_axis(vm, &given(&args, 2, 0), view.shape.ndim())?;
    let second = ndarray::one_axis(vm, &given(&args, 3, 1), view.shape.ndim())?;
    let shown = ndarray::viewing(
        vm,
        &array,
        view.diagonal(
            isize::try_from(shift).unwrap_or(isize::MAX / 4),
            first,
            second,
        ),
    )?;
    ndarray::this(vm, &shown)?.writeable.set(false);
    Ok(shown)
}

fn inexact(vm: &mut Vm, value: &Value) -> Result<Array, Raise> {
    let x = array_of(vm, value)?;
    if x.dtype().is_inexact() {
        Ok(x)
    } else {
        lift(vm, convert_element_type(&x, DType::Float64))
    }
}

fn norm(vm: &mut Vm, args: Args) -> Outcome {
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
            return Err(
                vm.not_implemented(format!("numpy.linalg.norm: ord '{name}' is not supported"))
            );
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

fn euclidean(vm: &Vm, size: &Array, axes: &[usize]) -> Result<Array, Raise> {
    let squares = lift(vm, kernel::binary(BinaryOp::Mul, size, size))?;
    let total = lift(vm, reduce::sum(&squares, axes))?;
    lift(vm, super::op::map_float(&total, &libm::sqrt))
}

fn vector_norm(vm: &Vm, size: &Array, axes: &[usize], order: f64) -> Result<Array, Raise> {
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
                let powers = lift(vm, super::op::map_float(size, &|v| libm::pow(v, p)))?;
                let total = lift(vm, reduce::sum(&powers, axes))?;
                super::op::map_float(&total, &|v| libm::pow(v, 1.0 / p))
            }
        },
    )
}

fn matrix_norm(vm: &Vm, size: &Array, axes: &[usize], order: f64) -> Result<Array, Raise> {
    let (summed, largest) = match order {
        1.0 => (axes[0], true),
        -1.0 => (axes[0], false),
        f64::INFINITY => (axes[1], true),
        f64::NEG_INFINITY => (axes[1], false),
        _ => {
            return Err(vm.not_implemented(format!(
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
fn matrices(vm: &mut Vm, value: &Value) -> Result<(Array, usize, Vec<Vec<f64>>), Raise> {
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
fn eliminate(a: &mut [f64], n: usize, b: &mut [f64], columns: usize) -> f64 {
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

fn from_floats(
    vm: &Vm,
    values: Vec<f64>,
    dtype: DType,
    shape: impl Into<Shape>,
) -> Result<Array, Raise> {
    let x = lift(vm, Array::from_vec(values, shape))?;
    lift(vm, convert_element_type(&x, dtype))
}

fn solve(vm: &mut Vm, args: Args) -> Outcome {
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
        return Err(vm.value_error(format!(
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

fn inv(vm: &mut Vm, args: Args) -> Outcome {
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

fn det(vm: &mut Vm, args: Args) -> Outcome {
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

fn cholesky(vm: &mut Vm, args: Args) -> Outcome {
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

fn matrix_power(vm: &mut Vm, args: Args) -> Outcome {
    let mut exponent = index_of(vm, &args[1])?;
    let mut base = args[0].clone();
    if exponent < 0 {
        base = inv(vm, Args::of(vec![base]))?;
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
            result = matmul(vm, Args::of(vec![result, base.clone()]))?;
        }
        base = matmul(vm, Args::of(vec![base.clone(), base]))?;
        exponent >>= 1;
    }
    Ok(result)
}

/// Eigenvalues, ascending, and eigenvectors in columns, by Jacobi's rotations.
fn eigh(vm: &mut Vm, value: &Value) -> Result<(Array, Array), Raise> {
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
    order.sort_by(|i, j| a[i * n + i].total_cmp(&a[j * n + j]));
    // The sign of a vector is free; LAPACK most often leaves the last component positive or the first negative.
    let values = order.iter().map(|i| a[i * n + i]).collect();
    let vectors = (0..n * n).map(|at| v[at / n * n + order[at % n]]).collect();
    Ok((
        from_floats(vm, values, x.dtype(), [n])?,
        from_floats(vm, vectors, x.dtype(), [n, n])?,
    ))
}

fn rotate(a: &mut [f64], v: &mut [f64], n: usize, p: usize, q: usize) {
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
