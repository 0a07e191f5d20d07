//! Primitives that compute with shapes: reductions, products, broadcasting, joining and cutting, random keys.

use super::elementwise::{broadcast_shapes, check_same_dtypes};
use crate::{Aval, DotDims, Error, ReduceOp, Result};
use freezeframe_array::{DType, Kind, Shape};
use freezeframe_base::Order;

/// As Python prints a tuple of integers: `(1,)`.
fn tuple<T: ToString>(items: &[T]) -> String {
    let texts: Vec<String> = items.iter().map(ToString::to_string).collect();
    if let [one] = texts.as_slice() {
        format!("({one},)")
    } else {
        format!("({})", texts.join(", "))
    }
}

fn shapes_text(avals: &[Aval]) -> String {
    avals
        .iter()
        .map(|aval| aval.shape.to_string())
        .collect::<Vec<_>>()
        .join(", ")
}

pub(super) fn reduce(op: ReduceOp, axes: &[usize], x: &Aval) -> Result<Aval> {
    let name = op.name();
    let number = !matches!(x.dtype.kind(), Kind::Bool | Kind::Key | Kind::Float0);
    match op {
        ReduceOp::Sum | ReduceOp::Prod if !number => {
            return Err(Error::type_error(format_args!(
                "{name} does not accept dtype {}. Accepted dtypes are subtypes of number.",
                x.dtype.name()
            )));
        }
        ReduceOp::And | ReduceOp::Or | ReduceOp::Xor
            if x.dtype != DType::Bool && !x.dtype.is_integer() =>
        {
            return Err(Error::type_error(format_args!(
                "logical reduction requires operand dtype bool or int, got {}.",
                x.dtype.name()
            )));
        }
        _ => {}
    }
    if axes
        .iter()
        .enumerate()
        .any(|(at, axis)| axes[..at].contains(axis))
    {
        return Err(Error::value_error(format_args!(
            "duplicate value in 'axes' of reduction: {}",
            tuple(axes)
        )));
    }
    if axes.iter().any(|axis| *axis >= x.ndim()) {
        return Err(Error::value_error(format_args!(
            "reduction axes {} contains out-of-bounds indices for {}.",
            tuple(axes),
            x.long()
        )));
    }
    let weak = x.weak_type && !matches!(op, ReduceOp::And | ReduceOp::Or | ReduceOp::Xor);
    Ok(x.with_shape(x.shape.without_axes(axes))
        .with_weak_type(weak))
}

pub(super) fn arg_extreme(x: &Aval, axes: &[usize], index_dtype: DType) -> Result<Aval> {
    let axis = axes.first().copied().unwrap_or(usize::MAX);
    if axis >= x.ndim() {
        return Err(Error::value_error(format_args!(
            "Invalid axis {axis} for operand shape {}",
            x.shape
        )));
    }
    if x.shape[axis] < 1 {
        return Err(Error::value_error(format_args!(
            "argmin and argmax require non-empty reduced dimension. operand.shape={} axis={axis}",
            x.shape
        )));
    }
    Ok(Aval::new(x.shape.without_axes(&[axis]), index_dtype))
}

pub(super) fn cumulative(name: &str, x: &Aval, axis: usize) -> Result<Aval> {
    if axis >= x.ndim() {
        return Err(Error::value_error(format_args!(
            "axis {axis} is out of bounds for array of shape {} in {name}",
            x.shape
        )));
    }
    Ok(x.clone())
}

pub(super) fn bitcast_convert_type(x: &Aval, new_dtype: DType) -> Result<Aval> {
    let (old, new) = (x.dtype.itemsize(), new_dtype.itemsize());
    let mut shape = x.shape.to_vec();
    if old > new {
        shape.push(old / new);
    } else if old < new {
        let dim = shape.pop().unwrap_or(1);
        if dim * old != new {
            let (old, new) = (old * 8, new * 8);
            return Err(Error::value_error(format_args!(
                "Attempting to convert array of shape {} from {} of size {old} bits to {} of size {new}, bits but \
                 {dim} * {old} != {new}",
                x.shape,
                x.dtype.name(),
                new_dtype.name()
            )));
        }
    }
    Ok(Aval::new(shape, new_dtype))
}

pub(super) fn dot_general(
    x: &Aval,
    y: &Aval,
    dims: &DotDims,
    preferred: Option<DType>,
) -> Result<Aval> {
    let fits = |axes: &[usize], aval: &Aval| axes.iter().all(|axis| *axis < aval.ndim());
    for (side, aval, batch, contracting) in [
        ("lhs", x, &dims.lhs_batch, &dims.lhs_contracting),
        ("rhs", y, &dims.rhs_batch, &dims.rhs_contracting),
    ] {
        if !fits(batch, aval) || !fits(contracting, aval) {
            return Err(Error::type_error(format_args!(
                "dot_general requires {side} dimension numbers to be nonnegative and less than the number of axes of \
                 the {side} value, got {side}_batch of {} and {side}_contracting of {} for {side} of rank {}",
                tuple(batch),
                tuple(contracting),
                aval.ndim()
            )));
        }
    }
    let sizes = |axes: &[usize], aval: &Aval| {
        axes.iter()
            .map(|axis| aval.shape[*axis])
            .collect::<Vec<_>>()
    };
    let (batch_x, batch_y) = (sizes(&dims.lhs_batch, x), sizes(&dims.rhs_batch, y));
    if batch_x != batch_y {
        return Err(Error::type_error(format_args!(
            "dot_general requires lhs batch dimensions and rhs batch dimensions to have the same shape, got {} and {}.",
            tuple(&batch_x),
            tuple(&batch_y)
        )));
    }
    let (contract_x, contract_y) = (
        sizes(&dims.lhs_contracting, x),
        sizes(&dims.rhs_contracting, y),
    );
    if contract_x != contract_y {
        return Err(Error::type_error(format_args!(
            "dot_general requires contracting dimensions to have the same shape, got {} and {}.",
            tuple(&contract_x),
            tuple(&contract_y)
        )));
    }
    let dtype = dot_dtype(x.dtype, y.dtype)?;
    let kept = |aval: &Aval, batch: &[usize], contracting: &[usize]| {
        aval.shape
            .without_axes(&[batch, contracting].concat())
            .to_vec()
    };
    let mut shape = batch_x;
    shape.extend(kept(x, &dims.lhs_batch, &dims.lhs_contracting));
    shape.extend(kept(y, &dims.rhs_batch, &dims.rhs_contracting));
    let weak_type = x.weak_type && y.weak_type;
    Ok(Aval::new(shape, preferred.unwrap_or(dtype)).with_weak_type(weak_type))
}

/// The wider dtype: complex before real, then by exponent, mantissa and width.
fn dot_dtype(x: DType, y: DType) -> Result<DType> {
    let rank = |dtype: DType| {
        let real = dtype.real_part();
        let (maxexp, nmant) = real
            .finfo()
            .map_or((-1, -1), |info| (info.maxexp, info.nmant as i32));
        (
            dtype.is_complex(),
            maxexp,
            nmant,
            real.bits(),
            !real.is_unsigned_integer(),
        )
    };
    match rank(x).cmp(&rank(y)) {
        std::cmp::Ordering::Greater => Ok(x),
        std::cmp::Ordering::Less => Ok(y),
        std::cmp::Ordering::Equal if x == y => Ok(x),
        std::cmp::Ordering::Equal => Err(Error::type_error(format_args!(
            "lax.dot_general argument type error: {}, {}",
            x.name(),
            y.name()
        ))),
    }
}

pub(super) fn broadcast_in_dim(x: &Aval, shape: &Shape, dims: &[usize]) -> Result<Aval> {
    let error = |text: String| Err(Error::type_error(format_args!("broadcast_in_dim {text}")));
    if x.ndim() != dims.len() {
        return error(format!(
            "broadcast_dimensions must have length equal to operand ndim; got broadcast_dimensions {} for operand \
             ndim {}.",
            tuple(dims),
            x.ndim()
        ));
    }
    if shape.ndim() < x.ndim() {
        return error(format!(
            "target broadcast shape must have equal or higher rank to the operand shape; got operand ndim {} and \
             target broadcast ndim {}.",
            x.ndim(),
            shape.ndim()
        ));
    }
    if dims.iter().any(|dim| *dim >= shape.ndim()) {
        return error(format!(
            "broadcast_dimensions must be a subset of output dimensions, got {} for operand ndim {} and shape {shape}.",
            tuple(dims),
            x.ndim()
        ));
    }
    if dims
        .iter()
        .zip(x.shape.iter())
        .any(|(dim, size)| *size != 1 && *size != shape[*dim])
    {
        return error(format!(
            "operand dimension sizes must either be 1, or be equal to their corresponding dimensions in the target \
             broadcast shape; got operand of shape {}, target broadcast shape {shape}, broadcast_dimensions {} ",
            x.shape,
            tuple(dims)
        ));
    }
    if dims.windows(2).any(|pair| pair[0] >= pair[1]) {
        return error(format!(
            "broadcast_dimensions must be strictly increasing; got broadcast_dimensions {}",
            tuple(dims)
        ));
    }
    Ok(x.with_shape(shape.clone()))
}

pub(super) fn reshape(x: &Aval, new_sizes: &Shape) -> Result<Aval> {
    if x.shape.size() != new_sizes.size() {
        return Err(Error::type_error(format_args!(
            "reshape total size must be unchanged, got new_sizes {new_sizes} (product {}) for shape {} (product {}).",
            new_sizes.size(),
            x.shape,
            x.shape.size()
        )));
    }
    Ok(x.with_shape(new_sizes.clone()))
}

pub(super) fn transpose(x: &Aval, permutation: &[usize]) -> Result<Aval> {
    let mut sorted = permutation.to_vec();
    sorted.order();
    if !sorted.into_iter().eq(0..x.ndim()) {
        return Err(Error::type_error(format_args!(
            "transpose permutation isn't a permutation of operand dimensions, got permutation {} for operand shape {}.",
            tuple(permutation),
            x.shape
        )));
    }
    Ok(x.with_shape(
        permutation
            .iter()
            .map(|axis| x.shape[*axis])
            .collect::<Shape>(),
    ))
}

pub(super) fn squeeze(x: &Aval, dimensions: &[usize]) -> Result<Aval> {
    if dimensions.iter().any(|dim| *dim >= x.ndim()) {
        return Err(Error::value_error(format_args!(
            "dimensions outside range [0, ndim): {}",
            tuple(dimensions)
        )));
    }
    if dimensions.iter().any(|dim| x.shape[*dim] != 1) {
        return Err(Error::value_error(format_args!(
            "cannot select an axis to squeeze out which has size not equal to one, got shape={} and dimensions={}",
            x.shape,
            tuple(dimensions)
        )));
    }
    Ok(x.with_shape(x.shape.without_axes(dimensions)))
}

pub(super) fn concatenate(args: &[Aval], dimension: usize) -> Result<Aval> {
    let Some(first) = args.first() else {
        return Err(Error::type_error(
            "concatenate expects at least one operand, got 0.",
        ));
    };
    if args.iter().any(|arg| arg.ndim() != first.ndim()) {
        return Err(Error::type_error(format_args!(
            "Cannot concatenate arrays with different numbers of dimensions: got {}.",
            shapes_text(args)
        )));
    }
    if dimension >= first.ndim() {
        return Err(Error::type_error(format_args!(
            "concatenate dimension out of bounds: dimension {dimension} for shapes {}.",
            shapes_text(args)
        )));
    }
    let others = |aval: &Aval| aval.shape.without_axes(&[dimension]);
    if args.iter().any(|arg| others(arg) != others(first)) {
        return Err(Error::type_error(format_args!(
            "Cannot concatenate arrays with shapes that differ in dimensions other than the one being concatenated: \
             concatenating along dimension {dimension} for shapes {}.",
            shapes_text(args)
        )));
    }
    check_same_dtypes("concatenate", &args.iter().collect::<Vec<_>>())?;
    let mut shape = first.shape.to_vec();
    shape[dimension] = args.iter().map(|arg| arg.shape[dimension]).sum();
    Ok(first
        .with_shape(shape)
        .with_weak_type(args.iter().all(|arg| arg.weak_type)))
}

pub(super) fn stack(args: &[Aval], axis: usize) -> Result<Aval> {
    let Some(first) = args.first() else {
        return Err(Error::value_error(
            "stack expects at least one operand, got 0.",
        ));
    };
    if args.iter().any(|arg| arg.ndim() != first.ndim()) {
        return Err(Error::value_error(format_args!(
            "Cannot stack arrays with different numbers of dimensions: got {}.",
            shapes_text(args)
        )));
    }
    if args.iter().any(|arg| arg.shape != first.shape) {
        return Err(Error::value_error(format_args!(
            "All input arrays must have the same shape. Got {}.",
            shapes_text(args)
        )));
    }
    check_same_dtypes("stack", &args.iter().collect::<Vec<_>>())?;
    Ok(first
        .unmapped(args.len(), axis)
        .with_weak_type(args.iter().all(|arg| arg.weak_type)))
}

pub(super) fn unstack(x: &Aval, axis: usize) -> Result<Vec<Aval>> {
    if axis >= x.ndim() {
        return Err(Error::value_error(format_args!(
            "unstack requires arrays with rank > 0, however a scalar array of shape {} was passed.",
            x.shape
        )));
    }
    Ok(vec![x.mapped(axis); x.shape[axis]])
}

pub(super) fn split(x: &Aval, sizes: &[usize], axis: usize) -> Result<Vec<Aval>> {
    let sum: usize = sizes.iter().sum();
    if x.shape.get(axis) != Some(&sum) {
        let shape: Vec<String> = x.shape.iter().map(ToString::to_string).collect();
        return Err(Error::value_error(format_args!(
            "Sum of sizes {sum} must be equal to dimension {axis} of the operand shape [{}]",
            shape.join(", ")
        )));
    }
    let part = |size: &usize| {
        let mut shape = x.shape.to_vec();
        shape[axis] = *size;
        x.with_shape(shape)
    };
    Ok(sizes.iter().map(part).collect())
}

pub(super) fn pad(x: &Aval, value: &Aval, config: &[(i64, i64, i64)]) -> Result<Aval> {
    if x.dtype != value.dtype {
        return Err(Error::type_error(format_args!(
            "pad operand and padding_value must be same dtype: got {} and {}.",
            x.dtype.name(),
            value.dtype.name()
        )));
    }
    if value.ndim() != 0 {
        return Err(Error::value_error(format_args!(
            "padding_value must be a scalar; got np.shape(padding_value)={}",
            value.shape
        )));
    }
    let text = || {
        tuple(
            &config
                .iter()
                .map(|(low, high, gap)| format!("({low}, {high}, {gap})"))
                .collect::<Vec<_>>(),
        )
    };
    if config.len() != x.ndim() {
        return Err(Error::value_error(format_args!(
            "length of padding_config must equal the number of axes of operand, got padding_config {} for operand \
             shape {}",
            text(),
            x.shape
        )));
    }
    if config.iter().any(|(_, _, gap)| *gap < 0) {
        return Err(Error::value_error(format_args!(
            "interior padding in padding_config must be nonnegative, got padding_config {}",
            text()
        )));
    }
    let padded = |((low, high, gap), size): (&(i64, i64, i64), &usize)| {
        let size = *size as i64;
        let dilated = if size == 0 {
            0
        } else {
            size + (size - 1).saturating_mul(*gap)
        };
        low.saturating_add(*high).saturating_add(dilated)
    };
    let shape: Vec<i64> = config.iter().zip(x.shape.iter()).map(padded).collect();
    if shape.iter().any(|size| *size < 0) {
        return Err(Error::value_error(format_args!(
            "Dimension size after padding is not at least 0, got result shape {}, for padding_config {} and operand \
             shape {}",
            tuple(&shape),
            text(),
            x.shape
        )));
    }
    let shape: Shape = shape.into_iter().map(|size| size as usize).collect();
    Ok(x.with_shape(shape)
        .with_weak_type(x.weak_type && value.weak_type))
}

pub(super) fn rev(x: &Aval, dimensions: &[usize]) -> Result<Aval> {
    if dimensions
        .iter()
        .enumerate()
        .any(|(at, dim)| dimensions[..at].contains(dim))
    {
        return Err(Error::type_error(format_args!(
            "rev dimensions must be unique, got {}.",
            tuple(dimensions)
        )));
    }
    if dimensions.iter().any(|dim| *dim >= x.ndim()) {
        return Err(Error::type_error(format_args!(
            "rev dimensions must all be less than operand ndim, got dimensions {} for operand ndim {}.",
            tuple(dimensions),
            x.ndim()
        )));
    }
    Ok(x.clone())
}

pub(super) fn tile(x: &Aval, reps: &[usize]) -> Result<Aval> {
    if x.ndim() != reps.len() {
        return Err(Error::type_error(format_args!(
            "reps length must be equal to the ndim of x, got len(reps)={} and x.ndim={}.",
            reps.len(),
            x.ndim()
        )));
    }
    Ok(x.with_shape(
        x.shape
            .iter()
            .zip(reps)
            .map(|(size, times)| size.saturating_mul(*times))
            .collect::<Shape>(),
    ))
}

pub(super) fn sort(args: &[Aval], dimension: usize, num_keys: usize) -> Result<Vec<Aval>> {
    let Some(first) = args.first() else {
        return Err(Error::type_error("sort requires at least one operand"));
    };
    if args.iter().any(|arg| arg.shape != first.shape) {
        let shapes = args
            .iter()
            .map(|arg| arg.shape.to_string())
            .collect::<Vec<_>>()
            .join(" ");
        return Err(Error::type_error(format_args!(
            "Arguments to sort must have equal shapes, got: {shapes}"
        )));
    }
    if dimension >= first.ndim() || num_keys == 0 || num_keys > args.len() {
        return Err(Error::value_error(format_args!(
            "sort cannot sort shape {} along axis {dimension}",
            first.shape
        )));
    }
    Ok(args.to_vec())
}

pub(super) fn top_k(x: &Aval, k: usize, axis: usize) -> Result<Vec<Aval>> {
    if x.dtype.is_complex() {
        return Err(Error::value_error(
            "top_k is not compatible with complex inputs.",
        ));
    }
    if x.ndim() == 0 {
        return Err(Error::type_error(format_args!(
            "top_k operand must have >= 1 dimension, got {}",
            x.shape
        )));
    }
    if axis >= x.ndim() {
        return Err(Error::value_error(format_args!(
            "axis argument out of range: axis={axis} for operand.shape={}",
            x.shape
        )));
    }
    let mut shape = x.shape.to_vec();
    if shape[axis] < k {
        return Err(Error::value_error(format_args!(
            "k argument to top_k must be no larger than size along axis; got k={k} with shape={shape:?} and axis={axis}"
        )));
    }
    shape[axis] = k;
    let values = x.with_shape(shape);
    let indices = values.with_dtype(DType::Int32);
    Ok(vec![values, indices])
}

pub(super) fn iota(dtype: DType, shape: &Shape, dimension: usize) -> Result<Aval> {
    if !matches!(
        dtype.kind(),
        Kind::Signed | Kind::Unsigned | Kind::Float | Kind::Complex
    ) {
        return Err(Error::type_error(format_args!(
            "iota does not accept dtype {}. Accepted dtypes are subtypes of integer, floating, complexfloating.",
            dtype.name()
        )));
    }
    if dimension >= shape.ndim() {
        return Err(Error::value_error(format_args!(
            "iota dimension must be between 0 and len(shape), got dimension={dimension} for shape={shape}"
        )));
    }
    Ok(Aval::new(shape.clone(), dtype))
}

pub(super) fn random_wrap(x: &Aval) -> Result<Aval> {
    if x.dtype != DType::UInt32 {
        return Err(Error::type_error(format_args!(
            "JAX encountered invalid PRNG key data: expected key_data.dtype = uint32; got dtype = {}",
            x.dtype.name()
        )));
    }
    if x.shape.last() != Some(&2) {
        return Err(Error::type_error(format_args!(
            "JAX encountered invalid PRNG key data: expected key_data.shape to end with (2,); got shape={} for \
             impl=PRNGImpl(key_shape=(2,))",
            x.shape
        )));
    }
    Ok(Aval::new(x.shape.without_axes(&[x.ndim() - 1]), DType::Key))
}

pub(super) fn random_bits(x: &Aval, bit_width: u32, shape: &Shape) -> Result<Aval> {
    let dtype = match bit_width {
        8 => DType::UInt8,
        16 => DType::UInt16,
        32 => DType::UInt32,
        64 => DType::UInt64,
        _ => {
            return Err(Error::type_error(
                "requires 8-, 16-, 32- or 64-bit field width.",
            ));
        }
    };
    Ok(Aval::new(appended(&x.shape, shape), dtype))
}

pub(super) fn random_fold_in(key: &Aval, data: &Aval) -> Result<Aval> {
    let shape = broadcast_shapes("random_fold_in", &[key, data])?;
    Ok(Aval::new(shape, DType::Key))
}

pub(super) fn threefry(args: &[Aval]) -> Result<Vec<Aval>> {
    if args.len() != 4 || args.iter().any(|arg| arg.dtype != DType::UInt32) {
        let dtypes: Vec<&str> = args.iter().map(|arg| arg.dtype.name()).collect();
        return Err(Error::type_error(format_args!(
            "Arguments to threefry2x32 must have uint32 type, got {}",
            dtypes.join(", ")
        )));
    }
    let shape = broadcast_shapes("threefry2x32", &args.iter().collect::<Vec<_>>())?;
    Ok(vec![Aval::new(shape, DType::UInt32); 2])
}

pub(super) fn appended(shape: &Shape, more: &[usize]) -> Shape {
    shape.iter().chain(more).copied().collect()
}
