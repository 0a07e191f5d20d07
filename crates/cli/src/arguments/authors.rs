//! The words of the commands for authors, which take several notebooks. Where help is asked for, there are no options.

use super::values::{path_of, text_of, time_limit};
use lexopt::Arg::{Long, Short, Value};
use std::path::PathBuf;
use std::time::Duration;

/// How long a cell may run where nothing else is said.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// What is to be recorded.
#[derive(Debug, PartialEq)]
pub struct RecordOptions {
    /// The notebooks.
    pub files: Vec<PathBuf>,
    /// The file or the folder to write to.
    pub output: Option<PathBuf>,
    /// How long a cell may run.
    pub time_limit: Duration,
    /// Wheels, and folders of wheels.
    pub packages: Vec<PathBuf>,
}

/// What is to be checked.
#[derive(Debug, PartialEq)]
pub struct CheckOptions {
    /// The notebooks.
    pub files: Vec<PathBuf>,
    /// Where the results are to be written for other programs.
    pub junit: Option<PathBuf>,
    /// Problems are annotations too.
    pub github: bool,
    /// How long a cell may run.
    pub time_limit: Duration,
    /// Wheels, and folders of wheels.
    pub packages: Vec<PathBuf>,
}

/// Of what a site is to be made.
#[derive(Debug, Default, PartialEq)]
pub struct BuildOptions {
    /// The notebooks, in the order of the list.
    pub files: Vec<PathBuf>,
    /// The folder to write to.
    pub output: PathBuf,
    /// The folder of a built site, which has the engine.
    pub site: PathBuf,
    /// What the site is called.
    pub title: String,
    /// Where it is to stand.
    pub base: Option<String>,
    /// Its theme, if it has one of its own.
    pub theme: Option<String>,
}

/// What mdBook asks.
#[derive(Debug, Default, PartialEq)]
pub struct MdbookOptions {
    /// Whether the books of this renderer are for us; without it, a book comes on standard input.
    pub supports: Option<String>,
}

/// Reads the words behind `mdbook`.
pub fn mdbook(mut parser: lexopt::Parser) -> Result<Option<MdbookOptions>, String> {
    let mut options = MdbookOptions::default();
    while let Some(word) = parser.next().map_err(|error| error.to_string())? {
        match word {
            Long("help") | Short('h') => return Ok(None),
            Value(word) if word == "supports" && options.supports.is_none() => {
                options.supports = Some(text_of(&mut parser)?);
            }
            other => return Err(wrong(other)),
        }
    }
    Ok(Some(options))
}

/// Reads the words behind `record`.
pub fn record(mut parser: lexopt::Parser) -> Result<Option<RecordOptions>, String> {
    let mut options = RecordOptions {
        files: Vec::new(),
        output: None,
        time_limit: TIME_LIMIT,
        packages: Vec::new(),
    };
    while let Some(word) = parser.next().map_err(|error| error.to_string())? {
        match word {
            Long("help") | Short('h') => return Ok(None),
            Long("output") | Short('o') => options.output = Some(path_of(&mut parser)?),
            Long("time-limit") => options.time_limit = time_limit(&mut parser)?,
            Long("packages") => options.packages.push(path_of(&mut parser)?),
            Value(path) => options.files.push(path.into()),
            other => return Err(wrong(other)),
        }
    }
    some(&options.files)?;
    Ok(Some(options))
}

/// Reads the words behind `check`.
pub fn check(mut parser: lexopt::Parser) -> Result<Option<CheckOptions>, String> {
    let mut options = CheckOptions {
        files: Vec::new(),
        junit: None,
        github: false,
        time_limit: TIME_LIMIT,
        packages: Vec::new(),
    };
    while let Some(word) = parser.next().map_err(|error| error.to_string())? {
        match word {
            Long("help") | Short('h') => return Ok(None),
            Long("junit") => options.junit = Some(path_of(&mut parser)?),
            Long("github") => options.github = true,
            Long("time-limit") => options.time_limit = time_limit(&mut parser)?,
            Long("packages") => options.packages.push(path_of(&mut parser)?),
            Value(path) => options.files.push(path.into()),
            other => return Err(wrong(other)),
        }
    }
    some(&options.files)?;
    Ok(Some(options))
}

/// Reads the words behind `build`.
pub fn build(mut parser: lexopt::Parser) -> Result<Option<BuildOptions>, String> {
    let mut options = BuildOptions {
        title: "Notebooks".into(),
        ..BuildOptions::default()
    };
    while let Some(word) = parser.next().map_err(|error| error.to_string())? {
        match word {
            Long("help") | Short('h') => return Ok(None),
            Long("output") | Short('o') => options.output = path_of(&mut parser)?,
            Long("site") => options.site = path_of(&mut parser)?,
            Long("title") => options.title = text_of(&mut parser)?,
            Long("base") => options.base = Some(base(text_of(&mut parser)?)?),
            Long("theme") => options.theme = Some(theme(text_of(&mut parser)?)?),
            Value(path) => options.files.push(path.into()),
            other => return Err(wrong(other)),
        }
    }
    some(&options.files)?;
    for (folder, name) in [(&options.output, "-o"), (&options.site, "--site")] {
        if folder.as_os_str().is_empty() {
            return Err(format!(
                "a site needs a folder behind {name}; see freezeframe --help"
            ));
        }
    }
    Ok(Some(options))
}

fn base(address: String) -> Result<String, String> {
    let is_whole = ["https://", "http://"]
        .iter()
        .any(|it| address.starts_with(it));
    is_whole
        .then_some(address)
        .ok_or_else(|| "--base is the whole address of the site, from https:// on".into())
}

fn theme(name: String) -> Result<String, String> {
    let is_one = name == "light" || name == "dark";
    let error = format!("there is no theme `{name}`: light or dark");
    is_one.then_some(name).ok_or(error)
}

fn some(files: &[PathBuf]) -> Result<(), String> {
    let missing = "which notebooks? see freezeframe --help";
    (!files.is_empty()).then_some(()).ok_or(missing.into())
}

fn wrong(word: lexopt::Arg) -> String {
    format!("{}; see freezeframe --help", word.unexpected())
}
