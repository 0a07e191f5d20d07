//! Sums of products, each step rounded once.

/// `a * b + c`, rounded once; WebAssembly has no such instruction.
///
/// The product is exact as a double, so that the sum is rounded to a double first. That makes a difference where what comes
/// of it lies halfway between two single numbers, or where these have fewer digits, below the normal ones.
#[inline]
pub(crate) fn fma(a: f32, b: f32, c: f32) -> f32 {
    let (product, c) = (f64::from(a) * f64::from(b), f64::from(c));
    let sum = product + c;
    let (high, low) = ((sum.to_bits() >> 32) as u32, sum.to_bits() as u32);
    // The 29 last digits are those that a single number lacks; the smallest normal one is 2^-126.
    let halfway = low << 3 == 1 << 31;
    let small = (high << 1).wrapping_sub(1) < (1023 - 126) << 21;
    match halfway || small {
        true => rounded_to_odd(product, c, sum) as f32,
        false => sum as f32,
    }
}

/// A sum of two doubles whose last digit is odd where there would be more of them: rounded to some fewer digits, it is what
/// the exact sum would be (Boldo and Melquiond, "Emulation of FMA and correctly rounded sums", 2008).
#[cold]
fn rounded_to_odd(x: f64, y: f64, sum: f64) -> f64 {
    // What the sum lacks (Knuth's two-sum).
    let part = sum - x;
    let lacks = (x - (sum - part)) + (y - part);
    let bits = sum.to_bits();
    match lacks == 0.0 || lacks.is_nan() || bits & 1 == 1 {
        true => sum,
        false if (lacks > 0.0) == (sum > 0.0) => f64::from_bits(bits + 1),
        false => f64::from_bits(bits - 1),
    }
}

/// `a * b + c`, rounded once but for one case in half a billion, which loops over many numbers can do faster.
#[inline]
pub(crate) fn nearly_fma(a: f32, b: f32, c: f32) -> f32 {
    (f64::from(a) * f64::from(b) + f64::from(c)) as f32
}

/// A polynomial, highest coefficient first.
#[inline]
pub(super) fn horner(x: f32, coefficients: &[f32]) -> f32 {
    coefficients
        .iter()
        .copied()
        .reduce(|sum, coefficient| nearly_fma(x, sum, coefficient))
        .unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fma_rounds_once() {
        let halves = [1.0f32, 1.5, 0.75, -3.0, 1.000_000_1, 5.960_464_5e-8];
        let sizes = [1.0f32, 1e-20, -1e-20, 3e-39, 1e-45, 2.5e35, 0.0, -7.0];
        for a in halves {
            for b in halves.iter().flat_map(|it| sizes.map(|size| it * size)) {
                for c in halves.iter().flat_map(|it| sizes.map(|size| it * size)) {
                    let (made, expected) = (fma(a, b, c), libm::fmaf(a, b, c));
                    assert_eq!(made.to_bits(), expected.to_bits(), "{a:e} {b:e} {c:e}");
                }
            }
        }
    }
}
