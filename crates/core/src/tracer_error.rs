//! What the user is told of tracers: that one is not known where its value is wanted, or that it outlived its trace.

use crate::value::Payload;
use crate::{Atom, Eqn, Error, ErrorClass, Jaxpr, Tracer, Value};
use freezeframe_base::Lists;
use std::rc::Rc;

/// Why a traced value is not known: which arguments of the traced function it depends on.
fn origin_message(tracer: &Tracer) -> String {
    let (
        Payload::Staged {
            atom: Atom::Var(var),
        },
        Some(frame),
    ) = (&tracer.0.payload, tracer.frame())
    else {
        return String::new();
    };
    let jaxpr = frame.jaxpr.borrow();
    let mut active = freezeframe_base::HashSet::from_iter([*var]);
    for eqn in jaxpr.eqns.iter().rev() {
        if eqn.outputs.iter().any(|output| active.contains(output)) {
            eqn.outputs.iter().for_each(|output| {
                active.remove(output);
            });
            active.extend(eqn.inputs.iter().filter_map(|atom| {
                if let Atom::Var(var) = atom {
                    Some(*var)
                } else {
                    None
                }
            }));
        }
    }
    let debug = &frame.debug_info;
    let mut text = format!(
        "\nThe error occurred while tracing the function {} for {}. ",
        debug.func_src_info, debug.traced_for
    );
    let positions: Vec<usize> = (0..jaxpr.invars.len())
        .filter(|at| active.contains(&jaxpr.invars[*at]))
        .list();
    if !positions.is_empty() {
        let names: Option<Vec<&str>> = positions
            .iter()
            .map(|at| debug.arg_names.get(*at).map(String::as_str))
            .collect();
        let Some(names) = names else {
            return String::new();
        };
        text += &argument_text(&names);
    } else {
        text += &origin_of_constants(&jaxpr);
    }
    text
}

fn argument_text(names: &[&str]) -> String {
    let (plural, arguments) = match names {
        [one] => ("", format!("the argument {one}")),
        [one, two] => ("s", format!("the arguments {one} and {two}")),
        [rest @ .., last] => (
            "s",
            format!("the arguments {}, and {last}", rest.join(", ")),
        ),
        [] => return String::new(),
    };
    format!(
        "This concrete value was not available in Python because it depends on the value{plural} of {arguments}."
    )
}

fn origin_of_constants(jaxpr: &Jaxpr) -> String {
    let from_literals = |eqn: &&Eqn| {
        eqn.inputs.iter().any(|atom| match atom {
            Atom::Literal(_) => true,
            Atom::Var(var) => jaxpr.constvars.contains(var),
        })
    };
    let eqns: Vec<&Eqn> = jaxpr.eqns.iter().filter(from_literals).list();
    if eqns.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = eqns
        .iter()
        .take(5)
        .map(|eqn| {
            format!(
                "  operation {}\n    from line {}",
                crate::print::eqn_text(jaxpr, eqn),
                eqn.source.summary()
            )
        })
        .collect();
    let more = if eqns.len() > 5 {
        "\n\n(Additional originating lines are not shown.)"
    } else {
        ""
    };
    format!(
        "This value became a tracer due to JAX operations on these lines:\n\n{}{more}",
        lines.join("\n\n")
    )
}

/// What Python wanted to do with a tracer that needs its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concretization<'a> {
    /// `bool(x)`, `if x`, `while x`.
    Bool,
    /// `range(x)`, `lst[x]`.
    Index,
    /// `numpy.asarray(x)`.
    NumpyArray,
    /// `float(x)`, `int(x)`, `complex(x)`: the function, and the advice for it.
    Scalar(&'a str),
    /// A method or attribute that tracers do not have, with the beginning of JAX's sentence about it.
    Use(&'a str),
    /// Anything else, with JAX's sentence for the occasion.
    Other(&'a str),
}

impl Tracer {
    /// The tracer whose value is not known, under those of derivatives.
    fn unknown(&self) -> &Self {
        match &self.0.payload {
            Payload::Jvp {
                primal: Value::Tracer(tracer),
                ..
            }
            | Payload::Linearize {
                primal: Value::Tracer(tracer),
                ..
            } => tracer.unknown(),
            _ => self,
        }
    }

    /// Why its value is not known, as error texts say it on lines of their own; nothing where it is known.
    fn origin(&self) -> String {
        match &self.0.payload {
            Payload::Staged { .. } => origin_message(self),
            Payload::Batch { .. } => format!(
                "\nThis VmapTracer with object id {} was created on line:\n  {}",
                Rc::as_ptr(&self.0) as usize,
                self.source().summary()
            ),
            Payload::Jvp { .. } | Payload::Linearize { .. } => String::new(),
        }
    }

    /// The text of the error for a method that arrays have and tracers have not.
    pub fn no_method(&self, name: &str) -> String {
        let this = self.unknown();
        format!(
            "The '{name}' method is not available on traced array with shape {}.{}",
            this.aval().long(),
            this.origin()
        )
    }

    /// The error for wanting the value of this tracer, in JAX's words.
    pub fn concretization_error(&self, wanted: Concretization<'_>) -> Error {
        let this = self.unknown();
        let (origin, aval) = (this.origin(), this.aval().long());
        let page = |class: ErrorClass| {
            format!(
                "\nSee https://docs.jax.dev/en/latest/101/errors.html#jax.errors.{}",
                class.name()
            )
        };
        let (class, message) = match wanted {
            Concretization::Bool => (
                ErrorClass::TracerBoolConversionError,
                format!("Attempted boolean conversion of traced array with shape {aval}.{origin}"),
            ),
            Concretization::Index => (
                ErrorClass::TracerIntegerConversionError,
                format!(
                    "The __index__() method was called on traced array with shape {aval}{origin}"
                ),
            ),
            Concretization::NumpyArray => (
                ErrorClass::TracerArrayConversionError,
                format!(
                    "The numpy.ndarray conversion method __array__() was called on traced array with shape {aval}{origin}"
                ),
            ),
            Concretization::Scalar(name) => (
                ErrorClass::ConcretizationTypeError,
                format!(
                    "Abstract tracer value encountered where concrete value is expected: traced array with shape {aval}\n\
                     The problem arose with the `{name}` function. If trying to convert the data type of a value, try \
                     using `x.astype({name})` or `jnp.array(x, {name})` instead.{origin}\n"
                ),
            ),
            Concretization::Use(what) => (
                ErrorClass::ConcretizationTypeError,
                format!(
                    "Abstract tracer value encountered where concrete value is expected: traced array with shape {aval}\n\
                     {what} on traced array with shape {aval}.{origin}{origin}\n"
                ),
            ),
            Concretization::Other(context) => (
                ErrorClass::ConcretizationTypeError,
                format!(
                    "Abstract tracer value encountered where concrete value is expected: traced array with shape {aval}\n\
                     {context}{origin}\n"
                ),
            ),
        };
        Error::new(class, format_args!("{message}{}", page(class)))
    }
}

/// The error for a tracer that outlived its trace.
pub fn escaped_tracer_error(tracer: &Tracer) -> Error {
    let divider = format!("\n{}\n", "-".repeat(30));
    let mut message = format!(
        "Encountered an unexpected tracer. A function transformed by JAX had a side effect, allowing for a reference \
         to an intermediate value with type {} wrapped in a {} to escape the scope of the transformation.\n\
         JAX transformations require that functions explicitly return their outputs, and disallow saving \
         intermediate values to global state.",
        tracer.aval().long(),
        tracer.class_name(),
    );
    if let Some(frame) = tracer.frame() {
        let debug = &frame.debug_info;
        message += &format!(
            "\nThe function being traced when the value leaked was {} traced for {}.",
            debug.func_src_info, debug.traced_for
        );
        let source = tracer.source();
        message += &divider;
        message += &format!(
            "The leaked intermediate value was created on line {}. ",
            source.summary()
        );
        message += &divider;
        message += "When the value was created, the final 5 stack frames (most recent last) excluding JAX-internal \
                    frames were:";
        let inside = source.frames().len().saturating_sub(frame.depth).max(1);
        let frames: Vec<String> = source
            .frames()
            .iter()
            .take(inside.min(5))
            .rev()
            .map(|frame| {
                format!(
                    "{}:{}:{} ({})",
                    frame.file, frame.line, frame.column, frame.function
                )
            })
            .collect();
        message += &divider;
        message += &frames.join("\n");
        message += &divider;
    }
    message += "\nTo catch the leak earlier, try setting the environment variable JAX_CHECK_TRACER_LEAKS or using the \
                `jax.checking_leaks` context manager.\nSee https://docs.jax.dev/en/latest/101/errors.html\
                #jax.errors.UnexpectedTracerError";
    Error::new(ErrorClass::UnexpectedTracerError, message)
}
