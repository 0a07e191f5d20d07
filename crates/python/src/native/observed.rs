//! What an observer of a run knows of a native function beyond its [`Purity`](crate::Purity).

/// What a function looks at of what it is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reads {
    /// The containers that it is given, as one; a constructor nothing.
    #[default]
    Given,
    /// The containers that it is given, as one, also where it is a constructor.
    Contents,
    /// Nothing: only the objects themselves. One that changes its first argument leaves nothing of what that held.
    Nothing,
    /// How many items its argument has, or whether it has any.
    Length,
    /// Whether its argument has any items.
    Truth,
    /// The item of its first argument that the second one names; where it is there, a function that sets it writes
    /// nothing.
    Item,
    /// An attribute, as the statement would.
    Attribute(Access),
    /// Containers with all that is in them.
    Items,
    /// The items of its arguments, which its first argument then holds.
    Copied,
}

/// What is done with the attribute that the second argument names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It is read.
    Get,
    /// It is asked whether it is there.
    Has,
    /// It is written.
    Set,
    /// It is deleted.
    Delete,
}

/// How a result can be known again from what the arguments would be now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Again {
    /// In no way.
    #[default]
    Unknown,
    /// By calling the function: it gives the same for the same plain values, quickly and without running the user's code.
    Repeatable,
    /// It takes the items of a container together, as `sum` does: of plain values it depends on nothing else.
    Aggregate,
}

/// All of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Observed {
    /// What it looks at.
    pub reads: Reads,
    /// How its result can be known again.
    pub again: Again,
}

impl Observed {
    /// Nothing in particular.
    pub const DEFAULT: Self = Self {
        reads: Reads::Given,
        again: Again::Unknown,
    };
}
