//! Calls from traced programs back into Python: `jax.debug.print`, `jax.debug.callback`, `pure_callback`, `io_callback`.

use crate::array::wrap;
use crate::avals;
use crate::convert::{arraylike, jax_value};
use crate::py::*;
use crate::reenter::{lend, with_vm};
use crate::row::{Call, HandedOn, HandedOnKeywords};
use crate::transforms::rebuild;
use crate::tree::{self, TreeDef};
use freezeframe_base::Lists;
use freezeframe_base::Order;
use freezeframe_core::{Callback, DebugPrint, HostFn, Primitive, bind, is_staging};

/// Arguments of a callback: arrays among them are operands, the rest stays as it is.
struct Operands {
    values: Vec<Value>,
    statics: Vec<(usize, Py)>,
    tree: Rc<TreeDef>,
}

fn operands(vm: &mut Vm, args: Vec<Py>, kwargs: Vec<(Name, Py)>) -> PyResult<Operands> {
    let items = kwargs
        .into_iter()
        .map(|(name, value)| (Py::from(&name), value))
        .collect();
    let kwargs = Py::Dict(vm.dict_of(items)?);
    let (leaves, tree) = tree::flatten(vm, &Py::tuple(vec![Py::tuple(args), kwargs]), None)?;
    let (mut values, mut statics) = (Vec::new(), Vec::new());
    for (at, leaf) in leaves.into_iter().enumerate() {
        match arraylike(vm, &leaf)? {
            Some(value) => values.push(value),
            None => statics.push((at, leaf)),
        }
    }
    Ok(Operands {
        values,
        statics,
        tree,
    })
}

/// The arguments again, with these values for the operands.
fn restore(
    vm: &mut Vm,
    tree: &TreeDef,
    statics: &[(usize, Py)],
    values: &[Value],
) -> PyResult<CallArgs> {
    let mut left = values.iter();
    let mut leaves = Vec::with_capacity(tree.num_leaves);
    for at in 0..tree.num_leaves {
        leaves.push(match statics.iter().find(|(other, _)| *other == at) {
            Some((_, value)) => value.clone(),
            None => left
                .next()
                .map_or(Py::None, |value| wrap(vm, value.clone())),
        });
    }
    let both = sequence(&tree::unflatten(vm, tree, &leaves)?).unwrap_or_default();
    let args = both.first().and_then(sequence).unwrap_or_default();
    let kwargs = match both.get(1) {
        Some(Py::Dict(dict)) => dict.items(),
        _ => Vec::new(),
    };
    Ok((
        args,
        kwargs
            .into_iter()
            .map(|(name, value)| (Name::new(name.as_str().unwrap_or_default()), value))
            .collect(),
    ))
}

const PRINT_OPTIONS: &str = "(('edgeitems', 3), ('threshold', 1000), ('floatmode', 'maxprec'), ('precision', 8), \
                             ('suppress', False), ('linewidth', 75), ('nanstr', 'nan'), ('infstr', 'inf'), ('sign', '-'), \
                             ('formatter', None), ('legacy', False), ('override_repr', None))";

/// The functions of `jax.debug`.
#[natives(scope = Call)]
mod debug {
    use super::*;

    /// Prints a text with the values of arrays where the program runs, not where it is traced. The text is one for `format`.
    ///
    /// >>> jax.debug.print('x = {}', jnp.arange(3))
    /// x = [0 1 2]
    #[native(
        "(fmt, *args, ordered=False, partitioned=False, skip_format_check=False, _use_logging=False, **kwargs)"
    )]
    fn print(
        vm: &mut Vm,
        fmt: &Py,
        ordered: bool,
        args: HandedOn,
        kwargs: HandedOnKeywords,
    ) -> PyResult<()> {
        let (format, args) = (vm.str_text(fmt)?, args.items().to_vec());
        vm.unobserved(|vm| check_format(vm, &format, &args, &kwargs.0))?;
        let operands = operands(vm, args, kwargs.0)?;
        print_staged(vm, format, operands, ordered)
    }

    /// Calls a function with the values of arrays where the program runs; it gives nothing back.
    ///
    /// >>> jax.debug.callback(lambda x: print(x), jnp.arange(3))
    /// [0 1 2]
    #[native("(callback, *args, ordered=False, partitioned=False, **kwargs)")]
    fn callback(
        vm: &mut Vm,
        callback: &Py,
        ordered: bool,
        args: HandedOn,
        kwargs: HandedOnKeywords,
    ) -> PyResult<()> {
        let operands = operands(vm, args.items().to_vec(), kwargs.0)?;
        let more = [
            ("ordered", truth_text(ordered)),
            ("partitioned", "False".into()),
        ];
        let params = params(vm, callback, &operands, &more)?;
        let staged = Callback {
            function: host_function(vm, callback.clone(), &operands, 0, is_staging()),
            result_avals: Vec::new(),
            ordered,
            vmap_method: None,
            params,
        };
        let primitive = Primitive::DebugCallback(Rc::new(staged));
        lend(vm, || bind(&primitive, &operands.values))?;
        Ok(())
    }
}

/// The function of `jax`.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// Calls a Python function with the values of arrays where the program runs, and goes on with what it gives, which
    /// must be as `result_shape_dtypes` describes it. It may be called more or less often than the program says.
    ///
    /// >>> jax.pure_callback(lambda x: x * 2, jax.ShapeDtypeStruct((), jnp.float32), jnp.float32(4))
    /// Array(8., dtype=float32)
    #[native(
        "(callback, result_shape_dtypes, *args, sharding=None, vectorized=None, vmap_method=None, **kwargs)"
    )]
    fn pure_callback(
        vm: &mut Vm,
        callback: &Py,
        result_shape_dtypes: &Py,
        vmap_method: Option<&str>,
        args: HandedOn,
        kwargs: HandedOnKeywords,
    ) -> PyResult {
        let vmap_method = vmap_method.map(Rc::from);
        let operands = operands(vm, args.items().to_vec(), kwargs.0)?;
        let kind = Results::Pure { vmap_method };
        call_with_results(vm, callback, result_shape_dtypes, operands, kind)
    }
}

/// The function of `jax.experimental`.
#[natives(scope = Call)]
pub(crate) mod experimental {
    use super::*;

    /// Calls a Python function that may do more than compute, as `pure_callback` does, as often as the program says.
    #[native("(callback, result_shape_dtypes, *args, sharding=None, ordered=False, **kwargs)")]
    fn io_callback(
        vm: &mut Vm,
        callback: &Py,
        result_shape_dtypes: &Py,
        ordered: bool,
        args: HandedOn,
        kwargs: HandedOnKeywords,
    ) -> PyResult {
        let operands = operands(vm, args.items().to_vec(), kwargs.0)?;
        let kind = Results::Io { ordered };
        call_with_results(vm, callback, result_shape_dtypes, operands, kind)
    }
}

fn truth_text(truth: bool) -> String {
    if truth { "True" } else { "False" }.into()
}

fn print_staged(vm: &mut Vm, format: String, operands: Operands, ordered: bool) -> PyResult<()> {
    let tree_text = tree::text(vm, &operands.tree)?;
    let has_placeholders = !fields(&format).is_empty();
    let params = vec![
        ("fmt", format.clone()),
        (
            "has_placeholders",
            if has_placeholders { "True" } else { "False" }.to_string(),
        ),
        ("in_tree", tree_text),
        ("logging_record", "None".to_string()),
        ("np_printoptions", PRINT_OPTIONS.to_string()),
        ("ordered", truth_text(ordered)),
        ("partitioned", "False".to_string()),
        ("static_args", "()".to_string()),
    ];
    let (statics, tree) = (operands.statics, operands.tree);
    let written_at = vm.current_span();
    let print = move |values: &[Value]| {
        with_vm(|vm| {
            let (args, kwargs) = restore(vm, &tree, &statics, values)?;
            let text = if has_placeholders {
                let template = Py::str(format.as_str());
                let method = vm.attr(&template, "format")?;
                let text = vm.call_kw(&method, &args, &kwargs)?;
                vm.str_text(&text)?
            } else {
                format.clone()
            };
            vm.stand_for(written_at, |vm| vm.print(&(text + "\n")))
        })
    };
    let primitive = Primitive::DebugPrint(Rc::new(DebugPrint {
        print: Rc::new(print),
        ordered,
        params,
    }));
    let values = operands.values;
    lend(vm, || bind(&primitive, &values))?;
    Ok(())
}

/// The format's fields are given: checked when tracing, by formatting placeholders.
fn check_format(vm: &mut Vm, format: &str, args: &[Py], kwargs: &[(Name, Py)]) -> PyResult<()> {
    if args.is_empty() && kwargs.is_empty() && !format.contains('{') {
        return Ok(());
    }
    let fields = fields(format);
    let template = Py::str(format);
    let method = vm.attr(&template, "format")?;
    match vm.call_kw(&method, args, kwargs) {
        Err(raise) if vm.is_exception(&raise, Exc::KeyError) => return Err(raise),
        Err(raise) if vm.is_exception(&raise, Exc::IndexError) => {
            return Err(vm.index_error("tuple index out of range"));
        }
        _ => {}
    }
    let is_unused = |name: String| !fields.contains(&name);
    let mut unused = Vec::new();
    for (at, value) in args.iter().enumerate() {
        if is_unused(at.to_string()) {
            unused.push(value.clone());
        }
    }
    if !unused.is_empty() {
        let text = vm.repr(&Py::list(unused))?;
        return Err(vm.value_error(format_args!(
            "Unused positional arguments to `jax.debug.print`: {text}"
        )));
    }
    let names = kwargs.iter().map(|(name, _)| name.as_str().to_string());
    let unused: Vec<String> = names.filter(|name| is_unused(name.clone())).list();
    if unused.is_empty() {
        return Ok(());
    }
    Err(vm.value_error(format_args!(
        "Unused keyword arguments to `jax.debug.print`: ['{}']. You may be passing an f-string (i.e, `f\"{{x}}\"`) into \
         `jax.debug.print` and instead should pass in a regular string.",
        unused.join("', '")
    )))
}

/// The names and positions of a format's fields; those without a name are numbered.
fn fields(format: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut automatic = 0;
    let plain = format.replace("{{", "");
    for part in plain.split('{').skip(1) {
        let end = part.find(['}', '!', ':', '.', '[']).unwrap_or(part.len());
        if end > 0 {
            found.push(part[..end].to_string());
        } else {
            found.push(automatic.to_string());
            automatic += 1;
        }
    }
    found
}

/// A failure of the user's function where a program runs: XLA wraps it.
fn wrapped(vm: &mut Vm, raise: Raise) -> Raise {
    if !vm.is_exception(&raise, Exc::Exception) {
        return raise;
    }
    let text = vm.format_exception(&raise);
    let error = freezeframe_core::callback_error(text.trim_end());
    crate::errors::raise(vm, error)
}

fn host_function(
    vm: &Vm,
    function: Py,
    operands: &Operands,
    results: usize,
    wraps: bool,
) -> HostFn {
    let (statics, tree) = (operands.statics.clone(), operands.tree.clone());
    let written_at = vm.current_span();
    Rc::new(move |values| {
        with_vm(|vm| {
            let (args, kwargs) = restore(vm, &tree, &statics, values)?;
            let out = vm.stand_for(written_at, |vm| vm.call_kw(&function, &args, &kwargs));
            let out = match out {
                Err(raise) if wraps => return Err(wrapped(vm, raise)),
                out => out?,
            };
            if results == 0 {
                return Ok(Vec::new());
            }
            let leaves = tree::leaves(vm, &out)?;
            leaves.iter().map(|leaf| jax_value(vm, leaf)).try_list()
        })
    })
}

fn params(
    vm: &mut Vm,
    function: &Py,
    operands: &Operands,
    more: &[(&'static str, String)],
) -> PyResult<Vec<(&'static str, String)>> {
    let (function, tree) = (vm.repr(function)?, tree::text(vm, &operands.tree)?);
    let function = without_address(&function);
    let mut params = vec![(
        "callback",
        format!("_FlatCallback(callback_func={function}, in_tree={tree})"),
    )];
    params.extend(more.iter().cloned());
    params.order();
    Ok(params)
}

/// A text in which no address stands, as JAX shows it in jaxprs.
fn without_address(text: &str) -> String {
    match text.split_once(" at 0x") {
        Some((before, rest)) => {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_hexdigit());
            format!("{before} at 0xXXXXXXXXXXXX{rest}")
        }
        None => text.to_owned(),
    }
}

/// Callbacks that give results.
enum Results {
    Pure { vmap_method: Option<Rc<str>> },
    Io { ordered: bool },
}

fn call_with_results(
    vm: &mut Vm,
    function: &Py,
    shapes: &Py,
    operands: Operands,
    kind: Results,
) -> PyResult {
    let (is_pure, ordered, vmap_method) = match kind {
        Results::Pure { vmap_method } => (true, false, vmap_method),
        Results::Io { ordered } => (false, ordered, None),
    };
    let (leaves, tree) = tree::flatten(vm, shapes, None)?;
    let mut result_avals = Vec::with_capacity(leaves.len());
    for leaf in &leaves {
        match avals::aval_of(vm, leaf)? {
            Some(aval) => result_avals.push(aval.strip_weak_type()),
            None => {
                let class = vm.type_name(leaf);
                return Err(
                    vm.attribute_error(format_args!("'{class}' object has no attribute 'dtype'"))
                );
            }
        }
    }
    let list: Vec<String> = result_avals.iter().map(Aval::repr).collect();
    let avals_text = crate::ops::tuple_text(&list);
    let mut more = vec![("result_avals", avals_text), ("sharding", "None".into())];
    if is_pure {
        more.push((
            "vmap_method",
            vmap_method
                .as_deref()
                .map_or_else(|| "None".into(), str::to_owned),
        ));
    } else {
        more.push(("ordered", truth_text(ordered)));
    }
    let params = params(vm, function, &operands, &more)?;
    let callback = Callback {
        function: host_function(vm, function.clone(), &operands, leaves.len(), true),
        result_avals,
        ordered,
        vmap_method,
        params,
    };
    let primitive = if is_pure {
        Primitive::PureCallback
    } else {
        Primitive::IoCallback
    }(Rc::new(callback));
    let results = lend(vm, || bind(&primitive, &operands.values))?;
    rebuild(vm, &tree, results)
}

/// Fills `jax.debug`.
pub(crate) fn init_debug(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(debug::TABLE);
    Ok(())
}
