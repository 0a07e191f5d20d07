//! What the `numpy` module keeps in each machine: its classes, its settings and its random state.

use freezeframe_array::print::PrintOptions;
use freezeframe_array::{Array, DType};
use freezeframe_python::{Class, Raise, Value, Vm};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// Converts a value of another module (a `jax.Array`) to an array; `None` if the value is none of its.
pub type ArrayHook = fn(&mut Vm, &Value) -> Result<Option<Array>, Raise>;

/// What stands for a value that no array can hold: a grid of objects; `None` if it is none either.
pub type GridHook = fn(&mut Vm, &Value) -> Result<Option<Value>, Raise>;

/// Makes the classes; the layers above this one know how.
pub type MakeClasses = fn(&mut Vm) -> Classes;

/// What is done about an error of floating-point numbers.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Told {
    /// A `RuntimeWarning`.
    #[default]
    Warned,
    /// Nothing.
    Ignored,
    /// A `FloatingPointError`.
    Raised,
}

/// The state of one machine.
#[derive(Default)]
pub struct Numpy {
    make: Cell<Option<MakeClasses>>,
    classes: OnceCell<Classes>,
    pub(super) hooks: RefCell<Vec<ArrayHook>>,
    pub(super) grid: Cell<Option<GridHook>>,
    pub(super) print: RefCell<PrintOptions>,
    /// The functions by which elements are written, where a program has set some.
    pub(super) formatter: RefCell<Option<Value>>,
    /// What is done where numbers are divided by zero, and where a result is none.
    pub(super) told: Cell<[Told; 2]>,
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
    /// Says how this machine makes the classes, which it does when they are first asked for.
    pub fn prepare(vm: &mut Vm, make: MakeClasses) {
        vm.extension::<Self>().make.set(Some(make));
    }

    /// The state of this machine.
    pub fn of(vm: &mut Vm) -> Rc<Self> {
        let state = vm.extension::<Self>();
        if state.classes.get().is_none() {
            let make = state.make.get();
            let make = make.expect("`register` comes first, and says how classes are made");
            let classes = make(vm);
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
    /// The scalar class of a dtype.
    pub fn scalar(&self, dtype: DType) -> Option<&Rc<Class>> {
        self.scalars
            .iter()
            .find(|(it, _)| *it == dtype)
            .map(|(_, class)| class)
    }
}
