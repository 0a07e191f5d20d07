//! What is kept of an earlier call is computed anew: cached properties, `lru_cache`, and tables that remember results.
//! A cache that is filled while a function is traced hands out what was computed then, or tracers.

use super::findings::Finding;
use super::program::{Program, each_expression, each_statement};
use super::scopes::{Scopes, Spot, spot};
use super::steps::Made;
use super::text::Edits;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{CmpOp, Expr, Stmt, StmtFunctionDef, StmtIf};
use freezeframe_python::syntax::parse;
use freezeframe_python::syntax::parts::expressions;

/// The cells without such caches, and what was done; `None` where there are none.
pub(super) fn dropped(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    let program = Program::new(cells);
    let body = parse(&program.text).ok()?;
    let scopes = Scopes::of(&program.text, &body).ok()?;
    let spans = found.iter().filter_map(|it| it.frozen.span);
    let mut caches = Caches {
        scopes: &scopes,
        body: &body,
        edits: Edits::new(&program.text),
        changes: Vec::new(),
        found,
        places: spans.filter_map(|span| program.offset(span)).collect(),
        gone: Vec::new(),
    };
    let mut defs: Vec<&StmtFunctionDef> = Vec::new();
    each_statement(&body, &mut |stmt| {
        if let Stmt::FunctionDef(def) = stmt {
            defs.push(def);
        }
    });
    for def in &defs {
        caches.decorated(def);
    }
    for def in &defs {
        caches.table(def);
    }
    caches.imports();
    let Caches { edits, changes, .. } = caches;
    (!changes.is_empty()).then(|| Made::at_once(program.split(&edits), changes))
}

struct Caches<'a, 'p> {
    scopes: &'p Scopes<'a>,
    body: &'a [Stmt],
    edits: Edits<'a>,
    changes: Vec<Sentence>,
    found: &'p [Finding],
    /// Where something was found.
    places: Vec<usize>,
    /// Where names stood that are not used there any more.
    gone: Vec<Spot>,
}

impl<'a> Caches<'a, '_> {
    fn is_hit(&self, (start, end): Spot) -> bool {
        self.places.iter().any(|at| start <= *at && *at < end)
    }

    /// True if something was found about a variable or an attribute of this name.
    fn is_found(&self, name: &str) -> bool {
        self.found.iter().any(|it| {
            let path = it.path.as_ref();
            path.is_some_and(|path| match path.attribute() {
                Some(attribute) => attribute == name,
                None => path.root == name,
            })
        })
    }

    /// A function whose decorator keeps what it returned.
    fn decorated(&mut self, def: &'a StmtFunctionDef) {
        let name = def.name.as_str();
        if !self.is_hit(spot(def)) && !self.is_found(name) {
            return;
        }
        for decorator in &def.decorator_list {
            let expr = &decorator.expression;
            let kept = match expr {
                Expr::Call(call) => &*call.func,
                other => other,
            };
            match super::flow::last_name(kept) {
                "cached_property" => self.edits.replace(spot(expr), "property"),
                "lru_cache" | "cache" => {
                    let (start, end) = spot(expr);
                    let from = self.edits.line_start(start);
                    let until = self.edits.line_end(end) + 1;
                    self.edits.replace((from, until), "");
                }
                _ => continue,
            }
            self.gone.push(spot(kept));
            let cleared = self.cleared(name);
            for stmt in cleared {
                self.delete(stmt);
            }
            let told = Sentence::of(
                "`{name}` is computed each time: what a cache holds is what was computed while the function was traced.",
            );
            self.changes.push(told.with("name", name.to_owned()));
        }
    }

    /// Statements that do nothing but empty a cache: `del k.weights`, `table.cache_clear()`.
    fn cleared(&self, name: &str) -> Vec<Spot> {
        let mut all = Vec::new();
        each_statement(self.body, &mut |stmt| {
            let is_one = match stmt {
                Stmt::Delete(it) => match it.targets.as_slice() {
                    [Expr::Attribute(target)] => target.attr.as_str() == name,
                    _ => false,
                },
                Stmt::Expr(it) => match &*it.value {
                    Expr::Call(call) => empties(&call.func, &call.arguments.args, name),
                    _ => false,
                },
                _ => false,
            };
            if is_one {
                all.push(spot(stmt));
            }
        });
        all
    }

    /// Takes a statement out; a body that has no other gets `pass`.
    fn delete(&mut self, at: Spot) {
        let mut is_only = false;
        each_statement(self.body, &mut |stmt| {
            for body in freezeframe_python::syntax::parts::bodies(stmt) {
                is_only |= matches!(body, [only] if spot(only) == at);
            }
        });
        match is_only {
            true => self.edits.replace(at, "pass"),
            false => self.edits.delete(at),
        }
    }

    /// `if key not in table: table[key] = value`, in a function that then gives `table[key]`.
    fn table(&mut self, def: &'a StmtFunctionDef) {
        if !self.is_hit(spot(def)) {
            return;
        }
        let mut filled: Option<Filled<'a>> = None;
        let text = self.edits.text;
        each_statement(&def.body, &mut |stmt| {
            if let Stmt::If(it) = stmt {
                filled = filled.take().or_else(|| Filled::of(it, text));
            }
        });
        let Some(filled) = filled else { return };
        let Some(uses) = self.uses(def, &filled) else {
            return;
        };
        for at in uses.emptied {
            self.delete(at);
        }
        let value = self.edits.old(spot(filled.value)).to_owned();
        let next = def.body.iter().skip_while(|it| spot(*it) != filled.at);
        let next = next.skip(1).find_map(|stmt| match stmt {
            Stmt::Return(it) => it.value.as_deref().map(|value| (spot(stmt), spot(value))),
            _ => None,
        });
        match (uses.read.as_slice(), next) {
            ([read], Some((stmt, returned))) if *read == returned => {
                self.delete(filled.at);
                self.edits.replace(stmt, format!("return {value}"));
            }
            (reads, _) => {
                let name = self.scopes.fresh(&["value", "computed", "entry"]);
                self.edits.replace(filled.at, format!("{name} = {value}"));
                for at in reads {
                    self.edits.replace(*at, name.clone());
                }
            }
        }
        let told = Sentence::of(
            "`{name}` is gone, and what it kept is computed each time: it kept what was computed while the function was traced.",
        );
        self.changes
            .push(told.with("name", filled.table.to_owned()));
    }

    /// What the program does with a table; `None` where it is used for something else.
    fn uses(&self, def: &'a StmtFunctionDef, filled: &Filled<'a>) -> Option<Uses> {
        let mut uses = Uses::default();
        let mut known = 0;
        let last = filled.table.rsplit('.').next().unwrap_or(filled.table);
        let is_table = |expr: &Expr| match expr {
            Expr::Name(it) => it.id.as_str() == last,
            Expr::Attribute(it) => it.attr.as_str() == last,
            _ => false,
        };
        let mut all = 0;
        each_statement(self.body, &mut |stmt| {
            match stmt {
                Stmt::Assign(it) if matches!(it.targets.as_slice(), [one] if is_table(one)) => {
                    let is_empty = match &*it.value {
                        Expr::Dict(dict) => dict.items.is_empty(),
                        Expr::Call(call) => {
                            super::flow::last_name(&call.func) == "dict"
                                && call.arguments.args.is_empty()
                        }
                        _ => false,
                    };
                    if is_empty {
                        uses.emptied.push(spot(stmt));
                        known += 1;
                    }
                }
                Stmt::Expr(it) => {
                    if let Expr::Call(call) = &*it.value
                        && let Expr::Attribute(method) = &*call.func
                        && matches!(method.attr.as_str(), "clear" | "pop")
                        && is_table(&method.value)
                    {
                        uses.emptied.push(spot(stmt));
                        known += 1;
                    }
                }
                _ => {}
            }
            for whole in expressions(stmt) {
                each_expression(whole, &mut |expr| all += usize::from(is_table(expr)));
            }
        });
        // Its test and its store.
        known += 2;
        let inside = spot(def);
        each_statement(&def.body, &mut |stmt| {
            for whole in expressions(stmt) {
                each_expression(whole, &mut |expr| {
                    let at = spot(expr);
                    if let Expr::Subscript(it) = expr
                        && is_table(&it.value)
                        && self.edits.old(spot(&*it.slice)) == filled.key
                        && !(filled.at.0 <= at.0 && at.1 <= filled.at.1)
                        && inside.0 <= at.0
                    {
                        uses.read.push(at);
                        known += 1;
                    }
                });
            }
        });
        (known == all && !uses.read.is_empty()).then_some(uses)
    }

    /// Imports of what nothing names any more.
    fn imports(&mut self) {
        for stmt in self.body {
            match stmt {
                Stmt::ImportFrom(it) => {
                    let is_left = |alias: &&freezeframe_python::syntax::ast::Alias| {
                        let name = alias.asname.as_ref().unwrap_or(&alias.name);
                        !self.is_gone(name)
                    };
                    let left: Vec<&str> = it
                        .names
                        .iter()
                        .filter(is_left)
                        .map(|alias| self.edits.old(spot(alias)))
                        .collect();
                    if left.len() == it.names.len() {
                        continue;
                    }
                    let module = it.module.as_ref().map_or("", |it| it.as_str());
                    let text = format!("from {module} import {}", left.join(", "));
                    match left.is_empty() {
                        true => self.edits.delete(spot(stmt)),
                        false => self.edits.replace(spot(stmt), text),
                    }
                }
                Stmt::Import(it) => {
                    if let [alias] = it.names.as_slice()
                        && self.is_gone(alias.asname.as_ref().unwrap_or(&alias.name))
                    {
                        self.edits.delete(spot(stmt));
                    }
                }
                _ => {}
            }
        }
    }

    /// True if a name was used, and all its uses are gone.
    fn is_gone(&self, name: &str) -> bool {
        let uses = self.scopes.uses.iter();
        let mut reads = uses.filter(|it| it.name == name && !it.is_write).peekable();
        let is_gone = |at: Spot| self.gone.iter().any(|it| it.0 <= at.0 && at.1 <= it.1);
        reads.peek().is_some() && reads.all(|it| is_gone(it.at))
    }
}

/// `table.cache_clear()`, or `k.__dict__.pop("weights", None)`.
fn empties(func: &Expr, arguments: &[Expr], name: &str) -> bool {
    let Expr::Attribute(method) = func else {
        return false;
    };
    match (method.attr.as_str(), &*method.value) {
        ("cache_clear", of) => super::flow::last_name(of) == name,
        ("pop", Expr::Attribute(of)) => {
            of.attr.as_str() == "__dict__"
                && matches!(arguments.first(), Some(Expr::StringLiteral(it)) if it.value.to_str() == name)
        }
        _ => false,
    }
}

/// What a program does with a table besides filling it.
#[derive(Default)]
struct Uses {
    /// Where it gives what it keeps.
    read: Vec<Spot>,
    /// Statements that make or empty it.
    emptied: Vec<Spot>,
}

/// The statement that fills a table.
struct Filled<'a> {
    at: Spot,
    table: &'a str,
    key: &'a str,
    value: &'a Expr,
}

impl<'a> Filled<'a> {
    fn of(it: &'a StmtIf, text: &'a str) -> Option<Self> {
        let old = |expr: &Expr| text.get(spot(expr).0..spot(expr).1).unwrap_or("");
        let Expr::Compare(test) = &*it.test else {
            return None;
        };
        let ([CmpOp::NotIn], [table]) = (&*test.ops, &*test.comparators) else {
            return None;
        };
        let [Stmt::Assign(store)] = it.body.as_slice() else {
            return None;
        };
        let [Expr::Subscript(target)] = store.targets.as_slice() else {
            return None;
        };
        let key = old(&test.left);
        let is_it = old(&target.value) == old(table) && old(&target.slice) == key;
        (is_it && it.elif_else_clauses.is_empty()).then(|| Self {
            at: spot(it),
            table: old(table),
            key,
            value: &store.value,
        })
    }
}
