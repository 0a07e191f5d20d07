//! Small methods that a jitted function calls are written out where they are called: `env.observe(x)` becomes
//! `x + env.noise.sample(2)`, so that what they ask objects for can be asked before the call.

use super::before::leads_to;
use super::findings::Finding;
use super::flow::{Flow, Known};
use super::program::{each_expression, each_statement};
use super::reading::{Reading, made};
use super::scopes::{MODULE, Spot, spot};
use super::steps::Made;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{Expr, ExprCall, Stmt, StmtFunctionDef};
use freezeframe_python::syntax::parts::expressions;
use std::collections::BTreeMap;

/// How far attributes of attributes are followed, of which a program may have a circle: `alice = Agent(bob.memory)`.
const DEEPEST: u32 = 8;

/// The cells with such methods written out, and what was done; `None` where there are none.
pub(super) fn written_out(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    made(cells, &mut |reading, making| {
        let Reading {
            program,
            body,
            flow,
            scopes,
        } = *reading;
        let spans = found.iter().filter_map(|it| it.frozen.span);
        let places: Vec<usize> = spans.filter_map(|span| program.offset(span)).collect();
        let calls = calls_in(body);
        let objects = Objects {
            flow,
            calls: &calls,
        };
        let mut done: Vec<Spot> = Vec::new();
        for call in &calls {
            let at = spot(*call);
            let scope = scopes.home(scopes.around(at.0));
            let is_inside = done.iter().any(|it| it.0 <= at.0 && at.1 <= it.1);
            if is_inside || !flow.traced.contains(&scope) {
                continue;
            }
            let Some((class, def, receiver)) = objects.method(call) else {
                continue;
            };
            let asks = leads_to(&Expr::Call((*call).clone()), &places, flow)
                || objects.reaches(class, def, &places, DEPTH);
            let text = asks.then(|| objects.text(call, def, receiver, scope));
            let Some((value, is_whole)) = text.flatten() else {
                continue;
            };
            let value = match is_whole || stands_alone(&program.text, at) {
                true => value,
                false => format!("({value})"),
            };
            let told = Sentence::of("`{name}` is written out as `{value}`.");
            let told = told.with("name", making.edits.old(at).to_owned());
            let told = told.with("value", value.clone());
            making.edits.replace(at, value);
            making.tell(told);
            done.push(at);
        }
    })
}

/// How many methods deep something is looked for.
const DEPTH: u32 = 6;

fn is_in(at: usize, (start, end): Spot) -> bool {
    start <= at && at < end
}

/// All calls, outer ones first.
fn calls_in(body: &[Stmt]) -> Vec<&ExprCall> {
    let mut calls = Vec::new();
    each_statement(body, &mut |stmt| {
        for whole in expressions(stmt) {
            each_expression(whole, &mut |expr| {
                if let Expr::Call(call) = expr {
                    calls.push(call);
                }
            });
        }
    });
    calls
}

/// True if what stands at a place needs no brackets, whatever it is: it is an argument, or all of a value.
fn stands_alone(text: &str, (start, end): Spot) -> bool {
    let before = text.get(..start).unwrap_or("").trim_end();
    let after = text.get(end..).unwrap_or("").trim_start_matches(' ');
    let is_set = before.ends_with('=')
        && !["==", "<=", ">=", "!="]
            .iter()
            .any(|it| before.ends_with(it));
    let begins = is_set || before.ends_with(['(', ',']) || before.ends_with("return");
    begins && (after.is_empty() || after.starts_with([')', ',', '\n', '#']))
}

/// True for what needs no brackets wherever it stands.
fn is_whole(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Name(_)
            | Expr::Attribute(_)
            | Expr::Subscript(_)
            | Expr::Call(_)
            | Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::List(_)
            | Expr::Tuple(_)
    )
}

/// True for what can stand in several places, or in none: nothing is computed or asked there.
fn is_plain(expr: &Expr) -> bool {
    match expr {
        Expr::Name(_)
        | Expr::NumberLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::BooleanLiteral(_) => true,
        Expr::Attribute(it) => is_plain(&it.value),
        _ => false,
    }
}

/// What is known of the objects that variables of the module hold.
struct Objects<'a, 'p> {
    flow: &'p Flow<'a, 'p>,
    calls: &'p [&'a ExprCall],
}

impl<'a> Objects<'a, '_> {
    /// The method that a call calls, and the text of its object.
    fn method(&self, call: &ExprCall) -> Option<(usize, &'a StmtFunctionDef, String)> {
        let flow = self.flow;
        let text = |expr: &Expr| {
            let (start, end) = spot(expr);
            flow.text.get(start..end).unwrap_or("").to_owned()
        };
        let (class, scope, object) = match &*call.func {
            Expr::Attribute(it) => {
                let class = self.class_of(&it.value, DEEPEST);
                match class.and_then(|class| Some((class, flow.method(class, &it.attr)?))) {
                    Some((class, scope)) => (class, scope, text(&it.value)),
                    None => {
                        let class = self.class_of(&call.func, DEEPEST)?;
                        (class, flow.method(class, "__call__")?, text(&call.func))
                    }
                }
            }
            func @ Expr::Name(_) => {
                let class = self.class_of(func, DEEPEST)?;
                (class, flow.method(class, "__call__")?, text(func))
            }
            _ => return None,
        };
        let def = flow.scopes.def(scope)?;
        let is_known = def.decorator_list.is_empty()
            && def.parameters.vararg.is_none()
            && def.parameters.kwarg.is_none();
        is_known.then_some((class, def, object))
    }

    /// True if something was found in a method of an object of this class, or in one that it calls.
    fn reaches(&self, class: usize, def: &StmtFunctionDef, places: &[usize], depth: u32) -> bool {
        let whole = spot(def);
        if depth == 0 || places.iter().any(|it| is_in(*it, whole)) {
            return depth > 0;
        }
        let this = def.parameters.iter().next().map(|it| it.name().as_str());
        let is_this = |expr: &Expr| matches!(expr, Expr::Name(it) if Some(it.id.as_str()) == this);
        let inside = self.calls.iter().filter(|it| is_in(spot(**it).0, whole));
        let mut called = inside.filter_map(|call| {
            let Expr::Attribute(func) = &*call.func else {
                return None;
            };
            let (class, method) = match &*func.value {
                value if is_this(value) => match self.flow.method(class, &func.attr) {
                    Some(method) => (class, method),
                    None => {
                        let class = self.class_of_attribute(class, &func.attr, DEEPEST)?;
                        (class, self.flow.method(class, "__call__")?)
                    }
                },
                Expr::Attribute(part) if is_this(&part.value) => {
                    let class = self.class_of_attribute(class, &part.attr, DEEPEST)?;
                    (class, self.flow.method(class, &func.attr)?)
                }
                _ => return None,
            };
            Some((class, self.flow.scopes.def(method)?))
        });
        called.any(|(class, def)| self.reaches(class, def, places, depth - 1))
    }

    /// The class of the object that an expression of the module stands for.
    fn class_of(&self, expr: &Expr, depth: u32) -> Option<usize> {
        match expr {
            Expr::Name(name) => match self.flow.finally(MODULE, &name.id)? {
                Known::Held(at) => Some(self.flow.held[*at].class),
                _ => None,
            },
            Expr::Attribute(it) => {
                let class = self.class_of(&it.value, depth)?;
                self.class_of_attribute(class, &it.attr, depth.checked_sub(1)?)
            }
            _ => None,
        }
    }

    /// The class of what `__init__` keeps in an attribute: a new object, or one that it is given.
    fn class_of_attribute(&self, class: usize, name: &str, depth: u32) -> Option<usize> {
        let flow = self.flow;
        let init = flow.scopes.def(flow.method(class, "__init__")?)?;
        let mut stores = init.body.iter().filter_map(|stmt| match stmt {
            Stmt::Assign(it) => match it.targets.as_slice() {
                [Expr::Attribute(target)] if target.attr.as_str() == name => Some(&*it.value),
                _ => None,
            },
            _ => None,
        });
        let value = stores.next().filter(|_| stores.next().is_none())?;
        let Expr::Name(param) = value else {
            return self.class_made(value);
        };
        let at = init
            .parameters
            .iter()
            .skip(1)
            .position(|it| it.name().as_str() == param.id.as_str())?;
        let given = self.calls.iter().filter(|call| {
            matches!(&*call.func, Expr::Name(name)
                if matches!(flow.finally(MODULE, &name.id), Some(Known::Class(of)) if *of == class))
        });
        let mut classes = given.map(|call| {
            let mut keywords = call.arguments.keywords.iter();
            let keyword = keywords.find(|it| {
                it.arg
                    .as_ref()
                    .is_some_and(|it| it.as_str() == param.id.as_str())
            });
            let value = call
                .arguments
                .args
                .get(at)
                .or(keyword.map(|it| &it.value))?;
            self.class_made(value)
                .or_else(|| self.class_of(value, depth))
        });
        let first = classes.next()??;
        classes.all(|it| it == Some(first)).then_some(first)
    }

    /// The class of a new object.
    fn class_made(&self, expr: &Expr) -> Option<usize> {
        let Expr::Call(call) = expr else { return None };
        let Expr::Name(name) = &*call.func else {
            return None;
        };
        match self.flow.finally(MODULE, &name.id)? {
            Known::Class(class) => Some(*class),
            _ => None,
        }
    }

    /// What a call computes, as an expression at its place, and whether that needs no brackets; `None` where the
    /// method does more than name values and return one.
    fn text(
        &self,
        call: &ExprCall,
        def: &'a StmtFunctionDef,
        object: String,
        scope: usize,
    ) -> Option<(String, bool)> {
        let inner = self.flow.scopes.made_by(def);
        let mut filling = Filling {
            flow: self.flow,
            inner,
            scope,
            values: BTreeMap::new(),
        };
        let mut parameters = def.parameters.iter();
        let this: &str = parameters.next()?.name();
        filling.values.insert(this, object);
        let arguments = &call.arguments;
        let is_spread = |it: &Expr| matches!(it, Expr::Starred(_));
        let mut count = 0;
        if arguments.args.iter().any(is_spread)
            || arguments.keywords.iter().any(|it| it.arg.is_none())
        {
            return None;
        }
        for (at, parameter) in parameters.enumerate() {
            let name: &str = parameter.name();
            let mut keywords = arguments.keywords.iter();
            let keyword = keywords.find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == name));
            let given = arguments.args.get(at).or(keyword.map(|it| &it.value));
            count += usize::from(given.is_some());
            let given = given.or(parameter.default().filter(|it| is_plain(it)))?;
            if !is_plain(given) && filling.reads(name) != 1 {
                return None;
            }
            let (start, end) = spot(given);
            let text = self.flow.text.get(start..end)?;
            filling.keep(name, text.to_owned(), is_whole(given));
        }
        if count != arguments.args.len() + arguments.keywords.len() {
            return None;
        }
        let is_text = |stmt: &&Stmt| !matches!(stmt, Stmt::Expr(it) if matches!(&*it.value, Expr::StringLiteral(_)));
        let body: Vec<&Stmt> = def.body.iter().filter(is_text).collect();
        let (last, named) = body.split_last()?;
        for stmt in named {
            let Stmt::Assign(it) = stmt else { return None };
            let [Expr::Name(target)] = it.targets.as_slice() else {
                return None;
            };
            if filling.values.contains_key(target.id.as_str()) || filling.reads(&target.id) != 1 {
                return None;
            }
            let text = filling.filled(&it.value)?;
            filling.keep(&target.id, text, is_whole(&it.value));
        }
        let Stmt::Return(it) = last else { return None };
        let value = it.value.as_deref()?;
        Some((filling.filled(value)?, is_whole(value)))
    }
}

/// A method's expressions with values in place of its variables.
struct Filling<'a, 'p> {
    flow: &'p Flow<'a, 'p>,
    /// The method.
    inner: usize,
    /// The function that its text goes to.
    scope: usize,
    values: BTreeMap<&'a str, String>,
}

impl<'a> Filling<'a, '_> {
    fn keep(&mut self, name: &'a str, text: String, is_whole: bool) {
        let text = if is_whole { text } else { format!("({text})") };
        self.values.insert(name, text);
    }

    /// How often the method reads one of its variables; more than that where it may be read many times.
    fn reads(&self, name: &str) -> usize {
        let scopes = self.flow.scopes;
        let mine = scopes.uses.iter().filter(|it| {
            it.name == name && !it.is_write && scopes.owner(it.scope, name) == self.inner
        });
        mine.map(|it| if it.scope == self.inner { 1 } else { 2 })
            .sum()
    }

    fn filled(&self, expr: &Expr) -> Option<String> {
        let (start, end) = spot(expr);
        let scopes = self.flow.scopes;
        let inside = scopes
            .uses
            .iter()
            .filter(|it| start <= it.at.0 && it.at.1 <= end);
        let mut places: Vec<(Spot, &str)> = Vec::new();
        for it in inside {
            let owner = scopes.owner(it.scope, it.name);
            if owner == self.inner {
                let value = self.values.get(it.name).filter(|_| !it.is_write)?;
                places.push((it.at, value));
            } else if owner == MODULE && scopes.owner(self.scope, it.name) != MODULE {
                return None;
            }
        }
        places.sort_unstable();
        let (mut text, mut at) = (String::new(), start);
        for ((from, to), value) in places {
            text += self.flow.text.get(at..from)?;
            text += value;
            at = to;
        }
        Some(text + self.flow.text.get(at..end)?)
    }
}
