//! The state that has to be carried because of what was found.

use super::findings::Finding;
use super::flow::{Flow, Known};
use super::paths::{Path, Step};
use super::program::Program;
use super::scopes::Spot;
use super::trial::first_line;
use freezeframe_base::{EffectKind, FreezeKind, Obstacle, Sentence, Sort};
use freezeframe_python::syntax::ast::{CmpOp, Expr};
use freezeframe_python::syntax::parse_expression;
use std::collections::BTreeSet;

/// What is carried.
pub(super) enum What {
    /// A global variable, or one of an enclosing function.
    Variable { owner: usize, name: String },
    /// A part of such a variable that is only read: `config["lr"]`.
    Part {
        owner: usize,
        name: String,
        path: Path,
    },
    /// The attributes that the methods of related classes write.
    Attributes {
        family: BTreeSet<usize>,
        attributes: Vec<String>,
        /// The name of the tuple's class, where there are several.
        tuple: Option<String>,
    },
    /// The state of the object with this number.
    Held { at: usize },
    /// The variable that a closure carried, beside the variable that holds the closure; the call that made it.
    Made { at: usize, of: usize },
    /// What is appended to a list.
    Log {
        owner: usize,
        name: String,
        list: Path,
    },
    /// An object that goes in as it is, and comes out of the functions that change it.
    Object {
        owner: usize,
        name: String,
        changed_by: BTreeSet<usize>,
    },
    /// What is asked for before the call: the clock, the environment, the next item of an iterator. Where it was asked.
    Asked { owner: usize, at: Spot },
    /// A random key.
    Key,
}

/// One state.
pub(super) struct State {
    pub(super) what: What,
    /// As the program calls it.
    pub(super) name: String,
    /// The parameter that carries it.
    pub(super) param: String,
    /// It is a static argument: a text, a function, or what decides which code is traced.
    pub(super) is_static: bool,
    /// What makes a static number of it again, once a jitted function has given it back: `int`.
    pub(super) number: &'static str,
}

impl State {
    /// Notes that it decides which code is traced, if a finding says so.
    fn settle(&mut self, finding: &Finding) {
        self.is_static |= finding.decides;
        if finding.decides {
            self.number = number_of(finding);
        }
    }
}

/// The reason that is given where the text does not show what changes a value.
pub(super) fn unwritten() -> Sentence {
    Sentence::of("it changes, and nothing in the program's text writes it")
}

/// True for one item of a variable: `config["mode"]`, `units[-1]`.
fn is_item(path: &Path) -> bool {
    match path.steps.as_slice() {
        [Step::Key(_)] => true,
        [Step::Item(index)] => index.parse::<i64>().is_ok(),
        _ => false,
    }
}

/// The type of a number that was found.
fn number_of(finding: &Finding) -> &'static str {
    match finding.frozen.then.as_str() {
        "True" | "False" => "bool",
        _ if matches!(finding.frozen.kind, FreezeKind::Effect(_)) => "int",
        then if then.contains(['.', 'e', 'n']) => "float",
        _ => "int",
    }
}

/// The states that the findings ask for, or what is in the way.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) states: Vec<State>,
    /// Where traced code prints.
    pub(super) prints: Vec<usize>,
    /// Where traced code draws random numbers, and what is called there.
    pub(super) draws: Vec<(usize, String)>,
    /// Functions that the findings are in.
    pub(super) scopes: BTreeSet<usize>,
    pub(super) obstacles: Vec<Obstacle>,
    /// Dicts of which an item decides which code is traced, so that each item is passed by itself.
    divided: BTreeSet<String>,
}

impl Asked {
    pub(super) fn of(found: &[Finding], program: &Program<'_>, flow: &Flow<'_, '_>) -> Self {
        let mut asked = Self::default();
        // What has leaked was written before; mostly the write says all.
        let is_leak = |it: &&Finding| it.frozen.kind == FreezeKind::LeakedTracer;
        let writes = found.iter().filter(|it| !is_leak(it));
        let leaks = found.iter().filter(|leak| {
            is_leak(leak)
                && !found
                    .iter()
                    .any(|it| !is_leak(&it) && leak.is_of(it.name()))
        });
        let decides = found.iter().filter(|it| it.decides);
        let roots = decides.filter_map(|it| it.path.as_ref());
        let roots = roots.filter(|path| is_item(path));
        asked.divided = roots.map(|path| path.root.clone()).collect();
        let mut known = Vec::new();
        for finding in writes.chain(leaks) {
            let at = finding.frozen.span.and_then(|span| program.offset(span));
            let Some(at) = at else {
                let reason = Sentence::of("its place in the program is not known");
                asked.refuse(finding, reason);
                continue;
            };
            let scope = flow.scopes.around(at);
            asked.scopes.insert(flow.scopes.home(scope));
            known.push((finding, at, scope));
        }
        for (finding, at, scope) in known {
            asked.add(finding, at, scope, flow);
        }
        // Where one `print` of a function is lost, all are.
        let printing: BTreeSet<usize> = asked
            .prints
            .iter()
            .map(|at| flow.scopes.home(flow.scopes.around(*at)))
            .collect();
        let all = flow
            .prints
            .iter()
            .filter(|(scope, _)| printing.contains(scope));
        asked.prints = all.map(|(_, spot)| spot.0).collect();
        asked
    }

    fn refuse(&mut self, finding: &Finding, reason: Sentence) {
        let new = finding.obstacle(reason);
        let is_same = |it: &Obstacle| (&it.name, &it.reason) == (&new.name, &new.reason);
        if !self.obstacles.iter().any(is_same) {
            self.obstacles.push(new);
        }
    }

    pub(super) fn add(&mut self, finding: &Finding, at: usize, scope: usize, flow: &Flow<'_, '_>) {
        let reason = match finding.frozen.kind {
            FreezeKind::Effect(EffectKind::Print) if flow.print_around(at).is_none() => {
                Sentence::of("its text is made while the function is traced, and there is a rule for calls of `print` only; use `jax.debug.print` with a `{}` for each value").with("", "{}")
            }
            FreezeKind::Effect(EffectKind::Print) => {
                self.prints.push(at);
                return;
            }
            FreezeKind::Effect(EffectKind::Random) => {
                self.draws.push((at, finding.name().to_owned()));
                return self.key(flow.scopes.fresh(&["key", "rng_key", "draws_key"]));
            }
            FreezeKind::Effect(EffectKind::Clock) => {
                Sentence::of("it reads the clock, and a compiled function has no clock; read it before the call and pass the number in")
            }
            FreezeKind::Effect(EffectKind::File) => {
                Sentence::of("it uses a file, which a compiled function cannot do; do it before or after the call")
            }
            FreezeKind::Effect(EffectKind::Environment) => {
                Sentence::of("it reads the environment, which is text outside of the program; read it before the call and pass a number in")
            }
            FreezeKind::Effect(EffectKind::IteratorAdvanced) => {
                Sentence::of("it is an iterator, which a compiled function cannot advance; take the next value before the call and pass it in")
            }
            FreezeKind::Branch | FreezeKind::LoopUnrolled if finding.decides => return,
            // What an argument is made of is known while tracing: `None`, or a dict without a key.
            FreezeKind::Branch if asks_for_form(finding.name()) => return,
            FreezeKind::Branch => {
                Sentence::of("this decides which code is traced, and an argument of a jitted function cannot decide that; use `jnp.where` or `jax.lax.cond`, or make it a static argument")
            }
            // A method of a tuple goes over its fields, as `_replace` does.
            FreezeKind::LoopUnrolled
                if !flow.iterated.contains(&at) && finding.name().contains("._replace(") =>
            {
                return;
            }
            // How many there are is known while tracing, of a list and a dict that is an argument too.
            FreezeKind::LoopUnrolled if goes_over_argument(finding, scope, flow) => return,
            FreezeKind::LoopUnrolled => {
                Sentence::of("this decides how often a loop is traced, and an argument of a jitted function cannot decide that; use `jax.lax.fori_loop`, or make it a static argument")
            }
            FreezeKind::DefaultArgument => {
                Sentence::of("it is a default argument, which is made once, when the function is defined")
            }
            FreezeKind::Refused if flow.print_around(at).is_some() => {
                let start = flow.print_around(at).map_or(at, |(_, spot)| spot.0);
                self.prints.push(start);
                return;
            }
            FreezeKind::Refused => {
                let words = Sentence::of("`jit` refuses it: {error}");
                let error = first_line(&finding.frozen.then);
                return self.refuse(finding, words.with("error", error));
            }
            FreezeKind::StaticArgument => return,
            FreezeKind::Global
            | FreezeKind::Closure
            | FreezeKind::Attribute
            | FreezeKind::Element
            | FreezeKind::CapturedArray
            | FreezeKind::LeakedTracer
            | FreezeKind::Effect(
                EffectKind::ContainerWrite
                | EffectKind::AttributeWrite
                | EffectKind::GlobalWrite
                | EffectKind::NonlocalWrite,
            ) => return self.place(finding, at, scope, flow),
        };
        self.refuse(finding, reason);
    }

    fn key(&mut self, param: String) {
        if !self.states.iter().any(|it| matches!(it.what, What::Key)) {
            self.states.push(State {
                what: What::Key,
                name: "random numbers".into(),
                param,
                is_static: false,
                number: "",
            });
        }
    }

    /// A finding about a variable, an attribute or an element.
    fn place(&mut self, finding: &Finding, at: usize, scope: usize, flow: &Flow<'_, '_>) {
        let (then, sort) = (finding.frozen.then.as_str(), &finding.frozen.sort);
        let is_write = matches!(finding.frozen.kind, FreezeKind::Effect(_));
        if flow.is_in_setattr(at) {
            return self.refuse(
                finding,
                Sentence::of(
                    "`setattr` writes an attribute whose name is not in the program's text",
                ),
            );
        }
        let Some(path) = &finding.path else {
            return self.refuse(finding, Sentence::of("it is computed while the function is traced; compute it before the call and pass it in"));
        };
        let name = path.root.as_str();
        let owner = flow.scopes.owner(scope, name);
        let object = match flow.finally(scope, name) {
            Some(Known::This(class)) => Some(*class),
            Some(Known::Held(at)) => {
                let class = flow.held.get(*at).map(|held| held.class);
                let attribute = path.attribute().unwrap_or_default();
                let only_read =
                    |class: &usize| is_write || flow.is_written_by_methods(*class, attribute);
                class.filter(only_read)
            }
            Some(Known::Function(_)) if finding.frozen.kind == FreezeKind::LeakedTracer => {
                return self.refuse(finding, Sentence::of("it keeps a traced value, which outlives its trace; call it outside of the jitted function"));
            }
            Some(Known::Function(_) | Known::Class(_))
                if path.steps.is_empty() && !finding.decides =>
            {
                return self.refuse(finding, Sentence::of("it is a function, which cannot be an argument of a jitted function; make it a static argument"));
            }
            _ => None,
        };
        if let Some(class) = object {
            return self.attribute(finding, class, path, flow);
        }
        if *sort == Sort::Text && !finding.decides {
            return self.refuse(finding, Sentence::of("it is a text, and a jitted function takes only arrays and numbers; make it a static argument"));
        }
        // `None` is a tree without leaves: what is set once it was `None` makes `jit` trace again, once.
        if *sort == Sort::Code && !finding.decides
            || *sort == Sort::Nothing && !flow.is_written(owner, name)
        {
            return self.refuse(
                finding,
                Sentence::of("it is not an array or a number, so it cannot be an argument of a jitted function"),
            );
        }
        let is_passed_in = owner == flow.scopes.home(scope) && flow.scopes.is_function(owner);
        if is_passed_in || flow.scopes.is_comprehension(owner) {
            return self.refuse(finding, Sentence::of("it belongs to an object that was passed in, and other names may hold that object too"));
        }
        if !is_write && is_set(owner, path, flow) {
            return self.state(
                What::Part {
                    owner,
                    name: name.into(),
                    path: path.clone(),
                },
                finding,
                path,
                flow,
            );
        }
        let what = if is_write && matches!(then, "append" | "extend") {
            What::Log {
                owner,
                name: name.into(),
                list: path.clone(),
            }
        } else if is_write
            && *sort == Sort::Call
            && path.steps.is_empty()
            && finding.frozen.kind == FreezeKind::Effect(EffectKind::ContainerWrite)
        {
            let words =
                Sentence::of("`{method}` changes it in place, and there is no rule for that");
            return self.refuse(finding, words.with("method", then));
        } else if !is_write
            && !flow.is_written(owner, name)
            && (is_part(owner, path, flow) || self.is_divided(path))
        {
            What::Part {
                owner,
                name: name.into(),
                path: path.clone(),
            }
        } else {
            What::Variable {
                owner,
                name: name.into(),
            }
        };
        self.state(what, finding, path, flow);
    }

    /// True for an item of a dict of which some decide which code is traced.
    fn is_divided(&self, path: &Path) -> bool {
        is_item(path) && self.divided.contains(&path.root)
    }

    fn state(&mut self, what: What, finding: &Finding, path: &Path, flow: &Flow<'_, '_>) {
        let name = path.root.as_str();
        let known = self.states.iter_mut().find(|it| match (&it.what, &what) {
            (What::Variable { owner: a, name: b }, What::Variable { owner: c, name: d })
            | (
                What::Variable { owner: a, name: b },
                What::Log {
                    owner: c, name: d, ..
                },
            ) => (a, b) == (c, d),
            (
                What::Part {
                    owner: a, path: b, ..
                },
                What::Part {
                    owner: c, path: d, ..
                },
            )
            | (
                What::Log {
                    owner: a, list: b, ..
                },
                What::Log {
                    owner: c, list: d, ..
                },
            ) => (a, b) == (c, d),
            _ => false,
        });
        if let Some(known) = known {
            known.settle(finding);
            return;
        }
        let param = match &what {
            What::Part { .. } if path.steps.is_empty() => name.to_owned(),
            What::Part { .. } => {
                let last = path.last_word();
                let is_taken = flow.scopes.names.contains(last) && path.attribute().is_none();
                let is_name = last.starts_with(|c: char| c.is_alphabetic() || c == '_');
                if is_name && !is_taken {
                    last.to_owned()
                } else if last.is_empty() {
                    let one = name.strip_suffix('s').unwrap_or(name);
                    flow.scopes.fresh(&[one, &format!("{name}_item")])
                } else {
                    format!("{name}_{last}")
                }
            }
            What::Log { .. } => {
                let one = if name.ends_with("sses") {
                    name.strip_suffix("es")
                } else {
                    name.strip_suffix('s').filter(|one| one.len() > 1)
                };
                match one.filter(|_| path.steps.is_empty()) {
                    Some(one) => {
                        flow.scopes
                            .fresh(&[one, &format!("new_{one}"), &format!("{name}_item")])
                    }
                    None => flow.scopes.fresh(&["logged", "logged_value", "appended"]),
                }
            }
            _ => name.to_owned(),
        };
        let is_set = match &what {
            What::Part { owner, .. } => is_set(*owner, path, flow),
            _ => false,
        };
        let name = match &what {
            What::Variable { .. } => name.to_owned(),
            _ if is_set => format!("frozenset({})", finding.name()),
            _ => finding.name().to_owned(),
        };
        self.states.push(State {
            what,
            name,
            param,
            is_static: finding.decides || is_set,
            number: number_of(finding),
        });
    }

    fn attribute(&mut self, finding: &Finding, class: usize, path: &Path, flow: &Flow<'_, '_>) {
        let attribute = path.attribute().unwrap_or_default();
        if matches!(path.steps.get(1), Some(Step::Attribute(_))) {
            return self.refuse(
                finding,
                Sentence::of(
                    "it belongs to an object inside this object, which other names may hold too",
                ),
            );
        }
        let family = flow.family(class);
        let known = self.states.iter_mut().find(
            |it| matches!(&it.what, What::Attributes { family: known, .. } if *known == family),
        );
        if let Some(known) = known {
            known.settle(finding);
            if known.is_static && matches!(known.what, What::Attributes { tuple: Some(_), .. }) {
                self.refuse(finding, beside_others());
            }
            return;
        }
        let decorated = family.iter().find(|class| {
            let class = flow.scopes.class(**class);
            class.is_some_and(|class| !class.decorator_list.is_empty())
        });
        if decorated.is_some() {
            return self.refuse(finding, Sentence::of("its class is decorated, and the decorator may write methods that are not in the program's text"));
        }
        let attributes = flow.written_attributes(&family, attribute, &self.scopes);
        if !attributes.iter().any(|it| it == attribute) {
            return self.refuse(finding, unwritten());
        }
        let mut held = flow.held.iter().filter(|it| family.contains(&it.class));
        let class_name = flow
            .scopes
            .name(held.next().map_or(class, |held| held.class));
        let (tuple, param) = if attributes.len() == 1 {
            let plain = attributes[0].trim_start_matches('_').to_owned();
            let taken = flow.is_local_in(&family, &plain);
            let param = if taken {
                format!("{plain}_state")
            } else {
                plain
            };
            (None, param)
        } else {
            let name = flow.scopes.fresh(&[
                &format!("{class_name}State"),
                &format!("{class_name}Fields"),
            ]);
            let is_taken = flow.is_local_in(&family, "state");
            let param = if is_taken { "own_state" } else { "state" };
            (Some(name), param.to_owned())
        };
        if finding.decides && tuple.is_some() {
            return self.refuse(finding, beside_others());
        }
        self.states.push(State {
            name: format!("self.{attribute}"),
            what: What::Attributes {
                family,
                attributes,
                tuple,
            },
            param,
            is_static: finding.decides,
            number: number_of(finding),
        });
    }
}

/// Why an attribute that decides which code is traced is not taken out of an object with more state.
fn beside_others() -> Sentence {
    Sentence::of(
        "this decides which code is traced, which only a static argument can, and it belongs to an object whose other attributes cannot be static; keep it in a variable of its own",
    )
}

/// True for a condition that asks only whether something is `None`, or whether a dict has a key.
fn asks_for_form(condition: &str) -> bool {
    fn asks(expr: &Expr) -> bool {
        match expr {
            Expr::BoolOp(it) => it.values.iter().all(asks),
            Expr::UnaryOp(it) => asks(&it.operand),
            Expr::Compare(it) => {
                let of_form =
                    |op: &CmpOp| matches!(op, CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn);
                it.ops.iter().all(of_form)
            }
            _ => false,
        }
    }
    parse_expression(condition).is_ok_and(|it| asks(&it))
}

/// True for a loop over a list or a dict of numbers and arrays, or over its items.
fn goes_over_argument(finding: &Finding, scope: usize, flow: &Flow<'_, '_>) -> bool {
    let name = finding.name();
    let views = [".items()", ".keys()", ".values()"];
    let whole = views.iter().find_map(|it| name.strip_suffix(it));
    let Some(path) = Path::read(whole.unwrap_or(name)).filter(|it| it.steps.is_empty()) else {
        return false;
    };
    let owner = flow.scopes.owner(scope, &path.root);
    flow.holds_numbers(owner, &path.root)
}

/// True for a variable that holds a set, which traced code does not change: frozen it can be a static argument.
fn is_set(owner: usize, path: &Path, flow: &Flow<'_, '_>) -> bool {
    let is_one = match flow.first_value(owner, &path.root) {
        Some(Expr::Set(_) | Expr::SetComp(_)) => true,
        Some(Expr::Call(call)) => matches!(&*call.func, Expr::Name(it) if it.id.as_str() == "set"),
        _ => false,
    };
    is_one && path.steps.is_empty() && !flow.is_written(owner, &path.root)
}

/// True if a part that is read is to be passed by itself: an attribute of an object, or an element of a dict that also
/// holds what cannot be an argument.
fn is_part(owner: usize, path: &Path, flow: &Flow<'_, '_>) -> bool {
    match (path.steps.first(), path.steps.last()) {
        (Some(Step::Attribute(_)), _) => true,
        (_, Some(Step::Key(_))) => flow.is_dict_of_texts(owner, &path.root),
        _ => false,
    }
}
