//! Lines of elements that are taken into one, several at a time where there is code for it.

use super::fold::Combine;
use super::fold::Taking;
use crate::DType;
use crate::context::{lone_rows, made_rows};
use crate::program::{Coded, MadeRows, ROUND, Read, RowFold, RowWindow, Written};
use std::rc::Rc;

/// Shorter lines are not worth it.
const SHORTEST: usize = 32;
/// Code is made for so many elements at least.
const FEWEST: usize = 1 << 14;

/// Takes lines of one length into lines of what there is.
pub(crate) struct Chain<W> {
    function: Taking<W>,
    width: usize,
    /// Code that takes whole lines in.
    code: Option<Rc<dyn MadeRows>>,
}

impl<W: Coded> Chain<W> {
    /// Lines of `width` elements of a wide dtype, `size` elements in all.
    pub(crate) fn new(
        (combine, dtype): (Combine, DType),
        function: Taking<W>,
        width: usize,
        size: usize,
    ) -> Self {
        let pays =
            width >= SHORTEST && size >= FEWEST && matches!(W::read(&[]), Some(Read::W32(_)));
        let (passes, across) = (1, true);
        let fold = || RowFold {
            step: combine.step(dtype),
            dtype,
            initial: 0,
            passes,
            across,
        };
        let which = (combine.key(dtype), 0, passes, across);
        Self {
            function,
            width,
            code: pays
                .then(|| lone_rows(which, || made_rows(&fold())))
                .flatten(),
        }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Takes a part of a line in.
    pub(crate) fn part(&self, held: &mut [W], words: &[W]) {
        (self.function.each)(held, words);
    }

    /// Takes whole lines in, one after the other.
    pub(crate) fn lines(&self, held: &mut [W], words: &[W]) {
        let by_code = self.by_code(held, words);
        for line in words.chunks_exact(self.width) {
            (self.function.each)(&mut held[by_code..], &line[by_code..]);
        }
    }

    /// Takes the first places of whole lines in by code, and says how many.
    fn by_code(&self, held: &mut [W], words: &[W]) -> usize {
        let (lines, places) = (words.len() / self.width, self.width / ROUND * ROUND);
        let operands = (W::read(words), W::written(&mut held[..places]));
        let (Some(code), (Some(Read::W32(words)), Some(Written::W32(held)))) =
            (&self.code, operands)
        else {
            return 0;
        };
        if lines == 0 {
            return 0;
        }
        let line = RowWindow {
            length: lines as u32,
            ends: 0,
        };
        code.run(words, self.width, &[line], held);
        places
    }
}
