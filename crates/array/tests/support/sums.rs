//! Sums whose bits XLA's are recorded; `oracle/sums.py` writes what they are.

use freezeframe_array::kernel::{ReduceOp, reduce};
use freezeframe_array::{Array, Shape};

fn numbers(shape: &[usize]) -> Array {
    let shape = Shape::new(shape);
    let number = |at: usize| {
        let bits = (at as u32)
            .wrapping_mul(2654435761)
            .wrapping_add(1013904223)
            / 256;
        (f64::from(bits) / f64::from(1 << 24) - 0.5) as f32
    };
    Array::from_vec((0..shape.size()).map(number).collect(), shape).expect("an array")
}

/// Holds each against its recorded bits.
pub fn sums_are_in_the_order_of_xla() {
    for line in include_str!("../data/sums.txt").lines() {
        let mut parts = line.split('|').map(|part| {
            let numbers = part
                .split_whitespace()
                .map(|it| it.parse().expect("a number"));
            numbers.collect::<Vec<usize>>()
        });
        let mut part = || parts.next().expect("three parts");
        let (shape, axes, expected) = (part(), part(), part()[0]);
        let sums = reduce(ReduceOp::Sum, &numbers(&shape), &axes).expect("a sum");
        let sums = sums.as_slice::<f32>().expect("floats");
        let joined = sums.iter().fold(0u32, |total, sum| {
            total.wrapping_mul(31).wrapping_add(sum.to_bits())
        });
        assert_eq!(joined as usize, expected, "{line}: {sums:?}");
    }
}
