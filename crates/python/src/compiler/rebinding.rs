//! Whether the caller of a function goes on with what it gives in place of an argument: `p = step(p)`. What the function
//! has changed of that argument then makes no difference.

use super::forms::Range;
use crate::syntax::ast::visitor::{self, Visitor};
use crate::syntax::ast::{Expr, ExprCall, Stmt, StmtFunctionDef};
use crate::syntax::{Ranged, parse};

/// A range of a text.
pub type Within<'t> = (&'t str, Range);

/// True if the call, and each other call in `texts` of what it calls, stands in an assignment to the variable that it is
/// given for this parameter; for each of `others` if the function has no parameter of that name, as where it hands the
/// argument on.
pub fn is_rebound<'t>(
    texts: impl Iterator<Item = &'t str>,
    call: Within<'_>,
    def: Within<'_>,
    (parameter, others): (&str, &[&str]),
) -> bool {
    let (called, defined) = (
        parse(call.0).unwrap_or_default(),
        parse(def.0).unwrap_or_default(),
    );
    let mut callee = Callee {
        at: call.1,
        found: None,
    };
    let mut defs = Defs {
        at: def.1,
        found: None,
    };
    called.iter().for_each(|stmt| callee.visit_stmt(stmt));
    defined.iter().for_each(|stmt| defs.visit_stmt(stmt));
    let (Some(func), Some(def)) = (callee.found, defs.found) else {
        return false;
    };
    let Some(func) = call.0.get(func.0 as usize..func.1 as usize) else {
        return false;
    };
    let names: Vec<&str> = def.parameters.iter().map(|it| it.name().as_str()).collect();
    let wanted: &[&str] = match names.contains(&parameter) {
        true => &[parameter],
        false => others,
    };
    let own = usize::from(names.first() == Some(&"self"));
    !wanted.is_empty()
        && texts.into_iter().all(|text| {
            let body = parse(text).unwrap_or_default();
            let mut calls = Calls {
                text,
                func,
                count: 0,
                assigned: Vec::new(),
            };
            body.iter().for_each(|stmt| calls.visit_stmt(stmt));
            let is_back = |(targets, call): &(Vec<&Expr>, &ExprCall)| {
                wanted.iter().all(|name| {
                    let at = names.iter().position(|it| it == name);
                    let given = at.and_then(|at| argument(call, at.checked_sub(own)?, name));
                    let given = given.filter(|it| matches!(it, Expr::Name(_) | Expr::Attribute(_)));
                    given.is_some_and(|it| {
                        targets
                            .iter()
                            .any(|to| text_of(text, to) == text_of(text, it))
                    })
                })
            };
            calls.count == calls.assigned.len() && calls.assigned.iter().all(is_back)
        })
}

fn text_of<'t>(text: &'t str, expr: &Expr) -> Option<&'t str> {
    let (start, end) = range(expr);
    text.get(start as usize..end as usize)
}

fn argument<'a>(call: &'a ExprCall, at: usize, name: &str) -> Option<&'a Expr> {
    let mut keywords = call.arguments.keywords.iter();
    let keyword = keywords.find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == name));
    keyword
        .map(|it| &it.value)
        .or_else(|| call.arguments.args.get(at))
}

fn range(node: &dyn Ranged) -> Range {
    let range = node.range();
    (range.start().to_u32(), range.end().to_u32())
}

/// Looks for what a call calls.
struct Callee {
    at: Range,
    found: Option<Range>,
}

impl<'a> Visitor<'a> for Callee {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Call(call) = expr
            && range(call) == self.at
        {
            self.found = Some(range(&*call.func));
        }
        visitor::walk_expr(self, expr);
    }
}

/// Looks for the calls of a function, and for those that are assigned.
struct Calls<'a, 't> {
    text: &'t str,
    func: &'t str,
    count: usize,
    assigned: Vec<(Vec<&'a Expr>, &'a ExprCall)>,
}

impl<'a> Visitor<'a> for Calls<'a, '_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let (targets, value): (Vec<&Expr>, _) = match stmt {
            Stmt::Assign(it) => (it.targets.iter().collect(), Some(&*it.value)),
            Stmt::AnnAssign(it) => (vec![&*it.target], it.value.as_deref()),
            _ => (Vec::new(), None),
        };
        if let Some(Expr::Call(call)) = value
            && text_of(self.text, &call.func) == Some(self.func)
        {
            let flat = targets.into_iter().flat_map(|target| match target {
                Expr::Tuple(it) => it.elts.iter().collect(),
                Expr::List(it) => it.elts.iter().collect(),
                one => vec![one],
            });
            self.assigned.push((flat.collect(), call));
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Call(call) = expr {
            let is_it = text_of(self.text, &call.func) == Some(self.func);
            self.count += usize::from(is_it);
        }
        visitor::walk_expr(self, expr);
    }
}

/// Looks for the innermost function around a place.
struct Defs<'a> {
    at: Range,
    found: Option<&'a StmtFunctionDef>,
}

impl<'a> Visitor<'a> for Defs<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if let Stmt::FunctionDef(def) = stmt {
            let (start, end) = range(stmt);
            if start <= self.at.0 && self.at.1 <= end {
                self.found = Some(def);
            }
        }
        visitor::walk_stmt(self, stmt);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(call: &str, def: &str, parameter: &str, expected: bool) {
        let start = call.find("step(").unwrap_or(0);
        let end = call.find(')').map_or(call.len(), |at| at + 1);
        let at = (start as u32, end as u32);
        let whole = (0, def.len() as u32);
        let texts = [call, def].into_iter();
        let found = is_rebound(texts, (call, at), (def, whole), (parameter, &["p"]));
        assert_eq!(found, expected, "{call} of {def}");
    }

    #[test]
    fn what_is_bound_again() {
        let def = "def step(p, dt):\n    p.x = dt\n    return p";
        check("p = step(p, 1)", def, "p", true);
        check("p, q = step(p, 1)", def, "p", true);
        check("s.p = step(s.p, 1)", def, "p", true);
        check("p = step(dt=1, p=p)", def, "p", true);
        check("p = step(p, 1)", def, "self", true);
        check("q = step(p, 1)", def, "p", false);
        check("p = step(p, 1)\nstep(p, 2)", def, "p", false);
        check("p = step(q, p)", def, "p", false);
        check("print(step(p, 1))", def, "p", false);
        check("q = step(p, 1)", def, "self", false);
        check("x = o.step(p, 1)", "def step(self, p): pass", "p", false);
    }
}
