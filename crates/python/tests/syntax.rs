//! Texts that do not compile: the error's class, message and line are CPython's (`tables/syntax.py` writes the table).

use freezeframe_base::{CellId, Revision, Span, Stream};
use freezeframe_python::{Host, Vm};

struct Silent;

impl Host for Silent {
    fn write(&mut self, _: Stream, _: &str, _: Option<Span>) {}
    fn now(&mut self) -> f64 {
        0.0
    }
    fn entropy(&mut self) -> u64 {
        0
    }
}

#[test]
fn syntax_errors_are_cpythons() {
    let mut wrong = Vec::new();
    for row in include_str!("tables/syntax.tsv").lines() {
        let fields: Vec<&str> = row.split('\t').collect();
        let [text, class, message, line, _] = fields[..] else {
            panic!("five fields: {row}")
        };
        let text = text.replace("\\n", "\n").replace("\\t", "\t");
        let mut vm = Vm::new(Box::new(Silent));
        let Err(raise) = vm.compile_cell(&text, CellId(0), Revision(0), "cell") else {
            wrong.push(format!("{text:?} compiles"));
            continue;
        };
        let value = raise.value();
        let read = |vm: &mut Vm, name: &str| {
            vm.attr(&value, name)
                .and_then(|value| vm.str_text(&value))
                .unwrap_or_default()
        };
        let found = [
            raise.class_name(),
            read(&mut vm, "msg"),
            read(&mut vm, "lineno"),
        ];
        if found != [class, message, line] {
            wrong.push(format!(
                "{text:?}\n  got      {found:?}\n  expected {:?}",
                [class, message, line]
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn what_nests_too_deeply_is_refused() {
    for text in [
        "(".repeat(5000),
        format!("x = {}1", "-".repeat(900)),
        format!("1{}", " + 1".repeat(900)),
    ] {
        let mut vm = Vm::new(Box::new(Silent));
        let raise = vm.compile_cell(&text, CellId(0), Revision(0), "cell").err();
        assert_eq!(
            raise.map(|raise| raise.class_name()),
            Some("SyntaxError".into())
        );
    }
}
