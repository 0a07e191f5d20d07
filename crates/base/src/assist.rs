//! What helps to write code: what a word may become, what a function takes, and what is wrong with a text.

use serde::{Deserialize, Serialize};

/// What a candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CandidateKind {
    /// A keyword argument of the function that is called, with its `=`.
    Argument,
    /// A key of a dict.
    Key,
    /// A module.
    Module,
    /// A class.
    Class,
    /// A function, a method, or another object that can be called.
    Function,
    /// An attribute that is computed when it is read.
    Property,
    /// Any other value.
    Value,
    /// A keyword of the language.
    Keyword,
}

/// What a word may become.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The whole word.
    pub name: String,
    /// What it is.
    pub kind: CandidateKind,
    /// What it takes, if it can be called: `(a, axis=None)`.
    pub signature: Option<String>,
    /// The first sentence of its doc.
    pub doc: Option<String>,
}

/// What is known of an object of the session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// The path that was found at the place: `jnp.linspace`.
    pub name: String,
    /// What it is.
    pub kind: CandidateKind,
    /// The name of its class.
    pub class: String,
    /// What it takes, if it can be called.
    pub signature: Option<String>,
    /// Its doc.
    pub doc: Option<String>,
    /// Where the place is among the arguments of a call of it: how many stand before.
    pub argument: Option<u32>,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The text cannot run.
    Error,
    /// Where it runs it will most likely raise.
    Warning,
}

/// What is wrong with a cell's text, seen before it runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// What Python would say of it.
    pub message: String,
    /// Where it begins, in bytes.
    pub start: u32,
    /// Where it ends; never before it begins.
    pub end: u32,
}
