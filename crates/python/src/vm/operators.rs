//! Binary and unary operators: arithmetic of the built-in classes, and the dunder protocol for all others.

use super::call::Flow;
use super::formatting::percent_format;
use super::frame::{BinaryCall, Operation};
use super::{After, Exc, Vm};
use crate::bytecode::{BinaryOp, UnaryOp};
use crate::object::*;
use freezeframe_base::{Lists, how_many};
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};
use std::rc::Rc;

/// The longest sequence that repetition may make.
const LONGEST: usize = 1 << 28;
/// The largest int in bits that an operator may make.
const WIDEST: u64 = 1 << 26;

impl Vm {
    /// The value of `left op right`, for native callers.
    pub fn binary(&mut self, op: BinaryOp, left: &Value, right: &Value) -> Result<Value, Raise> {
        self.nested(|vm| vm.binary_flow(op, false, left.clone(), right.clone()))
    }

    /// `left op right`, with frames for operators defined in Python.
    pub(super) fn binary_flow(
        &mut self,
        op: BinaryOp,
        inplace: bool,
        left: Value,
        right: Value,
    ) -> Result<Flow, Raise> {
        let plain = |value: &Value| !matches!(value, Value::Object(_) | Value::Class(_));
        if plain(&left) && plain(&right) {
            let value = match self.builtin_binary(op, inplace, &left, &right)? {
                Some(value) => value,
                None => return Err(self.unsupported_operands(op, inplace, &left, &right)),
            };
            self.stack.push(value);
            return Ok(Flow::Next);
        }
        let index = op as usize;
        let has_own = inplace
            && matches!(&left, Value::Object(it) if it.class.lookup(&self.names.inplace[index]).is_some());
        if !has_own
            && let Some(method) = self.first_method(&self.names.binary[index], &left, &right)
        {
            let operation = Operation::Binary(op, inplace);
            return self.call_operator(method, operation, left, right);
        }
        self.binary_protocol(BinaryCall {
            op,
            inplace,
            left,
            right,
            next: 0,
        })
    }

    /// Tries what is left to try of the operator protocol.
    pub(super) fn binary_protocol(&mut self, mut call: BinaryCall) -> Result<Flow, Raise> {
        let index = call.op as usize;
        let (left_class, right_class) = (self.class_of(&call.left), self.class_of(&call.right));
        let same = Rc::ptr_eq(&left_class, &right_class);
        let reflected_first = !same
            && right_class.is_subclass(&left_class)
            && self.overrides_reflected(&left_class, &right_class, index);
        while call.next < 4 {
            let step = call.next;
            call.next += 1;
            let (class, name, receiver, argument) = match (step, reflected_first) {
                (0, _) if call.inplace => (
                    &left_class,
                    &self.names.inplace[index],
                    &call.left,
                    &call.right,
                ),
                (1, true) | (2, false) if !same => (
                    &right_class,
                    &self.names.reflected[index],
                    &call.right,
                    &call.left,
                ),
                (1, false) | (2, true) => (
                    &left_class,
                    &self.names.binary[index],
                    &call.left,
                    &call.right,
                ),
                (3, _) => {
                    let value =
                        self.builtin_binary(call.op, call.inplace, &call.left, &call.right)?;
                    let Some(value) = value else { break };
                    self.stack.push(value);
                    return Ok(Flow::Next);
                }
                _ => continue,
            };
            let Some(function) = class.lookup(name) else {
                continue;
            };
            if matches!(function, Value::None) {
                break;
            }
            let args = [receiver.clone(), argument.clone()];
            if self.is_observed() {
                self.place_operands(matches!((step, reflected_first), (1, true) | (2, false)));
            }
            return self.call_dunder(function, class.clone(), args, After::Binary(Box::new(call)));
        }
        if call.op == BinaryOp::Mul
            && let Some(value) = self.repeated_by_index(&call)?
        {
            self.stack.push(value);
            return Ok(Flow::Next);
        }
        Err(self.unsupported_operands(call.op, call.inplace, &call.left, &call.right))
    }

    fn overrides_reflected(&self, left: &Rc<Class>, right: &Rc<Class>, index: usize) -> bool {
        let name = &self.names.reflected[index];
        match (left.lookup(name), right.lookup(name)) {
            (Some(a), Some(b)) => !a.is(&b),
            (None, Some(_)) => true,
            _ => false,
        }
    }

    /// Calls a dunder method found in a class, with the receiver as its first argument.
    pub(super) fn call_dunder(
        &mut self,
        function: Value,
        class: Rc<Class>,
        [receiver, argument]: [Value; 2],
        after: After,
    ) -> Result<Flow, Raise> {
        let binds = matches!(&function, Value::Function(_))
            || matches!(&function, Value::Native(native) if native.is_method);
        if binds {
            return self.call_values(function, &[receiver, argument], after);
        }
        let bound = self.bind(function, &receiver, &class)?;
        self.call_values(bound, &[argument], after)
    }

    pub(crate) fn unsupported_operands(
        &self,
        op: BinaryOp,
        inplace: bool,
        left: &Value,
        right: &Value,
    ) -> Raise {
        let symbol = if inplace {
            op.inplace_symbol()
        } else {
            op.symbol()
        };
        let (left_name, right_name) = (self.type_name(left), self.type_name(right));
        if op == BinaryOp::Add {
            match left.unwrapped() {
                Value::Str(_) => {
                    return self.type_error(format_args!(
                        "can only concatenate str (not \"{right_name}\") to str"
                    ));
                }
                Value::List(_) if !inplace => {
                    return self.type_error(format_args!(
                        "can only concatenate list (not \"{right_name}\") to list"
                    ));
                }
                Value::Tuple(_) => {
                    return self.type_error(format_args!(
                        "can only concatenate tuple (not \"{right_name}\") to tuple"
                    ));
                }
                Value::Bytes(_) => {
                    return self.type_error(format_args!("can't concat {right_name} to bytes"));
                }
                _ => {}
            }
        }
        if op == BinaryOp::Mul {
            let sequence = |value: &Value| {
                matches!(
                    value.unwrapped(),
                    Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_)
                )
            };
            if sequence(left) {
                let error = self.type_error(format_args!(
                    "can't multiply sequence by non-int of type '{right_name}'"
                ));
                return error.about(right);
            }
            if sequence(right) {
                let error = self.type_error(format_args!(
                    "can't multiply sequence by non-int of type '{left_name}'"
                ));
                return error.about(left);
            }
        }
        self.type_error(format_args!(
            "unsupported operand type(s) for {symbol}: '{left_name}' and '{right_name}'"
        ))
    }

    /// The operators of the built-in classes; `None` if they do not support these operands.
    pub fn builtin_binary(
        &mut self,
        op: BinaryOp,
        inplace: bool,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raise> {
        use BinaryOp::{Add, Mod, Mul};
        Ok(Some(match (left.unwrapped(), right.unwrapped()) {
            (Value::Int(a), Value::Int(b)) => return self.int_binary(op, *a, *b).map(Some),
            (Value::Bool(_), Value::Bool(_)) if op == BinaryOp::MatMul => return Ok(None),
            (Value::Bool(a), Value::Bool(b)) => match op {
                BinaryOp::BitAnd => Value::Bool(a & b),
                BinaryOp::BitOr => Value::Bool(a | b),
                BinaryOp::BitXor => Value::Bool(a ^ b),
                _ => return self.int_binary(op, i64::from(*a), i64::from(*b)).map(Some),
            },
            (Value::Bool(a), Value::Int(b)) => {
                return self.int_binary(op, i64::from(*a), *b).map(Some);
            }
            (Value::Int(a), Value::Bool(b)) => {
                return self.int_binary(op, *a, i64::from(*b)).map(Some);
            }
            (Value::Str(a), Value::Str(b)) if op == Add => {
                Value::str(self.concat(a.as_str(), b.as_str())?)
            }
            (format @ (Value::Str(_) | Value::Bytes(_)), _) if op == Mod => {
                let format = format.clone();
                return percent_format(self, &format, right).map(Some);
            }
            (Value::Bytes(a), Value::Object(_)) if op == Add => {
                let a = a.clone();
                let Ok(b) = crate::builtins::data_of(self, right) else {
                    return Ok(None);
                };
                Value::Bytes(Rc::new([a.as_slice(), b.as_slice()].concat()))
            }
            (Value::List(a), Value::List(b)) if op == Add && !inplace => {
                let mut items = a.items.borrow().clone();
                items.extend(b.items.borrow().iter().cloned());
                Value::list(items)
            }
            (Value::List(a), _) if op == Add && inplace => {
                let list = a.clone();
                let Some(items) = self.iterate_if_iterable(right)? else {
                    let name = self.type_name(right);
                    return Err(self.type_error(format_args!("'{name}' object is not iterable")));
                };
                list.items.borrow_mut().extend(items);
                left.clone()
            }
            (Value::List(list), count) if op == Mul && inplace => {
                let Some(count) = small_int(count) else {
                    return Ok(None);
                };
                let list = list.clone();
                let repeated = self.repeat(&list.items.borrow(), count)?;
                let _old = std::mem::replace(&mut *list.items.borrow_mut(), repeated);
                left.clone()
            }
            (Value::Tuple(a), Value::Tuple(b)) if op == Add => {
                Value::tuple(a.items.iter().chain(&b.items).cloned().list())
            }
            (Value::Bytes(a), Value::Bytes(b)) if op == Add => {
                Value::Bytes(Rc::new(a.iter().chain(b.iter()).copied().list()))
            }
            (
                sequence @ (Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_)),
                count,
            )
            | (
                count,
                sequence @ (Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_)),
            ) if op == Mul => {
                let Some(count) = small_int(count) else {
                    return Ok(None);
                };
                return self.repeat_sequence(sequence, count).map(Some);
            }
            (Value::Set(a), Value::Set(b)) => return self.set_binary(op, inplace, a, b),
            (Value::Dict(_), other)
                if op == BinaryOp::BitOr && inplace && !matches!(other, Value::Dict(_)) =>
            {
                self.call_method(left, "update", std::slice::from_ref(right))?;
                left.clone()
            }
            (Value::Dict(a), Value::Dict(b)) if op == BinaryOp::BitOr => {
                let result = if inplace {
                    a.clone()
                } else {
                    Value::dict_from(a.map.borrow().clone())
                };
                for (key, value) in b.items() {
                    self.dict_set(&result, key, value)?;
                }
                Value::Dict(result)
            }
            (a, b) => {
                if matches!(a, Value::Complex(_)) || matches!(b, Value::Complex(_)) {
                    let (Some(a), Some(b)) = (as_complex(a), as_complex(b)) else {
                        return Ok(None);
                    };
                    return self.complex_binary(op, a, b);
                }
                if matches!(a, Value::Float(_)) || matches!(b, Value::Float(_)) {
                    let (Some(a), Some(b)) = (self.as_float(a)?, self.as_float(b)?) else {
                        return Ok(None);
                    };
                    return self.float_binary(op, a, b);
                }
                let (Some(a), Some(b)) = (as_bigint(a), as_bigint(b)) else {
                    return Ok(None);
                };
                return self.bigint_binary(op, &a, &b).map(Some);
            }
        }))
    }

    fn concat(&self, a: &str, b: &str) -> Result<String, Raise> {
        if a.len().saturating_add(b.len()) > LONGEST {
            return Err(self.memory_error());
        }
        let mut text = String::with_capacity(a.len() + b.len());
        text.push_str(a);
        text.push_str(b);
        Ok(text)
    }

    fn repeat(&self, items: &[Value], count: i64) -> Result<Vec<Value>, Raise> {
        let times = how_many(count).unwrap_or(0);
        match items.len().checked_mul(times) {
            Some(length) if length <= LONGEST / 4 => {
                let mut repeated = Vec::with_capacity(length);
                for _ in 0..times {
                    repeated.extend_from_slice(items);
                }
                Ok(repeated)
            }
            _ => Err(self.too_often(count)),
        }
    }

    /// What is wrong with a sequence that is to be repeated so often.
    #[cold]
    fn too_often(&self, count: i64) -> Raise {
        match count == i64::MAX {
            true => self.error(
                Exc::OverflowError,
                "cannot fit 'int' into an index-sized integer",
            ),
            false => self.memory_error(),
        }
    }

    /// A sequence so often as an object says that has `__index__` and no operator of its own.
    fn repeated_by_index(&mut self, call: &BinaryCall) -> Result<Option<Value>, Raise> {
        let sides = [(&call.left, &call.right), (&call.right, &call.left)];
        for (at, (sequence, count)) in sides.into_iter().enumerate() {
            let sequence = sequence.unwrapped();
            let is_sequence = matches!(
                sequence,
                Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_)
            );
            let class = self.class_of(count);
            if is_sequence && class.lookup(&self.names.index).is_some() {
                let count = Value::Int(self.int(count)?);
                let changes = call.inplace && at == 0;
                return self.builtin_binary(BinaryOp::Mul, changes, &sequence.clone(), &count);
            }
        }
        Ok(None)
    }

    fn repeat_sequence(&self, sequence: &Value, count: i64) -> Result<Value, Raise> {
        let times = how_many(count).unwrap_or(0);
        let fits = |length: usize| {
            length
                .checked_mul(times)
                .is_some_and(|total| total <= LONGEST)
        };
        Ok(match sequence {
            Value::Str(string) if fits(string.as_str().len()) => {
                Value::str(string.as_str().repeat(times))
            }
            Value::Bytes(bytes) if fits(bytes.len()) => Value::Bytes(Rc::new(bytes.repeat(times))),
            Value::List(list) => Value::list(self.repeat(&list.items.borrow(), count)?),
            Value::Tuple(tuple) => Value::tuple(self.repeat(&tuple.items, count)?),
            _ => return Err(self.too_often(count)),
        })
    }

    fn set_binary(
        &mut self,
        op: BinaryOp,
        inplace: bool,
        a: &Rc<Set>,
        b: &Rc<Set>,
    ) -> Result<Option<Value>, Raise> {
        a.settle();
        b.settle();
        let (left, right) = (a.map.borrow().clone(), b.map.borrow().clone());
        // The elements of one that are in the other, or are not: CPython's tables are filled in this order.
        let mut kept = |from: &DictMap, other: &DictMap, wanted: bool| -> Result<Set, Raise> {
            let mut result = DictMap::default();
            for entry in from.iter() {
                if self.map_find(other, entry.hash, &entry.key)?.is_some() == wanted {
                    result.insert_new(entry.hash, entry.key.clone(), Value::None);
                }
            }
            Ok(Set::new(result, a.frozen))
        };
        let add = |to: &Set, from: &Set| {
            let mut map = to.map.borrow_mut();
            for entry in from.map.borrow().iter() {
                map.insert_new(entry.hash, entry.key.clone(), Value::None);
            }
        };
        let changes = inplace && !a.frozen;
        // What is left of a set whose elements are taken out one by one keeps its table.
        let rest = |whole: &Set, left: Set| {
            let copy = match changes {
                true => whole.in_place(),
                false => whole.copied(a.frozen),
            };
            copy.settle();
            copy.hold(left.map.take());
            copy
        };
        let result = match op {
            BinaryOp::BitAnd if right.len() > left.len() => kept(&left, &right, true)?,
            BinaryOp::BitAnd => kept(&right, &left, true)?,
            BinaryOp::Sub if changes || left.len() >> 2 > right.len() => {
                rest(a, kept(&left, &right, false)?)
            }
            BinaryOp::Sub => kept(&left, &right, false)?,
            BinaryOp::BitOr => {
                let more = kept(&right, &left, false)?;
                let result = match changes {
                    true => a.in_place(),
                    false => a.copied(a.frozen),
                };
                result.expect(right.len());
                add(&result, &more);
                result
            }
            BinaryOp::BitXor => {
                let (mine, other) = (kept(&left, &right, false)?, kept(&right, &left, false)?);
                let (result, more) = match changes {
                    true => (rest(a, mine), other),
                    false => (rest(b, other), mine),
                };
                add(&result, &more);
                result
            }
            _ => return Ok(None),
        };
        if changes {
            a.become_of(&result);
            return Ok(Some(Value::Set(a.clone())));
        }
        Ok(Some(Value::Set(Rc::new(result))))
    }

    fn int_binary(&mut self, op: BinaryOp, a: i64, b: i64) -> Result<Value, Raise> {
        let quick = match op {
            BinaryOp::Add => a.checked_add(b),
            BinaryOp::Sub => a.checked_sub(b),
            BinaryOp::Mul => a.checked_mul(b),
            BinaryOp::FloorDiv if b != 0 && b != -1 => Some(floor_div(a, b)),
            BinaryOp::Mod if b != 0 && b != -1 => Some(floor_mod(a, b)),
            BinaryOp::BitAnd => Some(a & b),
            BinaryOp::BitOr => Some(a | b),
            BinaryOp::BitXor => Some(a ^ b),
            BinaryOp::RShift if b >= 0 => Some(a >> b.min(63)),
            BinaryOp::LShift if (0..63).contains(&b) && a.abs() < 1 << (62 - b) => Some(a << b),
            BinaryOp::Pow if b >= 0 => u32::try_from(b).ok().and_then(|b| a.checked_pow(b)),
            BinaryOp::Div if b != 0 && a.abs() < 1 << 53 && b.abs() < 1 << 53 => {
                return Ok(Value::Float(a as f64 / b as f64));
            }
            _ => None,
        };
        match quick {
            Some(value) => Ok(Value::Int(value)),
            None => self.bigint_binary(op, &a.into(), &b.into()),
        }
    }

    fn bigint_binary(&mut self, op: BinaryOp, a: &BigInt, b: &BigInt) -> Result<Value, Raise> {
        use crate::text::int;
        let result = match op {
            BinaryOp::Add => Ok(a + b),
            BinaryOp::Sub => Ok(a - b),
            BinaryOp::Mul if a.bits() + b.bits() > WIDEST => return Err(self.memory_error()),
            BinaryOp::Mul => Ok(a * b),
            BinaryOp::FloorDiv => int::floor_div(a, b),
            BinaryOp::Mod => int::modulo(a, b),
            BinaryOp::Div => {
                let quotient = int::true_div(a, b);
                return self.text(quotient).map(Value::Float);
            }
            BinaryOp::BitAnd => Ok(a & b),
            BinaryOp::BitOr => Ok(a | b),
            BinaryOp::BitXor => Ok(a ^ b),
            BinaryOp::LShift => int::shift_left(a, b),
            BinaryOp::RShift => int::shift_right(a, b),
            BinaryOp::Pow if b.is_negative() => {
                let (base, exponent) = (
                    crate::text::float::from_big(a),
                    crate::text::float::from_big(b),
                );
                let (base, exponent) = (self.text(base)?, self.text(exponent)?);
                return self.float_pow(base, exponent);
            }
            BinaryOp::Pow => int::power(a, b),
            BinaryOp::MatMul => {
                return Err(self.unsupported_operands(op, false, &Value::Int(0), &Value::Int(0)));
            }
        };
        self.text(result).map(Value::from_bigint)
    }

    /// Turns the error of a pure function into the exception that it stands for.
    pub fn text<T>(&self, result: crate::text::TextResult<T>) -> Result<T, Raise> {
        use crate::text::TextError;
        result.map_err(|error| match error {
            TextError::Value(text) => self.error(Exc::ValueError, text),
            TextError::Type(text) => self.error(Exc::TypeError, text),
            TextError::Overflow(text) => self.error(Exc::OverflowError, text),
            TextError::ZeroDivision(text) => self.error(Exc::ZeroDivisionError, text),
            TextError::Memory => self.memory_error(),
        })
    }

    pub(super) fn float_binary(
        &mut self,
        op: BinaryOp,
        a: f64,
        b: f64,
    ) -> Result<Option<Value>, Raise> {
        use crate::text::float;
        let result = match op {
            BinaryOp::Add => Ok(a + b),
            BinaryOp::Sub => Ok(a - b),
            BinaryOp::Mul => Ok(a * b),
            BinaryOp::Div => float::true_div(a, b),
            BinaryOp::FloorDiv => float::floor_div(a, b),
            BinaryOp::Mod => float::modulo(a, b),
            BinaryOp::Pow => return self.float_pow(a, b).map(Some),
            _ => return Ok(None),
        };
        self.text(result).map(|float| Some(Value::Float(float)))
    }

    fn float_pow(&mut self, a: f64, b: f64) -> Result<Value, Raise> {
        let power = crate::text::float::power(a, b);
        match self.text(power)? {
            Some(float) => Ok(Value::Float(float)),
            None => Ok(self
                .complex_binary(BinaryOp::Pow, (a, 0.0), (b, 0.0))?
                .unwrap_or(Value::None)),
        }
    }

    fn complex_binary(
        &mut self,
        op: BinaryOp,
        a: (f64, f64),
        b: (f64, f64),
    ) -> Result<Option<Value>, Raise> {
        let (re, im) = match op {
            BinaryOp::Add => (a.0 + b.0, a.1 + b.1),
            BinaryOp::Sub => (a.0 - b.0, a.1 - b.1),
            BinaryOp::Mul => (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0),
            BinaryOp::Div if b == (0.0, 0.0) => {
                return Err(self.error(Exc::ZeroDivisionError, "complex division by zero"));
            }
            BinaryOp::Div => complex_div(a, b),
            BinaryOp::Pow if a == (0.0, 0.0) => {
                if b == (0.0, 0.0) {
                    (1.0, 0.0)
                } else if b.0 < 0.0 || b.1 != 0.0 {
                    return Err(
                        self.error(Exc::ZeroDivisionError, "0.0 to a negative or complex power")
                    );
                } else {
                    (0.0, 0.0)
                }
            }
            BinaryOp::Pow => complex_pow(a, b),
            _ => return Ok(None),
        };
        Ok(Some(Value::Complex(Rc::new((re, im)))))
    }

    /// The float that a real number becomes in arithmetic with floats; `None` if the value is no real number.
    pub fn as_float(&self, value: &Value) -> Result<Option<f64>, Raise> {
        Ok(Some(match value.unwrapped() {
            Value::Float(float) => *float,
            Value::Int(int) => *int as f64,
            Value::Bool(truth) => f64::from(*truth),
            Value::BigInt(int) => match int.to_f64() {
                Some(float) if float.is_finite() => float,
                _ => {
                    return Err(self.error(Exc::OverflowError, "int too large to convert to float"));
                }
            },
            _ => return Ok(None),
        }))
    }

    /// The value of `op operand`, for native callers.
    pub fn unary(&mut self, op: UnaryOp, operand: &Value) -> Result<Value, Raise> {
        self.nested(|vm| vm.unary_flow(op, operand.clone()))
    }

    /// A unary operator, with frames for operators defined in Python.
    pub(super) fn unary_flow(&mut self, op: UnaryOp, operand: Value) -> Result<Flow, Raise> {
        if let Value::Object(instance) = &operand {
            let class = instance.class.clone();
            if let Some(function) = class.lookup(&self.names.unary[op as usize]) {
                return match function {
                    Value::Function(_) => self.call_values(function, &[operand], After::Push),
                    Value::Native(ref native) if native.is_method => {
                        self.call_values(function, &[operand], After::Push)
                    }
                    other => {
                        let bound = self.bind(other, &operand, &class)?;
                        self.call_values(bound, &[], After::Push)
                    }
                };
            }
        }
        let value = match (op, operand.unwrapped()) {
            (UnaryOp::Neg, Value::Int(int)) => int
                .checked_neg()
                .map_or_else(|| Value::from_bigint(-BigInt::from(*int)), Value::Int),
            (UnaryOp::Neg, Value::Float(float)) => Value::Float(-float),
            (UnaryOp::Neg, Value::Bool(truth)) => Value::Int(-i64::from(*truth)),
            (UnaryOp::Neg, Value::BigInt(int)) => Value::from_bigint(-&**int),
            (UnaryOp::Neg, Value::Complex(parts)) => Value::Complex(Rc::new((-parts.0, -parts.1))),
            (UnaryOp::Pos, Value::Bool(truth)) => Value::Int(i64::from(*truth)),
            (
                UnaryOp::Pos,
                number @ (Value::Int(_) | Value::Float(_) | Value::BigInt(_) | Value::Complex(_)),
            ) => number.clone(),
            (UnaryOp::Invert, Value::Int(int)) => Value::Int(!int),
            (UnaryOp::Invert, Value::Bool(truth)) => Value::Int(!i64::from(*truth)),
            (UnaryOp::Invert, Value::BigInt(int)) => Value::from_bigint(!&**int),
            _ => {
                let symbol = ["-", "+", "~"][op as usize];
                let name = self.type_name(&operand);
                return Err(self.type_error(format_args!(
                    "bad operand type for unary {symbol}: '{name}'"
                )));
            }
        };
        self.stack.push(value);
        Ok(Flow::Next)
    }
}

/// Floor division of machine ints; `b` is neither 0 nor -1.
pub fn floor_div(a: i64, b: i64) -> i64 {
    let quotient = a / b;
    if (a % b != 0) && ((a < 0) != (b < 0)) {
        quotient - 1
    } else {
        quotient
    }
}

/// Floor modulo of machine ints; `b` is neither 0 nor -1.
pub fn floor_mod(a: i64, b: i64) -> i64 {
    let rest = a % b;
    if rest != 0 && ((rest < 0) != (b < 0)) {
        rest + b
    } else {
        rest
    }
}

/// The int that a value is, where it is an int of any size or a bool.
pub fn as_bigint(value: &Value) -> Option<BigInt> {
    Some(match value.unwrapped() {
        Value::Int(int) => (*int).into(),
        Value::Bool(truth) => i64::from(*truth).into(),
        Value::BigInt(int) => (**int).clone(),
        _ => return None,
    })
}

fn small_int(value: &Value) -> Option<i64> {
    match value.unwrapped() {
        Value::Int(int) => Some(*int),
        Value::Bool(truth) => Some(i64::from(*truth)),
        Value::BigInt(int) => Some(if int.is_negative() { 0 } else { i64::MAX }),
        _ => None,
    }
}

fn as_complex(value: &Value) -> Option<(f64, f64)> {
    Some(match value {
        Value::Complex(parts) => **parts,
        Value::Float(float) => (*float, 0.0),
        Value::Int(int) => (*int as f64, 0.0),
        Value::Bool(truth) => (f64::from(*truth), 0.0),
        Value::BigInt(int) => (int.to_f64()?, 0.0),
        _ => return None,
    })
}

fn complex_div(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    // Smith's method: divide by the larger part first.
    if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        (
            (a.0 + a.1 * ratio) / denominator,
            (a.1 - a.0 * ratio) / denominator,
        )
    } else {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        (
            (a.0 * ratio + a.1) / denominator,
            (a.1 * ratio - a.0) / denominator,
        )
    }
}

fn complex_pow(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    if b.1 == 0.0 && b.0.fract() == 0.0 && b.0.abs() <= 100.0 {
        let mut result = (1.0, 0.0);
        let mut base = a;
        let mut left = b.0.abs() as u32;
        while left > 0 {
            if left & 1 == 1 {
                result = (
                    result.0 * base.0 - result.1 * base.1,
                    result.0 * base.1 + result.1 * base.0,
                );
            }
            base = (base.0 * base.0 - base.1 * base.1, 2.0 * base.0 * base.1);
            left >>= 1;
        }
        return if b.0 < 0.0 {
            complex_div((1.0, 0.0), result)
        } else {
            result
        };
    }
    let (radius, angle) = (libm::hypot(a.0, a.1), libm::atan2(a.1, a.0));
    let mut length = libm::pow(radius, b.0);
    let mut turned = angle * b.0;
    if b.1 != 0.0 {
        length /= libm::exp(angle * b.1);
        turned += b.1 * libm::log(radius);
    }
    (length * libm::cos(turned), length * libm::sin(turned))
}
