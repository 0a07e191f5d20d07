//! Expressions.

use super::stmt::binary_op;
use super::*;
use crate::bytecode::{CompareOp, UnaryOp};
use num_bigint::BigInt;

impl Compiler {
    pub(super) fn expr(&mut self, expr: &Expr) -> Compiled {
        let before = std::mem::replace(&mut self.span, span_of(expr.range()));
        let result = self.expr_inner(expr);
        self.span = before;
        result
    }

    fn expr_inner(&mut self, expr: &Expr) -> Compiled {
        self.doubts(expr);
        if let Some(value) = constant(expr) {
            self.load_const(value);
            return Ok(());
        }
        match expr {
            Expr::Name(name) => self.load_name(name.id.as_str()),
            Expr::BinOp(binop) => {
                self.expr(&binop.left)?;
                self.expr(&binop.right)?;
                self.emit_binary(binary_op(binop.op));
            }
            Expr::UnaryOp(unary) => {
                self.expr(&unary.operand)?;
                self.emit(match unary.op {
                    ast::UnaryOp::Not => Op::Not,
                    ast::UnaryOp::USub => Op::Unary(UnaryOp::Neg),
                    ast::UnaryOp::UAdd => Op::Unary(UnaryOp::Pos),
                    ast::UnaryOp::Invert => Op::Unary(UnaryOp::Invert),
                });
            }
            Expr::BoolOp(boolop) => self.bool_op(boolop)?,
            Expr::Compare(compare) => self.compare(compare)?,
            Expr::If(conditional) => {
                let otherwise = self.jump_if(&conditional.test, false)?;
                self.expr(&conditional.body)?;
                let end = self.emit(Op::Jump(0));
                otherwise.into_iter().for_each(|jump| self.patch(jump));
                self.expr(&conditional.orelse)?;
                self.patch(end);
            }
            Expr::Call(call) => self.call(call)?,
            Expr::Attribute(attribute) => self.attribute(attribute)?,
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value)?;
                self.expr(&subscript.slice)?;
                self.emit(Op::LoadItem);
            }
            Expr::Slice(slice) => {
                for bound in [&slice.lower, &slice.upper] {
                    match bound {
                        Some(bound) => self.expr(bound)?,
                        None => self.load_const(Value::None),
                    }
                }
                match &slice.step {
                    Some(step) => {
                        self.expr(step)?;
                        self.emit(Op::BuildSlice(3));
                    }
                    None => {
                        self.emit(Op::BuildSlice(2));
                    }
                }
            }
            Expr::Tuple(tuple) => self.sequence(&tuple.elts, true)?,
            Expr::List(list) => self.sequence(&list.elts, false)?,
            Expr::Set(set) => self.set(&set.elts)?,
            Expr::Dict(dict) => self.dict(&dict.items)?,
            Expr::Lambda(lambda) => self.lambda(lambda)?,
            Expr::Named(named) => {
                self.expr(&named.value)?;
                self.emit(Op::Dup);
                self.store(&named.target)?;
            }
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => self.comprehension(expr)?,
            Expr::Generator(generator) => self.generator(generator)?,
            Expr::Yield(expr) => {
                match &expr.value {
                    Some(value) => self.expr(value)?,
                    None => self.load_const(Value::None),
                }
                self.emit_yield();
            }
            Expr::YieldFrom(expr) => {
                if self.unit.kind == CodeKind::AsyncGenerator {
                    return self.problem("'yield from' inside async function", expr.range);
                }
                self.expr(&expr.value)?;
                self.emit(Op::GetYieldFromIter);
                self.emit_delegation();
            }
            Expr::FString(fstring) => self.f_string(fstring)?,
            Expr::TString(string) => self.unsupported("a template string", string.range),
            Expr::Starred(starred) => {
                return self.problem("can't use starred expression here", starred.range);
            }
            Expr::Await(expr) => {
                self.expr(&expr.value)?;
                self.emit_await(expr.range)?;
            }
            Expr::IpyEscapeCommand(command) => {
                return self.problem("invalid syntax", command.range);
            }
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => {}
        }
        Ok(())
    }

    /// A binary operator, fused with the loads of its operands where it can be.
    fn emit_binary(&mut self, op: BinaryOp) {
        let count = self.unit.ops.len();
        let fused = match self.unit.ops.get(count.wrapping_sub(2)..) {
            Some([Op::LoadFast(a), Op::LoadFast(b)]) if *a < 256 && *b < 256 => {
                Some(Op::BinaryFastFast(op, *a as u8, *b as u8))
            }
            Some([Op::LoadFast(a), Op::Int(int)]) if *a < 65536 && i16::try_from(*int).is_ok() => {
                Some(Op::BinaryFastInt(op, *a as u16, *int as i16))
            }
            _ => None,
        };
        match fused {
            Some(fused) if !self.is_target(count as u32 - 1) => {
                self.unit.ops.truncate(count - 2);
                self.unit.spans.truncate(count - 2);
                self.emit(fused);
            }
            _ => {
                self.emit(Op::Binary(op));
            }
        }
    }

    /// A comparison and a jump if it is false, fused with the loads of its operands where it can be.
    fn fused_compare(&mut self, op: CompareOp) -> Op {
        let count = self.unit.ops.len();
        if let Some([Op::LoadFast(slot), Op::Int(int)]) = self.unit.ops.get(count.wrapping_sub(2)..)
            && let (Ok(slot), Ok(int)) = (u8::try_from(*slot), i8::try_from(*int))
            && !self.is_target(count as u32 - 1)
        {
            self.unit.ops.truncate(count - 2);
            self.unit.spans.truncate(count - 2);
            return Op::CompareFastIntJump(op, slot, int, 0);
        }
        Op::CompareJump(op, 0)
    }

    /// True if a jump may go to instruction `at`: then it must not be merged into the one before.
    fn is_target(&self, at: u32) -> bool {
        self.unit.ops.iter().rev().take(64).any(|op| match op {
            Op::Jump(target)
            | Op::PopJumpIfFalse(target)
            | Op::PopJumpIfTrue(target)
            | Op::JumpIfFalseOrPop(target)
            | Op::JumpIfTrueOrPop(target)
            | Op::ForIter(target) => *target == at || *target == at + 1,
            _ => false,
        })
    }

    fn bool_op(&mut self, boolop: &ast::ExprBoolOp) -> Compiled {
        let mut jumps = Vec::new();
        for (index, value) in boolop.values.iter().enumerate() {
            self.expr(value)?;
            if index + 1 < boolop.values.len() {
                jumps.push(self.emit(match boolop.op {
                    ast::BoolOp::And => Op::JumpIfFalseOrPop(0),
                    ast::BoolOp::Or => Op::JumpIfTrueOrPop(0),
                }));
            }
        }
        jumps.into_iter().for_each(|jump| self.patch(jump));
        Ok(())
    }

    fn compare(&mut self, compare: &ast::ExprCompare) -> Compiled {
        self.expr(&compare.left)?;
        let last = compare.ops.len() - 1;
        let mut jumps = Vec::new();
        for (index, (op, right)) in compare.ops.iter().zip(&compare.comparators).enumerate() {
            self.expr(right)?;
            if index < last {
                // left right -> right left right -> right answer
                self.emit(Op::Dup);
                self.emit(Op::Rot(3));
            }
            self.emit(compare_op(*op));
            if index < last {
                jumps.push(self.emit(Op::JumpIfFalseOrPop(0)));
            }
        }
        if !jumps.is_empty() {
            let end = self.emit(Op::Jump(0));
            jumps.into_iter().for_each(|jump| self.patch(jump));
            self.emit(Op::Swap);
            self.emit(Op::Pop);
            self.patch(end);
        }
        Ok(())
    }

    /// Jumps if the expression's truth is `wanted`, else goes on; gives back the jumps to patch.
    pub(super) fn jump_if(
        &mut self,
        expr: &Expr,
        wanted: bool,
    ) -> Result<Vec<usize>, SyntaxProblem> {
        match expr {
            Expr::UnaryOp(unary) if unary.op == ast::UnaryOp::Not => {
                return self.jump_if(&unary.operand, !wanted);
            }
            Expr::BoolOp(boolop) => {
                let ends_early = (boolop.op == ast::BoolOp::Or) == wanted;
                let mut jumps = Vec::new();
                let mut skips = Vec::new();
                for (index, value) in boolop.values.iter().enumerate() {
                    if index + 1 == boolop.values.len() || ends_early {
                        jumps.extend(self.jump_if(value, wanted)?);
                    } else {
                        skips.extend(self.jump_if(value, !wanted)?);
                    }
                }
                skips.into_iter().for_each(|jump| self.patch(jump));
                return Ok(jumps);
            }
            Expr::Compare(compare) if compare.ops.len() == 1 && !wanted => {
                if let Op::Compare(op) = compare_op(compare.ops[0]) {
                    self.expr(&compare.left)?;
                    self.expr(&compare.comparators[0])?;
                    let fused = self.fused_compare(op);
                    let fused = self.emit_at(expr.range(), fused);
                    let plain = self.emit_at(expr.range(), Op::PopJumpIfFalse(0));
                    return Ok(vec![fused, plain]);
                }
            }
            _ => {}
        }
        self.expr(expr)?;
        let op = if wanted {
            Op::PopJumpIfTrue(0)
        } else {
            Op::PopJumpIfFalse(0)
        };
        Ok(vec![self.emit_at(expr.range(), op)])
    }

    fn attribute(&mut self, attribute: &ast::ExprAttribute) -> Compiled {
        if self.super_receiver(&attribute.value)? {
            let site = self.attr_site(attribute.attr.as_str());
            self.emit(Op::LoadSuperAttr(site));
            return Ok(());
        }
        self.expr(&attribute.value)?;
        let site = self.attr_site(attribute.attr.as_str());
        if let Some(Op::LoadFast(slot)) = self.unit.ops.last().copied()
            && slot < 65536
            && site < 65536
            && !self.is_target(self.here() - 1)
        {
            self.unit.ops.pop();
            self.unit.spans.pop();
            self.emit(Op::LoadFastAttr(slot as u16, site as u16));
            return Ok(());
        }
        self.emit(Op::LoadAttr(site));
        Ok(())
    }

    fn sequence(&mut self, elts: &[Expr], tuple: bool) -> Compiled {
        let star = elts.iter().position(|item| item.is_starred_expr());
        let Some(star) = star else {
            self.exprs(elts)?;
            let count = elts.len() as u32;
            self.emit(if tuple {
                Op::BuildTuple(count)
            } else {
                Op::BuildList(count)
            });
            return Ok(());
        };
        self.exprs(&elts[..star])?;
        self.emit(Op::BuildList(star as u32));
        self.append_all(&elts[star..])?;
        if tuple {
            self.emit(Op::ListToTuple);
        }
        Ok(())
    }

    /// Appends items, some of them starred, to the list on top.
    pub(super) fn append_all(&mut self, items: &[Expr]) -> Compiled {
        for item in items {
            match item {
                Expr::Starred(starred) => {
                    self.expr(&starred.value)?;
                    self.emit_at(starred.range, Op::ListExtend);
                }
                item => {
                    self.expr(item)?;
                    self.emit(Op::ListAppend(1));
                }
            }
        }
        Ok(())
    }

    fn set(&mut self, elts: &[Expr]) -> Compiled {
        if !elts.iter().any(|item| item.is_starred_expr()) {
            self.exprs(elts)?;
            self.emit(Op::BuildSet(elts.len() as u32));
            return Ok(());
        }
        self.emit(Op::BuildSet(0));
        for item in elts {
            match item {
                Expr::Starred(starred) => {
                    self.expr(&starred.value)?;
                    self.emit(Op::SetUpdate);
                }
                item => {
                    self.expr(item)?;
                    self.emit(Op::SetAdd(1));
                }
            }
        }
        Ok(())
    }

    fn dict(&mut self, items: &[ast::DictItem]) -> Compiled {
        if items.iter().all(|item| item.key.is_some()) {
            for item in items {
                if let Some(key) = &item.key {
                    self.expr(key)?;
                }
                self.expr(&item.value)?;
            }
            self.emit(Op::BuildDict(items.len() as u32));
            return Ok(());
        }
        self.emit(Op::BuildDict(0));
        for item in items {
            match &item.key {
                Some(key) => {
                    self.expr(key)?;
                    self.expr(&item.value)?;
                    self.emit(Op::DictSet(1));
                }
                None => {
                    self.expr(&item.value)?;
                    self.emit(Op::DictUpdate);
                }
            }
        }
        Ok(())
    }

    fn f_string(&mut self, fstring: &ast::ExprFString) -> Compiled {
        let mut count = 0;
        for part in &fstring.value {
            match part {
                ast::FStringPart::Literal(literal) => {
                    self.load_const(Value::str(&*literal.value));
                    count += 1;
                }
                ast::FStringPart::FString(fstring) => {
                    count += self.f_string_elements(&fstring.elements, 0)?
                }
            }
        }
        match count {
            1 if matches!(
                self.unit.ops.last(),
                Some(Op::FormatSimple(_) | Op::FormatSpec(_) | Op::Const(_))
            ) => {}
            _ => {
                self.emit(Op::BuildString(count));
            }
        }
        Ok(())
    }

    fn f_string_elements(
        &mut self,
        elements: &ast::InterpolatedStringElements,
        depth: usize,
    ) -> Result<u32, SyntaxProblem> {
        let mut count = 0;
        for element in elements {
            match element {
                ast::InterpolatedStringElement::Literal(literal) => {
                    self.load_const(Value::str(&*literal.value))
                }
                ast::InterpolatedStringElement::Interpolation(part) => {
                    let mut conversion = part.conversion.to_byte().unwrap_or(0);
                    if let Some(debug) = &part.debug_text {
                        let text = self.debug_text(part, debug);
                        self.load_const(Value::str(text));
                        count += 1;
                        if conversion == 0 && part.format_spec.is_none() {
                            conversion = b'r';
                        }
                    }
                    self.expr(&part.expression)?;
                    match &part.format_spec {
                        Some(spec) => {
                            if depth == 2 {
                                let range = spec.range;
                                return self
                                    .problem("f-string: expressions nested too deeply", range);
                            }
                            let parts = self.f_string_elements(&spec.elements, depth + 1)?;
                            if parts != 1 || !matches!(self.unit.ops.last(), Some(Op::Const(_))) {
                                self.emit(Op::BuildString(parts));
                            }
                            self.emit_at(part.range, Op::FormatSpec(conversion));
                        }
                        None => {
                            self.emit_at(part.range, Op::FormatSimple(conversion));
                        }
                    }
                }
            }
            count += 1;
        }
        Ok(count)
    }

    /// The text of `{x = }` before the value: as written, up to and with the `=`.
    fn debug_text(&self, part: &ast::InterpolatedElement, debug: &ast::DebugText) -> String {
        let range = part.expression.range();
        let expression = &self.source.text[range.start().to_usize()..range.end().to_usize()];
        format!("{}{expression}{}", debug.leading(), debug.trailing())
    }
}

pub(super) fn compare_op(op: ast::CmpOp) -> Op {
    match op {
        ast::CmpOp::Eq => Op::Compare(CompareOp::Eq),
        ast::CmpOp::NotEq => Op::Compare(CompareOp::Ne),
        ast::CmpOp::Lt => Op::Compare(CompareOp::Lt),
        ast::CmpOp::LtE => Op::Compare(CompareOp::Le),
        ast::CmpOp::Gt => Op::Compare(CompareOp::Gt),
        ast::CmpOp::GtE => Op::Compare(CompareOp::Ge),
        ast::CmpOp::Is => Op::Is,
        ast::CmpOp::IsNot => Op::IsNot,
        ast::CmpOp::In => Op::In,
        ast::CmpOp::NotIn => Op::NotIn,
    }
}

/// An int literal of any size, as written without underscores.
fn big_literal(text: &str) -> Option<Value> {
    let text = text.replace('_', "");
    let lower = text.to_ascii_lowercase();
    let (digits, radix) = match lower.get(..2) {
        Some("0x") => (&lower[2..], 16),
        Some("0o") => (&lower[2..], 8),
        Some("0b") => (&lower[2..], 2),
        _ => (lower.as_str(), 10),
    };
    BigInt::parse_bytes(digits.as_bytes(), radix).map(Value::from_bigint)
}

/// The value of an expression that is the same whenever it is evaluated.
pub(crate) fn constant(expr: &Expr) -> Option<Value> {
    Some(match expr {
        Expr::StringLiteral(literal) => {
            let text = literal.value.to_str();
            let is_name = !text.is_empty()
                && text.len() <= 40
                && text.bytes().all(|b| b == b'_' || b.is_ascii_alphanumeric());
            if is_name {
                Value::name(text)
            } else {
                Value::str(text)
            }
        }
        Expr::BytesLiteral(literal) => Value::Bytes(Rc::new(literal.value.bytes().collect())),
        Expr::NumberLiteral(literal) => match &literal.value {
            ast::Number::Int(int) => match int.as_i64() {
                Some(small) => Value::Int(small),
                None => big_literal(&int.to_string())?,
            },
            ast::Number::Float(float) => Value::Float(*float),
            ast::Number::Complex { real, imag } => Value::Complex(Rc::new((*real, *imag))),
        },
        Expr::BooleanLiteral(literal) => Value::Bool(literal.value),
        Expr::NoneLiteral(_) => Value::None,
        Expr::EllipsisLiteral(_) => Value::Ellipsis,
        Expr::UnaryOp(unary)
            if unary.op == ast::UnaryOp::USub && unary.operand.is_number_literal_expr() =>
        {
            match constant(&unary.operand)? {
                Value::Int(int) => Value::Int(int.checked_neg()?),
                Value::Float(float) => Value::Float(-float),
                Value::BigInt(int) => Value::from_bigint(-&*int),
                _ => return None,
            }
        }
        Expr::Tuple(tuple) if !tuple.elts.is_empty() => {
            let items: Option<Vec<Value>> = tuple.elts.iter().map(constant).collect();
            Value::tuple(items?)
        }
        _ => return None,
    })
}
