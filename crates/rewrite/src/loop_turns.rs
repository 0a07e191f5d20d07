//! What a loop goes over, as what a `scan` is given.

use super::flow::last_name;
use super::loops::{Looker, Loop, Problem};
use super::scopes::{MODULE, Spot, spot};
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{Expr, ExprCall};

/// What a loop goes over.
pub(super) struct Over {
    /// The argument of `scan`.
    pub(super) given: String,
    /// The parameter of its body.
    pub(super) parameter: String,
    /// The line that takes it apart.
    pub(super) unpacked: Option<String>,
    /// The variable that counts the turns.
    pub(super) index: Option<String>,
    /// What it counts.
    pub(super) turns: Option<String>,
    /// How many turns there are, where it counts from 0.
    pub(super) count: Option<String>,
    /// It counts from 0.
    pub(super) is_counted: bool,
}

impl<'a> Looker<'a, '_> {
    /// What a loop goes over; `numpy` is the name of `jax.numpy`, and some statements are no part of its body any more.
    pub(super) fn over(
        &self,
        it: &Loop<'a>,
        numpy: &str,
        without: &[Spot],
    ) -> Result<Over, Vec<Problem>> {
        let text = |at: Spot| self.flow.text.get(at.0..at.1).unwrap_or("").to_owned();
        let (target, iter) = (&*it.stmt.target, &*it.stmt.iter);
        let call = match iter {
            Expr::Call(call) => Some((last_name(&call.func), call)),
            _ => None,
        };
        let name = match target {
            Expr::Name(name) => Some(name.id.to_string()),
            _ => None,
        };
        match (call, name) {
            (Some(("range", call)), Some(name)) => Ok(self.range(it, call, name, numpy, without)),
            (Some(("enumerate", call)), None) => {
                let (Expr::Tuple(pair), [items]) = (target, &*call.arguments.args) else {
                    return Err(unknown(iter, self));
                };
                let [Expr::Name(index), rest] = pair.elts.as_slice() else {
                    return Err(unknown(iter, self));
                };
                let items_text = self
                    .items(items, it.home, numpy)
                    .ok_or_else(|| unknown(iter, self))?;
                let counted = format!("{numpy}.arange(len({}))", text(spot(items)));
                Ok(Over {
                    given: format!("({counted}, {items_text})"),
                    parameter: self.flow.scopes.fresh(&["turn", "counted"]),
                    unpacked: Some(format!(
                        "{}, {} = {}",
                        index.id,
                        text(spot(rest)),
                        self.flow.scopes.fresh(&["turn", "counted"])
                    )),
                    index: Some(index.id.to_string()),
                    turns: None,
                    count: None,
                    is_counted: true,
                })
            }
            _ => {
                let given = self
                    .items(iter, it.home, numpy)
                    .ok_or_else(|| unknown(iter, self))?;
                let (parameter, unpacked) = match target {
                    Expr::Name(name) => (name.id.to_string(), None),
                    _ => {
                        let item = self.flow.scopes.fresh(&["batch", "item", "turn"]);
                        let line = format!("{} = {item}", text(spot(target)));
                        (item, Some(line))
                    }
                };
                Ok(Over {
                    given,
                    parameter,
                    unpacked,
                    index: None,
                    turns: None,
                    count: None,
                    is_counted: false,
                })
            }
        }
    }

    /// What a loop over a range of numbers goes over.
    fn range(
        &self,
        it: &Loop<'a>,
        call: &ExprCall,
        name: String,
        numpy: &str,
        without: &[Spot],
    ) -> Over {
        let text = |at: Spot| self.flow.text.get(at.0..at.1).unwrap_or("").to_owned();
        let iter = &*it.stmt.iter;
        let is_used = |name: &str| {
            let body = it.stmt.body.iter();
            let mut body = body.filter(|stmt| !without.contains(&spot(*stmt)));
            body.any(|stmt| {
                self.names_read(it.home, spot(stmt))
                    .iter()
                    .any(|it| it == name)
            })
        };

        let all: Vec<String> = call
            .arguments
            .args
            .iter()
            .map(|it| text(spot(it)))
            .collect();
        let count = match all.as_slice() {
            [count] => Some(count.clone()),
            _ => None,
        };
        let is_read = is_used(&name);
        let given = match (&count, is_read) {
            (Some(count), false) => format!("length={count}"),
            _ => format!("{numpy}.arange({})", all.join(", ")),
        };
        Over {
            given,
            parameter: if is_read {
                name.clone()
            } else {
                "_".to_owned()
            },
            unpacked: None,
            index: Some(name),
            turns: Some(text(spot(iter))),
            is_counted: count.is_some(),
            count,
        }
    }

    /// Items one after the other as one array, or several.
    fn items(&self, expr: &'a Expr, home: usize, numpy: &str) -> Option<String> {
        let (start, end) = spot(expr);
        let text = self.flow.text.get(start..end).unwrap_or("").to_owned();
        let value = match expr {
            Expr::Name(name) => {
                let own = self.flow.first_value(home, &name.id);
                own.or_else(|| self.flow.first_value(MODULE, &name.id))
            }
            _ => Some(expr),
        };
        match (expr, value) {
            (Expr::Call(call), _) if last_name(&call.func) == "zip" => {
                let all: Option<Vec<String>> = call
                    .arguments
                    .args
                    .iter()
                    .map(|it| self.items(it, home, numpy))
                    .collect();
                Some(format!("({})", all?.join(", ")))
            }
            (Expr::Call(call), _) => self.is_array(call).then_some(text),
            (_, Some(Expr::List(it))) => Some(stacked(&text, it.elts.first(), numpy)),
            (_, Some(Expr::Tuple(it))) => Some(stacked(&text, it.elts.first(), numpy)),
            (_, Some(Expr::ListComp(it))) => Some(stacked(&text, Some(&it.elt), numpy)),
            (
                _,
                Some(
                    Expr::Generator(_) | Expr::Dict(_) | Expr::DictComp(_) | Expr::StringLiteral(_),
                ),
            ) => None,
            (_, Some(Expr::Call(call))) => match last_name(&call.func) {
                "list" | "tuple" => Some(format!("{numpy}.stack({text})")),
                "iter" | "zip" | "enumerate" | "open" | "map" | "filter" | "cycle" => None,
                _ => Some(text),
            },
            _ => Some(text),
        }
    }

    /// True for a call that gives an array, as far as its name says.
    fn is_array(&self, call: &ExprCall) -> bool {
        let (start, end) = spot(&*call.func);
        let name = self.flow.text.get(start..end).unwrap_or("");
        let first = name.split('.').next().unwrap_or("");
        matches!(first, "jnp" | "jax" | "np" | "numpy" | "random") && name.contains('.')
    }
}

/// A list as an array, by what its first element is.
fn stacked(text: &str, first: Option<&Expr>, numpy: &str) -> String {
    match first {
        Some(Expr::NumberLiteral(_) | Expr::UnaryOp(_)) => format!("{numpy}.array({text})"),
        Some(Expr::Tuple(_) | Expr::Dict(_) | Expr::List(_)) => {
            format!("jax.tree.map(lambda *all: {numpy}.stack(all), *{text})")
        }
        _ => format!("{numpy}.stack({text})"),
    }
}

fn unknown(iter: &Expr, looker: &Looker<'_, '_>) -> Vec<Problem> {
    let reason = Sentence::of(
        "what it goes over is not known before the loop runs: a `scan` needs one array of all that `{iter}` gives",
    );
    vec![(spot(iter), reason.with("iter", looker.text(spot(iter))))]
}
