//! Dicts whose order is seen. A jitted function gives a dict back with its keys sorted; where the program goes over a dict
//! whose keys were not written so, what comes back updates it, and its keys stay where they are.

use super::editor::Editor;
use super::scopes::spot;
use super::states::{State, What};
use freezeframe_python::syntax::ast::Expr;

impl Editor<'_, '_> {
    /// The dict that a call is to update, and a name for what comes back.
    pub(super) fn updated_in_order(&self, state: &State) -> Option<(String, String)> {
        let (What::Variable { owner, name } | What::Object { owner, name, .. }) = &state.what
        else {
            return None;
        };
        let first = self.flow.first_value(*owner, name)?;
        let is_unsorted = keys_of(first).is_some_and(|keys| !keys.is_sorted());
        let made = spot(first);
        let is_seen = self.flow.scopes.uses.iter().any(|it| {
            let of = self.flow.scopes.owner(it.scope, it.name);
            let is_it = it.name == name && of == *owner && !it.is_write && it.at.0 > made.1;
            let rest = self.flow.text.get(it.at.1..).unwrap_or("");
            let home = self.flow.scopes.home(it.scope);
            is_it && !rest.starts_with('[') && self.needs.gives(home).is_empty()
        });
        let new = format!("new_{name}");
        let other = format!("{name}_now");
        (is_unsorted && is_seen).then(|| (name.clone(), self.flow.scopes.fresh(&[&new, &other])))
    }
}

/// The texts that are the keys of a dict, in the order in which they are written.
fn keys_of(expr: &Expr) -> Option<Vec<&str>> {
    match expr {
        Expr::Dict(it) => it
            .items
            .iter()
            .map(|item| text_of(item.key.as_ref()?))
            .collect(),
        Expr::DictComp(it) => {
            let items = match &it.generators.first()?.iter {
                Expr::Tuple(it) => &it.elts,
                Expr::List(it) => &it.elts,
                _ => return None,
            };
            items.iter().map(text_of).collect()
        }
        _ => None,
    }
}

fn text_of(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::StringLiteral(it) => Some(it.value.to_str()),
        _ => None,
    }
}
