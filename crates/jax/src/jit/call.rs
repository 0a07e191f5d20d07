//! One call of a traced function, taken apart.

use super::debug::arg_names;
use crate::py::*;
use crate::trace_cache::StaticPlace;
use crate::tree::{self, TreeDef};
use freezeframe_base::Lists;
use freezeframe_base::Order;

/// The arguments of one call, taken apart.
pub(crate) struct Call {
    pub args: Vec<Py>,
    pub kwargs: Vec<(Name, Py)>,
    /// Which positional arguments are static.
    pub static_positions: Vec<usize>,
    /// Which keyword arguments are static.
    pub static_names: Vec<Name>,
}

/// Leaves, structure and static arguments of a call.
pub(crate) struct Flat {
    pub leaves: Vec<Py>,
    pub tree: Rc<TreeDef>,
    pub statics: Vec<(StaticPlace, Py)>,
    /// The hashes of the static arguments.
    pub hashes: Vec<u64>,
}

impl Call {
    /// A call without static arguments.
    pub fn plain(args: Vec<Py>, kwargs: Vec<(Name, Py)>) -> Self {
        Self {
            args,
            kwargs,
            static_positions: Vec::new(),
            static_names: Vec::new(),
        }
    }

    fn is_static(&self, at: usize) -> bool {
        self.static_positions.contains(&at)
    }

    fn dynamic_args(&self) -> Vec<Py> {
        let dynamic = self
            .args
            .iter()
            .enumerate()
            .filter(|(at, _)| !self.is_static(*at));
        dynamic.map(|(_, value)| value.clone()).collect()
    }

    fn dynamic_kwargs(&self) -> Vec<(Name, Py)> {
        let mut kwargs: Vec<_> = self
            .kwargs
            .iter()
            .filter(|(name, _)| !self.static_names.contains(name))
            .cloned()
            .list();
        kwargs.order_by(|(a, _), (b, _)| a.as_str().cmp(b.as_str()));
        kwargs
    }

    /// Takes the dynamic arguments apart and collects the static ones.
    pub fn flatten(&self, vm: &mut Vm) -> PyResult<Flat> {
        let mut statics = Vec::new();
        let mut hashes = Vec::new();
        for (at, value) in self
            .args
            .iter()
            .enumerate()
            .filter(|(at, _)| self.is_static(*at))
        {
            hashes.push(static_hash(vm, value)?);
            statics.push((StaticPlace::Position(at), value.clone()));
        }
        for (name, value) in self
            .kwargs
            .iter()
            .filter(|(name, _)| self.static_names.contains(name))
        {
            hashes.push(static_hash(vm, value)?);
            statics.push((StaticPlace::Keyword(name.clone()), value.clone()));
        }
        let kwargs = self.dynamic_kwargs();
        let both = if kwargs.is_empty() {
            Py::tuple(vec![Py::tuple(self.dynamic_args()), Py::None])
        } else {
            let items = kwargs
                .into_iter()
                .map(|(name, value)| (Py::from(&name), value))
                .collect();
            let dict = Py::Dict(vm.dict_of(items)?);
            Py::tuple(vec![Py::tuple(self.dynamic_args()), dict])
        };
        let (leaves, tree) = tree::flatten(vm, &both, None)?;
        Ok(Flat {
            leaves,
            tree,
            statics,
            hashes,
        })
    }

    /// JAX's complaint about a leaf of the arguments, the one at `at`, that is no array.
    pub fn not_an_array(
        &self,
        vm: &mut Vm,
        function: &Py,
        at: usize,
        leaf: &Py,
    ) -> PyResult<Raise> {
        let names = self.leaf_names(vm, function)?;
        let (class, text) = (class_text(vm, leaf), vm.repr(function)?);
        let path = names.get(at).cloned().unwrap_or_default();
        let error = vm.type_error(format_args!(
            "Error interpreting argument to {text} as an abstract array. The problematic value is of type \
             {class} and was passed to the function at path {path}.\nThis typically means that a jit-wrapped \
             function was called with a non-array argument, and this argument was not marked as static using \
             the static_argnums or static_argnames parameters of jax.jit."
        ));
        Ok(error.refused())
    }

    /// The names of the dynamic leaves.
    pub fn leaf_names(&self, vm: &mut Vm, function: &Py) -> PyResult<Vec<String>> {
        let mut positional = Vec::new();
        for (at, value) in self
            .args
            .iter()
            .enumerate()
            .filter(|(at, _)| !self.is_static(*at))
        {
            let (leaves, _) = tree::flatten_with_path(vm, value, None)?;
            positional.push((at, leaves.into_iter().map(|(path, _)| path).collect()));
        }
        let mut keywords = Vec::new();
        for (name, value) in self.dynamic_kwargs() {
            let (leaves, _) = tree::flatten_with_path(vm, &value, None)?;
            keywords.push((name, leaves.into_iter().map(|(path, _)| path).collect()));
        }
        Ok(arg_names(
            vm,
            function,
            &positional,
            &keywords,
            self.args.len(),
        ))
    }

    /// The arguments with these leaves in place of the dynamic ones.
    pub(super) fn rebuild(&self, vm: &mut Vm, tree: &TreeDef, leaves: &[Py]) -> PyResult<CallArgs> {
        let both = tree::unflatten(vm, tree, leaves)?;
        let parts = sequence(&both).unwrap_or_default();
        let mut dynamic = parts
            .first()
            .and_then(sequence)
            .unwrap_or_default()
            .into_iter();
        let args = (0..self.args.len())
            .map(|at| {
                if self.is_static(at) {
                    self.args[at].clone()
                } else {
                    dynamic.next().unwrap_or(Py::None)
                }
            })
            .collect();
        let rebuilt = match parts.get(1) {
            Some(Py::Dict(dict)) => dict.items(),
            _ => Vec::new(),
        };
        // The dict that comes out of a tree is sorted; static arguments are added to it.
        let is_static = |name: &Name| {
            !rebuilt
                .iter()
                .any(|(key, _)| key.as_str() == Some(name.as_str()))
        };
        let dynamic = rebuilt
            .iter()
            .filter_map(|(key, value)| Some((Name::new(key.as_str()?), value.clone())));
        let statics = self.kwargs.iter().filter(|(name, _)| is_static(name));
        Ok((args, dynamic.chain(statics.cloned()).list()))
    }
}

fn static_hash(vm: &mut Vm, value: &Py) -> PyResult<u64> {
    let raise = match vm.hash(value) {
        Ok(hash) => return Ok(hash),
        Err(raise) => raise,
    };
    let (class, text) = (class_text(vm, value), vm.str_text(value)?);
    let (kind, message) = (raise.class_name(), vm.message_of(&raise));
    let error = vm.value_error(format_args!(
        "Non-hashable static arguments are not supported. An error occurred while trying to hash an object of type \
         {class}, {text}. The error was:\n{kind}: {message}\n"
    ));
    Err(error.refused())
}
