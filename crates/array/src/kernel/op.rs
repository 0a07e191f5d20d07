//! The names of elementwise functions.

/// An elementwise function of one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the variants are JAX's primitives")]
pub enum UnaryOp {
    Neg,
    Sign,
    Floor,
    Ceil,
    /// Rounds halves away from zero.
    RoundAway,
    /// Rounds halves to even.
    RoundEven,
    Abs,
    Exp,
    Exp2,
    Expm1,
    Log,
    Log1p,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Asinh,
    Acosh,
    Atanh,
    Sqrt,
    Rsqrt,
    Cbrt,
    Logistic,
    Erf,
    Erfc,
    ErfInv,
    /// The same with each product and each sum of the last polynomial rounded: see [`Apart`](super::Apart).
    ErfInvApart,
    Lgamma,
    Digamma,
    BesselI0e,
    BesselI1e,
    IsFinite,
    Not,
    PopulationCount,
    Clz,
    Real,
    Imag,
    Conj,
    Square,
}

impl UnaryOp {
    /// JAX's name of the primitive.
    pub fn name(self) -> &'static str {
        match self {
            Self::Neg => "neg",
            Self::Sign => "sign",
            Self::Floor => "floor",
            Self::Ceil => "ceil",
            Self::RoundAway | Self::RoundEven => "round",
            Self::Abs => "abs",
            Self::Exp => "exp",
            Self::Exp2 => "exp2",
            Self::Expm1 => "expm1",
            Self::Log => "log",
            Self::Log1p => "log1p",
            Self::Sin => "sin",
            Self::Cos => "cos",
            Self::Tan => "tan",
            Self::Asin => "asin",
            Self::Acos => "acos",
            Self::Atan => "atan",
            Self::Sinh => "sinh",
            Self::Cosh => "cosh",
            Self::Tanh => "tanh",
            Self::Asinh => "asinh",
            Self::Acosh => "acosh",
            Self::Atanh => "atanh",
            Self::Sqrt => "sqrt",
            Self::Rsqrt => "rsqrt",
            Self::Cbrt => "cbrt",
            Self::Logistic => "logistic",
            Self::Erf => "erf",
            Self::Erfc => "erfc",
            Self::ErfInv | Self::ErfInvApart => "erf_inv",
            Self::Lgamma => "lgamma",
            Self::Digamma => "digamma",
            Self::BesselI0e => "bessel_i0e",
            Self::BesselI1e => "bessel_i1e",
            Self::IsFinite => "is_finite",
            Self::Not => "not",
            Self::PopulationCount => "population_count",
            Self::Clz => "clz",
            Self::Real => "real",
            Self::Imag => "imag",
            Self::Conj => "conj",
            Self::Square => "square",
        }
    }
}

/// An elementwise function of two operands of one dtype.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the variants are JAX's primitives")]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    Pow,
    Max,
    Min,
    Nextafter,
    Atan2,
    And,
    Or,
    Xor,
    ShiftLeft,
    ShiftRightLogical,
    ShiftRightArithmetic,
    /// A complex number from its parts.
    Complex,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

impl BinaryOp {
    /// JAX's name of the primitive.
    pub fn name(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Sub => "sub",
            Self::Mul => "mul",
            Self::Div => "div",
            Self::Rem => "rem",
            Self::Pow => "pow",
            Self::Max => "max",
            Self::Min => "min",
            Self::Nextafter => "nextafter",
            Self::Atan2 => "atan2",
            Self::And => "and",
            Self::Or => "or",
            Self::Xor => "xor",
            Self::ShiftLeft => "shift_left",
            Self::ShiftRightLogical => "shift_right_logical",
            Self::ShiftRightArithmetic => "shift_right_arithmetic",
            Self::Complex => "complex",
            Self::Eq => "eq",
            Self::Ne => "ne",
            Self::Lt => "lt",
            Self::Le => "le",
            Self::Gt => "gt",
            Self::Ge => "ge",
        }
    }

    /// True for the comparisons, whose result is boolean.
    pub fn is_comparison(self) -> bool {
        matches!(
            self,
            Self::Eq | Self::Ne | Self::Lt | Self::Le | Self::Gt | Self::Ge
        )
    }
}
