//! Calls pass the state in and take it out; statements get the lines that this needs.

use super::flow::{Callee, Flow, Known, Receiver, Wrap};
use super::needs::Needs;
use super::program::{Program, each_expression, obstacle};
use super::scopes::{MODULE, Spot, spot};
use super::states::What;
use super::text::Edits;
use freezeframe_base::Obstacle;
use freezeframe_python::syntax::ast::{Comprehension, Expr, ExprCall, Stmt};
use freezeframe_python::syntax::parts::{bodies, expressions, parts};
use std::collections::{BTreeMap, BTreeSet};

/// Edits the program, statement by statement.
pub(super) struct Editor<'a, 'p> {
    pub(super) program: &'p Program<'p>,
    pub(super) flow: &'p Flow<'a, 'p>,
    pub(super) needs: &'p Needs,
    pub(super) body: &'a [Stmt],
    pub(super) edits: Edits<'a>,
    pub(super) changes: Vec<String>,
    pub(super) obstacles: Vec<Obstacle>,
    /// Attributes of objects whose state is carried: the state, and the attribute.
    pub(super) attributes: BTreeMap<Spot, (usize, String)>,
    /// Variables that code in a function assigns from now on.
    declared: BTreeSet<(usize, String)>,
    key_made: bool,
    /// Where draws have been rewritten.
    pub(super) drawn: BTreeSet<usize>,
    /// Lines that import what the new text needs.
    pub(super) imports: BTreeSet<String>,
}

/// What has to stand before and after the statement that is being edited.
#[derive(Default)]
pub(super) struct Around {
    pub(super) before: Vec<String>,
    after: Vec<String>,
    /// Names for results that are put into variables.
    names: Vec<String>,
    /// Random keys for the statement, the first one last.
    pub(super) keys: Vec<String>,
    /// Why no line can be put before the statement.
    pub(super) closed: Option<&'static str>,
    /// A key is split before the statement.
    splits_key: bool,
    /// `ys = [f(x) for x in xs]`: the statement, the comprehension and the variable.
    list: Option<(Spot, Spot, String)>,
    /// The call whose results the statement takes itself, and the states among them.
    direct: Option<Spot>,
    taken: Option<(bool, Vec<String>)>,
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
            declared: BTreeSet::new(),
            key_made: false,
            drawn: BTreeSet::new(),
            imports: BTreeSet::new(),
        };
        editor.find_attributes();
        editor
    }

    pub(super) fn run(&mut self) {
        self.statements(MODULE, self.body);
        for at in &self.needs.draws {
            if !self.drawn.contains(at) {
                let text = self.flow.text_at(*at);
                let name = text.split('(').next().unwrap_or(text);
                self.refuse(
                    name,
                    (*at, *at),
                    "it draws random numbers in a way that there is no rule for",
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

    pub(super) fn refuse(&mut self, name: &str, at: Spot, reason: &str) {
        let it = obstacle(name, self.program.span(at), reason);
        if !self.obstacles.contains(&it) {
            self.obstacles.push(it);
        }
    }

    pub(super) fn change(&mut self, words: String) {
        if !self.changes.contains(&words) {
            self.changes.push(words);
        }
    }

    pub(super) fn statements(&mut self, scope: usize, body: &'a [Stmt]) {
        for stmt in body {
            self.statement(scope, stmt);
        }
        self.merge_stores(body);
    }

    fn statement(&mut self, scope: usize, stmt: &'a Stmt) {
        let mut around = self.around(scope, stmt);
        for (at, expr) in expressions(stmt).into_iter().enumerate() {
            around.closed = match stmt {
                Stmt::While(_) => Some("the condition of a `while` loop"),
                Stmt::If(_) if at > 0 => Some("an `elif`"),
                Stmt::Assert(_) | Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {
                    Some("this statement")
                }
                _ => None,
            };
            self.expression(scope, expr, &mut around);
        }
        match stmt {
            Stmt::FunctionDef(def) => {
                let inner = self.flow.scopes.made_by(def);
                if self.is_rewritten_init(inner) {
                    return;
                }
                self.statements(inner, &def.body);
                self.finish_function(inner, def);
                return;
            }
            Stmt::ClassDef(class) => {
                let inner = self.flow.scopes.made_by(class);
                self.statements(inner, &class.body);
                self.finish_class(inner, class);
                return;
            }
            _ => {}
        }
        self.stores(scope, stmt, &mut around);
        self.take_results(scope, stmt, &mut around);
        if let Stmt::Assign(it) = stmt
            && let Expr::Call(call) = &*it.value
            && let Some(line) = self.make_state(call)
        {
            around.after.push(line);
        }
        if let Stmt::Return(it) = stmt {
            self.finish_return(scope, it, around.taken.is_some());
        }
        if let Stmt::Global(_) | Stmt::Nonlocal(_) = stmt {
            self.drop_declared(scope, stmt);
        }
        let at = spot(stmt);
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
        let mut around = Around::default();
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
                    keys += usize::from(
                        needs
                            .takes(callee)
                            .iter()
                            .any(|it| matches!(needs.states[*it].what, What::Key)),
                    );
                }
                keys += usize::from(matches!(expr, Expr::Call(call) if self.is_draw(call)));
            });
        }
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
                let inner = self.flow.scopes.made_by(lambda);
                let closed = around.closed.replace("a lambda");
                for part in parts(expr) {
                    self.expression(inner, part, around);
                }
                around.closed = closed;
                self.finish_lambda(inner, lambda);
                return;
            }
            Expr::ListComp(it) if self.has_results(expr) => {
                return self.unroll(scope, expr, &it.generators, &it.elt, around);
            }
            Expr::Generator(it) if self.has_results(expr) => {
                return self.unroll(scope, expr, &it.generators, &it.elt, around);
            }
            Expr::SetComp(_) | Expr::DictComp(_) if self.has_results(expr) => {
                around.closed = Some("a comprehension");
            }
            _ => {}
        }
        let closed = around.closed;
        for (at, part) in parts(expr).into_iter().enumerate() {
            if at > 0 && matches!(expr, Expr::BoolOp(_) | Expr::If(_)) {
                around.closed = Some("an expression that is not always evaluated");
            }
            self.expression(scope, part, around);
        }
        around.closed = closed;
        if let Some(passed) = self.flow.passed.get(&spot(expr)) {
            self.adapt(scope, expr, &passed.callee);
        }
        match expr {
            Expr::Call(call) => self.call(scope, call, around),
            Expr::Attribute(_) => self.attribute(expr),
            _ => {}
        }
        self.part(scope, expr);
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
        if !matches!(expr, Expr::Attribute(_) | Expr::Subscript(_)) {
            return;
        }
        let at = spot(expr);
        let old = self.edits.old(at);
        for (state, it) in self.needs.states.iter().enumerate() {
            if let What::Part { text, .. } = &it.what
                && text == old
                && self.needs.keeper(self.flow, scope, state).is_some()
            {
                self.edits.replace(at, it.param.clone());
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

    fn call(&mut self, scope: usize, call: &'a ExprCall, around: &mut Around) {
        if self.is_draw(call) {
            return self.draw(scope, call, around);
        }
        if self.is_print(call) {
            return self.print(call);
        }
        let at = spot(call);
        let flow = self.flow;
        if let Some((_, callee)) = flow.wrappings.get(&at) {
            self.shift_statics(call, callee);
            if callee.wraps.last() == Some(&Wrap::Vmap) {
                self.add_axes(call, callee);
            }
        }
        let Some(site) = flow.sites.get(&at) else {
            return;
        };
        let callee = &site.callee;
        let (takes, gives) = (
            self.needs.takes(callee.scope),
            self.needs.gives(callee.scope),
        );
        if takes.is_empty() && gives.is_empty() {
            return;
        }
        for wrap in &callee.wraps {
            let name = flow.scopes.name(callee.scope);
            match wrap {
                Wrap::Other(wrap) => {
                    return self.refuse(name, at, &format!("`{wrap}` calls it, and would have to know which of its arguments is the state"));
                }
                Wrap::Vmap if !gives.is_empty() || self.takes_key(callee.scope) => {
                    return self.refuse(name, at, "`vmap` calls it for all elements at once, and its state would be another for each");
                }
                Wrap::Grad if !gives.is_empty() => {
                    return self.refuse(
                        name,
                        at,
                        "it is differentiated and changes state at the same time",
                    );
                }
                _ => {}
            }
        }
        self.add_arguments(scope, call, callee, around);
        if !gives.is_empty() && !callee.wraps.contains(&Wrap::Jaxpr) {
            self.take_out(scope, call, callee, around);
        }
    }

    /// The name by which code in `scope` has a state.
    pub(super) fn name_in(&self, scope: usize, state: usize) -> String {
        let it = &self.needs.states[state];
        match &it.what {
            What::Part { text, .. } if self.needs.keeper(self.flow, scope, state).is_none() => {
                text.clone()
            }
            _ => it.param.clone(),
        }
    }

    fn add_arguments(
        &mut self,
        scope: usize,
        call: &'a ExprCall,
        callee: &Callee,
        around: &mut Around,
    ) {
        let arguments = &call.arguments;
        let (open, close) = spot(arguments);
        let is_empty = arguments.args.is_empty() && arguments.keywords.is_empty();
        let named = !arguments.keywords.is_empty()
            || arguments
                .args
                .iter()
                .any(|it| matches!(it, Expr::Starred(_)))
            || self.is_keyword_only(callee.scope);
        let mut last = String::new();
        for state in self.needs.takes(callee.scope) {
            let it = &self.needs.states[*state];
            let seen = self
                .needs
                .seen_as(*state, callee.receiver, spot(call), self.flow);
            let value = match it.what {
                What::Key => around.keys.pop().unwrap_or_else(|| it.param.clone()),
                _ => self.name_in(scope, seen),
            };
            if let What::Variable { owner, name } = &self.needs.states[seen].what
                && self.needs.keeper(self.flow, scope, seen).is_none()
                && self.flow.scopes.is_inside(scope, *owner)
                && self.flow.scopes.owner(scope, name) != *owner
            {
                self.refuse(
                    name,
                    spot(call),
                    "another variable of that name hides it where it has to be passed",
                );
            }
            if let What::Variable { owner, name } = &self.needs.states[seen].what
                && !self.flow.scopes.is_inside(scope, *owner)
            {
                self.refuse(
                    name,
                    spot(call),
                    "it is a variable of a function that has returned when this call needs it",
                );
            }
            if let What::Attributes { .. } = it.what {
                let comma = if is_empty { "" } else { ", " };
                self.edits.insert(open + 1, format!("{value}{comma}"));
            } else if named {
                last += &format!(", {}={value}", it.param);
            } else {
                last += &format!(", {value}");
            }
        }
        let inside = self.edits.old((open + 1, close - 1));
        let is_first = inside.trim().is_empty()
            && self
                .edits
                .render_whole((open + 1, close - 1))
                .trim()
                .is_empty();
        let has_comma = inside.trim_end().ends_with(',');
        let last = if is_first || has_comma {
            last.trim_start_matches(", ")
        } else {
            &last
        };
        let end = open + 1 + inside.trim_end().len();
        if !last.is_empty() {
            let space = if has_comma { " " } else { "" };
            self.edits.insert(end, format!("{space}{last}"));
        }
    }

    /// True if a function's added parameters can only be passed by keyword.
    pub(super) fn is_keyword_only(&self, scope: usize) -> bool {
        self.flow.scopes.parameters_of(scope).is_some_and(|it| {
            it.vararg.is_some()
                || it.kwarg.is_some()
                || !it.kwonlyargs.is_empty()
                || it
                    .posonlyargs
                    .iter()
                    .chain(&it.args)
                    .any(|it| it.default.is_some())
        })
    }

    /// The variables that a call's states go to.
    fn targets(
        &mut self,
        scope: usize,
        call: &ExprCall,
        callee: &Callee,
        around: &mut Around,
    ) -> Vec<String> {
        let mut targets = Vec::new();
        for state in self.needs.gives(callee.scope) {
            let seen = self
                .needs
                .seen_as(*state, callee.receiver, spot(call), self.flow);
            let it = &self.needs.states[seen];
            let keeper = self.needs.keeper(self.flow, scope, seen);
            let owner = match &it.what {
                What::Log { list, .. } => {
                    targets.push(it.param.clone());
                    if keeper.is_none() {
                        let method = if self.is_single(callee.scope, seen) {
                            "append"
                        } else {
                            "extend"
                        };
                        around.after.push(format!("{list}.{method}({})", it.param));
                    }
                    continue;
                }
                What::Variable { owner, .. } => *owner,
                What::Held { at } => self.flow.held[*at].owner,
                What::Made { at, .. } => self.flow.made[*at].owner,
                _ => scope,
            };
            targets.push(it.param.clone());
            if keeper.is_none() {
                self.declare(scope, owner, &it.param);
            }
        }
        targets
    }

    /// Lets a function that is not rewritten assign a variable of another scope.
    fn declare(&mut self, scope: usize, owner: usize, name: &str) {
        let Some(function) = Needs::function_around(self.flow.scopes, scope) else {
            return;
        };
        if function == owner
            || self.flow.scopes.declares(function, name)
            || !self.declared.insert((function, name.to_owned()))
        {
            return;
        }
        let Some(def) = self.flow.scopes.def(function) else {
            return;
        };
        let word = if owner == MODULE {
            "global"
        } else {
            "nonlocal"
        };
        let first = match def.body.first() {
            Some(Stmt::Expr(it)) if matches!(&*it.value, Expr::StringLiteral(_)) => def.body.get(1),
            first => first,
        };
        if let Some(first) = first {
            self.edits
                .before(spot(first).0, &[format!("{word} {name}")]);
        }
    }

    /// Puts a call's results into variables.
    fn take_out(&mut self, scope: usize, call: &'a ExprCall, callee: &Callee, around: &mut Around) {
        let at = spot(call);
        let has_output = self.has_output(callee.scope);
        if let Some(place) = around.closed {
            let name = self.flow.scopes.name(callee.scope);
            return self.refuse(
                name,
                at,
                &format!("it is called in {place}, where its new state cannot be kept"),
            );
        }
        let appended = around.after.len();
        let targets = self.targets(scope, call, callee, around);
        if around.direct == Some(at) && !self.must_move(scope, call, &targets) {
            around.taken = Some((has_output, targets));
            return;
        }
        let text = self.edits.render(at);
        let given = around.names.pop();
        let name = match self.flow.returned_function(callee.scope) {
            Some(function) => function.to_owned(),
            None if has_output => given.unwrap_or_else(|| "value".to_owned()),
            None => "None".to_owned(),
        };
        let results = if has_output {
            [vec![name.clone()], targets].concat()
        } else {
            targets
        };
        around
            .before
            .push(format!("{} = {text}", results.join(", ")));
        around.before.extend(around.after.split_off(appended));
        self.edits.replace(at, name);
    }

    /// True for `return f(x)` where the caller returns other states than `f`.
    fn must_move(&self, scope: usize, call: &ExprCall, targets: &[String]) -> bool {
        let is_returned = self.flow.text_at(0)[..spot(call).0]
            .trim_end()
            .ends_with("return");
        if !is_returned {
            return false;
        }
        let own = self.needs.gives(scope).iter();
        let own: Vec<_> = own.map(|it| self.needs.states[*it].param.clone()).collect();
        own != targets
    }

    /// `y = f(x)` becomes `y, n = f(x, n)`.
    fn take_results(&mut self, scope: usize, stmt: &'a Stmt, around: &mut Around) {
        let Some((has_output, targets)) = &around.taken else {
            return;
        };
        let targets = targets.join(", ");
        match stmt {
            Stmt::Assign(it) if *has_output => {
                let Some(target) = it.targets.first() else {
                    return;
                };
                let at = spot(target);
                if matches!(target, Expr::Tuple(tuple) if !tuple.parenthesized) {
                    let text = self.edits.render_whole(at);
                    self.edits.replace(at, format!("({text}), {targets}"));
                } else {
                    self.edits.insert(at.1, format!(", {targets}"));
                }
            }
            Stmt::Assign(it) => {
                let call = self.edits.render(spot(&*it.value));
                around.before.push(format!("{targets} = {call}"));
                self.edits.replace(spot(&*it.value), "None");
            }
            Stmt::Expr(it) => {
                let is_result = self.is_last_of_cell(scope, stmt) && *has_output;
                let at = spot(&*it.value);
                if is_result {
                    // The value of a cell's last expression is shown.
                    let name = self.flow.scopes.fresh(&["value", "result", "output"]);
                    let call = self.edits.render(at);
                    around.before.push(format!("{name}, {targets} = {call}"));
                    self.edits.replace(at, name);
                    return;
                }
                let output = if *has_output { "_, " } else { "" };
                self.edits.insert(at.0, format!("{output}{targets} = "));
            }
            _ => {}
        }
    }

    fn is_last_of_cell(&self, scope: usize, stmt: &Stmt) -> bool {
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
        if let Some(place) = around.closed {
            return self.refuse(
                "the comprehension",
                spot(expr),
                &format!("it is in {place}, where no loop can stand before it"),
            );
        }
        let own = around.list.take().filter(|(_, at, _)| *at == spot(expr));
        let list = match &own {
            Some((_, _, name)) => name.clone(),
            None => self.flow.scopes.fresh(&["values", "results", "outputs"]),
        };
        let mut lines = vec![format!("{list} = []")];
        let mut indent = String::new();
        for generator in generators {
            let depth = around.before.len();
            self.expression(scope, &generator.iter, around);
            self.expression(scope, &generator.target, around);
            let moved = around.before.split_off(depth);
            lines.extend(moved.into_iter().map(|line| format!("{indent}{line}")));
            let (target, iter) = (
                self.edits.render_whole(spot(&generator.target)),
                self.edits.render_whole(spot(&generator.iter)),
            );
            lines.push(format!("{indent}for {target} in {iter}:"));
            indent += "    ";
            for test in &generator.ifs {
                self.expression(scope, test, around);
                lines.push(format!(
                    "{indent}if {}:",
                    self.edits.render_whole(spot(test))
                ));
                indent += "    ";
            }
        }
        let (depth, after) = (around.before.len(), around.after.len());
        self.expression(scope, element, around);
        let moved = around.before.split_off(depth).into_iter();
        lines.extend(moved.map(|line| format!("{indent}{line}")));
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

    /// A function that is passed to another one is called there without its state: `map(lambda x: f(x, g), xs)`.
    fn adapt(&mut self, scope: usize, expr: &'a Expr, callee: &Callee) {
        let takes = self.needs.takes(callee.scope);
        if takes.is_empty() || self.flow.scopes.def(callee.scope).is_none() {
            return;
        }
        let at = spot(expr);
        let name = self.flow.scopes.name(callee.scope);
        if self.is_keyword_only(callee.scope) {
            return self.refuse(
                name,
                at,
                "it is passed to another function, and has parameters with defaults",
            );
        }
        let parameters = self.flow.scopes.parameters_of(callee.scope);
        let own: Vec<&str> = parameters
            .into_iter()
            .flatten()
            .map(|it| it.name().as_str())
            .collect();
        let states = takes.iter().map(|it| self.name_in(scope, *it));
        let all: Vec<String> = own
            .iter()
            .map(|it| (*it).to_owned())
            .chain(states)
            .collect();
        let text = format!(
            "lambda {}: {}({})",
            own.join(", "),
            self.edits.render(at),
            all.join(", ")
        );
        self.edits.replace(at, text);
    }

    /// `vmap(f)` becomes `vmap(f, in_axes=(0, None))`: the state is one for all.
    fn add_axes(&mut self, call: &'a ExprCall, callee: &Callee) {
        let added = self.needs.takes(callee.scope).len();
        if added == 0 || callee.receiver != Receiver::None {
            return;
        }
        let none = vec!["None"; added].join(", ");
        let own = self
            .flow
            .scopes
            .parameters_of(callee.scope)
            .map_or(0, |it| it.iter().count());
        let mut keywords = call.arguments.keywords.iter();
        let axes = keywords.find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == "in_axes"));
        let axes = axes.map(|it| &it.value).or(call.arguments.args.get(1));
        match axes {
            None => {
                let zeros = vec!["0"; own].join(", ");
                let end = spot(&call.arguments).1 - 1;
                self.edits
                    .insert(end, format!(", in_axes=({zeros}, {none})"));
            }
            Some(Expr::Tuple(tuple)) => {
                let last = tuple
                    .elts
                    .last()
                    .map_or(spot(tuple).0 + 1, |last| spot(last).1);
                self.edits.insert(last, format!(", {none}"));
            }
            Some(axes) => {
                let old = self.edits.old(spot(axes)).to_owned();
                let all = vec![old.as_str(); own].join(", ");
                self.edits.replace(spot(axes), format!("({all}, {none})"));
            }
        }
    }

    /// Splits the key for a statement that draws or calls what draws.
    fn prepare_keys(&mut self, scope: usize, stmt: &Stmt, count: usize, around: &mut Around) {
        let key = self.key_name();
        let function = Needs::function_around(self.flow.scopes, scope);
        if count == 1 && function.is_some_and(|function| self.draws_once(function)) {
            around.keys = vec![key];
            return;
        }
        if matches!(stmt, Stmt::While(_)) {
            let reason = "they are drawn in the condition of a `while` loop";
            return self.refuse("random numbers", spot(stmt), reason);
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
        around.keys = names.into_iter().rev().collect();
    }

    /// The variable that carries the random key.
    pub(super) fn key_name(&self) -> String {
        let mut states = self.needs.states.iter();
        let found = states.find(|it| matches!(it.what, What::Key));
        found.map_or_else(|| "key".to_owned(), |it| it.param.clone())
    }

    /// Before the first use at the top level, the key is made.
    fn make_key(&mut self, scope: usize, at: usize) {
        if scope != MODULE || self.key_made {
            return;
        }
        self.key_made = true;
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
}

/// What a tuple calls an attribute: its fields cannot begin with an underscore.
pub(super) fn field(attribute: &str) -> &str {
    attribute.trim_start_matches('_')
}
