//! Mathematical functions, bit for bit, against XLA's CPU backend in `data/math.txt`, which `oracle/functions.py` writes.
#![allow(clippy::unwrap_used, reason = "a malformed table fails the test")]

use freezeframe_array::Array;
use freezeframe_array::kernel::{UnaryOp, unary};

#[test]
fn as_xla() {
    use UnaryOp::*;
    let functions = [
        Exp, Exp2, Expm1, Log, Log1p, Sin, Cos, Atan, Sinh, Cosh, Tanh, Asinh, Acosh, Atanh, Sqrt,
        Rsqrt, Logistic, Erf, Erfc, ErfInv,
    ];
    let table = include_str!("data/math.txt");
    assert_eq!(table.lines().count(), functions.len());
    let mut failures = Vec::new();
    for line in table.lines() {
        let (name, pairs) = line.split_once(' ').unwrap();
        let op = functions.into_iter().find(|op| op.name() == name).unwrap();
        for pair in pairs.split(' ') {
            let (x, y) = pair.split_once(':').unwrap();
            let parse = |text| f32::from_bits(u32::from_str_radix(text, 16).unwrap());
            let (x, expected): (f32, f32) = (parse(x), parse(y));
            let actual = unary(op, &Array::scalar(x))
                .unwrap()
                .as_slice::<f32>()
                .unwrap()[0];
            if actual.to_bits() != expected.to_bits() && !(actual.is_nan() && expected.is_nan()) {
                failures.push(format!("{name}({x}) is {expected}, got {actual}"));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} differ:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
