//! The text of an exception with those before it, and of groups, whose exceptions stand in a tree.

use super::entries::{chain, format_entries};
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Lists;

/// How many exceptions of a group are told, and how deep groups in groups.
const WIDEST: usize = 15;
const DEEPEST: usize = 10;

/// A text in the making.
#[derive(Default)]
pub(super) struct Text {
    text: String,
    /// How deep in the tree its lines stand.
    depth: usize,
    /// The line is owed that ends the innermost group.
    is_open: bool,
}

impl Text {
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn indent(&self) -> String {
        "  ".repeat(self.depth)
    }

    /// Adds lines, behind a bar inside of a group.
    fn add(&mut self, lines: &str, bar: &str) {
        if self.depth == 0 {
            return self.text.push_str(lines);
        }
        let indent = self.indent();
        for line in lines.split_inclusive('\n') {
            self.text.push_str(&format!("{indent}{bar} {line}"));
        }
    }

    /// An exception, behind those that led to it.
    pub(super) fn chain(&mut self, vm: &mut Vm, raise: &Raise) {
        for (raise, words) in chain(raise) {
            if !words.is_empty() {
                self.add(&format!("\n{words}\n\n"), "|");
            }
            match members(vm, &raise) {
                Some(members) => self.group(vm, &raise, &members),
                None => {
                    self.frames(&raise, "Traceback", "|");
                    self.add(&vm.format_exception_only(&raise), "|");
                }
            }
        }
    }

    fn frames(&mut self, raise: &Raise, head: &str, bar: &str) {
        let data = raise.0.exception();
        let entries = data.map(|data| data.borrow().traceback.clone());
        let entries = entries.unwrap_or_default();
        if !entries.is_empty() {
            self.add(&format!("{head} (most recent call last):\n"), bar);
            self.add(&format_entries(&entries), "|");
        }
    }

    fn group(&mut self, vm: &mut Vm, raise: &Raise, members: &[Raise]) {
        if self.depth > DEEPEST {
            return self.add(&format!("... (max_group_depth is {DEEPEST})\n"), "|");
        }
        let is_outermost = self.depth == 0;
        self.depth += usize::from(is_outermost);
        let bar = if is_outermost { "+" } else { "|" };
        self.frames(raise, "Exception Group Traceback", bar);
        self.add(&vm.format_exception_only(raise), "|");
        let count = members.len().min(WIDEST + 1);
        for (at, member) in members.iter().take(count).enumerate() {
            let is_last = at + 1 == count;
            self.is_open |= is_last;
            let title = match at < WIDEST {
                true => (at + 1).to_string(),
                false => "...".into(),
            };
            let fork = if at == 0 { "+-" } else { "  " };
            let line = "-".repeat(16);
            let head = format!("{}{fork}+{line} {title} {line}\n", self.indent());
            self.text.push_str(&head);
            self.depth += 1;
            if at < WIDEST {
                self.chain(vm, member);
            } else {
                let more = members.len() - WIDEST;
                let plural = if more == 1 { "" } else { "s" };
                self.add(&format!("and {more} more exception{plural}\n"), "|");
            }
            if is_last && self.is_open {
                let end = format!("{}+{}\n", self.indent(), "-".repeat(36));
                self.text.push_str(&end);
                self.is_open = false;
            }
            self.depth -= 1;
        }
        if is_outermost {
            self.depth = 0;
        }
    }
}

/// The exceptions of a group; `None` if it is none.
fn members(vm: &mut Vm, raise: &Raise) -> Option<Vec<Raise>> {
    let mut mro = raise.0.class.full_mro().into_iter();
    if !mro.any(|class| class.name.borrow().as_str() == "BaseExceptionGroup") {
        return None;
    }
    match vm.attr(&raise.value(), "exceptions").ok()? {
        Value::Tuple(members) => {
            let members = members.items.iter().filter_map(|member| match member {
                Value::Object(instance) => Some(Raise(instance.clone())),
                _ => None,
            });
            Some(members.list())
        }
        _ => None,
    }
}
