//! An uncaught exception: its message, once, what to do about it, and the traceback with ways to its lines.

use crate::inspector::about;
use crate::testid;
use crate::text::{Markup, el};
use freezeframe_base::texts::say;
use freezeframe_base::{ErrorReport, FrameReport, Span, about_error};

/// An exception as it is shown.
pub fn error_markup(report: &ErrorReport) -> Vec<Markup> {
    let (first, rest) = match report.message.split_once('\n') {
        Some((first, rest)) => (first, rest),
        None => (report.message.as_str(), ""),
    };
    let mut head = vec![el("strong", "", vec![Markup::text(report.class.clone())])];
    if !first.is_empty() {
        head.push(Markup::text(format!(": {first}")));
    }
    let mut children = vec![
        el("p", "error-head", head)
            .in_english()
            .with("data-testid", testid::ERROR),
    ];
    let traceback = without_message(report);
    if traceback.len() < report.traceback.trim_end().len() && !rest.trim().is_empty() {
        children.push(el("pre", "text error-rest", vec![Markup::text(rest)]).in_english());
    }
    if let Some(hint) = &report.hint {
        children.push(el("p", "error-hint", vec![Markup::text(hint.to_string())]));
    }
    if let Some(page) = about_error(&report.class) {
        let link = about(page, say("What that is, and ways out"));
        children.push(el("p", "error-hint", vec![link]));
    }
    if !traceback.is_empty() {
        let frames = [&report.earlier[..], &report.frames].concat();
        let lines = linked(traceback, &frames);
        children.push(
            el("pre", "text traceback", lines)
                .in_english()
                .with("tabindex", "0"),
        );
    }
    children
}

/// The traceback without the message at its end, which stands above it. Where notes follow the message it stays.
fn without_message(report: &ErrorReport) -> &str {
    let traceback = report.traceback.trim_end();
    let message = match report.message.trim_end() {
        "" => report.class.clone(),
        message => format!("{}: {message}", report.class),
    };
    let Some(before) = traceback.strip_suffix(message.as_str()) else {
        return traceback;
    };
    // The class may stand behind its module's name.
    let (lines, module) = before.rsplit_once('\n').unwrap_or(("", before));
    match module
        .chars()
        .all(|c| c.is_alphanumeric() || "._".contains(c))
    {
        true => lines,
        false => traceback,
    }
}

/// What stands before the name of a notebook's cell in a traceback.
const CELL: &str = "  File \"Cell In[";

/// The 1-based line that a line of a traceback tells of, where in it the words for that end, and the function's name; of
/// a SyntaxError there is none.
fn line_of(line: &str) -> Option<(u32, usize, &str)> {
    let from = line.find("\", line ")? + "\", line ".len();
    let rest = &line[from..];
    let digits = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let name = rest[digits..].trim_end().strip_prefix(", in ");
    let name = name.unwrap_or_default();
    Some((rest[..digits].parse().ok()?, from + digits, name))
}

/// Where the lines of a traceback lead, as presses say it: to the frames that they are about, found from its end. What was
/// recorded has no frames; there the number of the cell has to do.
fn places(lines: &[&str], mut frames: &[FrameReport]) -> Vec<Option<String>> {
    let mut places = vec![None; lines.len()];
    for (at, line) in lines.iter().enumerate().rev() {
        let told = line_of(line).filter(|_| line.starts_with("  File \""));
        let Some((number, _, name)) = told else {
            continue;
        };
        let is_it = |it: &FrameReport| it.line == number && it.function.ends_with(name);
        let cell = line.strip_prefix(CELL).and_then(|it| it.split_once(']'));
        if let Some(found) = frames.iter().rposition(is_it) {
            places[at] = cell.map(|_| go(frames[found].span));
            frames = &frames[..found];
        } else if let Some(cell) = cell.and_then(|(cell, _)| cell.parse::<u32>().ok()) {
            places[at] = Some(format!("line {cell} {number}"));
        }
    }
    places
}

fn go(span: Span) -> String {
    let (cell, revision) = (span.cell.0, span.revision.0);
    format!("go {cell} {revision} {} {}", span.start, span.end)
}

/// A traceback in which what names a line of a cell goes there.
fn linked(traceback: &str, frames: &[FrameReport]) -> Vec<Markup> {
    let lines: Vec<&str> = traceback.split_inclusive('\n').collect();
    let mut shown: Vec<Markup> = Vec::new();
    let mut plain = String::new();
    for (line, place) in lines.iter().zip(places(&lines, frames)) {
        let Some((act, (_, end, _))) = place.zip(line_of(line)) else {
            plain += line;
            continue;
        };
        let start = "  File ".len();
        plain += &line[..start];
        shown.push(Markup::text(std::mem::take(&mut plain)));
        let link = el(
            "button",
            "frame-link",
            vec![Markup::text(&line[start..end])],
        );
        shown.push(
            link.with("data-testid", testid::FRAME)
                .with("data-act", act),
        );
        plain += &line[end..];
    }
    if !plain.is_empty() {
        shown.push(Markup::text(plain));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_base::{CellId, Revision};

    fn frame((function, line): &(&str, u32)) -> FrameReport {
        FrameReport {
            function: (*function).to_owned(),
            span: Span::new(CellId(7), Revision(1), *line, *line + 1),
            line: *line,
        }
    }

    type Places<'a> = &'a [(&'a str, u32)];

    fn report(
        class: &str,
        message: &str,
        traceback: &str,
        [earlier, frames]: [Places; 2],
    ) -> ErrorReport {
        ErrorReport {
            class: class.into(),
            message: message.into(),
            traceback: traceback.into(),
            frames: frames.iter().map(frame).collect(),
            earlier: earlier.iter().map(frame).collect(),
            hint: None,
        }
    }

    const CHAINED: &str = r#"Traceback (most recent call last):
  File "Cell In[1]", line 3, in f
    return g(0)
  File "/helpers.py", line 2, in g
    1 / x
ZeroDivisionError: division by zero

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "Cell In[2]", line 1, in <module>
    f()
  File "Cell In[1]", line 5, in f
    raise ValueError("bad\nworse")
ValueError: bad
worse
"#;

    #[test]
    fn the_message_stands_once_and_lines_of_cells_are_links() {
        let earlier: Places = &[("C.f", 3), ("g", 2)];
        let own: Places = &[("<module>", 1), ("C.f", 5)];
        let shown = error_markup(&report("ValueError", "bad\nworse", CHAINED, [earlier, own]));
        let html: String = shown.iter().map(Markup::to_html).collect();
        assert_eq!(
            html.matches("worse").count(),
            2,
            "once as a message: {html}"
        );
        assert!(html.contains("division by zero"), "{html}");
        let links: Vec<&str> = html.split("data-act=\"").skip(1).collect();
        let acts = links.iter().filter_map(|it| it.split('"').next());
        assert_eq!(
            acts.collect::<Vec<_>>(),
            ["go 7 1 3 4", "go 7 1 1 2", "go 7 1 5 6"]
        );
        assert!(links[2].contains(">\u{26}quot;Cell In[1]\u{26}quot;, line 5</button>, in f\n"));
    }

    #[test]
    fn what_does_not_fit_stays_as_it_is() {
        for (class, message, traceback) in [
            ("ValueError", "x", "Traceback\nValueError: x\na note"),
            ("ValueError", "", "Traceback\nno ValueError"),
        ] {
            assert_eq!(
                without_message(&report(class, message, traceback, [&[], &[]])),
                traceback
            );
        }
        let qualified = report(
            "Missing",
            "x",
            "Traceback\njax.errors.Missing: x\n",
            [&[], &[]],
        );
        assert_eq!(without_message(&qualified), "Traceback");
        let alone = report("Missing", "", "Missing\n", [&[], &[]]);
        assert_eq!(without_message(&alone), "");
        let text = "  File \"Cell In[3]\", line 1\n    x = (\n";
        let shown = linked(text, &[frame(&("", 1))]);
        assert!(shown.iter().any(|it| it.to_html().contains("go 7 1 1 2")));
        // What was recorded has no frames.
        let text = "  File \"Cell In[2]\", line 3, in f\n";
        let shown = linked(text, &[]);
        assert!(shown.iter().any(|it| it.to_html().contains("\"line 2 3\"")));
        let text = "  File \"/helpers.py\", line 3, in f\n";
        assert_eq!(linked(text, &[]), [Markup::text(text)]);
    }
}
