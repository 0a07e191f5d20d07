//! Colormaps: a number from 0 to 1 becomes a color.

use super::color::Color;
use super::tables::tables;

/// A named colormap, perhaps reversed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colormap {
    name: &'static str,
    /// Samples at equal distances, as hexadecimal triples; between them the color is interpolated.
    stops: &'static str,
    reversed: bool,
    /// The samples are bands of one color each.
    listed: bool,
}

/// The usual colormap.
const VIRIDIS: &str = "viridis";

impl Default for Colormap {
    fn default() -> Self {
        Self {
            name: VIRIDIS,
            stops: tables().map(VIRIDIS).map_or("", |(_, stops, _)| stops),
            reversed: false,
            listed: false,
        }
    }
}

impl Colormap {
    /// The colormap of that name, `_r` reverses it.
    pub fn named(name: &str) -> Option<Self> {
        let (base, reversed) = name
            .strip_suffix("_r")
            .map_or((name, false), |base| (base, true));
        let (name, stops, listed) = tables().map(base)?;
        Some(Self {
            name,
            stops,
            reversed,
            listed,
        })
    }

    /// A colormap of other colors: hexadecimal triples, which stand side by side or become one another.
    pub fn of(name: &'static str, stops: &'static str, listed: bool) -> Self {
        Self {
            name,
            stops,
            reversed: false,
            listed,
        }
    }

    /// How many colors it has.
    pub fn count(&self) -> usize {
        if self.listed {
            self.stops.len() / 6
        } else {
            256
        }
    }

    /// Where the color of this number is, 0 to 1.
    pub fn place(&self, number: f64) -> f64 {
        if self.listed {
            (number + 0.5) / self.count() as f64
        } else {
            number / 255.0
        }
    }

    /// A number from 0 to 1 as the place of one of the colors that a colormap of so many has.
    pub fn quantized(&self, t: f64) -> f64 {
        if self.listed {
            return t;
        }
        (t * 256.0).floor().min(255.0) / 255.0
    }

    /// Every name, without the reversed ones.
    pub fn names() -> impl Iterator<Item = &'static str> {
        tables().map_names()
    }

    /// The name, with `_r` if reversed.
    pub fn name(&self) -> String {
        format!("{}{}", self.name, if self.reversed { "_r" } else { "" })
    }

    /// The color at `t`, clamped to 0..1; not-a-number is transparent.
    pub fn at(&self, t: f64) -> Color {
        if t.is_nan() {
            return Color::BLACK.with_alpha(0.0);
        }
        let t = if self.reversed {
            1.0 - t.clamp(0.0, 1.0)
        } else {
            t.clamp(0.0, 1.0)
        };
        let count = (self.stops.len() / 6).max(2);
        if self.listed {
            return Color {
                rgb: self.stop(((t * count as f64) as usize).min(count - 1)),
                alpha: 1.0,
            };
        }
        let place = t * (count - 1) as f64;
        let low = (place as usize).min(count - 2);
        let (a, b) = (self.stop(low), self.stop(low + 1));
        let mix =
            |i: usize| f64::from(a[i]) + (f64::from(b[i]) - f64::from(a[i])) * (place - low as f64);
        Color::unit(mix(0) / 255.0, mix(1) / 255.0, mix(2) / 255.0, 1.0)
    }

    fn stop(&self, index: usize) -> [u8; 3] {
        let text = self.stops.get(index * 6..index * 6 + 6).unwrap_or("000000");
        Color::hex(u32::from_str_radix(text, 16).unwrap_or(0)).rgb
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_of_maps() {
        let cases = [
            ("viridis", 0.0, "#440154"),
            ("viridis", 1.0, "#fde725"),
            ("viridis_r", 1.0, "#440154"),
            ("viridis", 0.5, "#21918c"),
            ("gray", 0.5, "#808080"),
            ("gray", 7.0, "#ffffff"),
            ("tab10", 0.15, "#ff7f0e"),
            ("tab10", 1.0, "#17becf"),
        ];
        for (name, t, expected) in cases {
            assert_eq!(
                Colormap::named(name).expect("known").at(t).css(),
                expected,
                "{name} {t}"
            );
        }
        assert!(Colormap::named("no_such_map").is_none());
        assert_eq!(Colormap::default().at(f64::NAN).alpha, 0.0);
    }

    #[test]
    fn every_map_has_whole_stops() {
        for name in Colormap::names() {
            let map = Colormap::named(name).expect("listed");
            assert!(
                map.stops.len() >= 12 && map.stops.len().is_multiple_of(6),
                "{name}"
            );
        }
    }
}
