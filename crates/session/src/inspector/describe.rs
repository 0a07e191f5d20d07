//! Values as `repr` shows them, and what kinds of reads there are.

use super::snapshot::{array_of, is_tracer};
use freezeframe_array::Array;
use freezeframe_base::{FreezeKind, FrozenId, FrozenValue, Sort, Span};
use freezeframe_python::observer::{Handle, Place};
use freezeframe_python::{Name, Value};
use std::rc::Rc;

/// A value's text is cut to this many characters.
const LONGEST: usize = 120;

/// What makes two reads of one trace the same: the variable, attribute or element, and the expression.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct PlaceKey {
    kind: u8,
    owner: usize,
    name: Option<Name>,
    element: Option<Element>,
    span: Option<Span>,
}

#[derive(PartialEq, Eq, Hash)]
enum Element {
    Int(i64),
    Text(String),
}

/// The key of a read; `None` where it is like no other.
pub(super) fn place_key(place: &Place, span: Option<Span>) -> Option<PlaceKey> {
    let owner_of = |object: &Handle| object.get().and_then(|object| object.address());
    let (kind, owner, element) = match place {
        Place::Global { globals, .. } => (0, Rc::as_ptr(globals) as usize, None),
        Place::Cell { cell, .. } => (1, Rc::as_ptr(cell) as usize, None),
        Place::Attribute { object, .. } => (2, owner_of(object)?, None),
        Place::Contents { object } => (3, owner_of(object)?, None),
        Place::Length { object } => (6, owner_of(object)?, None),
        Place::Presence { object, .. } => (7, owner_of(object)?, None),
        Place::Default { function, .. } => (4, Rc::as_ptr(function) as usize, None),
        Place::Element { object, key } => {
            let element = match key {
                Value::Int(int) => Element::Int(*int),
                Value::Str(text) => Element::Text(text.as_str().to_owned()),
                _ => return None,
            };
            (5, owner_of(object)?, Some(element))
        }
    };
    Some(PlaceKey {
        kind,
        owner,
        name: place.name().cloned(),
        element,
        span,
    })
}

/// A static argument: intended.
pub(super) fn static_argument(id: FrozenId, place: &str, value: &str) -> FrozenValue {
    FrozenValue {
        id,
        kind: FreezeKind::StaticArgument,
        name: place.to_owned(),
        span: None,
        then: value.to_owned(),
        sort: Sort::Object,
        now: None,
        stale: false,
        uses: Vec::new(),
    }
}

/// `repr` of a value, without running the user's code.
pub(super) fn plain_text(value: &Value) -> String {
    let text = match value {
        Value::None => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Int(int) => int.to_string(),
        Value::Float(float) => freezeframe_python::text::float::repr(*float),
        Value::BigInt(int) => int.to_string(),
        Value::Str(text) => freezeframe_python::text::quote::repr(text.as_str()),
        Value::Bytes(bytes) => freezeframe_python::text::quote::repr_bytes(bytes),
        Value::Tuple(tuple) => {
            let items: Vec<_> = tuple.items.iter().map(plain_text).collect();
            format!(
                "({}{})",
                items.join(", "),
                if items.len() == 1 { "," } else { "" }
            )
        }
        Value::Range(range) => format!(
            "range({}, {}{})",
            range.start,
            range.stop,
            step_text(range.step)
        ),
        Value::Function(function) => format!("<function {}>", function.qualname.borrow().as_str()),
        Value::Class(class) => format!("<class {}>", class.name.borrow().as_str()),
        Value::Module(module) => format!("<module '{}'>", module.name),
        Value::Unset => "missing".to_owned(),
        Value::List(list) => items_text(&list.items.borrow(), "a list", ["[", "]"]),
        Value::Dict(dict) => dict_text(&dict.items()),
        Value::Set(set) => items_text(&set.elements(), "a set", ["{", "}"]),
        other if is_tracer(other) => "a tracer".to_owned(),
        other => match array_of(other) {
            Some(array) => return array_text(&array),
            None => "an object".to_owned(),
        },
    };
    shortened(text)
}

/// What sort of value it is.
pub(super) fn sort_of(value: &Value) -> Sort {
    match value.unwrapped() {
        Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::BigInt(_) | Value::Complex(_) => {
            Sort::Number
        }
        Value::Str(_) | Value::Bytes(_) => Sort::Text,
        Value::None => Sort::Nothing,
        Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::Tuple(_) | Value::Range(_) => {
            Sort::Container
        }
        Value::Function(_) | Value::Native(_) | Value::Class(_) | Value::Module(_) => Sort::Code,
        other if array_of(other).is_some() => Sort::Array,
        _ => Sort::Object,
    }
}

/// Containers of more items are told by their length.
const SHOWN_ITEMS: usize = 8;

fn items_text(items: &[Value], what: &str, [open, close]: [&str; 2]) -> String {
    if items.len() > SHOWN_ITEMS || !items.iter().all(is_shown) {
        return format!("{what} of {}", items.len());
    }
    let texts: Vec<String> = items.iter().map(plain_text).collect();
    format!("{open}{}{close}", texts.join(", "))
}

fn dict_text(items: &[(Value, Value)]) -> String {
    let is_short = items.len() <= SHOWN_ITEMS;
    if !is_short
        || !items
            .iter()
            .all(|(key, value)| is_shown(key) && is_shown(value))
    {
        return format!("a dict of {}", items.len());
    }
    let text =
        |(key, value): &(Value, Value)| format!("{}: {}", plain_text(key), plain_text(value));
    let texts: Vec<String> = items.iter().map(text).collect();
    format!("{{{}}}", texts.join(", "))
}

fn is_shown(value: &Value) -> bool {
    super::snapshot::is_plain(value)
}

/// An array as NumPy prints it, shortened.
pub(super) fn array_text(array: &Array) -> String {
    let options = freezeframe_array::print::PrintOptions::default();
    let text = freezeframe_array::print::numpy_str(array, &options);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    shortened(lines.join(" "))
}

fn shortened(text: String) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{} ...", &text[..at]),
        None => text,
    }
}

fn step_text(step: i64) -> String {
    if step == 1 {
        String::new()
    } else {
        format!(", {step}")
    }
}
