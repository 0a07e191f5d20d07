//! Help with code that is being written, from the live values of a session: what a word may become, and what is known of
//! the function whose arguments are written. And what a text says before it runs: what it declares, and what is wrong.
//!
//! Nothing of the user's runs for it: no property, no `__getattr__`, no `__repr__`.

mod reading;
mod text;
mod tokens;
mod values;

use crate::bytecode::Source;
use crate::object::*;
use crate::vm::Vm;
use crate::{compiler, stdlib};
use freezeframe_base::{
    Candidate, CandidateKind, CellId, Description, Lists, Order, Problem, Revision,
};
pub use reading::{Import, Reading, read};
use std::rc::Rc;
use text::{Path, Root, Wanted};
use values::Reader;

/// The language's keywords.
const KEYWORDS: &str = "\
    False None True and as assert async await break class continue def del elif else except finally for from global if \
    import in is lambda nonlocal not or pass raise return try while with yield";

/// Those that an argument may begin with.
const OF_EXPRESSIONS: &str = "False None True await lambda not";

/// What the word at an offset of a text may become, and the offset in bytes at which it begins. Beside what the variables
/// hold, `declared` is what the notebook's texts declare, and `modules` are those that they write.
pub fn complete(
    vm: &mut Vm,
    globals: &Rc<Dict>,
    (declared, modules): (&[&Candidate], &[&str]),
    text: &str,
    offset: usize,
) -> (usize, Vec<Candidate>) {
    let question = text::question(text, offset);
    let mut completing = Completing {
        reader: Reader::new(vm, globals),
        declared,
        modules,
        prefix: &question.prefix,
        found: Vec::new(),
    };
    completing.answer(&question.wanted);
    (question.from, completing.found)
}

/// What an answer about a place in a text is looked up in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookedUp {
    /// The variable of this name.
    Variable(String),
    /// The module of this name, of which something is imported.
    Module(String),
}

/// What [`complete`] looks the word at an offset up in, if that is one thing.
pub fn completed_in(text: &str, offset: usize) -> Option<LookedUp> {
    match text::question(text, offset).wanted {
        Wanted::Attribute(of) | Wanted::Key(of) | Wanted::Name(Some(of)) => variable(&of),
        Wanted::Member(of) => Some(LookedUp::Module(of)),
        Wanted::Nothing | Wanted::Name(None) | Wanted::Module(_) => None,
    }
}

/// The variables that [`describe`] looks at, in order; with each whether it is described itself, and not something of it.
pub fn described_in(text: &str, offset: usize) -> Vec<(String, bool)> {
    let named = text::path_at(text, offset);
    let called = text::call_at(text, offset).map(|call| call.callee);
    let paths = [named, called].into_iter().flatten();
    let root = |path: Path| match path.root {
        Root::Name(name) => Some((name, path.steps.is_empty())),
        Root::Text => None,
    };
    paths.filter_map(root).list()
}

fn variable(path: &Path) -> Option<LookedUp> {
    match &path.root {
        Root::Name(name) => Some(LookedUp::Variable(name.clone())),
        Root::Text => None,
    }
}

/// Why a text that can be parsed cannot be compiled.
pub fn refusal(text: &str) -> Option<Problem> {
    let source = Source::new(CellId(0), Revision(0), "", text);
    let problem = compiler::compile_cell(&Rc::new(source)).err()?;
    Some(reading::told(&problem))
}

/// The name of several that is most like a wrong one, if one is.
pub fn closest<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    crate::suggest::closest(wrong, names)
}

/// What is known of the object whose name stands at an offset, or else of what is called there.
pub fn describe(vm: &mut Vm, globals: &Rc<Dict>, text: &str, offset: usize) -> Option<Description> {
    let mut reader = Reader::new(vm, globals);
    let named = text::path_at(text, offset).map(|path| (path, None));
    let called = text::call_at(text, offset).map(|call| {
        let argument = u32::try_from(call.argument).unwrap_or(u32::MAX);
        (call.callee, Some(argument))
    });
    [named, called]
        .into_iter()
        .flatten()
        .find_map(|(path, argument)| {
            let value = reader.find(&path)?;
            Some(Description {
                name: path.text(),
                kind: values::kind(&value),
                class: reader.vm.type_name(&value),
                signature: reader.signature(&value).map(|it| it.text()),
                doc: reader.doc(&value),
                argument,
            })
        })
}

/// The first sentence of a doc, in one line.
fn summary(doc: &str) -> String {
    let lines = doc.trim().lines().map(str::trim);
    let paragraph = lines.take_while(|line| !line.is_empty()).list().join(" ");
    match paragraph.find(". ") {
        Some(end) => paragraph[..=end].to_owned(),
        None => paragraph,
    }
}

/// Candidates that are being collected.
struct Completing<'a, 'v> {
    reader: Reader<'v>,
    declared: &'a [&'a Candidate],
    modules: &'a [&'a str],
    prefix: &'a str,
    found: Vec<Candidate>,
}

impl Completing<'_, '_> {
    fn answer(&mut self, wanted: &Wanted) {
        match wanted {
            Wanted::Nothing => {}
            Wanted::Name(call) => {
                if let Some(call) = call {
                    self.arguments(call);
                }
                self.names();
                if !self.prefix.is_empty() {
                    let is_argument = call.is_some();
                    self.keywords(if is_argument {
                        OF_EXPRESSIONS
                    } else {
                        KEYWORDS
                    });
                }
            }
            Wanted::Attribute(of) => {
                if let Some(of) = self.reader.find(of) {
                    self.reader.fill(&of);
                    let members = self.reader.members(&of);
                    self.values(members);
                }
            }
            Wanted::Key(of) => self.keys(of),
            Wanted::Module(above) if above.is_empty() => {
                self.modules("");
                for name in self.modules {
                    self.word((*name).to_owned(), CandidateKind::Module);
                }
            }
            Wanted::Module(above) => self.modules(&format!("{above}.")),
            Wanted::Member(of) => {
                if let Some(module @ Value::Module(_)) = self.reader.vm.modules.get_str(of) {
                    self.reader.fill(&module);
                    let members = self.reader.members(&module);
                    self.values(members);
                }
                self.modules(&format!("{of}."));
            }
        }
    }

    /// True for what goes on with the word; names with an underscore are for those who ask for it.
    fn fits(&self, name: &str) -> bool {
        name.starts_with(self.prefix) && (!name.starts_with('_') || self.prefix.starts_with('_'))
    }

    fn word(&mut self, name: String, kind: CandidateKind) {
        if self.fits(&name) && !self.found.iter().any(|it| it.name == name) {
            self.found.push(Candidate {
                name,
                kind,
                signature: None,
                doc: None,
            });
        }
    }

    fn values(&mut self, mut named: Vec<(Name, Value)>) {
        named.retain(|(name, _)| self.fits(name.as_str()));
        named.order_by_key(|(name, _)| name.as_str().to_owned());
        for (name, value) in named {
            let doc = self.reader.doc(&value);
            self.found.push(Candidate {
                name: name.as_str().to_owned(),
                kind: values::kind(&value),
                signature: self.reader.signature(&value).map(|it| it.text()),
                doc: doc.as_deref().map(summary),
            });
        }
    }

    /// Variables, and builtins that no variable hides.
    fn names(&mut self) {
        let mut all = values::named(self.reader.globals);
        for (name, value) in values::named(&self.reader.vm.builtins.clone()) {
            if self.reader.globals.get_name(&name).is_none() {
                all.push((name, value));
            }
        }
        self.values(all);
        for it in self.declared {
            if self.fits(&it.name) && !self.found.iter().any(|other| other.name == it.name) {
                self.found.push(Candidate {
                    doc: it.doc.as_deref().map(summary),
                    ..(*it).clone()
                });
            }
        }
    }

    fn keywords(&mut self, keywords: &str) {
        for keyword in keywords.split(' ') {
            self.word(keyword.to_owned(), CandidateKind::Keyword);
        }
    }

    /// The keywords of what is called.
    fn arguments(&mut self, call: &Path) {
        let signature = match self.reader.find(call) {
            Some(callee) => self.reader.signature(&callee),
            None => {
                let mut declared = self.declared.iter();
                let found = declared.find(|it| it.name == call.text());
                let signature = found.and_then(|it| it.signature.as_deref());
                signature.map(values::Parameters::written)
            }
        };
        for name in signature.iter().flat_map(|it| it.keywords()) {
            self.word(format!("{name}="), CandidateKind::Argument);
        }
    }

    fn keys(&mut self, of: &Path) {
        if let Some(Value::Dict(dict)) = self.reader.find(of).as_ref().map(Value::unwrapped) {
            for key in dict.keys() {
                if let Some(key) = key.as_str().filter(|key| key.starts_with(self.prefix)) {
                    self.found.push(Candidate {
                        name: key.to_owned(),
                        kind: CandidateKind::Key,
                        signature: None,
                        doc: None,
                    });
                }
            }
        }
    }

    /// The modules that can be imported, one level below what stands before the word.
    fn modules(&mut self, above: &str) {
        let names = self.reader.vm.module_names();
        let mut below = names
            .iter()
            .filter(|name| !stdlib::is_missing(name))
            .filter_map(|name| name.strip_prefix(above)?.split('.').next())
            .map(str::to_owned)
            .list();
        below.order();
        for name in below {
            self.word(name, CandidateKind::Module);
        }
    }
}
