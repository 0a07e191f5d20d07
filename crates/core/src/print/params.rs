//! What each primitive shows of its parameters, in JAX's order and words.

use crate::{
    AxisRef, CollectiveOp, Conv, DotDims, Gather, GatherMode, Jaxpr, Linalg, LinearSolve,
    Platforms, Policy, Precision, Primitive, Scan, Scatter, UnaryOp,
};
use freezeframe_array::DType;
use freezeframe_base::JaxCompat;
use std::rc::Rc;

/// A parameter's value.
pub(super) enum Param<'a> {
    Text(String),
    Jaxpr(&'a Rc<Jaxpr>),
    Jaxprs(&'a [Rc<Jaxpr>]),
}

type Params<'a> = Vec<(&'a str, Param<'a>)>;

fn text<'a>(name: &'a str, value: impl ToString) -> (&'a str, Param<'a>) {
    (name, Param::Text(value.to_string()))
}

/// How many operands are constants, where some are.
fn consts<'a>(count: usize) -> Option<(&'static str, Param<'a>)> {
    (count > 0).then(|| text("num_consts", count))
}

fn boolean(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// As Python prints a tuple: `(1,)`.
fn tuple<T: ToString>(items: &[T]) -> String {
    let texts: Vec<String> = items.iter().map(ToString::to_string).collect();
    if let [one] = texts.as_slice() {
        format!("({one},)")
    } else {
        format!("({})", texts.join(", "))
    }
}

fn list(items: &[usize]) -> String {
    format!(
        "[{}]",
        items
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    )
}

/// What may be left out.
fn optional(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "None".into(), |it| it.to_string())
}

fn subset(value: Option<(usize, usize)>) -> String {
    optional(value.map(|(start, end)| tuple(&[start, end])))
}

/// The parameters of a primitive of `lax.linalg`.
fn linalg(op: &Linalg) -> Params<'_> {
    match op {
        Linalg::Eigh {
            algorithm,
            lower,
            sort_eigenvalues,
            subset_by_index,
        } => vec![
            text("algorithm", optional(algorithm.as_ref())),
            text("lower", boolean(*lower)),
            text("sort_eigenvalues", boolean(*sort_eigenvalues)),
            text("subset_by_index", subset(*subset_by_index)),
        ],
        Linalg::Eig {
            compute_left_eigenvectors,
            compute_right_eigenvectors,
            enable_eigvec_derivs,
            implementation,
        } => vec![
            text(
                "compute_left_eigenvectors",
                boolean(*compute_left_eigenvectors),
            ),
            text(
                "compute_right_eigenvectors",
                boolean(*compute_right_eigenvectors),
            ),
            text("enable_eigvec_derivs", boolean(*enable_eigvec_derivs)),
            text("implementation", optional(implementation.as_ref())),
        ],
        Linalg::Svd {
            algorithm,
            compute_uv,
            full_matrices,
            subset_by_index,
        } => vec![
            text("algorithm", optional(algorithm.as_ref())),
            text("compute_uv", boolean(*compute_uv)),
            text("full_matrices", boolean(*full_matrices)),
            text("subset_by_index", subset(*subset_by_index)),
        ],
        Linalg::Qr {
            full_matrices,
            pivoting,
        } => vec![
            text("full_matrices", boolean(*full_matrices)),
            text("pivoting", boolean(*pivoting)),
            text("use_magma", "None"),
        ],
        Linalg::Geqp3 => vec![text("use_magma", "None")],
        Linalg::Ormqr { left, transpose } => vec![
            text("left", boolean(*left)),
            text("transpose", boolean(*transpose)),
        ],
        Linalg::Schur {
            compute_schur_vectors,
            sort_eig_vals,
        } => vec![
            text("compute_schur_vectors", boolean(*compute_schur_vectors)),
            text("select_callable", "None"),
            text("sort_eig_vals", boolean(*sort_eig_vals)),
        ],
        Linalg::Tridiagonal { lower } => vec![text("lower", boolean(*lower))],
        Linalg::TridiagonalSolve { perturb_singular } => {
            vec![text("perturb_singular", boolean(*perturb_singular))]
        }
        Linalg::LuPivotsToPermutation { permutation_size } => {
            vec![text("permutation_size", permutation_size)]
        }
        Linalg::SymmetricProduct { alpha, beta } => {
            vec![text("alpha", &alpha.1), text("beta", &beta.1)]
        }
        Linalg::Geqrf
        | Linalg::HouseholderProduct
        | Linalg::Hessenberg
        | Linalg::CholeskyUpdate => Vec::new(),
    }
}

/// The dtype that a conjugate was taken of.
pub(super) fn input_dtype(dtype: DType) -> (&'static str, Param<'static>) {
    text("input_dtype", dtype.name())
}

/// The parameters that the primitive shows.
pub(super) fn params(primitive: &Primitive) -> Params<'_> {
    match primitive {
        Primitive::Unary(UnaryOp::RoundAway) => vec![text("rounding_method", 0)],
        Primitive::Unary(UnaryOp::RoundEven) => vec![text("rounding_method", 1)],
        Primitive::Unary(_)
        | Primitive::Binary(_)
        | Primitive::Log2
        | Primitive::OneMinusSquare
        | Primitive::AddAny
        | Primitive::Clamp
        | Primitive::SelectN
        | Primitive::DynamicUpdateSlice
        | Primitive::Copy
        | Primitive::StopGradient
        | Primitive::OptimizationBarrier
        | Primitive::RandomUnwrap
        | Primitive::RandomClone
        | Primitive::RandomFoldIn
        | Primitive::Threefry2x32
        | Primitive::Freeze
        | Primitive::Lu
        | Primitive::Get { .. }
        | Primitive::Swap { .. }
        | Primitive::AddUpdate { .. } => Vec::new(),
        Primitive::IntegerPow { y } => vec![text("y", y)],
        Primitive::RandomGamma { log_space } => {
            vec![text("log_space", if *log_space { "True" } else { "False" })]
        }
        Primitive::ConvertElementType {
            new_dtype,
            weak_type,
        } => {
            vec![
                text("new_dtype", new_dtype.name()),
                text("weak_type", boolean(*weak_type)),
            ]
        }
        Primitive::BitcastConvertType { new_dtype } => vec![text("new_dtype", new_dtype.name())],
        Primitive::ReducePrecision {
            exponent_bits,
            mantissa_bits,
        } => {
            vec![
                text("exponent_bits", exponent_bits),
                text("mantissa_bits", mantissa_bits),
            ]
        }
        Primitive::Reduce { op, axes } => {
            let mut params = vec![text("axes", axes)];
            if matches!(
                op,
                crate::ReduceOp::Sum | crate::ReduceOp::Max | crate::ReduceOp::Min
            ) {
                params.push(text("out_sharding", "None"));
            }
            params
        }
        Primitive::ArgMax { axes, index_dtype } | Primitive::ArgMin { axes, index_dtype } => {
            vec![text("axes", axes), text("index_dtype", index_dtype.name())]
        }
        Primitive::Fft {
            fft_type,
            fft_lengths,
        } => {
            vec![
                text("fft_lengths", fft_lengths),
                text("fft_type", *fft_type as usize),
            ]
        }
        Primitive::Cumulative { axis, reverse, .. } => {
            vec![text("axis", axis), text("reverse", boolean(*reverse))]
        }
        Primitive::DotGeneral {
            dims,
            precision,
            preferred_element_type,
        } => dot_general(dims, *precision, *preferred_element_type),
        Primitive::BroadcastInDim {
            broadcast_dimensions,
            ..
        } if broadcast_dimensions.is_empty() => Vec::new(),
        Primitive::BroadcastInDim {
            broadcast_dimensions,
            ..
        } => {
            vec![text("broadcast_dimensions", broadcast_dimensions)]
        }
        Primitive::Reshape { new_sizes } => {
            vec![
                text("dimensions", "None"),
                text("new_sizes", new_sizes),
                text("sharding", "None"),
            ]
        }
        Primitive::Transpose { permutation } => vec![text("permutation", tuple(permutation))],
        Primitive::Squeeze { dimensions } | Primitive::Rev { dimensions } => {
            vec![text("dimensions", tuple(dimensions))]
        }
        Primitive::Slice {
            start_indices,
            limit_indices,
            strides,
        } => vec![
            text("limit_indices", tuple(limit_indices)),
            text("start_indices", tuple(start_indices)),
            text(
                "strides",
                strides
                    .as_ref()
                    .map_or("None".into(), |strides| tuple(strides)),
            ),
        ],
        Primitive::DynamicSlice { slice_sizes } => vec![text("slice_sizes", tuple(slice_sizes))],
        Primitive::Gather(gather) => gather_params(gather),
        Primitive::Scatter(scatter) => scatter_params(scatter),
        Primitive::Concatenate { dimension } => vec![text("dimension", dimension)],
        Primitive::Stack { axis } | Primitive::Unstack { axis } => vec![text("axis", axis)],
        Primitive::Split { sizes, axis } => vec![text("axis", axis), text("sizes", sizes)],
        Primitive::Pad { padding_config } => {
            let axes: Vec<String> = padding_config
                .iter()
                .map(|(low, high, gap)| format!("({low}, {high}, {gap})"))
                .collect();
            vec![text("padding_config", tuple(&axes))]
        }
        Primitive::Tile { reps } => vec![text("reps", tuple(reps))],
        Primitive::Sort {
            dimension,
            is_stable,
            num_keys,
        } => {
            vec![
                text("dimension", dimension),
                text("is_stable", boolean(*is_stable)),
                text("num_keys", num_keys),
            ]
        }
        Primitive::TopK { k, axis } => {
            vec![text("axis", axis), text("is_stable", "True"), text("k", k)]
        }
        Primitive::Iota {
            dtype,
            shape,
            dimension,
        } => vec![
            text("dimension", dimension),
            text("dtype", dtype.name()),
            text("shape", shape),
            text("sharding", "None"),
        ],
        Primitive::Empty { dtype, .. } => {
            vec![
                text("dtype", dtype.name()),
                text("memory_space", "MemorySpace.Device"),
            ]
        }
        Primitive::Name { name } => vec![text("name", name)],
        Primitive::ConvGeneralDilated(conv) => conv_params(conv),
        Primitive::Cholesky => Vec::new(),
        Primitive::Linalg(op) => linalg(op),
        Primitive::TriangularSolve {
            left_side,
            lower,
            transpose_a,
            conjugate_a,
            unit_diagonal,
        } => vec![
            text("conjugate_a", boolean(*conjugate_a)),
            text("left_side", boolean(*left_side)),
            text("lower", boolean(*lower)),
            text("transpose_a", boolean(*transpose_a)),
            text("unit_diagonal", boolean(*unit_diagonal)),
        ],
        Primitive::RandomSeed | Primitive::RandomWrap => vec![text("impl", "fry")],
        Primitive::RandomBits { bit_width, shape } => {
            vec![text("bit_width", bit_width), text("shape", shape)]
        }
        Primitive::RandomSplit { shape } => vec![text("shape", shape)],
        Primitive::Jit { name, jaxpr } => vec![text("name", name), ("jaxpr", Param::Jaxpr(jaxpr))],
        Primitive::Scan(scan) => scan_params(scan),
        Primitive::While(it) => vec![
            ("body_jaxpr", Param::Jaxpr(&it.body_jaxpr)),
            text("body_nconsts", it.body_nconsts),
            ("cond_jaxpr", Param::Jaxpr(&it.cond_jaxpr)),
            text("cond_nconsts", it.cond_nconsts),
        ],
        Primitive::Cond {
            branches,
            platforms,
        } => {
            let mut params = vec![("branches", Param::Jaxprs(branches))];
            params.extend(
                platforms
                    .as_ref()
                    .map(|it| text("branches_platforms", platforms_text(it))),
            );
            params
        }
        Primitive::PlatformIndex { platforms } => {
            vec![text("platforms", platforms_text(platforms))]
        }
        Primitive::CustomLinearSolve(solve) => linear_solve_params(solve),
        Primitive::CustomJvpCall(call) => {
            let mut params = vec![text("name", &call.name)];
            params.extend(
                call.call_jaxpr
                    .as_ref()
                    .map(|jaxpr| ("call_jaxpr", Param::Jaxpr(jaxpr))),
            );
            params.push(text("jvp", &call.jvp_name));
            params.extend(consts(call.num_consts));
            params.push(text("symbolic_zeros", boolean(call.symbolic_zeros)));
            params
        }
        Primitive::CustomVjpCall(call) => {
            let mut params = vec![text("name", &call.name), text("bwd", &call.bwd_name)];
            params.extend(
                call.call_jaxpr
                    .as_ref()
                    .map(|jaxpr| ("call_jaxpr", Param::Jaxpr(jaxpr))),
            );
            params.push(text("fwd", &call.fwd_name));
            params.extend(consts(call.num_consts));
            params.push(text("symbolic_zeros", boolean(call.symbolic_zeros)));
            params
        }
        Primitive::CustomLin(lin) => {
            let zeros: Vec<&str> = lin
                .in_nonzero
                .iter()
                .map(|nonzero| boolean(!nonzero))
                .collect();
            vec![
                text("in_zeros", format!("[{}]", zeros.join(", "))),
                text("num_res", lin.num_residuals),
                text("symbolic_zeros", "False"),
            ]
        }
        Primitive::Remat {
            jaxpr,
            prevent_cse,
            differentiated,
            policy,
        } => vec![
            text("differentiated", boolean(*differentiated)),
            ("jaxpr", Param::Jaxpr(jaxpr)),
            text(
                "policy",
                policy.as_deref().map_or("None".into(), policy_text),
            ),
            text("prevent_cse", boolean(*prevent_cse)),
        ],
        Primitive::DebugCallback(callback)
        | Primitive::PureCallback(callback)
        | Primitive::IoCallback(callback) => callback
            .params
            .iter()
            .map(|(name, value)| text(name, value))
            .collect(),
        Primitive::DebugPrint(print) => print
            .params
            .iter()
            .map(|(name, value)| text(name, value))
            .collect(),
        Primitive::Pvary { axes } => vec![text("axes", tuple(&quoted(axes)))],
        Primitive::Reshard(it) => shown(&it.params),
        Primitive::ShardMap(it) => {
            let [before, after] = &it.params;
            let body = [("jaxpr", Param::Jaxpr(&it.body))];
            shown(before)
                .into_iter()
                .chain(body)
                .chain(shown(after))
                .collect()
        }
        Primitive::Collective {
            op: CollectiveOp::SumInvariant,
            axes,
        } => vec![text("axes", axis_names(axes))],
        Primitive::Collective { axes, .. } => vec![
            text("axes", axis_names(axes)),
            text("axis_index_groups", "None"),
        ],
        Primitive::AxisIndex { axis_name } => vec![text("axis_name", axis_name)],
        Primitive::AllGather {
            axis_name,
            axis_size,
            all_gather_dimension,
            tiled,
        } => vec![
            text("all_gather_dimension", all_gather_dimension),
            text("axis_index_groups", "None"),
            text("axis_name", format!("('{axis_name}',)")),
            text("axis_size", axis_size),
            text("tiled", boolean(*tiled)),
        ],
        Primitive::Ppermute { axis_name, perm } => {
            let pairs: Vec<String> = perm
                .iter()
                .map(|(from, to)| format!("({from}, {to})"))
                .collect();
            vec![
                text("axis_name", format!("('{axis_name}',)")),
                text("perm", tuple(&pairs)),
            ]
        }
        Primitive::Defined(it) => {
            let params = it.params().iter();
            params.map(|(name, value)| text(name, value)).collect()
        }
        Primitive::NewRef => vec![
            text("kind", "None"),
            text("memory_space", "None"),
            text("pin", "False"),
        ],
    }
}

fn quoted(names: &[Rc<str>]) -> Vec<String> {
    names.iter().map(|name| format!("'{name}'")).collect()
}

fn shown<'a>(params: &[(&'static str, String)]) -> Params<'a> {
    let shown = params.iter().map(|(name, value)| text(name, value));
    shown.collect()
}

fn axis_names(axes: &[AxisRef]) -> String {
    let texts: Vec<String> = axes
        .iter()
        .map(|axis| match axis {
            AxisRef::Named(name) => format!("'{name}'"),
            AxisRef::Positional(at) => at.to_string(),
        })
        .collect();
    tuple(&texts)
}

fn dot_general<'a>(
    dims: &DotDims,
    precision: Option<Precision>,
    preferred: Option<DType>,
) -> Params<'a> {
    let numbers = format!(
        "(({}, {}), ({}, {}))",
        list(&dims.lhs_contracting),
        list(&dims.rhs_contracting),
        list(&dims.lhs_batch),
        list(&dims.rhs_batch)
    );
    let mut params = vec![text("dimension_numbers", numbers)];
    params.extend(precision.map(|it| {
        let name = precision_text(it);
        text("precision", format!("({name}, {name})"))
    }));
    params.extend(preferred.map(|dtype| text("preferred_element_type", dtype.name())));
    params
}

fn precision_text(precision: Precision) -> &'static str {
    match precision {
        Precision::Default => "Precision.DEFAULT",
        Precision::High => "Precision.HIGH",
        Precision::Highest => "Precision.HIGHEST",
    }
}

fn mode_text(mode: GatherMode) -> &'static str {
    match mode {
        GatherMode::Clip => "GatherScatterMode.CLIP",
        GatherMode::FillOrDrop => "GatherScatterMode.FILL_OR_DROP",
        GatherMode::PromiseInBounds => "GatherScatterMode.PROMISE_IN_BOUNDS",
    }
}

/// Dimension numbers; those that batching has moved are NumPy's.
fn dimensions(numbers: &[usize], batched: bool) -> String {
    if !batched {
        return tuple(numbers);
    }
    let is_moved = |number: &usize| match number {
        0 => number.to_string(),
        _ => format!("np.int64({number})"),
    };
    tuple(&numbers.iter().map(is_moved).collect::<Vec<_>>())
}

fn gather_params<'a>(gather: &Gather) -> Params<'a> {
    let dims = &gather.dims;
    let numbers = format!(
        "GatherDimensionNumbers(offset_dims={}, collapsed_slice_dims={}, start_index_map={}, \
         operand_batching_dims={}, start_indices_batching_dims={})",
        dimensions(&dims.offset_dims, gather.batched),
        dimensions(&dims.collapsed_slice_dims, gather.batched),
        dimensions(&dims.start_index_map, gather.batched),
        dimensions(&dims.operand_batching_dims, gather.batched),
        dimensions(&dims.start_indices_batching_dims, gather.batched)
    );
    let fill = match gather.fill_value {
        None => "None".to_string(),
        Some(value) => match value {
            freezeframe_array::Scalar::Bool(value) => boolean(value).into(),
            freezeframe_array::Scalar::Int(value) => value.to_string(),
            freezeframe_array::Scalar::UInt(value) => value.to_string(),
            other => super::numbers::python_float(other.to_f64()),
        },
    };
    vec![
        text("dimension_numbers", numbers),
        text("fill_value", fill),
        text("indices_are_sorted", boolean(gather.indices_are_sorted)),
        text("mode", mode_text(gather.mode)),
        text("slice_sizes", tuple(&gather.slice_sizes)),
        text("unique_indices", boolean(gather.unique_indices)),
    ]
}

/// As Python prints the tuple: `(('tpu',), None)`.
fn platforms_text(platforms: &Platforms) -> String {
    let one = |names: &Option<Vec<Rc<str>>>| match names {
        Some(names) => tuple(
            &names
                .iter()
                .map(|name| format!("'{name}'"))
                .collect::<Vec<_>>(),
        ),
        None => "None".into(),
    };
    tuple(&platforms.0.iter().map(one).collect::<Vec<_>>())
}

/// Four of something under the names of their functions.
fn solve_tuple(items: [String; 4]) -> String {
    let names = ["matvec", "vecmat", "solve", "transpose_solve"];
    let fields: Vec<String> = names
        .iter()
        .zip(items)
        .map(|(name, item)| format!("{name}={item}"))
        .collect();
    format!("_LinearSolveTuple({})", fields.join(", "))
}

/// The functions print as texts of their own, as `str` of the tuple gives them.
fn linear_solve_params(solve: &LinearSolve) -> Params<'_> {
    let own = |jaxpr: &Rc<Jaxpr>| jaxpr.to_text(JaxCompat::V0_12);
    let maybe = |jaxpr: &Option<Rc<Jaxpr>>| jaxpr.as_ref().map_or("None".into(), own);
    let lengths = solve.const_lengths.map(|length| length.to_string());
    let jaxprs = [
        own(&solve.matvec),
        maybe(&solve.vecmat),
        own(&solve.solve),
        maybe(&solve.transpose_solve),
    ];
    vec![
        text("const_lengths", solve_tuple(lengths)),
        text("jaxprs", solve_tuple(jaxprs)),
    ]
}

fn scatter_params(scatter: &Scatter) -> Params<'_> {
    let dims = &scatter.dims;
    let numbers = format!(
        "ScatterDimensionNumbers(update_window_dims={}, inserted_window_dims={}, scatter_dims_to_operand_dims={}, \
         operand_batching_dims={}, scatter_indices_batching_dims={})",
        dimensions(&dims.update_window_dims, scatter.batched),
        dimensions(&dims.inserted_window_dims, scatter.batched),
        dimensions(&dims.scatter_dims_to_operand_dims, scatter.batched),
        dimensions(&dims.operand_batching_dims, scatter.batched),
        dimensions(&dims.scatter_indices_batching_dims, scatter.batched)
    );
    let update = scatter
        .update_jaxpr
        .as_ref()
        .map_or(Param::Text("None".into()), Param::Jaxpr);
    vec![
        text("dimension_numbers", numbers),
        text("indices_are_sorted", boolean(scatter.indices_are_sorted)),
        text("mode", mode_text(scatter.mode)),
        text("unique_indices", boolean(scatter.unique_indices)),
        text("update_consts", "()"),
        ("update_jaxpr", update),
    ]
}

fn conv_params<'a>(conv: &Conv) -> Params<'a> {
    let padding: Vec<String> = conv
        .padding
        .iter()
        .map(|(low, high)| format!("({low}, {high})"))
        .collect();
    let numbers = format!(
        "ConvDimensionNumbers(lhs_spec={}, rhs_spec={}, out_spec={})",
        tuple(&conv.lhs_spec),
        tuple(&conv.rhs_spec),
        tuple(&conv.out_spec)
    );
    vec![
        text("batch_group_count", conv.batch_group_count),
        text("dimension_numbers", numbers),
        text("feature_group_count", conv.feature_group_count),
        text("lhs_dilation", tuple(&conv.lhs_dilation)),
        text("out_sharding", "None"),
        text("padding", tuple(&padding)),
        text("precision", "None"),
        text(
            "preferred_element_type",
            conv.preferred_element_type.map_or("None", DType::name),
        ),
        text("rhs_dilation", tuple(&conv.rhs_dilation)),
        text("window_strides", tuple(&conv.window_strides)),
    ]
}

/// `ft_in` and `ft_out`: which leaves are constants, carry and slices, as JAX shows them for flat functions.
fn scan_params(scan: &Scan) -> Params<'_> {
    let leaves = |count: usize| tuple(&vec!["None"; count]);
    let num_xs = scan
        .jaxpr
        .invars
        .len()
        .saturating_sub(scan.num_consts + scan.num_carry);
    let num_ys = scan.jaxpr.outvars.len().saturating_sub(scan.num_carry);
    let (ft_in, ft_out) = match &scan.trees {
        Some((ft_in, ft_out)) => (ft_in.to_string(), ft_out.to_string()),
        None => {
            let ys: Vec<&str> = vec!["RightsOnly(Right(None))"; num_ys];
            let ft_in = format!(
                "({}, {}, {})",
                leaves(scan.num_consts),
                leaves(scan.num_carry),
                leaves(num_xs)
            );
            (
                ft_in,
                format!("({}, {})", leaves(scan.num_carry), tuple(&ys)),
            )
        }
    };
    vec![
        text("ft_in", ft_in),
        text("ft_out", ft_out),
        ("jaxpr", Param::Jaxpr(&scan.jaxpr)),
        text("length", scan.length),
        text("reverse", boolean(scan.reverse)),
        text("unroll", scan.unroll),
    ]
}

fn policy_text(policy: &Policy) -> String {
    let function = |name: &str| format!("<function {name} at 0xXXXXXXXXXXXX>");
    match policy {
        Policy::EverythingSaveable => function("everything_saveable"),
        Policy::NothingSaveable => function("nothing_saveable"),
        Policy::DotsSaveable => function("dots_saveable"),
        Policy::DotsWithNoBatchDimsSaveable => function("dot_with_no_batch_dims_saveable"),
        Policy::SaveOnlyTheseNames(names) => {
            let names: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
            format!("SaveOnlyTheseNames({})", names.join(", "))
        }
        Policy::SaveAnyNamesButThese(_) => function("save_any_names_but_these.<locals>.policy"),
        Policy::SaveAnythingExceptTheseNames(_) => {
            function("save_anything_except_these_names.<locals>.policy")
        }
    }
}
