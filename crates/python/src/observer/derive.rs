//! What becomes of the values that reads gave.
//!
//! A value that was computed from plain values says how, so that it can be computed again from what the places hold now.
//! Whatever else consumes a value uses its reads, and nothing more is known of them.

use super::place::length;
use super::{Decision, Observer};
use crate::bytecode::{BinaryOp, CompareOp, UnaryOp};
use crate::native::{Again, ArgValues, Args};
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Taint;
use std::cell::RefCell;
use std::rc::Rc;

/// How a value was computed from plain values.
#[derive(Clone)]
pub enum Step {
    /// An operator.
    Binary(BinaryOp),
    /// A comparison.
    Compare(CompareOp),
    /// An operator of one operand.
    Unary(UnaryOp),
    /// `not`.
    Not,
    /// `is`, or `is not`.
    Is(bool),
    /// `in`, or `not in`, of a container of plain values.
    In(bool),
    /// An item of a tuple or a text.
    Item,
    /// A native function, called with these as all its parameters.
    Call(Rc<NativeFunction>),
    /// In a way that is not done again.
    Unknown,
}

/// A power or a shift by more is not computed again.
const LARGEST_EXPONENT: i64 = 64;

impl Step {
    /// The value for these operands; `None` where that cannot be said, or is an exception.
    pub fn again(&self, vm: &mut Vm, operands: &[Value]) -> Option<Value> {
        vm.unobserved(|vm| match (self, operands) {
            (Self::Binary(op), [left, right]) if is_short(*op, left, right) => {
                vm.binary(*op, left, right).ok()
            }
            (Self::Compare(op), [left, right]) => vm.compare(*op, left, right).ok(),
            (Self::Unary(op), [operand]) => vm.unary(*op, operand).ok(),
            (Self::Not, [operand]) => vm.truth(operand).ok().map(|truth| Value::Bool(!truth)),
            (Self::Is(negated), [left, right]) => Some(Value::Bool(left.is(right) != *negated)),
            (Self::In(negated), [item, container]) if is_plain_data(container) => {
                let found = vm.contains(container, item).ok()?;
                Some(Value::Bool(found != *negated))
            }
            (Self::Item, [container @ (Value::Tuple(_) | Value::Str(_)), key]) => {
                vm.get_item(container, key).ok()
            }
            (Self::Call(native), operands) => {
                let args = ArgValues::of(operands.to_vec());
                match &native.body {
                    NativeFn::Plain(body) => body(vm, args.view()).ok(),
                    NativeFn::Closure(_) => None,
                }
            }
            _ => None,
        })
    }
}

/// True for an operation on plain values that makes nothing long.
fn is_short(op: BinaryOp, left: &Value, right: &Value) -> bool {
    let is_text = |value: &Value| matches!(value, Value::Str(_));
    match op {
        BinaryOp::Mul | BinaryOp::Mod => !is_text(left) && !is_text(right),
        BinaryOp::Pow | BinaryOp::LShift => match (left, right) {
            (Value::Int(_), Value::Int(by)) => (0..=LARGEST_EXPONENT).contains(by),
            _ => true,
        },
        _ => true,
    }
}

/// True for a number, a short text, a truth, `None` or nothing at all: what is computed with without running the user's code.
pub fn is_simple(value: &Value) -> bool {
    match value {
        Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::None | Value::Unset => true,
        Value::Str(text) => text.as_str().len() <= LONGEST_TEXT,
        _ => false,
    }
}

const LONGEST_TEXT: usize = 256;

/// True for an array: what it becomes shows in a jaxpr.
pub(super) fn is_array(value: &Value) -> bool {
    matches!(value, Value::Object(instance) if instance.class.flags.builtin.get())
}

/// True for what a function that is called again may be given.
fn is_plain_argument(value: &Value) -> bool {
    match value {
        Value::Class(class) => class.flags.builtin.get(),
        Value::Tuple(tuple) => tuple.items.iter().all(is_plain_argument),
        value => is_simple(value),
    }
}

/// True for the method of an operator whose operands are operands in a jaxpr too, which an exponent is not.
fn is_operator(native: &NativeFunction, args: Args) -> bool {
    let name = native.name.as_str();
    let is_another = matches!(
        name,
        "__pow__"
            | "__rpow__"
            | "__getitem__"
            | "__getattr__"
            | "__getattribute__"
            | "__get__"
            | "__call__"
    );
    matches!(args.values(), [array, _] if is_array(array)) && name.starts_with("__") && !is_another
}

/// True for plain values, and containers of few such.
pub fn is_plain_data(value: &Value) -> bool {
    match value {
        _ if length(value).is_some_and(|length| length > MOST_ITEMS) => false,
        Value::List(list) => list.items.borrow().iter().all(is_plain_item),
        Value::Set(set) => set.elements().iter().all(is_plain_item),
        Value::Dict(dict) => dict.map.borrow().is_empty(),
        Value::Tuple(tuple) => tuple.items.iter().all(is_plain_data),
        value => is_simple(value),
    }
}

/// True for what is looked for in a container: a plain value, or a tuple of such, as a shape is.
pub(super) fn is_plain_item(value: &Value) -> bool {
    match value {
        Value::Tuple(tuple) => tuple.items.len() <= MOST_ITEMS && tuple.items.iter().all(is_simple),
        value => is_simple(value),
    }
}

const MOST_ITEMS: usize = 64;

/// What a call's result derives from: from this only, or from what was said before too.
pub(super) enum Derived {
    Only(Taint),
    Also(Taint),
}

impl Vm {
    fn told(&self) -> Option<Rc<RefCell<dyn Observer>>> {
        self.observing.as_ref().map(|it| it.observer.clone())
    }

    /// Tells the observer that the reads of a taint were used.
    pub(super) fn emit_used(&self, taint: &Taint) {
        if !taint.is_none()
            && let Some(observer) = self.told()
        {
            observer.borrow_mut().used(taint);
        }
    }

    /// A value goes where its taint does not follow.
    pub(super) fn use_value(&self, value: &Value, taint: &Taint) {
        if taint.is_none() {
            return;
        }
        match (is_array(value), self.told()) {
            (true, Some(observer)) => observer.borrow_mut().met(taint),
            _ => self.emit_used(taint),
        }
    }

    /// A value goes into an attribute or a container, of which what was written is known.
    pub(super) fn keep_value(&self, value: &Value, taint: &Taint) {
        match (is_simple(value), self.told()) {
            (true, Some(observer)) if !taint.is_none() => observer.borrow_mut().kept(taint),
            _ => self.use_value(value, taint),
        }
    }

    /// A call from native code, at this depth, gave a value: where that goes is not known, other than of the observed
    /// function's own.
    pub(crate) fn use_nested(&self, value: &Value, depth: usize) {
        if let Some(observing) = self.observing.as_ref().filter(|it| it.depth != depth + 1) {
            self.use_value(value, &observing.returned);
        }
    }

    /// The values on the stack from `index` on go where their taints do not follow.
    pub(super) fn use_from(&self, index: usize) {
        let values = self.stack.get(index..).unwrap_or_default();
        let taints = self.taints.get(index..).unwrap_or_default();
        for (value, taint) in values.iter().zip(taints) {
            self.use_value(value, taint);
        }
    }

    /// The taint of what is computed from these operands.
    pub(super) fn derive(&self, step: Step, operands: &[(&Value, &Taint)]) -> Taint {
        if operands.iter().all(|(_, taint)| taint.is_none()) {
            return Taint::NONE;
        }
        if operands.iter().all(|(value, _)| is_simple(value)) {
            return self.emit_derived(step, operands.iter().copied());
        }
        let meets = || operands.iter().any(|(value, _)| is_array(value));
        let is_told = !matches!(step, Step::Is(_)) && meets();
        let mut all = Taint::NONE;
        for (value, taint) in operands {
            // The native method of an array tells what becomes of its operands.
            if !(is_told && (is_simple(value) || is_array(value))) {
                self.use_value(value, taint);
                all.join(taint);
            } else if !matches!(step, Step::Binary(_)) {
                all.join(taint);
            }
        }
        all
    }

    pub(super) fn emit_derived<'v>(
        &self,
        step: Step,
        operands: impl Iterator<Item = (&'v Value, &'v Taint)>,
    ) -> Taint {
        let operands = operands.map(|(value, taint)| (value.clone(), taint.clone()));
        match self.told() {
            Some(observer) => observer.borrow_mut().derived(step, operands.collect()),
            None => Taint::NONE,
        }
    }

    /// The taint of what is made of a plain value in a way that is not done again.
    pub(super) fn derive_unknown(&self, taint: Taint) -> Taint {
        self.derive(Step::Unknown, &[(&Value::None, &taint)])
    }

    /// A pure native function was given these arguments and read of them what `read` says: the taint of its result.
    pub(super) fn derive_call(
        &self,
        native: &Rc<NativeFunction>,
        args: Args,
        read: &Taint,
    ) -> Derived {
        let taints = || (0..args.values().len()).map(|at| args.taint(at));
        let is_tainted = !read.is_none() || taints().any(|taint| !taint.is_none());
        if !is_tainted {
            return Derived::Also(Taint::NONE);
        }
        if native.observed.again == Again::Repeatable && args.values().iter().all(is_plain_argument)
        {
            let taints: Vec<Taint> = taints().collect();
            let operands = args.values().iter().zip(&taints);
            return Derived::Only(self.emit_derived(Step::Call(native.clone()), operands));
        }
        if native.observed.again == Again::Aggregate && args.values().iter().all(is_plain_data) {
            let all = args.all_taints().union(read);
            return Derived::Only(self.derive_unknown(all));
        }
        let all = args.all_taints().union(read);
        let Some(observing) = &self.observing else {
            return Derived::Also(all);
        };
        let is_operator = observing.plan.operands.is_some() && is_operator(native, args);
        if is_operator
            && !args
                .values()
                .iter()
                .any(|it| observing.observer.borrow().stages(it))
        {
            return Derived::Also(all);
        }
        for (value, taint) in args.values().iter().zip(taints()) {
            if is_operator && is_simple(value) && !taint.is_none() {
                observing.observer.borrow_mut().met(&taint);
            } else {
                self.use_value(value, &taint);
            }
        }
        self.emit_used(read);
        Derived::Also(all)
    }

    /// A branch is decided on the truth of a value of this taint, or on what the taint tells.
    pub(super) fn emit_branch(&mut self, value: &Value, taint: Taint, is_truth: bool) {
        if taint.is_none() {
            return;
        }
        let span = self.current_span();
        if let Some(observer) = self.told() {
            let decision = Decision {
                value,
                is_truth,
                taint,
                span,
            };
            observer.borrow_mut().branch(decision);
        }
    }
}
