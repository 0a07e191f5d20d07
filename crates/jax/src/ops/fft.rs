//! `jax.numpy.fft`.

use super::formula::Formula;
use super::padding::{self, PadMode};
use super::{R, elementwise as ew, jitted, lax, promote, running, shape};
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_core::{Error, FftType, Primitive, ReduceOp, Value, bind1};

/// `lax.fft`.
pub fn fft(x: &Value, kind: FftType, lengths: &[usize]) -> R {
    let statics = format!("{kind:?}{lengths:?}");
    jitted("fft", &statics, std::slice::from_ref(x), |args| {
        let x = &args[0];
        let x = if kind == FftType::Rfft {
            if x.dtype().is_complex() {
                return Err(Error::value_error(
                    "only real valued inputs supported for rfft",
                ));
            }
            lax::convert(x, promote::to_inexact(x.dtype()))?
        } else {
            lax::convert(x, running::complex_of(x.dtype()))?
        };
        if lengths.is_empty() {
            return Ok(x);
        }
        let primitive = Primitive::Fft {
            fft_type: kind,
            fft_lengths: lengths.into(),
        };
        bind1(&primitive, &[x])
    })
}

/// The transform over the last axes, however many they are.
fn over_last(x: &Value, kind: FftType, lengths: &[usize]) -> R {
    let count = lengths.len();
    if count <= 3 {
        return fft(x, kind, lengths);
    }
    let n = if count == 4 { 2 } else { 3 };
    let rank = x.ndim() as i64;
    let (m, n_axes) = (count as i64, n as i64);
    let source: Vec<i64> = (rank - m..rank - n_axes).collect();
    let target: Vec<i64> = (rank - m + n_axes..rank).collect();
    let (outer, inner) = lengths.split_at(count - n);
    if matches!(kind, FftType::Rfft | FftType::Fft) {
        let x = shape::moveaxis(&fft(x, kind, inner)?, &source, &target)?;
        let x = over_last(&x, FftType::Fft, outer)?;
        return shape::moveaxis(&x, &target, &source);
    }
    let x = shape::moveaxis(x, &source, &target)?;
    let x = over_last(&x, FftType::Ifft, outer)?;
    fft(&shape::moveaxis(&x, &target, &source)?, kind, inner)
}

/// What a function of `jax.numpy.fft` is asked for.
pub struct Transform<'a> {
    /// Its name.
    pub name: &'a str,
    /// Which transform it is.
    pub kind: FftType,
    /// The lengths of the axes.
    pub sizes: Option<Vec<i64>>,
    /// The axes.
    pub axes: Option<Vec<i64>>,
    /// How it is scaled.
    pub norm: Option<&'a str>,
}

impl Transform<'_> {
    /// What comes of an array.
    pub fn of(&self, x: &Value) -> R {
        let name = self.name;
        if let Some(sizes) = &self.sizes {
            if sizes.iter().any(|size| *size <= 0) {
                return Err(Error::value_error("Shape should be positive."));
            }
            if self
                .axes
                .as_ref()
                .is_some_and(|axes| axes.len() != sizes.len())
            {
                return Err(Error::value_error("Shape and axes have different lengths."));
            }
        }
        let rank = x.ndim() as i64;
        let count = match (&self.axes, &self.sizes) {
            (Some(axes), _) => axes.len() as i64,
            (None, Some(sizes)) => sizes.len() as i64,
            (None, None) => rank,
        };
        if let Some(axes) = &self.axes {
            let repeated = (1..axes.len()).any(|at| axes[..at].contains(&axes[at]));
            if repeated {
                return Err(Error::value_error(format_args!(
                    "jax.numpy.fft.{name} does not support repeated axes. Got axes {}.",
                    super::tuple_text(axes)
                )));
            }
        }
        let last: Vec<i64> = (rank - count..rank).collect();
        let mut x = match &self.axes {
            Some(axes) => shape::moveaxis(x, axes, &last)?,
            None => x.clone(),
        };
        let lead = usize::try_from(rank - count).unwrap_or(0);
        let lengths = match &self.sizes {
            Some(sizes) => {
                let sizes: Vec<usize> = sizes.iter().map(|size| *size as usize).collect();
                x = self.resized(&x, lead, &sizes)?;
                sizes
            }
            None => self.own_lengths(&x, lead),
        };
        let mut result = over_last(&x, self.kind, &lengths)?;
        if let Some(norm) = self.norm
            && norm != "backward"
        {
            result = ew::multiply(&result, &self.scale(&lengths, norm, result.dtype())?)?;
        } else if self.norm.is_some() {
            let one = lax::int_scalar(promote::int_dtype(), 1);
            result = ew::multiply(&result, &one)?;
        }
        match &self.axes {
            Some(axes) => shape::moveaxis(&result, &last, axes),
            None => Ok(result),
        }
    }

    fn own_lengths(&self, x: &Value, lead: usize) -> Vec<usize> {
        let mut lengths = x.shape()[lead..].to_vec();
        if self.kind == FftType::Irfft
            && let Some(last) = lengths.last_mut()
        {
            *last = (2 * *last).saturating_sub(2);
        }
        lengths
    }

    /// The array with its last axes cut, or filled with zeros, to these lengths.
    fn resized(&self, x: &Value, lead: usize, sizes: &[usize]) -> R {
        let mut wanted = x.shape().to_vec();
        wanted.truncate(lead);
        wanted.extend(sizes);
        if self.kind == FftType::Irfft
            && let Some(last) = wanted.last_mut()
        {
            *last = *last / 2 + 1;
        }
        let own = x.shape();
        let limits: Vec<usize> = wanted
            .iter()
            .zip(own.iter())
            .map(|(a, b)| *a.min(b))
            .collect();
        let x = if limits[..] == own[..] {
            x.clone()
        } else {
            lax::slice(x, &vec![0; limits.len()], &limits, None)?
        };
        let widths: Vec<(i64, i64)> = wanted
            .iter()
            .zip(&limits)
            .map(|(wanted, limit)| (0, (wanted - limit) as i64))
            .collect();
        padding::pad(&x, &widths, &PadMode::Constant(lax::weak_int(0)))
    }

    fn scale(&self, lengths: &[usize], norm: &str, dtype: DType) -> R {
        let scalars: Vec<Scalar> = lengths
            .iter()
            .map(|length| Scalar::Float(*length as f64))
            .collect();
        let lengths: Value = Array::from_scalars(dtype, &scalars, [scalars.len()])?.into();
        let product = Formula::from(lax::reduce(ReduceOp::Prod, &lengths, &[0]));
        let back = self.name.starts_with('i');
        let scale = match norm {
            "ortho" if back => product.sqrt(),
            "ortho" => 1.0 / product.sqrt(),
            "forward" if back => product,
            "forward" => 1.0 / product,
            _ => {
                return Err(Error::value_error(format_args!(
                    "Invalid norm value {norm}; should be \"backward\",\"ortho\" or \"forward\"."
                )));
            }
        };
        scale.done()
    }
}

/// `fftshift`, and `ifftshift`, which goes the other way.
pub fn shifted(x: &Value, axes: Option<&[i64]>, back: bool) -> R {
    let all: Vec<i64> = (0..x.ndim() as i64).collect();
    let axes = axes.unwrap_or(&all);
    let shifts = axes.iter().map(|axis| {
        let half = (x.shape()[super::canonical_axis(*axis, x.ndim())?] / 2) as i64;
        Ok(if back { -half } else { half })
    });
    let shifts: Vec<i64> = shifts.collect::<R<Vec<i64>>>()?;
    shape::roll(x, &shifts, Some(axes))
}

/// `fftfreq`: the frequencies of a transform of `n` numbers over a length of `whole`.
pub fn frequencies(n: i64, whole: &Value, dtype: Option<DType>, half: bool) -> R {
    let out = dtype.unwrap_or_else(promote::float_dtype);
    let length = freezeframe_base::how_many(n).unwrap_or(0);
    if half {
        let ramp = Formula::from(lax::iota(out, [length / 2 + 1], 0));
        let whole = lax::convert(whole, out)?;
        return (ramp / Formula::from(whole)).done();
    }
    let float = promote::to_inexact(out);
    let ramp = Formula::from(lax::iota(float, [length], 0));
    let middle = (length / 2) as f64;
    let turned = (ramp + middle).then(|x| ew::remainder(x, &lax::weak_int(n)));
    let whole = lax::convert(whole, float)?;
    let result = (turned - middle) / Formula::from(whole);
    result.as_dtype(out).done()
}
