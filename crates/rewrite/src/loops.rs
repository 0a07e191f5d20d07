//! What a loop of Python does from turn to turn: which variables it hands on, which values it collects, and what it prints.
//! So it is known whether it can be one `scan`.

use super::flow::{Flow, last_name};
use super::lookup::Append;
use super::program::{each_expression, each_statement};
use super::scopes::{Spot, spot};
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{Expr, Number, Operator, Stmt, StmtFor, StmtIf};
use freezeframe_python::syntax::parts::expressions;
use std::collections::BTreeSet;

/// Why a loop cannot be a `scan`: the place, and the reason.
pub(super) type Problem = (Spot, Sentence);

/// The names that statements read before they set them, and those that they set.
#[derive(Default)]
pub(super) struct Names {
    /// Read before they are surely set, in order.
    pub(super) read: Vec<String>,
    /// Set, in order.
    pub(super) set: Vec<String>,
    /// Set whatever happens.
    sure: BTreeSet<String>,
}

/// What a statement of a loop's body becomes.
pub(super) enum Part<'a> {
    /// What it is.
    Kept,
    /// What is appended to a list comes out of the `scan`.
    Appended { list: &'a str, value: &'a Expr },
    /// It prints: it is done once the `scan` has run, or by `jax.debug.print`.
    Shown,
    /// `if c: x = v`: the value is chosen.
    Chosen(&'a StmtIf),
    /// A loop in the loop.
    Inner(Box<Loop<'a>>),
}

/// A loop that can be a `scan`.
pub(super) struct Loop<'a> {
    pub(super) stmt: &'a StmtFor,
    /// The scope of its variables.
    pub(super) home: usize,
    /// The variables that each turn hands to the next.
    pub(super) carried: Vec<String>,
    /// The variables that are read after the loop, of the last turn, and are not carried.
    pub(super) last: Vec<String>,
    pub(super) parts: Vec<(&'a Stmt, Part<'a>)>,
    /// The variables that the body sets.
    pub(super) set: Vec<String>,
}

impl Names {
    fn reads(&mut self, all: impl IntoIterator<Item = String>) {
        for name in all {
            if !self.sure.contains(&name) && !self.read.contains(&name) {
                self.read.push(name);
            }
        }
    }

    fn sets(&mut self, name: &str, is_sure: bool) {
        if !self.set.iter().any(|it| it == name) {
            self.set.push(name.to_owned());
        }
        if is_sure {
            self.sure.insert(name.to_owned());
        }
    }
}

/// Looks at loops.
pub(super) struct Looker<'a, 'p> {
    pub(super) flow: &'p Flow<'a, 'p>,
    pub(super) body: &'a [Stmt],
}

impl<'a> Looker<'a, '_> {
    /// The variables of a scope that are read in a stretch.
    pub(super) fn names_read(&self, home: usize, (start, end): Spot) -> Vec<String> {
        let scopes = self.flow.scopes;
        let inside = scopes.uses.iter().filter(|it| {
            start <= it.at.0
                && it.at.1 <= end
                && !it.is_write
                && scopes.owner(it.scope, it.name) == home
        });
        inside.map(|it| it.name.to_owned()).collect()
    }

    /// What statements read and set, in the order in which they do so.
    fn names_of(&self, home: usize, body: &[Stmt], is_sure: bool, names: &mut Names) {
        for stmt in body {
            match stmt {
                Stmt::Assign(it) => {
                    names.reads(self.names_read(home, spot(&*it.value)));
                    for target in &it.targets {
                        self.target(home, target, is_sure, names);
                    }
                }
                Stmt::AugAssign(it) => {
                    names.reads(self.names_read(home, spot(&*it.value)));
                    if let Expr::Name(name) = &*it.target {
                        names.reads([name.id.to_string()]);
                    }
                    self.target(home, &it.target, is_sure, names);
                }
                Stmt::AnnAssign(it) => {
                    if let Some(value) = &it.value {
                        names.reads(self.names_read(home, spot(&**value)));
                        self.target(home, &it.target, is_sure, names);
                    }
                }
                Stmt::If(it) => {
                    names.reads(self.names_read(home, spot(&*it.test)));
                    self.names_of(home, &it.body, false, names);
                    for clause in &it.elif_else_clauses {
                        self.names_of(home, &clause.body, false, names);
                    }
                    // What is set under a condition keeps what it was where that does not hold.
                    let set: Vec<String> = set_in(&it.body).map(str::to_owned).collect();
                    names.reads(set);
                }
                Stmt::For(it) => {
                    names.reads(self.names_read(home, spot(&*it.iter)));
                    let mut inner = Names::default();
                    self.target(home, &it.target, true, &mut inner);
                    self.names_of(home, &it.body, true, &mut inner);
                    let Names { read, set, .. } = inner;
                    names.reads(read);
                    // A loop that may have no turn sets nothing for sure; one that trains has some.
                    set.iter().for_each(|name| names.sets(name, is_sure));
                }
                _ => {
                    for expr in expressions(stmt) {
                        names.reads(self.names_read(home, spot(expr)));
                    }
                }
            }
        }
    }

    fn target(&self, home: usize, target: &Expr, is_sure: bool, names: &mut Names) {
        match target {
            Expr::Name(name) => names.sets(&name.id, is_sure),
            Expr::Tuple(it) => it
                .elts
                .iter()
                .for_each(|it| self.target(home, it, is_sure, names)),
            Expr::List(it) => it
                .elts
                .iter()
                .for_each(|it| self.target(home, it, is_sure, names)),
            _ => names.reads(self.names_read(home, spot(target))),
        }
    }

    /// What a loop does; an empty list of problems where it hands nothing on.
    pub(super) fn look(
        &self,
        stmt: &'a StmtFor,
        home: usize,
        outer: Option<&Names>,
    ) -> Result<Loop<'a>, Vec<Problem>> {
        let mut names = Names::default();
        self.target(home, &stmt.target, true, &mut names);
        let own: Vec<String> = names.set.clone();
        self.names_of(home, &stmt.body, true, &mut names);
        let is_own = |name: &String| own.contains(name);
        let mut problems = Vec::new();
        let mut parts = Vec::new();
        let mut lists = BTreeSet::new();
        for part in &stmt.body {
            match self.part(part, home, &names, &own) {
                Ok(it) => {
                    if let Part::Appended { list, .. } = &it {
                        lists.insert((*list).to_owned());
                    }
                    parts.push((part, it));
                }
                Err(all) => problems.extend(all),
            }
        }
        if !stmt.orelse.is_empty() || stmt.is_async {
            let reason = Sentence::of("it has an `else`, or is asynchronous");
            problems.push((spot(stmt), reason));
        }
        let carried = names.set.iter().filter(|it| names.read.contains(it));
        let carried: Vec<String> = carried.filter(|it| !is_own(it)).cloned().collect();
        let is_after = |name: &&String| {
            outer.is_some_and(|outer| outer.read.contains(name))
                || self.is_read_after(home, spot(stmt).1, name)
        };
        if let Some(name) = own.iter().find(is_after) {
            let reason =
                Sentence::of("`{name}` is read after the loop").with("name", name.as_str());
            problems.push((spot(&*stmt.target), reason));
        }
        let last = names
            .set
            .iter()
            .filter(|it| !is_own(it) && !carried.contains(it));
        let last = last.filter(is_after).cloned().collect();
        for name in names.set.iter().filter(|it| !is_own(it)) {
            if let Some((at, function)) = self.read_elsewhere(stmt, home, name) {
                let reason = Sentence::of(
                    "`{function}`, which the loop calls, reads `{name}` as a variable of the program; give it as an argument",
                );
                let reason = reason
                    .with("function", function)
                    .with("name", name.as_str());
                problems.push((at, reason));
            }
        }
        let is_others = |name: &&String| self.flow.scopes.owner(home, name) != home;
        if let Some(name) = names.set.iter().find(is_others) {
            let reason =
                Sentence::of("`{name}` is a variable of another function or of the program");
            problems.push((spot(stmt), reason.with("name", name.as_str())));
        }
        // A list that is read in the loop too is no result of it.
        for list in &lists {
            let is_read = parts.iter().any(|(stmt, part)| {
                let own = matches!(part, Part::Appended { list: it, .. } if it == list);
                !own && self.names_read(home, spot(*stmt)).contains(list)
            });
            if is_read {
                let reason =
                    Sentence::of("`{name}` grows in each turn, and is read in the loop too");
                problems.push((spot(stmt), reason.with("name", list.as_str())));
            }
        }
        match problems.is_empty() {
            true => Ok(Loop {
                stmt,
                home,
                carried,
                last,
                parts,
                set: names.set,
            }),
            false => Err(problems),
        }
    }

    fn part(
        &self,
        stmt: &'a Stmt,
        home: usize,
        names: &Names,
        own: &[String],
    ) -> Result<Part<'a>, Vec<Problem>> {
        let fail = |at: Spot, reason: Sentence| Err(vec![(at, reason)]);
        match stmt {
            Stmt::Assign(it) => match it.targets.iter().find(|it| !is_names(it)) {
                Some(target) => fail(spot(target), in_place(self.text(spot(target)))),
                None => Ok(Part::Kept),
            },
            Stmt::AnnAssign(it) if is_names(&it.target) => Ok(Part::Kept),
            Stmt::AugAssign(it) if is_names(&it.target) => Ok(Part::Kept),
            Stmt::AnnAssign(_) | Stmt::AugAssign(_) => fail(spot(stmt), in_place(self.text(spot(stmt)))),
            Stmt::Pass(_) => Ok(Part::Kept),
            Stmt::Expr(it) => match &*it.value {
                Expr::StringLiteral(_) | Expr::EllipsisLiteral(_) => Ok(Part::Kept),
                value if is_print(value) => Ok(Part::Shown),
                value => match Append::of(value) {
                    Some(Append {
                        list: Expr::Name(list),
                        value,
                        is_one: true,
                    }) => Ok(Part::Appended {
                        list: &list.id,
                        value,
                    }),
                    _ => fail(spot(stmt), Sentence::of("`{call}` is called for what it does in each turn, which a `scan` does once, while it is traced").with("call", self.text(spot(value)))),
                },
            },
            Stmt::If(it) => self.branch(it, home, names, own),
            Stmt::For(it) => {
                let inner = self.look(it, home, Some(names))?;
                Ok(Part::Inner(Box::new(inner)))
            }
            Stmt::Break(_) | Stmt::Return(_) => fail(spot(stmt), ends_early()),
            _ => fail(spot(stmt), Sentence::of("there is no rule for this statement in a `scan`")),
        }
    }

    /// What becomes of a branch: prints under a condition that is known before the loop, or values that are chosen.
    fn branch(
        &self,
        it: &'a StmtIf,
        home: usize,
        names: &Names,
        own: &[String],
    ) -> Result<Part<'a>, Vec<Problem>> {
        let mut stops = None;
        each_statement(&it.body, &mut |stmt| {
            if matches!(stmt, Stmt::Break(_) | Stmt::Return(_) | Stmt::Continue(_)) {
                stops = Some(spot(stmt));
            }
        });
        if let Some(at) = stops {
            return Err(vec![(at, ends_early())]);
        }
        let is_shown = |stmt: &Stmt| matches!(stmt, Stmt::Expr(it) if is_print(&it.value));
        let is_grown = |stmt: &Stmt| matches!(stmt, Stmt::Expr(it) if Append::of(&it.value).is_some_and(|it| it.is_one && matches!(it.list, Expr::Name(_))));
        let bodies = || {
            let more = it.elif_else_clauses.iter().flat_map(|it| &it.body);
            it.body.iter().chain(more)
        };
        if bodies().all(|stmt| is_shown(stmt) || is_grown(stmt)) {
            let tests = it
                .elif_else_clauses
                .iter()
                .filter_map(|it| it.test.as_ref());
            let tests: Vec<&Expr> = tests.chain([&*it.test]).collect();
            let is_known = tests.iter().all(|test| {
                let read = self.names_read(home, spot(*test));
                read.iter()
                    .all(|name| !names.set.contains(name) || own.contains(name))
            });
            if is_known {
                return Ok(Part::Shown);
            }
            let reason = Sentence::of(
                "what is printed or collected depends on `{condition}`, which the loop computes",
            );
            return Err(vec![(
                spot(it),
                reason.with("condition", self.text(spot(&*it.test))),
            )]);
        }
        let is_set = |stmt: &Stmt| match stmt {
            Stmt::Assign(it) => matches!(it.targets.as_slice(), [Expr::Name(_)]),
            Stmt::AugAssign(it) => matches!(&*it.target, Expr::Name(_)),
            _ => false,
        };
        if it.elif_else_clauses.is_empty() && it.body.iter().all(is_set) {
            return Ok(Part::Chosen(it));
        }
        let reason = Sentence::of("there is no rule for both ways of `if {condition}` in a `scan`");
        Err(vec![(
            spot(it),
            reason.with("condition", self.text(spot(&*it.test))),
        )])
    }

    pub(super) fn text(&self, at: Spot) -> String {
        let text = self.flow.text.get(at.0..at.1).unwrap_or("");
        text.lines().next().unwrap_or("").to_owned()
    }

    /// True if what a variable was set to before a place is read behind it, before it is set anew.
    pub(super) fn is_read_after(&self, home: usize, at: usize, name: &str) -> bool {
        let scopes = self.flow.scopes;
        let mut after: Vec<_> = scopes
            .uses
            .iter()
            .filter(|it| {
                it.at.0 >= at && it.name == name && scopes.owner(it.scope, it.name) == home
            })
            .collect();
        after.sort_by_key(|it| it.at.0);
        let Some(first) = after.first() else {
            return false;
        };
        if !first.is_write {
            return true;
        }
        let mut is_read = false;
        each_statement(self.body, &mut |stmt| {
            let (start, end) = spot(stmt);
            let is_around = start <= first.at.0 && first.at.1 <= end;
            // The smallest statement comes last.
            match stmt {
                _ if !is_around => {}
                Stmt::Assign(_) | Stmt::AugAssign(_) | Stmt::AnnAssign(_) => {
                    let is_added = matches!(stmt, Stmt::AugAssign(_));
                    is_read |= is_added
                        || self
                            .names_read(home, (start, end))
                            .iter()
                            .any(|it| it == name);
                }
                Stmt::For(it) => {
                    let iter = self.names_read(home, spot(&*it.iter));
                    is_read |=
                        spot(&*it.target).1 >= first.at.1 && iter.iter().any(|it| it == name);
                }
                _ => {}
            }
        });
        is_read
    }

    /// A function outside of a loop that the loop calls, and that reads a variable which the loop sets.
    fn read_elsewhere(&self, stmt: &StmtFor, home: usize, name: &str) -> Option<(Spot, String)> {
        let scopes = self.flow.scopes;
        let (start, end) = spot(stmt);
        let mut known: Vec<usize> = Vec::new();
        let mut stretches = vec![(start, end)];
        while let Some((start, end)) = stretches.pop() {
            for it in scopes
                .uses
                .iter()
                .filter(|it| start <= it.at.0 && it.at.1 <= end)
            {
                let made = scopes.inner().find(|scope| {
                    scopes.def(*scope).is_some()
                        && scopes.name(*scope) == it.name
                        && scopes.class_of_method(*scope).is_none()
                });
                if let Some(scope) = made
                    && !known.contains(&scope)
                    && let Some(def) = scopes.def(scope)
                {
                    known.push(scope);
                    stretches.push(spot(def));
                }
            }
        }
        scopes.uses.iter().find_map(|it| {
            let inside = known
                .iter()
                .find(|scope| scopes.is_inside(it.scope, **scope))?;
            let is_it =
                it.name == name && scopes.owner(it.scope, it.name) == home && *inside != home;
            is_it.then(|| (it.at, scopes.name(*inside).to_owned()))
        })
    }

    /// True if a carried variable begins as a whole number, and the loop makes another number of it.
    pub(super) fn becomes_float(&self, it: &Loop<'a>, name: &str) -> bool {
        let first = self.flow.first_value(it.home, name);
        let is_whole = first.is_some_and(
            |value| matches!(value, Expr::NumberLiteral(it) if matches!(it.value, Number::Int(_))),
        );
        let mut is_counted = true;
        each_statement(&it.stmt.body, &mut |stmt| match stmt {
            Stmt::AugAssign(it) if matches!(&*it.target, Expr::Name(target) if target.id == *name) =>
            {
                let is_exact = matches!(
                    it.op,
                    Operator::Add
                        | Operator::Sub
                        | Operator::Mult
                        | Operator::Mod
                        | Operator::FloorDiv
                );
                is_counted &= is_exact && is_number(&it.value);
            }
            Stmt::Assign(it) => {
                let is_it = |target: &Expr| matches!(target, Expr::Name(it) if it.id == *name);
                is_counted &= !it.targets.iter().any(is_it);
            }
            _ => {}
        });
        is_whole && !is_counted
    }
}

fn in_place(what: String) -> Sentence {
    Sentence::of("`{what}` is written in place; a `scan` hands new values on").with("what", what)
}

fn ends_early() -> Sentence {
    Sentence::of(
        "it may end before its last turn, by what it computes; a `scan` has a fixed number of turns, and `lax.while_loop` has not",
    )
}

fn is_number(expr: &Expr) -> bool {
    matches!(expr, Expr::NumberLiteral(it) if matches!(it.value, Number::Int(_)))
}

/// The variables that plain statements set.
pub(super) fn set_in(body: &[Stmt]) -> impl Iterator<Item = &str> {
    body.iter().filter_map(|stmt| match stmt {
        Stmt::Assign(it) => match it.targets.as_slice() {
            [Expr::Name(name)] => Some(name.id.as_str()),
            _ => None,
        },
        Stmt::AugAssign(it) => match &*it.target {
            Expr::Name(name) => Some(name.id.as_str()),
            _ => None,
        },
        _ => None,
    })
}

fn is_names(target: &Expr) -> bool {
    match target {
        Expr::Name(_) => true,
        Expr::Tuple(it) => it.elts.iter().all(is_names),
        _ => false,
    }
}

pub(super) fn is_print(expr: &Expr) -> bool {
    matches!(expr, Expr::Call(call) if matches!(&*call.func, Expr::Name(name) if name.id.as_str() == "print"))
}

/// What asks an array for its value, as `float(loss)` and `loss.item()`, is the array while it is traced.
pub(super) fn without_asking(expr: &Expr) -> &Expr {
    match expr {
        Expr::Call(call) => match (&*call.func, &*call.arguments.args) {
            (Expr::Name(name), [value]) if name.id.as_str() == "float" => without_asking(value),
            (Expr::Attribute(it), []) if it.attr.as_str() == "item" => without_asking(&it.value),
            _ => expr,
        },
        _ => expr,
    }
}

/// True if a loop computes with JAX: it calls what JAX gives, or a function that does.
pub(super) fn computes(flow: &Flow<'_, '_>, stmt: &StmtFor, modules: &BTreeSet<String>) -> bool {
    let mut found = false;
    let is_module = |text: &str| modules.contains(text.split('.').next().unwrap_or(""));
    each_statement(&stmt.body, &mut |stmt| {
        for whole in expressions(stmt) {
            each_expression(whole, &mut |expr| {
                let Expr::Call(call) = expr else { return };
                let (start, end) = spot(&*call.func);
                let func = flow.text.get(start..end).unwrap_or("");
                let mut is_one = is_module(func);
                if let Some(site) = flow.sites.get(&spot(expr)) {
                    is_one |=
                        !site.callee.wraps.is_empty() || flow.traced.contains(&site.callee.scope);
                    let def = flow.scopes.def(site.callee.scope).map(|def| spot(def));
                    is_one |= def.is_some_and(|(from, to)| {
                        let uses = flow.scopes.uses.iter();
                        let mut inside = uses.filter(|it| from <= it.at.0 && it.at.1 <= to);
                        inside.any(|it| modules.contains(it.name))
                    });
                } else if let Some(Expr::Call(made)) =
                    flow.first_value(super::scopes::MODULE, last_name(&call.func))
                {
                    let (start, end) = spot(&*made.func);
                    is_one |= is_module(flow.text.get(start..end).unwrap_or(""));
                }
                found |= is_one;
            });
        }
    });
    found
}
