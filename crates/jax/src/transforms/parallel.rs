//! `pmap`: a jitted function, mapped over simulated devices that compute in turn.
//!
//! As in JAX, the function is traced once for each signature, and what it froze then stays frozen.

use super::batching::{AxisName, Options, check_axes, is_none, map_call, no_prefix, tuple_of};
use crate::py::*;
use crate::row::{Call, Callable, Ints};
use crate::state::jax;
use crate::tree;
use crate::wraps::{function_name, wrap as wrap_function};
use freezeframe_array::Shape;
use freezeframe_base::Lists;

/// The axis of a `pmap` that was given no name.
const UNNAMED: &str = "_internal_pmap_axis_name";

#[derive(Clone)]
struct Parallel {
    function: Py,
    options: Options,
    statics: Vec<i64>,
    devices: Option<usize>,
}

/// The transformation.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// A jitted function that maps `fun` over an axis of its arguments, a device for each place.
    ///
    /// >>> jax.pmap(lambda x: x * 2)(jnp.arange(1))
    /// Array([0], dtype=int32)
    #[native(
        "(fun, axis_name=None, *, in_axes=0, out_axes=0, static_broadcasted_argnums=(), devices=None, backend=None, axis_size=None, donate_argnums=())"
    )]
    fn pmap(
        vm: &mut Vm,
        fun: Callable,
        axis_name: AxisName,
        in_axes: &Py,
        out_axes: &Py,
        static_broadcasted_argnums: Option<Ints>,
        devices: Option<&Py>,
        axis_size: Option<i64>,
    ) -> PyResult {
        check_axes(vm, "pmap", in_axes, "in_axes")?;
        check_axes(vm, "pmap", out_axes, "out_axes")?;
        let devices = match devices {
            Some(devices) => Some(vm.iterate(devices)?.len()),
            None => None,
        };
        let parallel = Parallel {
            function: fun.0.clone(),
            options: Options {
                name: "pmap",
                in_axes: tuple_of(in_axes),
                out_axes: out_axes.clone(),
                axis_name: Some(axis_name.0.unwrap_or_else(|| UNNAMED.into())),
                axis_size: axis_size.and_then(|size| usize::try_from(size).ok()),
            },
            statics: static_broadcasted_argnums.map_or_else(Vec::new, |it| it.0),
            devices,
        };
        let mapped = parallel.mapped(vm);
        let jitted = parallel.jit(vm, mapped)?;
        Ok(wrap_function(vm, fun.0, None, move |vm, args, kwargs| {
            parallel.check(vm, &args, &kwargs)?;
            vm.call_kw(&jitted, &args, &kwargs)
        }))
    }
}

/// The axes of the arguments that are not static.
fn without(in_axes: &Py, statics: &[usize]) -> Py {
    match in_axes {
        Py::Tuple(axes) => {
            let kept = axes.items.iter().enumerate();
            let kept = kept.filter(|(at, _)| !statics.contains(at));
            Py::tuple(kept.map(|(_, axis)| axis.clone()).collect())
        }
        other => other.clone(),
    }
}

impl Parallel {
    fn jit(&self, vm: &mut Vm, function: Py) -> PyResult {
        let numbers = Py::tuple(self.statics.iter().copied().map(Py::Int).collect());
        crate::jit::jit_of(vm, &function, &numbers)
    }

    /// The function that maps the user's function, itself jitted so that it sees what a staged function sees.
    fn mapped(&self, vm: &mut Vm) -> Py {
        let own = self.clone();
        wrap_function(vm, &self.function, None, move |vm, args, kwargs| {
            // A function of its own for each trace: the user's may be jitted elsewhere, without the axis.
            let inner = own.function.clone();
            let fresh = wrap_function(vm, &own.function, None, move |vm, args, kwargs| {
                vm.call_kw(&inner, &args, &kwargs)
            });
            let jitted = own.jit(vm, fresh)?;
            let statics = own.static_positions(args.len());
            let (mut fixed, mut dynamic) = (Vec::new(), Vec::new());
            for (at, arg) in args.into_iter().enumerate() {
                match statics.contains(&at) {
                    true => fixed.push((at, arg)),
                    false => dynamic.push(arg),
                }
            }
            let whole = wrap_function(vm, &own.function, None, move |vm, args, kwargs| {
                let mut args = args;
                for (at, value) in &fixed {
                    args.insert((*at).min(args.len()), value.clone());
                }
                vm.call_kw(&jitted, &args, &kwargs)
            });
            let mut options = own.options.clone();
            options.in_axes = without(&options.in_axes, &statics);
            let state = jax(vm);
            let outer = state.mesh.replace(options.axis_name.clone());
            let result = map_call(vm, &whole, &options, &dynamic, &kwargs);
            state.mesh.replace(outer);
            result
        })
    }

    fn static_positions(&self, count: usize) -> Vec<usize> {
        let canonical = self
            .statics
            .iter()
            .map(|at| if *at < 0 { at + count as i64 } else { *at });
        canonical.filter_map(|at| usize::try_from(at).ok()).list()
    }

    /// JAX's complaints about a call, before it traces.
    fn check(&self, vm: &mut Vm, args: &[Py], kwargs: &[(Name, Py)]) -> PyResult<()> {
        jax(vm).started.set(true);
        let statics = self.static_positions(args.len());
        if statics.iter().any(|at| *at >= args.len()) {
            let text = crate::ops::tuple_text(&self.statics);
            let count = args.len();
            let plural = if count == 1 { "" } else { "s" };
            return Err(vm.value_error(format_args!(
                "pmapped function has static_broadcasted_argnums={text} but was called with only {count} positional \
                 argument{plural}. All static broadcasted arguments must be passed positionally."
            )));
        }
        for at in &statics {
            if vm.hash(&args[*at]).is_err() {
                let class = vm.type_name(&args[*at]);
                let name = function_name(vm, &self.function);
                let error = vm.value_error(format_args!(
                    "Non-hashable static arguments are not supported, as this can lead to unexpected cache-misses. Static \
                     argument (index {at}) of type <class '{class}'> for function {name} is non-hashable."
                ));
                return Err(error.refused());
            }
        }
        let dynamic: Vec<Py> = args
            .iter()
            .enumerate()
            .filter(|(at, _)| !statics.contains(at))
            .map(|(_, arg)| arg.clone())
            .list();
        let in_axes = without(&self.options.in_axes, &statics);
        check_length(vm, &in_axes, dynamic.len())?;
        self.check_sizes(vm, in_axes, dynamic, kwargs)
    }

    fn check_sizes(
        &self,
        vm: &mut Vm,
        in_axes: Py,
        args: Vec<Py>,
        kwargs: &[(Name, Py)],
    ) -> PyResult<()> {
        let items = kwargs
            .iter()
            .map(|(name, value)| (Py::from(name), value.clone()));
        let keywords = Py::Dict(vm.dict_of(items.collect())?);
        let both = Py::tuple(vec![Py::tuple(args), keywords]);
        let (leaves, tree) = tree::flatten(vm, &both, None)?;
        let spec = Py::tuple(vec![in_axes.clone(), Py::Int(0)]);
        let Some(axes) = tree::prefix_leaves(vm, &spec, &tree, &is_none)? else {
            let Py::Tuple(both) = &both else {
                return Err(vm.value_error("pmap in_axes"));
            };
            return Err(no_prefix(vm, "pmap in_axes", &in_axes, &both.items[0])?);
        };
        let available = match self.devices {
            Some(count) => count,
            None => crate::devices::device_count(vm)?,
        };
        let mut mesh: Option<usize> = None;
        for (at, (leaf, axis)) in leaves.iter().zip(&axes).enumerate() {
            let Py::Int(axis) = axis else { continue };
            let shape = crate::convert::jax_value(vm, leaf)?.shape();
            let rank = shape.ndim();
            let canonical = if *axis < 0 { axis + rank as i64 } else { *axis };
            let place = usize::try_from(canonical).ok().filter(|at| *at < rank);
            let Some(place) = place else {
                return Err(self.no_axis(vm, at, rank, mesh));
            };
            let devices = mesh.unwrap_or(shape[place].min(available));
            mesh = Some(devices);
            if shape[place] != devices {
                return Err(self.indivisible(vm, at, &shape, place, devices));
            }
        }
        if let (Some(devices), Some(outer)) = (mesh, jax(vm).mesh.borrow().clone()) {
            let size = freezeframe_core::axis_size(&outer).unwrap_or(1);
            let name = self.options.axis_name.as_deref().unwrap_or(UNNAMED);
            return Err(vm.value_error(format_args!(
                "The context mesh AbstractMesh('{outer}': {size}, axis_types=(Manual,), device_kind=cpu, num_cores=None, \
                 platform=cpu) should match the mesh passed to shard_map Mesh('{name}': {devices}, axis_types=(Auto,))"
            )));
        }
        match (mesh, self.options.axis_size) {
            (None, _) => {
                Err(vm.value_error("pmap requires at least one argument with a mapped axis."))
            }
            (Some(found), Some(asked)) if found != asked => Err(vm.value_error(format_args!(
                "Specified axis_size {asked} doesn't match received axis_size {found}."
            ))),
            _ => Ok(()),
        }
    }

    /// The sharding of an operand, as JAX shows it.
    fn sharding(&self, place: usize, devices: usize) -> String {
        let name = self.options.axis_name.as_deref().unwrap_or(UNNAMED);
        let before = "None, ".repeat(place);
        let comma = if place == 0 { "," } else { "" };
        format!(
            "NamedSharding(mesh=Mesh('{name}': {devices}, axis_types=(Auto,)), spec=P({before}'{name}'{comma}), \
             memory_kind=device)"
        )
    }

    fn no_axis(&self, vm: &mut Vm, at: usize, rank: usize, mesh: Option<usize>) -> Raise {
        match (rank, mesh) {
            (0, None) => vm.value_error("pmap requires at least one argument with a mapped axis."),
            (0, Some(devices)) => {
                let sharding = self.sharding(0, devices);
                vm.value_error(format_args!(
                    "One of pjit arguments with pytree key path flat_args[{at}] is incompatible with its sharding annotation \
                     {sharding}: Sharding {sharding} is only valid for values of rank at least 1, but was applied to a value \
                     of rank 0. For scalars the PartitionSpec should be P()"
                ))
            }
            _ => vm.error(Exc::IndexError, "tuple index out of range".to_string()),
        }
    }

    fn indivisible(
        &self,
        vm: &mut Vm,
        at: usize,
        shape: &Shape,
        place: usize,
        devices: usize,
    ) -> Raise {
        if shape[place].is_multiple_of(devices) {
            // Each device would have several; JAX notices that where it takes the axis away.
            let mut own = shape.dims().to_vec();
            own[place] /= devices;
            return vm.value_error(format_args!(
                "cannot select an axis to squeeze out which has size not equal to one, got shape={} and dimensions={}",
                Shape::from(own),
                crate::ops::tuple_text(&[place])
            ));
        }
        let factors: Vec<usize> = (0..=place)
            .map(|axis| if axis == place { devices } else { 1 })
            .collect();
        let message = format!(
            "One of pjit arguments with pytree key path flat_args[{at}] was given the sharding {} implies that array axis \
             {place} is partitioned {devices} times, but the dimension size is {} (full shape: {shape}, per-dimension tiling \
             factors: {} should evenly divide the shape).",
            self.sharding(place, devices),
            shape[place],
            crate::ops::tuple_text(&factors)
        );
        let base = vm.types.exception(Exc::ValueError).clone();
        let class = vm.new_exception_class("jax._src.sharding_impls", "IndivisibleError", &base);
        vm.error_with(&class, vec![Py::str(message)])
    }
}

fn check_length(vm: &mut Vm, in_axes: &Py, count: usize) -> PyResult<()> {
    let Py::Tuple(axes) = in_axes else {
        return Ok(());
    };
    let given = axes.items.len();
    if given == count {
        return Ok(());
    }
    Err(vm.value_error(format_args!(
        "pytree structure error: different lengths of tuple at key path\n    pmap in_axes[0]\nAt that key path, the prefix \
         pytree pmap in_axes has a subtree of type tuple of length {given}, but the full pytree has a subtree of the same \
         type but of length {count}.\n\nThe 'full pytree' here is the tuple of arguments passed positionally to the pmapped \
         function, and the value of `in_axes` must be a tree prefix of that tuple. But it was not a prefix.\n\nCheck that the \
         value of the `in_axes` argument to `pmap` is a tree prefix of the tuple of arguments passed positionally to the \
         pmapped function."
    )))
}
