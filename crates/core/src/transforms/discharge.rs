//! References that a jaxpr makes, turned into values that its equations pass on. In JAX: `discharge_state`.

use crate::{
    Aval, BinaryOp, DebugInfo, Eqn, Error, Jaxpr, Primitive, RefIndex, Result, Value, VarId, bind,
    bind1, lax, trace_to_jaxpr,
};
use freezeframe_array::{DType, Scalar};
use freezeframe_base::HashMap;
use freezeframe_base::Lists;

/// True for a jaxpr that makes references and takes none.
pub(crate) fn has_references(jaxpr: &Jaxpr) -> bool {
    let makes = |eqn: &Eqn| matches!(eqn.primitive, Primitive::NewRef);
    jaxpr.eqns.iter().any(makes) && !jaxpr.in_avals().iter().any(|aval| aval.is_ref)
}

/// The same jaxpr without references.
pub(crate) fn discharge(jaxpr: &Jaxpr) -> Result<Jaxpr> {
    let info = DebugInfo::internal("discharge", "discharge");
    let avals: Vec<Aval> = jaxpr.in_avals();
    trace_to_jaxpr(&avals, info, |args| {
        let mut env: HashMap<VarId, Value> = HashMap::default();
        let held = jaxpr.constvars.iter().zip(&jaxpr.consts);
        env.extend(held.map(|(var, held)| (*var, held.value.clone())));
        env.extend(jaxpr.invars.iter().copied().zip(args.iter().cloned()));
        for eqn in &jaxpr.eqns {
            let inputs: Vec<Value> = eqn.inputs.iter().map(|atom| read(&env, atom)).try_list()?;
            let reference = eqn.inputs.first().and_then(crate::Atom::var);
            let (results, written) = apply(&eqn.primitive, &inputs)?;
            if let (Some(value), Some(var)) = (written, reference) {
                env.insert(var, value);
            }
            env.extend(eqn.outputs.iter().copied().zip(results));
        }
        jaxpr.outvars.iter().map(|atom| read(&env, atom)).try_list()
    })
}

fn read(env: &HashMap<VarId, Value>, atom: &crate::Atom) -> Result<Value> {
    match atom {
        crate::Atom::Literal(literal) => Ok(literal.to_value()),
        crate::Atom::Var(var) => env
            .get(var)
            .cloned()
            .ok_or_else(|| Error::value_error("a variable is not bound")),
    }
}

/// The results of an equation, and what its reference holds afterwards if it writes.
fn apply(primitive: &Primitive, args: &[Value]) -> Result<(Vec<Value>, Option<Value>)> {
    match primitive {
        Primitive::NewRef | Primitive::Freeze => Ok((args[..1].to_vec(), None)),
        Primitive::Get { indexer } => {
            let window = Window::new(&args[0], indexer, &args[1..])?;
            Ok((vec![window.read(&args[0])?], None))
        }
        Primitive::Swap { indexer } => {
            let window = Window::new(&args[0], indexer, &args[2..])?;
            let before = window.read(&args[0])?;
            Ok((vec![before], Some(window.write(&args[0], &args[1])?)))
        }
        Primitive::AddUpdate { indexer } => {
            let window = Window::new(&args[0], indexer, &args[2..])?;
            let sum = lax::binary(BinaryOp::Add, &window.read(&args[0])?, &args[1])?;
            Ok((Vec::new(), Some(window.write(&args[0], &sum)?)))
        }
        other => Ok((bind(other, args)?, None)),
    }
}

/// What an index selects: first position and length on each axis, and the axes that it drops.
struct Window {
    starts: Vec<Value>,
    sizes: Vec<usize>,
    dropped: Vec<usize>,
}

impl Window {
    fn new(x: &Value, indexer: &[RefIndex], dynamic: &[Value]) -> Result<Self> {
        let int = |number: i64| Value::scalar(DType::Int32, Scalar::Int(number));
        let (mut starts, mut sizes, mut dropped) = (Vec::new(), Vec::new(), Vec::new());
        let mut dynamic = dynamic.iter();
        for (axis, length) in x.shape().iter().enumerate() {
            let (start, size) = match indexer.get(axis) {
                None => (int(0), *length),
                Some(RefIndex::Slice {
                    start,
                    size,
                    stride: 0 | 1,
                }) => (int(*start as i64), *size),
                Some(RefIndex::Slice { .. }) => {
                    return Err(Error::not_implemented(
                        "reverse-mode differentiation of a strided slice of a reference is not implemented",
                    ));
                }
                Some(RefIndex::Static(at)) if *at < 0 => (int(at + *length as i64), 1),
                Some(RefIndex::Static(at)) => (int(*at), 1),
                Some(RefIndex::Dynamic) => {
                    let at = dynamic
                        .next()
                        .ok_or_else(|| Error::type_error("an index operand is missing"))?;
                    let at = lax::convert_element_type(at, DType::Int32, false)?;
                    let above = lax::add(&at, &int(*length as i64))?;
                    (lax::select(&lax::lt(&at, &int(0))?, &above, &at)?, 1)
                }
            };
            if matches!(
                indexer.get(axis),
                Some(RefIndex::Static(_) | RefIndex::Dynamic)
            ) {
                dropped.push(axis);
            }
            starts.push(start);
            sizes.push(size);
        }
        Ok(Self {
            starts,
            sizes,
            dropped,
        })
    }

    fn read(&self, x: &Value) -> Result<Value> {
        let slice_sizes = self.sizes.clone();
        let args: Vec<Value> = std::iter::once(x).chain(&self.starts).cloned().list();
        let whole = bind1(&Primitive::DynamicSlice { slice_sizes }, &args)?;
        lax::squeeze(&whole, &self.dropped)
    }

    fn write(&self, x: &Value, value: &Value) -> Result<Value> {
        let value = lax::expand_dims(value, &self.dropped)?;
        let args: Vec<Value> = [x, &value].into_iter().chain(&self.starts).cloned().list();
        bind1(&Primitive::DynamicUpdateSlice, &args)
    }
}
