//! The primitives: a closed set, parameters inside the variants. In JAX: `Primitive` and `eqn.params`. Jaxprs are
//! defined here too, since they and primitives hold each other.
//!
//! Every interpretation (evaluation, abstract evaluation, jvp, transposition, batching, printing) matches them
//! exhaustively, so a new one does not compile until it has all its rules.

mod params;

pub use params::*;

use crate::callback::{Callback, DebugPrint};
use crate::custom::{CustomLin, ValueFn};
use crate::defined::Defined;
use crate::kept::Kept;
use crate::places::PlaceId;
use crate::{Atom, Aval, DebugInfo, Source, Value, VarId};
pub use freezeframe_array::kernel::{
    BinaryOp, CumulativeOp, DotDimensionNumbers as DotDims, FftType,
    GatherDimensionNumbers as GatherDims, IndexMode as GatherMode, ReduceOp,
    ScatterDimensionNumbers as ScatterDims, UnaryOp,
};
use freezeframe_array::{DType, Shape};
use freezeframe_base::{EqnId, Taint};
use std::cell::OnceCell;
use std::fmt;
use std::rc::Rc;

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

/// Parameters of `custom_linear_solve`: operands are the constants of each function, then the right side.
#[derive(Clone, Debug)]
pub struct LinearSolve {
    /// The linear map.
    pub matvec: Rc<Jaxpr>,
    /// Its transpose, if the system can be transposed.
    pub vecmat: Option<Rc<Jaxpr>>,
    /// What solves the system.
    pub solve: Rc<Jaxpr>,
    /// What solves the transposed system, if anything does.
    pub transpose_solve: Option<Rc<Jaxpr>>,
    /// How many operands are constants of each of the four.
    pub const_lengths: [usize; 4],
}

impl LinearSolve {
    /// The functions that there are.
    pub fn jaxprs(&self) -> Vec<&Rc<Jaxpr>> {
        [
            Some(&self.matvec),
            self.vecmat.as_ref(),
            Some(&self.solve),
            self.transpose_solve.as_ref(),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
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

/// A `custom_jvp` function. It is called as `fun`; once staged, `call_jaxpr` holds what it did.
#[derive(Clone)]
pub struct CustomJvp {
    /// The function's name.
    pub name: Rc<str>,
    /// The function.
    pub fun: ValueFn,
    /// The rule: primals, then tangents, in; primals, then tangents, out.
    pub jvp: ValueFn,
    /// The rule's name, as jaxprs print it.
    pub jvp_name: Rc<str>,
    /// What the function did, once staged.
    pub call_jaxpr: Option<Rc<Jaxpr>>,
    /// How many of its first operands are what the function closes over, once staged.
    pub num_consts: usize,
    /// The rule takes symbolic zeros.
    pub symbolic_zeros: bool,
}

/// A `custom_vjp` function. It is called as `fun`; once staged, `call_jaxpr` holds what it did.
#[derive(Clone)]
pub struct CustomVjp {
    /// The function's name.
    pub name: Rc<str>,
    /// The function.
    pub fun: ValueFn,
    /// The forward rule: primals in; residuals, then results, out.
    pub fwd: ValueFn,
    /// How many residuals `fwd` gave when it was last called.
    pub num_residuals: Rc<dyn Fn() -> usize>,
    /// The backward rule: residuals, then cotangents, in; cotangents of the arguments out.
    pub bwd: ValueFn,
    /// The forward rule's name, as jaxprs print it.
    pub fwd_name: Rc<str>,
    /// The backward rule's name, as jaxprs print it.
    pub bwd_name: Rc<str>,
    /// What the function did, once staged.
    pub call_jaxpr: Option<Rc<Jaxpr>>,
    /// How many of its first operands are what the function closes over, once staged.
    pub num_consts: usize,
    /// The rules take symbolic zeros.
    pub symbolic_zeros: bool,
}

/// Where a value is to lie, and what is shown of that: one of `reshard`, `sharding_constraint` and `device_put`.
#[derive(Clone, Debug)]
pub struct Reshard {
    /// The name that jaxprs show.
    pub name: &'static str,
    /// The parameters that jaxprs show.
    pub params: Vec<(&'static str, String)>,
    /// Where the value lies then.
    pub places: PlaceId,
}

/// A function that all devices of a mesh run in step, each on its part of the operands.
#[derive(Clone, Debug)]
pub struct ShardMap {
    /// What they compute together: a `jit` of whole arrays.
    pub call: Primitive,
    /// What each of them does.
    pub body: Rc<Jaxpr>,
    /// What jaxprs show before and after that.
    pub params: [Vec<(&'static str, String)>; 2],
    /// Where the results lie.
    pub places: Vec<PlaceId>,
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
        precision: Option<Precision>,
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
    Fft {
        fft_type: FftType,
        fft_lengths: Shape,
    },
    Cholesky,
    Lu,
    TriangularSolve {
        left_side: bool,
        lower: bool,
        transpose_a: bool,
        conjugate_a: bool,
        unit_diagonal: bool,
    },
    Linalg(Linalg),
    RandomSeed,
    RandomWrap,
    RandomUnwrap,
    RandomClone,
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
        /// For which platforms each branch is, where the platform decides.
        platforms: Option<Platforms>,
    },
    /// The number of the branch for this platform.
    PlatformIndex {
        platforms: Platforms,
    },
    CustomLinearSolve(Rc<LinearSolve>),
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
    /// A value that is the same on all devices of these axes counts as one that may differ.
    Pvary {
        axes: Vec<Rc<str>>,
    },
    /// The same value, lying elsewhere.
    Reshard(Rc<Reshard>),
    ShardMap(Rc<ShardMap>),
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
    /// One that the embedder defines, with its parameters.
    Defined(Rc<dyn Defined>),
}

/// A value that a jaxpr holds fast, and what it was computed from.
#[derive(Clone, Debug)]
pub struct Const {
    /// The value; a tracer of an enclosing trace while that goes on.
    pub value: Value,
    /// The state it derives from.
    pub taint: Taint,
}

/// One equation.
#[derive(Clone, Debug)]
pub struct Eqn {
    /// Its number in the trace in which it was staged.
    pub id: EqnId,
    /// What it does.
    pub primitive: Primitive,
    /// What it does it to.
    pub inputs: Vec<Atom>,
    /// What it binds.
    pub outputs: Vec<VarId>,
    /// Where in the user's text it came from.
    pub source: Source,
}

/// What running a jaxpr does beside computing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Effect {
    /// A `debug_print` or `debug_callback`.
    Debug,
    /// An ordered `debug_print` or `debug_callback`.
    OrderedDebug,
    /// An `io_callback`.
    Io,
    /// An ordered `io_callback`.
    OrderedIo,
    /// What a primitive of the embedder's does.
    Defined,
    /// A read or write of a reference that was passed in.
    Ref,
}

/// A program: constants and parameters in, equations, results out.
#[derive(Debug, Default)]
pub struct Jaxpr {
    /// The aval of each variable.
    pub vars: Vec<Aval>,
    /// The variables that hold the constants.
    pub constvars: Vec<VarId>,
    /// The constants.
    pub consts: Vec<Const>,
    /// The parameters.
    pub invars: Vec<VarId>,
    /// The equations, in order.
    pub eqns: Vec<Eqn>,
    /// The results.
    pub outvars: Vec<Atom>,
    /// What running it does beside computing, sorted.
    pub effects: Vec<Effect>,
    /// The function it was traced from.
    pub debug_info: Option<Rc<DebugInfo>>,
    /// For each equation, the variables that nothing after it uses; found when first needed.
    pub(crate) last_uses: OnceCell<Vec<Vec<VarId>>>,
    /// What transformations made of it, so that the same is made once only.
    pub(crate) made: Kept,
}

impl Primitive {
    /// True if it calls a function of the embedder's with known arrays.
    pub(crate) fn calls_back(&self) -> bool {
        matches!(
            self,
            Self::DebugPrint(_)
                | Self::DebugCallback(_)
                | Self::PureCallback(_)
                | Self::IoCallback(_)
                | Self::Defined(_)
        )
    }

    /// The name that jaxprs show.
    pub fn name(&self) -> &str {
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
            Self::Fft { .. } => "fft",
            Self::Cholesky => "cholesky",
            Self::Lu => "lu",
            Self::TriangularSolve { .. } => "triangular_solve",
            Self::Linalg(op) => op.name(),
            Self::RandomSeed => "random_seed",
            Self::RandomWrap => "random_wrap",
            Self::RandomUnwrap => "random_unwrap",
            Self::RandomClone => "random_clone",
            Self::RandomBits { .. } => "random_bits",
            Self::RandomSplit { .. } => "random_split",
            Self::RandomFoldIn => "random_fold_in",
            Self::RandomGamma { .. } => "random_gamma",
            Self::Threefry2x32 => "threefry2x32",
            Self::Jit { .. } => "jit",
            Self::Scan(_) => "scan",
            Self::While(_) => "while",
            Self::Cond { .. } => "cond",
            Self::PlatformIndex { .. } => "platform_index",
            Self::CustomLinearSolve(_) => "custom_linear_solve",
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
                CollectiveOp::SumInvariant => "psum_invariant",
                CollectiveOp::Max => "pmax",
                CollectiveOp::Min => "pmin",
            },
            Self::AxisIndex { .. } => "axis_index",
            Self::AllGather { .. } => "all_gather",
            Self::Ppermute { .. } => "ppermute",
            Self::Pvary { .. } => "pvary",
            Self::Reshard(it) => it.name,
            Self::ShardMap(_) => "shard_map",
            Self::NewRef => "new_ref",
            Self::Get { .. } => "get",
            Self::Swap { .. } => "swap",
            Self::AddUpdate { .. } => "addupdate",
            Self::Freeze => "freeze",
            Self::Defined(it) => it.name(),
        }
    }

    /// The jaxprs among its parameters, in the order in which they print.
    pub fn jaxprs(&self) -> Vec<&Rc<Jaxpr>> {
        match self {
            Self::Jit { jaxpr, .. } | Self::Remat { jaxpr, .. } => vec![jaxpr],
            Self::ShardMap(it) => vec![&it.body],
            Self::Scan(scan) => vec![&scan.jaxpr],
            Self::While(it) => vec![&it.body_jaxpr, &it.cond_jaxpr],
            Self::Cond { branches, .. } => branches.iter().collect(),
            Self::CustomLinearSolve(solve) => solve.jaxprs(),
            Self::CustomJvpCall(call) => call.call_jaxpr.iter().collect(),
            Self::CustomVjpCall(call) => call.call_jaxpr.iter().collect(),
            Self::Scatter(scatter) => scatter.update_jaxpr.iter().collect(),
            _ => Vec::new(),
        }
    }
}

macro_rules! debug_by_name {
    ($($ty:ty, $name:expr;)*) => {
        $(impl fmt::Debug for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($name)
            }
        })*
    };
}

debug_by_name! {
    CustomJvp, "CustomJvp";
    CustomVjp, "CustomVjp";
}
