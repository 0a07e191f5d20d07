//! Jaxprs print exactly as JAX prints them: each case against the text in `jaxprs.txt`, which jax 0.12.0.1 wrote.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use freezeframe_array::{Array, DType, Shape};
use freezeframe_core::*;
use std::collections::HashMap;
use std::rc::Rc;

type Outcome = Result<Vec<Value>>;

fn vec3() -> Aval {
    Aval::new([3], DType::Float32)
}

fn scalar() -> Aval {
    Aval::scalar(DType::Float32)
}

fn matrix() -> Aval {
    Aval::new([2, 3], DType::Float32)
}

fn number(value: f32) -> Value {
    Array::scalar(value).into()
}

fn arange() -> Value {
    Array::vector(vec![0f32, 1.0, 2.0]).into()
}

fn ones() -> Value {
    Array::filled(1f32, [2, 3]).unwrap().into()
}

fn staged(avals: &[Aval], f: impl FnOnce(&[Value]) -> Outcome) -> String {
    let jaxpr = make_jaxpr(avals, DebugInfo::internal("make_jaxpr", "f"), f).unwrap();
    check(&jaxpr).unwrap();
    let jaxpr = Rc::new(jaxpr);
    let text = jaxpr.to_text(Default::default());
    marks_fit(&jaxpr, &text);
    text
}

/// The marked text is the text; each equation and step has one mark, and marks nest, outer ones first.
fn marks_fit(jaxpr: &Rc<Jaxpr>, text: &str) {
    let marked = jaxpr.to_marked_text(Default::default());
    assert_eq!(marked.text, text);
    let mut steps: Vec<u32> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for mark in &marked.marks {
        open.retain(|end| *end > mark.start);
        assert!(open.iter().all(|end| mark.end <= *end), "{mark:?}\n{text}");
        assert!(mark.start < mark.end && text.is_char_boundary(mark.end));
        open.push(mark.end);
        if let Part::Equation(step) = mark.part {
            steps.push(step);
        }
    }
    steps.sort_unstable();
    let all: Vec<u32> = (0..marked.steps.len() as u32).collect();
    assert_eq!(steps, all, "{text}");
}

fn jit(name: &str, args: &[Value], f: impl FnOnce(&[Value]) -> Outcome) -> Outcome {
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    call_jit(
        name,
        &trace_jit(&avals, DebugInfo::internal("jit", name), f)?,
        args,
    )
}

/// `jax.grad` with respect to the last argument.
fn grad(args: &[Value], f: impl FnOnce(&[Value]) -> Outcome) -> Outcome {
    let wanted: Vec<bool> = (0..args.len()).map(|at| at + 1 == args.len()).collect();
    let (results, linear) = linearize(args, &wanted, f)?;
    let found = linear.transpose(&[lax::full_like(&results[0], 1.0)?])?;
    Ok(found[args.len() - 1..].to_vec())
}

fn over_rows(args: &[Value], f: impl FnOnce(&[Value]) -> Outcome) -> Outcome {
    let axis = AxisData {
        name: None,
        size: args[0].shape()[0],
    };
    vmap(
        args,
        &vec![Some(0); args.len()],
        axis,
        &mut |outs, _| Ok(vec![Some(0); outs.len()]),
        f,
    )
}

fn sin_times(args: &[Value]) -> Outcome {
    Ok(vec![lax::mul(&lax::sin(&args[0])?, &args[0])?])
}

fn body(avals: &[Aval], f: impl FnOnce(&[Value]) -> Outcome) -> Result<Rc<Jaxpr>> {
    Ok(Rc::new(trace_to_jaxpr(
        avals,
        DebugInfo::internal("scan", "body"),
        f,
    )?))
}

fn dot(x: &Value, y: &Value) -> Result<Value> {
    let dims = DotDims {
        lhs_contracting: vec![1],
        rhs_contracting: vec![0],
        ..DotDims::default()
    };
    lax::dot_general(x, y, dims, None)
}

fn tanh_of_dot(args: &[Value]) -> Outcome {
    let product = lax::unary(UnaryOp::Tanh, &dot(&ones(), &args[0])?)?;
    Ok(vec![lax::reduce_sum(&product, &[0])?])
}

fn scan(x: &Value, f: impl FnOnce(&[Value]) -> Outcome) -> Outcome {
    let jaxpr = body(&[scalar(), scalar()], f)?;
    let scan = Scan {
        jaxpr,
        length: 3,
        reverse: false,
        unroll: 1,
        num_consts: 0,
        num_carry: 1,
        trees: None,
    };
    bind(&Primitive::Scan(Rc::new(scan)), &[number(0.0), x.clone()])
}

fn sine_steps(args: &[Value]) -> Outcome {
    Ok(vec![
        lax::mul(&lax::sin(&args[0])?, &args[1])?,
        args[0].clone(),
    ])
}

fn branches(first: fn(&[Value]) -> Outcome, second: fn(&[Value]) -> Outcome) -> Result<Primitive> {
    Ok(Primitive::Cond {
        branches: vec![body(&[scalar()], first)?, body(&[scalar()], second)?].into(),
        platforms: None,
    })
}

fn sine(args: &[Value]) -> Outcome {
    Ok(vec![lax::sin(&args[0])?])
}

fn squared(args: &[Value]) -> Outcome {
    Ok(vec![lax::mul(&args[0], &args[0])?])
}

fn doubled(args: &[Value]) -> Outcome {
    Ok(vec![lax::mul(&args[0], &number(2.0))?])
}

fn remat(args: &[Value]) -> Outcome {
    let jaxpr = body(&[scalar()], |args| {
        Ok(vec![lax::sin(&lax::sin(&args[0])?)?])
    })?;
    bind(
        &Primitive::Remat {
            jaxpr,
            prevent_cse: true,
            differentiated: false,
            policy: None,
        },
        args,
    )
}

fn custom_jvp(args: &[Value]) -> Outcome {
    let rule = |args: &[Value]| {
        let primal = custom_jvp(&args[..1])?.remove(0);
        Ok(vec![primal, lax::mul(&args[1], &number(3.0))?])
    };
    let call = CustomJvp {
        name: "cj".into(),
        fun: Rc::new(doubled),
        jvp: Rc::new(rule),
        jvp_name: "<lambda>".into(),
        call_jaxpr: None,
        num_consts: 0,
        symbolic_zeros: false,
    };
    bind(&Primitive::CustomJvpCall(Rc::new(call)), args)
}

fn custom_vjp(args: &[Value]) -> Outcome {
    let call = CustomVjp {
        name: "cv".into(),
        fun: Rc::new(doubled),
        fwd: Rc::new(|args: &[Value]| Ok(vec![args[0].clone(), custom_vjp(args)?.remove(0)])),
        num_residuals: Rc::new(|| 1),
        bwd: Rc::new(|args: &[Value]| Ok(vec![lax::mul(&args[1], &number(3.0))?])),
        fwd_name: "<lambda>".into(),
        bwd_name: "<lambda>".into(),
        call_jaxpr: None,
        num_consts: 0,
        symbolic_zeros: false,
    };
    bind(&Primitive::CustomVjpCall(Rc::new(call)), args)
}

fn reduce(op: ReduceOp, x: &Value, axes: &[usize]) -> Result<Value> {
    lax::reduce(op, x, axes)
}

fn shapes(args: &[Value]) -> Outcome {
    let x = lax::broadcast_in_dim(&args[0], &Shape::new(&[2, 3]), &[1])?;
    let x = lax::transpose(&lax::reshape(&x, &Shape::new(&[3, 2]))?, &[1, 0])?;
    Ok(vec![lax::squeeze(
        &lax::slice(&x, &[0, 0], &[1, 3], None)?,
        &[0],
    )?])
}

fn plain_cases() -> Vec<(&'static str, String)> {
    vec![
        (
            "mul_add",
            staged(&[vec3(), vec3()], |args| {
                Ok(vec![lax::add(&lax::mul(&args[0], &args[1])?, &args[0])?])
            }),
        ),
        (
            "literal",
            staged(&[vec3()], |args| {
                Ok(vec![lax::mul(&args[0], &number(1.5))?])
            }),
        ),
        (
            "weak",
            staged(&[scalar().with_weak_type(true)], |args| {
                Ok(vec![lax::mul(
                    &args[0],
                    &Value::weak(Array::scalar(0.1f32)),
                )?])
            }),
        ),
        (
            "unused",
            staged(&[vec3()], |args| {
                lax::sin(&args[0])?;
                Ok(vec![lax::mul(&args[0], &args[0])?])
            }),
        ),
        ("identity", staged(&[vec3()], |args| Ok(args.to_vec()))),
        (
            "const",
            staged(&[vec3()], |args| Ok(vec![lax::add(&args[0], &arange())?])),
        ),
        (
            "many",
            staged(&vec![vec3(); 12], |args| {
                Ok(std::iter::once(lax::add(&args[0], &args[1])?)
                    .chain(args[2..].iter().cloned())
                    .collect())
            }),
        ),
        (
            "reductions",
            staged(&[matrix()], |args| {
                let x = &args[0];
                Ok(vec![
                    reduce(ReduceOp::Sum, x, &[0])?,
                    reduce(ReduceOp::Prod, x, &[1])?,
                    reduce(ReduceOp::Max, x, &[0, 1])?,
                ])
            }),
        ),
        (
            "dot",
            staged(&[matrix(), Aval::new([3, 2], DType::Float32)], |args| {
                Ok(vec![dot(&args[0], &args[1])?])
            }),
        ),
        ("shapes", staged(&[vec3()], shapes)),
        (
            "select",
            staged(&[vec3()], |args| {
                Ok(vec![lax::select(
                    &lax::gt(&args[0], &number(0.0))?,
                    &args[0],
                    &args[0],
                )?])
            }),
        ),
        ("empty", staged(&[], |_| Ok(Vec::new()))),
        (
            "outputs",
            staged(&[vec3()], |args| {
                Ok(vec![
                    args[0].clone(),
                    Array::scalar(1i32).into(),
                    number(0.5),
                    arange(),
                ])
            }),
        ),
        (
            "random",
            staged(&[Aval::scalar(DType::Key)], |args| {
                let keys = bind1(
                    &Primitive::RandomSplit {
                        shape: Shape::new(&[2]),
                    },
                    args,
                )?;
                bind(&Primitive::RandomUnwrap, &[keys])
            }),
        ),
    ]
}

fn jit_cases() -> Vec<(&'static str, String)> {
    let eleven = |args: &[Value]| {
        let mut x = args[0].clone();
        for _ in 0..11 {
            x = lax::sin(&x)?;
        }
        Ok(vec![x])
    };
    vec![
        ("jit", staged(&[vec3()], |args| jit("<lambda>", args, sine))),
        (
            "jit_twice",
            staged(&[vec3()], |args| {
                jit_call("h", "", &jit_call("h", "", args, squared)?, squared)
            }),
        ),
        (
            "jit_nested",
            staged(&[vec3()], |args| {
                jit("outer", args, |args| {
                    Ok(vec![lax::add(&jit("inner", args, sine)?[0], &args[0])?])
                })
            }),
        ),
        (
            "jit_dead",
            staged(&[vec3()], |args| {
                let both =
                    |args: &[Value]| Ok(vec![lax::sin(&args[0])?, lax::mul(&args[0], &args[0])?]);
                Ok(jit("f", args, both)?[1..].to_vec())
            }),
        ),
        (
            "jit_closure",
            staged(&[vec3()], |args| {
                let outer = &args[0];
                jit("f", &[lax::cos(outer)?], |args| {
                    let sine = lax::sin(outer)?;
                    Ok(vec![lax::add(&args[0], &sine)?])
                })
            }),
        ),
        (
            "jit_long",
            staged(&[vec3()], |args| jit("longf", args, eleven)),
        ),
        (
            "grad_jit",
            staged(&[scalar().with_weak_type(true)], |args| {
                grad(args, |args| jit("f", args, sin_times))
            }),
        ),
        (
            "vmap_jit",
            staged(&[vec3()], |args| {
                over_rows(args, |args| jit("f", args, sin_times))
            }),
        ),
    ]
}

fn derivative_cases() -> Vec<(&'static str, String)> {
    vec![
        (
            "grad",
            staged(&[scalar().with_weak_type(true)], |args| {
                grad(args, sin_times)
            }),
        ),
        (
            "jvp",
            staged(&[vec3(), vec3()], |args| {
                let (results, tangents) = jvp(&args[..1], &args[1..], sin_times)?;
                Ok([results, tangents].concat())
            }),
        ),
        (
            "vmap",
            staged(&[matrix()], |args| {
                over_rows(args, |args| {
                    Ok(vec![lax::mul(&lax::sin(&args[0])?, &number(2.0))?])
                })
            }),
        ),
        (
            "grad_dot",
            staged(&[vec3()], |args| grad(args, tanh_of_dot)),
        ),
        ("custom_jvp", staged(&[scalar()], custom_jvp)),
        (
            "grad_custom_jvp",
            staged(&[scalar()], |args| grad(args, custom_jvp)),
        ),
        ("custom_vjp", staged(&[scalar()], custom_vjp)),
        (
            "grad_custom_vjp",
            staged(&[scalar()], |args| grad(args, custom_vjp)),
        ),
        ("remat0", staged(&[scalar()], remat)),
        ("remat", staged(&[scalar()], |args| grad(args, remat))),
    ]
}

fn control_cases() -> Vec<(&'static str, String)> {
    let int = Aval::scalar(DType::Int32);
    let whole = |value: i32| Value::from(Array::scalar(value));
    vec![
        (
            "scan",
            staged(&[vec3()], |args| {
                scan(&args[0], |args| {
                    Ok(vec![
                        lax::add(&args[0], &args[1])?,
                        lax::mul(&args[0], &args[1])?,
                    ])
                })
            }),
        ),
        (
            "grad_scan",
            staged(&[vec3()], |args| {
                grad(args, |args| Ok(scan(&args[0], sine_steps)?[..1].to_vec()))
            }),
        ),
        (
            "while",
            staged(std::slice::from_ref(&int), |args| {
                let cond_jaxpr = body(std::slice::from_ref(&int), |args| {
                    Ok(vec![lax::lt(&args[0], &whole(10))?])
                })?;
                let body_jaxpr = body(std::slice::from_ref(&int), |args| {
                    Ok(vec![lax::add(&args[0], &whole(1))?])
                })?;
                let it = While {
                    cond_jaxpr,
                    cond_nconsts: 0,
                    body_jaxpr,
                    body_nconsts: 0,
                };
                bind(&Primitive::While(Rc::new(it)), args)
            }),
        ),
        (
            "cond",
            staged(&[int.clone(), scalar()], |args| {
                let index = bind1(&Primitive::Clamp, &[whole(0), args[0].clone(), whole(1)])?;
                bind(&branches(sine, squared)?, &[index, args[1].clone()])
            }),
        ),
        (
            "grad_cond",
            staged(&[scalar()], |args| {
                grad(args, |args| {
                    let positive = lax::gt(&args[0], &number(0.0))?;
                    let index = lax::convert_element_type(&positive, DType::Int32, false)?;
                    bind(&branches(doubled, sine)?, &[index, args[0].clone()])
                })
            }),
        ),
    ]
}

#[test]
fn texts() {
    let golden: HashMap<&str, &str> = include_str!("jaxprs.txt")
        .split("## ")
        .filter_map(|case| case.split_once('\n'))
        .collect();
    let cases = [
        plain_cases(),
        jit_cases(),
        derivative_cases(),
        control_cases(),
    ]
    .concat();
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(name, text)| golden[name].trim_end_matches('\n') != text)
        .map(|(name, text)| format!("## {name}\n{text}\nexpected\n{}", golden[name]))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(cases.len(), golden.len(), "each text has its case");
}

#[test]
fn the_older_form_shows_literals_without_avals() {
    let jaxpr = make_jaxpr(&[], DebugInfo::default(), |_| {
        Ok(vec![Array::scalar(1i32).into()])
    })
    .unwrap();
    assert_eq!(
        Rc::new(jaxpr).to_text(freezeframe_base::JaxCompat::V0_3),
        "{ lambda ; . let  in (1,) }"
    );
}
