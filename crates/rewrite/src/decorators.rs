//! Decorators of the program that do something at each call, `CALLS[fn.__name__] += 1`, are written out in the functions
//! that they decorate: what they count is state of those then.

use super::findings::Finding;
use super::program::{each_expression, each_statement};
use super::reading::{Reading, made};
use super::scopes::{MODULE, Scopes, Spot, spot};
use super::steps::Made;
use super::through::hands_on;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{Expr, Stmt, StmtFunctionDef};
use freezeframe_python::syntax::parts::expressions;

/// The cells with such decorators written out, and what was done; `None` where there are none.
pub(super) fn written_out(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    made(cells, &mut |reading, making| {
        let Reading {
            program,
            body,
            scopes,
            ..
        } = *reading;
        let spans = found.iter().filter_map(|it| it.frozen.span);
        let places: Vec<usize> = spans.filter_map(|span| program.offset(span)).collect();
        for stmt in body {
            let Stmt::FunctionDef(def) = stmt else {
                continue;
            };
            let (start, end) = spot(def);
            let is_found = places.iter().any(|at| start <= *at && *at < end);
            let Some(decorator) = is_found.then(|| Decorator::of(def, scopes)).flatten() else {
                continue;
            };
            let Some(decorated) = decorator.decorated(body, scopes) else {
                continue;
            };
            for (it, at) in decorated {
                let lines: Vec<String> = decorator
                    .does
                    .iter()
                    .map(|stmt| decorator.line(stmt, it.name.as_str(), &program.text))
                    .collect();
                let is_text = |stmt: &&Stmt| !matches!(stmt, Stmt::Expr(it) if matches!(&*it.value, Expr::StringLiteral(_)));
                if let Some(first) = it.body.iter().find(is_text) {
                    making.edits.before(spot(first).0, &lines);
                }
                let line = (
                    making.edits.line_start(at.0),
                    making.edits.line_end(at.1) + 1,
                );
                making.edits.replace(line, "");
            }
            making.edits.delete(spot(def));
            let told = Sentence::of("`{name}` is written out in the functions that it decorated.");
            making.tell(told.with("name", def.name.as_str().to_owned()));
        }
    })
}

/// `def counted(fn)`, with a function in it that does something and then calls `fn` with all that it is given.
struct Decorator<'a> {
    def: &'a StmtFunctionDef,
    /// Its parameter.
    function: &'a str,
    /// What is done at each call.
    does: &'a [Stmt],
}

impl<'a> Decorator<'a> {
    fn of(def: &'a StmtFunctionDef, scopes: &Scopes<'a>) -> Option<Self> {
        let mut parameters = def.parameters.iter();
        let function: &str = parameters.next()?.name();
        let is_text = |stmt: &&Stmt| !matches!(stmt, Stmt::Expr(it) if matches!(&*it.value, Expr::StringLiteral(_)));
        let body: Vec<&Stmt> = def.body.iter().filter(is_text).collect();
        let [Stmt::FunctionDef(inner), Stmt::Return(returned)] = body.as_slice() else {
            return None;
        };
        let is_inner =
            matches!(returned.value.as_deref(), Some(Expr::Name(it)) if it.id == inner.name.id);
        let all = inner.parameters.vararg.as_ref()?.name.as_str();
        let named = inner.parameters.kwarg.as_ref().map(|it| it.name.as_str());
        let (last, does) = inner.body.split_last()?;
        let Stmt::Return(last) = last else {
            return None;
        };
        let hands_on = matches!(last.value.as_deref(), Some(Expr::Call(call)) if hands_on(call, function, all, named));
        if parameters.next().is_some()
            || !is_inner
            || !hands_on
            || does.is_empty()
            || inner.parameters.iter().count() != 1 + usize::from(named.is_some())
        {
            return None;
        }
        // What it does looks at nothing of its own but the function's name.
        let (from, to) = (spot(does.first()?).0, spot(does.last()?).1);
        let mut uses = scopes.uses.iter();
        let is_free = uses.all(|it| {
            let is_inside = from <= it.at.0 && it.at.1 <= to;
            let owner = scopes.owner(it.scope, it.name);
            let is_module = owner == MODULE;
            let is_function = it.name == function && {
                let rest = scopes.ways_from(it.at);
                rest.iter()
                    .any(|way| matches!(way, Expr::Attribute(it) if it.attr.as_str() == "__name__"))
            };
            !is_inside || is_module || is_function
        });
        let is_plain = does.iter().all(|it| {
            matches!(
                it,
                Stmt::Assign(_) | Stmt::AugAssign(_) | Stmt::Expr(_) | Stmt::Global(_)
            )
        });
        (is_free && is_plain).then_some(Self {
            def,
            function,
            does,
        })
    }

    /// The functions that it decorates, each with where it is named there; `None` where it is used otherwise too.
    fn decorated(
        &self,
        body: &'a [Stmt],
        scopes: &Scopes<'a>,
    ) -> Option<Vec<(&'a StmtFunctionDef, Spot)>> {
        let name = self.def.name.as_str();
        let mut all = Vec::new();
        each_statement(body, &mut |stmt| {
            if let Stmt::FunctionDef(def) = stmt {
                for decorator in &def.decorator_list {
                    if matches!(&decorator.expression, Expr::Name(it) if it.id.as_str() == name) {
                        all.push((def, spot(&decorator.expression)));
                    }
                }
            }
        });
        let mut uses = scopes.uses.iter();
        let is_all =
            uses.all(|it| it.is_write || it.name != name || all.iter().any(|(_, at)| *at == it.at));
        (is_all && !all.is_empty()).then_some(all)
    }

    /// A statement of it, in a function of this name.
    fn line(&self, stmt: &Stmt, name: &str, text: &str) -> String {
        let (start, end) = spot(stmt);
        let mut places = Vec::new();
        for whole in expressions(stmt) {
            each_expression(whole, &mut |expr| {
                if let Expr::Attribute(it) = expr
                    && matches!(&*it.value, Expr::Name(of) if of.id.as_str() == self.function)
                {
                    places.push(spot(expr));
                }
            });
        }
        places.sort_unstable();
        let (mut line, mut at) = (String::new(), start);
        for (from, to) in places {
            line += text.get(at..from).unwrap_or("");
            line += &format!("\"{name}\"");
            at = to;
        }
        line + text.get(at..end).unwrap_or("")
    }
}
