//! The matching of regular expressions: a program for a backtracking machine, which a parser has made (`re`, in Python).
//!
//! Its stack is on the heap, so that no text is too long for it, and it asks now and then whether to go on.

use super::case;

/// One instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    /// One character, as it is.
    Char(u32),
    /// One character of a set.
    Set(usize),
    /// Any character but a newline.
    Any,
    /// Any character.
    AnyAll,
    /// A place in the text, which takes up nothing.
    At(At),
    /// Goes on at the first place, or else at the second.
    Split(usize, usize),
    Jump(usize),
    /// Notes where a group begins (even) or ends (odd).
    Save(usize),
    /// The next instruction so many times, which tests one character.
    Run {
        min: usize,
        max: usize,
        how: How,
    },
    /// The text of a group again.
    Again {
        group: usize,
        fold: Fold,
    },
    /// What stands from the next instruction on to the one before `end` matches here, or does not.
    Look {
        behind: usize,
        negative: bool,
        end: usize,
    },
    /// The first way in which what stands before `end` matches, and no other.
    Atomic {
        end: usize,
    },
    /// Goes on at the next instruction if the group has matched.
    If {
        group: usize,
        otherwise: usize,
    },
    /// A loop begins.
    Enter(usize),
    /// The body once more, or on.
    Loop {
        counter: usize,
        min: usize,
        max: usize,
        body: usize,
        lazy: bool,
    },
    Accept,
    Fail,
}

/// What is tested at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    Start,
    LineStart,
    /// At the end, or before the newline there.
    End,
    LineEnd,
    VeryEnd,
    Boundary {
        ascii: bool,
    },
    Inside {
        ascii: bool,
    },
}

/// How much a repetition takes at first, and whether it gives something back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    Greedy,
    Lazy,
    Possessive,
}

/// Which characters are the same when upper and lower case are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fold {
    None,
    Ascii,
    Unicode,
}

/// A class of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Member {
    Range(u32, u32),
    Digit { ascii: bool, negative: bool },
    Space { ascii: bool, negative: bool },
    Word { ascii: bool, negative: bool },
}

/// A set of characters.
#[derive(Clone, Debug)]
pub(crate) struct Set {
    pub(crate) members: Vec<Member>,
    pub(crate) negative: bool,
    pub(crate) fold: Fold,
}

/// A compiled expression. Its jumps lead to places in it, and the last instruction is `Accept`.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) ops: Vec<Op>,
    pub(crate) sets: Vec<Set>,
    pub(crate) groups: usize,
    pub(crate) counters: usize,
}

fn is_word(c: u32, ascii: bool) -> bool {
    match char::from_u32(c) {
        Some(c) if ascii => c.is_ascii_alphanumeric() || c == '_',
        Some(c) => c.is_alphanumeric() || c == '_',
        None => false,
    }
}

fn is_digit(c: u32, ascii: bool) -> bool {
    let digit = char::from_u32(c);
    digit.is_some_and(|c| c.is_ascii_digit() || (!ascii && super::unicode::decimal(c).is_some()))
}

fn is_space(c: u32, ascii: bool) -> bool {
    match c {
        9..=13 | 32 => true,
        28..=31 => !ascii,
        _ => !ascii && char::from_u32(c).is_some_and(char::is_whitespace),
    }
}

impl Member {
    fn has(self, c: u32) -> bool {
        match self {
            Self::Range(from, to) => (from..=to).contains(&c),
            Self::Digit { ascii, negative } => is_digit(c, ascii) != negative,
            Self::Space { ascii, negative } => is_space(c, ascii) != negative,
            Self::Word { ascii, negative } => is_word(c, ascii) != negative,
        }
    }
}

/// The one character that another is in lower or in upper case; itself where that is none or several.
fn cased(c: u32, fold: Fold, upper: bool) -> u32 {
    let Some(own) = char::from_u32(c) else {
        return c;
    };
    let ascii = |c: char| {
        if upper {
            c.to_ascii_uppercase()
        } else {
            c.to_ascii_lowercase()
        }
    };
    match fold {
        Fold::None => c,
        Fold::Ascii => ascii(own) as u32,
        Fold::Unicode => case::of_one(own, upper) as u32,
    }
}

fn same(a: u32, b: u32, fold: Fold) -> bool {
    a == b
        || fold != Fold::None
            && (cased(a, fold, false) == cased(b, fold, false)
                || cased(a, fold, true) == cased(b, fold, true))
}

impl Set {
    fn has(&self, c: u32) -> bool {
        let has = |c: u32| self.members.iter().any(|member| member.has(c));
        let found = has(c)
            || self.fold != Fold::None
                && (has(cased(c, self.fold, false)) || has(cased(c, self.fold, true)));
        found != self.negative
    }
}

/// What backtracking does.
#[derive(Clone, Copy, Debug)]
enum Back {
    /// Goes on there.
    Branch { op: usize, at: usize },
    /// Enters the body of a loop that was left at first.
    Body { op: usize, at: usize },
    /// Goes on after a run with one character less.
    Less { op: usize, least: usize, at: usize },
    /// Goes on after a run with one character more.
    More { op: usize, most: usize, at: usize },
    /// Takes back what a group's end was.
    Mark { slot: usize, before: usize },
    /// Takes back how far a loop was.
    Count {
        counter: usize,
        before: (usize, usize),
    },
}

/// No place.
const NOWHERE: usize = usize::MAX;

/// How many steps are done before it is asked whether to go on.
const STEPS: usize = 4096;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// A match anywhere.
    Search,
    /// A match that begins where the search begins.
    Match,
    /// One that also ends where the text ends.
    Full,
}

/// The run was told to end.
#[derive(Debug)]
pub(crate) struct Interrupted;

/// A match in progress.
struct Machine<'a> {
    program: &'a Program,
    text: &'a [u32],
    end: usize,
    /// Where each group begins and ends; then the number of the group that ended last.
    marks: Vec<usize>,
    counts: Vec<(usize, usize)>,
    back: Vec<Back>,
    /// The whole match has to end at the end.
    is_full: bool,
    /// The whole match must not end here.
    forbidden: usize,
    steps: usize,
    go_on: &'a mut dyn FnMut() -> bool,
}

/// Looks for a match from `from` on, up to `end`. Gives where the groups begin and end, the whole first, and the number of the
/// group that ended last. `advance`: the match must not be empty where the search begins.
pub(crate) fn find(
    program: &Program,
    text: &[u32],
    (from, end): (usize, usize),
    (mode, advance): (Mode, bool),
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Option<Vec<usize>>, Interrupted> {
    let mut machine = Machine {
        program,
        text,
        end,
        marks: vec![NOWHERE; 2 * program.groups + 3],
        counts: vec![(0, NOWHERE); program.counters],
        back: Vec::new(),
        is_full: mode == Mode::Full,
        forbidden: NOWHERE,
        steps: 0,
        go_on,
    };
    let first = match program.ops.first() {
        Some(Op::Char(c)) => Some(*c),
        _ => None,
    };
    let mut start = from;
    while start <= end {
        if mode == Mode::Search
            && let Some(first) = first
        {
            match text[start..end].iter().position(|c| *c == first) {
                Some(skip) => start += skip,
                None => return Ok(None),
            }
        }
        machine.marks.fill(NOWHERE);
        machine.back.clear();
        machine.forbidden = if advance && start == from {
            start
        } else {
            NOWHERE
        };
        if let Some(stop) = machine.run(0, start, true)? {
            (machine.marks[0], machine.marks[1]) = (start, stop);
            return Ok(Some(machine.marks));
        }
        if mode != Mode::Search {
            return Ok(None);
        }
        start += 1;
    }
    Ok(None)
}

impl Machine<'_> {
    fn tests(&self, op: usize, at: usize) -> bool {
        if at >= self.end {
            return false;
        }
        let c = self.text[at];
        match self.program.ops.get(op) {
            Some(Op::Char(own)) => c == *own,
            Some(Op::Set(set)) => self.program.sets.get(*set).is_some_and(|set| set.has(c)),
            Some(Op::Any) => c != 10,
            Some(Op::AnyAll) => true,
            _ => false,
        }
    }

    fn is_at(&self, place: At, at: usize) -> bool {
        let is_newline = |at: usize| self.text.get(at) == Some(&10);
        let boundary = |ascii: bool| {
            let word = |at: usize| at < self.end && is_word(self.text[at], ascii);
            (at > 0 && word(at - 1)) != word(at)
        };
        match place {
            At::Start => at == 0,
            At::LineStart => at == 0 || is_newline(at - 1),
            At::End => at == self.end || (at + 1 == self.end && is_newline(at)),
            At::LineEnd => at == self.end || is_newline(at),
            At::VeryEnd => at == self.end,
            At::Boundary { ascii } => boundary(ascii),
            At::Inside { ascii } => !boundary(ascii),
        }
    }

    fn mark(&mut self, slot: usize, at: usize) {
        let before = std::mem::replace(&mut self.marks[slot], at);
        self.back.push(Back::Mark { slot, before });
    }

    fn count(&mut self, counter: usize, count: (usize, usize)) {
        let before = std::mem::replace(&mut self.counts[counter], count);
        self.back.push(Back::Count { counter, before });
    }

    /// Takes back what was done since the stack was so high, and gives where to go on: operation and place.
    fn backtrack(&mut self, height: usize) -> Option<(usize, usize)> {
        while self.back.len() > height {
            match self.back.pop()? {
                Back::Branch { op, at } => return Some((op, at)),
                Back::Body { op, at } => {
                    if let Op::Loop { counter, body, .. } = self.program.ops[op] {
                        let (count, _) = self.counts[counter];
                        self.count(counter, (count + 1, at));
                        return Some((body, at));
                    }
                }
                Back::Less { op, least, at } => {
                    if at > least {
                        let at = at - 1;
                        self.back.push(Back::Less { op, least, at });
                    }
                    return Some((op, at));
                }
                Back::More { op, most, at } => {
                    if at < most && self.tests(op - 1, at) {
                        let at = at + 1;
                        self.back.push(Back::More { op, most, at });
                        return Some((op, at));
                    }
                }
                Back::Mark { slot, before } => self.marks[slot] = before,
                Back::Count { counter, before } => self.counts[counter] = before,
            }
        }
        None
    }

    /// Drops the ways that were not tried since the stack was so high, but not what has to be taken back.
    fn commit(&mut self, height: usize) {
        let mut kept = height;
        for at in height..self.back.len() {
            if matches!(self.back[at], Back::Mark { .. } | Back::Count { .. }) {
                self.back[kept] = self.back[at];
                kept += 1;
            }
        }
        self.back.truncate(kept);
    }

    /// Runs from an operation on. Gives where the match ends.
    fn run(&mut self, op: usize, at: usize, is_whole: bool) -> Result<Option<usize>, Interrupted> {
        let height = self.back.len();
        let mut here = Some((op, at));
        while let Some((op, at)) = here {
            self.steps += 1;
            if self.steps >= STEPS {
                self.steps = 0;
                if !(self.go_on)() {
                    return Err(Interrupted);
                }
            }
            if self.program.ops[op] == Op::Accept {
                let refused = is_whole && (self.is_full && at != self.end || at == self.forbidden);
                if !refused {
                    return Ok(Some(at));
                }
            }
            here = match self.step(op, at)? {
                Some(next) => Some(next),
                None => self.backtrack(height),
            };
        }
        Ok(None)
    }

    /// Does one operation; nothing where it fails.
    fn step(&mut self, op: usize, at: usize) -> Result<Option<(usize, usize)>, Interrupted> {
        let next = Some((op + 1, at));
        Ok(match self.program.ops[op] {
            Op::Char(_) | Op::Set(_) | Op::Any | Op::AnyAll => {
                self.tests(op, at).then_some((op + 1, at + 1))
            }
            Op::At(place) => next.filter(|_| self.is_at(place, at)),
            Op::Split(first, second) => {
                self.back.push(Back::Branch { op: second, at });
                Some((first, at))
            }
            Op::Jump(to) => Some((to, at)),
            Op::Save(slot) => {
                if slot % 2 == 1 {
                    self.mark(self.marks.len() - 1, slot / 2);
                }
                self.mark(slot, at);
                next
            }
            Op::Run { min, max, how } => self.repeat(op, at, (min, max, how)),
            Op::Again { group, fold } => self.again(group, fold, at).map(|at| (op + 1, at)),
            Op::Look {
                behind,
                negative,
                end,
            } => {
                let height = self.back.len();
                let found = match at.checked_sub(behind) {
                    Some(from) => self.run(op + 1, from, false)?.is_some(),
                    None => false,
                };
                if negative && found {
                    self.commit(height);
                    let _ = self.backtrack(height);
                } else {
                    self.commit(height);
                }
                (found != negative).then_some((end, at))
            }
            Op::Atomic { end } => {
                let height = self.back.len();
                let found = self.run(op + 1, at, false)?;
                self.commit(height);
                found.map(|at| (end, at))
            }
            Op::If { group, otherwise } => match self.marks[2 * group + 1] {
                NOWHERE => Some((otherwise, at)),
                _ => next,
            },
            Op::Enter(counter) => {
                self.count(counter, (0, NOWHERE));
                next
            }
            Op::Loop {
                counter,
                min,
                max,
                body,
                lazy,
            } => {
                let (count, last) = self.counts[counter];
                let may = count < min || count < max && last != at;
                if !may {
                    return Ok(next);
                }
                if count >= min && lazy {
                    self.back.push(Back::Body { op, at });
                    return Ok(next);
                }
                if count >= min {
                    self.back.push(Back::Branch { op: op + 1, at });
                }
                self.count(counter, (count + 1, at));
                Some((body, at))
            }
            Op::Accept | Op::Fail => None,
        })
    }

    /// A run of characters that the operation behind this one tests.
    fn repeat(
        &mut self,
        op: usize,
        at: usize,
        (min, max, how): (usize, usize, How),
    ) -> Option<(usize, usize)> {
        let most = at.saturating_add(max).min(self.end);
        let wanted = if how == How::Lazy {
            at.saturating_add(min).min(most)
        } else {
            most
        };
        let mut stop = at;
        while stop < wanted && self.tests(op + 1, stop) {
            stop += 1;
        }
        self.steps += (stop - at) / 16;
        let (least, op) = (at.saturating_add(min), op + 2);
        if stop < least {
            return None;
        }
        match how {
            How::Possessive => {}
            How::Greedy if stop == least => {}
            How::Greedy => self.back.push(Back::Less {
                op,
                least,
                at: stop - 1,
            }),
            How::Lazy => self.back.push(Back::More { op, most, at: stop }),
        }
        Some((op, stop))
    }

    fn again(&self, group: usize, fold: Fold, at: usize) -> Option<usize> {
        let (from, to) = (self.marks[2 * group], self.marks[2 * group + 1]);
        if from == NOWHERE || to == NOWHERE || to < from {
            return None;
        }
        let stop = at + (to - from);
        let alike = stop <= self.end
            && (0..to - from).all(|i| same(self.text[from + i], self.text[at + i], fold));
        alike.then_some(stop)
    }
}
