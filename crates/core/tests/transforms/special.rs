//! Cases of primitives with integers, bits, keys, complex numbers, named axes, references, callbacks and custom rules.

use crate::cases::{apply, body, case};
use crate::{Case, ints, sample};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_core::*;
use std::rc::Rc;

pub(crate) fn all() -> Vec<Case> {
    [
        integer_cases(),
        complex_cases(),
        fourier_cases(),
        super::factors::factor_cases(),
        constant_cases(),
        random_cases(),
        collective_cases(),
        reference_cases(),
        callback_cases(),
        call_cases(),
        vec![apply(
            "defined",
            Primitive::Defined(Rc::new(Doubled)),
            vec![sample(1, &[3], -1.0, 1.0)],
        )],
        device_cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A primitive of the embedder's: it doubles its operand.
struct Doubled;

impl Doubled {
    fn of(known: &Known) -> Result<Known> {
        Ok(match known {
            Known::Value(value) => Known::Value(lax::add(value, value)?),
            Known::Aval(aval) => Known::Aval(aval.clone()),
        })
    }
}

impl Defined for Doubled {
    fn name(&self) -> &str {
        "doubled"
    }

    fn params(&self) -> &[(String, String)] {
        &[]
    }

    fn has_effects(&self) -> bool {
        false
    }

    fn evaluate(&self, args: &[Value]) -> Result<Vec<Value>> {
        Ok(vec![lax::add(&args[0], &args[0])?])
    }

    fn check_lowering(&self) -> Result<()> {
        Ok(())
    }

    fn compiled(&self, args: &[Value]) -> Result<Vec<Value>> {
        self.evaluate(args)
    }

    fn abstract_eval(&self, args: &[Aval]) -> Result<Vec<Aval>> {
        Ok(args.to_vec())
    }

    fn jvp(&self, primals: &[Value], tangents: &[Known]) -> Result<(Vec<Value>, Vec<Known>)> {
        let doubled = Primitive::Defined(Rc::new(Self));
        Ok((bind(&doubled, primals)?, vec![Self::of(&tangents[0])?]))
    }

    fn transpose(&self, cts: &[Known], _inputs: &[Known]) -> Result<Vec<Option<Known>>> {
        Ok(vec![Some(Self::of(&cts[0])?)])
    }

    fn batch(
        &self,
        _size: usize,
        values: &[Value],
        dims: &[Option<usize>],
    ) -> Result<(Vec<Value>, Vec<Option<usize>>)> {
        let doubled = Primitive::Defined(Rc::new(Self));
        Ok((bind(&doubled, values)?, dims.to_vec()))
    }
}

fn whole(elements: &[i64], dtype: DType, dims: &[usize]) -> Value {
    let scalars: Vec<Scalar> = elements.iter().map(|it| Scalar::Int(*it)).collect();
    Array::from_scalars(dtype, &scalars, Shape::new(dims))
        .unwrap()
        .into()
}

fn convert(x: &Value, new_dtype: DType) -> Result<Value> {
    let convert = Primitive::ConvertElementType {
        new_dtype,
        weak_type: false,
    };
    bind1(&convert, std::slice::from_ref(x))
}

fn integer_cases() -> Vec<Case> {
    use BinaryOp::*;
    let (x, y) = (
        || whole(&[5, -3, 12, 7], DType::Int32, &[4]),
        || whole(&[3, 6, 1, 2], DType::Int32, &[4]),
    );
    let mut cases: Vec<Case> = [
        And,
        Or,
        Xor,
        ShiftLeft,
        ShiftRightLogical,
        ShiftRightArithmetic,
    ]
    .into_iter()
    .map(|op| apply(op.name(), Primitive::Binary(op), vec![x(), y()]))
    .collect();
    for op in [UnaryOp::Not, UnaryOp::PopulationCount, UnaryOp::Clz] {
        cases.push(apply(op.name(), Primitive::Unary(op), vec![x()]));
    }
    for op in [ReduceOp::And, ReduceOp::Or, ReduceOp::Xor] {
        cases.push(apply(
            op.name(),
            Primitive::Reduce {
                op,
                axes: vec![0].into(),
            },
            vec![whole(&[5, 3, 12, 7, 6, 4], DType::Int32, &[3, 2])],
        ));
    }
    cases.push(apply(
        "nextafter",
        Primitive::Binary(Nextafter),
        vec![sample(1, &[3], 0.0, 1.0), sample(2, &[3], 1.0, 2.0)],
    ));
    cases
}

/// Complex numbers inside, real operands and results.
fn complex_cases() -> Vec<Case> {
    let two = || vec![sample(1, &[3], 0.5, 1.0), sample(2, &[3], 0.5, 1.0)];
    let complex = |args: &[Value]| bind1(&Primitive::Binary(BinaryOp::Complex), args);
    let unary = |op: UnaryOp, x: &Value| bind1(&Primitive::Unary(op), std::slice::from_ref(x));
    let parts = [UnaryOp::Real, UnaryOp::Imag];
    let ops = [UnaryOp::Conj, UnaryOp::Neg, UnaryOp::Exp, UnaryOp::Square];
    let all = parts
        .iter()
        .flat_map(|part| ops.iter().map(move |op| (*part, *op)));
    all.map(|(part, op)| {
        case("complex", two(), move |args| {
            Ok(vec![unary(part, &unary(op, &complex(args)?)?)?])
        })
    })
    .collect()
}

/// Fourier transforms of each kind, over one axis and two, of even and odd lengths; real operands and results.
fn fourier_cases() -> Vec<Case> {
    use FftType::*;
    let mut cases = Vec::new();
    for kind in [Fft, Ifft, Rfft, Irfft] {
        for lengths in [&[4][..], &[5], &[3, 4], &[2, 5]] {
            let mut own = lengths.to_vec();
            if kind == Irfft {
                let last = own.len() - 1;
                own[last] = own[last] / 2 + 1;
            }
            own.insert(0, 2);
            let primitive = Primitive::Fft {
                fft_type: kind,
                fft_lengths: Shape::new(lengths),
            };
            let mut args = vec![sample(1, &own, -1.0, 1.0)];
            if kind != Rfft {
                args.push(sample(2, &own, -1.0, 1.0));
            }
            cases.push(case("fft", args, move |args| {
                let x = match args {
                    [x] => x.clone(),
                    _ => bind1(&Primitive::Binary(BinaryOp::Complex), args)?,
                };
                let found = bind1(&primitive, &[x])?;
                if kind == Irfft {
                    return Ok(vec![found]);
                }
                let part = |op| bind1(&Primitive::Unary(op), std::slice::from_ref(&found));
                Ok(vec![part(UnaryOp::Real)?, part(UnaryOp::Imag)?])
            }));
        }
    }
    cases
}

/// Primitives without operands, and those that pass on what they get.
fn constant_cases() -> Vec<Case> {
    let x = || vec![sample(1, &[3], -1.0, 1.0)];
    let iota = |args: &[Value]| {
        let iota = Primitive::Iota {
            dtype: DType::Float64,
            shape: Shape::new(&[3]),
            dimension: 0,
        };
        Ok(vec![lax::mul(&args[0], &bind1(&iota, &[])?)?])
    };
    let empty = |args: &[Value]| {
        let empty = Primitive::Empty {
            dtype: DType::Float64,
            shape: Shape::new(&[3]),
        };
        let all = lax::eq(&args[0], &args[0])?;
        Ok(vec![lax::select(&all, &args[0], &bind1(&empty, &[])?)?])
    };
    let barrier = |args: &[Value]| bind(&Primitive::OptimizationBarrier, &[lax::sin(&args[0])?]);
    let precision = Primitive::ReducePrecision {
        exponent_bits: 11,
        mantissa_bits: 52,
    };
    let bits = Primitive::BitcastConvertType {
        new_dtype: DType::Int64,
    };
    let stop = |args: &[Value]| {
        let stopped = bind1(&Primitive::StopGradient, &[ints_like(&args[0])?])?;
        Ok(vec![lax::mul(
            &args[0],
            &convert(&stopped, DType::Float64)?,
        )?])
    };
    vec![
        case("iota", x(), iota),
        case("platform_index", x(), branch_for_platform),
        case("empty2", x(), empty),
        case("optimization_barrier", x(), barrier),
        apply("reduce_precision", precision, x()),
        apply("bitcast_convert_type", bits, x()),
        case("stop_gradient", x(), stop),
    ]
}

/// The sine where the platform is this one, the cosine elsewhere.
fn branch_for_platform(args: &[Value]) -> Result<Vec<Value>> {
    let platforms = Platforms([Some(vec!["cpu".into()]), None].into());
    let index = Primitive::PlatformIndex {
        platforms: platforms.clone(),
    };
    let branch = |f: fn(&Value) -> Result<Value>| {
        make_jaxpr(&[args[0].aval()], DebugInfo::default(), |args| {
            Ok(vec![f(&args[0])?])
        })
        .map(Rc::new)
    };
    let cond = Primitive::Cond {
        branches: [branch(lax::sin)?, branch(lax::cos)?].into(),
        platforms: Some(platforms),
    };
    bind(&cond, &[bind1(&index, &[])?, args[0].clone()])
}

/// Whole numbers whose derivative is zero anyhow.
fn ints_like(x: &Value) -> Result<Value> {
    convert(
        &bind1(&Primitive::Unary(UnaryOp::Floor), std::slice::from_ref(x))?,
        DType::Int32,
    )
}

fn random_cases() -> Vec<Case> {
    let seeds = || vec![whole(&[7, 8], DType::UInt32, &[2])];
    let words = || vec![whole(&[1, 2, 3, 4], DType::UInt32, &[2, 2])];
    let unwrap = |keys: Value| bind(&Primitive::RandomUnwrap, &[keys]);
    let keys = |args: &[Value]| bind1(&Primitive::RandomWrap, &args[..1]);
    let mut cases = vec![
        case("random_seed", seeds(), move |args| {
            unwrap(bind1(&Primitive::RandomSeed, args)?)
        }),
        case("random_wrap", words(), move |args| unwrap(keys(args)?)),
        case("random_clone", words(), move |args| {
            unwrap(bind1(&Primitive::RandomClone, &[keys(args)?])?)
        }),
        case("random_split", words(), move |args| {
            let shape = Shape::new(&[3]);
            unwrap(bind1(&Primitive::RandomSplit { shape }, &[keys(args)?])?)
        }),
        case(
            "random_fold_in",
            vec![words().remove(0), seeds().remove(0)],
            move |args| {
                unwrap(bind1(
                    &Primitive::RandomFoldIn,
                    &[keys(args)?, args[1].clone()],
                )?)
            },
        ),
        case("random_gamma", words(), move |args| {
            let shapes = lax::constant(DType::Float32, 0.7);
            let shapes = lax::broadcast_in_dim(&shapes, &Shape::new(&[2, 3]), &[])?;
            let gamma = Primitive::RandomGamma { log_space: true };
            let new_dtype = DType::Int32;
            let drawn = bind(&gamma, &[keys(args)?, shapes])?;
            bind(&Primitive::BitcastConvertType { new_dtype }, &drawn)
        }),
        apply(
            "threefry2x32",
            Primitive::Threefry2x32,
            (1..5)
                .map(|at| whole(&[at, at + 5], DType::UInt32, &[2]))
                .collect(),
        ),
    ];
    for bit_width in [8, 16, 32, 64] {
        cases.push(case("random_bits", words(), move |args| {
            let shape = Shape::new(&[3]);
            bind(&Primitive::RandomBits { bit_width, shape }, &[keys(args)?])
        }));
    }
    cases
}

/// The function for each row, under an axis named `i`.
fn over_axis(args: &[Value], f: &dyn Fn(&[Value]) -> Result<Vec<Value>>) -> Result<Vec<Value>> {
    let axis = AxisData {
        name: Some("i".into()),
        size: args[0].shape()[0],
    };
    let in_axes = vec![Some(0); args.len()];
    vmap(
        args,
        &in_axes,
        axis,
        &mut |outs, _| Ok(vec![Some(0); outs.len()]),
        f,
    )
}

fn collective(op: CollectiveOp) -> Primitive {
    Primitive::Collective {
        op,
        axes: vec![AxisRef::Named("i".into())],
    }
}

fn collective_cases() -> Vec<Case> {
    let x = || vec![sample(3, &[4, 3], -1.0, 1.0)];
    let mapped = |name: &'static str, primitive: Primitive| Case {
        hidden: vec![primitive.clone()],
        ..case(name, x(), move |args| {
            over_axis(args, &|args| bind(&primitive, &[lax::sin(&args[0])?]))
        })
    };
    let gather = |tiled: bool| Primitive::AllGather {
        axis_name: "i".into(),
        axis_size: 4,
        all_gather_dimension: 0,
        tiled,
    };
    let index = || Primitive::AxisIndex {
        axis_name: "i".into(),
    };
    let ring = Primitive::Ppermute {
        axis_name: "i".into(),
        perm: vec![(0, 1), (1, 2), (2, 3), (3, 0)],
    };
    let mut cases = vec![
        mapped("psum", collective(CollectiveOp::Sum)),
        mapped("psum_invariant", collective(CollectiveOp::SumInvariant)),
        mapped(
            "pvary",
            Primitive::Pvary {
                axes: vec!["i".into()],
            },
        ),
        mapped("pmax", collective(CollectiveOp::Max)),
        mapped("pmin", collective(CollectiveOp::Min)),
        mapped("all_gather", gather(false)),
        mapped("all_gather tiled", gather(true)),
        mapped("ppermute", ring.clone()),
        Case {
            hidden: vec![index()],
            ..case("axis_index", x(), move |args| {
                over_axis(args, &|args| {
                    let at = convert(&bind1(&index(), &[])?, DType::Float64)?;
                    Ok(vec![lax::mul(&args[0], &at)?])
                })
            })
        },
    ];
    // The derivative inside of the mapped function.
    for (name, primitive) in [
        ("psum inside", collective(CollectiveOp::Sum)),
        ("all_gather inside", gather(false)),
        ("ppermute inside", ring),
    ] {
        cases.push(case(name, x(), move |args| {
            over_axis(args, &|args| {
                let (outs, linear) = linearize(args, &[true], |args| {
                    bind(&primitive, &[lax::sin(&args[0])?])
                })?;
                let cotangents: Vec<Value> = outs.iter().map(lax::cos).collect::<Result<_>>()?;
                linear.transpose(&cotangents)
            })
        }));
    }
    cases
}

fn device_cases() -> Vec<Case> {
    let x = || vec![sample(3, &[4, 3], -1.0, 1.0)];
    let axis: Rc<str> = "d".into();
    let mesh = Rc::new(Mesh {
        key: 0,
        axes: vec![(axis.clone(), 2, AxisKind::Auto)],
    });
    let split: Spec = vec![vec![axis.clone()]];
    let places = PlaceId::of(Places {
        mesh: Some(mesh.clone()),
        spec: split.clone(),
        varying: Vec::new(),
    });
    let reshard = Primitive::Reshard(Rc::new(Reshard {
        name: "reshard",
        params: Vec::new(),
        places,
    }));
    let sum = Primitive::Collective {
        op: CollectiveOp::SumInvariant,
        axes: vec![AxisRef::Named(axis)],
    };
    vec![
        apply("reshard", reshard, x()),
        case("shard_map", x(), move |args| {
            let mut out_specs = |_: &[Aval]| Ok(vec![split.clone(), Spec::new()]);
            let sharded = Sharded {
                mesh: mesh.clone(),
                in_specs: vec![split.clone()],
                out_specs: &mut out_specs,
                check: true,
                mesh_text: String::new(),
                debug_info: DebugInfo::internal("shard_map", "f"),
            };
            shard_map(args, sharded, |args| {
                let own = lax::sin(&args[0])?;
                let total = bind1(&sum, std::slice::from_ref(&own))?;
                Ok(vec![lax::mul(&own, &total)?, total])
            })
        }),
    ]
}

fn reference_cases() -> Vec<Case> {
    let x = || vec![sample(1, &[3], -1.0, 1.0), sample(2, &[], 0.5, 1.0)];
    let at = |at: i64| vec![RefIndex::Static(at)];
    let slice = || {
        vec![RefIndex::Slice {
            start: 0,
            size: 2,
            stride: 1,
        }]
    };
    vec![case("new_ref", x(), move |args| {
        let reference = bind1(&Primitive::NewRef, &[lax::sin(&args[0])?])?;
        let first = bind1(
            &Primitive::Get { indexer: at(0) },
            std::slice::from_ref(&reference),
        )?;
        let product = lax::mul(&first, &args[1])?;
        let old = bind1(
            &Primitive::Swap { indexer: at(2) },
            &[reference.clone(), product],
        )?;
        let window = bind1(
            &Primitive::Get { indexer: slice() },
            std::slice::from_ref(&reference),
        )?;
        let square = lax::mul(&window, &window)?;
        bind(
            &Primitive::AddUpdate { indexer: slice() },
            &[reference.clone(), square],
        )?;
        Ok(vec![old, bind1(&Primitive::Freeze, &[reference])?])
    })]
}

fn callback(vmap_method: Option<&str>) -> Rc<Callback> {
    Rc::new(Callback {
        function: Rc::new(|args| Ok(vec![lax::sin(&args[0])?])),
        result_avals: vec![Aval::new([3], DType::Float64)],
        ordered: false,
        vmap_method: vmap_method.map(Into::into),
        params: Vec::new(),
    })
}

fn callback_cases() -> Vec<Case> {
    let x = || vec![sample(1, &[3], -1.0, 1.0)];
    let mut cases = vec![
        apply("io_callback", Primitive::IoCallback(callback(None)), x()),
        case("debug_callback", x(), |args| {
            let quiet = Callback {
                function: Rc::new(|_| Ok(Vec::new())),
                result_avals: Vec::new(),
                ordered: false,
                vmap_method: None,
                params: Vec::new(),
            };
            bind(&Primitive::DebugCallback(Rc::new(quiet)), args)?;
            Ok(vec![lax::sin(&args[0])?])
        }),
        case("debug_print", x(), |args| {
            let quiet = DebugPrint {
                print: Rc::new(|_| Ok(())),
                ordered: false,
                params: Vec::new(),
            };
            bind(&Primitive::DebugPrint(Rc::new(quiet)), args)?;
            Ok(vec![lax::sin(&args[0])?])
        }),
    ];
    for method in ["sequential", "expand_dims", "broadcast_all"] {
        cases.push(apply(
            "pure_callback",
            Primitive::PureCallback(callback(Some(method))),
            x(),
        ));
    }
    cases
}

/// Calls: `jit`, and functions with rules of their own.
fn call_cases() -> Vec<Case> {
    let x = || vec![sample(1, &[3], -1.0, 1.0)];
    let double = || Aval::new([3], DType::Float64);
    let sine = body(&[double()], |args| Ok(vec![lax::sin(&args[0])?]));
    let jit = Primitive::Jit {
        name: "sine".into(),
        jaxpr: sine,
    };
    let custom_jvp = Primitive::CustomJvpCall(Rc::new(CustomJvp {
        name: "sine".into(),
        fun: Rc::new(|args| Ok(vec![lax::sin(&args[0])?])),
        jvp: Rc::new(|args| {
            let tangent = lax::mul(&args[1], &lax::cos(&args[0])?)?;
            Ok(vec![lax::sin(&args[0])?, tangent])
        }),
        jvp_name: "sine_jvp".into(),
        call_jaxpr: None,
        num_consts: 0,
        symbolic_zeros: false,
    }));
    let custom_vjp = || {
        Primitive::CustomVjpCall(Rc::new(CustomVjp {
            name: "sine".into(),
            fun: Rc::new(|args| Ok(vec![lax::sin(&args[0])?])),
            fwd: Rc::new(|args| Ok(vec![lax::cos(&args[0])?, lax::sin(&args[0])?])),
            num_residuals: Rc::new(|| 1),
            bwd: Rc::new(|args| Ok(vec![lax::mul(&args[0], &args[1])?])),
            fwd_name: "sine_fwd".into(),
            bwd_name: "sine_bwd".into(),
            call_jaxpr: None,
            num_consts: 0,
            symbolic_zeros: false,
        }))
    };
    let vjp = custom_vjp();
    let two = vec![sample(1, &[3], -1.0, 1.0), sample(2, &[3], -1.0, 1.0)];
    let lin = Primitive::CustomLin(Rc::new(CustomLin {
        num_residuals: 1,
        in_nonzero: vec![true],
        bwd: Rc::new(|args| Ok(vec![lax::mul(&args[0], &args[1])?])),
        out_avals: vec![double()],
    }));
    vec![
        apply("jit", jit, x()),
        apply("custom_jvp_call", custom_jvp, x()),
        apply("custom_vjp_call", custom_vjp(), x()),
        // What is linear in its tangent has that of a custom_vjp function in its jaxpr.
        Case {
            hidden: vec![lin],
            ..case("custom_lin", two, move |args| {
                let (_, linear) = linearize(&args[..1], &[true], |args| bind(&vjp, args))?;
                linear.transpose(&args[1..])
            })
        },
        case("ints", vec![ints(&[1, 2], &[2])], |args| Ok(args.to_vec())),
    ]
}
