//! `freezeframe check`: whether notebooks are what they say they are.

mod exercises;
mod frozen;
mod links;
mod outputs;
mod places;
mod report;
mod subject;

use crate::arguments::CheckOptions;
use crate::files::{read, write};
use crate::lane::World;
use crate::run::write_stream;
use crate::wheels::wheels;
use freezeframe_base::Stream;
use report::{Check, Problem, Report};
use std::path::Path;
use std::process::ExitCode;
use subject::Subject;

/// Checks each notebook; exit code 1 if something is not so. The error is a sentence for people.
pub fn check(options: &CheckOptions) -> Result<ExitCode, String> {
    let github =
        options.github || std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| !value.is_empty());
    let world = World {
        limit: options.time_limit,
        wheels: wheels(&options.packages)?.into(),
        files: Default::default(),
    };
    let mut reports = Vec::new();
    for file in &options.files {
        let report = checked(file, &world);
        write_stream(Stream::Stdout, &report.people());
        if github {
            write_stream(Stream::Stdout, &report.annotations());
        }
        reports.push(report);
    }
    if let Some(path) = &options.junit {
        write(path, report::junit(&reports).as_bytes())?;
    }
    let failed = reports.iter().any(|it| it.problems().next().is_some());
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn checked(file: &Path, world: &World) -> Report {
    let checks = match read(file) {
        Ok((notebook, bytes)) => {
            let subject = Subject::run(notebook, &bytes, world);
            let parts = [
                outputs::check,
                frozen::check,
                links::check,
                exercises::check,
                exercises::check_predictions,
            ];
            parts.iter().flat_map(|part| part(&subject)).collect()
        }
        Err(sentence) => {
            let own = format!("{}: ", file.display());
            let problem = Problem {
                place: String::new(),
                line: None,
                sentence: sentence.strip_prefix(&own).unwrap_or(&sentence).to_owned(),
                detail: Vec::new(),
            };
            vec![Check::failed("it can be read".into(), problem)]
        }
    };
    Report {
        file: file.to_owned(),
        checks,
    }
}
