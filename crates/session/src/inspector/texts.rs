//! Names as the program writes them, from the forms of its expressions.

use super::aspect::Aspect;
use super::snapshot::is_identical;
use freezeframe_base::Span;
use freezeframe_python::bytecode::Source;
use freezeframe_python::compiler::forms::{Expression, Form};
use freezeframe_python::compiler::rebinding;
use freezeframe_python::observer::{Place, Write};
use freezeframe_python::{Value, Vm};
use std::rc::Rc;

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
        use freezeframe_python::bytecode::{EXEC_CELL, LIBRARY_CELL};
        ![EXEC_CELL, LIBRARY_CELL].contains(&span.cell)
    }

    /// The texts of the user's.
    pub(super) fn users(&self) -> impl Iterator<Item = &Rc<Source>> {
        self.sources.iter().filter(|it| !it.is_of_code())
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

    fn find(&self, span: Span) -> Option<&Rc<Source>> {
        let same =
            |source: &&Rc<Source>| source.cell == span.cell && source.revision == span.revision;
        self.sources.iter().rev().find(same)
    }

    /// True if the call at a span is assigned to what it is given for this parameter of a function, or for all of `others`,
    /// and so is each other call of what it calls.
    pub(super) fn is_rebound(
        &self,
        (call, def): (Option<Span>, Option<Span>),
        parameter: &str,
        others: &[&str],
    ) -> bool {
        let within = |span: Option<Span>| {
            let span = span?;
            Some((&*self.find(span)?.text, (span.start, span.end)))
        };
        match (within(call), within(def)) {
            (Some(call), Some(def)) => {
                let texts = self.users().map(|it| &*it.text);
                rebinding::is_rebound(texts, call, def, (parameter, others))
            }
            _ => false,
        }
    }

    /// The expression at a span.
    fn expression(&self, span: Option<Span>) -> Option<Expression<'_>> {
        let span = span?;
        self.find(span)?.expression((span.start, span.end))
    }

    /// The text of a span, on one line.
    pub(super) fn source(&self, span: Option<Span>) -> String {
        let source = span.and_then(|span| Some((self.find(span)?, span)));
        source.map_or_else(String::new, |(source, span)| {
            source.line_of((span.start, span.end))
        })
    }

    /// What is read or written at a span, as written: of an assignment its target.
    fn written(&self, span: Option<Span>) -> String {
        let part = self.expression(span).and_then(|it| match it.form() {
            Form::Assignment { target } => Some(it.text_of(target)),
            Form::Compare { left } => Some(it.text_of(left)),
            _ => None,
        });
        part.unwrap_or_else(|| self.source(span))
    }

    /// True if a call stands there.
    pub(super) fn is_call(&self, span: Option<Span>) -> bool {
        let form = self.expression(span).map(|it| it.form());
        matches!(form, Some(Form::Call { .. }))
    }

    /// True if an item of a container stands there, or an attribute: of a dict whose `__getattr__` is `__getitem__`.
    pub(super) fn is_part(&self, span: Option<Span>) -> bool {
        let form = self.expression(span).map(|it| it.form());
        matches!(form, Some(Form::Item { .. } | Form::Attribute { .. }))
    }

    /// True if what stands there is no expression but a function, or the end of one.
    pub(super) fn is_statement(&self, span: Option<Span>) -> bool {
        let form = self.expression(span).map(|it| it.form());
        matches!(form, Some(Form::Statement))
    }

    /// What a read of an array goes on to in the text, and how that is written: `.shape[0]`.
    pub(super) fn aspect(
        &self,
        value: &Value,
        name: &str,
        span: Option<Span>,
    ) -> Option<(Aspect, String)> {
        Aspect::of(value, name, self.expression(span)?)
    }

    /// A read place as written: `g`, `self.n`, `cfg["lr"]`.
    pub(super) fn name_of(&self, place: &Place, span: Option<Span>) -> String {
        match place {
            Place::Global { name, .. } | Place::Cell { name, .. } => name.as_str().to_owned(),
            Place::Default { parameter, .. } => parameter.as_str().to_owned(),
            Place::Attribute { name, .. } => {
                let text = self.written(span);
                if text.is_empty() {
                    name.as_str().to_owned()
                } else {
                    text
                }
            }
            Place::Element { .. }
            | Place::Contents { .. }
            | Place::Length { .. }
            | Place::Presence { .. } => self.written(span),
        }
    }

    /// A written place as written; `way` is how the way to it was written.
    pub(super) fn written_name(&self, write: &Write<'_>, way: Option<&str>) -> String {
        let is_call = self.is_call(write.span);
        match (&write.place, write.method) {
            // `setattr(o, "n", 1)` and `object.__setattr__(o, "n", 1)` write `o.n`.
            (Place::Attribute { name, .. }, _) if is_call => {
                let object = way.map_or_else(|| self.setting(write.span), str::to_owned);
                format!("{object}.{}", name.as_str())
            }
            // `log.append(x)` changes `log`.
            (place, Some(method)) => match self.receiver(write.span, Some(method)) {
                Some(receiver) => receiver,
                None => self.name_of(place, write.span),
            },
            (place, None) => self.name_of(place, write.span),
        }
    }

    /// The object whose attribute a call sets.
    fn setting(&self, span: Option<Span>) -> String {
        let first = || match self.expression(span)?.form() {
            Form::Call { argument, .. } => Some(self.expression(span)?.text_of(argument?)),
            _ => None,
        };
        match self.callee(span) {
            Some((Some(object), name)) if name == "__setattr__" => match object == "super()" {
                true => "self".to_owned(),
                false => first().unwrap_or(object),
            },
            _ => self.argument(span),
        }
    }

    /// Whose method is called: `log` of `log.append(x)`.
    fn receiver(&self, span: Option<Span>, method: Option<&str>) -> Option<String> {
        let (object, name) = self.callee(span)?;
        let is_method = method.is_none_or(|method| method == name);
        object.filter(|_| is_method)
    }

    /// The object and the last name of what is called: `time` and `time`, or none and `print`.
    fn callee(&self, span: Option<Span>) -> Option<(Option<String>, String)> {
        let it = self.expression(span)?;
        let Form::Call { callee, .. } = it.form() else {
            return None;
        };
        match it.part(callee)?.form() {
            Form::Attribute { object, name } => Some((Some(it.text_of(object)), it.text_of(name))),
            Form::Name => Some((None, it.text_of(callee))),
            _ => None,
        }
    }

    /// What is called: `time.time` of `time.time()`.
    pub(super) fn called(&self, span: Option<Span>) -> String {
        let called = self.expression(span).and_then(|it| match it.form() {
            Form::Call { callee, .. } => Some(it.text_of(callee)),
            _ => None,
        });
        called.unwrap_or_else(|| self.source(span))
    }

    /// The name of the function that is called: `normal` of `jax.random.normal(key)`.
    pub(super) fn function(&self, span: Option<Span>) -> String {
        self.callee(span).map(|(_, name)| name).unwrap_or_default()
    }

    /// A call without what its function is part of: `key(0)` of `jax.random.key(0)`.
    pub(super) fn bare_call(&self, span: Option<Span>) -> String {
        let bare = self.expression(span).and_then(|it| {
            let Form::Call { callee, .. } = it.form() else {
                return None;
            };
            match it.part(callee)?.form() {
                Form::Attribute { name, .. } => Some(it.text_of((name.0, it.range().1))),
                _ => None,
            }
        });
        bare.unwrap_or_else(|| self.source(span))
    }

    /// What a call is about: whose the method is, or `ids` of `next(ids)`.
    pub(super) fn argument(&self, span: Option<Span>) -> String {
        let argument = || {
            self.expression(span).and_then(|it| match it.form() {
                Form::Call { argument, .. } => argument.map(|argument| it.text_of(argument)),
                _ => None,
            })
        };
        self.receiver(span, None)
            .or_else(argument)
            .unwrap_or_else(|| self.source(span))
    }
}
