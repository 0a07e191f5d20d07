//! Products of arrays, and `numpy.linalg`.

mod matrices;

use super::convert::{self, Operand, array_of, array_with, float_of, index_of, promoted};
use super::errors::{lift, linalg_error};
use super::ndarray::{self, owned};
use super::{Outcome, pure};
use super::{reduce, scalar, ufunc};
use freezeframe_array::kernel::{
    self, BinaryOp, DotDimensionNumbers, ReduceOp, UnaryOp, convert_element_type,
};
use freezeframe_array::{Array, DType, Kind, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_base::Order;
use freezeframe_python::{ArgValues, Args, Entry, Raise, Value, Vm};
use matrices::*;

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
            dot(vm, ArgValues::of(vec![a, b]).view())
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
            super::stats::sum(vm, ArgValues::of(vec![line, Value::Int(-1)]).view())
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
        return Err(vm.value_error(format_args!(
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
            return Err(vm.value_error(format_args!(
                "matmul: Input operand {index} does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)"
            )));
        }
    }
    let (inner, other) = (
        a.shape()[a.ndim() - 1],
        b.shape()[b.ndim().saturating_sub(2)],
    );
    if inner != other {
        return Err(vm.value_error(format_args!(
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
    let inputs: Vec<Vec<char>> = inputs.split(',').map(|it| it.chars().list()).list();
    if inputs.len() != count {
        return Err(vm.value_error("einstein sum subscripts string contains too many or too few subscripts for the operands"));
    }
    if let Some(bad) = inputs.iter().flatten().find(|c| !c.is_ascii_alphabetic()) {
        return Err(vm.value_error(format_args!("invalid subscript '{bad}' in einstein sum subscripts string, subscripts must be letters")));
    }
    let output = output.map(|it| it.chars().list()).unwrap_or_else(|| {
        let mut letters: Vec<char> = inputs.iter().flatten().copied().list();
        letters.order();
        let single = |c: &char| inputs.iter().flatten().filter(|it| *it == c).count() == 1;
        letters.dedup();
        letters.into_iter().filter(single).list()
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
            .list()
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
            return Err(vm.value_error(format_args!("einstein sum subscripts string included output subscript '{letter}' which never appeared in an input")));
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
        .list();
    let array = lift(vm, reduce::sum(&array, &gone))?;
    Ok((
        array,
        names.into_iter().filter(|it| later.contains(it)).list(),
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
        let needed: Vec<char> = later.iter().chain(&left).copied().list();
        sum_unused(vm, b, right, &needed)?
    };
    let (mut numbers, mut names) = (DotDimensionNumbers::default(), Vec::new());
    for (i, letter) in left.iter().enumerate() {
        let Some(j) = right.iter().position(|it| it == letter) else {
            continue;
        };
        let (m, n) = (a.shape()[i], b.shape()[j]);
        if m != n {
            return Err(vm.value_error(format_args!("operands could not be broadcast together with remapped shapes [original->remapped]: {m} and {n}")));
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
            .list()
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
    super::manip::stack(
        vm,
        ArgValues::of(vec![Value::tuple(parts), Value::Int(-1)]).view(),
    )
}

/// `np.diagonal`.
pub fn diagonal(vm: &mut Vm, args: Args) -> Outcome {
    let (array, view) = super::manip::as_ndarray(vm, &args[0])?;
    let given =
        |args: Args, at: usize, default: i64| args.some(at).cloned().unwrap_or(Value::Int(default));
    let shift = index_of(vm, &given(args, 1, 0))?;
    if view.shape.ndim() < 2 {
        return Err(vm.value_error("diag requires an array of at least two dimensions"));
    }
    let first = ndarray::one_axis(vm, &given(args, 2, 0), view.shape.ndim())?;
    let second = ndarray::one_axis(vm, &given(args, 3, 1), view.shape.ndim())?;
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
