//! What a file says beside the cells' texts and outputs, kept so that a notebook which is written again loses nothing.

use crate::format::Format;
use freezeframe_base::{JaxCompat, Json};
use std::ops::Range;
use std::sync::Arc;

/// What its file says of a cell; nothing for a cell of no file. Cheap to copy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin(Option<Arc<CellForm>>);

/// A cell as its file has it.
#[derive(Debug, PartialEq)]
pub(crate) enum CellForm {
    /// A cell of nbformat 4, whole.
    Json(Json),
    /// A part of a file that is plain text.
    Text(Stretch),
}

impl Origin {
    pub(crate) fn new(form: CellForm) -> Self {
        Self(Some(Arc::new(form)))
    }

    pub(crate) fn json(&self) -> Option<&Json> {
        match self.0.as_deref() {
            Some(CellForm::Json(json)) => Some(json),
            _ => None,
        }
    }

    pub(crate) fn stretch(&self) -> Option<&Stretch> {
        match self.0.as_deref() {
            Some(CellForm::Text(stretch)) => Some(stretch),
            _ => None,
        }
    }

    /// True if the cell has this tag in its metadata.
    pub fn has_tag(&self, tag: &str) -> bool {
        let tags = self.metadata().and_then(|it| it.get("tags"));
        let tags = tags.and_then(Json::as_array).unwrap_or_default();
        tags.iter().any(|it| it.as_str() == Some(tag))
    }

    /// The address, as data, of a picture that is attached to the cell under a name.
    pub fn picture(&self, name: &str) -> Option<String> {
        let Json::Object(forms) = self.json()?.get("attachments")?.get(name)? else {
            return None;
        };
        let (mime, data) = forms.iter().find(|(mime, _)| mime.starts_with("image/"))?;
        let lines = data.as_array().unwrap_or(std::slice::from_ref(data));
        let digits: String = lines.iter().filter_map(Json::as_str).collect();
        let digits = digits.replace(char::is_whitespace, "");
        let is_base64 = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
        (mime.bytes().all(|it| it.is_ascii_graphic()) && digits.chars().all(is_base64))
            .then(|| format!("data:{mime};base64,{digits}"))
    }

    /// The cell's metadata, in the form that nbformat has.
    pub(crate) fn metadata(&self) -> Option<&Json> {
        match self.0.as_deref()? {
            CellForm::Json(json) => json.get("metadata"),
            CellForm::Text(stretch) => Some(&stretch.metadata),
        }
    }
}

/// How cells stand in a file that is plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Python whose cells begin with `# %%`.
    Percent,
    /// Markdown whose fenced `python` blocks are code.
    Fences,
    /// Markdown whose `{code-cell}` directives are code.
    Myst,
}

impl Dialect {
    pub fn format(self) -> Format {
        match self {
            Self::Percent => Format::Python,
            Self::Fences | Self::Myst => Format::Markdown,
        }
    }
}

/// The part of a text file that is a cell: its text, with what marks the cell before it and what stands after it.
#[derive(Debug, PartialEq)]
pub(crate) struct Stretch {
    pub dialect: Dialect,
    /// Which of the file's cells it is.
    pub ordinal: usize,
    pub text: String,
    /// Where in `text` the cell's own text stands.
    pub body: Range<usize>,
    /// The cell's text: the body without what the format adds to each line.
    pub source: String,
    pub metadata: Json,
}

impl Stretch {
    pub fn before(&self) -> &str {
        self.text.get(..self.body.start).unwrap_or_default()
    }

    pub fn body(&self) -> &str {
        self.text.get(self.body.clone()).unwrap_or_default()
    }

    pub fn after(&self) -> &str {
        self.text.get(self.body.end..).unwrap_or_default()
    }
}

/// What its file says of a notebook as a whole; nothing for a notebook of no file. Cheap to copy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head(Option<Arc<HeadForm>>);

#[derive(Debug, PartialEq)]
pub(crate) enum HeadForm {
    /// An `.ipynb` file of nbformat 4, all but its cells.
    Json(Json),
    /// The beginning of a text file.
    Text(TextHead),
}

/// What stands in a text file before its first cell.
#[derive(Debug, PartialEq)]
pub(crate) struct TextHead {
    pub dialect: Dialect,
    pub text: String,
    pub metadata: Json,
    /// What the metadata say.
    pub compat: JaxCompat,
    /// True if lines end as on Windows.
    pub crlf: bool,
}

impl Head {
    pub(crate) fn new(form: HeadForm) -> Self {
        Self(Some(Arc::new(form)))
    }

    pub(crate) fn json(&self) -> Option<&Json> {
        match self.0.as_deref() {
            Some(HeadForm::Json(json)) => Some(json),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&TextHead> {
        match self.0.as_deref() {
            Some(HeadForm::Text(head)) => Some(head),
            _ => None,
        }
    }

    pub(crate) fn metadata(&self) -> Option<&Json> {
        match self.0.as_deref()? {
            HeadForm::Json(json) => json.get("metadata"),
            HeadForm::Text(head) => Some(&head.metadata),
        }
    }

    /// The format of the file.
    pub fn format(&self) -> Option<Format> {
        Some(match self.0.as_deref()? {
            HeadForm::Json(_) => Format::Ipynb,
            HeadForm::Text(head) => head.dialect.format(),
        })
    }

    /// The title that the file's metadata names.
    pub fn title(&self) -> Option<&str> {
        self.metadata()?.get("title")?.as_str()
    }
}
