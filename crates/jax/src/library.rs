//! What of the library is written in Python, a part that is loaded when a program first needs some of it: whole modules,
//! and the rest of those whose first names are rows. Each file in the folder `library` is one module, or the rest of one.
//!
//! Here is what those files need of the engine, under the names that JAX's own private modules have for it.

use crate::called::called;
use crate::convert::{arraylike, jax_value};
use crate::ops::promote;
use crate::py::*;
use crate::reenter::{lend, with_vm};
use crate::row::{Call, Callable, Fault, HandedOn, ListOf, Outcome, Several, ToPython};
use crate::state::jax;
use freezeframe_array::DType;
use freezeframe_base::Lists;
use freezeframe_core::{LinearSolveFns, ValueFn, custom_linear_solve, jit_call};
use freezeframe_python::{Arg, FromArg};

freezeframe_python::library!(
    LIBRARY,
    "part-jax",
    "jax",
    [
        "jax",
        "jax._src.compiler",
        "jax._src.core",
        "jax._src.dispatch",
        "jax._src.dtypes",
        "jax._src.earray",
        "jax._src.interpreters",
        "jax._src.interpreters.pxla",
        "jax._src.lax",
        "jax._src.lax.other",
        "jax._src.lax.slicing",
        "jax._src.lax.windowed_reductions",
        "jax._src.shard_map",
        "jax._src.stages",
        "jax._src.traceback_util",
        "jax._src.util",
        "jax.ad_checkpoint",
        "jax.api_util",
        "jax.checkpoint_policies",
        "jax.core",
        "jax.custom_derivatives",
        "jax.debug",
        "jax.dtypes",
        "jax.experimental.checkify",
        "jax.experimental.layout",
        "jax.experimental.mesh_utils",
        "jax.experimental.multihost_utils",
        "jax.experimental.shard_map",
        "jax.extend",
        "jax.extend.core",
        "jax.extend.linear_util",
        "jax.extend.source_info_util",
        "jax.flatten_util",
        "jax.interpreters",
        "jax.interpreters.ad",
        "jax.interpreters.batching",
        "jax.interpreters.mlir",
        "jax.interpreters.partial_eval",
        "jax.interpreters.xla",
        "jax.lax",
        "jax.lax.linalg",
        "jax.nn.initializers",
        "jax.numpy",
        "jax.random",
        "jax.ref",
        "jax.scipy",
        "jax.scipy.signal",
        "jax.sharding",
        "jax.stages",
        "jax.test_util",
        "jax.tree",
        "jax.tree_util",
        "jax.version",
    ]
);

/// What fewer programs need than that, and what is long: special functions, and the modules of `jax.scipy` and the like.
mod science {
    use super::Vm;

    freezeframe_python::library!(
        SCIENCE,
        "part-science",
        "science",
        [
            "freezeframe",
            "jax._src.api",
            "jax._src.array",
            "jax._src.checkify",
            "jax._src.functions",
            "jax._src.handing",
            "jax._src.indexing",
            "jax._src.hijax",
            "jax._src.lax.lax",
            "jax._src.lax.rare",
            "jax._src.lib",
            "jax._src.lib.mlir",
            "jax._src.lib.mlir.dialects",
            "jax._src.lib.mlir.dialects.hlo",
            "jax._src.lax.special",
            "jax._src.mismatch",
            "jax._src.numpy.paths",
            "jax._src.options",
            "jax._src.params",
            "jax._src.scipy",
            "jax._src.scipy.integrals",
            "jax._src.scipy.series",
            "jax._src.scipy.special",
            "jax._src.scipy.tables",
            "jax._src.stablehlo",
            "jax._src.state",
            "jax._src.state.types",
            "jax._src.tree_util",
            "jax.custom_batching",
            "jax.distributed",
            "jax.dlpack",
            "jax.errors",
            "jax.example_libraries",
            "jax.example_libraries.optimizers",
            "jax.example_libraries.stax",
            "jax.experimental",
            "jax.experimental.hijax",
            "jax.experimental.jet",
            "jax.experimental.ode",
            "jax.experimental.random",
            "jax.experimental.sparse",
            "jax.experimental.sparse._base",
            "jax.experimental.sparse._compressed",
            "jax.experimental.sparse._primitives",
            "jax.experimental.sparse._products",
            "jax.experimental.sparse._shapes",
            "jax.experimental.sparse.ad",
            "jax.experimental.sparse.bcoo",
            "jax.experimental.sparse.bcsr",
            "jax.experimental.sparse.coo",
            "jax.experimental.sparse.csr",
            "jax.experimental.sparse.transform",
            "jax.experimental.xla_metadata",
            "jax.export",
            "jax.extend.core.primitives",
            "jax.ffi",
            "jax.image",
            "jax.nn",
            "jax.profiler",
            "jax.scipy.cluster",
            "jax.scipy.cluster.vq",
            "jax.scipy.fft",
            "jax.scipy.integrate",
            "jax.scipy.interpolate",
            "jax.scipy.linalg",
            "jax.scipy.ndimage",
            "jax.scipy.optimize",
            "jax.scipy.sparse",
            "jax.scipy.sparse.linalg",
            "jax.scipy.spatial",
            "jax.scipy.spatial.transform",
            "jax.scipy.special",
            "jax.scipy.stats",
            "jax.scipy.stats.beta",
            "jax.scipy.stats.chi2",
            "jax.scipy.stats.gamma",
            "jax.scipy.stats.gennorm",
            "jax.scipy.stats.multivariate_normal",
            "jax.scipy.stats.norm",
            "jax.scipy.stats.poisson",
        ]
    );

    /// Makes it known, as the rest of the library.
    pub(super) fn install(vm: &mut Vm) {
        vm.register_library(&SCIENCE);
    }
}

/// The modules that stand in for private ones.
pub(crate) const MODULES: &[(&str, Init)] = &[
    ("jax._src", init_nothing),
    ("jax._src.library", init),
    ("jax._src.numpy", init_nothing),
    ("jax._src.numpy.util", init_util),
];

/// Makes the library's Python known to a machine, whose other modules are registered.
pub(crate) fn install(vm: &mut Vm) {
    vm.register_library(&LIBRARY);
    science::install(vm);
}

/// Arguments that are to be arrays: all of them, or the first that is none.
struct Arrays(Result<Vec<Value>, (usize, Py)>);

impl<'a> FromArg<'a, Call> for Arrays {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let items = sequence(arg.value()).unwrap_or_default();
        let mut values = Vec::with_capacity(items.len());
        for (at, item) in items.into_iter().enumerate() {
            let Some(value) = arraylike(vm, &item)? else {
                return Ok(Self(Err((at, item))));
            };
            call.operand(&value, arg.taint());
            values.push(value);
        }
        Ok(Self(Ok(values)))
    }
}

impl Arrays {
    /// The arrays, or the complaint of the function that they were given to.
    fn given_to(self, vm: &Vm, function: &str) -> Outcome<Vec<Value>> {
        self.0.map_err(|(at, wrong)| {
            let class = class_text(vm, &wrong);
            Fault::Python(vm.type_error(format_args!(
                "{function} requires ndarray or scalar arguments, got {class} at position {at}."
            )))
        })
    }
}

/// What brings several arrays to one dtype.
type Promotion = fn(&[Value]) -> crate::ops::R<Vec<Value>>;

/// What JAX's functions do with their arguments first.
#[natives(scope = Call)]
mod util {
    use super::*;

    /// A TypeError in the name of a function if one of its arguments is no array.
    #[native("(fun_name, *args)")]
    fn check_arraylike(vm: &mut Vm, fun_name: &str, args: Arrays) -> Outcome<()> {
        args.given_to(vm, fun_name).map(|_| ())
    }

    /// The one argument of a function as an array, or the list of all.
    #[native("(fun_name, /, *args)")]
    fn ensure_arraylike(vm: &mut Vm, fun_name: &str, args: Arrays) -> Outcome<Several> {
        args.given_to(vm, fun_name).map(Several::one_or_list)
    }

    #[member(promote_dtypes = promote::promote, "Arrays in their common dtype.")]
    #[member(promote_dtypes_inexact = promote::promote_inexact, "Arrays in their common dtype, a float at least.")]
    #[member(promote_dtypes_numeric = promote::promote_numeric, "Arrays in their common dtype, a number at least.")]
    #[native("(*args)")]
    fn promoted(args: &[Value], member: Promotion) -> crate::ops::R<ListOf> {
        member(args).map(ListOf)
    }

    #[member(promote_args = promote::promote, "The arguments of a function in their common dtype and rank.")]
    #[member(promote_args_inexact = promote::promote_inexact, "The arguments of a function in their common dtype, a float at least, and their common rank.")]
    #[native("(fun_name, *args)")]
    fn promoted_for(
        vm: &mut Vm,
        fun_name: &str,
        args: Arrays,
        member: Promotion,
    ) -> Outcome<ListOf> {
        let args = args.given_to(vm, fun_name)?;
        Ok(ListOf(promote::promote_shapes(&member(&args)?)?))
    }
}

/// What else the files need.
#[natives(scope = Call)]
mod functions {
    use super::*;

    /// The differences between the structures of two trees: where, what each has there, and why that is a difference.
    #[native("(first, second, /)")]
    fn differences(vm: &mut Vm, first: &Py, second: &Py) -> PyResult {
        let (_, first) = crate::tree::flatten(vm, first, None)?;
        let (_, second) = crate::tree::flatten(vm, second, None)?;
        let found = crate::tree::differences(vm, &first, &second, "pytree leaf")?;
        let tuple = |it: &crate::tree::Difference| {
            let texts = [&it.path, &it.first, &it.second, &it.explanation];
            Py::tuple(texts.map(|text| Py::str(text.as_str())).to_vec())
        };
        Ok(Py::list(found.iter().map(tuple).collect()))
    }

    /// Whether a program registered a class as one of trees.
    #[native("(cls, /)")]
    fn registered(vm: &mut Vm, cls: &Py) -> bool {
        match cls {
            Py::Class(class) => crate::tree::is_registered(vm, class),
            _ => false,
        }
    }

    /// The results of a function of arrays, staged as one `jit` equation of a name; it is traced once for each text of
    /// what is static, and for each kind of arrays.
    #[native("(name, statics, function, /, *arrays)")]
    fn jitted(vm: &mut Vm, name: &str, statics: &str, function: &Py, arrays: HandedOn) -> PyResult {
        let mut values = Vec::with_capacity(arrays.items().len());
        for item in arrays.items() {
            values.push(jax_value(vm, item)?);
        }
        let results = lend(vm, || {
            jit_call(name, statics, &values, |args| {
                with_vm(|vm| called(vm, function, args))
            })
        })?;
        Ok(Several::one_or_tuple(results).to_python(vm))
    }

    /// The list of what solves a linear system, and of what `solve` gives besides. The functions are of as many arrays as the
    /// right side has; without `transpose_solve` the solution has no reverse derivative, `vecmat` may be None then.
    #[native("(matvec, vecmat, solve, transpose_solve, /, *arrays)")]
    fn linear_solve(
        vm: &mut Vm,
        matvec: &Py,
        vecmat: &Py,
        solve: &Py,
        transpose_solve: &Py,
        arrays: HandedOn,
    ) -> PyResult {
        let function = |it: &Py| -> ValueFn {
            let it = it.clone();
            Rc::new(move |args: &[Value]| with_vm(|vm| called(vm, &it, args)))
        };
        let given = |it: &Py| (!matches!(it, Py::None)).then(|| function(it));
        let fns = LinearSolveFns {
            matvec: function(matvec),
            vecmat: given(vecmat),
            solve: function(solve),
            transpose_solve: given(transpose_solve),
        };
        let right = arrays.items().iter().map(|item| jax_value(vm, item));
        let right = right.try_list()?;
        let results = lend(vm, || custom_linear_solve(&right, &fns))?;
        Ok(crate::array::wrap_list(vm, results))
    }
}

/// What JAX's module of jaxprs has, and more about them.
#[natives(scope = Call)]
mod core {
    use super::*;

    /// What a function stages for arguments: its jaxpr, the tracers that it closes over, which are the first parameters of
    /// that, and what describes its results.
    #[native("(fun, /, *args)")]
    fn closed(vm: &mut Vm, fun: Callable, args: &[Py]) -> PyResult {
        crate::jit::closed(vm, fun.0, args)
    }

    /// What was made of a jaxpr, as text.
    #[native("(jaxpr, /)")]
    fn listing(vm: &mut Vm, jaxpr: &Py) -> PyResult<String> {
        let found = crate::jaxpr::of(jaxpr);
        let jaxpr = found.ok_or_else(|| vm.type_error("expected a jaxpr"))?;
        let compat = jax(vm).compat.get();
        Ok(freezeframe_core::plan::listing(&jaxpr, compat))
    }

    /// The same with the time that each step takes for these arguments.
    #[native("(jaxpr, /, *arrays)")]
    fn measured_listing(vm: &mut Vm, jaxpr: &Py, arrays: HandedOn) -> PyResult<String> {
        let found = crate::jaxpr::of(jaxpr);
        let jaxpr = found.ok_or_else(|| vm.type_error("expected a jaxpr"))?;
        let compat = jax(vm).compat.get();
        let args = arrays.items().iter().map(|item| jax_value(vm, item));
        let args = args.try_list()?;
        lend(vm, || {
            let clock = || with_vm(|vm| Ok(vm.host.now())).unwrap_or_default();
            freezeframe_core::plan::measured_listing(&jaxpr, compat, &args, &clock)
        })
    }

    /// Has a function told of each line that the program runs from its next call on (`Vm::step_through`); with None no more.
    #[native("(function, /)")]
    fn step_through(vm: &mut Vm, function: &Py) {
        vm.step_through(function);
    }

    /// Which jaxpr is being built, and how many equations it has by now; None where none is.
    #[native("()")]
    fn staged() -> Py {
        match freezeframe_core::staged() {
            Some((which, count)) => Py::tuple(vec![Py::from(which), Py::from(count)]),
            None => Py::None,
        }
    }

    /// Says how exact the products that are made from now on are to be; what was said before.
    #[native("(precision, /)")]
    fn precision(precision: &Py) -> Py {
        use freezeframe_core::Precision::{Default, High, Highest};
        let told = precision.as_str().and_then(|it| match it {
            "DEFAULT" => Some(Default),
            "HIGH" => Some(High),
            "HIGHEST" => Some(Highest),
            _ => None,
        });
        match freezeframe_core::set_precision(told) {
            None => Py::None,
            Some(Default) => Py::name("DEFAULT"),
            Some(High) => Py::name("HIGH"),
            Some(Highest) => Py::name("HIGHEST"),
        }
    }

    /// What an equation of one of these primitives gives, for exactly its parameters: `convert_element_type` for a dtype and
    /// whether that is weak, `dynamic_slice` for sizes, `dynamic_update_slice` for nothing.
    #[native("(name, first, second, /, *arrays)")]
    fn exactly(vm: &mut Vm, name: &str, first: &Py, second: &Py, arrays: HandedOn) -> PyResult {
        use freezeframe_core::Primitive;
        let primitive = match name {
            "convert_element_type" => Primitive::ConvertElementType {
                new_dtype: crate::dtype::required(vm, first)?,
                weak_type: vm.truth(second)?,
            },
            "dynamic_slice" => Primitive::DynamicSlice {
                slice_sizes: crate::arg::sizes(vm, first)?,
            },
            _ => Primitive::DynamicUpdateSlice,
        };
        let arrays = arrays.items().iter().map(|item| jax_value(vm, item));
        let arrays = arrays.try_list()?;
        let results = lend(vm, || freezeframe_core::bind(&primitive, &arrays))?;
        Ok(Several::one_or_list(results).to_python(vm))
    }

    /// The primitive of a name; `function` stages it for operands and parameters.
    #[native("(name, function=None)")]
    fn primitive(vm: &mut Vm, name: &str, function: &Py) -> Py {
        crate::jaxpr::primitive(vm, name, function)
    }
}

fn init_nothing(_vm: &mut Vm, _module: &Rc<Module>) -> PyResult<()> {
    Ok(())
}

fn init(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(functions::TABLE);
    module.functions(core::TABLE);
    module.functions(crate::defined::functions::TABLE);
    module.functions(crate::windows::functions::TABLE);
    let jax = jax(vm);
    for class in &jax.classes().stages {
        module.set(class.name.borrow().as_str(), class);
    }
    let float0 = crate::dtype::object(vm, DType::Float0);
    module.set("float0", float0);
    if let Some(class) = crate::errors::promotion_class(vm) {
        module.set("TypePromotionError", &class);
    }
    Ok(())
}

fn init_util(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(util::TABLE);
    Ok(())
}
