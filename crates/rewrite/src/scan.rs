//! A loop that trains becomes one `lax.scan`: what [`loops`](super::loops) knows of it, written down.

use super::around::{Output, TIMING, Writer};
use super::flow::Flow;
use super::functions::own_statements;
use super::loops::{Looker, Loop, Part, Problem, computes, set_in, without_asking};
use super::program::{Program, each_expression, each_statement, obstacle};
use super::scopes::{MODULE, Scopes, Spot, spot};
use super::steps::Made;
use super::text::Edits;
use freezeframe_base::{CellText, Obstacle, Sentence};
use freezeframe_python::syntax::ast::{Expr, Stmt};
use freezeframe_python::syntax::parse;
use freezeframe_python::syntax::parts::{bodies, expressions};
use std::collections::BTreeSet;

/// Cells whose loops are scans.
pub(super) struct Scanned {
    pub(super) made: Made,
    /// The old cells, and the new ones, taking the time.
    pub(super) timed: [Vec<CellText>; 2],
}

/// The cells with each loop that trains as one `scan`, or what is in the way.
pub(super) fn scanned(cells: &[CellText]) -> Result<Scanned, Vec<Obstacle>> {
    let program = Program::new(cells);
    let whole = || Sentence::of("the program");
    let unreadable = |_| {
        let reason = Sentence::of("it cannot be parsed as a whole");
        vec![obstacle(whole(), None, reason)]
    };
    let body = parse(&program.text).map_err(unreadable)?;
    let scopes = Scopes::of(&program.text, &body).map_err(unreadable)?;
    let flow = Flow::of(&program.text, &body, &scopes);
    let looker = Looker {
        flow: &flow,
        body: &body,
    };
    let mut writer = Writer {
        looker: &looker,
        edits: Edits::new(&program.text),
        changes: Vec::new(),
        number: 0,
    };
    let mut obstacles = Vec::new();
    writer.statements(&body, MODULE, &modules(&body), &mut |at, reason| {
        let name = looker.text(at);
        obstacles.push(obstacle(name, program.span(at), reason));
    });
    if writer.changes.is_empty() {
        if obstacles.is_empty() {
            let reason = Sentence::of(
                "it has no `for` loop that computes with JAX and hands values from one turn to the next",
            );
            obstacles.push(obstacle(whole(), None, reason));
        }
        return Err(obstacles);
    }
    let (edits, changes) = (writer.edits, writer.changes);
    let timed = |is_new: bool| program.split_stages(&edits, &|stage| is_new || stage == TIMING);
    let timed = [timed(false), timed(true)];
    let new = program.split_stages(&edits, &|stage| stage != TIMING);
    Ok(Scanned {
        made: Made::at_once(new, changes),
        timed,
    })
}

/// The names by which a program has JAX, its parts, and what it imports of them.
fn modules(body: &[Stmt]) -> BTreeSet<String> {
    let is_ours = |name: &str| {
        let first = name.split('.').next().unwrap_or("");
        matches!(first, "jax" | "optax" | "flax" | "equinox" | "haiku")
    };
    let mut names = BTreeSet::new();
    each_statement(body, &mut |stmt| match stmt {
        Stmt::Import(it) => {
            for alias in it.names.iter().filter(|it| is_ours(&it.name)) {
                let first = alias.name.split('.').next().unwrap_or("").to_owned();
                names.insert(alias.asname.as_ref().map_or(first, |it| it.to_string()));
            }
        }
        Stmt::ImportFrom(it) if it.module.as_ref().is_some_and(|it| is_ours(it)) => {
            for alias in &it.names {
                names.insert(alias.asname.as_ref().unwrap_or(&alias.name).to_string());
            }
        }
        _ => {}
    });
    names
}

impl<'a> Writer<'a, '_> {
    /// Writes the loops among statements, and tells what is in the way of others.
    fn statements(
        &mut self,
        body: &'a [Stmt],
        scope: usize,
        modules: &BTreeSet<String>,
        tell: &mut dyn FnMut(Spot, Sentence),
    ) {
        let flow = self.looker.flow;
        for stmt in body {
            match stmt {
                Stmt::For(it) if computes(flow, it, modules) => {
                    let written = self.looker.look(it, scope, None).and_then(|it| {
                        match it.carried.is_empty() {
                            true => Err(Vec::new()),
                            false => self.write(&it, true).map(|_| ()),
                        }
                    });
                    match written {
                        Ok(()) => self.take_time(spot(it)),
                        Err(problems) => {
                            problems
                                .into_iter()
                                .for_each(|(at, reason)| tell(at, reason));
                            // What is in it may be one.
                            self.statements(&it.body, scope, modules, &mut |_, _| {});
                        }
                    }
                }
                Stmt::FunctionDef(def) => {
                    let inner = flow.scopes.made_by(def);
                    let is_plain = !flow.traced.contains(&inner)
                        && def.decorator_list.is_empty()
                        && !yields(&def.body)
                        && flow.scopes.class_of_method(inner).is_none();
                    if is_plain {
                        self.statements(&def.body, inner, modules, tell);
                    }
                }
                Stmt::ClassDef(_) => {}
                _ => {
                    for body in bodies(stmt) {
                        self.statements(body, scope, modules, tell);
                    }
                }
            }
        }
    }

    /// Writes one loop; what it gives to lists, for the loop around it.
    fn write(&mut self, it: &Loop<'a>, is_outer: bool) -> Result<Vec<Output>, Vec<Problem>> {
        let at = spot(it.stmt);
        let first = it.stmt.body.first().map_or(at, |stmt| spot(stmt));
        let header = self.edits.old((at.0, first.0));
        if !header.contains('\n')
            || !self
                .edits
                .old((self.edits.line_start(at.0), at.0))
                .trim()
                .is_empty()
        {
            let reason = Sentence::of("it has no lines of its own");
            return Err(vec![(at, reason)]);
        }
        let mut over = self.looker.over(it, self.numpy(), &[])?;
        self.number += usize::from(is_outer);
        let is_debugged = !is_outer
            || !it.parts.iter().all(|(stmt, part)| match part {
                Part::Shown => self.can_follow(it, stmt, over.index.as_deref()),
                _ => true,
            });
        if !is_debugged {
            let shown = it.parts.iter();
            let shown = shown.filter(|(_, part)| matches!(part, Part::Shown));
            let shown: Vec<Spot> = shown.map(|(stmt, _)| spot(*stmt)).collect();
            over = self.looker.over(it, self.numpy(), &shown)?;
        }
        self.strip(it, is_debugged);
        let mut outputs = Vec::new();
        for (stmt, part) in &it.parts {
            self.part(it, stmt, part, is_debugged, &mut outputs)?;
        }
        if !is_debugged {
            for (stmt, part) in &it.parts {
                if let Part::Shown = part {
                    for name in self.shown(it, stmt, over.index.as_deref()) {
                        self.output(&mut outputs, name);
                    }
                }
            }
        }
        for name in &it.last {
            self.output(&mut outputs, name.clone());
        }
        let indent = self.edits.indent(at.0).to_owned();
        let body_name = self.head(it, &over, &indent);
        let follow = match is_debugged {
            true => String::new(),
            false => self.following(it, &over, &outputs, &indent),
        };
        let gone: Vec<Spot> = it
            .parts
            .iter()
            .filter(|(_, part)| match part {
                Part::Appended { .. } => true,
                Part::Shown => !is_debugged,
                _ => false,
            })
            .map(|(stmt, _)| spot(*stmt))
            .collect();
        let tail = self.tail(it, &over, &outputs, &body_name, &indent, is_outer) + &follow;
        let last = it.stmt.body.last().map_or(at, |stmt| spot(stmt));
        for stmt in gone.iter().filter(|it| **it != last) {
            self.edits.delete(*stmt);
        }
        if gone.contains(&last) {
            self.edits.replace(last, tail.trim_start());
        } else {
            self.edits
                .insert(self.edits.line_end(last.1), format!("\n{tail}"));
        }
        if is_outer {
            self.tell(it, &outputs, is_debugged, !gone.is_empty());
        }
        outputs.retain(|it| it.list.is_some());
        Ok(outputs)
    }

    fn tell(&mut self, it: &Loop<'a>, outputs: &[Output], is_debugged: bool, has_gone: bool) {
        let iter = self.looker.text(spot(&*it.stmt.iter));
        let carried = it.carried.iter().map(|name| format!("`{name}`"));
        let told = Sentence::of(
            "The loop over `{iter}` is one `lax.scan`: each turn hands {carried} on to the next.",
        );
        self.changes
            .push(told.with("iter", iter).with_all("carried", carried));
        let lists = outputs.iter().filter_map(|it| it.list.as_ref());
        let lists: Vec<String> = lists.map(|(name, ..)| format!("`{name}`")).collect();
        if !lists.is_empty() {
            let told = Sentence::of(
                "What was appended to {lists} comes out of the `scan`, all of it at once.",
            );
            self.changes.push(told.with_all("lists", lists));
        }
        let has_prints = it.parts.iter().any(|(_, part)| matches!(part, Part::Shown));
        if has_prints && is_debugged {
            self.changes.push(Sentence::of(
                "`print` in a traced function becomes `jax.debug.print`.",
            ));
        } else if has_prints && has_gone {
            self.changes.push(Sentence::of(
                "What was printed in the loop is kept, and printed once it has run.",
            ));
        }
    }

    /// `float(loss)` is `loss` while it is traced.
    fn strip(&mut self, it: &Loop<'a>, is_debugged: bool) {
        for (stmt, part) in &it.parts {
            if matches!(part, Part::Shown) && !is_debugged || matches!(part, Part::Inner(_)) {
                continue;
            }
            let mut all = Vec::new();
            each_statement(std::slice::from_ref(*stmt), &mut |stmt| {
                for whole in expressions(stmt) {
                    each_expression(whole, &mut |expr| all.push(expr));
                }
            });
            for expr in all {
                let inner = without_asking(expr);
                let read = self.looker.names_read(it.home, spot(inner));
                if spot(inner) != spot(expr) && read.iter().any(|name| it.set.contains(name)) {
                    let text = self.edits.render_whole(spot(inner));
                    self.edits.replace(spot(expr), text);
                }
            }
        }
    }

    fn part(
        &mut self,
        it: &Loop<'a>,
        stmt: &'a Stmt,
        part: &Part<'a>,
        is_debugged: bool,
        outputs: &mut Vec<Output>,
    ) -> Result<(), Vec<Problem>> {
        match part {
            Part::Kept => {}
            Part::Appended { list, value } => {
                let inner = without_asking(value);
                let is_number = spot(inner) != spot(*value);
                let value = self.edits.render_whole(spot(*value));
                let name = match self.is_replaced(it, list) {
                    true => (*list).to_owned(),
                    false => self.fresh(&[&format!("new_{list}"), &format!("{list}_of_scan")]),
                };
                outputs.push(Output {
                    value,
                    name,
                    list: Some(((*list).to_owned(), is_number, false)),
                });
            }
            Part::Shown if is_debugged => self.debugged(stmt)?,
            Part::Shown => {}
            Part::Chosen(branch) => {
                let test = self.edits.render_whole(spot(&*branch.test));
                let names: Vec<&str> = set_in(&branch.body).collect();
                let numpy = self.numpy();
                let values: Vec<String> =
                    branch.body.iter().map(|stmt| self.value_of(stmt)).collect();
                let text = match (names.as_slice(), values.as_slice()) {
                    ([name], [value]) => format!("{name} = {numpy}.where({test}, {value}, {name})"),
                    _ => {
                        let lax = self.lax();
                        let reads_new = branch.body.iter().skip(1).any(|stmt| {
                            let read = self.looker.names_read(it.home, spot(stmt));
                            names.iter().any(|name| read.iter().any(|it| it == name))
                        });
                        if reads_new {
                            let reason = Sentence::of(
                                "there is no rule for both ways of `if {condition}` in a `scan`",
                            );
                            return Err(vec![(spot(stmt), reason.with("condition", test))]);
                        }
                        let (names, values) = (names.join(", "), values.join(", "));
                        format!(
                            "{names} = {lax}.cond({test}, lambda: ({values}), lambda: ({names}))"
                        )
                    }
                };
                self.edits.replace(spot(stmt), text);
            }
            Part::Inner(inner) => {
                for mut output in self.write(inner, false)? {
                    if let Some((_, _, is_nested)) = &mut output.list {
                        if *is_nested {
                            let reason = Sentence::of("a list is filled three loops deep");
                            return Err(vec![(spot(stmt), reason)]);
                        }
                        *is_nested = true;
                    }
                    output.value.clone_from(&output.name);
                    outputs.push(output);
                }
            }
        }
        Ok(())
    }

    /// What a plain statement sets its variable to.
    fn value_of(&self, stmt: &Stmt) -> String {
        match stmt {
            Stmt::Assign(it) => self.edits.render_whole(spot(&*it.value)),
            Stmt::AugAssign(it) => {
                let value = self.edits.render_whole(spot(&*it.value));
                let target = self.edits.old(spot(&*it.target));
                let is_plain = matches!(
                    &*it.value,
                    Expr::Name(_)
                        | Expr::NumberLiteral(_)
                        | Expr::Call(_)
                        | Expr::Attribute(_)
                        | Expr::Subscript(_)
                );
                match is_plain {
                    true => format!("{target} {} {value}", it.op.as_str()),
                    false => format!("{target} {} ({value})", it.op.as_str()),
                }
            }
            _ => String::new(),
        }
    }
}

/// True for the body of a generator.
fn yields(body: &[Stmt]) -> bool {
    let mut found = false;
    own_statements(body, &mut |stmt| {
        for whole in expressions(stmt) {
            each_expression(whole, &mut |expr| {
                found |= matches!(expr, Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Await(_));
            });
        }
    });
    found
}
