//! Calls: Python functions get a frame, native functions run at once, classes are instantiated.

use super::frame::{BinaryCall, CompareCall, NewCall, Operation};
use super::{After, Exc, Frame, Vm};
use crate::bytecode::CodeKind;
use crate::native::ArgValues;
use crate::object::*;
use freezeframe_base::Lists;
use freezeframe_base::Order;
use freezeframe_base::Taint;
use std::rc::Rc;

/// What an operation left behind.
pub(super) enum Flow {
    /// Its result is on the stack.
    Next,
    /// A frame was pushed or popped: go on with the innermost one.
    Frame,
}

impl Vm {
    pub(super) fn observed(&self) -> bool {
        self.observing.is_some()
    }

    /// Keeps the taint stack as long as the value stack.
    pub(super) fn level_taints(&mut self) {
        if self.observing.is_some() {
            self.taints.resize(self.stack.len(), Taint::NONE);
        }
    }

    fn insert_value(&mut self, at: usize, value: Value) {
        self.stack.insert(at, value);
        if self.observing.is_some() {
            self.taints.resize(self.stack.len() - 1, Taint::NONE);
            self.taints.insert(at, Taint::NONE);
        }
    }

    /// Cuts both stacks.
    pub(super) fn cut(&mut self, ret: usize) {
        self.stack.truncate(ret);
        self.level_taints();
    }

    pub(super) fn take_args(&mut self, args_at: usize, ret: usize) -> (Vec<Value>, Vec<Taint>) {
        let values: Vec<Value> = self.stack.drain(args_at..).collect();
        self.stack.truncate(ret);
        let taints = if self.observing.is_some() {
            self.taints.resize(args_at + values.len(), Taint::NONE);
            let taints = self.taints.drain(args_at..).collect();
            self.taints.truncate(ret);
            taints
        } else {
            Vec::new()
        };
        (values, taints)
    }

    /// Calls `callee` with the arguments on the stack from `args_at`; the stack is cut to `ret` before the result is pushed.
    pub(super) fn call_at(
        &mut self,
        mut callee: Value,
        ret: usize,
        args_at: usize,
        keywords: &[Name],
        after: After,
    ) -> Result<Flow, Raise> {
        let mut is_bound = false;
        loop {
            match callee {
                Value::Function(function) => {
                    return self.call_function(function, ret, args_at, keywords, after);
                }
                Value::Native(native) => {
                    if native.is_method
                        && !is_bound
                        && let Some(receiver) = self.stack.get(args_at)
                    {
                        self.check_receiver(&native, receiver)?;
                    }
                    return self.call_native(&native, ret, args_at, keywords, after);
                }
                Value::Method(method) => {
                    self.insert_value(args_at, method.receiver.clone());
                    callee = method.function.clone();
                    is_bound = true;
                }
                Value::Class(class) => {
                    return self.call_class(class, ret, args_at, keywords, after);
                }
                Value::StaticMethod(wrapped) => callee = wrapped.function.clone(),
                Value::Object(ref instance) => match instance.class.lookup(&self.names.call) {
                    Some(function) => {
                        let class = instance.class.clone();
                        let receiver = Value::Object(instance.clone());
                        callee = match function {
                            Value::Function(_) => {
                                self.insert_value(args_at, receiver);
                                function
                            }
                            Value::Native(ref native) if native.is_method => {
                                self.insert_value(args_at, receiver);
                                is_bound = true;
                                function
                            }
                            other => self.bind(other, &receiver, &class)?,
                        };
                    }
                    None => return Err(self.not_callable(&callee)),
                },
                other => return Err(self.not_callable(&other)),
            }
        }
    }

    fn not_callable(&self, callee: &Value) -> Raise {
        self.type_error(format_args!(
            "'{}' object is not callable",
            self.type_name(callee)
        ))
    }

    /// Pushes a frame for a Python function.
    pub(super) fn call_function(
        &mut self,
        function: Rc<Function>,
        ret: usize,
        args_at: usize,
        keywords: &[Name],
        after: After,
    ) -> Result<Flow, Raise> {
        let code = &function.code;
        let given = self.stack.len() - args_at;
        if !(code.simple && given == code.params.positional && keywords.is_empty()) {
            let (values, taints) = {
                let values: Vec<Value> = self.stack.drain(args_at..).collect();
                let taints = if self.observing.is_some() {
                    self.taints.resize(args_at + values.len(), Taint::NONE);
                    let mut taints: Vec<Taint> = self.taints.drain(args_at..).collect();
                    // Never empty in observed mode: that is how binding knows.
                    taints.push(Taint::NONE);
                    taints
                } else {
                    Vec::new()
                };
                (values, taints)
            };
            let bound = self.bind_function(&function, values, taints, keywords)?;
            self.stack.extend(bound.slots);
            if self.observing.is_some() {
                self.taints.resize(args_at, Taint::NONE);
                self.taints.extend(bound.taints);
            }
        }
        self.push_frame(function, ret, args_at, after)?;
        Ok(Flow::Frame)
    }

    /// Pushes the frame of a function whose parameters are filled already.
    #[inline]
    pub(super) fn push_frame(
        &mut self,
        function: Rc<Function>,
        ret: usize,
        base: usize,
        after: After,
    ) -> Result<(), Raise> {
        if self.frames.len() >= self.recursion_limit {
            return Err(self.error(Exc::RecursionError, "maximum recursion depth exceeded"));
        }
        let code = function.code.clone();
        let filled = base + code.slots.len() - code.free;
        if self.stack.len() != filled {
            self.stack.resize(filled, Value::Unset);
        }
        for cell in &function.closure {
            self.stack.push(Value::Cell(cell.clone()));
        }
        self.frames.push(Frame {
            ip: 0,
            base,
            ret,
            globals: function.globals.clone(),
            code,
            after,
            function: Some(function),
            extra: None,
        });
        self.level_taints();
        Ok(())
    }

    pub(super) fn call_native(
        &mut self,
        native: &Rc<NativeFunction>,
        ret: usize,
        args_at: usize,
        keywords: &[Name],
        after: After,
    ) -> Result<Flow, Raise> {
        if native.special != Special::None
            && keywords.is_empty()
            && matches!(after, After::Push)
            && let Some((generator, sent, after)) = self.special(native.special, args_at)
        {
            if self.observing.is_some() {
                self.observe_resume(native, args_at);
                self.stop_observed()?;
            }
            self.cut(ret);
            return self.resume(&generator, sent, after);
        }
        let value = self.run_native(native, ret, args_at, keywords)?;
        self.finish_native(after, value)
    }

    /// What `next(generator)` and `generator.send(value)` resume, so that they do not recurse in Rust.
    fn special(&self, special: Special, args_at: usize) -> Option<(Rc<Generator>, Value, After)> {
        let (generator, sent, default) = match (special, self.stack.get(args_at..)?) {
            (Special::Next, [Value::Generator(generator), ..])
                if generator.kind != CodeKind::Generator =>
            {
                return None;
            }
            (Special::Next, [Value::Generator(generator)]) => {
                (generator, Value::None, Value::Unset)
            }
            (Special::Next, [Value::Generator(generator), default]) => {
                (generator, Value::None, default.clone())
            }
            (Special::Send, [Value::Generator(generator), value]) => {
                (generator, value.clone(), Value::Unset)
            }
            _ => return None,
        };
        Some((generator.clone(), sent, After::Next(default)))
    }

    /// Binds the arguments on the stack from `args_at`, cuts the stack to `ret` and runs a native function.
    fn run_native(
        &mut self,
        native: &Rc<NativeFunction>,
        ret: usize,
        args_at: usize,
        keywords: &[Name],
    ) -> Result<Value, Raise> {
        if native.is_method
            && let Some(Value::Object(instance)) = self.stack.get(args_at)
            && let Some(base) = instance.base()
            && !native.name.as_str().starts_with("__")
        {
            // A method of a built-in class sees the built-in value; dunder methods unwrap what they need themselves.
            self.stack[args_at] = base.clone();
        }
        let observed = self.observing.is_some();
        let mut args = ArgValues::default();
        self.bind_native(native, ret, args_at, keywords, &mut args)?;
        if observed {
            self.observe_native(native, args.view());
            self.stop_observed()?;
        }
        let offered = match native.unread {
            0 => None,
            _ => self.offered(native, args.view()),
        };
        let result = offered.unwrap_or_else(|| match &native.body {
            NativeFn::Plain(body) => body(self, args.view()),
            NativeFn::Closure(body) => body(self, args.view()),
        });
        let result = result.or_else(|raise| match self.taker {
            Some(taker) if raise.take_handed_over() => {
                taker(self, native, args.view(), Some(raise))
            }
            _ => Err(raise),
        });
        if !observed {
            return match result {
                Err(raise) if native.is_method => Err(self.naming(native, raise)),
                result => result,
            };
        }
        let value = self.settled_observed(result?, args.view())?;
        // Whether the result is a new object shows in nobody else holding it.
        drop(args);
        self.observe_native_result(&value);
        Ok(value)
    }

    /// What whoever takes calls over gives for a call with an argument that the function would not look at.
    fn offered(&mut self, native: &NativeFunction, args: Args) -> Option<Result<Value, Raise>> {
        let taker = self.taker?;
        let params = native.signature().params.iter().zip(args.values());
        let is_given = params.enumerate().any(|(index, (param, value))| {
            let unread = native.unread.checked_shr(index as u32).unwrap_or(0) & 1 == 1;
            let default = param
                .default
                .as_ref()
                .filter(|_| unread && !value.is_unset());
            default.is_some_and(|default| !default.is_unset() && !value.is_default(default))
        });
        if !is_given {
            return None;
        }
        match taker(self, native, args, None) {
            Ok(Value::NotImplemented) => None,
            given => Some(given),
        }
    }

    /// An error about the receiver of a method names the method, which the code that saw the receiver does not know.
    fn naming(&mut self, native: &NativeFunction, raise: Raise) -> Raise {
        const NAMELESS: &str = "descriptor 'method' for";
        let text = raise.0.exception().and_then(|data| {
            let data = data.borrow();
            let text = data.args.first().and_then(Value::as_str)?;
            text.starts_with(NAMELESS).then(|| text.to_owned())
        });
        match text {
            Some(text) => {
                let named = format!("descriptor '{}' for", native.name);
                self.type_error(text.replacen(NAMELESS, &named, 1))
            }
            None => raise,
        }
    }

    /// Calls `callee` with arguments that are not on the stack.
    pub(super) fn call_values(
        &mut self,
        callee: Value,
        args: &[Value],
        after: After,
    ) -> Result<Flow, Raise> {
        let at = self.stack.len();
        self.stack.extend_from_slice(args);
        self.level_taints();
        self.call_at(callee, at, at, &[], after)
    }

    /// Instantiates a class.
    fn call_class(
        &mut self,
        class: Rc<Class>,
        ret: usize,
        args_at: usize,
        keywords: &[Name],
        after: After,
    ) -> Result<Flow, Raise> {
        if let Some(metaclass) = &class.metaclass
            && let Some(call) = metaclass.lookup(&self.names.call)
            && !matches!(call, Value::Native(_))
        {
            let call = match call {
                Value::Function(_) => {
                    self.insert_value(args_at, Value::Class(class));
                    call
                }
                other => {
                    let metaclass = metaclass.clone();
                    self.bind(other, &Value::Class(class), &metaclass)?
                }
            };
            return self.call_at(call, ret, args_at, keywords, after);
        }
        let given = self.stack.len() - args_at;
        if Rc::ptr_eq(&class, &self.types.type_) && given == 1 {
            let (values, _) = self.take_args(args_at, ret);
            let class = self.class_of(&values[0]);
            return self.finish(after, Value::Class(class));
        }
        self.instantiate(class, ret, args_at, keywords, after)
    }

    /// `type.__call__`: `__new__`, then `__init__`.
    pub(super) fn instantiate(
        &mut self,
        class: Rc<Class>,
        ret: usize,
        args_at: usize,
        keywords: &[Name],
        after: After,
    ) -> Result<Flow, Raise> {
        let new = class.lookup(&self.names.new);
        let init = class.lookup(&self.names.init);
        let new = match new {
            Some(Value::StaticMethod(wrapped)) => wrapped.function.clone(),
            Some(other) => other,
            None => Value::None,
        };
        if class.flags.is_abstract.get() {
            return Err(self.abstract_error(&class));
        }
        let has_init = matches!(&init, Some(value) if !self.is_object_init(value));
        if self.is_object_new(&new) {
            if class.layout != Layout::Object {
                return Err(self.type_error(format_args!(
                    "cannot create '{}' instances",
                    class.name.borrow()
                )));
            }
            let given = self.stack.len() - args_at;
            let instance = Value::object(&class, Payload::None);
            self.mark_born(&instance);
            if let Some(function @ Value::Function(_)) = &init
                && class.metaclass.is_none()
            {
                class.note_constructor(function.clone());
            }
            return match init {
                Some(init) if has_init => {
                    self.initialize(instance, init, ret, args_at, keywords, after)
                }
                _ if given > 0 => {
                    Err(self
                        .type_error(format_args!("{}() takes no arguments", class.name.borrow())))
                }
                _ => {
                    self.cut(ret);
                    self.finish(after, instance)
                }
            };
        }
        match new {
            Value::Native(native) => {
                let python_init = matches!(init, Some(Value::Function(_)));
                let drop_args = python_init
                    && matches!(class.layout, Layout::Base)
                    && self.base_is_mutable(&class);
                let new_at = self.stack.len();
                self.level_taints();
                self.stack.push(Value::Class(class.clone()));
                let mut new_keywords = keywords;
                if drop_args {
                    new_keywords = &[];
                } else {
                    self.stack.extend_from_within(args_at..new_at);
                }
                if self.observing.is_some() {
                    self.taints.push(Taint::NONE);
                    if !drop_args {
                        self.taints.extend_from_within(args_at..new_at);
                    }
                }
                let value = self.run_native(&native, new_at, new_at, new_keywords)?;
                let value = self.settled(value)?;
                match init {
                    Some(init) if has_init && self.class_ref(&value).is_subclass(&class) => {
                        self.initialize(value, init, ret, args_at, keywords, after)
                    }
                    _ => {
                        self.cut(ret);
                        self.finish(after, value)
                    }
                }
            }
            new => {
                let args = self.stack[args_at..].to_vec();
                let call = NewCall {
                    class: class.clone(),
                    args,
                    keywords: keywords.to_vec(),
                };
                self.insert_value(args_at, Value::Class(class));
                if !matches!(after, After::Push) {
                    // A native caller waits: let a nested run do it.
                    let (values, _) = self.take_args(args_at, ret);
                    let value = self.call_with(&new, values, keywords)?;
                    let value = self.initialize_nested(call, value)?;
                    return self.finish(after, value);
                }
                self.call_at(new, ret, args_at, keywords, After::New(Box::new(call)))
            }
        }
    }

    fn initialize(
        &mut self,
        instance: Value,
        init: Value,
        ret: usize,
        args_at: usize,
        keywords: &[Name],
        after: After,
    ) -> Result<Flow, Raise> {
        if !matches!(after, After::Push) {
            let (values, _) = self.take_args(args_at, ret);
            self.call_init(init, &instance, values, keywords)?;
            return self.finish(after, instance);
        }
        match init {
            Value::Function(_) | Value::Native(_) => {
                self.insert_value(args_at, instance.clone());
                self.call_at(init, ret, args_at, keywords, After::Init(instance))
            }
            other => {
                let class = self.class_of(&instance);
                let bound = self.bind(other, &instance, &class)?;
                self.call_at(bound, ret, args_at, keywords, After::Init(instance))
            }
        }
    }

    fn initialize_nested(&mut self, call: NewCall, value: Value) -> Result<Value, Raise> {
        if self.class_ref(&value).is_subclass(&call.class)
            && let Some(init) = call.class.lookup(&self.names.init)
            && !self.is_object_init(&init)
        {
            self.call_init(init, &value, call.args, &call.keywords)?;
        }
        Ok(value)
    }

    /// Calls `__init__`, whatever kind of attribute that is, to its end.
    fn call_init(
        &mut self,
        init: Value,
        instance: &Value,
        mut args: Vec<Value>,
        keywords: &[Name],
    ) -> Result<(), Raise> {
        let callee = match init {
            Value::Function(_) | Value::Native(_) => {
                args.insert(0, instance.clone());
                init
            }
            other => {
                let class = self.class_of(instance);
                self.bind(other, instance, &class)?
            }
        };
        self.call_with(&callee, args, keywords).map(drop)
    }

    fn base_is_mutable(&self, class: &Rc<Class>) -> bool {
        [&self.types.list, &self.types.dict, &self.types.set]
            .iter()
            .any(|base| class.is_subclass(base))
    }

    fn is_object_new(&self, new: &Value) -> bool {
        matches!(new, Value::Native(native) if native.qualname.as_str() == "object.__new__")
    }

    fn is_object_init(&self, init: &Value) -> bool {
        matches!(init, Value::Native(native) if native.qualname.as_str() == "object.__init__")
    }

    fn abstract_error(&mut self, class: &Rc<Class>) -> Raise {
        let names = class.lookup(&self.names.abstractmethods);
        let mut names: Vec<String> = match names {
            Some(names) => self
                .iterate(&names)
                .unwrap_or_default()
                .iter()
                .filter_map(|name| name.as_str().map(str::to_string))
                .list(),
            None => Vec::new(),
        };
        names.order();
        let list = names
            .iter()
            .map(|name| format!("'{name}'"))
            .collect::<Vec<_>>()
            .join(", ");
        let plural = if names.len() == 1 { "" } else { "s" };
        self.type_error(format_args!(
            "Can't instantiate abstract class {} without an implementation for abstract method{plural} {list}",
            class.name.borrow()
        ))
    }

    /// Does with a frame's or native function's result what its caller wanted.
    pub(super) fn finish(&mut self, after: After, value: Value) -> Result<Flow, Raise> {
        match after {
            After::Push => self.stack.push(value),
            After::Init(instance) => {
                if !value.is_none() {
                    let name = self.type_name(&value);
                    return Err(self
                        .type_error(format_args!("__init__() should return None, not '{name}'")));
                }
                self.stack.push(instance);
            }
            After::New(call) => return self.finish_new(*call, value),
            After::Discard => {}
            After::Operands(operation) => return self.operation_result(operation, value),
            After::Binary(call) => return self.binary_result(*call, value),
            After::Compare(call) => return self.compare_result(*call, value),
            After::ForIter(_) | After::Send(_) | After::Next(_) => self.stack.push(value),
            After::Iter => {
                self.check_iterator(&value)?;
                self.stack.push(value);
            }
            After::Class(call) => return self.finish_class(*call, value),
            After::Truth => {
                let truth = self.truth(&value)?;
                self.stack.push(Value::Bool(truth));
            }
            After::Replace(result) => self.stack.push(result),
        }
        Ok(Flow::Next)
    }

    fn finish_new(&mut self, call: NewCall, value: Value) -> Result<Flow, Raise> {
        if !self.class_ref(&value).is_subclass(&call.class) {
            self.stack.push(value);
            return Ok(Flow::Next);
        }
        match call.class.lookup(&self.names.init) {
            Some(init) if !self.is_object_init(&init) => {
                let at = self.stack.len();
                self.stack.extend(call.args);
                self.level_taints();
                self.initialize(value, init, at, at, &call.keywords, After::Push)
            }
            _ => {
                self.stack.push(value);
                Ok(Flow::Next)
            }
        }
    }

    fn operation_result(&mut self, operation: Operation, value: Value) -> Result<Flow, Raise> {
        let right = self.stack.pop().unwrap_or_default();
        let left = self.stack.pop().unwrap_or_default();
        match operation {
            Operation::Binary(op, inplace) => {
                // What is left to try begins with the right operand's method.
                let next = 2;
                self.binary_result(
                    BinaryCall {
                        op,
                        inplace,
                        left,
                        right,
                        next,
                    },
                    value,
                )
            }
            Operation::Compare(op) => {
                let next = 1;
                self.compare_result(
                    CompareCall {
                        op,
                        left,
                        right,
                        next,
                    },
                    value,
                )
            }
        }
    }

    /// The method of `left`'s class that an operator tries first, if it is a Python function that takes just the operands.
    #[inline]
    pub(super) fn first_method(
        &self,
        name: &Name,
        left: &Value,
        right: &Value,
    ) -> Option<Rc<Function>> {
        let Value::Object(instance) = left else {
            return None;
        };
        let is_first = match right {
            Value::Object(other) => Rc::ptr_eq(&instance.class, &other.class),
            Value::Class(_) => false,
            _ => true,
        };
        if !is_first || self.observing.is_some() {
            return None;
        }
        match instance.class.lookup(name) {
            Some(Value::Function(function))
                if function.code.simple && function.code.params.positional == 2 =>
            {
                Some(function)
            }
            _ => None,
        }
    }

    /// Calls an operator's method; the operands stay below its frame, for what follows `NotImplemented`.
    pub(super) fn call_operator(
        &mut self,
        function: Rc<Function>,
        operation: Operation,
        left: Value,
        right: Value,
    ) -> Result<Flow, Raise> {
        let args = [left.quick_clone(), right.quick_clone()];
        self.stack.push(left);
        self.stack.push(right);
        let base = self.stack.len();
        let [receiver, argument] = args;
        self.stack.push(receiver);
        self.stack.push(argument);
        self.push_frame(function, base, base, After::Operands(operation))?;
        Ok(Flow::Frame)
    }

    fn binary_result(&mut self, call: BinaryCall, value: Value) -> Result<Flow, Raise> {
        if matches!(value, Value::NotImplemented) {
            return self.binary_protocol(call);
        }
        self.stack.push(value);
        Ok(Flow::Next)
    }

    fn compare_result(&mut self, call: CompareCall, value: Value) -> Result<Flow, Raise> {
        if matches!(value, Value::NotImplemented) {
            return self.compare_protocol(call);
        }
        self.stack.push(value);
        Ok(Flow::Next)
    }

    fn check_iterator(&self, value: &Value) -> Result<(), Raise> {
        let fine = match value {
            Value::Iter(_) | Value::Generator(_) => true,
            other => self.class_ref(other).lookup(&self.names.next).is_some(),
        };
        if fine {
            return Ok(());
        }
        Err(self.type_error(format_args!(
            "iter() returned non-iterator of type '{}'",
            self.type_name(value)
        )))
    }
}
