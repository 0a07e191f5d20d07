//! Comprehensions, inlined into the frame around them, and generator expressions, which are functions.

use super::scope::Maker;
use super::*;
use freezeframe_base::Lists;

/// What a comprehension makes of each element.
enum Collect<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    Dict(&'a Expr, &'a Expr),
    Yield(&'a Expr),
}

impl Compiler {
    pub(super) fn comprehension(&mut self, expr: &Expr) -> Compiled {
        let (generators, collect, build) = match expr {
            Expr::ListComp(comp) => (&comp.generators, Collect::List(&comp.elt), Op::BuildList(0)),
            Expr::SetComp(comp) => (&comp.generators, Collect::Set(&comp.elt), Op::BuildSet(0)),
            Expr::DictComp(comp) => match comp.key.as_deref() {
                Some(key) => (
                    &comp.generators,
                    Collect::Dict(key, &comp.value),
                    Op::BuildDict(0),
                ),
                None => {
                    return self.problem(
                        "dict unpacking cannot be used in dict comprehension",
                        comp.range,
                    );
                }
            },
            _ => return Ok(()),
        };
        // The first iterable is evaluated in the scope around the comprehension.
        self.expr(&generators[0].iter)?;
        self.get_iter(&generators[0])?;
        self.emit(build);
        self.emit(Op::Swap);
        let inner = self.made_by(expr.range(), Maker::Comprehension);
        let (outer, variables) = self.enter_inlined(inner);
        let result = self.comprehension_loops(generators, 0, &collect);
        self.leave_inlined(outer, variables);
        result
    }

    /// Goes on in a scope that has no frame of its own: gives the one around it, and the slots of its variables, which
    /// are unbound.
    pub(super) fn enter_inlined(&mut self, inner: ScopeId) -> (ScopeId, Vec<u32>) {
        let outer = std::mem::replace(&mut self.unit.scope, inner);
        let scope = &self.scopes.scopes[inner];
        let slot = |name: &String| {
            let slot = self.scopes.slot_of(inner, name);
            slot.map(|slot| (slot, scope.cells.contains(name)))
        };
        let variables: Vec<(u32, bool)> = scope.bound.iter().filter_map(slot).list();
        for (slot, cell) in &variables {
            self.emit(Op::ClearFast(*slot));
            if *cell {
                self.emit(Op::MakeCell(*slot));
            }
        }
        (outer, variables.into_iter().map(|(slot, _)| slot).list())
    }

    /// Goes back to the scope around such a one.
    pub(super) fn leave_inlined(&mut self, outer: ScopeId, variables: Vec<u32>) {
        for slot in variables {
            self.emit(Op::ClearFast(slot));
        }
        self.unit.scope = outer;
    }

    pub(super) fn generator(&mut self, generator: &ast::ExprGenerator) -> Compiled {
        let scope = self.made_by(generator.range, Maker::Generator);
        let first = &generator.generators[0];
        let is_async = generator.generators.iter().any(|it| it.is_async);
        let kind = match is_async {
            true => CodeKind::AsyncGenerator,
            false => CodeKind::Generator,
        };
        self.enter(scope, kind, "<genexpr>", generator.range);
        self.unit.params = (1, 1, 0, false, false);
        self.emit(Op::ReturnGenerator);
        self.emit(Op::LoadFast(0));
        self.comprehension_loops(&generator.generators, 0, &Collect::Yield(&generator.elt))?;
        self.emit(Op::ReturnNone);
        let code = self.leave();
        self.make_function(code, scope, 0, Vec::new(), Vec::new(), generator.range);
        self.expr(&first.iter)?;
        self.get_iter(first)?;
        self.emit(Op::Call(1));
        Ok(())
    }

    /// The loop over `generators[index]`, whose iterator is on top, and what is inside it.
    fn comprehension_loops(
        &mut self,
        generators: &[ast::Comprehension],
        index: usize,
        collect: &Collect,
    ) -> Compiled {
        let generator = &generators[index];
        let head = self.here();
        let loop_op = match generator.is_async {
            true => self.next_async(generator.iter.range())?,
            false => self.emit_at(generator.iter.range(), Op::ForIter(0)),
        };
        self.store(&generator.target)?;
        let mut skips = Vec::new();
        for test in &generator.ifs {
            skips.extend(self.jump_if(test, false)?);
        }
        if index + 1 < generators.len() {
            self.expr(&generators[index + 1].iter)?;
            self.get_iter(&generators[index + 1])?;
            self.comprehension_loops(generators, index + 1, collect)?;
        } else {
            // Below the element: one iterator for each loop, then the collection.
            let below = generators.len() as u32 + 1;
            match collect {
                Collect::List(element) => {
                    self.expr(element)?;
                    self.emit(Op::ListAppend(below));
                }
                Collect::Set(element) => {
                    self.expr(element)?;
                    self.emit(Op::SetAdd(below));
                }
                Collect::Dict(key, value) => {
                    self.expr(key)?;
                    self.expr(value)?;
                    self.emit(Op::DictSet(below));
                }
                Collect::Yield(element) => {
                    self.expr(element)?;
                    self.emit_yield();
                    self.emit(Op::Pop);
                }
            }
        }
        for skip in skips {
            self.patch(skip);
        }
        self.emit(Op::JumpBack(head));
        self.patch(loop_op);
        if generator.is_async {
            self.emit(Op::Pop);
        }
        Ok(())
    }
}
