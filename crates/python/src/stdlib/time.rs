//! `time`, by the host's clock and in UTC.

use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use std::rc::Rc;

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

/// Clocks, and waiting.
#[natives]
mod functions {
    use super::*;

    /// Delay execution for a given number of seconds.
    #[native("(seconds, /)", purity = Clock)]
    fn sleep(vm: &mut Vm, seconds: &Value) -> Result<Value, Raise> {
        let seconds = vm.float(seconds)?;
        if seconds.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        if seconds < 0.0 {
            return Err(vm.value_error("sleep length must be non-negative"));
        }
        vm.sleep_for(seconds)?;
        Ok(Value::None)
    }

    /// The fields of a point in time, in UTC.
    #[native("(seconds=None, /)", name = "_fields", purity = Clock)]
    fn fields(vm: &mut Vm, seconds: Option<&Value>) -> Result<Value, Raise> {
        let now = match seconds {
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

    /// The days from 1970-01-01 to a date.
    #[native("(year, month, day, /)")]
    fn _days(vm: &mut Vm, year: &Value, month: &Value, day: &Value) -> Result<Value, Raise> {
        let (year, month, day) = (vm.int(year)?, vm.int(month)?, vm.int(day)?);
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
        Ok(Value::Int(
            era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
                - 719_468,
        ))
    }

    #[native("()", purity = Clock)]
    #[member(time = (), "Seconds since 1970 as a float.")]
    #[member(perf_counter = (), "Seconds of a clock for measuring short times.")]
    #[member(monotonic = (), "Seconds of a clock that never goes back.")]
    #[member(process_time = (), "Seconds that the program has run; here those of the clock.")]
    #[member(thread_time = (), "Seconds that the thread has run; here those of the clock.")]
    fn seconds(vm: &mut Vm, _member: ()) -> f64 {
        vm.host.now()
    }

    #[native("()", purity = Clock)]
    #[member(time_ns = (), "Nanoseconds since 1970 as an int.")]
    #[member(perf_counter_ns = (), "`perf_counter` in nanoseconds.")]
    #[member(monotonic_ns = (), "`monotonic` in nanoseconds.")]
    #[member(process_time_ns = (), "`process_time` in nanoseconds.")]
    #[member(thread_time_ns = (), "`thread_time` in nanoseconds.")]
    fn nanoseconds(vm: &mut Vm, _member: ()) -> i64 {
        (vm.host.now() * 1e9) as i64
    }
}

/// Fills `_time`.
pub(super) fn module(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(functions::TABLE);
    Ok(())
}
