//! Draws in comprehensions and lambdas: each turn and each call gets a key of its own.

use super::editor::{Around, Editor};
use super::program::each_expression;
use super::scopes::spot;
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{Comprehension, Expr, ExprLambda};
use freezeframe_python::syntax::parts::parts;

/// A comprehension or a generator expression.
struct Turns<'a> {
    generators: &'a [Comprehension],
    elements: Vec<&'a Expr>,
}

impl<'a> Turns<'a> {
    /// The expression as a comprehension.
    fn of(expr: &'a Expr) -> Option<Self> {
        let (generators, elements) = match expr {
            Expr::ListComp(it) => (&it.generators, vec![&*it.elt]),
            Expr::SetComp(it) => (&it.generators, vec![&*it.elt]),
            Expr::Generator(it) => (&it.generators, vec![&*it.elt]),
            Expr::DictComp(it) => {
                let key = it.key.as_deref();
                (
                    &it.generators,
                    key.into_iter().chain([&*it.value]).collect(),
                )
            }
            _ => return None,
        };
        Some(Self {
            generators,
            elements,
        })
    }

    /// What is evaluated once, before the first turn.
    fn once(&self) -> Option<&'a Expr> {
        self.generators.first().map(|it| &it.iter)
    }

    /// What is evaluated in each turn.
    fn each(&self) -> Vec<&'a Expr> {
        let tests = self.generators.iter().flat_map(|it| &it.ifs);
        let later = self.generators.iter().skip(1).map(|it| &it.iter);
        let elements = self.elements.iter().copied();
        tests.chain(later).chain(elements).collect()
    }

    /// True if a turn makes use of what the comprehension goes over.
    fn uses_target(&self) -> bool {
        let mut targets = Vec::new();
        for generator in self.generators {
            each_expression(&generator.target, &mut |it| {
                if let Expr::Name(name) = it {
                    targets.push(name.id.as_str());
                }
            });
        }
        let mut uses = false;
        for expr in self.each() {
            each_expression(expr, &mut |it| {
                uses |= matches!(it, Expr::Name(name) if name.ctx.is_load() && targets.contains(&name.id.as_str()));
            });
        }
        uses
    }
}

impl<'a> Editor<'a, '_> {
    /// How many keys an expression takes. A comprehension that draws in each turn takes one for that, which is split; a
    /// lambda is given its key where it is called.
    pub(super) fn keys_of(&self, expr: &'a Expr) -> usize {
        if let Some(turns) = Turns::of(expr) {
            let once = turns.once().map_or(0, |it| self.keys_of(it));
            return once + usize::from(self.keys_of_turn(&turns) > 0);
        }
        let body = match expr {
            Expr::Lambda(it) => Some(spot(&*it.body)),
            _ => None,
        };
        let inner = parts(expr).into_iter().filter(|it| Some(spot(*it)) != body);
        let inner: usize = inner.map(|it| self.keys_of(it)).sum();
        inner + usize::from(self.uses_key(expr))
    }

    /// The keys for the body of a lambda, which has one as a parameter where it draws.
    pub(super) fn keys_of_lambda(&mut self, lambda: &'a ExprLambda) -> Vec<String> {
        match self.keys_of(&lambda.body) {
            0 => Vec::new(),
            1 => vec![self.key_name()],
            _ => {
                let reason =
                    Sentence::of("they are drawn more than once in a lambda; write it with `def`");
                self.refuse(Sentence::of("random numbers"), spot(lambda), reason);
                Vec::new()
            }
        }
    }

    /// How many keys each turn takes.
    fn keys_of_turn(&self, turns: &Turns<'a>) -> usize {
        turns.each().into_iter().map(|it| self.keys_of(it)).sum()
    }

    /// True for a comprehension that draws in each turn.
    pub(super) fn draws_in_each_turn(&self, expr: &'a Expr) -> bool {
        Turns::of(expr).is_some_and(|turns| self.keys_of_turn(&turns) > 0)
    }

    /// Goes through a comprehension that draws in each turn; false for what is none.
    pub(super) fn draw_in_turns(
        &mut self,
        scope: usize,
        expr: &'a Expr,
        around: &mut Around,
    ) -> bool {
        let Some(turns) = Turns::of(expr) else {
            return false;
        };
        let count = self.keys_of_turn(&turns);
        if count == 0 {
            return false;
        }
        let parts = self.flow.scopes.parts(scope, expr);
        let (once, each): (Vec<_>, Vec<_>) = parts
            .into_iter()
            .partition(|(_, part)| turns.once().is_some_and(|it| spot(it) == spot(*part)));
        for (scope, part) in once {
            self.expression(scope, part, around);
        }
        let key = around.keys.pop().unwrap_or_else(|| self.key_name());
        let name = self.flow.scopes.fresh(&["turn_key", "key_of_turn"]);
        let names: Vec<String> = match count {
            1 => vec![name],
            _ => (1..=count).map(|at| format!("{name}{at}")).collect(),
        };
        let left = around.keys.len();
        around.keys.extend(names.iter().rev().cloned());
        for (scope, part) in each {
            self.expression(scope, part, around);
        }
        around.keys.truncate(left);
        if let Err(reason) = self.split_for_turns(&turns, &key, &names) {
            self.refuse(Sentence::of("random numbers"), spot(expr), reason);
        }
        true
    }

    fn split_for_turns(
        &mut self,
        turns: &Turns<'a>,
        key: &str,
        names: &[String],
    ) -> Result<(), Sentence> {
        let [generator] = turns.generators else {
            return Err(Sentence::of(
                "they are drawn in a comprehension of several loops; draw them all at once, with a shape",
            ));
        };
        let iter = self.edits.render_whole(spot(&generator.iter));
        let length = match &generator.iter {
            Expr::Call(call) => match (&*call.func, &*call.arguments.args) {
                (Expr::Name(name), [stop])
                    if name.id == "range" && call.arguments.keywords.is_empty() =>
                {
                    Some(self.edits.render_whole(spot(stop)))
                }
                _ => None,
            },
            Expr::Name(_) | Expr::Attribute(_) | Expr::List(_) | Expr::Tuple(_) => {
                Some(format!("len({iter})"))
            }
            _ => None,
        };
        let length = length.ok_or_else(|| {
            Sentence::of(
                "they are drawn in a comprehension, and it is not known before how many; draw them all at once, with a shape",
            )
        })?;
        let split = match names.len() {
            1 => format!("jax.random.split({key}, {length})"),
            count => format!("jax.random.split({key}, ({length}, {count}))"),
        };
        let names = match names {
            [name] => name.clone(),
            names => format!("({})", names.join(", ")),
        };
        let (target, iter) = match turns.uses_target() {
            false => (names, split),
            true => {
                let target = self.edits.render_whole(spot(&generator.target));
                let target = match &generator.target {
                    Expr::Tuple(_) if !target.starts_with('(') => format!("({target})"),
                    _ => target,
                };
                (
                    format!("{target}, {names}"),
                    format!("zip({iter}, {split})"),
                )
            }
        };
        self.edits.replace(spot(&generator.target), target);
        self.edits.replace(spot(&generator.iter), iter);
        Ok(())
    }
}
