//! `match`: each subject and part of one has a slot of its own, so that a failing pattern leaves nothing on the stack.

use super::scope::IndexMap;
use super::*;
use crate::bytecode::CompareOp;
use crate::syntax::ast::Pattern;

/// The captures of one case, by name, and the jumps taken when the pattern fails.
#[derive(Default)]
struct Attempt {
    captures: IndexMap<String, u32>,
    fails: Vec<usize>,
}

impl Compiler {
    pub(super) fn match_stmt(&mut self, stmt: &ast::StmtMatch) -> Compiled {
        checks::cases(&stmt.cases)?;
        self.expr(&stmt.subject)?;
        let subject = self.hidden_slot();
        self.emit(Op::StoreFast(subject));
        let mut ends = Vec::new();
        for case in &stmt.cases {
            let mut attempt = Attempt::default();
            self.at(case.pattern.range(), |compiler| {
                compiler.pattern(&case.pattern, subject, &mut attempt)
            })?;
            for (name, slot) in &attempt.captures {
                self.emit(Op::LoadFast(*slot));
                self.store_name(name);
            }
            let mut fails = attempt.fails;
            if let Some(guard) = &case.guard {
                fails.extend(self.jump_if(guard, false)?);
            }
            self.body(&case.body)?;
            ends.push(self.emit(Op::Jump(0)));
            fails.into_iter().for_each(|jump| self.patch(jump));
        }
        ends.into_iter().for_each(|jump| self.patch(jump));
        self.emit(Op::ClearFast(subject));
        Ok(())
    }

    fn capture(&mut self, name: &str, from: u32, attempt: &mut Attempt) {
        let slot = match attempt.captures.get(name) {
            Some(slot) => *slot,
            None => {
                let slot = self.hidden_slot();
                attempt.captures.insert(name.to_string(), slot);
                slot
            }
        };
        self.emit(Op::LoadFast(from));
        self.emit(Op::StoreFast(slot));
    }

    fn fail_unless(&mut self, attempt: &mut Attempt) {
        let jump = self.emit(Op::PopJumpIfFalse(0));
        attempt.fails.push(jump);
    }

    /// Asks something of a subject: the answer decides.
    fn ask(&mut self, subject: u32, op: Op, attempt: &mut Attempt) {
        self.emit(Op::LoadFast(subject));
        self.emit(op);
        self.emit(Op::Swap);
        self.emit(Op::Pop);
        self.fail_unless(attempt);
    }

    fn length_is(&mut self, subject: u32, op: CompareOp, length: usize, attempt: &mut Attempt) {
        self.emit(Op::LoadFast(subject));
        self.emit(Op::GetLen);
        self.emit(Op::Swap);
        self.emit(Op::Pop);
        self.load_const(Value::Int(length as i64));
        self.emit(Op::Compare(op));
        self.fail_unless(attempt);
    }

    fn pattern(&mut self, pattern: &Pattern, subject: u32, attempt: &mut Attempt) -> Compiled {
        match pattern {
            Pattern::MatchValue(value) => {
                self.emit(Op::LoadFast(subject));
                self.expr(&value.value)?;
                self.emit(Op::Compare(CompareOp::Eq));
                self.fail_unless(attempt);
            }
            Pattern::MatchSingleton(singleton) => {
                self.emit(Op::LoadFast(subject));
                self.load_const(match singleton.value {
                    ast::Singleton::None => Value::None,
                    ast::Singleton::True => Value::Bool(true),
                    ast::Singleton::False => Value::Bool(false),
                });
                self.emit(Op::Is);
                self.fail_unless(attempt);
            }
            Pattern::MatchAs(pattern) => {
                if let Some(inner) = &pattern.pattern {
                    self.pattern(inner, subject, attempt)?;
                }
                if let Some(name) = &pattern.name {
                    self.capture(name.as_str(), subject, attempt);
                }
            }
            Pattern::MatchOr(or) => self.or_pattern(&or.patterns, subject, attempt)?,
            Pattern::MatchSequence(sequence) => {
                self.sequence_pattern(&sequence.patterns, subject, attempt)?
            }
            Pattern::MatchMapping(mapping) => self.mapping_pattern(mapping, subject, attempt)?,
            Pattern::MatchClass(class) => self.class_pattern(class, subject, attempt)?,
            Pattern::MatchStar(star) => {
                return self.problem("can't use starred pattern here", star.range);
            }
        }
        Ok(())
    }

    fn or_pattern(
        &mut self,
        patterns: &[Pattern],
        subject: u32,
        attempt: &mut Attempt,
    ) -> Compiled {
        let mut matched = Vec::new();
        for (index, pattern) in patterns.iter().enumerate() {
            let outer = std::mem::take(&mut attempt.fails);
            self.pattern(pattern, subject, attempt)?;
            let fails = std::mem::replace(&mut attempt.fails, outer);
            if index + 1 == patterns.len() {
                attempt.fails.extend(fails);
            } else {
                matched.push(self.emit(Op::Jump(0)));
                fails.into_iter().for_each(|jump| self.patch(jump));
            }
        }
        matched.into_iter().for_each(|jump| self.patch(jump));
        Ok(())
    }

    /// Stores `count` values from the stack, the first on top, into new slots.
    fn spread(&mut self, count: usize) -> Vec<u32> {
        (0..count)
            .map(|_| {
                let slot = self.hidden_slot();
                self.emit(Op::StoreFast(slot));
                slot
            })
            .collect()
    }

    fn sequence_pattern(
        &mut self,
        patterns: &[Pattern],
        subject: u32,
        attempt: &mut Attempt,
    ) -> Compiled {
        self.ask(subject, Op::MatchSequence, attempt);
        let star = patterns.iter().position(|pattern| pattern.is_match_star());
        match star {
            None => {
                self.length_is(subject, CompareOp::Eq, patterns.len(), attempt);
                self.emit(Op::LoadFast(subject));
                self.emit(Op::Unpack(patterns.len() as u32));
            }
            Some(at) => {
                self.length_is(subject, CompareOp::Ge, patterns.len() - 1, attempt);
                self.emit(Op::LoadFast(subject));
                self.emit(Op::UnpackEx(at as u16, (patterns.len() - at - 1) as u16));
            }
        }
        let slots = self.spread(patterns.len());
        for (pattern, slot) in patterns.iter().zip(slots) {
            match pattern {
                Pattern::MatchStar(star) => {
                    if let Some(name) = &star.name {
                        self.capture(name.as_str(), slot, attempt);
                    }
                }
                pattern => self.pattern(pattern, slot, attempt)?,
            }
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        mapping: &ast::PatternMatchMapping,
        subject: u32,
        attempt: &mut Attempt,
    ) -> Compiled {
        self.ask(subject, Op::MatchMapping, attempt);
        let keys = self.hidden_slot();
        self.exprs(&mapping.keys)?;
        self.emit(Op::BuildTuple(mapping.keys.len() as u32));
        self.emit(Op::StoreFast(keys));
        if !mapping.keys.is_empty() {
            self.emit(Op::LoadFast(subject));
            self.emit(Op::LoadFast(keys));
            self.emit(Op::MatchKeys);
            let values = self.hidden_slot();
            self.emit(Op::StoreFast(values));
            self.emit(Op::Pop);
            self.emit(Op::Pop);
            self.emit(Op::LoadFast(values));
            let jump = self.emit(Op::PopJumpIfNone(0));
            attempt.fails.push(jump);
            self.emit(Op::LoadFast(values));
            self.emit(Op::Unpack(mapping.keys.len() as u32));
            let slots = self.spread(mapping.keys.len());
            for (pattern, slot) in mapping.patterns.iter().zip(slots) {
                self.pattern(pattern, slot, attempt)?;
            }
        }
        if let Some(rest) = &mapping.rest {
            self.emit(Op::LoadFast(subject));
            self.emit(Op::LoadFast(keys));
            self.emit(Op::MatchRest);
            let slot = self.hidden_slot();
            self.emit(Op::StoreFast(slot));
            self.capture(rest.as_str(), slot, attempt);
        }
        Ok(())
    }

    fn class_pattern(
        &mut self,
        class: &ast::PatternMatchClass,
        subject: u32,
        attempt: &mut Attempt,
    ) -> Compiled {
        let arguments = &class.arguments;
        self.emit(Op::LoadFast(subject));
        self.expr(&class.cls)?;
        let keywords: Vec<Name> = arguments
            .keywords
            .iter()
            .map(|keyword| Name::new(keyword.attr.as_str()))
            .collect();
        self.unit.matches.push(MatchSite {
            positional: arguments.patterns.len() as u32,
            keywords,
        });
        let site = self.unit.matches.len() as u32 - 1;
        self.emit(Op::MatchClass(site));
        let values = self.hidden_slot();
        self.emit(Op::StoreFast(values));
        self.emit(Op::LoadFast(values));
        let jump = self.emit(Op::PopJumpIfNone(0));
        attempt.fails.push(jump);
        let count = arguments.patterns.len() + arguments.keywords.len();
        self.emit(Op::LoadFast(values));
        self.emit(Op::Unpack(count as u32));
        let slots = self.spread(count);
        let patterns = arguments
            .patterns
            .iter()
            .chain(arguments.keywords.iter().map(|keyword| &keyword.pattern));
        for (pattern, slot) in patterns.zip(slots) {
            self.pattern(pattern, slot, attempt)?;
        }
        Ok(())
    }
}
