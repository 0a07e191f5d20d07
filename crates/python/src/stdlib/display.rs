//! What `IPython.display` needs of the machine: objects are shown in the forms that they have, not only as text.

use crate::natives;
use crate::object::*;
use crate::vm::{Display, Vm};
use freezeframe_base::Form;
use std::cell::OnceCell;
use std::rc::Rc;

/// The methods by which a class says how its objects are shown.
const METHODS: [&str; 11] = [
    "_ipython_display_",
    "_repr_mimebundle_",
    "_repr_html_",
    "_repr_markdown_",
    "_repr_svg_",
    "_repr_png_",
    "_repr_jpeg_",
    "_repr_latex_",
    "_repr_json_",
    "_repr_javascript_",
    "_repr_pretty_",
];

/// Whether an object's class says how its objects are shown.
pub fn has_forms(vm: &Vm, value: &Value) -> bool {
    let Value::Object(instance) = value.unwrapped() else {
        return false;
    };
    let class = vm.class_of(&Value::Object(instance.clone()));
    METHODS
        .iter()
        .any(|name| class.lookup(&Name::new(name)).is_some())
}

/// The forms of an object whose class says how it is shown; none where it has shown itself.
///
/// # Errors
/// Where its `repr` raises, or the library's text cannot be loaded.
pub fn forms_of(vm: &mut Vm, value: &Value) -> Result<Vec<Form>, Raise> {
    let module = vm.import("IPython.display")?;
    let bundle = vm.attr(&Value::Module(module), "_bundle")?;
    let found = vm.call(&bundle, std::slice::from_ref(value))?;
    read(vm, &found)
}

/// Reads a list of `(mime, data, width, height)`.
fn read(vm: &mut Vm, list: &Value) -> Result<Vec<Form>, Raise> {
    let mut forms = Vec::new();
    for item in vm.iterate(list)? {
        let fields = vm.iterate(&item)?;
        let [mime, data, width, height] = fields.as_slice() else {
            return Err(vm.value_error("a form has four fields"));
        };
        forms.push(Form {
            mime: vm.str_text(mime)?,
            data: vm.str_text(data)?,
            width: pixels(vm, width)?,
            height: pixels(vm, height)?,
        });
    }
    Ok(forms)
}

fn pixels(vm: &mut Vm, value: &Value) -> Result<Option<u32>, Raise> {
    match value {
        Value::None => Ok(None),
        value => Ok(u32::try_from(vm.int(value)?).ok()),
    }
}

/// The functions.
#[natives]
pub mod functions {
    use super::*;
    use crate::native::Given;

    /// Shows forms, or changes what is shown under a name.
    #[native("(forms, id=None, update=False, /)", purity = Output)]
    fn show(vm: &mut Vm, forms: &Value, id: Option<&Value>, update: bool) -> Result<Value, Raise> {
        let forms = read(vm, forms)?;
        let id = match id {
            Some(id) => Some(vm.str_text(id)?),
            None => None,
        };
        let span = vm.current_span();
        vm.host.display(match id {
            Some(id) if update => Display::Update { id, forms },
            id => Display::Show { forms, span, id },
        });
        Ok(Value::None)
    }

    /// Takes away what the cell has put out; with `wait` only when something else comes.
    #[native("(wait=False)", purity = Output)]
    fn clear_output(vm: &mut Vm, wait: bool) {
        vm.host.display(Display::Clear { wait });
    }

    /// Makes a text that of the cell which runs.
    #[native("(text, /)", purity = Output)]
    fn replace_cell(vm: &mut Vm, text: &str) {
        let text = text.to_owned();
        vm.host.display(Display::Replace { text });
    }

    /// Bytes as text of letters, digits, `+`, `/` and `=`.
    #[native("(data, /)")]
    fn base64(vm: &mut Vm, data: Given) -> Result<Value, Raise> {
        match data.0.map(Value::unwrapped) {
            Some(Value::Bytes(data)) => Ok(Value::str(encoded(data))),
            _ => Err(vm.type_error("a bytes-like object is required")),
        }
    }
}

/// A notebook's variables, and what stands for it in Python once that was asked for.
pub struct Shell {
    names: Rc<Dict>,
    made: OnceCell<Value>,
}

/// What a notebook has beside Python's builtins.
#[natives]
pub mod notebook {
    use super::*;
    use crate::native::Keywords;

    /// Shows objects in the richest form that they have; `display_id` names what is shown, so that it can be changed.
    #[native("(*objs, **options)", purity = Output)]
    fn display(vm: &mut Vm, objs: &[Value], options: Keywords) -> Result<Value, Raise> {
        let module = vm.import("IPython.display")?;
        let display = vm.attr(&Value::Module(module), "display")?;
        Ok(vm.call_instead(&display, objs, options.0))
    }

    /// The notebook, as far as magics go.
    #[native("()", purity = Impure)]
    fn get_ipython(vm: &mut Vm, state: &Shell) -> Result<Value, Raise> {
        if let Some(made) = state.made.get() {
            return Ok(made.clone());
        }
        let module = vm.import("_magics")?;
        let class = vm.attr(&Value::Module(module), "InteractiveShell")?;
        let made = vm.call(&class, &[Value::Dict(state.names.clone())])?;
        Ok(state.made.get_or_init(|| made).clone())
    }
}

/// Adds what a notebook has beside Python's builtins.
pub fn notebook_builtins(vm: &mut Vm, names: &Rc<Dict>) {
    let Some(Value::Module(builtins)) = vm.modules.get_str("builtins") else {
        return;
    };
    if builtins.get("display").is_none() {
        builtins.functions(notebook::TABLE);
        let shell = Shell {
            names: names.clone(),
            made: OnceCell::new(),
        };
        builtins.set("get_ipython", notebook::closures::get_ipython(shell));
    }
}

fn encoded(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let at = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for digit in 0..4 {
            let known = digit <= group.len();
            let index = (bits >> (18 - 6 * digit)) as usize & 63;
            text.push(if known {
                char::from(DIGITS[index])
            } else {
                '='
            });
        }
    }
    text
}

/// Fills `_display`.
pub(super) fn module(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(functions::TABLE);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn base64() {
        for (bytes, expected) in [
            (&b""[..], ""),
            (b"f", "Zg=="),
            (b"fo", "Zm8="),
            (b"foo", "Zm9v"),
            (b"\xff\xfe\xfd\xfc", "//79/A=="),
        ] {
            assert_eq!(encoded(bytes), expected);
        }
    }
}
