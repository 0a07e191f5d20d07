//! `freezeframe mdbook`: a preprocessor of mdBook. It makes the blocks of Python in a book live cells, and records what they
//! put out where the book asks for that.
//!
//! mdBook calls it with `supports RENDERER`, and then gives it a list of a context and the book as JSON.

use crate::arguments::MdbookOptions;
use crate::files::LANES;
use crate::lane::{World, run_notebook};
use crate::run::write_stream;
use freezeframe_base::{CellId, Stream};
use freezeframe_notebook::{CellKind, Notebook};
use freezeframe_page::lanes::{join_pieces, plain_outputs};
use freezeframe_page::text::escape;
use serde_json::Value;
use std::io::Read;
use std::ops::Range;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::Duration;

/// How long a cell may run where the book says nothing else.
const TIME_LIMIT: f64 = 60.0;
/// The blocks that become cells.
const UPGRADED: &str = "pre code.language-python:not(.noeval)";
/// What `[preprocessor.freezeframe]` of a book may say of its cells, which the page's script reads as attributes.
const ATTRIBUTES: [&str; 8] = [
    "fold",
    "height",
    "inspector",
    "lanes",
    "readonly",
    "run",
    "session",
    "theme",
];
/// What else it may say: for mdBook, and for us.
const OTHERS: [&str; 8] = [
    "after",
    "before",
    "command",
    "optional",
    "record",
    "renderers",
    "site",
    "time-limit",
];

/// Answers mdBook; the error is a sentence for people.
pub fn mdbook(options: &MdbookOptions) -> Result<ExitCode, String> {
    if let Some(renderer) = &options.supports {
        return Ok(ExitCode::from(u8::from(renderer != "html")));
    }
    let mut text = String::new();
    let read = std::io::stdin().read_to_string(&mut text);
    read.map_err(|error| format!("standard input: {error}"))?;
    let (context, mut book): (Value, Value) = serde_json::from_str(&text)
        .map_err(|error| format!("this is not what mdBook gives a preprocessor: {error}"))?;
    let settings = Settings::read(&context["config"]["preprocessor"]["freezeframe"])?;
    each_chapter(&mut book, &|content| settings.with_cells(content))?;
    write_stream(Stream::Stdout, &book.to_string());
    Ok(ExitCode::SUCCESS)
}

/// Gives each chapter another text, wherever a release of mdBook keeps them.
fn each_chapter(
    value: &mut Value,
    change: &dyn Fn(&str) -> Result<String, String>,
) -> Result<(), String> {
    match value {
        Value::Array(items) => items.iter_mut().try_for_each(|it| each_chapter(it, change)),
        Value::Object(entries) => {
            if let Some(chapter) = entries.get_mut("Chapter") {
                let changed = chapter["content"].as_str().map(change).transpose();
                let name = chapter["name"].as_str().unwrap_or("a chapter");
                if let Some(text) = changed.map_err(|error| format!("{name}: {error}"))? {
                    chapter["content"] = text.into();
                }
            }
            entries
                .values_mut()
                .try_for_each(|it| each_chapter(it, change))
        }
        _ => Ok(()),
    }
}

/// What a book says of its cells.
struct Settings {
    /// The address of the site, with a slash at its end.
    site: String,
    /// Attributes of the cells, with their values.
    attributes: Vec<(String, String)>,
    /// What the cells put out stands in the book.
    record: bool,
    limit: Duration,
}

impl Settings {
    fn read(table: &Value) -> Result<Self, String> {
        let entries = table.as_object().into_iter().flatten();
        let mut attributes = Vec::new();
        for (name, value) in entries {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Bool(true) => String::new(),
                other => other.to_string(),
            };
            if ATTRIBUTES.contains(&name.as_str()) {
                attributes.extend((*value != Value::Bool(false)).then(|| (name.clone(), text)));
            } else if !OTHERS.contains(&name.as_str()) {
                let known = ATTRIBUTES.join(", ");
                return Err(format!(
                    "[preprocessor.freezeframe] of book.toml says `{name}`: there are site, record, time-limit, {known}"
                ));
            }
        }
        let site = table["site"].as_str().ok_or(
            "[preprocessor.freezeframe] of book.toml needs `site`, the address of the hosted site",
        )?;
        let limit = table["time-limit"].as_f64().unwrap_or(TIME_LIMIT);
        Ok(Self {
            site: format!("{}/", site.trim_end_matches('/')),
            attributes,
            record: table["record"].as_bool().unwrap_or(false),
            limit: Duration::try_from_secs_f64(limit)
                .map_err(|_| "`time-limit` in book.toml is a number of seconds".to_owned())?,
        })
    }

    /// A chapter with cells in place of its blocks of Python.
    fn with_cells(&self, content: &str) -> Result<String, String> {
        let fences = python_fences(content);
        if fences.is_empty() {
            return Ok(content.to_owned());
        }
        let script = |attributes: &str| {
            let address = escape(&format!("{}freezeframe.js", self.site));
            format!("\n\n<script type=\"module\" src=\"{address}\"{attributes}></script>\n")
        };
        if !self.record {
            let upgrade = format!(" data-upgrade=\"{}\"", escape(UPGRADED));
            let attributes = self.attributes("data-");
            return Ok(content.to_owned() + &script(&(upgrade + &attributes)));
        }
        let outputs = self.outputs(&fences)?;
        let mut text = String::new();
        let mut end = 0;
        for (fence, outputs) in fences.iter().zip(outputs) {
            text.push_str(&content[end..fence.range.start]);
            text.push_str(&self.element(&fence.code, &outputs));
            end = fence.range.end;
        }
        text.push_str(&content[end..]);
        Ok(text + &script(""))
    }

    fn attributes(&self, prefix: &str) -> String {
        let written = |(name, value): &(String, String)| match value.as_str() {
            "" => format!(" {prefix}{name}"),
            value => format!(" {prefix}{name}=\"{}\"", escape(value)),
        };
        self.attributes.iter().map(written).collect()
    }

    /// What the cells of a chapter put out: for each the text of both lanes.
    fn outputs(&self, fences: &[Fence]) -> Result<Vec<[String; 2]>, String> {
        let mut notebook = Notebook::default();
        for ((at, fence), id) in fences.iter().enumerate().zip(0..) {
            notebook.insert(CellId(id), at, CellKind::Code);
            notebook.cells[at].source = fence.code.clone();
        }
        let world = World {
            limit: self.limit,
            wheels: Rc::default(),
        };
        let mut texts: Vec<[String; 2]> = vec![Default::default(); fences.len()];
        for (at, (lane, _)) in LANES.into_iter().enumerate() {
            for (run, text) in run_notebook(&notebook, lane, &world).iter().zip(&mut texts) {
                if run.interrupted {
                    return Err("a block was stopped: it ran longer than `time-limit`".to_owned());
                }
                text[at] = plain_outputs(&join_pieces(&run.outputs));
            }
        }
        Ok(texts)
    }

    /// A cell as HTML in Markdown, where an empty line ends what begins with most tags, and not what begins with `pre`.
    fn element(&self, code: &str, [python, jit]: &[String; 2]) -> String {
        let output = |lane: &str, text: &str| match text {
            "" => String::new(),
            text => format!("<pre class=\"output\"{lane}>{}</pre>\n\n", escape(text)),
        };
        let outputs = match python == jit {
            true => output("", python),
            false => output(" data-lane=\"python\"", python) + &output(" data-lane=\"jit\"", jit),
        };
        let attributes = self.attributes("");
        let code = escape(code);
        format!(
            "<freeze-frame{attributes}>\n\n<pre><code class=\"language-python\">{code}</code></pre>\n\n{outputs}</freeze-frame>\n"
        )
    }
}

/// A block of Python in Markdown.
#[derive(Debug, PartialEq)]
struct Fence {
    range: Range<usize>,
    code: String,
}

/// The blocks of Python that are not marked `noeval`.
fn python_fences(text: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    // The fence that is open: its sign, how often, where it began, and the code so far of one of Python.
    let mut open: Option<(char, usize, usize, Option<String>)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let (sign, count, rest) = fence_line(line);
        match &mut open {
            Some((opened, least, begin, code)) => {
                if sign == *opened && count >= *least && rest.is_empty() {
                    let range = *begin..end;
                    fences.extend(code.take().map(|code| Fence { range, code }));
                    open = None;
                } else if let Some(code) = code {
                    code.push_str(line);
                }
            }
            None if count >= 3 && !(sign == '`' && rest.contains('`')) => {
                let mut words = rest.split([',', ' ', '{', '}']).filter(|it| !it.is_empty());
                let is_python = matches!(words.next(), Some("python" | "python3" | "py"));
                let runs = is_python && words.all(|it| it.trim_start_matches('.') != "noeval");
                open = Some((sign, count, start, runs.then(String::new)));
            }
            None => {}
        }
        start = end;
    }
    fences
}

/// The sign that a line begins with, how often it stands there, and what follows.
fn fence_line(line: &str) -> (char, usize, &str) {
    let text = line.trim_start_matches(' ');
    let sign = text.chars().next().filter(|it| matches!(it, '`' | '~'));
    match sign {
        Some(sign) if line.len() - text.len() <= 3 => {
            let rest = text.trim_start_matches(sign);
            (sign, text.len() - rest.len(), rest.trim())
        }
        _ => (' ', 0, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_of_python_are_found() {
        let text = "a\n```python\nx = 1\n```\n~~~py\ny\n```\n~~~\n````python,noeval\n````\n```rust\n```\n    ```python\n```\n```python\nz";
        let fences = python_fences(text);
        let found: Vec<_> = fences.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(found, ["x = 1\n", "y\n```\n"]);
        assert_eq!(&text[fences[0].range.clone()], "```python\nx = 1\n```\n");
    }
}
