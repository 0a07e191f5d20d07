//! What is written around axes, and the legend, as objects.

use super::row::{Call, receivers};
use freezeframe_python::{
    Arg, ArgRef, ClassBuilder, NativePayload, Payload, Raise, Value, Vm, natives,
};
use std::rc::Rc;

type Outcome = Result<Value, Raise>;

/// A text around axes, or their legend: what `set_title` and its like give.
pub(crate) struct Around {
    axes: Value,
    /// `title`, `xlabel`, `ylabel`, `suptitle`, or `legend`.
    name: &'static str,
    text: String,
}

impl NativePayload for Around {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.axes);
    }
}

receivers! {
    Around "a Text";
}

/// The object of a text around axes.
pub(crate) fn around(vm: &mut Vm, axes: Value, name: &'static str, text: &str) -> Value {
    let class = match name {
        "legend" => ClassBuilder::new("matplotlib.legend", "Legend"),
        _ => ClassBuilder::new("matplotlib.text", "Text"),
    };
    let class = class.methods(methods::TABLE).build(vm);
    let text = text.to_owned();
    Value::object(
        &class,
        Payload::Native(Rc::new(Around { axes, name, text })),
    )
}

/// What such an object does.
#[natives(scope = Call)]
mod methods {
    use super::*;

    /// The text.
    #[native("(self)")]
    fn get_text(this: &Around) -> String {
        this.text.clone()
    }

    /// Where the text is, and the text.
    #[native("(self, /)", purity = Pure)]
    fn __repr__(vm: &mut Vm, this: &Around) -> Result<String, Raise> {
        let place = match this.name {
            "title" => "0.5, 1.0",
            "xlabel" => "0.5, 0",
            "ylabel" => "0, 0.5",
            "suptitle" => "0.5, 0.98",
            _ => {
                let at = std::ptr::from_ref(this) as usize;
                return Ok(format!("<matplotlib.legend.Legend object at {at:#x}>"));
            }
        };
        let shown = vm.repr(&Value::str(this.text.as_str()))?;
        Ok(format!("Text({place}, {shown})"))
    }

    /// What the library has of that name.
    #[native("(self, name, /)")]
    fn __getattr__(vm: &mut Vm, this: &Around, name: &str) -> Outcome {
        let library = Value::Module(vm.import("matplotlib._rest")?);
        let object = if this.name == "legend" {
            let class = vm.attr(&library, "Legend")?;
            vm.call(&class, std::slice::from_ref(&this.axes))?
        } else {
            let class = vm.attr(&library, "Words")?;
            vm.call(&class, &[this.axes.clone(), Value::str(this.name)])?
        };
        vm.attr(&object, name)
    }
}
