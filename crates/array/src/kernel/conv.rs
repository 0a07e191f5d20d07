//! Convolution.

use super::convert::convert_element_type;
use super::dynamic::{Padding, advance, pad};
use super::layout::transpose;
use super::tiles::{self, Lines};
use crate::context::Tiles;
use crate::interrupt::worked;
use crate::math::fma;
use crate::num::Number;
use crate::storage::{check_allocation, try_filled};
use crate::{Array, DType, Data, Error, Result, Shape};
use std::ops::Range;

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
    let mut paddings = vec![Padding::default(); ndim];
    for (axis, &(low, high)) in params.padding.iter().enumerate() {
        paddings[params.lhs_spec[axis + 2]] = Padding {
            low,
            high,
            interior: params.lhs_dilation[axis] - 1,
        };
    }
    let zero = Array::zeros(lhs.dtype(), Shape::scalar())?;
    let lhs = pad(lhs, &zero, &paddings)?;
    let sizes = Sizes::of(&lhs, rhs, params);
    if let (Some(x), Some(w)) = (lhs.as_slice::<f32>(), rhs.as_slice::<f32>())
        && sizes.pay()
    {
        let steps = (lhs.shape().strides(), rhs.shape().strides());
        return multiply((x, &steps.0), (w, &steps.1), &sizes, params);
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
    let lhs = transpose(&lhs, &order(&params.lhs_spec, 0, 1))?;
    let rhs = transpose(rhs, &order(&params.rhs_spec, 1, 0))?;
    let out = convolve(&lhs, &rhs, &sizes, params)?;
    features_where_they_belong(&out, params)
}

/// A result whose features are last, with its axes in the order that is asked for.
fn features_where_they_belong(out: &Array, params: &ConvParams) -> Result<Array> {
    let mut to_spec = vec![0; out.ndim()];
    for (position, &axis) in params.out_spec.iter().enumerate() {
        to_spec[axis] = match position {
            0 => 0,
            1 => out.ndim() - 1,
            spatial => spatial - 1,
        };
    }
    transpose(out, &to_spec)
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

/// Lines of a product whose places lie anywhere in an array, the same for each line from where that begins.
struct Scattered<'a> {
    numbers: &'a [f32],
    /// The lengths of the axes along which the lines follow each other, and how far apart they are in the array.
    axes: Vec<(usize, usize)>,
    /// Where each place is, from the beginning of its line on.
    places: &'a [usize],
}

impl Scattered<'_> {
    fn begins(&self, mut line: usize) -> usize {
        let mut begin = 0;
        for (length, step) in self.axes.iter().rev() {
            begin += line % length * step;
            line /= length;
        }
        begin
    }
}

impl Lines for Scattered<'_> {
    fn pack<const LANES: usize>(
        &self,
        _: &dyn Tiles,
        lines: Range<usize>,
        places: Range<usize>,
        to: &mut [f32],
    ) {
        let (along, step) = self.axes.last().copied().unwrap_or((1, 0));
        let places = &self.places[places];
        for (panel, packed) in to.chunks_exact_mut(LANES * places.len()).enumerate() {
            let first = lines.start + panel * LANES;
            let (begin, room) = (self.begins(first), along - first % along);
            let begins: [usize; LANES] = std::array::from_fn(|lane| match lane < room {
                true => begin + lane * step,
                // What is packed beyond the last line is of no use.
                false => self.begins((first + lane).min(lines.end - 1)),
            });
            let last = lines.end - 1 - first;
            let begins: [usize; LANES] = std::array::from_fn(|lane| begins[lane.min(last)]);
            for (to, place) in packed.as_chunks_mut::<LANES>().0.iter_mut().zip(places) {
                *to = begins.map(|begin| self.numbers[begin + place]);
            }
        }
    }
}

/// So many places of an image, at least, are a product of their own.
const MANY_PLACES: usize = 32;

/// The same as [`slide`] with [`fma`], as a product of matrices: what lies below each place of the window is a line. Each
/// array comes with the distances along its axes.
fn multiply(
    (x, x_steps): (&[f32], &[usize]),
    (w, w_steps): (&[f32], &[usize]),
    sizes: &Sizes,
    params: &ConvParams,
) -> Result<Array> {
    let (lhs, rhs) = (&params.lhs_spec, &params.rhs_spec);
    let (mut below, mut weights) = (Vec::new(), Vec::new());
    let mut within = vec![0; sizes.window.len()];
    for _ in 0..sizes.window.iter().product::<usize>() {
        let (mut from, mut weight) = (0, 0);
        for (axis, at) in within.iter().enumerate() {
            from += at * params.rhs_dilation[axis] * x_steps[lhs[axis + 2]];
            weight += at * w_steps[rhs[axis + 2]];
        }
        for feature in 0..sizes.window_features {
            below.push(from + feature * x_steps[lhs[1]]);
            weights.push(weight + feature * w_steps[rhs[1]]);
        }
        advance(&mut within, &sizes.window);
    }
    let windows = sizes.out_spatial.iter().zip(&params.window_strides);
    let steps = windows.zip(&lhs[2..]);
    let spatial = steps.map(|((length, stride), axis)| (*length, stride * x_steps[*axis]));
    let spatial: Vec<(usize, usize)> = spatial.collect();
    let features = Scattered {
        numbers: w,
        axes: vec![(sizes.out_features, w_steps[rhs[0]])],
        places: &weights,
    };
    let below = |image: usize, outer: &[(usize, usize)]| Scattered {
        numbers: &x[image * x_steps[lhs[0]]..],
        axes: [outer, &spatial].concat(),
        places: &below,
    };
    let out_places = sizes.out_spatial.iter().product::<usize>();
    let product = |rows: usize, columns: usize| tiles::Sizes {
        rows,
        inner: weights.len(),
        columns,
        block: weights.len(),
        least: f32::MIN_POSITIVE,
    };
    let mut shape = sizes.out_shape();
    check_allocation(shape.size(), size_of::<f32>())?;
    let mut out = try_filled(shape.size(), 0.0)?;
    let ndim = shape.ndim();
    if params.out_spec.iter().copied().eq(0..ndim) && out_places >= MANY_PLACES {
        // The features come before the places: a product for each image.
        let product = product(sizes.out_features, out_places);
        let images = out.chunks_exact_mut(sizes.out_features * out_places);
        for (image, out) in images.enumerate() {
            tiles::multiply(&features, &below(image, &[]), (out, out_places), &product)?;
        }
        shape = [&[sizes.batch, sizes.out_features][..], &sizes.out_spatial]
            .concat()
            .into();
        return Array::from_vec(out, shape);
    }
    let images = below(0, &[(sizes.batch, x_steps[lhs[0]])]);
    let product = product(sizes.batch * out_places, sizes.out_features);
    tiles::multiply(&images, &features, (&mut out, sizes.out_features), &product)?;
    features_where_they_belong(&Array::from_vec(out, shape)?, params)
}

impl Sizes {
    /// Of a padded left operand and a window.
    fn of(lhs: &Array, rhs: &Array, params: &ConvParams) -> Self {
        let (own, window) = (&params.lhs_spec, &params.rhs_spec);
        let along = |array: &Array, axes: &[usize]| -> Vec<usize> {
            axes.iter().map(|axis| array.shape()[*axis]).collect()
        };
        let (spatial, lengths) = (along(lhs, &own[2..]), along(rhs, &window[2..]));
        let out_dim = |axis: usize| {
            let reach = lengths[axis].saturating_sub(1) * params.rhs_dilation[axis] + 1;
            match spatial[axis].checked_sub(reach) {
                Some(room) if lengths[axis] > 0 => room / params.window_strides[axis] + 1,
                _ => 0,
            }
        };
        Self {
            batch: lhs.shape()[own[0]],
            out_spatial: (0..spatial.len()).map(out_dim).collect(),
            spatial,
            lhs_features: lhs.shape()[own[1]],
            window: lengths,
            window_features: rhs.shape()[window[1]],
            out_features: rhs.shape()[window[0]],
            feature_groups: params.feature_group_count,
            batch_groups: params.batch_group_count,
        }
    }

    /// Whether the convolution is worth being a product of matrices.
    fn pay(&self) -> bool {
        let rows = self.batch * self.out_spatial.iter().product::<usize>();
        let inner = self.window.iter().product::<usize>() * self.window_features;
        self.feature_groups == 1
            && self.batch_groups == 1
            && tiles::pay(rows, inner, self.out_features)
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::layout::concatenate;

    /// Numbers of both signs that are no round ones.
    fn numbers(shape: [usize; 4]) -> Array {
        let count = shape.iter().product::<usize>();
        let number = |at: usize| ((at * 7919 + 13) % 2003) as f32 / 1009.0 - 0.97;
        Array::from_vec((0..count).map(number).collect(), shape).unwrap()
    }

    #[test]
    fn a_product_of_matrices_gives_what_sliding_gives() {
        // Batch, features and sizes of the image; features of the result and sizes of the window; stride, dilations.
        for (image, window, stride, dilation, lhs_dilation) in [
            ([2, 3, 9, 8], [5, 3, 3, 3], 1, 1, 1),
            ([1, 1, 20, 21], [4, 1, 5, 2], 2, 1, 1),
            ([3, 4, 12, 12], [8, 4, 3, 3], 1, 2, 1),
            ([2, 2, 7, 9], [9, 2, 2, 4], 3, 1, 2),
            ([1, 40, 30, 30], [16, 40, 3, 3], 1, 1, 1),
        ] {
            let params = ConvParams {
                window_strides: vec![stride; 2],
                padding: vec![(1, 2); 2],
                lhs_dilation: vec![lhs_dilation; 2],
                rhs_dilation: vec![1, dilation],
                lhs_spec: vec![0, 1, 2, 3],
                rhs_spec: vec![0, 1, 2, 3],
                out_spec: vec![0, 1, 2, 3],
                feature_group_count: 1,
                batch_group_count: 1,
            };
            let (x, w) = (numbers(image), numbers(window));
            let fast = conv_general_dilated(&x, &w, &params).unwrap();
            // In two groups, each of which sees the image, the same sums are made one by one.
            let twice = |x: &Array, axis: usize| concatenate(&[x, x], axis).unwrap();
            let grouped = ConvParams {
                feature_group_count: 2,
                ..params.clone()
            };
            let last = ConvParams {
                out_spec: vec![0, 3, 1, 2],
                ..params.clone()
            };
            let last = conv_general_dilated(&x, &w, &last).unwrap();
            assert!(transpose(&last, &[0, 3, 1, 2]).unwrap().same(&fast));
            let slow = conv_general_dilated(&twice(&x, 1), &twice(&w, 0), &grouped).unwrap();
            let features = window[0];
            let size = fast.shape().size() / image[0];
            let (Data::Float32(fast), Data::Float32(slow)) = (fast.data(), slow.data()) else {
                panic!("they are single floats");
            };
            for batch in 0..image[0] {
                let from = batch * 2 * size;
                assert_eq!(
                    fast[batch * size..][..size],
                    slow[from..from + size],
                    "{image:?} {window:?} {features}"
                );
            }
        }
    }
}
