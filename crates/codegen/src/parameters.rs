//! The parameters of a module for rows.

/// The address of the elements.
pub(crate) const WORDS: u32 = 0;
/// How many bytes a row starts behind the one before; of rows across, how many bytes its elements lie apart.
pub(crate) const STRIDE: u32 = 1;
/// How many times four rows there are.
pub(crate) const GROUPS: u32 = 2;
/// The address of the windows ...
pub(crate) const WINDOWS: u32 = 3;
/// ... and of where they end.
pub(crate) const END: u32 = 4;
/// The address of what the rows come to.
pub(crate) const OUT: u32 = 5;
/// How many parameters there are.
pub(crate) const PARAMETERS: usize = 6;
