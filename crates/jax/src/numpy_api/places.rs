//! Places in arrays, and changes there.

use super::sets::{known_as, trimmed};
use super::sorting::places as places_of;
use crate::array::concrete;
use crate::ops::places::{self, Outside};
use crate::ops::{R, index, lax, promote, shape};
use crate::py::*;
use crate::row::{AnyArray, Axes, Call, Facts, Ints, Outcome};
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_core::{Concretization, GatherMode};

/// Finding places, and writing to them.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The places of the diagonal of a cube of `ndim` axes with sides of length `n`.
    ///
    /// >>> jnp.diag_indices(2)
    /// (Array([0, 1], dtype=int32), Array([0, 1], dtype=int32))
    #[native("(n, ndim=2)", facts = Facts::NONE.checking())]
    fn diag_indices(n: i64, ndim: i64) -> R<Vec<Value>> {
        places::diag_indices(n, ndim)
    }

    /// The places of the diagonal of an array whose axes are all of one length.
    ///
    /// >>> jnp.diag_indices_from(jnp.zeros((2, 2)))
    /// (Array([0, 1], dtype=int32), Array([0, 1], dtype=int32))
    #[native("(arr)", facts = Facts::NONE.checking())]
    fn diag_indices_from(arr: &Value) -> R<Vec<Value>> {
        let (n, ndim) = places::cube(arr)?;
        places::diag_indices(n, ndim)
    }

    /// The array with its diagonal replaced. `inplace=False` has to be given, since arrays do not change.
    ///
    /// >>> jnp.fill_diagonal(jnp.zeros((2, 2)), 5, inplace=False)
    /// Array([[5., 0.],
    ///        [0., 5.]], dtype=float32)
    #[native("(a, val, wrap=False, *, inplace=True)", facts = Facts::NONE.checking())]
    fn fill_diagonal(wrap: bool, inplace: bool, a: &Value, val: &Value) -> R {
        if inplace {
            return Err(Error::not_implemented(
                "JAX arrays are immutable, must use inplace=False",
            ));
        }
        if wrap {
            return Err(Error::not_implemented(
                "wrap=True is not implemented, must use wrap=False",
            ));
        }
        places::fill_diagonal(a, val)
    }

    /// Vectors as arrays of several axes, each along its own, so that together they index a grid.
    ///
    /// >>> [part.shape for part in jnp.ix_(jnp.arange(2), jnp.arange(3))]
    /// [(2, 1), (1, 3)]
    #[native("(*args)", facts = Facts::NONE.checking())]
    fn ix_(args: &[Value]) -> R<Vec<Value>> {
        places::open_grid(args)
    }

    /// The places along each axis for places counted through all axes of an array of this shape.
    ///
    /// >>> jnp.unravel_index(jnp.array([1, 5]), (2, 3))
    /// (Array([0, 1], dtype=int32), Array([1, 2], dtype=int32))
    #[native("(indices, shape)", facts = Facts::NONE.checking())]
    fn unravel_index(indices: &Value, shape: Ints) -> R<Vec<Value>> {
        places::unravel(indices, &shape.0)
    }

    /// The places counted through all axes of an array of lengths `dims`, for the places along each axis.
    ///
    /// `mode` says what happens to places that are not there: 'raise', 'clip', 'wrap' or 'ignore'; `order='F'` counts along the
    /// first axis first.
    ///
    /// >>> jnp.ravel_multi_index((jnp.array([0, 1]), jnp.array([1, 2])), (2, 3))
    /// Array([1, 5], dtype=int32)
    #[native(
        "(multi_index, dims, mode='raise', order='C', *, dtype=None)",
        facts = Facts::NONE.checking()
    )]
    fn ravel_multi_index(
        vm: &mut Vm,
        multi_index: &[Value],
        dims: Ints,
        mode: &str,
        order: &str,
        dtype: Option<DType>,
    ) -> Outcome {
        let dims = dims.0;
        if multi_index.len() != dims.len() {
            let text = format!(
                "len(multi_index)={} != len(dims)={}",
                multi_index.len(),
                dims.len()
            );
            return Err(vm.error(Exc::AssertionError, text).into());
        }
        let dtype = match dtype {
            Some(dtype) => dtype,
            None => {
                let mut all = vec![lax::weak_int(0)];
                all.extend(multi_index.iter().cloned());
                promote::result_type(&all)?.0
            }
        };
        if !dtype.is_integer() {
            return Err(vm
                .value_error(format_args!(
                    "dtype=dtype('{dtype}') is not an integer type."
                ))
                .into());
        }
        let size = dims.iter().fold(1i64, |all, dim| all.saturating_mul(*dim));
        let top = dtype.iinfo().map_or(u64::MAX, |info| info.max);
        if size > 0 && (size - 1) as u64 > top {
            let shown = crate::ops::tuple_text(&dims);
            return Err(vm
                .value_error(format_args!(
                    "jnp.ravel_multi_index: dtype=dtype('{dtype}') not large enough to hold flattened index for dims={shown}. \
                     Use the dtype argument to pass a suitable dtype (e.g. dtype=np.min_scalar_type(prod(dims)))."
                ))
                .into());
        }
        let outside = match mode {
            "raise" | "ignore" => Outside::Ignore,
            "clip" => Outside::Clip,
            "wrap" => Outside::Wrap,
            _ => {
                return Err(vm
                    .value_error(format_args!(
                        "invalid mode='{mode}'. Expected 'raise', 'wrap', 'clip', or 'ignore'."
                    ))
                    .into());
            }
        };
        if mode == "raise" {
            check_inside(vm, multi_index, &dims)?;
        }
        if multi_index.iter().any(|index| !index.dtype().is_integer()) {
            return Err(vm.type_error("only int indices permitted").into());
        }
        let columns_first = match order {
            "C" => false,
            "F" => true,
            _ => {
                return Err(vm
                    .value_error(format_args!("invalid order='{order}'. Expected 'C' or 'F'"))
                    .into());
            }
        };
        Ok(places::ravel_multi(
            multi_index,
            &dims,
            outside,
            dtype,
            columns_first,
        )?)
    }

    /// The array with values at places counted through all its axes. `inplace=False` has to be given.
    ///
    /// `mode` is 'clip' or 'wrap' for places that are not there; by default those are left out.
    ///
    /// >>> jnp.put(jnp.zeros(3), jnp.array([0, 2]), jnp.array([1.0, 2.0]), inplace=False)
    /// Array([1., 0., 2.], dtype=float32)
    #[native("(a, ind, v, mode=None, *, inplace=True)", facts = Facts::NONE.checking())]
    fn put(a: &Value, ind: &Value, v: &Value, mode: Option<&str>, inplace: bool) -> R {
        if inplace {
            return Err(Error::value_error(
                "jax.numpy.put cannot modify arrays in-place, because JAX arrays are immutable. Pass inplace=False to \
                 instead return an updated array.",
            ));
        }
        let outside = match mode {
            None => None,
            Some("clip") => Some(Outside::Clip),
            Some("wrap") => Some(Outside::Wrap),
            Some("raise") => {
                return Err(Error::not_implemented(
                    "The 'raise' mode to jnp.put is not supported.",
                ));
            }
            Some(mode) => {
                return Err(Error::value_error(format_args!(
                    "mode should be one of 'wrap' or 'clip'; got mode='{mode}'"
                )));
            }
        };
        places::put(a, ind, v, outside)
    }

    /// The array with values at these places along `axis`, one for each place along the other axes. `inplace=False` has to be
    /// given.
    ///
    /// >>> x = jnp.zeros((2, 2))
    /// >>> jnp.put_along_axis(x, jnp.array([[0], [1]]), 5, axis=1, inplace=False)
    /// Array([[5., 0.],
    ///        [0., 5.]], dtype=float32)
    #[native("(arr, indices, values, axis, inplace=True, *, mode=None)")]
    fn put_along_axis(
        axis: Option<i64>,
        inplace: bool,
        mode: Option<&str>,
        arr: &Value,
        indices: &Value,
        values: &Value,
    ) -> R {
        if inplace {
            return Err(Error::value_error(
                "jax.numpy.put_along_axis cannot modify arrays in-place, because JAX arraysare immutable. Pass \
                 inplace=False to instead return an updated array.",
            ));
        }
        let mode = match mode {
            None => None,
            Some("clip") => Some(GatherMode::Clip),
            Some("fill" | "drop") => Some(GatherMode::FillOrDrop),
            Some("promise_in_bounds") => Some(GatherMode::PromiseInBounds),
            Some(mode) => {
                return Err(Error::value_error(format_args!(
                    "Unknown gather mode \"{mode}\""
                )));
            }
        };
        places::put_along_axis(arr, indices, values, axis, mode)
    }

    /// The array with `vals`, one after the other and again, where `mask` is true. `inplace=False` has to be given.
    ///
    /// >>> x = jnp.arange(4)
    /// >>> jnp.place(x, x > 1, jnp.array([7, 8]), inplace=False)
    /// Array([0, 1, 7, 8], dtype=int32)
    #[native("(arr, mask, vals, *, inplace=True)", facts = Facts::NONE.checking())]
    fn place(arr: &Value, mask: &Value, vals: &Value, inplace: bool) -> R {
        if inplace {
            return Err(Error::value_error(
                "jax.numpy.place cannot modify arrays in-place, because JAX arrays are immutable. Pass inplace=False to \
                 instead return an updated array.",
            ));
        }
        places::place(arr, mask, vals)
    }

    /// The slices along `axis`, or the elements of all in a row, for which `condition` is true.
    ///
    /// Under `jit`, `size` has to say how many there are; `fill_value` stands for those that are missing.
    ///
    /// >>> jnp.compress(jnp.array([True, False, True]), jnp.array([1, 2, 3]))
    /// Array([1, 3], dtype=int32)
    #[native(
        "(condition, a, axis=None, *, size=None, fill_value=0, out=None)",
        facts = Facts::NONE.checking()
    )]
    fn compress(
        vm: &mut Vm,
        condition: &Value,
        a: &Value,
        axis: Option<i64>,
        size: Option<i64>,
        fill_value: &Value,
    ) -> Outcome {
        compressed(vm, condition, a, axis, size, fill_value)
    }

    /// The elements for which `condition` is true, in a row.
    ///
    /// >>> x = jnp.arange(5)
    /// >>> jnp.extract(x > 2, x)
    /// Array([3, 4], dtype=int32)
    #[native(
        "(condition, arr, *, size=None, fill_value=0)",
        facts = Facts::NONE.checking()
    )]
    fn extract(
        vm: &mut Vm,
        condition: &Value,
        arr: &Value,
        size: Option<i64>,
        fill_value: &Value,
    ) -> Outcome {
        let (condition, arr) = (shape::ravel(condition)?, shape::ravel(arr)?);
        compressed(vm, &condition, &arr, None, size, fill_value)
    }

    /// For each place the element of that of `choices` whose number stands in `a`.
    ///
    /// `mode` says what happens to numbers that are too large or negative: 'raise', 'wrap' or 'clip'.
    ///
    /// >>> jnp.choose(jnp.array([1, 0]), [jnp.array([1, 2]), jnp.array([10, 20])])
    /// Array([10,  2], dtype=int32)
    #[native("(a, choices, out=None, mode='raise')", facts = Facts::NONE.checking())]
    fn choose(vm: &mut Vm, a: &Value, choices: &[Value], out: Option<&Py>, mode: &str) -> Outcome {
        if out.is_some() {
            return Err(vm
                .not_implemented("The 'out' argument to jnp.choose is not supported.")
                .into());
        }
        if !a.dtype().is_integer() {
            return Err(vm.value_error("`a` array must be integer typed").into());
        }
        let outside = match mode {
            "raise" => {
                let text = "The error occurred because jnp.choose was jit-compiled with mode='raise'. Use mode='wrap' or \
                            mode='clip' instead.";
                let known = concrete(vm, a, Concretization::Other(text))?;
                if !all_below(&known, choices.len() as i64) {
                    return Err(vm.value_error("invalid entry in choice array").into());
                }
                Outside::Ignore
            }
            "wrap" => Outside::Wrap,
            "clip" => Outside::Clip,
            _ => {
                return Err(vm
                    .value_error(format_args!(
                        "mode='{mode}' not understood. Must be 'raise', 'wrap', or 'clip'"
                    ))
                    .into());
            }
        };
        Ok(places::choose(a, choices, outside)?)
    }

    #[member(
        tril_indices_from = true,
        "The places on and below the diagonal of a matrix; `k` moves the diagonal up.

        >>> jnp.tril_indices_from(jnp.zeros((2, 2)))
        (Array([0, 1, 1], dtype=int32), Array([0, 0, 1], dtype=int32))"
    )]
    #[member(
        triu_indices_from = false,
        "The places on and above the diagonal of a matrix; `k` moves the diagonal up.

        >>> jnp.triu_indices_from(jnp.zeros((2, 2)))
        (Array([0, 0, 1], dtype=int32), Array([0, 1, 1], dtype=int32))"
    )]
    #[native("(arr, k=0)", facts = Facts::NONE.checking())]
    fn triangle_of(vm: &mut Vm, arr: &Value, k: i64, member: bool) -> PyResult {
        let dims = arr.shape();
        if dims.ndim() != 2 {
            return Err(vm.value_error("Only 2-D inputs are accepted"));
        }
        let name = if member {
            "tril_indices"
        } else {
            "triu_indices"
        };
        let function = vm.import("jax.numpy")?.get(name).unwrap_or(Py::None);
        let keywords = [
            (Name::new("k"), Py::Int(k)),
            (Name::new("m"), Py::from(dims[1])),
        ];
        vm.call_kw(&function, &[Py::from(dims[0])], &keywords)
    }

    /// The array without the zeros at its ends: 'f' and 'b' in `trim` say at which.
    ///
    /// >>> jnp.trim_zeros(jnp.array([0, 0, 1, 2, 0]))
    /// Array([1, 2], dtype=int32)
    #[native("(filt, trim='fb', axis=None)", facts = Facts::NONE.checking())]
    fn trim_zeros(vm: &mut Vm, filt: &Value, trim: &str, axis: Axes) -> Outcome {
        let axes = crate::ops::canonical_axes(axis.0.as_deref(), filt.ndim())?;
        trimmed(vm, filt, trim, &axes)
    }

    /// The places of the elements that `mask_func` leaves in a square matrix of ones; it is called with that and `k`.
    ///
    /// >>> jnp.mask_indices(2, jnp.triu)
    /// (Array([0, 0, 1], dtype=int32), Array([0, 1, 1], dtype=int32))
    #[native("(n, mask_func, k=0, *, size=None)")]
    fn mask_indices(
        vm: &mut Vm,
        n: i64,
        mask_func: &Py,
        k: &Py,
        size: Option<i64>,
    ) -> Outcome<Vec<Value>> {
        let n = freezeframe_base::how_many(n).unwrap_or(0);
        let ones = lax::full([n, n], &lax::scalar(promote::float_dtype(), 1.0))?;
        let ones = crate::array::wrap(vm, ones);
        let masked = vm.call(mask_func, &[ones, k.clone()])?;
        let masked = crate::convert::jax_value(vm, &masked)?;
        places_of(vm, &masked, size, None, "nonzero")
    }

    /// What `str` of the array is.
    ///
    /// >>> jnp.array_str(jnp.arange(3))
    /// '[0 1 2]'
    #[native("(a, max_line_width=None, precision=None, suppress_small=None)")]
    fn array_str(vm: &mut Vm, a: AnyArray) -> String {
        crate::array::text(&a.0, &freezeframe_numpy::print_options(vm))
    }
}

/// Whether all numbers are from 0 on and below a limit.
fn all_below(numbers: &Array, limit: i64) -> bool {
    let mut numbers = numbers.scalars().into_iter().map(Scalar::to_i64);
    numbers.all(|number| (0..limit).contains(&number))
}

/// An error if a place is not there.
fn check_inside(vm: &mut Vm, indices: &[Value], dims: &[i64]) -> Outcome<()> {
    let text = "The error occurred because ravel_multi_index was jit-compiled with mode='raise'. Use mode='wrap' or \
                mode='clip' instead.";
    for (index, dim) in indices.iter().zip(dims) {
        let known = concrete(vm, index, Concretization::Other(text))?;
        if !all_below(&known, *dim) {
            return Err(vm.value_error("invalid entry in coordinates array").into());
        }
    }
    Ok(())
}

fn compressed(
    vm: &mut Vm,
    condition: &Value,
    x: &Value,
    axis: Option<i64>,
    size: Option<i64>,
    fill: &Value,
) -> Outcome {
    let condition = lax::convert(condition, DType::Bool)?;
    if condition.ndim() != 1 {
        return Err(vm.value_error("condition must be a 1D array").into());
    }
    let (x, at) = match axis {
        None => (shape::ravel(x)?, 0),
        Some(axis) => (shape::moveaxis(x, &[axis], &[0])?, axis),
    };
    let (n, m) = (x.shape()[0], condition.shape()[0]);
    let kept = n.min(m);
    let extra = lax::slice_in_dim(&condition, kept, m, 0)?;
    let condition = lax::slice_in_dim(&condition, 0, kept, 0)?;
    let x = lax::slice_in_dim(&x, 0, kept, 0)?;
    let result = match size {
        None => {
            let text = "The size argument of jnp.compress must be specified in order to use jnp.compress within JAX \
                        transformations like jax.jit, jax.vmap, and jax.grad. For more information, refer to the \
                        jnp.compress documentation.";
            let mask = known_as(vm, &condition, text)?;
            let extra = known_as(vm, &extra, text)?;
            if extra.scalars().into_iter().any(Scalar::to_bool) {
                return Err(vm
                    .value_error("condition contains entries that are out of bounds")
                    .into());
            }
            index::take(&x, &[index::Index::Mask(mask)], &Default::default())?
        }
        Some(size) if size < 0 || size > kept as i64 => {
            return Err(vm
                .value_error(format_args!(
                    "size must be positive and not greater than the size of the array axis; got size={size} for \
                     a.shape[axis]={kept}"
                ))
                .into());
        }
        Some(size) => places::compress_sized(&condition, &x, size as usize, fill)?,
    };
    Ok(shape::moveaxis(&result, &[0], &[at])?)
}
