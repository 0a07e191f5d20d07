//! Branches on what changes, in traced functions: both ways are computed, and `jnp.where` takes one.

use super::findings::Finding;
use super::flow::Flow;
use super::paths::Path;
use super::program::{Program, each_expression, each_statement};
use super::scopes::{MODULE, Scopes, Spot, spot};
use super::text::Edits;
use freezeframe_base::{EffectKind, FreezeKind, Sentence, Sort};
use freezeframe_python::syntax::ast::{
    BoolOp, CmpOp, ElifElseClause, Expr, ExprCall, Stmt, StmtIf, UnaryOp,
};
use freezeframe_python::syntax::parts::{bodies, expressions, parts};
use std::collections::BTreeSet;

/// An assignment of a branch: what is assigned, and what to.
type Assigned = (String, String);

/// The walk over the functions that are traced.
pub(super) struct Branches<'a, 'p> {
    scopes: &'p Scopes<'a>,
    edits: Edits<'a>,
    changes: Vec<Sentence>,
    /// Variables and attributes that traced code changes, and variables that are computed from them.
    changing: BTreeSet<String>,
    /// What `jit` refused.
    refused: Vec<Spot>,
    /// Where something was found.
    places: Vec<usize>,
    /// How the program calls `jax.numpy`.
    numpy: &'static str,
    /// Variables and attributes that hold lists, dicts and the like, and those that are `None` at first.
    trees: BTreeSet<String>,
    missing: BTreeSet<String>,
}

impl<'a, 'p> Branches<'a, 'p> {
    /// Of the branches those on what traced code changes; with `all` the others too.
    pub(super) fn new(
        program: &'a Program<'_>,
        scopes: &'p Scopes<'a>,
        found: &[Finding],
        all: bool,
    ) -> Self {
        let (mut changing, mut refused, mut places) = (BTreeSet::new(), Vec::new(), Vec::new());
        for it in found {
            let Some(span) = it.frozen.span else { continue };
            let Some(start) = program.offset(span) else {
                continue;
            };
            places.push(start);
            let is_write = matches!(
                it.frozen.kind,
                FreezeKind::LeakedTracer
                    | FreezeKind::Effect(
                        EffectKind::AttributeWrite
                            | EffectKind::GlobalWrite
                            | EffectKind::NonlocalWrite
                    )
            );
            if let (true, Some(path)) = (is_write, &it.path) {
                changing.insert(path.attribute().unwrap_or(&path.root).to_owned());
            }
            // Handed in, a number that nothing traced changes is traced too.
            if let (true, Sort::Number, Some(path)) = (all, &it.frozen.sort, &it.path) {
                changing.insert(path.attribute().unwrap_or(&path.root).to_owned());
            }
            let is_taken = all && it.frozen.kind == FreezeKind::Branch;
            // What is drawn from a key is traced.
            let is_traced = matches!(
                it.frozen.kind,
                FreezeKind::Refused | FreezeKind::Effect(EffectKind::Random)
            );
            if is_taken || is_traced {
                refused.push((start, start + (span.end - span.start) as usize));
            }
        }
        let numpy = if scopes.binds(MODULE, "jnp") {
            "jnp"
        } else {
            "jax.numpy"
        };
        Self {
            scopes,
            edits: Edits::new(&program.text),
            changes: Vec::new(),
            changing,
            refused,
            places,
            numpy,
            trees: BTreeSet::new(),
            missing: BTreeSet::new(),
        }
    }

    /// Notes what variables and attributes are set to; what is set to a tree that another holds is one too.
    fn look(&mut self, body: &'a [Stmt]) {
        loop {
            let size = self.trees.len();
            each_statement(body, &mut |stmt| {
                if let Stmt::Assign(it) = stmt {
                    let is_known = last_of(&it.value).is_some_and(|it| self.trees.contains(it));
                    if let Expr::Dict(dict) = &*it.value {
                        for item in &dict.items {
                            if let Some(Expr::StringLiteral(key)) = &item.key {
                                self.note(key.value.to_str(), &item.value);
                            }
                        }
                    }
                    for name in it.targets.iter().filter_map(last_of) {
                        if is_known {
                            self.trees.insert(name.to_owned());
                        }
                        self.note(name, &it.value);
                    }
                }
            });
            if self.trees.len() == size {
                return;
            }
        }
    }

    fn note(&mut self, name: &str, value: &Expr) {
        if is_tree(value) {
            self.trees.insert(name.to_owned());
        } else if let Expr::NoneLiteral(_) = value {
            self.missing.insert(name.to_owned());
        }
    }

    /// What a target is set to where a condition holds, and where it does not: of a tree each leaf is chosen, and what was
    /// not set yet is set.
    fn choice_of(&self, target: &str, condition: &str, yes: &str, no: &str) -> String {
        let way = Path::read(target);
        let last = way.as_ref().map_or(target, |way| match way.last_word() {
            "" => way.root.as_str(),
            word => word,
        });
        let is_tree = self.trees.contains(last);
        let choice = match is_tree {
            true => format!(
                "jax.tree.map(lambda new, old: {}, {yes}, {no})",
                self.choice(condition, "new", "old")
            ),
            false => self.choice(condition, yes, no),
        };
        match no == target && self.missing.contains(last) {
            true => format!("{yes} if {target} is None else {choice}"),
            false => choice,
        }
    }

    /// The edits and what they do; `None` where there are none.
    pub(super) fn done(self) -> Option<(Edits<'a>, Vec<Sentence>)> {
        (!self.changes.is_empty()).then_some((self.edits, self.changes))
    }

    /// Walks over each function in which something was found, and over those that they call.
    pub(super) fn run(&mut self, body: &'a [Stmt], flow: &Flow<'_, '_>) {
        let called = self.called(flow);
        let mut traced: Vec<&'a Stmt> = Vec::new();
        each_statement(body, &mut |stmt| {
            let (start, end) = spot(stmt);
            let is_inside = traced.last().is_some_and(|it| spot(*it).1 >= end);
            let is_hit = self.places.iter().any(|at| start < *at && *at < end);
            let is_one =
                matches!(stmt, Stmt::FunctionDef(_)) && (is_hit || called.contains(&(start, end)));
            if is_one && !is_inside {
                traced.push(stmt);
            }
        });
        self.look(body);
        for stmt in &traced {
            self.derive(stmt);
        }
        for stmt in traced {
            if let Stmt::FunctionDef(def) = stmt {
                self.statements(&def.body);
            }
        }
    }

    /// The methods and properties that the functions use in which something was found.
    fn called(&self, flow: &Flow<'_, '_>) -> BTreeSet<Spot> {
        let scopes = flow.scopes;
        let is_hit = |scope: usize| {
            let (start, end) = scopes.def(scope).map_or((0, 0), |def| spot(def));
            self.places.iter().any(|at| start < *at && *at < end)
        };
        let uses = flow.properties.iter().map(|(scope, at)| (*scope, *at));
        let calls = flow.sites.iter().map(|(at, it)| (it.callee.scope, *at));
        let all: Vec<(usize, usize)> = uses
            .chain(calls)
            .map(|(callee, at)| (callee, scopes.home(scopes.around(at.0))))
            .filter(|(callee, _)| scopes.name(*callee) != "__init__")
            .collect();
        let is_traced = |scope: &usize| is_hit(*scope) || flow.traced.contains(scope);
        let mut known: BTreeSet<usize> = scopes.inner().filter(is_traced).collect();
        loop {
            let size = known.len();
            let more = all.iter().filter(|(_, caller)| known.contains(caller));
            let more: Vec<usize> = more.map(|(callee, _)| *callee).collect();
            for callee in more {
                known.insert(callee);
                // Which class's method it is shows when it runs.
                let class = scopes.class_of_method(callee);
                let family = class.map(|class| flow.family(class)).unwrap_or_default();
                let overriding = scopes.inner().filter(|it| {
                    scopes.name(*it) == scopes.name(callee)
                        && scopes
                            .class_of_method(*it)
                            .is_some_and(|class| family.contains(&class))
                });
                known.extend(overriding);
            }
            if known.len() == size {
                break;
            }
        }
        let defs = known.iter().filter_map(|scope| scopes.def(*scope));
        defs.map(|def| spot(def)).collect()
    }

    /// Variables that are computed from what changes change too.
    fn derive(&mut self, function: &'a Stmt) {
        loop {
            let size = self.changing.len();
            let mut more = Vec::new();
            for body in bodies(function) {
                each_statement(body, &mut |stmt| {
                    if let Stmt::Assign(it) = stmt
                        && let [Expr::Name(name)] = it.targets.as_slice()
                        && self.changes_in(&it.value)
                    {
                        more.push(name.id.to_string());
                    }
                });
            }
            self.changing.extend(more);
            if self.changing.len() == size {
                return;
            }
        }
    }

    /// True if an expression's value depends on what traced code changes.
    fn changes_in(&self, expr: &Expr) -> bool {
        let here = spot(expr);
        if self.refused.contains(&here) {
            return true;
        }
        match expr {
            Expr::Name(it) => self.changing.contains(it.id.as_str()),
            Expr::Attribute(it) if is_static(&it.attr) => false,
            Expr::Attribute(it) => {
                self.changing.contains(it.attr.as_str()) || self.changes_in(&it.value)
            }
            Expr::Compare(it) if it.ops.iter().any(|op| !is_order(*op)) => false,
            // What is compared with a text is one, and nothing traced is.
            Expr::Compare(it) if it.comparators.iter().any(is_text) => false,
            Expr::Call(it) if is_named(&it.func, &["isinstance", "len", "hasattr", "type"]) => {
                false
            }
            Expr::Lambda(_) => false,
            _ => parts(expr).into_iter().any(|part| self.changes_in(part)),
        }
    }

    /// The text of a condition on arrays; `None` where there is none.
    fn condition(&self, test: &Expr) -> Option<String> {
        let text = |expr: &Expr| self.edits.render_whole(spot(expr));
        match test {
            Expr::BoolOp(it) => {
                let name = match it.op {
                    BoolOp::And => "logical_and",
                    BoolOp::Or => "logical_or",
                };
                let mut all = it.values.iter().map(|part| self.condition(part));
                let first = all.next()??;
                all.try_fold(first, |known, next| {
                    Some(format!("{}.{name}({known}, {})", self.numpy, next?))
                })
            }
            Expr::UnaryOp(it) if it.op == UnaryOp::Not => Some(format!(
                "{}.logical_not({})",
                self.numpy,
                self.condition(&it.operand)?
            )),
            Expr::Compare(it) if it.ops.iter().any(|op| !is_order(*op)) => None,
            Expr::Compare(it) if it.ops.len() > 1 => {
                let mut left = text(&it.left);
                let mut all: Option<String> = None;
                for (op, right) in it.ops.iter().zip(&it.comparators) {
                    let right = text(right);
                    let one = format!("{left} {} {right}", op.as_str());
                    all = Some(match all {
                        None => one,
                        Some(all) => format!("{}.logical_and({all}, {one})", self.numpy),
                    });
                    left = right;
                }
                all
            }
            _ => Some(text(test)),
        }
    }

    fn choice(&self, condition: &str, yes: &str, no: &str) -> String {
        format!("{}.where({condition}, {yes}, {no})", self.numpy)
    }

    fn statements(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            for expr in expressions(stmt) {
                self.expression(expr);
            }
            for inner in bodies(stmt) {
                self.statements(inner);
            }
        }
        for (at, stmt) in body.iter().enumerate() {
            if let Stmt::If(it) = stmt
                && self.decides(it)
                && (self.returned(it, body.get(at + 1)) || self.assigned(it))
            {
                let test = self.edits.old(spot(&*it.test));
                let told = Sentence::of(
                    "The branch on `{test}` becomes `{choice}`: both ways are computed, and one is taken.",
                );
                let told = told
                    .with("test", test)
                    .with("choice", format!("{}.where", self.numpy));
                self.changes.push(told);
            }
        }
    }

    fn decides(&self, it: &StmtIf) -> bool {
        let clauses = it.elif_else_clauses.iter();
        let mut tests = clauses.filter_map(|clause| clause.test.as_ref());
        self.changes_in(&it.test) || tests.any(|test| self.changes_in(test))
    }

    /// `if c: return a` before `return b` becomes `return where(c, a, b)`.
    fn returned(&mut self, it: &'a StmtIf, next: Option<&'a Stmt>) -> bool {
        let value = |body: &'a [Stmt]| match body {
            [Stmt::Return(it)] => it.value.as_deref(),
            _ => None,
        };
        let no = match it.elif_else_clauses.as_slice() {
            [] => next.and_then(|next| value(std::slice::from_ref(next))),
            [last] if last.test.is_none() => value(&last.body),
            _ => None,
        };
        let (Some(yes), Some(no), Some(condition)) =
            (value(&it.body), no, self.condition(&it.test))
        else {
            return false;
        };
        let text = |edits: &Edits<'_>, expr: &Expr| edits.render_whole(spot(expr));
        let result = match (yes, no) {
            (Expr::Tuple(yes), Expr::Tuple(no)) if yes.elts.len() == no.elts.len() => {
                let pairs = yes.elts.iter().zip(&no.elts);
                let parts = pairs.map(|(yes, no)| {
                    self.choice(&condition, &text(&self.edits, yes), &text(&self.edits, no))
                });
                parts.collect::<Vec<_>>().join(", ")
            }
            _ => self.choice(&condition, &text(&self.edits, yes), &text(&self.edits, no)),
        };
        let end = if it.elif_else_clauses.is_empty() {
            next.map_or(spot(it).1, |next| spot(next).1)
        } else {
            spot(it).1
        };
        self.edits
            .replace((spot(it).0, end), format!("return {result}"));
        true
    }

    /// Assignments of both ways become one each.
    fn assigned(&mut self, it: &'a StmtIf) -> bool {
        let all = self.merged(&it.test, &it.body, &it.elif_else_clauses);
        let Some((condition, all)) = all else {
            return false;
        };
        if all.is_empty() {
            return false;
        }
        let indent = self.edits.indent(spot(it).0);
        let is_one = all.len() == 1
            && all
                .iter()
                .all(|(_, value)| value.matches(HOLE).count() == 1);
        let (first, name) = if is_one {
            (None, condition)
        } else {
            let name = self.scopes.fresh(&["holds", "condition", "is_so"]);
            (Some(format!("{name} = {condition}")), name)
        };
        let lines = all
            .iter()
            .map(|(target, value)| format!("{target} = {}", value.replace(HOLE, &name)));
        let lines: Vec<String> = first.into_iter().chain(lines).collect();
        let text = lines.join(&format!("\n{indent}"));
        self.edits.replace(spot(it), text);
        true
    }

    /// The condition, and the assignments of both ways with [`HOLE`] for it.
    fn merged(
        &self,
        test: &'a Expr,
        body: &'a [Stmt],
        rest: &'a [ElifElseClause],
    ) -> Option<(String, Vec<Assigned>)> {
        let condition = self.condition(test)?;
        let yes = self.assignments(body)?;
        let no = match rest {
            [] => Vec::new(),
            [first, ..] => match &first.test {
                None => self.assignments(&first.body)?,
                Some(test) => {
                    let (condition, all) = self.merged(test, &first.body, &rest[1..])?;
                    let filled = all.into_iter();
                    filled
                        .map(|(target, value)| (target, value.replace(HOLE, &condition)))
                        .collect()
                }
            },
        };
        let mut all = Vec::new();
        let mut done = 0;
        for (target, value) in &yes {
            let other = no.iter().skip(done).position(|(it, _)| it == target);
            let Some(other) = other.map(|it| it + done) else {
                all.push((target.clone(), self.choice_of(target, HOLE, value, target)));
                continue;
            };
            for (target, value) in &no[done..other] {
                all.push((target.clone(), self.choice_of(target, HOLE, target, value)));
            }
            all.push((
                target.clone(),
                self.choice_of(target, HOLE, value, &no[other].1),
            ));
            done = other + 1;
        }
        for (target, value) in &no[done..] {
            all.push((target.clone(), self.choice_of(target, HOLE, target, value)));
        }
        Some((condition, all))
    }

    /// The assignments of a body that does nothing else.
    fn assignments(&self, body: &'a [Stmt]) -> Option<Vec<Assigned>> {
        let mut all = Vec::new();
        for stmt in body {
            match stmt {
                Stmt::Pass(_) => {}
                Stmt::Assign(it) => {
                    for target in &it.targets {
                        self.assignment(target, &it.value, &mut all)?;
                    }
                }
                Stmt::AugAssign(it) => {
                    let target = self.target(&it.target)?;
                    let value = self.edits.render_whole(spot(&*it.value));
                    let value = match &*it.value {
                        Expr::BinOp(_) | Expr::If(_) | Expr::UnaryOp(_) | Expr::BoolOp(_) => {
                            format!("({value})")
                        }
                        _ => value,
                    };
                    let sum = format!("{target} {} {value}", it.op.as_str());
                    all.push((target, sum));
                }
                Stmt::If(it) => {
                    let (condition, inner) =
                        self.merged(&it.test, &it.body, &it.elif_else_clauses)?;
                    let filled = inner.into_iter();
                    all.extend(
                        filled.map(|(target, value)| (target, value.replace(HOLE, &condition))),
                    );
                }
                _ => return None,
            }
        }
        Some(all)
    }

    fn assignment(&self, target: &Expr, value: &Expr, all: &mut Vec<Assigned>) -> Option<()> {
        if let (Expr::Tuple(targets), Expr::Tuple(values)) = (target, value) {
            if targets.elts.len() != values.elts.len() {
                return None;
            }
            for (target, value) in targets.elts.iter().zip(&values.elts) {
                self.assignment(target, value, all)?;
            }
            return Some(());
        }
        let value = self.edits.render_whole(spot(value));
        all.push((self.target(target)?, value));
        Some(())
    }

    fn target(&self, target: &Expr) -> Option<String> {
        let is_place = match target {
            Expr::Name(_) | Expr::Attribute(_) => true,
            Expr::Subscript(it) => {
                matches!(&*it.slice, Expr::StringLiteral(_)) && Path::of(&it.value, "").is_some()
            }
            _ => false,
        };
        is_place.then(|| self.edits.old(spot(target)).to_owned())
    }

    /// Post-order: what asks a traced number for its value becomes what computes with it.
    fn expression(&mut self, expr: &'a Expr) {
        for part in parts(expr) {
            self.expression(part);
        }
        match expr {
            Expr::If(it) if self.changes_in(&it.test) => {
                let Some(condition) = self.condition(&it.test) else {
                    return;
                };
                let text = |expr: &Expr| self.edits.render_whole(spot(expr));
                let choice = self.choice(&condition, &text(&it.body), &text(&it.orelse));
                self.edits.replace(spot(expr), choice);
                let test = self.edits.old(spot(&*it.test));
                let told = Sentence::of(
                    "The choice by `{test}` becomes `{choice}`: both values are computed, and one is taken.",
                );
                let told = told
                    .with("test", test)
                    .with("choice", format!("{}.where", self.numpy));
                self.changes.push(told);
            }
            Expr::Call(call) => self.call(call),
            _ => {}
        }
    }

    fn call(&mut self, call: &'a ExprCall) {
        let arguments = &call.arguments.args;
        if !call.arguments.keywords.is_empty() || !self.asks(call) {
            return;
        }
        let text = |expr: &Expr| self.edits.render_whole(spot(expr));
        let new = match &*call.func {
            Expr::Name(name) => match (name.id.as_str(), &**arguments) {
                ("float" | "bool", [value]) => text(value),
                ("int", [value]) => format!("{}.int32({})", self.numpy, text(value)),
                ("max" | "min", [first, rest @ ..]) if !rest.is_empty() => {
                    let name = if name.id.as_str() == "max" {
                        "maximum"
                    } else {
                        "minimum"
                    };
                    rest.iter().fold(text(first), |known, next| {
                        format!("{}.{name}({known}, {})", self.numpy, text(next))
                    })
                }
                _ => return,
            },
            Expr::Attribute(it) if is_named(&it.value, &["math", "np", "numpy"]) => {
                let name = match it.attr.as_str() {
                    "pow" => "power",
                    "fabs" => "abs",
                    "ceil" | "floor" | "sqrt" | "exp" | "log" | "log2" | "log10" | "log1p"
                    | "expm1" | "sin" | "cos" | "tan" | "sinh" | "cosh" | "tanh" | "abs"
                    | "clip" | "sum" | "mean" | "dot" | "sign" | "square" | "where" | "maximum"
                    | "minimum" | "linalg" | "hypot" => &it.attr,
                    _ => return,
                };
                let inside: Vec<String> = arguments.iter().map(text).collect();
                format!("{}.{name}({})", self.numpy, inside.join(", "))
            }
            _ => return,
        };
        let old = self.edits.old(spot(&*call.func)).to_owned();
        self.edits.replace(spot(call), new);
        let told = Sentence::of(
            "`{name}` asks a traced number for its value, which it has not; what takes its place computes with it.",
        );
        self.changes.push(told.with("name", old));
    }

    /// True for a call that asks for the value of what changes.
    fn asks(&self, call: &ExprCall) -> bool {
        let (start, end) = spot(call);
        let is_refused = |it: &Spot| start <= it.0 && it.1 <= end;
        let mut is_here = false;
        for it in self.refused.iter().filter(|it| is_refused(it)) {
            // Not one that belongs to a call inside.
            let mut inner = false;
            for argument in &call.arguments.args {
                each_expression(argument, &mut |part| {
                    inner |= matches!(part, Expr::Call(_))
                        && spot(part).0 <= it.0
                        && it.1 <= spot(part).1;
                });
            }
            is_here |= !inner;
        }
        is_here || call.arguments.args.iter().any(|it| self.changes_in(it))
    }
}

/// The last name of a variable or attribute.
fn last_of(target: &Expr) -> Option<&str> {
    match target {
        Expr::Name(it) => Some(&it.id),
        Expr::Attribute(it) => Some(&it.attr),
        _ => None,
    }
}

/// True for what makes a list, a dict or the like, or another such from one.
fn is_tree(expr: &Expr) -> bool {
    match expr {
        Expr::List(_) | Expr::ListComp(_) | Expr::Dict(_) | Expr::DictComp(_) | Expr::Tuple(_) => {
            true
        }
        Expr::Call(call) => match &*call.func {
            Expr::Name(name) => matches!(name.id.as_str(), "dict" | "list" | "tree_map"),
            Expr::Attribute(it) => match it.attr.as_str() {
                "tree_map" => true,
                "map" => !matches!(&*it.value, Expr::Name(name) if name.id.as_str() == "lax"),
                _ => false,
            },
            _ => false,
        },
        _ => false,
    }
}

/// Stands for the condition until it is known whether it gets a name.
const HOLE: &str = "\u{0}";

/// True for what is known of an array while it is traced.
fn is_static(attribute: &str) -> bool {
    matches!(attribute, "shape" | "ndim" | "dtype" | "size")
}

fn is_text(expr: &Expr) -> bool {
    matches!(expr, Expr::StringLiteral(_))
}

/// True for comparisons of numbers.
fn is_order(op: CmpOp) -> bool {
    !matches!(op, CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn)
}

fn is_named(expr: &Expr, names: &[&str]) -> bool {
    matches!(expr, Expr::Name(name) if names.contains(&name.id.as_str()))
}
