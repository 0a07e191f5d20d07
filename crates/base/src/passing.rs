//! What a program prints that no two runs of it share: addresses, readings of the clock, and how long something took.

/// The bits of an address that are shown.
const SHOWN: u64 = 0xff_ffff_ffff;
/// Where shown addresses begin, so that a number that is one can be told from others.
const FIRST: u64 = 0x7f00_0000_0000;

/// An address as programs see it, in `id` and in the text of an object: where CPython's are on the usual machines.
pub fn shown_address(address: usize) -> u64 {
    FIRST | (address as u64 & SHOWN)
}

/// True for a number that `id` may have given.
pub(crate) fn is_address(number: f64) -> bool {
    (FIRST as f64..=(FIRST | SHOWN) as f64).contains(&number)
}

/// True if two whole numbers read the same clock within an hour, in seconds or in nanoseconds since 1970.
pub(crate) fn same_clock(a: f64, b: f64) -> bool {
    [1.0, 1e9].into_iter().any(|second: f64| {
        let years = 1.6e9 * second..2.6e9 * second;
        years.contains(&a) && years.contains(&b) && (a - b).abs() <= 3600.0 * second
    })
}

/// The bytes at the start of `rest` that are such a thing, 0 for none; `before` is what stands in its line before it.
pub(crate) fn length(before: &str, rest: &str) -> usize {
    let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
    let found = address(before, line).or_else(|| moment(line));
    found.or_else(|| timing(before, line)).unwrap_or(0)
}

/// `0x7f3a5c0012d0`.
fn address(before: &str, line: &str) -> Option<usize> {
    let hex = line.strip_prefix("0x")?;
    let digits = hex.bytes().take_while(u8::is_ascii_hexdigit).count();
    let usual = digits == 12 && hex.starts_with("7f");
    (usual || (before.ends_with("at ") && digits >= 6)).then_some(digits + 2)
}

/// `2026-11-29 04:37:17.25`, `04:37:17`, and `00:04<00:01` of a bar of progress.
fn moment(line: &str) -> Option<usize> {
    let mut at = 0;
    if let Some(date) = shape(line, "dddd-dd-dd") {
        let separated = line[date..].starts_with(['T', ' ']);
        at = if separated { date + 1 } else { return None };
    }
    let rest = &line[at..];
    if let Some(left) = shape(rest, "dd:dd<dd:dd").filter(|_| at == 0) {
        return Some(left);
    }
    at += shape(rest, "dd:dd:dd").or_else(|| shape(rest, "d:dd:dd"))?;
    if let Some(fraction) = line[at..].strip_prefix(['.', ',']) {
        let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
        at += if digits > 0 { digits + 1 } else { 0 };
    }
    Some(at)
}

/// The length of a shape at the start of the text; `d` is a digit.
fn shape(text: &str, shape: &str) -> Option<usize> {
    let fits = |(byte, wanted): (u8, u8)| match wanted {
        b'd' => byte.is_ascii_digit(),
        _ => byte == wanted,
    };
    let fits = text.len() >= shape.len() && text.bytes().zip(shape.bytes()).all(fits);
    fits.then_some(shape.len())
}

/// Words in whose line a number of seconds says how long something took.
const WORDS: [&str; 9] = [
    "took", "takes", "elapsed", "wall", "duration", "runtime", "finished", "done", "ran",
];

/// `12.3 ms`, `2.31it/s`, `elapsed: 0.25`, and all that `%timeit` says.
fn timing(before: &str, line: &str) -> Option<usize> {
    if before.is_empty() && line.contains(" per loop (") {
        return Some(line.len());
    }
    let length = number(line)?;
    let (number, after) = line.split_at(length);
    let whole = !number.contains(['.', 'e']);
    let spaced = after.strip_prefix(' ').unwrap_or(after);
    let is_unit = |c: &char| c.is_alphabetic() || *c == '/';
    let unit: String = spaced.chars().take_while(is_unit).collect();
    let long = |words: &[&str]| {
        let all = [before, after].into_iter();
        let mut all = all.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        all.any(|word| words.contains(&word.to_ascii_lowercase().as_str()))
    };
    let with_unit = length + (after.len() - spaced.len()) + unit.len();
    match unit.as_str() {
        "it/s" | "s/it" | "steps/s" | "step/s" => Some(with_unit),
        "ns" | "µs" | "μs" | "us" | "ms" if !whole || long(&WORDS) => Some(with_unit),
        "s" | "sec" | "secs" | "second" | "seconds" | "min" if !whole && long(&WORDS) => {
            Some(with_unit)
        }
        // A number that follows the word by which it is called.
        _ => {
            let mut near = before.split(|c: char| !c.is_alphanumeric());
            let near = near.rfind(|word| !word.is_empty()).unwrap_or_default();
            let named = ["took", "elapsed", "duration", "runtime"];
            (!whole && named.contains(&near.to_ascii_lowercase().as_str())).then_some(length)
        }
    }
}

/// The length of a number without a sign, as in `0.25` and `1.2e-05`.
fn number(text: &str) -> Option<usize> {
    let digits = |at: usize| {
        let rest = text.get(at..).unwrap_or("");
        at + rest.bytes().take_while(u8::is_ascii_digit).count()
    };
    let mut end = digits(0);
    if end == 0 {
        return None;
    }
    if text[end..].starts_with('.') {
        end = digits(end + 1);
    }
    if let Some(exponent) = text[end..].strip_prefix('e') {
        let sign = usize::from(exponent.starts_with(['-', '+']));
        let after = digits(end + 1 + sign);
        if after > end + 1 + sign {
            end = after;
        }
    }
    Some(end)
}
