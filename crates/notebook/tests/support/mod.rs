//! Notebooks made by chance, the same in each run.

use freezeframe_base::Json;

/// A source of numbers that only look random (a xorshift generator).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % end as u64) as usize
    }

    pub fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    /// Up to `most` of these lines.
    pub fn lines(&mut self, all: &[&str], most: usize) -> String {
        let lines: Vec<&str> = (0..self.below(most + 1)).map(|_| self.of(all)).collect();
        lines.join("\n")
    }
}

pub const CODE: &[&str] = &[
    "x = 1",
    "",
    "    y = x",
    "print('é', \"🧊\")",
    "# a comment",
    "%time x",
    "%%time",
    "!ls",
    "# %time x",
    "# # %time",
    "# %% not a cell",
    "'''",
    "\"\"\"",
    "s = '''a",
    "%in a string'''",
    "#",
    "# %%",
    "?x",
    "x?",
    "```",
    "~~~",
    "```python",
    "+++",
    "---",
    "\tz",
    "#%% x",
    "%%bash",
    "#!ls",
];

pub const PROSE: &[&str] = &[
    "# Title",
    "",
    "text",
    "```python",
    "```",
    "~~~",
    "- item",
    "    indented",
    "+++",
    "---",
    "a: b",
    "\"\"\"",
    "# %%",
    "#x",
    "<!-- #region -->",
    "<!-- #endregion -->",
    "é 🧊",
    "```{code-cell}",
    "$x^2$",
    "text \\",
];

fn metadata(chance: &mut Chance) -> Json {
    let all = [
        "{}",
        "{}",
        r#"{"tags": ["a", "b c"]}"#,
        r#"{"collapsed": true, "own": {"deep": [1.50, null, 1e999]}}"#,
        r#"{"jupyter": {"source_hidden": true}, "title": "é \"x\""}"#,
        r#"{"freezeframe": {"other": 1}}"#,
        r#"{"language": "x"}"#,
    ];
    Json::parse(chance.of(&all)).expect("JSON")
}

/// A multi-line string in one of the ways that nbformat allows.
fn text(chance: &mut Chance, text: &str) -> Json {
    match chance.below(3) {
        0 => text.into(),
        1 => text
            .split_inclusive('\n')
            .map(Json::from)
            .collect::<Vec<_>>()
            .into(),
        _ => {
            let half = text.floor_char_boundary(text.len() / 2);
            let (a, b) = text.split_at(half);
            vec![a.into(), b.into()].into()
        }
    }
}

fn output(chance: &mut Chance) -> Json {
    let all = [
        r#"{"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]}"#,
        r#"{"output_type": "stream", "name": "stderr", "text": "w"}"#,
        r#"{"output_type": "execute_result", "execution_count": 3, "data": {"text/html": ["<b>1</b>"], "text/plain": "1"}, "metadata": {}}"#,
        r#"{"output_type": "display_data", "data": {"image/png": "iVBORw0KGgo=\n", "text/plain": ["<Figure>"]}, "metadata": {"image/png": {"width": 3}}}"#,
        r#"{"output_type": "display_data", "data": {"application/vnd.x+json": {"a": [1, {"b": -0.0}]}}, "metadata": {"own": true}}"#,
        r#"{"output_type": "display_data", "data": {"text/latex": "$x$", "image/svg+xml": ["<svg/>"]}, "metadata": {}}"#,
        r#"{"output_type": "error", "ename": "E", "evalue": "m", "traceback": ["\u001b[0;31mE\u001b[0m", "x"]}"#,
    ];
    Json::parse(chance.of(&all)).expect("JSON")
}

/// The JSON of a notebook of nbformat 4 and this minor version.
pub fn notebook(chance: &mut Chance, minor: u32) -> Json {
    let cells = (0..chance.below(7)).map(|at| {
        let (kind, lines) = match chance.below(5) {
            0 => ("markdown", chance.lines(PROSE, 5)),
            1 => ("raw", chance.lines(PROSE, 3)),
            _ => ("code", chance.lines(CODE, 6)),
        };
        let mut cell = vec![
            ("cell_type".to_owned(), kind.into()),
            ("metadata".to_owned(), metadata(chance)),
            ("source".to_owned(), text(chance, &lines)),
        ];
        if minor >= 5 {
            cell.insert(1, ("id".to_owned(), format!("id-{at}").as_str().into()));
        }
        if kind == "code" {
            let outputs: Vec<Json> = (0..chance.below(3)).map(|_| output(chance)).collect();
            let count = if outputs.is_empty() {
                Json::Null
            } else {
                7.into()
            };
            cell.push(("outputs".to_owned(), outputs.into()));
            cell.push(("execution_count".to_owned(), count));
        } else if minor >= 1 && chance.below(2) == 0 {
            let attachments = r#"{"a.png": {"image/png": "aGk="}}"#;
            cell.push((
                "attachments".to_owned(),
                Json::parse(attachments).expect("JSON"),
            ));
        }
        Json::Object(cell)
    });
    let cells: Vec<Json> = cells.collect();
    Json::object([
        ("metadata", metadata(chance)),
        ("cells", cells.into()),
        ("nbformat", 4.into()),
        ("nbformat_minor", minor.into()),
    ])
}
