//! Random numbers come from a key, which is split for each draw.

use super::editor::{Around, Editor};
use super::needs::Needs;
use super::program::each_statement;
use super::scopes::{MODULE, Spot, spot};
use super::states::What;
use super::steps::Rule;
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{Expr, ExprCall, Stmt};
use freezeframe_python::syntax::parts::expressions;

impl<'a> Editor<'a, '_> {
    /// Splits the key for a statement that draws or calls what draws.
    pub(super) fn prepare_keys(
        &mut self,
        scope: usize,
        stmt: &Stmt,
        count: usize,
        around: &mut Around,
    ) {
        let key = self.key_name();
        let function = Needs::function_around(self.flow.scopes, scope);
        if count == 1 && function.is_some_and(|function| self.draws_once(function)) {
            around.keys = vec![key];
            return;
        }
        if matches!(stmt, Stmt::While(_)) {
            let reason = Sentence::of("they are drawn in the condition of a `while` loop");
            return self.refuse(Sentence::of("random numbers"), spot(stmt), reason);
        }
        let (names, parts) = if count == 1 {
            (
                vec![self.flow.scopes.fresh(&["subkey", "draw_key"])],
                String::new(),
            )
        } else {
            let names = (1..=count).map(|at| format!("{key}{at}"));
            (names.collect(), format!(", {}", count + 1))
        };
        let line = format!(
            "{key}, {} = jax.random.split({key}{parts})",
            names.join(", ")
        );
        around.before.push(line);
        around.splits_key = true;
        around.by(Rule::Draw);
        around.keys = names.into_iter().rev().collect();
    }

    /// The variable that carries the random key.
    pub(super) fn key_name(&self) -> String {
        let mut states = self.needs.states.iter();
        let found = states.find(|it| matches!(it.what, What::Key));
        found.map_or_else(|| "key".to_owned(), |it| it.param.clone())
    }

    /// Before the first use at the top level, the key is made.
    pub(super) fn make_key(&mut self, scope: usize, at: usize) {
        if scope != MODULE || self.key_made {
            return;
        }
        self.key_made = true;
        self.by(Rule::Draw);
        let top = self
            .body
            .iter()
            .find(|stmt| spot(*stmt).0 <= at && at <= spot(*stmt).1);
        let from = top.map_or(at, |stmt| spot(stmt).0);
        let seed = self.seed().unwrap_or_else(|| "0".to_owned());
        self.edits.before(
            from,
            &[format!("{} = jax.random.key({seed})", self.key_name())],
        );
        self.import("import jax", "jax", from);
    }

    /// The seed that the program gives its random numbers.
    fn seed(&mut self) -> Option<String> {
        let mut found: Option<(Spot, Spot)> = None;
        let flow = self.flow;
        each_statement(self.body, &mut |stmt| {
            if let Stmt::Expr(it) = stmt
                && let Expr::Call(call) = &*it.value
                && let Some(argument) = call.arguments.args.first()
            {
                let func = spot(&*call.func);
                let name = &flow.text_at(0)[func.0..func.1];
                if matches!(name, "random.seed" | "np.random.seed" | "numpy.random.seed") {
                    found = Some((spot(stmt), spot(argument)));
                }
            }
        });
        let (_, argument) = found?;
        Some(self.edits.old(argument).to_owned())
    }

    pub(super) fn is_draw(&self, call: &ExprCall) -> bool {
        let at = spot(call);
        self.needs.draws.iter().any(|(draw, _)| *draw == at.0)
            && matches!(&*call.func, Expr::Attribute(_) | Expr::Name(_))
            && !self.jax_draw(call, "key").is_empty()
    }

    /// True if a function draws, or calls what draws, in one place that is not in a loop.
    fn draws_once(&self, function: usize) -> bool {
        let Some(def) = self.flow.scopes.def(function) else {
            return true;
        };
        let keys = |stmt: &'a Stmt| -> usize {
            let expressions = expressions(stmt).into_iter();
            expressions.map(|it| self.keys_of(it)).sum()
        };
        let (mut count, mut in_loop) = (0, false);
        each_statement(&def.body, &mut |stmt| {
            count += keys(stmt);
            if let Stmt::For(_) | Stmt::While(_) = stmt {
                each_statement(std::slice::from_ref(stmt), &mut |inner| {
                    in_loop |= keys(inner) > 0;
                });
            }
        });
        count == 1
            && !in_loop
            && Needs::function_around(self.flow.scopes, function) == Some(function)
    }

    pub(super) fn uses_key(&self, expr: &Expr) -> bool {
        let Expr::Call(call) = expr else { return false };
        let callee = self
            .flow
            .sites
            .get(&spot(expr))
            .map(|site| site.callee.scope);
        self.is_draw(call) || callee.is_some_and(|callee| self.takes_key(callee))
    }

    pub(super) fn takes_key(&self, scope: usize) -> bool {
        let takes = self.needs.takes(scope);
        takes
            .iter()
            .any(|it| matches!(self.needs.states[*it].what, super::states::What::Key))
    }

    /// `np.random.uniform()` becomes `jax.random.uniform(key)`.
    pub(super) fn draw(&mut self, _scope: usize, call: &'a ExprCall, around: &mut Around) {
        self.by(Rule::Draw);
        around.by(Rule::Draw);
        let at = spot(call);
        let key = around.keys.pop().unwrap_or_else(|| self.key_name());
        self.drawn.insert(at.0);
        let text = self.jax_draw(call, &key);
        let is_product = !text.starts_with('(') && text.contains(" * jax.random.");
        let text = match is_product && binds_closer(self.flow.text, at) {
            true => format!("({text})"),
            false => text,
        };
        self.edits.replace(at, text);
        self.import("import jax", "jax", at.0);
        self.change(Sentence::of("Random numbers come from `key`, which the caller splits; they are other numbers than before."));
    }

    /// The draw in terms of `jax.random`; empty where there is no rule for it.
    fn jax_draw(&self, call: &ExprCall, key: &str) -> String {
        let text = |at: Spot| self.edits.render_whole(at);
        let positional: Vec<String> = call
            .arguments
            .args
            .iter()
            .map(|it| text(spot(it)))
            .collect();
        let named = |name: &str| {
            let mut keywords = call.arguments.keywords.iter();
            let found = keywords.find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == name));
            found.map(|it| text(spot(&it.value)))
        };
        let argument = |at: usize, name: &str| positional.get(at).cloned().or_else(|| named(name));
        let module = text(spot(&*call.func));
        let is_numpy = !module.starts_with("random.");
        let shape = |at: usize| {
            argument(at, "size")
                .filter(|_| is_numpy)
                .map_or(String::new(), |shape| format!(", {}", as_shape(&shape)))
        };
        match super::flow::last_name(&call.func) {
            "random" | "random_sample" => format!("jax.random.uniform({key}{})", shape(0)),
            "rand" => format!("jax.random.uniform({key}{})", dimensions(&positional)),
            "randn" => format!("jax.random.normal({key}{})", dimensions(&positional)),
            "standard_normal" => format!("jax.random.normal({key}{})", shape(0)),
            "uniform" => {
                let (low, high) = (
                    argument(0, if is_numpy { "low" } else { "a" }),
                    argument(1, if is_numpy { "high" } else { "b" }),
                );
                let bounds = match (low, high) {
                    (None, None) => String::new(),
                    (low, high) => format!(
                        ", minval={}, maxval={}",
                        low.unwrap_or_else(|| "0.0".into()),
                        high.unwrap_or_else(|| "1.0".into())
                    ),
                };
                format!("jax.random.uniform({key}{}{bounds})", shape(2))
            }
            "normal" | "gauss" | "normalvariate" => {
                let (shift, scale) = if is_numpy {
                    ("loc", "scale")
                } else {
                    ("mu", "sigma")
                };
                scaled(
                    format!("jax.random.normal({key}{})", shape(2)),
                    argument(1, scale),
                    argument(0, shift),
                )
            }
            "randint" | "integers" | "randrange" => {
                let (first, second) = (
                    argument(0, if is_numpy { "low" } else { "a" }),
                    argument(1, if is_numpy { "high" } else { "b" }),
                );
                let shape = argument(2, "size")
                    .filter(|_| is_numpy)
                    .map_or("()".to_owned(), |it| as_shape(&it));
                let (low, high) = match (first, second) {
                    (Some(low), Some(high)) => (low, high),
                    (Some(high), None) => ("0".to_owned(), high),
                    _ => return String::new(),
                };
                let is_closed = !is_numpy && super::flow::last_name(&call.func) == "randint";
                let high = if is_closed {
                    format!("{} + 1", grouped(&high))
                } else {
                    high
                };
                format!("jax.random.randint({key}, {shape}, {low}, {high})")
            }
            "permutation" => match positional.first() {
                Some(values) => format!("jax.random.permutation({key}, {values})"),
                None => String::new(),
            },
            name => self.drawn_by(name, key, is_numpy, &argument, &shape),
        }
    }

    /// The draws whose distribution has parameters of its own; empty where there is no rule for it.
    fn drawn_by(
        &self,
        name: &str,
        key: &str,
        is_numpy: bool,
        argument: &dyn Fn(usize, &str) -> Option<String>,
        shape: &dyn Fn(usize) -> String,
    ) -> String {
        let numpy = self.numpy();
        let made = || -> Option<String> {
            Some(match name {
                "exponential" => scaled(
                    format!("jax.random.exponential({key}{})", shape(1)),
                    argument(0, "scale"),
                    None,
                ),
                "expovariate" => {
                    let rate = argument(0, "lambd").unwrap_or_else(|| "1.0".into());
                    format!("(jax.random.exponential({key}) / {})", grouped(&rate))
                }
                name @ ("laplace" | "gumbel" | "logistic") => scaled(
                    format!("jax.random.{name}({key}{})", shape(2)),
                    argument(1, "scale"),
                    argument(0, "loc"),
                ),
                "lognormal" | "lognormvariate" => {
                    let (mean, sigma) = match is_numpy {
                        true => ("mean", "sigma"),
                        false => ("mu", "sigma"),
                    };
                    let draw = scaled(
                        format!("jax.random.normal({key}{})", shape(2)),
                        argument(1, sigma),
                        argument(0, mean),
                    );
                    format!("{numpy}.exp({draw})")
                }
                "beta" | "betavariate" => {
                    let (a, b) = match is_numpy {
                        true => (argument(0, "a")?, argument(1, "b")?),
                        false => (argument(0, "alpha")?, argument(1, "beta")?),
                    };
                    format!("jax.random.beta({key}, {a}, {b}{})", shape(2))
                }
                "gamma" | "gammavariate" => {
                    let (a, scale) = match is_numpy {
                        true => (argument(0, "shape")?, argument(1, "scale")),
                        false => (argument(0, "alpha")?, argument(1, "beta")),
                    };
                    let draw = format!("jax.random.gamma({key}, {a}{})", shape(2));
                    match scale {
                        Some(scale) => format!("{} * {draw}", grouped(&scale)),
                        None => draw,
                    }
                }
                "poisson" => {
                    let rate = argument(0, "lam").unwrap_or_else(|| "1.0".into());
                    format!("jax.random.poisson({key}, {rate}{})", shape(1))
                }
                "binomial" | "binomialvariate" => {
                    let (n, p) = (argument(0, "n")?, argument(1, "p")?);
                    format!("jax.random.binomial({key}, {n}, {p}{})", shape(2))
                }
                "dirichlet" => {
                    let alpha = argument(0, "alpha")?;
                    format!(
                        "jax.random.dirichlet({key}, {numpy}.asarray({alpha}){})",
                        shape(1)
                    )
                }
                _ => return self.chosen(name, key, is_numpy, argument),
            })
        };
        made().unwrap_or_default()
    }

    /// The draws out of given values; `None` for another draw and for values that are no numbers.
    fn chosen(
        &self,
        name: &str,
        key: &str,
        is_numpy: bool,
        argument: &dyn Fn(usize, &str) -> Option<String>,
    ) -> Option<String> {
        let numpy = self.numpy();
        let values = |name: &str| argument(0, name).filter(|it| !it.contains(['"', '\'']));
        Some(match name {
            "choice" if is_numpy => {
                let size = argument(1, "size").map_or("()".to_owned(), |it| as_shape(&it));
                let replace = argument(2, "replace").unwrap_or_else(|| "True".into());
                let weights = argument(3, "p");
                let weights =
                    weights.map_or(String::new(), |it| format!(", p={numpy}.array({it})"));
                let values = values("a")?;
                let values = match values.chars().all(|c| c.is_ascii_digit()) {
                    true => values,
                    false => format!("{numpy}.asarray({values})"),
                };
                format!("jax.random.choice({key}, {values}, {size}, {replace}{weights})")
            }
            "choice" => {
                let values = values("seq")?;
                format!("jax.random.choice({key}, {numpy}.array({values}))")
            }
            "sample" if !is_numpy => {
                let (values, count) = (values("population")?, argument(1, "k")?);
                let values = match values.strip_prefix("range(") {
                    Some(rest) => format!("{numpy}.arange({rest}"),
                    None => format!("{numpy}.array({values})"),
                };
                format!("jax.random.choice({key}, {values}, ({count},), replace=False)")
            }
            _ => return None,
        })
    }

    /// How the program calls `jax.numpy`.
    fn numpy(&self) -> &'static str {
        match self.flow.scopes.binds(MODULE, "jnp") {
            true => "jnp",
            false => "jax.numpy",
        }
    }
}

/// `3` is the shape `(3,)`.
fn as_shape(size: &str) -> String {
    if size.chars().all(|c| c.is_ascii_digit()) {
        format!("({size},)")
    } else {
        size.to_owned()
    }
}

fn dimensions(sizes: &[String]) -> String {
    match sizes {
        [] => String::new(),
        [one] => format!(", ({one},)"),
        sizes => format!(", ({})", sizes.join(", ")),
    }
}

/// True if an operator beside this would take a part of a product that stands here.
fn binds_closer(text: &str, (start, end): Spot) -> bool {
    let before = text.get(..start).unwrap_or("").trim_end();
    let after = text.get(end..).unwrap_or("").trim_start();
    before.ends_with(['/', '%', '@', '*'])
        || after.starts_with("**")
        || after.starts_with(['.', '['])
}

/// In parentheses, unless it is one word.
fn grouped(text: &str) -> String {
    let is_word = text
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    if is_word {
        text.to_owned()
    } else {
        format!("({text})")
    }
}

/// A draw from a distribution in its plain form, stretched and moved.
fn scaled(draw: String, scale: Option<String>, shift: Option<String>) -> String {
    let draw = match scale {
        Some(scale) if scale != "1" && scale != "1.0" => format!("{} * {draw}", grouped(&scale)),
        _ => draw,
    };
    match shift {
        Some(shift) if shift != "0" && shift != "0.0" => format!("({} + {draw})", grouped(&shift)),
        _ => draw,
    }
}
