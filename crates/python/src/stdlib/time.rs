//! `time`, by the host's clock and in UTC.

use crate::native::{Args, Entry, entry, pure};
use crate::object::*;
use crate::vm::Vm;
use std::rc::Rc;

const fn clock(name: &'static str, body: crate::native::Body) -> Entry {
    entry(name, "()", Purity::Clock, "", body)
}

fn seconds(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    Ok(Value::Float(vm.host.now()))
}

fn nanoseconds(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    Ok(Value::Int((vm.host.now() * 1e9) as i64))
}

fn sleep(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let seconds = vm.float(&args[0])?;
    if seconds.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    vm.sleep_for(seconds)?;
    Ok(Value::None)
}

/// A day of the proleptic Gregorian calendar from days since 1970-01-01: year, month, day.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The nine fields of a `struct_time`, as a plain tuple; `time.py` gives them names.
fn fields(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let now = match args.some(0) {
        Some(seconds) => vm.float(seconds)?,
        None => vm.host.now(),
    };
    let whole = libm::floor(now) as i64;
    let (days, second) = (whole.div_euclid(86_400), whole.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    let mut first = days;
    while civil(first - 1).0 == year {
        first -= 1;
    }
    let fields = [
        year,
        month,
        day,
        second / 3600,
        second / 60 % 60,
        second % 60,
        (days + 3).rem_euclid(7),
        days - first + 1,
        0,
    ];
    Ok(Value::tuple(fields.map(Value::Int).to_vec()))
}

static FUNCTIONS: &[Entry] = &[
    clock("time", seconds),
    clock("perf_counter", seconds),
    clock("monotonic", seconds),
    clock("process_time", seconds),
    clock("thread_time", seconds),
    clock("time_ns", nanoseconds),
    clock("perf_counter_ns", nanoseconds),
    clock("monotonic_ns", nanoseconds),
    clock("process_time_ns", nanoseconds),
    entry(
        "sleep",
        "(seconds, /)",
        Purity::Clock,
        "Delay execution for a given number of seconds.",
        sleep,
    ),
    entry("_fields", "(seconds=None, /)", Purity::Clock, "", fields),
    pure("_days", "(year, month, day, /)", |vm, args| {
        let (year, month, day) = (vm.int(&args[0])?, vm.int(&args[1])?, vm.int(&args[2])?);
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
        Ok(Value::Int(
            era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
                - 719_468,
        ))
    }),
];

/// Fills `_time`.
pub(super) fn module(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(FUNCTIONS);
    Ok(())
}
