//! Calls pass the state in and take it out.

use super::editor::{Around, Editor};
use super::flow::{Callee, Receiver, Wrap};
use super::needs::Needs;
use super::program::each_expression;
use super::scopes::{MODULE, Spot, spot};
use super::states::What;
use super::steps::Rule;
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{Expr, ExprCall, Keyword, Number, Stmt};

impl<'a> Editor<'a, '_> {
    pub(super) fn call(&mut self, scope: usize, call: &'a ExprCall, around: &mut Around) {
        if self.is_draw(call) {
            return self.draw(scope, call, around);
        }
        if self.is_print(call) {
            return self.print(call);
        }
        let at = spot(call);
        let flow = self.flow;
        if let Some((_, callee)) = flow.wrappings.get(&at) {
            self.wrapping(call, callee);
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
                Wrap::Other(wrap) if wrap != "staticmethod" => {
                    return self.refuse(name, at, Sentence::of("`{function}` calls it, and would have to know which of its arguments is the state").with("function", wrap));
                }
                Wrap::Vmap if !gives.is_empty() || self.takes_key(callee.scope) => {
                    return self.refuse(name, at, Sentence::of("`vmap` calls it for all elements at once, and its state would be another for each"));
                }
                Wrap::Grad if !gives.is_empty() && self.hands_on(callee).is_none() => {
                    return self.refuse(
                        name,
                        at,
                        Sentence::of("it is differentiated and changes state at the same time"),
                    );
                }
                _ => {}
            }
        }
        self.by(Rule::Calls(callee.scope));
        self.tell_calls(callee.scope);
        self.add_arguments(scope, call, callee, around);
        if around.early.contains(&at) && around.closed.is_none() {
            let name = around.names.pop().unwrap_or_else(|| "value".to_owned());
            around.by(Rule::Calls(callee.scope));
            around
                .before
                .push(format!("{name} = {}", self.edits.render(at)));
            self.edits.replace(at, name);
        }
        if !gives.is_empty()
            && !callee.wraps.contains(&Wrap::Jaxpr)
            && !self.take_beside_value(scope, call, callee, around)
        {
            self.take_out(scope, call, callee, around);
        }
    }

    /// Says what becomes of the calls of a function.
    fn tell_calls(&mut self, scope: usize) {
        let (takes, gives) = (
            self.named(self.needs.takes(scope)),
            self.named(self.needs.gives(scope)),
        );
        let told = match (takes.as_slice(), gives.as_slice()) {
            (_, []) => Sentence::of("Each call of `{name}` passes {takes}."),
            ([], _) => Sentence::of("Each call of `{name}` keeps what comes back: {gives}."),
            _ => Sentence::of(
                "Each call of `{name}` passes {takes}, and keeps what comes back: {gives}.",
            ),
        };
        let told = told.with("name", self.called(scope));
        let told = told.with_all("takes", takes).with_all("gives", gives);
        self.rules.tell(Rule::Calls(scope), told);
    }

    /// The name by which code in `scope` has a state.
    fn name_in(&self, scope: usize, state: usize) -> String {
        let it = &self.needs.states[state];
        match &it.what {
            What::Part { .. } | What::Asked { .. }
                if self.needs.keeper(self.flow, scope, state).is_none() =>
            {
                it.name.clone()
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
            // What a jitted function gives back is an array, and no array is static.
            let is_settled = it.is_static && self.needs.gives(callee.scope).contains(state);
            let value = match is_settled && callee.wraps.contains(&Wrap::Jit) {
                true => format!("{}({value})", it.number),
                false => value,
            };
            if let What::Variable { owner, name } = &self.needs.states[seen].what
                && self.needs.keeper(self.flow, scope, seen).is_none()
                && self.flow.scopes.is_inside(scope, *owner)
                && self.flow.scopes.owner(scope, name) != *owner
            {
                self.refuse(
                    name,
                    spot(call),
                    Sentence::of(
                        "another variable of that name hides it where it has to be passed",
                    ),
                );
            }
            if let What::Variable { owner, name } = &self.needs.states[seen].what
                && !self.flow.scopes.is_inside(scope, *owner)
            {
                self.refuse(
                    name,
                    spot(call),
                    Sentence::of(
                        "it is a variable of a function that has returned when this call needs it",
                    ),
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
    pub(super) fn targets(
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
                What::Log { .. } => {
                    targets.push(it.param.clone());
                    if keeper.is_none() {
                        let method = if self.is_single(callee.scope, seen) {
                            "append"
                        } else {
                            "extend"
                        };
                        around
                            .after
                            .push(format!("{}.{method}({})", it.name, it.param));
                    }
                    continue;
                }
                What::Variable { owner, .. } | What::Object { owner, .. } => *owner,
                What::Held { at } => self.flow.held[*at].owner,
                What::Made { at, .. } => self.flow.made[*at].owner,
                _ => self.flow.scopes.home(scope),
            };
            if let (None, Some((dict, new))) = (keeper, self.updated_in_order(it)) {
                around.after.push(format!("{dict}.update({new})"));
                targets.push(new);
                continue;
            }
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
        if let Some(place) = &around.closed {
            let name = self.flow.scopes.name(callee.scope);
            return self.refuse(
                name,
                at,
                Sentence::of("it is called in {place}, where its new state cannot be kept")
                    .with("place", place.clone()),
            );
        }
        let home = self.flow.scopes.home(scope);
        let method = Needs::method_around(self.flow.scopes, scope);
        let is_of_object =
            |it: &usize| matches!(self.needs.states[*it].what, What::Attributes { .. });
        let is_inner = method.is_some_and(|method| method != home)
            && callee.receiver == Receiver::This
            && self.needs.gives(callee.scope).iter().any(is_of_object);
        if is_inner {
            return self.refuse(
                self.flow.scopes.name(callee.scope),
                at,
                Sentence::of("it is called in {place}, where its new state cannot be kept")
                    .with("place", format!("`{}`", self.flow.scopes.name(home))),
            );
        }
        let appended = around.after.len();
        around.by(Rule::Calls(callee.scope));
        let targets = self.targets(scope, call, callee, around);
        let must_move = around.is_return && !self.returns_the_same(scope, &targets);
        if around.direct == Some(at) && !must_move {
            around.taken = Some((has_output, targets));
            around.callee = Some(callee.scope);
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

    /// True if the function whose code a scope's is returns the states that these variables hold, and no others.
    fn returns_the_same(&self, scope: usize, targets: &[String]) -> bool {
        let own = self.needs.gives(self.flow.scopes.home(scope)).iter();
        let own: Vec<_> = own.map(|it| self.needs.states[*it].param.clone()).collect();
        own == targets
    }

    /// `y = f(x)` becomes `y, n = f(x, n)`.
    pub(super) fn take_results(&mut self, scope: usize, stmt: &'a Stmt, around: &mut Around) {
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

    /// A function that is passed to another one is called there without its state: `map(lambda x: f(x, g), xs)`.
    pub(super) fn adapt(
        &mut self,
        scope: usize,
        expr: &'a Expr,
        callee: &Callee,
        around: &mut Around,
    ) {
        let takes = self.needs.takes(callee.scope);
        if !self.needs.gives(callee.scope).is_empty() {
            return self.keep(expr, callee, around);
        }
        if takes.is_empty() || self.flow.scopes.def(callee.scope).is_none() {
            return;
        }
        let at = spot(expr);
        let name = self.flow.scopes.name(callee.scope);
        if self.is_keyword_only(callee.scope) {
            return self.refuse(
                name,
                at,
                Sentence::of("it is passed to another function, and has parameters with defaults"),
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

    /// A function that gives objects back and is passed to another one is called there by one that keeps them.
    fn keep(&mut self, expr: &'a Expr, callee: &Callee, around: &mut Around) {
        around.by(Rule::Calls(callee.scope));
        let name = self.edits.render(spot(expr));
        let parameters = self.flow.scopes.parameters_of(callee.scope);
        let own: Vec<&str> = parameters
            .into_iter()
            .flatten()
            .map(|it| it.name().as_str())
            .collect();
        let all: Vec<&str> = own
            .iter()
            .copied()
            .chain(
                self.needs
                    .takes(callee.scope)
                    .iter()
                    .map(|it| self.needs.states[*it].param.as_str()),
            )
            .collect();
        let (mut given, mut is_global) = (Vec::new(), true);
        for state in self.needs.gives(callee.scope) {
            let it = &self.needs.states[*state];
            is_global &= matches!(it.what, What::Object { owner: MODULE, .. });
            given.push(it.param.as_str());
        }
        let word = if is_global { "global" } else { "nonlocal" };
        let results = match self.has_output(callee.scope) {
            true => format!("result, {}", given.join(", ")),
            false => given.join(", "),
        };
        let result = if self.has_output(callee.scope) {
            "\n    return result"
        } else {
            ""
        };
        let keeping = self
            .flow
            .scopes
            .fresh(&[&format!("{name}_and_keep"), &format!("{name}_kept")]);
        around.before.push(format!(
            "def {keeping}({}):\n    {word} {}\n    {results} = {name}({}){result}\n\n",
            own.join(", "),
            given.join(", "),
            all.join(", ")
        ));
        self.edits.replace(spot(expr), keeping);
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

    /// The state is the first argument of a bound method, so the others move by one.
    /// What a call of `jit` and its like is told of the new arguments of the function that it wraps.
    fn wrapping(&mut self, call: &'a ExprCall, callee: &Callee) {
        self.by(Rule::Static(callee.scope));
        self.wrap_statics(call, callee);
        self.by(Rule::Calls(callee.scope));
        self.shift_statics(call, callee);
        self.add_aux(call, callee);
        if callee.wraps.last() == Some(&Wrap::Vmap) {
            self.add_axes(call, callee);
        }
    }

    /// The same for all that a statement wraps.
    pub(super) fn wrappings_in(&mut self, stmt: Spot) {
        let flow = self.flow;
        for (at, (call, callee)) in &flow.wrappings {
            if stmt.0 <= at.0 && at.1 <= stmt.1 {
                self.wrapping(call, callee);
            }
        }
    }

    fn shift_statics(&mut self, call: &'a ExprCall, callee: &Callee) {
        let is_bound = !matches!(callee.receiver, Receiver::None);
        let takes_state = self
            .needs
            .takes(callee.scope)
            .iter()
            .any(|it| matches!(self.needs.states[*it].what, What::Attributes { .. }));
        if !is_bound || !takes_state {
            return;
        }
        let is_told = |it: &Keyword| it.arg.as_ref().is_some_and(|it| it.as_str() == "argnums");
        let arguments = &call.arguments;
        if callee.wraps.last() == Some(&Wrap::Grad)
            && arguments.args.len() == 1
            && !arguments.keywords.iter().any(is_told)
        {
            // The state comes first; the gradient is still for what was the first argument.
            self.edits.insert(spot(&arguments.args[0]).1, ", argnums=1");
        }
        for keyword in &call.arguments.keywords {
            let is_number = keyword
                .arg
                .as_ref()
                .is_some_and(|it| it.as_str().ends_with("argnums"));
            if !is_number {
                continue;
            }
            let mut numbers: Vec<(Spot, i64)> = Vec::new();
            each_expression(&keyword.value, &mut |expr| {
                if let Expr::NumberLiteral(it) = expr
                    && let Number::Int(value) = &it.value
                    && let Some(value) = value.as_i64()
                {
                    numbers.push((spot(expr), value));
                }
            });
            for (at, value) in numbers {
                self.edits.replace(at, (value + 1).to_string());
            }
        }
    }
}
