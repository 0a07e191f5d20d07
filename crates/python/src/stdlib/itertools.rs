//! `itertools`: lazy iterators.

mod arrangements;
mod lazy;
mod tee;

use self::lazy::{lazy, size};
use self::tee::{tee_methods, tees};
use crate::builtins::{extend, generic_alias, iterator};
use crate::bytecode::BinaryOp;
use crate::native::{Given, Keywords, docstring, native_function};
use crate::natives;
use crate::object::iter::LAZY;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Lists;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// Numbers, each larger than the one before by as much.
struct Counting {
    next: Value,
    step: Value,
}

impl NativeIter for Counting {
    fn class_name(&self) -> &'static str {
        "itertools.count"
    }

    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise> {
        let after = vm.binary(BinaryOp::Add, &self.next, &self.step)?;
        Ok(Some(std::mem::replace(&mut self.next, after)))
    }

    fn parts(&self) -> Option<Vec<Value>> {
        let mut parts = vec![self.next.clone()];
        if !matches!(self.step, Value::Int(1)) {
            parts.push(self.step.clone());
        }
        Some(parts)
    }
}

/// One object, again and again.
struct Repeating {
    object: Value,
    left: Option<i64>,
}

impl NativeIter for Repeating {
    fn class_name(&self) -> &'static str {
        "itertools.repeat"
    }

    fn next(&mut self, _: &mut Vm) -> Result<Option<Value>, Raise> {
        match &mut self.left {
            Some(0) => return Ok(None),
            Some(left) => *left -= 1,
            None => {}
        }
        Ok(Some(self.object.clone()))
    }

    fn left(&self) -> Option<usize> {
        self.left.map(|left| usize::try_from(left).unwrap_or(0))
    }

    fn parts(&self) -> Option<Vec<Value>> {
        let left = self.left.map(Value::Int);
        Some([self.object.clone()].into_iter().chain(left).list())
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.object);
    }
}

fn iterators(vm: &mut Vm, values: &[Value]) -> Result<Vec<Value>, Raise> {
    values.iter().map(|value| vm.iter(value)).try_list()
}

/// A bound of `islice`: what is no index is wrong in the same words as what is negative.
fn bound(vm: &mut Vm, value: &Value, complaint: &str) -> Result<usize, Raise> {
    match vm.class_ref(value).lookup(&vm.names.index) {
        Some(_) => size(vm, value, complaint),
        None => Err(vm.value_error(complaint)),
    }
}

fn interrupted(vm: &mut Vm) -> Result<(), Raise> {
    if vm.poll_interrupt() {
        Err(vm.keyboard_interrupt())
    } else {
        Ok(())
    }
}

/// Chains the iterables that an iterator yields.
fn chained(sources: Value) -> Value {
    let mut current: Option<Value> = None;
    lazy("itertools.chain", vec![sources.clone()], move |vm| {
        loop {
            if let Some(iterator) = &current {
                if let Some(item) = vm.next(iterator)? {
                    return Ok(Some(item));
                }
                current = None;
            }
            match vm.next(&sources)? {
                Some(source) => current = Some(vm.iter(&source)?),
                None => return Ok(None),
            }
        }
    })
}

fn holds(vm: &mut Vm, predicate: &Value, item: &Value) -> Result<bool, Raise> {
    let answer = match predicate {
        Value::None => item.clone(),
        predicate => vm.call(predicate, std::slice::from_ref(item))?,
    };
    vm.truth(&answer)
}

/// What `groupby` and its groups share.
struct Groups {
    iterator: Value,
    key: Option<Value>,
    /// The item read ahead, with its key.
    ahead: Option<(Value, Value)>,
    /// The key of the group being yielded, and its number.
    current: Option<Value>,
    number: usize,
}

impl Groups {
    fn read(&mut self, vm: &mut Vm) -> Result<(), Raise> {
        self.ahead = match vm.next(&self.iterator)? {
            None => None,
            Some(item) => {
                let key = match &self.key {
                    Some(key) => vm.call(key, std::slice::from_ref(&item))?,
                    None => item.clone(),
                };
                Some((key, item))
            }
        };
        Ok(())
    }
}

fn group(shared: Rc<RefCell<Groups>>, number: usize, key: Value) -> Value {
    lazy("itertools._grouper", vec![], move |vm| {
        let mut groups = shared.borrow_mut();
        if groups.number != number {
            return Ok(None);
        }
        match groups.ahead.clone() {
            Some((own, item)) if vm.equal(&own, &key)? => {
                groups.read(vm)?;
                Ok(Some(item))
            }
            _ => Ok(None),
        }
    })
}

/// The iterators that `itertools` makes.
#[natives]
mod functions {
    use super::*;

    /// The running totals, or what `func` makes of them.
    ///
    /// >>> list(itertools.accumulate([1, 2, 3]))
    /// [1, 3, 6]
    #[native("(iterable, func=None, *, initial=None)")]
    fn accumulate(
        vm: &mut Vm,
        iterable: &Value,
        func: Option<&Value>,
        initial: Option<&Value>,
    ) -> Result<Value, Raise> {
        let (iterator, function) = (vm.iter(iterable)?, func.cloned());
        let mut total: Option<Value> = None;
        let mut initial = initial.cloned();
        Ok(lazy(
            "itertools.accumulate",
            vec![iterator.clone()],
            move |vm| {
                if let Some(initial) = initial.take() {
                    total = Some(initial);
                    return Ok(total.clone());
                }
                let Some(item) = vm.next(&iterator)? else {
                    return Ok(None);
                };
                let next = match (&total, &function) {
                    (None, _) => item,
                    (Some(total), None) => vm.binary(BinaryOp::Add, total, &item)?,
                    (Some(total), Some(function)) => vm.call(function, &[total.clone(), item])?,
                };
                total = Some(next);
                Ok(total.clone())
            },
        ))
    }

    /// Tuples of `n` items; the last may be shorter.
    ///
    /// >>> list(itertools.batched("abc", 2))
    /// [('a', 'b'), ('c',)]
    #[native("(iterable, n, *, strict=False)")]
    fn batched(vm: &mut Vm, iterable: &Value, n: &Value, strict: &Value) -> Result<Value, Raise> {
        let iterator = vm.iter(iterable)?;
        let count = vm.int(n)?;
        let strict = vm.truth(strict)?;
        let Some(count) = usize::try_from(count).ok().filter(|count| *count > 0) else {
            return Err(vm.value_error("n must be at least one"));
        };
        Ok(lazy(
            "itertools.batched",
            vec![iterator.clone()],
            move |vm| {
                let mut items = Vec::new();
                while items.len() < count {
                    match vm.next(&iterator)? {
                        Some(item) => items.push(item),
                        None => break,
                    }
                }
                if items.is_empty() {
                    return Ok(None);
                }
                if strict && items.len() < count {
                    return Err(vm.value_error("batched(): incomplete batch"));
                }
                Ok(Some(Value::tuple(items)))
            },
        ))
    }

    /// The items of one iterable after the other.
    ///
    /// >>> list(itertools.chain("ab", [1]))
    /// ['a', 'b', 1]
    #[native("(*iterables)")]
    fn chain(vm: &mut Vm, iterables: &[Value]) -> Result<Value, Raise> {
        let sources = vm.iter(&Value::tuple(iterables.to_vec()))?;
        Ok(chained(sources))
    }

    /// The items whose selector is true.
    ///
    /// >>> list(itertools.compress("abc", [1, 0, 1]))
    /// ['a', 'c']
    #[native("(data, selectors)")]
    fn compress(vm: &mut Vm, data: &Value, selectors: &Value) -> Result<Value, Raise> {
        let (data, selectors) = (vm.iter(data)?, vm.iter(selectors)?);
        Ok(lazy(
            "itertools.compress",
            vec![data.clone(), selectors.clone()],
            move |vm| loop {
                let (Some(item), Some(selector)) = (vm.next(&data)?, vm.next(&selectors)?) else {
                    return Ok(None);
                };
                if vm.truth(&selector)? {
                    return Ok(Some(item));
                }
                interrupted(vm)?;
            },
        ))
    }

    /// Numbers from `start` on, each larger by `step`.
    ///
    /// >>> list(itertools.islice(itertools.count(5, 2), 3))
    /// [5, 7, 9]
    #[native("(start=0, step=1)")]
    fn count(vm: &mut Vm, start: &Value, step: &Value) -> Result<Value, Raise> {
        for value in [start, step] {
            let is_number = vm.class_ref(value).lookup(&vm.names.float).is_some()
                || vm.class_ref(value).lookup(&vm.names.index).is_some()
                || matches!(value.unwrapped(), Value::Complex(_));
            if !is_number {
                return Err(vm.type_error("a number is required"));
            }
        }
        Ok(Iter::native(Counting {
            next: start.clone(),
            step: step.clone(),
        }))
    }

    /// The items again and again.
    ///
    /// >>> list(itertools.islice(itertools.cycle("ab"), 3))
    /// ['a', 'b', 'a']
    #[native("(iterable, /)")]
    fn cycle(vm: &mut Vm, iterable: &Value) -> Result<Value, Raise> {
        let iterator = vm.iter(iterable)?;
        let (mut saved, mut at, mut first_round) = (Vec::new(), 0, true);
        Ok(lazy("itertools.cycle", vec![iterator.clone()], move |vm| {
            if first_round {
                if let Some(item) = vm.next(&iterator)? {
                    saved.push(item.clone());
                    return Ok(Some(item));
                }
                first_round = false;
            }
            if saved.is_empty() {
                return Ok(None);
            }
            let item: Option<Value> = saved.get(at).cloned();
            at = (at + 1) % saved.len();
            Ok(item)
        }))
    }

    /// The items from the first on for which `predicate` is false.
    ///
    /// >>> list(itertools.dropwhile(lambda x: x < 2, [1, 2, 1]))
    /// [2, 1]
    #[native("(predicate, iterable, /)")]
    fn dropwhile(vm: &mut Vm, predicate: &Value, iterable: &Value) -> Result<Value, Raise> {
        let (predicate, iterator) = (predicate.clone(), vm.iter(iterable)?);
        let mut dropping = true;
        Ok(lazy(
            "itertools.dropwhile",
            vec![iterator.clone()],
            move |vm| loop {
                let Some(item) = vm.next(&iterator)? else {
                    return Ok(None);
                };
                dropping = dropping && holds(vm, &predicate, &item)?;
                if !dropping {
                    return Ok(Some(item));
                }
                interrupted(vm)?;
            },
        ))
    }

    /// The items for which `predicate` is false.
    ///
    /// >>> list(itertools.filterfalse(None, [0, 1]))
    /// [0]
    #[native("(function, iterable, /)")]
    fn filterfalse(vm: &mut Vm, function: &Value, iterable: &Value) -> Result<Value, Raise> {
        let (predicate, iterator) = (function.clone(), vm.iter(iterable)?);
        Ok(lazy(
            "itertools.filterfalse",
            vec![iterator.clone()],
            move |vm| loop {
                let Some(item) = vm.next(&iterator)? else {
                    return Ok(None);
                };
                if !holds(vm, &predicate, &item)? {
                    return Ok(Some(item));
                }
                interrupted(vm)?;
            },
        ))
    }

    /// Pairs of a key and the items in a row that have it.
    ///
    /// >>> [(k, list(g)) for k, g in itertools.groupby("aab")]
    /// [('a', ['a', 'a']), ('b', ['b'])]
    #[native("(iterable, key=None)")]
    fn groupby(vm: &mut Vm, iterable: &Value, key: Option<&Value>) -> Result<Value, Raise> {
        let iterator = vm.iter(iterable)?;
        let groups = Groups {
            iterator: iterator.clone(),
            key: key.cloned(),
            ahead: None,
            current: None,
            number: 0,
        };
        let shared = Rc::new(RefCell::new(groups));
        let mut started = false;
        Ok(lazy("itertools.groupby", vec![iterator], move |vm| {
            let mut groups = shared.borrow_mut();
            if !started {
                started = true;
                groups.read(vm)?;
            }
            while let (Some(current), Some((key, _))) =
                (groups.current.clone(), groups.ahead.clone())
            {
                if !vm.equal(&current, &key)? {
                    break;
                }
                groups.read(vm)?;
            }
            let Some((key, _)) = groups.ahead.clone() else {
                return Ok(None);
            };
            groups.current = Some(key.clone());
            groups.number += 1;
            let group = group(shared.clone(), groups.number, key.clone());
            Ok(Some(Value::tuple(vec![key, group])))
        }))
    }

    /// The items that a slice would take.
    ///
    /// >>> list(itertools.islice("abcd", 1, 3))
    /// ['b', 'c']
    #[native("(iterable, start, stop=?, step=?, /)")]
    fn islice(
        vm: &mut Vm,
        iterable: &Value,
        start: &Value,
        stop: Given,
        step: Option<&Value>,
    ) -> Result<Value, Raise> {
        let iterator = vm.iter(iterable)?;
        let complaint = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
        let (start, stop) = match stop.0 {
            None => (&Value::None, start),
            Some(stop) => (start, stop),
        };
        let stop_complaint =
            "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
        let stop = match stop.non_none() {
            Some(stop) => Some(bound(vm, stop, stop_complaint)?),
            None => None,
        };
        let mut next = match start.non_none() {
            Some(start) => bound(vm, start, complaint)?,
            None => 0,
        };
        let step = match step {
            Some(step) => bound(
                vm,
                step,
                "Step for islice() must be a positive integer or None.",
            )?,
            None => 1,
        };
        if step == 0 {
            return Err(vm.value_error("Step for islice() must be a positive integer or None."));
        }
        let mut at = 0;
        Ok(lazy(
            "itertools.islice",
            vec![iterator.clone()],
            move |vm| {
                while at < next {
                    if vm.next(&iterator)?.is_none() {
                        return Ok(None);
                    }
                    at += 1;
                }
                if stop.is_some_and(|stop| at >= stop) {
                    return Ok(None);
                }
                let Some(item) = vm.next(&iterator)? else {
                    return Ok(None);
                };
                at += 1;
                next = next.saturating_add(step);
                // What lies between the last item and the end is taken, too.
                next = stop.map_or(next, |stop| next.min(stop));
                Ok(Some(item))
            },
        ))
    }

    /// Pairs of each item and the next.
    ///
    /// >>> list(itertools.pairwise("abc"))
    /// [('a', 'b'), ('b', 'c')]
    #[native("(iterable, /)")]
    fn pairwise(vm: &mut Vm, iterable: &Value) -> Result<Value, Raise> {
        let iterator = vm.iter(iterable)?;
        let mut before: Option<Value> = None;
        Ok(lazy(
            "itertools.pairwise",
            vec![iterator.clone()],
            move |vm| {
                if before.is_none() {
                    before = vm.next(&iterator)?;
                }
                let Some(first) = before.take() else {
                    return Ok(None);
                };
                let Some(second) = vm.next(&iterator)? else {
                    return Ok(None);
                };
                before = Some(second.clone());
                Ok(Some(Value::tuple(vec![first, second])))
            },
        ))
    }

    /// The object so many times, or without end.
    ///
    /// >>> list(itertools.repeat(1, 2))
    /// [1, 1]
    #[native("(object, times=?)")]
    fn repeat(vm: &mut Vm, object: &Value, times: Given) -> Result<Value, Raise> {
        let left = match times.0 {
            Some(times) => Some(vm.int(times)?.max(0)),
            None => None,
        };
        Ok(Iter::native(Repeating {
            object: object.clone(),
            left,
        }))
    }

    /// What `function` gives for each tuple of arguments.
    ///
    /// >>> list(itertools.starmap(pow, [(2, 3)]))
    /// [8]
    #[native("(function, iterable, /)")]
    fn starmap(vm: &mut Vm, function: &Value, iterable: &Value) -> Result<Value, Raise> {
        let (function, iterator) = (function.clone(), vm.iter(iterable)?);
        Ok(lazy(
            "itertools.starmap",
            vec![iterator.clone(), function.clone()],
            move |vm| {
                let Some(item) = vm.next(&iterator)? else {
                    return Ok(None);
                };
                let items = vm.iterate(&item)?;
                vm.call(&function, &items).map(Some)
            },
        ))
    }

    /// The items up to the first for which `predicate` is false.
    ///
    /// >>> list(itertools.takewhile(lambda x: x < 2, [1, 2, 1]))
    /// [1]
    #[native("(predicate, iterable, /)")]
    fn takewhile(vm: &mut Vm, predicate: &Value, iterable: &Value) -> Result<Value, Raise> {
        let (predicate, iterator) = (predicate.clone(), vm.iter(iterable)?);
        let mut done = false;
        Ok(lazy(
            "itertools.takewhile",
            vec![iterator.clone()],
            move |vm| {
                if done {
                    return Ok(None);
                }
                let Some(item) = vm.next(&iterator)? else {
                    return Ok(None);
                };
                done = !holds(vm, &predicate, &item)?;
                Ok(if done { None } else { Some(item) })
            },
        ))
    }

    /// Tuples of the items of several iterables in step, until the longest ends.
    ///
    /// >>> list(itertools.zip_longest("ab", [1], fillvalue=0))
    /// [('a', 1), ('b', 0)]
    #[native("(*iterables, fillvalue=None)")]
    fn zip_longest(vm: &mut Vm, fillvalue: &Value, iterables: &[Value]) -> Result<Value, Raise> {
        let fill = fillvalue.clone();
        let mut sources: Vec<Option<Value>> =
            iterators(vm, iterables)?.into_iter().map(Some).collect();
        Ok(lazy(
            "itertools.zip_longest",
            iterables.to_vec(),
            move |vm| {
                let mut items = Vec::with_capacity(sources.len());
                let mut any = false;
                for source in &mut sources {
                    let item = match source {
                        Some(iterator) => vm.next(iterator)?,
                        None => None,
                    };
                    match item {
                        Some(item) => {
                            any = true;
                            items.push(item);
                        }
                        None => {
                            *source = None;
                            items.push(fill.clone());
                        }
                    }
                }
                Ok(if any { Some(Value::tuple(items)) } else { None })
            },
        ))
    }
}

/// The functions that make iterators, in the order of [`LAZY`].
#[derive(Default)]
struct Makers(OnceCell<Vec<Value>>);

/// Fills the module.
pub(super) fn module(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let mut makers = Vec::new();
    for (name, class) in LAZY.iter().zip(vm.types.lazy().to_vec()) {
        extend(&class, iterator::TABLE);
        class.flags.sealed.set(name.starts_with('_'));
        let mut all = functions::TABLE
            .iter()
            .chain(arrangements::functions::TABLE);
        if let Some(row) = all.find(|row| row.name == *name) {
            makers.push(Value::Native(Rc::new(native_function(
                Value::name("itertools"),
                None,
                row,
            ))));
            class.doc.set(row.doc);
            class.set(&vm.names.doc, docstring(vm));
            extend(&class, of_class::TABLE);
            module.set(name, &class);
        }
        match *name {
            "chain" => extend(&class, chain_methods::TABLE),
            "_tee" => extend(&class, tee_methods::TABLE),
            _ => {}
        }
    }
    let _known = vm.extension::<Makers>().0.set(makers);
    module.functions(tees::TABLE);
    Ok(())
}

/// What each class has.
#[natives]
mod of_class {
    use super::*;

    /// An iterator of this class.
    #[native("(cls, *args, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value, args: &[Value], kwargs: Keywords) -> Result<Value, Raise> {
        let makers = vm.extension::<Makers>();
        let at = match cls {
            Value::Class(class) => vm.types.lazy().iter().position(|it| class.is_subclass(it)),
            _ => None,
        };
        let maker = at.and_then(|at| makers.0.get()?.get(at));
        let made = vm.call_kw(maker.unwrap_or(&Value::None), args, &kwargs.0)?;
        Ok(vm.wrap_base(cls, made))
    }
}

/// What `chain` has besides.
#[natives]
mod chain_methods {
    use super::*;

    /// The items of the iterables that an iterable gives.
    #[native("(cls, iterable, /)", bound = Class)]
    fn from_iterable(vm: &mut Vm, cls: &Value, iterable: &Value) -> Result<Value, Raise> {
        let sources = vm.iter(iterable)?;
        Ok(vm.wrap_base(cls, chained(sources)))
    }

    /// The class with parameters, for annotations.
    #[native("(cls, item, /)", bound = Class)]
    fn __class_getitem__(vm: &mut Vm, cls: &Value, item: &Value) -> Value {
        generic_alias(vm, cls, item)
    }
}
