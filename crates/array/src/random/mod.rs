//! Random bits: JAX's threefry keys, and the streams of NumPy's generators.

mod threefry;

pub use threefry::{
    key_bits, key_fold_in, key_from_seed, key_split, random_bits, random_fold_in, random_seed,
    random_split, random_unwrap, random_wrap, threefry2x32, threefry2x32_arrays,
};
