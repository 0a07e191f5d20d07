//! The primitives: a closed set, parameters inside the variants. In JAX: `Primitive` and `eqn.params`.
//!
//! Every interpretation (evaluation, abstract evaluation, jvp, transposition, batching, printing) matches them
//! exhaustively, so a new one does not compile until it has all its rules.

use crate::callback::{Callback, DebugPrint};
use crate::custom::{CustomJvp, CustomLin, CustomVjp};
use crate::jaxpr::Jaxpr;
pub use freezeframe_array::kernel::{
    BinaryOp, CumulativeOp, DotDimensionNumbers as DotDims, GatherDimensionNumbers as GatherDims,
    IndexMode as GatherMode, ReduceOp, ScatterDimensionNumbers as ScatterDims, UnaryOp,
};
use freezeframe_array::{DType, Scalar, Shape};
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

/// Parameters of a scatter.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields are JAX's parameters")]
pub struct Scatter {
    pub op: ScatterOp,
    pub dims: ScatterDims,
    pub indices_are_sorted: bool,
    pub unique_indices: bool,
    pub mode: GatherMode,
    /// The combining function as a jaxpr, for printing only; `None` for `scatter`.
    pub update_jaxpr: Option<Rc<Jaxpr>>,
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

/// An axis that a collective works over: named by `vmap` or `pmap`, or already a position of the operand.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AxisRef {
    /// A name, as Python's `repr` shows it: `'i'`.
    Named(Rc<str>),
    /// A position.
    Positional(usize),
}

/// How a collective reduction combines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the variants are the primitives' names")]
pub enum CollectiveOp {
    Sum,
    Max,
    Min,
}

/// Parameters of `scan`: operands are constants, then the carry, then what is scanned over.
#[derive(Clone, Debug)]
pub struct Scan {
    /// Constants, carry and one slice in; carry and one slice out.
    pub jaxpr: Rc<Jaxpr>,
    /// How many steps.
    pub length: usize,
    /// From the end to the start.
    pub reverse: bool,
    /// Steps per iteration, for printing.
    pub unroll: usize,
    /// How many operands are constants.
    pub num_consts: usize,
    /// How many operands are the carry.
    pub num_carry: usize,
    /// For printing: JAX's `ft_in` and `ft_out`, if the embedder gives them.
    pub trees: Option<(Rc<str>, Rc<str>)>,
}

/// Parameters of `while`: operands are the condition's constants, the body's constants, then the carry.
#[derive(Clone, Debug)]
pub struct While {
    /// Constants and carry in, one boolean out.
    pub cond_jaxpr: Rc<Jaxpr>,
    /// How many operands are the condition's constants.
    pub cond_nconsts: usize,
    /// Constants and carry in, carry out.
    pub body_jaxpr: Rc<Jaxpr>,
    /// How many operands are the body's constants.
    pub body_nconsts: usize,
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

/// One operation.
#[derive(Clone, Debug)]
#[allow(
    missing_docs,
    reason = "names and fields are JAX's primitives and their parameters"
)]
pub enum Primitive {
    Unary(UnaryOp),
    Binary(BinaryOp),
    Log2,
    OneMinusSquare,
    AddAny,
    IntegerPow {
        y: i32,
    },
    Clamp,
    SelectN,
    ConvertElementType {
        new_dtype: DType,
        weak_type: bool,
    },
    BitcastConvertType {
        new_dtype: DType,
    },
    ReducePrecision {
        exponent_bits: u32,
        mantissa_bits: u32,
    },
    Reduce {
        op: ReduceOp,
        axes: Ints,
    },
    ArgMax {
        axes: Ints,
        index_dtype: DType,
    },
    ArgMin {
        axes: Ints,
        index_dtype: DType,
    },
    Cumulative {
        op: CumulativeOp,
        axis: usize,
        reverse: bool,
    },
    DotGeneral {
        dims: DotDims,
        preferred_element_type: Option<DType>,
    },
    BroadcastInDim {
        shape: Shape,
        broadcast_dimensions: Ints,
    },
    Reshape {
        new_sizes: Shape,
    },
    Transpose {
        permutation: Vec<usize>,
    },
    Squeeze {
        dimensions: Vec<usize>,
    },
    Slice {
        start_indices: Vec<usize>,
        limit_indices: Vec<usize>,
        strides: Option<Vec<usize>>,
    },
    DynamicSlice {
        slice_sizes: Vec<usize>,
    },
    DynamicUpdateSlice,
    Gather(Rc<Gather>),
    Scatter(Rc<Scatter>),
    Concatenate {
        dimension: usize,
    },
    Stack {
        axis: usize,
    },
    Unstack {
        axis: usize,
    },
    Split {
        sizes: Ints,
        axis: usize,
    },
    Pad {
        padding_config: Vec<(i64, i64, i64)>,
    },
    Rev {
        dimensions: Vec<usize>,
    },
    Tile {
        reps: Vec<usize>,
    },
    Sort {
        dimension: usize,
        is_stable: bool,
        num_keys: usize,
    },
    TopK {
        k: usize,
        axis: usize,
    },
    Iota {
        dtype: DType,
        shape: Shape,
        dimension: usize,
    },
    /// A value that nobody reads. In JAX: `empty2`.
    Empty {
        dtype: DType,
        shape: Shape,
    },
    Copy,
    StopGradient,
    OptimizationBarrier,
    Name {
        name: Rc<str>,
    },
    ConvGeneralDilated(Rc<Conv>),
    Cholesky,
    TriangularSolve {
        left_side: bool,
        lower: bool,
        transpose_a: bool,
        conjugate_a: bool,
        unit_diagonal: bool,
    },
    RandomSeed,
    RandomWrap,
    RandomUnwrap,
    RandomBits {
        bit_width: u32,
        shape: Shape,
    },
    RandomSplit {
        shape: Shape,
    },
    RandomFoldIn,
    RandomGamma {
        log_space: bool,
    },
    Threefry2x32,
    Jit {
        name: Rc<str>,
        jaxpr: Rc<Jaxpr>,
    },
    Scan(Rc<Scan>),
    While(Rc<While>),
    Cond {
        branches: Rc<[Rc<Jaxpr>]>,
    },
    CustomJvpCall(Rc<CustomJvp>),
    CustomVjpCall(Rc<CustomVjp>),
    /// The tangent of a custom_vjp function: only ever transposed.
    CustomLin(Rc<CustomLin>),
    Remat {
        jaxpr: Rc<Jaxpr>,
        prevent_cse: bool,
        differentiated: bool,
        policy: Option<Rc<crate::checkpoint::Policy>>,
    },
    DebugCallback(Rc<Callback>),
    DebugPrint(Rc<DebugPrint>),
    PureCallback(Rc<Callback>),
    IoCallback(Rc<Callback>),
    Collective {
        op: CollectiveOp,
        axes: Vec<AxisRef>,
    },
    AxisIndex {
        axis_name: Rc<str>,
    },
    AllGather {
        axis_name: Rc<str>,
        axis_size: usize,
        all_gather_dimension: usize,
        tiled: bool,
    },
    Ppermute {
        axis_name: Rc<str>,
        perm: Vec<(usize, usize)>,
    },
    NewRef,
    Get {
        indexer: Vec<RefIndex>,
    },
    Swap {
        indexer: Vec<RefIndex>,
    },
    AddUpdate {
        indexer: Vec<RefIndex>,
    },
    Freeze,
}

impl Primitive {
    /// The name that jaxprs show.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Unary(op) => op.name(),
            Self::Binary(op) => op.name(),
            Self::Log2 => "log2",
            Self::OneMinusSquare => "one_minus_square",
            Self::AddAny => "add_any",
            Self::IntegerPow { .. } => "integer_pow",
            Self::Clamp => "clamp",
            Self::SelectN => "select_n",
            Self::ConvertElementType { .. } => "convert_element_type",
            Self::BitcastConvertType { .. } => "bitcast_convert_type",
            Self::ReducePrecision { .. } => "reduce_precision",
            Self::Reduce { op, .. } => op.name(),
            Self::ArgMax { .. } => "argmax",
            Self::ArgMin { .. } => "argmin",
            Self::Cumulative { op, .. } => op.name(),
            Self::DotGeneral { .. } => "dot_general",
            Self::BroadcastInDim { .. } => "broadcast_in_dim",
            Self::Reshape { .. } => "reshape",
            Self::Transpose { .. } => "transpose",
            Self::Squeeze { .. } => "squeeze",
            Self::Slice { .. } => "slice",
            Self::DynamicSlice { .. } => "dynamic_slice",
            Self::DynamicUpdateSlice => "dynamic_update_slice",
            Self::Gather(_) => "gather",
            Self::Scatter(scatter) => match scatter.op {
                ScatterOp::Set => "scatter",
                ScatterOp::Add => "scatter-add",
                ScatterOp::Sub => "scatter-sub",
                ScatterOp::Mul => "scatter-mul",
                ScatterOp::Min => "scatter-min",
                ScatterOp::Max => "scatter-max",
            },
            Self::Concatenate { .. } => "concatenate",
            Self::Stack { .. } => "stack",
            Self::Unstack { .. } => "unstack",
            Self::Split { .. } => "split",
            Self::Pad { .. } => "pad",
            Self::Rev { .. } => "rev",
            Self::Tile { .. } => "tile",
            Self::Sort { .. } => "sort",
            Self::TopK { .. } => "top_k",
            Self::Iota { .. } => "iota",
            Self::Empty { .. } => "empty2",
            Self::Copy => "copy",
            Self::StopGradient => "stop_gradient",
            Self::OptimizationBarrier => "optimization_barrier",
            Self::Name { .. } => "name",
            Self::ConvGeneralDilated(_) => "conv_general_dilated",
            Self::Cholesky => "cholesky",
            Self::TriangularSolve { .. } => "triangular_solve",
            Self::RandomSeed => "random_seed",
            Self::RandomWrap => "random_wrap",
            Self::RandomUnwrap => "random_unwrap",
            Self::RandomBits { .. } => "random_bits",
            Self::RandomSplit { .. } => "random_split",
            Self::RandomFoldIn => "random_fold_in",
            Self::RandomGamma { .. } => "random_gamma",
            Self::Threefry2x32 => "threefry2x32",
            Self::Jit { .. } => "jit",
            Self::Scan(_) => "scan",
            Self::While(_) => "while",
            Self::Cond { .. } => "cond",
            Self::CustomJvpCall(_) => "custom_jvp_call",
            Self::CustomVjpCall(_) => "custom_vjp_call",
            Self::CustomLin(_) => "custom_lin",
            Self::Remat { .. } => "remat2",
            Self::DebugCallback(_) => "debug_callback",
            Self::DebugPrint(_) => "debug_print",
            Self::PureCallback(_) => "pure_callback",
            Self::IoCallback(_) => "io_callback",
            Self::Collective { op, .. } => match op {
                CollectiveOp::Sum => "psum",
                CollectiveOp::Max => "pmax",
                CollectiveOp::Min => "pmin",
            },
            Self::AxisIndex { .. } => "axis_index",
            Self::AllGather { .. } => "all_gather",
            Self::Ppermute { .. } => "ppermute",
            Self::NewRef => "new_ref",
            Self::Get { .. } => "get",
            Self::Swap { .. } => "swap",
            Self::AddUpdate { .. } => "addupdate",
            Self::Freeze => "freeze",
        }
    }

    /// The jaxprs among its parameters, in the order in which they print.
    pub fn jaxprs(&self) -> Vec<&Rc<Jaxpr>> {
        match self {
            Self::Jit { jaxpr, .. } | Self::Remat { jaxpr, .. } => vec![jaxpr],
            Self::Scan(scan) => vec![&scan.jaxpr],
            Self::While(it) => vec![&it.body_jaxpr, &it.cond_jaxpr],
            Self::Cond { branches } => branches.iter().collect(),
            Self::CustomJvpCall(call) => call.call_jaxpr.iter().collect(),
            Self::CustomVjpCall(call) => call.call_jaxpr.iter().collect(),
            Self::Scatter(scatter) => scatter.update_jaxpr.iter().collect(),
            _ => Vec::new(),
        }
    }
}
