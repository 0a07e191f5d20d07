//! Sums of floats are XLA's to the last bit, since they are made in its order.

#[path = "support/sums.rs"]
mod sums;

#[test]
fn sums_are_in_the_order_of_xla() {
    sums::sums_are_in_the_order_of_xla();
}

#[path = "support/products.rs"]
mod products;

#[test]
fn products_are_in_the_order_of_xla() {
    products::products_are_in_the_order_of_xla();
}
