//! `jax` itself, and the registration of all modules.

use crate::py::*;
use crate::state::jax;
use crate::{
    avals, callbacks, checkpoint, classes, config, convert, devices, dtype, errors, jit, lax_api,
    nn_api, numpy_api, random_api, reenter, refs, transforms, tree,
};
use freezeframe_base::{JaxCompat, Lane};

/// What a machine is told once.
#[derive(Clone, Copy, Debug)]
pub struct JaxOptions {
    /// In `Lane::Python`, `jit` is the identity.
    pub lane: Lane,
    /// Whose texts are followed.
    pub compat: JaxCompat,
}

/// Registers the modules in a machine.
pub fn install(vm: &mut Vm, options: JaxOptions) {
    let state = jax(vm);
    state.lane.set(options.lane);
    state.compat.set(options.compat);
    freezeframe_numpy::register(vm);
    freezeframe_numpy::add_array_hook(vm, crate::interop::array_hook);
    dtype::install(vm);
    errors::install(vm);
    classes::install(vm);
    tree::register_partial(vm);
    for (name, init) in MODULES {
        vm.register_module(name, *init);
    }
    freezeframe_core::set_source_provider(Some(reenter::source));
}

type Init = fn(&mut Vm, &Rc<Module>) -> PyResult<()>;

const MODULES: &[(&str, Init)] = &[
    ("jax", init),
    ("jax.numpy", numpy_api::init),
    ("jax.numpy.linalg", numpy_api::init_linalg),
    ("jax.lax", lax_api::init),
    ("jax.nn", init_nn),
    ("jax.nn.initializers", nn_api::init_initializers),
    ("jax.random", random_api::init),
    ("jax.tree", tree::init_tree),
    ("jax.tree_util", tree::init_tree_util),
    ("jax.errors", errors::init_module),
    ("jax.debug", callbacks::init_debug),
    ("jax.scipy", init_scipy),
    ("jax.scipy.special", nn_api::init_special),
    ("jax.scipy.stats", init_stats),
    ("jax.scipy.stats.norm", nn_api::init_norm),
    ("jax.experimental", init_experimental),
    ("jax.core", init_core),
    ("jax.ad_checkpoint", checkpoint::init_ad_checkpoint),
    ("jax.checkpoint_policies", checkpoint::init_policies),
    ("jax.custom_derivatives", init_custom),
    ("jax.sharding", init_sharding),
    ("jax.typing", init_typing),
];

/// Imports a module below `jax` and sets it as an attribute of its parent.
fn submodules(vm: &mut Vm, module: &Rc<Module>, names: &[&str]) -> PyResult<()> {
    for name in names {
        let full = format!("{}.{name}", module.name);
        let inner = vm.import(&full)?;
        module.set(name, inner);
    }
    Ok(())
}

const TRANSFORMS: &[Entry] = &[
    pure(
        "jit",
        "(fun=?, /, static_argnums=None, static_argnames=None, *, donate_argnums=None, donate_argnames=None, keep_unused=False, device=None, backend=None, inline=False, in_shardings=None, out_shardings=None, compiler_options=None)",
        jit::jit,
    ),
    pure(
        "make_jaxpr",
        "(fun, static_argnums=None, axis_env=None, return_shape=False)",
        jit::make_jaxpr,
    ),
    pure("eval_shape", "(fun, *args, **kwargs)", jit::eval_shape),
    pure(
        "grad",
        "(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False, reduce_axes=())",
        transforms::grad,
    ),
    pure(
        "value_and_grad",
        "(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False, reduce_axes=())",
        transforms::value_and_grad,
    ),
    pure(
        "vjp",
        "(fun, *primals, has_aux=False, reduce_axes=(), saveable_args=True, in_nzs=None)",
        transforms::vjp,
    ),
    pure(
        "jvp",
        "(fun, primals, tangents, has_aux=False)",
        transforms::jvp,
    ),
    pure(
        "linearize",
        "(fun, *primals, has_aux=False, in_nzs=None)",
        transforms::linearize,
    ),
    pure(
        "linear_transpose",
        "(fun, *primals, reduce_axes=())",
        transforms::linear_transpose,
    ),
    pure(
        "jacfwd",
        "(fun, argnums=0, has_aux=False, holomorphic=False)",
        transforms::jacfwd,
    ),
    pure(
        "jacrev",
        "(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False)",
        transforms::jacrev,
    ),
    pure(
        "jacobian",
        "(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False)",
        transforms::jacrev,
    ),
    pure(
        "hessian",
        "(fun, argnums=0, has_aux=False, holomorphic=False)",
        transforms::hessian,
    ),
    pure(
        "vmap",
        "(fun, in_axes=0, out_axes=0, axis_name=None, axis_size=None, spmd_axis_name=None)",
        transforms::vmap,
    ),
    pure(
        "pmap",
        "(fun, axis_name=None, *, in_axes=0, out_axes=0, static_broadcasted_argnums=(), devices=None, backend=None, axis_size=None, donate_argnums=())",
        transforms::pmap,
    ),
    pure(
        "checkpoint",
        "(fun=?, /, *, prevent_cse=True, policy=None, static_argnums=())",
        checkpoint::checkpoint,
    ),
    pure(
        "remat",
        "(fun=?, /, *, prevent_cse=True, policy=None, static_argnums=())",
        checkpoint::checkpoint,
    ),
    pure(
        "pure_callback",
        "(callback, result_shape_dtypes, *args, sharding=None, vectorized=None, vmap_method=None, **kwargs)",
        callbacks::pure_callback,
    ),
    pure("new_ref", "(init_val, *, memory_space=None)", refs::new_ref),
    pure("freeze", "(ref)", refs::freeze),
    pure("typeof", "(x, /)", |vm, args| {
        let value = convert::jax_value(vm, &args[0])?;
        Ok(avals::shaped_array(vm, value.aval()))
    }),
    pure("named_call", "(fun, *, name=None)", |_, args| {
        Ok(args[0].clone())
    }),
    pure("effects_barrier", "()", |_, _| Ok(Py::None)),
    entry("clear_caches", "()", Purity::Impure, "", |vm, _| {
        jax(vm).traces.borrow_mut().clear();
        freezeframe_core::clear_caches();
        Ok(Py::None)
    }),
];

fn init(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.set("__version__", "0.12.0.1");
    module.set(
        "__version_info__",
        Py::tuple(vec![Py::Int(0), Py::Int(12), Py::Int(0), Py::Int(1)]),
    );
    module.functions(TRANSFORMS);
    module.functions(devices::TABLE);
    module.functions(config::TABLE);
    let state = jax(vm);
    let classes = state.classes();
    module.set("Array", &classes.array);
    module.set("Ref", &classes.reference);
    module.set("Device", &classes.device);
    module.set("ShapeDtypeStruct", &classes.shape_dtype_struct);
    module.set("custom_jvp", &classes.custom_jvp);
    module.set("custom_vjp", &classes.custom_vjp);
    let config = config::config_object(vm);
    module.set("config", config);
    submodules(
        vm,
        module,
        &[
            "numpy",
            "lax",
            "nn",
            "random",
            "tree",
            "tree_util",
            "errors",
            "debug",
            "scipy",
            "core",
            "ad_checkpoint",
            "checkpoint_policies",
            "custom_derivatives",
            "sharding",
            "typing",
            "experimental",
        ],
    )?;
    Ok(())
}

fn init_nn(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    nn_api::init_nn(vm, module)?;
    submodules(vm, module, &["initializers"])
}

fn init_scipy(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    submodules(vm, module, &["special", "stats"])
}

fn init_stats(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    submodules(vm, module, &["norm"])
}

fn init_experimental(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(&[entry(
        "io_callback",
        "(callback, result_shape_dtypes, *args, sharding=None, ordered=False, **kwargs)",
        Purity::Pure,
        "",
        callbacks::io_callback,
    )]);
    Ok(())
}

fn init_core(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let state = jax(vm);
    let classes = state.classes();
    module.set("Tracer", &classes.tracer);
    module.set("ShapedArray", &classes.shaped_array);
    module.set("Jaxpr", &classes.jaxpr);
    module.set("ClosedJaxpr", &classes.jaxpr);
    module.set("JaxprEqn", &classes.eqn);
    module.set("Var", &classes.var);
    module.set("Literal", &classes.literal);
    module.functions(&[pure("get_aval", "(x)", |vm, args| {
        let value = convert::jax_value(vm, &args[0])?;
        Ok(avals::shaped_array(vm, value.aval()))
    })]);
    Ok(())
}

fn init_custom(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let state = jax(vm);
    module.set("custom_jvp", &state.classes().custom_jvp);
    module.set("custom_vjp", &state.classes().custom_vjp);
    Ok(())
}

fn init_sharding(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let state = jax(vm);
    module.set("SingleDeviceSharding", &state.classes().sharding);
    Ok(())
}

fn init_typing(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let object = Py::from(&vm.types.object);
    module.set("ArrayLike", object.clone());
    module.set("DTypeLike", object);
    Ok(())
}
