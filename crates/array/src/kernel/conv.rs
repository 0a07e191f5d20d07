//! Convolution.

use super::convert::convert_element_type;
use super::dynamic::{Padding, advance, pad};
use super::layout::transpose;
use crate::interrupt::worked;
use crate::math::fma;
use crate::num::Number;
use crate::storage::{check_allocation, try_filled};
use crate::{Array, DType, Data, Error, Result, Shape};

/// The parameters of `conv_general_dilated`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ConvParams {
    /// The step of the window along each spatial axis.
    pub window_strides: Vec<usize>,
    /// What is added before and after each spatial axis of the left operand; negative numbers remove.
    pub padding: Vec<(i64, i64)>,
    /// The distance between the elements of the left operand.
    pub lhs_dilation: Vec<usize>,
    /// The distance between the elements of the window.
    pub rhs_dilation: Vec<usize>,
    /// The axes of the left operand: batch, feature, spatial ones.
    pub lhs_spec: Vec<usize>,
    /// The axes of the window: output feature, input feature, spatial ones.
    pub rhs_spec: Vec<usize>,
    /// The axes of the result: batch, feature, spatial ones.
    pub out_spec: Vec<usize>,
    /// Into how many groups the features are divided.
    pub feature_group_count: usize,
    /// Into how many groups the batch is divided.
    pub batch_group_count: usize,
}

/// The sizes of a convolution whose operands have their features last.
struct Sizes {
    batch: usize,
    spatial: Vec<usize>,
    lhs_features: usize,
    window: Vec<usize>,
    window_features: usize,
    out_features: usize,
    out_spatial: Vec<usize>,
    feature_groups: usize,
    batch_groups: usize,
}

/// Slides the window `rhs` over `lhs`.
pub fn conv_general_dilated(lhs: &Array, rhs: &Array, params: &ConvParams) -> Result<Array> {
    let ndim = lhs.ndim();
    check(lhs, rhs, params)?;
    if let DType::Float16 | DType::BFloat16 | DType::UInt8 = lhs.dtype() {
        let through = match lhs.dtype() {
            DType::UInt8 => DType::Int32,
            _ => DType::Float32,
        };
        let wide = |array: &Array| convert_element_type(array, through);
        return convert_element_type(
            &conv_general_dilated(&wide(lhs)?, &wide(rhs)?, params)?,
            lhs.dtype(),
        );
    }
    let order = |spec: &[usize], first: usize, last: usize| -> Vec<usize> {
        let outer = (first == 0).then_some(spec[0]);
        outer
            .into_iter()
            .chain(spec[2..].iter().copied())
            .chain((first != 0).then_some(spec[1]))
            .chain([spec[last]])
            .collect()
    };
    let spatial = 0..ndim - 2;
    let mut paddings = vec![Padding::default(); ndim];
    for axis in spatial.clone() {
        let (low, high) = params.padding[axis];
        paddings[axis + 1] = Padding {
            low,
            high,
            interior: params.lhs_dilation[axis] - 1,
        };
    }
    let zero = Array::zeros(lhs.dtype(), Shape::scalar())?;
    let lhs = pad(
        &transpose(lhs, &order(&params.lhs_spec, 0, 1))?,
        &zero,
        &paddings,
    )?;
    let rhs = transpose(rhs, &order(&params.rhs_spec, 1, 0))?;
    let reach = |axis: usize| (rhs.shape()[axis].saturating_sub(1)) * params.rhs_dilation[axis] + 1;
    let out_dim = |axis: usize| match lhs.shape()[axis + 1].checked_sub(reach(axis)) {
        Some(room) if rhs.shape()[axis] > 0 => room / params.window_strides[axis] + 1,
        _ => 0,
    };
    let sizes = Sizes {
        batch: lhs.shape()[0],
        spatial: lhs.shape()[1..ndim - 1].to_vec(),
        lhs_features: lhs.shape()[ndim - 1],
        window: rhs.shape()[..ndim - 2].to_vec(),
        window_features: rhs.shape()[ndim - 2],
        out_features: rhs.shape()[ndim - 1],
        out_spatial: spatial.map(out_dim).collect(),
        feature_groups: params.feature_group_count,
        batch_groups: params.batch_group_count,
    };
    let out = convolve(&lhs, &rhs, &sizes, params)?;
    let mut to_spec = vec![0; ndim];
    for (position, &axis) in params.out_spec.iter().enumerate() {
        to_spec[axis] = match position {
            0 => 0,
            1 => ndim - 1,
            spatial => spatial - 1,
        };
    }
    transpose(&out, &to_spec)
}

fn check(lhs: &Array, rhs: &Array, params: &ConvParams) -> Result<()> {
    let ndim = lhs.ndim();
    let spatial = ndim.saturating_sub(2);
    let groups = params.feature_group_count;
    let fits = ndim >= 2
        && rhs.ndim() == ndim
        && [&params.lhs_spec, &params.rhs_spec, &params.out_spec]
            .iter()
            .all(|spec| spec.len() == ndim)
        && params.padding.len() == spatial
        && [
            &params.window_strides,
            &params.lhs_dilation,
            &params.rhs_dilation,
        ]
        .iter()
        .all(|steps| steps.len() == spatial && steps.iter().all(|&step| step > 0))
        && groups > 0
        && params.batch_group_count > 0;
    if !fits {
        return Err(Error::invalid(
            "conv_general_dilated parameters do not fit together",
        ));
    }
    lhs.shape().check_axes(&params.lhs_spec)?;
    rhs.shape().check_axes(&params.rhs_spec)?;
    lhs.shape().check_axes(&params.out_spec)?;
    let (lhs_features, window_features) = (
        lhs.shape()[params.lhs_spec[1]],
        rhs.shape()[params.rhs_spec[1]],
    );
    let out_features = rhs.shape()[params.rhs_spec[0]];
    let batch = lhs.shape()[params.lhs_spec[0]];
    if window_features * groups != lhs_features
        || !out_features.is_multiple_of(groups)
        || !batch.is_multiple_of(params.batch_group_count)
        || !out_features.is_multiple_of(params.batch_group_count)
    {
        return Err(Error::invalid(
            "conv_general_dilated feature counts do not fit together",
        ));
    }
    Ok(())
}

fn convolve(lhs: &Array, rhs: &Array, sizes: &Sizes, params: &ConvParams) -> Result<Array> {
    match (lhs.data(), rhs.data()) {
        (Data::Float32(x), Data::Float32(w)) => slide(x, w, sizes, params, fma),
        (Data::Float64(x), Data::Float64(w)) => slide(x, w, sizes, params, plain),
        (Data::Int32(x), Data::Int32(w)) => slide(x, w, sizes, params, plain),
        (Data::Int64(x), Data::Int64(w)) => slide(x, w, sizes, params, plain),
        (Data::Complex64(x), Data::Complex64(w)) => slide(x, w, sizes, params, plain),
        (Data::Complex128(x), Data::Complex128(w)) => slide(x, w, sizes, params, plain),
        _ => Err(Error::unsupported("conv_general_dilated", lhs.dtype())),
    }
}

fn plain<T: Number>(a: T, b: T, sum: T) -> T {
    sum.add(a.mul(b))
}

fn row_major(index: &[usize], dims: &[usize]) -> usize {
    index
        .iter()
        .zip(dims)
        .fold(0, |at, (&i, &dim)| at * dim + i)
}

/// The sums in XLA's order: along the window first, then along the features.
fn slide<T: Number>(
    x: &[T],
    w: &[T],
    sizes: &Sizes,
    params: &ConvParams,
    add: impl Fn(T, T, T) -> T,
) -> Result<Array> {
    let shape = sizes.out_shape();
    check_allocation(shape.size(), T::DTYPE.itemsize())?;
    let mut out = try_filled(shape.size(), T::ZERO)?;
    let width = sizes.width();
    sizes.visit(params, &mut |to, from, weights| {
        for feature in 0..sizes.window_features {
            let value = x[from + feature];
            let start = weights + feature * sizes.out_features;
            out[to..to + width]
                .iter_mut()
                .zip(&w[start..start + width])
                .for_each(|(sum, &weight)| *sum = add(value, weight, *sum));
        }
    })?;
    Array::from_vec(out, shape)
}

impl Sizes {
    fn out_shape(&self) -> Shape {
        let batch = self.batch / self.batch_groups;
        [&[batch][..], &self.out_spatial, &[self.out_features]]
            .concat()
            .into()
    }

    /// How many features of the result each group has.
    fn width(&self) -> usize {
        self.out_features / (self.feature_groups * self.batch_groups).max(1)
    }

    /// Calls `visit(start in the result, start in the left operand, start in the window)` for each place of the result,
    /// each place of the window and each group; the features follow from there.
    fn visit(&self, params: &ConvParams, visit: &mut dyn FnMut(usize, usize, usize)) -> Result<()> {
        let (batch, width) = (self.batch / self.batch_groups, self.width());
        if self.out_shape().size() == 0 || width == 0 {
            return Ok(());
        }
        let places = self.spatial.iter().product::<usize>();
        let windows = self.window.iter().product::<usize>();
        let out_places = self.out_spatial.iter().product::<usize>();
        let mut corner = vec![0; self.out_spatial.len()];
        for place in 0..batch * out_places {
            let image = place / out_places;
            let mut within = vec![0; self.window.len()];
            worked(windows * self.window_features * self.out_features)?;
            for window in 0..windows {
                let at: Vec<usize> = (0..within.len())
                    .map(|axis| {
                        corner[axis] * params.window_strides[axis]
                            + within[axis] * params.rhs_dilation[axis]
                    })
                    .collect();
                let at = row_major(&at, &self.spatial);
                for group in 0..self.out_features / width {
                    let (image, features) = if self.batch_groups > 1 {
                        (image + group % self.batch_groups * batch, 0)
                    } else {
                        (image, group * self.window_features)
                    };
                    visit(
                        place * self.out_features + group * width,
                        (image * places + at) * self.lhs_features + features,
                        window * self.window_features * self.out_features + group * width,
                    );
                }
                advance(&mut within, &self.window);
            }
            advance(&mut corner, &self.out_spatial);
        }
        Ok(())
    }
}
