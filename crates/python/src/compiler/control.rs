//! Control flow: loops, `try`, `with`, and leaving them early.

use super::*;
use freezeframe_base::Order;

/// A statement that `break`, `continue` or `return` may have to leave.
pub(super) enum Block {
    /// A loop; a `for` loop has its iterator on the stack.
    Loop {
        head: u32,
        breaks: Vec<usize>,
        has_iterator: bool,
    },
    /// A protected range; `gaps` are parts of it that are outside.
    Try { gaps: Vec<(u32, u32)> },
    /// A protected range whose `finally` body must run on the way out.
    Finally {
        body: Vec<Stmt>,
        gaps: Vec<(u32, u32)>,
    },
    /// A `with` body: `__exit__` is on the stack.
    With {
        gaps: Vec<(u32, u32)>,
        range: TextRange,
        is_async: bool,
    },
    /// An `except` body: the previous exception is on the stack.
    Handler {
        name: Option<String>,
        gaps: Vec<(u32, u32)>,
    },
    /// A `finally` body run for an exception: previous and current exception are on the stack.
    FinallyHandler { gaps: Vec<(u32, u32)> },
    /// An `except*` body, which no statement may leave early.
    Star,
}

impl Block {
    fn gaps(&mut self) -> Option<&mut Vec<(u32, u32)>> {
        match self {
            Self::Loop { .. } | Self::Star => None,
            Self::Try { gaps }
            | Self::Finally { gaps, .. }
            | Self::With { gaps, .. }
            | Self::Handler { gaps, .. }
            | Self::FinallyHandler { gaps } => Some(gaps),
        }
    }
}

impl Compiler {
    pub(super) fn if_stmt(&mut self, stmt: &ast::StmtIf) -> Compiled {
        let mut otherwise = self.jump_if(&stmt.test, false)?;
        self.body(&stmt.body)?;
        let mut ends = Vec::new();
        for clause in &stmt.elif_else_clauses {
            ends.push(self.emit(Op::Jump(0)));
            for jump in std::mem::take(&mut otherwise) {
                self.patch(jump);
            }
            if let Some(test) = &clause.test {
                otherwise = self.jump_if(test, false)?;
            }
            self.body(&clause.body)?;
        }
        otherwise
            .into_iter()
            .chain(ends)
            .for_each(|jump| self.patch(jump));
        Ok(())
    }

    pub(super) fn while_stmt(&mut self, stmt: &ast::StmtWhile) -> Compiled {
        let head = self.here();
        let exits = self.jump_if(&stmt.test, false)?;
        self.unit.blocks.push(Block::Loop {
            head,
            breaks: Vec::new(),
            has_iterator: false,
        });
        self.body(&stmt.body)?;
        self.emit_at(stmt.test.range(), Op::JumpBack(head));
        let breaks = self.pop_loop();
        exits.into_iter().for_each(|jump| self.patch(jump));
        self.body(&stmt.orelse)?;
        breaks.into_iter().for_each(|jump| self.patch(jump));
        Ok(())
    }

    pub(super) fn for_stmt(&mut self, stmt: &ast::StmtFor) -> Compiled {
        if stmt.is_async {
            return self.async_for(stmt);
        }
        self.expr(&stmt.iter)?;
        self.emit_at(stmt.iter.range(), Op::GetIter);
        let head = self.here();
        let loop_op = self.emit_at(stmt.iter.range(), Op::ForIter(0));
        self.store(&stmt.target)?;
        if let (Op::ForIter(_), Some(Op::StoreFast(slot)), true) = (
            self.unit.ops[loop_op],
            self.unit.ops.get(loop_op + 1).copied(),
            self.here() as usize == loop_op + 2,
        ) && slot < 65536
        {
            self.unit.ops[loop_op] = Op::ForIterStore(slot as u16, 0);
        }
        self.unit.depth += 1;
        self.unit.blocks.push(Block::Loop {
            head,
            breaks: Vec::new(),
            has_iterator: true,
        });
        self.body(&stmt.body)?;
        self.emit_at(stmt.iter.range(), Op::JumpBack(head));
        let breaks = self.pop_loop();
        self.unit.depth -= 1;
        self.patch(loop_op);
        self.body(&stmt.orelse)?;
        breaks.into_iter().for_each(|jump| self.patch(jump));
        Ok(())
    }

    pub(super) fn pop_loop(&mut self) -> Vec<usize> {
        match self.unit.blocks.pop() {
            Some(Block::Loop { breaks, .. }) => breaks,
            _ => Vec::new(),
        }
    }

    /// Emits what leaving the blocks from the top down to number `keep` does, then `finish`.
    fn leave_blocks(&mut self, keep: usize, finish: impl FnOnce(&mut Self)) -> Compiled {
        let mut left = Vec::new();
        let mut starts = Vec::new();
        let depth = self.unit.depth;
        while self.unit.blocks.len() > keep {
            let Some(block) = self.unit.blocks.pop() else {
                break;
            };
            starts.push(self.here());
            match &block {
                Block::Loop { has_iterator, .. } => {
                    if *has_iterator {
                        self.emit(Op::PopIter);
                        self.unit.depth -= 1;
                    }
                }
                Block::Try { .. } | Block::Star => {}
                Block::Finally { body, .. } => {
                    let body = body.clone();
                    self.body(&body)?;
                }
                Block::With {
                    range, is_async, ..
                } => {
                    let (range, is_async) = (*range, *is_async);
                    self.at(range, |compiler| compiler.call_exit(is_async))?;
                    self.unit.depth -= 1;
                }
                Block::Handler { name, .. } => {
                    self.emit(Op::PopExc);
                    self.unit.depth -= 1;
                    if let Some(name) = name.clone() {
                        self.forget(&name);
                    }
                }
                Block::FinallyHandler { .. } => {
                    self.emit(Op::Pop);
                    self.emit(Op::PopExc);
                    self.unit.depth -= 2;
                }
            }
            left.push(block);
        }
        finish(self);
        let end = self.here();
        self.unit.depth = depth;
        while let (Some(mut block), Some(start)) = (left.pop(), starts.pop()) {
            if let Some(gaps) = block.gaps() {
                gaps.push((start, end));
            }
            self.unit.blocks.push(block);
        }
        Ok(())
    }

    pub(super) fn return_stmt(&mut self, stmt: &ast::StmtReturn) -> Compiled {
        if matches!(self.unit.kind, CodeKind::Module | CodeKind::Class) {
            return self.problem("'return' outside function", stmt.range);
        }
        if self.unit.kind == CodeKind::AsyncGenerator && stmt.value.is_some() {
            return self.problem("'return' with value in async generator", stmt.range);
        }
        self.stays_in_star(0, stmt.range)?;
        match &stmt.value {
            Some(value) => self.expr(value)?,
            None => self.load_const(Value::None),
        }
        let plain = self
            .unit
            .blocks
            .iter()
            .all(|block| matches!(block, Block::Loop { .. } | Block::Try { .. }));
        if plain {
            self.emit(Op::Return);
            return Ok(());
        }
        let slot = self.hidden_slot();
        self.emit(Op::StoreFast(slot));
        self.leave_blocks(0, |compiler| {
            compiler.emit(Op::LoadFast(slot));
            compiler.emit(Op::Return);
        })
    }

    pub(super) fn break_stmt(&mut self, range: TextRange) -> Compiled {
        let Some(at) = self.innermost_loop() else {
            return self.problem("'break' outside loop", range);
        };
        self.stays_in_star(at, range)?;
        let mut jump = 0;
        self.leave_blocks(at + 1, |compiler| {
            if matches!(
                compiler.unit.blocks.last(),
                Some(Block::Loop {
                    has_iterator: true,
                    ..
                })
            ) {
                compiler.emit(Op::PopIter);
            }
            jump = compiler.emit(Op::Jump(0));
        })?;
        if let Block::Loop { breaks, .. } = &mut self.unit.blocks[at] {
            breaks.push(jump);
        }
        Ok(())
    }

    pub(super) fn continue_stmt(&mut self, range: TextRange) -> Compiled {
        let Some(at) = self.innermost_loop() else {
            return self.problem("'continue' not properly in loop", range);
        };
        self.stays_in_star(at, range)?;
        let Block::Loop { head, .. } = self.unit.blocks[at] else {
            return Ok(());
        };
        self.leave_blocks(at + 1, |compiler| {
            compiler.emit(Op::JumpBack(head));
        })
    }

    /// Complains of a statement that would leave an `except*` body: the blocks from `keep` on.
    fn stays_in_star(&self, keep: usize, range: TextRange) -> Compiled {
        let mut left = self.unit.blocks.iter().skip(keep);
        match left.any(|block| matches!(block, Block::Star)) {
            true => self.problem(
                "'break', 'continue' and 'return' cannot appear in an except* block",
                range,
            ),
            false => Ok(()),
        }
    }

    fn innermost_loop(&self) -> Option<usize> {
        self.unit
            .blocks
            .iter()
            .rposition(|block| matches!(block, Block::Loop { .. }))
    }

    /// Makes exceptions in `start..here`, gaps excluded, go to `target`.
    pub(super) fn protect(
        &mut self,
        start: u32,
        end: u32,
        mut gaps: Vec<(u32, u32)>,
        target: u32,
        depth: u32,
    ) {
        gaps.order();
        let mut from = start;
        for (gap_start, gap_end) in gaps {
            if gap_start > from {
                self.unit.handlers.push(Handler {
                    start: from,
                    end: gap_start,
                    target,
                    depth,
                });
            }
            from = from.max(gap_end);
        }
        if end > from {
            self.unit.handlers.push(Handler {
                start: from,
                end,
                target,
                depth,
            });
        }
    }

    pub(super) fn pop_gaps(&mut self) -> Vec<(u32, u32)> {
        self.unit
            .blocks
            .pop()
            .and_then(|mut block| block.gaps().map(std::mem::take))
            .unwrap_or_default()
    }

    /// Sets a name to None and deletes it, as the end of an `except .. as name` does.
    pub(super) fn forget(&mut self, name: &str) {
        self.emit(Op::None);
        self.store_name(name);
        self.delete_name(name);
    }

    pub(super) fn try_stmt(&mut self, stmt: &ast::StmtTry) -> Compiled {
        if stmt.finalbody.is_empty() {
            return self.try_except(stmt);
        }
        let start = self.here();
        self.unit.blocks.push(Block::Finally {
            body: stmt.finalbody.to_vec(),
            gaps: Vec::new(),
        });
        if stmt.handlers.is_empty() {
            self.body(&stmt.body)?;
        } else {
            self.try_except(stmt)?;
        }
        let end = self.here();
        let gaps = self.pop_gaps();
        self.body(&stmt.finalbody)?;
        let done = self.emit(Op::Jump(0));
        let target = self.here();
        let depth = self.unit.depth;
        self.protect(start, end, gaps, target, depth);
        self.emit(Op::PushExc);
        let start = self.here();
        self.unit
            .blocks
            .push(Block::FinallyHandler { gaps: Vec::new() });
        self.unit.depth += 2;
        self.body(&stmt.finalbody)?;
        self.unit.depth -= 2;
        let end = self.here();
        let gaps = self.pop_gaps();
        self.emit(Op::Swap);
        self.emit(Op::PopExc);
        self.emit(Op::Reraise);
        let cleanup = self.here();
        self.protect(start, end, gaps, cleanup, depth + 2);
        // previous current new -> the new one is raised with the previous one being handled.
        self.emit(Op::Swap);
        self.emit(Op::Pop);
        self.emit(Op::Swap);
        self.emit(Op::PopExc);
        self.emit(Op::Reraise);
        self.patch(done);
        Ok(())
    }

    fn try_except(&mut self, stmt: &ast::StmtTry) -> Compiled {
        if stmt.is_star {
            return self.try_star(stmt);
        }
        let depth = self.unit.depth;
        let start = self.here();
        self.unit.blocks.push(Block::Try { gaps: Vec::new() });
        self.body(&stmt.body)?;
        let end = self.here();
        let gaps = self.pop_gaps();
        self.body(&stmt.orelse)?;
        let mut ends = vec![self.emit(Op::Jump(0))];
        let target = self.here();
        self.protect(start, end, gaps, target, depth);
        self.emit(Op::PushExc);
        let region = self.here();
        let mut all_gaps = Vec::new();
        checks::handlers(&stmt.handlers)?;
        for handler in &stmt.handlers {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            let (next, gap) = self.handler(handler, depth)?;
            ends.push(next.1);
            all_gaps.extend(gap);
            if let Some(jump) = next.0 {
                self.patch(jump);
            }
        }
        self.emit(Op::Reraise);
        let region_end = self.here();
        let cleanup = self.here();
        self.protect(region, region_end, all_gaps, cleanup, depth + 1);
        self.emit(Op::Swap);
        self.emit(Op::PopExc);
        self.emit(Op::Reraise);
        ends.into_iter().for_each(|jump| self.patch(jump));
        Ok(())
    }

    /// Gives the exception on the stack the name that the handler has for it, if it has one, or drops it.
    pub(super) fn caught(&mut self, handler: &ast::ExceptHandlerExceptHandler) -> Option<String> {
        let name = handler.name.as_ref().map(|name| name.as_str().to_string());
        match &name {
            Some(name) => self.store_name(name),
            None => {
                self.emit(Op::Pop);
            }
        }
        name
    }

    /// One `except` clause: the jump to the next clause, the jump to the end, and the parts outside the protected range.
    #[allow(clippy::type_complexity)]
    fn handler(
        &mut self,
        handler: &ast::ExceptHandlerExceptHandler,
        depth: u32,
    ) -> Result<((Option<usize>, usize), Vec<(u32, u32)>), SyntaxProblem> {
        let mut next = None;
        if let Some(class) = &handler.type_ {
            self.expr(class)?;
            self.emit_at(class.range(), Op::MatchExc);
            next = Some(self.emit_at(class.range(), Op::PopJumpIfFalse(0)));
        }
        let name = self.caught(handler);
        let start = self.here();
        self.unit.depth += 1;
        self.unit.blocks.push(Block::Handler {
            name: name.clone(),
            gaps: Vec::new(),
        });
        self.body(&handler.body)?;
        let end = self.here();
        let mut gaps = self.pop_gaps();
        self.unit.depth -= 1;
        self.emit(Op::PopExc);
        if let Some(name) = &name {
            self.forget(name);
        }
        let done = self.emit(Op::Jump(0));
        let after = self.here();
        if let Some(name) = &name {
            self.protect(start, end, gaps.clone(), after, depth + 1);
            self.forget(name);
            self.emit(Op::Swap);
            self.emit(Op::PopExc);
            self.emit(Op::Reraise);
            gaps.push((start, self.here()));
        } else {
            gaps.push((end, after));
        }
        Ok(((next, done), gaps))
    }

    /// Calls the `__exit__` on top with three Nones and drops its result.
    fn call_exit(&mut self, is_async: bool) -> Compiled {
        self.emit(Op::None);
        self.emit(Op::None);
        self.emit(Op::None);
        self.emit(Op::Call(3));
        if is_async {
            self.emit_await(TextRange::default())?;
        }
        self.emit(Op::Pop);
        Ok(())
    }

    pub(super) fn with_stmt(&mut self, stmt: &ast::StmtWith, index: usize) -> Compiled {
        let Some(item) = stmt.items.get(index) else {
            return self.body(&stmt.body);
        };
        let range = item.context_expr.range();
        if stmt.is_async {
            self.may_wait("'async with' outside async function", stmt.range)?;
        }
        self.expr(&item.context_expr)?;
        match stmt.is_async {
            true => self.at(range, Self::enter_async)?,
            false => {
                self.emit_at(range, Op::WithEnter);
            }
        }
        let depth = self.unit.depth;
        let start = self.here();
        self.unit.depth += 1;
        self.unit.blocks.push(Block::With {
            gaps: Vec::new(),
            range,
            is_async: stmt.is_async,
        });
        match &item.optional_vars {
            Some(target) => self.store(target)?,
            None => {
                self.emit(Op::Pop);
            }
        }
        self.with_stmt(stmt, index + 1)?;
        let end = self.here();
        let gaps = self.pop_gaps();
        self.unit.depth -= 1;
        self.at(range, |compiler| compiler.call_exit(stmt.is_async))?;
        let done = self.emit(Op::Jump(0));
        let target = self.here();
        self.protect(start, end, gaps, target, depth + 1);
        self.emit(Op::PushExc);
        let region = self.here();
        match stmt.is_async {
            true => {
                self.emit_at(range, Op::WithExitAsync);
                self.emit_await(range)?;
            }
            false => {
                self.emit_at(range, Op::WithExit);
            }
        }
        let suppressed = self.emit(Op::PopJumpIfTrue(0));
        self.emit(Op::Reraise);
        let cleanup = self.here();
        self.protect(region, cleanup, Vec::new(), cleanup, depth + 2);
        self.emit(Op::Swap);
        self.emit(Op::PopExc);
        self.emit(Op::Reraise);
        self.patch(suppressed);
        self.emit(Op::Pop);
        self.emit(Op::PopExc);
        self.emit(Op::Pop);
        self.patch(done);
        Ok(())
    }
}
