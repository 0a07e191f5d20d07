//! `ndarray`: an object that shows, and may change, part of a shared storage.

pub mod class;

use super::errors::{axis_error, lift, normalize_axis};
use super::state::Numpy;
use super::view::{self, Storage, View};
use freezeframe_array::{Array, DType, Shape};
use freezeframe_python::{NativePayload, Payload, Raise, Value, Vm};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What an `ndarray` object carries.
pub struct NdArray {
    pub(super) storage: Storage,
    pub(super) view: RefCell<View>,
    /// The array that owns the storage, if another one does.
    base: Option<Value>,
    pub(super) writeable: Cell<bool>,
}

impl NdArray {
    /// Whether the elements are the array's own.
    pub(super) fn owns(&self) -> bool {
        self.base.is_none()
    }
}

impl NativePayload for NdArray {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(base) = &self.base {
            visit(base);
        }
    }

    fn keep(self: Rc<Self>) -> Option<Box<dyn FnOnce()>> {
        // Elements that are shared are copied before they are written to.
        let (array, view) = (self.storage.borrow().clone(), self.view.borrow().clone());
        Some(Box::new(move || {
            self.storage.replace(array);
            self.view.replace(view);
        }))
    }

    fn memory(&self) -> Option<usize> {
        Some(Rc::as_ptr(&self.storage) as usize)
    }
}

impl NdArray {
    /// What it shows now; later writes do not change the result.
    pub fn read(&self) -> Option<Array> {
        view::read(&self.storage, &self.view.borrow()).ok()
    }

    /// The dtype.
    pub fn dtype(&self) -> DType {
        self.storage.borrow().dtype()
    }

    /// The shape.
    pub fn shape(&self) -> Shape {
        self.view.borrow().shape.clone()
    }
}

/// A new `ndarray` that owns its elements.
pub fn owned(vm: &mut Vm, array: Array) -> Value {
    let view = View::whole(array.shape().clone());
    wrap(vm, Rc::new(RefCell::new(array)), view, None, true)
}

/// An `ndarray` of all elements that cannot be written to.
pub fn frozen(vm: &mut Vm, array: Array) -> Value {
    let view = View::whole(array.shape().clone());
    wrap(vm, Rc::new(RefCell::new(array)), view, None, false)
}

fn wrap(vm: &mut Vm, storage: Storage, view: View, base: Option<Value>, writeable: bool) -> Value {
    let class = Numpy::of(vm).classes().ndarray.clone();
    let payload = NdArray {
        storage,
        view: RefCell::new(view),
        base,
        writeable: Cell::new(writeable),
    };
    Value::object(&class, Payload::Native(Rc::new(payload)))
}

/// An `ndarray` that shows other elements of the same storage.
pub fn viewing(vm: &mut Vm, of: &Value, view: View) -> Result<Value, Raise> {
    let array = this(vm, of)?;
    let base = array.base.clone().unwrap_or_else(|| of.clone());
    let (storage, writeable) = (array.storage.clone(), array.writeable.get());
    Ok(wrap(vm, storage, view, Some(base), writeable))
}

/// The payload of an `ndarray`.
pub fn this<'a>(vm: &Vm, value: &'a Value) -> Result<&'a NdArray, Raise> {
    value.native::<NdArray>().ok_or_else(|| {
        vm.type_error(format_args!(
            "expected a numpy.ndarray, got '{}'",
            vm.type_name(value)
        ))
        .handed_over()
    })
}

/// The elements of an `ndarray` as they are now.
pub fn read(vm: &Vm, value: &Value) -> Result<Array, Raise> {
    shown(vm, this(vm, value)?)
}

fn shown(vm: &Vm, array: &NdArray) -> Result<Array, Raise> {
    let view = array.view.borrow();
    lift(vm, view::read(&array.storage, &view))
}

/// One axis; of `-1` in a scalar there is none.
pub fn one_axis(vm: &mut Vm, axis: i64, ndim: usize) -> Result<usize, Raise> {
    if ndim == 0 {
        return Err(axis_error(vm, axis, 0));
    }
    normalize_axis(vm, axis, ndim)
}
