//! Notebooks that are plain text: Python with `# %%`, and Markdown with fences.
//!
//! Such a file is cut into stretches, one a cell, none of which overlap or leave anything out. A cell that was not
//! edited is written as the stretch that it was, so the file stays as it was byte for byte.

mod magics;
mod markdown;
mod options;
mod percent;
mod piece;
mod prompts;
mod yaml;

use crate::format::Format;
use crate::json::{set, take};
use crate::model::{Cell, CellKind, Notebook, compat_of, version_of};
use crate::origin::{CellForm, Dialect, Head, HeadForm, Origin, Stretch, TextHead};
use freezeframe_base::{CellId, JaxCompat, Json};
use piece::Piece;

pub use markdown::has_code as has_fences;
pub use percent::has_markers;

/// Reads a file of one of the text formats; the error is a sentence for people.
pub fn read(format: Format, text: &str) -> Result<Notebook, String> {
    let mut reading = Reading::new(format, text.to_owned());
    loop {
        if let Some((notebook, _)) = reading.step(usize::MAX)? {
            return Ok(notebook);
        }
    }
}

/// A file of one of the text formats that is read stretch by stretch.
#[derive(Debug)]
pub struct Reading {
    text: String,
    /// Where the text begins behind its byte order mark.
    from: usize,
    cutting: Cutting,
    cells: Vec<Cell>,
    /// Where the first cell begins.
    first: Option<usize>,
    /// The cell whose end is not known yet.
    last: Option<Piece>,
}

#[derive(Debug)]
enum Cutting {
    Percent(percent::Cutting),
    Markdown(markdown::Cutting),
}

impl Reading {
    /// A text of which no cell is read yet. Of a session of Python's console, which is no program, what was typed is read.
    pub fn new(format: Format, text: String) -> Self {
        let typed = match format {
            Format::Python => prompts::typed(&text),
            _ => None,
        };
        let text = typed.unwrap_or(text);
        let plain = text.strip_prefix('\u{feff}').unwrap_or(&text);
        Self {
            from: text.len() - plain.len(),
            cutting: match format {
                Format::Python => Cutting::Percent(percent::Cutting::new(plain)),
                _ => Cutting::Markdown(markdown::Cutting::new(plain)),
            },
            text,
            cells: Vec::new(),
            first: None,
            last: None,
        }
    }

    /// Of a hundred parts, how many were read.
    pub fn percent(&self) -> usize {
        let plain = &self.text[self.from..];
        let (read, whole) = match &self.cutting {
            Cutting::Percent(cutting) => (cutting.at, plain.len()),
            Cutting::Markdown(cutting) => (cutting.place(plain), plain.len() * 2),
        };
        // A product of these would be more than a word of the browser's holds.
        read / whole.div_ceil(100).max(1)
    }

    /// Reads on for about so many bytes, up to the end of a cell or a line; the notebook and its text once all was read.
    pub fn step(&mut self, bytes: usize) -> Result<Option<(Notebook, String)>, String> {
        let plain = &self.text[self.from..];
        let mut pieces = Vec::new();
        let is_done = match &mut self.cutting {
            Cutting::Percent(cutting) => cutting.step(plain, bytes, &mut pieces),
            Cutting::Markdown(cutting) => cutting.step(plain, bytes, &mut pieces),
        };
        let dialect = match &self.cutting {
            Cutting::Percent(_) => Dialect::Percent,
            Cutting::Markdown(cutting) => cutting.dialect,
        };
        let end = is_done.then_some(None);
        for next in pieces.into_iter().map(Some).chain(end) {
            let start = next.as_ref().map_or(plain.len(), |piece| piece.start);
            self.first.get_or_insert(start);
            if let Some(piece) = std::mem::replace(&mut self.last, next) {
                let at = self.cells.len() as u32;
                self.cells.push(cell(plain, dialect, piece, start, at));
            }
        }
        match is_done {
            true => self.notebook(dialect).map(Some),
            false => Ok(None),
        }
    }

    /// What was read.
    fn notebook(&mut self, dialect: Dialect) -> Result<(Notebook, String), String> {
        let metadata = match &mut self.cutting {
            Cutting::Percent(cutting) => &mut cutting.metadata,
            Cutting::Markdown(cutting) => &mut cutting.metadata,
        };
        let mut metadata = std::mem::replace(metadata, Json::object([]));
        // Jupytext keeps the metadata of Jupyter in a place of their own.
        if let Some(Json::Object(entries)) = take(&mut metadata, "jupyter") {
            for (name, value) in entries {
                set(&mut metadata, &name, value);
            }
        }
        let text = std::mem::take(&mut self.text);
        let plain = &text[self.from..];
        let first_line = plain.split_inclusive('\n').next();
        let head = TextHead {
            dialect,
            text: text[..self.from + self.first.unwrap_or(plain.len())].to_owned(),
            compat: compat_of(Some(&metadata))?,
            metadata,
            crlf: first_line.is_some_and(|line| line.ends_with("\r\n")),
        };
        let notebook = Notebook {
            compat: head.compat,
            cells: std::mem::take(&mut self.cells),
            head: Head::new(HeadForm::Text(head)),
        };
        Ok((notebook, text))
    }
}

/// A cell of a text. Such files name no cell, so cells are named by their position.
fn cell(text: &str, dialect: Dialect, piece: Piece, end: usize, at: u32) -> Cell {
    let source = piece.source.replace("\r\n", "\n");
    Cell {
        id: CellId(at),
        key: format!("cell-{at}"),
        kind: piece.kind,
        source: source.clone(),
        recorded: Default::default(),
        origin: Origin::new(CellForm::Text(Stretch {
            dialect,
            ordinal: at as usize,
            text: text[piece.start..end].to_owned(),
            body: piece.body.start - piece.start..piece.body.end - piece.start,
            source,
            metadata: piece.metadata,
        })),
    }
}

/// The notebook as a file of one of the text formats, which hold no outputs.
pub fn write(notebook: &Notebook, format: Format) -> String {
    let head = notebook.head.text();
    let head = head.filter(|head| head.dialect.format() == format);
    let dialect = match (head, format) {
        (Some(head), _) => head.dialect,
        (None, Format::Python) => Dialect::Percent,
        (None, _) => Dialect::Fences,
    };
    let mut writer = Writer {
        dialect,
        newline: if head.is_some_and(|head| head.crlf) {
            "\r\n"
        } else {
            "\n"
        },
        text: match head {
            Some(head) => head.text.clone(),
            None => fresh_head(notebook.compat, dialect),
        },
        next: Some(0),
        last: None,
    };
    for cell in &notebook.cells {
        writer.add(cell);
    }
    writer.text
}

/// The header of a new file, where it has to say anything.
fn fresh_head(compat: JaxCompat, dialect: Dialect) -> String {
    if compat == JaxCompat::default() {
        return String::new();
    }
    let lines = format!(
        "---\nfreezeframe:\n  jax: \"{}\"\n---\n",
        version_of(compat)
    );
    match dialect {
        Dialect::Percent => percent::commented(lines.trim_end()) + "\n\n",
        _ => lines + "\n",
    }
}

struct Writer {
    dialect: Dialect,
    newline: &'static str,
    text: String,
    /// Which stretch of the file comes next, if what is written so far ends with one.
    next: Option<usize>,
    last: Option<CellKind>,
}

impl Writer {
    fn add(&mut self, cell: &Cell) {
        let stretch = cell
            .origin
            .stretch()
            .filter(|it| it.dialect == self.dialect);
        let text = match stretch {
            Some(stretch) if stretch.source == cell.source => Some(stretch.text.clone()),
            Some(stretch) => self.edited(stretch, cell),
            None => None,
        };
        let ordinal = stretch.map(|it| it.ordinal);
        let in_place = text.is_some() && ordinal.is_some() && ordinal == self.next;
        if !in_place {
            self.separate(cell.kind, text.as_deref());
        }
        // The last cell of a file need not end its line.
        if self.last.is_some() && !self.text.ends_with('\n') {
            self.text += self.newline;
        }
        match text {
            Some(text) => self.text += &text,
            None => {
                let fresh = self.fresh(cell);
                self.text += &self.with_newlines(&fresh);
            }
        }
        self.next = ordinal.map(|it| it + 1);
        self.last = Some(cell.kind);
    }

    fn with_newlines(&self, text: &str) -> String {
        text.replace('\n', self.newline)
    }

    /// A stretch with another text in it; nothing where the text does not fit into it.
    fn edited(&self, stretch: &Stretch, cell: &Cell) -> Option<String> {
        let body = match self.dialect {
            Dialect::Percent => percent::body(cell.kind, &cell.source, stretch),
            _ => markdown::body(cell.kind, &cell.source, stretch)?,
        };
        let mut text = stretch.before().to_owned();
        if !text.is_empty() && !text.ends_with('\n') {
            text += self.newline;
        }
        text += &self.with_newlines(&body);
        let after = stretch.after();
        if !after.is_empty() && !after.starts_with(['\n', '\r']) && !text.ends_with('\n') {
            text += self.newline;
        }
        Some(text + after)
    }

    fn fresh(&self, cell: &Cell) -> String {
        let none = Json::object([]);
        let metadata = cell.origin.metadata().unwrap_or(&none);
        match self.dialect {
            Dialect::Percent => percent::fresh(cell.kind, &cell.source, metadata),
            dialect => {
                let after_prose = self.last == Some(CellKind::Markdown);
                markdown::fresh(dialect, cell.kind, &cell.source, metadata, after_prose)
            }
        }
    }

    /// Puts between two cells that were no neighbors in the file what tells them apart; `text` is a stretch of the file
    /// that is moved here.
    fn separate(&mut self, kind: CellKind, text: Option<&str>) {
        let both_prose = self.last == Some(CellKind::Markdown) && kind == CellKind::Markdown;
        let empty_lines = 1 + usize::from(both_prose && self.dialect == Dialect::Fences);
        if !matches!(self.text.as_str(), "" | "\u{feff}") {
            let ends = self.text.trim_end_matches(['\r', '\n']);
            let there = self.text[ends.len()..].matches('\n').count();
            self.text += &self.newline.repeat((1 + empty_lines).saturating_sub(there));
        }
        let Some(text) = text else { return };
        let mark = match self.dialect {
            Dialect::Percent if self.last.is_some() && !has_markers(first_line(text)) => "# %%\n",
            Dialect::Myst if both_prose && !text.starts_with("+++") => "+++\n\n",
            _ => "",
        };
        self.text += &self.with_newlines(mark);
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
