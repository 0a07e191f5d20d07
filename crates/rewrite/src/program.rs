//! All cells as one text.

use super::scopes::{Spot, spot};
use super::text::Edits;
use freezeframe_base::{CellText, Obstacle, Sentence, Span};
use freezeframe_python::syntax::ast::{Expr, Stmt};
use freezeframe_python::syntax::parse;
use freezeframe_python::syntax::parts::{bodies, parts};
use freezeframe_session::take_magics;

/// The cells, one after the other.
pub(super) struct Program<'a> {
    pub(super) text: String,
    cells: &'a [CellText],
    starts: Vec<usize>,
    /// How many cells cannot be parsed.
    pub(super) unread: usize,
}

impl<'a> Program<'a> {
    /// Joins the cells; one that cannot be parsed is left out.
    pub(super) fn new(cells: &'a [CellText]) -> Self {
        let (mut text, mut starts, mut unread) = (String::new(), Vec::new(), 0);
        for cell in cells {
            starts.push(text.len());
            let source = take_magics(&cell.source).source;
            let fits = source.len() == cell.source.len() && parse(&source).is_ok();
            unread += usize::from(!fits);
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
            unread,
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

/// An obstacle at a place.
pub(super) fn obstacle(
    name: impl Into<Sentence>,
    span: Option<Span>,
    reason: Sentence,
) -> Obstacle {
    Obstacle {
        name: name.into(),
        span,
        reason,
        is_subject: true,
    }
}

impl Program<'_> {
    /// The cells with their edits.
    pub(super) fn split(&self, edits: &Edits<'_>) -> Vec<CellText> {
        self.split_stages(edits, &|_| true)
    }

    /// The cells with their edits of some stages.
    pub(super) fn split_stages(
        &self,
        edits: &Edits<'_>,
        shown: &dyn Fn(usize) -> bool,
    ) -> Vec<CellText> {
        let cells = self.cells.iter().zip(&self.starts);
        cells
            .map(|(cell, start)| {
                let stretch = (*start, start + cell.source.len());
                if !edits.touches(stretch) {
                    return cell.clone();
                }
                // Magics were taken out for the parser only.
                let original = Edits::with_original(edits, stretch, &cell.source, shown);
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
