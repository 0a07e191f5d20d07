//! `freezeframe mdbook`: a preprocessor of mdBook. It makes the blocks of Python in a book live cells, and records what they
//! put out where the book asks for that.
//!
//! mdBook calls it with `supports RENDERER`, and then gives it a list of a context and the book as JSON.

use crate::arguments::MdbookOptions;
use crate::files::LANES;
use crate::lane::{World, run_notebook};
use crate::run::write_stream;
use crate::wheels::wheels;
use freezeframe_base::{CellId, Stream};
use freezeframe_notebook::{CellKind, Notebook};
use freezeframe_page::lanes::{join_pieces, plain_outputs};
use freezeframe_page::text::escape;
use serde_json::Value;
use std::io::Read;
use std::ops::Range;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::Duration;

/// How long a cell may run where the book says nothing else.
const TIME_LIMIT: f64 = 60.0;
/// The blocks that become cells.
const UPGRADED: &str = "pre code.language-python:not(.noeval)";
/// What `[preprocessor.freezeframe]` of a book may say of its cells: the attributes of `<freeze-frame>`, as the page's script
/// reads them.
const ATTRIBUTES: &str = include_str!("../../../www/embed/attributes.json");
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
    let settings = Settings::read(&context)?;
    each_chapter(&mut book, &|content, path| {
        settings.with_cells(content, path)
    })?;
    write_stream(Stream::Stdout, &book.to_string());
    Ok(ExitCode::SUCCESS)
}

/// Gives each chapter another text, wherever a release of mdBook keeps them.
fn each_chapter(
    value: &mut Value,
    change: &dyn Fn(&str, &str) -> Result<String, String>,
) -> Result<(), String> {
    match value {
        Value::Array(items) => items.iter_mut().try_for_each(|it| each_chapter(it, change)),
        Value::Object(entries) => {
            if let Some(chapter) = entries.get_mut("Chapter") {
                let path = chapter["path"].as_str().unwrap_or_default();
                let content = chapter["content"].as_str();
                let changed = content.map(|it| change(it, path)).transpose();
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
    /// With what they are run for that.
    world: World,
}

impl Settings {
    fn read(context: &Value) -> Result<Self, String> {
        let table = &context["config"]["preprocessor"]["freezeframe"];
        let known: Vec<String> = serde_json::from_str(ATTRIBUTES)
            .map_err(|error| format!("the attributes of cells: {error}"))?;
        let entries = table.as_object().into_iter().flatten();
        let mut attributes = Vec::new();
        for (name, value) in entries {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Bool(true) => String::new(),
                Value::Array(items) => words(items),
                other => other.to_string(),
            };
            if known.contains(name) {
                attributes.extend((*value != Value::Bool(false)).then(|| (name.clone(), text)));
            } else if !OTHERS.contains(&name.as_str()) {
                let known = known.join(", ");
                return Err(format!(
                    "[preprocessor.freezeframe] of book.toml says `{name}`: there are site, record, time-limit, {known}"
                ));
            }
        }
        let site = table["site"].as_str().ok_or(
            "[preprocessor.freezeframe] of book.toml needs `site`, the address of the hosted site",
        )?;
        let limit = table["time-limit"].as_f64().unwrap_or(TIME_LIMIT);
        let mut world = World {
            limit: Duration::try_from_secs_f64(limit)
                .map_err(|_| "`time-limit` in book.toml is a number of seconds".to_owned())?,
            wheels: Rc::default(),
            files: Rc::default(),
        };
        let record = table["record"].as_bool().unwrap_or(false);
        if record {
            let named = |name: &str| {
                let value = attributes.iter().find(|(it, _)| it == name);
                value.map_or("", |(_, text)| text)
            };
            let source = context["config"]["book"]["src"].as_str().unwrap_or("src");
            let root = Path::new(context["root"].as_str().unwrap_or("."));
            let folder = root.join(source).join(named("from"));
            world.files = files(&folder, named("files"))?.into();
            let wheels_named = own_names(named("packages")).map(|name| folder.join(name));
            world.wheels = wheels(&wheels_named.collect::<Vec<_>>())?.into();
        }
        Ok(Self {
            site: format!("{}/", site.trim_end_matches('/')),
            attributes,
            record,
            world,
        })
    }

    /// A chapter with cells in place of its blocks of Python.
    fn with_cells(&self, content: &str, path: &str) -> Result<String, String> {
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
            let attributes = self.attributes("data-", path);
            return Ok(content.to_owned() + &script(&(upgrade + &attributes)));
        }
        let outputs = self.outputs(&fences)?;
        let mut text = String::new();
        let mut end = 0;
        for (fence, outputs) in fences.iter().zip(outputs) {
            text.push_str(&content[end..fence.range.start]);
            text.push_str(&self.element(&fence.code, path, &outputs));
            end = fence.range.end;
        }
        text.push_str(&content[end..]);
        Ok(text + &script(""))
    }

    /// The attributes of the cells of a chapter; those of files are addresses from the book's top.
    fn attributes(&self, prefix: &str, path: &str) -> String {
        let names_files =
            |(name, _): &(String, String)| matches!(name.as_str(), "files" | "packages");
        let top = "../".repeat(path.matches('/').count());
        let own = self.attributes.iter().find(|(name, _)| name == "from");
        let from = match own {
            Some((_, own)) => top + own,
            None if top.is_empty() => ".".to_owned(),
            None => top,
        };
        let from = self
            .attributes
            .iter()
            .any(names_files)
            .then(|| ("from".to_owned(), from));
        let others = self.attributes.iter().filter(|(name, _)| name != "from");
        let written = |(name, value): &(String, String)| match value.as_str() {
            "" => format!(" {prefix}{name}"),
            value => format!(" {prefix}{name}=\"{}\"", escape(value)),
        };
        others.chain(&from).map(written).collect()
    }

    /// What the cells of a chapter put out: for each the text of both lanes.
    fn outputs(&self, fences: &[Fence]) -> Result<Vec<[String; 2]>, String> {
        let mut notebook = Notebook::default();
        for ((at, fence), id) in fences.iter().enumerate().zip(0..) {
            notebook.insert(CellId(id), at, CellKind::Code);
            notebook.cells[at].source = fence.code.clone();
        }
        let mut texts: Vec<[String; 2]> = vec![Default::default(); fences.len()];
        for (at, (lane, _)) in LANES.into_iter().enumerate() {
            for (run, text) in run_notebook(&notebook, lane, &self.world)
                .iter()
                .zip(&mut texts)
            {
                if run.interrupted {
                    return Err("a block was stopped: it ran longer than `time-limit`".to_owned());
                }
                text[at] = plain_outputs(&join_pieces(&run.outputs));
            }
        }
        Ok(texts)
    }

    /// A cell as HTML in Markdown, where an empty line ends what begins with most tags, and not what begins with `pre`.
    fn element(&self, code: &str, path: &str, [python, jit]: &[String; 2]) -> String {
        let output = |lane: &str, text: &str| match text {
            "" => String::new(),
            text => format!("<pre class=\"output\"{lane}>{}</pre>\n\n", escape(text)),
        };
        let outputs = match python == jit {
            true => output("", python),
            false => output(" data-lane=\"python\"", python) + &output(" data-lane=\"jit\"", jit),
        };
        let attributes = self.attributes("", path);
        let code = escape(code);
        format!(
            "<freeze-frame{attributes}>\n\n<pre><code class=\"language-python\">{code}</code></pre>\n\n{outputs}</freeze-frame>\n"
        )
    }
}

/// The addresses of a list that lie in the book, and on no other host.
fn own_names(list: &str) -> impl Iterator<Item = &str> {
    let names = list.split_whitespace();
    names.filter(|name| !name.contains("://") && !name.starts_with('/'))
}

/// The files of a list, by the paths that they have in programs.
fn files(folder: &Path, list: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
    let read = |name: &str| {
        let path = folder.join(name);
        let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let own = name.strip_prefix("./").unwrap_or(name);
        let is_below = own.split('/').all(|part| part != "..");
        let last = own.rsplit('/').next().unwrap_or(own);
        Ok((if is_below { own } else { last }.to_owned(), bytes))
    };
    own_names(list).map(read).collect()
}

/// A list as an attribute has it.
fn words(items: &[Value]) -> String {
    let words = items.iter().map(|item| match item {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    });
    words.collect::<Vec<_>>().join(" ")
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
