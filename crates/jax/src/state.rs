//! What one Python machine keeps for JAX: classes, settings, caches, and who listens to traces.

use crate::inspect::TraceListener;
use crate::py::*;
use freezeframe_array::DType;
use freezeframe_base::{JaxCompat, Lane};
use std::cell::{Cell, OnceCell, RefCell};

/// JAX's state in one machine; found with [`jax`].
pub struct Jax {
    pub(crate) classes: OnceCell<Classes>,
    pub(crate) dtypes: OnceCell<DTypes>,
    pub(crate) errors: RefCell<Vec<Rc<Class>>>,
    pub(crate) listener: RefCell<Option<Rc<dyn TraceListener>>>,
    /// A function is traced only to see what comes of it: no trace is kept.
    pub(crate) tries: Cell<bool>,
    /// `jax.disable_jit` is in effect, or the lane is plain Python.
    pub(crate) disable_jit: Cell<bool>,
    pub(crate) lane: Cell<Lane>,
    pub(crate) compat: Cell<JaxCompat>,
    /// The bodies of counted loops, with the functions made of them: a known length, and the function.
    pub(crate) loops: RefCell<Vec<(crate::py::Py, bool, crate::py::Py)>>,
    pub(crate) check_leaks: Cell<bool>,
    /// While somebody wants to know: the nodes of trees that were put together, and how many leaves were left then.
    pub(crate) nodes_made: RefCell<Option<Vec<(Py, usize)>>>,
    /// How many devices there are, once that was asked or set.
    pub(crate) device_count: Cell<Option<usize>>,
    /// The axis of the `pmap` whose function is being traced.
    pub(crate) mesh: RefCell<Option<Rc<str>>>,
    /// The meshes that the engine was told of, each with its object.
    pub(crate) meshes: RefCell<Vec<(Rc<freezeframe_core::Mesh>, crate::py::Py)>>,
    /// An array was made, so that the number of devices stands.
    pub(crate) started: Cell<bool>,
}

/// The classes, made once for each machine.
pub(crate) struct Classes {
    /// `jax.Array`: the base of arrays and tracers.
    pub array: Rc<Class>,
    /// A concrete array.
    pub array_impl: Rc<Class>,
    /// A concrete array of PRNG keys.
    pub key_array: Rc<Class>,
    /// `jax.core.Tracer`.
    pub tracer: Rc<Class>,
    /// The classes of tracers by name.
    pub tracers: Vec<(&'static str, Rc<Class>)>,
    /// `jax.Ref`.
    pub reference: Rc<Class>,
    pub at_helper: Rc<Class>,
    pub at_ref: Rc<Class>,
    pub shaped_array: Rc<Class>,
    pub shape_dtype_struct: Rc<Class>,
    pub jaxpr: Rc<Class>,
    pub eqn: Rc<Class>,
    pub primitive: Rc<Class>,
    pub var: Rc<Class>,
    pub literal: Rc<Class>,
    pub jitted: Rc<Class>,
    pub transformed: Rc<Class>,
    /// Of what is traced, lowered and compiled.
    pub stages: [Rc<Class>; 3],
    pub treedef: Rc<Class>,
    pub partial: Rc<Class>,
    pub keys: KeyClasses,
    pub device: Rc<Class>,
    pub custom_jvp: Rc<Class>,
    pub custom_vjp: Rc<Class>,
    pub context: Rc<Class>,
    pub ufunc: Rc<Class>,
    pub policy: Rc<Class>,
    /// Numbers of Python's that have a dtype: int, float, complex.
    pub numbers: [Rc<Class>; 3],
}

/// The classes of keys.
pub(crate) struct KeyClasses {
    pub index: Rc<Class>,
    pub dict: Rc<Class>,
    pub attr: Rc<Class>,
    pub flat: Rc<Class>,
}

/// The scalar types of `jax.numpy`, made once for each machine.
pub(crate) struct DTypes {
    pub scalars: Vec<(DType, Rc<Class>)>,
}

impl DTypes {
    /// The scalar type of a dtype: `jnp.float32`.
    pub fn scalar_type(&self, dtype: DType) -> Option<&Rc<Class>> {
        self.scalars
            .iter()
            .find(|(other, _)| *other == dtype)
            .map(|(_, class)| class)
    }
}

impl Default for Jax {
    fn default() -> Self {
        Self {
            classes: OnceCell::new(),
            dtypes: OnceCell::new(),
            errors: RefCell::default(),
            listener: RefCell::new(None),
            tries: Cell::new(false),
            disable_jit: Cell::new(false),
            lane: Cell::new(Lane::Jit),
            compat: Cell::default(),
            loops: RefCell::default(),
            check_leaks: Cell::new(false),
            nodes_made: RefCell::default(),
            device_count: Cell::new(None),
            mesh: RefCell::default(),
            meshes: RefCell::default(),
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
