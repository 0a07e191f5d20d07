//! What is written for classes that are registered as pytrees: the function that registers, its calls, and methods that
//! are jitted with their object.

use super::editor::Editor;
use super::flow::{Receiver, Wrap, last_name, wrap_of};
use super::program::each_statement;
use super::registered::{Classes, KNOWN, Manner, is_of_library, may_register};
use super::scopes::{MODULE, Spot, spot};
use super::steps::Rule;
use super::untraced::{keeping, registering, registering_by_leaves};
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{Expr, Keyword, Number, Stmt, StmtClassDef};

/// The name of the function that registers a class.
const REGISTER: &str = "carried";

/// The name of the function that jits a method of a registered class.
const KEEPING: &str = "carrying";

/// True for `__slots__ = ("x", "y")`.
fn are_slots(stmt: &Stmt) -> bool {
    let Stmt::Assign(it) = stmt else { return false };
    matches!(&*it.targets, [Expr::Name(name)] if name.id.as_str() == "__slots__")
}

/// True for `partial(jit, static_argnums=0)` and its like: a method is jitted, and its object is static.
fn is_jit_of_self(decorator: &Expr) -> bool {
    let Expr::Call(call) = decorator else {
        return false;
    };
    let is_static = |it: &Keyword| {
        let name = it.arg.as_ref().map_or("", |it| it.as_str());
        let mut all = vec![&it.value];
        if let Expr::Tuple(tuple) = &it.value {
            all = tuple.elts.iter().collect();
        }
        match all.as_slice() {
            [Expr::NumberLiteral(it)] => {
                name == "static_argnums"
                    && matches!(&it.value, Number::Int(value) if value.as_i64() == Some(0))
            }
            [Expr::StringLiteral(it)] => name == "static_argnames" && it.value.to_str() == "self",
            _ => false,
        }
    };
    wrap_of(decorator) == Some(Wrap::Jit)
        && matches!(&*call.arguments.keywords, [one] if is_static(one))
}

impl Classes<'_> {
    /// Writes the function that registers, and a call of it below each class.
    pub(super) fn register(&self, editor: &mut Editor<'_, '_>) {
        editor.by(Rule::Registered);
        let made = |class: &&&StmtClassDef| {
            let name = class.name.as_str();
            (self.made.contains_key(name) || self.handed.contains(name)) && may_register(class)
        };
        let classes: Vec<&&StmtClassDef> = self.classes.iter().filter(made).collect();
        let carries = self.jitted_methods(editor, &classes);
        if carries && !self.keeps() {
            editor.import("import copy", "copy", 0);
        }
        let mut is_written = false;
        for class in classes {
            let at = spot(*class);
            let name = class.name.as_str();
            let is_dict = class
                .arguments
                .iter()
                .any(|it| it.args.iter().any(|base| last_name(base) == "dict"));
            if is_dict {
                let line = format!(
                    "\n\njax.tree_util.register_pytree_node(\n    {name},\n    lambda it: (tuple(it.values()), tuple(it)),\n    lambda names, values: {name}(zip(names, values)),\n)"
                );
                editor.edits.insert(at.1, line);
            } else {
                if !is_written {
                    let keeps = self.keeps();
                    let mut texts = vec![match self.manner {
                        Manner::Leaves => {
                            let scopes = editor.flow.scopes;
                            let enums = ["Enum", "enum"].into_iter();
                            let mut enums = enums.filter(|it| scopes.binds(MODULE, it));
                            let fixed = match enums.next() {
                                Some("Enum") => "(str, Enum)",
                                Some(_) => "(str, enum.Enum)",
                                None => "str",
                            };
                            registering_by_leaves(fixed, self.has_lists())
                        }
                        manner => registering(manner == Manner::Numbers, keeps, self.has_lists()),
                    }];
                    texts.extend(carries.then(|| keeping(keeps)));
                    editor.edits.before(at.0, &texts);
                    is_written = true;
                }
                // What has slots has no `vars`.
                for stmt in class.body.iter().filter(|it| are_slots(it)) {
                    match class.body.len() {
                        1 => editor.edits.replace(spot(stmt), "pass"),
                        _ => editor.edits.delete(spot(stmt)),
                    }
                }
                let kept = self.kept(class);
                let mut statics = self.statics(class);
                statics.retain(|it| !kept.contains(it));
                let names = |word: &str, names: &[&str]| match names {
                    [] => String::new(),
                    [one] => format!(", {word}=(\"{one}\",)"),
                    all => format!(", {word}=(\"{}\")", all.join("\", \"")),
                };
                let told = names("static", &statics) + &names("kept", &kept);
                let line = format!("\n\n\n{REGISTER}({name}{told})");
                editor.edits.insert(at.1, line);
            }
            self.tell(editor, name, at);
        }
        for (name, functions) in KNOWN {
            let calls = self.made.get(name).into_iter().flatten();
            let mut calls = calls.filter(|it| is_of_library(editor.flow, it, name));
            let Some(call) = calls.next() else {
                continue;
            };
            let mut first: Option<Spot> = None;
            for stmt in editor.body {
                let at = spot(stmt);
                if at.0 <= spot(*call).0 {
                    first = Some(at);
                }
            }
            let Some(first) = first else { continue };
            let text =
                format!("jax.tree_util.register_pytree_node(\n    {name},\n    {functions}\n)\n");
            editor.edits.before(first.0, &[text]);
            self.tell(editor, name, first);
        }
    }

    /// Methods that are jitted with the object static, or kept jitted by it, take the object and give it back; true if
    /// there are any.
    fn jitted_methods(&self, editor: &mut Editor<'_, '_>, classes: &[&&StmtClassDef]) -> bool {
        let flow = editor.flow;
        let mut is_any = false;
        for class in classes {
            for stmt in &class.body {
                let Stmt::FunctionDef(def) = stmt else {
                    continue;
                };
                for decorator in &def.decorator_list {
                    if is_jit_of_self(&decorator.expression) {
                        editor.edits.replace(spot(&decorator.expression), KEEPING);
                        is_any = true;
                    }
                }
            }
        }
        for (at, (call, callee)) in &flow.wrappings {
            let is_jit = callee.receiver == Receiver::This
                && callee.wraps == [Wrap::Jit]
                && last_name(&call.func) == "jit"
                && call.arguments.keywords.is_empty();
            let Some(def) = flow.scopes.def(callee.scope).filter(|_| is_jit) else {
                continue;
            };
            let mut kept = None;
            each_statement(editor.body, &mut |stmt| {
                if let Stmt::Assign(it) = stmt
                    && spot(&*it.value) == *at
                    && let [Expr::Attribute(target)] = it.targets.as_slice()
                {
                    kept = Some((spot(stmt), target.attr.to_string()));
                }
            });
            let Some((stmt, name)) = kept else { continue };
            let method = flow.scopes.name(callee.scope);
            let indent = editor.edits.indent(spot(def).0);
            editor.edits.delete(stmt);
            let line = format!("\n\n{indent}{name} = {KEEPING}({method})");
            editor.edits.insert(spot(def).1, line);
            is_any = true;
        }
        is_any
    }

    fn tell(&self, editor: &mut Editor<'_, '_>, name: &str, at: Spot) {
        if !editor.flow.scopes.binds(MODULE, "jax") {
            editor.import("import jax", "jax", at.0);
        }
        let told = Sentence::of(
            "`{name}` is registered as a pytree, so that jitted functions can take and return its objects.",
        );
        editor.change(told.with("name", name));
    }
}
