//! Frames as objects: what `sys._getframe` gives. One tells what its frame was when it was asked for.

use crate::bytecode::Code;
use crate::native::ClassBuilder;
use crate::object::*;
use crate::vm::{Exc, Frame, Vm};
use std::cell::OnceCell;
use std::rc::Rc;

/// A frame as it was.
struct Snapshot {
    code: Rc<Code>,
    line: u32,
    at: usize,
    globals: Rc<Dict>,
    locals: Value,
    /// Its place among the frames that run.
    depth: usize,
}

impl NativePayload for Snapshot {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.locals);
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

/// The class of frames.
pub(super) fn class(vm: &mut Vm) -> Rc<Class> {
    let known = vm.extension::<FrameClass>();
    known.0.get().cloned().unwrap_or_else(|| {
        let class = ClassBuilder::new("builtins", "frame")
            .getter("f_code", |vm, this| {
                Ok(Value::Code(snapshot(vm, this)?.code.clone()))
            })
            .getter("f_lineno", |vm, this| {
                Ok(Value::Int(i64::from(snapshot(vm, this)?.line)))
            })
            .getter("f_lasti", |vm, this| {
                Ok(Value::from(snapshot(vm, this)?.at))
            })
            .getter("f_globals", |vm, this| {
                Ok(Value::Dict(snapshot(vm, this)?.globals.clone()))
            })
            .getter("f_locals", |vm, this| {
                let snapshot = snapshot(vm, this)?;
                let frame = vm.frames.get(snapshot.depth);
                // As long as it runs, they are what they are now.
                let runs = frame.is_some_and(|it| Rc::ptr_eq(&it.code, &snapshot.code));
                let now = runs.then(|| vm.frame_locals(snapshot.depth)).flatten();
                Ok(now.unwrap_or_else(|| snapshot.locals.clone()))
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
        line: frame.code.source.lines.line(frame.code.span(at).start),
        code: frame.code.clone(),
        at,
        globals: frame.globals.clone(),
        locals,
        depth,
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
        line: frame.code.source.lines.line(frame.code.span(at).start),
        code: frame.code.clone(),
        at,
        globals: frame.globals.clone(),
        locals: Value::Dict(locals),
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
