//! Counts that a program gives, which are wider than the words of a browser's engine.

/// A program's count as the machine counts; nothing where it is negative. What no word of the machine holds is half of
/// what one holds, which is more than any memory has and leaves room for sums.
pub fn how_many(count: i64) -> Option<usize> {
    let count = u64::try_from(count).ok()?;
    Some(usize::try_from(count).unwrap_or(usize::MAX / 2))
}
