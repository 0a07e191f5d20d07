//! What a layer keeps with the data of a layer below, which does not know what that is.

use std::any::Any;
use std::cell::OnceCell;
use std::fmt;

/// A place for one thing that belongs to a layer above.
#[derive(Default)]
pub(crate) struct Kept(OnceCell<Box<dyn Any>>);

impl Kept {
    /// What is kept here, made when it is first asked for. A place is asked for one type only.
    #[inline]
    pub(crate) fn get<T: Default + 'static>(&self) -> &T {
        let kept = self.0.get_or_init(|| Box::<T>::default());
        kept.downcast_ref()
            .expect("each place is one layer's, which keeps one type there")
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}
