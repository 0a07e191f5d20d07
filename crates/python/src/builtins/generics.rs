//! `X | Y` and `list[int]`.

use super::{class_methods, extend, getsets};
use crate::native::{Args, pure};
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Lists;

/// The members of a union, or the origin and arguments of a parametrized class.
struct Alias {
    origin: Value,
    args: Vec<Value>,
}

impl NativePayload for Alias {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.origin);
        self.args.iter().for_each(visit);
    }
}

pub(super) fn install(vm: &mut Vm) {
    let (union, alias) = (vm.types.union.clone(), vm.types.generic_alias.clone());
    extend(
        &union,
        &[
            pure("__or__", "(self, value, /)", |vm, args| {
                union_type(vm, &args[0], &args[1])
            }),
            pure("__ror__", "(self, value, /)", |vm, args| {
                union_type(vm, &args[1], &args[0])
            }),
            pure("__eq__", "(self, value, /)", equal),
            pure("__hash__", "(self, /)", |vm, args| {
                vm.hash(&Value::tuple(members(&args[0])))
                    .map(|hash| Value::Int(hash as i64))
            }),
            pure("__repr__", "(self, /)", union_repr),
            pure("__instancecheck__", "(self, instance, /)", |vm, args| {
                let classes = Value::tuple(
                    members(&args[0])
                        .into_iter()
                        .map(|member| none_class(vm, member))
                        .collect(),
                );
                vm.isinstance(&args[1], &classes).map(Value::Bool)
            }),
            pure("__subclasscheck__", "(self, cls, /)", |vm, args| {
                let classes = Value::tuple(
                    members(&args[0])
                        .into_iter()
                        .map(|member| none_class(vm, member))
                        .collect(),
                );
                vm.issubclass(&args[1], &classes).map(Value::Bool)
            }),
        ],
    );
    getsets(
        &union,
        &[(
            "__args__",
            |vm, this| {
                let all = members(this)
                    .into_iter()
                    .map(|member| none_class(vm, member))
                    .collect();
                Ok(Value::tuple(all))
            },
            None,
        )],
    );
    super::constructor(
        &alias,
        &pure("__new__", "(cls, origin, args, /)", |vm, args| {
            Ok(generic_alias(vm, &args[1], &args[2]))
        }),
    );
    extend(
        &alias,
        &[
            pure("__or__", "(self, value, /)", |vm, args| {
                union_type(vm, &args[0], &args[1])
            }),
            pure("__ror__", "(self, value, /)", |vm, args| {
                union_type(vm, &args[1], &args[0])
            }),
            pure("__eq__", "(self, value, /)", equal),
            pure("__hash__", "(self, /)", |vm, args| {
                vm.hash(&Value::tuple(members(&args[0])))
                    .map(|hash| Value::Int(hash as i64))
            }),
            pure("__repr__", "(self, /)", alias_repr),
            pure("__call__", "(self, *args, **kwargs)", |vm, args| {
                let origin = args[0]
                    .native::<Alias>()
                    .map(|alias| alias.origin.clone())
                    .unwrap_or_default();
                vm.call_kw(&origin, args.rest(1), &args.keywords(2))
            }),
            pure("__mro_entries__", "(self, bases, /)", |_, args| {
                let origin = args[0]
                    .native::<Alias>()
                    .map(|alias| alias.origin.clone())
                    .unwrap_or_default();
                Ok(Value::tuple(vec![origin]))
            }),
            pure("__getitem__", "(self, key, /)", |vm, args| {
                let origin = args[0]
                    .native::<Alias>()
                    .map(|alias| alias.origin.clone())
                    .unwrap_or_default();
                Ok(generic_alias(vm, &origin, &args[1]))
            }),
        ],
    );
    getsets(
        &alias,
        &[
            (
                "__origin__",
                |_, this| {
                    Ok(this
                        .native::<Alias>()
                        .map(|alias| alias.origin.clone())
                        .unwrap_or_default())
                },
                None,
            ),
            ("__args__", |_, this| Ok(Value::tuple(members(this))), None),
            ("__parameters__", |_, _| Ok(Value::tuple(Vec::new())), None),
        ],
    );
    let types = &vm.types;
    for class in [
        &types.list,
        &types.dict,
        &types.tuple,
        &types.set,
        &types.frozenset,
        &types.type_,
    ] {
        class_methods(
            class,
            &[pure("__class_getitem__", "(cls, key, /)", |vm, args| {
                Ok(generic_alias(vm, &args[0], &args[1]))
            })],
        );
    }
}

fn none_class(vm: &Vm, member: Value) -> Value {
    if member.is_none() {
        Value::Class(vm.types.none.clone())
    } else {
        member
    }
}

fn members(value: &Value) -> Vec<Value> {
    value
        .native::<Alias>()
        .map(|alias| alias.args.clone())
        .unwrap_or_default()
}

/// `list[int]`.
pub fn generic_alias(vm: &Vm, origin: &Value, key: &Value) -> Value {
    let args = match key {
        Value::Tuple(tuple) => tuple.items.clone(),
        other => vec![other.clone()],
    };
    vm.native_object(
        &vm.types.generic_alias.clone(),
        Alias {
            origin: origin.clone(),
            args,
        },
    )
}

/// `left | right` of classes.
pub fn union_type(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value, Raise> {
    let union = vm.types.union.clone();
    let mut all: Vec<Value> = Vec::new();
    for side in [left, right] {
        let fine = matches!(side, Value::Class(_) | Value::None)
            || matches!(side, Value::Object(instance) if instance.native::<Alias>().is_some() || vm.class_names(&instance.class).1 == "typing");
        if !fine {
            return Ok(Value::NotImplemented);
        }
        let is_union =
            matches!(side, Value::Object(instance) if std::rc::Rc::ptr_eq(&instance.class, &union));
        for member in if is_union {
            members(side)
        } else {
            vec![side.clone()]
        } {
            let known = all.iter().any(|other| other.is(&member));
            if !known {
                all.push(member);
            }
        }
    }
    if let [only] = all.as_slice() {
        return Ok(only.clone());
    }
    Ok(vm.native_object(
        &union,
        Alias {
            origin: Value::Class(union.clone()),
            args: all,
        },
    ))
}

fn equal(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (Some(a), Some(b)) = (args[0].native::<Alias>(), args[1].native::<Alias>()) else {
        return Ok(Value::NotImplemented);
    };
    if !a.origin.is(&b.origin) || a.args.len() != b.args.len() {
        return Ok(Value::Bool(false));
    }
    let (left, right) = (Value::tuple(a.args.clone()), Value::tuple(b.args.clone()));
    vm.equal(&left, &right).map(Value::Bool)
}

fn show(vm: &mut Vm, member: &Value) -> Result<String, Raise> {
    match member {
        Value::Class(class) => Ok(vm.full_name(class)),
        Value::Ellipsis => Ok("...".into()),
        Value::List(list) => {
            let items = list.items.borrow().clone();
            let shown: Result<Vec<String>, Raise> =
                items.iter().map(|item| show(vm, item)).try_list();
            Ok(format!("[{}]", shown?.join(", ")))
        }
        other => vm.repr(other),
    }
}

fn union_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let shown: Result<Vec<String>, Raise> = members(&args[0])
        .iter()
        .map(|member| show(vm, member))
        .try_list();
    Ok(Value::str(shown?.join(" | ")))
}

fn alias_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let origin = args[0]
        .native::<Alias>()
        .map(|alias| alias.origin.clone())
        .unwrap_or_default();
    let origin = show(vm, &origin)?;
    let shown: Result<Vec<String>, Raise> = members(&args[0])
        .iter()
        .map(|member| show(vm, member))
        .try_list();
    Ok(Value::str(format!("{origin}[{}]", shown?.join(", "))))
}
