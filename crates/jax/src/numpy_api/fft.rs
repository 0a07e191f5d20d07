//! `jax.numpy.fft`.

use crate::ops::R;
use crate::ops::fft::{self, Transform};
use crate::ops::{elementwise as ew, lax};
use crate::py::*;
use crate::row::{Axes, Call, Facts, Ints, Outcome};
use freezeframe_array::DType;
use freezeframe_core::FftType;
use freezeframe_python::{Arg, FromArg};

/// Fourier transforms, and what goes with them.
#[natives(scope = Call)]
mod functions {
    use super::*;

    #[member(fft = FftType::Fft, "The Fourier transform along `axis`, of `n` numbers: cut, or filled with zeros.

        `norm` is 'backward' (no factor), 'ortho' or 'forward'.

        >>> jnp.fft.fft(jnp.array([1.0, 2.0, 3.0, 4.0]))
        Array([10.+0.j, -2.+2.j, -2.+0.j, -2.-2.j], dtype=complex64)")]
    #[member(ifft = FftType::Ifft, "The numbers along `axis` whose Fourier transform is given.

        >>> jnp.fft.ifft(jnp.array([4.0, 0.0, 0.0, 0.0])).real
        Array([1., 1., 1., 1.], dtype=float32)")]
    #[member(rfft = FftType::Rfft, "The first half of the Fourier transform of real numbers along `axis`; the other half follows from it.

        >>> jnp.fft.rfft(jnp.array([1.0, 2.0, 3.0, 4.0]))
        Array([10.+0.j, -2.+2.j, -2.+0.j], dtype=complex64)")]
    #[member(irfft = FftType::Irfft, "The `n` real numbers along `axis` of whose Fourier transform the first half is given.

        >>> jnp.fft.irfft(jnp.array([4.0, 0.0, 0.0]))
        Array([1., 1., 1., 1.], dtype=float32)")]
    #[native("(a, n=None, axis=-1, norm=None)", facts = Facts::NONE.checking())]
    fn along_axis(
        row: &'static Entry,
        axis: OneAxis,
        a: &Value,
        n: Option<i64>,
        norm: Option<&str>,
        member: FftType,
    ) -> R {
        one_axis(row.name, member, a, n, axis.0, norm)
    }

    #[member(hfft = true, "The real Fourier transform of numbers of which the first half is given, the other being its mirror image.

        >>> jnp.fft.hfft(jnp.array([1.0, 2.0, 3.0]))
        Array([ 8., -2.,  0., -2.], dtype=float32)")]
    #[member(
        ihfft = false,
        "What `hfft` is given for real numbers to come out.

        >>> jnp.fft.ihfft(jnp.array([12.0, -4.0, 0.0, -4.0])).real
        Array([1., 3., 5.], dtype=float32)"
    )]
    #[native("(a, n=None, axis=-1, norm=None)", facts = Facts::NONE.checking())]
    fn hermitian(
        row: &'static Entry,
        axis: OneAxis,
        a: &Value,
        n: Option<i64>,
        norm: Option<&str>,
        member: bool,
    ) -> R {
        let at = crate::ops::canonical_axis(axis.0.unwrap_or(-1), a.ndim())?;
        let length = a.shape()[at] as i64;
        if member {
            let a = ew::conj(a)?;
            let length = n.unwrap_or((length - 1) * 2);
            let result = one_axis(row.name, FftType::Irfft, &a, n, axis.0, norm)?;
            return ew::multiply(&result, &lax::weak_int(length));
        }
        let length = n.unwrap_or(length);
        let result = one_axis(row.name, FftType::Rfft, a, n, axis.0, norm)?;
        ew::multiply(&ew::conj(&result)?, &lax::weak_float(1.0 / length as f64))
    }

    #[member(fftn = FftType::Fft, "The Fourier transform over axes, or over all: `s` are the lengths, to which they are cut or filled with zeros.

        >>> jnp.fft.fftn(jnp.ones((2, 2))).real
        Array([[4., 0.],
               [0., 0.]], dtype=float32)")]
    #[member(ifftn = FftType::Ifft, "The array whose Fourier transform over axes, or over all, is given.

        >>> jnp.fft.ifftn(jnp.ones((2, 2))).real
        Array([[1., 0.],
               [0., 0.]], dtype=float32)")]
    #[member(rfftn = FftType::Rfft, "The half of the Fourier transform of real numbers over axes, or over all, that the other half follows from.

        >>> jnp.fft.rfftn(jnp.ones((2, 4))).shape
        (2, 3)")]
    #[member(irfftn = FftType::Irfft, "The real array of whose Fourier transform over axes, or over all, half is given.

        >>> jnp.fft.irfftn(jnp.ones((2, 3))).shape
        (2, 4)")]
    #[native("(a, s=None, axes=None, norm=None)", facts = Facts::NONE.checking())]
    fn over_axes(
        row: &'static Entry,
        s: Option<Ints>,
        axes: Axes,
        a: &Value,
        norm: Option<&str>,
        member: FftType,
    ) -> R {
        let transform = Transform {
            name: row.name,
            kind: member,
            sizes: s.map(|s| s.0),
            axes: axes.0,
            norm,
        };
        transform.of(a)
    }

    #[member(fft2 = FftType::Fft, "The Fourier transform over two axes.

        >>> jnp.fft.fft2(jnp.ones((2, 2))).real
        Array([[4., 0.],
               [0., 0.]], dtype=float32)")]
    #[member(ifft2 = FftType::Ifft, "The array whose Fourier transform over two axes is given.

        >>> jnp.fft.ifft2(jnp.ones((2, 2))).real
        Array([[1., 0.],
               [0., 0.]], dtype=float32)")]
    #[member(rfft2 = FftType::Rfft, "The half of the Fourier transform of real numbers over two axes that the other half follows from.

        >>> jnp.fft.rfft2(jnp.ones((2, 4))).shape
        (2, 3)")]
    #[member(irfft2 = FftType::Irfft, "The real array of whose Fourier transform over two axes half is given.

        >>> jnp.fft.irfft2(jnp.ones((2, 3))).shape
        (2, 4)")]
    #[native("(a, s=None, axes=?, norm=None)", facts = Facts::NONE.checking())]
    fn over_two_axes(
        row: &'static Entry,
        s: Option<Ints>,
        axes: Option<Ints>,
        a: &Value,
        norm: Option<&str>,
        member: FftType,
    ) -> R {
        let axes = axes.map_or_else(|| vec![-2, -1], |axes| axes.0);
        if axes.len() != 2 {
            return Err(Error::value_error(format_args!(
                "jax.numpy.fft.{} only supports 2 axes. Got axes = {}.",
                row.name,
                crate::ops::tuple_text(&axes)
            )));
        }
        let transform = Transform {
            name: row.name,
            kind: member,
            sizes: s.map(|s| s.0),
            axes: Some(axes),
            norm,
        };
        transform.of(a)
    }

    #[member(fftshift = false, "The array with each axis, or those that are named, turned by half, so that frequency zero is in the middle.

        >>> jnp.fft.fftshift(jnp.array([0, 1, 2, -2, -1]))
        Array([-2, -1,  0,  1,  2], dtype=int32)")]
    #[member(
        ifftshift = true,
        "What `fftshift` has turned, turned back.

        >>> jnp.fft.ifftshift(jnp.array([-2, -1, 0, 1, 2]))
        Array([ 0,  1,  2, -2, -1], dtype=int32)"
    )]
    #[native("(x, axes=None)", facts = Facts::NONE.checking())]
    fn turned(x: &Value, axes: Axes, member: bool) -> R {
        fft::shifted(x, axes.0.as_deref(), member)
    }

    #[member(
        fftfreq = false,
        "The frequencies that the results of a transform of `n` numbers stand for, `d` apart.

        >>> jnp.fft.fftfreq(4)
        Array([ 0.  ,  0.25, -0.5 , -0.25], dtype=float32)"
    )]
    #[member(
        rfftfreq = true,
        "The frequencies that the results of `rfft` of `n` numbers stand for, `d` apart.

        >>> jnp.fft.rfftfreq(4)
        Array([0.  , 0.25, 0.5 ], dtype=float32)"
    )]
    #[native("(n, d=1.0, *, dtype=None, device=None)", facts = Facts::NONE.checking())]
    fn frequencies(
        vm: &mut Vm,
        row: &'static Entry,
        n: Arg,
        d: Arg,
        dtype: Option<DType>,
        member: bool,
    ) -> Outcome {
        let name = row.name;
        for (arg, what, wanted) in [(n, "n", "an int"), (d, "d", "a single value")] {
            if let Some(items) = sequence(arg.value()) {
                let text = vm.repr(&Py::list(items))?;
                return Err(vm
                    .value_error(format_args!(
                        "The {what} argument of jax.numpy.fft.{name} only takes {wanted}. Got {what} = {text}."
                    ))
                    .into());
            }
        }
        let n = vm.int(n.value())?;
        let distance = crate::convert::argument(vm, crate::row::Place::of(d), d.value())?;
        // Python's numbers are multiplied before anything is traced.
        let whole = match d.value() {
            Py::Float(d) => lax::weak_float(d * n as f64),
            _ => ew::multiply(&distance, &lax::weak_int(n))?,
        };
        Ok(fft::frequencies(n, &whole, dtype, member)?)
    }
}

fn one_axis(
    name: &str,
    kind: FftType,
    x: &Value,
    n: Option<i64>,
    axis: Option<i64>,
    norm: Option<&str>,
) -> R {
    let transform = Transform {
        name,
        kind,
        sizes: n.map(|n| vec![n]),
        axes: axis.map(|axis| vec![axis]),
        norm,
    };
    transform.of(x)
}

/// One axis, with JAX's complaint about several.
struct OneAxis(Option<i64>);

impl<'a> FromArg<'a, Call> for OneAxis {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        if sequence(arg.value()).is_some() {
            let (name, text) = (arg.row.name, vm.repr(arg.value())?);
            let full = format!("jax.numpy.fft.{name}");
            return Err(vm.value_error(format_args!(
                "{full} does not support multiple axes. Please use {full}n. Got axis = {text}."
            )));
        }
        match arg.some() {
            Some(axis) => vm.int(axis).map(|axis| Self(Some(axis))),
            None => Ok(Self(None)),
        }
    }
}

/// Fills `jax.numpy.fft`.
pub(crate) fn init_fft(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(functions::TABLE);
    Ok(())
}
