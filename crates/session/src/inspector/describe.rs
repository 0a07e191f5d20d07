//! Findings in words: names as written, values as `repr` shows them.

use super::aspect::Aspect;
use super::log::Recorded;
use super::snapshot::{array_of, is_identical, is_tracer};
use freezeframe_array::Array;
use freezeframe_base::{FreezeKind, FrozenId, FrozenValue, Sort, Span};
use freezeframe_python::bytecode::Source;
use freezeframe_python::observer::{Handle, Place, Write};
use freezeframe_python::{Name, Value, Vm};
use std::rc::Rc;

/// A value's text is cut to this many characters.
const LONGEST: usize = 120;

/// The sources that a trace can point into.
pub(super) struct Texts {
    sources: Vec<Rc<Source>>,
    /// `os.environ`, once `os` is imported.
    environ: Option<Value>,
}

impl Texts {
    pub(super) fn new(vm: &Vm) -> Self {
        let environ = match vm.modules.get_str("os") {
            Some(Value::Module(os)) => os.dict.get_str("environ"),
            _ => None,
        };
        Self {
            sources: vm.sources().to_vec(),
            environ,
        }
    }

    /// True if a span is in a text of the user's.
    pub(super) fn is_users(&self, span: Span) -> bool {
        use freezeframe_python::builtins::{EXEC_CELL, LIBRARY_CELL};
        ![EXEC_CELL, LIBRARY_CELL].contains(&span.cell)
    }

    /// True if the place is in the environment of the process.
    pub(super) fn is_environment(&self, place: &Place) -> bool {
        let (Place::Element { object, .. } | Place::Contents { object }) = place else {
            return false;
        };
        match (&self.environ, object.get()) {
            (Some(environ), Some(object)) => is_identical(environ, &object),
            _ => false,
        }
    }

    /// The text of a span, on one line.
    pub(super) fn source(&self, span: Option<Span>) -> String {
        let text = span.and_then(|span| {
            let source = self.find(span)?;
            source.text.get(span.start as usize..span.end as usize)
        });
        text.unwrap_or("")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// What a read of an array goes on to in the text: `.shape[0]`.
    pub(super) fn aspect(
        &self,
        value: &Value,
        name: &str,
        span: Option<Span>,
    ) -> Option<(Aspect, String)> {
        let span = span.filter(|_| array_of(value).is_some())?;
        let source = self.find(span)?;
        let before = source.text.get(..span.start as usize)?;
        let after = source.text.get(span.end as usize..)?;
        Aspect::of(value, before, name, after)
    }

    fn find(&self, span: Span) -> Option<&Rc<Source>> {
        let same =
            |source: &&Rc<Source>| source.cell == span.cell && source.revision == span.revision;
        self.sources.iter().rev().find(same)
    }

    /// A read place as written: `g`, `self.n`, `cfg["lr"]`.
    pub(super) fn name_of(&self, place: &Place, span: Option<Span>) -> String {
        match place {
            Place::Global { name, .. } | Place::Cell { name, .. } => name.as_str().to_owned(),
            Place::Default { parameter, .. } => parameter.as_str().to_owned(),
            Place::Attribute { name, .. } => {
                target(&self.source(span)).unwrap_or_else(|| name.as_str().to_owned())
            }
            Place::Element { .. }
            | Place::Contents { .. }
            | Place::Length { .. }
            | Place::Presence { .. } => {
                let text = self.source(span);
                target(&text).unwrap_or(text)
            }
        }
    }

    /// A written place as written; `way` is how the way to it was written.
    pub(super) fn written_name(&self, write: &Write<'_>, way: Option<&str>) -> String {
        let name = self.name_of(&write.place, write.span);
        if let (
            Place::Attribute {
                name: attribute, ..
            },
            true,
        ) = (&write.place, name.ends_with(')'))
        {
            // `setattr(o, "n", 1)` writes `o.n`.
            let object = way.map_or_else(|| self.argument(write.span), str::to_owned);
            return format!("{object}.{}", attribute.as_str());
        }
        match write.method {
            // `log.append(x)` changes `log`.
            Some(method) => name
                .split(&format!(".{method}("))
                .next()
                .unwrap_or("")
                .to_owned(),
            None => name,
        }
    }

    /// What is called: `time.time` of `time.time()`.
    pub(super) fn called(&self, span: Option<Span>) -> String {
        self.source(span).split('(').next().unwrap_or("").to_owned()
    }

    /// The first argument: `ids` of `next(ids)`.
    pub(super) fn argument(&self, span: Option<Span>) -> String {
        let text = self.source(span);
        let inner = text
            .split_once('(')
            .map_or(text.as_str(), |(_, inner)| inner);
        inner
            .trim_end_matches(')')
            .split(',')
            .next()
            .unwrap_or("")
            .trim()
            .to_owned()
    }
}

/// The left side of an assignment: `self.n` of `self.n += 1`.
fn target(text: &str) -> Option<String> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            '=' if depth == 0 => {
                let left = text[..at]
                    .trim_end_matches(['+', '-', '*', '/', '%', '&', '|', '^', '@', '<', '>', ' ']);
                return Some(left.to_owned());
            }
            _ => {}
        }
    }
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

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

/// The kind of a read.
pub(super) fn kind_of(read: &Recorded) -> FreezeKind {
    if read.then.is_array() {
        return FreezeKind::CapturedArray;
    }
    match read.place {
        Place::Global { .. } => FreezeKind::Global,
        Place::Cell { .. } => FreezeKind::Closure,
        Place::Attribute { .. } | Place::Presence { .. } => FreezeKind::Attribute,
        Place::Element { .. } | Place::Contents { .. } | Place::Length { .. } => {
            FreezeKind::Element
        }
        Place::Default { .. } => FreezeKind::DefaultArgument,
    }
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
