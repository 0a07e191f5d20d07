//! `operator`: the operators as functions, and getters as objects.

use crate::bytecode::{BinaryOp, CompareOp, UnaryOp};
use crate::native::{ClassBuilder, Keywords};
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Lists;
use std::rc::Rc;

/// The operators of two operands.
#[natives]
mod operators {
    use super::*;

    #[native("(a, b, /)")]
    #[member(add = BinaryOp::Add, "`a + b`.")]
    #[member(sub = BinaryOp::Sub, "`a - b`.")]
    #[member(mul = BinaryOp::Mul, "`a * b`.")]
    #[member(matmul = BinaryOp::MatMul, "`a @ b`.")]
    #[member(truediv = BinaryOp::Div, "`a / b`.")]
    #[member(floordiv = BinaryOp::FloorDiv, "`a // b`.")]
    #[member(mod = BinaryOp::Mod, "`a % b`.")]
    #[member(pow = BinaryOp::Pow, "`a ** b`.")]
    #[member(lshift = BinaryOp::LShift, "`a << b`.")]
    #[member(rshift = BinaryOp::RShift, "`a >> b`.")]
    #[member(and_ = BinaryOp::BitAnd, "`a & b`.")]
    #[member(or_ = BinaryOp::BitOr, "`a | b`.")]
    #[member(xor = BinaryOp::BitXor, "`a ^ b`.")]
    #[member(concat = BinaryOp::Add, "`a + b`.")]
    fn binary(vm: &mut Vm, a: &Value, b: &Value, member: BinaryOp) -> Result<Value, Raise> {
        vm.binary(member, a, b)
    }

    #[native("(a, b, /)")]
    #[member(lt = CompareOp::Lt, "`a < b`.")]
    #[member(le = CompareOp::Le, "`a <= b`.")]
    #[member(eq = CompareOp::Eq, "`a == b`.")]
    #[member(ne = CompareOp::Ne, "`a != b`.")]
    #[member(gt = CompareOp::Gt, "`a > b`.")]
    #[member(ge = CompareOp::Ge, "`a >= b`.")]
    fn compare(vm: &mut Vm, a: &Value, b: &Value, member: CompareOp) -> Result<Value, Raise> {
        vm.compare(member, a, b)
    }
}

/// Functions that are no binary operator.
#[natives]
mod others {
    use super::*;

    /// `-a`.
    ///
    /// >>> operator.neg(1)
    /// -1
    #[native("(a, /)")]
    fn neg(vm: &mut Vm, a: &Value) -> Result<Value, Raise> {
        vm.unary(UnaryOp::Neg, a)
    }

    /// `+a`.
    ///
    /// >>> operator.pos(1)
    /// 1
    #[native("(a, /)")]
    fn pos(vm: &mut Vm, a: &Value) -> Result<Value, Raise> {
        vm.unary(UnaryOp::Pos, a)
    }

    /// `~a`.
    ///
    /// >>> operator.invert(1)
    /// -2
    #[native("(a, /)")]
    fn invert(vm: &mut Vm, a: &Value) -> Result<Value, Raise> {
        vm.unary(UnaryOp::Invert, a)
    }

    /// `~a`.
    ///
    /// >>> operator.inv(1)
    /// -2
    #[native("(a, /)")]
    fn inv(vm: &mut Vm, a: &Value) -> Result<Value, Raise> {
        vm.unary(UnaryOp::Invert, a)
    }

    /// The int that an index stands for.
    ///
    /// >>> operator.index(True)
    /// 1
    #[native("(a, /)")]
    fn index(vm: &mut Vm, a: &Value) -> Result<Value, Raise> {
        vm.index(a)
    }

    /// `not a`.
    ///
    /// >>> operator.not_(0)
    /// True
    #[native("(a, /)")]
    fn not_(vm: &mut Vm, a: &Value) -> Result<Value, Raise> {
        vm.truth(a).map(|truth| Value::Bool(!truth))
    }

    /// True if the object counts as true.
    ///
    /// >>> operator.truth([])
    /// False
    #[native("(a, /)")]
    fn truth(vm: &mut Vm, a: &Value) -> Result<Value, Raise> {
        vm.truth(a).map(Value::Bool)
    }

    /// `a is b`.
    ///
    /// >>> operator.is_(None, None)
    /// True
    #[native("(a, b, /)")]
    fn is_(a: &Value, b: &Value) -> Result<Value, Raise> {
        Ok(Value::Bool(a.is(b)))
    }

    /// `a is not b`.
    ///
    /// >>> operator.is_not(None, 1)
    /// True
    #[native("(a, b, /)")]
    fn is_not(a: &Value, b: &Value) -> Result<Value, Raise> {
        Ok(Value::Bool(!a.is(b)))
    }

    /// `b in a`; note the order.
    ///
    /// >>> operator.contains([1], 1)
    /// True
    #[native("(a, b, /)")]
    fn contains(vm: &mut Vm, a: &Value, b: &Value) -> Result<Value, Raise> {
        vm.contains(a, b).map(Value::Bool)
    }

    /// `a[b]`.
    ///
    /// >>> operator.getitem([1, 2], 1)
    /// 2
    #[native("(a, b, /)")]
    fn getitem(vm: &mut Vm, a: &Value, b: &Value) -> Result<Value, Raise> {
        vm.get_item(a, b)
    }

    /// `a[b] = c`.
    #[native("(a, b, c, /)", purity = MutatesSelf)]
    fn setitem(vm: &mut Vm, a: &Value, b: &Value, c: &Value) -> Result<Value, Raise> {
        vm.set_item(a, b, c.clone()).map(|()| Value::None)
    }

    /// `del a[b]`.
    #[native("(a, b, /)", purity = MutatesSelf)]
    fn delitem(vm: &mut Vm, a: &Value, b: &Value) -> Result<Value, Raise> {
        vm.delete_item(a, b).map(|()| Value::None)
    }

    /// The place of the first item equal to `b`.
    ///
    /// >>> operator.indexOf("abc", "b")
    /// 1
    #[native("(a, b, /)", name = "indexOf")]
    fn position(vm: &mut Vm, a: &Value, b: &Value) -> Result<Value, Raise> {
        for (at, item) in vm.iterate(a)?.iter().enumerate() {
            if vm.equal(item, b)? {
                return Ok(Value::from(at));
            }
        }
        Err(vm.value_error("sequence.index(x): x not in sequence"))
    }

    /// How many items equal `b`.
    ///
    /// >>> operator.countOf("aba", "a")
    /// 2
    #[native("(a, b, /)", name = "countOf")]
    fn count(vm: &mut Vm, a: &Value, b: &Value) -> Result<Value, Raise> {
        let mut count = 0_i64;
        for item in vm.iterate(a)? {
            count += i64::from(vm.equal(&item, b)?);
        }
        Ok(Value::Int(count))
    }

    /// `obj(*args, **kwargs)`.
    ///
    /// >>> operator.call(len, "abc")
    /// 3
    #[native("(obj, /, *args, **kwargs)")]
    fn call(vm: &mut Vm, obj: &Value, args: &[Value], kwargs: Keywords) -> Result<Value, Raise> {
        vm.call_kw(obj, args, &kwargs.0)
    }

    /// About how many items there are; `default` where nobody knows.
    ///
    /// >>> operator.length_hint([1, 2])
    /// 2
    #[native("(obj, default=0, /)")]
    fn length_hint(vm: &mut Vm, obj: &Value, default: &Value) -> Result<Value, Raise> {
        vm.index(default)?;
        match vm.attr_or_none(obj, "__len__")? {
            Some(_) => vm.len(obj).map(Value::from),
            None => match vm.attr_or_none(obj, "__length_hint__")? {
                Some(hint) => match vm.call(&hint, &[])? {
                    Value::NotImplemented => Ok(default.clone()),
                    told => length_told(vm, told),
                },
                None => Ok(default.clone()),
            },
        }
    }
}

/// What `__length_hint__` has told, if it can be a length.
fn length_told(vm: &Vm, told: Value) -> Result<Value, Raise> {
    match told.unwrapped() {
        Value::Int(length) if *length < 0 => {
            Err(vm.value_error("__length_hint__() should return >= 0"))
        }
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => Ok(told),
        other => {
            let name = vm.type_name(other);
            Err(vm.type_error(format_args!(
                "__length_hint__ must be an integer, not {name}"
            )))
        }
    }
}

/// What `itemgetter`, `attrgetter` and `methodcaller` keep.
struct Getter {
    keys: Vec<Value>,
    keywords: Vec<(Name, Value)>,
}

impl NativePayload for Getter {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.keys.iter().for_each(&mut *visit);
        self.keywords.iter().for_each(|(_, value)| visit(value));
    }
}

fn receiver<'a>(vm: &Vm, value: &'a Value) -> Result<&'a Getter, Raise> {
    value
        .native::<Getter>()
        .ok_or_else(|| vm.type_error("a getter of the operator module is required"))
}

fn gathered(mut found: Vec<Value>) -> Value {
    match found.len() {
        1 => found.pop().unwrap_or_default(),
        _ => Value::tuple(found),
    }
}

/// Fills the module.
pub(super) fn module(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    for table in [operators::TABLE, others::TABLE] {
        module.functions(table);
    }
    for table in [operators::TABLE, others::TABLE] {
        for row in table {
            let name = format!("__{}__", row.name.trim_end_matches('_'));
            if let Some(function) = module.get(row.name) {
                module.set(&name, function);
            }
        }
    }
    if let Some(absolute) = vm.builtins.get_str("abs") {
        module.set("abs", absolute.clone());
        module.set("__abs__", absolute);
    }
    for (name, table) in [
        ("itemgetter", item_getter::TABLE),
        ("attrgetter", attribute_getter::TABLE),
        ("methodcaller", method_caller::TABLE),
    ] {
        let class = ClassBuilder::new("operator", name)
            .dotted()
            .methods(operator_methods::TABLE)
            .methods(table)
            .build(vm);
        module.set(name, &class);
    }
    Ok(())
}

#[natives]
mod operator_methods {
    use super::*;

    /// A function that gets what is named of its argument.
    #[native("(cls, /, *args, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value, args: &[Value], kwargs: Keywords) -> Result<Value, Raise> {
        let Value::Class(class) = cls else {
            return Err(vm.type_error("X is not a type object"));
        };
        let (name, keys) = (class.name_text(), args.to_vec());
        if keys.is_empty() {
            return Err(vm.type_error(match name.as_str() {
                "methodcaller" => {
                    "methodcaller needs at least one argument, the method name".to_owned()
                }
                name => format!("{name} expected 1 argument, got 0"),
            }));
        }
        let names: &[Value] = match name.as_str() {
            "attrgetter" => &keys,
            "methodcaller" => &keys[..1],
            _ => &[],
        };
        if names.iter().any(|key| key.as_str().is_none()) {
            let what = if name == "attrgetter" {
                "attribute name must be a string"
            } else {
                "method name must be a string"
            };
            return Err(vm.type_error(what));
        }
        Ok(vm.native_object(
            class,
            Getter {
                keys,
                keywords: kwargs.0,
            },
        ))
    }

    /// How the function is made again.
    #[native("(self, /)")]
    fn __reduce__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let getter = receiver(vm, this)?;
        let (mut keys, keywords) = (getter.keys.clone(), getter.keywords.clone());
        let mut class = Value::Class(vm.class_of(this));
        if !keywords.is_empty() {
            let partial = vm.import("functools")?.get("partial").unwrap_or_default();
            let first = [class, keys.remove(0)];
            class = vm.call_kw(&partial, &first, &keywords)?;
        }
        Ok(Value::tuple(vec![class, Value::tuple(keys)]))
    }

    /// The text that shows the value.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let getter = receiver(vm, this)?;
        let (keys, keywords) = (getter.keys.clone(), getter.keywords.clone());
        let mut parts = Vec::new();
        for key in &keys {
            parts.push(vm.repr(key)?);
        }
        for (name, value) in &keywords {
            parts.push(format!("{name}={}", vm.repr(value)?));
        }
        let class = vm.class_of(this);
        Ok(Value::str(format!(
            "{}({})",
            vm.full_name(&class),
            parts.join(", ")
        )))
    }
}

#[natives]
mod item_getter {
    use super::*;

    /// The item of the key, or a tuple of the items of several.
    #[native("(self, obj, /)")]
    fn __call__(vm: &mut Vm, this: &Value, obj: &Value) -> Result<Value, Raise> {
        let keys = receiver(vm, this)?.keys.clone();
        let found: Result<Vec<Value>, Raise> =
            keys.iter().map(|key| vm.get_item(obj, key)).try_list();
        found.map(gathered)
    }
}

#[natives]
mod attribute_getter {
    use super::*;

    /// The attribute of the dotted name, or a tuple of the attributes of several.
    #[native("(self, obj, /)")]
    fn __call__(vm: &mut Vm, this: &Value, obj: &Value) -> Result<Value, Raise> {
        let keys = receiver(vm, this)?.keys.clone();
        let mut found = Vec::new();
        for key in &keys {
            let mut value = obj.clone();
            for name in key.as_str().unwrap_or_default().split('.') {
                vm.observe_attr_of(&value, name);
                value = vm.attr(&value, name)?;
            }
            found.push(value);
        }
        Ok(gathered(found))
    }
}

#[natives]
mod method_caller {
    use super::*;

    /// What the object's method of the name gives for the kept arguments.
    #[native("(self, obj, /)")]
    fn __call__(vm: &mut Vm, this: &Value, obj: &Value) -> Result<Value, Raise> {
        let getter = receiver(vm, this)?;
        let (keys, keywords) = (getter.keys.clone(), getter.keywords.clone());
        let Some((name, rest)) = keys.split_first() else {
            return Ok(Value::None);
        };
        let method = vm.attr(obj, name.as_str().unwrap_or_default())?;
        vm.call_kw(&method, rest, &keywords)
    }
}
