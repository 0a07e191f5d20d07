//! The classes of arrays and tracers, and of the small objects around them.

use crate::array;
use crate::py::*;
use crate::state::{Classes, jax};

/// The classes of tracers, and their modules.
const TRACERS: [(&str, &str); 5] = [
    ("DynamicJaxprTracer", "jax._src.interpreters.partial_eval"),
    ("JaxprTracer", "jax._src.interpreters.partial_eval"),
    ("JVPTracer", "jax._src.interpreters.ad"),
    ("LinearizeTracer", "jax._src.interpreters.ad"),
    ("BatchTracer", "jax._src.interpreters.batching"),
];

/// The class `jax.Array`, with everything that arrays and tracers share.
fn array_class(vm: &mut Vm) -> Rc<Class> {
    let builder = ClassBuilder::of(&array::operators::functions::CLASS);
    let builder = array::attributes::add(builder)
        .methods(array::methods::functions::TABLE)
        .methods(array::conversions::functions::TABLE)
        .methods(crate::indexing::items::TABLE);
    let shared = crate::numpy_api::METHODS.iter();
    shared
        .fold(builder, |builder, table| builder.methods(table))
        .build(vm)
}

/// Makes the classes.
pub(crate) fn install(vm: &mut Vm) {
    let base = array_class(vm);
    let array_impl = ClassBuilder::new("jaxlib._jax", "ArrayImpl")
        .dotted()
        .base(&base)
        .build(vm);
    let key_array = ClassBuilder::new("jax._src.prng", "PRNGKeyArray")
        .base(&base)
        .build(vm);
    let tracer = ClassBuilder::new("jax._src.core", "Tracer")
        .base(&base)
        .methods(array::attributes::tracers::TABLE)
        .build(vm);
    let tracers: Vec<(&str, Rc<Class>)> = TRACERS
        .map(|(name, module)| {
            (
                name,
                ClassBuilder::new(module, name).base(&tracer).build(vm),
            )
        })
        .into();
    for (_, class) in &tracers {
        class.flags.unknown.set(true);
    }
    let classes = Classes {
        reference: crate::refs::class(vm),
        at_helper: crate::indexing::helper_class(vm),
        at_ref: crate::indexing::ref_class(vm),
        shaped_array: crate::avals::shaped_array_class(vm),
        shape_dtype_struct: crate::avals::shape_dtype_struct_class(vm),
        jaxpr: crate::jaxpr::jaxpr_class(vm),
        eqn: crate::jaxpr::eqn_class(vm),
        primitive: crate::jaxpr::primitive_class(vm),
        var: crate::jaxpr::var_class(vm),
        literal: crate::jaxpr::literal_class(vm),
        jitted: crate::jit::class(vm),
        transformed: crate::wraps::class(vm),
        stages: crate::jit::stage_classes(vm),
        treedef: crate::tree::treedef_class(vm),
        partial: crate::tree::partial_class(vm),
        keys: crate::tree::key_classes(vm),
        device: crate::devices::device_class(vm),
        custom_jvp: crate::custom::jvp_class(vm),
        custom_vjp: crate::custom::vjp_class(vm),
        context: crate::config::context_class(vm),
        ufunc: crate::numpy_api::ufunc_class(vm),
        policy: crate::checkpoint::policy_class(vm),
        numbers: crate::literals::classes(vm),
        array: base,
        array_impl,
        key_array,
        tracer,
        tracers,
    };
    let _ = jax(vm).classes.set(classes);
}
