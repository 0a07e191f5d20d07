//! The lines of source in a traceback, and the `~~~^^^` below them.

use crate::syntax::ast::{Expr, Stmt};
use crate::syntax::{Ranged, parse, parse_expression};
use freezeframe_base::Lists;
use freezeframe_base::Order;

/// The part of a segment to stress: offsets of its first character and of the one after its last.
struct Anchors {
    start: usize,
    end: usize,
}

/// The source lines from `start` to `end`, byte offsets into `text`, marked and indented by four spaces.
pub(super) fn marked_lines(text: &str, start: usize, end: usize) -> String {
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let original: Vec<&str> = text[first..last]
        .split('\n')
        .map(|line| line.trim_end_matches('\r'))
        .list();
    let lines = dedented(&original);
    if lines.iter().all(|line| line.trim().is_empty()) {
        return String::new();
    }
    let dedent = original[0].len() - lines[0].len();
    let last_line_start = text[..end].rfind('\n').map_or(0, |at| at + 1).max(first);
    let first_col = (start - first).saturating_sub(dedent);
    let last_col = (end - last_line_start).saturating_sub(dedent);
    let whole = lines.join("\n");
    let tail = lines
        .last()
        .map_or(0, |line| line.len().saturating_sub(last_col));
    let segment = whole.get(first_col..whole.len() - tail).unwrap_or("");
    let anchors = anchors_of(segment);
    let shown = show_carets(&lines, first_col, last_col, anchors.is_some());
    let anchors = anchors.map(|anchors| {
        (
            position(&whole, first_col + anchors.start),
            position(&whole, first_col + anchors.end),
        )
    });
    render(&lines, first_col, last_col, anchors, shown)
}

/// Line and byte column of an offset.
fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset.min(text.len())];
    (
        before.matches('\n').count(),
        before.len() - before.rfind('\n').map_or(0, |at| at + 1),
    )
}

fn dedented(lines: &[&str]) -> Vec<String> {
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let margin = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| indent(line))
        .min()
        .unwrap_or(0);
    lines
        .iter()
        .map(|line| {
            if line.trim().is_empty() {
                String::new()
            } else {
                line[margin..].to_string()
            }
        })
        .collect()
}

fn render(
    lines: &[String],
    first_col: usize,
    last_col: usize,
    anchors: Option<((usize, usize), (usize, usize))>,
    shown: bool,
) -> String {
    let mut significant = vec![0, lines.len() - 1];
    if let Some(((left, _), (right, _))) = anchors {
        for line in [left, right] {
            significant.extend(line.saturating_sub(1)..line + 2);
        }
    }
    significant.retain(|line| *line < lines.len());
    significant.order();
    significant.dedup();
    let mut rows = Vec::new();
    let mut previous = None;
    for line in significant {
        match previous.map(|previous: usize| line - previous) {
            Some(2) => push_line(
                &mut rows,
                lines,
                line - 1,
                first_col,
                last_col,
                anchors,
                shown,
            ),
            Some(gap) if gap > 2 => rows.push(format!("...<{} lines>...", gap - 1)),
            _ => {}
        }
        push_line(&mut rows, lines, line, first_col, last_col, anchors, shown);
        previous = Some(line);
    }
    rows.iter().map(|row| format!("    {row}\n")).collect()
}

fn push_line(
    rows: &mut Vec<String>,
    lines: &[String],
    number: usize,
    first_col: usize,
    last_col: usize,
    anchors: Option<((usize, usize), (usize, usize))>,
    shown: bool,
) {
    let line = &lines[number];
    rows.push(line.clone());
    if !shown {
        return;
    }
    let indent = line.len() - line.trim_start().len();
    let stop = if number == lines.len() - 1 {
        last_col
    } else {
        line.len()
    };
    let mut carets = String::new();
    for (col, c) in line.char_indices().take_while(|(col, _)| *col < stop) {
        let width = if is_wide(c) { 2 } else { 1 };
        let mark = if col < indent || (number == 0 && col < first_col) {
            ' '
        } else {
            match anchors {
                Some((left, right)) if (number, col) >= left && (number, col) < right => '^',
                Some(_) => '~',
                None => '^',
            }
        };
        carets.extend(std::iter::repeat_n(mark, width));
    }
    rows.push(carets);
}

fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff)
}

/// No carets below a line that is nothing but the failing call, or the whole failing statement.
fn show_carets(lines: &[String], first_col: usize, last_col: usize, has_anchors: bool) -> bool {
    let whole = lines.join("\n");
    if let Ok(body) = parse(&whole) {
        let value = match body.first() {
            None => return false,
            Some(Stmt::Return(stmt)) => match stmt.value.as_deref() {
                Some(Expr::Call(call)) if call.func.is_name_expr() => Some(call),
                _ => None,
            },
            Some(Stmt::Assign(stmt)) => match (stmt.targets.as_slice(), &*stmt.value) {
                ([Expr::Name(_)], Expr::Call(call)) => Some(call),
                _ => None,
            },
            Some(_) => None,
        };
        if let Some(call) = value {
            let range = call.range();
            let (start, end) = (
                position(&whole, range.start().to_usize()),
                position(&whole, range.end().to_usize()),
            );
            if start == (0, first_col) && end == (lines.len() - 1, last_col) {
                return false;
            }
        }
    }
    let before = lines[0].get(..first_col).unwrap_or("").trim_start();
    let after = lines
        .last()
        .and_then(|line| line.get(last_col..))
        .unwrap_or("")
        .trim_end();
    has_anchors || !before.is_empty() || !after.is_empty()
}

/// The operator, the brackets of a subscript, or those of a call.
fn anchors_of(segment: &str) -> Option<Anchors> {
    let expr = parse_expression(&format!("(\n{segment}\n)")).ok()?;
    let end_of = |expr: &Expr| expr.range().end().to_usize().saturating_sub(2);
    match &expr {
        Expr::BinOp(binop) => {
            let start = find(segment, end_of(&binop.left), |c| {
                !c.is_whitespace() && c != ')'
            })?;
            let right = binop.right.range().start().to_usize().saturating_sub(2);
            let second = segment[start + 1..]
                .chars()
                .next()
                .filter(|c| start + 1 < right && !c.is_whitespace() && !matches!(c, '\\' | '#'));
            Some(Anchors {
                start,
                end: start + 1 + second.map_or(0, char::len_utf8),
            })
        }
        Expr::Subscript(subscript) => {
            let start = find(segment, end_of(&subscript.value), |c| c == '[')?;
            Some(Anchors {
                start,
                end: end_of(&expr),
            })
        }
        Expr::Call(call) => {
            let start = find(segment, end_of(&call.func), |c| c == '(')?;
            Some(Anchors {
                start,
                end: end_of(&expr),
            })
        }
        _ => None,
    }
}

/// The first offset from `from` on, comments and continuations skipped, whose character is wanted.
fn find(text: &str, from: usize, wanted: impl Fn(char) -> bool) -> Option<usize> {
    let mut at = from;
    while let Some(c) = text.get(at..)?.chars().next() {
        if matches!(c, '\\' | '#') {
            at += text[at..].find('\n')? + 1;
        } else if wanted(c) {
            return Some(at);
        } else {
            at += c.len_utf8();
        }
    }
    None
}
