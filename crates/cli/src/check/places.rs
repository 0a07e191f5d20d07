//! At which lines of its file a notebook's code cells stand, for whoever shows a problem beside the file's text.

use freezeframe_base::{CellId, Json};
use freezeframe_notebook::{CellKind, Format, Notebook};

/// The lines of a file, and where its code cells begin.
pub struct Places {
    lines: Vec<String>,
    /// Each code cell that was found, and the line, counted from 1, of its first.
    cells: Vec<(CellId, usize)>,
}

impl Places {
    /// Finds the cells. Of a file that is not laid out as such files are, nothing is found.
    pub fn find(notebook: &Notebook, bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let mut places = Self {
            lines: text.lines().map(str::to_owned).collect(),
            cells: Vec::new(),
        };
        let is_json = notebook.head.format() == Some(Format::Ipynb);
        let mut from = 0;
        for cell in notebook.cells.iter() {
            let found = match (is_json, cell.kind) {
                (true, _) => places.in_json(from, &cell.key),
                (false, CellKind::Code) => places.in_text(from, &cell.source),
                (false, _) => None,
            };
            if let Some(first) = found {
                from = first;
                if cell.kind == CellKind::Code {
                    places.cells.push((cell.id, first + 1));
                }
            }
        }
        places
    }

    /// A cell's lines are items of a list that stands behind its id.
    fn in_json(&self, from: usize, key: &str) -> Option<usize> {
        let id = format!("\"id\": {}", Json::from(key).pretty());
        let position = |from: usize, is_it: &dyn Fn(&str) -> bool| {
            let mut lines = self.lines.iter().enumerate().skip(from);
            lines.find_map(|(at, line)| is_it(line.trim()).then_some(at))
        };
        let named = position(from, &|line| line.trim_end_matches(',') == id)?;
        let source = position(named, &|line| line == "\"source\": [")?;
        Some(source + 1)
    }

    /// A cell's lines stand as they are, but that magics are comments.
    fn in_text(&self, from: usize, source: &str) -> Option<usize> {
        let wanted: Vec<&str> = source.lines().collect();
        if wanted.is_empty() {
            return None;
        }
        let is_it = |(line, wanted): (&String, &&str)| {
            line == wanted || line.strip_prefix("# ") == Some(*wanted)
        };
        let rest = self.lines.get(from..)?;
        let mut windows = rest.windows(wanted.len());
        let at = windows.position(|lines| lines.iter().zip(&wanted).all(is_it))?;
        Some(from + at)
    }

    /// The line of the file where a line of a cell stands; both are counted from 1.
    pub fn line(&self, cell: CellId, line: u32) -> Option<usize> {
        let (_, first) = self.cells.iter().find(|(it, _)| *it == cell)?;
        Some(first + (line.max(1) as usize - 1))
    }

    /// The first line of the file that holds a text.
    pub fn line_with(&self, text: &str) -> Option<usize> {
        let at = self.lines.iter().position(|line| line.contains(text))?;
        Some(at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_in_each_format() {
        let python = "# %%\na = 1\n\n# %% [markdown]\n# b = 2\n\n# %%\n# %time a\nb = 2\n";
        let markdown = "b = 2\n\n```python\na = 1\n```\n\n```python\nb = 2\n```\n";
        let read = |format, text: &str| Notebook::read(format, text).expect("a notebook");
        let json = read(Format::Python, python).write(Format::Ipynb);
        let number = |json: &str, text: &str| {
            let at = json.lines().position(|line| line.contains(text));
            at.expect("a line") + 1
        };
        for (format, text, expected) in [
            (Format::Python, python, [2, 9]),
            (Format::Markdown, markdown, [4, 8]),
            (
                Format::Ipynb,
                &json,
                [number(&json, "\"a = 1"), number(&json, "\"%time a") + 1],
            ),
        ] {
            let notebook = read(format, text);
            let places = Places::find(&notebook, text.as_bytes());
            let last = if format == Format::Markdown { 1 } else { 2 };
            let mut code = notebook.code_cells().map(|cell| cell.id);
            let mut next = |line| places.line(code.next().expect("a cell"), line);
            assert_eq!([next(1), next(last)], expected.map(Some), "{text}");
        }
    }
}
