//! Just enough PNG to put an image into an SVG document: stored deflate blocks, then base64.
//!
//! Images are at most a few hundred pixels wide (larger ones are thinned before), so no compressor is carried.

use crate::description::Pixels;
use freezeframe_base::Lists;

/// A `data:` address of a PNG with these pixels; `None` if there are not `width * height` of them.
pub fn data_uri(width: usize, height: usize, pixels: &Pixels) -> Option<String> {
    Some(format!(
        "data:image/png;base64,{}",
        base64(&encode(width, height, pixels)?)
    ))
}

fn encode(width: usize, height: usize, pixels: &Pixels) -> Option<Vec<u8>> {
    let bytes: Vec<u8> = match pixels {
        Pixels::Indexed(index, _) => index.clone(),
        Pixels::Rgba(rgba) => rgba.concat(),
    };
    let depth = if matches!(pixels, Pixels::Indexed(..)) {
        1
    } else {
        4
    };
    if width == 0 || height == 0 || bytes.len() != width.checked_mul(height)?.checked_mul(depth)? {
        return None;
    }
    let mut header = Vec::new();
    header.extend(u32::try_from(width).ok()?.to_be_bytes());
    header.extend(u32::try_from(height).ok()?.to_be_bytes());
    header.extend([8, if depth == 1 { 3 } else { 6 }, 0, 0, 0]);

    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut out, b"IHDR", &header);
    if let Pixels::Indexed(_, palette) = pixels {
        chunk(
            &mut out,
            b"PLTE",
            &palette.iter().flat_map(|c| [c[0], c[1], c[2]]).list(),
        );
        chunk(
            &mut out,
            b"tRNS",
            &palette.iter().map(|c| c[3]).collect::<Vec<_>>(),
        );
    }
    let mut scanlines = Vec::with_capacity(bytes.len() + height);
    for row in bytes.chunks(width * depth) {
        scanlines.push(0);
        scanlines.extend(row);
    }
    chunk(&mut out, b"IDAT", &stored_zlib(&scanlines));
    chunk(&mut out, b"IEND", &[]);
    Some(out)
}

fn chunk(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    out.extend((data.len() as u32).to_be_bytes());
    let start = out.len();
    out.extend(kind);
    out.extend(data);
    let crc = crc32(out.get(start..).unwrap_or(&[]));
    out.extend(crc.to_be_bytes());
}

fn stored_zlib(data: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let mut blocks = data.chunks(0xffff).peekable();
    while let Some(block) = blocks.next() {
        let length = block.len() as u16;
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in data {
        a = (a + u32::from(*byte)) % 65521;
        b = (b + a) % 65521;
    }
    out.extend((b << 16 | a).to_be_bytes());
    out
}

fn crc32(data: &[u8]) -> u32 {
    let mut crc = !0_u32;
    for byte in data {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                crc >> 1 ^ 0xedb8_8320
            } else {
                crc >> 1
            };
        }
    }
    !crc
}

fn base64(data: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(data.len().div_ceil(3) * 4);
    for group in data.chunks(3) {
        let byte = |i: usize| u32::from(group.get(i).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize] as char;
            out.push(if place <= group.len() { letter } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_sums() {
        assert_eq!(crc32(b"IEND"), 0xae42_6082);
        assert_eq!(base64(b"any carnal pleas"), "YW55IGNhcm5hbCBwbGVhcw==");
        assert_eq!(
            stored_zlib(b"Wikipedia").last_chunk::<4>(),
            Some(&0x11e6_0398_u32.to_be_bytes())
        );
    }

    #[test]
    fn wrong_sizes_are_refused() {
        assert!(data_uri(2, 2, &Pixels::Rgba(vec![[0; 4]; 3])).is_none());
        assert!(data_uri(0, 0, &Pixels::Rgba(vec![])).is_none());
        assert!(data_uri(2, 2, &Pixels::Indexed(vec![0; 4], vec![[0; 4]])).is_some());
    }
}
