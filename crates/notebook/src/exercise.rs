//! A cell that a reader is to complete, or whose output they are to foretell, as the cell's metadata have it under
//! `freezeframe.exercise` and `freezeframe.predict`.

use crate::json::joined;
use crate::model::Cell;
use freezeframe_base::{Demands, Exam, Examined, Fault, Json};

/// An exercise; the cell's own text is what the reader begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exercise {
    /// What is told to a reader who asks, one at a time.
    pub hints: Vec<String>,
    /// A text of the cell that passes.
    pub solution: String,
    /// What is tried after the cell.
    pub exam: Exam,
    /// What has to hold beside that.
    pub demands: Demands,
    /// What is said of each mistake of the exam.
    advice: Vec<String>,
}

impl Exercise {
    /// The exercise that a cell is, if it is one.
    ///
    /// # Errors
    /// Where the metadata are not of this form; the error is a sentence for people.
    pub fn of(cell: &Cell) -> Result<Option<Self>, String> {
        let metadata = cell.origin.metadata();
        match metadata.and_then(|it| it.at(&["freezeframe", "exercise"])) {
            Some(json) => Self::read(json).map(Some),
            None => Ok(None),
        }
    }

    fn read(json: &Json) -> Result<Self, String> {
        let Json::Object(entries) = json else {
            return Err("its `exercise` is no object".into());
        };
        let mut exercise = Self::default();
        for (name, value) in entries {
            match name.as_str() {
                "hints" => {
                    exercise.hints =
                        texts(value).ok_or("the `hints` of its exercise are no list of texts")?;
                }
                "solution" => exercise.solution = joined(value),
                "checks" => exercise.exam.checks = joined(value),
                "printed" => exercise.demands.printed = Some(joined(value)),
                "expect" => expect(value, &mut exercise.demands)?,
                "mistakes" => exercise.read_mistakes(value)?,
                other => {
                    return Err(format!(
                        "its exercise has `{other}`, which is none of `hints`, `solution`, `checks`, `printed`, `expect` and `mistakes`"
                    ));
                }
            }
        }
        if exercise.solution.trim().is_empty() {
            return Err("its exercise has no `solution`".into());
        }
        if exercise.exam.checks.trim().is_empty() && exercise.demands == Demands::default() {
            return Err("its exercise has no `checks`, no `printed` and no `expect`".into());
        }
        Ok(exercise)
    }

    fn read_mistakes(&mut self, json: &Json) -> Result<(), String> {
        for mistake in json.as_array().unwrap_or_default() {
            let text = |name: &str| mistake.get(name).and_then(Json::as_str).map(str::to_owned);
            let (Some(when), Some(say)) = (text("if"), text("say")) else {
                return Err("a mistake of its exercise has no `if` or no `say`".into());
            };
            self.exam.mistakes.push(when);
            self.advice.push(say);
        }
        Ok(())
    }

    /// What is wrong with what came of the exam as plain Python and under `jit`; nothing if it is passed.
    pub fn fault(&self, lanes: [&Examined; 2]) -> Option<Fault> {
        self.demands.fault(lanes)
    }

    /// What its author says to the mistake that was made.
    pub fn advice(&self, lanes: [&Examined; 2]) -> Option<&str> {
        let first = lanes.iter().filter_map(|it| it.mistake).min()?;
        self.advice.get(first as usize).map(String::as_str)
    }
}

fn texts(json: &Json) -> Option<Vec<String>> {
    let items = json.as_array()?.iter();
    items.map(|it| it.as_str().map(str::to_owned)).collect()
}

fn expect(json: &Json, demands: &mut Demands) -> Result<(), String> {
    let words = texts(json).ok_or("the `expect` of its exercise is no list of words")?;
    for word in words {
        match word.as_str() {
            "agree" => demands.agree = true,
            "fresh" => demands.fresh = true,
            "carried" => demands.carries = true,
            other => {
                return Err(format!(
                    "its exercise expects `{other}`, which is none of `agree`, `fresh` and `carried`"
                ));
            }
        }
    }
    Ok(())
}

/// What a reader is asked before a cell runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prediction {
    /// The question; empty for the usual one.
    pub ask: String,
    /// What they may pick; where there is nothing, they write.
    pub choices: Vec<String>,
}

impl Prediction {
    /// What is asked before a cell, if something is.
    ///
    /// # Errors
    /// Where the metadata are not of this form; the error is a sentence for people.
    pub fn of(cell: &Cell) -> Result<Option<Self>, String> {
        let metadata = cell.origin.metadata();
        let json = match metadata.and_then(|it| it.at(&["freezeframe", "predict"])) {
            None | Some(Json::Bool(false)) => return Ok(None),
            Some(Json::Bool(true)) => return Ok(Some(Self::default())),
            Some(json) => json,
        };
        let Json::Object(entries) = json else {
            return Err("its `predict` is neither true nor an object".into());
        };
        let mut prediction = Self::default();
        for (name, value) in entries {
            match name.as_str() {
                "ask" => prediction.ask = joined(value),
                "choices" => {
                    prediction.choices = texts(value)
                        .ok_or("the `choices` of its `predict` are no list of texts")?;
                }
                other => {
                    return Err(format!(
                        "its `predict` has `{other}`, which is none of `ask` and `choices`"
                    ));
                }
            }
        }
        Ok(Some(prediction))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Notebook};

    fn cell(metadata: &str) -> Cell {
        let text = format!("# %% freezeframe={{{metadata}}}\nx = 1\n");
        let mut notebook = Notebook::read(Format::Python, &text).expect("a notebook");
        notebook.cells.remove(0)
    }

    #[test]
    fn exercises_are_read() {
        let read = |exercise: &str| Exercise::of(&cell(exercise));
        assert_eq!(read(""), Ok(None));
        let whole = r#""exercise": {"hints": ["a"], "solution": "x = 2", "checks": ["assert x\n", "1"],
            "printed": "2\n", "expect": ["agree", "carried"], "mistakes": [{"if": "x == 1", "say": "b"}]}"#
            .replace('\n', "");
        let expected = Exercise {
            hints: vec!["a".into()],
            solution: "x = 2".into(),
            exam: Exam {
                checks: "assert x\n1".into(),
                mistakes: vec!["x == 1".into()],
            },
            demands: Demands {
                printed: Some("2\n".into()),
                agree: true,
                fresh: false,
                carries: true,
            },
            advice: vec!["b".into()],
        };
        assert_eq!(read(&whole), Ok(Some(expected.clone())));
        let made = Examined {
            mistake: Some(0),
            ..Examined::default()
        };
        assert_eq!(expected.advice([&Examined::default(), &made]), Some("b"));
        for (json, word) in [
            (r#""exercise": 1"#, "no object"),
            (r#""exercise": {"solution": "x"}"#, "no `checks`"),
            (r#""exercise": {"checks": "x"}"#, "no `solution`"),
            (r#""exercise": {"hint": "x"}"#, "`hint`"),
            (r#""exercise": {"hints": "x"}"#, "list of texts"),
            (r#""exercise": {"hints": [1]}"#, "list of texts"),
            (r#""exercise": {"expect": "agree"}"#, "list of words"),
            (r#""exercise": {"expect": ["agrees"]}"#, "`agrees`"),
            (r#""exercise": {"mistakes": [{"if": "x"}]}"#, "no `say`"),
        ] {
            let error = read(json).expect_err(json);
            assert!(error.contains(word), "{error}");
        }
    }

    #[test]
    fn predictions_are_read() {
        let read = |predict: &str| Prediction::of(&cell(predict));
        let usual = Prediction::default();
        let asks = Prediction {
            ask: "q".into(),
            choices: vec!["1".into(), "2\n3".into()],
        };
        for (json, expected) in [
            ("", Ok(None)),
            (r#""predict": false"#, Ok(None)),
            (r#""predict": true"#, Ok(Some(usual))),
            (
                r#""predict": {"ask": "q", "choices": ["1", "2\n3"]}"#,
                Ok(Some(asks)),
            ),
            (
                r#""predict": {"choice": []}"#,
                Err("its `predict` has `choice`, which is none of `ask` and `choices`".into()),
            ),
        ] {
            assert_eq!(read(json), expected, "{json}");
        }
    }
}
