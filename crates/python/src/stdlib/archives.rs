//! The native module `_archive`, behind what is written in Python of archives and check sums.

use crate::builtins::files::archive::Archive;
use crate::natives;
use crate::object::*;
use crate::vm::{Exc, Vm};
use freezeframe_base::{Lists, Order};
use std::rc::Rc;

/// How hard a text is packed, of ten: what is smaller by one in a hundred is not worth twice the time.
const EFFORT: u8 = 6;

/// Fills `_archive`.
pub(super) fn archive(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(functions::TABLE);
    Ok(())
}

fn read(vm: &mut Vm, data: &Value) -> Result<Archive, Raise> {
    let bytes = vm.bytes_of(data)?.as_slice().into();
    Archive::read(bytes).map_err(|reason| vm.value_error(reason))
}

/// The rows.
#[natives]
mod functions {
    use super::*;

    /// The paths of an archive's files, in the order of their names.
    #[native("(data, /)")]
    fn names(vm: &mut Vm, data: &Value) -> Result<Value, Raise> {
        let archive = read(vm, data)?;
        let mut names = archive.paths().map(str::to_owned).list();
        names.order();
        Ok(Value::list(names.into_iter().map(Value::from).list()))
    }

    /// The bytes of a file of an archive; a KeyError if there is none of this name.
    #[native("(data, name, /)")]
    fn unpacked(vm: &mut Vm, data: &Value, name: &Value) -> Result<Value, Raise> {
        let archive = read(vm, data)?;
        match archive.file(name.as_str().unwrap_or_default()) {
            Some(Ok(bytes)) => Ok(Value::Bytes(Rc::new(bytes))),
            Some(Err(reason)) => Err(vm.value_error(reason)),
            None => Err(vm.error(Exc::KeyError, "there is no such file in the archive")),
        }
    }

    /// The bytes, packed as files in archives are.
    #[native("(data, /)")]
    fn packed(vm: &mut Vm, data: &Value) -> Result<Value, Raise> {
        let data = vm.bytes_of(data)?;
        let packed = miniz_oxide::deflate::compress_to_vec(&data, EFFORT);
        Ok(Value::Bytes(Rc::new(packed)))
    }

    /// The check sum of bytes, which goes on from that of those before them.
    #[native("(data, value=0, /)")]
    fn crc32(vm: &mut Vm, data: &Value, value: &Value) -> Result<Value, Raise> {
        let start = vm.int(value)? as u32;
        let table = table();
        let sum = vm.bytes_of(data)?.iter().fold(!start, |sum, byte| {
            table[((sum ^ u32::from(*byte)) & 255) as usize] ^ sum >> 8
        });
        Ok(Value::Int(i64::from(!sum)))
    }
}

/// What each byte does to the check sum.
fn table() -> [u32; 256] {
    std::array::from_fn(|at| {
        (0..8).fold(at as u32, |sum, _| match sum & 1 {
            0 => sum >> 1,
            _ => sum >> 1 ^ 0xEDB8_8320,
        })
    })
}
