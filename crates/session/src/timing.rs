//! `%time` and `%timeit`: statements that say how long they took.

use crate::context::Clock;
use crate::magics::{MAGIC_FUNCTION, Magic, MagicLine};
use freezeframe_base::{CellId, Revision};
use freezeframe_python::{Args, Dict, Purity, Raise, Value, Vm, closure};
use std::rc::Rc;

/// A magic must not keep a page waiting: `%timeit` stops growing its loop once it has taken this long, in seconds.
const TIMEIT_SECONDS: f64 = 0.1;

/// The magics of one cell, and what is needed to run their statements.
pub(crate) struct CellMagics {
    pub(crate) magics: Vec<MagicLine>,
    pub(crate) source: String,
    pub(crate) cell: CellId,
    pub(crate) revision: Revision,
    pub(crate) filename: String,
    pub(crate) globals: Rc<Dict>,
    pub(crate) clock: Rc<Clock>,
}

/// Makes the cell's magics callable, in place of those of the cell before.
pub(crate) fn install(vm: &mut Vm, magics: CellMagics) {
    let call = closure(
        MAGIC_FUNCTION,
        "(index, /)",
        Purity::Clock,
        move |vm, args| run_magic(vm, args, &magics),
    );
    vm.builtins.set_str(MAGIC_FUNCTION, call);
}

fn run_magic(vm: &mut Vm, args: Args, magics: &CellMagics) -> Result<Value, Raise> {
    let index = vm.int(&args[0])?;
    let Some(line) = usize::try_from(index)
        .ok()
        .and_then(|index| magics.magics.get(index))
    else {
        return Err(vm.runtime_error("no such magic in this cell"));
    };
    match &line.magic {
        Magic::Ignored => {}
        Magic::Unsupported(text) => {
            let what = if text.starts_with('!') {
                "shell commands do not run here"
            } else {
                "this magic does not exist here"
            };
            vm.write_err(&format!("UsageError: `{text}`: {what}\n"));
        }
        Magic::Describe(name) => {
            let text =
                format!("import pydoc as _p; print(_p.summary({name:?}, {name}), end=''); del _p");
            let code = vm.compile_cell(&text, magics.cell, magics.revision, &magics.filename)?;
            if vm.run_nested(&code, &magics.globals).is_err() {
                vm.write_out(&format!("Object `{name}` not found.\n"));
            }
        }
        Magic::Time => {
            let seconds = time_loop(vm, magics, line, 1)?;
            vm.write_out(&once(seconds));
        }
        Magic::Timeit => {
            let text = timeit(vm, magics, line)?;
            vm.write_out(&text);
        }
    }
    Ok(Value::None)
}

/// Runs the statement `loops` times; the seconds that took.
fn time_loop(vm: &mut Vm, magics: &CellMagics, line: &MagicLine, loops: u32) -> Result<f64, Raise> {
    let program = line.program(&magics.source);
    let code = vm.compile_cell(&program, magics.cell, magics.revision, &magics.filename)?;
    let started = magics.clock.now();
    for _ in 0..loops {
        vm.run_nested(&code, &magics.globals)?;
    }
    Ok(magics.clock.now() - started)
}

fn timeit(vm: &mut Vm, magics: &CellMagics, line: &MagicLine) -> Result<String, Raise> {
    const RUNS: usize = 7;
    let mut loops = 1;
    while loops < 1_000_000 && time_loop(vm, magics, line, loops)? < TIMEIT_SECONDS / RUNS as f64 {
        loops *= 10;
    }
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        times.push(time_loop(vm, magics, line, loops)? / f64::from(loops));
    }
    let mean = times.iter().sum::<f64>() / RUNS as f64;
    let variance = times
        .iter()
        .map(|time| (time - mean) * (time - mean))
        .sum::<f64>()
        / RUNS as f64;
    let (mean, deviation) = (duration(mean), duration(variance.sqrt()));
    let plural = if loops == 1 { "" } else { "s" };
    Ok(format!(
        "{mean} ± {deviation} per loop (mean ± std. dev. of {RUNS} runs, {loops} loop{plural} each)\n"
    ))
}

/// What `%time` says.
pub(crate) fn once(seconds: f64) -> String {
    format!("Wall time: {}\n", duration(seconds))
}

/// Seconds with three digits and a unit that fits.
fn duration(seconds: f64) -> String {
    let units = [(1.0, "s"), (1e-3, "ms"), (1e-6, "μs"), (1e-9, "ns")];
    let (scale, unit) = units
        .into_iter()
        .find(|(scale, _)| seconds >= *scale)
        .unwrap_or((1e-9, "ns"));
    let value = seconds / scale;
    let decimals = if value >= 100.0 {
        0
    } else if value >= 10.0 {
        1
    } else {
        2
    };
    format!("{value:.decimals$} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        let cases = [
            (1.5, "1.50 s"),
            (0.0123, "12.3 ms"),
            (4.567e-6, "4.57 μs"),
            (1.23e-7, "123 ns"),
            (0.0, "0.00 ns"),
        ];
        for (seconds, text) in cases {
            assert_eq!(duration(seconds), text);
        }
    }
}
