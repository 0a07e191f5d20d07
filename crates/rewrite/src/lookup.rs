//! Questions about what is known of a program's names.

use super::flow::{Access, Flow, Known, last_name};
use super::paths::Path;
use super::program::each_expression;
use super::scopes::{Spot, spot};
use freezeframe_base::Order;
use freezeframe_python::syntax::ast::{Expr, ExprContext};
use std::collections::BTreeSet;

impl<'a> Flow<'a, '_> {
    /// The name of the function that a function returns.
    pub(super) fn returned_function(&self, scope: usize) -> Option<&'a str> {
        match self.returns.get(&scope) {
            Some(Known::Function(callee)) => {
                self.scopes.def(callee.scope).map(|def| def.name.as_str())
            }
            _ => None,
        }
    }

    /// The call of `print` around a place.
    pub(super) fn print_around(&self, at: usize) -> Option<(usize, Spot)> {
        let mut prints = self.prints.iter();
        prints
            .find(|(_, (start, end))| *start <= at && at < *end)
            .copied()
    }

    /// True if an expression goes this way.
    pub(super) fn goes(&self, expr: &Expr, way: &Path) -> bool {
        Path::of(expr, self.text).is_some_and(|path| path == *way)
    }

    /// True in a call of `setattr`.
    pub(super) fn is_in_setattr(&self, at: usize) -> bool {
        let mut calls = self.setattrs.iter();
        calls.any(|(start, end)| *start <= at && at < *end)
    }

    /// The classes that a class names as its bases.
    pub(super) fn bases(&self, class: usize) -> Vec<usize> {
        let Some(def) = self.scopes.class(class) else {
            return Vec::new();
        };
        let mut bases = Vec::new();
        for base in def.arguments.iter().flat_map(|it| it.args.iter()) {
            if let Expr::Name(name) = base {
                let owner = self.scopes.owner(self.scopes.parent(class), &name.id);
                let id: &str = &name.id;
                let found = self
                    .env
                    .iter()
                    .find(|((scope, name), _)| (*scope, *name) == (owner, id));
                if let Some((_, Known::Class(base))) = found {
                    bases.push(*base);
                }
            }
        }
        bases
    }

    /// The method that a class has or inherits.
    pub(super) fn method(&self, class: usize, name: &str) -> Option<usize> {
        let own = self.scopes.inner().find(|scope| {
            let def = self.scopes.def(*scope);
            self.scopes.parent(*scope) == class && def.is_some_and(|it| it.name.as_str() == name)
        });
        own.or_else(|| {
            let mut bases = self.bases(class).into_iter();
            bases.find_map(|base| self.method(base, name))
        })
    }

    /// The class, its bases, and the classes that inherit from any of them.
    pub(super) fn family(&self, class: usize) -> BTreeSet<usize> {
        let classes = self
            .scopes
            .inner()
            .filter(|it| self.scopes.class(*it).is_some());
        let classes: Vec<usize> = classes.collect();
        let mut family = BTreeSet::from([class]);
        loop {
            let size = family.len();
            for it in &classes {
                let bases = self.bases(*it);
                if family.contains(it) {
                    family.extend(bases);
                } else if bases.iter().any(|base| family.contains(base)) {
                    family.insert(*it);
                }
            }
            if family.len() == size {
                return family;
            }
        }
    }

    /// The attributes that methods other than `__init__`, or code outside of the classes, write. What only code looks at
    /// that is not traced stays with the object, unless it is the one asked for: then it is not known what is traced.
    pub(super) fn written_attributes(
        &self,
        family: &BTreeSet<usize>,
        asked: &str,
        traced: &BTreeSet<usize>,
    ) -> Vec<String> {
        let mine = |it: &&Access<'_>| match it.of {
            Known::This(class) | Known::Super(class) => family.contains(&class),
            Known::Held(at) => family.contains(&self.held[at].class),
            _ => false,
        };
        let mut accesses: Vec<&Access<'_>> = self.accesses.iter().filter(mine).collect();
        accesses.order_by_key(|it| spot(it.expr));
        let is_written = |attribute: &str| {
            accesses.iter().any(|it| {
                it.expr.attr.as_str() == attribute
                    && (it.expr.ctx != ExprContext::Load || self.mutated.contains(&spot(it.expr)))
                    && self.scopes.name(it.scope) != "__init__"
            })
        };
        let looked_at = |attribute: &str, here: &dyn Fn(&Access<'_>) -> bool| {
            let is_here = |it: &&&Access<'_>| {
                it.expr.attr.as_str() == attribute
                    && self.scopes.name(it.scope) != "__init__"
                    && here(it)
            };
            accesses.iter().find(is_here).is_some()
        };
        let traced = self.traced_with_callees(traced);
        let is_traced = |it: &Access<'_>| {
            let mut all = traced.iter();
            all.any(|outer| self.scopes.is_inside(it.scope, *outer))
        };
        let is_of_methods = |it: &Access<'_>| matches!(it.of, Known::This(_) | Known::Super(_));
        let is_known = looked_at(asked, &is_traced);
        let mut attributes: Vec<String> = Vec::new();
        for it in &accesses {
            let attribute = it.expr.attr.as_str();
            let is_state = match is_known {
                true => looked_at(attribute, &is_traced),
                false => looked_at(attribute, &is_of_methods),
            };
            if is_written(attribute)
                && is_state
                && !attributes.iter().any(|known| known == attribute)
            {
                attributes.push(attribute.to_owned());
            }
        }
        attributes
    }

    /// The functions that are handed to `jit` and its like, these others that are known to be traced, and those that they
    /// call.
    pub(super) fn traced_with_callees(&self, others: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut traced: BTreeSet<usize> = self.traced.union(others).copied().collect();
        loop {
            let size = traced.len();
            for site in self.sites.values() {
                let is_inside = |outer: &usize| self.scopes.is_inside(site.scope, *outer);
                if traced.iter().any(is_inside) {
                    traced.insert(site.callee.scope);
                }
            }
            if traced.len() == size {
                return traced;
            }
        }
    }

    /// The text from a place on.
    pub(super) fn text_at(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or("")
    }

    /// True if the variable or attribute here is changed in place.
    pub(super) fn is_element_write(&self, at: Spot) -> bool {
        self.mutated.contains(&at)
    }

    /// True if the attribute here is the target of `+=` or its like.
    pub(super) fn is_augmented(&self, at: Spot) -> bool {
        self.augmented.contains(&at)
    }

    /// The dict that a variable is first set to, where the text says so.
    fn dict_of(&self, owner: usize, name: &str) -> Option<&'a Expr> {
        let first = self.first_values.get(&(owner, name)).copied();
        first.filter(|value| match value {
            Expr::Dict(_) => true,
            Expr::Call(call) => last_name(&call.func) == "dict",
            _ => false,
        })
    }

    /// True for a list of texts, functions, or tuples with some.
    pub(super) fn holds_code(&self, owner: usize, name: &str) -> bool {
        let Some(Expr::List(list)) = self.first_value(owner, name) else {
            return false;
        };
        let mut holds = false;
        for item in &list.elts {
            each_expression(item, &mut |it| {
                holds |= match it {
                    Expr::StringLiteral(_) | Expr::Lambda(_) => true,
                    Expr::Name(name) => {
                        matches!(self.finally(owner, &name.id), Some(Known::Function(_)))
                    }
                    _ => false,
                };
            });
        }
        holds
    }

    /// True if it is a list or a dict in which nothing is a text or code.
    pub(super) fn holds_numbers(&self, owner: usize, name: &str) -> bool {
        let items: Vec<&Expr> = match self.first_value(owner, name) {
            Some(Expr::Dict(it)) => it.items.iter().map(|it| &it.value).collect(),
            Some(Expr::List(it)) => it.elts.iter().collect(),
            Some(Expr::DictComp(it)) => vec![&*it.value],
            Some(Expr::ListComp(it)) => vec![&*it.elt],
            _ => return false,
        };
        let is_number = |item: &Expr| {
            let mut is_number = true;
            each_expression(item, &mut |it| {
                is_number &= !matches!(
                    it,
                    Expr::StringLiteral(_)
                        | Expr::FString(_)
                        | Expr::NoneLiteral(_)
                        | Expr::Lambda(_)
                );
                // What is called is a function of a library, and no class of the program.
                let is_code = match it {
                    Expr::Name(name) => self.finally(owner, &name.id).is_some(),
                    _ => false,
                };
                is_number &= !is_code;
            });
            is_number
                && matches!(
                    item,
                    Expr::Call(_) | Expr::NumberLiteral(_) | Expr::UnaryOp(_) | Expr::BinOp(_)
                )
        };
        !items.is_empty() && items.into_iter().all(is_number)
    }

    /// True if it is a dict that holds a text, `None` or a function, which cannot be an argument.
    pub(super) fn is_dict_of_texts(&self, owner: usize, name: &str) -> bool {
        self.dict_of(owner, name).is_some_and(holds_text)
    }

    /// True if a function sets a variable of a scope around it.
    pub(super) fn is_written(&self, owner: usize, name: &str) -> bool {
        let mut uses = self.scopes.uses.iter();
        uses.any(|it| {
            let is_it = it.is_write && it.name == name;
            is_it && it.scope != owner && self.scopes.owner(it.scope, name) == owner
        })
    }

    /// What a loop takes a variable from.
    pub(super) fn looped(&self, owner: usize, name: &str) -> Option<&'a Expr> {
        self.looped.get(&(owner, name)).copied()
    }

    /// What a variable is first set to.
    pub(super) fn first_value(&self, owner: usize, name: &str) -> Option<&'a Expr> {
        self.first_values.get(&(owner, name)).copied()
    }

    /// True if a method of the class, or of one related to it, other than `__init__` writes the attribute.
    pub(super) fn is_written_by_methods(&self, class: usize, attribute: &str) -> bool {
        let family = self.family(class);
        self.accesses.iter().any(|it| {
            let is_this = matches!(it.of, Known::This(class) if family.contains(&class));
            let writes = it.expr.ctx != ExprContext::Load || self.mutated.contains(&spot(it.expr));
            is_this
                && writes
                && it.expr.attr.as_str() == attribute
                && self.scopes.name(it.scope) != "__init__"
        })
    }

    /// True if a method of these classes has or uses a variable of that name.
    pub(super) fn is_local_in(&self, family: &BTreeSet<usize>, name: &str) -> bool {
        self.scopes.inner().any(|scope| {
            family.contains(&self.scopes.parent(scope))
                && self.scopes.is_function(scope)
                && self.scopes.name(scope) != "__init__"
                && (self.scopes.binds(scope, name) || self.scopes.uses_name(scope, name))
        })
    }

    /// What a name stands for at the end of the program.
    pub(super) fn finally(&self, scope: usize, name: &str) -> Option<&Known> {
        let owner = self.scopes.owner(scope, name);
        let mut all = self.env.iter();
        all.find(|((scope, it), _)| (*scope, *it) == (owner, name))
            .map(|(_, known)| known)
    }
}

/// True if a dict holds a text, `None` or a function.
fn holds_text(dict: &Expr) -> bool {
    let Expr::Dict(dict) = dict else { return false };
    let mut values = dict.items.iter().map(|item| &item.value);
    values.any(|value| {
        matches!(
            value,
            Expr::StringLiteral(_) | Expr::NoneLiteral(_) | Expr::Lambda(_) | Expr::FString(_)
        )
    })
}

/// What `list.append(value)` or `list.extend(values)` appends.
pub(super) struct Append<'a> {
    /// To what.
    pub(super) list: &'a Expr,
    /// The value, or the values.
    pub(super) value: &'a Expr,
    /// It is one value.
    pub(super) is_one: bool,
}

impl<'a> Append<'a> {
    /// What an expression appends, if that is what it does.
    pub(super) fn of(expr: &'a Expr) -> Option<Self> {
        let Expr::Call(call) = expr else { return None };
        let Expr::Attribute(func) = &*call.func else {
            return None;
        };
        let is_one = match func.attr.as_str() {
            "append" => true,
            "extend" => false,
            _ => return None,
        };
        Some(Self {
            list: &func.value,
            value: call.arguments.args.first()?,
            is_one,
        })
    }
}
