//! Functions of built-in classes: what class they are of, how they are shown, and on what they may be called.

use super::Vm;
use super::text::address_text;
use crate::object::*;
use std::rc::Rc;

impl Vm {
    /// The class of a function that belongs to a built-in class.
    #[cold]
    pub(crate) fn method_class(&self, native: &NativeFunction) -> &Rc<Class> {
        match native.name.as_str() {
            "__new__" => &self.types.native,
            _ if native.is_wrapper() => &self.types.wrapper_descriptor,
            _ => &self.types.method_descriptor,
        }
    }

    /// The text of a function that belongs to a built-in class.
    #[cold]
    pub(crate) fn method_text(&self, native: &NativeFunction) -> String {
        let (class, name) = native.parts();
        match name {
            "__new__" => {
                let of = self.owner(native);
                let address = of.map_or_else(String::new, |it| address_text(&Value::Class(it)));
                format!("<built-in method __new__ of type object at {address}>")
            }
            _ if native.is_wrapper() => format!("<slot wrapper '{name}' of '{class}' objects>"),
            _ => format!("<method '{name}' of '{class}' objects>"),
        }
    }

    /// The class that has the function, if it is one that is built in.
    #[cold]
    pub(crate) fn owner(&self, native: &NativeFunction) -> Option<Rc<Class>> {
        let (name, _) = native.parts();
        let mut classes = self.types.all();
        classes.extend(self.types.iterators());
        let found = classes.into_iter().find(|it| {
            let here = it.dict.borrow().get(&native.name).cloned();
            it.name.borrow().as_str() == name && here.is_some_and(|it| is_function(&it, native))
        });
        found.cloned()
    }

    /// An error if a method of a built-in class is called on what is no instance of that class.
    pub(crate) fn check_receiver(
        &self,
        native: &NativeFunction,
        receiver: &Value,
    ) -> Result<(), Raise> {
        let name = &native.name;
        if native.name == self.names.new {
            return self.check_new(native, receiver);
        }
        // What generators of the three kinds share is one function here.
        if matches!(receiver, Value::Generator(_)) {
            return Ok(());
        }
        let class = self.class_ref(receiver);
        if class
            .lookup(name)
            .is_some_and(|it| is_function(&it, native))
        {
            return Ok(());
        }
        let has = |it: &Rc<Class>| {
            it.dict
                .borrow()
                .get(name)
                .is_some_and(|it| is_function(it, native))
        };
        if class.full_mro().iter().any(has) {
            return Ok(());
        }
        let Some(owner) = self.owner(native) else {
            return Ok(());
        };
        if !matches!(owner.dict.borrow().get(name), Some(Value::Native(_))) {
            return Ok(());
        }
        let (owner, found) = (owner.name_text(), self.type_name(receiver));
        Err(self.type_error(match native.is_wrapper() {
            true => {
                format!("descriptor '{name}' requires a '{owner}' object but received a '{found}'")
            }
            false => format!(
                "descriptor '{name}' for '{owner}' objects doesn't apply to a '{found}' object"
            ),
        }))
    }

    /// An error if `__new__` of a built-in class is to make an instance of a class that has other data.
    fn check_new(&self, native: &NativeFunction, class: &Value) -> Result<(), Raise> {
        let Some(owner) = self.owner(native) else {
            return Ok(());
        };
        let owner = owner.name_text();
        let Value::Class(class) = class else {
            let found = self.type_name(class);
            return Err(self.type_error(format_args!(
                "{owner}.__new__(X): X is not a type object ({found})"
            )));
        };
        let mro = class.full_mro();
        let made_by =
            |it: &Value| matches!(it, Value::StaticMethod(it) if is_function(&it.function, native));
        let mut built_in = mro.iter().filter(|it| it.flags.builtin.get());
        let fits = built_in.any(|it| it.dict.borrow().get(&native.name).is_some_and(made_by));
        let name = class.name_text();
        match fits {
            true => Ok(()),
            false => Err(self.type_error(format_args!(
                "{owner}.__new__({name}): {name} is not a subtype of {owner}"
            ))),
        }
    }
}

/// Whether the value is this function, or a wrapper around it.
fn is_function(value: &Value, native: &NativeFunction) -> bool {
    match value {
        Value::Native(it) => std::ptr::eq(&**it, native),
        Value::StaticMethod(it) | Value::ClassMethod(it) => is_function(&it.function, native),
        _ => false,
    }
}
