//! Comparisons: of built-in values at once, of all others by the dunder protocol.

use super::call::Flow;
use super::frame::{CompareCall, Operation};
use super::{After, Vm};
use crate::bytecode::CompareOp;
use crate::object::*;
use num_bigint::BigInt;
use num_traits::{FromPrimitive, ToPrimitive};
use std::cmp::Ordering;
use std::rc::Rc;

impl Vm {
    /// `left == right` as a bool; the same object counts as equal.
    pub fn equal(&mut self, left: &Value, right: &Value) -> Result<bool, Raise> {
        if let Some(answer) = left.quick_eq(right) {
            return Ok(answer);
        }
        if left.is(right) {
            return Ok(true);
        }
        let result = self.compare(CompareOp::Eq, left, right)?;
        self.truth(&result)
    }

    /// `left < right` as a bool.
    pub fn less(&mut self, left: &Value, right: &Value) -> Result<bool, Raise> {
        if let Some(answer) = quick_compare(CompareOp::Lt, left, right) {
            return Ok(answer);
        }
        let result = self.compare(CompareOp::Lt, left, right)?;
        self.truth(&result)
    }

    /// `left op right`, with frames for comparisons defined in Python.
    pub(super) fn compare_flow(
        &mut self,
        op: CompareOp,
        left: Value,
        right: Value,
    ) -> Result<Flow, Raise> {
        if let Some(answer) = quick_compare(op, &left, &right) {
            self.stack.push(Value::Bool(answer));
            return Ok(Flow::Next);
        }
        let plain = |value: &Value| !matches!(value, Value::Object(_) | Value::Class(_));
        if plain(&left) && plain(&right) {
            let answer = match self.builtin_compare(op, &left, &right)? {
                Some(answer) => answer,
                None => self.compare_by_identity(op, &left, &right)?,
            };
            self.stack.push(Value::Bool(answer));
            return Ok(Flow::Next);
        }
        if let Some(method) = self.first_method(&self.names.compare[op as usize], &left, &right) {
            return self.call_operator(method, Operation::Compare(op), left, right);
        }
        self.compare_protocol(CompareCall {
            op,
            left,
            right,
            next: 0,
        })
    }

    /// Tries what is left to try of the comparison protocol.
    pub(super) fn compare_protocol(&mut self, mut call: CompareCall) -> Result<Flow, Raise> {
        let (left_class, right_class) = (self.class_of(&call.left), self.class_of(&call.right));
        let right_first =
            !Rc::ptr_eq(&left_class, &right_class) && right_class.is_subclass(&left_class);
        while call.next < 3 {
            let step = call.next;
            call.next += 1;
            let from_right = match step {
                0 => right_first,
                1 => !right_first,
                _ => {
                    let answer = match self.builtin_compare(call.op, &call.left, &call.right)? {
                        Some(answer) => answer,
                        None => break,
                    };
                    self.stack.push(Value::Bool(answer));
                    return Ok(Flow::Next);
                }
            };
            let (class, op, receiver, argument) = if from_right {
                (&right_class, call.op.swapped(), &call.right, &call.left)
            } else {
                (&left_class, call.op, &call.left, &call.right)
            };
            let found = class
                .lookup(&self.names.compare[op as usize])
                .filter(|found| !self.is_object_compare(found));
            let found = match found {
                // `!=` is the inverse of `==` where only that is defined.
                None if op == CompareOp::Ne => match class
                    .lookup(&self.names.eq)
                    .filter(|found| !self.is_object_compare(found))
                {
                    Some(eq) => {
                        let args = [receiver.clone(), argument.clone()];
                        let class = class.clone();
                        let equal =
                            self.nested(|vm| vm.call_dunder(eq, class, args, After::Push))?;
                        if matches!(equal, Value::NotImplemented) {
                            continue;
                        }
                        let equal = self.truth(&equal)?;
                        self.stack.push(Value::Bool(!equal));
                        return Ok(Flow::Next);
                    }
                    None => None,
                },
                found => found,
            };
            let Some(function) = found else { continue };
            let args = [receiver.clone(), argument.clone()];
            if self.is_observed() {
                self.place_operands(from_right);
            }
            return self.call_dunder(
                function,
                class.clone(),
                args,
                After::Compare(Box::new(call)),
            );
        }
        let answer = self.compare_by_identity(call.op, &call.left, &call.right)?;
        self.stack.push(Value::Bool(answer));
        Ok(Flow::Next)
    }

    fn is_object_compare(&self, found: &Value) -> bool {
        matches!(found, Value::Native(native) if native.qualname.as_str().starts_with("object."))
    }

    fn compare_by_identity(
        &mut self,
        op: CompareOp,
        left: &Value,
        right: &Value,
    ) -> Result<bool, Raise> {
        match op {
            CompareOp::Eq => Ok(left.is(right)),
            CompareOp::Ne => Ok(!left.is(right)),
            _ => {
                let (left, right) = (self.type_name(left), self.type_name(right));
                let symbol = op.symbol();
                Err(self.type_error(format_args!(
                    "'{symbol}' not supported between instances of '{left}' and '{right}'"
                )))
            }
        }
    }

    /// Comparison of built-in values; `None` if they are not comparable so.
    fn builtin_compare(
        &mut self,
        op: CompareOp,
        left: &Value,
        right: &Value,
    ) -> Result<Option<bool>, Raise> {
        let (left, right) = (left.unwrapped(), right.unwrapped());
        if let Some(answer) = quick_compare(op, left, right) {
            return Ok(Some(answer));
        }
        match (left, right) {
            (Value::Set(a), Value::Set(b)) => self.compare_sets(op, a, b).map(Some),
            (Value::Complex(parts), other) | (other, Value::Complex(parts))
                if matches!(op, CompareOp::Eq | CompareOp::Ne) =>
            {
                let Some(other) = self.as_float(other)? else {
                    return Ok(None);
                };
                let equal = parts.1 == 0.0 && parts.0 == other;
                Ok(Some(equal == (op == CompareOp::Eq)))
            }
            _ => self.compare_containers(op, left, right),
        }
    }

    fn compare_sets(&mut self, op: CompareOp, a: &Rc<Set>, b: &Rc<Set>) -> Result<bool, Raise> {
        let (left, right) = (a.map.borrow().clone(), b.map.borrow().clone());
        let (small, large) = match op {
            CompareOp::Ge | CompareOp::Gt => (&right, &left),
            _ => (&left, &right),
        };
        let sizes_fit = match op {
            CompareOp::Eq | CompareOp::Ne => left.len() == right.len(),
            CompareOp::Lt | CompareOp::Gt => small.len() < large.len(),
            CompareOp::Le | CompareOp::Ge => small.len() <= large.len(),
        };
        let mut contained = sizes_fit;
        if sizes_fit {
            for entry in small.iter() {
                if self.map_find(large, entry.hash, &entry.key)?.is_none() {
                    contained = false;
                    break;
                }
            }
        }
        Ok(contained != (op == CompareOp::Ne))
    }

    /// `hash(value)`.
    pub fn hash(&mut self, value: &Value) -> Result<u64, Raise> {
        use crate::text::hash;
        Ok(match value {
            Value::Str(string) => string.hash(),
            Value::Int(int) => hash::small_int(*int) as u64,
            Value::Bool(truth) => u64::from(*truth),
            Value::Float(float) => hash::float(*float) as u64,
            Value::BigInt(int) => hash::big_int(int) as u64,
            Value::Complex(parts) => hash::complex(parts.0, parts.1) as u64,
            Value::Bytes(bytes) => hash::bytes(bytes) as u64,
            Value::Tuple(tuple) => self.hash_tuple(tuple)?,
            Value::Set(set) if set.frozen => {
                let hashes: Vec<i64> = set
                    .map
                    .borrow()
                    .iter()
                    .map(|entry| entry.hash as i64)
                    .collect();
                hash::frozenset(hashes.into_iter()) as u64
            }
            Value::Range(range) => {
                // Ranges of the same items are equal: the step of one item does not count, nor does any of none.
                let none = self.hash(&Value::None)? as i64;
                let length = range.len();
                let int = |value| hash::small_int(value);
                let start = if length > 0 { int(range.start) } else { none };
                let step = if length > 1 { int(range.step) } else { none };
                hash::tuple([int(length as i64), start, step].into_iter()) as u64
            }
            Value::List(_) | Value::Dict(_) | Value::Set(_) => return Err(self.unhashable(value)),
            Value::Slice(slice) => {
                let parts = Value::tuple(vec![
                    slice.start.clone(),
                    slice.stop.clone(),
                    slice.step.clone(),
                ]);
                self.deeper("", |vm| vm.hash(&parts))?
            }
            Value::Method(method) => self.deeper("", |vm| {
                Ok(vm.hash(&method.function)? ^ vm.hash(&method.receiver).unwrap_or_default())
            })?,
            Value::Object(instance) => {
                return self.deeper("", |vm| vm.hash_object(value, &instance.clone()));
            }
            Value::Class(class) if class.metaclass.is_some() => {
                return self.hash_class(value, class);
            }
            Value::None => 0x0fca_86420,
            Value::Ellipsis => 0x0fca_86421,
            Value::NotImplemented | Value::Unset => 0x0fca_86422,
            other => address_hash(other),
        })
    }

    fn hash_object(&mut self, value: &Value, instance: &Rc<Instance>) -> Result<u64, Raise> {
        let definer = instance.class.definer(&self.names.hash);
        match definer
            .as_ref()
            .and_then(|definer| definer.dict.borrow().get(&self.names.hash).cloned())
        {
            Some(Value::None) => Err(self.unhashable(value)),
            Some(function)
                if !definer.is_some_and(|definer| Rc::ptr_eq(&definer, &self.types.object)) =>
            {
                if let (Some(base), Value::Native(_)) = (instance.base(), &function)
                    && !matches!(base, Value::Object(_))
                {
                    return self.hash(base);
                }
                let class = instance.class.clone();
                let bound = self.bind(function, value, &class)?;
                let hash = self.call(&bound, &[])?;
                match hash.unwrapped() {
                    Value::Int(int) => Ok(*int as u64),
                    Value::Bool(truth) => Ok(u64::from(*truth)),
                    Value::BigInt(big) => Ok(crate::text::hash::big_int(big) as u64),
                    _ => Err(self.type_error("__hash__ method should return an integer")),
                }
            }
            _ => match instance.base() {
                Some(base) => self.hash(&base.clone()),
                None => Ok(address_hash(value)),
            },
        }
    }

    fn hash_class(&mut self, value: &Value, class: &Rc<Class>) -> Result<u64, Raise> {
        let custom = class
            .metaclass
            .as_ref()
            .and_then(|metaclass| metaclass.lookup(&self.names.hash));
        match custom {
            Some(function @ Value::Function(_)) => {
                match self.call(&function, std::slice::from_ref(value))? {
                    Value::Int(int) => Ok(int as u64),
                    _ => Err(self.type_error("__hash__ method should return an integer")),
                }
            }
            _ => Ok(address_hash(value)),
        }
    }

    fn unhashable(&self, value: &Value) -> Raise {
        self.type_error(format_args!("unhashable type: '{}'", self.type_name(value)))
    }
}

fn address_hash(value: &Value) -> u64 {
    value.address().map_or(0, |address| (address >> 4) as u64)
}

pub(super) fn order_decides(op: CompareOp, order: Ordering) -> bool {
    match op {
        CompareOp::Lt => order == Ordering::Less,
        CompareOp::Le => order != Ordering::Greater,
        CompareOp::Eq => order == Ordering::Equal,
        CompareOp::Ne => order != Ordering::Equal,
        CompareOp::Gt => order == Ordering::Greater,
        CompareOp::Ge => order != Ordering::Less,
    }
}

/// A comparison of machine ints.
#[inline(always)]
pub(super) fn compare_ints(op: CompareOp, a: i64, b: i64) -> bool {
    match op {
        CompareOp::Lt => a < b,
        CompareOp::Le => a <= b,
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
        CompareOp::Gt => a > b,
        CompareOp::Ge => a >= b,
    }
}

/// The same as [`quick_compare`], with what is most common where it is used.
#[inline(always)]
pub(super) fn quicker_compare(op: CompareOp, left: &Value, right: &Value) -> Option<bool> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => Some(compare_ints(op, *a, *b)),
        (left, right) => quick_compare(op, left, right),
    }
}

/// Comparisons that need no VM.
#[inline]
pub(super) fn quick_compare(op: CompareOp, left: &Value, right: &Value) -> Option<bool> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => Some(compare_ints(op, *a, *b)),
        (Value::Float(a), Value::Float(b)) => Some(float_compare(op, *a, *b)),
        _ => quick_compare_mixed(op, left, right),
    }
}

fn quick_compare_mixed(op: CompareOp, left: &Value, right: &Value) -> Option<bool> {
    let order = match (left, right) {
        (Value::Int(a), Value::Float(b)) if a.unsigned_abs() < 1 << 53 => {
            return Some(float_compare(op, *a as f64, *b));
        }
        (Value::Float(a), Value::Int(b)) if b.unsigned_abs() < 1 << 53 => {
            return Some(float_compare(op, *a, *b as f64));
        }
        (Value::Str(a), Value::Str(b)) => {
            if Rc::ptr_eq(a, b) {
                Ordering::Equal
            } else {
                a.as_str().cmp(b.as_str())
            }
        }
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Bytes(a), Value::Bytes(b)) => a.cmp(b),
        (Value::Bool(a), other) if is_number(other) => {
            return quick_compare(op, &Value::Int(i64::from(*a)), other);
        }
        (other, Value::Bool(b)) if is_number(other) => {
            return quick_compare(op, other, &Value::Int(i64::from(*b)));
        }
        (Value::BigInt(a), Value::BigInt(b)) => a.cmp(b),
        (Value::BigInt(a), Value::Int(b)) => (**a).cmp(&BigInt::from(*b)),
        (Value::Int(a), Value::BigInt(b)) => BigInt::from(*a).cmp(b),
        (Value::BigInt(a), Value::Float(b)) => return big_float_compare(op, a, *b),
        (Value::Float(a), Value::BigInt(b)) => return big_float_compare(op.swapped(), b, *a),
        (Value::Int(a), Value::Float(b)) => return big_float_compare(op, &BigInt::from(*a), *b),
        (Value::Float(a), Value::Int(b)) => {
            return big_float_compare(op.swapped(), &BigInt::from(*b), *a);
        }
        (Value::None, Value::None) => match op {
            CompareOp::Eq => return Some(true),
            CompareOp::Ne => return Some(false),
            _ => return None,
        },
        // What an object says of itself may be anything, also of the same object.
        (Value::Object(_), _) | (_, Value::Object(_)) => return None,
        _ => match op {
            CompareOp::Eq if !matches!(left, Value::Tuple(_)) => return left.quick_eq(right),
            CompareOp::Ne if !matches!(left, Value::Tuple(_)) => {
                return left.quick_eq(right).map(|equal| !equal);
            }
            _ => return None,
        },
    };
    Some(order_decides(op, order))
}

fn is_number(value: &Value) -> bool {
    matches!(value, Value::Int(_) | Value::Float(_) | Value::BigInt(_))
}

fn float_compare(op: CompareOp, a: f64, b: f64) -> bool {
    match op {
        CompareOp::Lt => a < b,
        CompareOp::Le => a <= b,
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
        CompareOp::Gt => a > b,
        CompareOp::Ge => a >= b,
    }
}

fn big_float_compare(op: CompareOp, a: &BigInt, b: f64) -> Option<bool> {
    if !b.is_finite() {
        return Some(float_compare(op, 0.0, b));
    }
    let whole = BigInt::from_f64(b.floor())?;
    let order = a.cmp(&whole).then(if b.fract() != 0.0 {
        Ordering::Less
    } else {
        Ordering::Equal
    });
    debug_assert!(a.to_f64().is_some());
    Some(order_decides(op, order))
}
