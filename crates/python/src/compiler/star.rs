//! `try` with `except*`: each clause takes its part out of a group, and what is left or was raised meanwhile goes on.

use super::control::Block;
use super::*;

/// The module whose functions part and join groups.
const LIBRARY: &str = "_groups";

impl Compiler {
    pub(super) fn try_star(&mut self, stmt: &ast::StmtTry) -> Compiled {
        let depth = self.unit.depth;
        let start = self.here();
        self.unit.blocks.push(Block::Try { gaps: Vec::new() });
        self.body(&stmt.body)?;
        let end = self.here();
        let gaps = self.pop_gaps();
        self.body(&stmt.orelse)?;
        let over = self.emit(Op::Jump(0));
        let target = self.here();
        self.protect(start, end, gaps, target, depth);
        self.emit(Op::PushExc);
        let region = self.here();
        let (state, raised) = (self.hidden_slot(), self.hidden_slot());
        // previous exception -> previous
        self.helper(LIBRARY, "Parts");
        self.emit(Op::StoreFast(state));
        for handler in &stmt.handlers {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            self.star_handler(handler, (state, raised), depth)?;
        }
        self.load_helper(LIBRARY, "left");
        self.emit(Op::LoadFast(state));
        self.emit(Op::Call(1));
        self.emit(Op::ClearFast(state));
        self.emit(Op::Dup);
        let none = self.emit(Op::PopJumpIfNone(0));
        let cleanup = self.here();
        self.protect(region, cleanup, Vec::new(), cleanup, depth + 1);
        self.emit(Op::Swap);
        self.emit(Op::PopExc);
        self.emit(Op::Reraise);
        self.patch(none);
        self.emit(Op::Pop);
        self.emit(Op::PopExc);
        self.patch(over);
        Ok(())
    }

    /// One `except*` clause; the previous exception is on the stack.
    fn star_handler(
        &mut self,
        handler: &ast::ExceptHandlerExceptHandler,
        (state, raised): (u32, u32),
        depth: u32,
    ) -> Compiled {
        let Some(class) = &handler.type_ else {
            return self.problem("expected one or more exception types", handler.range);
        };
        self.load_helper(LIBRARY, "part");
        self.emit(Op::LoadFast(state));
        self.expr(class)?;
        self.emit_at(class.range(), Op::Call(2));
        self.emit(Op::Dup);
        let unmatched = self.emit(Op::PopJumpIfNone(0));
        self.emit(Op::PushExc);
        let name = self.caught(handler);
        let start = self.here();
        self.unit.depth += 2;
        self.unit.blocks.push(Block::Star);
        self.body(&handler.body)?;
        self.unit.blocks.pop();
        self.unit.depth -= 2;
        let end = self.here();
        self.emit(Op::PopExc);
        if let Some(name) = &name {
            self.forget(name);
        }
        let done = self.emit(Op::Jump(0));
        let target = self.here();
        self.protect(start, end, Vec::new(), target, depth + 2);
        self.emit(Op::StoreFast(raised));
        self.emit(Op::PopExc);
        if let Some(name) = &name {
            self.forget(name);
        }
        self.load_helper(LIBRARY, "raised");
        self.emit(Op::LoadFast(state));
        self.emit(Op::LoadFast(raised));
        self.emit(Op::Call(2));
        self.emit(Op::ClearFast(raised));
        self.patch(unmatched);
        self.emit(Op::Pop);
        self.patch(done);
        Ok(())
    }
}
