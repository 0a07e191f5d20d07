//! The native module `_digest`, behind `hashlib`.

use crate::natives;
use crate::object::*;
use crate::text::check_len;
use crate::vm::Vm;
use sha3::digest::{Digest, ExtendableOutput, Update, XofReader};
use std::rc::Rc;

/// Fills `_digest`.
pub(super) fn digest(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(functions::TABLE);
    Ok(())
}

/// The rows.
#[natives]
mod functions {
    use super::*;

    /// The digest of bytes by the function of a name; of one that gives as many bytes as are wanted, so many.
    #[native("(name, data, length=0, /)")]
    fn digest(vm: &mut Vm, name: &Value, data: &Value, length: i64) -> Result<Value, Raise> {
        let fits = |it: &usize| check_len(*it).is_ok();
        let Some(length) = usize::try_from(length).ok().filter(fits) else {
            return Err(vm.value_error("length is too large"));
        };
        let data = vm.bytes_of(data)?;
        match digest_of(name.as_str().unwrap_or_default(), &data, length) {
            Some(digest) => Ok(Value::Bytes(Rc::new(digest))),
            None => Err(vm.value_error("there is no such digest")),
        }
    }
}

fn digest_of(name: &str, data: &[u8], length: usize) -> Option<Vec<u8>> {
    Some(match name {
        "md5" => of_one_length::<md5::Md5>(data),
        "sha1" => of_one_length::<sha1::Sha1>(data),
        "sha224" => of_one_length::<sha2::Sha224>(data),
        "sha256" => of_one_length::<sha2::Sha256>(data),
        "sha384" => of_one_length::<sha2::Sha384>(data),
        "sha512" => of_one_length::<sha2::Sha512>(data),
        "sha3_224" => of_one_length::<sha3::Sha3_224>(data),
        "sha3_256" => of_one_length::<sha3::Sha3_256>(data),
        "sha3_384" => of_one_length::<sha3::Sha3_384>(data),
        "sha3_512" => of_one_length::<sha3::Sha3_512>(data),
        "shake_128" => of_length::<sha3::Shake128>(data, length),
        "shake_256" => of_length::<sha3::Shake256>(data, length),
        _ => return None,
    })
}

fn of_one_length<D: Digest>(data: &[u8]) -> Vec<u8> {
    D::digest(data).to_vec()
}

fn of_length<D: Default + Update + ExtendableOutput>(data: &[u8], length: usize) -> Vec<u8> {
    let mut made = D::default();
    made.update(data);
    let mut digest = vec![0; length];
    made.finalize_xof().read(&mut digest);
    digest
}
