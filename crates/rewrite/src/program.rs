//! All cells as one text, and the draft of a rewrite of it.

use super::Draft;
use super::editor::Editor;
use super::flow::Flow;
use super::needs::Needs;
use super::scopes::{Scopes, Spot, spot};
use super::states::{Asked, Finding, State, What};
use super::text::Edits;
use freezeframe_base::{CellText, Obstacle, Span};
use freezeframe_python::syntax::ast::{Expr, Stmt};
use freezeframe_python::syntax::parse;
use freezeframe_python::syntax::parts::{bodies, parts};
use freezeframe_session::take_magics;

/// The cells, one after the other.
pub(super) struct Program<'a> {
    pub(super) text: String,
    cells: &'a [CellText],
    starts: Vec<usize>,
}

impl<'a> Program<'a> {
    /// Joins the cells; one that cannot be parsed is left out.
    fn new(cells: &'a [CellText]) -> Self {
        let (mut text, mut starts) = (String::new(), Vec::new());
        for cell in cells {
            starts.push(text.len());
            let source = take_magics(&cell.source).source;
            let fits = source.len() == cell.source.len() && parse(&source).is_ok();
            if fits {
                text += &source;
            } else {
                text.extend(
                    cell.source
                        .bytes()
                        .map(|c| if c == b'\n' { '\n' } else { ' ' }),
                );
            }
            text.push('\n');
        }
        Self {
            text,
            cells,
            starts,
        }
    }

    /// Where a span begins in the joined text.
    pub(super) fn offset(&self, span: Span) -> Option<usize> {
        let cell = self.cells.iter().position(|it| it.cell == span.cell)?;
        Some(self.starts.get(cell)? + span.start as usize)
    }

    /// The place in its cell of a stretch of the joined text.
    pub(super) fn span(&self, (start, end): Spot) -> Option<Span> {
        let at = self
            .starts
            .partition_point(|it| *it <= start)
            .checked_sub(1)?;
        let (cell, from) = (self.cells.get(at)?, *self.starts.get(at)?);
        let (start, end) = (start - from, end.saturating_sub(from));
        Some(Span::new(
            cell.cell,
            cell.revision,
            start as u32,
            end as u32,
        ))
    }

    /// The stretch of the cell that holds a place.
    pub(super) fn cell_around(&self, at: usize) -> Spot {
        let cell = self
            .starts
            .partition_point(|it| *it <= at)
            .saturating_sub(1);
        let start = self.starts.get(cell).copied().unwrap_or(0);
        let next = self
            .starts
            .get(cell + 1)
            .map_or(self.text.len(), |next| *next);
        (start, next.saturating_sub(1))
    }

    /// True if the value of a cell's last expression is shown, which it is not in a script.
    pub(super) fn shows_results(&self) -> bool {
        !self.cells.iter().any(super::trial::is_script)
    }

    /// True if the line of a finding holds this word.
    pub(super) fn mentions_near(&self, finding: &Finding, word: &str) -> bool {
        let Some(at) = finding.frozen.span.and_then(|span| self.offset(span)) else {
            return false;
        };
        let before = self.text.get(..at).unwrap_or("");
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = self.text.get(start..).and_then(|rest| rest.lines().next());
        line.is_some_and(|line| line.contains(word))
    }

    /// True if a part that is read is to be passed by itself: an attribute of an object, or an element of a dict that
    /// also holds what cannot be an argument.
    pub(super) fn is_part(
        &self,
        owner: usize,
        path: &str,
        name: &str,
        flow: &Flow<'_, '_>,
    ) -> bool {
        if path.starts_with('.') {
            return true;
        }
        let is_constant = path.ends_with("\"]") || path.ends_with("']");
        is_constant && flow.dict_of(owner, name).is_some_and(holds_text)
    }
}

/// True if a dict holds a text, `None` or a function.
fn holds_text(dict: &Expr) -> bool {
    let Expr::Dict(dict) = dict else { return false };
    let mut values = dict.items.iter().map(|item| &item.value);
    values.any(|value| {
        matches!(
            value,
            Expr::StringLiteral(_) | Expr::NoneLiteral(_) | Expr::Lambda(_) | Expr::FString(_)
        )
    })
}

/// Visits every statement, outer ones first.
pub(super) fn each_statement<'a>(body: &'a [Stmt], visit: &mut dyn FnMut(&'a Stmt)) {
    for stmt in body {
        visit(stmt);
        for body in bodies(stmt) {
            each_statement(body, visit);
        }
    }
}

/// Visits an expression and all in it.
pub(super) fn each_expression<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a Expr)) {
    visit(expr);
    for part in parts(expr) {
        each_expression(part, visit);
    }
}

/// Rewrites the cells so that what was found is carried, or says what is in the way.
pub(super) fn draft(
    cells: &[CellText],
    found: &[Finding],
    is_all: bool,
) -> Result<Draft, Vec<Obstacle>> {
    let program = Program::new(cells);
    let unreadable = |_| {
        let reason = "it cannot be parsed as a whole";
        vec![obstacle("the program", None, reason)]
    };
    let body = parse(&program.text).map_err(unreadable)?;
    let scopes = Scopes::of(&program.text, &body).map_err(unreadable)?;
    let flow = Flow::of(&program.text, &body, &scopes);
    let asked = Asked::of(found, &program, &flow);
    if !asked.obstacles.is_empty() {
        return Err(asked.obstacles);
    }
    let needs = Needs::of(asked, &flow, &program)?;
    let mut editor = Editor::new(&program, &flow, &needs, &body);
    editor.run();
    if !editor.obstacles.is_empty() {
        return Err(editor.obstacles);
    }
    let changes = editor.changes.clone();
    let edits = editor.edits;
    Ok(Draft {
        is_all,
        draws: !needs.draws.is_empty(),
        cells: program.split(&edits),
        changes,
        states: needs
            .states
            .iter()
            .filter(|it| !matches!(it.what, What::Held { .. }))
            .map(|it: &State| it.name.clone())
            .collect(),
    })
}

/// An obstacle at a place.
pub(super) fn obstacle(name: &str, span: Option<Span>, reason: &str) -> Obstacle {
    Obstacle {
        name: name.to_owned(),
        span,
        reason: format!("`{name}`: {reason}"),
    }
}

impl Program<'_> {
    /// The cells with their edits.
    fn split(&self, edits: &Edits<'_>) -> Vec<CellText> {
        let cells = self.cells.iter().zip(&self.starts);
        cells
            .map(|(cell, start)| {
                let stretch = (*start, start + cell.source.len());
                if !edits.touches(stretch) {
                    return cell.clone();
                }
                // Magics were taken out for the parser only.
                let original = Edits::with_original(edits, stretch, &cell.source);
                CellText {
                    source: original,
                    ..cell.clone()
                }
            })
            .collect()
    }

    pub(super) fn first_statement_of_cell<'b>(
        &self,
        body: &'b [Stmt],
        at: usize,
    ) -> Option<&'b Stmt> {
        let (start, end) = self.cell_around(at);
        body.iter().find(|stmt| {
            let (from, _) = spot(*stmt);
            start <= from && from < end
        })
    }
}
