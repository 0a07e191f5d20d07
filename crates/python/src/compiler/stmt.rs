//! Statements, control flow aside.

use super::*;
use crate::bytecode::BinaryOp;
use freezeframe_base::Lists;

impl Compiler {
    pub(super) fn body(&mut self, body: &[Stmt]) -> Compiled {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    pub(super) fn stmt(&mut self, stmt: &Stmt) -> Compiled {
        let before = std::mem::replace(&mut self.span, span_of(stmt.range()));
        let result = self.stmt_inner(stmt);
        self.span = before;
        result
    }

    fn stmt_inner(&mut self, stmt: &Stmt) -> Compiled {
        match stmt {
            Stmt::Expr(stmt) => {
                if stmt.value.is_literal_expr() {
                    self.doubts(&stmt.value);
                    return Ok(());
                }
                self.expr(&stmt.value)?;
                self.emit(Op::Pop);
                Ok(())
            }
            Stmt::Assign(stmt) => {
                self.expr(&stmt.value)?;
                for (index, target) in stmt.targets.iter().enumerate() {
                    if index + 1 < stmt.targets.len() {
                        self.emit(Op::Dup);
                    }
                    self.store(target)?;
                }
                Ok(())
            }
            Stmt::AugAssign(stmt) => self.aug_assign(stmt),
            Stmt::AnnAssign(stmt) => self.ann_assign(stmt),
            Stmt::FunctionDef(def) => self.function_def(def),
            Stmt::ClassDef(def) => self.class_def(def),
            Stmt::Return(stmt) => self.return_stmt(stmt),
            Stmt::Delete(stmt) => stmt
                .targets
                .iter()
                .try_for_each(|target| self.delete(target)),
            Stmt::If(stmt) => self.if_stmt(stmt),
            Stmt::While(stmt) => self.while_stmt(stmt),
            Stmt::For(stmt) => self.for_stmt(stmt),
            Stmt::With(stmt) => self.with_stmt(stmt, 0),
            Stmt::Try(stmt) => self.try_stmt(stmt),
            Stmt::Match(stmt) => self.match_stmt(stmt),
            Stmt::Raise(stmt) => {
                let mut count = 0;
                for expr in stmt.exc.iter().chain(&stmt.cause) {
                    self.expr(expr)?;
                    count += 1;
                }
                self.emit(Op::Raise(count));
                Ok(())
            }
            Stmt::Assert(stmt) => {
                self.doubts_of_assertion(stmt);
                let done = self.jump_if(&stmt.test, true)?;
                let count = match &stmt.msg {
                    Some(message) => {
                        self.expr(message)?;
                        1
                    }
                    None => 0,
                };
                self.emit_at(stmt.test.range(), Op::AssertFail(count));
                done.into_iter().for_each(|jump| self.patch(jump));
                Ok(())
            }
            Stmt::Import(stmt) => self.import(stmt),
            Stmt::ImportFrom(stmt) => self.import_from(stmt),
            Stmt::Global(_) | Stmt::Nonlocal(_) | Stmt::Pass(_) => Ok(()),
            Stmt::Break(stmt) => self.break_stmt(stmt.range),
            Stmt::Continue(stmt) => self.continue_stmt(stmt.range),
            Stmt::TypeAlias(stmt) => self.type_alias(stmt),
            Stmt::IpyEscapeCommand(stmt) => self.problem("invalid syntax", stmt.range),
        }
    }

    /// Stores the top into a target.
    pub(super) fn store(&mut self, target: &Expr) -> Compiled {
        match target {
            Expr::Name(name) => {
                self.not_debug("assign to", name.id.as_str(), name.range)?;
                self.at(name.range, |compiler| compiler.store_name(name.id.as_str()));
                Ok(())
            }
            Expr::Attribute(attribute) => {
                self.not_debug("assign to", attribute.attr.as_str(), attribute.range)?;
                self.expr(&attribute.value)?;
                let site = self.attr_site(attribute.attr.as_str());
                self.emit_at(attribute.range, Op::StoreAttr(site));
                Ok(())
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value)?;
                self.expr(&subscript.slice)?;
                self.emit_at(subscript.range, Op::StoreItem);
                Ok(())
            }
            Expr::Tuple(tuple) => self.unpack_into(&tuple.elts, tuple.range),
            Expr::List(list) => self.unpack_into(&list.elts, list.range),
            Expr::Starred(starred) => self.problem(
                "starred assignment target must be in a list or tuple",
                starred.range,
            ),
            other => self.problem("cannot assign to expression", other.range()),
        }
    }

    /// Refuses to change the one name that is a constant.
    pub(super) fn not_debug(&self, verb: &str, name: &str, range: TextRange) -> Compiled {
        match name {
            "__debug__" => self.problem(&format!("cannot {verb} __debug__"), range),
            _ => Ok(()),
        }
    }

    fn unpack_into(&mut self, targets: &[Expr], range: TextRange) -> Compiled {
        let stars: Vec<usize> = targets
            .iter()
            .enumerate()
            .filter(|(_, target)| target.is_starred_expr())
            .map(|(at, _)| at)
            .list();
        match stars.as_slice() {
            [] => {
                self.emit_at(range, Op::Unpack(targets.len() as u32));
            }
            [at] => {
                self.emit_at(
                    range,
                    Op::UnpackEx(*at as u16, (targets.len() - at - 1) as u16),
                );
            }
            _ => return self.problem("multiple starred expressions in assignment", range),
        }
        for target in targets {
            match target {
                Expr::Starred(starred) => self.store(&starred.value)?,
                target => self.store(target)?,
            }
        }
        Ok(())
    }

    fn delete(&mut self, target: &Expr) -> Compiled {
        match target {
            Expr::Name(name) => {
                self.not_debug("delete", name.id.as_str(), name.range)?;
                self.at(name.range, |compiler| {
                    compiler.delete_name(name.id.as_str())
                });
                Ok(())
            }
            Expr::Attribute(attribute) => {
                self.expr(&attribute.value)?;
                let site = self.attr_site(attribute.attr.as_str());
                self.emit_at(attribute.range, Op::DeleteAttr(site));
                Ok(())
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value)?;
                self.expr(&subscript.slice)?;
                self.emit_at(subscript.range, Op::DeleteItem);
                Ok(())
            }
            Expr::Tuple(tuple) => tuple.elts.iter().try_for_each(|target| self.delete(target)),
            Expr::List(list) => list.elts.iter().try_for_each(|target| self.delete(target)),
            other => self.problem("cannot delete expression", other.range()),
        }
    }

    fn aug_assign(&mut self, stmt: &ast::StmtAugAssign) -> Compiled {
        let op = binary_op(stmt.op);
        match &*stmt.target {
            Expr::Name(name) => {
                self.at(name.range, |compiler| compiler.load_name(name.id.as_str()));
                self.expr(&stmt.value)?;
                self.emit(Op::Inplace(op));
                self.at(name.range, |compiler| compiler.store_name(name.id.as_str()));
            }
            Expr::Attribute(attribute) if self.stays(&attribute.value, &stmt.value) => {
                self.expr(&stmt.target)?;
                self.expr(&stmt.value)?;
                self.emit(Op::Inplace(op));
                self.expr(&attribute.value)?;
                let site = self.attr_site(attribute.attr.as_str());
                self.emit_at(attribute.range, Op::StoreAttr(site));
            }
            Expr::Attribute(attribute) => {
                self.expr(&attribute.value)?;
                self.emit(Op::Dup);
                let site = self.attr_site(attribute.attr.as_str());
                self.emit_at(attribute.range, Op::LoadAttr(site));
                self.expr(&stmt.value)?;
                self.emit(Op::Inplace(op));
                self.emit(Op::Swap);
                let site = self.attr_site(attribute.attr.as_str());
                self.emit_at(attribute.range, Op::StoreAttr(site));
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value)?;
                self.expr(&subscript.slice)?;
                self.emit(Op::Dup2);
                self.emit_at(subscript.range, Op::LoadItem);
                self.expr(&stmt.value)?;
                self.emit(Op::Inplace(op));
                self.emit(Op::Rot(3));
                self.emit_at(subscript.range, Op::StoreItem);
            }
            other => {
                return self.problem("illegal expression for augmented assignment", other.range());
            }
        }
        Ok(())
    }

    /// True for a local variable that is the same object after `value` has been computed: nothing but `:=` could change it.
    fn stays(&self, object: &Expr, value: &Expr) -> bool {
        let Expr::Name(name) = object else {
            return false;
        };
        let is_local = matches!(
            self.place(name.id.as_str()),
            (_, Place::Slot { cell: false, .. })
        );
        let text = self.source.text.get(value.range().to_std_range());
        is_local && text.is_some_and(|text| !text.contains(":="))
    }

    fn import(&mut self, stmt: &ast::StmtImport) -> Compiled {
        for alias in &stmt.names {
            let module = alias.name.as_str();
            self.unit.imports.push(ImportSite {
                module: Name::new(module),
                from: None,
                innermost: alias.asname.is_some(),
                level: 0,
            });
            let index = self.unit.imports.len() as u32 - 1;
            self.emit(Op::Import(index));
            match &alias.asname {
                Some(name) => self.store_name(name.as_str()),
                None => self.store_name(module.split('.').next().unwrap_or(module)),
            }
        }
        Ok(())
    }

    /// True if only docs and features stand before this offset.
    fn may_have_features(&self, range: TextRange) -> bool {
        let before = &self.source.text[..range.start().to_usize()];
        crate::syntax::parse(before).is_ok_and(|body| {
            body.iter().enumerate().all(|(at, stmt)| match stmt {
                Stmt::Expr(it) => at == 0 && it.value.is_string_literal_expr(),
                Stmt::ImportFrom(it) => it
                    .module
                    .as_ref()
                    .is_some_and(|it| it.as_str() == "__future__"),
                _ => false,
            })
        })
    }

    fn import_from(&mut self, stmt: &ast::StmtImportFrom) -> Compiled {
        let module = stmt.module.as_ref().map_or("", |module| module.as_str());
        if module == "__future__" && stmt.level == 0 {
            let early = matches!(self.unit.kind, CodeKind::Module) && self.unit.blocks.is_empty();
            checks::features(stmt, early && self.may_have_features(stmt.range))?;
            self.texts_for_annotations |= stmt
                .names
                .iter()
                .any(|it| it.name.as_str() == "annotations");
            return Ok(());
        }
        let names = stmt
            .names
            .iter()
            .map(|alias| Name::new(alias.name.as_str()))
            .collect();
        self.unit.imports.push(ImportSite {
            module: Name::new(module),
            from: Some(names),
            innermost: true,
            level: stmt.level,
        });
        let index = self.unit.imports.len() as u32 - 1;
        self.emit(Op::Import(index));
        for alias in &stmt.names {
            if alias.name.as_str() == "*" {
                if self.unit.kind != CodeKind::Module {
                    return self.problem("import * only allowed at module level", stmt.range);
                }
                self.emit(Op::ImportStar);
                return Ok(());
            }
            self.unit.attrs.push(AttrSite {
                name: Name::new(alias.name.as_str()),
                cache: RefCell::default(),
            });
            let site = self.unit.attrs.len() as u32 - 1;
            self.emit(Op::ImportFrom(site));
            self.store_name(alias.asname.as_ref().unwrap_or(&alias.name).as_str());
        }
        self.emit(Op::Pop);
        Ok(())
    }
}

pub(super) fn binary_op(op: ast::Operator) -> BinaryOp {
    match op {
        ast::Operator::Add => BinaryOp::Add,
        ast::Operator::Sub => BinaryOp::Sub,
        ast::Operator::Mult => BinaryOp::Mul,
        ast::Operator::MatMult => BinaryOp::MatMul,
        ast::Operator::Div => BinaryOp::Div,
        ast::Operator::Mod => BinaryOp::Mod,
        ast::Operator::Pow => BinaryOp::Pow,
        ast::Operator::LShift => BinaryOp::LShift,
        ast::Operator::RShift => BinaryOp::RShift,
        ast::Operator::BitOr => BinaryOp::BitOr,
        ast::Operator::BitXor => BinaryOp::BitXor,
        ast::Operator::BitAnd => BinaryOp::BitAnd,
        ast::Operator::FloorDiv => BinaryOp::FloorDiv,
    }
}
