//! Magics where they run; above all `%time` and `%timeit`: statements that say how long they took.

use crate::context::Clock;
use crate::magics::{Call, MAGIC_FUNCTION, Magic, MagicLine, Repeats};
use freezeframe_base::{CellId, Revision};
use freezeframe_python::bytecode::Code;
use freezeframe_python::{Args, Dict, Purity, Raise, Value, Vm, closure};
use std::ops::Range;
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
        Magic::Capture(_) => {}
        Magic::Library(call) => return run_library(vm, call, magics),
        Magic::Time => {
            let expression = line.expression_of(&magics.source, &line.statement);
            let program = match magics.compile(vm, &expression) {
                Ok(program) => program,
                Err(_) => magics.compiled(vm, line, &line.statement)?,
            };
            let seconds = magics.time(vm, &program, &magics.globals, 1)?;
            vm.write_out(&once(seconds));
            return Ok(vm.take_result());
        }
        Magic::Timeit(repeats) => {
            let (loops, times) = timeit(vm, magics, line, repeats)?;
            if !repeats.quiet {
                vm.write_out(&format!("{}\n", summary(loops, &times)));
            }
            if repeats.gives {
                let text = Value::str(summary(loops, &times));
                let times = times.into_iter().map(Value::Float).collect();
                let args = [Value::Int(i64::from(loops)), Value::list(times), text];
                let module = vm.import("_magics")?;
                let class = vm.attr(&Value::Module(module), "TimeitResult")?;
                return vm.call(&class, &args);
            }
        }
    }
    Ok(Value::None)
}

/// A magic that is written in Python.
fn run_library(vm: &mut Vm, call: &Call, magics: &CellMagics) -> Result<Value, Raise> {
    let module = vm.import("_magics")?;
    let run = vm.attr(&Value::Module(module), "run")?;
    let texts = [call.sign, &call.name, &call.argument, &call.body].map(Value::str);
    let mut args = texts.to_vec();
    args.push(Value::Dict(magics.globals.clone()));
    Ok(vm.call_instead(&run, &args, Vec::new()))
}

impl CellMagics {
    fn compiled(
        &self,
        vm: &mut Vm,
        line: &MagicLine,
        part: &Range<usize>,
    ) -> Result<Rc<Code>, Raise> {
        self.compile(vm, &line.program_of(&self.source, part))
    }

    fn compile(&self, vm: &mut Vm, program: &str) -> Result<Rc<Code>, Raise> {
        vm.compile_cell(program, self.cell, self.revision, &self.filename)
    }

    /// Runs a program `loops` times; the seconds that took.
    fn time(
        &self,
        vm: &mut Vm,
        program: &Rc<Code>,
        names: &Rc<Dict>,
        loops: u32,
    ) -> Result<f64, Raise> {
        let started = self.clock.now();
        for _ in 0..loops {
            vm.run_nested(program, names)?;
        }
        Ok(self.clock.now() - started)
    }
}

/// How many loops a run had, and what one of them took in each run.
fn timeit(
    vm: &mut Vm,
    magics: &CellMagics,
    line: &MagicLine,
    repeats: &Repeats,
) -> Result<(u32, Vec<f64>), Raise> {
    let runs = repeats.runs.unwrap_or(7).max(1);
    // What is timed sets no variable of the notebook.
    let names = Value::dict_from(magics.globals.map.borrow().clone());
    let program = magics.compiled(vm, line, &line.statement)?;
    if !repeats.setup.is_empty() {
        let setup = magics.compiled(vm, line, &repeats.setup)?;
        vm.run_nested(&setup, &names)?;
    }
    let mut loops = repeats.loops.unwrap_or(1).max(1);
    if repeats.loops.is_none() {
        while loops < 1_000_000
            && magics.time(vm, &program, &names, loops)? < TIMEIT_SECONDS / f64::from(runs)
        {
            loops *= 10;
        }
    }
    let mut times = Vec::new();
    for _ in 0..runs {
        times.push(magics.time(vm, &program, &names, loops)? / f64::from(loops));
    }
    Ok((loops, times))
}

/// What `%timeit` says.
fn summary(loops: u32, times: &[f64]) -> String {
    let count = times.len() as f64;
    let mean = times.iter().sum::<f64>() / count;
    let squares = times.iter().map(|time| (time - mean) * (time - mean));
    let variance = squares.sum::<f64>() / count;
    let (mean, deviation) = (duration(mean), duration(variance.sqrt()));
    let plural = |one| if one { "" } else { "s" };
    format!(
        "{mean} ± {deviation} per loop (mean ± std. dev. of {} run{}, {loops} loop{} each)",
        times.len(),
        plural(times.len() == 1),
        plural(loops == 1)
    )
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
