//! Parameters of primitives that hold no jaxpr.

use freezeframe_array::kernel::{GatherDimensionNumbers as GatherDims, IndexMode as GatherMode};
use freezeframe_array::{DType, Scalar};
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// Ints of a parameter. Those that JAX computes with NumPy print as `np.int64(1)`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ints {
    values: Vec<usize>,
    /// A bit for each that is NumPy's.
    numpy: u64,
}

impl Ints {
    /// All of them NumPy's.
    pub fn numpy(values: Vec<usize>) -> Self {
        let numpy = u64::MAX;
        Self { values, numpy }
    }

    /// All but the first NumPy's: what batching gives, whose own axis goes in front.
    pub fn numpy_after_first(values: Vec<usize>) -> Self {
        let numpy = u64::MAX - 1;
        Self { values, numpy }
    }
}

impl Deref for Ints {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        &self.values
    }
}

impl From<Vec<usize>> for Ints {
    fn from(values: Vec<usize>) -> Self {
        Self { values, numpy: 0 }
    }
}

impl From<&[usize]> for Ints {
    fn from(values: &[usize]) -> Self {
        values.to_vec().into()
    }
}

impl From<&Vec<usize>> for Ints {
    fn from(values: &Vec<usize>) -> Self {
        values.clone().into()
    }
}

impl<const N: usize> From<&[usize; N]> for Ints {
    fn from(values: &[usize; N]) -> Self {
        values.to_vec().into()
    }
}

impl FromIterator<usize> for Ints {
    fn from_iter<I: IntoIterator<Item = usize>>(values: I) -> Self {
        values.into_iter().collect::<Vec<_>>().into()
    }
}

impl From<&Ints> for Ints {
    fn from(ints: &Ints) -> Self {
        ints.clone()
    }
}

/// As a tuple: `(0, np.int64(2))`.
impl fmt::Display for Ints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(")?;
        for (at, value) in self.values.iter().enumerate() {
            let before = if at > 0 { ", " } else { "" };
            match self.numpy.checked_shr(at as u32).unwrap_or(0) & 1 {
                0 => write!(f, "{before}{value}")?,
                _ => write!(f, "{before}np.int64({value})")?,
            }
        }
        f.write_str(if self.values.len() == 1 { ",)" } else { ")" })
    }
}

/// Factors of matrices, and what is built from them: a primitive of `lax.linalg`.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    missing_docs,
    reason = "names and fields are JAX's primitives and their parameters"
)]
pub enum Linalg {
    Eigh {
        algorithm: Option<Rc<str>>,
        lower: bool,
        sort_eigenvalues: bool,
        subset_by_index: Option<(usize, usize)>,
    },
    Eig {
        compute_left_eigenvectors: bool,
        compute_right_eigenvectors: bool,
        enable_eigvec_derivs: bool,
        implementation: Option<Rc<str>>,
    },
    Svd {
        algorithm: Option<Rc<str>>,
        compute_uv: bool,
        full_matrices: bool,
        subset_by_index: Option<(usize, usize)>,
    },
    Qr {
        full_matrices: bool,
        pivoting: bool,
    },
    Geqrf,
    Geqp3,
    HouseholderProduct,
    Ormqr {
        left: bool,
        transpose: bool,
    },
    Hessenberg,
    Schur {
        compute_schur_vectors: bool,
        sort_eig_vals: bool,
    },
    Tridiagonal {
        lower: bool,
    },
    TridiagonalSolve {
        perturb_singular: bool,
    },
    LuPivotsToPermutation {
        permutation_size: usize,
    },
    CholeskyUpdate,
    /// The factors as numbers, and as they print.
    SymmetricProduct {
        alpha: (f64, Rc<str>),
        beta: (f64, Rc<str>),
    },
}

impl Linalg {
    /// The name that jaxprs show.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Eigh { .. } => "eigh",
            Self::Eig { .. } => "eig",
            Self::Svd { .. } => "svd",
            Self::Qr { .. } => "qr",
            Self::Geqrf => "geqrf",
            Self::Geqp3 => "geqp3",
            Self::HouseholderProduct => "householder_product",
            Self::Ormqr { .. } => "ormqr",
            Self::Hessenberg => "hessenberg",
            Self::Schur { .. } => "schur",
            Self::Tridiagonal { .. } => "tridiagonal",
            Self::TridiagonalSolve { .. } => "tridiagonal_solve",
            Self::LuPivotsToPermutation { .. } => "lu_pivots_to_permutation",
            Self::CholeskyUpdate => "cholesky_update",
            Self::SymmetricProduct { .. } => "symmetric_product",
        }
    }
}

/// How a scatter combines an update with what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the variants are the primitives' names")]
pub enum ScatterOp {
    Set,
    Add,
    Sub,
    Mul,
    Min,
    Max,
}

/// Parameters of a gather.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are JAX's parameters")]
pub struct Gather {
    pub dims: GatherDims,
    pub slice_sizes: Vec<usize>,
    pub indices_are_sorted: bool,
    pub unique_indices: bool,
    pub mode: GatherMode,
    /// What `FillOrDrop` gives out of bounds; `None` is the dtype's own (NaN, the smallest integer ...).
    pub fill_value: Option<Scalar>,
    /// Batching made the dimension numbers: those that are not 0 print as NumPy's.
    pub batched: bool,
}

/// Layout and strides of a convolution. In JAX: parameters of `conv_general_dilated`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the fields are JAX's parameters")]
pub struct Conv {
    pub lhs_spec: Vec<usize>,
    pub rhs_spec: Vec<usize>,
    pub out_spec: Vec<usize>,
    pub window_strides: Vec<usize>,
    pub padding: Vec<(i64, i64)>,
    pub lhs_dilation: Vec<usize>,
    pub rhs_dilation: Vec<usize>,
    pub feature_group_count: usize,
    pub batch_group_count: usize,
    pub preferred_element_type: Option<DType>,
}

/// How exact a product of matrices is to be; here it always is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the variants are JAX's names")]
pub enum Precision {
    Default,
    High,
    Highest,
}

/// For which platforms each branch of a `cond` is; `None` is any other. In JAX: `branches_platforms`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Platforms(pub Rc<[Option<Vec<Rc<str>>>]>);

impl Platforms {
    /// The branch for the platform that this is.
    pub fn chosen(&self) -> Option<usize> {
        let serves = |names: &Option<Vec<Rc<str>>>| match names {
            Some(names) => names.iter().any(|name| &**name == "cpu"),
            None => true,
        };
        self.0.iter().position(serves)
    }
}

/// An axis that a collective works over: named by `vmap` or `pmap`, or already a position of the operand.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AxisRef {
    /// A name, as Python's `repr` shows it: `'i'`.
    Named(Rc<str>),
    /// A position.
    Positional(usize),
}

impl AxisRef {
    /// The name, if it has one.
    pub fn name(&self) -> Option<std::rc::Rc<str>> {
        match self {
            Self::Named(name) => Some(name.clone()),
            Self::Positional(_) => None,
        }
    }
}

/// How a collective reduction combines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the variants are the primitives' names")]
pub enum CollectiveOp {
    Sum,
    /// A sum that counts as the same on all devices.
    SumInvariant,
    Max,
    Min,
}

/// One position of an index into a reference.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RefIndex {
    /// `start:start+size:stride`.
    Slice {
        /// First position.
        start: usize,
        /// How many.
        size: usize,
        /// Step.
        stride: usize,
    },
    /// A position that is known.
    Static(i64),
    /// The next of the index operands.
    Dynamic,
}
