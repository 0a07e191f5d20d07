//! Jaxprs as text, laid out as JAX does it, into a sink that may also mark what each piece of text is.

mod doc;
mod marks;
mod names;
mod numbers;
mod params;
mod sink;

use crate::{Atom, Eqn, Jaxpr, Primitive, RefIndex, UnaryOp, VarId};
use doc::Doc;
use freezeframe_base::JaxCompat;
pub use marks::{HeldUse, Mark, Marked, Part, StagedEqn};
use names::Names;
pub(crate) use numbers::literal_text;
use numbers::scalar_text;
use params::Param;
pub use sink::JaxprSink;
use std::rc::Rc;

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

/// The names of variables in a printed jaxpr, those of the jaxprs in it included.
pub(crate) struct VarNames(Names);

impl VarNames {
    /// Those of a jaxpr.
    pub(crate) fn of(jaxpr: &Rc<Jaxpr>, compat: JaxCompat) -> Self {
        let mut printer = Printer::new(compat);
        printer.toplevel(jaxpr);
        Self(printer.names)
    }

    /// The name of a variable; nothing for one that is not printed, or that nothing uses.
    pub(crate) fn get(&self, jaxpr: &Jaxpr, var: VarId) -> Option<&str> {
        self.0.known(jaxpr, var).filter(|name| *name != "_")
    }
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
        let mut params = params::params(&eqn.primitive);
        if let (Primitive::Unary(UnaryOp::Conj), [x]) = (&eqn.primitive, eqn.inputs.as_slice()) {
            params.push(params::input_dtype(jaxpr.aval(x).dtype));
        }
        let params: Vec<Doc<'a>> = params
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
