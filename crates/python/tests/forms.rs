//! The table of forms: what each expression is made of, and what it is a part of.

use freezeframe_base::{CellId, Revision};
use freezeframe_python::bytecode::Source;
use freezeframe_python::compiler::forms::{Expression, Form};

fn source(text: &str) -> Source {
    Source::new(CellId(0), Revision(0), "cell", text)
}

/// The expression whose text this is; the first of several.
fn find<'s>(source: &'s Source, words: &str) -> Expression<'s> {
    let start = source.text.find(words).expect("the words are there");
    let range = (start as u32, (start + words.len()) as u32);
    source.expression(range).expect("it is an expression")
}

/// What an expression is made of, in words.
fn told(it: &Expression<'_>) -> String {
    match it.form() {
        Form::Name => "name".into(),
        Form::Attribute { object, name } => {
            format!("{} of {}", it.text_of(name), it.text_of(object))
        }
        Form::Item {
            container,
            key,
            is_target,
        } => {
            let sign = if is_target { "=" } else { "" };
            format!("{}[{}]{sign}", it.text_of(container), it.text_of(key))
        }
        Form::Call { callee, argument } => {
            let argument = argument.map(|range| it.text_of(range)).unwrap_or_default();
            format!("call {} with {argument}", it.text_of(callee))
        }
        Form::Compare { left } => format!("compare {}", it.text_of(left)),
        Form::Assignment { target } => format!("assign {}", it.text_of(target)),
        Form::Statement => "statement".into(),
        Form::Integer(int) => format!("int {int}"),
        Form::Tuple => "tuple".into(),
        Form::Other => "other".into(),
    }
}

#[test]
fn each_expression_has_its_form() {
    let text = "\
self.n += f(x, key=y)
W[0, -1] = a.b.c[k]
W[2] += 1
del W[3]
if d == {}: (log
  .items).append(1)
z = f'{q:.2f}' if x[1] else np.random.rand(3).sum()
def g(x=h(1)):
    return x
t: int = s
";
    let source = source(text);
    for (words, expected) in [
        ("self.n += f(x, key=y)", "assign self.n"),
        ("self.n", "n of self"),
        ("f(x, key=y)", "call f with x"),
        ("W[0, -1] = a.b.c[k]", "assign W[0, -1]"),
        ("W[0, -1]", "W[0, -1]="),
        ("0, -1", "tuple"),
        ("-1", "int -1"),
        ("a.b.c[k]", "a.b.c[k]"),
        ("a.b", "b of a"),
        ("W[2]", "W[2]"),
        ("W[3]", "W[3]="),
        ("d == {}", "compare d"),
        (
            "(log\n  .items).append(1)",
            "call (log .items).append with 1",
        ),
        ("(log\n  .items).append", "append of log .items"),
        ("q", "name"),
        (
            "np.random.rand(3).sum()",
            "call np.random.rand(3).sum with ",
        ),
        ("h(1)", "call h with 1"),
        ("return x", "statement"),
        ("t: int = s", "assign t"),
    ] {
        assert_eq!(told(&find(&source, words)), expected, "{words}");
    }
    assert!(source.expression((1, 3)).is_none());
}

#[test]
fn an_expression_knows_what_it_is_a_part_of() {
    let source = source("y = len(W) + W.shape[0] + A[1, -2] + A[i, 2]\n");
    let at = |at: usize, len: u32| {
        let at = at as u32;
        source.expression((at, at + len)).expect("it is there")
    };
    let parent = |it: Expression<'_>| it.parent().map(|it| it.text());
    let text: &str = &source.text;
    let argument = at(text.find("W)").expect("W"), 1);
    assert_eq!(parent(argument).as_deref(), Some("len(W)"));
    let array = at(text.find("W.").expect("W"), 1);
    assert_eq!(parent(array).as_deref(), Some("W.shape"));
    let shape = array.parent().expect("the attribute");
    assert_eq!(parent(shape).as_deref(), Some("W.shape[0]"));
    let integers = |words: &str| find(&source, words).integers();
    assert_eq!(integers("1, -2"), Some(vec![1, -2]));
    assert_eq!(integers("0"), Some(vec![0]));
    assert_eq!(integers("i, 2"), None);
}

#[test]
fn a_text_that_is_no_program_has_no_forms() {
    assert!(source("x = = 1").expression((0, 1)).is_none());
}
