//! What a session says of code that is being written.

use freezeframe_base::{
    Candidate, CandidateKind, CellId, Command, Description, Event, JaxCompat, Lane, Revision,
    RunId, SessionConfig,
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

fn session() -> Session {
    let config = SessionConfig {
        lane: Lane::Jit,
        compat: JaxCompat::V0_12,
        entropy: 7,
        clock_start: 0.0,
    };
    let mut session = Session::new(config, Rc::new(Still));
    run(&mut session, PROGRAM);
    session
}

fn run(session: &mut Session, source: &str) -> Vec<Event> {
    session.command(Command::RunCell {
        run: RunId(3),
        cell: CellId(4),
        revision: Revision(0),
        filename: "Cell In[1]".into(),
        source: source.into(),
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
        ("import asyn", ""),
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
