//! A printed jaxpr with marks: which stretches are equations, nested jaxprs, and values held fast; and its equations
//! in the order in which they were staged. The text is that of [`Jaxpr::to_text`].

use super::{JaxprSink, Printer, WIDTH};
use crate::{Atom, Eqn, Jaxpr, Literal, Primitive, Source, VarId};
use freezeframe_base::Lists;
use freezeframe_base::{HashMap, HashSet};
use freezeframe_base::{JaxCompat, Taint};
use std::rc::Rc;

/// What a stretch of the text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// An equation; the number is its place in [`Marked::steps`].
    Equation(u32),
    /// A jaxpr inside an equation, or one that is printed first under a name.
    Nested,
    /// A literal or constant that derives from state.
    Held(Taint),
}

/// A stretch of the text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub part: Part,
}

/// One equation as it was staged.
#[derive(Clone, Debug)]
pub struct StagedEqn {
    /// Where in the user's text it came from.
    pub source: Source,
    /// The variables that something later still uses, as printed: name and aval.
    pub alive: Vec<(String, String)>,
}

/// A literal or constant that derives from state, where it is used.
#[derive(Clone, Debug)]
pub struct HeldUse {
    /// The place of the equation in [`Marked::steps`]; `None` where it is a result of the outermost jaxpr.
    pub step: Option<u32>,
    /// The equation's primitive; empty for a result.
    pub primitive: String,
    /// Which operand (or result) it is.
    pub operand: usize,
    /// As the jaxpr prints it.
    pub text: String,
    /// A literal's number without its type; `None` for a constant.
    pub literal: Option<String>,
    /// The state it derives from.
    pub taint: Taint,
}

/// A jaxpr's text and what it means.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// Its stretches, outer ones before inner ones.
    pub marks: Vec<Mark>,
    /// The equations in the order in which they were staged: those of a nested jaxpr before the one that holds it.
    pub steps: Vec<StagedEqn>,
    /// The uses of literals and constants that derive from state.
    pub held: Vec<HeldUse>,
}

/// A step lists at most this many variables.
const MOST_ALIVE: usize = 64;
/// Later steps list none, so that long unrolled loops stay cheap to show.
const STEPS_WITH_ALIVE: usize = 2000;

impl Jaxpr {
    /// The jaxpr's text, what its stretches are, and its equations in staging order.
    pub fn to_marked_text(self: &Rc<Self>, compat: JaxCompat) -> Marked {
        let mut printer = Printer::new(compat);
        let doc = printer.toplevel(self);
        let mut walk = Walk {
            printer: &printer,
            seen: HashSet::default(),
            outer: Vec::new(),
            order: HashMap::default(),
            steps: Vec::new(),
            held: Vec::new(),
        };
        walk.jaxpr(self, &Source::default());
        walk.results(self);
        let (steps, held) = (walk.steps, walk.held);
        let mut marker = Marker {
            text: String::new(),
            marks: Vec::new(),
            open: Vec::new(),
            order: walk.order,
        };
        doc.format(WIDTH, &mut marker);
        Marked {
            text: marker.text,
            marks: marker.marks,
            steps,
            held,
        }
    }

    /// What a constant of the jaxpr derives from; nothing for any other variable.
    pub(super) fn const_taint(&self, var: VarId) -> Taint {
        let at = self.constvars.iter().position(|constvar| *constvar == var);
        at.and_then(|at| self.consts.get(at))
            .map_or(Taint::NONE, |held| held.taint.clone())
    }
}

/// Collects the equations in staging order.
struct Walk<'p> {
    printer: &'p Printer,
    seen: HashSet<*const Jaxpr>,
    /// What is alive in the jaxprs around the one being walked.
    outer: Vec<(String, String)>,
    order: HashMap<*const Eqn, u32>,
    steps: Vec<StagedEqn>,
    held: Vec<HeldUse>,
}

impl Walk<'_> {
    /// The equations of a jaxpr; `holder` is where the equation that holds it came from.
    fn jaxpr(&mut self, jaxpr: &Rc<Jaxpr>, holder: &Source) {
        let mut last_use: HashMap<VarId, usize> = HashMap::default();
        for (at, eqn) in jaxpr.eqns.iter().enumerate() {
            last_use.extend(eqn.inputs.iter().filter_map(Atom::var).map(|it| (it, at)));
        }
        let results = jaxpr.outvars.iter().filter_map(Atom::var);
        last_use.extend(results.map(|it| (it, usize::MAX)));
        let mut alive: Vec<VarId> = jaxpr.invars.clone();
        for (at, eqn) in jaxpr.eqns.iter().enumerate() {
            let source = if eqn.source.frames().is_empty() {
                holder
            } else {
                &eqn.source
            };
            let used_from = |var: &VarId, at| last_use.get(var).is_some_and(|last| *last >= at);
            alive.retain(|var| used_from(var, at));
            self.nested(jaxpr, eqn, source, &alive);
            alive.extend(&eqn.outputs);
            alive.retain(|var| used_from(var, at.saturating_add(1)));
            let step = self.steps.len() as u32;
            self.order.insert(std::ptr::from_ref(eqn), step);
            let names = if self.steps.len() < STEPS_WITH_ALIVE {
                self.names(jaxpr, &alive)
            } else {
                Vec::new()
            };
            self.steps.push(StagedEqn {
                source: source.clone(),
                alive: names,
            });
            for (operand, atom) in eqn.inputs.iter().enumerate() {
                self.hold(jaxpr, atom, (Some(step), eqn.primitive.name(), operand));
            }
        }
    }

    /// The jaxprs that an equation holds: they are staged before it.
    fn nested(&mut self, jaxpr: &Rc<Jaxpr>, eqn: &Eqn, source: &Source, alive: &[VarId]) {
        let mut inner = eqn.primitive.jaxprs();
        // The condition of a loop is staged before its body, and printed after it.
        if matches!(eqn.primitive, Primitive::While(_)) {
            inner.reverse();
        }
        for nested in inner {
            if self.seen.insert(Rc::as_ptr(nested)) {
                let outer = self.outer.clone();
                self.outer = self.names(jaxpr, alive);
                self.jaxpr(nested, source);
                self.outer = outer;
            }
        }
    }

    /// Variables as printed, and after them those of the jaxprs around, each name once.
    fn names(&self, jaxpr: &Rc<Jaxpr>, vars: &[VarId]) -> Vec<(String, String)> {
        let named = |var: &VarId| {
            let name = self.printer.names.known(jaxpr, *var)?;
            (name != "_").then(|| (name.to_owned(), jaxpr.var_aval(*var).short()))
        };
        let mut found: Vec<(String, String)> =
            vars.iter().filter_map(named).take(MOST_ALIVE).list();
        for outer in &self.outer {
            if found.len() < MOST_ALIVE && !found.iter().any(|(name, _)| *name == outer.0) {
                found.push(outer.clone());
            }
        }
        found
    }

    fn results(&mut self, jaxpr: &Rc<Jaxpr>) {
        for (operand, atom) in jaxpr.outvars.iter().enumerate() {
            self.hold(jaxpr, atom, (None, "", operand));
        }
    }

    fn hold(&mut self, jaxpr: &Jaxpr, atom: &Atom, used: (Option<u32>, &str, usize)) {
        let (text, literal, taint) = match atom {
            Atom::Literal(literal) if !literal.taint.is_none() => {
                let number = super::scalar_text(literal);
                let text = super::literal_text(literal);
                (text, Some(number), literal.taint.clone())
            }
            Atom::Literal(_) => return,
            Atom::Var(var) => match jaxpr.const_taint(*var) {
                taint if taint.is_none() => return,
                taint => (jaxpr.var_aval(*var).short(), None, taint),
            },
        };
        let (step, primitive, operand) = used;
        self.held.push(HeldUse {
            step,
            primitive: primitive.to_owned(),
            operand,
            text,
            literal,
            taint,
        });
    }
}

/// Writes the text and notes its stretches.
struct Marker {
    text: String,
    marks: Vec<Mark>,
    /// The marks that have not ended; `None` for what has no mark.
    open: Vec<Option<usize>>,
    order: HashMap<*const Eqn, u32>,
}

impl Marker {
    fn begin(&mut self, part: Option<Part>) {
        let start = self.text.len();
        self.open.push(part.map(|part| {
            self.marks.push(Mark {
                start,
                end: start,
                part,
            });
            self.marks.len() - 1
        }));
    }

    fn end(&mut self) {
        if let Some(Some(at)) = self.open.pop()
            && let Some(mark) = self.marks.get_mut(at)
        {
            mark.end = self.text.len();
        }
    }

    fn held(&mut self, text: &str, taint: &Taint) {
        let part = (!taint.is_none()).then(|| Part::Held(taint.clone()));
        self.begin(part);
        self.text.push_str(text);
        self.end();
    }
}

impl JaxprSink for Marker {
    fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }
    fn constant(&mut self, name: &str, _is_binder: bool, taint: &Taint) {
        self.held(name, taint);
    }
    fn literal(&mut self, text: &str, literal: &Literal) {
        self.held(text, &literal.taint);
    }
    fn eqn_start(&mut self, eqn: &Eqn) {
        let step = self.order.get(&std::ptr::from_ref(eqn)).copied();
        self.begin(step.map(Part::Equation));
    }
    fn eqn_end(&mut self, _eqn: &Eqn) {
        self.end();
    }
    fn nested_start(&mut self) {
        self.begin(Some(Part::Nested));
    }
    fn nested_end(&mut self) {
        self.end();
    }
}
