//! Products with few rows or columns whose bits XLA's are recorded; `oracle/products.py` writes what they are.

use super::sums::{joined, numbers, parts_of};
use freezeframe_array::kernel::{DotDimensionNumbers, dot_general};

/// Holds each against its recorded bits.
pub fn products_are_in_the_order_of_xla() {
    for line in include_str!("../data/products.txt").lines() {
        let [left, right, axes, expected] = parts_of(line);
        let numbers_of = DotDimensionNumbers {
            lhs_contracting: vec![axes[0]],
            rhs_contracting: vec![axes[1]],
            ..DotDimensionNumbers::default()
        };
        let product = dot_general(&numbers(&left), &numbers(&right), &numbers_of, None);
        assert_eq!(joined(&product.expect("a product")), expected[0], "{line}");
    }
}
