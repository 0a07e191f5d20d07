//! The natural logarithm to within a hair of half a unit in the last place, so that its digits are those of the C
//! libraries that CPython is built with.

/// log 2, so short that its product with an exponent is exact, and what is missing.
pub(super) const LN_2: (f64, f64) = (0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10);

/// The natural logarithm of a number that is not negative.
pub fn log(x: f64) -> f64 {
    if !(x > 0.0 && x.is_finite()) {
        return libm::log(x);
    }
    let (sum, rest) = parts(x);
    sum + rest
}

/// The logarithm of a positive number as a sum.
pub(super) fn parts(x: f64) -> (f64, f64) {
    let (mut m, mut exponent) = libm::frexp(x);
    if m < std::f64::consts::FRAC_1_SQRT_2 {
        (m, exponent) = (2.0 * m, exponent - 1);
    }
    // log m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + ...), with s = (m - 1) / (m + 1) in two parts.
    let above = m - 1.0;
    let below = m + 1.0;
    let lost = m - (below - 1.0);
    let s = above / below;
    let rest = (libm::fma(-s, below, above) - s * lost) / below;
    let square = s * s;
    let square_rest = libm::fma(s, s, -square) + 2.0 * s * rest;
    let cube = s * square;
    let cube_rest = libm::fma(s, square, -cube) + s * square_rest + rest * square;
    let third = cube / 3.0;
    let third_rest = (libm::fma(-3.0, third, cube) + cube_rest) / 3.0;
    let odd = [29, 27, 25, 23, 21, 19, 17, 15, 13, 11, 9, 7, 5];
    let tail = odd
        .iter()
        .fold(0.0, |sum, n| sum * square + 1.0 / f64::from(*n));
    let small = 2.0 * (rest + third_rest + cube * square * tail);
    let exponent = f64::from(exponent);
    let (sum, lost) = exact_sum(exponent * LN_2.0, 2.0 * s);
    let (sum, lost_then) = exact_sum(sum, 2.0 * third);
    (sum, lost + lost_then + exponent * LN_2.1 + small)
}

/// A sum, and what rounding took from it.
pub(super) fn exact_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let of_b = sum - a;
    (sum, (a - (sum - of_b)) + (b - of_b))
}
