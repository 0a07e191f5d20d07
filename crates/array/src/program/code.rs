//! What code that was made of a program is asked to do.

/// How many places made code computes at a time: a multiple of this.
pub const ROUND: usize = 4;

/// Code that was made of a program.
pub trait Made {
    /// Computes so many places, a multiple of [`ROUND`], of which there are some: at least as many are there to be read and
    /// to be written. Of what is uniform, only the first is read.
    ///
    /// False where numbers are met for which the code is wrong; what is written is of no use then.
    fn run(&self, read: &[Read<'_>], written: &mut [Written<'_>], places: usize) -> bool;
}

/// What made code reads.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the variants are widths")]
pub enum Read<'a> {
    Bool(&'a [bool]),
    W32(&'a [u32]),
}

/// What made code writes.
#[derive(Debug)]
#[allow(missing_docs, reason = "the variants are widths")]
pub enum Written<'a> {
    Bool(&'a mut [bool]),
    W32(&'a mut [u32]),
}
