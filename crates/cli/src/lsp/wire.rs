//! JSON-RPC as the language server protocol frames it: a header with the length, and an object.

use serde_json::Value as Json;
use std::io::{BufRead, Write};

/// A message is no longer than this.
const LONGEST: usize = 64 << 20;

/// Reads a message; `None` at the end, and where what comes is none.
pub fn read(input: &mut impl BufRead) -> Option<Json> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if input.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<usize>().ok();
        }
    }
    let length = length.filter(|it| *it <= LONGEST)?;
    let mut body = vec![0; length];
    input.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

/// Writes a message; who no longer reads is not told.
pub fn write(output: &mut impl Write, message: &Json) {
    let body = message.to_string();
    let _ = write!(output, "Content-Length: {}\r\n\r\n{body}", body.len());
    let _ = output.flush();
}
