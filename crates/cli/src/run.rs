//! `freezeframe run`: what a program prints.

use crate::arguments::RunOptions;
use crate::program::Program;
use freezeframe_base::{CellRecord, Event, Output, Stream, plain_text};
use std::io::Write;
use std::process::ExitCode;

/// Runs the program; exit code 1 if any cell raised. The error is a sentence for people.
pub fn run(options: &RunOptions) -> Result<ExitCode, String> {
    let mut program = Program::open(options)?;
    let mut code = ExitCode::SUCCESS;
    for index in 0..program.cell_count() {
        let record = program.run_cell(index, |event| {
            if !options.json {
                write_text(event);
            }
        });
        if record.error.is_some() {
            code = exit_code(&record, program.is_script);
        }
        if options.json {
            print_json(&record)?;
        } else {
            print_end(&record, program.is_script);
        }
    }
    if program.is_script && !options.json {
        program.end(write_text);
    }
    Ok(code)
}

/// `sys.exit(3)` in a script ends the command with 3; any other exception is a failure.
fn exit_code(record: &CellRecord, is_script: bool) -> ExitCode {
    match &record.error {
        Some(error) if is_script && error.class == "SystemExit" => match error.message.as_str() {
            "" | "None" => ExitCode::SUCCESS,
            // The operating system keeps the lowest byte of a status.
            message => ExitCode::from(message.parse::<i64>().map_or(1, |status| status as u8)),
        },
        _ => ExitCode::FAILURE,
    }
}

fn write_text(event: &Event) {
    if let Event::Output {
        output: Output::Text { stream, text, .. },
        ..
    } = event
    {
        write_stream(*stream, text);
    }
    if let Event::Output {
        output:
            Output::Display {
                forms,
                result: false,
                ..
            },
        ..
    } = event
    {
        write_stream(Stream::Stdout, &format!("{}\n", plain_text(forms)));
    }
    // What is no secret is asked by text.
    if let Event::Asked {
        secret: true,
        prompt,
        ..
    } = event
    {
        write_stream(Stream::Stderr, prompt);
    }
    if let Event::Asked { .. } = event {
        // A prompt has no newline that would show it.
        let _ = std::io::stdout().flush();
    }
}

/// A closed pipe on the other side is not our failure: the program has still run.
pub fn write_stream(stream: Stream, text: &str) {
    let _ = match stream {
        Stream::Stdout => std::io::stdout().write_all(text.as_bytes()),
        Stream::Stderr => std::io::stderr().write_all(text.as_bytes()),
    };
}

fn print_json(record: &CellRecord) -> Result<(), String> {
    let line = serde_json::to_string(record).map_err(|error| error.to_string())?;
    write_stream(Stream::Stdout, &format!("{line}\n"));
    Ok(())
}

fn print_end(record: &CellRecord, is_script: bool) {
    if let Some(result) = &record.result {
        write_stream(Stream::Stdout, &format!("{result}\n"));
    }
    match &record.error {
        Some(error) if is_script && error.class == "SystemExit" => {
            let is_status = error.message == "None" || error.message.parse::<i64>().is_ok();
            if !is_status && !error.message.is_empty() {
                write_stream(Stream::Stderr, &format!("{}\n", error.message));
            }
        }
        Some(error) => write_stream(Stream::Stderr, &error.traceback),
        None => {}
    }
}
