//! Type parameters and `type` statements. The objects are those of `typing`; bounds, defaults and values are functions,
//! called when somebody asks for them.

use super::scope::{Maker, parts_of};
use super::*;

/// The module whose functions make the objects.
const LIBRARY: &str = "_generics";

/// The type parameters of a statement, in whose scope the compiler is.
pub(super) struct Types {
    outer: ScopeId,
    slots: Vec<u32>,
    names: Vec<String>,
}

impl Compiler {
    /// Makes the type parameters of a statement, if it has some, and goes on in their scope.
    pub(super) fn enter_types(
        &mut self,
        params: Option<&ast::TypeParams>,
        range: TextRange,
    ) -> Result<Option<Types>, SyntaxProblem> {
        let Some(params) = params else {
            return Ok(None);
        };
        let inner = self.made_by(range, Maker::Types);
        let (outer, slots) = self.enter_inlined(inner);
        let mut names = Vec::new();
        for param in &params.type_params {
            let (name, bound, default) = parts_of(param);
            let kind = match param {
                ast::TypeParam::TypeVar(_) => "variable",
                ast::TypeParam::TypeVarTuple(_) => "variables",
                ast::TypeParam::ParamSpec(_) => "parameters",
            };
            self.load_helper(LIBRARY, kind);
            self.load_const(Value::name(name.as_str()));
            for expr in [bound, default] {
                match expr {
                    Some(expr) => self.lazy(name.as_str(), expr)?,
                    None => self.load_const(Value::None),
                }
            }
            self.emit_at(param.range(), Op::Call(3));
            self.store_name(name.as_str());
            names.push(name.as_str().to_string());
        }
        Ok(Some(Types {
            outer,
            slots,
            names,
        }))
    }

    /// `object -> object`, which has been given the parameters; the scope around them is gone back to.
    pub(super) fn leave_types(&mut self, types: Option<Types>) {
        let Some(types) = types else { return };
        self.emit(Op::Dup);
        self.load_types(&types);
        self.emit(Op::Swap);
        let site = self.attr_site("__type_params__");
        self.emit(Op::StoreAttr(site));
        self.leave_inlined(types.outer, types.slots);
    }

    /// `-> Generic[...]`
    pub(super) fn generic_base(&mut self, types: &Types) {
        self.load_helper(LIBRARY, "base");
        self.load_types(types);
        self.emit(Op::Call(1));
    }

    /// `->` the parameters, as a tuple.
    fn load_types(&mut self, types: &Types) {
        for name in &types.names {
            self.load_name(name);
        }
        self.emit(Op::BuildTuple(types.names.len() as u32));
    }

    pub(super) fn type_alias(&mut self, stmt: &ast::StmtTypeAlias) -> Compiled {
        let Expr::Name(name) = &*stmt.name else {
            return self.problem("invalid syntax", stmt.range);
        };
        let types = self.enter_types(stmt.type_params.as_deref(), stmt.range)?;
        self.load_helper(LIBRARY, "alias");
        self.load_const(Value::name(name.id.as_str()));
        self.lazy(name.id.as_str(), &stmt.value)?;
        match &types {
            Some(types) => self.load_types(types),
            None => {
                self.emit(Op::BuildTuple(0));
            }
        }
        self.emit(Op::Call(3));
        if let Some(types) = types {
            self.leave_inlined(types.outer, types.slots);
        }
        self.store(&stmt.name)
    }

    /// `->` a function that computes an expression.
    fn lazy(&mut self, name: &str, expr: &Expr) -> Compiled {
        let scope = self.made_by(expr.range(), Maker::Lazy);
        self.enter(scope, CodeKind::Function, name, expr.range());
        self.annotation(expr)?;
        self.emit_at(expr.range(), Op::Return);
        let code = self.leave();
        self.make_function(code, scope, 0, Vec::new(), Vec::new(), expr.range());
        Ok(())
    }
}
