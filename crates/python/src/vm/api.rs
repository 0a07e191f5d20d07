//! What embedders and native functions call: running code, calling back, asking about functions.

use super::call::Flow;
use super::{After, Exc, NATIVE_DEPTH_LIMIT, RunSlice, Sleep, Vm};
use crate::bytecode::{Code, Source};
use crate::object::*;
use freezeframe_base::{CellId, Revision, Span, Taint};
use freezeframe_base::{Lists, Order};
use std::rc::Rc;

impl Vm {
    /// Compiles the text of a notebook cell. The value of a last expression that does not end in `;` is the cell's result.
    pub fn compile_cell(
        &mut self,
        text: &str,
        cell: CellId,
        revision: Revision,
        filename: &str,
    ) -> Result<Rc<Code>, Raise> {
        let source = Rc::new(Source::new(cell, revision, filename, text));
        self.remember(source.clone());
        self.learn_names(text);
        let code = crate::compiler::compile_cell(&source)
            .map_err(|problem| self.syntax_error(&source, &problem))?;
        self.tell_doubts(&source)?;
        Ok(code)
    }

    /// Warns of what compiling a text found doubtful. A filter may make an error of that.
    pub(crate) fn tell_doubts(&mut self, source: &Source) -> Result<(), Raise> {
        let mut doubts = source.doubts.take();
        if doubts.is_empty() || source.cell == crate::bytecode::LIBRARY_CELL {
            return Ok(());
        }
        // What the reader of the text finds is told first.
        let mut found: Vec<_> = doubts.extract_if(.., |it| it.is_read).list();
        found.order_by_key(|it| it.range.0);
        let tell = self.import("_doubts")?.get("tell").unwrap_or_default();
        for doubt in found.into_iter().chain(doubts) {
            let (start, end) = (doubt.range.0 as usize, doubt.range.1 as usize);
            let begin = source.text[..start].rfind('\n').map_or(0, |at| at + 1);
            let length = source.text[begin..].find('\n');
            let line = &source.text[begin..length.map_or(source.text.len(), |it| begin + it)];
            let args = [
                Value::str(doubt.text),
                Value::str(&*source.filename),
                Value::Int(source.lines.line(doubt.range.0).into()),
                Value::Int((start - begin) as i64),
                Value::Int((end - start) as i64),
                Value::str(line),
            ];
            self.call(&tell, &args)?;
        }
        Ok(())
    }

    /// Makes the names of characters known to the parser that a text has as `\N{...}`. One that nobody knows is for the
    /// parser to complain of.
    pub(crate) fn learn_names(&mut self, text: &str) {
        for name in crate::syntax::character_names(text) {
            let Ok(module) = self.import("unicodedata") else {
                return;
            };
            let lookup = module.get("lookup").unwrap_or(Value::None);
            if let Ok(Value::Str(found)) = self.call(&lookup, &[Value::str(name)])
                && let Some(character) = found.as_str().chars().next()
            {
                crate::syntax::teach_character(name, character);
            }
        }
    }

    /// Begins to run compiled code in a namespace; [`Vm::run_slice`] goes on with it.
    pub fn start(&mut self, code: &Rc<Code>, globals: &Rc<Dict>) {
        self.stack.clear();
        self.taints.clear();
        self.frames.clear();
        self.handled = None;
        self.interrupted = false;
        self.native_depth = 0;
        self.nesting = 0;
        self.repr_active.clear();
        self.result = Value::None;
        self.push_code_frame(code, globals, None);
    }

    pub(super) fn push_code_frame(
        &mut self,
        code: &Rc<Code>,
        globals: &Rc<Dict>,
        namespace: Option<Value>,
    ) {
        let base = self.stack.len();
        self.stack.resize(base + code.slots.len(), Value::Unset);
        self.level_taints();
        self.frames.push(super::Frame {
            code: code.clone(),
            ip: 0,
            base,
            ret: base,
            globals: globals.clone(),
            after: After::Push,
            function: None,
            extra: namespace.map(|namespace| {
                Box::new(super::Extra {
                    namespace: Some(namespace),
                    ..super::Extra::default()
                })
            }),
        });
    }

    /// Runs about `budget` loop iterations and calls of what was started.
    pub fn run_slice(&mut self, budget: u32) -> RunSlice {
        if self.wake_in().is_some() {
            return RunSlice::Yielded;
        }
        self.fuel = i64::from(budget);
        let result = if self.frames.is_empty() {
            Ok(true)
        } else {
            self.run_to(0, true)
        };
        match result {
            // The last thing a text does may be to sleep.
            Ok(true) if self.wake_in().is_some() => RunSlice::Yielded,
            Ok(true) if self.interrupted => RunSlice::Raised(self.keyboard_interrupt()),
            Ok(true) => {
                self.stack.clear();
                RunSlice::Returned(std::mem::take(&mut self.result))
            }
            Ok(false) => RunSlice::Yielded,
            Err(raise) => {
                self.stack.clear();
                RunSlice::Raised(raise)
            }
        }
    }

    /// The seconds for which `time.sleep` still holds the run; slices until then do nothing.
    pub fn wake_in(&mut self) -> Option<f64> {
        /// A clock that stands still, as in tests, holds nobody for ever.
        const STANDS_STILL: u32 = 10_000;
        let now = self.host.now();
        let sleep = self.sleep.as_mut()?;
        let times = if sleep.seen.0 == now {
            sleep.seen.1 + 1
        } else {
            0
        };
        sleep.seen = (now, times);
        if now < sleep.until && times < STANDS_STILL && !self.interrupted {
            return Some(sleep.until - now);
        }
        self.sleep = None;
        None
    }

    /// Holds the run for some seconds: between slices where it can, so that an interrupt is heard.
    pub(crate) fn sleep_for(&mut self, seconds: f64) -> Result<(), Raise> {
        let now = self.host.now();
        // Natively mapped calls follow each other within one slice.
        let from = self.sleep.map_or(now, |sleep| sleep.until.max(now));
        self.sleep = Some(Sleep {
            until: from + seconds,
            seen: (now, 0),
        });
        if self.native_depth == 0 {
            (self.fuel, self.ticks) = (0, 0);
            return Ok(());
        }
        // A native function waits for this call, and only it can be asked to wait.
        while self.wake_in().is_some() {
            if self.poll_interrupt() {
                self.sleep = None;
                return Err(self.keyboard_interrupt());
            }
        }
        Ok(())
    }

    /// Runs a compiled cell to its end: for tests and commands.
    pub fn run(&mut self, code: &Rc<Code>, globals: &Rc<Dict>) -> Result<Value, Raise> {
        self.start(code, globals);
        loop {
            match self.run_slice(1_000_000) {
                RunSlice::Yielded => {
                    if self.host.should_interrupt() {
                        self.interrupt();
                    }
                }
                RunSlice::Returned(value) => return Ok(value),
                RunSlice::Raised(raise) => return Err(raise),
            }
        }
    }

    /// Runs a module's code in a namespace from within a native function (`exec`).
    pub fn run_nested(&mut self, code: &Rc<Code>, globals: &Rc<Dict>) -> Result<(), Raise> {
        self.run_nested_in(code, globals, None)
    }

    /// The same, with a namespace for names of the code itself.
    pub(crate) fn run_nested_in(
        &mut self,
        code: &Rc<Code>,
        globals: &Rc<Dict>,
        namespace: Option<Value>,
    ) -> Result<(), Raise> {
        self.nested(|vm| {
            vm.push_code_frame(code, globals, namespace);
            Ok(Flow::Frame)
        })?;
        Ok(())
    }

    /// The value of the last expression of a cell's code that ran nested, once.
    pub fn take_result(&mut self) -> Value {
        std::mem::replace(&mut self.result, Value::None)
    }

    /// Calls a callable with positional arguments.
    pub fn call(&mut self, callee: &Value, args: &[Value]) -> Result<Value, Raise> {
        self.nested(|vm| vm.call_values(callee.clone(), args, After::Push))
    }

    /// Calls a callable with keyword arguments: the last values are those of `keywords`.
    pub fn call_with(
        &mut self,
        callee: &Value,
        values: Vec<Value>,
        keywords: &[Name],
    ) -> Result<Value, Raise> {
        self.nested(|vm| {
            let at = vm.stack.len();
            vm.stack.extend(values);
            vm.level_taints();
            vm.call_at(callee.clone(), at, at, keywords, After::Push)
        })
    }

    /// As [`Vm::call_with`], with what each value derives from.
    pub fn call_tainted(
        &mut self,
        callee: &Value,
        values: Vec<(Value, Taint)>,
        keywords: &[Name],
    ) -> Result<Value, Raise> {
        self.nested(|vm| {
            let at = vm.stack.len();
            vm.level_taints();
            for (value, taint) in values {
                vm.stack.push(value);
                if vm.observing.is_some() {
                    vm.taints.push(taint);
                }
            }
            vm.call_at(callee.clone(), at, at, keywords, After::Push)
        })
    }

    /// [`Vm::call_tainted`] of what was read from an object of this taint.
    pub fn call_method_tainted(
        &mut self,
        method: &Value,
        receiver: Taint,
        mut values: Vec<(Value, Taint)>,
        keywords: &[Name],
    ) -> Result<Value, Raise> {
        match method {
            Value::Method(bound) => {
                values.insert(0, (bound.receiver.clone(), receiver));
                self.call_tainted(&bound.function, values, keywords)
            }
            other => self.call_tainted(other, values, keywords),
        }
    }

    /// Calls a callable with positional and keyword arguments.
    pub fn call_kw(
        &mut self,
        callee: &Value,
        args: &[Value],
        kwargs: &[(Name, Value)],
    ) -> Result<Value, Raise> {
        let names: Vec<Name> = kwargs.iter().map(|(name, _)| name.clone()).collect();
        let values = args
            .iter()
            .cloned()
            .chain(kwargs.iter().map(|(_, value)| value.clone()))
            .list();
        self.call_with(callee, values, &names)
    }

    /// Calls a method by name.
    pub fn call_method(
        &mut self,
        object: &Value,
        name: &str,
        args: &[Value],
    ) -> Result<Value, Raise> {
        let method = self.attr(object, name)?;
        self.call(&method, args)
    }

    /// Runs what `start` begins until its result is there. Each level uses the native stack, so levels are few.
    pub(super) fn nested(
        &mut self,
        start: impl FnOnce(&mut Self) -> Result<Flow, Raise>,
    ) -> Result<Value, Raise> {
        self.deeper("", |vm| vm.nested_here(start))
    }

    /// [`Vm::nested`] for a caller that counts its depth itself.
    pub(super) fn nested_here(
        &mut self,
        start: impl FnOnce(&mut Self) -> Result<Flow, Raise>,
    ) -> Result<Value, Raise> {
        self.look_up()?;
        let (depth, height) = (self.frames.len(), self.stack.len());
        // What the instruction that called the native function will leave behind.
        let plan = self
            .observing
            .as_mut()
            .map(|observing| std::mem::take(&mut observing.plan));
        let result = match start(self) {
            Ok(Flow::Next) => Ok(()),
            Ok(Flow::Frame) if self.native_depth >= NATIVE_DEPTH_LIMIT => {
                while self.frames.len() > depth {
                    self.abandon_frame();
                }
                Err(self.error(Exc::RecursionError, "maximum recursion depth exceeded"))
            }
            Ok(Flow::Frame) => {
                self.native_depth += 1;
                let result = self.run_to(depth, false);
                self.native_depth -= 1;
                result.map(|_| ())
            }
            Err(raise) => Err(raise),
        };
        if let (Some(observing), Some(plan)) = (&mut self.observing, plan) {
            let inner = std::mem::replace(&mut observing.plan, plan);
            observing.returned = inner.taint;
        }
        match result {
            Ok(()) => {
                let value = self.stack.pop().unwrap_or(Value::None);
                self.level_taints();
                self.use_nested(&value, depth);
                Ok(value)
            }
            Err(raise) => {
                self.stack.truncate(height);
                self.level_taints();
                Err(raise)
            }
        }
    }

    /// True if the run must end: asked when a nested run's fuel is used up.
    pub fn poll_interrupt(&mut self) -> bool {
        self.interrupted || self.host.should_interrupt()
    }

    /// The exception that an interrupt raises.
    pub fn keyboard_interrupt(&mut self) -> Raise {
        self.interrupted = false;
        self.error_with(
            &self.types.exception(Exc::KeyboardInterrupt).clone(),
            Vec::new(),
        )
    }

    /// What is known about a Python function, looking through bound methods.
    pub fn function_info(&self, callable: &Value) -> Option<FunctionInfo> {
        match callable {
            Value::Function(function) => Some(FunctionInfo {
                name: function.name.borrow().as_str().to_string(),
                qualname: function.qualname.borrow().as_str().to_string(),
                span: function.code.def_span(),
                filename: function.code.source.filename.to_string(),
                line: function.code.first_line(),
                parameters: function.code.parameter_names().to_vec(),
                positional: function.code.params.positional,
                positional_only: function.code.params.positional_only,
                keyword_only: function.code.params.keyword_only,
                has_args: function.code.params.has_args,
                has_kwargs: function.code.params.has_kwargs,
                defaults: function.defaults.borrow().to_vec(),
                keyword_defaults: function.keyword_defaults.borrow().clone(),
                code: function.code.clone(),
            }),
            Value::Method(method) => self.function_info(&method.function),
            _ => None,
        }
    }
}

/// What is known about a Python function.
pub struct FunctionInfo {
    /// `__name__`.
    pub name: String,
    /// `__qualname__`.
    pub qualname: String,
    /// The `def` or `lambda`.
    pub span: Span,
    /// The file or cell it is in.
    pub filename: String,
    /// Its 1-based line.
    pub line: u32,
    /// Its parameters: positional, keyword-only, then `*args` and `**kwargs`.
    pub parameters: Vec<Name>,
    /// How many parameters are positional.
    pub positional: usize,
    /// How many of them are positional-only.
    pub positional_only: usize,
    /// How many are keyword-only.
    pub keyword_only: usize,
    /// There is a `*args`.
    pub has_args: bool,
    /// There is a `**kwargs`.
    pub has_kwargs: bool,
    /// Defaults of the last positional parameters.
    pub defaults: Vec<Value>,
    /// Defaults of keyword-only parameters.
    pub keyword_defaults: Vec<(Name, Value)>,
    /// Its code; the same `def` run twice has the same code.
    pub code: Rc<Code>,
}

impl Vm {
    pub(crate) fn level_taints_now(&mut self) {
        self.level_taints();
    }
}

impl Vm {
    /// Instantiates a class as `type.__call__` does.
    pub fn instantiate_from(
        &mut self,
        class: &Rc<Class>,
        args: &[Value],
        kwargs: &[(Name, Value)],
    ) -> Result<Value, Raise> {
        let names: Vec<Name> = kwargs.iter().map(|(name, _)| name.clone()).collect();
        self.nested(|vm| {
            let at = vm.stack.len();
            vm.stack.extend(args.iter().cloned());
            vm.stack
                .extend(kwargs.iter().map(|(_, value)| value.clone()));
            vm.level_taints();
            vm.instantiate(class.clone(), at, at, &names, After::Push)
        })
    }

    /// `generator.send(value)`.
    pub fn generator_send(
        &mut self,
        generator: &Rc<Generator>,
        value: Value,
    ) -> Result<Value, Raise> {
        self.nested(|vm| vm.resume(generator, value, After::Next(Value::Unset)))
    }

    /// The exception that a value is, or an instance of the exception class that it is.
    pub fn raise_of(&mut self, value: &Value) -> Result<Raise, Raise> {
        self.exception_from(value, "exceptions")
    }
}
