//! `freezeframe inspect --sarif`: the findings in SARIF 2.1.0, which editors and code hosts show.

use crate::findings::Findings;
use crate::program::Program;
use crate::results::{Found, codes, position, results};
use serde_json::{Value as Json, json};

/// One run of one tool.
pub fn sarif(findings: &Findings, program: &Program) -> Result<String, String> {
    let rule =
        |(id, meaning): (&str, &str)| json!({ "id": id, "shortDescription": { "text": meaning } });
    let rules: Vec<Json> = codes().into_iter().map(rule).collect();
    let results: Vec<Json> = results(findings)
        .iter()
        .map(|it| result(it, program))
        .collect();
    let object = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "freezeframe",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    });
    let text = serde_json::to_string_pretty(&object).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}

fn result(found: &Found, program: &Program) -> Json {
    let mut physical = json!({ "artifactLocation": { "uri": program.uri() } });
    let mut location = json!({});
    if let Some(span) = found.span {
        let cell = span.cell.0 as usize;
        if let Some(begin) = program.begin(cell) {
            let text = program.text();
            let place = |at: u32| position(text, begin + at);
            let (start, end) = (place(span.start), place(span.end));
            physical["region"] = json!({
                "startLine": start.line + 1,
                "startColumn": start.column + 1,
                "endLine": end.line + 1,
                "endColumn": end.column + 1,
            });
        } else {
            // The lines of a cell are no lines of its file.
            let line = position(program.source(cell), span.start).line + 1;
            let name = format!("{}, line {line}", program.place(cell));
            location["logicalLocations"] = json!([{ "fullyQualifiedName": name }]);
        }
    }
    location["physicalLocation"] = physical;
    json!({
        "ruleId": found.code,
        "level": if found.is_error { "error" } else { "warning" },
        "message": { "text": found.sentence },
        "locations": [location],
        "properties": { "page": found.page },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::RunOptions;
    use crate::findings::findings;

    fn told(name: &str, text: &str) -> Json {
        let mut program = Program::of_text(name, text, &RunOptions::default()).expect("a program");
        let findings = findings(&mut program);
        serde_json::from_str(&sarif(&findings, &program).expect("plain data")).expect("JSON")
    }

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

    #[test]
    fn each_result_has_a_rule_and_a_region() {
        let log = told("a b.py", CODE);
        let run = &log["runs"][0];
        let results = run["results"].as_array().expect("results");
        let told: Vec<_> = results
            .iter()
            .map(|it| (it["ruleId"].as_str().unwrap_or(""), region(it)))
            .collect();
        assert_eq!(
            told,
            [("global", [5, 16, 5, 17]), ("stale_call", [8, 7, 8, 13])]
        );
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        for result in results {
            assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]));
        }
        let place = &results[0]["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(place["uri"], "a%20b.py");
    }

    fn region(result: &Json) -> [u64; 4] {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        ["startLine", "startColumn", "endLine", "endColumn"]
            .map(|name| region[name].as_u64().unwrap_or(0))
    }

    #[test]
    fn cells_of_markdown_have_lines_of_the_file_and_those_of_notebooks_their_own() {
        let text = format!("# A\n\n```python\n{CODE}```\n");
        let log = told("a.md", &text);
        assert_eq!(region(&log["runs"][0]["results"][0]), [8, 16, 8, 17]);
        let cell = json!({ "cell_type": "code", "source": CODE, "outputs": [], "metadata": {},
            "execution_count": null });
        let notebook =
            json!({ "cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5 });
        let log = told("a.ipynb", &notebook.to_string());
        let location = &log["runs"][0]["results"][0]["locations"][0];
        let name = &location["logicalLocations"][0]["fullyQualifiedName"];
        assert_eq!(name, "cell 1, line 5");
    }
}
