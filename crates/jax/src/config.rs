//! Settings, and the context managers that change them for a while.

use crate::py::*;
use crate::state::jax;
use freezeframe_core::{TraceState, leave_traces, reenter_trace};
use std::cell::Cell;

/// What a context manager does on entering and undoes on leaving.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// `jax.disable_jit()`.
    DisableJit,
    /// `jax.enable_x64()`.
    X64,
    /// `jax.debug_nans()`.
    DebugNans,
    /// `jax.checking_leaks()`.
    CheckLeaks,
    /// `jax.ensure_compile_time_eval()`.
    CompileTimeEval,
    /// `jax.named_scope()`: nothing to set.
    Nothing,
}

/// The payload of a context manager.
pub(crate) struct ContextObject {
    setting: Setting,
    value: bool,
    before: Cell<bool>,
    left: Cell<Option<TraceState>>,
}

impl NativePayload for ContextObject {}

fn get(vm: &mut Vm, setting: Setting) -> bool {
    let jax = jax(vm);
    match setting {
        Setting::DisableJit => jax.disable_jit.get(),
        Setting::X64 => freezeframe_core::x64(),
        Setting::DebugNans => freezeframe_core::debug_nans(),
        Setting::CheckLeaks => jax.check_leaks.get(),
        Setting::CompileTimeEval | Setting::Nothing => false,
    }
}

fn set(vm: &mut Vm, setting: Setting, value: bool) {
    let jax = jax(vm);
    match setting {
        Setting::DisableJit => jax.disable_jit.set(value),
        Setting::X64 => freezeframe_core::set_x64(value),
        Setting::DebugNans => freezeframe_core::set_debug_nans(value),
        Setting::CheckLeaks => jax.check_leaks.set(value),
        Setting::CompileTimeEval | Setting::Nothing => {}
    }
}

fn context(vm: &mut Vm, setting: Setting, value: bool) -> Py {
    let class = jax(vm).classes().context.clone();
    vm.native_object(
        &class,
        ContextObject {
            setting,
            value,
            before: Cell::new(false),
            left: Cell::new(None),
        },
    )
}

/// The class of context managers.
pub(crate) fn context_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax", "_Context")
        .dunder("__enter__", "(self, /)", |vm, args| {
            if let Some(context) = args[0].native::<ContextObject>() {
                let (setting, value) = (context.setting, context.value);
                context.before.set(get(vm, setting));
                set(vm, setting, value);
                if setting == Setting::CompileTimeEval {
                    context.left.set(Some(leave_traces()));
                }
            }
            Ok(Py::None)
        })
        .dunder(
            "__exit__",
            "(self, kind=None, value=None, traceback=None, /)",
            |vm, args| {
                if let Some(context) = args[0].native::<ContextObject>() {
                    let (setting, before) = (context.setting, context.before.get());
                    set(vm, setting, before);
                    if let Some(state) = context.left.take() {
                        reenter_trace(state);
                    }
                }
                Ok(Py::Bool(false))
            },
        )
        .dunder("__call__", "(self, f, /)", |_, args| Ok(args[1].clone()))
        .build(vm)
}

fn flag(vm: &mut Vm, args: Args, setting: Setting) -> PyResult {
    let value = crate::arg::truth_or(vm, args, 0, true)?;
    Ok(context(vm, setting, value))
}

/// `jax.config.update(name, value)`.
fn update(vm: &mut Vm, args: Args) -> PyResult {
    let name = args[0].as_str().unwrap_or_default().to_string();
    match name.as_str() {
        "jax_num_cpu_devices" => {
            let count = vm.int(&args[1])?;
            crate::devices::set_count(vm, count)?;
        }
        "jax_platforms"
        | "jax_platform_name"
        | "jax_default_matmul_precision"
        | "jax_log_compiles"
        | "jax_debug_infs"
        | "jax_threefry_partitionable"
        | "jax_default_prng_impl"
        | "jax_compilation_cache_dir"
        | "jax_traceback_filtering" => {}
        "jax_numpy_rank_promotion" | "jax_numpy_dtype_promotion" => {
            only_default(vm, &name, &args[1])?;
        }
        _ => match setting_of(&name) {
            Some(setting) => {
                let value = vm.truth(&args[1])?;
                set(vm, setting, value);
            }
            None => {
                return Err(vm.attribute_error(format_args!("Unrecognized config option: {name}")));
            }
        },
    }
    Ok(Py::None)
}

/// The promotion settings can only be what they are.
fn only_default(vm: &mut Vm, name: &str, value: &Py) -> PyResult {
    match value.as_str() {
        None | Some("allow" | "standard") => Ok(context(vm, Setting::Nothing, true)),
        Some(other) => Err(vm.not_implemented(format_args!("{name}='{other}' is not implemented"))),
    }
}

fn setting_of(name: &str) -> Option<Setting> {
    Some(match name {
        "jax_enable_x64" => Setting::X64,
        "jax_disable_jit" => Setting::DisableJit,
        "jax_debug_nans" => Setting::DebugNans,
        "jax_check_tracer_leaks" => Setting::CheckLeaks,
        _ => return None,
    })
}

/// The object `jax.config`.
pub(crate) fn config_object(vm: &mut Vm) -> Py {
    fn read(vm: &mut Vm, name: &str) -> PyResult {
        let setting = setting_of(name).unwrap_or(Setting::Nothing);
        Ok(Py::Bool(get(vm, setting)))
    }
    let class = ClassBuilder::new("jax._src.config", "Config")
        .method(
            "update",
            "(self, name, val, /)",
            Purity::Impure,
            "",
            |vm, args| {
                update(
                    vm,
                    ArgValues::of(vec![args[1].clone(), args[2].clone()]).view(),
                )
            },
        )
        .method("read", "(self, name)", Purity::Pure, "", |vm, args| {
            let name = args[1].as_str().unwrap_or_default().to_string();
            read(vm, &name)
        })
        .getter("jax_enable_x64", |vm, _| read(vm, "jax_enable_x64"))
        .getter("x64_enabled", |vm, _| read(vm, "jax_enable_x64"))
        .getter("jax_disable_jit", |vm, _| read(vm, "jax_disable_jit"))
        .getter("jax_debug_nans", |vm, _| read(vm, "jax_debug_nans"))
        .build(vm);
    vm.native_object(
        &class,
        ContextObject {
            setting: Setting::Nothing,
            value: false,
            before: Cell::new(false),
            left: Cell::new(None),
        },
    )
}

/// The context managers of `jax`.
pub(crate) const TABLE: &[Entry] = &[
    pure("disable_jit", "(disable=True)", |vm, args| {
        flag(vm, args, Setting::DisableJit)
    }),
    pure("enable_x64", "(new_val=True)", |vm, args| {
        flag(vm, args, Setting::X64)
    }),
    pure("debug_nans", "(new_val=True)", |vm, args| {
        flag(vm, args, Setting::DebugNans)
    }),
    pure("checking_leaks", "(new_val=True)", |vm, args| {
        flag(vm, args, Setting::CheckLeaks)
    }),
    pure("check_tracer_leaks", "(new_val=True)", |vm, args| {
        flag(vm, args, Setting::CheckLeaks)
    }),
    pure("ensure_compile_time_eval", "()", |vm, _| {
        Ok(context(vm, Setting::CompileTimeEval, true))
    }),
    pure("named_scope", "(name)", |vm, _| {
        Ok(context(vm, Setting::Nothing, true))
    }),
    pure("numpy_rank_promotion", "(new_val=None)", |vm, args| {
        only_default(vm, "jax_numpy_rank_promotion", &args[0])
    }),
    pure("numpy_dtype_promotion", "(new_val=None)", |vm, args| {
        only_default(vm, "jax_numpy_dtype_promotion", &args[0])
    }),
    pure("default_device", "(device=None)", |vm, _| {
        Ok(context(vm, Setting::Nothing, true))
    }),
    pure("default_matmul_precision", "(new_val=None)", |vm, _| {
        Ok(context(vm, Setting::Nothing, true))
    }),
    pure("log_compiles", "(new_val=True)", |vm, _| {
        Ok(context(vm, Setting::Nothing, true))
    }),
];
