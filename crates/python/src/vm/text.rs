//! `repr`, `str` and `format`.

use super::{Exc, Vm};
use crate::library::Library;
use crate::object::*;
use freezeframe_base::Lists;
use std::rc::Rc;

impl Vm {
    pub(super) fn repr_by_class(&mut self, value: &Value) -> Result<String, Raise> {
        let class = self.class_of(value);
        if let Some(function) = class.lookup(&self.names.repr)
            && !is_default(&function, &self.names.repr)
        {
            let bound = self.bind(function, value, &class)?;
            let result = self.call(&bound, &[])?;
            return match result.as_str() {
                Some(text) => Ok(text.to_string()),
                None => {
                    let name = self.type_name(&result);
                    Err(self.type_error(format_args!("__repr__ returned non-string (type {name})")))
                }
            };
        }
        self.builtin_repr(value)
    }

    fn repr_list(&mut self, items: &[Value]) -> Result<String, Raise> {
        let mut text = String::new();
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                text.push_str(", ");
            }
            text.push_str(&self.repr(item)?);
        }
        Ok(text)
    }

    /// The repr of a value of a built-in class.
    pub fn builtin_repr(&mut self, value: &Value) -> Result<String, Raise> {
        Ok(match value {
            Value::Unset => "<unset>".into(),
            Value::None => "None".into(),
            Value::Ellipsis => "Ellipsis".into(),
            Value::NotImplemented => "NotImplemented".into(),
            Value::Bool(true) => "True".into(),
            Value::Bool(false) => "False".into(),
            Value::Int(int) => int.to_string(),
            Value::Float(float) => crate::text::float::repr(*float),
            Value::BigInt(int) => {
                let text = crate::text::int::to_decimal(int);
                self.text(text)?
            }
            Value::Complex(parts) => crate::text::float::complex_repr(parts.0, parts.1),
            Value::Str(string) => crate::text::quote::repr(string.as_str()),
            Value::Bytes(bytes) => crate::text::quote::repr_bytes(bytes),
            Value::Tuple(_) | Value::List(_) | Value::Dict(_) | Value::Set(_) => {
                self.repr(value)?
            }
            Value::Range(range) if range.step == 1 => {
                format!("range({}, {})", range.start, range.stop)
            }
            Value::Range(range) => {
                format!("range({}, {}, {})", range.start, range.stop, range.step)
            }
            Value::Slice(slice) => {
                let slice = slice.clone();
                format!(
                    "slice({}, {}, {})",
                    self.repr(&slice.start)?,
                    self.repr(&slice.stop)?,
                    self.repr(&slice.step)?
                )
            }
            Value::Class(class) => format!("<class '{}'>", self.full_name(class)),
            Value::Function(function) => format!(
                "<function {} at {}>",
                function.qualname.borrow(),
                address_text(value)
            ),
            Value::Native(native) if native.is_method => self.method_text(native),
            Value::Native(native) => match self.own_text(value, native.module.as_str())? {
                Some(text) => text,
                None => format!("<built-in function {}>", native.name),
            },
            Value::Method(method) => self.method_repr(&method.clone())?,
            Value::Module(module) => match module
                .get("__file__")
                .and_then(|file| file.as_str().map(str::to_string))
            {
                Some(file) => format!("<module '{}' from '{file}'>", module.name),
                None if module.get("__spec__").is_some_and(|it| it.is_none()) => {
                    format!("<module '{}'>", module.name)
                }
                None => format!("<module '{}' (built-in)>", module.name),
            },
            Value::Object(instance) => self.instance_repr(value, &instance.clone())?,
            Value::Generator(generator) => format!(
                "<{} object {} at {}>",
                self.class_ref(value).name.borrow(),
                generator.qualname.borrow(),
                address_text(value)
            ),
            Value::Code(code) => format!(
                "<code object {} at {}, file \"{}\", line {}>",
                code.name,
                address_text(value),
                code.source.filename,
                code.first_line()
            ),
            Value::Cell(cell) => {
                let held = cell.value.borrow().clone();
                let held = match &held {
                    Value::Unset => "empty".to_owned(),
                    held => format!("{} object at {}", self.type_name(held), address_text(held)),
                };
                format!("<cell at {}: {held}>", address_text(value))
            }
            Value::Super(of) => {
                let receiver = match &of.receiver {
                    Value::Unset => "NULL".to_owned(),
                    Value::Class(_) => format!("<{} object>", of.start.name.borrow()),
                    other => format!("<{} object>", self.type_name(other)),
                };
                format!("<super: <class '{}'>, {receiver}>", of.class.name.borrow())
            }
            Value::ClassMethod(wrapped) | Value::StaticMethod(wrapped) => {
                let kind = if matches!(value, Value::ClassMethod(_)) {
                    "classmethod"
                } else {
                    "staticmethod"
                };
                let wrapped = wrapped.clone();
                format!("<{kind}({})>", self.repr(&wrapped.function)?)
            }
            Value::GetSet(getset) => format!(
                "<attribute '{}' of '{}' objects>",
                getset.name, getset.class
            ),
            Value::Iter(iter) => self.iter_repr(value, iter)?,
            other => format!(
                "<{} object at {}>",
                self.type_name(other),
                address_text(other)
            ),
        })
    }

    /// Of the iterators that count and repeat, what makes them again.
    fn iter_repr(&mut self, value: &Value, iter: &Iter) -> Result<String, Raise> {
        let name = iter.class_name();
        if !matches!(name, "itertools.count" | "itertools.repeat") {
            return Ok(format!("<{name} object at {}>", address_text(value)));
        }
        let parts = match &*iter.state.borrow() {
            IterState::Native(native) => native.parts().unwrap_or_default(),
            _ => Vec::new(),
        };
        let shown = parts.iter().map(|part| self.repr(part)).try_list()?;
        let name = self.class_ref(value).name_text();
        Ok(format!("{name}({})", shown.join(", ")))
    }

    fn method_repr(&mut self, method: &BoundMethod) -> Result<String, Raise> {
        if let Value::Native(native) = &method.function {
            let kind = match native.is_wrapper() {
                true => "method-wrapper",
                false => "built-in method",
            };
            let quote = if kind == "method-wrapper" { "'" } else { "" };
            return Ok(format!(
                "<{kind} {quote}{}{quote} of {} object at {}>",
                native.name,
                self.type_name(&method.receiver),
                address_text(&method.receiver)
            ));
        }
        let function = match &method.function {
            Value::Function(function) => function.qualname.borrow().to_string(),
            other => {
                let mut named = self.attr_or_none(other, "__qualname__")?;
                if named.is_none() {
                    named = self.attr_or_none(other, "__name__")?;
                }
                let named = named.as_ref().and_then(Value::as_str);
                named.unwrap_or("?").to_owned()
            }
        };
        let receiver = self.repr(&method.receiver)?;
        Ok(format!("<bound method {function} of {receiver}>"))
    }

    /// Of an instance without a `__repr__` of its own.
    fn instance_repr(&mut self, value: &Value, instance: &Rc<Instance>) -> Result<String, Raise> {
        let Some(base) = instance.base().cloned() else {
            if instance.exception().is_some() {
                return self.exception_repr(instance);
            }
            let name = self.full_name(&instance.class);
            return Ok(format!("<{name} object at {}>", address_text(value)));
        };
        let inner = self.repr(&base)?;
        if let Value::Iter(_) = &base {
            // Iterators that show what makes them again do so with the name of their class.
            return Ok(match inner.split_once('(') {
                Some((_, parts)) => format!("{}({parts}", instance.class.name_text()),
                None => {
                    let name = self.full_name(&instance.class);
                    format!("<{name} object at {}>", address_text(value))
                }
            });
        }
        let Value::Set(set) = &base else {
            return Ok(inner);
        };
        let name = instance.class.name_text();
        if set.is_empty() {
            return Ok(format!("{name}()"));
        }
        Ok(format!("{name}({{{}}})", self.repr_list(&set.elements())?))
    }

    /// The class's qualified name with its module, except for built-in classes.
    pub fn full_name(&self, class: &Rc<Class>) -> String {
        let qualname = class.qualname.borrow().as_str().to_string();
        match class.lookup(&self.names.module) {
            Some(module) if module.as_str().is_some_and(|module| module != "builtins") => {
                format!("{}.{qualname}", module.as_str().unwrap_or_default())
            }
            _ => qualname,
        }
    }

    fn exception_repr(&mut self, instance: &Rc<Instance>) -> Result<String, Raise> {
        let is_os_error = instance
            .class
            .is_subclass(self.types.exception(Exc::OSError));
        let args = instance.exception().map(|data| match is_os_error {
            true => crate::builtins::told_args(&data.borrow()).to_vec(),
            false => data.borrow().args.clone(),
        });
        let args = args.unwrap_or_default();
        Ok(format!(
            "{}({})",
            instance.class.name_text(),
            self.repr_list(&args)?
        ))
    }

    /// `str(value)` as a value.
    pub fn str(&mut self, value: &Value) -> Result<Value, Raise> {
        match value {
            Value::Str(_) => Ok(value.clone()),
            _ => self.str_text(value).map(Value::str),
        }
    }

    /// What is wrong with the text of `__repr__`, where `__str__` asked for it.
    #[cold]
    fn of_str(&self, raise: Raise) -> Raise {
        let text = raise.0.exception().and_then(|data| {
            let data = data.borrow();
            let text = data
                .args
                .first()?
                .as_str()?
                .strip_prefix("__repr__ returned non")?;
            Some(format!("__str__ returned non{text}"))
        });
        text.map_or(raise, |text| self.type_error(text))
    }

    /// `str(value)` as text.
    pub fn str_text(&mut self, value: &Value) -> Result<String, Raise> {
        match value {
            Value::Str(string) => return Ok(string.as_str().to_string()),
            Value::Object(_) | Value::Class(_) => {
                let class = self.class_of(value);
                if let Some(function) = class.lookup(&self.names.str)
                    && !is_default(&function, &self.names.str)
                {
                    let bound = self.bind(function, value, &class)?;
                    let result = self.call(&bound, &[])?;
                    return match result.as_str() {
                        Some(text) => Ok(text.to_string()),
                        None => {
                            let name = self.type_name(&result);
                            Err(self.type_error(format_args!(
                                "__str__ returned non-string (type {name})"
                            )))
                        }
                    };
                }
                if class.layout == Layout::Object {
                    return self.repr(value).map_err(|it| self.of_str(it));
                }
                if let Value::Object(instance) = value {
                    if let Some(Value::Str(string)) = instance.base() {
                        return Ok(string.as_str().to_string());
                    }
                    if instance.exception().is_some() {
                        return self.exception_text(&instance.clone());
                    }
                }
            }
            _ => {}
        }
        self.repr(value)
    }

    pub(crate) fn exception_text_of(&mut self, instance: &Rc<Instance>) -> Result<String, Raise> {
        self.exception_text(instance)
    }

    fn exception_text(&mut self, instance: &Rc<Instance>) -> Result<String, Raise> {
        let args = instance
            .exception()
            .map(|data| data.borrow().args.clone())
            .unwrap_or_default();
        if instance
            .class
            .is_subclass(self.types.exception(Exc::OSError))
            && args.len() >= 2
        {
            let (number, text) = (self.str_text(&args[0])?, self.str_text(&args[1])?);
            return Ok(match args.get(2) {
                Some(file) => {
                    let other = match args.get(4) {
                        Some(other) if !other.is_none() => format!(" -> {}", self.repr(other)?),
                        _ => String::new(),
                    };
                    format!("[Errno {number}] {text}: {}{other}", self.repr(file)?)
                }
                None => format!("[Errno {number}] {text}"),
            });
        }
        if let Some(text) = crate::builtins::unicode_error(&args) {
            return Ok(text);
        }
        match args.as_slice() {
            [] => Ok(String::new()),
            [key]
                if instance
                    .class
                    .is_subclass(self.types.exception(Exc::KeyError)) =>
            {
                self.repr(key)
            }
            [one] => self.str_text(one),
            many => self.repr(&Value::tuple(many.to_vec())),
        }
    }

    /// `format(value, spec)` as text.
    pub fn format(&mut self, value: &Value, spec: &str) -> Result<String, Raise> {
        use crate::text::format_spec::{
            IntRef, format_complex, format_float, format_int, format_str,
        };
        if let Value::Object(_) | Value::Class(_) = value {
            let class = self.class_of(value);
            if let Some(function) = class.lookup(&self.names.format)
                && !is_default(&function, &self.names.format)
            {
                let bound = self.bind(function, value, &class)?;
                let result = self.call(&bound, &[Value::str(spec)])?;
                return match result.as_str() {
                    Some(text) => Ok(text.to_string()),
                    None => {
                        let name = self.type_name(&result);
                        Err(self
                            .type_error(format_args!("__format__ must return a str, not {name}")))
                    }
                };
            }
        }
        if spec.is_empty() {
            return self.str_text(value);
        }
        let formatted = match value.unwrapped() {
            Value::Int(int) => format_int(IntRef::Small(*int), spec, "int"),
            Value::Bool(truth) => format_int(IntRef::Small(i64::from(*truth)), spec, "bool"),
            Value::BigInt(int) => format_int(IntRef::Big(int), spec, "int"),
            Value::Float(float) => format_float(*float, spec),
            Value::Complex(parts) => format_complex(parts.0, parts.1, spec),
            Value::Str(string) => format_str(string.as_str(), spec),
            _ => {
                let name = self.type_name(value);
                return Err(self.type_error(format_args!(
                    "unsupported format string passed to {name}.__format__"
                )));
            }
        };
        self.text(formatted)
    }
}

impl Vm {
    /// A native function as its package writes it, if that says so by a function `__function_text__`.
    fn own_text(&mut self, value: &Value, module: Option<&str>) -> Result<Option<String>, Raise> {
        let package = module
            .and_then(|it| it.split('.').next())
            .unwrap_or_default();
        let is_written = |it: &&'static Library| it.names.first() == Some(&package);
        if !self.libraries.iter().any(is_written) {
            return Ok(None);
        }
        let Some(module) = self.modules.get_str(package) else {
            return Ok(None);
        };
        let Some(function) = self.attr_or_none(&module, "__function_text__")? else {
            return Ok(None);
        };
        let text = self.call(&function, std::slice::from_ref(value))?;
        Ok(text.as_str().map(str::to_owned))
    }
}

/// True for the methods of `object` and of built-in classes that the VM implements itself.
fn is_default(function: &Value, name: &Name) -> bool {
    matches!(function, Value::Native(native) if native.name == *name && native.purity == Purity::Pure && native.is_slot)
}

/// `0x` and the number that `id` gives.
pub fn address_text(value: &Value) -> String {
    let address = value.address().unwrap_or_default();
    format!("0x{:012x}", freezeframe_base::shown_address(address))
}
