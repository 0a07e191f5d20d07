//! Native functions that are not done when they return: what is left goes on as a frame does, slice by slice, so that a
//! slice can be left in its midst and an interrupt is heard.
//!
//! Such a function gives what [`Vm::later`] or [`Vm::call_instead`] makes; [`Vm::call`] and the code that called it get the
//! result as if it had been there at once.

use super::Vm;
use super::call::Flow;
use super::frame::{After, Extra, Frame, Task};
use crate::bytecode::{Code, CodeKind, LIBRARY_CELL, Op, Params, Source};
use crate::native::Args;
use crate::object::*;
use freezeframe_base::{Lists, Revision};
use std::cell::RefCell;
use std::rc::Rc;

/// What a native function has left.
enum Unfinished {
    Task(Box<dyn Task>),
    Call {
        callee: Value,
        args: Vec<Value>,
        kwargs: Vec<(Name, Value)>,
    },
}

/// The payload of what stands for a result that is not there yet.
struct Promise(RefCell<Option<Unfinished>>);

impl NativePayload for Promise {}

/// How much a task does before an interrupt is looked for, where no slice ends it.
const BETWEEN: i64 = 20_000;

impl Vm {
    /// The result of a native function whose work goes on as `task`.
    pub fn later(&self, task: impl Task + 'static) -> Value {
        self.promise(Unfinished::Task(Box::new(task)))
    }

    /// The result of a native function that is what this call gives: with a frame of its own, not inside of the function.
    pub fn call_instead(
        &self,
        callee: &Value,
        args: &[Value],
        kwargs: Vec<(Name, Value)>,
    ) -> Value {
        self.promise(Unfinished::Call {
            callee: callee.clone(),
            args: args.to_vec(),
            kwargs,
        })
    }

    fn promise(&self, unfinished: Unfinished) -> Value {
        let promise = Promise(RefCell::new(Some(unfinished)));
        self.native_object(&self.types.promise, promise)
    }

    fn unfinished(&self, value: &Value) -> Option<Unfinished> {
        match value {
            Value::Object(instance) if Rc::ptr_eq(&instance.class, &self.types.promise) => {
                instance.native::<Promise>()?.0.take()
            }
            _ => None,
        }
    }

    /// What a native function's body gave, once it is done: for those who call bodies themselves.
    pub fn settled(&mut self, value: Value) -> Result<Value, Raise> {
        match self.unfinished(&value) {
            None => Ok(value),
            Some(Unfinished::Task(mut task)) => self.finish_task(&mut *task),
            Some(Unfinished::Call {
                callee,
                args,
                kwargs,
            }) => self.call_kw(&callee, &args, &kwargs),
        }
    }

    /// The same where an observed native function was given `given`: what it hands on to a call keeps its taints.
    pub(super) fn settled_observed(&mut self, value: Value, given: Args) -> Result<Value, Raise> {
        match self.unfinished(&value) {
            None => Ok(value),
            Some(Unfinished::Task(mut task)) => self.finish_task(&mut *task),
            Some(Unfinished::Call {
                callee,
                args,
                kwargs,
            }) => {
                let (names, keywords): (Vec<Name>, Vec<Value>) = kwargs.into_iter().unzip();
                let values = args.into_iter().chain(keywords).list();
                let values = self.handed_on(values, given);
                self.call_tainted(&callee, values, &names)
            }
        }
    }

    fn finish_task(&mut self, task: &mut dyn Task) -> Result<Value, Raise> {
        loop {
            if let Some(value) = task.go_on(self, &mut BETWEEN.clone())? {
                return Ok(value);
            }
            if self.poll_interrupt() {
                return Err(self.keyboard_interrupt());
            }
        }
    }

    /// Hands a native function's result on, or begins what it has left.
    #[inline]
    pub(super) fn finish_native(&mut self, after: After, value: Value) -> Result<Flow, Raise> {
        match self.unfinished(&value) {
            None => self.finish(after, value),
            Some(unfinished) => self.begin_unfinished(after, unfinished),
        }
    }

    #[cold]
    fn begin_unfinished(&mut self, after: After, unfinished: Unfinished) -> Result<Flow, Raise> {
        let at = self.stack.len();
        match unfinished {
            Unfinished::Task(task) => {
                let globals = self.current_globals().unwrap_or_else(Value::new_dict);
                let frame = Frame {
                    code: self.task_code(),
                    ip: 0,
                    base: at,
                    ret: at,
                    globals,
                    after,
                    function: None,
                    extra: Some(Box::new(Extra {
                        task: Some(task),
                        ..Extra::default()
                    })),
                };
                self.frames.push(frame);
                Ok(Flow::Frame)
            }
            Unfinished::Call {
                callee,
                args,
                kwargs,
            } => {
                let (names, values): (Vec<Name>, Vec<Value>) = kwargs.into_iter().unzip();
                self.stack.extend(args);
                self.stack.extend(values);
                self.call_at(callee, at, at, &names, after)
            }
        }
    }

    /// The code of frames that hold a task.
    fn task_code(&mut self) -> Rc<Code> {
        let make = || {
            let source = Source::new(LIBRARY_CELL, Revision(0), "<task>", "");
            Rc::new(Code {
                name: Name::new("<task>"),
                qualname: Name::new("<task>"),
                kind: CodeKind::Function,
                source: Rc::new(source),
                range: (0, 0),
                ops: vec![Op::Task, Op::Return],
                spans: Vec::new(),
                consts: Vec::new(),
                names: Vec::new(),
                globals: Vec::new(),
                attrs: Vec::new(),
                calls: Vec::new(),
                functions: Vec::new(),
                imports: Vec::new(),
                matches: Vec::new(),
                handlers: Vec::new(),
                params: Params::default(),
                slots: Vec::new(),
                free: 0,
                simple: true,
                doc: Value::None,
                fused: Default::default(),
            })
        };
        self.task_code.get_or_insert_with(make).clone()
    }

    /// The innermost frame's task goes on. `None` if the slice ends before it is done.
    pub(super) fn task_op(&mut self, sliced: bool) -> Result<Option<Value>, Raise> {
        fn place(vm: &mut Vm) -> Option<&mut Option<Box<dyn Task>>> {
            let extra = vm.frames.last_mut()?.extra.as_mut()?;
            Some(&mut extra.task)
        }
        let Some(mut task) = place(self).and_then(Option::take) else {
            return Ok(Some(Value::None));
        };
        if !sliced {
            return self.finish_task(&mut *task).map(Some);
        }
        let mut fuel = self.fuel.max(1);
        let result = task.go_on(self, &mut fuel)?;
        self.fuel = fuel;
        if fuel <= 0 {
            // The next look at the budget ends the slice.
            self.ticks = 0;
        }
        if result.is_none()
            && let Some(place) = place(self)
        {
            *place = Some(task);
        }
        Ok(result)
    }
}
