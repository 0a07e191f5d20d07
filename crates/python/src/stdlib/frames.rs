//! Frames as objects: what `sys._getframe` gives. One tells what its frame was when it was asked for.

use crate::bytecode::Code;
use crate::native::ClassBuilder;
use crate::natives;
use crate::object::*;
use crate::vm::{Exc, Frame, Vm};
use std::cell::OnceCell;
use std::rc::Rc;

/// A frame as it was.
struct Snapshot {
    code: Rc<Code>,
    at: usize,
    /// Those of a frame that has ended are not known, nor are its locals.
    globals: Option<Rc<Dict>>,
    locals: Option<Value>,
    /// Its place among the frames that run.
    depth: usize,
}

impl Snapshot {
    /// Its frame, as long as it runs.
    fn running<'a>(&self, vm: &'a Vm) -> Option<&'a Frame> {
        let frame = vm.frames.get(self.depth);
        frame.filter(|it| Rc::ptr_eq(&it.code, &self.code))
    }

    fn line(&self, vm: &Vm) -> u32 {
        let at = self.running(vm).map(|it| it.ip.saturating_sub(1));
        let span = self.code.span(at.unwrap_or(self.at));
        self.code.source.lines.line(span.start)
    }
}

impl NativePayload for Snapshot {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.locals.iter().for_each(visit);
    }
}

/// The class of frames, made when it is first needed.
#[derive(Default)]
struct FrameClass(OnceCell<Rc<Class>>);

fn snapshot<'a>(vm: &Vm, value: &'a Value) -> Result<&'a Snapshot, Raise> {
    value
        .native::<Snapshot>()
        .ok_or_else(|| vm.type_error("a frame is required"))
}

fn address(frame: &Value) -> String {
    let address = frame.address().unwrap_or_default();
    format!("0x{:012x}", freezeframe_base::shown_address(address))
}

fn ended(vm: &Vm, what: &str) -> Raise {
    vm.not_implemented(format_args!(
        "{what} of a frame that has ended is not kept by Freezeframe"
    ))
}

#[natives]
mod members {
    use super::*;

    /// Where the frame is.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let frame = snapshot(vm, this)?;
        let (file, line, name) = (
            &frame.code.source.filename,
            frame.line(vm),
            &frame.code.name,
        );
        let file = vm.repr(&Value::str(&**file))?;
        Ok(Value::str(format!(
            "<frame at {}, file {file}, line {line}, code {name}>",
            address(this)
        )))
    }

    /// Forgets the variables of a frame that has ended.
    #[native("(self, /)")]
    fn clear(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        match snapshot(vm, this)?.running(vm) {
            Some(_) => Err(vm.runtime_error("cannot clear an executing frame")),
            None => Ok(Value::None),
        }
    }
}

/// The class of frames.
pub(super) fn class(vm: &mut Vm) -> Rc<Class> {
    let known = vm.extension::<FrameClass>();
    known.0.get().cloned().unwrap_or_else(|| {
        let class = ClassBuilder::new("builtins", "frame")
            .getter("f_code", |vm, this| {
                Ok(Value::Code(snapshot(vm, this)?.code.clone()))
            })
            .getter("f_lineno", |vm, this| {
                Ok(Value::Int(i64::from(snapshot(vm, this)?.line(vm))))
            })
            .getter("f_lasti", |vm, this| {
                Ok(Value::from(snapshot(vm, this)?.at))
            })
            .getter("f_globals", |vm, this| {
                let globals = snapshot(vm, this)?.globals.clone();
                let ended = || ended(vm, "f_globals");
                globals.map(Value::Dict).ok_or_else(ended)
            })
            .getter("f_locals", |vm, this| {
                let snapshot = snapshot(vm, this)?;
                // As long as it runs, they are what they are now.
                let runs = snapshot.running(vm).is_some();
                let now = runs.then(|| vm.frame_locals(snapshot.depth)).flatten();
                let ended = || ended(vm, "f_locals");
                now.or_else(|| snapshot.locals.clone()).ok_or_else(ended)
            })
            .getter("f_builtins", |vm, _| Ok(Value::Dict(vm.builtins.clone())))
            .getter("f_trace", |_, _| Ok(Value::None))
            .getter("f_trace_lines", |_, _| Ok(Value::Bool(true)))
            .getter("f_trace_opcodes", |_, _| Ok(Value::Bool(false)))
            .getter("f_back", |vm, this| {
                let depth = snapshot(vm, this)?.depth;
                let above = depth.checked_sub(1).filter(|_| depth != usize::MAX);
                Ok(above.map_or(Value::None, |it| at(vm, it)))
            })
            .methods(members::TABLE)
            .build(vm);
        let _ = known.0.set(class.clone());
        class
    })
}

/// The frame at a place among those that run, outermost first; None where there is none any more.
fn at(vm: &mut Vm, depth: usize) -> Value {
    let Some(locals) = vm.frame_locals(depth) else {
        return Value::None;
    };
    let Some(frame) = vm.frames.get(depth) else {
        return Value::None;
    };
    let at = frame.ip.saturating_sub(1);
    let snapshot = Snapshot {
        code: frame.code.clone(),
        at,
        globals: Some(frame.globals.clone()),
        locals: Some(locals),
        depth,
    };
    let class = class(vm);
    vm.native_object(&class, snapshot)
}

/// The frame that an exception has passed: the one that still runs, or what is known of one that has ended.
pub(crate) fn frame_of(vm: &mut Vm, entry: TracebackEntry) -> Value {
    let runs = |frame: &Frame| Rc::ptr_eq(&frame.code, &entry.code);
    if let Some(depth) = vm.frames.iter().rposition(runs) {
        return at(vm, depth);
    }
    let snapshot = Snapshot {
        code: entry.code,
        at: entry.at,
        globals: None,
        locals: None,
        depth: usize::MAX,
    };
    let class = class(vm);
    vm.native_object(&class, snapshot)
}

/// The frame so many calls up.
pub(super) fn above(vm: &mut Vm, levels: i64) -> Result<Value, Raise> {
    let levels = usize::try_from(levels).unwrap_or(0);
    match vm.frames.len().checked_sub(levels + 1) {
        Some(depth) => Ok(at(vm, depth)),
        None => Err(vm.error(Exc::ValueError, "call stack is not deep enough")),
    }
}

/// The frame of a generator that waits, with its stack.
pub(crate) fn waiting_frame(vm: &mut Vm, frame: &Frame, stack: &[Value]) -> Value {
    let locals = Value::new_dict();
    for (slot, name) in frame.code.slots.iter().enumerate() {
        let value = match stack.get(slot) {
            Some(Value::Cell(cell)) => cell.value.borrow().clone(),
            Some(value) => value.clone(),
            None => Value::Unset,
        };
        if !value.is_unset() && !name.as_str().starts_with('.') {
            locals.set_name(name, value);
        }
    }
    let at = frame.ip.saturating_sub(1);
    let snapshot = Snapshot {
        code: frame.code.clone(),
        at,
        globals: Some(frame.globals.clone()),
        locals: Some(Value::Dict(locals)),
        depth: usize::MAX,
    };
    let class = class(vm);
    vm.native_object(&class, snapshot)
}

/// The frame of a generator that runs.
pub(crate) fn running_frame(vm: &mut Vm, generator: &Rc<Generator>) -> Value {
    let is_its = |frame: &Frame| {
        frame
            .generator()
            .is_some_and(|it| Rc::ptr_eq(it, generator))
    };
    match vm.frames.iter().position(is_its) {
        Some(depth) => at(vm, depth),
        None => Value::None,
    }
}
