//! Floats of at most 8 bits: how their bits are read and made. They compute as `f32`. And the limits of all floats.

use crate::{DType, FloatInfo};

/// What the largest exponent of a small float is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    /// Infinities and NaNs, as in IEEE 754.
    Ieee,
    /// Numbers, but for the last bits, which are NaN.
    OneNan,
    /// Numbers; NaN is what would be minus zero.
    NoMinusZero,
    /// Numbers alone: what is larger is the largest.
    Finite,
    /// Powers of two without a sign; the last is NaN.
    Powers,
}

/// The layout of a small float.
pub(crate) struct Layout {
    exponent: u32,
    mantissa: u32,
    bias: i32,
    ends: Ends,
}

impl Layout {
    /// The layout of a dtype, if it is a small float.
    pub(crate) fn of(dtype: DType) -> Option<Self> {
        let (exponent, mantissa, bias, ends) = match dtype {
            DType::Float8E3M4 => (3, 4, 3, Ends::Ieee),
            DType::Float8E4M3 => (4, 3, 7, Ends::Ieee),
            DType::Float8E4M3B11Fnuz => (4, 3, 11, Ends::NoMinusZero),
            DType::Float8E4M3Fn => (4, 3, 7, Ends::OneNan),
            DType::Float8E4M3Fnuz => (4, 3, 8, Ends::NoMinusZero),
            DType::Float8E5M2 => (5, 2, 15, Ends::Ieee),
            DType::Float8E5M2Fnuz => (5, 2, 16, Ends::NoMinusZero),
            DType::Float8E8M0Fnu => (8, 0, 127, Ends::Powers),
            DType::Float6E2M3Fn => (2, 3, 1, Ends::Finite),
            DType::Float6E3M2Fn => (3, 2, 3, Ends::Finite),
            DType::Float4E2M1Fn => (2, 1, 1, Ends::Finite),
            _ => return None,
        };
        Some(Self {
            exponent,
            mantissa,
            bias,
            ends,
        })
    }

    /// Bits besides the sign.
    fn width(&self) -> u32 {
        self.exponent + self.mantissa
    }

    /// The bits of the largest finite number.
    fn largest(&self) -> u32 {
        let all = (1 << self.width()) - 1;
        match self.ends {
            Ends::Ieee => all - (1 << self.mantissa),
            Ends::OneNan | Ends::Powers => all - 1,
            Ends::NoMinusZero | Ends::Finite => all,
        }
    }

    fn magnitude(&self, bits: u32) -> f64 {
        let mantissa = f64::from(bits & ((1 << self.mantissa) - 1));
        let unit = libm::ldexp(1.0, -(self.mantissa as i32));
        match (bits >> self.mantissa) as i32 {
            0 if self.ends != Ends::Powers => libm::ldexp(mantissa * unit, 1 - self.bias),
            exponent => libm::ldexp(1.0 + mantissa * unit, exponent - self.bias),
        }
    }

    /// The number that bits stand for.
    pub(crate) fn decode(&self, bits: u8) -> f64 {
        let sign = 1u32 << self.width();
        let bits = u32::from(bits) & (2 * sign - 1);
        let magnitude = bits & (sign - 1);
        let is_negative = bits & sign != 0 && self.ends != Ends::Powers;
        if magnitude > self.largest() {
            let is_infinite = self.ends == Ends::Ieee && magnitude == self.largest() + 1;
            let value = if is_infinite { f64::INFINITY } else { f64::NAN };
            return if is_negative { -value } else { value };
        }
        if is_negative && magnitude == 0 && self.ends == Ends::NoMinusZero {
            return f64::NAN;
        }
        let value = self.magnitude(magnitude);
        if is_negative { -value } else { value }
    }

    /// The bits of the number that is next to `value`, of two the even one.
    pub(crate) fn encode(&self, value: f64) -> u8 {
        let sign = match value.is_sign_negative() && self.ends != Ends::Powers {
            true => 1u32 << self.width(),
            false => 0,
        };
        let is_wrong = self.ends == Ends::Powers && value <= 0.0;
        if value.is_nan() || is_wrong {
            return self.nan(sign);
        }
        let magnitude = self.nearest(value.abs());
        let bits = match (magnitude > self.largest(), self.ends) {
            (false, Ends::NoMinusZero) if magnitude == 0 => 0,
            (false, _) => sign | magnitude,
            (true, Ends::Ieee) => sign | (self.largest() + 1),
            (true, Ends::Finite) => sign | self.largest(),
            (true, _) => return self.nan(sign),
        };
        bits as u8
    }

    /// The bits of a magnitude, which may be beyond the largest.
    fn nearest(&self, value: f64) -> u32 {
        if value == f64::INFINITY {
            return u32::MAX;
        }
        let lowest = match self.ends {
            Ends::Powers => -self.bias,
            _ => 1 - self.bias,
        };
        let exponent = match value == 0.0 {
            true => lowest,
            false => libm::ilogb(value).max(lowest),
        };
        // How often the last bit is in it: exact, and so is what is left over.
        let steps = libm::rint(libm::ldexp(value, self.mantissa as i32 - exponent));
        let first = match self.ends {
            Ends::Powers => return self.nearest_power(value, exponent),
            _ => ((exponent - lowest) as u32) << self.mantissa,
        };
        first.saturating_add(steps as u32)
    }

    fn nearest_power(&self, value: f64, exponent: i32) -> u32 {
        let bits = (exponent + self.bias) as u32;
        let above = libm::ldexp(value, -exponent);
        bits + u32::from(above >= 1.5)
    }

    /// The limits, as `jnp.finfo` gives them.
    pub(crate) fn info(&self) -> FloatInfo {
        let power = |exponent: i32| libm::ldexp(1.0, exponent);
        let has_sign = self.ends != Ends::Powers;
        let (max, minexp) = match has_sign {
            true => (self.magnitude(self.largest()), 1 - self.bias),
            false => (self.magnitude(self.largest()), -self.bias),
        };
        let eps = power(-(self.mantissa as i32));
        FloatInfo {
            bits: self.width() + u32::from(has_sign),
            nmant: self.mantissa,
            nexp: self.exponent,
            minexp,
            maxexp: libm::ilogb(max) + 1,
            precision: u32::from(self.width() + u32::from(has_sign) == 8),
            eps,
            epsneg: eps / 2.0,
            max,
            tiny: power(minexp),
            smallest_subnormal: match has_sign {
                true => power(minexp - self.mantissa as i32),
                false => power(minexp),
            },
        }
    }

    fn nan(&self, sign: u32) -> u8 {
        let highest = 1u32 << self.width();
        let bits = match self.ends {
            Ends::Ieee => sign | (self.largest() + 1) | (1 << self.mantissa >> 1),
            Ends::OneNan | Ends::Powers => sign | (highest - 1),
            Ends::NoMinusZero => highest,
            Ends::Finite => highest - (sign & highest),
        };
        bits as u8
    }
}

impl DType {
    /// Its limits if it is a float (for complex numbers, those of the parts).
    pub fn finfo(self) -> Option<FloatInfo> {
        if let Some(layout) = Layout::of(self) {
            return Some(layout.info());
        }
        let (bits, nmant, nexp, precision) = match self.real_part() {
            Self::Float16 => (16, 10, 5, 3),
            Self::BFloat16 => (16, 7, 8, 2),
            Self::Float32 => (32, 23, 8, 6),
            Self::Float64 => (64, 52, 11, 15),
            _ => return None,
        };
        let maxexp = 1 << (nexp - 1);
        let minexp = 2 - maxexp;
        let power = |e: i32| libm::ldexp(1.0, e);
        let eps = power(-(nmant as i32));
        Some(FloatInfo {
            bits,
            nmant,
            nexp,
            minexp,
            maxexp,
            precision,
            eps,
            epsneg: eps / 2.0,
            max: power(maxexp - 1) * (2.0 - eps),
            tiny: power(minexp),
            smallest_subnormal: power(minexp - nmant as i32),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line: a dtype, the bits of a single, and those that ml_dtypes makes of it.
    #[test]
    fn oracle_table() {
        let table = include_str!("../tests/data/narrow.txt");
        assert!(table.lines().count() > 500);
        for line in table.lines() {
            let [name, single, expected] = line.split(' ').collect::<Vec<_>>()[..] else {
                panic!("{line}");
            };
            let layout = DType::parse(name).and_then(Layout::of).unwrap();
            let single = f32::from_bits(u32::from_str_radix(single, 16).unwrap());
            let expected = u8::from_str_radix(expected, 16).unwrap();
            let found = layout.encode(single.into());
            assert_eq!(found, expected, "{line}: {single}");
            let back = layout.decode(found);
            assert!(back.is_nan() || layout.encode(back) == found, "{line}");
        }
    }

    /// Each dtype's numbers, of all of its bits, in the order of these.
    #[test]
    fn numbers_of_all_bits() {
        for line in include_str!("../tests/data/narrow_numbers.txt").lines() {
            let mut words = line.split(' ');
            let layout = words
                .next()
                .and_then(DType::parse)
                .and_then(Layout::of)
                .unwrap();
            for (bits, expected) in words.enumerate() {
                let (found, expected) =
                    (layout.decode(bits as u8), expected.parse::<f64>().unwrap());
                let same =
                    found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan();
                assert!(same, "{line}: {bits} is {found}");
            }
        }
    }
}
