//! What an error says. Its parts are put together where the error is made, not in each place that makes one.

use std::fmt;

/// A text, or what `format_args!` makes of its parts.
pub trait Message {
    /// The text.
    fn text(self) -> String;
}

impl Message for &str {
    fn text(self) -> String {
        self.to_owned()
    }
}

impl Message for &String {
    fn text(self) -> String {
        self.clone()
    }
}

impl Message for String {
    fn text(self) -> String {
        self
    }
}

impl Message for fmt::Arguments<'_> {
    fn text(self) -> String {
        fmt::format(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_kinds_of_messages_have_a_text() {
        let name = String::from("x");
        assert_eq!("no x".text(), "no x");
        assert_eq!((&name).text(), "x");
        assert_eq!(format_args!("no {name}").text(), "no x");
        assert_eq!(name.text(), "x");
    }
}
