//! The names that variables and shared jaxprs print with. In JAX: `JaxprPpContext`.

use crate::{Jaxpr, Primitive, VarId};
use freezeframe_base::{HashMap, HashSet};
use std::collections::VecDeque;
use std::rc::Rc;

/// A variable of some jaxpr in what is printed.
type Key = (*const Jaxpr, VarId);

#[derive(Default)]
pub(super) struct Names {
    vars: HashMap<Key, String>,
    shared: HashMap<*const Jaxpr, String>,
    next: usize,
}

/// The name of the n-th variable: a ... z, ba, bb ...
fn letters(mut n: usize) -> String {
    let mut reversed = Vec::new();
    loop {
        reversed.push(char::from(b'a' + (n % 26) as u8));
        n /= 26;
        if n == 0 {
            return reversed.into_iter().rev().collect();
        }
    }
}

/// The name that a jaxpr among the primitive's parameters would be hoisted under.
fn hoisted_name(primitive: &Primitive) -> Option<&str> {
    match primitive {
        Primitive::Jit { name, .. } => Some(name.trim_matches(['<', '>'])),
        _ => None,
    }
}

impl Names {
    /// Names what no equation or result of the outermost jaxpr uses `_`.
    pub(super) fn drop_unused(&mut self, jaxpr: &Rc<Jaxpr>) {
        let used = jaxpr.used_vars();
        for var in jaxpr
            .eqns
            .iter()
            .flat_map(|eqn| &eqn.outputs)
            .filter(|var| !used.contains(var))
        {
            self.vars.insert((Rc::as_ptr(jaxpr), *var), "_".into());
        }
    }

    /// Finds the jaxprs that occur more than once, or are long: they print first, under a name.
    pub(super) fn share<'a>(&mut self, toplevel: &'a Rc<Jaxpr>) -> Vec<(String, &'a Rc<Jaxpr>)> {
        let mut order: Vec<(&Rc<Jaxpr>, usize)> = Vec::new();
        let mut places: HashMap<*const Jaxpr, usize> = HashMap::default();
        let mut hoisted: HashMap<*const Jaxpr, &str> = HashMap::default();
        let mut queue = VecDeque::from([toplevel]);
        while let Some(jaxpr) = queue.pop_front() {
            let at = *places.entry(Rc::as_ptr(jaxpr)).or_insert_with(|| {
                order.push((jaxpr, 0));
                order.len() - 1
            });
            let long = !Rc::ptr_eq(jaxpr, toplevel) && jaxpr.eqns.len() > 10;
            order[at].1 += if long { 2 } else { 1 };
            for eqn in &jaxpr.eqns {
                for inner in eqn.primitive.jaxprs() {
                    queue.push_back(inner);
                    if let Some(name) = hoisted_name(&eqn.primitive) {
                        hoisted.entry(Rc::as_ptr(inner)).or_insert(name);
                    }
                }
            }
        }
        let mut counts: HashMap<String, usize> = HashMap::default();
        let mut shared = Vec::new();
        for (jaxpr, _) in order.into_iter().filter(|(_, count)| *count > 1) {
            let base = hoisted
                .get(&Rc::as_ptr(jaxpr))
                .copied()
                .unwrap_or("jaxpr")
                .to_string();
            let count = counts.entry(base.clone()).or_insert(0);
            let name = if *count > 0 {
                format!("{base}{count}")
            } else {
                base
            };
            *count += 1;
            self.shared.insert(Rc::as_ptr(jaxpr), name.clone());
            shared.push((name, jaxpr));
        }
        shared
    }

    pub(super) fn shared_name(&self, jaxpr: &Rc<Jaxpr>) -> Option<String> {
        self.shared.get(&Rc::as_ptr(jaxpr)).cloned()
    }

    fn fresh(&mut self) -> String {
        loop {
            let name = letters(self.next);
            self.next += 1;
            if !self.shared.values().any(|shared| *shared == name) {
                return name;
            }
        }
    }

    /// The variable's name; a new one where it has none yet.
    pub(super) fn of(&mut self, jaxpr: &Jaxpr, var: VarId) -> String {
        let key = (std::ptr::from_ref(jaxpr), var);
        if let Some(name) = self.vars.get(&key) {
            return name.clone();
        }
        let name = self.fresh();
        self.vars.insert(key, name.clone());
        name
    }

    /// The variable's name, if it was printed.
    pub(super) fn known(&self, jaxpr: &Jaxpr, var: VarId) -> Option<&str> {
        let key = (std::ptr::from_ref(jaxpr), var);
        self.vars.get(&key).map(String::as_str)
    }

    pub(super) fn is_dropped(&self, jaxpr: &Jaxpr, var: VarId) -> bool {
        self.vars
            .get(&(std::ptr::from_ref(jaxpr), var))
            .is_some_and(|name| name == "_")
    }

    /// Names variables of `inner` as those of `outer` that they stand for.
    pub(super) fn suggest(
        &mut self,
        inner: &Jaxpr,
        own: &[Option<VarId>],
        outer: &Jaxpr,
        like: &[Option<VarId>],
    ) {
        if own.len() != like.len() {
            return;
        }
        let mut used = HashSet::default();
        for (own, like) in own.iter().zip(like) {
            let (Some(own), Some(like)) = (own, like) else {
                continue;
            };
            let key = (std::ptr::from_ref(inner), *own);
            if self.vars.contains_key(&key) || !used.insert(*like) {
                continue;
            }
            let name = self.of(outer, *like);
            self.vars.insert(key, name);
        }
    }
}
