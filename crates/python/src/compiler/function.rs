//! Functions, lambdas and classes.

use super::scope::{Maker, Place, Scope, ScopeId, mangle};
use super::types::Types;
use super::*;
use freezeframe_base::Lists;

/// The parameters of a code object, from what its unit was told.
pub(super) fn params_of(_scope: &Scope, unit: &Unit) -> Params {
    Params {
        positional_only: unit.params.0,
        positional: unit.params.1,
        keyword_only: unit.params.2,
        has_args: unit.params.3,
        has_kwargs: unit.params.4,
    }
}

impl Compiler {
    pub(super) fn function_def(&mut self, def: &ast::StmtFunctionDef) -> Compiled {
        for decorator in &def.decorator_list {
            self.expr(&decorator.expression)?;
        }
        let scope = self.made_by(def.range, Maker::Function);
        let (defaults, keyword_defaults) = self.defaults(&def.parameters)?;
        let types = self.enter_types(def.type_params.as_deref(), def.range)?;
        let annotations = self.annotations(&def.parameters, def.returns.as_deref())?;
        let generator = self.scopes.scopes[scope].is_generator;
        let kind = match (def.is_async, generator) {
            (false, false) => CodeKind::Function,
            (false, true) => CodeKind::Generator,
            (true, false) => CodeKind::Coroutine,
            (true, true) => CodeKind::AsyncGenerator,
        };
        self.enter(scope, kind, def.name.as_str(), def.range);
        self.set_params(&def.parameters);
        self.unit.doc = docstring(&def.body);
        if kind != CodeKind::Function {
            self.emit_at(def.name.range(), Op::ReturnGenerator);
        }
        for stmt in &def.body {
            self.stmt(stmt)?;
        }
        self.emit(Op::ReturnNone);
        let code = self.leave();
        self.make_function(
            code,
            scope,
            defaults,
            keyword_defaults,
            annotations,
            def.range,
        );
        self.leave_types(types);
        for decorator in def.decorator_list.iter().rev() {
            self.emit_at(decorator.expression.range(), Op::Call(1));
        }
        self.store_name(def.name.as_str());
        Ok(())
    }

    fn set_params(&mut self, parameters: &ast::Parameters) {
        self.unit.params = (
            parameters.posonlyargs.len(),
            parameters.posonlyargs.len() + parameters.args.len(),
            parameters.kwonlyargs.len(),
            parameters.vararg.is_some(),
            parameters.kwarg.is_some(),
        );
    }

    fn defaults(
        &mut self,
        parameters: &ast::Parameters,
    ) -> Result<(u32, Vec<Name>), SyntaxProblem> {
        let mut count = 0;
        for parameter in parameters.posonlyargs.iter().chain(&parameters.args) {
            if let Some(default) = &parameter.default {
                self.expr(default)?;
                count += 1;
            }
        }
        let mut names = Vec::new();
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = &parameter.default {
                self.expr(default)?;
                names.push(Name::new(&mangle(
                    self.unit.class_name.as_deref(),
                    parameter.parameter.name.as_str(),
                )));
            }
        }
        Ok((count, names))
    }

    fn annotations(
        &mut self,
        parameters: &ast::Parameters,
        returns: Option<&Expr>,
    ) -> Result<Vec<Name>, SyntaxProblem> {
        let mut names = Vec::new();
        let plain = parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .map(|with| &with.parameter);
        let keyword = parameters.kwonlyargs.iter().map(|with| &with.parameter);
        let all = plain
            .chain(parameters.vararg.as_deref())
            .chain(keyword)
            .chain(parameters.kwarg.as_deref());
        let annotated: Vec<(&str, &Expr)> = all
            .filter_map(|parameter| {
                parameter
                    .annotation
                    .as_deref()
                    .map(|annotation| (parameter.name.as_str(), annotation))
            })
            .chain(returns.map(|returns| ("return", returns)))
            .list();
        for (name, annotation) in annotated {
            self.annotation(annotation)?;
            names.push(Name::new(&mangle(self.unit.class_name.as_deref(), name)));
        }
        Ok(names)
    }

    /// The value of an annotation.
    pub(super) fn annotation(&mut self, annotation: &Expr) -> Compiled {
        if self.texts_for_annotations {
            let text = &self.source.text[annotation.range()];
            self.load_const(Value::str(annotation_text(text)));
            return Ok(());
        }
        match annotation {
            Expr::Starred(starred) => self.expr(&starred.value),
            other => self.expr(other),
        }
    }

    pub(super) fn make_function(
        &mut self,
        code: Rc<Code>,
        scope: ScopeId,
        defaults: u32,
        keyword_defaults: Vec<Name>,
        annotations: Vec<Name>,
        range: TextRange,
    ) {
        let frame = self.scopes.scopes[scope].frame;
        let closure = self
            .scopes
            .free_names(frame)
            .iter()
            .map(|name| self.closure_slot(name))
            .collect();
        self.unit.functions.push(FunctionSite {
            code,
            defaults,
            keyword_defaults,
            annotations,
            closure,
        });
        let index = self.unit.functions.len() as u32 - 1;
        self.emit_at(range, Op::MakeFunction(index));
    }

    /// The slot of the current frame that holds the cell of a variable an inner function captures.
    fn closure_slot(&self, name: &str) -> u32 {
        let mut at = Some(self.unit.scope);
        while let Some(scope) = at {
            let here = &self.scopes.scopes[scope];
            if here.frame != self.unit.frame {
                break;
            }
            if here.cells.contains(name)
                && let Some(slot) = self.scopes.slot_of(scope, name)
            {
                return slot;
            }
            at = here.parent;
        }
        match self.scopes.scopes[self.unit.frame].free.get_index_of(name) {
            Some(index) => u32::MAX - index as u32,
            None => 0,
        }
    }

    pub(super) fn lambda(&mut self, lambda: &ast::ExprLambda) -> Compiled {
        let scope = self.made_by(lambda.range, Maker::Lambda);
        let (defaults, keyword_defaults) = match &lambda.parameters {
            Some(parameters) => self.defaults(parameters)?,
            None => (0, Vec::new()),
        };
        let generator = self.scopes.scopes[scope].is_generator;
        let kind = if generator {
            CodeKind::Generator
        } else {
            CodeKind::Function
        };
        self.enter(scope, kind, "<lambda>", lambda.range);
        if let Some(parameters) = &lambda.parameters {
            self.set_params(parameters);
        }
        if generator {
            self.emit(Op::ReturnGenerator);
        }
        self.expr(&lambda.body)?;
        self.emit_at(lambda.body.range(), Op::Return);
        let code = self.leave();
        self.make_function(
            code,
            scope,
            defaults,
            keyword_defaults,
            Vec::new(),
            lambda.range,
        );
        Ok(())
    }

    pub(super) fn class_def(&mut self, def: &ast::StmtClassDef) -> Compiled {
        for decorator in &def.decorator_list {
            self.expr(&decorator.expression)?;
        }
        let scope = self.made_by(def.range, Maker::Class);
        let types = self.enter_types(def.type_params.as_deref(), def.range)?;
        self.enter(scope, CodeKind::Class, def.name.as_str(), def.range);
        self.unit.class_name = Some(def.name.as_str().to_string());
        self.class_prologue(def);
        for stmt in &def.body {
            self.stmt(stmt)?;
        }
        match self.scopes.slot_of(scope, "__class__") {
            Some(slot) => {
                self.emit(Op::LoadClosure(slot));
                self.emit(Op::Return);
            }
            None => {
                self.emit(Op::ReturnNone);
            }
        }
        let code = self.leave();
        let range = def.range;
        self.make_function(code, scope, 0, Vec::new(), Vec::new(), range);
        self.load_const(Value::name(def.name.as_str()));
        self.build_class(def.arguments.as_deref(), types.as_ref(), range)?;
        self.leave_types(types);
        for decorator in def.decorator_list.iter().rev() {
            self.emit_at(decorator.expression.range(), Op::Call(1));
        }
        self.store_name(def.name.as_str());
        Ok(())
    }

    /// Makes the class of a body and a name, which are on the stack.
    fn build_class(
        &mut self,
        arguments: Option<&ast::Arguments>,
        types: Option<&Types>,
        range: TextRange,
    ) -> Compiled {
        let is_spread = |it: &ast::Arguments| {
            it.args.iter().any(Expr::is_starred_expr)
                || it.keywords.iter().any(|it| it.arg.is_none())
        };
        if let Some(arguments) = arguments
            && is_spread(arguments)
        {
            if types.is_some() {
                self.unsupported("a type parameter list beside spread bases", range);
            }
            self.spread_arguments(arguments, range)?;
            self.emit_at(range, Op::BuildClassEx);
            return Ok(());
        }
        let bases = arguments.map_or(&[][..], |it| &it.args);
        self.exprs(bases)?;
        if let Some(types) = types {
            self.generic_base(types);
        }
        let mut keywords = Vec::new();
        for keyword in arguments.map_or(&[][..], |it| &it.keywords) {
            if let Some(name) = &keyword.arg {
                self.expr(&keyword.value)?;
                keywords.push(Name::new(name.as_str()));
            }
        }
        self.unit.calls.push(CallSite {
            count: (bases.len() + usize::from(types.is_some()) + keywords.len()) as u32,
            keywords,
            method: false,
        });
        let site = self.unit.calls.len() as u32 - 1;
        self.emit_at(range, Op::BuildClass(site));
        Ok(())
    }

    fn class_prologue(&mut self, def: &ast::StmtClassDef) {
        let module = self.global_site("__name__");
        self.emit(Op::LoadGlobal(module));
        let site = self.global_site("__module__");
        self.emit(Op::StoreName(site));
        self.load_const(Value::name(&self.unit.qualname.clone()));
        let site = self.global_site("__qualname__");
        self.emit(Op::StoreName(site));
        let line = self.source.lines.line(def.range.start().to_u32());
        self.load_const(Value::Int(i64::from(line)));
        let site = self.global_site("__firstlineno__");
        self.emit(Op::StoreName(site));
        let doc = docstring(&def.body);
        if !doc.is_none() {
            self.load_const(doc);
            let site = self.global_site("__doc__");
            self.emit(Op::StoreName(site));
        }
    }

    pub(super) fn ann_assign(&mut self, stmt: &ast::StmtAnnAssign) -> Compiled {
        if let Some(value) = &stmt.value {
            self.expr(value)?;
            self.store(&stmt.target)?;
        }
        if matches!(self.unit.kind, CodeKind::Module | CodeKind::Class)
            && let Expr::Name(name) = &*stmt.target
            && stmt.simple
        {
            if !self.unit.annotated {
                self.unit.annotated = true;
            }
            self.emit(Op::SetupAnnotations);
            self.annotation(&stmt.annotation)?;
            self.load_annotations();
            let key = mangle(self.unit.class_name.as_deref(), name.id.as_str());
            self.load_const(Value::name(&key));
            self.emit_at(stmt.range, Op::StoreItem);
        }
        Ok(())
    }

    fn load_annotations(&mut self) {
        let site = self.global_site("__annotations__");
        match self.scopes.place(self.unit.scope, "__annotations__") {
            Place::Global => self.emit(Op::LoadGlobal(site)),
            _ => self.emit(Op::LoadName(site)),
        };
    }
}

/// The text that stands for an annotation: on one line, with single quotes where that changes nothing.
fn annotation_text(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().list();
    let line = words.join(" ");
    match line.contains('\'') {
        true => line,
        false => line.replace('"', "'"),
    }
}

/// The docstring that a body starts with, its indentation removed as CPython 3.13 does.
pub(super) fn docstring(body: &[Stmt]) -> Value {
    if let Some(Stmt::Expr(first)) = body.first()
        && let Expr::StringLiteral(literal) = &*first.value
    {
        return Value::str(clean_doc(literal.value.to_str()));
    }
    Value::None
}

fn clean_doc(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').list();
    let margin = lines
        .iter()
        .skip(1)
        .filter(|line| !line.trim_start_matches(' ').is_empty());
    let margin = margin
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let mut cleaned = vec![lines[0].trim_start_matches(' ').to_string()];
    for line in &lines[1..] {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        cleaned.push(line[margin.min(spaces)..].to_string());
    }
    cleaned.join("\n")
}
