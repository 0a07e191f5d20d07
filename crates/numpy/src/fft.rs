//! `numpy.fft`.

use super::errors::{lift, normalize_axis};
use super::row::{Axes, Call, Ints, NewArray, Real};
use freezeframe_array::kernel::{self, BinaryOp, FftType, Padding, UnaryOp, convert_element_type};
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_base::Lists;
use freezeframe_python::{Raise, Vm, natives};

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    #[member(fft = FftType::Fft, "The Fourier transform along `axis`, of `n` numbers: cut, or filled with zeros.

        `norm` is 'backward' (no factor), 'ortho' or 'forward'. A result has 64-bit parts, of 32-bit numbers 32-bit ones.

        >>> np.fft.fft([1.0, 2.0, 3.0, 4.0])
        array([10.+0.j, -2.+2.j, -2.+0.j, -2.-2.j])")]
    #[member(ifft = FftType::Ifft, "The numbers along `axis` whose Fourier transform is given.

        >>> np.fft.ifft([4.0, 0.0, 0.0, 0.0]).real
        array([1., 1., 1., 1.])")]
    #[member(rfft = FftType::Rfft, "The first half of the Fourier transform of real numbers along `axis`; the other half follows from it.

        >>> np.fft.rfft([1.0, 2.0, 3.0, 4.0])
        array([10.+0.j, -2.+2.j, -2.+0.j])")]
    #[member(irfft = FftType::Irfft, "The `n` real numbers along `axis` of whose Fourier transform the first half is given.

        >>> np.fft.irfft([4.0, 0.0, 0.0])
        array([1., 1., 1., 1.])")]
    #[native("(a, n=None, axis=-1, norm=None, out=None)")]
    fn along_axis(
        vm: &mut Vm,
        a: &Array,
        n: Option<i64>,
        axis: i64,
        norm: Option<&str>,
        member: FftType,
    ) -> Result<NewArray, Raise> {
        let norm = Norm::of(vm, norm)?;
        along(vm, a, (member, norm), n, axis).map(NewArray)
    }

    #[member(hfft = true, "The real Fourier transform of numbers of which the first half is given, the other being its mirror image.

        >>> np.fft.hfft([1.0, 2.0, 3.0])
        array([ 8., -2.,  0., -2.])")]
    #[member(
        ihfft = false,
        "What `hfft` is given for real numbers to come out.

        >>> np.fft.ihfft([12.0, -4.0, 0.0, -4.0]).real
        array([1., 3., 5.])"
    )]
    #[native("(a, n=None, axis=-1, norm=None, out=None)")]
    fn hermitian(
        vm: &mut Vm,
        a: &Array,
        n: Option<i64>,
        axis: i64,
        norm: Option<&str>,
        member: bool,
    ) -> Result<NewArray, Raise> {
        let norm = Norm::of(vm, norm)?.swapped();
        if member {
            let a = conjugate(vm, a)?;
            return along(vm, &a, (FftType::Irfft, norm), n, axis).map(NewArray);
        }
        let found = along(vm, a, (FftType::Rfft, norm), n, axis)?;
        conjugate(vm, &found).map(NewArray)
    }

    #[member(fftn = FftType::Fft, "The Fourier transform over axes, or over all: `s` are the lengths, to which they are cut or filled with zeros.

        >>> np.fft.fftn(np.ones((2, 2))).real
        array([[4., 0.],
               [0., 0.]])")]
    #[member(ifftn = FftType::Ifft, "The array whose Fourier transform over axes, or over all, is given.

        >>> np.fft.ifftn(np.ones((2, 2))).real
        array([[1., 0.],
               [0., 0.]])")]
    #[member(rfftn = FftType::Rfft, "The half of the Fourier transform of real numbers over axes, or over all, that the other half follows from.

        >>> np.fft.rfftn(np.ones((2, 4))).shape
        (2, 3)")]
    #[member(irfftn = FftType::Irfft, "The real array of whose Fourier transform over axes, or over all, half is given.

        >>> np.fft.irfftn(np.ones((2, 3))).shape
        (2, 4)")]
    #[native("(a, s=None, axes=None, norm=None, out=None)")]
    fn over_axes(
        vm: &mut Vm,
        a: &Array,
        s: Option<Ints>,
        axes: Option<Ints>,
        norm: Option<&str>,
        member: FftType,
    ) -> Result<NewArray, Raise> {
        let axes = axes.map(|it| it.0);
        over(vm, a, member, (s.map(|it| it.0), axes), norm).map(NewArray)
    }

    #[member(fft2 = FftType::Fft, "The Fourier transform over two axes.

        >>> np.fft.fft2(np.ones((2, 2))).real
        array([[4., 0.],
               [0., 0.]])")]
    #[member(ifft2 = FftType::Ifft, "The array whose Fourier transform over two axes is given.

        >>> np.fft.ifft2(np.ones((2, 2))).real
        array([[1., 0.],
               [0., 0.]])")]
    #[member(rfft2 = FftType::Rfft, "The half of the Fourier transform of real numbers over two axes that the other half follows from.

        >>> np.fft.rfft2(np.ones((2, 4))).shape
        (2, 3)")]
    #[member(irfft2 = FftType::Irfft, "The real array of whose Fourier transform over two axes half is given.

        >>> np.fft.irfft2(np.ones((2, 3))).shape
        (2, 4)")]
    #[native("(a, s=None, axes=(-2, -1), norm=None, out=None)")]
    fn over_two_axes(
        vm: &mut Vm,
        a: &Array,
        s: Option<Ints>,
        axes: Option<Ints>,
        norm: Option<&str>,
        member: FftType,
    ) -> Result<NewArray, Raise> {
        let axes = axes.map(|it| it.0);
        over(vm, a, member, (s.map(|it| it.0), axes), norm).map(NewArray)
    }

    #[member(fftshift = false, "The array with each axis, or those that are named, turned by half, so that frequency zero is in the middle.

        >>> np.fft.fftshift([0, 1, 2, -2, -1])
        array([-2, -1,  0,  1,  2])")]
    #[member(
        ifftshift = true,
        "What `fftshift` has turned, turned back.

        >>> np.fft.ifftshift([-2, -1, 0, 1, 2])
        array([ 0,  1,  2, -2, -1])"
    )]
    #[native("(x, axes=None)")]
    fn turned(vm: &mut Vm, x: &Array, axes: Axes, member: bool) -> Result<NewArray, Raise> {
        let mut x = x.clone();
        for axis in axes.within(vm, x.ndim())? {
            let length = x.shape()[axis];
            let half = if member {
                length / 2
            } else {
                length - length / 2
            };
            let part = |vm: &Vm, from: usize, to: usize| {
                let (mut starts, mut limits) = (vec![0; x.ndim()], x.shape().to_vec());
                (starts[axis], limits[axis]) = (from, to);
                lift(vm, kernel::slice(&x, &starts, &limits, &[]))
            };
            let (first, second) = (part(vm, 0, half)?, part(vm, half, length)?);
            x = lift(vm, kernel::concatenate(&[&second, &first], axis))?;
        }
        Ok(NewArray(x))
    }

    #[member(
        fftfreq = false,
        "The frequencies that the results of a transform of `n` numbers stand for, `d` apart.

        >>> np.fft.fftfreq(4)
        array([ 0.  ,  0.25, -0.5 , -0.25])"
    )]
    #[member(
        rfftfreq = true,
        "The frequencies that the results of `rfft` of `n` numbers stand for, `d` apart.

        >>> np.fft.rfftfreq(4)
        array([0.  , 0.25, 0.5 ])"
    )]
    #[native("(n, d=1.0, device=None)")]
    fn frequencies(vm: &mut Vm, n: i64, d: Real, member: bool) -> Result<NewArray, Raise> {
        let step = 1.0 / (n as f64 * d.0);
        let length = freezeframe_base::how_many(n).unwrap_or(0);
        crate::errors::check_size(vm, DType::Float64, &[length].into())?;
        let numbers: Vec<f64> = match member {
            true => (0..length / 2 + 1).map(|at| at as f64 * step).collect(),
            false => {
                let places = (0..length.div_ceil(2) as i64).chain(-(n / 2)..0);
                places.map(|at| at as f64 * step).collect()
            }
        };
        let count = numbers.len();
        lift(vm, Array::from_vec(numbers, [count])).map(NewArray)
    }
}

/// Which transform is scaled by the count of numbers.
#[derive(Clone, Copy)]
enum Norm {
    Backward,
    Ortho,
    Forward,
}

impl Norm {
    fn of(vm: &mut Vm, name: Option<&str>) -> Result<Self, Raise> {
        match name {
            None | Some("backward") => Ok(Self::Backward),
            Some("ortho") => Ok(Self::Ortho),
            Some("forward") => Ok(Self::Forward),
            Some(other) => Err(vm.value_error(format_args!(
                "Invalid norm value {other}; should be \"backward\", \"ortho\" or \"forward\"."
            ))),
        }
    }

    fn swapped(self) -> Self {
        match self {
            Self::Backward => Self::Forward,
            Self::Ortho => Self::Ortho,
            Self::Forward => Self::Backward,
        }
    }

    /// By what the sums of a transform of `n` numbers are multiplied.
    fn factor(self, n: usize, back: bool) -> Option<f64> {
        match (self, back) {
            (Self::Backward, false) | (Self::Forward, true) => None,
            (Self::Ortho, _) => Some(1.0 / (n as f64).sqrt()),
            _ => Some(1.0 / n as f64),
        }
    }
}

fn conjugate(vm: &Vm, x: &Array) -> Result<Array, Raise> {
    match x.dtype().is_complex() {
        true => lift(vm, kernel::unary(UnaryOp::Conj, x)),
        false => Ok(x.clone()),
    }
}

/// The array in the complex numbers in which it is transformed.
fn complex(vm: &Vm, x: &Array) -> Result<Array, Raise> {
    let dtype = match x.dtype() {
        DType::Float32 | DType::Complex64 | DType::Float16 => DType::Complex64,
        _ => DType::Complex128,
    };
    lift(vm, convert_element_type(x, dtype))
}

/// With the last axis cut, or filled with zeros, to a length.
fn resized(vm: &Vm, x: &Array, length: usize) -> Result<Array, Raise> {
    let last = x.ndim() - 1;
    let own = x.shape()[last];
    if own == length {
        return Ok(x.clone());
    }
    let mut config = vec![Padding::default(); x.ndim()];
    config[last].high = length as i64 - own as i64;
    let zero = Array::from_scalar(x.dtype(), Scalar::Int(0));
    lift(vm, kernel::pad(x, &zero, &config))
}

/// One transform along an axis.
fn along(
    vm: &mut Vm,
    x: &Array,
    (kind, norm): (FftType, Norm),
    n: Option<i64>,
    axis: i64,
) -> Result<Array, Raise> {
    let ndim = x.ndim() as i64;
    if n.is_none() && !(-ndim..ndim).contains(&axis) {
        return Err(vm.index_error("tuple index out of range"));
    }
    let axis = normalize_axis(vm, axis, x.ndim())?;
    let own = x.shape()[axis] as i64;
    let n = n.unwrap_or(match kind {
        FftType::Irfft => 2 * (own - 1),
        _ => own,
    });
    if n < 1 {
        return Err(vm.value_error(format_args!(
            "Invalid number of FFT data points ({n}) specified."
        )));
    }
    let length = n as usize;
    let mut order: Vec<usize> = (0..x.ndim()).filter(|other| *other != axis).list();
    order.push(axis);
    let moved = lift(vm, kernel::transpose(x, &order))?;
    let found = match kind {
        FftType::Rfft if x.dtype().is_complex() => {
            return Err(vm.type_error(
                "ufunc 'rfft_n_even' did not contain a loop with signature matching types",
            ));
        }
        FftType::Rfft => {
            let real = complex(vm, &moved)?.dtype().real_part();
            let moved = lift(vm, convert_element_type(&moved, real))?;
            lift(vm, transformed(kind, &resized(vm, &moved, length)?, length))?
        }
        FftType::Fft => {
            let moved = resized(vm, &complex(vm, &moved)?, length)?;
            lift(vm, transformed(kind, &moved, length))?
        }
        // Back by way of the transform itself, whose sums are multiplied by a factor rather than divided.
        FftType::Ifft => {
            let moved = conjugate(vm, &resized(vm, &complex(vm, &moved)?, length)?)?;
            let sums = lift(vm, transformed(FftType::Fft, &moved, length))?;
            // Sums that vanish are no negative zeros.
            let zero = Array::from_scalar(sums.dtype(), Scalar::Int(0));
            let sums = conjugate(vm, &sums)?;
            lift(vm, kernel::binary(BinaryOp::Add, &sums, &zero))?
        }
        FftType::Irfft => {
            let half = resized(vm, &complex(vm, &moved)?, length / 2 + 1)?;
            let whole = conjugate(vm, &mirrored(vm, &half, length)?)?;
            let sums = lift(vm, transformed(FftType::Fft, &whole, length))?;
            lift(vm, kernel::unary(UnaryOp::Real, &sums))?
        }
    };
    let back = matches!(kind, FftType::Ifft | FftType::Irfft);
    let found = match norm.factor(length, back) {
        None => found,
        Some(factor) => {
            let factor = Array::from_scalar(found.dtype(), Scalar::Float(factor));
            lift(vm, kernel::binary(BinaryOp::Mul, &found, &factor))?
        }
    };
    let mut inverse = vec![0; order.len()];
    for (at, axis) in order.iter().enumerate() {
        inverse[*axis] = at;
    }
    lift(vm, kernel::transpose(&found, &inverse))
}

/// The whole of what a transform of real numbers is, from its first half along the last axis.
fn mirrored(vm: &Vm, half: &Array, length: usize) -> Result<Array, Raise> {
    let last = half.ndim() - 1;
    let (mut starts, mut limits) = (vec![0; half.ndim()], half.shape().to_vec());
    (starts[last], limits[last]) = (1, length.div_ceil(2));
    let rest = lift(vm, kernel::slice(half, &starts, &limits, &[]))?;
    let rest = conjugate(vm, &lift(vm, kernel::rev(&rest, &[last]))?)?;
    let whole = lift(vm, kernel::concatenate(&[half, &rest], last))?;
    // What stands alone is real.
    let alone: Vec<bool> = (0..length).map(|at| at == 0 || 2 * at == length).collect();
    let alone = lift(vm, Array::from_vec(alone, [length]))?;
    let alone = lift(vm, kernel::broadcast_to(&alone, whole.shape()))?;
    let real = lift(vm, kernel::unary(UnaryOp::Real, &whole))?;
    let real = lift(vm, convert_element_type(&real, whole.dtype()))?;
    lift(vm, kernel::select_n(&alone, &[&whole, &real]))
}

/// A transform over several axes: real numbers first along the last of them, or to them at the end.
fn over(
    vm: &mut Vm,
    x: &Array,
    kind: FftType,
    (sizes, axes): (Option<Vec<i64>>, Option<Vec<i64>>),
    norm: Option<&str>,
) -> Result<Array, Raise> {
    let norm = Norm::of(vm, norm)?;
    let count = sizes.as_ref().map_or(x.ndim(), Vec::len);
    let axes = axes.unwrap_or_else(|| (-(count as i64)..0).collect());
    if sizes
        .as_ref()
        .is_some_and(|sizes| sizes.len() != axes.len())
    {
        return Err(vm.value_error("Shape and axes have different lengths."));
    }
    let size = |at: usize| {
        let own = sizes.as_ref().map(|sizes| sizes[at]);
        own.filter(|size| *size != -1)
    };
    let Some(last) = axes.len().checked_sub(1) else {
        return complex(vm, x);
    };
    let mut found = x.clone();
    match kind {
        FftType::Fft | FftType::Ifft => {
            for at in (0..=last).rev() {
                found = along(vm, &found, (kind, norm), size(at), axes[at])?;
            }
        }
        FftType::Rfft => {
            found = along(vm, &found, (kind, norm), size(last), axes[last])?;
            for at in (0..last).rev() {
                found = along(vm, &found, (FftType::Fft, norm), size(at), axes[at])?;
            }
        }
        FftType::Irfft => {
            for (at, axis) in axes[..last].iter().enumerate() {
                found = along(vm, &found, (FftType::Ifft, norm), size(at), *axis)?;
            }
            found = along(vm, &found, (kind, norm), size(last), axes[last])?;
        }
    }
    Ok(found)
}

/// The transform of the last axis; of 32-bit numbers in 64 bits, rounded once.
fn transformed(kind: FftType, x: &Array, length: usize) -> freezeframe_array::Result<Array> {
    let wide = match x.dtype() {
        DType::Float32 => DType::Float64,
        DType::Complex64 => DType::Complex128,
        _ => return kernel::fft(kind, x, &[length]),
    };
    let found = kernel::fft(kind, &convert_element_type(x, wide)?, &[length])?;
    convert_element_type(&found, DType::Complex64)
}
