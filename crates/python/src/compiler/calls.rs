//! Calls and `super()`.

use super::scope::Place;
use super::*;

impl Compiler {
    pub(super) fn call(&mut self, call: &ast::ExprCall) -> Compiled {
        if self.bare_super(call)? {
            self.emit(Op::Call(2));
            return Ok(());
        }
        let args = &call.arguments.args;
        let keywords = &call.arguments.keywords;
        let plain = !args.iter().any(|arg| arg.is_starred_expr())
            && keywords.iter().all(|keyword| keyword.arg.is_some());
        if !plain {
            self.expr(&call.func)?;
            return self.call_ex(call);
        }
        let method = self.callee(&call.func)?;
        self.exprs(args)?;
        if keywords.is_empty() {
            let count = args.len() as u32;
            self.emit(if method {
                Op::CallMethod(count)
            } else {
                Op::Call(count)
            });
            return Ok(());
        }
        let mut names: Vec<Name> = Vec::new();
        for keyword in keywords {
            if let Some(name) = &keyword.arg {
                if names.iter().any(|other| other.as_str() == name.as_str()) {
                    return self
                        .problem(&format!("keyword argument repeated: {name}"), keyword.range);
                }
                names.push(Name::new(name.as_str()));
            }
            self.expr(&keyword.value)?;
        }
        let count = (args.len() + names.len()) as u32;
        self.unit.calls.push(CallSite {
            count,
            keywords: names,
            method,
        });
        let site = self.unit.calls.len() as u32 - 1;
        self.emit(Op::CallKw(site));
        Ok(())
    }

    /// Loads what is called; true if it left `function self`.
    fn callee(&mut self, func: &Expr) -> Result<bool, SyntaxProblem> {
        let Expr::Attribute(attribute) = func else {
            self.expr(func)?;
            return Ok(false);
        };
        let from_super = self.super_receiver(&attribute.value)?;
        if !from_super {
            self.expr(&attribute.value)?;
        }
        let site = self.attr_site(attribute.attr.as_str());
        self.emit_at(
            attribute.range,
            if from_super {
                Op::LoadSuperMethod(site)
            } else {
                Op::LoadMethod(site)
            },
        );
        Ok(true)
    }

    fn call_ex(&mut self, call: &ast::ExprCall) -> Compiled {
        self.spread_arguments(&call.arguments, call.range())?;
        self.emit_at(call.range(), Op::CallEx);
        Ok(())
    }

    /// Arguments with stars: a tuple and a dict.
    pub(super) fn spread_arguments(
        &mut self,
        arguments: &ast::Arguments,
        range: TextRange,
    ) -> Compiled {
        let args = &arguments.args;
        let leading = args
            .iter()
            .position(|arg| arg.is_starred_expr())
            .unwrap_or(args.len());
        self.exprs(&args[..leading])?;
        if leading == args.len() {
            self.emit(Op::BuildTuple(leading as u32));
        } else {
            self.emit(Op::BuildList(leading as u32));
            self.append_all(&args[leading..])?;
            self.emit(Op::ListToTuple);
        }
        self.emit(Op::BuildDict(0));
        for keyword in &arguments.keywords {
            match &keyword.arg {
                Some(name) => {
                    self.load_const(Value::name(name.as_str()));
                    self.expr(&keyword.value)?;
                    self.emit(Op::DictSet(1));
                }
                None => {
                    self.expr(&keyword.value)?;
                    self.emit_at(range, Op::DictMerge);
                }
            }
        }
        Ok(())
    }

    /// For `super()` in a method: pushes the class and the receiver.
    pub(super) fn super_receiver(&mut self, expr: &Expr) -> Result<bool, SyntaxProblem> {
        match expr {
            Expr::Call(call) => self.super_arguments(call, false),
            _ => Ok(false),
        }
    }

    fn bare_super(&mut self, call: &ast::ExprCall) -> Result<bool, SyntaxProblem> {
        self.super_arguments(call, true)
    }

    fn super_arguments(
        &mut self,
        call: &ast::ExprCall,
        with_callee: bool,
    ) -> Result<bool, SyntaxProblem> {
        let Expr::Name(name) = &*call.func else {
            return Ok(false);
        };
        if name.id.as_str() != "super"
            || !call.arguments.args.is_empty()
            || !call.arguments.keywords.is_empty()
        {
            return Ok(false);
        }
        if self.place("super").1 != Place::Global
            || self.unit.kind == CodeKind::Module
            || self.unit.params.1 == 0
        {
            return Ok(false);
        }
        let Place::Slot { .. } = self.scopes.place(self.unit.scope, "__class__") else {
            return Ok(false);
        };
        if with_callee {
            self.load_name("super");
        }
        self.at(call.range(), |compiler| compiler.load_name("__class__"));
        let receiver = self.unit.slots[0].clone();
        self.at(call.range(), |compiler| compiler.load_name(&receiver));
        Ok(true)
    }
}
