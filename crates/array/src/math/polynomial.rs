//! Sums of products, each step rounded once.

/// `a * b + c`, rounded once but for one case in half a billion; WebAssembly has no such instruction.
#[inline]
pub(crate) fn fma(a: f32, b: f32, c: f32) -> f32 {
    (f64::from(a) * f64::from(b) + f64::from(c)) as f32
}

/// A polynomial, highest coefficient first.
#[inline]
pub(super) fn horner(x: f32, coefficients: &[f32]) -> f32 {
    coefficients
        .iter()
        .copied()
        .reduce(|sum, coefficient| fma(x, sum, coefficient))
        .unwrap_or(0.0)
}
