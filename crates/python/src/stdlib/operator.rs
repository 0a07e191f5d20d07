//! `operator`: the operators as functions, and getters as objects.

use crate::bytecode::{BinaryOp, CompareOp};
use crate::native::{Args, ClassBuilder, Entry, entry, pure};
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Lists;
use std::rc::Rc;

macro_rules! binary {
    ($($name:literal $op:ident),* $(,)?) => {
        &[$(pure($name, "(a, b, /)", |vm, args| vm.binary(BinaryOp::$op, &args[0], &args[1]))),*]
    };
}

static BINARY: &[Entry] = binary![
    "add" Add, "sub" Sub, "mul" Mul, "matmul" MatMul, "truediv" Div, "floordiv" FloorDiv, "mod" Mod, "pow" Pow,
    "lshift" LShift, "rshift" RShift, "and_" BitAnd, "or_" BitOr, "xor" BitXor, "concat" Add,
    "iadd" Add, "isub" Sub, "imul" Mul, "itruediv" Div, "ifloordiv" FloorDiv, "imod" Mod, "ipow" Pow, "iand" BitAnd, "ior" BitOr, "ixor" BitXor,
];

macro_rules! compare {
    ($($name:literal $op:ident),* $(,)?) => {
        &[$(pure($name, "(a, b, /)", |vm, args| vm.compare(CompareOp::$op, &args[0], &args[1]))),*]
    };
}

static COMPARE: &[Entry] = compare!["lt" Lt, "le" Le, "eq" Eq, "ne" Ne, "gt" Gt, "ge" Ge];

fn dunder(vm: &mut Vm, args: Args, name: &str) -> Result<Value, Raise> {
    vm.call_method(&args[0], name, &[])
}

fn position(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    for (at, item) in vm.iterate(&args[0])?.iter().enumerate() {
        if vm.equal(item, &args[1])? {
            return Ok(Value::from(at));
        }
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

fn count(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut count = 0_i64;
    for item in vm.iterate(&args[0])? {
        count += i64::from(vm.equal(&item, &args[1])?);
    }
    Ok(Value::Int(count))
}

static OTHERS: &[Entry] = &[
    pure("abs", "(a, /)", |vm, args| dunder(vm, args, "__abs__")),
    pure("neg", "(a, /)", |vm, args| dunder(vm, args, "__neg__")),
    pure("pos", "(a, /)", |vm, args| dunder(vm, args, "__pos__")),
    pure("invert", "(a, /)", |vm, args| {
        dunder(vm, args, "__invert__")
    }),
    pure("inv", "(a, /)", |vm, args| dunder(vm, args, "__invert__")),
    pure("index", "(a, /)", |vm, args| vm.index(&args[0])),
    pure("not_", "(a, /)", |vm, args| {
        vm.truth(&args[0]).map(|truth| Value::Bool(!truth))
    }),
    pure("truth", "(a, /)", |vm, args| {
        vm.truth(&args[0]).map(Value::Bool)
    }),
    pure("is_", "(a, b, /)", |_, args| {
        Ok(Value::Bool(args[0].is(&args[1])))
    }),
    pure("is_not", "(a, b, /)", |_, args| {
        Ok(Value::Bool(!args[0].is(&args[1])))
    }),
    pure("contains", "(a, b, /)", |vm, args| {
        vm.contains(&args[0], &args[1]).map(Value::Bool)
    }),
    pure("getitem", "(a, b, /)", |vm, args| {
        vm.get_item(&args[0], &args[1])
    }),
    entry(
        "setitem",
        "(a, b, c, /)",
        Purity::MutatesSelf,
        "",
        |vm, args| {
            vm.set_item(&args[0], &args[1], args[2].clone())
                .map(|()| Value::None)
        },
    ),
    entry(
        "delitem",
        "(a, b, /)",
        Purity::MutatesSelf,
        "",
        |vm, args| vm.delete_item(&args[0], &args[1]).map(|()| Value::None),
    ),
    pure("indexOf", "(a, b, /)", position),
    pure("countOf", "(a, b, /)", count),
    pure("call", "(obj, /, *args, **kwargs)", |vm, args| {
        vm.call_kw(&args[0], args.rest(1), &args.keywords(2))
    }),
    pure("length_hint", "(obj, default=0, /)", |vm, args| {
        match vm.attr_or_none(&args[0], "__len__")? {
            Some(_) => vm.len(&args[0]).map(Value::from),
            None => match vm.attr_or_none(&args[0], "__length_hint__")? {
                Some(hint) => vm.call(&hint, &[]),
                None => Ok(args[1].clone()),
            },
        }
    }),
];

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

fn getter_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Class(class) = &args[0] else {
        return Err(vm.type_error("X is not a type object"));
    };
    let (name, keys) = (class.name_text(), args.rest(1).to_vec());
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
            keywords: args.keywords(2),
        },
    ))
}

fn this<'a>(vm: &Vm, args: Args<'a>) -> Result<&'a Getter, Raise> {
    args.at(0)
        .native::<Getter>()
        .ok_or_else(|| vm.type_error("a getter of the operator module is required"))
}

fn gathered(mut found: Vec<Value>) -> Value {
    match found.len() {
        1 => found.pop().unwrap_or_default(),
        _ => Value::tuple(found),
    }
}

fn item_call(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let keys = this(vm, args)?.keys.clone();
    let found: Result<Vec<Value>, Raise> =
        keys.iter().map(|key| vm.get_item(&args[1], key)).try_list();
    found.map(gathered)
}

fn attr_call(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let keys = this(vm, args)?.keys.clone();
    let mut found = Vec::new();
    for key in &keys {
        let mut value = args[1].clone();
        for name in key.as_str().unwrap_or_default().split('.') {
            value = vm.attr(&value, name)?;
        }
        found.push(value);
    }
    Ok(gathered(found))
}

fn method_call(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let getter = this(vm, args)?;
    let (keys, keywords) = (getter.keys.clone(), getter.keywords.clone());
    let Some((name, rest)) = keys.split_first() else {
        return Ok(Value::None);
    };
    let method = vm.attr(&args[1], name.as_str().unwrap_or_default())?;
    vm.call_kw(&method, rest, &keywords)
}

fn getter_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let getter = this(vm, args)?;
    let (keys, keywords) = (getter.keys.clone(), getter.keywords.clone());
    let mut parts = Vec::new();
    for key in &keys {
        parts.push(vm.repr(key)?);
    }
    for (name, value) in &keywords {
        parts.push(format!("{name}={}", vm.repr(value)?));
    }
    let class = vm.class_of(&args[0]);
    Ok(Value::str(format!(
        "{}({})",
        vm.full_name(&class),
        parts.join(", ")
    )))
}

/// Fills the module.
pub(super) fn module(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    for table in [BINARY, COMPARE, OTHERS] {
        module.functions(table);
    }
    for table in [BINARY, COMPARE, OTHERS] {
        for row in table {
            let name = format!("__{}__", row.name.trim_end_matches('_'));
            if let Some(function) = module.get(row.name) {
                module.set(&name, function);
            }
        }
    }
    let bodies: [(&str, crate::native::Body); 3] = [
        ("itemgetter", item_call),
        ("attrgetter", attr_call),
        ("methodcaller", method_call),
    ];
    for (name, body) in bodies {
        let class = ClassBuilder::new("operator", name)
            .dotted()
            .constructor("(cls, /, *args, **kwargs)", getter_new)
            .dunder("__call__", "(self, obj, /)", body)
            .dunder("__repr__", "(self, /)", getter_repr)
            .build(vm);
        module.set(name, &class);
    }
    Ok(())
}
