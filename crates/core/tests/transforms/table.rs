//! The product table: each primitive has cases for each column, or says why a column does not apply.

use freezeframe_core::*;
use std::collections::BTreeSet;

/// What is asked of a primitive's derivative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Derivative {
    /// jvp agrees with finite differences, and vjp with jvp.
    Checked,
    /// Its results are no floats, or depend on no float.
    Nothing(&'static str),
    /// jvp agrees with finite differences; reverse mode is refused with this text.
    ForwardOnly(&'static str),
    /// vjp agrees with finite differences; forward mode is refused with this text.
    ReverseOnly(&'static str),
    /// Finite differences know nothing of it.
    ByDefinition(&'static str),
    /// Both modes are refused with this text.
    Refused(&'static str),
}
use Derivative::*;

const BITS: Derivative = Nothing("it gives integers, booleans or keys");

/// Each row once: a pattern over the closed enum, its name, and its derivative. A primitive without a row does not compile.
macro_rules! table {
    ($($pattern:pat => $name:literal $derivative:expr;)*) => {
        /// A primitive's row.
        pub(crate) fn row(primitive: &Primitive) -> (&'static str, Derivative) {
            use BinaryOp as B;
            use freezeframe_core::Linalg as L;
            use CollectiveOp as P;
            use CumulativeOp as C;
            use Primitive::*;
            use ReduceOp as R;
            use UnaryOp as U;
            match primitive {
                $($pattern => ($name, $derivative),)*
            }
        }

        /// The names of all rows.
        pub(crate) const ROWS: &[&str] = &[$($name),*];
    };
}

table! {
    Unary(U::Neg) => "neg" Checked;
    Unary(U::Sign) => "sign" Checked;
    Unary(U::Floor) => "floor" Checked;
    Unary(U::Ceil) => "ceil" Checked;
    Unary(U::RoundAway) => "round" Checked;
    Unary(U::RoundEven) => "round to even" Checked;
    Unary(U::Abs) => "abs" Checked;
    Unary(U::Exp) => "exp" Checked;
    Unary(U::Exp2) => "exp2" Checked;
    Unary(U::Expm1) => "expm1" Checked;
    Unary(U::Log) => "log" Checked;
    Unary(U::Log1p) => "log1p" Checked;
    Unary(U::Sin) => "sin" Checked;
    Unary(U::Cos) => "cos" Checked;
    Unary(U::Tan) => "tan" Checked;
    Unary(U::Asin) => "asin" Checked;
    Unary(U::Acos) => "acos" Checked;
    Unary(U::Atan) => "atan" Checked;
    Unary(U::Sinh) => "sinh" Checked;
    Unary(U::Cosh) => "cosh" Checked;
    Unary(U::Tanh) => "tanh" Checked;
    Unary(U::Asinh) => "asinh" Checked;
    Unary(U::Acosh) => "acosh" Checked;
    Unary(U::Atanh) => "atanh" Checked;
    Unary(U::Sqrt) => "sqrt" Checked;
    Unary(U::Rsqrt) => "rsqrt" Checked;
    Unary(U::Cbrt) => "cbrt" Checked;
    Unary(U::Logistic) => "logistic" Checked;
    Unary(U::Erf) => "erf" Checked;
    Unary(U::Erfc) => "erfc" Checked;
    Unary(U::ErfInv) => "erf_inv" Checked;
    Unary(U::ErfInvApart) => "erf_inv apart" Checked;
    Unary(U::Lgamma) => "lgamma" Checked;
    Unary(U::Digamma) => "digamma" Checked;
    Unary(U::BesselI0e) => "bessel_i0e" Checked;
    Unary(U::BesselI1e) => "bessel_i1e" Checked;
    Unary(U::IsFinite) => "is_finite" BITS;
    Unary(U::Not) => "not" BITS;
    Unary(U::PopulationCount) => "population_count" BITS;
    Unary(U::Clz) => "clz" BITS;
    Unary(U::Real) => "real" Checked;
    Unary(U::Imag) => "imag" Checked;
    Unary(U::Conj) => "conj" Checked;
    Unary(U::Square) => "square" Checked;
    Binary(B::Add) => "add" Checked;
    Binary(B::Sub) => "sub" Checked;
    Binary(B::Mul) => "mul" Checked;
    Binary(B::Div) => "div" Checked;
    Binary(B::Rem) => "rem" Checked;
    Binary(B::Pow) => "pow" Checked;
    Binary(B::Max) => "max" Checked;
    Binary(B::Min) => "min" Checked;
    Binary(B::Nextafter) => "nextafter" ByDefinition("JAX gives it a zero derivative");
    Binary(B::Atan2) => "atan2" Checked;
    Binary(B::And) => "and" BITS;
    Binary(B::Or) => "or" BITS;
    Binary(B::Xor) => "xor" BITS;
    Binary(B::ShiftLeft) => "shift_left" BITS;
    Binary(B::ShiftRightLogical) => "shift_right_logical" BITS;
    Binary(B::ShiftRightArithmetic) => "shift_right_arithmetic" BITS;
    Binary(B::Complex) => "complex" Checked;
    Binary(B::Eq) => "eq" BITS;
    Binary(B::Ne) => "ne" BITS;
    Binary(B::Lt) => "lt" BITS;
    Binary(B::Le) => "le" BITS;
    Binary(B::Gt) => "gt" BITS;
    Binary(B::Ge) => "ge" BITS;
    Log2 => "log2" Checked;
    OneMinusSquare => "one_minus_square" Checked;
    AddAny => "add_any" Checked;
    IntegerPow { .. } => "integer_pow" Checked;
    Clamp => "clamp" Checked;
    SelectN => "select_n" Checked;
    ConvertElementType { .. } => "convert_element_type" Checked;
    BitcastConvertType { .. } => "bitcast_convert_type" BITS;
    ReducePrecision { .. } => "reduce_precision" Checked;
    Reduce { op: R::Sum, .. } => "reduce_sum" Checked;
    Reduce { op: R::Prod, .. } => "reduce_prod" Checked;
    Reduce { op: R::Max, .. } => "reduce_max" Checked;
    Reduce { op: R::Min, .. } => "reduce_min" Checked;
    Reduce { op: R::And, .. } => "reduce_and" BITS;
    Reduce { op: R::Or, .. } => "reduce_or" BITS;
    Reduce { op: R::Xor, .. } => "reduce_xor" BITS;
    ArgMax { .. } => "argmax" BITS;
    ArgMin { .. } => "argmin" BITS;
    Cumulative { op: C::Sum, .. } => "cumsum" Checked;
    Cumulative { op: C::Prod, .. } => "cumprod" Checked;
    Cumulative { op: C::Max, .. } => "cummax" Checked;
    Cumulative { op: C::Min, .. } => "cummin" Checked;
    Cumulative { op: C::LogSumExp, .. } => "cumlogsumexp" Checked;
    DotGeneral { .. } => "dot_general" Checked;
    BroadcastInDim { .. } => "broadcast_in_dim" Checked;
    Reshape { .. } => "reshape" Checked;
    Transpose { .. } => "transpose" Checked;
    Squeeze { .. } => "squeeze" Checked;
    Slice { .. } => "slice" Checked;
    DynamicSlice { .. } => "dynamic_slice" Checked;
    DynamicUpdateSlice => "dynamic_update_slice" Checked;
    Gather(_) => "gather" Checked;
    Scatter(_) => "scatter" Checked;
    Concatenate { .. } => "concatenate" Checked;
    Stack { .. } => "stack" Checked;
    Unstack { .. } => "unstack" Checked;
    Split { .. } => "split" Checked;
    Pad { .. } => "pad" Checked;
    Rev { .. } => "rev" Checked;
    Tile { .. } => "tile" Checked;
    Sort { .. } => "sort" Checked;
    TopK { .. } => "top_k" Checked;
    Iota { .. } => "iota" Checked;
    Empty { .. } => "empty2" Checked;
    Copy => "copy" Checked;
    StopGradient => "stop_gradient" ByDefinition("its derivative is zero");
    OptimizationBarrier => "optimization_barrier" Checked;
    Name { .. } => "name" Checked;
    ConvGeneralDilated(_) => "conv_general_dilated" Checked;
    Cholesky => "cholesky" Checked;
    Lu => "lu" Checked;
    TriangularSolve { .. } => "triangular_solve" Checked;
    Linalg(L::Eigh { .. }) => "eigh" Checked;
    Linalg(L::Eig { .. }) => "eig" Checked;
    Linalg(L::Svd { .. }) => "svd" Checked;
    Linalg(L::Qr { .. }) => "qr" Checked;
    Linalg(L::Geqrf) => "geqrf" Refused("Differentiation rule for 'geqrf' not implemented");
    Linalg(L::Geqp3) => "geqp3" Refused("Differentiation rule for 'geqp3' not implemented");
    Linalg(L::HouseholderProduct) => "householder_product" Refused("Differentiation rule for 'householder_product' not implemented");
    Linalg(L::Ormqr { .. }) => "ormqr" Refused("Differentiation rule for 'ormqr' not implemented");
    Linalg(L::Hessenberg) => "hessenberg" Refused("Differentiation rule for 'hessenberg' not implemented");
    Linalg(L::Schur { .. }) => "schur" Refused("Differentiation rule for 'schur' not implemented");
    Linalg(L::Tridiagonal { .. }) => "tridiagonal" Refused("Differentiation rule for 'tridiagonal' not implemented");
    Linalg(L::TridiagonalSolve { .. }) => "tridiagonal_solve" Checked;
    Linalg(L::LuPivotsToPermutation { .. }) => "lu_pivots_to_permutation" BITS;
    Linalg(L::CholeskyUpdate) => "cholesky_update" Refused("Differentiation rule for 'cholesky_update' not implemented");
    Linalg(L::SymmetricProduct { .. }) => "symmetric_product" Refused("Differentiation rule for 'symmetric_product' not implemented");
    Fft { .. } => "fft" Checked;
    RandomSeed => "random_seed" BITS;
    RandomWrap => "random_wrap" BITS;
    RandomUnwrap => "random_unwrap" BITS;
    RandomClone => "random_clone" BITS;
    RandomBits { .. } => "random_bits" BITS;
    RandomSplit { .. } => "random_split" BITS;
    RandomFoldIn => "random_fold_in" BITS;
    RandomGamma { .. } => "random_gamma" Nothing("the derivative with respect to its shape is refused");
    Threefry2x32 => "threefry2x32" BITS;
    Jit { .. } => "jit" Checked;
    Scan(_) => "scan" Checked;
    While(_) => "while" ForwardOnly("Reverse-mode differentiation does not work for lax.while_loop");
    Cond { .. } => "cond" Checked;
    PlatformIndex { .. } => "platform_index" Checked;
    CustomLinearSolve(_) => "custom_linear_solve" Checked;
    CustomJvpCall(_) => "custom_jvp_call" Checked;
    CustomVjpCall(_) => "custom_vjp_call" ReverseOnly("can't apply forward-mode autodiff (jvp) to a custom_vjp function.");
    CustomLin(_) => "custom_lin" Nothing("it stands for a linear map, and is only ever transposed");
    Remat { .. } => "remat2" Checked;
    DebugCallback(_) => "debug_callback" Checked;
    DebugPrint(_) => "debug_print" Checked;
    PureCallback(_) => "pure_callback" Refused("Pure callbacks do not support JVP.");
    IoCallback(_) => "io_callback" Refused("IO callbacks do not support JVP.");
    Collective { op: P::Sum, .. } => "psum" Checked;
    Collective { op: P::SumInvariant, .. } => "psum_invariant" Checked;
    Collective { op: P::Max, .. } => "pmax" Refused("Differentiation rule for 'pmax' not implemented");
    Collective { op: P::Min, .. } => "pmin" Refused("Differentiation rule for 'pmin' not implemented");
    AxisIndex { .. } => "axis_index" Checked;
    AllGather { .. } => "all_gather" Checked;
    Ppermute { .. } => "ppermute" Checked;
    Pvary { .. } => "pvary" Checked;
    Reshard(_) => "reshard" Checked;
    ShardMap(_) => "shard_map" Checked;
    NewRef => "new_ref" Checked;
    Get { .. } => "get" Checked;
    Swap { .. } => "swap" Checked;
    AddUpdate { .. } => "addupdate" Checked;
    Freeze => "freeze" Checked;
    Defined(_) => "defined" Checked;
}

/// The primitives that a case stages, those of nested jaxprs included.
pub(crate) fn primitives(jaxpr: &Jaxpr) -> Vec<Primitive> {
    let mut found = Vec::new();
    for eqn in &jaxpr.eqns {
        found.push(eqn.primitive.clone());
        for inner in eqn.primitive.jaxprs() {
            found.extend(primitives(inner));
        }
    }
    found
}

/// The rows that no case of those given reaches.
pub(crate) fn missing(reached: &BTreeSet<&str>) -> Vec<&'static str> {
    ROWS.iter()
        .copied()
        .filter(|row| !reached.contains(row))
        .collect()
}
