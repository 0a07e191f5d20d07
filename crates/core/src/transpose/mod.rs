//! Reverse-mode differentiation: a linear jaxpr is run backwards. In JAX: `backward_pass` and the transpose rules.

mod backward;
mod conv;
mod fft;
mod rules;

pub(crate) use backward::{backward_pass, not_transposable};
pub(crate) use rules::transpose;
