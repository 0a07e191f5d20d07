//! What `jax.sharding` and `jax.shard_map`, which are written in Python, need of the engine: meshes of devices, where arrays
//! lie on them, and functions that are mapped over them.

use crate::convert::jax_value;
use crate::ops::R;
use crate::py::*;
use crate::reenter::{lend, with_vm};
use crate::row::{Call, Ints, JaxValue, ListOf, ToPython};
use crate::state::jax;
use freezeframe_base::Lists;
use freezeframe_core::{
    Aval, AxisKind, DebugInfo, Mesh, PlaceId, Places, Primitive, Reshard, Sharded, Spec, bind1,
    manual_mesh, products_lie, vary,
};
use freezeframe_python::{Arg, FromArg};

/// Something of `jax.sharding` that is written in Python.
pub(crate) fn written(vm: &mut Vm, name: &str) -> PyResult {
    let module = vm.import("jax.sharding")?;
    vm.attr(&Py::Module(module), name)
}

/// What says where an array lies: a sharding.
pub(crate) fn sharding(vm: &mut Vm, value: &Value) -> PyResult {
    let named = written(vm, "_sharding_of")?;
    let (mesh, spec) = lying(vm, value.places());
    vm.call(&named, &[mesh, spec])
}

/// The object of the mesh that an array lies on, and how its axes are split; `None` for an array of the first device.
fn lying(vm: &mut Vm, places: PlaceId) -> (Py, Py) {
    let nothing = (Py::None, Py::tuple(Vec::new()));
    let Some(places) = places.places() else {
        return nothing;
    };
    let Some(mesh) = &places.mesh else {
        return nothing;
    };
    let object = jax(vm).meshes.borrow().get(mesh.key).map(|it| it.1.clone());
    let entries = places.spec.iter().map(|split| names(split)).collect();
    (object.unwrap_or(Py::None), Py::tuple(entries))
}

fn names(names: &[Rc<str>]) -> Py {
    Py::tuple(names.iter().map(|name| Py::str(&**name)).collect())
}

/// The value, lying on devices as another of its shape does.
pub(crate) fn lying_as(value: Value, like: &Aval) -> R {
    if value.shape() != like.shape {
        return Ok(value);
    }
    match manual_mesh() {
        Some(_) => vary(&value, &like.places.varies()),
        None => Ok(value.placed(like.places)),
    }
}

/// How the result of a product is to lie, if that is said.
pub(crate) struct OutSharding(Option<PlaceId>);

impl<'a> FromArg<'a, Call> for OutSharding {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let Some(given) = arg.some() else {
            return Ok(Self(None));
        };
        let keyed = written(vm, "_keyed")?;
        let keyed = vm.call(&keyed, std::slice::from_ref(given))?;
        let parts = sequence(&keyed).unwrap_or_default();
        let [key, split] = parts.as_slice() else {
            return Err(vm.type_error("out_sharding must be a sharding"));
        };
        let mesh = MeshOf::of(vm, key)?;
        let spec = spec(vm, split)?;
        Ok(Self(Some(PlaceId::of(Places {
            mesh: Some(mesh.0),
            spec,
            varying: Vec::new(),
        }))))
    }
}

impl OutSharding {
    /// What `f` gives, whose products lie so.
    pub(crate) fn within(&self, f: impl FnOnce() -> R) -> R {
        match self.0 {
            None => f(),
            Some(places) => products_lie(places, f),
        }
    }
}

impl OutSharding {
    /// A result, lying so.
    pub(crate) fn laid(&self, result: R) -> R {
        let Some(places) = self.0 else {
            return result;
        };
        let value = result?;
        let step = Reshard {
            name: "reshard",
            params: Vec::new(),
            places,
        };
        bind1(&Primitive::Reshard(Rc::new(step)), &[value])
    }
}

/// The number of a mesh that the engine was told of.
struct MeshOf(Rc<Mesh>);

impl<'a> FromArg<'a, Call> for MeshOf {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        Self::of(vm, arg.value())
    }
}

impl MeshOf {
    fn of(vm: &mut Vm, key: &Py) -> PyResult<Self> {
        let key = vm.int(key)?;
        let meshes = jax(vm);
        let meshes = meshes.meshes.borrow();
        let found = usize::try_from(key).ok().and_then(|key| meshes.get(key));
        found
            .map(|it| Self(it.0.clone()))
            .ok_or_else(|| vm.value_error("there is no such mesh"))
    }
}

/// How the axes of one array are split.
struct OneSpec(Spec);

impl<'a> FromArg<'a, Call> for OneSpec {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        spec(vm, arg.value()).map(Self)
    }
}

fn spec(vm: &mut Vm, value: &Py) -> PyResult<Spec> {
    let entries = sequence(value).unwrap_or_default();
    entries.iter().map(|entry| texts(vm, entry)).try_list()
}

fn specs(vm: &mut Vm, value: &Py) -> PyResult<Vec<Spec>> {
    let each = sequence(value).unwrap_or_default();
    each.iter().map(|entry| spec(vm, entry)).try_list()
}

/// A list of names.
struct Texts(Vec<Rc<str>>);

impl<'a> FromArg<'a, Call> for Texts {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        texts(vm, arg.value()).map(Self)
    }
}

fn texts(vm: &mut Vm, value: &Py) -> PyResult<Vec<Rc<str>>> {
    let items = sequence(value).unwrap_or_default();
    items
        .iter()
        .map(|item| match item.as_str() {
            Some(text) => Ok(Rc::from(text)),
            None => vm.repr(item).map(Rc::from),
        })
        .try_list()
}

/// What is shown of a step: names and texts.
struct Shown(Vec<(&'static str, String)>);

impl<'a> FromArg<'a, Call> for Shown {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        const NAMES: [&str; 7] = [
            "context_mesh",
            "copy_semantics",
            "devices",
            "layout",
            "sharding",
            "srcs",
            "unconstrained_dims",
        ];
        let mut shown = Vec::new();
        for pair in sequence(arg.value()).unwrap_or_default() {
            let pair = texts(vm, &pair)?;
            let known = |name: &str| NAMES.iter().copied().find(|own| *own == name);
            if let [name, text] = pair.as_slice()
                && let Some(name) = known(name)
            {
                shown.push((name, text.to_string()));
            }
        }
        Ok(Self(shown))
    }
}

/// How a function is mapped over devices, for [`freezeframe_core::shard_map`].
struct Mapped<'a> {
    mesh: Rc<Mesh>,
    function: &'a Py,
    check: bool,
    mesh_text: &'a str,
    in_specs: Vec<Spec>,
    out_specs: &'a Py,
}

impl Mapped<'_> {
    fn call(self, vm: &mut Vm, name: &str, leaves: &[Value]) -> PyResult<Vec<Value>> {
        let out_specs = self.out_specs;
        let mut of_results = |avals: &[Aval]| {
            with_vm(|vm| {
                let described = avals.iter().map(described).collect();
                let found = vm.call(out_specs, &[Py::list(described)])?;
                specs(vm, &found)
            })
        };
        let sharded = Sharded {
            mesh: self.mesh,
            in_specs: self.in_specs,
            out_specs: &mut of_results,
            check: self.check,
            mesh_text: self.mesh_text.into(),
            debug_info: DebugInfo::internal("shard_map", name),
        };
        let function = self.function;
        lend(vm, || {
            freezeframe_core::shard_map(leaves, sharded, |args| {
                with_vm(|vm| crate::called::called(vm, function, args))
            })
        })
    }
}

/// Shape, text and differing axes of a result, for Python.
fn described(aval: &Aval) -> Py {
    let shape = int_tuple(aval.shape.dims());
    let text = Py::str(aval.long());
    Py::tuple(vec![shape, text, names(&aval.places.varies())])
}

/// The functions.
#[natives(scope = Call)]
mod functions {
    use super::*;

    /// Tells of a mesh, which gets a number; of what kinds its axes are is said by `Auto`, `Explicit` and `Manual`.
    #[native("(object, names, sizes, kinds, /)")]
    fn mesh(vm: &mut Vm, object: &Py, names: Texts, sizes: Ints, kinds: Texts) -> usize {
        let kinds = kinds.0.iter().map(|kind| match &**kind {
            "Explicit" => AxisKind::Explicit,
            "Manual" => AxisKind::Manual,
            _ => AxisKind::Auto,
        });
        let sizes = sizes
            .0
            .iter()
            .map(|size| usize::try_from(*size).unwrap_or(1));
        let axes = names.0.into_iter().zip(sizes).zip(kinds);
        let axes = axes
            .map(|((name, size), kind)| (name, size, kind))
            .collect();
        let state = jax(vm);
        let mut meshes = state.meshes.borrow_mut();
        let key = meshes.len();
        meshes.push((Rc::new(Mesh { key, axes }), object.clone()));
        key
    }

    /// Anything that is a valid JAX type as an array.
    #[native("(x, /)")]
    fn array(x: JaxValue) -> R {
        Ok(x.0)
    }

    /// The array, lying over a mesh as a spec says. While it is traced, a step of this name shows these parameters.
    #[native("(x, name, params, mesh, spec, /)")]
    fn moved(x: &Value, name: &str, params: Shown, mesh: MeshOf, spec: OneSpec) -> R {
        let name = match name {
            "device_put" => "device_put",
            "sharding_constraint" => "sharding_constraint",
            _ => "reshard",
        };
        let places = PlaceId::of(Places {
            mesh: Some(mesh.0),
            spec: spec.0,
            varying: Vec::new(),
        });
        let step = Reshard {
            name,
            params: params.0,
            places,
        };
        bind1(&Primitive::Reshard(Rc::new(step)), std::slice::from_ref(x))
    }

    /// The mesh that an array lies on, or its type says it does, and how its axes are split; `None` if nothing is said.
    #[native("(x, /)")]
    fn places(vm: &mut Vm, x: &Value) -> Py {
        match lying(vm, x.places()) {
            (Py::None, _) => Py::None,
            (mesh, spec) => Py::tuple(vec![mesh, spec]),
        }
    }

    /// The axes along which a value differs from device to device, as its type says.
    #[native("(x, /)")]
    fn varies(x: &Value) -> Py {
        names(&x.places().varies())
    }

    /// True while a function is traced for each device, and it is told apart which values differ.
    #[native("()")]
    fn is_checked() -> bool {
        manual_mesh().is_some()
    }

    /// The array, counted as one that may differ along these axes.
    #[native("(x, axes, /)", name = "vary")]
    fn vary_along(x: &Value, axes: Texts) -> R {
        vary(x, &axes.0)
    }

    /// What a function gives for the parts that the devices of a mesh have of these arrays, joined. `out_specs` is asked
    /// how, with shape, text and differing axes of each result.
    #[native("(mesh, fun, check, mesh_text, name, in_specs, out_specs, leaves, /)")]
    fn shard_map(
        vm: &mut Vm,
        mesh: MeshOf,
        fun: &Py,
        check: bool,
        mesh_text: &str,
        name: &str,
        in_specs: &Py,
        out_specs: &Py,
        leaves: crate::row::HandedOn,
    ) -> PyResult {
        let mut values = Vec::new();
        for leaf in sequence(leaves.0).unwrap_or_default() {
            values.push(jax_value(vm, &leaf)?);
        }
        let mapped = Mapped {
            mesh: mesh.0,
            function: fun,
            check,
            mesh_text,
            in_specs: specs(vm, in_specs)?,
            out_specs,
        };
        let results = mapped.call(vm, name, &values)?;
        Ok(ListOf(results).to_python(vm))
    }
}

/// Fills the module.
pub(crate) fn init(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(functions::TABLE);
    Ok(())
}
