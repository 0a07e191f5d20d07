//! What the loop does at once where nothing is unusual: calls, numbers, items of lists and tuples, steps of iterators.

use super::call::Flow;
use super::operators::{floor_div, floor_mod};
use super::{After, Vm};
use crate::bytecode::{BinaryOp, CallSite};
use crate::object::*;
use std::rc::Rc;

impl Vm {
    /// Calls what was taken from `at`, with the arguments from `first` on; where it is bound, the first is its receiver.
    #[inline(always)]
    pub(super) fn call_quickly(
        &mut self,
        callee: Value,
        at: usize,
        first: usize,
        is_bound: bool,
    ) -> Result<Flow, Raise> {
        match callee {
            Value::Native(ref native) if is_bound => {
                self.call_native(native, at, first, &[], After::Push)
            }
            Value::Function(function)
                if function.code.simple
                    && function.code.params.positional == self.stack.len() - first =>
            {
                self.push_frame(function, at, first, After::Push)?;
                Ok(Flow::Frame)
            }
            Value::Class(ref class) if first > at && self.observing.is_none() => {
                match class.constructor() {
                    Value::Function(init) => self.construct(class, init, at, first),
                    _ => self.call_at(callee, at, first, &[], After::Push),
                }
            }
            callee => self.call_at(callee, at, first, &[], After::Push),
        }
    }

    /// Calls a class of the usual kind: the new instance takes the place below the arguments, which stand from `first` on.
    fn construct(
        &mut self,
        class: &Rc<Class>,
        init: Rc<Function>,
        at: usize,
        first: usize,
    ) -> Result<Flow, Raise> {
        let instance = Value::object(class, Payload::None);
        let base = first - 1;
        self.stack[base] = instance.clone();
        let after = After::Init(instance);
        if init.code.simple && init.code.params.positional == self.stack.len() - base {
            self.push_frame(init, at, base, after)?;
            return Ok(Flow::Frame);
        }
        self.call_function(init, at, base, &[], after)
    }

    pub(super) fn call_with_keywords(&mut self, site: &CallSite) -> Result<Flow, Raise> {
        let args_at = self.stack.len() - site.count as usize;
        let at = args_at - 1 - usize::from(site.method);
        let callee = std::mem::take(&mut self.stack[at]);
        let has_self = site.method && !self.stack[args_at - 1].is_unset();
        let first = args_at - usize::from(has_self);
        match callee {
            Value::Native(ref native) if has_self => {
                self.call_native(native, at, first, &site.keywords, After::Push)
            }
            callee => self.call_at(callee, at, first, &site.keywords, After::Push),
        }
    }
}

/// The next value of a range or list iterator that has one.
#[inline]
pub(super) fn quick_next(iter: &Rc<Iter>) -> Option<Value> {
    match &mut *iter.state.try_borrow_mut().ok()? {
        IterState::Range { next, left, step } if *left > 0 => {
            *left -= 1;
            let value = *next;
            *next = next.wrapping_add(*step);
            Some(Value::Int(value))
        }
        IterState::List { list, index } => {
            let value = list.items.borrow().get(*index).cloned();
            *index += usize::from(value.is_some());
            value
        }
        IterState::Tuple { tuple, index } => {
            let value = tuple.items.get(*index).cloned();
            *index += usize::from(value.is_some());
            value
        }
        _ => None,
    }
}

/// Arithmetic of machine numbers that cannot fail.
#[inline]
pub(super) fn quick_binary(op: BinaryOp, left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => int_binary(op, *a, *b).map(Value::Int),
        (Value::Float(a), Value::Float(b)) => quick_float(op, *a, *b),
        (Value::Float(a), Value::Int(b)) => quick_float(op, *a, *b as f64),
        (Value::Int(a), Value::Float(b)) => quick_float(op, *a as f64, *b),
        _ => None,
    }
}

/// The same, with what is most common where it is used.
#[inline(always)]
pub(super) fn quicker_binary(op: BinaryOp, left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => int_binary(op, *a, *b).map(Value::Int),
        (left, right) => quick_binary(op, left, right),
    }
}

/// Arithmetic of machine ints that cannot fail; what is most common is where it is used.
#[inline(always)]
fn int_binary(op: BinaryOp, a: i64, b: i64) -> Option<i64> {
    match op {
        BinaryOp::Add => a.checked_add(b),
        BinaryOp::Sub => a.checked_sub(b),
        _ => rare_int_binary(op, a, b),
    }
}

#[inline(never)]
fn rare_int_binary(op: BinaryOp, a: i64, b: i64) -> Option<i64> {
    match op {
        BinaryOp::Mul => a.checked_mul(b),
        BinaryOp::FloorDiv if b > 0 => Some(floor_div(a, b)),
        BinaryOp::Mod if b > 0 => Some(floor_mod(a, b)),
        _ => None,
    }
}

#[inline]
fn quick_float(op: BinaryOp, a: f64, b: f64) -> Option<Value> {
    Some(Value::Float(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::Div if b != 0.0 => a / b,
        _ => return None,
    }))
}

/// Sets the item of a list at a machine int; gives the value back where that is not so plain.
#[inline]
pub(super) fn quick_store(container: &Value, key: &Value, value: Value) -> Result<(), Value> {
    let (Value::List(list), Value::Int(at)) = (container, key) else {
        return Err(value);
    };
    let Ok(at) = usize::try_from(*at) else {
        return Err(value);
    };
    let old = match list.items.borrow_mut().get_mut(at) {
        Some(place) => std::mem::replace(place, value),
        None => return Err(value),
    };
    // Dropped once the list is released, since that may reach the list again.
    drop(old);
    Ok(())
}

/// The item of a list or tuple at a machine int.
#[inline]
pub(super) fn quick_item(container: &Value, key: &Value) -> Option<Value> {
    let Value::Int(index) = key else { return None };
    match container {
        Value::List(list) => {
            let items = list.items.borrow();
            let at = if *index < 0 {
                index + items.len() as i64
            } else {
                *index
            };
            items.get(usize::try_from(at).ok()?).cloned()
        }
        Value::Tuple(tuple) => {
            let at = if *index < 0 {
                index + tuple.items.len() as i64
            } else {
                *index
            };
            tuple.items.get(usize::try_from(at).ok()?).cloned()
        }
        _ => None,
    }
}
