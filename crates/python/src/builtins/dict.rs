//! `dict` and its views.

use super::support::*;
use crate::bytecode::{BinaryOp, CompareOp};
use crate::native::{Args, ClassBuilder, Entry, pure};
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

fn this(vm: &Vm, args: Args) -> Result<Rc<Dict>, Raise> {
    match args[0].unwrapped() {
        Value::Dict(dict) => Ok(dict.clone()),
        other => Err(wrong_receiver(vm, "dict", "method", other)),
    }
}

fn view(vm: &mut Vm, args: Args, kind: DictIterKind) -> Result<Value, Raise> {
    let dict = this(vm, args)?;
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

fn update(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let dict = this(vm, args)?;
    if let Some(from) = args.given(1) {
        merge(vm, &dict, from)?;
    }
    if let Value::Dict(named) = &args[2] {
        for (key, value) in named.items() {
            vm.dict_set(&dict, key, value)?;
        }
    }
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let dict = this(vm, args)?;
    match (vm.dict_remove(&dict, &args[1])?, args.given(2)) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.key_error(args[1].clone())),
    }
}

fn popitem(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let last = this(vm, args)?.map.borrow_mut().pop_last();
    match last {
        Some((key, value)) => Ok(Value::tuple(vec![key, value])),
        None => Err(vm.key_error(Value::str("popitem(): dictionary is empty"))),
    }
}

fn setdefault(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let dict = this(vm, args)?;
    if let Some(value) = vm.dict_get(&dict, &args[1])? {
        return Ok(value);
    }
    vm.dict_set(&dict, args[1].clone(), args[2].clone())?;
    Ok(args[2].clone())
}

fn fromkeys(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let keys = vm.iterate(&args[1])?;
    let made = vm.call(&args[0], &[])?;
    for key in keys {
        vm.set_item(&made, &key, args[2].clone())?;
    }
    Ok(made)
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

static METHODS: &[Entry] = &[
    mutates("clear", "(self, /)", |vm, args| {
        let _old = this(vm, args)?.map.borrow_mut().take();
        Ok(Value::None)
    }),
    pure("copy", "(self, /)", |vm, args| {
        Ok(Value::Dict(Value::dict_from(
            this(vm, args)?.map.borrow().clone(),
        )))
    }),
    pure("get", "(self, key, default=None, /)", |vm, args| {
        let dict = this(vm, args)?;
        Ok(vm
            .dict_get(&dict, &args[1])?
            .unwrap_or_else(|| args[2].clone()))
    }),
    pure("items", "(self, /)", |vm, args| {
        view(vm, args, DictIterKind::Items)
    }),
    pure("keys", "(self, /)", |vm, args| {
        view(vm, args, DictIterKind::Keys)
    }),
    pure("values", "(self, /)", |vm, args| {
        view(vm, args, DictIterKind::Values)
    }),
    mutates("pop", "(self, key, default=?, /)", pop),
    mutates("popitem", "(self, /)", popitem),
    mutates("setdefault", "(self, key, default=None, /)", setdefault),
    mutates("update", "(self, other=?, /, **kwargs)", update),
    mutates("__setitem__", "(self, key, value, /)", |vm, args| {
        let dict = this(vm, args)?;
        vm.dict_set(&dict, args[1].clone(), args[2].clone())
            .map(|()| Value::None)
    }),
    mutates("__delitem__", "(self, key, /)", |vm, args| {
        let dict = this(vm, args)?;
        match vm.dict_remove(&dict, &args[1])? {
            Some(_) => Ok(Value::None),
            None => Err(vm.key_error(args[1].clone())),
        }
    }),
    pure("__reversed__", "(self, /)", |vm, args| {
        let dict = this(vm, args)?;
        reversed(vm, &dict, DictIterKind::Keys)
    }),
    Entry {
        name: "__init__",
        signature: "(self, other=?, /, **kwargs)",
        purity: Purity::MutatesSelf,
        doc: crate::vm::DEFAULT_SLOT,
        body: update,
        ..Entry::PLAIN
    },
];

fn view_of<'a>(vm: &Vm, args: Args<'a>) -> Result<&'a DictView, Raise> {
    args.at(0)
        .native::<DictView>()
        .ok_or_else(|| wrong_receiver(vm, "dict view", "method", &args[0]))
}

fn elements(view: &DictView) -> Vec<Value> {
    match view.kind {
        DictIterKind::Keys => view.dict.keys(),
        DictIterKind::Values => view.dict.values(),
        DictIterKind::Items => pairs(&view.dict),
    }
}

fn view_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let items = Value::list(elements(view_of(vm, args)?));
    let name = vm.type_name(&args[0]);
    Ok(Value::str(format!("{name}({})", vm.repr(&items)?)))
}

fn view_iter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let view = view_of(vm, args)?;
    let (dict, kind) = (view.dict.clone(), view.kind);
    let length = dict.len();
    Ok(Iter::new(IterState::Dict {
        dict,
        index: 0,
        length,
        kind,
    }))
}

fn view_contains(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let view = view_of(vm, args)?;
    let dict = view.dict.clone();
    match view.kind {
        DictIterKind::Keys => Ok(Value::Bool(vm.dict_get(&dict, &args[1])?.is_some())),
        DictIterKind::Values => vm
            .contains(&Value::list(dict.values()), &args[1])
            .map(Value::Bool),
        DictIterKind::Items => {
            let Value::Tuple(pair) = args[1].unwrapped() else {
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

fn as_set(vm: &mut Vm, value: &Value) -> Result<Value, Raise> {
    let items = match value.native::<DictView>() {
        Some(view) => elements(view),
        None => vm.iterate(value)?,
    };
    vm.set_of(items, false)
}

fn set_operation(vm: &mut Vm, op: BinaryOp, left: &Value, right: &Value) -> Result<Value, Raise> {
    if !vm.is_iterable(right) || !vm.is_iterable(left) {
        return Ok(Value::NotImplemented);
    }
    let (left, right) = (as_set(vm, left)?, as_set(vm, right)?);
    vm.binary(op, &left, &right)
}

fn set_comparison(vm: &mut Vm, op: CompareOp, args: Args) -> Result<Value, Raise> {
    let is_set = |value: &Value| {
        matches!(value.unwrapped(), Value::Set(_))
            || value
                .native::<DictView>()
                .is_some_and(|view| view.kind != DictIterKind::Values)
    };
    if !is_set(&args[1]) {
        return Ok(Value::NotImplemented);
    }
    let (left, right) = (as_set(vm, &args[0])?, as_set(vm, &args[1])?);
    vm.compare(op, &left, &right)
}

static VIEW: &[Entry] = &[
    pure("__repr__", "(self, /)", view_repr),
    pure("__iter__", "(self, /)", view_iter),
    pure("__len__", "(self, /)", |vm, args| {
        Ok(Value::from(view_of(vm, args)?.dict.len()))
    }),
    pure("__contains__", "(self, key, /)", view_contains),
    pure("__reversed__", "(self, /)", |vm, args| {
        let view = view_of(vm, args)?;
        reversed(vm, &view.dict, view.kind)
    }),
];

static SET_VIEW: &[Entry] = &[
    pure("__and__", "(self, value, /)", |vm, args| {
        set_operation(vm, BinaryOp::BitAnd, &args[0], &args[1])
    }),
    pure("__rand__", "(self, value, /)", |vm, args| {
        set_operation(vm, BinaryOp::BitAnd, &args[1], &args[0])
    }),
    pure("__or__", "(self, value, /)", |vm, args| {
        set_operation(vm, BinaryOp::BitOr, &args[0], &args[1])
    }),
    pure("__ror__", "(self, value, /)", |vm, args| {
        set_operation(vm, BinaryOp::BitOr, &args[1], &args[0])
    }),
    pure("__sub__", "(self, value, /)", |vm, args| {
        set_operation(vm, BinaryOp::Sub, &args[0], &args[1])
    }),
    pure("__rsub__", "(self, value, /)", |vm, args| {
        set_operation(vm, BinaryOp::Sub, &args[1], &args[0])
    }),
    pure("__xor__", "(self, value, /)", |vm, args| {
        set_operation(vm, BinaryOp::BitXor, &args[0], &args[1])
    }),
    pure("__rxor__", "(self, value, /)", |vm, args| {
        set_operation(vm, BinaryOp::BitXor, &args[1], &args[0])
    }),
    pure("__eq__", "(self, value, /)", |vm, args| {
        set_comparison(vm, CompareOp::Eq, args)
    }),
    pure("__ne__", "(self, value, /)", |vm, args| {
        set_comparison(vm, CompareOp::Ne, args)
    }),
    pure("__lt__", "(self, value, /)", |vm, args| {
        set_comparison(vm, CompareOp::Lt, args)
    }),
    pure("__le__", "(self, value, /)", |vm, args| {
        set_comparison(vm, CompareOp::Le, args)
    }),
    pure("__gt__", "(self, value, /)", |vm, args| {
        set_comparison(vm, CompareOp::Gt, args)
    }),
    pure("__ge__", "(self, value, /)", |vm, args| {
        set_comparison(vm, CompareOp::Ge, args)
    }),
    pure("isdisjoint", "(self, other, /)", |vm, args| {
        let common = set_operation(vm, BinaryOp::BitAnd, &args[0], &args[1])?;
        Ok(Value::Bool(!vm.truth(&common)?))
    }),
];

/// Fills the classes.
pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.dict.clone();
    for table in [EQUALITY, REPR, SEQUENCE] {
        add_methods(&class, table);
    }
    add_methods(&class, binary_slots! { "__or__", "__ror__", BitOr; });
    add_methods(&class, inplace_slots! { "__ior__", BitOr; });
    add_methods(&class, METHODS);
    class.set_str("__hash__", Value::None);
    add_new(&class, "(cls, *args, **kwargs)", |vm, args| {
        Ok(vm.wrap_base(&args[0], Value::Dict(Value::new_dict())))
    });
    add_class_method(
        &class,
        "fromkeys",
        "(cls, iterable, value=None, /)",
        fromkeys,
    );
    let keys = ClassBuilder::new("builtins", "dict_keys")
        .methods(VIEW)
        .methods(SET_VIEW)
        .value("__hash__", Value::None)
        .build(vm);
    let values = ClassBuilder::new("builtins", "dict_values")
        .methods(VIEW)
        .build(vm);
    let items = ClassBuilder::new("builtins", "dict_items")
        .methods(VIEW)
        .methods(SET_VIEW)
        .value("__hash__", Value::None)
        .build(vm);
    let classes = vm.extension::<ViewClasses>();
    classes.0.borrow_mut().extend([keys, values, items]);
}
