//! Help with code that is being written, from the live values of a session: what a word may become, and what is known of
//! the function whose arguments are written.
//!
//! Nothing of the user's runs for it: no property, no `__getattr__`, no `__repr__`.

mod text;
mod tokens;
mod values;

use crate::object::*;
use crate::stdlib;
use crate::vm::Vm;
use freezeframe_base::{Candidate, CandidateKind, Description, Lists, Order};
use std::rc::Rc;
use text::{Path, Wanted};
use values::Reader;

/// The language's keywords.
const KEYWORDS: &str = "\
    False None True and as assert async await break class continue def del elif else except finally for from global if \
    import in is lambda nonlocal not or pass raise return try while with yield";

/// Those that an argument may begin with.
const OF_EXPRESSIONS: &str = "False None True await lambda not";

/// What the word at an offset of a text may become, and the offset in bytes at which it begins.
pub fn complete(
    vm: &mut Vm,
    globals: &Rc<Dict>,
    text: &str,
    offset: usize,
) -> (usize, Vec<Candidate>) {
    let question = text::question(text, offset);
    let mut completing = Completing {
        reader: Reader::new(vm, globals),
        prefix: &question.prefix,
        found: Vec::new(),
    };
    completing.answer(&question.wanted);
    (question.from, completing.found)
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
                    let members = self.reader.members(&of);
                    self.values(members);
                }
            }
            Wanted::Key(of) => self.keys(of),
            Wanted::Module(above) if above.is_empty() => self.modules(""),
            Wanted::Module(above) => self.modules(&format!("{above}.")),
            Wanted::Member(of) => {
                if let Some(module @ Value::Module(_)) = self.reader.vm.modules.get_str(of) {
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
    }

    fn keywords(&mut self, keywords: &str) {
        for keyword in keywords.split(' ') {
            self.word(keyword.to_owned(), CandidateKind::Keyword);
        }
    }

    /// The keywords of what is called.
    fn arguments(&mut self, call: &Path) {
        let Some(callee) = self.reader.find(call) else {
            return;
        };
        let signature = self.reader.signature(&callee);
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
