//! Calls back into the embedder from a running program: `debug_print`, `debug_callback`, `pure_callback`, `io_callback`.

use crate::batch::{Batched, axis_to_front};
use crate::trace::AxisData;
use crate::{Aval, Error, Primitive, Result, Value, bind, bind1, evaluating, lax};
use freezeframe_array::Array;
use freezeframe_base::Lists;
use std::fmt;
use std::rc::Rc;

/// A function of the embedder that takes known arrays.
pub type HostFn = Rc<dyn Fn(&[Value]) -> Result<Vec<Value>>>;

/// A function of the embedder that prints known arrays.
pub type PrintFn = Rc<dyn Fn(&[Array]) -> Result<()>>;

/// Parameters of a callback primitive.
#[derive(Clone)]
pub struct Callback {
    /// The function.
    pub function: HostFn,
    /// What it gives.
    pub result_avals: Vec<Aval>,
    /// Effects happen in program order.
    pub ordered: bool,
    /// `sequential`, `expand_dims`, `broadcast_all`, `legacy_vectorized`, or none. In JAX: `vmap_method`.
    pub vmap_method: Option<Rc<str>>,
    /// The parameters as a jaxpr prints them, name and text, sorted by name.
    pub params: Vec<(&'static str, String)>,
}

impl Callback {
    /// Calls the function on known arrays, and checks what it gives.
    pub(crate) fn call(&self, args: &[Value]) -> Result<Vec<Value>> {
        let results = evaluating(|| (self.function)(args))?;
        let complaint = self.complaint(&results);
        match complaint.is_empty() {
            true => Ok(results),
            false => Err(callback_error(&format!(
                "Traceback (most recent call last):\nRuntimeError: {complaint}"
            ))),
        }
    }

    /// How the results differ from what was declared; empty where they do not.
    fn complaint(&self, results: &[Value]) -> String {
        let (wanted, given) = (self.result_avals.len(), results.len());
        if wanted != given {
            return format!(
                "Mismatched number of outputs from callback. Expected: {wanted}, Actual: {given}"
            );
        }
        for (at, (aval, result)) in self.result_avals.iter().zip(results).enumerate() {
            let (shape, dtype) = (result.shape(), result.dtype());
            if aval.shape != shape {
                return format!(
                    "Incorrect output shape for return value #{at}: Expected: {}, Actual: {shape}",
                    aval.shape
                );
            }
            if aval.dtype != dtype {
                return format!(
                    "Incorrect output dtype for return value #{at}: Expected: {}, Actual: {dtype}",
                    aval.dtype
                );
            }
        }
        String::new()
    }
}

/// The error of a callback that failed while a program ran: XLA's words around the traceback.
pub fn callback_error(traceback: &str) -> Error {
    Error::new(
        crate::ErrorClass::JaxRuntimeError,
        format_args!("INTERNAL: CpuCallback error calling callback: {traceback}"),
    )
}

impl fmt::Debug for Callback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Callback")
            .field("params", &self.params)
            .finish()
    }
}

/// Parameters of `debug_print`.
#[derive(Clone)]
pub struct DebugPrint {
    /// Prints the known arrays.
    pub print: PrintFn,
    /// Prints happen in program order.
    pub ordered: bool,
    /// The parameters as a jaxpr prints them, name and text, sorted by name.
    pub params: Vec<(&'static str, String)>,
}

impl fmt::Debug for DebugPrint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DebugPrint")
            .field("params", &self.params)
            .finish()
    }
}

/// The batching rule of callbacks. Operands have the mapped axis in front.
pub(crate) fn batch(
    primitive: &Primitive,
    front: &[Value],
    axis: &AxisData,
    values: &[Value],
    dims: &[Option<usize>],
) -> Result<Batched> {
    let method = match primitive {
        Primitive::PureCallback(callback) => match callback.vmap_method.as_deref() {
            Some(method) => method.to_string(),
            None => {
                return Err(Error::not_implemented(
                    "vmap is only supported for the pure_callback primitive when vmap_method is one of 'sequential', \
                     'sequential_unrolled', 'expand_dims', 'broadcast_all', or 'legacy_vectorized'. Got \
                     vmap_method=None.",
                ));
            }
        },
        Primitive::IoCallback(callback) if callback.ordered => {
            return Err(Error::value_error("Cannot `vmap` ordered IO callback."));
        }
        _ => "sequential".into(),
    };
    if method.starts_with("sequential") {
        return one_by_one(primitive, front, axis.size);
    }
    let Primitive::PureCallback(callback) = primitive else {
        return Err(Error::type_error("only pure_callback has a vmap_method"));
    };
    let expand = |(value, dim): (&Value, &Option<usize>)| match (dim, method.as_str()) {
        (None, "expand_dims") => lax::expand_dims(value, &[0]),
        (dim, _) => axis_to_front(value, *dim, axis.size),
    };
    let args: Vec<Value> = values.iter().zip(dims).map(expand).collect::<Result<_>>()?;
    let result_avals = callback
        .result_avals
        .iter()
        .map(|aval| aval.unmapped(axis.size, 0))
        .collect();
    let callback = Callback {
        result_avals,
        ..(**callback).clone()
    };
    let results = bind(&Primitive::PureCallback(Rc::new(callback)), &args)?;
    let dims = vec![Some(0); results.len()];
    Ok((results, dims))
}

/// Calls back once for each place of the mapped axis.
fn one_by_one(primitive: &Primitive, front: &[Value], size: usize) -> Result<Batched> {
    let mut columns: Vec<Vec<Value>> = Vec::new();
    for at in 0..size {
        let row = |x: &Value| lax::squeeze(&lax::slice_in_dim(x, at, at + 1, 1, 0)?, &[0]);
        let args: Vec<Value> = front.iter().map(row).collect::<Result<_>>()?;
        let results = bind(primitive, &args)?;
        columns.resize(results.len(), Vec::new());
        columns
            .iter_mut()
            .zip(results)
            .for_each(|(column, result)| column.push(result));
    }
    let stack = |column: &Vec<Value>| bind1(&Primitive::Stack { axis: 0 }, column);
    let results: Vec<Value> = columns.iter().map(stack).try_list()?;
    let dims = vec![Some(0); results.len()];
    Ok((results, dims))
}
