//! `_functools`: what `functools` needs in Rust.

use crate::bytecode::CompareOp;
use crate::native::{ClassBuilder, Given, Keywords};
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Lists;
use std::cell::RefCell;
use std::rc::Rc;

/// What a `functools.partial` keeps.
pub(crate) struct Partial {
    function: Value,
    args: Vec<Value>,
    keywords: Rc<Dict>,
}

/// What a `functools.partial` holds, which `__setstate__` exchanges.
struct Held(RefCell<Rc<Partial>>);

impl NativePayload for Held {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        let partial = self.0.borrow();
        visit(&partial.function);
        partial.args.iter().for_each(&mut *visit);
        visit(&Value::Dict(partial.keywords.clone()));
    }
}

fn receiver(vm: &Vm, value: &Value) -> Result<Rc<Partial>, Raise> {
    match value.native::<Held>() {
        Some(held) => Ok(held.0.borrow().clone()),
        None => Err(vm.type_error("a functools.partial object is required")),
    }
}

/// A key that compares by a comparison function.
struct Key {
    compare: Value,
    object: Value,
}

impl NativePayload for Key {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.compare);
        visit(&self.object);
    }
}

fn key_compare(vm: &mut Vm, this: &Value, value: &Value, op: CompareOp) -> Result<Value, Raise> {
    let (Some(left), Some(right)) = (this.native::<Key>(), value.native::<Key>()) else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    let (compare, values) = (
        left.compare.clone(),
        [left.object.clone(), right.object.clone()],
    );
    let result = vm.call(&compare, &values)?;
    vm.compare(op, &result, &Value::Int(0))
}

/// Fills the module.
pub(super) fn module(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let partial = ClassBuilder::of(&partial_methods::CLASS)
        .dotted()
        .getter("func", |vm, value| {
            Ok(receiver(vm, value)?.function.clone())
        })
        .getter("args", |vm, value| {
            Ok(Value::tuple(receiver(vm, value)?.args.clone()))
        })
        .getter("keywords", |vm, value| {
            Ok(Value::Dict(receiver(vm, value)?.keywords.clone()))
        })
        .build(vm);
    // Users may set attributes on partial objects, as `functools.update_wrapper` does.
    module.set("partial", &partial);
    let key = ClassBuilder::new("functools", "KeyWrapper")
        .dotted()
        .methods(key_wrapper_methods::TABLE)
        .getter("obj", |_, value| {
            let key = value.native::<Key>();
            Ok(key.map_or(Value::None, |key| key.object.clone()))
        })
        .build(vm);
    key.set_str("__hash__", Value::None);
    module.set("cmp_to_key", comparing::closures::cmp_to_key(key));
    module.functions(module_functions::TABLE);
    Ok(())
}

#[natives]
mod comparing {
    use super::*;

    /// A key for sorting that compares as `mycmp` says: its result for two objects is negative, zero or positive.
    ///
    /// >>> sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a))
    /// [3, 2, 1]
    #[native("(mycmp)")]
    fn cmp_to_key(state: &Rc<Class>, mycmp: &Value) -> Value {
        keys::closures::cmp_to_key((mycmp.clone(), state.clone()))
    }
}

#[natives]
mod keys {
    use super::*;

    /// The key of an object.
    #[native("(obj)")]
    fn cmp_to_key(vm: &mut Vm, state: &(Value, Rc<Class>), obj: &Value) -> Value {
        let (compare, class) = state;
        let key = Key {
            compare: compare.clone(),
            object: obj.clone(),
        };
        vm.native_object(class, key)
    }
}

#[natives]
mod module_functions {
    use super::*;

    /// The items put together by a function of two, from the left.
    ///
    /// >>> functools.reduce(lambda a, b: a + b, [1, 2, 3])
    /// 6
    #[native("(function, iterable, initial=?, /)")]
    fn reduce(
        vm: &mut Vm,
        function: &Value,
        iterable: &Value,
        initial: Given,
    ) -> Result<Value, Raise> {
        let Ok(iterator) = vm.iter(iterable) else {
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        };
        let mut total = match initial.0 {
            Some(initial) => initial.clone(),
            None => match vm.next(&iterator)? {
                Some(first) => first,
                None => {
                    return Err(vm.type_error("reduce() of empty iterable with no initial value"));
                }
            },
        };
        while let Some(item) = vm.next(&iterator)? {
            total = vm.call(function, &[total, item])?;
        }
        Ok(total)
    }
}

#[natives]
mod key_wrapper_methods {
    use super::*;

    /// True if `self` comes before the other.
    #[native("(self, value, /)")]
    fn __lt__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        key_compare(vm, this, value, CompareOp::Lt)
    }

    /// True if `self` comes before the other or is equal to it.
    #[native("(self, value, /)")]
    fn __le__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        key_compare(vm, this, value, CompareOp::Le)
    }

    /// True if `self` comes after the other.
    #[native("(self, value, /)")]
    fn __gt__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        key_compare(vm, this, value, CompareOp::Gt)
    }

    /// True if `self` comes after the other or is equal to it.
    #[native("(self, value, /)")]
    fn __ge__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        key_compare(vm, this, value, CompareOp::Ge)
    }

    /// True if both are equal.
    #[native("(self, value, /)")]
    fn __eq__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        key_compare(vm, this, value, CompareOp::Eq)
    }
}

/// A function some of whose arguments are given already.
#[natives(class = "functools.partial")]
mod partial_methods {
    use super::*;

    /// The function with its first arguments and some keywords.
    #[native("(cls, /, *args, **keywords)")]
    fn __new__(
        vm: &mut Vm,
        cls: &Value,
        args: &[Value],
        keywords: Keywords,
    ) -> Result<Value, Raise> {
        let Value::Class(class) = cls else {
            return Err(vm.type_error("functools.partial.__new__(X): X is not a type object"));
        };
        let Some((function, rest)) = args.split_first() else {
            return Err(vm.type_error("type 'partial' takes at least one argument"));
        };
        if !vm.callable(function) {
            return Err(vm.type_error("the first argument must be callable"));
        }
        let (mut function, mut bound) = (function.clone(), rest.to_vec());
        let kept = Value::new_dict();
        // A partial of a partial is one partial.
        let is_like = Rc::ptr_eq(vm.class_ref(&function), class);
        if let Some(inner) = function.native::<Held>().filter(|_| is_like) {
            let inner = inner.0.borrow().clone();
            bound.splice(0..0, inner.args.iter().cloned());
            for (key, value) in inner.keywords.items() {
                vm.dict_set(&kept, key, value)?;
            }
            function = inner.function.clone();
        }
        for (name, value) in keywords.0 {
            kept.set_name(&name, value);
        }
        Ok(vm.native_object(
            class,
            Held(RefCell::new(Rc::new(Partial {
                function,
                args: bound,
                keywords: kept,
            }))),
        ))
    }

    /// Calls the function; keywords of the call go before those that are kept.
    #[native("(self, /, *args, **keywords)")]
    fn __call__(
        vm: &mut Vm,
        this: &Value,
        args: &[Value],
        keywords: Keywords,
    ) -> Result<Value, Raise> {
        let partial = receiver(vm, this)?;
        let (function, kept) = (partial.function.clone(), partial.keywords.clone());
        let positional: Vec<Value> = partial.args.iter().chain(args).cloned().list();
        let given = keywords.0;
        let kept = kept
            .items()
            .into_iter()
            .filter_map(|(key, value)| match key {
                Value::Str(key) => Some((Name::of(&key), value)),
                _ => None,
            });
        let mut named: Vec<(Name, Value)> = kept
            .filter(|(name, _)| !given.iter().any(|(other, _)| other == name))
            .list();
        named.extend(given);
        Ok(vm.call_instead(&function, &positional, named))
    }

    /// What makes it again, for copies.
    #[native("(self, /)")]
    fn __reduce__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let partial = receiver(vm, this)?;
        let function = partial.function.clone();
        let own = match vm.attr(this, "__dict__")? {
            Value::Dict(own) if own.items().is_empty() => Value::None,
            own => own,
        };
        let state = vec![
            function.clone(),
            Value::tuple(partial.args.clone()),
            Value::Dict(partial.keywords.clone()),
            own,
        ];
        let made = Value::tuple(vec![function]);
        let class = Value::Class(vm.class_of(this));
        Ok(Value::tuple(vec![class, made, Value::tuple(state)]))
    }

    /// Takes over a function, arguments, keywords and attributes.
    #[native("(self, state, /)", purity = MutatesSelf)]
    fn __setstate__(vm: &mut Vm, this: &Value, state: &Value) -> Result<Value, Raise> {
        if let Value::Tuple(parts) = state.unwrapped()
            && let [function, args, keywords, own] = parts.items.as_slice()
            && let (Value::Tuple(args), Value::Dict(_) | Value::None) =
                (args.unwrapped(), keywords.unwrapped())
            && vm.callable(function)
            && let Some(held) = this.native::<Held>()
        {
            let keywords = match keywords.unwrapped() {
                Value::Dict(dict) => dict.clone(),
                _ => Value::new_dict(),
            };
            held.0.replace(Rc::new(Partial {
                function: function.clone(),
                args: args.items.clone(),
                keywords,
            }));
            if let Value::Dict(_) = own {
                let dict = vm.names.dict.clone();
                vm.set_attr(this, &dict, own.clone())?;
            }
            return Ok(Value::None);
        }
        Err(vm.type_error("invalid partial state"))
    }

    /// The class with parameters, for annotations.
    #[native("(cls, item, /)", bound = Class)]
    fn __class_getitem__(vm: &mut Vm, cls: &Value, item: &Value) -> Value {
        crate::builtins::generic_alias(vm, cls, item)
    }

    /// The class, the function and what is kept.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let partial = receiver(vm, this)?;
        let (function, bound, keywords) = (
            partial.function.clone(),
            partial.args.clone(),
            partial.keywords.items(),
        );
        let mut parts = vec![vm.repr(&function)?];
        for value in &bound {
            parts.push(vm.repr(value)?);
        }
        for (key, value) in &keywords {
            parts.push(format!(
                "{}={}",
                key.as_str().unwrap_or_default(),
                vm.repr(value)?
            ));
        }
        let class = vm.class_of(this);
        Ok(Value::str(format!(
            "{}({})",
            vm.full_name(&class),
            parts.join(", ")
        )))
    }
}
