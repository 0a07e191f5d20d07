//! What is told of plans.

use super::{listing, scaled};
use crate::{Aval, DebugInfo, Primitive, ReduceOp, Result, Value, bind1, lax, make_jaxpr};
use freezeframe_array::{DType, Scalar, Shape};
use freezeframe_base::JaxCompat;
use std::rc::Rc;

type Function = fn(&[Value]) -> Result<Vec<Value>>;

fn told(avals: &[Aval], f: Function) -> String {
    let jaxpr = make_jaxpr(avals, DebugInfo::internal("jit", "f"), f).expect("traces");
    listing(&Rc::new(jaxpr), JaxCompat::V0_12)
}

fn array(dims: &[usize]) -> Aval {
    Aval::new(dims.to_vec(), DType::Float32)
}

#[test]
fn what_is_listed() {
    let cases: [(&str, &[Aval], Function); 7] = [
        ("elements", &[array(&[4, 3])], |args| {
            let sine = lax::sin(&args[0])?;
            Ok(vec![lax::mul(&sine, &args[0])?, lax::neg(&sine)?])
        }),
        (
            "a sum of products",
            &[array(&[4, 3]), array(&[4, 3])],
            |args| {
                let product = lax::mul(&args[0], &args[1])?;
                Ok(vec![lax::reduce(ReduceOp::Sum, &product, vec![1])?])
            },
        ),
        ("the greatest", &[array(&[4, 3])], |args| {
            Ok(vec![lax::reduce(ReduceOp::Max, &args[0], vec![0])?])
        }),
        ("what only moves", &[array(&[4, 3])], |args| {
            let turned = bind1(
                &Primitive::Transpose {
                    permutation: vec![1, 0],
                },
                &[args[0].clone()],
            )?;
            let turned = bind1(
                &Primitive::Rev {
                    dimensions: vec![1],
                },
                &[turned],
            )?;
            Ok(vec![lax::exp(&turned)?])
        }),
        ("another shape", &[array(&[4, 3])], |args| {
            Ok(vec![lax::reshape(&args[0], &Shape::new(&[12]))?])
        }),
        ("single numbers", &[array(&[]), array(&[])], |args| {
            Ok(vec![lax::add(&args[0], &lax::exp(&args[1])?)?])
        }),
        ("a sum with zero", &[array(&[])], |args| {
            let zero = Value::scalar(DType::Float32, Scalar::Float(0.0));
            Ok(vec![lax::add(&args[0], &zero)?])
        }),
    ];
    let expected = include_str!("expected.txt");
    let mut found = String::new();
    for (name, avals, f) in cases {
        found += &format!("== {name}\n{}", told(avals, f));
    }
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(
            concat!(env!("CARGO_MANIFEST_DIR"), "/src/plan/listing/expected.txt"),
            &found,
        )
        .expect("written");
    } else {
        assert_eq!(found, expected, "{found}");
    }
}

#[test]
fn numbers_have_three_digits() {
    let cases = [
        (0, "0 "),
        (999, "999 "),
        (1000, "1 k"),
        (12_345, "12.3 k"),
        (2_000_000_000, "2 G"),
    ];
    for (number, text) in cases {
        assert_eq!(scaled(number), text);
    }
}
