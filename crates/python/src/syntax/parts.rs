//! The parts of a statement or expression, in the order in which they are evaluated; for passes over whole programs.

use super::ast::{
    ElifElseClause, ExceptHandler, Expr, FStringPart, InterpolatedStringElement, Parameters,
    Pattern, Stmt,
};
use freezeframe_base::Lists;

/// The expressions directly inside an expression; those of a nested scope (lambda, comprehension) too.
pub fn parts(expr: &Expr) -> Vec<&Expr> {
    match expr {
        Expr::BoolOp(it) => it.values.iter().collect(),
        Expr::Named(it) => vec![&it.value, &it.target],
        Expr::BinOp(it) => vec![&it.left, &it.right],
        Expr::UnaryOp(it) => vec![&it.operand],
        Expr::Lambda(it) => {
            let mut parts = it.parameters.as_deref().map(defaults).unwrap_or_default();
            parts.push(&it.body);
            parts
        }
        Expr::If(it) => vec![&it.test, &it.body, &it.orelse],
        Expr::Dict(it) => it
            .items
            .iter()
            .flat_map(|item| item.key.iter().chain([&item.value]))
            .list(),
        Expr::Set(it) => it.elts.iter().list(),
        Expr::List(it) => it.elts.iter().list(),
        Expr::Tuple(it) => it.elts.iter().list(),
        Expr::ListComp(it) => comprehension(&it.generators, vec![&it.elt]),
        Expr::SetComp(it) => comprehension(&it.generators, vec![&it.elt]),
        Expr::Generator(it) => comprehension(&it.generators, vec![&it.elt]),
        Expr::DictComp(it) => comprehension(
            &it.generators,
            it.key.iter().map(|key| &**key).chain([&*it.value]).list(),
        ),
        Expr::Await(it) => vec![&it.value],
        Expr::Yield(it) => it.value.iter().map(|it| &**it).list(),
        Expr::YieldFrom(it) => vec![&it.value],
        Expr::Compare(it) => [&*it.left].into_iter().chain(&it.comparators).list(),
        Expr::Call(it) => {
            let keywords = it.arguments.keywords.iter().map(|keyword| &keyword.value);
            [&*it.func]
                .into_iter()
                .chain(&it.arguments.args)
                .chain(keywords)
                .list()
        }
        Expr::FString(it) => {
            let mut parts = Vec::new();
            for part in &it.value {
                if let FStringPart::FString(text) = part {
                    interpolated(&text.elements, &mut parts);
                }
            }
            parts
        }
        Expr::Attribute(it) => vec![&it.value],
        Expr::Subscript(it) => vec![&it.value, &it.slice],
        Expr::Starred(it) => vec![&it.value],
        Expr::Slice(it) => [&it.lower, &it.upper, &it.step]
            .into_iter()
            .filter_map(|it| it.as_deref())
            .list(),
        _ => Vec::new(),
    }
}

fn interpolated<'a>(
    elements: impl IntoIterator<Item = &'a InterpolatedStringElement>,
    parts: &mut Vec<&'a Expr>,
) {
    for element in elements {
        if let InterpolatedStringElement::Interpolation(it) = element {
            parts.push(&it.expression);
            for element in it.format_spec.iter().flat_map(|spec| &spec.elements) {
                if let InterpolatedStringElement::Interpolation(it) = element {
                    parts.push(&it.expression);
                }
            }
        }
    }
}

fn comprehension<'a>(
    generators: &'a [super::ast::Comprehension],
    last: Vec<&'a Expr>,
) -> Vec<&'a Expr> {
    let mut parts = Vec::new();
    for it in generators {
        parts.extend([&it.iter, &it.target]);
        parts.extend(&it.ifs);
    }
    parts.extend(last);
    parts
}

/// The default values of parameters.
pub fn defaults(parameters: &Parameters) -> Vec<&Expr> {
    let with_default = parameters.posonlyargs.iter().chain(&parameters.args);
    with_default
        .chain(&parameters.kwonlyargs)
        .filter_map(|it| it.default.as_deref())
        .list()
}

/// A statement's own expressions; those of the statements inside it are not among them.
pub fn expressions(stmt: &Stmt) -> Vec<&Expr> {
    match stmt {
        Stmt::FunctionDef(it) => it
            .decorator_list
            .iter()
            .map(|it| &it.expression)
            .chain(defaults(&it.parameters))
            .list(),
        Stmt::ClassDef(it) => {
            let arguments = it.arguments.iter();
            let bases = arguments.flat_map(|it| {
                let keywords = it.keywords.iter().map(|keyword| &keyword.value);
                it.args.iter().chain(keywords)
            });
            let decorators = it.decorator_list.iter().map(|it| &it.expression);
            decorators.chain(bases).list()
        }
        Stmt::Return(it) => it.value.iter().map(|it| &**it).list(),
        Stmt::Delete(it) => it.targets.iter().list(),
        Stmt::Assign(it) => [&*it.value].into_iter().chain(&it.targets).list(),
        Stmt::AugAssign(it) => vec![&it.value, &it.target],
        Stmt::AnnAssign(it) => {
            let value = it.value.iter().map(|it| &**it);
            value.chain([&*it.target]).list()
        }
        Stmt::For(it) => vec![&it.iter, &it.target],
        Stmt::While(it) => vec![&it.test],
        Stmt::If(it) => {
            let clauses = it.elif_else_clauses.iter();
            let tests = clauses.filter_map(|clause| clause.test.as_ref());
            [&*it.test].into_iter().chain(tests).list()
        }
        Stmt::With(it) => it
            .items
            .iter()
            .flat_map(|it| {
                [&it.context_expr]
                    .into_iter()
                    .chain(it.optional_vars.as_deref())
            })
            .list(),
        Stmt::Match(it) => {
            let mut all = vec![&*it.subject];
            for case in &it.cases {
                pattern(&case.pattern, &mut all);
                all.extend(case.guard.as_deref());
            }
            all
        }
        Stmt::Try(it) => {
            let types = it.handlers.iter().filter_map(|handler| {
                let ExceptHandler::ExceptHandler(handler) = handler;
                handler.type_.as_deref()
            });
            types.list()
        }
        Stmt::Raise(it) => it.exc.iter().chain(&it.cause).map(|it| &**it).list(),
        Stmt::Assert(it) => [&*it.test].into_iter().chain(it.msg.as_deref()).list(),
        Stmt::Expr(it) => vec![&it.value],
        _ => Vec::new(),
    }
}

/// The expressions that a pattern compares with.
fn pattern<'a>(it: &'a Pattern, all: &mut Vec<&'a Expr>) {
    let inner: Vec<&Pattern> = match it {
        Pattern::MatchValue(it) => {
            all.push(&it.value);
            Vec::new()
        }
        Pattern::MatchSingleton(_) | Pattern::MatchStar(_) => Vec::new(),
        Pattern::MatchSequence(it) => it.patterns.iter().list(),
        Pattern::MatchOr(it) => it.patterns.iter().list(),
        Pattern::MatchAs(it) => it.pattern.as_deref().into_iter().list(),
        Pattern::MatchMapping(it) => {
            all.extend(&it.keys);
            it.patterns.iter().list()
        }
        Pattern::MatchClass(it) => {
            all.push(&it.cls);
            let keywords = it.arguments.keywords.iter().map(|it| &it.pattern);
            it.arguments.patterns.iter().chain(keywords).list()
        }
    };
    for it in inner {
        pattern(it, all);
    }
}

/// The lists of statements inside a statement.
pub fn bodies(stmt: &Stmt) -> Vec<&[Stmt]> {
    match stmt {
        Stmt::FunctionDef(it) => vec![&it.body],
        Stmt::ClassDef(it) => vec![&it.body],
        Stmt::For(it) => vec![&it.body, &it.orelse],
        Stmt::While(it) => vec![&it.body, &it.orelse],
        Stmt::With(it) => vec![&it.body],
        Stmt::If(it) => {
            let rest = it.elif_else_clauses.iter();
            let rest = rest.map(|clause: &ElifElseClause| &*clause.body);
            [&*it.body].into_iter().chain(rest).list()
        }
        Stmt::Match(it) => it.cases.iter().map(|case| &*case.body).list(),
        Stmt::Try(it) => {
            let handlers = it.handlers.iter().map(|handler| {
                let ExceptHandler::ExceptHandler(handler) = handler;
                &*handler.body
            });
            let rest = [&*it.orelse, &*it.finalbody];
            [&*it.body].into_iter().chain(handlers).chain(rest).list()
        }
        _ => Vec::new(),
    }
}
