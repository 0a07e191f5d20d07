//! What running jaxprs costs: `cargo run --release -p freezeframe-core --example plan_cost [WORDS]`.
//!
//! Each figure is the best of several runs, so that a busy machine blurs it least. With words, only what has them in its
//! name is measured.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "it measures and prints"
)]

use freezeframe_array::Array;
use freezeframe_core::*;
use std::rc::Rc;
use std::time::Instant;

/// Each figure is the best of so many.
const RUNS: usize = 9;

fn measure(name: &str, count: usize, mut f: impl FnMut()) {
    if std::env::args()
        .nth(1)
        .is_some_and(|words| !name.contains(&words))
    {
        return;
    }
    let mut best = f64::INFINITY;
    for _ in 0..RUNS {
        let start = Instant::now();
        (0..count).for_each(|_| f());
        best = best.min(start.elapsed().as_secs_f64() / count as f64);
    }
    println!("{name:44} {:12.3} us", best * 1e6);
}

fn info(name: &str) -> DebugInfo {
    DebugInfo::internal("jit", name)
}

fn traced(name: &str, args: &[Value], f: impl FnOnce(&[Value]) -> Result<Vec<Value>>) -> Traced {
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    trace_jit(&avals, info(name), f).unwrap()
}

/// Numbers between -1 and 1.
fn sample(dims: &[usize]) -> Value {
    let size: usize = dims.iter().product();
    let number = |at: usize| ((at * 7919 + 13) % 2003) as f32 / 1001.5 - 1.0;
    Array::from_vec((0..size).map(number).collect::<Vec<f32>>(), dims)
        .unwrap()
        .into()
}

fn weak(value: f32) -> Value {
    Value::weak(value.into())
}

fn matmul(x: &Value, y: &Value) -> Result<Value> {
    let dims = DotDims {
        lhs_contracting: vec![1],
        rhs_contracting: vec![0],
        lhs_batch: vec![],
        rhs_batch: vec![],
    };
    lax::dot_general(x, y, dims, None)
}

/// `tanh(x * 2 + 1) * x`.
fn chain(x: &Value) -> Result<Value> {
    let inner = lax::add(&lax::mul(x, &weak(2.0))?, &weak(1.0))?;
    lax::mul(&lax::unary(UnaryOp::Tanh, &inner)?, x)
}

/// One step of gradient descent on a net of two layers.
fn mlp_step(args: &[Value]) -> Result<Vec<Value>> {
    let (params, x) = args.split_at(4);
    let (loss, linear) = linearize(params, &[true; 4], |params| {
        let rows = x[0].shape()[0];
        let bias = |b: &Value| {
            let shape = freezeframe_array::Shape::new(&[rows, b.shape()[0]]);
            lax::broadcast_in_dim(b, &shape, vec![1])
        };
        let hidden = lax::add(&matmul(&x[0], &params[0])?, &bias(&params[1])?)?;
        let hidden = lax::unary(UnaryOp::Tanh, &hidden)?;
        let out = lax::add(&matmul(&hidden, &params[2])?, &bias(&params[3])?)?;
        Ok(vec![lax::reduce_sum(&lax::square(&out)?, &[0, 1])?])
    })?;
    let grads = linear.transpose(&[Value::from(Array::scalar(1.0f32))])?;
    let mut results = loss;
    for (param, grad) in params.iter().zip(&grads) {
        results.push(lax::sub(param, &lax::mul(grad, &weak(0.001))?)?);
    }
    Ok(results)
}

/// A scan of scalar steps: `c = c * 0.999 + sin(c)`, which also gives each `c`.
fn scalar_scan(length: usize) -> Scan {
    let body = traced("body", &[weak(0.0)], |args| {
        let c = &args[0];
        let next = lax::add(&lax::mul(c, &weak(0.999))?, &lax::sin(c)?)?;
        Ok(vec![next.clone(), next])
    });
    Scan {
        jaxpr: body.jaxpr,
        length,
        reverse: false,
        unroll: 1,
        num_consts: 0,
        num_carry: 1,
        trees: None,
    }
}

fn main() {
    let (x, y) = (
        Value::from(Array::scalar(1.5f32)),
        Value::from(Array::scalar(2.5f32)),
    );
    measure("eager scalar add", 100_000, || {
        lax::add(&x, &y).unwrap();
    });
    let one = traced("one", std::slice::from_ref(&x), |args| {
        Ok(vec![lax::add(&args[0], &weak(1.0))?])
    });
    measure("jit call of one scalar equation", 100_000, || {
        call_jit("one", &one, std::slice::from_ref(&x)).unwrap();
    });
    let ten = traced("ten", std::slice::from_ref(&x), |args| {
        let mut x = args[0].clone();
        for _ in 0..5 {
            x = lax::add(&lax::mul(&x, &weak(0.5))?, &weak(1.0))?;
        }
        Ok(vec![x])
    });
    measure("jit call of ten scalar equations", 50_000, || {
        call_jit("ten", &ten, std::slice::from_ref(&x)).unwrap();
    });
    for size in [100, 10_000, 1_000_000] {
        let x = sample(&[size]);
        let f = traced("chain", std::slice::from_ref(&x), |args| {
            Ok(vec![chain(&args[0])?])
        });
        measure(
            &format!("tanh(x*2+1)*x of {size}"),
            (300_000 / size).max(1),
            || {
                call_jit("chain", &f, std::slice::from_ref(&x)).unwrap();
            },
        );
    }
    let x = sample(&[1_000_000]);
    measure("eager tanh(x*2+1)*x of 1000000", 1, || {
        chain(&x).unwrap();
    });
    let rows = sample(&[1000, 1000]);
    let softmax = traced("softmax", std::slice::from_ref(&rows), |args| {
        let shape = args[0].shape();
        let most = lax::reduce(ReduceOp::Max, &args[0], vec![1])?;
        let most = lax::broadcast_in_dim(&most, &shape, vec![0])?;
        let exp = lax::exp(&lax::sub(&args[0], &most)?)?;
        let sum = lax::reduce_sum(&exp, &[1])?;
        Ok(vec![lax::binary(
            BinaryOp::Div,
            &exp,
            &lax::broadcast_in_dim(&sum, &shape, vec![0])?,
        )?])
    });
    measure("softmax of the rows of 1000x1000", 1, || {
        call_jit("softmax", &softmax, std::slice::from_ref(&rows)).unwrap();
    });
    let args: Vec<Value> = [&[64, 32][..], &[32], &[32, 10], &[10], &[32, 64]]
        .iter()
        .map(|dims| sample(dims))
        .collect();
    let step = traced("step", &args, mlp_step);
    measure("MLP step 64-32-10, batch 32", 10, || {
        call_jit("step", &step, &args).unwrap();
    });
    let scan = Primitive::Scan(Rc::new(scalar_scan(100_000)));
    measure("scan of 100000 scalar steps", 1, || {
        bind(&scan, &[weak(0.5)]).unwrap();
    });
    measure("tracing 1000 equations, each", 1, || {
        traced("long", std::slice::from_ref(&y), |args| {
            let mut x = args[0].clone();
            for _ in 0..500 {
                x = lax::add(&lax::mul(&x, &args[0])?, &weak(1.0))?;
            }
            Ok(vec![x])
        });
    });
    measure("first run of 1000 new equations", 1, || {
        let f = traced("long", std::slice::from_ref(&y), |args| {
            let mut x = args[0].clone();
            for _ in 0..500 {
                x = lax::add(&lax::mul(&x, &args[0])?, &weak(1.0))?;
            }
            Ok(vec![x])
        });
        call_jit("long", &f, std::slice::from_ref(&y)).unwrap();
    });
}
