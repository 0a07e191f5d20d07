//! Arrays and scalars as text, digit for digit as NumPy 2 and JAX print them.

mod array;
mod float;

pub use array::{jax_repr, jax_str, numpy_repr, numpy_str, to_string_with};
pub use float::{FloatWidth, scalar_repr, scalar_str};

/// How many digits floats are printed with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FloatMode {
    /// Always `precision` digits.
    Fixed,
    /// As many as tell the number from others, whatever `precision` says.
    Unique,
    /// As many as tell the number from others, at most `precision`.
    #[default]
    MaxPrec,
    /// The same, but all elements have as many as the longest.
    MaxPrecEqual,
}

/// How the sign of positive numbers is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sign {
    /// Not at all.
    #[default]
    Minus,
    /// As a plus.
    Plus,
    /// As a blank.
    Space,
}

/// What `np.set_printoptions` sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintOptions {
    /// Digits after the point.
    pub precision: usize,
    /// Arrays of more elements are summarized.
    pub threshold: usize,
    /// How many elements a summary shows at each end of an axis.
    pub edgeitems: usize,
    /// Where lines are broken.
    pub linewidth: usize,
    /// Whether small numbers are printed without an exponent.
    pub suppress: bool,
    /// How many digits.
    pub floatmode: FloatMode,
    /// The sign of positive numbers.
    pub sign: Sign,
    /// The text of NaN.
    pub nanstr: String,
    /// The text of infinity.
    pub infstr: String,
}

impl Default for PrintOptions {
    fn default() -> Self {
        Self {
            precision: 8,
            threshold: 1000,
            edgeitems: 3,
            linewidth: 75,
            suppress: false,
            floatmode: FloatMode::default(),
            sign: Sign::default(),
            nanstr: "nan".to_owned(),
            infstr: "inf".to_owned(),
        }
    }
}
