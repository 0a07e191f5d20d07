//! A scripted client: what it says, and what it is answered.

use super::*;
use std::io::Cursor;

const CODE: &str = "\
import jax
g = 1.0
@jax.jit
def f(x):
    return x * g
print(f(2.0))
g = 2.0
print(f(2.0))
";

/// What the server says to a client that sends these messages and goes.
fn talk(messages: &[Json]) -> Vec<Json> {
    let mut input = Vec::new();
    for message in messages {
        wire::write(&mut input, message);
    }
    wire::write(
        &mut input,
        &json!({ "jsonrpc": "2.0", "id": "end", "method": "shutdown" }),
    );
    wire::write(&mut input, &json!({ "jsonrpc": "2.0", "method": "exit" }));
    let mut output = Vec::new();
    let code = serve(Cursor::new(input), &mut output, RunOptions::default());
    assert_eq!(code, ExitCode::SUCCESS);
    let mut output = Cursor::new(output);
    std::iter::from_fn(|| wire::read(&mut output)).collect()
}

fn request(id: u32, method: &str, params: &Json) -> Json {
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })
}

fn notification(method: &str, params: &Json) -> Json {
    json!({ "jsonrpc": "2.0", "method": method, "params": params })
}

fn opened(text: &str) -> Json {
    let document =
        json!({ "uri": "file:///a.py", "languageId": "python", "version": 1, "text": text });
    notification("textDocument/didOpen", &json!({ "textDocument": document }))
}

fn command(id: u32, command: &str, uri: &str) -> Json {
    let params = json!({ "command": command, "arguments": [uri] });
    request(id, "workspace/executeCommand", &params)
}

fn at(line: u32, character: u32) -> Json {
    let place = json!({ "line": line, "character": character });
    json!({ "textDocument": { "uri": "file:///a.py" }, "position": place,
        "range": { "start": place, "end": place }, "context": { "diagnostics": [] } })
}

fn answer(said: &[Json], id: u32) -> &Json {
    let mut answers = said.iter().filter(|it| it["id"] == id);
    &answers.next().expect("an answer")["result"]
}

fn told<'s>(said: &'s [Json], method: &str) -> Vec<&'s Json> {
    let told = said.iter().filter(|it| it["method"] == method);
    told.map(|it| &it["params"]).collect()
}

#[test]
fn a_script_is_run_when_asked_and_its_findings_are_diagnostics_hovers_and_a_fix() {
    let said = talk(&[
        request(1, "initialize", &json!({ "capabilities": {} })),
        notification("initialized", &json!({})),
        opened(CODE),
        request(2, "textDocument/hover", &at(4, 15)),
        request(3, "textDocument/codeAction", &at(4, 15)),
        command(4, INSPECT, "file:///a.py"),
        request(5, "textDocument/hover", &at(4, 15)),
        request(6, "textDocument/codeAction", &at(4, 15)),
        command(7, FIX, "file:///a.py"),
        request(8, "textDocument/rename", &at(4, 15)),
    ]);
    assert_eq!(answer(&said, 1)["capabilities"]["hoverProvider"], true);
    assert_eq!(*answer(&said, 2), Json::Null, "nothing was run");
    assert_eq!(answer(&said, 3).as_array().map(Vec::len), Some(1));
    let diagnostics = told(&said, "textDocument/publishDiagnostics");
    let [params] = diagnostics.as_slice() else {
        panic!("{diagnostics:?}");
    };
    let places = params["diagnostics"].as_array().expect("diagnostics");
    let places: Vec<_> = places
        .iter()
        .map(|it| (it["code"].as_str(), it["range"]["start"]["line"].as_u64()))
        .collect();
    assert_eq!(
        places,
        [(Some("global"), Some(4)), (Some("stale_call"), Some(7))]
    );
    let hover = answer(&said, 5);
    let words = hover["contents"]["value"].as_str().unwrap_or("");
    assert!(
        words.contains("`g` was 1.0 when traced, 2.0 now"),
        "{words}"
    );
    assert_eq!(hover["range"]["start"]["character"], 15);
    assert_eq!(answer(&said, 6)[0]["command"]["command"], FIX);
    let edits = told(&said, "workspace/applyEdit");
    let new = edits[0]["edit"]["changes"]["file:///a.py"][0]["newText"].as_str();
    assert!(new.is_some_and(|it| it.contains("def f(x, g):")), "{new:?}");
    let unknown = said.iter().find(|it| it["id"] == 8).expect("an answer");
    assert!(
        unknown["error"]["message"]
            .as_str()
            .is_some_and(|it| it.contains("rename"))
    );
}

#[test]
fn what_was_said_of_another_text_is_not_said_of_this_one() {
    let edit = json!({ "textDocument": { "uri": "file:///a.py", "version": 2 },
        "contentChanges": [{ "text": "h",
            "range": { "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 1 } } }] });
    let said = talk(&[
        opened(CODE),
        command(1, INSPECT, "file:///a.py"),
        notification("textDocument/didChange", &edit),
        request(2, "textDocument/hover", &at(4, 15)),
        command(3, INSPECT, "file:///a.py"),
    ]);
    assert_eq!(*answer(&said, 2), Json::Null);
    let diagnostics = told(&said, "textDocument/publishDiagnostics");
    let last = diagnostics.last().expect("diagnostics");
    let message = last["diagnostics"][0]["message"].as_str().unwrap_or("");
    assert!(message.contains("NameError"), "{message}");
}

#[test]
fn cells_of_a_notebook_are_documents_of_their_own() {
    let (first, second) = CODE.split_at(CODE.find("print").expect("a place"));
    let cell = |name: &str| json!({ "kind": 2, "document": name });
    let text = |name: &str, text: &str| json!({ "uri": name, "languageId": "python", "version": 1, "text": text });
    let params = json!({
        "notebookDocument": { "uri": "file:///a.ipynb", "notebookType": "jupyter-notebook", "version": 1,
            "cells": [cell("cell:1"), { "kind": 1, "document": "cell:prose" }] },
        "cellTextDocuments": [text("cell:1", first)],
    });
    let change = json!({
        "notebookDocument": { "uri": "file:///a.ipynb", "version": 2 },
        "change": { "cells": { "structure": {
            "array": { "start": 2, "deleteCount": 0, "cells": [cell("cell:2")] },
            "didOpen": [text("cell:2", second)],
        } } },
    });
    let said = talk(&[
        notification("notebookDocument/didOpen", &params),
        notification("notebookDocument/didChange", &change),
        command(1, INSPECT, "cell:2"),
        command(2, FIX, "cell:2"),
    ]);
    let diagnostics = told(&said, "textDocument/publishDiagnostics");
    let of = |uri: &str| {
        let found = diagnostics
            .iter()
            .find(|it| it["uri"] == uri)
            .expect("diagnostics");
        found["diagnostics"][0]["code"].clone()
    };
    assert_eq!(
        (of("cell:1"), of("cell:2")),
        ("global".into(), "stale_call".into())
    );
    let edits = told(&said, "workspace/applyEdit");
    let changes = edits[0]["edit"]["changes"].as_object().expect("changes");
    assert!(changes.contains_key("cell:1") && changes.contains_key("cell:2"));
}
