//! `X | Y` and `list[int]`.

use super::{extend, getsets};
use crate::native::Keywords;
use crate::natives;
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
    for class in [&union, &alias, &vm.types.mapping_proxy, &vm.types.traceback] {
        class.flags.slots_only.set(true);
    }
    for class in [&union, &alias] {
        class.set_str("__module__", Value::name("types"));
        class.flags.dotted.set(true);
    }
    extend(&union, joined_members::TABLE);
    extend(&union, union_members::TABLE);
    getsets(
        &union,
        &[
            (
                "__args__",
                |vm, this| {
                    let all = members(this)
                        .into_iter()
                        .map(|member| none_class(vm, member))
                        .collect();
                    Ok(Value::tuple(all))
                },
                None,
            ),
            ("__parameters__", parameters, None),
        ],
    );
    extend(&alias, alias_members::TABLE);
    extend(&alias, joined_members::TABLE);
    extend(&alias, generic_members::TABLE);
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
            ("__parameters__", parameters, None),
            ("__unpacked__", |_, _| Ok(Value::Bool(false)), None),
        ],
    );
    let types = &vm.types;
    for class in [
        &types.list,
        &types.dict,
        &types.tuple,
        &types.set,
        &types.frozenset,
        &types.mapping_proxy,
        &types.named_iterators()[0],
    ] {
        extend(class, class_members::TABLE);
    }
}

/// The type parameters among the arguments, if there is anything but classes.
fn parameters(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
    let args = members(this);
    if args.iter().all(is_plain) {
        return Ok(Value::tuple(Vec::new()));
    }
    let helper = vm.import("_generics")?.get("collected").unwrap_or_default();
    vm.call(&helper, &[Value::tuple(args)])
}

/// True for an argument that has no type parameters.
fn is_plain(arg: &Value) -> bool {
    matches!(
        arg,
        Value::Class(_) | Value::None | Value::Ellipsis | Value::Str(_)
    )
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

#[natives]
mod alias_members {
    use super::*;

    /// The class with these arguments.
    #[native("(cls, origin, args, /)")]
    fn __new__(vm: &mut Vm, origin: &Value, args: &Value) -> Result<Value, Raise> {
        Ok(generic_alias(vm, origin, args))
    }
}

#[natives]
mod class_members {
    use super::*;

    /// The class with arguments, as type hints write it.
    #[native("(cls, key, /)", bound = Class)]
    fn __class_getitem__(vm: &mut Vm, cls: &Value, key: &Value) -> Result<Value, Raise> {
        Ok(generic_alias(vm, cls, key))
    }
}

/// What unions and generic aliases have.
#[natives]
mod joined_members {
    use super::*;

    /// The union of both types.
    #[native("(self, value, /)")]
    fn __or__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        union_type(vm, this, value)
    }

    /// The union of both types.
    #[native("(self, value, /)")]
    fn __ror__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        union_type(vm, value, this)
    }

    /// True if both are of the same types.
    #[native("(self, value, /)")]
    fn __eq__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let (Some(a), Some(b)) = (this.native::<Alias>(), value.native::<Alias>()) else {
            return Ok(Value::NotImplemented);
        };
        if !a.origin.is(&b.origin) || a.args.len() != b.args.len() {
            return Ok(Value::Bool(false));
        }
        if is_union(vm, this) {
            // The order of a union's members does not count.
            for member in &a.args {
                let mut is_there = false;
                for other in &b.args {
                    is_there = is_there || vm.equal(member, other)?;
                }
                if !is_there {
                    return Ok(Value::Bool(false));
                }
            }
            return Ok(Value::Bool(true));
        }
        let (left, right) = (Value::tuple(a.args.clone()), Value::tuple(b.args.clone()));
        vm.equal(&left, &right).map(Value::Bool)
    }

    /// A number that is the same for equal types.
    #[native("(self, /)")]
    fn __hash__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let members = members(this);
        let held = match is_union(vm, this) {
            true => vm.set_of(members, true)?,
            false => Value::tuple(members),
        };
        vm.hash(&held).map(|hash| Value::Int(hash as i64))
    }
}

fn is_union(vm: &Vm, value: &Value) -> bool {
    matches!(value, Value::Object(it) if std::rc::Rc::ptr_eq(&it.class, &vm.types.union))
}

fn texts(vm: &mut Vm, this: &Value) -> Result<Vec<String>, Raise> {
    members(this)
        .iter()
        .map(|member| show(vm, member))
        .try_list()
}

fn classes(vm: &Vm, this: &Value) -> Value {
    let members = members(this).into_iter();
    Value::tuple(members.map(|member| none_class(vm, member)).collect())
}

#[natives]
mod union_members {
    use super::*;

    /// The types with `|` between them.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::str(texts(vm, this)?.join(" | ")))
    }

    /// True for an instance of one of the types.
    #[native("(self, instance, /)")]
    fn __instancecheck__(vm: &mut Vm, this: &Value, instance: &Value) -> Result<bool, Raise> {
        let classes = classes(vm, this);
        vm.isinstance(instance, &classes)
    }

    /// The union with arguments in place of its type parameters.
    #[native("(self, key, /)")]
    fn __getitem__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        let helper = vm.import("_generics")?.get("replaced").unwrap_or_default();
        vm.call(&helper, &[this.clone(), key.clone()])
    }

    /// What makes it again, for copies.
    #[native("(self, /)")]
    fn __reduce__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let helper = vm.import("_generics")?.get("joined").unwrap_or_default();
        let parts = classes(vm, this);
        Ok(Value::tuple(vec![helper, Value::tuple(vec![parts])]))
    }

    /// True for a subclass of one of the types.
    #[native("(self, cls, /)")]
    fn __subclasscheck__(vm: &mut Vm, this: &Value, cls: &Value) -> Result<bool, Raise> {
        let classes = classes(vm, this);
        vm.issubclass(cls, &classes)
    }
}

fn origin_of(this: &Value) -> Value {
    let alias = this.native::<Alias>();
    alias.map(|alias| alias.origin.clone()).unwrap_or_default()
}

#[natives]
mod generic_members {
    use super::*;

    /// The class and its arguments in brackets.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let origin = show(vm, &origin_of(this))?;
        let shown = match texts(vm, this)? {
            none if none.is_empty() => "()".into(),
            texts => texts.join(", "),
        };
        Ok(Value::str(format!("{origin}[{shown}]")))
    }

    /// Calls the class.
    #[native("(self, *args, **kwargs)")]
    fn __call__(
        vm: &mut Vm,
        this: &Value,
        args: &[Value],
        kwargs: Keywords,
    ) -> Result<Value, Raise> {
        vm.call_kw(&origin_of(this), args, &kwargs.0)
    }

    /// The base that a class statement takes in its place.
    #[native("(self, bases, /)")]
    fn __mro_entries__(this: &Value) -> Value {
        Value::tuple(vec![origin_of(this)])
    }

    /// The type with arguments in place of its type parameters.
    #[native("(self, key, /)")]
    fn __getitem__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        let helper = vm.import("_generics")?.get("replaced").unwrap_or_default();
        vm.call(&helper, &[this.clone(), key.clone()])
    }

    /// What the class has that the type has not itself.
    #[native("(self, name, /)")]
    fn __getattr__(vm: &mut Vm, this: &Value, name: &Value) -> Result<Value, Raise> {
        let name = name.as_str().unwrap_or_default();
        if name.starts_with("__") && name.ends_with("__") && name != "__doc__" {
            return Err(vm.no_attribute(this, &Name::new(name)));
        }
        vm.attr(&origin_of(this), name)
    }

    /// What makes it again, for copies.
    #[native("(self, /)")]
    fn __reduce__(vm: &mut Vm, this: &Value) -> Value {
        let class = Value::Class(vm.types.generic_alias.clone());
        let parts = vec![origin_of(this), Value::tuple(members(this))];
        Value::tuple(vec![class, Value::tuple(parts)])
    }
}
