//! The walk over the program's statements: each gets its edits, and the lines that it needs before and after it.

use super::fields::Store;
use super::flow::{Flow, Known};
use super::needs::Needs;
use super::program::{Program, each_expression, obstacle};
use super::scopes::{MODULE, Spot, spot};
use super::states::What;
use super::steps::{Rule, Rules};
use super::text::Edits;
use freezeframe_base::{Obstacle, Sentence};
use freezeframe_python::syntax::ast::{Comprehension, Expr, Stmt};
use freezeframe_python::syntax::parts::{bodies, expressions};
use std::collections::{BTreeMap, BTreeSet};

/// Edits the program, statement by statement.
pub(super) struct Editor<'a, 'p> {
    pub(super) program: &'p Program<'p>,
    pub(super) flow: &'p Flow<'a, 'p>,
    pub(super) needs: &'p Needs,
    pub(super) body: &'a [Stmt],
    pub(super) edits: Edits<'a>,
    pub(super) changes: Vec<Sentence>,
    pub(super) obstacles: Vec<Obstacle>,
    /// Attributes of objects whose state is carried: the state, and the attribute.
    pub(super) attributes: BTreeMap<Spot, (usize, String)>,
    /// Statements that have become stores to fields of a tuple.
    pub(super) stored: BTreeMap<Spot, Store>,
    /// Variables that code in a function assigns from now on.
    pub(super) declared: BTreeSet<(usize, String)>,
    pub(super) key_made: bool,
    /// Where draws have been rewritten.
    pub(super) drawn: BTreeSet<usize>,
    /// Lines that import what the new text needs.
    pub(super) imports: BTreeSet<String>,
    /// Which rule made which edit.
    pub(super) rules: Rules,
}

/// What has to stand before and after the statement that is being edited.
#[derive(Default)]
pub(super) struct Around {
    pub(super) before: Vec<String>,
    pub(super) after: Vec<String>,
    /// Names for results that are put into variables.
    pub(super) names: Vec<String>,
    /// Random keys for the statement, the first one last.
    pub(super) keys: Vec<String>,
    /// Why no line can be put before the statement.
    pub(super) closed: Option<Sentence>,
    /// A key is split before the statement.
    pub(super) splits_key: bool,
    /// `ys = [f(x) for x in xs]`: the statement, the comprehension and the variable.
    pub(super) list: Option<(Spot, Spot, String)>,
    /// The call whose results the statement takes itself, and the states among them.
    pub(super) direct: Option<Spot>,
    pub(super) taken: Option<(bool, Vec<String>)>,
    /// The state that comes out beside the value of `value_and_grad`.
    pub(super) beside_value: Option<String>,
    /// What reads a state which a call behind it in the statement changes: it is read before the statement.
    pub(super) early: Vec<Spot>,
    /// The statement returns a value.
    pub(super) is_return: bool,
    /// The rule that puts lines around the statement.
    pub(super) rule: Rule,
    /// What the call gives whose results the statement takes itself.
    pub(super) callee: Option<usize>,
}

impl Around {
    /// A rule puts lines around the statement; of several it is the last one.
    pub(super) fn by(&mut self, rule: Rule) {
        if self.rule == Rule::Reads || rule > self.rule {
            self.rule = rule;
        }
    }
}

impl<'a, 'p> Editor<'a, 'p> {
    pub(super) fn new(
        program: &'p Program<'p>,
        flow: &'p Flow<'a, 'p>,
        needs: &'p Needs,
        body: &'a [Stmt],
    ) -> Self {
        let mut editor = Self {
            program,
            flow,
            needs,
            body,
            edits: Edits::new(flow.text_at(0)),
            changes: Vec::new(),
            obstacles: Vec::new(),
            attributes: BTreeMap::new(),
            stored: BTreeMap::new(),
            declared: BTreeSet::new(),
            key_made: false,
            drawn: BTreeSet::new(),
            imports: BTreeSet::new(),
            rules: Rules::default(),
        };
        editor.by(Rule::Reads);
        editor.find_attributes();
        editor
    }

    pub(super) fn run(&mut self) {
        self.statements(MODULE, self.body);
        let told = Sentence::of("The rest of the program reads the state where it is kept now.");
        self.rules.tell(Rule::Reads, told);
        for (at, name) in &self.needs.draws {
            if !self.drawn.contains(at) {
                self.refuse(
                    name.as_str(),
                    (*at, *at),
                    Sentence::of("it draws random numbers in a way that there is no rule for"),
                );
            }
        }
    }

    /// Notes each attribute that becomes a part of a carried state.
    fn find_attributes(&mut self) {
        for access in &self.flow.accesses {
            let attribute = access.expr.attr.as_str();
            let found = self
                .needs
                .states
                .iter()
                .position(|it| match (&it.what, &access.of) {
                    (
                        What::Attributes {
                            family, attributes, ..
                        },
                        Known::This(class) | Known::Super(class),
                    ) => family.contains(class) && attributes.iter().any(|it| it == attribute),
                    (What::Held { at }, Known::Held(held)) => {
                        at == held && self.is_state_of(*held, attribute)
                    }
                    _ => false,
                });
            if let Some(state) = found {
                let place = (state, field(attribute).to_owned());
                self.attributes.insert(spot(access.expr), place);
            }
        }
    }

    fn is_state_of(&self, held: usize, attribute: &str) -> bool {
        self.needs.states.iter().any(|it| match &it.what {
            What::Attributes {
                family, attributes, ..
            } => {
                family.contains(&self.flow.held[held].class)
                    && attributes.iter().any(|it| it == attribute)
            }
            _ => false,
        })
    }

    /// The name of the tuple's class, for a state of several attributes.
    pub(super) fn tuple_of(&self, state: usize) -> Option<&'p str> {
        let class = match &self.needs.states[state].what {
            What::Attributes { tuple, .. } => return tuple.as_deref(),
            What::Held { at } => self.flow.held[*at].class,
            _ => return None,
        };
        self.needs.states.iter().find_map(|it| match &it.what {
            What::Attributes { family, tuple, .. } if family.contains(&class) => tuple.as_deref(),
            _ => None,
        })
    }

    pub(super) fn refuse(&mut self, name: impl Into<Sentence>, at: Spot, reason: Sentence) {
        let it = obstacle(name, self.program.span(at), reason);
        if !self.obstacles.contains(&it) {
            self.obstacles.push(it);
        }
    }

    /// From here on edits are made by this rule; gives the stage of the edits before.
    pub(super) fn by(&mut self, rule: Rule) -> usize {
        let stage = self.rules.stage(rule);
        std::mem::replace(&mut self.edits.stage, stage)
    }

    /// The function whose own rewrite the edits in a scope are a part of.
    fn rewritten_around(&self, scope: usize) -> Option<usize> {
        let function = Needs::function_around(self.flow.scopes, scope)?;
        let needs = self.needs;
        let is_one = !needs.takes(function).is_empty() || !needs.gives(function).is_empty();
        is_one.then_some(function)
    }

    fn by_reading(&mut self, scope: usize) {
        let function = self.rewritten_around(scope);
        self.by(function.map_or(Rule::Reads, Rule::Takes));
    }

    fn by_storing(&mut self, scope: usize) {
        let function = self.rewritten_around(scope);
        self.by(function.map_or(Rule::Reads, Rule::Gives));
    }

    pub(super) fn change(&mut self, told: Sentence) {
        let rule = self.rules.rule(self.edits.stage);
        self.rules.tell(rule, told.clone());
        self.summarize(told);
    }

    /// Says in the summary alone what was done.
    pub(super) fn summarize(&mut self, told: Sentence) {
        if !self.changes.contains(&told) {
            self.changes.push(told);
        }
    }

    pub(super) fn statements(&mut self, scope: usize, body: &'a [Stmt]) {
        for stmt in body {
            self.statement(scope, stmt);
        }
        self.by_storing(scope);
        self.merge_stores(body);
    }

    fn statement(&mut self, scope: usize, stmt: &'a Stmt) {
        self.by_reading(scope);
        let mut around = self.around(scope, stmt);
        for (at, expr) in expressions(stmt).into_iter().enumerate() {
            around.closed = match stmt {
                Stmt::While(_) => Some(Sentence::of("the condition of a `while` loop")),
                Stmt::If(_) if at > 0 => Some(Sentence::of("an `elif`")),
                Stmt::Match(_) if at > 0 => Some(Sentence::of("a `case`")),
                Stmt::Try(_) => Some(Sentence::of("an `except`")),
                Stmt::Assert(_) | Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {
                    Some(Sentence::of("this statement"))
                }
                _ => None,
            };
            self.expression(scope, expr, &mut around);
        }
        match stmt {
            Stmt::FunctionDef(def) => {
                let inner = self.flow.scopes.made_by(def);
                if self.is_rewritten_init(inner) {
                    self.wrappings_in(spot(def));
                    return;
                }
                self.statements(inner, &def.body);
                self.finish_function(inner, def);
                return;
            }
            Stmt::ClassDef(class) => {
                let inner = self.flow.scopes.made_by_class(class);
                self.statements(inner, &class.body);
                self.finish_class(inner, class);
                return;
            }
            _ => {}
        }
        self.by_storing(scope);
        self.stores(scope, stmt, &mut around);
        self.by_reading(scope);
        if let Stmt::Assign(it) = stmt
            && let [Expr::Name(name)] = it.targets.as_slice()
            && self.needs.states.iter().any(|state| {
                matches!(state.what, What::Asked { at, .. } if at == spot(&*it.value))
                    && state.param == name.id.as_str()
            })
        {
            // `now = time.time()` has become the parameter `now`.
            self.edits.delete(spot(stmt));
        }
        if let Some(callee) = around.callee {
            self.by(Rule::Calls(callee));
        }
        self.take_results(scope, stmt, &mut around);
        if let Some(state) = around.beside_value.take() {
            self.put_beside_value(stmt, &state);
        }
        if let Stmt::Assign(it) = stmt
            && let Expr::Call(call) = &*it.value
            && let Some(line) = self.make_state(call)
        {
            around.after.push(line);
            around.by(Rule::Begin);
            let told = Sentence::of("A variable beside each object holds its state.");
            self.rules.tell(Rule::Begin, told);
        }
        self.by_storing(scope);
        if let Stmt::Return(it) = stmt {
            self.finish_return(scope, it, around.taken.is_some());
        }
        if let Stmt::Global(_) | Stmt::Nonlocal(_) = stmt {
            self.drop_declared(scope, stmt);
        }
        let at = spot(stmt);
        match around.rule {
            Rule::Reads => self.by_reading(scope),
            rule => {
                self.by(rule);
            }
        }
        if around.splits_key {
            self.make_key(scope, at.0);
        }
        self.edits.before(at.0, &around.before);
        self.edits.after(at, &around.after);
        for body in bodies(stmt) {
            self.statements(scope, body);
        }
    }

    /// Prepares names for what the statement's calls give back.
    fn around(&mut self, scope: usize, stmt: &'a Stmt) -> Around {
        let mut around = Around {
            is_return: matches!(stmt, Stmt::Return(_)),
            ..Around::default()
        };
        let value = match stmt {
            Stmt::Assign(it) if it.targets.len() == 1 => Some(&*it.value),
            Stmt::Expr(it) => Some(&*it.value),
            Stmt::Return(it) => it.value.as_deref(),
            _ => None,
        };
        around.direct = value
            .filter(|it| matches!(it, Expr::Call(_)))
            .map(|it| spot(it));
        if let Stmt::Assign(it) = stmt
            && let [Expr::Name(name)] = it.targets.as_slice()
            && let Expr::ListComp(_) = &*it.value
        {
            let mut reads_itself = false;
            each_expression(&it.value, &mut |expr| {
                reads_itself |= matches!(expr, Expr::Name(it) if it.id == name.id);
            });
            if !reads_itself {
                around.list = Some((spot(stmt), spot(&*it.value), name.id.to_string()));
            }
        }
        let (mut results, mut keys) = (0, 0);
        let needs = self.needs;
        let flow = self.flow;
        for expr in expressions(stmt) {
            each_expression(expr, &mut |expr| {
                let at = spot(expr);
                if let Some(site) = flow.sites.get(&at) {
                    let callee = site.callee.scope;
                    results +=
                        usize::from(!needs.gives(callee).is_empty() && around.direct != Some(at));
                }
            });
            keys += self.keys_of(expr);
        }
        around.early = self.early(scope, stmt, &around);
        results += around.early.len();
        around.names = match results {
            0 => Vec::new(),
            1 => vec![flow.scopes.fresh(&["value", "result", "output"])],
            _ => ["fifth", "fourth", "third", "second", "first"]
                .iter()
                .skip(5_usize.saturating_sub(results))
                .map(|name| flow.scopes.fresh(&[name, &format!("{name}_value")]))
                .collect(),
        };
        if keys > 0 {
            self.prepare_keys(scope, stmt, keys, &mut around);
        }
        around
    }

    /// Post-order: what is inside is edited before what is around it is moved.
    pub(super) fn expression(&mut self, scope: usize, expr: &'a Expr, around: &mut Around) {
        match expr {
            Expr::Lambda(lambda) => {
                let closed = around.closed.replace(Sentence::of("a lambda"));
                let outer = std::mem::take(&mut around.keys);
                around.keys = self.keys_of_lambda(lambda);
                for (scope, part) in self.flow.scopes.parts(scope, expr) {
                    self.expression(scope, part, around);
                }
                around.keys = outer;
                around.closed = closed;
                self.finish_lambda(self.flow.scopes.made_by_lambda(lambda), lambda);
                return;
            }
            Expr::ListComp(it) if self.has_results(expr) => {
                return self.unroll(scope, expr, &it.generators, &it.elt, around);
            }
            Expr::Generator(it) if self.has_results(expr) => {
                return self.unroll(scope, expr, &it.generators, &it.elt, around);
            }
            Expr::SetComp(_) | Expr::DictComp(_) if self.has_results(expr) => {
                around.closed = Some(Sentence::of("a comprehension"));
            }
            _ => {}
        }
        if !self.draw_in_turns(scope, expr, around) {
            self.parts(scope, expr, around);
        }
        if let Some(passed) = self.flow.passed.get(&spot(expr)) {
            let stage = self.by(Rule::Calls(passed.callee.scope));
            self.adapt(scope, expr, &passed.callee, around);
            self.edits.stage = stage;
        }
        match expr {
            Expr::Call(call) => {
                let stage = self.edits.stage;
                self.call(scope, call, around);
                self.edits.stage = stage;
            }
            Expr::Attribute(_) => self.attribute(expr),
            _ => {}
        }
        self.part(scope, expr);
        self.read_early(expr, around);
    }

    fn parts(&mut self, scope: usize, expr: &'a Expr, around: &mut Around) {
        let closed = around.closed.clone();
        let parts = self.flow.scopes.parts(scope, expr).into_iter();
        for (at, (scope, part)) in parts.enumerate() {
            if at > 0 && matches!(expr, Expr::BoolOp(_) | Expr::If(_)) {
                around.closed = Some(Sentence::of("an expression that is not always evaluated"));
            }
            self.expression(scope, part, around);
        }
        around.closed = closed;
    }

    /// A state's attribute becomes the state, or a field of it; what is stored there is the statement's affair.
    fn attribute(&mut self, expr: &'a Expr) {
        let at = spot(expr);
        let Some((state, attribute)) = self.attributes.get(&at) else {
            return;
        };
        let param = &self.needs.states[*state].param;
        let text = match self.tuple_of(*state) {
            None => param.clone(),
            Some(_) => format!("{param}.{attribute}"),
        };
        self.edits.replace(at, text);
    }

    /// `config["lr"]` becomes the parameter that carries it.
    fn part(&mut self, scope: usize, expr: &'a Expr) {
        let is_way = matches!(expr, Expr::Attribute(_) | Expr::Subscript(_));
        let here = spot(expr);
        for (state, it) in self.needs.states.iter().enumerate() {
            let is_it = match &it.what {
                What::Part { path, .. } => is_way && self.flow.goes(expr, path),
                What::Asked { at, .. } => *at == here,
                _ => false,
            };
            if is_it && self.needs.keeper(self.flow, scope, state).is_some() {
                self.edits.replace(here, it.param.clone());
            }
        }
    }

    fn has_results(&self, expr: &Expr) -> bool {
        let mut found = false;
        each_expression(expr, &mut |expr| {
            found |= self
                .flow
                .sites
                .get(&spot(expr))
                .is_some_and(|site| !self.needs.gives(site.callee.scope).is_empty());
        });
        found
    }

    pub(super) fn is_last_of_cell(&self, scope: usize, stmt: &Stmt) -> bool {
        let (_, end) = self.program.cell_around(spot(stmt).0);
        scope == MODULE
            && self.program.shows_results()
            && self.edits.old((spot(stmt).1, end)).lines().all(|line| {
                let line = line.trim();
                line.is_empty() || line.starts_with('#')
            })
    }

    /// A comprehension whose calls give states back becomes a loop before the statement.
    fn unroll(
        &mut self,
        scope: usize,
        expr: &'a Expr,
        generators: &'a [Comprehension],
        element: &'a Expr,
        around: &mut Around,
    ) {
        if self.draws_in_each_turn(expr) {
            return self.refuse(
                Sentence::of("random numbers"),
                spot(expr),
                Sentence::of(
                    "they are drawn in a comprehension that changes state too; write it as a loop",
                ),
            );
        }
        if let Some(place) = &around.closed {
            return self.refuse(
                Sentence::of("the comprehension"),
                spot(expr),
                Sentence::of("it is in {place}, where no loop can stand before it")
                    .with("place", place.clone()),
            );
        }
        let own = around.list.take().filter(|(_, at, _)| *at == spot(expr));
        let list = match &own {
            Some((_, _, name)) => name.clone(),
            None => self.flow.scopes.fresh(&["values", "results", "outputs"]),
        };
        let mut lines = vec![format!("{list} = []")];
        let mut indent = String::new();
        let inside = self.flow.scopes.inside(expr);
        for (at, generator) in generators.iter().enumerate() {
            let depth = around.before.len();
            let of_iter = if at == 0 { scope } else { inside };
            self.expression(of_iter, &generator.iter, around);
            self.expression(inside, &generator.target, around);
            let moved = around.before.split_off(depth);
            lines.extend(moved.into_iter().map(|line| format!("{indent}{line}")));
            let (target, iter) = (
                self.edits.render_whole(spot(&generator.target)),
                self.edits.render_whole(spot(&generator.iter)),
            );
            lines.push(format!("{indent}for {target} in {iter}:"));
            indent += "    ";
            for test in &generator.ifs {
                self.expression(inside, test, around);
                lines.push(format!(
                    "{indent}if {}:",
                    self.edits.render_whole(spot(test))
                ));
                indent += "    ";
            }
        }
        let (depth, after) = (around.before.len(), around.after.len());
        self.expression(inside, element, around);
        let moved = around.before.split_off(depth).into_iter();
        lines.extend(moved.map(|line| format!("{indent}{line}")));
        if around.rule != Rule::Reads {
            self.by(around.rule);
        }
        let element = self.edits.render_whole(spot(element));
        lines.push(format!("{indent}{list}.append({element})"));
        let moved = around.after.split_off(after).into_iter();
        lines.extend(moved.map(|line| format!("{indent}{line}")));
        if let Some((stmt, _, _)) = own {
            let indent = self.edits.indent(stmt.0);
            let text = lines.join("\n").replace('\n', &format!("\n{indent}"));
            return self.edits.replace(stmt, text);
        }
        around.before.push(lines.join("\n"));
        let at = spot(expr);
        let parenthesis = self.edits.old(at).starts_with('(')
            && self.flow.text_at(0)[..at.0].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        self.edits.replace(
            at,
            if parenthesis {
                format!("({list})")
            } else {
                list
            },
        );
    }

    /// Imports a name that the new text needs, at the beginning of the cell.
    pub(super) fn import(&mut self, line: &str, name: &str, at: usize) {
        let is_known = self.flow.scopes.binds(MODULE, name) || self.changes_import(line);
        let first = self.program.first_statement_of_cell(self.body, at);
        let (false, Some(first)) = (is_known, first) else {
            return;
        };
        let is_import = matches!(first, Stmt::Import(_) | Stmt::ImportFrom(_));
        let is_ours = self.edits.old(spot(first)).contains("jax");
        let blank = if is_import && (!is_ours || line.contains("jax")) {
            ""
        } else {
            "\n"
        };
        self.edits.insert(spot(first).0, format!("{line}\n{blank}"));
        self.imports.insert(line.to_owned());
    }

    fn changes_import(&self, line: &str) -> bool {
        self.imports.contains(line)
    }
}

/// What a tuple calls an attribute: its fields cannot begin with an underscore.
pub(super) fn field(attribute: &str) -> &str {
    attribute.trim_start_matches('_')
}
