//! The tree of random keys: where each came from and what consumed it.
//!
//! Keys that hold numbers are known by their two words; keys that are tracers are found in the jaxpr (`keyflow`). A key
//! made from a seed anew is a new key; the same key split or folded in twice gives the same keys.

use super::keyflow::{self, Flow, words};
use super::texts::Texts;
use freezeframe_base::HashMap;
use freezeframe_base::{KeyId, KeyReport, KeyUse, Span, TraceId};
use freezeframe_core::{Jaxpr, Value as Operand};
use freezeframe_jax::inspect::KeyEvent;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

/// So many keys are kept from the beginning of a session, and as many of those that were used twice.
const FIRST: u32 = 100;
/// And so many of the latest.
const LATEST: usize = 200;
/// So many keys of one `split` are drawn.
const ROWS: usize = 16;
/// So many uses of a key are kept.
const USES: usize = 8;

struct Node {
    report: KeyReport,
    words: Option<[u32; 2]>,
    /// The run of the last use: a cell that is run again does not use its keys twice.
    run: u32,
}

/// What a trace does with keys, so that its calls can tell.
pub(super) struct KeyFlow {
    name: String,
    flow: Flow,
}

/// All keys of a session that are kept.
#[derive(Default)]
pub(super) struct Keys {
    nodes: BTreeMap<u32, Node>,
    by_words: HashMap<[u32; 2], KeyId>,
    latest: VecDeque<u32>,
    reused: u32,
    next: u32,
    run: u32,
    changed: BTreeSet<u32>,
    /// Calls that are running and will return keys.
    pending: Vec<(freezeframe_base::CallId, Vec<Option<KeyId>>)>,
}

impl Keys {
    /// The keys that are new or were used since this was asked last.
    pub(super) fn take(&mut self) -> Vec<KeyReport> {
        self.run += 1;
        self.pending.clear();
        let changed = std::mem::take(&mut self.changed);
        let reports = changed.iter().filter_map(|id| self.nodes.get(id));
        reports.map(|node| node.report.clone()).collect()
    }

    fn add(&mut self, mut report: KeyReport, words: Option<[u32; 2]>) -> KeyId {
        let id = KeyId(self.next);
        self.next += 1;
        report.id = id;
        self.changed.insert(id.0);
        if let Some(words) = words {
            self.by_words.insert(words, id);
        }
        let run = self.run;
        self.nodes.insert(id.0, Node { report, words, run });
        if id.0 >= FIRST {
            self.latest.push_back(id.0);
        }
        while self.latest.len() > LATEST {
            self.forget_oldest();
        }
        id
    }

    fn forget_oldest(&mut self) {
        let Some(id) = self.latest.pop_front() else {
            return;
        };
        let is_reused = self
            .nodes
            .get(&id)
            .is_some_and(|node| node.report.uses.len() > 1);
        if is_reused && self.reused < FIRST {
            self.reused += 1;
            return;
        }
        self.changed.remove(&id);
        if let Some(words) = self.nodes.remove(&id).and_then(|node| node.words)
            && self.by_words.get(&words) == Some(&KeyId(id))
        {
            self.by_words.remove(&words);
        }
    }

    /// The key with these words, if it is kept.
    fn known(&self, words: [u32; 2]) -> Option<KeyId> {
        self.by_words.get(&words).copied()
    }

    /// The key with these words, as it was made from `parent`: the same one if it was made so before.
    fn made(
        &mut self,
        words: [u32; 2],
        by: String,
        span: Option<Span>,
        parent: Option<KeyId>,
    ) -> KeyId {
        if let (Some(known), Some(_)) = (self.known(words), parent) {
            let node = self.nodes.get(&known.0);
            if node.is_some_and(|node| node.report.parent == parent && node.report.made_by == by) {
                return known;
            }
        }
        self.add(fresh(by, span, parent, None), Some(words))
    }

    fn used(&mut self, key: KeyId, function: &str, span: Option<Span>) {
        let run = self.run;
        let Some(node) = self.nodes.get_mut(&key.0) else {
            return;
        };
        let same = |it: &KeyUse| it.function == function && it.span == span;
        let again = node.run != run && node.report.uses.iter().any(same);
        node.run = run;
        if !again && node.report.uses.len() < USES {
            node.report.uses.push(KeyUse {
                function: function.to_owned(),
                span,
            });
            self.changed.insert(key.0);
        }
    }

    /// Something happened to keys that hold numbers.
    pub(super) fn event(&mut self, event: &KeyEvent<'_>, span: Option<Span>) {
        match event {
            KeyEvent::Made { by, keys, from } => {
                let from = from.and_then(Operand::as_array).map(words);
                let parent = match from.as_deref() {
                    Some([words]) => Some(self.known_or_given(*words)),
                    _ => None,
                };
                let Some(array) = keys.as_array() else {
                    return;
                };
                let is_one = array.ndim() == 0;
                for (at, words) in words(array).into_iter().enumerate().take(ROWS) {
                    let by = if is_one {
                        by.clone()
                    } else {
                        format!("{by}[{at}]")
                    };
                    self.made(words, by, span, parent);
                }
            }
            KeyEvent::Used { by, keys } => {
                let Some(array) = keys.as_array() else {
                    return;
                };
                for words in words(array).into_iter().take(ROWS) {
                    let key = self.known_or_given(words);
                    self.used(key, by, span);
                }
            }
        }
    }

    /// A key that is not known was made where nobody looked: from words, or long ago.
    fn known_or_given(&mut self, words: [u32; 2]) -> KeyId {
        self.known(words)
            .unwrap_or_else(|| self.add(fresh("key data".into(), None, None, None), Some(words)))
    }

    /// The keys of a new trace, and what its calls will have to tell.
    pub(super) fn traced(
        &mut self,
        trace: TraceId,
        name: &str,
        jaxpr: &Rc<Jaxpr>,
        names: &[String],
        texts: &Texts,
    ) -> Option<KeyFlow> {
        let flow = keyflow::flow(jaxpr, names, texts)?;
        let mut ids: HashMap<usize, KeyId> = HashMap::default();
        for (at, key) in flow.keys.iter().enumerate() {
            let is_const = flow.consts.iter().any(|(_, own)| *own == at);
            let is_parent = flow.keys.iter().any(|other| other.parent == Some(at));
            let matters = !key.uses.is_empty() || is_parent || key.argument.is_none();
            if is_const || !matters {
                continue;
            }
            let parent = key.parent.and_then(|parent| ids.get(&parent)).copied();
            let mut report = fresh(key.by.clone(), key.span, parent, Some(trace));
            let uses = key.uses.iter().take(USES);
            report.uses = uses
                .map(|(function, span)| KeyUse {
                    function: function.clone(),
                    span: *span,
                })
                .collect();
            ids.insert(at, self.add(report, None));
        }
        Some(KeyFlow {
            name: name.to_owned(),
            flow,
        })
    }

    /// A trace runs on these arguments: what it consumes is consumed.
    #[inline(never)]
    pub(super) fn calling(
        &mut self,
        call: freezeframe_base::CallId,
        flow: &KeyFlow,
        values: &[Operand],
        span: Option<Span>,
    ) {
        let mut ids: Vec<Option<KeyId>> = vec![None; flow.flow.keys.len()];
        for (at, key) in flow.flow.keys.iter().enumerate() {
            let constant = flow.flow.consts.iter().find(|(_, own)| *own == at);
            let argument = key.argument.and_then(|argument| values.get(argument));
            let given = argument.map(Operand::base);
            let found = match (constant, given.as_ref().and_then(Operand::as_array)) {
                (Some((words, _)), _) => Some(*words),
                (None, Some(array)) => match words(array).as_slice() {
                    [words] => Some(*words),
                    _ => None,
                },
                _ => None,
            };
            let Some(words) = found else {
                continue;
            };
            let has_children = flow.flow.keys.iter().any(|it| it.parent == Some(at));
            if key.uses.is_empty() && !has_children {
                continue;
            }
            let id = self.known_or_given(words);
            ids[at] = Some(id);
            match (constant, key.uses.first()) {
                // A key that the function holds fast is consumed where the function does it.
                (Some(_), Some((function, place))) => self.used(id, function, *place),
                (None, Some(_)) => self.used(id, &flow.name, span),
                (_, None) => {}
            }
        }
        if !flow.flow.results.is_empty() {
            self.pending.truncate(16);
            self.pending.push((call, ids));
        }
    }

    /// The trace has run: keys among its results were made of keys among its arguments.
    #[inline(never)]
    pub(super) fn called<'v>(
        &mut self,
        call: freezeframe_base::CallId,
        flow: &KeyFlow,
        result: impl Fn(usize) -> Option<&'v Operand>,
    ) {
        let Some(at) = self.pending.iter().rposition(|(id, _)| *id == call) else {
            return;
        };
        let (_, ids) = self.pending.remove(at);
        for (place, key) in &flow.flow.results {
            let Some(made) = flow
                .flow
                .keys
                .get(*key)
                .filter(|key| key.argument.is_none())
            else {
                continue;
            };
            let array = result(*place).and_then(Operand::as_array);
            let parent = made.parent.and_then(|parent| ids.get(parent)).copied();
            if let Some([words]) = array.map(words).as_deref() {
                self.made(*words, made.by.clone(), made.span, parent.flatten());
            }
        }
    }
}

fn fresh(
    made_by: String,
    span: Option<Span>,
    parent: Option<KeyId>,
    trace: Option<TraceId>,
) -> KeyReport {
    KeyReport {
        id: KeyId(0),
        made_by,
        span,
        parent,
        trace,
        uses: Vec::new(),
    }
}
