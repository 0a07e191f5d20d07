//! The native module `_archive`, behind what is written in Python of archives and check sums.

use crate::builtins::files::archive::Archive;
use crate::natives;
use crate::object::*;
use crate::text::check_len;
use crate::vm::{Exc, Vm};
use freezeframe_base::{Lists, Order};
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};
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

    /// The bytes, packed as files in archives are; `effort` is a number from 0 to 9.
    #[native("(data, effort=-1, /)")]
    fn packed(vm: &mut Vm, data: &Value, effort: i64) -> Result<Value, Raise> {
        let data = vm.bytes_of(data)?;
        let effort = u8::try_from(effort).map_or(EFFORT, |effort| effort.min(9));
        let packed = miniz_oxide::deflate::compress_to_vec(&data, effort);
        Ok(Value::Bytes(Rc::new(packed)))
    }

    /// What packed bytes stand for as far as they go, how many of them that took, and whether their end was there.
    #[native("(data, /)")]
    fn inflated(vm: &mut Vm, data: &Value) -> Result<Value, Raise> {
        let data = vm.bytes_of(data)?;
        let (bytes, used, ended) = inflate_all(&data).map_err(|why| vm.value_error(why))?;
        let bytes = Value::Bytes(Rc::new(bytes));
        Ok(Value::tuple(vec![
            bytes,
            Value::from(used),
            Value::Bool(ended),
        ]))
    }

    /// The other check sum of bytes, which goes on from that of those before them.
    #[native("(data, value=1, /)")]
    fn adler32(vm: &mut Vm, data: &Value, value: &Value) -> Result<Value, Raise> {
        let start = vm.int(value)? as u32;
        let (mut low, mut high) = (start & 0xFFFF, start >> 16);
        for byte in vm.bytes_of(data)?.iter() {
            low = (low + u32::from(*byte)) % 65_521;
            high = (high + low) % 65_521;
        }
        Ok(Value::Int(i64::from(high << 16 | low)))
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

/// Unpacks what may be the beginning of packed bytes, or have others behind it; the error says that they are damaged.
fn inflate_all(data: &[u8]) -> Result<(Vec<u8>, usize, bool), &'static str> {
    let mut state = InflateState::new_boxed(DataFormat::Raw);
    let (mut out, mut used) = (Vec::new(), 0);
    let mut room = vec![0; 1 << 16];
    loop {
        let step = inflate(&mut state, &data[used..], &mut room, MZFlush::None);
        used += step.bytes_consumed;
        out.extend_from_slice(&room[..step.bytes_written]);
        check_len(out.len()).map_err(|_| "too much data")?;
        match step.status {
            Ok(MZStatus::StreamEnd) => return Ok((out, used, true)),
            Err(MZError::Buf) => return Ok((out, used, false)),
            Err(_) => return Err("damaged data"),
            Ok(_) if step.bytes_consumed == 0 && step.bytes_written == 0 => {
                return Ok((out, used, false));
            }
            Ok(_) => {}
        }
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
