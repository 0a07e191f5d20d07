//! Pictures among outputs, each as a self-contained SVG document: pixels stand in one as an image of their size.

use crate::json::joined;
use freezeframe_base::Json;

/// The picture in a bundle of forms; `metadata` are those of the output, which may say how large it is to be.
pub fn of(data: &Json, metadata: Option<&Json>) -> Option<String> {
    if let Some(svg) = data.get("image/svg+xml") {
        return Some(joined(svg));
    }
    let (form, pixels) = ["image/png", "image/jpeg", "image/gif", "image/webp"]
        .into_iter()
        .find_map(|form| Some((form, data.get(form)?)))?;
    let mut base64 = joined(pixels);
    base64.retain(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '='));
    let said = |name: &str| metadata?.get(form)?.get(name)?.number::<u32>();
    let said = said("width").zip(said("height"));
    let (width, height) = said.or_else(|| size(form, &base64)).unwrap_or((640, 480));
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
         <image width=\"{width}\" height=\"{height}\" href=\"data:{form};base64,{base64}\"/></svg>"
    ))
}

/// The width and height that the pixels' header says.
fn size(form: &str, base64: &str) -> Option<(u32, u32)> {
    match form {
        "image/png" => {
            let bytes = decoded(base64.get(..32)?);
            let number =
                |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
            Some((number(16)?, number(20)?))
        }
        "image/gif" => {
            let bytes = decoded(base64.get(..16)?);
            let number =
                |at: usize| Some(u32::from(*bytes.get(at)?) | u32::from(*bytes.get(at + 1)?) << 8);
            Some((number(6)?, number(8)?))
        }
        "image/jpeg" => jpeg_size(&decoded(base64)),
        _ => None,
    }
}

/// Goes from segment to segment of a JPEG to the one that begins a frame.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from(*bytes.get(at)?) << 8 | u32::from(*bytes.get(at + 1)?));
    let mut at = 2;
    loop {
        let [0xff, marker] = *bytes.get(at..at + 2)? else {
            return None;
        };
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            return Some((number(at + 7)?, number(at + 5)?));
        }
        at += 2 + number(at + 2)? as usize;
    }
}

/// The bytes that a text of base64 means.
fn decoded(base64: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(base64.len() / 4 * 3), 0_u32, 0);
    for byte in base64.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pictures of 3 by 2 pixels, as Pillow writes them.
    const PICTURES: &[(&str, &str)] = &[
        (
            "image/png",
            "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAFUlEQVR4nGPkOiHHwMDAwMDAxAADABEIAPSNR5i4AAAAAElFTkSuQmCC",
        ),
        (
            "image/jpeg",
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wAARCAACAAMDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwAoooqSD//Z",
        ),
        (
            "image/gif",
            "R0lGODdhAwACAIEAAArIHgAAAAAAAAAAACwAAAAAAwACAAAIBgABCBwYEAA7",
        ),
    ];

    #[test]
    fn pixels_are_shown_in_their_size() {
        for (form, pixels) in PICTURES {
            let data = Json::object([(*form, (*pixels).into())]);
            let svg = of(&data, None).expect("a picture");
            assert!(svg.contains("width=\"3\" height=\"2\""), "{form}: {svg}");
            let said = Json::parse(&format!(r#"{{"{form}": {{"width": 30, "height": 20}}}}"#));
            let svg = of(&data, said.ok().as_ref()).expect("a picture");
            assert!(svg.contains("width=\"30\" height=\"20\""), "{form}: {svg}");
        }
    }
}
