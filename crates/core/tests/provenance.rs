//! What a jaxpr holds fast, where it came from, and what errors say of tracers.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use freezeframe_array::{Array, DType};
use freezeframe_base::{ReadId, Taint};
use freezeframe_core::*;
use std::rc::Rc;

fn number(value: f32) -> Value {
    Array::scalar(value).into()
}

fn vector() -> Value {
    Array::vector(vec![1f32, 2.0]).into()
}

fn stage(f: impl FnOnce(&[Value]) -> Result<Vec<Value>>) -> Jaxpr {
    let aval = Aval::new([2], DType::Float32);
    let debug = DebugInfo {
        traced_for: "jit".into(),
        func_src_info: "f at a.py:1".into(),
        arg_names: ["x".to_string()].into(),
    };
    trace_to_jaxpr(&[aval], debug, f).unwrap()
}

fn frozen(jaxpr: &Jaxpr) -> Vec<(usize, String, String, Vec<u32>)> {
    let reads = |taint: &Taint| taint.reads().iter().map(|read| read.0).collect();
    jaxpr
        .frozen()
        .into_iter()
        .map(|it| (it.depth, it.primitive, it.text, reads(&it.taint)))
        .collect()
}

#[test]
fn literals_and_constants_carry_their_taint() {
    let read = |id| Taint::of(ReadId(id));
    let jaxpr = stage(|args| {
        let g = number(20.0);
        let y = with_taints(
            vec![(args[0].clone(), Taint::NONE), (g.clone(), read(1))],
            || lax::mul(&args[0], &g),
        )?;
        let captured = vector();
        let y = with_taints(
            vec![(y.clone(), Taint::NONE), (captured.clone(), read(2))],
            || lax::add(&y, &captured),
        )?;
        let plain = lax::sub(&y, &number(1.0))?;
        with_taints(vec![(number(3.0), read(3))], || {
            Ok(vec![plain, number(3.0)])
        })
    });
    assert_eq!(
        frozen(&jaxpr),
        [
            (0, "mul".to_string(), "20.0:f32[]".to_string(), vec![1]),
            (0, "add".to_string(), "f32[2]".to_string(), vec![2]),
            (0, "sub".to_string(), "1.0:f32[]".to_string(), vec![]),
            (0, "".to_string(), "3.0:f32[]".to_string(), vec![]),
        ]
    );
}

#[test]
fn values_computed_from_operands_have_all_their_taints() {
    let jaxpr = stage(|args| {
        let (a, b) = (number(2.0), number(5.0));
        let operands = vec![
            (a.clone(), Taint::of(ReadId(1))),
            (b.clone(), Taint::of(ReadId(2))),
        ];
        with_taints(operands, || {
            let product = evaluating(|| lax::mul(&a, &b))?;
            Ok(vec![lax::mul(&args[0], &product)?])
        })
    });
    assert_eq!(
        frozen(&jaxpr),
        [(0, "mul".to_string(), "10.0:f32[]".to_string(), vec![1, 2])]
    );
}

#[test]
fn taints_survive_nested_jit_and_transformations() {
    let traced = trace_jit(
        &[Aval::new([2], DType::Float32)],
        DebugInfo::default(),
        |args| {
            let g = number(20.0);
            with_taints(vec![(g.clone(), Taint::of(ReadId(7)))], || {
                Ok(vec![lax::mul(&lax::sin(&args[0])?, &g)?])
            })
        },
    )
    .unwrap();
    let jaxpr = stage(|args| call_jit("inner", &traced, args));
    assert_eq!(
        frozen(&jaxpr),
        [(1, "mul".to_string(), "20.0:f32[]".to_string(), vec![7])]
    );
    let jaxpr = stage(|args| {
        let (_, linear) = linearize(args, &[true], |args| call_jit("inner", &traced, args))?;
        linear.transpose(&[vector()])
    });
    let found = frozen(&jaxpr);
    assert!(
        found
            .iter()
            .filter(|it| it.2 == "20.0:f32[]")
            .all(|it| it.3 == [7]),
        "{found:?}"
    );
    let axis = AxisData {
        name: None,
        size: 3,
    };
    let jaxpr = trace_to_jaxpr(
        &[Aval::new([3, 2], DType::Float32)],
        DebugInfo::default(),
        |args| {
            vmap(
                args,
                &[Some(0)],
                axis,
                &mut |outs, _| Ok(vec![Some(0); outs.len()]),
                |args| call_jit("inner", &traced, args),
            )
        },
    )
    .unwrap();
    assert_eq!(
        frozen(&jaxpr),
        [(1, "mul".to_string(), "20.0:f32[]".to_string(), vec![7])]
    );
}

#[test]
fn leaked_tracers_and_wanted_values_have_jax_errors() {
    let mut leaked = None;
    let mut wanted = String::new();
    stage(|args| {
        let total = lax::reduce_sum(&args[0], &[0])?;
        let positive = lax::gt(&total, &number(0.0))?;
        let tracer = positive.as_tracer().expect("a staged comparison");
        wanted = tracer
            .concretization_error(Concretization::Bool)
            .to_string();
        leaked = Some(total.clone());
        Ok(vec![total])
    });
    assert_eq!(
        wanted,
        "TracerBoolConversionError: Attempted boolean conversion of traced array with shape bool[].\n\
         The error occurred while tracing the function f at a.py:1 for jit. This concrete value was not available in \
         Python because it depends on the value of the argument x.\n\
         See https://docs.jax.dev/en/latest/101/errors.html#jax.errors.TracerBoolConversionError"
    );
    let leaked = leaked.expect("the traced function ran");
    let tracer = leaked.as_tracer().expect("a staged sum");
    assert!(tracer.is_stale());
    assert_eq!(tracer.repr(&|_| String::new()), "JitTracer(float32[])");
    let error = lax::add(&leaked, &leaked).unwrap_err().to_string();
    assert!(
        error.starts_with("UnexpectedTracerError: Encountered an unexpected tracer."),
        "{error}"
    );
    assert!(
        error.contains("with type float32[] wrapped in a DynamicJaxprTracer"),
        "{error}"
    );
}

#[test]
fn concrete_primals_under_grad() {
    let mut seen = String::new();
    linearize(&[Value::weak(Array::scalar(2f32))], &[true], |args| {
        let tracer = args[0].as_tracer().expect("a tracer of grad");
        assert_eq!(
            tracer
                .concrete()
                .and_then(|array| array.item())
                .map(|it| it.to_f64()),
            Some(2.0)
        );
        seen = tracer.repr(&|array| format!("{:.1}", array.item().map_or(0.0, |it| it.to_f64())));
        Ok(args.to_vec())
    })
    .unwrap();
    assert_eq!(seen, "GradTracer(primal=2.0, typeof(tangent)=f32[])");
}

#[test]
fn errors_of_the_user_pass_through_unchanged() {
    let raise = |_: &[Value]| Err(Error::foreign(Box::new(41)));
    let error = linearize(&[number(1.0)], &[true], |args| {
        let traced = trace_jit(&[args[0].aval()], DebugInfo::default(), raise)?;
        call_jit("f", &traced, args)
    })
    .unwrap_err();
    let Failure::Foreign(payload) = error.failure() else {
        panic!("another error: {error}")
    };
    assert_eq!(payload.downcast_ref::<i32>(), Some(&41));
    assert!(is_evaluating());
}

#[test]
fn messages_are_those_of_jax() {
    let ints: Value = Array::vector(vec![1i32, 2, 3]).into();
    let floats: Value = Array::vector(vec![1f32, 2.0, 3.0]).into();
    let four: Value = Array::vector(vec![1f32; 4]).into();
    let dims = DotDims {
        lhs_contracting: vec![0],
        rhs_contracting: vec![0],
        ..DotDims::default()
    };
    let cases = [
        (
            lax::add(&floats, &four),
            "TypeError: add got incompatible shapes for broadcasting: (3,), (4,).",
        ),
        (
            lax::dot_general(&floats, &four, dims, None),
            "TypeError: dot_general requires contracting dimensions to have the same shape, got (3,) and (4,).",
        ),
        (
            lax::add(&floats, &ints),
            "TypeError: lax.add requires arguments to have the same dtypes, got float32, int32. (Tip: jnp.add is a \
             similar function that does automatic type promotion on inputs).",
        ),
        (
            lax::sin(&ints),
            "TypeError: sin does not accept dtype int32. Accepted dtypes are subtypes of floating, complexfloating.",
        ),
    ];
    for (outcome, message) in cases {
        assert_eq!(outcome.unwrap_err().to_string(), message);
    }
}

#[test]
fn custom_rules_under_vmap_and_grad() {
    let twice =
        |args: &[Value]| -> Result<Vec<Value>> { Ok(vec![lax::mul(&args[0], &number(2.0))?]) };
    let call = CustomVjp {
        name: "f".into(),
        fun: Rc::new(twice),
        fwd: Rc::new(move |args: &[Value]| Ok(vec![args[0].clone(), twice(args)?.remove(0)])),
        num_residuals: Rc::new(|| 1),
        bwd: Rc::new(|args: &[Value]| {
            Ok(vec![lax::mul(
                &args[0],
                &lax::mul(&args[1], &number(10.0))?,
            )?])
        }),
        fwd_name: "fwd".into(),
        bwd_name: "bwd".into(),
        call_jaxpr: None,
        num_consts: 0,
        symbolic_zeros: false,
    };
    let primitive = Primitive::CustomVjpCall(Rc::new(call));
    let gradient = |args: &[Value]| {
        let (results, linear) = linearize(args, &[true], |args| bind(&primitive, args))?;
        linear.transpose(&[lax::full_like(&results[0], 1.0)?])
    };
    let axis = || AxisData {
        name: None,
        size: 2,
    };
    let over = |f: &dyn Fn(&[Value]) -> Result<Vec<Value>>, args: &[Value]| {
        vmap(
            args,
            &[Some(0)],
            axis(),
            &mut |outs, _| Ok(vec![Some(0); outs.len()]),
            f,
        )
    };
    let expected = Some(&[10f32, 20.0][..]);
    let found = over(&gradient, &[vector()]).unwrap();
    assert_eq!(
        found[0].as_array().and_then(|it| it.as_slice::<f32>()),
        expected
    );
    let summed = |args: &[Value]| {
        let (_, linear) = linearize(args, &[true], |args| {
            let rows = over(&|args| bind(&primitive, args), args)?;
            Ok(vec![lax::reduce_sum(&rows[0], &[0])?])
        })?;
        linear.transpose(&[number(1.0)])
    };
    assert_eq!(
        summed(&[vector()]).unwrap()[0]
            .as_array()
            .and_then(|it| it.as_slice::<f32>()),
        expected
    );
}

#[test]
fn collectives_over_a_mapped_axis() {
    let name: Rc<str> = "i".into();
    let axis = || AxisData {
        name: Some(name.clone()),
        size: 2,
    };
    let sum = Primitive::Collective {
        op: CollectiveOp::Sum,
        axes: vec![AxisRef::Named(name.clone())],
    };
    let over = |f: &dyn Fn(&[Value]) -> Result<Vec<Value>>| {
        let found = vmap(
            &[vector()],
            &[Some(0)],
            axis(),
            &mut |outs, _| Ok(vec![Some(0); outs.len()]),
            f,
        )
        .unwrap();
        found[0]
            .as_array()
            .unwrap()
            .scalars()
            .iter()
            .map(|it| it.to_f64())
            .collect::<Vec<_>>()
    };
    assert_eq!(over(&|args| bind(&sum, args)), [3.0, 3.0]);
    assert_eq!(over(&|_| bind(&sum, &[number(5.0)])), [10.0, 10.0]);
    assert_eq!(
        over(&|_| bind(
            &Primitive::AxisIndex {
                axis_name: name.clone()
            },
            &[]
        )),
        [0.0, 1.0]
    );
    let swap = Primitive::Ppermute {
        axis_name: name.clone(),
        perm: vec![(0, 1), (1, 0)],
    };
    assert_eq!(over(&|args| bind(&swap, args)), [2.0, 1.0]);
    let error = bind(&sum, &[number(1.0)]).unwrap_err().to_string();
    assert_eq!(
        error,
        "NameError: Found an unbound axis name: i. To fix this, please call psum under `jax.shard_map`."
    );
}

#[test]
fn references() {
    let jaxpr = stage(|args| {
        let reference = bind1(&Primitive::NewRef, args)?;
        let at = |at| vec![RefIndex::Static(at)];
        let first = bind1(
            &Primitive::Get { indexer: at(0) },
            std::slice::from_ref(&reference),
        )?;
        bind(
            &Primitive::Swap { indexer: at(1) },
            &[reference.clone(), first],
        )?;
        bind(
            &Primitive::AddUpdate { indexer: at(0) },
            &[reference.clone(), number(2.0)],
        )?;
        bind(&Primitive::Freeze, &[reference])
    });
    let jaxpr = Rc::new(jaxpr);
    assert_eq!(
        jaxpr.to_text(Default::default()),
        "{ lambda ; a:f32[2]. let\n    b:Ref{f32[2]} = new_ref[kind=None memory_space=None pin=False] a\n    c:f32[] <- \
         b[0]\n    b[1] <- c\n    b[0] += 2.0:f32[]\n    d:f32[2] = freeze b\n  in (d,) }"
    );
    let found = eval_jaxpr(&jaxpr, &[vector()]).unwrap();
    assert_eq!(
        found[0].as_array().and_then(|it| it.as_slice::<f32>()),
        Some(&[3f32, 1.0][..])
    );
}

#[test]
fn what_bodies_hold_becomes_operands() {
    let float = Aval::scalar(DType::Float32);
    let held = vector();
    let inner = trace_to_jaxpr(&[float.clone(), float], DebugInfo::default(), |args| {
        let total = lax::reduce_sum(&held, &[0])?;
        Ok(vec![lax::add(&args[0], &total)?, args[1].clone()])
    })
    .unwrap();
    let scan = Scan {
        jaxpr: Rc::new(inner),
        length: 2,
        reverse: false,
        unroll: 1,
        num_consts: 0,
        num_carry: 1,
        trees: None,
    };
    let primitive = Primitive::Scan(Rc::new(scan));
    let jaxpr = Rc::new(stage(|args| {
        bind(&primitive, &[number(0.0), args[0].clone()])
    }));
    assert_eq!(
        jaxpr.to_text(Default::default()),
        "{ lambda a:f32[2]; b:f32[2]. let\n    c:f32[] = scan[\n      ft_in=((None,), (None,), (None,))\n      \
         ft_out=((None,), (RightsOnly(Left(None)),))\n      jaxpr={ lambda ; d:f32[2] e:f32[] f:f32[]. let\n          \
         g:f32[] = reduce_sum[axes=(0,) out_sharding=None] d\n          h:f32[] = add e g\n        in (h,) }\n      \
         length=2\n      reverse=False\n      unroll=1\n    ] a 0.0:f32[] b\n  in (c, b) }"
    );
    let found = eval_jaxpr(&jaxpr, &[vector()]).unwrap();
    assert_eq!(
        found[0]
            .as_array()
            .and_then(|it| it.item())
            .map(|it| it.to_f64()),
        Some(6.0)
    );
}
