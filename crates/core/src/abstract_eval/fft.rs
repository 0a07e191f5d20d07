//! The avals of Fourier transforms.

use crate::{Aval, Error, FftType, Result};
use freezeframe_array::{DType, Shape};

/// The aval of `fft`.
pub(super) fn fft(kind: FftType, x: &Aval, lengths: &Shape) -> Result<Aval> {
    let Some(lead) = x.shape.ndim().checked_sub(lengths.ndim()) else {
        return Err(Error::value_error(format_args!(
            "FFT input shape {} must have at least as many input dimensions as fft_lengths {lengths}.",
            x.shape
        )));
    };
    let last = lengths.ndim() - 1;
    let own = &x.shape[lead..];
    let mut dims = x.shape.to_vec();
    let dtype = match kind {
        FftType::Rfft => {
            if !matches!(x.dtype, DType::Float32 | DType::Float64) {
                return Err(Error::value_error(format_args!(
                    "RFFT input must be float32 or float64, got {}",
                    x.dtype
                )));
            }
            check(own == &lengths[..], || {
                format!(
                    "RFFT input shape {} minor dimensions must be equal to fft_lengths {lengths}",
                    x.shape
                )
            })?;
            dims[lead + last] = lengths[last] / 2 + 1;
            match x.dtype {
                DType::Float64 => DType::Complex128,
                _ => DType::Complex64,
            }
        }
        FftType::Irfft => {
            check_complex("IRFFT", x)?;
            check(own[..last] == lengths[..last], || {
                format!(
                    "IRFFT input shape {} minor dimensions must be equal to all except the last fft_length, got \
                     fft_lengths={lengths}",
                    x.shape
                )
            })?;
            dims[lead + last] = lengths[last];
            match x.dtype {
                DType::Complex128 => DType::Float64,
                _ => DType::Float32,
            }
        }
        FftType::Fft | FftType::Ifft => {
            check_complex("FFT", x)?;
            check(own == &lengths[..], || {
                format!(
                    "FFT input shape {} minor dimensions must be equal to fft_lengths {lengths}",
                    x.shape
                )
            })?;
            x.dtype
        }
    };
    Ok(Aval {
        shape: dims.into(),
        dtype,
        ..x.clone()
    })
}

fn check(holds: bool, text: impl FnOnce() -> String) -> Result<()> {
    if holds {
        return Ok(());
    }
    Err(Error::value_error(text()))
}

fn check_complex(name: &str, x: &Aval) -> Result<()> {
    check(x.dtype.is_complex(), || {
        format!(
            "{name} input must be complex64 or complex128, got {}",
            x.dtype
        )
    })
}
