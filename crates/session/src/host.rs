//! What a session needs of the world.

/// The world around a session: a clock, and a way to be told to stop.
pub trait Host {
    /// Seconds since the epoch.
    fn now(&self) -> f64;

    /// True if running code should be interrupted; asked now and then where a run cannot yield,
    /// as when `jit` traces a function.
    fn should_interrupt(&self) -> bool {
        false
    }
}
