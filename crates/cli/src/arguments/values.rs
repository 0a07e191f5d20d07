//! What stands behind an option.

use freezeframe_base::{JaxCompat, Lane};
use freezeframe_notebook::compat_of_version;
use std::path::PathBuf;
use std::time::Duration;

/// Any text.
pub fn text_of(parser: &mut lexopt::Parser) -> Result<String, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    value
        .into_string()
        .map_err(|value| format!("{} is not text", value.display()))
}

/// The name of a lane.
pub fn lane(name: &str) -> Result<Lane, String> {
    match name {
        "jit" => Ok(Lane::Jit),
        "python" => Ok(Lane::Python),
        _ => Err(format!("there is no lane `{name}`: jit or python")),
    }
}

/// A number of seconds.
pub fn seconds(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|seconds: &f64| *seconds > 0.0);
    number.ok_or_else(|| format!("`{text}` is not a number of seconds"))
}

/// A release of jax.
pub fn release(text: &str) -> Result<JaxCompat, String> {
    compat_of_version(text).ok_or_else(|| format!("`{text}` is not a release of jax"))
}

/// The name of a file or a folder.
pub fn path_of(parser: &mut lexopt::Parser) -> Result<PathBuf, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    Ok(value.into())
}

/// How long a cell may run.
pub fn time_limit(parser: &mut lexopt::Parser) -> Result<Duration, String> {
    let number = seconds(&text_of(parser)?)?;
    Duration::try_from_secs_f64(number).map_err(|error| error.to_string())
}
