//! What one Python machine keeps for JAX: classes, settings, caches, and who listens to traces.

use crate::classes::Classes;
use crate::dtype::DTypes;
use crate::inspect::TraceListener;
use crate::py::*;
use crate::trace_cache::TraceCache;
use crate::tree::Registry;
use freezeframe_base::{JaxCompat, Lane};
use std::cell::{Cell, OnceCell, RefCell};

/// JAX's state in one machine; found with [`jax`].
pub struct Jax {
    pub(crate) classes: OnceCell<Classes>,
    pub(crate) dtypes: OnceCell<DTypes>,
    pub(crate) errors: RefCell<Vec<Rc<Class>>>,
    pub(crate) registry: RefCell<Registry>,
    pub(crate) traces: RefCell<TraceCache>,
    pub(crate) listener: RefCell<Option<Rc<dyn TraceListener>>>,
    /// `jax.disable_jit` is in effect, or the lane is plain Python.
    pub(crate) disable_jit: Cell<bool>,
    pub(crate) lane: Cell<Lane>,
    pub(crate) compat: Cell<JaxCompat>,
    /// The bodies of counted loops, with the functions made of them: a known length, and the function.
    pub(crate) loops: RefCell<Vec<(crate::py::Py, bool, crate::py::Py)>>,
    pub(crate) check_leaks: Cell<bool>,
    /// How many devices there are, once that was asked or set.
    pub(crate) device_count: Cell<Option<usize>>,
    /// The axis of the `pmap` whose function is being traced.
    pub(crate) mesh: RefCell<Option<Rc<str>>>,
    /// An array was made, so that the number of devices stands.
    pub(crate) started: Cell<bool>,
}

impl Default for Jax {
    fn default() -> Self {
        Self {
            classes: OnceCell::new(),
            dtypes: OnceCell::new(),
            errors: RefCell::default(),
            registry: RefCell::default(),
            traces: RefCell::default(),
            listener: RefCell::new(None),
            disable_jit: Cell::new(false),
            lane: Cell::new(Lane::Jit),
            compat: Cell::default(),
            loops: RefCell::default(),
            check_leaks: Cell::new(false),
            device_count: Cell::new(None),
            mesh: RefCell::default(),
            started: Cell::new(false),
        }
    }
}

impl Jax {
    pub(crate) fn classes(&self) -> &Classes {
        self.classes.get().expect("install made the classes")
    }

    pub(crate) fn dtypes(&self) -> &DTypes {
        self.dtypes.get().expect("install made the dtypes")
    }

    /// True if `jit` is the identity now.
    pub(crate) fn jit_is_off(&self) -> bool {
        self.disable_jit.get() || self.lane.get() == Lane::Python
    }
}

/// JAX's state in this machine.
pub(crate) fn jax(vm: &mut Vm) -> Rc<Jax> {
    vm.extension::<Jax>()
}
