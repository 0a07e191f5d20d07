//! Making values from Rust data and looking into them; nothing here runs Python code.

use super::*;
use crate::gc;
use num_traits::ToPrimitive;

/// How many tuples inside one another are compared without the VM, on the native stack.
const QUICK_DEPTH: u32 = 8;

impl Value {
    /// A string.
    pub fn str(text: impl Into<Box<str>>) -> Self {
        Self::Str(Rc::new(Str::new(text)))
    }

    /// An interned string.
    pub fn name(text: &str) -> Self {
        Self::Str(Name::new(text).str().clone())
    }

    /// A tuple.
    pub fn tuple(items: Vec<Value>) -> Self {
        let tracked = items.iter().any(Value::is_container);
        let tuple = Rc::new(Tuple { items });
        if tracked {
            gc::register(gc::Tracked::Tuple(Rc::downgrade(&tuple)));
        }
        Self::Tuple(tuple)
    }

    /// A list.
    pub fn list(items: Vec<Value>) -> Self {
        let list = Rc::new(List {
            items: RefCell::new(items),
        });
        gc::register(gc::Tracked::List(Rc::downgrade(&list)));
        Self::List(list)
    }

    /// An empty dict object.
    pub fn new_dict() -> Rc<Dict> {
        Self::dict_from(DictMap::default())
    }

    /// A dict object over a table.
    pub fn dict_from(map: DictMap) -> Rc<Dict> {
        let dict = Rc::new(Dict {
            map: RefCell::new(map),
        });
        gc::register(gc::Tracked::Dict(Rc::downgrade(&dict)));
        dict
    }

    /// A set over a table.
    pub fn set(map: SetMap, frozen: bool) -> Self {
        let set = Rc::new(Set::new(map, frozen));
        gc::register(gc::Tracked::Set(Rc::downgrade(&set)));
        Self::Set(set)
    }

    /// An instance.
    pub fn object(class: &Rc<Class>, payload: Payload) -> Self {
        Self::Object(new_instance(class, payload))
    }

    /// A cell variable.
    pub fn cell(value: Value) -> Rc<CellVar> {
        let cell = Rc::new(CellVar {
            value: RefCell::new(value),
        });
        gc::register(gc::Tracked::Cell(Rc::downgrade(&cell)));
        cell
    }

    /// A bound method.
    pub fn method(function: Value, receiver: Value) -> Self {
        Self::Method(Rc::new(BoundMethod { function, receiver }))
    }

    /// An int of any size.
    pub fn from_bigint(int: BigInt) -> Self {
        match int.to_i64() {
            Some(small) => Self::Int(small),
            None => Self::BigInt(Rc::new(int)),
        }
    }

    /// True for a value that is all in its words: to drop it is to forget it.
    #[inline(always)]
    pub(crate) fn is_plain(&self) -> bool {
        matches!(
            self,
            Self::Unset
                | Self::None
                | Self::Ellipsis
                | Self::NotImplemented
                | Self::Bool(_)
                | Self::Int(_)
                | Self::Float(_)
        )
    }

    /// A copy, at once for what is copied most.
    #[inline(always)]
    pub(crate) fn quick_clone(&self) -> Self {
        match self {
            Self::Int(int) => Self::Int(*int),
            Self::Object(object) => Self::Object(object.clone()),
            other => other.clone(),
        }
    }

    /// Takes the place of another value, which is dropped; at once where that takes nothing.
    #[inline(always)]
    pub(crate) fn put(self, place: &mut Self) {
        let old = std::mem::replace(place, self);
        if old.is_plain() {
            std::mem::forget(old);
        } else {
            drop(old);
        }
    }

    /// True if the value may hold other values that change.
    pub fn is_container(&self) -> bool {
        !matches!(
            self,
            Self::Unset
                | Self::None
                | Self::Ellipsis
                | Self::NotImplemented
                | Self::Bool(_)
                | Self::Int(_)
                | Self::Float(_)
                | Self::BigInt(_)
                | Self::Complex(_)
                | Self::Str(_)
                | Self::Bytes(_)
                | Self::Range(_)
                | Self::Native(_)
                | Self::Code(_)
                | Self::Module(_)
                | Self::GetSet(_)
        )
    }

    /// Whether an argument is what the function would have taken without it.
    pub fn is_default(&self, default: &Value) -> bool {
        match (self.as_str(), default.as_str()) {
            (Some(given), Some(default)) => given == default,
            _ => self.is(default),
        }
    }

    /// `a is b`.
    pub fn is(&self, other: &Value) -> bool {
        match (self, other) {
            (Self::None, Self::None)
            | (Self::Ellipsis, Self::Ellipsis)
            | (Self::NotImplemented, Self::NotImplemented) => true,
            (Self::Unset, Self::Unset) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            (Self::Str(a), Self::Str(b)) => Rc::ptr_eq(a, b),
            (Self::Tuple(a), Self::Tuple(b)) if a.items.is_empty() && b.items.is_empty() => true,
            _ => match (self.address(), other.address()) {
                (Some(a), Some(b)) => a == b,
                _ => false,
            },
        }
    }

    /// The address of what the value points to, unique among living objects; `None` for values held in place.
    pub fn address(&self) -> Option<usize> {
        Some(match self {
            Self::Unset
            | Self::None
            | Self::Ellipsis
            | Self::NotImplemented
            | Self::Bool(_)
            | Self::Int(_)
            | Self::Float(_) => return None,
            Self::BigInt(rc) => Rc::as_ptr(rc) as usize,
            Self::Complex(rc) => Rc::as_ptr(rc) as usize,
            Self::Str(rc) => Rc::as_ptr(rc) as usize,
            Self::Bytes(rc) => Rc::as_ptr(rc) as usize,
            Self::Tuple(rc) => Rc::as_ptr(rc) as usize,
            Self::List(rc) => Rc::as_ptr(rc) as usize,
            Self::Dict(rc) => Rc::as_ptr(rc) as usize,
            Self::Set(rc) => Rc::as_ptr(rc) as usize,
            Self::Range(rc) => Rc::as_ptr(rc) as usize,
            Self::Slice(rc) => Rc::as_ptr(rc) as usize,
            Self::Iter(rc) => Rc::as_ptr(rc) as usize,
            Self::Function(rc) => Rc::as_ptr(rc) as usize,
            Self::Native(rc) => Rc::as_ptr(rc) as usize,
            Self::Method(rc) => Rc::as_ptr(rc) as usize,
            Self::Class(rc) => Rc::as_ptr(rc) as usize,
            Self::Object(rc) => Rc::as_ptr(rc) as usize,
            Self::Module(rc) => Rc::as_ptr(rc) as usize,
            Self::Generator(rc) => Rc::as_ptr(rc) as usize,
            Self::Cell(rc) => Rc::as_ptr(rc) as usize,
            Self::Code(rc) => Rc::as_ptr(rc) as usize,
            Self::Property(rc) => Rc::as_ptr(rc) as usize,
            Self::GetSet(rc) => Rc::as_ptr(rc) as usize,
            Self::ClassMethod(rc) | Self::StaticMethod(rc) => Rc::as_ptr(rc) as usize,
            Self::Super(rc) => Rc::as_ptr(rc) as usize,
        })
    }

    /// `a == b` where that needs no Python code: `None` if only the VM can tell.
    pub fn quick_eq(&self, other: &Value) -> Option<bool> {
        self.quick_eq_within(other, QUICK_DEPTH)
    }

    fn quick_eq_within(&self, other: &Value, depth: u32) -> Option<bool> {
        Some(match (self, other) {
            (Self::Str(a), Self::Str(b)) => {
                Rc::ptr_eq(a, b)
                    || (!(a.is_interned() && b.is_interned()) && a.as_str() == b.as_str())
            }
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a == b || a.to_bits() == b.to_bits(),
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Bool(b)) | (Self::Bool(b), Self::Int(a)) => *a == i64::from(*b),
            (Self::Int(a), Self::Float(b)) | (Self::Float(b), Self::Int(a)) => int_eq_float(*a, *b),
            (Self::Bool(a), Self::Float(b)) | (Self::Float(b), Self::Bool(a)) => {
                f64::from(*a) == *b
            }
            (Self::BigInt(a), Self::BigInt(b)) => a == b,
            (Self::BigInt(a), Self::Float(b)) | (Self::Float(b), Self::BigInt(a)) => {
                b.fract() == 0.0
                    && num_traits::FromPrimitive::from_f64(*b).is_some_and(|b: BigInt| **a == b)
            }
            (Self::Complex(a), Self::Complex(b)) => a == b,
            (Self::Bytes(a), Self::Bytes(b)) => a == b,
            (Self::Range(a), Self::Range(b)) => ranges_equal(a, b),
            (Self::Method(a), Self::Method(b)) => a.same(b),
            (Self::Tuple(a), Self::Tuple(b)) => {
                if Rc::ptr_eq(a, b) {
                    return Some(true);
                }
                if a.items.len() != b.items.len() {
                    return Some(false);
                }
                let depth = depth.checked_sub(1)?;
                for (x, y) in a.items.iter().zip(&b.items) {
                    if !x.quick_eq_within(y, depth)? {
                        return Some(false);
                    }
                }
                true
            }
            _ if self.is(other) => true,
            (Self::Object(_), _) | (_, Self::Object(_)) => return None,
            (Self::Class(class), _) | (_, Self::Class(class)) if class.metaclass.is_some() => {
                return None;
            }
            (Self::List(_), Self::List(_))
            | (Self::Dict(_), Self::Dict(_))
            | (Self::Set(_), Self::Set(_)) => return None,
            (Self::Complex(_), _) | (_, Self::Complex(_)) | (Self::Slice(_), Self::Slice(_)) => {
                return None;
            }
            (Self::Class(_), Self::Class(_)) => return None,
            _ => false,
        })
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(string) => Some(string.as_str()),
            Self::Object(instance) => instance.base()?.as_str(),
            _ => None,
        }
    }

    /// The value without the instance around it: the `int` of an instance of a subclass of `int`.
    pub fn unwrapped(&self) -> &Value {
        match self {
            Self::Object(instance) => instance.base().unwrap_or(self),
            _ => self,
        }
    }

    /// The native payload, if this is an instance of a native class with a `T`.
    pub fn native<T: NativePayload>(&self) -> Option<&T> {
        match self {
            Self::Object(instance) => instance.native(),
            _ => None,
        }
    }

    /// True for `None`.
    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// `None` as an option: handy for optional arguments.
    pub fn non_none(&self) -> Option<&Value> {
        if matches!(self, Self::None | Self::Unset) {
            None
        } else {
            Some(self)
        }
    }

    /// True if the value is `Unset`.
    pub fn is_unset(&self) -> bool {
        matches!(self, Self::Unset)
    }
}

impl Instance {
    /// An instance without attributes. While it holds numbers and texts alone, the cycle collector need not know it.
    pub(crate) fn new(class: Rc<Class>, payload: Payload) -> Rc<Self> {
        let is_plain = matches!(payload, Payload::None);
        let instance = Rc::new(Self {
            class: ClassOf::new(class),
            attrs: RefCell::default(),
            payload,
            is_tracked: std::cell::Cell::new(false),
        });
        if !is_plain {
            instance.track();
        }
        instance
    }

    /// Has the cycle collector know it from now on.
    #[inline]
    pub(crate) fn track(self: &Rc<Self>) {
        if !self.is_tracked.replace(true) {
            gc::register(gc::Tracked::Object(Rc::downgrade(self)));
        }
    }

    /// Sets an attribute; gives back the old value, to be dropped once nothing is borrowed.
    pub(crate) fn set(self: &Rc<Self>, name: &Name, value: Value) -> Option<Value> {
        if value.is_container() {
            self.track();
        }
        self.attrs.borrow_mut().set(name, value)
    }

    /// The `__dict__` that from now on holds the attributes.
    pub(crate) fn make_dict(self: &Rc<Self>) -> Rc<Dict> {
        self.track();
        self.attrs.borrow_mut().make_dict()
    }

    /// The value of the built-in base class.
    pub fn base(&self) -> Option<&Value> {
        match &self.payload {
            Payload::Base(value) => Some(value),
            _ => None,
        }
    }
}

/// A new instance.
pub fn new_instance(class: &Rc<Class>, payload: Payload) -> Rc<Instance> {
    Instance::new(class.clone(), payload)
}

fn int_eq_float(a: i64, b: f64) -> bool {
    b == a as f64 && (b.abs() < 9.0e15 || (b.abs() < 9.2e18 && b as i64 == a))
}

fn ranges_equal(a: &Range, b: &Range) -> bool {
    let length = a.len();
    length == b.len() && (length == 0 || (a.start == b.start && (length == 1 || a.step == b.step)))
}

impl From<()> for Value {
    fn from((): ()) -> Self {
        Self::None
    }
}

impl From<Option<Self>> for Value {
    fn from(value: Option<Self>) -> Self {
        value.unwrap_or(Self::None)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        i64::try_from(value).map_or_else(|_| Self::from_bigint(value.into()), Self::Int)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::str(value)
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::str(value)
    }
}

impl From<&Name> for Value {
    fn from(value: &Name) -> Self {
        Self::Str(value.str().clone())
    }
}

impl From<BigInt> for Value {
    fn from(value: BigInt) -> Self {
        Self::from_bigint(value)
    }
}

impl From<Rc<Dict>> for Value {
    fn from(value: Rc<Dict>) -> Self {
        Self::Dict(value)
    }
}

impl From<Rc<Class>> for Value {
    fn from(value: Rc<Class>) -> Self {
        Self::Class(value)
    }
}

impl From<&Rc<Class>> for Value {
    fn from(value: &Rc<Class>) -> Self {
        Self::Class(value.clone())
    }
}

impl From<Rc<Module>> for Value {
    fn from(value: Rc<Module>) -> Self {
        Self::Module(value)
    }
}
