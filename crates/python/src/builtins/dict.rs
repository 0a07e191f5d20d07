//! `dict` and its views.

use super::support::*;
use crate::bytecode::{BinaryOp, CompareOp};
use crate::native::{ClassBuilder, Given};
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use std::cell::RefCell;
use std::rc::Rc;

/// What a view shows.
pub(super) struct DictView {
    dict: Rc<Dict>,
    kind: DictIterKind,
}

impl NativePayload for DictView {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Dict(self.dict.clone()));
    }
}

/// The classes of the three views.
#[derive(Default)]
struct ViewClasses(RefCell<Vec<Rc<Class>>>);

fn receiver(vm: &Vm, value: &Value) -> Result<Rc<Dict>, Raise> {
    match value.unwrapped() {
        Value::Dict(dict) => Ok(dict.clone()),
        other => Err(wrong_receiver(vm, "dict", "method", other)),
    }
}

fn view(vm: &mut Vm, this: &Value, kind: DictIterKind) -> Result<Value, Raise> {
    let dict = receiver(vm, this)?;
    let classes = vm.extension::<ViewClasses>();
    let class = classes.0.borrow().get(kind as usize).cloned();
    match class {
        Some(class) => Ok(vm.native_object(&class, DictView { dict, kind })),
        None => Err(vm.runtime_error("dict views are not installed")),
    }
}

/// Adds the items of a mapping, of an iterable of pairs, or nothing.
pub(super) fn merge(vm: &mut Vm, into: &Rc<Dict>, from: &Value) -> Result<(), Raise> {
    if let Value::Dict(dict) = from.unwrapped() {
        let plain = matches!(from, Value::Dict(_)) || !overrides_access(vm, from);
        if plain {
            for (key, value) in dict.items() {
                vm.dict_set(into, key, value)?;
            }
            return Ok(());
        }
    }
    if vm.attr_or_none(from, "keys")?.is_some() {
        let keys = vm.call_method(from, "keys", &[])?;
        for key in vm.iterate(&keys)? {
            let value = vm.get_item(from, &key)?;
            vm.dict_set(into, key, value)?;
        }
        return Ok(());
    }
    for (at, pair) in vm.iterate(from)?.into_iter().enumerate() {
        let Some(items) = vm.iterate_if_iterable(&pair)? else {
            return Err(vm.type_error(format_args!(
                "cannot convert dictionary update sequence element #{at} to a sequence"
            )));
        };
        let Ok([key, value]) = <[Value; 2]>::try_from(items.clone()) else {
            let length = items.len();
            return Err(vm.value_error(format_args!(
                "dictionary update sequence element #{at} has length {length}; 2 is required"
            )));
        };
        vm.dict_set(into, key, value)?;
    }
    Ok(())
}

fn overrides_access(vm: &Vm, value: &Value) -> bool {
    let class = vm.class_ref(value);
    [&vm.names.getitem, &vm.names.keys, &vm.names.iter]
        .iter()
        .any(|name| matches!(class.lookup(name), Some(Value::Function(_))))
}

fn updated(vm: &mut Vm, this: &Value, other: Given, kwargs: &Value) -> Result<Value, Raise> {
    let dict = receiver(vm, this)?;
    if let Some(from) = other.0 {
        merge(vm, &dict, from)?;
    }
    if let Value::Dict(named) = kwargs {
        for (key, value) in named.items() {
            vm.dict_set(&dict, key, value)?;
        }
    }
    Ok(Value::None)
}

fn reversed(vm: &Vm, dict: &Dict, kind: DictIterKind) -> Result<Value, Raise> {
    let (class_name, left) = match kind {
        DictIterKind::Keys => ("dict_reversekeyiterator", dict.keys()),
        DictIterKind::Values => ("dict_reversevalueiterator", dict.values()),
        DictIterKind::Items => ("dict_reverseitemiterator", pairs(dict)),
    };
    let _ = vm;
    Ok(Iter::new(IterState::Values { class_name, left }))
}

fn pairs(dict: &Dict) -> Vec<Value> {
    dict.items()
        .into_iter()
        .map(|(key, value)| Value::tuple(vec![key, value]))
        .collect()
}

/// What a dict does.
#[natives]
mod methods {
    use super::*;

    /// Takes all pairs out.
    ///
    /// >>> d = {1: 2}; d.clear(); d
    /// {}
    #[native("(self, /)", purity = MutatesSelf, reads = Nothing)]
    fn clear(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let _old = receiver(vm, this)?.map.borrow_mut().take();
        Ok(Value::None)
    }

    /// A new dict with the same pairs.
    ///
    /// >>> {1: 2}.copy()
    /// {1: 2}
    #[native("(self, /)")]
    fn copy(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::Dict(Value::dict_from(
            receiver(vm, this)?.map.borrow().clone(),
        )))
    }

    /// The value of a key; `default` where there is none.
    ///
    /// >>> {"a": 1}.get("b", 0)
    /// 0
    #[native("(self, key, default=None, /)", reads = Item)]
    fn get(vm: &mut Vm, this: &Value, key: &Value, default: &Value) -> Result<Value, Raise> {
        let dict = receiver(vm, this)?;
        Ok(vm.dict_get(&dict, key)?.unwrap_or_else(|| default.clone()))
    }

    /// A view of the pairs, which follows the dict.
    ///
    /// >>> {"a": 1}.items()
    /// dict_items([('a', 1)])
    #[native("(self, /)")]
    fn items(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        view(vm, this, DictIterKind::Items)
    }

    /// A view of the keys, which follows the dict.
    ///
    /// >>> {"a": 1}.keys()
    /// dict_keys(['a'])
    #[native("(self, /)")]
    fn keys(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        view(vm, this, DictIterKind::Keys)
    }

    /// A view of the values, which follows the dict.
    ///
    /// >>> {"a": 1}.values()
    /// dict_values([1])
    #[native("(self, /)")]
    fn values(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        view(vm, this, DictIterKind::Values)
    }

    /// Takes a key out and gives its value; `default`, or a KeyError, where there is none.
    ///
    /// >>> {"a": 1}.pop("a")
    /// 1
    #[native("(self, key, default=?, /)", purity = MutatesSelf)]
    fn pop(vm: &mut Vm, this: &Value, key: &Value, default: Given) -> Result<Value, Raise> {
        let dict = receiver(vm, this)?;
        match (vm.dict_remove(&dict, key)?, default.0) {
            (Some(value), _) => Ok(value),
            (None, Some(default)) => Ok(default.clone()),
            (None, None) => Err(vm.key_error(key.clone())),
        }
    }

    /// Takes out the pair that came last; a KeyError if the dict is empty.
    ///
    /// >>> {"a": 1}.popitem()
    /// ('a', 1)
    #[native("(self, /)", purity = MutatesSelf)]
    fn popitem(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let last = receiver(vm, this)?.map.borrow_mut().pop_last();
        match last {
            Some((key, value)) => Ok(Value::tuple(vec![key, value])),
            None => Err(vm.key_error(Value::str("popitem(): dictionary is empty"))),
        }
    }

    /// The value of a key, which is set to `default` where there is none.
    ///
    /// >>> {}.setdefault("a", 3)
    /// 3
    #[native("(self, key, default=None, /)", purity = MutatesSelf, reads = Item)]
    fn setdefault(vm: &mut Vm, this: &Value, key: &Value, default: &Value) -> Result<Value, Raise> {
        let dict = receiver(vm, this)?;
        if let Some(value) = vm.dict_get(&dict, key)? {
            return Ok(value);
        }
        vm.dict_set(&dict, key.clone(), default.clone())?;
        Ok(default.clone())
    }

    /// Sets the item of this index or key.
    #[native("(self, key, value, /)", purity = MutatesSelf)]
    fn __setitem__(vm: &mut Vm, this: &Value, key: &Value, value: &Value) -> Result<Value, Raise> {
        let dict = receiver(vm, this)?;
        vm.dict_set(&dict, key.clone(), value.clone())
            .map(|()| Value::None)
    }

    /// Takes out the item of this index or key.
    #[native("(self, key, /)", purity = MutatesSelf)]
    fn __delitem__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        let dict = receiver(vm, this)?;
        match vm.dict_remove(&dict, key)? {
            Some(_) => Ok(Value::None),
            None => Err(vm.key_error(key.clone())),
        }
    }

    /// An iterator over the items from the last to the first.
    #[native("(self, /)")]
    fn __reversed__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let dict = receiver(vm, this)?;
        reversed(vm, &dict, DictIterKind::Keys)
    }

    /// Takes over the pairs of another dict, or of an iterable of pairs, and the keywords.
    ///
    /// >>> d = {"a": 1}; d.update(b=2); d
    /// {'a': 1, 'b': 2}
    #[native("(self, other=?, /, **kwargs)", purity = MutatesSelf, reads = Copied)]
    fn update(vm: &mut Vm, this: &Value, other: Given, kwargs: &Value) -> Result<Value, Raise> {
        updated(vm, this, other, kwargs)
    }

    /// Fills a new dict as `update` does.
    #[native("(self, other=?, /, **kwargs)", purity = MutatesSelf, slot, reads = Copied)]
    fn __init__(vm: &mut Vm, this: &Value, other: Given, kwargs: &Value) -> Result<Value, Raise> {
        updated(vm, this, other, kwargs)
    }
}

fn view_of<'a>(vm: &Vm, value: &'a Value) -> Result<&'a DictView, Raise> {
    value
        .native::<DictView>()
        .ok_or_else(|| wrong_receiver(vm, "dict view", "method", value))
}

fn elements(view: &DictView) -> Vec<Value> {
    match view.kind {
        DictIterKind::Keys => view.dict.keys(),
        DictIterKind::Values => view.dict.values(),
        DictIterKind::Items => pairs(&view.dict),
    }
}

fn as_set(vm: &mut Vm, value: &Value) -> Result<Value, Raise> {
    let items = match value.native::<DictView>() {
        Some(view) => elements(view),
        None => vm.iterate(value)?,
    };
    vm.set_of(items, false)
}

fn set_operation(vm: &mut Vm, op: BinaryOp, left: &Value, right: &Value) -> Result<Value, Raise> {
    let (left, right) = (as_set(vm, left)?, as_set(vm, right)?);
    // The set that is made of the left side is changed, but where both sides are looked through.
    let changes = op != BinaryOp::BitAnd;
    let made = vm.builtin_binary(op, changes, &left, &right)?;
    Ok(made.unwrap_or(Value::NotImplemented))
}

fn set_comparison(vm: &mut Vm, op: CompareOp, left: &Value, right: &Value) -> Result<Value, Raise> {
    let is_set = |value: &Value| {
        matches!(value.unwrapped(), Value::Set(_))
            || value
                .native::<DictView>()
                .is_some_and(|view| view.kind != DictIterKind::Values)
    };
    if !is_set(right) {
        return Ok(Value::NotImplemented);
    }
    let (left, right) = (as_set(vm, left)?, as_set(vm, right)?);
    vm.compare(op, &left, &right)
}

/// What the views of a dict do.
#[natives]
mod view_methods {
    use super::*;

    /// The text that shows the value.
    #[native("(self, /)", name = "__repr__")]
    fn view_repr(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let items = Value::list(elements(view_of(vm, this)?));
        let name = vm.type_name(this);
        Ok(Value::str(format!("{name}({})", vm.repr(&items)?)))
    }

    /// An iterator over the items.
    #[native("(self, /)", name = "__iter__")]
    fn view_iter(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let view = view_of(vm, this)?;
        let (dict, kind) = (view.dict.clone(), view.kind);
        let length = dict.len();
        Ok(Iter::new(IterState::Dict {
            dict,
            index: 0,
            length,
            kind,
        }))
    }

    /// The number of items.
    #[native("(self, /)", reads = Length)]
    fn __len__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::from(view_of(vm, this)?.dict.len()))
    }

    /// True if `key` is among the items.
    #[native("(self, key, /)", name = "__contains__")]
    fn view_contains(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        let view = view_of(vm, this)?;
        let dict = view.dict.clone();
        match view.kind {
            DictIterKind::Keys => Ok(Value::Bool(vm.dict_get(&dict, key)?.is_some())),
            DictIterKind::Values => vm
                .contains(&Value::list(dict.values()), key)
                .map(Value::Bool),
            DictIterKind::Items => {
                let Value::Tuple(pair) = key.unwrapped() else {
                    return Ok(Value::Bool(false));
                };
                let [key, value] = pair.items.as_slice() else {
                    return Ok(Value::Bool(false));
                };
                match vm.dict_get(&dict, key)? {
                    Some(found) => vm.equal(&found, value).map(Value::Bool),
                    None => Ok(Value::Bool(false)),
                }
            }
        }
    }

    /// An iterator over the items from the last to the first.
    #[native("(self, /)")]
    fn __reversed__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let view = view_of(vm, this)?;
        reversed(vm, &view.dict, view.kind)
    }
}

/// What the views of keys and items do as sets.
#[natives]
mod set_view {
    use super::*;

    /// What is in both.
    #[native("(self, value, /)")]
    fn __and__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        set_operation(vm, BinaryOp::BitAnd, this, value)
    }

    /// What is in both.
    #[native("(self, value, /)")]
    fn __rand__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        set_operation(vm, BinaryOp::BitAnd, value, this)
    }

    /// What is in either.
    #[native("(self, value, /)")]
    fn __or__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        set_operation(vm, BinaryOp::BitOr, this, value)
    }

    /// What is in either.
    #[native("(self, value, /)")]
    fn __ror__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        set_operation(vm, BinaryOp::BitOr, value, this)
    }

    /// What is in `self` and not in the other.
    #[native("(self, value, /)")]
    fn __sub__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        set_operation(vm, BinaryOp::Sub, this, value)
    }

    /// What is in the other and not in `self`.
    #[native("(self, value, /)")]
    fn __rsub__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        set_operation(vm, BinaryOp::Sub, value, this)
    }

    /// What is in just one of both.
    #[native("(self, value, /)")]
    fn __xor__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        set_operation(vm, BinaryOp::BitXor, this, value)
    }

    /// What is in just one of both.
    #[native("(self, value, /)")]
    fn __rxor__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        set_operation(vm, BinaryOp::BitXor, value, this)
    }

    /// True if nothing is in both.
    ///
    /// >>> {"a": 1}.keys().isdisjoint(["b"])
    /// True
    #[native("(self, other, /)")]
    fn isdisjoint(vm: &mut Vm, this: &Value, other: &Value) -> Result<Value, Raise> {
        let common = set_operation(vm, BinaryOp::BitAnd, this, other)?;
        Ok(Value::Bool(!vm.truth(&common)?))
    }

    #[native("(self, value, /)")]
    #[member(__eq__ = CompareOp::Eq, "True if both have the same elements.")]
    #[member(__ne__ = CompareOp::Ne, "True if both have not the same elements.")]
    #[member(__lt__ = CompareOp::Lt, "True for a proper subset.")]
    #[member(__le__ = CompareOp::Le, "True for a subset.")]
    #[member(__gt__ = CompareOp::Gt, "True for a proper superset.")]
    #[member(__ge__ = CompareOp::Ge, "True for a superset.")]
    fn compare(
        vm: &mut Vm,
        this: &Value,
        value: &Value,
        member: CompareOp,
    ) -> Result<Value, Raise> {
        set_comparison(vm, member, this, value)
    }
}

/// Fills the classes.
pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.dict.clone();
    for table in [equality::TABLE, repr_slot::TABLE, sequence::TABLE] {
        extend(&class, table);
    }
    extend(&class, &only(operators::TABLE, &["__or__", "__ror__"]));
    extend(&class, &only(operators::TABLE, &["__ior__"]));
    extend(&class, methods::TABLE);
    class.set_str("__hash__", Value::None);
    describe(vm, &class, &class_members::CLASS);

    let mapping: Getter = |vm, view| {
        let dict = view_of(vm, view)?.dict.clone();
        Ok(super::types::mapping_proxy(vm, dict))
    };
    let keys = ClassBuilder::new("builtins", "dict_keys")
        .getter("mapping", mapping)
        .methods(view_methods::TABLE)
        .methods(set_view::TABLE)
        .value("__hash__", Value::None)
        .build(vm);
    let values = ClassBuilder::new("builtins", "dict_values")
        .getter("mapping", mapping)
        .methods(view_methods::TABLE)
        .build(vm);
    let items = ClassBuilder::new("builtins", "dict_items")
        .getter("mapping", mapping)
        .methods(view_methods::TABLE)
        .methods(set_view::TABLE)
        .value("__hash__", Value::None)
        .build(vm);
    let classes = vm.extension::<ViewClasses>();
    classes.0.borrow_mut().extend([keys, values, items]);
}

/// Values by keys, in the order in which the keys came.
///
/// `dict(x)` takes the keys and values of a mapping or of an iterable of pairs; keywords are keys too.
///
/// >>> dict([("a", 1)], b=2)
/// {'a': 1, 'b': 2}
#[natives(class = "builtins.dict")]
mod class_members {
    use super::*;

    /// An empty dict.
    #[native("(cls, *args, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value) -> Result<Value, Raise> {
        Ok(vm.wrap_base(cls, Value::Dict(Value::new_dict())))
    }

    /// A dict with these keys, all of one value.
    ///
    /// >>> dict.fromkeys("ab", 0)
    /// {'a': 0, 'b': 0}
    #[native("(cls, iterable, value=None, /)", bound = Class)]
    fn fromkeys(vm: &mut Vm, cls: &Value, iterable: &Value, value: &Value) -> Result<Value, Raise> {
        let keys = vm.iterate(iterable)?;
        let made = vm.call(cls, &[])?;
        for key in keys {
            vm.set_item(&made, &key, value.clone())?;
        }
        Ok(made)
    }
}
