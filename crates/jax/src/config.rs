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
    /// `jax.debug_infs()`.
    DebugInfs,
    /// `jax.debug_key_reuse()`.
    DebugKeyReuse,
    /// `jax.checking_leaks()`.
    CheckLeaks,
    /// `jax.ensure_compile_time_eval()`.
    CompileTimeEval,
    /// `jax.numpy_rank_promotion("raise")`.
    SameRanks,
    /// `jax.numpy_dtype_promotion("strict")`.
    SameDtypes,
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
        Setting::DebugInfs => freezeframe_core::debug_infs(),
        Setting::DebugKeyReuse => freezeframe_core::debug_key_reuse(),
        Setting::CheckLeaks => jax.check_leaks.get(),
        Setting::SameRanks => freezeframe_core::same_ranks(),
        Setting::SameDtypes => freezeframe_core::same_dtypes(),
        Setting::CompileTimeEval | Setting::Nothing => false,
    }
}

fn set(vm: &mut Vm, setting: Setting, value: bool) {
    let jax = jax(vm);
    match setting {
        Setting::DisableJit => jax.disable_jit.set(value),
        Setting::X64 => freezeframe_core::set_x64(value),
        Setting::DebugNans => freezeframe_core::set_debug_nans(value),
        Setting::DebugInfs => freezeframe_core::set_debug_infs(value),
        Setting::DebugKeyReuse => freezeframe_core::set_debug_key_reuse(value),
        Setting::CheckLeaks => jax.check_leaks.set(value),
        Setting::SameRanks => freezeframe_core::set_same_ranks(value),
        Setting::SameDtypes => freezeframe_core::set_same_dtypes(value),
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

/// What context managers do.
#[natives]
mod context_methods {
    use super::*;

    /// Changes the setting.
    #[native("(self, /)")]
    fn __enter__(vm: &mut Vm, this: &Py) {
        if let Some(context) = this.native::<ContextObject>() {
            let (setting, value) = (context.setting, context.value);
            context.before.set(get(vm, setting));
            set(vm, setting, value);
            if setting == Setting::CompileTimeEval {
                context.left.set(Some(leave_traces()));
            }
        }
    }

    /// Changes it back.
    #[native("(self, kind=None, value=None, traceback=None, /)")]
    fn __exit__(vm: &mut Vm, this: &Py) -> bool {
        if let Some(context) = this.native::<ContextObject>() {
            let (setting, before) = (context.setting, context.before.get());
            set(vm, setting, before);
            if let Some(state) = context.left.take() {
                reenter_trace(state);
            }
        }
        false
    }

    /// The function as it is.
    #[native("(self, f, /)")]
    fn __call__(f: &Py) -> Py {
        f.clone()
    }
}

/// The class of context managers.
pub(crate) fn context_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax", "_Context")
        .methods(context_methods::TABLE)
        .build(vm)
}

/// What a setting of promotion is to be: the rule that is said, if it is one of those that are there.
fn rule(vm: &mut Vm, setting: Setting, value: &Py) -> PyResult<bool> {
    let (name, usual, strict) = match setting {
        Setting::SameRanks => ("jax_numpy_rank_promotion", "allow", "raise"),
        _ => ("jax_numpy_dtype_promotion", "standard", "strict"),
    };
    match value.as_str() {
        None => Ok(get(vm, setting)),
        Some(it) if it == usual => Ok(false),
        Some(it) if it == strict => Ok(true),
        Some(other) => Err(vm.not_implemented(format_args!("{name}='{other}' is not implemented"))),
    }
}

fn setting_of(name: &str) -> Option<Setting> {
    Some(match name {
        "jax_enable_x64" => Setting::X64,
        "jax_disable_jit" => Setting::DisableJit,
        "jax_debug_nans" => Setting::DebugNans,
        "jax_debug_infs" => Setting::DebugInfs,
        "jax_debug_key_reuse" => Setting::DebugKeyReuse,
        "jax_check_tracer_leaks" => Setting::CheckLeaks,
        _ => return None,
    })
}

fn read(vm: &mut Vm, name: &str) -> PyResult {
    let setting = setting_of(name).unwrap_or(Setting::Nothing);
    Ok(Py::Bool(get(vm, setting)))
}

/// What `jax.config` does.
#[natives]
mod config_methods {
    use super::*;

    /// Changes a setting for the rest of the session. An AttributeError says that there is none of this name.
    ///
    /// >>> jax.config.update("jax_debug_nans", False)
    #[native("(self, name, val, /)", purity = Impure)]
    fn update(vm: &mut Vm, name: &Py, val: &Py) -> PyResult<()> {
        let name = name.as_str().unwrap_or_default();
        match name {
            "jax_num_cpu_devices" => {
                let count = vm.int(val)?;
                crate::devices::set_count(vm, count)?;
            }
            "jax_platforms"
            | "jax_platform_name"
            | "jax_default_matmul_precision"
            | "jax_log_compiles"
            | "jax_threefry_partitionable"
            | "jax_default_prng_impl"
            | "jax_compilation_cache_dir"
            | "jax_traceback_filtering" => {}
            "jax_numpy_rank_promotion" => {
                let value = rule(vm, Setting::SameRanks, val)?;
                set(vm, Setting::SameRanks, value);
            }
            "jax_numpy_dtype_promotion" => {
                let value = rule(vm, Setting::SameDtypes, val)?;
                set(vm, Setting::SameDtypes, value);
            }
            _ => match setting_of(name) {
                Some(setting) => {
                    let value = vm.truth(val)?;
                    set(vm, setting, value);
                }
                None => {
                    let message = format_args!("Unrecognized config option: {name}");
                    return Err(vm.attribute_error(message));
                }
            },
        }
        Ok(())
    }

    /// What a setting is.
    #[native("(self, name)", name = "read")]
    fn read_setting(vm: &mut Vm, name: &Py) -> PyResult {
        read(vm, name.as_str().unwrap_or_default())
    }
}

/// The object `jax.config`.
pub(crate) fn config_object(vm: &mut Vm) -> Py {
    let class = ClassBuilder::new("jax._src.config", "Config")
        .methods(config_methods::TABLE)
        .getter("jax_enable_x64", |vm, _| read(vm, "jax_enable_x64"))
        .getter("x64_enabled", |vm, _| read(vm, "jax_enable_x64"))
        .getter("jax_disable_jit", |vm, _| read(vm, "jax_disable_jit"))
        .getter("jax_debug_nans", |vm, _| read(vm, "jax_debug_nans"))
        .getter("jax_debug_infs", |vm, _| read(vm, "jax_debug_infs"))
        .getter("jax_debug_key_reuse", |vm, _| {
            read(vm, "jax_debug_key_reuse")
        })
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
#[natives]
pub(crate) mod functions {
    use super::*;

    /// While it is entered, `jit` calls the Python function.
    ///
    /// >>> with jax.disable_jit():
    /// ...     print(jax.jit(lambda x: type(x).__name__)(1))
    /// int
    #[native("(disable=True)")]
    fn disable_jit(vm: &mut Vm, disable: Option<bool>) -> Py {
        context(vm, Setting::DisableJit, disable.unwrap_or(true))
    }

    /// While it is entered, arrays may have elements of 64 bits, or may not.
    ///
    /// >>> with jax.enable_x64():
    /// ...     print(jnp.arange(2.0).dtype)
    /// float64
    #[member(enable_x64 = Setting::X64)]
    #[member(
        debug_nans = Setting::DebugNans,
        "While it is entered, a NaN that comes out of a computation is a FloatingPointError."
    )]
    #[member(
        debug_infs = Setting::DebugInfs,
        "While it is entered, an infinite number that comes out of a computation is a FloatingPointError."
    )]
    #[member(
        debug_key_reuse = Setting::DebugKeyReuse,
        "While it is entered, using a random key twice is a KeyReuseError."
    )]
    #[member(
        checking_leaks = Setting::CheckLeaks,
        "While it is entered, a traced value that outlives its trace is an error when the trace ends."
    )]
    #[member(
        check_tracer_leaks = Setting::CheckLeaks,
        "While it is entered, a traced value that outlives its trace is an error when the trace ends."
    )]
    #[native("(new_val=True)")]
    fn flag(vm: &mut Vm, member: Setting, new_val: Option<bool>) -> Py {
        context(vm, member, new_val.unwrap_or(true))
    }

    /// While it is entered, what is computed from known arrays is computed at once, also in a function that is traced.
    #[native("()")]
    fn ensure_compile_time_eval(vm: &mut Vm) -> Py {
        context(vm, Setting::CompileTimeEval, true)
    }

    /// Changes nothing: names of scopes are for profiles, which are not made here.
    #[native("(name)")]
    fn named_scope(vm: &mut Vm) -> Py {
        context(vm, Setting::Nothing, true)
    }

    /// Changes nothing: there is one device to compute on.
    #[native("(device=None)")]
    fn default_device(vm: &mut Vm) -> Py {
        context(vm, Setting::Nothing, true)
    }

    /// Changes nothing: there is no log.
    #[native("(new_val=True)")]
    fn log_compiles(vm: &mut Vm) -> Py {
        context(vm, Setting::Nothing, true)
    }

    /// The rule by which ranks are promoted while it is entered: `"allow"`, or `"raise"` for an error.
    ///
    /// >>> with jax.numpy_rank_promotion("raise"):
    /// ...     print(jnp.ones((2, 3)) + 1.0)
    /// [[2. 2. 2.]
    ///  [2. 2. 2.]]
    #[member(numpy_rank_promotion = Setting::SameRanks)]
    #[member(
        numpy_dtype_promotion = Setting::SameDtypes,
        "The rule by which dtypes are promoted while it is entered: `\"standard\"`, or `\"strict\"` for that of Python's numbers alone."
    )]
    #[native("(new_val=None)")]
    fn promotion(vm: &mut Vm, member: Setting, new_val: &Py) -> PyResult {
        let value = rule(vm, member, new_val)?;
        Ok(context(vm, member, value))
    }
}
