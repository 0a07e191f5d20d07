//! One notebook of two that were made of the same one, as by two tabs of a browser.
//!
//! Plain data: who changed a cell wins over who did not; what was deleted here and edited there stays; and of a cell that
//! both changed, both texts stay, one below the other, until someone chooses.

use super::{Cell, CellKind, Notebook};
use freezeframe_base::{CellId, JaxCompat};

/// How the name of a cell ends that holds what another tab made of the cell above it.
const OTHER: &str = "-other";

/// A notebook of two.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The cells in order, each with what it is called here, if it is here.
    pub cells: Vec<(Option<CellId>, Cell)>,
    /// Whose printed text it is written for.
    pub compat: JaxCompat,
    /// How many cells were changed on both sides.
    pub conflicts: usize,
}

/// The name of the cell whose text this cell has another version of.
pub fn rival(key: &str) -> Option<&str> {
    let name = key.trim_end_matches(|it: char| it.is_ascii_digit());
    name.strip_suffix(OTHER).filter(|it| !it.is_empty())
}

/// What was changed between `base` and `theirs`, done to `mine`.
pub fn merge(base: &Notebook, mine: &Notebook, theirs: &Notebook) -> Merged {
    let (mut base, mut mine) = (base.clone(), mine.clone());
    follow_moved(&mut base, &mut mine, theirs);
    part_doubles(&base, &mut mine, theirs);
    let compat = if mine.compat == base.compat {
        theirs.compat
    } else {
        mine.compat
    };
    let mut merged = Merged {
        cells: Vec::new(),
        compat,
        conflicts: 0,
    };
    for key in order(&base, &mine, theirs) {
        let [in_base, in_mine, in_theirs] = [&base, &mine, theirs].map(|it| find(it, &key));
        let id = in_mine.map(|it| it.id);
        let changed = |cell: &Cell| in_base.is_none_or(|base| written(base) != written(cell));
        match (in_mine, in_theirs) {
            (Some(here), Some(there)) if !changed(here) => {
                merged.cells.push((id, taken(here, there)));
            }
            (Some(here), Some(there)) if changed(there) && written(here) != written(there) => {
                merged.conflicts += 1;
                merged.cells.push((id, here.clone()));
                let key = fresh_key(&format!("{key}{OTHER}"), &[&mine, theirs]);
                let recorded = Default::default();
                let (there, id) = (there.clone(), None);
                merged.cells.push((
                    id,
                    Cell {
                        key,
                        recorded,
                        ..there
                    },
                ));
            }
            (Some(here), Some(_)) => merged.cells.push((id, here.clone())),
            // Deleted on the other side, unless it is new or was edited on this one.
            (Some(cell), None) | (None, Some(cell)) if changed(cell) => {
                merged.cells.push((id, cell.clone()));
            }
            _ => {}
        }
    }
    merged
}

fn written(cell: &Cell) -> (CellKind, &str) {
    (cell.kind, &cell.source)
}

fn find<'a>(notebook: &'a Notebook, key: &str) -> Option<&'a Cell> {
    notebook.cells.iter().find(|cell| cell.key == key)
}

/// The cell as it is there; what is the same stays with what it put out here.
fn taken(here: &Cell, there: &Cell) -> Cell {
    match written(here) == written(there) {
        true => here.clone(),
        false => there.clone(),
    }
}

/// A name like this one that no notebook has.
fn fresh_key(wanted: &str, all: &[&Notebook]) -> String {
    let is_free = |key: &String| all.iter().all(|it| find(it, key).is_none());
    let mut numbered = (2..).map(|number| format!("{wanted}{number}"));
    let wanted = wanted.to_owned();
    match is_free(&wanted) {
        true => wanted,
        false => numbered.find(is_free).unwrap_or(wanted),
    }
}

/// Where the other side has put our text below its own, what we have written since goes on there.
fn follow_moved(base: &mut Notebook, mine: &mut Notebook, theirs: &Notebook) {
    for moved in &theirs.cells {
        let Some(from) = rival(&moved.key).filter(|_| find(base, &moved.key).is_none()) else {
            continue;
        };
        let from = from.to_owned();
        let ours = find(base, &from).filter(|it| written(it) == written(moved));
        if ours.is_some() && find(mine, &moved.key).is_none() {
            for notebook in [&mut *base, &mut *mine] {
                let cells = notebook.cells.iter_mut();
                for cell in cells.filter(|cell| cell.key == from) {
                    cell.key.clone_from(&moved.key);
                }
            }
        }
    }
}

/// Gives other names to cells that are new on both sides, and not the same.
fn part_doubles(base: &Notebook, mine: &mut Notebook, theirs: &Notebook) {
    for at in 0..mine.cells.len() {
        let cell = &mine.cells[at];
        let other = find(theirs, &cell.key);
        let is_double = other.is_some_and(|it| written(it) != written(cell));
        if is_double && find(base, &cell.key).is_none() {
            mine.cells[at].key = fresh_key(&format!("{}-", cell.key), &[mine, theirs]);
        }
    }
}

/// The names of all cells of both sides. Who has moved cells has their order; what only the other has stands behind what
/// it stands behind there.
fn order(base: &Notebook, mine: &Notebook, theirs: &Notebook) -> Vec<String> {
    let keys = |notebook: &Notebook| -> Vec<String> {
        notebook.cells.iter().map(|it| it.key.clone()).collect()
    };
    let (lead, other) = if common(base, mine) == common(mine, base) {
        (keys(theirs), keys(mine))
    } else {
        (keys(mine), keys(theirs))
    };
    let mut all = lead;
    let mut at = 0;
    for key in other {
        match all.iter().position(|it| *it == key) {
            Some(place) => at = place + 1,
            None => {
                all.insert(at, key);
                at += 1;
            }
        }
    }
    all
}

/// The names of those cells of a notebook that are in another too.
fn common<'a>(notebook: &'a Notebook, other: &Notebook) -> Vec<&'a str> {
    let keys = notebook.cells.iter().map(|it| it.key.as_str());
    keys.filter(|key| find(other, key).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A notebook of `name=text`, with numbers from 0 on.
    fn notebook(cells: &str) -> Notebook {
        let mut notebook = Notebook::default();
        for (at, cell) in cells.split_whitespace().enumerate() {
            let (key, source) = cell.split_once('=').unwrap();
            notebook.insert(CellId(at as u32), at, CellKind::Code);
            notebook.cells[at].key = key.to_owned();
            notebook.cells[at].source = source.to_owned();
        }
        notebook
    }

    fn shown(merged: &Merged) -> String {
        let cells = merged.cells.iter();
        let cells = cells.map(|(_, cell)| format!("{}={}", cell.key, cell.source));
        cells.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn edits_of_both_survive() {
        for (base, mine, theirs, expected, conflicts) in [
            ("a=1 b=2", "a=1 b=2", "a=1 b=2", "a=1 b=2", 0),
            (
                "a=1 b=2",
                "a=mine b=2",
                "a=1 b=theirs",
                "a=mine b=theirs",
                0,
            ),
            ("a=1", "a=same", "a=same", "a=same", 0),
            // Cells that are new.
            (
                "a=1 b=2",
                "a=1 x=3 b=2",
                "a=1 b=2 y=4",
                "a=1 x=3 b=2 y=4",
                0,
            ),
            ("a=1", "x=3 a=1", "a=1 y=4", "x=3 a=1 y=4", 0),
            ("a=1", "a=1 x=3", "a=1 x=4", "a=1 x-=3 x=4", 0),
            ("a=1", "a=1 x=3", "a=1 x=3", "a=1 x=3", 0),
            // Deleted.
            ("a=1 b=2 c=3", "a=1 b=2", "a=0 b=2 c=3", "a=0 b=2", 0),
            ("a=1 b=2 c=3", "a=1 b=2 c=3", "c=3", "c=3", 0),
            ("a=1 b=2", "a=1", "a=1 b=edited", "a=1 b=edited", 0),
            ("a=1 b=2", "a=1 b=edited", "a=1", "a=1 b=edited", 0),
            // Moved.
            (
                "a=1 b=2 c=3",
                "c=3 a=1 b=2",
                "a=1 b=9 c=3",
                "c=3 a=1 b=9",
                0,
            ),
            (
                "a=1 b=2 c=3",
                "a=7 b=2 c=3",
                "b=2 a=1 c=3 y=4",
                "b=2 a=7 c=3 y=4",
                0,
            ),
            // Changed on both sides.
            (
                "a=1 b=2",
                "a=mine b=2",
                "a=theirs b=2",
                "a=mine a-other=theirs b=2",
                1,
            ),
            (
                "a=1 a-other=2",
                "a=m a-other=2",
                "a=t a-other=2",
                "a=m a-other2=t a-other=2",
                1,
            ),
            // The other tab has put our text below its own; we went on writing meanwhile.
            (
                "a=ours b=2",
                "a=ours b=2",
                "a=theirs a-other=ours b=2",
                "a=theirs a-other=ours b=2",
                0,
            ),
            (
                "a=ours b=2",
                "a=further b=2",
                "a=theirs a-other=ours b=2",
                "a=theirs a-other=further b=2",
                0,
            ),
        ] {
            let merged = merge(&notebook(base), &notebook(mine), &notebook(theirs));
            assert_eq!(shown(&merged), expected, "{base} | {mine} | {theirs}");
            assert_eq!(merged.conflicts, conflicts, "{base} | {mine} | {theirs}");
        }
    }

    #[test]
    fn who_merges_last_writes_what_all_have() {
        let base = notebook("a=1 b=2");
        let (one, two) = (notebook("a=one b=2 x=5"), notebook("a=two b=2 x=6"));
        // The first has written; the second merges and writes, and the first takes that.
        let written = merge(&base, &two, &one);
        let all = notebook(&shown(&written));
        let taken = merge(&one, &one, &all);
        assert_eq!(shown(&taken), shown(&written));
        assert_eq!(taken.conflicts, 0);
        for text in ["=one", "=two", "=5", "=6"] {
            assert!(shown(&taken).contains(text), "{text}");
        }
    }

    #[test]
    fn cells_that_are_here_keep_their_numbers() {
        let merged = merge(
            &notebook("a=1 b=2"),
            &notebook("b=2 a=1"),
            &notebook("a=1 b=3 c=4"),
        );
        let ids: Vec<_> = merged.cells.iter().map(|(id, _)| *id).collect();
        assert_eq!(shown(&merged), "b=3 c=4 a=1");
        assert_eq!(ids, [Some(CellId(0)), None, Some(CellId(1))]);
    }

    #[test]
    fn a_rival_names_the_cell_that_it_is_a_version_of() {
        for (key, cell) in [
            ("a-other", Some("a")),
            ("own-3-other2", Some("own-3")),
            ("own-3", None),
            ("-other", None),
        ] {
            assert_eq!(rival(key), cell, "{key}");
        }
    }
}
