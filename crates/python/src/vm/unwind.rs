//! Raising: to the nearest handler, frame by frame; and generators, whose frames come and go.

use super::call::Flow;
use super::{After, Exc, Frame, Vm};
use crate::bytecode::{CodeKind, Op};
use crate::object::*;
use std::rc::Rc;

impl Vm {
    /// Unwinds to a handler. `Err` if the run's first frame, at `depth`, has none.
    pub(super) fn unwind(
        &mut self,
        mut raise: Raise,
        fresh: bool,
        depth: usize,
    ) -> Result<(), Raise> {
        if fresh {
            self.set_context(&raise);
        }
        // Raising again what this frame has caught does not add the frame to the traceback again.
        let mut record = fresh;
        loop {
            if self.frames.len() <= depth {
                return Err(raise);
            }
            let Some(frame) = self.frames.last_mut() else {
                return Err(raise);
            };
            let at = frame.ip.saturating_sub(1);
            if record
                && frame.code.source.cell != crate::bytecode::LIBRARY_CELL
                && let Some(data) = raise.0.exception()
                && let Ok(mut data) = data.try_borrow_mut()
            {
                data.traceback.push(TracebackEntry {
                    code: frame.code.clone(),
                    at,
                });
            }
            record = true;
            let at = at as u32;
            let handler = frame
                .code
                .handlers
                .iter()
                .find(|handler| handler.start <= at && at < handler.end)
                .copied();
            if let Some(handler) = handler {
                let height = frame.base + frame.code.slots.len() + handler.depth as usize;
                frame.ip = handler.target as usize;
                self.stack.truncate(height);
                self.stack.push(raise.value());
                self.level_taints();
                return Ok(());
            }
            let Some(frame) = self.frames.pop() else {
                return Err(raise);
            };
            if self.frames.len() > depth && self.is_exception(&raise, Exc::AttributeError) {
                self.tell_attribute(&raise, &frame);
            }
            self.stack.truncate(frame.ret - frame.after.kept());
            self.level_taints();
            if let Some(generator) = frame.generator() {
                *generator.state.borrow_mut() = GeneratorState::Finished;
                self.handled = frame
                    .extra
                    .as_ref()
                    .and_then(|extra| extra.outer_handled.clone());
                if self.is_exception(&raise, Exc::StopIteration) {
                    let error = self.runtime_error("generator raised StopIteration");
                    let error = self.with_cause(error, raise.clone());
                    if let Some(data) = error.0.exception() {
                        data.borrow_mut().context = Some(raise.value());
                    }
                    raise = error;
                }
            }
            match frame.after {
                After::ForIter(target)
                    if frame.extra.is_none() && self.is_exception(&raise, Exc::StopIteration) =>
                {
                    self.end_loop(target, Value::None);
                    return Ok(());
                }
                After::Send(target)
                    if frame.extra.is_none() && self.is_exception(&raise, Exc::StopIteration) =>
                {
                    let value = self.stop_value(&raise);
                    self.end_send(target, value);
                    return Ok(());
                }
                After::Next(default)
                    if !default.is_unset() && self.is_exception(&raise, Exc::StopIteration) =>
                {
                    self.stack.push(default);
                    self.level_taints();
                    return Ok(());
                }
                _ => {}
            }
        }
    }

    /// An AttributeError of a property or a `__getattr__`, which an instruction called, learns what was asked for.
    #[cold]
    fn tell_attribute(&self, raise: &Raise, callee: &Frame) {
        let Some(frame) = self.frames.last() else {
            return;
        };
        let site = match frame.code.ops.get(frame.ip.saturating_sub(1)) {
            Some(Op::LoadAttr(site)) => *site as usize,
            Some(Op::LoadFastAttr(_, site)) => usize::from(*site),
            _ => return,
        };
        if let (Some(site), Some(object)) =
            (frame.code.attrs.get(site), self.stack.get(callee.base))
        {
            Self::about_attribute(raise, object, &site.name);
        }
    }

    fn set_context(&mut self, raise: &Raise) {
        let Some(handled) = &self.handled else { return };
        if Rc::ptr_eq(handled, &raise.0) {
            return;
        }
        // Break a chain that would lead back to the new exception.
        let mut link = handled.clone();
        for _ in 0..1000 {
            let next = link
                .exception()
                .and_then(|data| data.borrow().context.clone());
            match next {
                Some(Value::Object(next)) if Rc::ptr_eq(&next, &raise.0) => {
                    if let Some(data) = link.exception() {
                        data.borrow_mut().context = None;
                    }
                    break;
                }
                Some(Value::Object(next)) => link = next,
                _ => break,
            }
        }
        if let Some(data) = raise.0.exception() {
            data.borrow_mut().context = Some(Value::Object(handled.clone()));
        }
    }

    /// The value of a StopIteration.
    pub fn stop_value(&self, raise: &Raise) -> Value {
        raise
            .0
            .exception()
            .and_then(|data| data.borrow().args.first().cloned())
            .unwrap_or(Value::None)
    }

    /// Drops the innermost frame without running anything.
    pub(super) fn abandon_frame(&mut self) {
        if let Some(frame) = self.frames.pop() {
            if let Some(generator) = frame.generator() {
                *generator.state.borrow_mut() = GeneratorState::Finished;
            }
            self.stack.truncate(frame.ret);
            self.level_taints();
        }
    }

    /// Ends a `for` loop: the iterator on top goes away.
    pub(super) fn end_loop(&mut self, target: u32, _value: Value) {
        self.stack.pop();
        self.level_taints();
        if let Some(frame) = self.frames.last_mut() {
            frame.ip = target as usize;
        }
    }

    /// Ends a `yield from`: its value replaces the delegate.
    pub(super) fn end_send(&mut self, target: u32, value: Value) {
        self.stack.pop();
        self.stack.push(value);
        self.level_taints();
        if let Some(frame) = self.frames.last_mut() {
            frame.ip = target as usize;
        }
    }

    /// Turns the innermost frame into a generator object, which is the call's result.
    pub(super) fn return_generator(&mut self) -> Result<Flow, Raise> {
        let Some(mut frame) = self.frames.pop() else {
            return Ok(Flow::Next);
        };
        let after = std::mem::replace(&mut frame.after, After::Push);
        let stack: Vec<Value> = self.stack.drain(frame.base..).collect();
        let taints = if self.observed() {
            self.taints
                .drain(frame.base.min(self.taints.len())..)
                .collect()
        } else {
            Vec::new()
        };
        self.stack.truncate(frame.ret);
        self.level_taints();
        let (name, qualname) = match &frame.function {
            Some(function) => (
                function.name.borrow().clone(),
                function.qualname.borrow().clone(),
            ),
            None => (frame.code.name.clone(), frame.code.qualname.clone()),
        };
        let kind = frame.code.kind;
        let frame_code = frame.code.clone();
        let state = GeneratorState::Suspended {
            frame: Box::new(frame),
            stack,
            taints,
            started: false,
        };
        let generator = Rc::new(Generator {
            kind,
            code: frame_code,
            name: std::cell::RefCell::new(name),
            qualname: std::cell::RefCell::new(qualname),
            state: std::cell::RefCell::new(state),
        });
        crate::gc::register(crate::gc::Tracked::Generator(Rc::downgrade(&generator)));
        self.note_generator(&generator);
        match self.finish(after, Value::Generator(generator))? {
            Flow::Next => Ok(Flow::Frame),
            flow => Ok(flow),
        }
    }

    /// Goes on with a generator. What it yields or returns goes where `after` says.
    pub(super) fn resume(
        &mut self,
        generator: &Rc<Generator>,
        sent: Value,
        after: After,
    ) -> Result<Flow, Raise> {
        let state = match generator.state.try_borrow_mut() {
            Ok(mut state) => {
                if matches!(&*state, GeneratorState::Running) {
                    return Err(self.value_error("generator already executing"));
                }
                if let GeneratorState::Suspended { started: false, .. } = &*state
                    && !sent.is_none()
                {
                    let kind = match generator.kind {
                        CodeKind::Coroutine => "coroutine",
                        CodeKind::AsyncGenerator => "async generator",
                        _ => "generator",
                    };
                    return Err(self.type_error(format_args!(
                        "can't send non-None value to a just-started {kind}"
                    )));
                }
                std::mem::replace(&mut *state, GeneratorState::Running)
            }
            Err(_) => return Err(self.value_error("generator already executing")),
        };
        match state {
            GeneratorState::Suspended {
                frame,
                stack,
                taints,
                started,
            } => {
                if self.frames.len() >= self.recursion_limit {
                    *generator.state.borrow_mut() = GeneratorState::Suspended {
                        frame,
                        stack,
                        taints,
                        started,
                    };
                    return Err(self.error(Exc::RecursionError, "maximum recursion depth exceeded"));
                }
                self.push_generator_frame(generator, *frame, stack, taints, after);
                if started {
                    self.stack.push(sent);
                    self.level_taints();
                }
                Ok(Flow::Frame)
            }
            _ => {
                *generator.state.borrow_mut() = GeneratorState::Finished;
                if generator.kind == CodeKind::Coroutine {
                    return Err(self.runtime_error("cannot reuse already awaited coroutine"));
                }
                self.generator_end(after, Value::None)
            }
        }
    }

    fn push_generator_frame(
        &mut self,
        generator: &Rc<Generator>,
        mut frame: Frame,
        stack: Vec<Value>,
        taints: Vec<freezeframe_base::Taint>,
        after: After,
    ) {
        frame.ret = self.stack.len();
        frame.base = self.stack.len();
        frame.after = after;
        let extra = frame.extra();
        extra.generator = Some(generator.clone());
        let inner = std::mem::replace(&mut extra.outer_handled, self.handled.clone());
        if inner.is_some() {
            self.handled = inner;
        }
        self.stack.extend(stack);
        if self.observed() {
            self.taints
                .resize(frame.base, freezeframe_base::Taint::NONE);
            self.taints.extend(taints);
            self.level_taints();
        }
        self.frames.push(frame);
    }

    /// The innermost frame, a generator's, yields a value.
    pub(super) fn yield_value(&mut self, value: Value) -> Result<Flow, Raise> {
        let Some(mut frame) = self.frames.pop() else {
            return Ok(Flow::Next);
        };
        let extra = frame.extra();
        let Some(generator) = extra.generator.take() else {
            return Ok(Flow::Next);
        };
        let outer = extra.outer_handled.take();
        let after = std::mem::replace(&mut frame.after, After::Push);
        let stack: Vec<Value> = self.stack.drain(frame.base..).collect();
        let taints = if self.observed() {
            self.taints
                .drain(frame.base.min(self.taints.len())..)
                .collect()
        } else {
            Vec::new()
        };
        let same = match (&outer, &self.handled) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        frame.extra().outer_handled = if same { None } else { self.handled.take() };
        self.handled = outer;
        self.stack.truncate(frame.ret);
        *generator.state.borrow_mut() = GeneratorState::Suspended {
            frame: Box::new(frame),
            stack,
            taints,
            started: true,
        };
        self.stack.push(value);
        self.level_taints();
        if let After::Discard = after {
            self.stack.pop();
        }
        Ok(Flow::Frame)
    }

    /// A generator has ended with a value: what that means to who resumed it.
    pub(super) fn generator_end(&mut self, after: After, value: Value) -> Result<Flow, Raise> {
        match after {
            After::ForIter(target) => self.end_loop(target, value),
            After::Send(target) => self.end_send(target, value),
            After::Next(default) if !default.is_unset() => self.stack.push(default),
            _ => return Err(self.stop_iteration(value)),
        }
        Ok(Flow::Frame)
    }

    /// `generator.throw(exception)`.
    pub fn generator_throw(
        &mut self,
        generator: &Rc<Generator>,
        raise: Raise,
    ) -> Result<Value, Raise> {
        let state = match generator.state.try_borrow_mut() {
            Ok(mut state) if !matches!(&*state, GeneratorState::Running) => {
                std::mem::replace(&mut *state, GeneratorState::Running)
            }
            _ => return Err(self.value_error("generator already executing")),
        };
        match state {
            GeneratorState::Suspended {
                frame,
                stack,
                taints,
                started: true,
            } => {
                // A delegate of `yield from` gets the exception first.
                if let Some(delegate) = self.delegate(&frame, &stack) {
                    *generator.state.borrow_mut() = GeneratorState::Suspended {
                        frame,
                        stack,
                        taints,
                        started: true,
                    };
                    return self.throw_to_delegate(generator, &delegate, raise);
                }
                self.nested(|vm| {
                    let depth = vm.frames.len();
                    vm.push_generator_frame(
                        generator,
                        *frame,
                        stack,
                        taints,
                        After::Next(Value::Unset),
                    );
                    vm.unwind(raise, true, depth)?;
                    Ok(Flow::Frame)
                })
            }
            GeneratorState::Suspended { frame, .. } => {
                *generator.state.borrow_mut() = GeneratorState::Finished;
                if let Some(data) = raise.0.exception() {
                    data.borrow_mut().traceback.push(TracebackEntry {
                        code: frame.code.clone(),
                        at: 0,
                    });
                }
                Err(raise)
            }
            _ => {
                *generator.state.borrow_mut() = GeneratorState::Finished;
                Err(raise)
            }
        }
    }

    /// What a generator waits for with `yield from`, or `await`.
    pub(crate) fn awaited_by(&self, generator: &Generator) -> Option<Value> {
        match &*generator.state.try_borrow().ok()? {
            GeneratorState::Suspended { frame, stack, .. } => self.delegate(frame, stack),
            _ => None,
        }
    }

    fn delegate(&self, frame: &Frame, stack: &[Value]) -> Option<Value> {
        match frame.code.ops.get(frame.ip) {
            Some(Op::JumpBack(head))
                if matches!(frame.code.ops.get(*head as usize), Some(Op::Send(_))) =>
            {
                stack.last().cloned()
            }
            _ => None,
        }
    }

    fn throw_to_delegate(
        &mut self,
        generator: &Rc<Generator>,
        delegate: &Value,
        raise: Raise,
    ) -> Result<Value, Raise> {
        let exit = self.is_exception(&raise, Exc::GeneratorExit);
        let thrown = match delegate {
            Value::Generator(inner) if exit => self.generator_close(&inner.clone()).and(Err(raise)),
            Value::Generator(inner) => self.generator_throw(&inner.clone(), raise),
            other => match self.attr_or_none(other, if exit { "close" } else { "throw" })? {
                Some(method) if exit => self.call(&method, &[]).and(Err(raise)),
                Some(method) => self.call(&method, &[raise.value()]),
                None => Err(raise),
            },
        };
        match thrown {
            Ok(value) => Ok(value),
            Err(raise) if self.is_exception(&raise, Exc::StopIteration) => {
                let value = self.stop_value(&raise);
                self.leave_delegate(generator);
                let generator = generator.clone();
                self.nested(|vm| vm.resume(&generator, value, After::Next(Value::Unset)))
            }
            Err(raise) => {
                self.leave_delegate(generator);
                self.generator_throw(generator, raise)
            }
        }
    }

    /// Takes a suspended generator out of its `yield from`: past the loop, the delegate dropped.
    fn leave_delegate(&mut self, generator: &Rc<Generator>) {
        if let GeneratorState::Suspended {
            frame,
            stack,
            taints,
            ..
        } = &mut *generator.state.borrow_mut()
        {
            stack.pop();
            taints.truncate(stack.len());
            if let Some(Op::JumpBack(head)) = frame.code.ops.get(frame.ip)
                && let Some(Op::Send(target)) = frame.code.ops.get(*head as usize)
            {
                frame.ip = *target as usize;
            }
        }
    }

    /// `generator.close()`.
    pub fn generator_close(&mut self, generator: &Rc<Generator>) -> Result<Value, Raise> {
        let (waiting, running) = match &*generator.state.borrow() {
            GeneratorState::Suspended { started, .. } => (*started, false),
            GeneratorState::Running => (false, true),
            GeneratorState::Finished => (false, false),
        };
        if running {
            return Err(self.value_error("generator already executing"));
        }
        if !waiting {
            let _old = generator.state.replace(GeneratorState::Finished);
            return Ok(Value::None);
        }
        let exit = self.error_with(
            &self.types.exception(Exc::GeneratorExit).clone(),
            Vec::new(),
        );
        match self.generator_throw(generator, exit) {
            Ok(_) => Err(self.runtime_error("generator ignored GeneratorExit")),
            Err(raise) if self.is_exception(&raise, Exc::GeneratorExit) => Ok(Value::None),
            Err(raise) if self.is_exception(&raise, Exc::StopIteration) => {
                Ok(self.stop_value(&raise))
            }
            Err(raise) => Err(raise),
        }
    }

    /// The exception that `raise value` raises: an instance as it is, a class instantiated.
    pub(super) fn exception_from(&mut self, value: &Value, what: &str) -> Result<Raise, Raise> {
        let made = match value {
            Value::Class(class) if class.is_subclass(self.types.exception(Exc::BaseException)) => {
                let made = self.call(value, &[])?;
                if !matches!(&made, Value::Object(it) if it.exception().is_some()) {
                    let (class, found) = (self.repr(value)?, self.class_of(&made));
                    let found = self.repr(&Value::Class(found))?;
                    return Err(self.type_error(format_args!(
                        "calling {class} should have returned an instance of BaseException, not {found}"
                    )));
                }
                made
            }
            other => other.clone(),
        };
        match made {
            Value::Object(instance) if instance.exception().is_some() => Ok(Raise(instance)),
            _ => Err(self.type_error(format_args!("{what} must derive from BaseException"))),
        }
    }
}
