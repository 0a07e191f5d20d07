//! Instances of modules that the engine makes.

use freezeframe_codegen::MEMORY;
use js_sys::WebAssembly::{Instance, Module};
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

/// What a made module exports; it works on the engine's memory.
pub fn instance(module: &[u8]) -> Result<JsValue, JsValue> {
    let module = Module::new(&Uint8Array::from(module).into())?;
    let (imports, ours) = (Object::new(), Object::new());
    Reflect::set(&ours, &MEMORY.1.into(), &wasm_bindgen::memory())?;
    Reflect::set(&imports, &MEMORY.0.into(), &ours)?;
    Ok(Instance::new(&module, &imports)?.exports().into())
}
