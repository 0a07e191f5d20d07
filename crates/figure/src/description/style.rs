//! How lines and markers look, and matplotlib's format strings: `"r--o"`.

use super::color::Color;

/// The pattern of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dash {
    /// `-`
    #[default]
    Solid,
    /// `--`
    Dashed,
    /// `-.`
    DashDot,
    /// `:`
    Dotted,
    /// No line.
    None,
}

impl Dash {
    /// Reads `-`, `--`, `dashed`, `none` ...
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "-" | "solid" => Self::Solid,
            "--" | "dashed" => Self::Dashed,
            "-." | "dashdot" => Self::DashDot,
            ":" | "dotted" => Self::Dotted,
            "" | " " | "none" | "None" => Self::None,
            _ => return None,
        })
    }

    /// Lengths of dashes and gaps in line widths.
    pub fn pattern(self) -> &'static [f64] {
        match self {
            Self::Solid | Self::None => &[],
            Self::Dashed => &[3.7, 1.6],
            Self::DashDot => &[6.4, 1.6, 1.0, 1.6],
            Self::Dotted => &[1.0, 1.65],
        }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its color.
    pub color: Color,
    /// Its width in points.
    pub width: f64,
    /// Its pattern.
    pub dash: Dash,
}

impl Stroke {
    /// A solid line.
    pub fn solid(color: Color, width: f64) -> Self {
        Self {
            color,
            width,
            dash: Dash::Solid,
        }
    }
}

/// The shape of a marker, by matplotlib's character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker(char);

const MARKERS: &str = ".,ov^<>1234sp*hH+xDd|_PX8";

impl Marker {
    /// A disk.
    pub const DISK: Self = Self('o');

    /// Reads `o`, `s`, `^` ...
    pub fn parse(text: &str) -> Option<Self> {
        let mut chars = text.chars();
        let first = chars.next()?;
        (chars.next().is_none() && MARKERS.contains(first)).then_some(Self(first))
    }

    /// Its character.
    pub fn symbol(self) -> char {
        self.0
    }

    /// True if it has no inside to fill.
    pub fn is_stroked(self) -> bool {
        "1234+x|_".contains(self.0)
    }
}

/// What a format string says; what it leaves out is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Format {
    /// The color.
    pub color: Option<Color>,
    /// The pattern of the line.
    pub dash: Option<Dash>,
    /// The marker.
    pub marker: Option<Marker>,
}

impl Format {
    /// Reads a format string; the error is matplotlib's reason.
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Some(color) = Color::parse(text).filter(|_| !"1234".contains(text)) {
            return Ok(Self {
                color: Some(color),
                ..Self::default()
            });
        }
        let mut format = Self::default();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            rest = format
                .take_one(rest, first)
                .map_err(|reason| bad_format(text, &reason))?;
        }
        // A marker without a line style means no line.
        if format.dash.is_none() && format.marker.is_some() {
            format.dash = Some(Dash::None);
        }
        Ok(format)
    }

    fn take_one<'a>(&mut self, rest: &'a str, first: char) -> Result<&'a str, String> {
        for symbol in ["--", "-.", "-", ":", " "] {
            if let Some(after) = rest.strip_prefix(symbol) {
                let dash = Dash::parse(symbol).unwrap_or_default();
                return set_once(&mut self.dash, dash, "linestyle").map(|()| after);
            }
        }
        let after = rest.get(first.len_utf8()..).unwrap_or("");
        if let Some(marker) = Marker::parse(first.encode_utf8(&mut [0; 4])) {
            return set_once(&mut self.marker, marker, "marker").map(|()| after);
        }
        if first == 'C' && after.starts_with(|c: char| c.is_ascii_digit()) {
            let end = after
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(after.len());
            let (digits, after) = after.split_at(end);
            let index = digits
                .parse()
                .map_err(|_| format!("unrecognized character '{first}'"))?;
            return set_once(&mut self.color, Color::cycle(index), "color").map(|()| after);
        }
        match Color::parse(first.encode_utf8(&mut [0; 4])) {
            Some(color) => set_once(&mut self.color, color, "color").map(|()| after),
            None => Err(format!("unrecognized character '{first}'")),
        }
    }
}

fn set_once<T>(slot: &mut Option<T>, value: T, what: &str) -> Result<(), String> {
    if slot.is_some() {
        return Err(format!("two {what} symbols"));
    }
    *slot = Some(value);
    Ok(())
}

fn bad_format(text: &str, reason: &str) -> String {
    format!("'{text}' is not a valid format string ({reason})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_strings() {
        let read = |text: &str| match Format::parse(text) {
            Ok(it) => format!(
                "{} {:?} {}",
                it.color.map_or("-".into(), Color::css),
                it.dash,
                it.marker.map_or('-', Marker::symbol)
            ),
            Err(error) => error,
        };
        let cases = [
            ("r--o", "#ff0000 Some(Dashed) o"),
            ("o", "- Some(None) o"),
            (".-", "- Some(Solid) ."),
            ("k:", "#000000 Some(Dotted) -"),
            ("C2-.", "#2ca02c Some(DashDot) -"),
            ("green", "#008000 None -"),
            ("", "- None -"),
            ("rx", "#ff0000 Some(None) x"),
            (
                "--o-",
                "'--o-' is not a valid format string (two linestyle symbols)",
            ),
            (
                "qq",
                "'qq' is not a valid format string (unrecognized character 'q')",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }
}
