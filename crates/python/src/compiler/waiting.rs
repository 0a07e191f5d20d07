//! `await` and what is like it: loops and `with` statements of `async` functions, and what their generators yield.

use super::control::Block;
use super::*;

/// The module whose functions do what only `async` code needs.
const LIBRARY: &str = "_waiting";

impl Compiler {
    /// `-> function`: one of the library.
    pub(super) fn load_helper(&mut self, module: &str, name: &str) {
        let place = Value::tuple(vec![Value::name(module), Value::name(name)]);
        let index = self.constant(place);
        self.emit(Op::LoadHelper(index));
    }

    /// `value -> result` of a function of the library.
    pub(super) fn helper(&mut self, module: &str, name: &str) {
        self.load_helper(module, name);
        self.emit(Op::Swap);
        self.emit(Op::Call(1));
    }

    /// `iterator -> result`: hands on what the iterator gives, and what is sent, until it ends.
    pub(super) fn emit_delegation(&mut self) {
        self.load_const(Value::None);
        let head = self.here();
        let send = self.emit(Op::Send(0));
        self.emit(Op::Yield);
        self.emit(Op::JumpBack(head));
        self.patch(send);
    }

    /// `awaitable -> result`. At the top of a cell it runs to its end, as notebooks do it.
    pub(super) fn emit_await(&mut self, range: TextRange) -> Compiled {
        match self.unit.kind {
            CodeKind::Coroutine | CodeKind::AsyncGenerator => {
                self.emit(Op::GetAwaitable);
                self.emit_delegation();
                Ok(())
            }
            CodeKind::Module if !self.source.is_of_code() => {
                self.helper("asyncio", "_run_at_top");
                Ok(())
            }
            CodeKind::Module | CodeKind::Class => self.problem("'await' outside function", range),
            _ => self.problem("'await' outside async function", range),
        }
    }

    /// Refuses what waits where nothing can wait.
    pub(super) fn may_wait(&self, refusal: &str, range: TextRange) -> Compiled {
        match self.unit.kind {
            CodeKind::Coroutine | CodeKind::AsyncGenerator => Ok(()),
            CodeKind::Module if !self.source.is_of_code() => Ok(()),
            _ => self.problem(refusal, range),
        }
    }

    /// `value -> sent`
    pub(super) fn emit_yield(&mut self) {
        if self.unit.kind == CodeKind::AsyncGenerator {
            self.helper(LIBRARY, "Yielded");
        }
        self.emit(Op::Yield);
    }

    /// `iterable -> iterator` for a loop of a comprehension.
    pub(super) fn get_iter(&mut self, generator: &ast::Comprehension) -> Compiled {
        let range = generator.iter.range();
        match generator.is_async {
            true => {
                let refusal = "asynchronous comprehension outside of an asynchronous function";
                self.may_wait(refusal, range)?;
                self.at(range, |compiler| compiler.helper(LIBRARY, "iterator"));
            }
            false => {
                self.emit_at(range, Op::GetIter);
            }
        }
        Ok(())
    }

    /// `iterator -> iterator item`; at the end `-> iterator`, and the jump that is given is taken.
    pub(super) fn next_async(&mut self, range: TextRange) -> Result<usize, SyntaxProblem> {
        self.emit_at(range, Op::Dup);
        self.at(range, |compiler| compiler.helper(LIBRARY, "Next"));
        self.at(range, |compiler| compiler.emit_await(range))?;
        // An item comes in a tuple; None is the end.
        self.emit(Op::Dup);
        let end = self.emit(Op::PopJumpIfNone(0));
        self.emit(Op::Unpack(1));
        let goes_on = self.emit(Op::Jump(0));
        self.patch(end);
        self.emit(Op::Pop);
        let end = self.emit(Op::Jump(0));
        self.patch(goes_on);
        Ok(end)
    }

    pub(super) fn async_for(&mut self, stmt: &ast::StmtFor) -> Compiled {
        let range = stmt.iter.range();
        self.may_wait("'async for' outside async function", stmt.range)?;
        self.expr(&stmt.iter)?;
        self.at(range, |compiler| compiler.helper(LIBRARY, "iterator"));
        let head = self.here();
        let end = self.next_async(range)?;
        self.store(&stmt.target)?;
        self.unit.depth += 1;
        self.unit.blocks.push(Block::Loop {
            head,
            breaks: Vec::new(),
            has_iterator: true,
        });
        self.body(&stmt.body)?;
        self.emit_at(range, Op::JumpBack(head));
        let breaks = self.pop_loop();
        self.unit.depth -= 1;
        self.patch(end);
        self.emit(Op::Pop);
        self.body(&stmt.orelse)?;
        breaks.into_iter().for_each(|jump| self.patch(jump));
        Ok(())
    }

    /// `manager -> exit value`, once `__aenter__` has been awaited.
    pub(super) fn enter_async(&mut self) -> Compiled {
        self.helper(LIBRARY, "enter");
        self.emit(Op::Unpack(2));
        self.emit_await(TextRange::default())
    }
}
