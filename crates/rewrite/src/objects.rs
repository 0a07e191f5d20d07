//! Objects of a rewritten class: each is followed by the state that it begins with.

use super::classes::INITIAL;
use super::editor::Editor;
use super::scopes::spot;
use super::states::What;
use super::steps::Rule;
use freezeframe_python::syntax::ast::{Expr, ExprCall, Stmt};

impl<'a> Editor<'a, '_> {
    /// `counter = Counter(5)` is followed by the state that the object begins with.
    pub(super) fn make_state(&mut self, call: &'a ExprCall) -> Option<String> {
        let at = spot(call);
        let held = self.flow.held.iter().position(|it| it.made.contains(&at))?;
        let state = self
            .needs
            .states
            .iter()
            .find(|it| matches!(it.what, What::Held { at } if at == held))?;
        let (param, class) = (state.param.clone(), self.flow.held[held].class);
        let name = self.flow.held[held].name.clone();
        self.by(Rule::Begin);
        let arguments = self.distribute(class, call);
        Some(format!("{param} = {name}.{INITIAL}({arguments})"))
    }

    /// The arguments that the state needs; what only the state needed is taken from the constructor's.
    pub(super) fn distribute(&mut self, class: usize, call: &'a ExprCall) -> String {
        let mut owner = Some(class);
        while let Some(class) = owner
            && self.init_of(class).is_none()
        {
            owner = self.flow.bases(class).first().copied();
        }
        let Some((class, init)) = owner.and_then(|class| Some((class, self.sorted(class)?))) else {
            return String::new();
        };
        let Some(def) = self.init_of(class) else {
            return String::new();
        };
        let values: Vec<&Expr> = init.state.iter().map(|(_, it)| *it).collect();
        let wanted = self.parameters_used(class, &values, &init.locals);
        let statements: Vec<&Stmt> = init.rest.iter().copied().chain(init.above).collect();
        let kept = self.parameters_used(class, &[], &statements);
        let names: Vec<&str> = def
            .parameters
            .iter()
            .skip(1)
            .map(|it| it.name().as_str())
            .collect();
        let (mut for_state, mut for_init) = (Vec::new(), Vec::new());
        let positional = call
            .arguments
            .args
            .iter()
            .zip(&names)
            .map(|(value, name)| (*name, value, spot(value)));
        let keywords = call.arguments.keywords.iter();
        let keywords =
            keywords.filter_map(|it| Some((it.arg.as_ref()?.as_str(), &it.value, spot(it))));
        for (name, _, at) in positional.chain(keywords) {
            let text = self.edits.render_whole(at);
            if wanted.iter().any(|(it, _)| it == name) {
                for_state.push(text.clone());
            }
            if kept.iter().any(|(it, _)| it == name) {
                for_init.push(text);
            }
        }
        let given = call.arguments.args.len() + call.arguments.keywords.len();
        if for_init.len() < given {
            self.edits
                .replace(spot(&call.arguments), format!("({})", for_init.join(", ")));
        }
        for_state.join(", ")
    }
}
