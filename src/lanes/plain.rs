//! Outputs as plain text, for a file.

use freezeframe_base::{Output, plain_text};

/// One output as text that ends its line, or goes on with it where the program did.
pub fn plain_output(output: &Output) -> String {
    match output {
        Output::Text { text, .. } => text.clone(),
        Output::Result { text, .. } => format!("{text}\n"),
        Output::Figure { alt, .. } => format!("[figure: {alt}]\n"),
        Output::Error(report) => {
            let traceback = report.traceback.trim_end();
            match traceback {
                "" => format!("{}: {}\n", report.class, report.message),
                traceback => format!("{traceback}\n"),
            }
        }
        Output::Display { forms, .. } => match plain_text(forms) {
            "" => {
                let mime = forms.first().map_or("nothing", |form| &form.mime);
                format!("[{mime}]\n")
            }
            text => format!("{text}\n"),
        },
    }
}

/// Outputs, one after the other.
pub fn plain_outputs(outputs: &[Output]) -> String {
    outputs.iter().map(plain_output).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_base::{Form, Stream};

    #[test]
    fn each_kind_of_output_is_text() {
        let text = |text: &str| Output::Text {
            stream: Stream::Stdout,
            text: text.to_owned(),
            span: None,
            jaxpr: false,
        };
        let display = |mime: &str, data: &str| Output::Display {
            forms: vec![Form::new(mime, data)],
            span: None,
            id: None,
            result: false,
        };
        let outputs = [
            text("a "),
            text("b\n"),
            Output::Result {
                text: "Array(1.)".into(),
                jaxpr: false,
            },
            Output::Figure {
                svg: String::new(),
                alt: "one line".into(),
            },
            display("text/plain", "plain"),
            display("image/png", "AAAA"),
        ];
        let expected = "a b\nArray(1.)\n[figure: one line]\nplain\n[image/png]\n";
        assert_eq!(plain_outputs(&outputs), expected);
    }
}
