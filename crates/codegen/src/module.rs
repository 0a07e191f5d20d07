//! A module around made functions.

use crate::MEMORY;
use wasm_encoder::{
    CodeSection, EntityType, ExportKind, ExportSection, Function, FunctionSection, ImportSection,
    MemoryType, Module, TypeSection, ValType,
};

/// The pages of the largest memory that there is.
const MOST_PAGES: u64 = 1 << 16;

/// A made function: its name, and how many `i32` parameters and results it has.
pub(crate) struct Made<'a> {
    pub name: &'a str,
    pub parameters: usize,
    pub results: usize,
    pub function: Function,
}

/// A module that imports the engine's memory and exports `function` as `name`, of so many `i32` parameters and results.
pub(crate) fn module(name: &str, parameters: usize, results: usize, function: Function) -> Vec<u8> {
    module_of(&[Made {
        name,
        parameters,
        results,
        function,
    }])
}

/// Whose memory a module works on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Memory {
    /// The engine's own.
    Own,
    /// One that several workers share.
    Shared,
}

/// A module that imports the engine's memory and exports some functions.
pub(crate) fn module_of(made: &[Made<'_>]) -> Vec<u8> {
    module_on(Memory::Own, made)
}

/// The same, of either memory.
pub(crate) fn module_on(memory: Memory, made: &[Made<'_>]) -> Vec<u8> {
    let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
    let (mut exports, mut code) = (ExportSection::new(), CodeSection::new());
    for (at, it) in made.iter().enumerate() {
        let words = |count| std::iter::repeat_n(ValType::I32, count);
        let results = words(it.results);
        types.ty().function(words(it.parameters), results);
        functions.function(at as u32);
        exports.export(it.name, ExportKind::Func, at as u32);
        code.function(&it.function);
    }
    let shared = memory == Memory::Shared;
    let memory = MemoryType {
        minimum: 0,
        maximum: shared.then_some(MOST_PAGES),
        memory64: false,
        shared,
        page_size_log2: None,
    };
    let mut imports = ImportSection::new();
    imports.import(MEMORY.0, MEMORY.1, EntityType::Memory(memory));
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions);
    module.section(&exports).section(&code);
    module.finish()
}
