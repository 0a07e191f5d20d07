//! `%%capture`: what a cell puts out is kept for the program instead of shown.

use freezeframe_base::{Form, Output, Stream};
use freezeframe_python::{Dict, Raise, Value, Vm};
use std::rc::Rc;

/// What is not to be kept, as `%%capture` says it.
pub(crate) const FLAGS: [&str; 3] = ["--no-stdout", "--no-stderr", "--no-display"];

/// What is kept of what a cell puts out.
pub(crate) struct Captured {
    /// What is not kept, as `%%capture` says it.
    shows: Vec<&'static str>,
    outputs: Vec<Output>,
}

impl Captured {
    /// By what stands behind `%%capture`.
    pub(crate) fn new(argument: &str) -> Self {
        let given = |flag: &&str| argument.split_whitespace().any(|word| word == *flag);
        Self {
            shows: FLAGS.into_iter().filter(given).collect(),
            outputs: Vec::new(),
        }
    }

    /// Keeps an output, or gives it back.
    pub(crate) fn take(&mut self, output: Output) -> Option<Output> {
        let flag = match &output {
            Output::Text {
                stream: Stream::Stdout,
                ..
            } => "--no-stdout",
            Output::Text { .. } => "--no-stderr",
            Output::Result { .. } | Output::Display { .. } | Output::Figure { .. } => {
                "--no-display"
            }
            Output::Error(_) => return Some(output),
        };
        if self.shows.contains(&flag) {
            return Some(output);
        }
        self.outputs.push(output);
        None
    }

    /// What was kept.
    pub(crate) fn end(self) -> Vec<Output> {
        self.outputs
    }
}

/// Makes what was kept the value of the variable that `%%capture` names, if it names one.
pub(crate) fn keep(
    vm: &mut Vm,
    names: &Rc<Dict>,
    argument: &str,
    outputs: Vec<Output>,
) -> Result<(), Raise> {
    let mut words = argument.split_whitespace();
    let Some(name) = words.find(|word| !word.starts_with("--")) else {
        return Ok(());
    };
    let (mut texts, mut shown) = ([String::new(), String::new()], Vec::new());
    for output in outputs {
        match output {
            Output::Text { stream, text, .. } => texts[stream as usize].push_str(&text),
            Output::Result { text, .. } => shown.push(vec![Form::new("text/plain", &text)]),
            Output::Figure { svg, alt } => shown.push(vec![
                Form::new("text/plain", &alt),
                Form::new("image/svg+xml", &svg),
            ]),
            Output::Display { forms, .. } => shown.push(forms),
            Output::Error(_) => {}
        }
    }
    let size = |size: Option<u32>| size.map_or(Value::None, |size| Value::Int(i64::from(size)));
    let form = |form: &Form| {
        let texts = [&form.mime, &form.data].map(|text| Value::str(text.as_str()));
        let [mime, data] = texts;
        Value::tuple(vec![mime, data, size(form.width), size(form.height)])
    };
    let shown = shown
        .iter()
        .map(|forms| Value::list(forms.iter().map(form).collect()));
    let shown = Value::list(shown.collect());
    let module = vm.import("IPython.utils.capture")?;
    let class = vm.attr(&Value::Module(module), "CapturedIO")?;
    let [out, err] = texts.map(Value::str);
    let value = vm.call(&class, &[out, err, shown])?;
    names.set_str(name, value);
    Ok(())
}
