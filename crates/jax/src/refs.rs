//! `jax.new_ref`: mutable references to arrays.

use crate::array::this;
use crate::ops::index::Index;
use crate::ops::{R, lax, promote};
use crate::py::*;
use crate::row::{Call, JaxValue, Outcome, Own};
use crate::{dtype, indexing};
use freezeframe_base::Lists;
use freezeframe_core::{Primitive, RefIndex, bind, bind1};

/// The functions of `jax`.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// A reference to an array, which can be read and written by index: `ref[...]`.
    ///
    /// >>> ref = jax.new_ref(jnp.arange(3))
    /// >>> ref[0] = 9
    /// >>> ref[...]
    /// Array([9, 1, 2], dtype=int32)
    #[native("(init_val, *, memory_space=None)")]
    fn new_ref(init_val: JaxValue) -> R {
        bind1(&Primitive::NewRef, &[init_val.0])
    }

    /// What a reference holds; it is used up by that.
    ///
    /// >>> jax.freeze(jax.new_ref(jnp.arange(3)))
    /// Array([0, 1, 2], dtype=int32)
    #[native("(ref)")]
    fn freeze(r#ref: Own) -> R {
        bind1(&Primitive::Freeze, &[r#ref.value])
    }
}

/// The indexer of `ref[key]`, and the positions that are not known.
fn indexer(vm: &mut Vm, reference: &Value, key: &Py) -> PyResult<(Vec<RefIndex>, Vec<Value>)> {
    let (indices, _) = indexing::parse(vm, key, Default::default())?;
    let shape = reference.shape();
    let given = indices
        .iter()
        .filter(|index| !matches!(index, Index::Ellipsis))
        .count();
    if given > shape.ndim() {
        return Err(vm.index_error(format_args!(
            "Too many indices: array is {}-dimensional, but {given} were indexed",
            shape.ndim()
        )));
    }
    let (mut found, mut dynamic) = (Vec::new(), Vec::new());
    if let [Index::Ellipsis] = indices.as_slice() {
        // All of it, which jaxprs show so.
        return Ok((found, dynamic));
    }
    let whole = |axis: usize| RefIndex::Slice {
        start: 0,
        size: shape[axis],
        stride: 1,
    };
    let mut seen_ellipsis = false;
    for index in &indices {
        match index {
            Index::Ellipsis if !seen_ellipsis => {
                seen_ellipsis = true;
                for _ in 0..shape.ndim() - given {
                    found.push(whole(found.len()));
                }
            }
            Index::Int(at) => {
                let length = shape[found.len()] as i64;
                found.push(RefIndex::Static(if *at < 0 { at + length } else { *at }));
            }
            Index::Slice { start, stop, step } if step.unwrap_or(1) > 0 => {
                let step = step.unwrap_or(1);
                let (first, last) =
                    crate::ops::index::slice_indices(*start, *stop, step, shape[found.len()]);
                let size = ((last - first).max(0) as usize).div_ceil(step as usize);
                found.push(RefIndex::Slice {
                    start: first as usize,
                    size,
                    stride: step as usize,
                });
            }
            Index::Array(value) if value.ndim() == 0 => {
                dynamic.push(value.clone());
                found.push(RefIndex::Dynamic);
            }
            _ => {
                return Err(vm.not_implemented(
                    "indexing a Ref with arrays, masks or new axes is not implemented",
                ));
            }
        }
    }
    for axis in found.len()..shape.ndim() {
        found.push(whole(axis));
    }
    Ok((found, dynamic))
}

/// The methods of references.
#[natives(scope = Call)]
mod methods {
    use super::*;

    /// The elements at an index.
    #[native("(self, key, /)")]
    fn __getitem__(vm: &mut Vm, this: Own, key: &Py) -> Outcome {
        let (indexer, dynamic) = indexer(vm, &this.value, key)?;
        let operands: Vec<Value> = std::iter::once(this.value).chain(dynamic).list();
        Ok(bind1(&Primitive::Get { indexer }, &operands)?)
    }

    /// Writes the elements at an index.
    #[native("(self, key, value, /)")]
    fn __setitem__(vm: &mut Vm, this: Own, key: &Py, value: JaxValue) -> Outcome<()> {
        let reference = this.value;
        let (indexer, dynamic) = indexer(vm, &reference, key)?;
        let size = |index: &RefIndex| match index {
            RefIndex::Slice { size, .. } => Some(*size),
            RefIndex::Static(_) | RefIndex::Dynamic => None,
        };
        let dims: Vec<usize> = match indexer.as_slice() {
            [] => reference.shape().to_vec(),
            some => some.iter().filter_map(size).collect(),
        };
        let value = lax::convert(&value.0, reference.dtype())?;
        let value = promote::broadcast_to(&value, &dims.into())?;
        let operands: Vec<Value> = [reference, value].into_iter().chain(dynamic).list();
        bind(&Primitive::Swap { indexer }, &operands)?;
        Ok(())
    }

    /// What it holds, or the type of a traced reference.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: Own) -> String {
        let options = freezeframe_numpy::print_options(vm);
        match &this.value {
            Value::Ref(array) => {
                let text = freezeframe_array::print::jax_repr(&array.borrow(), false, &options);
                let inner = text.trim_start_matches("Array(").trim_end_matches(')');
                format!("Ref({inner})")
            }
            other => crate::array::repr(other, &options),
        }
    }
}

/// The class of references.
pub(crate) fn class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax._src.core", "Ref")
        .getter("shape", |vm, object| {
            Ok(int_tuple(this(vm, object)?.shape().dims()))
        })
        .getter("ndim", |vm, object| Ok(Py::from(this(vm, object)?.ndim())))
        .getter("size", |vm, object| {
            Ok(Py::from(this(vm, object)?.shape().size()))
        })
        .getter("dtype", |vm, object| {
            let of = this(vm, object)?.dtype();
            Ok(dtype::object(vm, of))
        })
        .methods(methods::TABLE)
        .build(vm)
}
