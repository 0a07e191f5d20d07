//! The `numpy` module: mutable arrays that share storage, scalars, dtypes and functions over them.

mod op;
mod reduce;
mod select;
mod view;
