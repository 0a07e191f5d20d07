//! Tuples whose items have names, as some functions give them.

use crate::array::wrap;
use crate::py::*;
use std::cell::RefCell;

/// A kind of such tuples: its module, its name, and the names of its items with spaces between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kind(
    pub(crate) &'static str,
    pub(crate) &'static str,
    pub(crate) &'static str,
);

/// The classes of a machine.
#[derive(Default)]
struct Classes(RefCell<Vec<(Kind, Py)>>);

impl Kind {
    /// Its class, made once for each machine.
    pub(crate) fn class(self, vm: &mut Vm) -> PyResult {
        let classes = vm.extension::<Classes>();
        let known = classes.0.borrow().iter().find(|it| it.0 == self).cloned();
        if let Some((_, class)) = known {
            return Ok(class);
        }
        let module = vm.import("collections")?;
        let maker = module.get("namedtuple").unwrap_or(Py::None);
        let names = self.2.split(' ').map(Py::str).collect();
        let keywords = [(Name::new("module"), Py::str(self.0))];
        let class = vm.call_kw(&maker, &[Py::str(self.1), Py::list(names)], &keywords)?;
        classes.0.borrow_mut().push((self, class.clone()));
        Ok(class)
    }

    /// One of objects.
    pub(crate) fn of(self, vm: &mut Vm, items: &[Py]) -> PyResult {
        let class = self.class(vm)?;
        vm.call(&class, items)
    }

    /// One of arrays.
    pub(crate) fn of_values(self, vm: &mut Vm, values: Vec<Value>) -> PyResult {
        let items: Vec<Py> = values.into_iter().map(|value| wrap(vm, value)).collect();
        self.of(vm, &items)
    }
}
