//! What a session says of code that is being written.

use freezeframe_base::{
    Candidate, CandidateKind, CellId, CellText, Command, Description, Event, JaxCompat, Lane,
    Problem, Revision, RunId, SessionConfig, Severity,
};
use freezeframe_session::{Host, Progress, Session};
use std::rc::Rc;

struct Still;

impl Host for Still {
    fn now(&self) -> f64 {
        0.0
    }
}

/// Variables; whatever would run of the user's leaves a trace in `ran`.
const PROGRAM: &str = r#"
import math
import jax, jax.numpy as jnp
ran = []

def scale(values, /, factor=2.5, *rest, mode="fast", **options):
    """Multiplies.

    All of them."""

class Model:
    """A model."""
    size = 3

    def __init__(self, width, depth=2):
        self.width = width

    def fit(self, data, *, steps=10):
        "Fits it."

    @property
    def loss(self):
        "How bad it is."
        ran.append("property")

    @classmethod
    def load(cls, path): pass

    def __getattr__(self, name):
        ran.append(name)
        raise AttributeError(name)

    def __repr__(self):
        ran.append("repr")
        return "model"

    def __dir__(self):
        ran.append("dir")
        return []

model = Model(4)
other = lambda x=model: x
config = {"rate": 0.1, "rounds": {"deep": [model]}, 3: 4}
fast = jax.jit(scale)
x = jnp.arange(3.0)
"#;

fn fresh() -> Session {
    let config = SessionConfig {
        lane: Lane::Jit,
        compat: JaxCompat::V0_12,
        entropy: 7,
        clock_start: 0.0,
    };
    Session::new(config, Rc::new(Still))
}

fn session() -> Session {
    let mut session = fresh();
    run(&mut session, PROGRAM);
    session
}

/// What is wrong with the first of these texts, which have not run.
fn checked(session: &mut Session, texts: &[&str]) -> Vec<Problem> {
    let texts = texts.iter().zip(0..).map(|(source, cell)| CellText {
        cell: CellId(cell),
        revision: Revision(0),
        filename: String::new(),
        source: (*source).into(),
    });
    let texts: Vec<CellText> = texts.collect();
    session.command(Command::Check {
        run: RunId(9),
        cell: CellId(0),
        cells: texts.iter().map(|it| it.cell).collect(),
        texts,
    });
    match session.take_events().as_slice() {
        [
            ..,
            Event::Checked {
                run: RunId(9),
                problems,
            },
        ] => problems.clone(),
        other => panic!("{other:?}"),
    }
}

fn run(session: &mut Session, source: &str) -> Vec<Event> {
    session.command(Command::RunCell {
        run: RunId(3),
        cell: CellId(4),
        revision: Revision(0),
        filename: "Cell In[1]".into(),
        source: source.into(),
        exam: None,
    });
    while session.step(10_000) == Progress::Busy {}
    session.take_events()
}

fn completed(session: &mut Session, text: &str) -> (u32, Vec<Candidate>) {
    session.command(Command::Complete {
        run: RunId(9),
        text: text.into(),
        offset: text.len() as u32,
    });
    match session.take_events().as_slice() {
        [
            Event::Completions {
                run: RunId(9),
                from,
                candidates,
            },
        ] => (*from, candidates.clone()),
        other => panic!("{other:?}"),
    }
}

fn described(session: &mut Session, text: &str, offset: usize) -> Option<Description> {
    session.command(Command::Describe {
        run: RunId(9),
        text: text.into(),
        offset: offset as u32,
    });
    match session.take_events().as_slice() {
        [
            Event::Described {
                run: RunId(9),
                description,
            },
        ] => description.clone(),
        other => panic!("{other:?}"),
    }
}

/// The candidates for a text, in short.
fn names(session: &mut Session, text: &str) -> String {
    let candidates = completed(session, text).1;
    let names: Vec<String> = candidates.into_iter().map(|it| it.name).collect();
    names.join(" ")
}

#[test]
fn words_are_completed_from_the_values_of_the_session() {
    let mut session = session();
    for (text, expected) in [
        ("mo", "model"),
        ("y = sc", "scale"),
        ("jnp.lins", "linspace"),
        ("jnp.linalg.nor", "norm"),
        ("model.", "fit load loss size width"),
        ("Model.lo", "load loss"),
        ("config[\"r", "rate rounds"),
        ("config['rounds']['", "deep"),
        ("config['rounds']['deep'][0].w", "width"),
        ("scale(x, ", "factor= mode= "),
        ("jnp.linspace(0, 1, nu", "num="),
        ("Model(de", "depth= delattr"),
        ("model.fit(ste", "steps="),
        ("fast(x, mod", "mode= model"),
        ("'a'.isal", "isalnum isalpha"),
        ("import jax.tree", "tree tree_util"),
        ("import mat", "math matplotlib"),
        ("import sqlit", ""),
        ("from jax.numpy import linsp", "linspace"),
        ("from jax import tree_u", "tree_util"),
        ("ret", "return"),
        ("x.sh", "shape sharding"),
        ("unknown.", ""),
        ("model.loss.", ""),
        ("print('x.", ""),
    ] {
        let found = names(&mut session, text);
        // Variables and builtins follow, where anything may stand.
        let found = match expected.ends_with(' ') {
            true => found[..expected.len().min(found.len())].to_owned(),
            false => found,
        };
        assert_eq!(found, expected, "{text}");
    }
    let events = run(&mut session, "print(ran)");
    let printed = format!("{events:?}");
    assert!(printed.contains("[]\\n"), "{printed}");
}

#[test]
fn a_candidate_says_what_it_is() {
    let mut session = session();
    let mut only = |text: &str| {
        let (_, candidates) = completed(&mut session, text);
        assert_eq!(candidates.len(), 1, "{text}: {candidates:?}");
        let it = candidates[0].clone();
        (
            it.kind,
            it.signature.unwrap_or_default(),
            it.doc.unwrap_or_default(),
        )
    };
    let of = |kind, signature: &str, doc: &str| (kind, signature.to_owned(), doc.to_owned());
    use CandidateKind::*;
    assert_eq!(
        only("scale"),
        of(
            Function,
            "(values, /, factor=2.5, *rest, mode='fast', **options)",
            "Multiplies."
        )
    );
    assert_eq!(only("Model"), of(Class, "(width, depth=2)", "A model."));
    assert_eq!(
        only("model.fit"),
        of(Function, "(data, *, steps=10)", "Fits it.")
    );
    assert_eq!(only("model.load"), of(Function, "(path)", ""));
    assert_eq!(only("model.loss"), of(Property, "", "How bad it is."));
    assert_eq!(only("model.size"), of(Value, "", ""));
    assert_eq!(only("other"), of(Function, "(x=...)", ""));
    assert_eq!(
        only("jnp.swapaxes"),
        of(Function, "(a, axis1, axis2)", "Exchanges two axes.")
    );
    assert_eq!(only("import jax.nump"), of(Module, "", ""));
    assert_eq!(only("retur"), of(Keyword, "", ""));
    assert_eq!(completed(&mut session, "y = model.wi").0, 10);
}

#[test]
fn what_stands_at_a_place_is_described() {
    let mut session = session();
    let mut shown = |text: &str, offset| {
        let it = described(&mut session, text, offset)?;
        let signature = it.signature.unwrap_or_default();
        let doc = it.doc.unwrap_or_default();
        let first = doc.lines().next().unwrap_or_default().to_owned();
        Some(format!(
            "{} {}{signature} {:?} {first}",
            it.class, it.name, it.argument
        ))
    };
    for (text, offset, expected) in [
        (
            "jnp.swapaxes(x, 0, 1)",
            6,
            "builtin_function_or_method jnp.swapaxes(a, axis1, axis2) None Exchanges two axes.",
        ),
        (
            "jnp.swapaxes(x, ",
            16,
            "builtin_function_or_method jnp.swapaxes(a, axis1, axis2) Some(1) Exchanges two axes.",
        ),
        (
            "model.fit(3, [1, ",
            17,
            "method model.fit(data, *, steps=10) Some(1) Fits it.",
        ),
        (
            "fast(",
            5,
            "PjitFunction fast(values, /, factor=2.5, *rest, mode='fast', **options) Some(0) Multiplies.",
        ),
        ("model", 2, "Model model None A model."),
    ] {
        assert_eq!(shown(text, offset).as_deref(), Some(expected), "{text}");
    }
    assert_eq!(shown("nothing(", 8), None);
    assert_eq!(shown("model.loss", 8), None);
}

#[test]
fn while_a_cell_waits_or_runs_nothing_is_offered() {
    let mut session = session();
    session.command(Command::RunCell {
        run: RunId(1),
        cell: CellId(1),
        revision: Revision(0),
        filename: "Cell In[2]".into(),
        source: "while True: pass".into(),
        exam: None,
    });
    assert_eq!(names(&mut session, "mod"), "");
    session.step(100);
    session.take_events();
    assert_eq!(described(&mut session, "model", 2), None);
    session.command(Command::Interrupt);
    while session.step(1000) == Progress::Busy {}
    session.take_events();
    assert_eq!(names(&mut session, "mod"), "model");
}

/// The problems of a text among others, in short.
fn told(texts: &[&str]) -> String {
    let problems = checked(&mut fresh(), texts);
    let told = problems.iter().map(|it| {
        let place = &texts[0][it.start as usize..it.end as usize];
        let sign = match it.severity {
            Severity::Error => "!",
            Severity::Warning => "?",
        };
        format!("{sign} {place}: {}", it.message)
    });
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_wrong_with_a_text_is_told_at_its_place() {
    for (text, expected) in [
        ("x = 1\nprint(x)", ""),
        ("x = (1", "! : SyntaxError: '(' was never closed"),
        ("if x\n  y", "! \n: SyntaxError: expected ':'"),
        (
            "return 1",
            "! return 1: SyntaxError: 'return' outside function",
        ),
        (
            "prnt(1)",
            "? prnt: name 'prnt' is not defined in this notebook. Did you mean: 'print'?",
        ),
        (
            "import pandas as pd, math",
            "? pandas: No module named 'pandas': Freezeframe does not have it",
        ),
        (
            "from sqlite3.dbapi2 import connect",
            "? sqlite3.dbapi2: No module named 'sqlite3': Freezeframe does not have it",
        ),
        (
            "try:\n    import pandas\nexcept ImportError:\n    pandas = None",
            "",
        ),
        (
            "%time y = qqq + 1\ny",
            "? qqq: name 'qqq' is not defined in this notebook",
        ),
        ("%%capture caught\nx = 1\ncaught.stdout", ""),
        (
            "!ls\n%who\nlen?\nqqq",
            "? qqq: name 'qqq' is not defined in this notebook",
        ),
        ("%%bash\nif [ x ; then", ""),
        ("display(In, Out, _, _3, __name__); get_ipython", ""),
        ("%run other.py\nanything", ""),
        ("from math import *\nsin(1)", ""),
        ("exec('a = 1')\na", ""),
        ("def f():\n    global made\n    made = 1\nmade", ""),
        ("try:\n    x\nexcept NameError:\n    x = 1", ""),
        (
            "def f(a: Undefined): pass",
            "? Undefined: name 'Undefined' is not defined in this notebook",
        ),
        (
            "s = 'é'; qqq",
            "? qqq: name 'qqq' is not defined in this notebook",
        ),
    ] {
        assert_eq!(told(&[text]), expected, "{text}");
    }
}

#[test]
fn names_are_those_of_all_texts_and_of_what_has_run() {
    for others in [
        "later = 1",
        "import later",
        "for later in []: pass",
        "later = (",
        "%%writefile later.py\nx = 1",
        "from math import *",
    ] {
        let uses = if others.contains("writefile") {
            "import later"
        } else {
            "print(later)"
        };
        assert_eq!(told(&[uses, others]), "", "{others}");
    }
    let mut session = fresh();
    run(&mut session, "globals()['made'] = 1");
    assert_eq!(checked(&mut session, &["made"]), []);
    assert_eq!(checked(&mut session, &["unmade"]).len(), 1);
    // A cell that is gone declares nothing.
    assert_eq!(checked(&mut session, &["other", "other = 1"]), []);
    assert_eq!(checked(&mut session, &["other"]).len(), 1);
}

#[test]
fn a_text_is_checked_while_a_cell_runs() {
    let mut session = fresh();
    session.command(Command::RunCell {
        run: RunId(1),
        cell: CellId(1),
        revision: Revision(0),
        filename: "Cell In[2]".into(),
        source: "while True: pass".into(),
        exam: None,
    });
    session.step(100);
    session.take_events();
    assert_eq!(checked(&mut session, &["x = ("]).len(), 1);
}

#[test]
fn what_has_not_run_is_completed_and_described_from_the_texts() {
    let mut session = fresh();
    let texts = [
        "",
        "import jax.numpy as jnp\nfrom jax import jit\nimport numpy as np, own",
        "def scale(values, *, factor: float = 2.0):\n    'Multiplies.'\nwidth = 3\nclass Model: pass",
        "%%writefile own.py\nprint('this never runs')",
    ];
    checked(&mut session, &texts);
    for (text, expected) in [
        ("jnp.lins", "linspace"),
        ("np.linalg.nor", "norm"),
        ("x = jit(static_argnu", "static_argnums="),
        ("sca", "scale"),
        ("wid", "width"),
        ("Mod", "Model ModuleNotFoundError"),
        ("scale(x, fac", "factor="),
        ("from jax.numpy import arang", "arange"),
        ("own.", ""),
        ("import ow", "own"),
        ("from ow", "own"),
        ("ow", "own"),
        ("import numpy.ow", ""),
        ("nothing.", ""),
    ] {
        let mut found: Vec<String> = completed(&mut session, text)
            .1
            .into_iter()
            .map(|it| it.name)
            .collect();
        found.sort();
        assert_eq!(found.join(" "), expected, "{text}");
    }
    let it = described(&mut session, "jnp.swapaxes(x, ", 14).expect("it is imported");
    assert_eq!(it.signature.as_deref(), Some("(a, axis1, axis2)"));
    let it = described(&mut session, "scale(", 6).expect("a text declares it");
    assert_eq!(
        it.signature.as_deref(),
        Some("(values, *, factor: float = 2.0)")
    );
    assert_eq!(it.doc.as_deref(), Some("Multiplies."));
    assert_eq!(described(&mut session, "width", 3), None);
    let events = run(
        &mut session,
        "import sys\nprint('jax' in sys.modules, 'jnp' in globals())",
    );
    let printed = format!("{events:?}");
    assert!(printed.contains("False False"), "{printed}");
}
