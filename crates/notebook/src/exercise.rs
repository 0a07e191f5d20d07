//! A cell that a reader is to complete, as the cell's metadata have it under `freezeframe.exercise`.

use crate::json::joined;
use crate::model::Cell;
use freezeframe_base::Json;

/// An exercise; the cell's own text is what the reader begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercise {
    /// What is told to a reader who asks, one at a time.
    pub hints: Vec<String>,
    /// A text of the cell that passes.
    pub solution: String,
    /// Python that runs after the cell; it passes if nothing is raised.
    pub checks: String,
}

impl Exercise {
    /// The exercise that a cell is, if it is one.
    ///
    /// # Errors
    /// Where the metadata are not of this form; the error is a sentence for people.
    pub fn of(cell: &Cell) -> Result<Option<Self>, String> {
        let metadata = cell.origin.metadata();
        let Some(json) = metadata.and_then(|it| it.at(&["freezeframe", "exercise"])) else {
            return Ok(None);
        };
        let Json::Object(entries) = json else {
            return Err("its `exercise` is no object".into());
        };
        let mut exercise = Self {
            hints: Vec::new(),
            solution: String::new(),
            checks: String::new(),
        };
        for (name, value) in entries {
            match name.as_str() {
                "hints" => exercise.hints = hints(value)?,
                "solution" => exercise.solution = joined(value),
                "checks" => exercise.checks = joined(value),
                other => {
                    return Err(format!(
                        "its exercise has `{other}`, which is none of `hints`, `solution` and `checks`"
                    ));
                }
            }
        }
        for (name, text) in [
            ("solution", &exercise.solution),
            ("checks", &exercise.checks),
        ] {
            if text.trim().is_empty() {
                return Err(format!("its exercise has no `{name}`"));
            }
        }
        Ok(Some(exercise))
    }
}

fn hints(json: &Json) -> Result<Vec<String>, String> {
    let items = json.as_array().unwrap_or_default().iter();
    let texts: Option<Vec<String>> = items.map(|it| Some(it.as_str()?.to_owned())).collect();
    texts
        .filter(|_| json.as_array().is_some())
        .ok_or_else(|| "the `hints` of its exercise are no list of texts".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Notebook};

    fn read(exercise: &str) -> Result<Option<Exercise>, String> {
        let text = format!("# %% freezeframe={{{exercise}}}\nx = 1\n");
        let notebook = Notebook::read(Format::Python, &text).expect("a notebook");
        Exercise::of(&notebook.cells[0])
    }

    #[test]
    fn exercises_are_read() {
        assert_eq!(read(""), Ok(None));
        let whole =
            r#""exercise": {"hints": ["a"], "solution": "x = 2", "checks": ["assert x\n", "1"]}"#;
        let expected = Exercise {
            hints: vec!["a".into()],
            solution: "x = 2".into(),
            checks: "assert x\n1".into(),
        };
        assert_eq!(read(whole), Ok(Some(expected)));
        for (json, word) in [
            (r#""exercise": 1"#, "no object"),
            (r#""exercise": {"solution": "x"}"#, "no `checks`"),
            (r#""exercise": {"checks": "x"}"#, "no `solution`"),
            (r#""exercise": {"hint": "x"}"#, "`hint`"),
            (r#""exercise": {"hints": "x"}"#, "list of texts"),
            (r#""exercise": {"hints": [1]}"#, "list of texts"),
        ] {
            let error = read(json).expect_err(json);
            assert!(error.contains(word), "{error}");
        }
    }
}
