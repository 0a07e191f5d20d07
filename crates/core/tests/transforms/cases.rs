//! The cases: a primitive, or a function of a few, and operands to try it on.

use crate::{Case, ints, sample};
use freezeframe_array::{Array, DType, Shape};
use freezeframe_core::*;
use std::rc::Rc;

pub(crate) fn case(
    name: &'static str,
    args: Vec<Value>,
    f: impl Fn(&[Value]) -> Result<Vec<Value>> + 'static,
) -> Case {
    Case {
        name,
        args,
        f: Box::new(f),
        hidden: Vec::new(),
    }
}

pub(crate) fn apply(name: &'static str, primitive: Primitive, args: Vec<Value>) -> Case {
    let hidden = vec![primitive.clone()];
    Case {
        hidden,
        ..case(name, args, move |args| bind(&primitive, args))
    }
}

fn unary_cases() -> Vec<Case> {
    use UnaryOp::*;
    let ops = [
        (Neg, -2.0, 2.0),
        (Sign, 0.5, 2.0),
        (Floor, 0.1, 0.9),
        (Ceil, 0.1, 0.9),
        (RoundAway, 0.1, 0.4),
        (RoundEven, 0.1, 0.4),
        (IsFinite, -1.0, 1.0),
        (Exp, -1.0, 1.0),
        (Exp2, -1.0, 1.0),
        (Log, 0.5, 2.0),
        (Log1p, 0.5, 2.0),
        (Expm1, -1.0, 1.0),
        (Tanh, -1.0, 1.0),
        (Logistic, -1.0, 1.0),
        (Sin, -2.0, 2.0),
        (Cos, -2.0, 2.0),
        (Tan, -1.0, 1.0),
        (Asin, -0.8, 0.8),
        (Acos, -0.8, 0.8),
        (Atan, -1.0, 1.0),
        (Sinh, -1.0, 1.0),
        (Cosh, -1.0, 1.0),
        (Asinh, -2.0, 2.0),
        (Acosh, 1.5, 3.0),
        (Atanh, -0.8, 0.8),
        (Sqrt, 0.5, 2.0),
        (Rsqrt, 0.5, 2.0),
        (Cbrt, 0.5, 2.0),
        (Square, -1.0, 1.0),
        (Abs, 0.5, 2.0),
        (Erf, -1.0, 1.0),
        (Erfc, -1.0, 1.0),
        (ErfInv, -0.8, 0.8),
        (ErfInvApart, -0.8, 0.8),
        (Lgamma, 1.5, 3.0),
        (Digamma, 1.5, 3.0),
        (BesselI0e, 0.2, 3.0),
        (BesselI1e, 0.2, 3.0),
    ];
    ops.into_iter()
        .map(|(op, low, high)| {
            apply(
                op.name(),
                Primitive::Unary(op),
                vec![sample(1, &[2, 3], low, high)],
            )
        })
        .collect()
}

fn binary_cases() -> Vec<Case> {
    use BinaryOp::*;
    let mut cases = Vec::new();
    for op in [
        Add, Sub, Mul, Div, Rem, Pow, Max, Min, Atan2, Eq, Ne, Lt, Le, Gt, Ge,
    ] {
        let (x, y) = (sample(2, &[2, 3], 0.6, 2.0), sample(3, &[2, 3], 2.1, 3.9));
        cases.push(apply(
            op.name(),
            Primitive::Binary(op),
            vec![x.clone(), y.clone()],
        ));
        cases.push(apply(
            op.name(),
            Primitive::Binary(op),
            vec![sample(4, &[], 0.6, 2.0), y.clone()],
        ));
        cases.push(apply(
            op.name(),
            Primitive::Binary(op),
            vec![x, sample(5, &[2, 1], 2.1, 3.9)],
        ));
    }
    cases
}

fn reduction_cases() -> Vec<Case> {
    let x = || vec![sample(6, &[3, 4, 2], 0.5, 2.0)];
    let mut cases = Vec::new();
    for op in [ReduceOp::Sum, ReduceOp::Prod, ReduceOp::Max, ReduceOp::Min] {
        for axes in [vec![1], vec![0, 2], vec![0, 1, 2]] {
            cases.push(apply(
                op.name(),
                Primitive::Reduce {
                    op,
                    axes: axes.into(),
                },
                x(),
            ));
        }
    }
    use CumulativeOp::*;
    for op in [Sum, Prod, Max, Min, LogSumExp] {
        for reverse in [false, true] {
            cases.push(apply(
                op.name(),
                Primitive::Cumulative {
                    op,
                    axis: 1,
                    reverse,
                },
                x(),
            ));
        }
    }
    cases.push(apply(
        "argmax",
        Primitive::ArgMax {
            axes: vec![1].into(),
            index_dtype: DType::Int32,
        },
        x(),
    ));
    cases.push(apply(
        "argmin",
        Primitive::ArgMin {
            axes: vec![0].into(),
            index_dtype: DType::Int32,
        },
        x(),
    ));
    cases.push(apply(
        "sort",
        Primitive::Sort {
            dimension: 1,
            is_stable: true,
            num_keys: 1,
        },
        x(),
    ));
    cases.push(apply("top_k", Primitive::TopK { k: 2, axis: 1 }, x()));
    cases
}

fn shape_cases() -> Vec<Case> {
    let x = || vec![sample(7, &[3, 4], -1.0, 1.0)];
    let two = || vec![sample(8, &[3, 4], -1.0, 1.0), sample(9, &[3, 4], -1.0, 1.0)];
    vec![
        apply(
            "broadcast_in_dim",
            Primitive::BroadcastInDim {
                shape: Shape::new(&[2, 3, 4]),
                broadcast_dimensions: vec![1, 2].into(),
            },
            x(),
        ),
        apply(
            "broadcast_in_dim",
            Primitive::BroadcastInDim {
                shape: Shape::new(&[3, 5]),
                broadcast_dimensions: vec![0, 1].into(),
            },
            vec![sample(1, &[3, 1], 0.0, 1.0)],
        ),
        apply(
            "reshape",
            Primitive::Reshape {
                new_sizes: Shape::new(&[2, 6]),
            },
            x(),
        ),
        apply(
            "transpose",
            Primitive::Transpose {
                permutation: vec![1, 0],
            },
            x(),
        ),
        apply(
            "squeeze",
            Primitive::Squeeze {
                dimensions: vec![1],
            },
            vec![sample(1, &[3, 1, 2], 0.0, 1.0)],
        ),
        apply(
            "slice",
            Primitive::Slice {
                start_indices: vec![1, 0],
                limit_indices: vec![3, 4],
                strides: Some(vec![1, 2]),
            },
            x(),
        ),
        apply(
            "slice",
            Primitive::Slice {
                start_indices: vec![0, 1],
                limit_indices: vec![2, 3],
                strides: None,
            },
            x(),
        ),
        apply(
            "concatenate",
            Primitive::Concatenate { dimension: 1 },
            two(),
        ),
        apply("stack", Primitive::Stack { axis: 1 }, two()),
        apply("unstack", Primitive::Unstack { axis: 0 }, x()),
        apply(
            "split",
            Primitive::Split {
                sizes: vec![1, 3].into(),
                axis: 1,
            },
            x(),
        ),
        apply(
            "pad",
            Primitive::Pad {
                padding_config: vec![(1, 2, 0), (-1, 1, 1)],
            },
            vec![sample(1, &[3, 4], 0.0, 1.0), sample(2, &[], 0.0, 1.0)],
        ),
        apply(
            "rev",
            Primitive::Rev {
                dimensions: vec![0],
            },
            x(),
        ),
        apply("tile", Primitive::Tile { reps: vec![2, 3] }, x()),
        apply("copy", Primitive::Copy, x()),
        apply("name", Primitive::Name { name: "n".into() }, x()),
        apply("integer_pow", Primitive::IntegerPow { y: 3 }, x()),
        apply(
            "integer_pow",
            Primitive::IntegerPow { y: -2 },
            vec![sample(1, &[3], 0.5, 2.0)],
        ),
        apply("log2", Primitive::Log2, vec![sample(1, &[3], 0.5, 2.0)]),
        apply("one_minus_square", Primitive::OneMinusSquare, x()),
        apply("add_any", Primitive::AddAny, two()),
        apply(
            "clamp",
            Primitive::Clamp,
            vec![
                sample(1, &[], -0.5, -0.4),
                sample(7, &[3, 4], -1.0, 1.0),
                sample(2, &[], 0.4, 0.5),
            ],
        ),
        case("select_n", two(), |args| {
            Ok(vec![lax::select(
                &lax::gt(&args[0], &args[1])?,
                &args[0],
                &args[1],
            )?])
        }),
        apply(
            "convert_element_type",
            Primitive::ConvertElementType {
                new_dtype: DType::Float64,
                weak_type: true,
            },
            x(),
        ),
    ]
}

fn dot_general(dims: [&[usize]; 4]) -> Primitive {
    let [lhs_contracting, rhs_contracting, lhs_batch, rhs_batch] = dims.map(<[usize]>::to_vec);
    Primitive::DotGeneral {
        dims: DotDims {
            lhs_contracting,
            rhs_contracting,
            lhs_batch,
            rhs_batch,
        },
        precision: None,
        preferred_element_type: None,
    }
}

fn product_cases() -> Vec<Case> {
    let pair = |x: &[usize], y: &[usize]| vec![sample(1, x, -1.0, 1.0), sample(2, y, -1.0, 1.0)];
    vec![
        apply("dot", dot_general([&[0], &[0], &[], &[]]), pair(&[3], &[3])),
        apply(
            "matmul",
            dot_general([&[1], &[0], &[], &[]]),
            pair(&[2, 3], &[3, 4]),
        ),
        apply(
            "batched matmul",
            dot_general([&[2], &[1], &[0], &[0]]),
            pair(&[2, 3, 4], &[2, 4, 5]),
        ),
        apply(
            "odd dot",
            dot_general([&[0, 2], &[2, 0], &[], &[]]),
            pair(&[2, 3, 4], &[4, 5, 2]),
        ),
    ]
}

fn linear_algebra() -> Vec<Case> {
    let spd = |args: &[Value]| -> Result<Value> {
        let x = &args[0];
        let dims = DotDims {
            lhs_contracting: vec![1],
            rhs_contracting: vec![1],
            ..DotDims::default()
        };
        let eye = Value::from(Array::from_vec(
            vec![2.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 2.0],
            [3, 3],
        )?);
        lax::add(&lax::dot_general(x, x, dims, None)?, &eye)
    };
    let mut cases = vec![case(
        "cholesky",
        vec![sample(1, &[3, 3], -1.0, 1.0)],
        move |args| bind(&Primitive::Cholesky, &[spd(args)?]),
    )];
    for shape in [[3, 3], [2, 3], [3, 2]] {
        cases.push(apply(
            "lu",
            Primitive::Lu,
            vec![sample(4, &shape, -1.0, 1.0)],
        ));
    }
    cases.push(linear_solve());
    for flags in 0..16 {
        let flag = |bit: u32| flags & (1 << bit) != 0;
        let (left_side, lower, transpose_a, unit_diagonal) = (flag(0), flag(1), flag(2), flag(3));
        let solve = Primitive::TriangularSolve {
            left_side,
            lower,
            transpose_a,
            conjugate_a: false,
            unit_diagonal,
        };
        let b: &[usize] = if left_side { &[3, 2] } else { &[2, 3] };
        cases.push(apply(
            "triangular_solve",
            solve,
            vec![sample(1, &[3, 3], 0.5, 1.0), sample(2, b, -1.0, 1.0)],
        ));
    }
    cases
}

/// `a x = b` for a lower triangle, by what solves such systems.
fn linear_solve() -> Case {
    let args = vec![sample(1, &[3, 3], 0.5, 1.0), sample(2, &[3], -1.0, 1.0)];
    case("custom_linear_solve", args, |args| {
        let triangle = triangle_of(&args[0])?;
        let product = |a: &Value, x: &Value, contracted: usize| {
            let dims = DotDims {
                lhs_contracting: vec![contracted],
                rhs_contracting: vec![0],
                ..DotDims::default()
            };
            lax::dot_general(a, x, dims, None)
        };
        let solve = |a: &Value, b: &Value, transpose_a: bool| {
            let system = Primitive::TriangularSolve {
                left_side: true,
                lower: true,
                transpose_a,
                conjugate_a: false,
                unit_diagonal: false,
            };
            let column = lax::expand_dims(b, &[1])?;
            lax::squeeze(&bind1(&system, &[a.clone(), column])?, &[1])
        };
        let [a, own, back] = [triangle.clone(), triangle.clone(), triangle];
        let fns = LinearSolveFns {
            matvec: Rc::new(move |args| Ok(vec![product(&a, &args[0], 1)?])),
            vecmat: None,
            solve: Rc::new(move |args| Ok(vec![solve(&own, &args[0], false)?])),
            transpose_solve: Some(Rc::new(move |args| Ok(vec![solve(&back, &args[0], true)?]))),
        };
        custom_linear_solve(&args[1..], &fns)
    })
}

fn triangle_of(x: &Value) -> Result<Value> {
    let shape = x.shape();
    let row = lax::iota(DType::Int32, &shape, 0)?;
    let below = lax::ge(&row, &lax::iota(DType::Int32, &shape, 1)?)?;
    lax::select(&below, x, &lax::full_like(x, 0.0)?)
}

fn convolutions() -> Vec<Case> {
    let conv = |strides: &[usize], lhs_dilation: &[usize], groups: usize| {
        Primitive::ConvGeneralDilated(Rc::new(Conv {
            lhs_spec: vec![0, 1, 2, 3],
            rhs_spec: vec![0, 1, 2, 3],
            out_spec: vec![0, 1, 2, 3],
            window_strides: strides.to_vec(),
            padding: vec![(1, 0), (0, 2)],
            lhs_dilation: lhs_dilation.to_vec(),
            rhs_dilation: vec![1, 2],
            feature_group_count: groups,
            batch_group_count: 1,
            preferred_element_type: None,
        }))
    };
    let operands = |groups: usize| {
        vec![
            sample(1, &[2, 4, 5, 6], -1.0, 1.0),
            sample(2, &[6, 4 / groups, 2, 2], -1.0, 1.0),
        ]
    };
    vec![
        apply("conv", conv(&[1, 1], &[1, 1], 1), operands(1)),
        apply("conv", conv(&[2, 1], &[1, 2], 1), operands(1)),
    ]
}

fn gather_rows(mode: GatherMode) -> Primitive {
    Primitive::Gather(Rc::new(Gather {
        dims: GatherDims {
            offset_dims: vec![1],
            collapsed_slice_dims: vec![0],
            start_index_map: vec![0],
            ..GatherDims::default()
        },
        slice_sizes: vec![1, 2],
        indices_are_sorted: false,
        unique_indices: false,
        mode,
        fill_value: None,
        batched: false,
    }))
}

fn scatter_rows(op: ScatterOp, unique_indices: bool) -> Primitive {
    Primitive::Scatter(Rc::new(Scatter {
        op,
        dims: ScatterDims {
            update_window_dims: vec![1],
            inserted_window_dims: vec![0],
            scatter_dims_to_operand_dims: vec![0],
            ..ScatterDims::default()
        },
        indices_are_sorted: false,
        unique_indices,
        mode: GatherMode::FillOrDrop,
        update_jaxpr: None,
        batched: false,
    }))
}

fn indexing_cases() -> Vec<Case> {
    let x = || sample(1, &[4, 2], -1.0, 1.0);
    let rows = || ints(&[2, 0, 2], &[3, 1]);
    let different = || ints(&[2, 0, 3], &[3, 1]);
    let updates = || sample(2, &[3, 2], 0.5, 1.0);
    let start = || [ints(&[2], &[]), ints(&[0], &[])];
    let [i, j] = start();
    let mut cases = vec![
        apply("gather", gather_rows(GatherMode::Clip), vec![x(), rows()]),
        apply(
            "gather",
            gather_rows(GatherMode::PromiseInBounds),
            vec![x(), different()],
        ),
        apply(
            "dynamic_slice",
            Primitive::DynamicSlice {
                slice_sizes: vec![2, 1],
            },
            vec![x(), i.clone(), j.clone()],
        ),
        apply(
            "dynamic_update_slice",
            Primitive::DynamicUpdateSlice,
            vec![x(), sample(3, &[2, 1], 0.0, 1.0), i, j],
        ),
    ];
    for op in [ScatterOp::Set, ScatterOp::Add, ScatterOp::Sub] {
        cases.push(apply(
            "scatter",
            scatter_rows(op, false),
            vec![x(), rows(), updates()],
        ));
    }
    for op in [
        ScatterOp::Set,
        ScatterOp::Mul,
        ScatterOp::Min,
        ScatterOp::Max,
    ] {
        cases.push(apply(
            "scatter",
            scatter_rows(op, true),
            vec![x(), different(), updates()],
        ));
    }
    cases
}

pub(crate) fn body(avals: &[Aval], f: impl FnOnce(&[Value]) -> Result<Vec<Value>>) -> Rc<Jaxpr> {
    Rc::new(trace_to_jaxpr(avals, DebugInfo::internal("scan", "body"), f).unwrap())
}

/// `while x < 10: x = 2 x`.
fn doubling() -> Primitive {
    let float = Aval::scalar(DType::Float64);
    let cond_jaxpr = body(std::slice::from_ref(&float), |args| {
        let limit = lax::constant(DType::Float64, 10.0);
        Ok(vec![lax::lt(&args[0], &limit)?])
    });
    let body_jaxpr = body(&[float], |args| {
        let two = lax::constant(DType::Float64, 2.0);
        Ok(vec![lax::mul(&args[0], &two)?])
    });
    Primitive::While(Rc::new(While {
        cond_jaxpr,
        cond_nconsts: 0,
        body_jaxpr,
        body_nconsts: 0,
    }))
}

fn control_cases() -> Vec<Case> {
    let float = || Aval::scalar(DType::Float64);
    let step = body(&[float(), float(), float()], |args| {
        let next = lax::mul(&lax::sin(&args[1])?, &lax::add(&args[0], &args[2])?)?;
        Ok(vec![next, lax::mul(&args[1], &args[2])?])
    });
    let scan = |reverse: bool| {
        let jaxpr = step.clone();
        Primitive::Scan(Rc::new(Scan {
            jaxpr,
            length: 4,
            reverse,
            unroll: 1,
            num_consts: 1,
            num_carry: 1,
            trees: None,
        }))
    };
    let operands = || {
        vec![
            sample(1, &[], 0.1, 1.0),
            sample(2, &[], 0.1, 1.0),
            sample(3, &[4], 0.1, 1.0),
        ]
    };
    let branches: Vec<Rc<Jaxpr>> = vec![
        body(&[float(), float()], |args| {
            Ok(vec![lax::mul(&args[0], &args[1])?])
        }),
        body(&[float(), float()], |args| Ok(vec![lax::sin(&args[0])?])),
        body(&[float(), float()], |args| {
            Ok(vec![lax::exp(&lax::mul(&args[1], &args[1])?)?])
        }),
    ];
    let cond: Rc<[Rc<Jaxpr>]> = branches.into();
    let inner = body(&[float()], |args| Ok(vec![lax::sin(&lax::exp(&args[0])?)?]));
    let remat = Primitive::Remat {
        jaxpr: inner,
        prevent_cse: true,
        differentiated: false,
        policy: None,
    };
    let mut cases = vec![
        apply("scan", scan(false), operands()),
        apply("scan reverse", scan(true), operands()),
        apply("checkpoint", remat, vec![sample(1, &[], 0.1, 1.0)]),
    ];
    cases.push(apply("while", doubling(), vec![sample(1, &[], 0.5, 0.55)]));
    for index in 0..3 {
        let args = vec![
            ints(&[index], &[]),
            sample(1, &[], 0.1, 1.0),
            sample(2, &[], 0.1, 1.0),
        ];
        cases.push(apply(
            "cond",
            Primitive::Cond {
                branches: cond.clone(),
                platforms: None,
            },
            args,
        ));
    }
    cases
}

pub(crate) fn all() -> Vec<Case> {
    [
        unary_cases(),
        binary_cases(),
        reduction_cases(),
        shape_cases(),
        product_cases(),
        convolutions(),
        linear_algebra(),
        indexing_cases(),
        control_cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
