//! A module around one made function.

use crate::MEMORY;
use wasm_encoder::{
    CodeSection, EntityType, ExportKind, ExportSection, Function, FunctionSection, ImportSection,
    MemoryType, Module, TypeSection, ValType,
};

/// A module that imports the engine's memory and exports `function` as `name`, of so many `i32` parameters and results.
pub(crate) fn module(
    name: &str,
    parameters: usize,
    results: usize,
    function: &Function,
) -> Vec<u8> {
    let mut types = TypeSection::new();
    let words = |count| std::iter::repeat_n(ValType::I32, count);
    types.ty().function(words(parameters), words(results));
    let memory = MemoryType {
        minimum: 0,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    };
    let mut imports = ImportSection::new();
    imports.import(MEMORY.0, MEMORY.1, EntityType::Memory(memory));
    let mut functions = FunctionSection::new();
    functions.function(0);
    let mut exports = ExportSection::new();
    exports.export(name, ExportKind::Func, 0);
    let mut code = CodeSection::new();
    code.function(function);
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions);
    module.section(&exports).section(&code);
    module.finish()
}
