//! `sys`.

use crate::natives;
use crate::object::*;
use crate::vm::{Exc, Vm};
use std::rc::Rc;

/// A tuple whose items also have names, as `sys.version_info` is.
fn named_tuple(vm: &Vm, name: &str, fields: &'static [&'static str], values: Vec<Value>) -> Value {
    let class = super::named_tuple::builder(vm, "sys", name, fields)
        .methods(named_tuple_methods::TABLE)
        .build(vm);
    Value::object(&class, Payload::Base(Value::tuple(values)))
}

/// What tuples with named items do.
#[natives]
mod named_tuple_methods {
    use super::*;

    /// The class, and each item with its name.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<String, Raise> {
        let class = vm.class_of(this);
        let items = super::super::named_tuple::shown(vm, this)?;
        Ok(format!("{}({items})", vm.full_name(&class)))
    }
}

/// What `sys` tells and sets.
#[natives]
mod functions {
    use super::*;

    /// Exit the interpreter by raising SystemExit(status).
    #[native("(status=None, /)", purity = Impure)]
    fn exit(vm: &mut Vm, status: Option<&Value>) -> Result<Value, Raise> {
        let class = vm.types.exception(Exc::SystemExit).clone();
        Err(vm.error_with(&class, status.cloned().into_iter().collect()))
    }

    /// Class, value and traceback of the exception that is being handled.
    #[native("()")]
    fn exc_info(vm: &mut Vm) -> Result<Value, Raise> {
        let parts = match vm.handled.clone() {
            Some(instance) => {
                let exception = Value::Object(instance.clone());
                let traceback = crate::builtins::traceback_object(vm, &exception);
                vec![Value::Class(instance.class.clone()), exception, traceback]
            }
            None => vec![Value::None, Value::None, Value::None],
        };
        Ok(Value::tuple(parts))
    }

    /// The exception that is being handled.
    #[native("()")]
    fn exception(vm: &mut Vm) -> Result<Value, Raise> {
        Ok(vm.handled.clone().map_or(Value::None, Value::Object))
    }

    /// How deep calls may nest.
    #[native("()")]
    fn getrecursionlimit(vm: &mut Vm) -> Result<Value, Raise> {
        Ok(Value::from(vm.recursion_limit))
    }

    /// Sets how deep calls may nest.
    #[native("(limit, /)", purity = Impure)]
    fn setrecursionlimit(vm: &mut Vm, limit: &Value) -> Result<Value, Raise> {
        let limit = vm.int(limit)?;
        if limit < 1 {
            return Err(vm.value_error("recursion limit must be greater or equal than 1"));
        }
        vm.recursion_limit = usize::try_from(limit).unwrap_or(usize::MAX).min(100_000);
        Ok(Value::None)
    }

    /// About how many bytes an object takes.
    #[native("(object, default=?)")]
    fn getsizeof() -> Result<Value, Raise> {
        Ok(Value::Int(64))
    }

    /// How often an object is referred to, as far as that is known.
    #[native("(object, /)")]
    fn getrefcount() -> Result<Value, Raise> {
        Ok(Value::Int(2))
    }

    /// The encoding of texts.
    ///
    /// >>> sys.getdefaultencoding()
    /// 'utf-8'
    #[native("()")]
    fn getdefaultencoding() -> Result<Value, Raise> {
        Ok(Value::name("utf-8"))
    }

    /// The encoding of file names.
    #[native("()")]
    fn getfilesystemencoding() -> Result<Value, Raise> {
        Ok(Value::name("utf-8"))
    }

    /// The most digits that a conversion between int and text takes.
    #[native("()")]
    fn get_int_max_str_digits() -> Result<Value, Raise> {
        Ok(Value::from(crate::text::int::MAX_STR_DIGITS))
    }

    /// The text itself.
    #[native("(string, /)")]
    fn intern(vm: &mut Vm, string: &Value) -> Result<Value, Raise> {
        match string.as_str() {
            Some(text) => Ok(Value::name(text)),
            None => {
                let name = vm.type_name(string);
                Err(vm.type_error(format_args!("intern() argument must be str, not {name}")))
            }
        }
    }

    /// False: the interpreter does not end.
    #[native("()")]
    fn is_finalizing() -> Result<Value, Raise> {
        Ok(Value::Bool(false))
    }

    /// The frame so many calls up.
    #[native("(depth=0, /)")]
    fn _getframe(vm: &mut Vm, depth: i64) -> Result<Value, Raise> {
        super::super::frames::above(vm, depth)
    }

    /// The name of the module that the frame so many calls up belongs to, or None.
    #[native("(depth=0)")]
    fn _getframemodulename(vm: &mut Vm, depth: i64) -> Option<Value> {
        let levels = usize::try_from(depth).ok()?;
        let at = vm.frames.len().checked_sub(levels + 1)?;
        vm.frames.get(at)?.globals.get_str("__name__")
    }
}

/// Fills the module.
pub(super) fn module(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(functions::TABLE);
    module.set("modules", vm.modules.clone());
    for (names, is_error) in [
        (["stdout", "__stdout__"], false),
        (["stderr", "__stderr__"], true),
    ] {
        let stream = crate::builtins::io::std_stream(vm, is_error);
        names
            .iter()
            .for_each(|name| module.set(name, stream.clone()));
    }
    module.set("argv", Value::list(vec![Value::name("")]));
    module.set("path", Value::list(Vec::new()));
    module.set("meta_path", Value::list(Vec::new()));
    module.set("path_hooks", Value::list(Vec::new()));
    module.set("path_importer_cache", Value::Dict(Value::new_dict()));
    module.set("warnoptions", Value::list(Vec::new()));
    module.set("platform", "linux");
    module.set("byteorder", "little");
    module.set("executable", "");
    module.set("prefix", "/usr");
    module.set("exec_prefix", "/usr");
    module.set("version", "3.13.0 (Freezeframe)");
    module.set("copyright", "");
    module.set("maxsize", i64::MAX);
    module.set("maxunicode", 0x10_ffff_i64);
    module.set("hexversion", 0x030d_00f0_i64);
    module.set("api_version", 1013_i64);
    module.set("dont_write_bytecode", Value::Bool(true));
    let fields = &["major", "minor", "micro", "releaselevel", "serial"];
    let values = vec![
        Value::Int(3),
        Value::Int(13),
        Value::Int(0),
        Value::name("final"),
        Value::Int(0),
    ];
    module.set(
        "version_info",
        named_tuple(vm, "version_info", fields, values),
    );
    module.set("float_info", float_info(vm));
    let fields = &[
        "bits_per_digit",
        "sizeof_digit",
        "default_max_str_digits",
        "str_digits_check_threshold",
    ];
    let values = [30, 4, 4300, 640].map(Value::Int).to_vec();
    module.set("int_info", named_tuple(vm, "int_info", fields, values));
    Ok(())
}

fn float_info(vm: &Vm) -> Value {
    let fields = &[
        "max",
        "max_exp",
        "max_10_exp",
        "min",
        "min_exp",
        "min_10_exp",
        "dig",
        "mant_dig",
        "epsilon",
        "radix",
        "rounds",
    ];
    let values = vec![
        Value::Float(f64::MAX),
        Value::Int(1024),
        Value::Int(308),
        Value::Float(f64::MIN_POSITIVE),
        Value::Int(-1021),
        Value::Int(-307),
        Value::Int(15),
        Value::Int(53),
        Value::Float(f64::EPSILON),
        Value::Int(2),
        Value::Int(1),
    ];
    named_tuple(vm, "float_info", fields, values)
}
