//! The formats, and how their files are named.

/// The file formats that hold a notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Jupyter's JSON: nbformat 4, and the older ones with worksheets.
    Ipynb,
    /// Python whose cells begin with `# %%`; without such a line it is one code cell.
    Python,
    /// Markdown whose fenced `python` blocks, or `{code-cell}` directives, are code cells.
    Markdown,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ipynb, Self::Python, Self::Markdown];

    /// The format that a file's name asks for, by its ending.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let mut all = Self::ALL.into_iter();
        all.find(|format| format.ending().eq_ignore_ascii_case(ending))
    }

    /// How names of its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Ipynb => "ipynb",
            Self::Python => "py",
            Self::Markdown => "md",
        }
    }
}
