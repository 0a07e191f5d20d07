//! The colors that have names, and the colormaps: a text that is loaded with the module that plots.

use freezeframe_base::section;
use std::sync::OnceLock;

freezeframe_base::part!("part-colors", COLORS, include_str!("colors.txt"));

/// What the host is asked for.
#[cfg(target_arch = "wasm32")]
pub const PART: &str = "colors";

/// A line each: a name, and colors as hexadecimal triples.
pub(super) struct Tables {
    /// Colormaps by samples at equal distances.
    maps: &'static str,
    /// Colormaps by bands of one color each.
    lists: &'static str,
    /// The names that CSS gives to colors.
    names: &'static str,
}

static TABLES: OnceLock<Tables> = OnceLock::new();

/// Takes the text, which is the same in all sessions.
#[cfg(target_arch = "wasm32")]
pub fn set_tables(text: &str) {
    TABLES.get_or_init(|| Tables::of(Box::leak(text.into())));
}

/// The tables; natively they are linked in.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn tables() -> &'static Tables {
    TABLES.get_or_init(|| Tables::of(COLORS))
}

/// The tables; empty ones before there is a text.
#[cfg(target_arch = "wasm32")]
pub(super) fn tables() -> &'static Tables {
    static NONE: Tables = Tables {
        maps: "",
        lists: "",
        names: "",
    };
    TABLES.get().unwrap_or(&NONE)
}

impl Tables {
    fn of(text: &'static str) -> Self {
        let lines = |name: &str| section(text, name).unwrap_or_default();
        Self {
            maps: lines("maps"),
            lists: lines("lists"),
            names: lines("names"),
        }
    }

    /// The name, the colors, and whether they are bands, of a colormap.
    pub(super) fn map(&self, name: &str) -> Option<(&'static str, &'static str, bool)> {
        let find = |lines| rows(lines).find(|(own, _)| *own == name);
        let band = || find(self.lists).map(|(name, stops)| (name, stops, true));
        let map = find(self.maps).map(|(name, stops)| (name, stops, false));
        map.or_else(band)
    }

    /// The names of all colormaps.
    pub(super) fn map_names(&self) -> impl Iterator<Item = &'static str> {
        rows(self.maps)
            .chain(rows(self.lists))
            .map(|(name, _)| name)
    }

    /// The color that CSS gives a name.
    pub(super) fn named(&self, name: &str) -> Option<u32> {
        let (_, rgb) = rows(self.names).find(|(own, _)| *own == name)?;
        u32::from_str_radix(rgb, 16).ok()
    }
}

fn rows(lines: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines.lines().filter_map(|line| line.split_once(' '))
}
