//! Colormaps: a number from 0 to 1 becomes a color.

use super::color::Color;

/// A named colormap, perhaps reversed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colormap {
    name: &'static str,
    stops: &'static str,
    reversed: bool,
    listed: bool,
}

impl Default for Colormap {
    fn default() -> Self {
        Self {
            name: STOPS[0].0,
            stops: STOPS[0].1,
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
        let find =
            |table: &'static [(&'static str, &'static str)]| table.iter().find(|(n, _)| *n == base);
        let (found, listed) = find(STOPS)
            .map(|it| (it, false))
            .or_else(|| find(LISTED).map(|it| (it, true)))?;
        Some(Self {
            name: found.0,
            stops: found.1,
            reversed,
            listed,
        })
    }

    /// Every name, without the reversed ones.
    pub fn names() -> impl Iterator<Item = &'static str> {
        STOPS.iter().chain(LISTED).map(|(name, _)| *name)
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
        let count = self.stops.len() / 6;
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

/// Samples at equal distances, as hexadecimal triples; between them the color is interpolated.
const STOPS: &[(&str, &str)] = &[
    (
        "viridis",
        "44015448186a472d7b4240863b528b33638d2c728e26828e21918c1fa08828ae803fbc735ec96284d44baddc30d8e219fde725",
    ),
    (
        "plasma",
        "0d08873105974c02a16600a77e03a89511a1aa2395bc3587cc4778da5a6ae66c5cf0804ef89540fdac33fdc527f8df25f0f921",
    ),
    (
        "inferno",
        "0000040b0724210c4a3d096557106e71196e8a226aa32c61bc3754d24644e45a31f1731df98e09fcac11f9cb35f2ea69fcffa4",
    ),
    (
        "magma",
        "0000040a08221d114736106b51127c6a1c818326819c2e7fb73779d0416fe75263f56b5cfc8961fea772fec488fde2a3fcfdbf",
    ),
    (
        "cividis",
        "00224e002e6a1a386f32436d434e6c535a6d61656f6f70737d7c788c88789b9476aba072bcae6ccdbb63dec958f0d846fee838",
    ),
    (
        "turbo",
        "30123b4040a2466be34294ff28bceb18ddc232f2986dfe62a4fc3ccdec34eecf3afdac34fb7e21eb500ed02f05a916017a0403",
    ),
    (
        "jet",
        "0000800000c80000ff0040ff0080ff00c0ff16ffe149ffad7dff7ab1ff46e4ff13ffd000ff9400ff5900ff1e00c40000800000",
    ),
    (
        "coolwarm",
        "3b4cc04e68d86282ea779af78db0fea3c2feb9d0f9ccd9eddddcdcecd3c5f5c4acf7b093f4987aeb7d62dd5f4bca3b37b40426",
    ),
    (
        "RdBu",
        "67001f960f27bb2a34d25849e58368f5ac8bfbceb7fbe6daf6f7f7deebf2c0dceb98c8e068abd03e8cbf2870b115508d053061",
    ),
    (
        "bwr",
        "0000ff2020ff4040ff6060ff8080ffa0a0ffc0c0ffe0e0fffffefeffdedeffbebeff9e9eff7e7eff5e5eff3e3eff1e1eff0000",
    ),
    (
        "seismic",
        "00004c0000790000a60000d30101ff4141ff8181ffc1c1fffffdfdffbdbdff7d7dff3d3dfe0000de0000be00009e0000800000",
    ),
    (
        "Blues",
        "f7fbffeaf3fbdeebf7d2e3f3c6dbefb2d2e89dcae184bcdb6aaed656a0ce4191c63181bd2070b41460a808509b08408208306b",
    ),
    (
        "Reds",
        "fff5f0feeae1fee0d2fdcdb9fcbba1fca689fc9272fb7d5dfb694af5523aee3a2cdc2924ca181db71319a30f1584071167000d",
    ),
    (
        "Greens",
        "f7fcf5eef8eae5f5e0d6efd0c7e9c0b4e1ada0d99b8ace8873c4765ab76940aa5d319a50228a44117b38006c2c00572300441b",
    ),
    (
        "Oranges",
        "fff5ebfeeddcfee6cefddbb8fdd0a2fdbf86fdae6afd9d53fd8c3bf77a27f16813e4580ad84801be3f02a53603912e047f2704",
    ),
    (
        "Purples",
        "fcfbfdf5f4f9efedf5e4e3f0dadaebcbcbe3bcbddcadabd29e9ac88e8bc1807cba7566ae6950a35e3b9853268f4912853f007d",
    ),
    (
        "Greys",
        "fffffff7f7f7f0f0f0e4e4e4d9d9d9cbcbcbbdbdbda9a9a99595958484847272726262625151513a3a3a242424111111000000",
    ),
    (
        "hot",
        "0b00003500005f0000890000b30000dd0000ff0800ff3200ff5c00ff8600ffb000ffda00ffff07ffff46ffff85ffffc4ffffff",
    ),
    (
        "cool",
        "00ffff10efff20dfff30cfff40bfff50afff609fff708fff807fff906fffa05fffb04fffc03fffd02fffe01ffff00fffff00ff",
    ),
    (
        "twilight",
        "e2d9e2c4ced495b5c77297c16276ba5e51ad592a8f45135c2f14364a1342741e4f983550b25652c27c63cca389d8c7bee2d9e2",
    ),
    (
        "Spectral",
        "9e0142c1274add4a4cf06744f98e52fdb567fed481feec9fffffbeeff9a6d6ee9bb1dfa386cfa55eb9a93d95b84471b25e4fa2",
    ),
    (
        "RdYlBu",
        "a50026c41e27de402ef16640f98e52fdb567fed485feeca2feffc0ebf7e4d1ecf4b0dcea8ec2dc6da4cc4f81ba3d5ba7313695",
    ),
    (
        "YlGnBu",
        "ffffd9f6fbc5edf8b1daf0b3c6e9b4a2dbb87ecdbb5fc1c040b5c42ea3c21d90c02076b3225da824489d243392162874081d58",
    ),
    (
        "hsv",
        "ff0000ff5f00ffbd00e2ff0084ff0025ff0000ff3900ff9700fff600aaff004bff1300ff7200ffd000ffff00cfff0071ff0018",
    ),
    ("gray", "000000ffffff"),
    ("binary", "ffffff000000"),
    ("bone", "000000545474a7c7c7ffffff"),
    ("spring", "ff00ffffff00"),
    ("summer", "008066ffff66"),
    ("autumn", "ff0000ffff00"),
    ("winter", "0000ff00ff80"),
];

/// Qualitative maps: equal bands of one color each.
const LISTED: &[(&str, &str)] = &[
    (
        "tab10",
        "1f77b4ff7f0e2ca02cd627289467bd8c564be377c27f7f7fbcbd2217becf",
    ),
    (
        "tab20",
        "1f77b4aec7e8ff7f0effbb782ca02c98df8ad62728ff98969467bdc5b0d58c564bc49c94e377c2f7b6d27f7f7fc7c7c7bcbd22dbdb8d17becf9edae5",
    ),
    (
        "Set1",
        "e41a1c377eb84daf4a984ea3ff7f00ffff33a65628f781bf999999",
    ),
    ("Set2", "66c2a5fc8d628da0cbe78ac3a6d854ffd92fe5c494b3b3b3"),
    (
        "Set3",
        "8dd3c7ffffb3bebadafb807280b1d3fdb462b3de69fccde5d9d9d9bc80bdccebc5ffed6f",
    ),
    (
        "Pastel1",
        "fbb4aeb3cde3ccebc5decbe4fed9a6ffffcce5d8bdfddaecf2f2f2",
    ),
    (
        "Paired",
        "a6cee31f78b4b2df8a33a02cfb9a99e31a1cfdbf6fff7f00cab2d66a3d9affff99b15928",
    ),
    ("Dark2", "1b9e77d95f027570b3e7298a66a61ee6ab02a6761d666666"),
    ("Accent", "7fc97fbeaed4fdc086ffff99386cb0f0027fbf5b17666666"),
];

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
