//! Plans against what their primitives give one by one: the same bits for all functions, dtypes and shapes.

use super::run::run_with;
use super::{Fusion, Work, plan_of};
use crate::*;
use freezeframe_array::{Array, DType, Scalar, Shape};
use std::rc::Rc;

mod random;
mod reductions;

type Function = Box<dyn Fn(&[Value]) -> Result<Vec<Value>>>;

const DTYPES: [DType; 15] = [
    DType::Bool,
    DType::Int8,
    DType::Int16,
    DType::Int32,
    DType::Int64,
    DType::UInt8,
    DType::UInt16,
    DType::UInt32,
    DType::UInt64,
    DType::Float16,
    DType::BFloat16,
    DType::Float32,
    DType::Float64,
    DType::Complex64,
    DType::Complex128,
];

const SHAPES: [&[usize]; 7] = [&[], &[0], &[1], &[5], &[2, 3], &[0, 3], &[1100]];

/// Numbers of all kinds, the peculiar ones among the first.
fn numbers(dtype: DType, dims: &[usize], seed: usize) -> Value {
    const PECULIAR: [f64; 12] = [
        0.5,
        -0.0,
        f64::NAN,
        2.0,
        f64::INFINITY,
        -1.0,
        f64::NEG_INFINITY,
        0.0,
        1e-40,
        3e38,
        -127.5,
        1.0,
    ];
    let shape = Shape::new(dims);
    let number = |at: usize| {
        let mixed = (at * 7 + seed * 5) % 29;
        let value = match PECULIAR.get(mixed) {
            Some(value) => *value,
            None => (mixed as f64 - 20.0) * 0.37,
        };
        match dtype.is_complex() {
            true => Scalar::Complex(value, -0.25 * value),
            false => Scalar::Float(value),
        }
    };
    let scalars: Vec<Scalar> = (0..shape.size()).map(number).collect();
    let array = Array::from_scalars(dtype, &scalars, shape);
    array.expect("numbers").into()
}

fn bits(value: &Value) -> Vec<[u64; 2]> {
    let array = value.as_array().expect("a known array");
    let of = |value: f64| {
        if value.is_nan() {
            u64::MAX
        } else {
            value.to_bits()
        }
    };
    let scalar = |scalar: &Scalar| match *scalar {
        Scalar::Float(value) => [of(value), 0],
        Scalar::Complex(re, im) => [of(re), of(im)],
        Scalar::Bool(value) => [value.into(), 0],
        Scalar::Int(value) => [value as u64, 1],
        Scalar::UInt(value) => [value, 2],
        Scalar::Key([low, high]) => [low.into(), high.into()],
        Scalar::Float0 => [0, 3],
    };
    array.scalars().iter().map(scalar).collect()
}

fn traced(name: &str, args: &[Value], f: &Function) -> Option<Rc<Jaxpr>> {
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    let made = make_jaxpr(&avals, DebugInfo::internal("jit", name), f);
    made.ok().map(Rc::new)
}

/// The results, or the text of the error.
fn outcome(found: Result<Vec<Value>>) -> std::result::Result<Vec<Value>, String> {
    found.map_err(|error| error.to_string())
}

/// Holds the loops of a function against its primitives, and says if it takes these arguments at all.
fn agrees(name: &str, args: &[Value], f: &Function) -> bool {
    let Some(jaxpr) = traced(name, args, f) else {
        return false;
    };
    let context = format!("{name} of {:?}", jaxpr.in_avals());
    let loops = outcome(run_with(&jaxpr, args, Fusion::Loops));
    let again = outcome(run_with(&jaxpr, args, Fusion::Loops));
    let primitives = outcome(run_with(&jaxpr, args, Fusion::None));
    for loops in [loops, again] {
        match (loops, &primitives) {
            (Ok(loops), Ok(primitives)) => {
                assert_eq!(loops.len(), primitives.len(), "{context}");
                for ((a, b), aval) in loops.iter().zip(primitives).zip(jaxpr.out_avals()) {
                    assert_eq!((a.aval(), b.aval()), (aval.clone(), aval), "{context}");
                    assert_eq!(bits(a), bits(b), "{context}: {a:?} {b:?}");
                }
            }
            (Err(a), Err(b)) => assert_eq!(a, *b, "{context}"),
            (a, b) => panic!("{context}: {a:?} {b:?}"),
        }
    }
    true
}

/// Tries a function of two arrays and a scalar on all dtypes and shapes, and counts how many it takes.
fn everywhere(name: &str, f: impl Fn(&[Value]) -> Result<Vec<Value>> + 'static) -> usize {
    let f: Function = Box::new(f);
    let mut taken = 0;
    for dtype in DTYPES {
        for dims in SHAPES {
            let args = [
                numbers(dtype, dims, 0),
                numbers(dtype, dims, 3),
                numbers(dtype, &[], 1),
            ];
            taken += usize::from(agrees(name, &args, &f));
        }
    }
    taken
}

fn one(result: Result<Value>) -> Result<Vec<Value>> {
    result.map(|value| vec![value])
}

fn weak(value: f64) -> Value {
    Value::weak(Array::from_scalar(DType::Float32, Scalar::Float(value)))
}

#[test]
fn functions_of_one_element() {
    use UnaryOp::*;
    let ops = [
        Neg,
        Sign,
        Floor,
        Ceil,
        RoundAway,
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
    ];
    for op in ops {
        let taken = everywhere(op.name(), move |args| one(lax::unary(op, &args[0])));
        assert!(taken >= SHAPES.len(), "{op:?} takes nothing");
    }
    for y in [-3, -1, 0, 1, 2, 3, 7] {
        let taken = everywhere("integer_pow", move |args| {
            one(lax::integer_pow(&args[0], y))
        });
        assert!(taken >= SHAPES.len(), "{y}");
    }
    for primitive in [
        Primitive::Log2,
        Primitive::OneMinusSquare,
        Primitive::Copy,
        Primitive::ReducePrecision {
            exponent_bits: 5,
            mantissa_bits: 7,
        },
    ] {
        let name = primitive.name().to_owned();
        let taken = everywhere(&name, move |args| one(bind1(&primitive, &args[..1])));
        assert!(taken >= SHAPES.len(), "{name}");
    }
    for to in DTYPES {
        everywhere("convert", move |args| {
            let x = lax::convert_element_type(&args[0], to, false)?;
            one(lax::convert_element_type(
                &lax::max(&x, &x)?,
                DType::Float32,
                true,
            ))
        });
        everywhere("bitcast", move |args| {
            let primitive = Primitive::BitcastConvertType { new_dtype: to };
            let bits = bind1(&primitive, &[lax::max(&args[0], &args[1])?])?;
            one(lax::max(&bits, &bits))
        });
    }
}

#[test]
fn functions_of_two_and_three_elements() {
    use BinaryOp::*;
    let ops = [
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
        Complex,
        Eq,
        Ne,
        Lt,
        Le,
        Gt,
        Ge,
    ];
    for op in ops {
        let taken = everywhere(op.name(), move |args| {
            one(lax::binary(op, &args[0], &args[1]))
        });
        assert!(taken >= SHAPES.len(), "{op:?} takes nothing");
    }
    everywhere("a scalar on either side", |args| {
        let [x, y, s] = args else { unreachable!() };
        one(lax::sub(s, &lax::div(&lax::mul(&lax::add(x, s)?, y)?, s)?))
    });
    everywhere("fused products", |args| {
        let [x, y, s] = args else { unreachable!() };
        let less = lax::sub(&lax::mul(x, y)?, s)?;
        let minus = lax::sub(x, &lax::mul(y, s)?)?;
        let both = lax::sub(&lax::neg(&lax::mul(x, s)?)?, y)?;
        Ok(vec![lax::add_any(&lax::mul(x, y)?, &less)?, minus, both])
    });
    everywhere("clamp", |args| {
        let bounds = [args[2].clone(), args[0].clone(), args[1].clone()];
        Ok(vec![
            bind1(&Primitive::Clamp, &bounds)?,
            bind1(
                &Primitive::Clamp,
                &[args[2].clone(), args[0].clone(), args[2].clone()],
            )?,
        ])
    });
    everywhere("select", |args| {
        let [x, y, s] = args else { unreachable!() };
        let which = lax::lt(x, y)?;
        let one_for_all = lax::lt(s, s)?;
        let index = lax::convert_element_type(&which, DType::Int32, false)?;
        let cases = [index, x.clone(), y.clone(), x.clone()];
        Ok(vec![
            lax::select(&which, x, y)?,
            lax::select(&one_for_all, x, y)?,
            bind1(&Primitive::SelectN, &cases)?,
        ])
    });
}

#[test]
fn elements_that_move() {
    everywhere("views of views", |args| {
        let x = &args[0];
        let n = x.shape().size();
        let shape = Shape::new(&[3, n, 2]);
        let wide = lax::reshape(x, &Shape::new(&[n, 1]))?;
        let wide = lax::broadcast_in_dim(&wide, &shape, vec![1, 2])?;
        let turned = lax::transpose(&wide, &[2, 0, 1])?;
        let back = bind1(
            &Primitive::Rev {
                dimensions: vec![1, 2],
            },
            &[turned],
        )?;
        let cut = lax::slice_in_dim(&back, 0, 3, 2, 1)?;
        let flat = lax::reshape(&cut, &Shape::new(&[4 * n]))?;
        let tail = lax::slice_in_dim(&flat, n, 3 * n, 1, 0)?;
        Ok(vec![lax::max(&flat, &flat)?, tail, lax::add(&cut, &cut)?])
    });
    everywhere("one view for many", |args| {
        let x = lax::broadcast_axis(&args[0], 3, args[0].ndim())?;
        let order: Vec<usize> = (0..x.ndim()).rev().collect();
        let y = lax::transpose(&x, &order)?;
        let sum = lax::add(&y, &lax::mul(&y, &y)?)?;
        Ok(vec![
            lax::reduce_sum(&sum, &[0])?,
            y.clone(),
            lax::max(&sum, &y)?,
        ])
    });
    everywhere("rows divided by their sums", |args| {
        let x = lax::broadcast_axis(&args[0], 4, args[0].ndim())?;
        let last = x.ndim() - 1;
        let rows: Vec<usize> = (0..last).collect();
        let most = lax::reduce(ReduceOp::Max, &x, vec![last])?;
        let less = lax::sub(&x, &lax::broadcast_in_dim(&most, &x.shape(), rows.clone())?)?;
        let exp = lax::exp(&less)?;
        let sum = lax::reduce_sum(&exp, &[last])?;
        let kept = lax::expand_dims(&sum, &[last])?;
        let repeated = lax::broadcast_in_dim(&sum, &x.shape(), rows)?;
        Ok(vec![lax::div(&exp, &repeated)?, lax::div(&exp, &kept)?])
    });
    everywhere("kernels between loops", |args| {
        let [x, y, _] = args else { unreachable!() };
        let n = x.shape().size();
        let flat = lax::reshape(&lax::add(x, y)?, &Shape::new(&[n]))?;
        let sort = Primitive::Sort {
            dimension: 0,
            is_stable: true,
            num_keys: 1,
        };
        let sorted = bind(&sort, std::slice::from_ref(&flat))?;
        let first = lax::iota(DType::Int32, &Shape::new(&[1]), 0)?;
        let start = lax::reshape(&first, &Shape::scalar())?;
        let part = lax::slice_in_dim(&sorted[0], 0, n.min(2), 1, 0)?;
        let update = [flat.clone(), part, start];
        let updated = bind1(&Primitive::DynamicUpdateSlice, &update)?;
        Ok(vec![
            lax::max(&updated, &flat)?,
            updated,
            lax::min(&sorted[0], &flat)?,
        ])
    });
}

fn body(args: &[Value], f: impl Fn(&[Value]) -> Result<Vec<Value>>) -> Result<Rc<Jaxpr>> {
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    Ok(trace_jit(&avals, DebugInfo::internal("scan", "body"), f)?.jaxpr)
}

#[test]
fn control_flow() {
    for reverse in [false, true] {
        everywhere("scan", move |args| {
            let [x, y, s] = args else { unreachable!() };
            let xs = lax::broadcast_axis(y, 3, 0)?;
            let step = body(&[s.clone(), x.clone(), y.clone()], |args| {
                let [s, carry, row] = args else {
                    unreachable!()
                };
                let next = lax::add(&lax::mul(carry, s)?, row)?;
                Ok(vec![next.clone(), lax::max(&next, row)?, carry.clone()])
            })?;
            let scan = |length| {
                Primitive::Scan(Rc::new(Scan {
                    jaxpr: step.clone(),
                    length,
                    reverse,
                    unroll: 1,
                    num_consts: 1,
                    num_carry: 1,
                    trees: None,
                }))
            };
            let mut results = bind(&scan(3), &[s.clone(), x.clone(), xs.clone()])?;
            let none = lax::slice_in_dim(&xs, 0, 0, 1, 0)?;
            results.extend(bind(&scan(0), &[s.clone(), x.clone(), none])?);
            Ok(results)
        });
    }
    everywhere("while and cond", |args| {
        let [x, y, _] = args else { unreachable!() };
        let count = Value::from(Array::scalar(0i32));
        let start = [count, x.clone(), y.clone()];
        let fewer = body(&start, |args| {
            one(lax::lt(&args[0], &Array::scalar(4i32).into()))
        })?;
        let next = body(&start, |args| {
            let [count, x, y] = args else { unreachable!() };
            let odd = lax::and(count, &Array::scalar(1i32).into())?;
            let branch = |f: fn(&Value, &Value) -> Result<Value>| {
                body(&args[1..], move |args| one(f(&args[0], &args[1])))
            };
            let branches = vec![branch(lax::max)?, branch(lax::add)?];
            let cond = Primitive::Cond {
                branches: branches.into(),
                platforms: None,
            };
            let chosen = bind1(&cond, &[odd, x.clone(), y.clone()])?;
            Ok(vec![
                lax::add(count, &Array::scalar(1i32).into())?,
                y.clone(),
                chosen,
            ])
        })?;
        bind(
            &Primitive::While(Rc::new(While {
                cond_jaxpr: fewer,
                cond_nconsts: 0,
                body_jaxpr: next,
                body_nconsts: 0,
            })),
            &start,
        )
    });
}

#[test]
fn loops_over_numbers() {
    let taken = everywhere("while", |args| {
        let [x, y, s] = args else { unreachable!() };
        let count = Value::from(Array::scalar(0i32));
        let start = [s.clone(), count, x.clone(), y.clone()];
        let fewer = body(&start[1..], |args| {
            one(lax::lt(&args[0], &Array::scalar(700i32).into()))
        })?;
        let next = body(&start, |args| {
            let [s, count, x, y] = args else {
                unreachable!()
            };
            let swapped = lax::max(&lax::mul(x, s)?, y)?;
            let count = lax::add(count, &Array::scalar(1i32).into())?;
            Ok(vec![count, y.clone(), swapped])
        })?;
        bind(
            &Primitive::While(Rc::new(While {
                cond_jaxpr: fewer,
                cond_nconsts: 0,
                body_jaxpr: next,
                body_nconsts: 1,
            })),
            &start,
        )
    });
    assert!(taken > 0);
}

#[test]
fn loops_without_contraction_are_eager_evaluation() {
    let f: Function = Box::new(|args| {
        let [x, y, s] = args else { unreachable!() };
        let a = lax::exp(&lax::sub(x, s)?)?;
        let b = lax::select(&lax::gt(&a, y)?, &a, &lax::sqrt(y)?)?;
        Ok(vec![
            lax::reduce(ReduceOp::Max, &b, (0..b.ndim()).collect::<Vec<_>>())?,
            b,
        ])
    });
    for dtype in [DType::Float32, DType::Float64, DType::BFloat16] {
        for dims in SHAPES {
            let (x, y) = (numbers(dtype, dims, 0), numbers(dtype, dims, 3));
            let args = [x, y, numbers(dtype, &[], 1)];
            let jaxpr = traced("f", &args, &f).expect("floats");
            let loops = run_with(&jaxpr, &args, Fusion::Loops).expect("runs");
            let eager = f(&args).expect("runs");
            for (a, b) in loops.iter().zip(&eager) {
                assert_eq!(bits(a), bits(b), "{dtype} {dims:?}");
            }
        }
    }
}

/// The works of a function's plan, as words.
fn works(args: &[Value], f: Function) -> Vec<String> {
    let plan = plan_of(&traced("f", args, &f).expect("traces"));
    let name = |work: &Work| match work {
        Work::Loop(it) => format!("loop {}->{}", it.inputs.len(), it.results.len()),
        Work::Kernel(primitive) => primitive.name().into(),
        Work::Reduce(it) => {
            let (inputs, code) = (it.elements.inputs.len(), it.elements.code.len());
            format!("reduction {inputs}->1 of {code}")
        }
        other => format!("{other:?}")
            .split([' ', '{', '('])
            .next()
            .unwrap_or("")
            .into(),
    };
    plan.steps.iter().map(|step| name(&step.work)).collect()
}

#[test]
fn what_reads_each_other_is_one_loop() {
    let x = numbers(DType::Float32, &[4, 3], 0);
    let row = numbers(DType::Float32, &[3], 1);
    let chain = works(
        std::slice::from_ref(&x),
        Box::new(|args| {
            let inner = lax::add(&lax::mul(&args[0], &weak(2.0))?, &weak(1.0))?;
            one(lax::mul(&lax::unary(UnaryOp::Tanh, &inner)?, &args[0]))
        }),
    );
    assert_eq!(chain, ["loop 1->1"]);
    let centred = works(
        &[x, row],
        Box::new(|args| {
            let wide = lax::broadcast_in_dim(&args[1], &args[0].shape(), vec![1])?;
            let sum = lax::add(&args[0], &wide)?;
            let total = lax::reduce_sum(&lax::exp(&sum)?, &[1])?;
            let turned = lax::transpose(&sum, &[1, 0])?;
            let scaled = lax::mul(
                &turned,
                &lax::broadcast_in_dim(&total, &turned.shape(), vec![1])?,
            )?;
            Ok(vec![scaled.clone(), lax::sub(&scaled, &turned)?])
        }),
    );
    // What several steps read across the rows is gathered once.
    assert_eq!(
        centred,
        ["loop 2->2", "reduction 1->1 of 0", "loop 1->1", "loop 2->2"]
    );
}

#[test]
fn a_product_that_is_turned_around_is_made_the_other_way_around() {
    // A batch, rows, places and columns; the last product goes by no tiles.
    for (batch, rows, inner, columns, turns) in [
        (1, 40, 24, 50, true),
        (3, 33, 600, 17, true),
        (2, 4000, 20, 2, false),
    ] {
        let x = numbers(DType::Float32, &[batch, inner, rows], 1);
        let y = numbers(DType::Float32, &[batch, inner, columns], 2);
        let product: Function = Box::new(move |args| {
            let dims = DotDims {
                lhs_contracting: vec![1],
                rhs_contracting: vec![1],
                lhs_batch: vec![0],
                rhs_batch: vec![0],
            };
            let product = lax::dot_general(&args[0], &args[1], dims, None)?;
            Ok(vec![lax::transpose(&product, &[0, 2, 1])?])
        });
        let args = [x, y];
        assert!(agrees("a turned product", &args, &product));
        let eager = product(&args).expect("a product");
        let jaxpr = traced("a turned product", &args, &product).expect("a jaxpr");
        let run = run_with(&jaxpr, &args, Fusion::Loops).expect("a product");
        assert_eq!(bits(&run[0]), bits(&eager[0]), "{rows} {inner} {columns}");
        assert_eq!(
            plan_of(&jaxpr).steps.len() == 1,
            turns,
            "{rows} {inner} {columns}"
        );
    }
}
