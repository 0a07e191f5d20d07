//! What `jitted.trace(...)`, `.lower(...)` and `.compile()` give: the same trace, of which each says more.

use super::call::Call;
use super::run::run_ready;
use super::trace::Ready;
use crate::py::*;
use crate::state::jax;
use crate::trace_cache::Entry as CacheEntry;
use crate::tree::{self, Node, TreeDef};
use crate::{avals, jaxpr};
use freezeframe_base::Lists;
use freezeframe_core::Aval;
use freezeframe_python::{Arg, FromArg, Keywords};

/// How far a trace has come.
#[derive(Clone, Copy)]
pub(crate) enum Stage {
    Traced,
    Lowered,
    Compiled,
}

impl Stage {
    /// The object of a trace; `names` are those of its arguments' leaves.
    pub(super) fn object(self, vm: &mut Vm, entry: Rc<CacheEntry>, names: Vec<String>) -> Py {
        self.of(vm, Rc::new(Staged { entry, names }))
    }

    fn of(self, vm: &mut Vm, staged: Rc<Staged>) -> Py {
        let jax = jax(vm);
        let classes = &jax.classes().stages;
        let class = classes[self as usize].clone();
        vm.native_object(&class, StageObject(staged))
    }
}

/// A trace, and the names of its arguments' leaves.
struct Staged {
    entry: Rc<CacheEntry>,
    names: Vec<String>,
}

/// The payload of all stages.
struct StageObject(Rc<Staged>);

impl NativePayload for StageObject {}

/// What an object stands for.
struct Own(Rc<Staged>);

impl Own {
    fn of(vm: &Vm, object: &Py) -> PyResult<Self> {
        let stage = object.native::<StageObject>();
        stage
            .map(|it| Self(it.0.clone()))
            .ok_or_else(|| vm.type_error("expected a traced function"))
    }
}

impl<'a, C> FromArg<'a, C> for Own {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut C) -> PyResult<Self> {
        Self::of(vm, arg.value())
    }
}

/// The methods of what `jitted.trace(...)` gives.
#[natives]
mod traced_methods {
    use super::*;

    /// What is staged, ready to be compiled.
    #[native("(self, *, lowering_platforms=None)")]
    fn lower(vm: &mut Vm, this: Own) -> Py {
        Stage::Lowered.of(vm, this.0)
    }
}

/// The methods of what `jitted.lower(...)` gives.
#[natives]
mod lowered_methods {
    use super::*;

    /// The text of what is staged, in StableHLO: of the jaxpr, which is what runs.
    #[native("(self, dialect=None, *, debug_info=False)")]
    fn as_text(vm: &mut Vm, this: Own) -> PyResult {
        let entry = &this.0.entry;
        let module = Py::from(vm.import("jax._src.stablehlo")?);
        let text = vm.attr(&module, "text")?;
        let name = Py::str(&*entry.name);
        let jaxpr = jaxpr::object(vm, entry.traced.jaxpr.clone());
        let out_tree = tree::object(vm, &entry.out_tree);
        vm.call(&text, &[name, jaxpr, out_tree])
    }

    /// What its equations cost as they stand, none fused with another, as XLA counts.
    #[native("(self)")]
    fn cost_analysis(vm: &mut Vm, this: Own) -> PyResult {
        analysed(vm, "lowered_cost", &this)
    }

    /// What runs it, for arguments of these types only.
    #[native("(self, compiler_options=None)")]
    fn compile(vm: &mut Vm, this: Own) -> Py {
        Stage::Compiled.of(vm, this.0)
    }
}

/// The methods of what `compile` gives.
#[natives]
mod compiled_methods {
    use super::*;

    /// Runs what is staged.
    #[member(__call__ = (), "Runs what is staged.")]
    #[member(call = (), "Runs what is staged.")]
    #[native("(self, /, *args, **kwargs)")]
    fn run(vm: &mut Vm, this: Own, args: &[Py], kwargs: Keywords) -> PyResult {
        let Staged { entry, names } = &*this.0;
        let flat = Call::plain(args.to_vec(), kwargs.0).flatten(vm)?;
        check_tree(vm, &entry.signature.tree, &flat.tree)?;
        let mut values = Vec::new();
        for leaf in &flat.leaves {
            values.push(crate::convert::jax_value(vm, leaf)?);
        }
        let found = values.iter().map(Value::aval).list();
        check_types(vm, names, &entry.signature.avals, &found)?;
        let ready = Ready {
            entry: entry.clone(),
            leaves: flat.leaves.into(),
            values,
            cached: true,
        };
        let jax = jax(vm);
        run_ready(vm, &jax, ready, Vec::new(), None)
    }

    /// Not implemented: what runs has no text.
    #[native("(self)")]
    fn as_text(vm: &mut Vm) -> PyResult {
        Err(vm.not_implemented(
            "compiled programs have no text here: the jaxpr is what runs; use .trace(...).jaxpr",
        ))
    }

    /// What it costs to run it, loops over single elements as one where one follows the other.
    #[native("(self)")]
    fn cost_analysis(vm: &mut Vm, this: Own) -> PyResult {
        analysed(vm, "compiled_cost", &this)
    }

    /// The bytes of its arguments, its results, and what it holds meanwhile.
    #[native("(self)")]
    fn memory_analysis(vm: &mut Vm, this: Own) -> PyResult {
        analysed(vm, "memory", &this)
    }
}

/// What a function of the library says of a trace's jaxpr.
fn analysed(vm: &mut Vm, function: &str, this: &Own) -> PyResult {
    let module = vm.import("jax._src.stages")?;
    let function = vm.attr(&Py::from(module), function)?;
    let jaxpr = jaxpr::object(vm, this.0.entry.traced.jaxpr.clone());
    vm.call(&function, &[jaxpr])
}

fn check_tree(vm: &mut Vm, wanted: &TreeDef, given: &TreeDef) -> PyResult<()> {
    if tree::same(vm, wanted, given)? {
        return Ok(());
    }
    let (wanted, given) = (with_keywords(wanted), with_keywords(given));
    let differences = tree::differences(vm, &wanted, &given, "leaf")?;
    let lines = differences.iter().map(|it| {
        let path = it.path.replacen("[0]", "args", 1);
        let path = match path.strip_prefix("[1]") {
            Some(rest) => format!("kwargs{rest}"),
            None => path,
        };
        let (seen, now, why) = (&it.first, &it.second, &it.explanation);
        format!("    * at {path}, seen {seen} but now given {now}, so {why}")
    });
    let (count, lines) = (differences.len(), lines.list().join("\n"));
    Err(vm.type_error(format_args!(
        "Function compiled with input pytree does not match the input pytree it was called with. There are {count} \
         mismatches, including:\n{lines}"
    )))
}

fn check_types(vm: &mut Vm, names: &[String], wanted: &[Aval], given: &[Aval]) -> PyResult<()> {
    let pairs = wanted.iter().zip(given).enumerate();
    let wrong = pairs.filter(|(_, (wanted, given))| !wanted.matches(given));
    let lines = wrong.map(|(at, (wanted, given))| {
        let name = names.get(at).map_or("", String::as_str);
        let (wanted, given) = (wanted.long(), given.long());
        format!("Argument '{name}' compiled with {wanted} and called with {given}")
    });
    let lines = lines.list();
    if lines.is_empty() {
        return Ok(());
    }
    let lines = lines.join("\n");
    Err(vm.type_error(format_args!(
        "Argument types differ from the types for which this computation was compiled. Perhaps you are calling the \
         compiled executable with a different enable_x64 mode than when it was AOT compiled? The mismatches are:\n{lines}"
    )))
}

/// The structure of arguments, whose keywords are a dict where there are none, too.
fn with_keywords(arguments: &TreeDef) -> Rc<TreeDef> {
    let mut whole = arguments.clone();
    if let [_, keywords] = &mut whole.children[..]
        && matches!(keywords.node, Node::None)
    {
        *keywords = Rc::new(TreeDef {
            node: Node::Dict(Rc::default()),
            children: Vec::new(),
            num_leaves: 0,
        });
    }
    Rc::new(whole)
}

/// The arguments' avals, or what `describe` makes of them, in their structure.
fn described(
    vm: &mut Vm,
    this: &Own,
    describe: &mut dyn FnMut(&mut Vm, Aval) -> PyResult,
) -> PyResult {
    let entry = &this.0.entry;
    let mut leaves = Vec::with_capacity(entry.signature.avals.len());
    for aval in &entry.signature.avals {
        leaves.push(describe(vm, aval.clone())?);
    }
    tree::unflatten(vm, &with_keywords(&entry.signature.tree), &leaves)
}

/// The results of a trace as `describe` makes something of their avals.
fn results(vm: &mut Vm, entry: &CacheEntry, describe: fn(&mut Vm, Aval) -> Py) -> PyResult {
    let avals = entry.traced.jaxpr.out_avals().into_iter();
    let leaves = avals.map(|aval| describe(vm, aval)).list();
    tree::unflatten(vm, &entry.out_tree, &leaves)
}

/// The results of a trace as `ShapeDtypeStruct`s.
pub(crate) fn out_info(vm: &mut Vm, entry: &CacheEntry) -> PyResult {
    results(vm, entry, avals::shape_dtype_struct)
}

/// What all stages know.
fn class(name: &str) -> ClassBuilder {
    ClassBuilder::new("jax._src.stages", name)
        .getter("in_tree", |vm, object| {
            let tree = with_keywords(&Own::of(vm, object)?.0.entry.signature.tree);
            Ok(tree::object(vm, &tree))
        })
        .getter("out_tree", |vm, object| {
            let tree = Own::of(vm, object)?.0.entry.out_tree.clone();
            Ok(tree::object(vm, &tree))
        })
        .getter("in_avals", |vm, object| {
            let this = Own::of(vm, object)?;
            described(vm, &this, &mut |vm, aval| Ok(avals::shaped_array(vm, aval)))
        })
        .getter("args_info", |vm, object| {
            let this = Own::of(vm, object)?;
            let module = vm.import("jax._src.stages")?;
            let info = vm.attr(&Py::from(module), "ArgInfo")?;
            described(vm, &this, &mut |vm, aval| {
                let aval = avals::shaped_array(vm, aval);
                vm.call(&info, &[aval, Py::Bool(false)])
            })
        })
        .getter("out_info", |vm, object| {
            let this = Own::of(vm, object)?;
            // What is compiled knows of no weak types.
            results(vm, &this.0.entry, |vm, aval| {
                avals::shape_dtype_struct(vm, aval.strip_weak_type())
            })
        })
}

/// The classes of the stages, in their order.
pub(crate) fn classes(vm: &mut Vm) -> [Rc<Class>; 3] {
    let traced = class("Traced")
        .methods(traced_methods::TABLE)
        .getter("jaxpr", |vm, object| {
            let jaxpr = Own::of(vm, object)?.0.entry.traced.jaxpr.clone();
            Ok(jaxpr::object(vm, jaxpr))
        })
        .getter("out_info", |vm, object| {
            let this = Own::of(vm, object)?;
            out_info(vm, &this.0.entry)
        })
        .getter("out_avals", |vm, object| {
            let this = Own::of(vm, object)?;
            results(vm, &this.0.entry, avals::shaped_array)
        })
        .getter("fun_name", |vm, object| {
            Ok(Py::str(&*Own::of(vm, object)?.0.entry.name))
        });
    let lowered = class("Lowered").methods(lowered_methods::TABLE);
    let compiled = class("Compiled").methods(compiled_methods::TABLE);
    [traced.build(vm), lowered.build(vm), compiled.build(vm)]
}
