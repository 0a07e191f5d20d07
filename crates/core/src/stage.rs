//! Staging: a primitive that a function applies while it is traced becomes an equation. In JAX: `DynamicJaxprTrace`.

use crate::abstract_eval;
use crate::propagate;
use crate::source::{current_source, taint_of};
use crate::trace::{Frame, TraceRef};
use crate::value::Payload;
use crate::{
    Atom, Aval, Const, DebugInfo, Eqn, Literal, Primitive, Result, Source, Tracer, Value, VarId,
};
use freezeframe_array::DType;
use freezeframe_base::EqnId;
use std::rc::Rc;

impl Frame {
    pub(crate) fn new(debug_info: Rc<DebugInfo>) -> Self {
        Self {
            debug_info,
            depth: crate::current_source().frames().len(),
            ..Self::default()
        }
    }

    pub(crate) fn new_var(&self, aval: Aval) -> VarId {
        let mut jaxpr = self.jaxpr.borrow_mut();
        jaxpr.vars.push(aval);
        VarId(jaxpr.vars.len() as u32 - 1)
    }
}

/// A tracer of `trace` that stands for `atom`.
pub(crate) fn staged(trace: &TraceRef, aval: Aval, atom: Atom, source: Source) -> Value {
    Value::Tracer(Tracer::new(trace, aval, Payload::Staged { atom }, source))
}

/// The operand of `trace`'s jaxpr that stands for `value`: its own variable, a literal, or a constant.
pub(crate) fn to_atom(trace: &TraceRef, value: &Value) -> Atom {
    match value {
        Value::Tracer(tracer) if tracer.belongs_to(trace) => match &tracer.0.payload {
            Payload::Staged { atom } => return atom.clone(),
            _ => unreachable!("a staging trace has staged tracers only"),
        },
        Value::Concrete { array, weak_type }
            if array.ndim() == 0 && array.dtype() != DType::Key =>
        {
            let taint = taint_of(value);
            return Atom::Literal(Rc::new(Literal {
                value: array.clone(),
                weak_type: weak_type.get(),
                taint,
            }));
        }
        _ => {}
    }
    Atom::Var(constant(trace, value))
}

fn constant(trace: &TraceRef, value: &Value) -> VarId {
    let frame = trace.frame();
    let taint = if value.is_tracer() {
        Default::default()
    } else {
        taint_of(value)
    };
    let found = {
        let mut jaxpr = frame.jaxpr.borrow_mut();
        let at = jaxpr
            .consts
            .iter()
            .position(|held| held.value.is_same(value));
        at.map(|at| {
            jaxpr.consts[at].taint.join(&taint);
            jaxpr.constvars[at]
        })
    };
    found.unwrap_or_else(|| {
        let var = frame.new_var(value.aval());
        let mut jaxpr = frame.jaxpr.borrow_mut();
        jaxpr.constvars.push(var);
        jaxpr.consts.push(Const {
            value: value.clone(),
            taint,
        });
        var
    })
}

/// Stages one primitive.
pub(crate) fn process(
    trace: &TraceRef,
    primitive: &Primitive,
    args: &[Value],
) -> Result<Vec<Value>> {
    if let Some(results) = special(trace, primitive, args)? {
        return Ok(results);
    }
    let inputs: Vec<Atom> = args.iter().map(|arg| to_atom(trace, arg)).collect();
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    let out_avals = abstract_eval::abstract_eval(primitive, &avals)?;
    let out_avals = propagate::typed(primitive, &avals, out_avals)?;
    Ok(emit(trace, primitive, inputs, out_avals))
}

/// Operations that stage no equation because they change nothing.
fn special(trace: &TraceRef, primitive: &Primitive, args: &[Value]) -> Result<Option<Vec<Value>>> {
    let Some(first) = args.first() else {
        return Ok(None);
    };
    let same = match primitive {
        Primitive::ConvertElementType {
            new_dtype,
            weak_type,
        } => first.dtype() == *new_dtype && first.weak_type() == *weak_type,
        Primitive::BroadcastInDim { shape, .. } => args.len() == 1 && first.shape() == *shape,
        _ => false,
    };
    if let Some(folded) = fold_conversion(primitive, first)? {
        let atom = to_atom(trace, &folded);
        return Ok(Some(vec![staged(
            trace,
            folded.aval(),
            atom,
            current_source(),
        )]));
    }
    if !same {
        return Ok(None);
    }
    let atom = to_atom(trace, first);
    Ok(Some(vec![staged(
        trace,
        first.aval(),
        atom,
        current_source(),
    )]))
}

/// A conversion of a Python scalar is done at once.
fn fold_conversion(primitive: &Primitive, x: &Value) -> Result<Option<Value>> {
    match (primitive, x) {
        (
            Primitive::ConvertElementType {
                new_dtype,
                weak_type,
            },
            Value::Concrete {
                array,
                weak_type: weak,
            },
        ) if weak.get() && array.ndim() == 0 && *new_dtype != DType::Key => {
            let array = freezeframe_array::kernel::convert_element_type(array, *new_dtype)?;
            Ok(Some(Value::known(array, *weak_type)))
        }
        _ => Ok(None),
    }
}

/// Adds an equation, and gives the tracers of its results.
pub(crate) fn emit(
    trace: &TraceRef,
    primitive: &Primitive,
    inputs: Vec<Atom>,
    out_avals: Vec<Aval>,
) -> Vec<Value> {
    let frame = trace.frame();
    let source = current_source();
    let outputs: Vec<VarId> = out_avals
        .iter()
        .map(|aval| frame.new_var(aval.clone()))
        .collect();
    {
        let mut jaxpr = frame.jaxpr.borrow_mut();
        let id = EqnId(jaxpr.eqns.len() as u32);
        let (primitive, outputs, source) = (primitive.clone(), outputs.clone(), source.clone());
        jaxpr.eqns.push(Eqn {
            id,
            primitive,
            inputs,
            outputs,
            source,
        });
    }
    let results = outputs.into_iter().zip(out_avals);
    results
        .map(|(var, aval)| staged(trace, aval, Atom::Var(var), source.clone()))
        .collect()
}
