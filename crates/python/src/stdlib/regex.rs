//! `_regex`: the machine of regular expressions, for `re`, which is written in Python.

use crate::native::ClassBuilder;
use crate::natives;
use crate::object::*;
use crate::text::regex::{At, Fold, How, Member, Mode, Op, Program, Set, find};
use crate::vm::Vm;
use freezeframe_base::Lists;
use std::rc::Rc;

/// A compiled expression, as Python holds it.
struct Compiled(Program);

impl NativePayload for Compiled {}

/// A text, character by character.
struct Text(Vec<u32>);

impl NativePayload for Text {}

fn wrong(vm: &Vm) -> Raise {
    vm.type_error("an expression or a text that re has made is required")
}

fn size(number: i64) -> usize {
    usize::try_from(number).unwrap_or(0)
}

/// The ints of a tuple, 0 where there are fewer.
fn numbers(vm: &mut Vm, row: &Value) -> Result<[i64; 6], Raise> {
    let mut found = [0; 6];
    for (place, value) in found.iter_mut().zip(vm.iterate(row)?) {
        *place = vm.int(&value)?;
    }
    Ok(found)
}

fn fold(number: i64) -> Fold {
    match number {
        0 => Fold::None,
        1 => Fold::Ascii,
        _ => Fold::Unicode,
    }
}

/// What a row stands for: its number, and what it needs to know. `re` has the same numbers.
fn op(row: [i64; 6]) -> Option<Op> {
    let [kind, a, b, c, d, e] = row;
    let (ascii, place) = (a == 1, |n: i64| usize::try_from(n).ok());
    let many = |n: i64| if n < 0 { Some(usize::MAX) } else { place(n) };
    Some(match kind {
        0 => Op::Char(u32::try_from(a).ok()?),
        1 => Op::Set(place(a)?),
        2 => Op::Any,
        3 => Op::AnyAll,
        4 => Op::At(At::Start),
        5 => Op::At(At::LineStart),
        6 => Op::At(At::End),
        7 => Op::At(At::LineEnd),
        8 => Op::At(At::VeryEnd),
        9 => Op::At(At::Boundary { ascii }),
        10 => Op::At(At::Inside { ascii }),
        11 => Op::Split(place(a)?, place(b)?),
        12 => Op::Jump(place(a)?),
        13 => Op::Save(place(a)?),
        14 => Op::Run {
            min: place(a)?,
            max: many(b)?,
            how: [How::Greedy, How::Lazy, How::Possessive]
                .get(place(c)?)
                .copied()?,
        },
        15 => Op::Again {
            group: place(a)?,
            fold: fold(b),
        },
        16 => Op::Look {
            behind: place(a)?,
            negative: b == 1,
            end: place(c)?,
        },
        17 => Op::Atomic { end: place(a)? },
        18 => Op::If {
            group: place(a)?,
            otherwise: place(b)?,
        },
        19 => Op::Enter(place(a)?),
        20 => Op::Loop {
            counter: place(a)?,
            min: place(b)?,
            max: many(c)?,
            body: place(d)?,
            lazy: e == 1,
        },
        21 => Op::Accept,
        22 => Op::Fail,
        _ => return None,
    })
}

fn member(row: [i64; 6]) -> Option<Member> {
    let [kind, a, b, ..] = row;
    let (ascii, negative) = (a == 1, b == 1);
    Some(match kind {
        0 => Member::Range(u32::try_from(a).ok()?, u32::try_from(b).ok()?),
        1 => Member::Digit { ascii, negative },
        2 => Member::Space { ascii, negative },
        3 => Member::Word { ascii, negative },
        _ => return None,
    })
}

/// True if no operation leads out of the program, its sets, groups and counters.
fn is_sound(program: &Program) -> bool {
    let ops = program.ops.len();
    let op_is = |at: usize| at < ops;
    let sound = |(at, op): (usize, &Op)| match *op {
        Op::Set(set) => set < program.sets.len(),
        Op::Split(a, b) => op_is(a) && op_is(b),
        Op::Jump(to) => op_is(to),
        Op::Save(slot) => slot < 2 * program.groups + 2,
        Op::Again { group, .. } => group <= program.groups,
        Op::Look { end, .. } | Op::Atomic { end } => op_is(end),
        Op::If { group, otherwise } => group <= program.groups && op_is(otherwise),
        Op::Enter(counter) => counter < program.counters,
        Op::Loop { counter, body, .. } => counter < program.counters && op_is(body),
        Op::Run { .. } => op_is(at + 2),
        _ => true,
    };
    program.ops.last() == Some(&Op::Accept) && program.ops.iter().enumerate().all(sound)
}

/// What `re` asks for.
#[natives]
mod functions {
    use super::*;

    /// An expression made of operations, sets of characters, and how many groups and counters it has.
    #[native("(ops, sets, groups, counters, /)")]
    fn compile(
        vm: &mut Vm,
        ops: &Value,
        sets: &Value,
        groups: i64,
        counters: i64,
    ) -> Result<Value, Raise> {
        let mut rows = Vec::new();
        for row in vm.iterate(ops)? {
            rows.push(op(numbers(vm, &row)?));
        }
        let mut made = Vec::new();
        for set in vm.iterate(sets)? {
            let mut parts = vm.iterate(&set)?.into_iter();
            let mut next = || parts.next().unwrap_or_default();
            let (negative, how, members) = (next(), next(), next());
            let (negative, how) = (vm.truth(&negative)?, vm.int(&how)?);
            let mut found = Vec::new();
            for row in vm.iterate(&members)? {
                found.push(member(numbers(vm, &row)?));
            }
            let members: Option<Vec<Member>> = found.into_iter().collect();
            made.push(Set {
                members: members.ok_or_else(|| wrong(vm))?,
                negative,
                fold: fold(how),
            });
        }
        let ops: Option<Vec<Op>> = rows.into_iter().collect();
        let program = Program {
            ops: ops.ok_or_else(|| wrong(vm))?,
            sets: made,
            groups: size(groups),
            counters: size(counters),
        };
        if !is_sound(&program) {
            return Err(wrong(vm));
        }
        let class = ClassBuilder::new("_regex", "Program").build(vm);
        Ok(vm.native_object(&class, Compiled(program)))
    }

    /// A text, made ready to be searched more than once.
    #[native("(text, /)")]
    fn text(vm: &mut Vm, text: &Value) -> Result<Value, Raise> {
        let characters = match text.unwrapped() {
            Value::Str(text) => text.as_str().chars().map(u32::from).list(),
            Value::Bytes(data) => data.iter().copied().map(u32::from).list(),
            _ => return Err(wrong(vm)),
        };
        let class = ClassBuilder::new("_regex", "Text").build(vm);
        Ok(vm.native_object(&class, Text(characters)))
    }

    /// Where the groups of a match begin and end, -1 for none, and the number of the group that ended last; None for no match.
    /// `mode` is 0 to search, 1 to match at `pos`, 2 to match all up to `endpos`.
    #[native("(program, text, pos, endpos, mode, advance, /)", name = "find")]
    fn search(
        vm: &mut Vm,
        program: &Value,
        text: &Value,
        pos: i64,
        endpos: i64,
        mode: i64,
        advance: bool,
    ) -> Result<Value, Raise> {
        let (Some(program), Some(text)) = (program.native::<Compiled>(), text.native::<Text>())
        else {
            return Err(wrong(vm));
        };
        let mode = match mode {
            0 => Mode::Search,
            1 => Mode::Match,
            _ => Mode::Full,
        };
        let end = size(endpos).min(text.0.len());
        let mut go_on = || !vm.poll_interrupt();
        let found = find(
            &program.0,
            &text.0,
            (size(pos), end),
            (mode, advance),
            &mut go_on,
        );
        match found {
            Ok(None) => Ok(Value::None),
            Ok(Some(marks)) => {
                let number = |at: &usize| Value::Int(i64::try_from(*at).unwrap_or(-1));
                Ok(Value::tuple(marks.iter().map(number).collect()))
            }
            Err(_) => Err(vm.keyboard_interrupt()),
        }
    }
}

/// Fills `_regex`.
pub(super) fn module(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(functions::TABLE);
    Ok(())
}
