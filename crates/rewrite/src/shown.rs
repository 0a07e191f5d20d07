//! What a loop prints, once it is a `scan`: when all turns are done, or by `jax.debug.print`.

use super::around::{Output, Writer};
use super::loop_turns::Over;
use super::loops::{Loop, Part, Problem, is_print};
use super::prints::debug_call;
use super::program::{each_expression, each_statement};
use super::scopes::{Spot, spot};
use super::text::Edits;
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{CmpOp, Expr, ExprCall, Number, Operator, Stmt};
use freezeframe_python::syntax::parts::expressions;
use std::collections::BTreeSet;

impl<'a> Writer<'a, '_> {
    /// `print` becomes `jax.debug.print`, under `lax.cond` where it depends on the turn.
    pub(super) fn debugged(&mut self, stmt: &'a Stmt) -> Result<(), Vec<Problem>> {
        let call_of = |stmt: &'a Stmt| match stmt {
            Stmt::Expr(it) => match &*it.value {
                Expr::Call(call) if is_print(&it.value) => Some(call),
                _ => None,
            },
            _ => None,
        };
        let debug = |edits: &Edits<'_>, call: &ExprCall| {
            debug_call(edits, call).map_err(|reason| vec![(spot(call), reason)])
        };
        match stmt {
            Stmt::If(it) => {
                let calls: Option<Vec<&ExprCall>> = it.body.iter().map(call_of).collect();
                let Some(calls) = calls.filter(|_| it.elif_else_clauses.is_empty()) else {
                    let reason = Sentence::of(
                        "there is no rule for both ways of `if {condition}` in a `scan`",
                    );
                    let condition = self.looker.text(spot(&*it.test));
                    return Err(vec![(spot(stmt), reason.with("condition", condition))]);
                };
                let test = self.edits.render_whole(spot(&*it.test));
                let lax = self.lax();
                let indent = self.edits.indent(spot(stmt).0).to_owned();
                let mut lines = Vec::new();
                for call in calls {
                    let text = debug(&self.edits, call)?;
                    lines.push(format!("{lax}.cond({test}, lambda: {text}, lambda: None)"));
                }
                self.edits
                    .replace(spot(stmt), lines.join(&format!("\n{indent}")));
            }
            _ => {
                if let Some(call) = call_of(stmt) {
                    let text = debug(&self.edits, call)?;
                    self.edits.replace(spot(call), text);
                }
            }
        }
        Ok(())
    }

    /// The variables of the body that a statement shows.
    pub(super) fn shown(&self, it: &Loop<'a>, stmt: &Stmt, index: Option<&str>) -> Vec<String> {
        let mut names = self.looker.names_read(it.home, spot(stmt));
        names.retain(|name| it.set.contains(name) && Some(name.as_str()) != index);
        let mut seen = BTreeSet::new();
        names.retain(|name| seen.insert(name.clone()));
        names
    }

    /// True if what a statement shows can be shown once all turns are done: variables of the body, as they are at its end.
    pub(super) fn can_follow(&self, it: &Loop<'a>, stmt: &Stmt, index: Option<&str>) -> bool {
        let own = self.targets_of(&it.stmt.target);
        let is_conditional = matches!(stmt, Stmt::If(_));
        let later = it
            .stmt
            .body
            .iter()
            .filter(|later| spot(*later).0 >= spot(stmt).1);
        let later: Vec<&Stmt> = later.collect();
        let names = self.shown(it, stmt, index);
        let is_settled = names.iter().all(|name| {
            let uses = self.looker.flow.scopes.uses.iter();
            let mut writes = uses.filter(|it| it.is_write && it.name == name);
            let is_set_later = writes.any(|at| {
                later
                    .iter()
                    .any(|it| spot(*it).0 <= at.at.0 && at.at.1 <= spot(*it).1)
            });
            let is_kept = is_conditional && it.carried.contains(name);
            !(own.contains(name) || is_set_later || is_kept)
        });
        // Where each variable stands: by itself, or where a number is asked for.
        let mut bare = 0;
        each_statement(std::slice::from_ref(stmt), &mut |stmt| {
            for whole in expressions(stmt) {
                each_expression(whole, &mut |expr| {
                    let parts = match expr {
                        Expr::Call(call) if is_plain_call(call) => &call.arguments.args[..],
                        Expr::Attribute(it) if it.attr.as_str() == "item" => {
                            std::slice::from_ref(&*it.value)
                        }
                        Expr::FString(text) => {
                            let elements = text.value.elements();
                            bare += elements
                                .filter_map(|it| it.as_interpolation())
                                .filter(|it| matches!(&*it.expression, Expr::Name(name) if names.iter().any(|it| *it == *name.id)))
                                .count();
                            &[]
                        }
                        _ => &[],
                    };
                    bare += parts.iter().filter(|it| matches!(it, Expr::Name(name) if names.iter().any(|it| *it == *name.id))).count();
                });
            }
        });
        let all = self.looker.names_read(it.home, spot(stmt));
        let all = all.iter().filter(|name| names.contains(name)).count();
        is_settled && bare == all
    }

    pub(super) fn targets_of(&self, target: &Expr) -> Vec<String> {
        let mut names = Vec::new();
        each_expression(target, &mut |expr| {
            if let Expr::Name(name) = expr {
                names.push(name.id.to_string());
            }
        });
        names
    }

    /// What prints once the `scan` has run.
    pub(super) fn following(
        &self,
        it: &Loop<'a>,
        over: &Over,
        outputs: &[Output],
        indent: &str,
    ) -> String {
        let shown: Vec<&Stmt> = it
            .parts
            .iter()
            .filter(|(_, part)| matches!(part, Part::Shown))
            .map(|(stmt, _)| *stmt)
            .collect();
        if shown.is_empty() {
            return String::new();
        }
        let index = over.index.as_deref();
        let mut names: Vec<String> = Vec::new();
        for stmt in &shown {
            for name in self.shown(it, stmt, index) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        let all_of = |name: &String| {
            let found = outputs.iter().find(|it| it.value == *name);
            found.map_or_else(|| name.clone(), |it| it.name.clone())
        };
        if let ([Stmt::If(branch)], Some(index), Some(count)) =
            (shown.as_slice(), index, &over.count)
            && branch.elif_else_clauses.is_empty()
            && let Some(step) = self.each_nth(&branch.test, index)
        {
            let mut text = format!("\n{indent}for {index} in range(0, {count}, {step}):");
            for stmt in &branch.body {
                let mut line = self.edits.old(spot(stmt)).to_owned();
                let mut places: Vec<(Spot, &str)> = Vec::new();
                for it in &self.looker.flow.scopes.uses {
                    let is_inside = spot(stmt).0 <= it.at.0 && it.at.1 <= spot(stmt).1;
                    if is_inside && names.iter().any(|name| name == it.name) {
                        places.push((it.at, it.name));
                    }
                }
                places.sort_by_key(|it| std::cmp::Reverse(it.0));
                for (at, name) in places {
                    let from = at.0 - spot(stmt).0;
                    let new = format!("{}[{index}]", all_of(&name.to_owned()));
                    line.replace_range(from..from + (at.1 - at.0), &new);
                }
                text += &format!("\n{indent}    {line}");
            }
            return text;
        }
        let values: Vec<String> = names.iter().map(&all_of).collect();
        let (target, values) = match (names.as_slice(), values.as_slice()) {
            ([], _) => (String::new(), String::new()),
            ([name], [all]) => (name.clone(), all.clone()),
            _ => (names.join(", "), format!("zip({})", values.join(", "))),
        };
        let head = match (index, &over.turns) {
            (Some(index), Some(turns)) if names.is_empty() => format!("for {index} in {turns}:"),
            (Some(index), _) if over.count.is_some() || over.is_counted => match names.len() {
                1 => format!("for {index}, {target} in enumerate({values}):"),
                _ => format!("for {index}, ({target}) in enumerate({values}):"),
            },
            (Some(index), Some(turns)) => {
                let values = values
                    .trim_start_matches("zip(")
                    .trim_end_matches(')')
                    .to_owned();
                format!("for {index}, {target} in zip({turns}, {values}):")
            }
            _ => format!("for {target} in {values}:"),
        };
        let mut text = format!("\n{indent}{head}");
        for stmt in shown {
            text += &format!("\n{indent}    {}", self.edits.old(spot(stmt)));
        }
        text
    }

    /// The number of which the turns that a condition holds in are multiples: `i % 100 == 0`.
    pub(super) fn each_nth(&self, test: &Expr, index: &str) -> Option<String> {
        let Expr::Compare(it) = test else { return None };
        let ([CmpOp::Eq], [Expr::NumberLiteral(zero)]) = (&*it.ops, &*it.comparators) else {
            return None;
        };
        let Expr::BinOp(modulo) = &*it.left else {
            return None;
        };
        let is_index = matches!(&*modulo.left, Expr::Name(name) if name.id == *index);
        let is_zero = matches!(&zero.value, Number::Int(it) if it.as_i64() == Some(0));
        let is_plain = matches!(&*modulo.right, Expr::Name(_) | Expr::NumberLiteral(_));
        let is_it = is_index && is_zero && is_plain && modulo.op == Operator::Mod;
        is_it.then(|| self.edits.old(spot(&*modulo.right)).to_owned())
    }
}

/// True for calls of which an element of what a `scan` gives is as good an argument.
fn is_plain_call(call: &ExprCall) -> bool {
    match &*call.func {
        Expr::Name(name) => matches!(
            name.id.as_str(),
            "print" | "float" | "int" | "round" | "str" | "abs" | "repr"
        ),
        Expr::Attribute(it) => it.attr.as_str() == "append",
        _ => false,
    }
}
