//! `jax` itself, and the registration of all modules.

use crate::py::*;
use crate::row::{Call, JaxValue};
use crate::state::jax;
use crate::{
    avals, callbacks, checkpoint, classes, config, devices, dtype, errors, jit, lax_api, library,
    linalg_api, nn_api, numpy_api, random_api, reenter, refs, segments, sharding, stats_api,
    transforms, tree,
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
    freezeframe_numpy::set_grid_hook(vm, devices::grid);
    dtype::install(vm);
    errors::install(vm);
    classes::install(vm);
    tree::register_partial(vm);
    let modules = MODULES.iter().chain(stats_api::MODULES);
    for (name, init) in modules.chain(library::MODULES) {
        vm.register_module(name, *init);
    }
    library::install(vm);
    freezeframe_core::set_source_provider(Some(reenter::source));
}

const MODULES: &[(&str, Init)] = &[
    ("jax", init),
    ("jax.numpy", numpy_api::init),
    ("jax.numpy.fft", numpy_api::init_fft),
    ("jax.numpy.linalg", numpy_api::init_linalg),
    ("jax.lax", lax_api::init),
    ("jax.lax.linalg", lax_api::init_linalg),
    ("jax.nn", init_nn),
    ("jax.nn.initializers", nn_api::init_initializers),
    ("jax.random", random_api::init),
    ("jax.tree", tree::init_tree),
    ("jax.tree_util", tree::init_tree_util),
    ("jax.errors", errors::init_module),
    ("jax.debug", callbacks::init_debug),
    ("jax.ops", segments::init),
    ("jax.scipy", init_scipy),
    ("jax.scipy.linalg", linalg_api::init),
    ("jax.scipy.special", nn_api::init_special),
    ("jax.scipy.stats", init_stats),
    ("jax.scipy.stats.norm", nn_api::init_norm),
    ("jax.experimental", init_experimental),
    ("jax.core", init_core),
    ("jax.ad_checkpoint", checkpoint::init_ad_checkpoint),
    ("jax.checkpoint_policies", checkpoint::init_policies),
    ("jax.custom_derivatives", init_custom),
    ("jax.sharding", init_sharding),
    ("jax._src.sharding", sharding::init),
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

/// The functions of `jax` that have no file of their own.
#[natives(scope = Call)]
mod functions {
    use super::*;

    /// Shape and dtype of an array or a number.
    ///
    /// >>> jax.typeof(jnp.zeros((2, 3)))
    /// ShapedArray(float32[2,3])
    #[native("(x, /)", name = "typeof")]
    fn typeof_(vm: &mut Vm, x: JaxValue) -> PyResult {
        let aval = x.0.aval();
        if !aval.is_ref {
            return Ok(avals::shaped_array(vm, aval));
        }
        let held = freezeframe_core::Aval {
            is_ref: false,
            ..aval
        };
        let held = avals::shaped_array(vm, held);
        let types = Py::from(vm.import("jax._src.state.types")?);
        let class = vm.attr(&types, "AbstractRef")?;
        vm.call(&class, &[held])
    }

    /// The function as it is; what it stages is not put under a name.
    ///
    /// >>> jax.named_call(lambda x: x + 1)(2)
    /// 3
    #[native("(fun, *, name=None)")]
    fn named_call(fun: &Py) -> Py {
        fun.clone()
    }

    /// Waits for what staged programs do beside computing: nothing is left to wait for.
    #[native("()")]
    fn effects_barrier() {}

    /// Forgets what was traced and staged.
    #[native("()", purity = Impure)]
    fn clear_caches(vm: &mut Vm) {
        crate::trace_cache::traces(vm).borrow_mut().clear();
        freezeframe_core::clear_caches();
    }
}

/// The function of `jax.core`.
#[natives(scope = Call)]
mod core {
    use super::*;

    /// Shape and dtype of an array or a number.
    #[native("(x)")]
    fn get_aval(vm: &mut Vm, x: JaxValue) -> Py {
        avals::shaped_array(vm, x.0.aval())
    }
}

fn init(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.set("__version__", "0.12.0.1");
    module.set(
        "__version_info__",
        Py::tuple(vec![Py::Int(0), Py::Int(12), Py::Int(0), Py::Int(1)]),
    );
    for table in transforms::TABLES {
        module.functions(table);
    }
    for table in [
        functions::TABLE,
        jit::functions::TABLE,
        checkpoint::functions::TABLE,
        callbacks::functions::TABLE,
        refs::functions::TABLE,
    ] {
        module.functions(table);
    }
    module.functions(devices::functions::TABLE);
    module.functions(config::functions::TABLE);
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
            "ops",
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
    submodules(vm, module, &["linalg", "special", "stats"])
}

fn init_stats(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    submodules(vm, module, &["norm"])?;
    submodules(vm, module, stats_api::NAMES)
}

fn init_experimental(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(callbacks::experimental::TABLE);
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
    module.functions(core::TABLE);
    Ok(())
}

fn init_custom(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let state = jax(vm);
    module.set("custom_jvp", &state.classes().custom_jvp);
    module.set("custom_vjp", &state.classes().custom_vjp);
    Ok(())
}

/// All of it is written in Python.
fn init_sharding(_vm: &mut Vm, _module: &Rc<Module>) -> PyResult<()> {
    Ok(())
}

fn init_typing(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let object = Py::from(&vm.types.object);
    module.set("ArrayLike", object.clone());
    module.set("DTypeLike", object);
    Ok(())
}
