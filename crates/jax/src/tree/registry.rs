//! Classes that are registered as pytree nodes.

use super::Key;
use crate::py::*;
use crate::state::jax;
use freezeframe_base::HashMap;
use std::cell::RefCell;

/// How instances of a registered class are taken apart.
pub(crate) enum Kind {
    /// By functions; with keys, where the third is given.
    Functions {
        flatten: Py,
        unflatten: Py,
        with_keys: Option<Py>,
    },
    /// By the class's own `tree_flatten` and `tree_unflatten`.
    Methods { with_keys: bool },
    /// By attributes.
    Dataclass {
        data_fields: Vec<Name>,
        meta_fields: Vec<Name>,
    },
    /// Not at all: the instance is auxiliary data.
    Static,
    /// `Partial`.
    Partial,
}

/// One registered class.
pub(crate) struct Registration {
    pub class: Rc<Class>,
    pub kind: Kind,
}

/// All registered classes of a machine.
#[derive(Default)]
pub(crate) struct Registry {
    by_class: HashMap<usize, Rc<Registration>>,
}

/// Children with their keys.
pub(crate) type Keyed = Vec<(Key, Py)>;

/// The classes that are registered in this machine.
pub(crate) fn registry(vm: &mut Vm) -> Rc<RefCell<Registry>> {
    vm.extension::<RefCell<Registry>>()
}

/// Whether instances of a class are taken apart.
pub(crate) fn is_registered(vm: &mut Vm, class: &Rc<Class>) -> bool {
    registry(vm).borrow().find(class).is_some()
}

/// Registers `Partial` as a pytree node.
pub(crate) fn register_partial(vm: &mut Vm) {
    let jax = jax(vm);
    let class = &jax.classes().partial;
    registry(vm).borrow_mut().add(class, Kind::Partial);
}

impl Registry {
    /// The registration of a class.
    pub fn find(&self, class: &Rc<Class>) -> Option<Rc<Registration>> {
        self.by_class.get(&(Rc::as_ptr(class) as usize)).cloned()
    }

    /// Registers a class; false if it was registered before.
    pub fn add(&mut self, class: &Rc<Class>, kind: Kind) -> bool {
        let registration = Rc::new(Registration {
            class: class.clone(),
            kind,
        });
        let key = Rc::as_ptr(class) as usize;
        if self.by_class.contains_key(&key) {
            return false;
        }
        self.by_class.insert(key, registration);
        true
    }
}

impl Registration {
    /// The children and auxiliary data of an instance.
    pub fn flatten(&self, vm: &mut Vm, value: &Py) -> PyResult<(Vec<Py>, Py)> {
        match &self.kind {
            Kind::Functions { flatten, .. } => {
                let pair = vm.call(flatten, std::slice::from_ref(value))?;
                self.pair(vm, &pair)
            }
            Kind::Methods { with_keys: true } => {
                let pair = vm.call_method(value, "tree_flatten_with_keys", &[])?;
                let (pairs, aux) = self.pair(vm, &pair)?;
                let children = pairs.iter().map(|pair| {
                    sequence(pair)
                        .and_then(|pair| pair.get(1).cloned())
                        .unwrap_or(Py::None)
                });
                Ok((children.collect(), aux))
            }
            Kind::Methods { with_keys: false } => {
                let pair = vm.call_method(value, "tree_flatten", &[])?;
                self.pair(vm, &pair)
            }
            Kind::Dataclass {
                data_fields,
                meta_fields,
            } => {
                let mut children = Vec::with_capacity(data_fields.len());
                for field in data_fields {
                    children.push(vm.get_attr(value, field)?);
                }
                let mut aux = Vec::with_capacity(meta_fields.len());
                for field in meta_fields {
                    aux.push(vm.get_attr(value, field)?);
                }
                Ok((children, Py::tuple(aux)))
            }
            Kind::Static => Ok((Vec::new(), value.clone())),
            Kind::Partial => super::partial::flatten(vm, value),
        }
    }

    fn pair(&self, vm: &mut Vm, pair: &Py) -> PyResult<(Vec<Py>, Py)> {
        let items = sequence(pair).filter(|items| items.len() == 2);
        match items.as_deref() {
            Some([children, aux]) => Ok((vm.iterate(children)?, aux.clone())),
            _ => Err(vm.type_error("The to_iterable function for a custom PyTree node should return a (children, aux_data) tuple")),
        }
    }

    /// The children with their keys, where the class says so; and auxiliary data.
    pub fn flatten_with_keys(&self, vm: &mut Vm, value: &Py) -> PyResult<Option<(Keyed, Py)>> {
        let pair = match &self.kind {
            Kind::Functions {
                with_keys: Some(with_keys),
                ..
            } => vm.call(with_keys, std::slice::from_ref(value))?,
            Kind::Methods { with_keys: true } => {
                vm.call_method(value, "tree_flatten_with_keys", &[])?
            }
            _ => return Ok(None),
        };
        let (pairs, aux) = self.pair(vm, &pair)?;
        let mut children = Vec::new();
        for pair in pairs {
            match sequence(&pair).as_deref() {
                Some([key, child]) => children.push((Key::of(vm, key)?, child.clone())),
                _ => return Err(vm.type_error("expected (key, child) pairs")),
            }
        }
        Ok(Some((children, aux)))
    }

    /// An instance with these children.
    pub fn unflatten(&self, vm: &mut Vm, aux: &Py, children: Vec<Py>) -> PyResult {
        match &self.kind {
            Kind::Functions { unflatten, .. } => {
                let children = Py::tuple(children);
                vm.call(unflatten, &[aux.clone(), children])
            }
            Kind::Methods { .. } => {
                let class = Py::from(&self.class);
                vm.call_method(
                    &class,
                    "tree_unflatten",
                    &[aux.clone(), Py::tuple(children)],
                )
            }
            Kind::Dataclass {
                data_fields,
                meta_fields,
            } => {
                let meta = sequence(aux).unwrap_or_default();
                let named = data_fields
                    .iter()
                    .cloned()
                    .zip(children)
                    .chain(meta_fields.iter().cloned().zip(meta));
                let kwargs: Vec<(Name, Py)> = named.collect();
                vm.call_kw(&Py::from(&self.class), &[], &kwargs)
            }
            Kind::Static => Ok(aux.clone()),
            Kind::Partial => super::partial::unflatten(vm, aux, children),
        }
    }
}
