//! What `open` is told: modes, encodings and paths.

use crate::object::*;
use crate::vm::Vm;

/// A path that is given as bytes.
pub(crate) fn path_of_bytes(file: &Value) -> Option<String> {
    match file.unwrapped() {
        Value::Bytes(path) => String::from_utf8(path.to_vec()).ok(),
        _ => None,
    }
}

/// True for the names of the encoding in which files are kept.
pub(crate) fn is_utf8(encoding: &Value) -> bool {
    let name = encoding.as_str().unwrap_or_default().to_ascii_lowercase();
    matches!(
        name.replace('_', "-").as_str(),
        "utf-8" | "utf8" | "u8" | "locale"
    )
}

/// Refuses a mode that says too little, too much or what does not go together.
pub(crate) fn check(vm: &Vm, mode: &str, options: [Option<&Value>; 3]) -> Result<(), Raise> {
    let kinds = mode.chars().filter(|c| "rwax".contains(*c)).count();
    let is_twice = mode.chars().any(|c| mode.matches(c).count() > 1);
    if mode.chars().any(|c| !"rwaxbt+".contains(c)) || is_twice {
        return Err(vm.value_error(format_args!("invalid mode: '{mode}'")));
    }
    if mode.contains('b') && mode.contains('t') {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    if kinds == 0 {
        let text = "Must have exactly one of create/read/write/append mode and at most one plus";
        return Err(vm.value_error(text));
    }
    if kinds > 1 {
        return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
    }
    if mode.contains('b') {
        for (option, name) in options
            .into_iter()
            .zip(["an encoding", "an errors", "a newline"])
        {
            if option.is_some() {
                return Err(
                    vm.value_error(format_args!("binary mode doesn't take {name} argument"))
                );
            }
        }
    }
    Ok(())
}
