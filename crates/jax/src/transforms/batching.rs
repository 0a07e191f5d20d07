//! `vmap`.

use super::{FlatCall, FlatResult, rebuild, rebuild_with, values};
use crate::errors::{OrRaise, foreign, raise};
use crate::py::*;
use crate::reenter::{lend, with_vm};
use crate::row::{Call, Callable};
use crate::tree::{self, TreeDef};
use crate::wraps::wrap as wrap_function;
use freezeframe_base::Order;
use freezeframe_core::AxisData;
use freezeframe_python::{Arg, FromArg};

/// What a mapped function is mapped over.
#[derive(Clone)]
pub(super) struct Options {
    pub name: &'static str,
    pub in_axes: Py,
    pub out_axes: Py,
    pub axis_name: Option<Rc<str>>,
    pub axis_size: Option<usize>,
}

/// The name of an axis, if it has one.
pub(super) struct AxisName(pub(super) Option<Rc<str>>);

impl<'a> FromArg<'a, Call> for AxisName {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        Ok(Self(match arg.some() {
            None => None,
            Some(Py::Str(name)) => Some(name.as_str().into()),
            Some(other) => Some(vm.repr(other)?.into()),
        }))
    }
}

/// The complaint of the transformation of this name about axes that are no ints.
pub(super) fn check_axes(vm: &mut Vm, name: &str, axes: &Py, what: &str) -> PyResult<()> {
    for leaf in tree::leaves(vm, axes)? {
        if !matches!(leaf, Py::Int(_)) {
            let text = vm.str_text(axes)?;
            return Err(vm.type_error(format_args!(
                "{name} {what} must be an int, None, or (nested) container with those types as leaves, but got {text}."
            )));
        }
    }
    Ok(())
}

/// The transformation.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// A function that maps `fun` over an axis of its arguments, all at once. `in_axes` and `out_axes` say over which axes of
    /// arguments and results, `None` for what is not mapped.
    ///
    /// >>> jax.vmap(jnp.dot, in_axes=(0, None))(jnp.ones((2, 3)), jnp.arange(3.0))
    /// Array([3., 3.], dtype=float32)
    #[native("(fun, in_axes=0, out_axes=0, axis_name=None, axis_size=None, spmd_axis_name=None)")]
    fn vmap(
        vm: &mut Vm,
        fun: Callable,
        in_axes: &Py,
        out_axes: &Py,
        axis_size: Option<i64>,
        axis_name: AxisName,
    ) -> PyResult {
        let in_axes = tuple_of(in_axes);
        if !matches!(in_axes, Py::None | Py::Int(_) | Py::Tuple(_)) {
            let text = vm.str_text(&in_axes)?;
            return Err(vm.type_error(format_args!(
                "vmap in_axes must be an int, None, or a tuple of entries corresponding to the positional arguments passed \
                 to the function, but got {text}."
            )));
        }
        check_axes(vm, "vmap", &in_axes, "in_axes")?;
        check_axes(vm, "vmap", out_axes, "out_axes")?;
        let options = Options {
            name: "vmap",
            in_axes,
            out_axes: out_axes.clone(),
            axis_name: axis_name.0,
            axis_size: axis_size.and_then(|size| usize::try_from(size).ok()),
        };
        Ok(mapped(vm, fun.0.clone(), options))
    }
}

/// A list as a tuple, anything else as it is.
pub(super) fn tuple_of(axes: &Py) -> Py {
    match axes {
        Py::List(list) => Py::tuple(list.items.borrow().clone()),
        other => other.clone(),
    }
}

fn mapped(vm: &mut Vm, function: Py, options: Options) -> Py {
    wrap_function(vm, &function.clone(), None, move |vm, args, kwargs| {
        if let Py::Tuple(axes) = &options.in_axes
            && axes.items.len() != args.len()
        {
            let mut message = format!(
                "{} in_axes must be an int, None, or a tuple of entries corresponding to the positional arguments passed \
                 to the function, but got len(in_axes)={}, len(args)={}.",
                options.name,
                axes.items.len(),
                args.len()
            );
            if !kwargs.is_empty() {
                message += &keyword_note(&kwargs);
            }
            return Err(vm.value_error(message));
        }
        map_call(vm, &function, &options, &args, &kwargs)
    })
}

fn keyword_note(kwargs: &[(Name, Py)]) -> String {
    let names: Vec<String> = kwargs.iter().map(|(name, _)| format!("'{name}'")).collect();
    format!(
        " Note that the function was called with keyword arguments [{}], which the entries of a tuple in_axes never \
         correspond to: keyword arguments are always mapped along their leading axis (axis 0). If that is the intended \
         mapping, make in_axes correspond to the positional arguments only; otherwise pass the arguments positionally, or \
         bind unmapped keyword arguments with functools.partial before applying vmap.",
        names.join(", ")
    )
}

pub(super) fn is_none(value: &Py) -> bool {
    value.is_none()
}

pub(super) fn map_call(
    vm: &mut Vm,
    function: &Py,
    options: &Options,
    args: &[Py],
    kwargs: &[(Name, Py)],
) -> PyResult {
    // Keyword arguments go as one more positional argument, mapped along axis 0.
    let items = kwargs
        .iter()
        .map(|(name, value)| (Py::from(name), value.clone()))
        .collect();
    let keywords = Py::Dict(vm.dict_of(items)?);
    let both = Py::tuple(vec![Py::tuple(args.to_vec()), keywords]);
    let (leaves, tree) = tree::flatten(vm, &both, None)?;
    let spec = Py::tuple(vec![options.in_axes.clone(), Py::Int(0)]);
    let Some(axes) = tree::prefix_leaves(vm, &spec, &tree, &is_none)? else {
        let args = Py::tuple(args.to_vec());
        let what = format!("{} in_axes", options.name);
        return Err(no_prefix(vm, &what, &options.in_axes, &args)?);
    };
    // What is not mapped is no business of `vmap`: the function gets it as it is, whatever it is.
    let goes = |axis: &Py| matches!(axis, Py::Int(_)) || options.name != "vmap";
    let mut places: Vec<usize> = Vec::with_capacity(leaves.len());
    places.extend((0..leaves.len()).filter(|at| goes(&axes[*at])));
    let given: Vec<Py> = places.iter().map(|at| leaves[*at].clone()).collect();
    let arrays = values(vm, &given)?;
    let mut in_axes = Vec::with_capacity(arrays.len());
    for (array, at) in arrays.iter().zip(&places) {
        in_axes.push(match &axes[*at] {
            Py::Int(axis) => Some(mapped_axis(vm, options.name, array, *axis)?),
            _ => None,
        });
    }
    let found = Found {
        arrays: &arrays,
        in_axes: &in_axes,
        places: &places,
        leaves: leaves.len(),
    };
    let size = axis_size(vm, options, function, &found, &both)?;
    let axis = AxisData {
        name: options.axis_name.clone(),
        size,
    };
    let mut result = FlatResult::default();
    let holder = Holder {
        function,
        tree: tree.clone(),
        leaves: &leaves,
        places: &places,
    };
    let out_tree = std::cell::RefCell::new(None);
    crate::reenter::note_caller(vm);
    let outs = lend(vm, || {
        freezeframe_core::vmap(
            &arrays,
            &in_axes,
            axis,
            &mut |outs, dims| {
                with_vm(|vm| out_axes(vm, options, out_tree.borrow().as_ref(), outs, dims))
            },
            |leaves| {
                with_vm(|vm| {
                    let values = holder
                        .call(vm, leaves, &mut result)
                        .map_err(|error| raise(vm, error))?;
                    *out_tree.borrow_mut() = result.tree.clone();
                    Ok(values)
                })
            },
        )
    })?;
    let tree = out_tree.take().unwrap_or_else(TreeDef::leaf);
    if options.name == "pmap" {
        let outs = first_of_unmapped(vm, options, &tree, outs)?;
        return rebuild(vm, &tree, outs);
    }
    let mut given = result.raw;
    if given.iter().any(Option::is_some) {
        let axes = tree::prefix_leaves(vm, &options.out_axes, &tree, &is_none)?.unwrap_or_default();
        for (given, axis) in given.iter_mut().zip(&axes) {
            if !matches!(axis, Py::None) {
                *given = None;
            }
        }
    }
    rebuild_with(vm, &tree, outs, &given)
}

/// A result that `pmap` is to give unmapped is that of the first device.
fn first_of_unmapped(
    vm: &mut Vm,
    options: &Options,
    tree: &Rc<TreeDef>,
    outs: Vec<Value>,
) -> PyResult<Vec<Value>> {
    let axes = tree::prefix_leaves(vm, &options.out_axes, tree, &is_none)?.unwrap_or_default();
    let mut found = Vec::with_capacity(outs.len());
    for (out, axis) in outs.into_iter().zip(axes) {
        found.push(match axis {
            Py::Int(_) => out,
            _ => crate::ops::lax::index_in_dim(&out, 0, 0).or_raise(vm)?,
        });
    }
    Ok(found)
}

struct Holder<'a> {
    function: &'a Py,
    tree: Rc<TreeDef>,
    /// All leaves of the arguments, and which of them the transformation gives in their place.
    leaves: &'a [Py],
    places: &'a [usize],
}

/// The arguments that are mapped.
struct Found<'a> {
    arrays: &'a [Value],
    in_axes: &'a [Option<usize>],
    /// Which leaf of the arguments each is, and how many there are.
    places: &'a [usize],
    leaves: usize,
}

impl Holder<'_> {
    fn call(
        &self,
        vm: &mut Vm,
        leaves: &[Value],
        result: &mut FlatResult,
    ) -> Result<Vec<Value>, Error> {
        let mut wrapped = self.leaves.to_vec();
        for (at, leaf) in self.places.iter().zip(leaves) {
            wrapped[*at] = crate::array::wrap(vm, leaf.clone());
        }
        let both = tree::unflatten(vm, &self.tree, &wrapped).map_err(foreign)?;
        drop(wrapped);
        let parts = sequence(&both).unwrap_or_default();
        let args = parts.first().and_then(sequence).unwrap_or_default();
        let kwargs: Vec<(Name, Py)> = match parts.get(1) {
            Some(Py::Dict(dict)) => {
                let items = dict.items().into_iter();
                items
                    .map(|(name, value)| (Name::new(name.as_str().unwrap_or_default()), value))
                    .collect()
            }
            _ => Vec::new(),
        };
        drop((both, parts));
        let call = FlatCall {
            function: self.function,
            kwargs: &kwargs,
            args: &args,
            dynamic: &[],
            tree: TreeDef::tuple(Vec::new()),
            has_aux: false,
        };
        call.call(vm, &[], result)
    }
}

fn mapped_axis(vm: &mut Vm, name: &str, array: &Value, axis: i64) -> PyResult<usize> {
    let rank = array.ndim() as i64;
    let canonical = if axis < 0 { axis + rank } else { axis };
    if (0..rank).contains(&canonical) {
        return Ok(canonical as usize);
    }
    let needed = if axis >= 0 { axis + 1 } else { -axis };
    Err(vm.value_error(format_args!(
        "{name} was requested to map its argument along axis {axis}, which implies that its rank should be at least {needed}, \
         but is only {rank} (its shape is {})",
        array.shape()
    )))
}

fn axis_size(
    vm: &mut Vm,
    options: &Options,
    function: &Py,
    found: &Found<'_>,
    both: &Py,
) -> PyResult<usize> {
    let name = options.name;
    if found.leaves == 0 && options.axis_size.is_none() {
        return Err(vm.value_error(format_args!(
            "{name} wrapped function must be passed at least one argument containing an array or axis_size must be \
             specified, got empty *args=() and **kwargs={{}}"
        )));
    }
    let mut sizes: Vec<(usize, usize, usize)> = Vec::new();
    for (at, (array, axis)) in found.arrays.iter().zip(found.in_axes).enumerate() {
        if let Some(axis) = axis {
            sizes.push((array.shape()[*axis], at, *axis));
        }
    }
    let all = sizes
        .iter()
        .map(|(size, ..)| *size)
        .chain(options.axis_size);
    let all: Vec<usize> = all.collect();
    match all.first() {
        Some(first) if all.iter().all(|size| size == first) => Ok(*first),
        Some(_) => Err(inconsistent(vm, options, function, found, &sizes, both)?),
        None => Err(vm.value_error(format_args!(
            "{name} must have at least one non-None value in in_axes or axis_size must be specified"
        ))),
    }
}

fn inconsistent(
    vm: &mut Vm,
    options: &Options,
    function: &Py,
    found: &Found<'_>,
    sizes: &[(usize, usize, usize)],
    both: &Py,
) -> PyResult<Raise> {
    let call = crate::jit::Call::plain(
        sequence(both)
            .and_then(|parts| parts.first().and_then(sequence))
            .unwrap_or_default(),
        Vec::new(),
    );
    let names = call.leaf_names(vm, function)?;
    let describe = |at: usize| {
        let name = names
            .get(found.places[at])
            .cloned()
            .unwrap_or_else(|| format!("args[{}]", found.places[at]));
        format!("argument {name} of type {}", found.arrays[at].aval().long())
    };
    let mut counts: Vec<(usize, usize, usize, usize)> = Vec::new();
    for (size, at, axis) in sizes {
        match counts.iter_mut().find(|(other, ..)| other == size) {
            Some((_, count, ..)) => *count += 1,
            None => counts.push((*size, 1, *at, *axis)),
        }
    }
    counts.order_by_key(|(_, count, ..)| std::cmp::Reverse(*count));
    let mut text = format!(
        "{} got inconsistent sizes for array axes to be mapped:\n",
        options.name
    );
    if let Some(size) = options.axis_size {
        text += &format!("  * the `axis_size` argument was {size};\n");
    }
    for (position, (size, count, at, axis)) in counts.iter().enumerate() {
        let most = if position == 0 { "most" } else { "some" };
        text += &if *count == 1 {
            format!(
                "  * one axis had size {size}: axis {axis} of {};\n",
                describe(*at)
            )
        } else {
            format!(
                "  * {most} axes ({count} of them) had size {size}, e.g. axis {axis} of {};\n",
                describe(*at)
            )
        };
    }
    let text = text
        .trim_end_matches('\n')
        .trim_end_matches(';')
        .to_string();
    Ok(vm.value_error(text))
}

/// JAX's words where axes are not said as the tree is made.
pub(super) fn no_prefix(vm: &mut Vm, what: &str, axes: &Py, full: &Py) -> PyResult<Raise> {
    let library = Py::Module(vm.import("jax._src.mismatch")?);
    let what = Py::str(what);
    let text = vm.call_method(&library, "no_prefix", &[what, axes.clone(), full.clone()])?;
    Ok(vm.value_error(text.as_str().unwrap_or_default().to_owned()))
}

fn out_axes(
    vm: &mut Vm,
    options: &Options,
    tree: Option<&Rc<TreeDef>>,
    outs: &[Value],
    dims: &[Option<usize>],
) -> PyResult<Vec<Option<usize>>> {
    let Some(tree) = tree else {
        return Ok(vec![Some(0); outs.len()]);
    };
    let Some(axes) = tree::prefix_leaves(vm, &options.out_axes, tree, &is_none)? else {
        let leaves = vec![Py::Int(0); tree.num_leaves];
        let full = tree::unflatten(vm, tree, &leaves)?;
        let what = format!("{} out_axes", options.name);
        return Err(no_prefix(vm, &what, &options.out_axes, &full)?);
    };
    let mut found = Vec::with_capacity(outs.len());
    for (at, (out, axis)) in outs.iter().zip(&axes).enumerate() {
        found.push(match axis {
            Py::Int(axis) => {
                let rank = out.ndim() as i64 + 1;
                let canonical = if *axis < 0 { axis + rank } else { *axis };
                match usize::try_from(canonical)
                    .ok()
                    .filter(|at| *at < rank as usize)
                {
                    Some(at) => Some(at),
                    None => {
                        return Err(vm.value_error(format_args!(
                            "axis {axis} is out of bounds for array of dimension {rank}"
                        )));
                    }
                }
            }
            _ if options.name == "pmap" => Some(0),
            _ => match dims[at] {
                None => None,
                Some(dim) => return Err(wanted_whole(vm, tree, at, outs, dim)?),
            },
        });
    }
    Ok(found)
}

/// JAX's complaint about a mapped result that is wanted whole.
#[cold]
fn wanted_whole(
    vm: &mut Vm,
    tree: &Rc<TreeDef>,
    at: usize,
    outs: &[Value],
    dim: usize,
) -> PyResult<Raise> {
    let numbers: Vec<Py> = (0..outs.len()).map(|at| Py::Int(at as i64)).collect();
    let all = tree::unflatten(vm, tree, &numbers)?;
    let (leaves, _) = tree::flatten_with_path(vm, &all, None)?;
    let path = match leaves.get(at) {
        Some((path, _)) => tree::keystr(vm, path)?,
        None => String::new(),
    };
    Ok(vm.value_error(format_args!(
        "at vmap out_axes{path}, got axis spec None but output was batched on axis {dim}"
    )))
}
