//! The parameters of an equation's primitive, as the dict that programs read.

use crate::py::*;
use freezeframe_array::DType;
use freezeframe_core::{Jaxpr, Precision, Primitive};

/// The primitives whose only parameter is how exact they are to be, which is always left open here.
const WITH_ACCURACY: &str =
    "cbrt cos erfc exp exp2 expm1 log log1p log2 logistic rsqrt sin sqrt tan tanh";

/// The primitives of whose parameters some are always the same here, which the library adds.
pub(super) const LACKING: &str = "conj conv_general_dilated custom_jvp_call custom_vjp_call gather jit new_ref remat2 \
                                  scan scatter scatter-add scatter-max scatter-min scatter-mul while";

/// What makes the object of a jaxpr.
type OfJaxpr = fn(&mut Vm, Rc<Jaxpr>) -> Py;

/// The parameters of a primitive that programs ask for.
pub(super) fn params(
    vm: &mut Vm,
    primitive: &Primitive,
    object: OfJaxpr,
) -> PyResult<Vec<(Py, Py)>> {
    let items = match primitive {
        Primitive::Gather(_) | Primitive::Scatter(_) => of_windows(vm, primitive)?,
        Primitive::Unary(_) | Primitive::Log2 => of_elements(primitive),
        Primitive::Binary(_) => of_elements(primitive),
        _ => match of_jaxprs(vm, primitive, object) {
            items if items.is_empty() => of_arrays(vm, primitive),
            items => items,
        },
    };
    Ok(items
        .into_iter()
        .map(|(name, value)| (Py::name(name), value))
        .collect())
}

fn of_elements(primitive: &Primitive) -> Vec<(&'static str, Py)> {
    match primitive.name() {
        "mul" => vec![("out_dtype", Py::None)],
        name if WITH_ACCURACY.split_whitespace().any(|it| it == name) => {
            vec![("accuracy", Py::None)]
        }
        _ => Vec::new(),
    }
}

fn of_jaxprs(vm: &mut Vm, primitive: &Primitive, object: OfJaxpr) -> Vec<(&'static str, Py)> {
    match primitive {
        Primitive::Jit { name, jaxpr } => vec![
            ("name", Py::str(&**name)),
            ("jaxpr", object(vm, jaxpr.clone())),
        ],
        Primitive::Scan(scan) => vec![
            ("jaxpr", object(vm, scan.jaxpr.clone())),
            ("length", Py::from(scan.length)),
            ("reverse", Py::Bool(scan.reverse)),
            ("unroll", Py::from(scan.unroll)),
            ("num_consts", Py::from(scan.num_consts)),
            ("num_carry", Py::from(scan.num_carry)),
        ],
        Primitive::While(it) => vec![
            ("cond_jaxpr", object(vm, it.cond_jaxpr.clone())),
            ("cond_nconsts", Py::from(it.cond_nconsts)),
            ("body_jaxpr", object(vm, it.body_jaxpr.clone())),
            ("body_nconsts", Py::from(it.body_nconsts)),
        ],
        Primitive::Cond { branches, .. } => {
            let branches = branches
                .iter()
                .map(|branch| object(vm, branch.clone()))
                .collect();
            vec![("branches", Py::tuple(branches))]
        }
        Primitive::CustomJvpCall(call) => match &call.call_jaxpr {
            Some(jaxpr) => vec![
                ("call_jaxpr", object(vm, jaxpr.clone())),
                ("num_consts", Py::from(call.num_consts)),
            ],
            None => Vec::new(),
        },
        Primitive::CustomVjpCall(call) => match &call.call_jaxpr {
            Some(jaxpr) => vec![
                ("call_jaxpr", object(vm, jaxpr.clone())),
                ("num_consts", Py::from(call.num_consts)),
            ],
            None => Vec::new(),
        },
        Primitive::Remat {
            jaxpr, prevent_cse, ..
        } => vec![
            ("jaxpr", object(vm, jaxpr.clone())),
            ("prevent_cse", Py::Bool(*prevent_cse)),
        ],
        _ => Vec::new(),
    }
}

/// The named tuple of `jax.lax` that has these fields.
fn numbers(vm: &mut Vm, class: &str, fields: &[(&str, &[usize])]) -> PyResult {
    let lax = vm.import("jax.lax")?;
    let class = vm.attr(&Py::Module(lax), class)?;
    let fields = fields
        .iter()
        .map(|(name, axes)| (Name::new(name), int_tuple(axes)));
    vm.call_kw(&class, &[], &fields.collect::<Vec<_>>())
}

/// How the axes of what windows are taken from, or put into, belong together.
fn of_windows(vm: &mut Vm, primitive: &Primitive) -> PyResult<Vec<(&'static str, Py)>> {
    Ok(match primitive {
        Primitive::Gather(it) => {
            let fields: &[(&str, &[usize])] = &[
                ("offset_dims", &it.dims.offset_dims),
                ("collapsed_slice_dims", &it.dims.collapsed_slice_dims),
                ("start_index_map", &it.dims.start_index_map),
                ("operand_batching_dims", &it.dims.operand_batching_dims),
                (
                    "start_indices_batching_dims",
                    &it.dims.start_indices_batching_dims,
                ),
            ];
            vec![
                (
                    "dimension_numbers",
                    numbers(vm, "GatherDimensionNumbers", fields)?,
                ),
                ("slice_sizes", int_tuple(&it.slice_sizes)),
                ("indices_are_sorted", Py::Bool(it.indices_are_sorted)),
                ("unique_indices", Py::Bool(it.unique_indices)),
            ]
        }
        Primitive::Scatter(it) => {
            let fields: &[(&str, &[usize])] = &[
                ("update_window_dims", &it.dims.update_window_dims),
                ("inserted_window_dims", &it.dims.inserted_window_dims),
                (
                    "scatter_dims_to_operand_dims",
                    &it.dims.scatter_dims_to_operand_dims,
                ),
                ("operand_batching_dims", &it.dims.operand_batching_dims),
                (
                    "scatter_indices_batching_dims",
                    &it.dims.scatter_indices_batching_dims,
                ),
            ];
            vec![
                (
                    "dimension_numbers",
                    numbers(vm, "ScatterDimensionNumbers", fields)?,
                ),
                ("indices_are_sorted", Py::Bool(it.indices_are_sorted)),
                ("unique_indices", Py::Bool(it.unique_indices)),
            ]
        }
        _ => Vec::new(),
    })
}

/// The pair of members of `jax.lax.Precision`.
fn exactness(vm: &mut Vm, precision: Option<Precision>) -> Py {
    let name = match precision {
        None => return Py::None,
        Some(Precision::Default) => "DEFAULT",
        Some(Precision::High) => "HIGH",
        Some(Precision::Highest) => "HIGHEST",
    };
    let class = vm
        .import("jax.lax")
        .and_then(|lax| vm.attr(&Py::Module(lax), "Precision"));
    let member = class.and_then(|class| vm.attr(&class, name));
    member.map_or(Py::None, |it| Py::tuple(vec![it.clone(), it]))
}

fn of_arrays(vm: &mut Vm, primitive: &Primitive) -> Vec<(&'static str, Py)> {
    let dtype = |vm: &mut Vm, dtype: DType| crate::dtype::object(vm, dtype);
    match primitive {
        Primitive::ConvertElementType {
            new_dtype,
            weak_type,
        } => vec![
            ("new_dtype", dtype(vm, *new_dtype)),
            ("weak_type", Py::Bool(*weak_type)),
            ("sharding", Py::None),
        ],
        Primitive::BitcastConvertType { new_dtype } => vec![("new_dtype", dtype(vm, *new_dtype))],
        Primitive::ReducePrecision {
            exponent_bits,
            mantissa_bits,
        } => vec![
            ("exponent_bits", Py::Int(i64::from(*exponent_bits))),
            ("mantissa_bits", Py::Int(i64::from(*mantissa_bits))),
        ],
        Primitive::Reduce { axes, .. } => {
            let named = matches!(primitive.name(), "reduce_sum" | "reduce_max" | "reduce_min");
            let sharding = named.then_some(("out_sharding", Py::None));
            std::iter::once(("axes", int_tuple(axes)))
                .chain(sharding)
                .collect()
        }
        Primitive::Stack { axis } => vec![("axis", Py::from(*axis))],
        Primitive::Split { sizes, axis } => {
            vec![("sizes", int_tuple(sizes)), ("axis", Py::from(*axis))]
        }
        Primitive::Tile { reps } => vec![("reps", int_tuple(reps))],
        Primitive::TopK { k, axis } => vec![
            ("k", Py::from(*k)),
            ("axis", Py::from(*axis)),
            ("is_stable", Py::Bool(true)),
        ],
        Primitive::Pad { padding_config } => {
            let edge = |&(low, high, inner): &(i64, i64, i64)| {
                Py::tuple([low, high, inner].map(Py::Int).to_vec())
            };
            let config = padding_config.iter().map(edge).collect();
            vec![("padding_config", Py::tuple(config))]
        }
        Primitive::RandomBits { bit_width, shape } => vec![
            ("bit_width", Py::Int(i64::from(*bit_width))),
            ("shape", int_tuple(shape.dims())),
        ],
        Primitive::RandomSplit { shape } => vec![("shape", int_tuple(shape.dims()))],
        Primitive::ConvGeneralDilated(it) => {
            let pair = |&(low, high): &(i64, i64)| Py::tuple(vec![Py::Int(low), Py::Int(high)]);
            let specs = [&it.lhs_spec, &it.rhs_spec, &it.out_spec].map(|it| int_tuple(it));
            let preferred = it.preferred_element_type.map(|it| dtype(vm, it));
            vec![
                ("window_strides", int_tuple(&it.window_strides)),
                ("padding", Py::tuple(it.padding.iter().map(pair).collect())),
                ("lhs_dilation", int_tuple(&it.lhs_dilation)),
                ("rhs_dilation", int_tuple(&it.rhs_dilation)),
                ("dimension_numbers", Py::tuple(specs.to_vec())),
                ("feature_group_count", Py::from(it.feature_group_count)),
                ("batch_group_count", Py::from(it.batch_group_count)),
                ("precision", Py::None),
                ("preferred_element_type", preferred.unwrap_or(Py::None)),
                ("out_sharding", Py::None),
            ]
        }
        Primitive::ArgMax { axes, index_dtype } | Primitive::ArgMin { axes, index_dtype } => vec![
            ("axes", int_tuple(axes)),
            ("index_dtype", dtype(vm, *index_dtype)),
        ],
        Primitive::Cumulative { axis, reverse, .. } => {
            vec![("axis", Py::from(*axis)), ("reverse", Py::Bool(*reverse))]
        }
        Primitive::DotGeneral {
            dims,
            precision,
            preferred_element_type,
        } => {
            let pair = |a: &[usize], b: &[usize]| Py::tuple(vec![int_tuple(a), int_tuple(b)]);
            let contracting = pair(&dims.lhs_contracting, &dims.rhs_contracting);
            let batch = pair(&dims.lhs_batch, &dims.rhs_batch);
            let preferred = preferred_element_type.map(|it| dtype(vm, it));
            vec![
                ("dimension_numbers", Py::tuple(vec![contracting, batch])),
                ("precision", exactness(vm, *precision)),
                ("preferred_element_type", preferred.unwrap_or(Py::None)),
                ("out_sharding", Py::None),
            ]
        }
        Primitive::IntegerPow { y } => vec![("y", Py::Int(i64::from(*y)))],
        Primitive::Transpose { permutation } => vec![("permutation", int_tuple(permutation))],
        Primitive::Reshape { new_sizes } => vec![
            ("new_sizes", int_tuple(new_sizes.dims())),
            ("dimensions", Py::None),
            ("sharding", Py::None),
        ],
        Primitive::BroadcastInDim {
            shape,
            broadcast_dimensions,
        } => vec![
            ("shape", int_tuple(shape.dims())),
            ("broadcast_dimensions", int_tuple(broadcast_dimensions)),
            ("sharding", Py::None),
        ],
        Primitive::Slice {
            start_indices,
            limit_indices,
            strides,
        } => vec![
            ("start_indices", int_tuple(start_indices)),
            ("limit_indices", int_tuple(limit_indices)),
            (
                "strides",
                strides.as_ref().map_or(Py::None, |it| int_tuple(it)),
            ),
        ],
        Primitive::DynamicSlice { slice_sizes } => vec![("slice_sizes", int_tuple(slice_sizes))],
        Primitive::Name { name } => vec![("name", Py::str(&**name))],
        Primitive::Squeeze { dimensions } | Primitive::Rev { dimensions } => {
            vec![("dimensions", int_tuple(dimensions))]
        }
        Primitive::Concatenate { dimension } => vec![("dimension", Py::from(*dimension))],
        Primitive::Sort {
            dimension,
            is_stable,
            num_keys,
        } => vec![
            ("dimension", Py::from(*dimension)),
            ("is_stable", Py::Bool(*is_stable)),
            ("num_keys", Py::from(*num_keys)),
        ],
        Primitive::Iota {
            dtype: of,
            shape,
            dimension,
        } => vec![
            ("dtype", dtype(vm, *of)),
            ("shape", int_tuple(shape.dims())),
            ("dimension", Py::from(*dimension)),
            ("sharding", Py::None),
        ],
        _ => Vec::new(),
    }
}
