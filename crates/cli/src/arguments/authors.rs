//! The words of the commands for authors, which take several notebooks.

use super::{Action, seconds, text_of};
use crate::record::RecordOptions;
use lexopt::Arg::{Long, Short, Value};
use std::path::PathBuf;
use std::time::Duration;

/// How long a cell may run where nothing else is said.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Reads the words behind `record`.
pub fn record(mut parser: lexopt::Parser) -> Result<Action, String> {
    let mut options = RecordOptions {
        files: Vec::new(),
        output: None,
        time_limit: TIME_LIMIT,
    };
    while let Some(word) = parser.next().map_err(|error| error.to_string())? {
        match word {
            Long("help") | Short('h') => return Ok(Action::Help),
            Long("output") | Short('o') => options.output = Some(path_of(&mut parser)?),
            Long("time-limit") => options.time_limit = time_limit(&mut parser)?,
            Value(path) => options.files.push(path.into()),
            other => return Err(wrong(other)),
        }
    }
    some(&options.files)?;
    Ok(Action::Record(options))
}

fn some(files: &[PathBuf]) -> Result<(), String> {
    let missing = "which notebooks? see freezeframe --help";
    (!files.is_empty()).then_some(()).ok_or(missing.into())
}

fn wrong(word: lexopt::Arg) -> String {
    format!("{}; see freezeframe --help", word.unexpected())
}

fn path_of(parser: &mut lexopt::Parser) -> Result<PathBuf, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    Ok(value.into())
}

fn time_limit(parser: &mut lexopt::Parser) -> Result<Duration, String> {
    let number = seconds(&text_of(parser)?)?;
    Duration::try_from_secs_f64(number).map_err(|error| error.to_string())
}
