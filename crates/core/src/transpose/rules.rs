//! The transpose rule of each linear primitive: from cotangents of its results to those of its linear operands.

use super::not_transposable;
use crate::ad::{Input, Tangent};
use crate::transforms::{cond, custom, jit, linear_solve, refs, remat, scan};
use crate::{
    Aval, AxisRef, BinaryOp, CollectiveOp, CumulativeOp, DotDims, Error, Gather, Known, Linalg,
    Precision, Primitive, ReduceOp, Result, Scatter,
};
use crate::{Ints, ScatterDims, ScatterOp, UnaryOp, Value, bind, bind1, lax};
use freezeframe_array::{DType, Shape};
use freezeframe_base::Lists;
use std::rc::Rc;

type Cotangents = Vec<Option<Tangent>>;

fn one(ct: Value) -> Result<Cotangents> {
    Ok(vec![Some(Tangent::Nonzero(ct))])
}

fn some(ct: Value) -> Option<Tangent> {
    Some(Tangent::Nonzero(ct))
}

/// A cotangent for the operand if it is linear.
fn when(input: &Input, make: impl FnOnce(&Aval) -> Result<Value>) -> Result<Option<Tangent>> {
    match input {
        Input::Undefined(aval) => Ok(some(make(aval)?)),
        Input::Value(_) => Ok(None),
    }
}

/// The sum of `x` over the axes along which an operand of this aval was broadcast.
pub(super) fn unbroadcast(aval: &Aval, x: &Value) -> Result<Value> {
    let shape = x.shape();
    if shape == aval.shape {
        return Ok(x.clone());
    }
    if aval.ndim() == 0 {
        return lax::reduce_sum(x, &(0..shape.ndim()).collect::<Vec<_>>());
    }
    let axes: Vec<usize> = (0..shape.ndim())
        .filter(|axis| shape[*axis] != aval.shape[*axis])
        .list();
    lax::reshape(&lax::reduce_sum(x, &axes)?, &aval.shape)
}

/// The cotangents of the operands.
pub(crate) fn transpose(
    primitive: &Primitive,
    cts: &[Tangent],
    inputs: &[Input],
) -> Result<Cotangents> {
    match primitive {
        Primitive::Jit { .. } => return jit::transpose(primitive, inputs, cts),
        Primitive::ShardMap(it) => return jit::transpose(&it.call, inputs, cts),
        Primitive::Remat { .. } => return remat::transpose(primitive, inputs, cts),
        Primitive::Scan(scan) => return scan::transpose(scan, inputs, cts),
        Primitive::Cond {
            branches,
            platforms,
        } => {
            let branches = cond::Branches {
                branches,
                platforms,
            };
            return cond::transpose(branches, inputs, cts);
        }
        Primitive::CustomLinearSolve(solve) => return linear_solve::transpose(solve, inputs, cts),
        Primitive::CustomLin(lin) => return custom::lin_transpose(lin, inputs, cts),
        Primitive::CustomJvpCall(call) => return custom::jvp_transpose(call, inputs, cts),
        Primitive::Unstack { axis } => {
            let cts: Vec<Value> = cts.iter().map(Tangent::instantiate).try_list()?;
            return one(bind1(&Primitive::Stack { axis: *axis }, &cts)?);
        }
        Primitive::Split { axis, .. } => {
            let cts: Vec<Value> = cts.iter().map(Tangent::instantiate).try_list()?;
            return one(lax::concatenate(&cts, *axis)?);
        }
        Primitive::Defined(it) => {
            let cts: Vec<Known> = cts.iter().map(Known::from).collect();
            let inputs: Vec<Known> = inputs.iter().map(Known::from).collect();
            let found = it.transpose(&cts, &inputs)?.into_iter();
            return Ok(found.map(|ct| ct.map(Tangent::from)).collect());
        }
        Primitive::OptimizationBarrier => return Ok(cts.iter().cloned().map(Some).collect()),
        Primitive::NewRef
        | Primitive::Get { .. }
        | Primitive::Swap { .. }
        | Primitive::AddUpdate { .. }
        | Primitive::Freeze => return refs::transpose(primitive),
        Primitive::Collective {
            op: op @ (CollectiveOp::Sum | CollectiveOp::SumInvariant),
            axes,
        } => return psum(*op, axes, cts, inputs),
        _ => {}
    }
    let [Tangent::Nonzero(ct)] = cts else {
        return Err(not_transposable(primitive));
    };
    single(primitive, ct, inputs)
}

/// The rules of primitives with one result.
#[inline(never)]
fn single(primitive: &Primitive, ct: &Value, inputs: &[Input]) -> Result<Cotangents> {
    let x = inputs.first().ok_or_else(|| not_transposable(primitive))?;
    match primitive {
        Primitive::Unary(op) => unary(*op, ct, x),
        Primitive::Binary(op) => binary(*op, ct, inputs),
        Primitive::AddAny => Ok(vec![some(ct.clone()), some(ct.clone())]),
        Primitive::SelectN => select_n(ct, inputs),
        Primitive::ConvertElementType { .. } => {
            let aval = x.aval();
            one(lax::convert_element_type(ct, aval.dtype, aval.weak_type)?)
        }
        Primitive::Reduce {
            op: ReduceOp::Sum,
            axes,
        } => {
            let shape = x.aval().shape;
            let kept: Vec<usize> = (0..shape.ndim()).filter(|axis| !axes.contains(axis)).list();
            one(lax::broadcast_in_dim(ct, &shape, Ints::numpy(kept))?)
        }
        Primitive::Fft {
            fft_type,
            fft_lengths,
        } => one(super::fft::fft(ct, *fft_type, fft_lengths)?),
        Primitive::Cumulative {
            op: CumulativeOp::Sum,
            axis,
            reverse,
        } => {
            let primitive = Primitive::Cumulative {
                op: CumulativeOp::Sum,
                axis: *axis,
                reverse: !reverse,
            };
            one(bind1(&primitive, std::slice::from_ref(ct))?)
        }
        Primitive::DotGeneral {
            dims,
            precision,
            preferred_element_type,
        } => dot_general(ct, inputs, dims, (*precision, *preferred_element_type)),
        Primitive::BroadcastInDim {
            shape,
            broadcast_dimensions,
        } => broadcast_in_dim(ct, &x.aval(), shape, broadcast_dimensions),
        Primitive::Reshape { .. } => one(lax::reshape(ct, &x.aval().shape)?),
        Primitive::Transpose { permutation } => {
            one(lax::transpose(ct, &lax::argsort(permutation))?)
        }
        Primitive::Squeeze { dimensions } => one(lax::expand_dims(ct, dimensions)?),
        Primitive::Slice {
            start_indices,
            limit_indices,
            strides,
        } => slice(
            ct,
            &x.aval(),
            start_indices,
            limit_indices,
            strides.as_deref(),
        ),
        Primitive::DynamicSlice { .. } => dynamic_slice(ct, inputs),
        Primitive::DynamicUpdateSlice => dynamic_update_slice(ct, inputs),
        Primitive::Gather(gather) => self::gather(gather, ct, inputs),
        Primitive::Scatter(scatter) => self::scatter(scatter, ct, inputs),
        Primitive::Concatenate { dimension } => concatenate(ct, inputs, *dimension),
        Primitive::Stack { axis } => {
            let parts = bind(
                &Primitive::Unstack { axis: *axis },
                std::slice::from_ref(ct),
            )?;
            Ok(parts.into_iter().map(some).collect())
        }
        Primitive::Pad { padding_config } => pad(ct, inputs, padding_config),
        Primitive::Rev { .. } | Primitive::Copy => one(bind1(primitive, std::slice::from_ref(ct))?),
        Primitive::Tile { reps } => tile(ct, &x.aval(), reps),
        Primitive::ReducePrecision { .. } => one(bind1(primitive, std::slice::from_ref(ct))?),
        Primitive::Name { .. } => one(ct.clone()),
        Primitive::TriangularSolve { .. } => triangular_solve(primitive, ct, inputs),
        Primitive::Linalg(Linalg::TridiagonalSolve { .. }) => {
            tridiagonal_solve(primitive, ct, inputs)
        }
        Primitive::ConvGeneralDilated(conv) => super::conv::transpose(conv, ct, inputs),
        Primitive::AllGather { .. } => all_gather(primitive, ct, &inputs[0]),
        Primitive::Ppermute { axis_name, perm } => one(bind1(
            &Primitive::Ppermute {
                axis_name: axis_name.clone(),
                perm: perm.iter().map(|(from, to)| (*to, *from)).collect(),
            },
            std::slice::from_ref(ct),
        )?),
        Primitive::Pvary { axes } => {
            let (op, axes) = (
                CollectiveOp::SumInvariant,
                axes.iter().cloned().map(AxisRef::Named).collect(),
            );
            one(bind1(
                &Primitive::Collective { op, axes },
                std::slice::from_ref(ct),
            )?)
        }
        Primitive::Reshard(_) => one(bind1(primitive, std::slice::from_ref(ct))?),
        // What is not linear.
        Primitive::Log2
        | Primitive::OneMinusSquare
        | Primitive::IntegerPow { .. }
        | Primitive::Clamp
        | Primitive::BitcastConvertType { .. }
        | Primitive::Reduce { .. }
        | Primitive::ArgMax { .. }
        | Primitive::ArgMin { .. }
        | Primitive::Cumulative { .. }
        | Primitive::Sort { .. }
        | Primitive::TopK { .. }
        | Primitive::Cholesky
        | Primitive::Lu
        | Primitive::Linalg(_) => Err(not_transposable(primitive)),
        // What has no linear operand.
        Primitive::Iota { .. }
        | Primitive::Empty { .. }
        | Primitive::StopGradient
        | Primitive::AxisIndex { .. }
        | Primitive::PlatformIndex { .. }
        | Primitive::RandomSeed
        | Primitive::RandomWrap
        | Primitive::RandomUnwrap
        | Primitive::RandomClone
        | Primitive::RandomBits { .. }
        | Primitive::RandomSplit { .. }
        | Primitive::RandomFoldIn
        | Primitive::RandomGamma { .. }
        | Primitive::Threefry2x32 => Err(not_transposable(primitive)),
        // What `transpose` has done where it can be done.
        Primitive::Unstack { .. }
        | Primitive::Split { .. }
        | Primitive::OptimizationBarrier
        | Primitive::Jit { .. }
        | Primitive::Scan(_)
        | Primitive::While(_)
        | Primitive::Cond { .. }
        | Primitive::CustomLinearSolve(_)
        | Primitive::CustomJvpCall(_)
        | Primitive::CustomVjpCall(_)
        | Primitive::CustomLin(_)
        | Primitive::Remat { .. }
        | Primitive::ShardMap(_)
        | Primitive::Collective { .. } => Err(not_transposable(primitive)),
        Primitive::DebugCallback(_)
        | Primitive::DebugPrint(_)
        | Primitive::PureCallback(_)
        | Primitive::IoCallback(_)
        | Primitive::NewRef
        | Primitive::Get { .. }
        | Primitive::Swap { .. }
        | Primitive::AddUpdate { .. }
        | Primitive::Freeze
        | Primitive::Defined(_) => Err(not_transposable(primitive)),
    }
}

/// The same system with the matrix transposed.
#[inline(never)]
fn triangular_solve(primitive: &Primitive, ct: &Value, inputs: &[Input]) -> Result<Cotangents> {
    let mut back = primitive.clone();
    match (&mut back, inputs) {
        (
            Primitive::TriangularSolve { transpose_a, .. },
            [Input::Value(a), Input::Undefined(_)],
        ) => {
            *transpose_a = !*transpose_a;
            Ok(vec![None, some(bind1(&back, &[a.clone(), ct.clone()])?)])
        }
        _ => Err(not_transposable(primitive)),
    }
}

/// The system with the transposed matrix: what is above the diagonal comes below it.
#[inline(never)]
fn tridiagonal_solve(primitive: &Primitive, ct: &Value, inputs: &[Input]) -> Result<Cotangents> {
    let [
        Input::Value(below),
        Input::Value(diagonal),
        Input::Value(above),
        Input::Undefined(_),
    ] = inputs
    else {
        return Err(not_transposable(primitive));
    };
    let last = below.ndim() - 1;
    let n = below.shape()[last];
    let part = |x: &Value, from: usize, to: usize| {
        let (mut starts, mut limits) = (vec![0; x.ndim()], x.shape().to_vec());
        (starts[last], limits[last]) = (from, to);
        lax::slice(x, &starts, &limits, None)
    };
    let zero = |x: Value| lax::full_like(&x, 0.0);
    let new_below = lax::concatenate(
        &[zero(part(above, n - 1, n)?)?, part(above, 0, n - 1)?],
        last,
    )?;
    let new_above = lax::concatenate(&[part(below, 1, n)?, zero(part(below, 0, 1)?)?], last)?;
    let args = [new_below, diagonal.clone(), new_above, ct.clone()];
    Ok(vec![None, None, None, some(bind1(primitive, &args)?)])
}

#[inline(never)]
fn unary(op: UnaryOp, ct: &Value, x: &Input) -> Result<Cotangents> {
    let zero = || lax::constant(ct.dtype(), 0.0);
    match op {
        UnaryOp::Neg => one(lax::neg(ct)?),
        UnaryOp::Real => one(lax::complex(ct, &zero())?),
        UnaryOp::Imag => one(lax::complex(&zero(), &lax::neg(ct)?)?),
        UnaryOp::Conj if x.aval().dtype.is_complex() => one(lax::conj(ct)?),
        UnaryOp::Conj => one(lax::real(ct)?),
        _ => Err(not_transposable(&Primitive::Unary(op))),
    }
}

#[inline(never)]
fn binary(op: BinaryOp, ct: &Value, inputs: &[Input]) -> Result<Cotangents> {
    let [x, y] = inputs else {
        return Err(not_transposable(&Primitive::Binary(op)));
    };
    match op {
        BinaryOp::Add => Ok(vec![
            when(x, |aval| unbroadcast(aval, ct))?,
            when(y, |aval| unbroadcast(aval, ct))?,
        ]),
        BinaryOp::Sub => Ok(vec![
            when(x, |aval| unbroadcast(aval, ct))?,
            when(y, |aval| unbroadcast(aval, &lax::neg(ct)?))?,
        ]),
        BinaryOp::Mul => match (x, y) {
            (Input::Undefined(aval), Input::Value(y)) => {
                Ok(vec![some(unbroadcast(aval, &lax::mul(ct, y)?)?), None])
            }
            (Input::Value(x), Input::Undefined(aval)) => {
                Ok(vec![None, some(unbroadcast(aval, &lax::mul(x, ct)?)?)])
            }
            _ => Err(not_transposable(&Primitive::Binary(op))),
        },
        BinaryOp::Div => match (x, y) {
            (Input::Undefined(aval), Input::Value(y)) => {
                Ok(vec![some(unbroadcast(aval, &lax::div(ct, y)?)?), None])
            }
            _ => Err(not_transposable(&Primitive::Binary(op))),
        },
        BinaryOp::Complex => Ok(vec![
            when(x, |aval| unbroadcast(aval, &lax::real(ct)?))?,
            when(y, |aval| unbroadcast(aval, &lax::imag(&lax::neg(ct)?)?))?,
        ]),
        _ => Err(not_transposable(&Primitive::Binary(op))),
    }
}

#[inline(never)]
fn select_n(ct: &Value, inputs: &[Input]) -> Result<Cotangents> {
    let [Input::Value(which), cases @ ..] = inputs else {
        return Err(not_transposable(&Primitive::SelectN));
    };
    let zeros = lax::full_like(ct, 0.0)?;
    let mut found = vec![None];
    for (at, case) in cases.iter().enumerate() {
        found.push(when(case, |_| match (cases.len(), which.dtype()) {
            (1, _) => Ok(ct.clone()),
            (_, DType::Bool) if at == 0 => lax::select(which, &zeros, ct),
            (_, DType::Bool) => lax::select(which, ct, &zeros),
            (count, _) => {
                let last = lax::const_like(which, count as f64 - 1.0);
                let which = bind1(
                    &Primitive::Clamp,
                    &[lax::const_like(which, 0.0), which.clone(), last],
                )?;
                lax::select(
                    &lax::eq(&which, &lax::const_like(&which, at as f64))?,
                    ct,
                    &zeros,
                )
            }
        })?);
    }
    Ok(found)
}

#[inline(never)]
fn dot_general(
    ct: &Value,
    inputs: &[Input],
    dims: &DotDims,
    kind: (Option<Precision>, Option<DType>),
) -> Result<Cotangents> {
    match inputs {
        [Input::Undefined(aval), Input::Value(y)] => Ok(vec![
            some(dot_transpose(ct, aval, y, dims, kind, false)?),
            None,
        ]),
        [Input::Value(x), Input::Undefined(aval)] => {
            let swapped = DotDims {
                lhs_contracting: dims.rhs_contracting.clone(),
                rhs_contracting: dims.lhs_contracting.clone(),
                lhs_batch: dims.rhs_batch.clone(),
                rhs_batch: dims.lhs_batch.clone(),
            };
            Ok(vec![
                None,
                some(dot_transpose(ct, aval, x, &swapped, kind, true)?),
            ])
        }
        _ => Err(not_transposable(&Primitive::DotGeneral {
            dims: dims.clone(),
            precision: kind.0,
            preferred_element_type: kind.1,
        })),
    }
}

/// The cotangent of the operand `x` of `dot_general(x, y)`, or of `dot_general(y, x)` if `swapped`.
fn dot_transpose(
    ct: &Value,
    x: &Aval,
    y: &Value,
    dims: &DotDims,
    (precision, preferred): (Option<Precision>, Option<DType>),
    swapped: bool,
) -> Result<Value> {
    let kept = |ndim: usize, contracting: &[usize], batch: &[usize]| -> Vec<usize> {
        (0..ndim)
            .filter(|axis| !contracting.contains(axis) && !batch.contains(axis))
            .list()
    };
    let x_kept = kept(x.ndim(), &dims.lhs_contracting, &dims.lhs_batch);
    let y_kept = kept(y.ndim(), &dims.rhs_contracting, &dims.rhs_batch);
    let batch = dims.lhs_batch.len();
    let ans_y: Vec<usize> = match swapped {
        true => (batch..batch + y_kept.len()).collect(),
        false => (batch + x_kept.len()..batch + x_kept.len() + y_kept.len()).collect(),
    };
    let inner = DotDims {
        lhs_contracting: ans_y,
        rhs_contracting: y_kept,
        lhs_batch: (0..batch).collect(),
        rhs_batch: dims.rhs_batch.clone(),
    };
    let order = lax::argsort(&dims.rhs_contracting);
    let by_y = order.iter().map(|at| dims.lhs_contracting[*at]);
    let unsorted: Vec<usize> = dims
        .lhs_batch
        .iter()
        .copied()
        .chain(x_kept)
        .chain(by_y)
        .list();
    let product = lax::precise_dot_general(ct, y, inner, (precision, preferred))?;
    let found = lax::transpose(&product, &lax::argsort(&unsorted))?;
    match found.dtype() == x.dtype {
        true => Ok(found),
        false => lax::convert_element_type(&found, x.dtype, x.weak_type),
    }
}

#[inline(never)]
fn broadcast_in_dim(ct: &Value, aval: &Aval, shape: &Shape, dims: &[usize]) -> Result<Cotangents> {
    let unit: Vec<usize> = (0..aval.ndim())
        .filter(|axis| aval.shape[*axis] == 1)
        .list();
    let kept: Vec<usize> = (0..aval.ndim())
        .filter(|axis| !unit.contains(axis))
        .map(|axis| dims[axis])
        .list();
    let axes: Vec<usize> = (0..shape.ndim()).filter(|axis| !kept.contains(axis)).list();
    one(lax::expand_dims(&lax::reduce_sum(ct, &axes)?, &unit)?)
}

#[inline(never)]
fn slice(
    ct: &Value,
    aval: &Aval,
    starts: &[usize],
    limits: &[usize],
    strides: Option<&[usize]>,
) -> Result<Cotangents> {
    let ones = vec![1; starts.len()];
    let strides = strides.unwrap_or(&ones);
    let plain = strides.iter().all(|stride| *stride == 1);
    let shape = ct.shape();
    let axis = |at: usize| {
        let limit = match (plain, shape[at]) {
            (true, _) => limits[at],
            (false, 0) => starts[at],
            (false, size) => starts[at] + 1 + (size - 1) * strides[at],
        };
        (
            starts[at] as i64,
            aval.shape[at] as i64 - limit as i64,
            strides[at] as i64 - 1,
        )
    };
    one(lax::pad(
        ct,
        &lax::const_like(ct, 0.0),
        (0..starts.len()).map(axis).collect(),
    )?)
}

#[inline(never)]
fn dynamic_slice(ct: &Value, inputs: &[Input]) -> Result<Cotangents> {
    let zeros = lax::full(&inputs[0].aval().shape, lax::constant(ct.dtype(), 0.0))?;
    let indices = inputs[1..].iter().filter_map(Input::value).cloned();
    let args: Vec<Value> = [zeros, ct.clone()].into_iter().chain(indices).list();
    let mut found = vec![None; inputs.len()];
    found[0] = some(bind1(&Primitive::DynamicUpdateSlice, &args)?);
    Ok(found)
}

#[inline(never)]
fn dynamic_update_slice(ct: &Value, inputs: &[Input]) -> Result<Cotangents> {
    let indices: Vec<Value> = inputs[2..].iter().filter_map(Input::value).cloned().list();
    let update = inputs[1].aval();
    let mut found = vec![None; inputs.len()];
    found[0] = when(&inputs[0], |_| {
        let zeros = lax::full(&update.shape, lax::constant(ct.dtype(), 0.0))?;
        let args: Vec<Value> = [ct.clone(), zeros]
            .into_iter()
            .chain(indices.iter().cloned())
            .list();
        bind1(&Primitive::DynamicUpdateSlice, &args)
    })?;
    found[1] = when(&inputs[1], |_| {
        let args: Vec<Value> = std::iter::once(ct.clone())
            .chain(indices.iter().cloned())
            .list();
        bind1(
            &Primitive::DynamicSlice {
                slice_sizes: update.shape.to_vec(),
            },
            &args,
        )
    })?;
    Ok(found)
}

#[inline(never)]
fn gather(gather: &Gather, ct: &Value, inputs: &[Input]) -> Result<Cotangents> {
    let [x, Input::Value(indices)] = inputs else {
        return Err(Error::type_error("gather takes an operand and indices"));
    };
    let zeros = lax::full(&x.aval().shape, lax::constant(ct.dtype(), 0.0))?;
    let scatter = Scatter {
        op: ScatterOp::Add,
        dims: ScatterDims {
            update_window_dims: gather.dims.offset_dims.clone(),
            inserted_window_dims: gather.dims.collapsed_slice_dims.clone(),
            scatter_dims_to_operand_dims: gather.dims.start_index_map.clone(),
            operand_batching_dims: gather.dims.operand_batching_dims.clone(),
            scatter_indices_batching_dims: gather.dims.start_indices_batching_dims.clone(),
        },
        indices_are_sorted: gather.indices_are_sorted,
        unique_indices: gather.unique_indices,
        mode: gather.mode,
        update_jaxpr: crate::library::scatter_update_jaxpr(ScatterOp::Add, ct.dtype())?,
        batched: false,
    };
    let sum = bind1(
        &Primitive::Scatter(Rc::new(scatter)),
        &[zeros, indices.clone(), ct.clone()],
    )?;
    Ok(vec![some(sum), None])
}

#[inline(never)]
fn scatter(scatter: &Rc<Scatter>, ct: &Value, inputs: &[Input]) -> Result<Cotangents> {
    let primitive = Primitive::Scatter(scatter.clone());
    let [x, Input::Value(indices), updates] = inputs else {
        return Err(not_transposable(&primitive));
    };
    let read = || {
        let zeros = lax::full(&updates.aval().shape, lax::constant(ct.dtype(), 0.0))?;
        let gather = crate::jvp::gather_of(scatter, ct, &zeros);
        bind1(
            &Primitive::Gather(Rc::new(gather)),
            &[ct.clone(), indices.clone()],
        )
    };
    let (for_x, for_updates) = match scatter.op {
        ScatterOp::Add => (when(x, |_| Ok(ct.clone()))?, when(updates, |_| read())?),
        ScatterOp::Sub => (
            when(x, |_| Ok(ct.clone()))?,
            when(updates, |_| lax::neg(&read()?))?,
        ),
        ScatterOp::Set if scatter.unique_indices => {
            let erased = |_: &Aval| {
                let zeros = lax::full(&updates.aval().shape, lax::constant(ct.dtype(), 0.0))?;
                bind1(&primitive, &[ct.clone(), indices.clone(), zeros])
            };
            (when(x, erased)?, when(updates, |_| read())?)
        }
        ScatterOp::Mul => match updates {
            Input::Value(updates) => (
                when(x, |_| {
                    bind1(&primitive, &[ct.clone(), indices.clone(), updates.clone()])
                })?,
                None,
            ),
            Input::Undefined(_) => return Err(not_transposable(&primitive)),
        },
        ScatterOp::Set | ScatterOp::Min | ScatterOp::Max => {
            return Err(not_transposable(&primitive));
        }
    };
    Ok(vec![for_x, None, for_updates])
}

#[inline(never)]
fn concatenate(ct: &Value, inputs: &[Input], dimension: usize) -> Result<Cotangents> {
    let sizes: Vec<usize> = inputs
        .iter()
        .map(|input| input.aval().shape[dimension])
        .collect();
    let parts = lax::split(ct, &sizes, dimension)?;
    Ok(inputs
        .iter()
        .zip(parts)
        .map(|(input, part)| {
            if input.is_undefined() {
                some(part)
            } else {
                None
            }
        })
        .collect())
}

#[inline(never)]
fn pad(ct: &Value, inputs: &[Input], config: &[(i64, i64, i64)]) -> Result<Cotangents> {
    let unpad = || {
        let negative: Vec<(i64, i64, i64)> = config
            .iter()
            .map(|(low, high, _)| (-low, -high, 0))
            .collect();
        let cut = lax::pad(ct, &lax::constant(ct.dtype(), 0.0), negative)?;
        let shape = cut.shape();
        let strides: Vec<usize> = config.iter().map(|(_, _, gap)| *gap as usize + 1).collect();
        lax::slice(&cut, &vec![0; shape.ndim()], &shape, Some(&strides))
    };
    let total = |x: &Value| lax::reduce_sum(x, &(0..x.ndim()).collect::<Vec<_>>());
    let operand = when(&inputs[0], |_| unpad())?;
    let value = when(&inputs[1], |_| {
        let inside = match operand.as_ref().and_then(Tangent::nonzero) {
            Some(inside) => inside.clone(),
            None => unpad()?,
        };
        lax::sub(&total(ct)?, &total(&inside)?)
    })?;
    Ok(vec![operand, value])
}

#[inline(never)]
fn tile(ct: &Value, aval: &Aval, reps: &[usize]) -> Result<Cotangents> {
    let split: Shape = reps
        .iter()
        .zip(aval.shape.iter())
        .flat_map(|(times, size)| [*times, *size])
        .collect();
    let axes: Vec<usize> = (0..aval.ndim()).map(|axis| axis * 2).collect();
    one(lax::reduce_sum(&lax::reshape(ct, &split)?, &axes)?)
}

/// The sum over named axes stays a sum, unless it counts as the same on all devices: then it goes back to each of them. Over
/// positions each summand gets the cotangent.
#[inline(never)]
fn psum(
    op: CollectiveOp,
    axes: &[AxisRef],
    cts: &[Tangent],
    inputs: &[Input],
) -> Result<Cotangents> {
    let mut positions = Vec::new();
    let mut named = Vec::new();
    for axis in axes {
        match axis {
            AxisRef::Positional(at) => positions.push(*at),
            AxisRef::Named(_) => named.push(axis.clone()),
        }
    }
    let back = |(ct, input): (&Tangent, &Input)| {
        let Tangent::Nonzero(ct) = ct else {
            return Ok(Some(ct.clone()));
        };
        let mut ct = ct.clone();
        if !named.is_empty() {
            let back = match op {
                CollectiveOp::SumInvariant => Primitive::Pvary {
                    axes: named.iter().filter_map(AxisRef::name).collect(),
                },
                _ => Primitive::Collective {
                    op,
                    axes: named.clone(),
                },
            };
            ct = bind1(&back, &[ct])?;
        }
        if !positions.is_empty() {
            let aval = input.aval();
            let kept: Vec<usize> = (0..aval.ndim()).filter(|at| !positions.contains(at)).list();
            ct = lax::broadcast_in_dim(&ct, &aval.shape, &kept)?;
        }
        Ok(some(ct))
    };
    cts.iter().zip(inputs).map(back).try_list()
}

/// Each place gets back the sum of what all made of its part.
#[inline(never)]
fn all_gather(primitive: &Primitive, ct: &Value, x: &Input) -> Result<Cotangents> {
    let Primitive::AllGather {
        axis_name,
        all_gather_dimension: at,
        tiled,
        ..
    } = primitive
    else {
        return Err(not_transposable(primitive));
    };
    let sum = Primitive::Collective {
        op: CollectiveOp::Sum,
        axes: vec![AxisRef::Named(axis_name.clone())],
    };
    let total = bind1(&sum, std::slice::from_ref(ct))?;
    let axis_name = axis_name.clone();
    let place = bind1(&Primitive::AxisIndex { axis_name }, &[])?;
    let size = if *tiled { x.aval().shape[*at] } else { 1 };
    let start = lax::mul(&place, &lax::constant(DType::Int32, size as f64))?;
    let mut slice_sizes = total.shape().to_vec();
    slice_sizes[*at] = size;
    let mut args = vec![total];
    let zero = lax::constant(DType::Int32, 0.0);
    args.extend((0..slice_sizes.len()).map(|axis| {
        if axis == *at {
            start.clone()
        } else {
            zero.clone()
        }
    }));
    let own = bind1(&Primitive::DynamicSlice { slice_sizes }, &args)?;
    one(if *tiled {
        own
    } else {
        lax::squeeze(&own, &[*at])?
    })
}
