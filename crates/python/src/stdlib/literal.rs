//! The values of texts that are made of literals, for `ast.literal_eval`.

use crate::builtins::parsed_expression;
use crate::bytecode::{BinaryOp, UnaryOp};
use crate::compiler::constant;
use crate::natives;
use crate::object::*;
use crate::syntax::ast;
use crate::vm::Vm;
use std::rc::Rc;

fn is_number(value: &Value) -> bool {
    matches!(
        value,
        Value::Int(_) | Value::BigInt(_) | Value::Float(_) | Value::Complex(_)
    )
}

/// Numbers with a sign, or of two parts, are literals too.
fn number(vm: &mut Vm, expr: &ast::Expr) -> Result<Option<Value>, Raise> {
    let (left, op, right) = match expr {
        ast::Expr::UnaryOp(it) => {
            let operand = constant(&it.operand).filter(is_number);
            return match (it.op, operand) {
                (ast::UnaryOp::USub, Some(value)) => vm.unary(UnaryOp::Neg, &value).map(Some),
                (ast::UnaryOp::UAdd, value) => Ok(value),
                _ => Ok(None),
            };
        }
        ast::Expr::BinOp(it) => (&it.left, it.op, &it.right),
        _ => return Ok(None),
    };
    let op = match op {
        ast::Operator::Add => BinaryOp::Add,
        ast::Operator::Sub => BinaryOp::Sub,
        _ => return Ok(None),
    };
    match (value_of(vm, left)?, constant(right)) {
        (Some(left), Some(right @ Value::Complex(_))) if is_number(&left) => {
            vm.binary(op, &left, &right).map(Some)
        }
        _ => Ok(None),
    }
}

fn values(vm: &mut Vm, items: &[ast::Expr]) -> Result<Option<Vec<Value>>, Raise> {
    let mut values = Vec::new();
    for item in items {
        match value_of(vm, item)? {
            Some(value) => values.push(value),
            None => return Ok(None),
        }
    }
    Ok(Some(values))
}

fn value_of(vm: &mut Vm, expr: &ast::Expr) -> Result<Option<Value>, Raise> {
    if let Some(value) = constant(expr) {
        return Ok(Some(value));
    }
    match expr {
        ast::Expr::Tuple(it) => Ok(values(vm, &it.elts)?.map(Value::tuple)),
        ast::Expr::List(it) => Ok(values(vm, &it.elts)?.map(Value::list)),
        ast::Expr::Set(it) => match values(vm, &it.elts)? {
            Some(items) => vm.set_of(items, false).map(Some),
            None => Ok(None),
        },
        ast::Expr::Call(it) => {
            let is_set = matches!(&*it.func, ast::Expr::Name(name) if name.id.as_str() == "set");
            let is_plain = it.arguments.args.is_empty() && it.arguments.keywords.is_empty();
            match is_set && is_plain {
                true => vm.set_of(Vec::new(), false).map(Some),
                false => Ok(None),
            }
        }
        ast::Expr::Dict(it) => {
            let dict = Value::new_dict();
            for item in &it.items {
                let Some(key) = &item.key else {
                    return Ok(None);
                };
                let (Some(key), Some(value)) = (value_of(vm, key)?, value_of(vm, &item.value)?)
                else {
                    return Ok(None);
                };
                vm.set_item(&Value::Dict(dict.clone()), &key, value)?;
            }
            Ok(Some(Value::Dict(dict)))
        }
        other => number(vm, other),
    }
}

#[natives]
mod functions {
    use super::*;

    /// The value of a text that is a literal; a ValueError for what is none.
    #[native("(text, /)")]
    fn literal(vm: &mut Vm, text: &Value) -> Result<Value, Raise> {
        let text = text.as_str().unwrap_or_default().to_owned();
        let expr = parsed_expression(vm, &text)?;
        match value_of(vm, &expr)? {
            Some(value) => Ok(value),
            None => Err(vm.value_error(format_args!("malformed node or string: {}", text.trim()))),
        }
    }
}

/// Fills `_literal`.
pub(super) fn module(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(functions::TABLE);
    Ok(())
}
