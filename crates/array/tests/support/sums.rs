//! Sums whose bits XLA's are recorded; `oracle/sums.py` writes what they are.

use freezeframe_array::kernel::{ReduceOp, reduce};
use freezeframe_array::{Array, Shape};

/// The numbers that the recorded results were made of.
pub fn numbers(shape: &[usize]) -> Array {
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

/// The bits of floats, joined to one number.
pub fn joined(array: &Array) -> usize {
    let floats = array.as_slice::<f32>().expect("floats");
    let joined = floats.iter().fold(0u32, |total, float| {
        total.wrapping_mul(31).wrapping_add(float.to_bits())
    });
    joined as usize
}

/// The parts of a line, each some numbers.
pub fn parts_of<const N: usize>(line: &str) -> [Vec<usize>; N] {
    let parts = line.split('|').map(|part| {
        let numbers = part.split_whitespace();
        numbers
            .map(|it| it.parse().expect("a number"))
            .collect::<Vec<usize>>()
    });
    let parts: Vec<_> = parts.collect();
    parts.try_into().expect("so many parts")
}

/// Holds each against its recorded bits.
pub fn sums_are_in_the_order_of_xla() {
    for line in include_str!("../data/sums.txt").lines() {
        let [shape, axes, expected] = parts_of(line);
        let sums = reduce(ReduceOp::Sum, &numbers(&shape), &axes).expect("a sum");
        assert_eq!(joined(&sums), expected[0], "{line}");
    }
}
