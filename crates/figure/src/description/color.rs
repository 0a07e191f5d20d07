//! Colors as matplotlib names them: `"C0"`, `"r"`, `"tab:blue"`, `"#1f77b4"`, `"0.5"`, CSS names.

use super::tables::tables;

/// A color with opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// Red, green and blue.
    pub rgb: [u8; 3],
    /// Opacity from 0 to 1.
    pub alpha: f64,
}

/// The default color cycle.
pub const TAB10: [u32; 10] = [
    0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd, 0x8c564b, 0xe377c2, 0x7f7f7f, 0xbcbd22,
    0x17becf,
];

const TAB_NAMES: [&str; 10] = [
    "blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan",
];

impl Color {
    /// Opaque black.
    pub const BLACK: Self = Self::hex(0);
    /// Opaque white.
    pub const WHITE: Self = Self::hex(0xff_ff_ff);

    /// An opaque color from `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        Self {
            rgb: [(rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8],
            alpha: 1.0,
        }
    }

    /// A color from components between 0 and 1; others are clamped.
    pub fn unit(red: f64, green: f64, blue: f64, alpha: f64) -> Self {
        let byte = |v: f64| (v.clamp(0.0, 1.0) * 255.0).round() as u8;
        Self {
            rgb: [byte(red), byte(green), byte(blue)],
            alpha: clean_alpha(alpha),
        }
    }

    /// The color at `index` of the default cycle.
    pub fn cycle(index: usize) -> Self {
        Self::hex(TAB10[index % TAB10.len()])
    }

    /// The same color with another opacity.
    pub fn with_alpha(self, alpha: f64) -> Self {
        Self {
            alpha: clean_alpha(alpha),
            ..self
        }
    }

    /// Reads a color as matplotlib does; `None` if it is none. `"none"` is fully transparent.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.trim().to_ascii_lowercase();
        if let Some(digits) = lower.strip_prefix('#') {
            return parse_hex(digits);
        }
        if let Some(name) = lower.strip_prefix("tab:") {
            let name = if name == "grey" { "gray" } else { name };
            return TAB_NAMES.iter().position(|n| *n == name).map(Self::cycle);
        }
        if let Some(index) = text
            .strip_prefix('C')
            .and_then(|digits| digits.parse::<usize>().ok())
        {
            return Some(Self::cycle(index));
        }
        if let Some(color) = single_letter(&lower) {
            return Some(color);
        }
        if lower == "none" {
            return Some(Self::BLACK.with_alpha(0.0));
        }
        if let Ok(gray) = lower.parse::<f64>() {
            return (0.0..=1.0)
                .contains(&gray)
                .then(|| Self::unit(gray, gray, gray, 1.0));
        }
        tables().named(&lower).map(Self::hex)
    }

    /// `#rrggbb`, without the opacity.
    pub fn css(self) -> String {
        let [r, g, b] = self.rgb;
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

fn clean_alpha(alpha: f64) -> f64 {
    if alpha.is_nan() {
        1.0
    } else {
        alpha.clamp(0.0, 1.0)
    }
}

fn single_letter(name: &str) -> Option<Color> {
    Some(Color::hex(match name {
        "b" => 0x0000ff,
        "g" => 0x008000,
        "r" => 0xff0000,
        "c" => 0x00bfbf,
        "m" => 0xbf00bf,
        "y" => 0xbfbf00,
        "k" => 0x000000,
        "w" => 0xffffff,
        _ => return None,
    }))
}

fn parse_hex(digits: &str) -> Option<Color> {
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let doubled: String = match digits.len() {
        3 | 4 => digits.chars().flat_map(|c| [c, c]).collect(),
        6 | 8 => digits.to_owned(),
        _ => return None,
    };
    let value = u32::from_str_radix(&doubled, 16).ok()?;
    if doubled.len() == 6 {
        return Some(Color::hex(value));
    }
    Some(Color::hex(value >> 8).with_alpha(f64::from(value & 0xff) / 255.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_colors() {
        let cases = [
            ("C1", Some("#ff7f0e")),
            ("C11", Some("#ff7f0e")),
            ("r", Some("#ff0000")),
            ("tab:red", Some("#d62728")),
            ("#abc", Some("#aabbcc")),
            ("#11223380", Some("#112233")),
            ("0.5", Some("#808080")),
            ("Rebeccapurple", Some("#663399")),
            ("skyblue", Some("#87ceeb")),
            ("1.5", None),
            ("#12345g", None),
            ("no such color", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(
                Color::parse(name).map(Color::css).as_deref(),
                expected,
                "{name}"
            );
        }
    }
}
