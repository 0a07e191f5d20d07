//! Jaxprs as text, laid out as JAX does it, into a sink that may also mark what each piece of text is.

mod doc;
mod marks;
mod names;
mod params;

use crate::{Atom, Eqn, Jaxpr, Literal, Primitive, RefIndex, VarId};
use doc::Doc;
use freezeframe_array::Scalar;
use freezeframe_base::{JaxCompat, Taint};
pub use marks::{HeldUse, Mark, Marked, Part, StagedEqn};
use names::Names;
use params::Param;
use std::rc::Rc;

/// Receives a printed jaxpr piece by piece; all pieces together are the text.
pub trait JaxprSink {
    /// Text without meaning of its own.
    fn text(&mut self, text: &str);
    /// `lambda`, `let`, `in`.
    fn keyword(&mut self, text: &str) {
        self.text(text);
    }
    /// A primitive's name.
    fn primitive(&mut self, name: &str) {
        self.text(name);
    }
    /// The aval after a variable: `:f32[3]`.
    fn annotation(&mut self, text: &str) {
        self.text(text);
    }
    /// A variable, where it is bound or where it is used.
    fn var(&mut self, name: &str, is_binder: bool) {
        let _ = is_binder;
        self.text(name);
    }
    /// A variable that stands for a constant, and what the constant derives from.
    fn constant(&mut self, name: &str, is_binder: bool, taint: &Taint) {
        let _ = taint;
        self.var(name, is_binder);
    }
    /// A literal.
    fn literal(&mut self, text: &str, literal: &Literal) {
        let _ = literal;
        self.text(text);
    }
    /// What follows, up to the matching end, is this equation.
    fn eqn_start(&mut self, eqn: &Eqn) {
        let _ = eqn;
    }
    /// The equation ends here.
    fn eqn_end(&mut self, eqn: &Eqn) {
        let _ = eqn;
    }
    /// What follows, up to the matching end, is a jaxpr inside the outermost one.
    fn nested_start(&mut self) {}
    /// The nested jaxpr ends here.
    fn nested_end(&mut self) {}
}

impl JaxprSink for String {
    fn text(&mut self, text: &str) {
        self.push_str(text);
    }
}

const WIDTH: usize = 80;

impl Jaxpr {
    /// The text that `str` of the jaxpr gives.
    pub fn to_text(self: &Rc<Self>, compat: JaxCompat) -> String {
        let mut text = String::new();
        self.print(compat, &mut text);
        text
    }

    /// Prints the jaxpr into `sink`.
    pub fn print(self: &Rc<Self>, compat: JaxCompat, sink: &mut dyn JaxprSink) {
        Printer::new(compat).toplevel(self).format(WIDTH, sink);
    }
}

/// A literal as jaxprs print it: `1.0:f32[]`.
pub(crate) fn literal_text(literal: &Literal) -> String {
    format!("{}:{}", scalar_text(literal), literal.aval().short())
}

impl Jaxpr {
    /// One equation as it prints alone, its variables named anew.
    pub fn eqn_text(&self, at: usize, compat: JaxCompat) -> String {
        let text = |eqn| eqn_text_as(self, eqn, compat);
        self.eqns.get(at).map(text).unwrap_or_default()
    }
}

/// An equation as error texts print it.
pub(crate) fn eqn_text(jaxpr: &Jaxpr, eqn: &Eqn) -> String {
    eqn_text_as(jaxpr, eqn, JaxCompat::V0_12)
}

fn eqn_text_as(jaxpr: &Jaxpr, eqn: &Eqn, compat: JaxCompat) -> String {
    let mut printer = Printer::new(compat);
    let mut text = String::new();
    printer.eqn(jaxpr, eqn).format(WIDTH, &mut text);
    text
}

/// A literal's value as Python's `str` prints it. A weakly typed float shows the digits that Python's float had.
fn scalar_text(literal: &Literal) -> String {
    let Some(scalar) = literal.value.item() else {
        return "[...]".into();
    };
    let float = |value: f64| match literal.weak_type && literal.value.dtype().bits() == 32 {
        true => (value as f32).to_string().parse().unwrap_or(value),
        false => value,
    };
    match scalar {
        Scalar::Bool(true) => "True".into(),
        Scalar::Bool(false) => "False".into(),
        Scalar::Int(value) => value.to_string(),
        Scalar::UInt(value) => value.to_string(),
        Scalar::Float(value) => python_float(float(value)),
        Scalar::Complex(re, im) => python_complex(re, im),
        Scalar::Key(_) | Scalar::Float0 => "[...]".into(),
    }
}

/// `repr` of a Python float.
pub(crate) fn python_float(value: f64) -> String {
    if value.is_nan() {
        return "nan".into();
    }
    if value.is_infinite() {
        return if value > 0.0 {
            "inf".into()
        } else {
            "-inf".into()
        };
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if value != 0.0 && !(-4..16).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}e{sign}{:02}", exponent.abs());
    }
    let plain = value.to_string();
    if plain.contains('.') {
        plain
    } else {
        format!("{plain}.0")
    }
}

fn python_complex(re: f64, im: f64) -> String {
    let part = |value: f64| {
        let text = python_float(value);
        text.strip_suffix(".0").map_or(text.clone(), str::to_string)
    };
    let sign = if im.is_sign_negative() || im.is_nan() {
        ""
    } else {
        "+"
    };
    match re == 0.0 && re.is_sign_positive() {
        true => format!("{}j", part(im)),
        false => format!("({}{sign}{}j)", part(re), part(im)),
    }
}

struct Printer {
    compat: JaxCompat,
    names: Names,
}

impl Printer {
    fn new(compat: JaxCompat) -> Self {
        Self {
            compat,
            names: Names::default(),
        }
    }

    fn toplevel<'a>(&mut self, jaxpr: &'a Rc<Jaxpr>) -> Doc<'a> {
        self.names.drop_unused(jaxpr);
        let shared = self.names.share(jaxpr);
        let mut docs = Vec::new();
        for (name, jaxpr) in shared {
            let skeleton = self.nested(jaxpr);
            docs.extend([
                Doc::text("let "),
                Doc::text(name),
                Doc::text(" = "),
                skeleton,
                Doc::text(" in"),
                Doc::Break(" "),
            ]);
        }
        docs.push(self.skeleton(jaxpr));
        Doc::Concat(docs)
    }

    fn jaxpr<'a>(&mut self, jaxpr: &'a Rc<Jaxpr>) -> Doc<'a> {
        match self.names.shared_name(jaxpr) {
            Some(name) => Doc::text(name),
            None => self.nested(jaxpr),
        }
    }

    fn nested<'a>(&mut self, jaxpr: &'a Jaxpr) -> Doc<'a> {
        Doc::Nested(Box::new(self.skeleton(jaxpr)))
    }

    fn skeleton<'a>(&mut self, jaxpr: &'a Jaxpr) -> Doc<'a> {
        let constvars = self.binders(jaxpr, &jaxpr.constvars);
        let invars = self.binders(jaxpr, &jaxpr.invars);
        let eqns: Vec<Doc<'a>> = jaxpr.eqns.iter().map(|eqn| self.eqn(jaxpr, eqn)).collect();
        let outvars = self.atoms(jaxpr, &jaxpr.outvars, ",");
        let eqns = Doc::join(&Doc::Break("; "), eqns);
        let end = if jaxpr.outvars.len() == 1 { ",)" } else { ")" };
        let inside = Doc::Concat(vec![
            Doc::text("{ "),
            Doc::Keyword("lambda "),
            constvars,
            Doc::text("; "),
            invars,
            Doc::text(". "),
            Doc::Keyword("let"),
            Doc::Concat(vec![Doc::Break(" "), eqns]).nest(2),
            Doc::Break(" "),
            Doc::Keyword("in "),
            Doc::text("("),
            outvars,
            Doc::text(end),
        ]);
        Doc::Concat(vec![inside.nest(2), Doc::text(" }")]).group()
    }

    fn binder<'a>(&mut self, jaxpr: &Jaxpr, var: VarId) -> Doc<'a> {
        let annotation = Doc::Annotation(format!(":{}", jaxpr.var_aval(var).short()));
        Doc::Concat(vec![self.var(jaxpr, var, true), annotation])
    }

    fn var<'a>(&mut self, jaxpr: &Jaxpr, var: VarId, is_binder: bool) -> Doc<'a> {
        Doc::Var {
            name: self.names.of(jaxpr, var),
            is_binder,
            taint: jaxpr.const_taint(var),
        }
    }

    fn binders<'a>(&mut self, jaxpr: &Jaxpr, vars: &[VarId]) -> Doc<'a> {
        let docs: Vec<Doc<'a>> = vars.iter().map(|var| self.binder(jaxpr, *var)).collect();
        Doc::join(&Doc::Break(" ").group(), docs).group().nest(2)
    }

    fn atom<'a>(&mut self, jaxpr: &Jaxpr, atom: &'a Atom) -> Doc<'a> {
        match atom {
            Atom::Var(var) => self.var(jaxpr, *var, false),
            Atom::Literal(literal) => {
                let text = match self.compat {
                    JaxCompat::V0_12 => literal_text(literal),
                    JaxCompat::V0_3 => scalar_text(literal),
                };
                Doc::Literal { text, literal }
            }
        }
    }

    fn atoms<'a>(&mut self, jaxpr: &Jaxpr, atoms: &'a [Atom], separator: &str) -> Doc<'a> {
        let docs: Vec<Doc<'a>> = atoms.iter().map(|atom| self.atom(jaxpr, atom)).collect();
        let separator = Doc::Concat(vec![Doc::text(separator), Doc::Break(" ").group()]);
        Doc::join(&separator, docs).group().nest(2)
    }

    fn eqn<'a>(&mut self, jaxpr: &Jaxpr, eqn: &'a Eqn) -> Doc<'a> {
        let doc = match &eqn.primitive {
            Primitive::Get { indexer } => {
                let left = self.binders(jaxpr, &eqn.outputs);
                let place = self.ref_place(jaxpr, eqn, indexer, 1);
                Doc::Concat(vec![left, Doc::text(" <- "), place])
            }
            Primitive::Swap { indexer } => self.swap(jaxpr, eqn, indexer),
            Primitive::AddUpdate { indexer } => {
                let place = self.ref_place(jaxpr, eqn, indexer, 2);
                let value = self.atom(jaxpr, &eqn.inputs[1]);
                Doc::Concat(vec![place, Doc::text(" += "), value])
            }
            _ => self.plain_eqn(jaxpr, eqn),
        };
        Doc::Eqn {
            eqn,
            doc: Box::new(doc),
        }
    }

    fn plain_eqn<'a>(&mut self, jaxpr: &Jaxpr, eqn: &'a Eqn) -> Doc<'a> {
        if let Primitive::Jit { jaxpr: inner, .. } = &eqn.primitive
            && self.names.shared_name(inner).is_none()
        {
            let used: Vec<Option<VarId>> = eqn.inputs.iter().map(Atom::var).collect();
            let bound: Vec<Option<VarId>> = eqn.outputs.iter().copied().map(Some).collect();
            let parameters: Vec<Option<VarId>> = inner.invars.iter().copied().map(Some).collect();
            let results: Vec<Option<VarId>> = inner.outvars.iter().map(Atom::var).collect();
            self.names.suggest(inner, &parameters, jaxpr, &used);
            self.names.suggest(inner, &results, jaxpr, &bound);
        }
        let left = self.binders(jaxpr, &eqn.outputs);
        let params: Vec<Doc<'a>> = params::params(&eqn.primitive)
            .into_iter()
            .map(|(name, param)| {
                let value = self.param(param);
                Doc::Concat(vec![Doc::text(format!("{name}=")), value])
            })
            .collect();
        let mut docs = Vec::new();
        if !eqn.outputs.is_empty() {
            docs.extend([left, Doc::text(" = ")]);
        }
        docs.push(Doc::Primitive(eqn.primitive.name()));
        if !params.is_empty() {
            let inside = Doc::Concat(vec![
                Doc::text("["),
                Doc::Break(""),
                Doc::join(&Doc::Break(" "), params),
            ]);
            docs.push(Doc::Concat(vec![inside.nest(2), Doc::Break(""), Doc::text("]")]).group());
        }
        docs.extend([Doc::text(" "), self.atoms(jaxpr, &eqn.inputs, "")]);
        Doc::Concat(docs)
    }

    fn param<'a>(&mut self, param: Param<'a>) -> Doc<'a> {
        match param {
            Param::Text(text) => Doc::Text(text),
            Param::Jaxpr(jaxpr) => self.jaxpr(jaxpr),
            Param::Jaxprs(jaxprs) => {
                let docs: Vec<Doc<'a>> = jaxprs.iter().map(|jaxpr| self.jaxpr(jaxpr)).collect();
                let inside = Doc::Concat(vec![
                    Doc::text("("),
                    Doc::Break(""),
                    Doc::join(&Doc::Break(" "), docs),
                ]);
                Doc::Concat(vec![inside.nest(2), Doc::Break(""), Doc::text(")")]).group()
            }
        }
    }

    fn swap<'a>(&mut self, jaxpr: &Jaxpr, eqn: &'a Eqn, indexer: &[RefIndex]) -> Doc<'a> {
        let ignored = eqn
            .outputs
            .first()
            .is_some_and(|var| self.names.is_dropped(jaxpr, *var));
        let place = self.ref_place(jaxpr, eqn, indexer, 2);
        if ignored {
            return Doc::Concat(vec![
                place,
                Doc::text(" <- "),
                self.atom(jaxpr, &eqn.inputs[1]),
            ]);
        }
        let left = self.binders(jaxpr, &eqn.outputs);
        let value = self.atom(jaxpr, &eqn.inputs[1]);
        Doc::Concat(vec![
            left,
            Doc::text(", "),
            place.clone(),
            Doc::text(" <- "),
            place,
            Doc::text(", "),
            value,
        ])
    }

    /// A reference and its index: `b[0]`, `b[:2]`, `b[...]`. Index operands stand after the first `skip` operands.
    fn ref_place<'a>(
        &mut self,
        jaxpr: &Jaxpr,
        eqn: &'a Eqn,
        indexer: &[RefIndex],
        skip: usize,
    ) -> Doc<'a> {
        let reference = self.atom(jaxpr, &eqn.inputs[0]);
        if indexer.is_empty() {
            return Doc::Concat(vec![reference, Doc::text("[...]")]);
        }
        let shape = jaxpr.aval(&eqn.inputs[0]).shape;
        let mut dynamic = eqn.inputs[skip..].iter();
        let mut docs = Vec::new();
        for (index, length) in indexer.iter().zip(shape.iter()) {
            docs.push(match index {
                RefIndex::Static(at) => Doc::text(at.to_string()),
                RefIndex::Slice { start, size, .. } => {
                    let end = start + size;
                    let start = if *start == 0 {
                        String::new()
                    } else {
                        start.to_string()
                    };
                    let end = if end == *length {
                        String::new()
                    } else {
                        end.to_string()
                    };
                    Doc::text(format!("{start}:{end}"))
                }
                RefIndex::Dynamic => match dynamic.next() {
                    Some(atom @ Atom::Var(_)) => self.atom(jaxpr, atom),
                    Some(Atom::Literal(literal)) => Doc::text(scalar_text(literal)),
                    None => Doc::text("?"),
                },
            });
        }
        Doc::Concat(vec![
            reference,
            Doc::text("["),
            Doc::join(&Doc::text(","), docs),
            Doc::text("]"),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_print_as_python_prints_them() {
        let cases = [
            (0.1, "0.1"),
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (1e16, "1e+16"),
            (123456789012345.0, "123456789012345.0"),
            (1e-5, "1e-05"),
            (0.0001, "0.0001"),
            (1.5e-7, "1.5e-07"),
            (f64::INFINITY, "inf"),
        ];
        for (value, text) in cases {
            assert_eq!(python_float(value), text);
        }
        assert_eq!(python_complex(0.0, 1.0), "1j");
        assert_eq!(python_complex(1.0, -2.5), "(1-2.5j)");
    }
}
