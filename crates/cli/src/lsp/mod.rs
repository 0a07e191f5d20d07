//! `freezeframe lsp`: a language server. What it tells is of a run that the author asked for, and of the text that ran.
//!
//! Findings are diagnostics; a name's hover says what it is frozen to; a code action asks for the run, another for the
//! rewrite. The run happens between two messages: whoever edits meanwhile is answered after it, or after the time limit.

mod documents;
mod wire;

use crate::arguments::RunOptions;
use crate::findings::{Findings, findings};
use crate::program::Program;
use crate::results::{Found, offset, position, results};
use documents::{Documents, Open, position_of};
use freezeframe_base::{Proposal, Span, wording};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::process::ExitCode;

const INSPECT: &str = "freezeframe.inspect";
const FIX: &str = "freezeframe.fix";

/// Seconds that a cell may run, where nothing else is said.
const TIME_LIMIT: f64 = 60.0;

/// Answers the editor on standard input and output until it says that it goes.
pub fn serve_editor(options: &RunOptions) -> Result<ExitCode, String> {
    let mut options = options.clone();
    options.time_limit.get_or_insert(TIME_LIMIT);
    let (input, output) = (std::io::stdin().lock(), std::io::stdout().lock());
    Ok(serve(input, output, options))
}

fn serve(mut input: impl BufRead, output: impl Write, options: RunOptions) -> ExitCode {
    let mut server = Server {
        output,
        options,
        documents: Documents::default(),
        seen: BTreeMap::new(),
        asked: 0,
        is_shut_down: false,
    };
    while let Some(message) = wire::read(&mut input) {
        if message["method"] == "exit" {
            break;
        }
        server.take(&message);
    }
    match server.is_shut_down {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// What was found when a program ran.
struct Seen {
    parts: Vec<(String, String)>,
    findings: Findings,
    results: Vec<Found>,
}

struct Server<W> {
    output: W,
    options: RunOptions,
    documents: Documents,
    /// By the program's address.
    seen: BTreeMap<String, Seen>,
    /// How many requests were sent to the editor.
    asked: u64,
    is_shut_down: bool,
}

/// An answer, or what is wrong with the request.
type Answer = Result<Json, String>;

impl<W: Write> Server<W> {
    fn take(&mut self, message: &Json) {
        let method = message["method"].as_str().unwrap_or("");
        let params = &message["params"];
        if self.documents.absorb(method, params) || method.is_empty() {
            return;
        }
        let answer = match method {
            "initialize" => Ok(capabilities()),
            "shutdown" => {
                self.is_shut_down = true;
                Ok(Json::Null)
            }
            "textDocument/hover" => Ok(self.hover(params)),
            "textDocument/codeAction" => Ok(self.actions(params)),
            "textDocument/codeLens" => Ok(self.lenses(params)),
            "workspace/executeCommand" => self.execute(params),
            _ => Err(format!("there is no method `{method}`")),
        };
        let Some(id) = message.get("id") else { return };
        let reply = match answer {
            Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
            Err(error) => {
                // The protocol's numbers: a request failed, or there is no such method.
                let is_known = method == "workspace/executeCommand";
                let code = if is_known { -32803 } else { -32601 };
                let error = json!({ "code": code, "message": error });
                json!({ "jsonrpc": "2.0", "id": id, "error": error })
            }
        };
        wire::write(&mut self.output, &reply);
    }

    fn notify(&mut self, method: &str, params: &Json) {
        let message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        wire::write(&mut self.output, &message);
    }

    fn say(&mut self, is_error: bool, words: &str) {
        let kind = if is_error { 1 } else { 3 };
        self.notify(
            "window/showMessage",
            &json!({ "type": kind, "message": words }),
        );
    }

    fn execute(&mut self, params: &Json) -> Answer {
        let uri = params["arguments"][0].as_str().unwrap_or("");
        let open = self.documents.program_of(uri);
        let open = open.ok_or_else(|| format!("`{uri}` is not open"))?;
        match params["command"].as_str() {
            Some(INSPECT) => self.inspect(open)?,
            Some(FIX) => self.fix(&open)?,
            other => return Err(format!("there is no command `{}`", other.unwrap_or(""))),
        }
        Ok(Json::Null)
    }

    fn program(&self, open: &Open) -> Result<Program, String> {
        let name = file_name(&open.uri);
        if !open.is_notebook {
            // Of a Markdown file the editor has the text, and the cells are parts of it.
            if !name.ends_with(".py") {
                return Err(format!(
                    "{name}: what can be run is a .py file or a notebook"
                ));
            }
            let text = open.parts.first().map_or("", |it| it.1.as_str());
            return Program::of_text(&name, text, &self.options);
        }
        let code = open.parts.iter().map(|it| it.1.clone()).collect();
        let compat = self.options.compat.unwrap_or_default();
        Program::of_cells(name, code, compat, &self.options)
    }

    /// Runs a program and shows what was found.
    fn inspect(&mut self, open: Open) -> Result<(), String> {
        let mut program = self.program(&open)?;
        let findings = findings(&mut program);
        let results = results(&findings);
        let parts = open.parts;
        for (cell, (uri, text)) in parts.iter().enumerate() {
            let here = results
                .iter()
                .filter(|it| it.span.map_or(0, cell_of) == cell);
            let diagnostics: Vec<Json> = here.map(|it| diagnostic(it, text)).collect();
            let params = json!({ "uri": uri, "diagnostics": diagnostics });
            self.notify("textDocument/publishDiagnostics", &params);
        }
        if results.is_empty() {
            self.say(
                false,
                "nothing is frozen that has changed, and nothing happened only while tracing",
            );
        }
        let seen = Seen {
            parts,
            findings,
            results,
        };
        self.seen.insert(open.uri, seen);
        Ok(())
    }

    /// Asks for the rewrite and has the editor take it.
    fn fix(&mut self, open: &Open) -> Result<(), String> {
        let mut program = self.program(open)?;
        match program.propose(false)? {
            Proposal::Rewritten { cells, changes, .. } => {
                let mut edits = serde_json::Map::new();
                for cell in &cells {
                    let Some((uri, text)) = open.parts.get(cell.cell.0 as usize) else {
                        continue;
                    };
                    let range = range(text, 0, text.len() as u32);
                    let edit = json!([{ "range": range, "newText": cell.source }]);
                    edits.insert(uri.clone(), edit);
                }
                self.asked += 1;
                let changes: Vec<String> = changes.iter().map(ToString::to_string).collect();
                let params = json!({ "label": changes.join(" "), "edit": { "changes": edits } });
                let request = json!({ "jsonrpc": "2.0", "id": format!("edit {}", self.asked),
                    "method": "workspace/applyEdit", "params": params });
                wire::write(&mut self.output, &request);
                self.say(false, &changes.join(" "));
            }
            Proposal::NothingToFix => self.say(false, "nothing to fix"),
            Proposal::Declined { obstacles } => {
                let reasons: Vec<String> = obstacles.iter().map(|it| it.sentence()).collect();
                self.say(true, &format!("not fixed: {}", reasons.join("; ")));
            }
        }
        Ok(())
    }

    /// What a run saw of the text that a request is about, if that is still the text, with the cell's number.
    fn seen(&self, params: &Json) -> Option<(&Seen, usize)> {
        let uri = params["textDocument"]["uri"].as_str()?;
        let open = self.documents.program_of(uri)?;
        let seen = self.seen.get(&open.uri)?;
        let now = open.parts.iter().find(|it| it.0 == uri)?;
        let cell = seen.parts.iter().position(|it| it == now)?;
        Some((seen, cell))
    }

    fn hover(&self, params: &Json) -> Json {
        let Some((seen, cell)) = self.seen(params) else {
            return Json::Null;
        };
        let Some((_, text)) = seen.parts.get(cell) else {
            return Json::Null;
        };
        let at = offset(text, position_of(&params["position"])) as u32;
        let covers = |span: &Span| cell_of(*span) == cell && span.start <= at && at < span.end;
        let frozen = seen.findings.traces.iter().flat_map(|trace| {
            let told = trace
                .frozen
                .iter()
                .filter(|it| it.span.is_some_and(|span| covers(&span)));
            told.map(|it| {
                (
                    it.span,
                    format!("{} (traced: `{}`)", wording::sentence(it), trace.function),
                )
            })
        });
        let mut told: Vec<(Option<Span>, String)> = frozen.collect();
        let calls = seen
            .results
            .iter()
            .filter(|it| it.code == crate::results::STALE_CALL);
        let calls = calls.filter(|it| it.span.is_some_and(|span| covers(&span)));
        told.extend(calls.map(|it| (it.span, it.sentence.clone())));
        // What is said of the smallest expression there is about what the author points at.
        let size = |it: &(Option<Span>, String)| it.0.map_or(0, |span| span.end - span.start);
        let Some(least) = told.iter().map(size).min() else {
            return Json::Null;
        };
        told.retain(|it| size(it) == least);
        let span = told.first().and_then(|it| it.0);
        let words: Vec<String> = told.into_iter().map(|it| it.1).collect();
        let range = span.map(|span| range(text, span.start, span.end));
        json!({ "contents": { "kind": "markdown", "value": words.join("\n\n") }, "range": range })
    }

    fn actions(&self, params: &Json) -> Json {
        let uri = &params["textDocument"]["uri"];
        let command = |title: &str, command: &str, kind: &str| {
            json!({ "title": title, "kind": kind,
                "command": { "title": title, "command": command, "arguments": [uri] } })
        };
        let mut actions = vec![command(
            "Run under jit and tell what froze",
            INSPECT,
            "source",
        )];
        if let Some((seen, _)) = self.seen(params)
            && !seen.results.is_empty()
        {
            let mut fix = command("Carry the state in and out (rewrite)", FIX, "quickfix");
            fix["diagnostics"] = params["context"]["diagnostics"].clone();
            actions.insert(0, fix);
        }
        Json::Array(actions)
    }

    fn lenses(&self, params: &Json) -> Json {
        let uri = &params["textDocument"]["uri"];
        let start = json!({ "line": 0, "character": 0 });
        let command = json!({ "title": "Run under jit and tell what froze", "command": INSPECT,
            "arguments": [uri] });
        json!([{ "range": { "start": start, "end": start }, "command": command }])
    }
}

fn cell_of(span: Span) -> usize {
    span.cell.0 as usize
}

fn file_name(uri: &str) -> String {
    let name = uri.rsplit('/').next().unwrap_or(uri);
    freezeframe_page::address::unescape(name)
}

fn range(text: &str, start: u32, end: u32) -> Json {
    let place = |at: u32| {
        let place = position(text, at);
        json!({ "line": place.line, "character": place.column })
    };
    json!({ "start": place(start), "end": place(end) })
}

fn diagnostic(found: &Found, text: &str) -> Json {
    let (start, end) = found.span.map_or((0, 0), |span| (span.start, span.end));
    json!({
        "range": range(text, start, end),
        "severity": if found.is_error { 1 } else { 2 },
        "code": found.code,
        "source": "freezeframe",
        "message": found.sentence,
    })
}

fn capabilities() -> Json {
    json!({
        "capabilities": {
            "positionEncoding": "utf-16",
            "textDocumentSync": { "openClose": true, "change": 2 },
            "notebookDocumentSync": {
                "notebookSelector": [{ "notebook": "jupyter-notebook", "cells": [{ "language": "python" }] }],
            },
            "hoverProvider": true,
            "codeActionProvider": { "codeActionKinds": ["quickfix", "source"] },
            "codeLensProvider": {},
            "executeCommandProvider": { "commands": [INSPECT, FIX] },
        },
        "serverInfo": { "name": "freezeframe", "version": env!("CARGO_PKG_VERSION") },
    })
}

#[cfg(test)]
mod tests;
