//! What the texts of a notebook say, run or not: what is wrong with one of them, and what they declare.

use crate::host::Host;
use crate::imported::Imported;
use crate::magics::{Magic, MagicLine, checked_text};
use freezeframe_base::{
    Candidate, CandidateKind, CellId, CellText, Description, HashSet, Lists, Order, Problem,
    SessionConfig, Severity,
};
use freezeframe_python::assist::{self, Import, LookedUp, Reading};
use freezeframe_python::{Dict, Value, Vm};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Variables that a notebook has without a text that makes them.
const OF_NOTEBOOK: [&str; 4] = ["In", "Out", "exit", "quit"];

/// The texts of a notebook.
pub(crate) struct Texts {
    cells: BTreeMap<CellId, Known>,
    host: Rc<dyn Host>,
    config: SessionConfig,
    /// Made when it is first asked.
    imported: Option<Imported>,
}

/// What is known of a text.
struct Known {
    source: String,
    /// The text without its magics.
    plain: String,
    reading: Reading,
    /// The module of which it writes the file, or one of the files.
    module: Option<String>,
}

impl Known {
    fn of(source: &str) -> Self {
        let (plain, magics) = checked_text(source);
        let mut reading = assist::read(&plain);
        for line in &magics {
            learn_magic(&mut reading, source, line);
        }
        Self {
            source: source.to_owned(),
            plain,
            reading,
            module: magics.iter().find_map(written_module),
        }
    }

    /// Why it cannot run.
    fn problem(&self) -> Option<Problem> {
        let problem = self.reading.problem.clone();
        problem.or_else(|| assist::refusal(&self.plain))
    }
}

/// Adds what a magic declares and takes.
fn learn_magic(reading: &mut Reading, source: &str, line: &MagicLine) {
    match &line.magic {
        Magic::Time if !line.whole_cell => reading.add(assist::read(&line.program(source))),
        Magic::Capture(argument) => {
            let mut words = argument.split_whitespace();
            if let Some(name) = words.find(|word| !word.starts_with("--")) {
                reading.variable(name, CandidateKind::Value);
            }
        }
        Magic::Library(call) => reading.is_open |= call.name == "run",
        Magic::Time | Magic::Timeit(_) => {}
    }
}

/// The module that `%%writefile helper.py` makes, or `%%writefile helper/part.py` a part of.
fn written_module(line: &MagicLine) -> Option<String> {
    let Magic::Library(call) = &line.magic else {
        return None;
    };
    let mut words = call.argument.split_whitespace();
    let path = words.find(|word| !word.starts_with('-'))?;
    let path = path.trim_matches(['"', '\'']).strip_suffix(".py")?;
    let name = path.trim_start_matches("./").split('/').next()?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    (["writefile", "file"].contains(&call.name.as_str()) && is_name).then(|| name.to_owned())
}

impl Texts {
    /// Those of a notebook without cells.
    pub(crate) fn new(host: &Rc<dyn Host>, config: &SessionConfig) -> Self {
        Self {
            cells: BTreeMap::new(),
            host: host.clone(),
            config: config.clone(),
            imported: None,
        }
    }

    /// Takes note of the cells that there are, and of texts that are new.
    pub(crate) fn learn(&mut self, cells: &[CellId], texts: &[CellText]) {
        let there: HashSet<CellId> = cells.iter().copied().collect();
        self.cells.retain(|cell, _| there.contains(cell));
        for text in texts {
            self.cells.insert(text.cell, Known::of(&text.source));
        }
    }

    /// What is wrong with a cell's text.
    pub(crate) fn check(&self, vm: &mut Vm, globals: &Rc<Dict>, cell: CellId) -> Vec<Problem> {
        let Some(known) = self.cells.get(&cell) else {
            return Vec::new();
        };
        if let Some(problem) = known.problem() {
            return vec![problem];
        }
        let mut problems = self.missing_modules(vm, known);
        let is_open = self.cells.values().any(|it| it.reading.is_open);
        if !is_open && !known.reading.is_guarded {
            problems.extend(self.undefined(vm, globals, known));
        }
        problems.order_by_key(|it| it.start);
        problems
    }

    /// Names that are neither variables of the notebook nor builtins.
    fn undefined(&self, vm: &Vm, globals: &Rc<Dict>, known: &Known) -> Vec<Problem> {
        let declared = self.cells.values().flat_map(|it| &it.reading.declared);
        let mut names: HashSet<&str> = declared.map(|it| it.name.as_str()).collect();
        names.extend(OF_NOTEBOOK);
        let keys: Vec<Value> = [globals.keys(), vm.builtins.keys()].concat();
        names.extend(keys.iter().filter_map(Value::as_str));
        let mut problems = Vec::new();
        for (name, start, end) in &known.reading.uses {
            if names.contains(name.as_str()) {
                continue;
            }
            let mut near = names.iter().copied().list();
            near.order();
            let near = assist::closest(name, near.into_iter());
            let near = near.map_or(String::new(), |it| format!(". Did you mean: '{it}'?"));
            problems.push(Problem {
                severity: Severity::Warning,
                message: format!("name '{name}' is not defined in this notebook{near}"),
                start: *start,
                end: *end,
            });
        }
        problems
    }

    /// Modules that are imported and are not here.
    fn missing_modules(&self, vm: &mut Vm, known: &Known) -> Vec<Problem> {
        let mut problems = Vec::new();
        let imports = known.reading.imports.iter().filter(|it| !it.is_guarded);
        for (name, start, end) in imports.flat_map(|it| &it.modules) {
            let top = name.split('.').next().unwrap_or(name);
            if vm.has_module(top) || self.writes_module(top) {
                continue;
            }
            problems.push(Problem {
                severity: Severity::Warning,
                message: format!("No module named '{top}': Freezeframe does not have it"),
                start: *start,
                end: *end,
            });
        }
        problems
    }

    /// True if a text may write the file of a module.
    fn writes_module(&self, name: &str) -> bool {
        let names = [format!("{name}.py"), format!("{name}/")];
        let mut texts = self.cells.values();
        texts.any(|it| names.iter().any(|name| it.source.contains(name)))
    }

    fn declared(&self) -> Vec<&Candidate> {
        let whole = self
            .cells
            .values()
            .filter(|it| it.reading.problem.is_none());
        whole.flat_map(|it| &it.reading.declared).list()
    }

    /// The import statements that make a variable.
    fn imports_of(&self, name: &str) -> Vec<String> {
        let imports = self.cells.values().flat_map(|it| &it.reading.imports);
        let makes = |it: &&Import| it.names.iter().any(|made| made == name);
        imports.filter(makes).map(|it| it.text.clone()).list()
    }

    /// An interpreter in which these statements ran, where there are any. Of what the program itself writes nothing is there.
    fn importing(&mut self, statements: &[String]) -> Option<&mut Imported> {
        if statements.is_empty() {
            return None;
        }
        let made = || Imported::new(&self.host, &self.config);
        let imported = self.imported.get_or_insert_with(made);
        for statement in statements {
            imported.import(statement);
        }
        Some(imported)
    }

    /// What a word may become, and where it begins: from the variables, else from what the texts declare.
    pub(crate) fn complete(
        &mut self,
        vm: &mut Vm,
        globals: &Rc<Dict>,
        text: &str,
        offset: u32,
    ) -> (u32, Vec<Candidate>) {
        let at = offset as usize;
        let modules = self.cells.values().filter_map(|it| it.module.as_deref());
        let told = (&self.declared()[..], &modules.list()[..]);
        let (from, mut found) = assist::complete(vm, globals, told, text, at);
        let statements = match assist::completed_in(text, at) {
            Some(LookedUp::Variable(name)) if globals.get_str(&name).is_none() => {
                self.imports_of(&name)
            }
            Some(LookedUp::Module(name)) if vm.modules.get_str(&name).is_none() => {
                vec![format!("import {name}")]
            }
            _ => Vec::new(),
        };
        if let Some(imported) = self.importing(&statements) {
            for candidate in imported.complete(text, at) {
                if !found.iter().any(|it| it.name == candidate.name) {
                    found.push(candidate);
                }
            }
        }
        (u32::try_from(from).unwrap_or(offset), found)
    }

    /// What is known of what stands at a place: from the variables, else from what the texts declare.
    pub(crate) fn describe(
        &mut self,
        vm: &mut Vm,
        globals: &Rc<Dict>,
        text: &str,
        offset: u32,
    ) -> Option<Description> {
        let at = offset as usize;
        let live = assist::describe(vm, globals, text, at);
        if live.is_some() {
            return live;
        }
        for (name, is_whole) in assist::described_in(text, at) {
            if globals.get_str(&name).is_some() {
                continue;
            }
            let statements = self.imports_of(&name);
            if let Some(imported) = self.importing(&statements) {
                return imported.describe(text, at);
            }
            let mut declared = self.declared().into_iter();
            let found = declared.find(|it| is_whole && it.name == name && it.signature.is_some());
            if let Some(found) = found {
                return Some(Description {
                    name,
                    kind: found.kind,
                    class: "function".to_owned(),
                    signature: found.signature.clone(),
                    doc: found.doc.clone(),
                    argument: None,
                });
            }
        }
        None
    }
}
