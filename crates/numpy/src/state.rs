//! What the `numpy` module keeps in each machine: its classes, its settings and its random state.

use super::{dtype, limits, ndarray, scalar, ufunc};
use freezeframe_array::{Array, DType};
use freezeframe_python::{Class, Exc, Raise, Value, Vm};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// Converts a value of another module (a `jax.Array`) to an array; `None` if the value is none of its.
pub type ArrayHook = fn(&mut Vm, &Value) -> Result<Option<Array>, Raise>;

/// The state of one machine.
#[derive(Default)]
pub struct Numpy {
    classes: OnceCell<Classes>,
    pub(super) hooks: RefCell<Vec<ArrayHook>>,
    pub(super) print: RefCell<super::printing::Options>,
    pub(super) dtypes: RefCell<Vec<(DType, Value)>>,
}

/// The classes of the module.
pub struct Classes {
    /// `numpy.ndarray`.
    pub ndarray: Rc<Class>,
    /// `numpy.dtype`.
    pub dtype: Rc<Class>,
    /// `numpy.ufunc`.
    pub ufunc: Rc<Class>,
    /// `numpy.generic` and the abstract classes below it, by name.
    pub abstracts: Vec<(&'static str, Rc<Class>)>,
    /// The scalar class of each dtype.
    pub scalars: Vec<(DType, Rc<Class>)>,
    /// `numpy.finfo`.
    pub finfo: Rc<Class>,
    /// `numpy.iinfo`.
    pub iinfo: Rc<Class>,
    /// `numpy.exceptions.AxisError`.
    pub axis_error: Rc<Class>,
    /// The error of an in-place operation whose result does not fit the array's dtype.
    pub casting_error: Rc<Class>,
    /// `numpy.linalg.LinAlgError`.
    pub linalg_error: Rc<Class>,
}

impl Numpy {
    /// The state of this machine.
    pub fn of(vm: &mut Vm) -> Rc<Self> {
        let state = vm.extension::<Self>();
        if state.classes.get().is_none() {
            let classes = Classes::new(vm);
            let _ = state.classes.set(classes);
        }
        state
    }

    /// The classes.
    pub fn classes(&self) -> &Classes {
        self.classes
            .get()
            .expect("`of` is the only way to the state, and it makes the classes")
    }
}

impl Classes {
    fn new(vm: &mut Vm) -> Self {
        let abstracts = scalar::abstract_classes(vm);
        let scalars = scalar::classes(vm, &abstracts);
        let value_error = vm.types.exception(Exc::ValueError).clone();
        let type_error = vm.types.exception(Exc::TypeError).clone();
        let ufunc_error =
            vm.new_exception_class("numpy._core._exceptions", "UFuncTypeError", &type_error);
        let casting =
            vm.new_exception_class("numpy._core._exceptions", "UFuncTypeError", &ufunc_error);
        Self {
            ndarray: ndarray::class(vm),
            dtype: dtype::class(vm),
            ufunc: ufunc::class(vm),
            finfo: limits::finfo_class(vm),
            iinfo: limits::iinfo_class(vm),
            axis_error: vm.new_exception_class("numpy.exceptions", "AxisError", &value_error),
            casting_error: vm.new_exception_class(
                "numpy._core._exceptions",
                "UFuncTypeError",
                &casting,
            ),
            linalg_error: vm.new_exception_class("numpy.linalg", "LinAlgError", &value_error),
            abstracts,
            scalars,
        }
    }

    /// The scalar class of a dtype.
    pub fn scalar(&self, dtype: DType) -> Option<&Rc<Class>> {
        self.scalars
            .iter()
            .find(|(it, _)| *it == dtype)
            .map(|(_, class)| class)
    }
}
