//! Limits, scales and proportions.

use super::common::*;

/// The rows.
#[natives(scope = Call, purity = Output)]
pub(crate) mod functions {
    use super::*;

    /// Sets where the x axis begins and ends, given as two numbers or a pair; gives both as they are then.
    ///
    /// >>> plt.xlim(0, 5)
    /// (0.0, 5.0)
    #[native(
        "(self, left=None, right=None, *, xmin=None, xmax=None)",
        aliases("xlim")
    )]
    fn set_xlim(
        vm: &mut Vm,
        this: &AxesObject,
        left: Option<&Value>,
        right: Option<&Value>,
        xmin: Option<&Value>,
        xmax: Option<&Value>,
    ) -> Outcome {
        let ends = ends(vm, left.or(xmin), right.or(xmax))?;
        limits(vm, this, ends, x_of, |it| it.views().0)
    }

    /// Sets where the y axis begins and ends, given as two numbers or a pair; gives both as they are then.
    ///
    /// >>> plt.ylim(-1, 1)
    /// (-1.0, 1.0)
    #[native(
        "(self, bottom=None, top=None, *, ymin=None, ymax=None)",
        aliases("ylim")
    )]
    fn set_ylim(
        vm: &mut Vm,
        this: &AxesObject,
        bottom: Option<&Value>,
        top: Option<&Value>,
        ymin: Option<&Value>,
        ymax: Option<&Value>,
    ) -> Outcome {
        let ends = ends(vm, bottom.or(ymin), top.or(ymax))?;
        limits(vm, this, ends, y_of, |it| it.views().1)
    }

    /// Where the x axis begins and ends.
    #[native("(self)")]
    fn get_xlim(vm: &mut Vm, this: &AxesObject) -> Outcome {
        limits(vm, this, (None, None), x_of, |it| it.views().0)
    }

    /// Where the y axis begins and ends.
    #[native("(self)")]
    fn get_ylim(vm: &mut Vm, this: &AxesObject) -> Outcome {
        limits(vm, this, (None, None), y_of, |it| it.views().1)
    }

    /// Sets the scale of the x axis, `'linear'` or `'log'`.
    #[native("(self, value, **kwargs)", aliases("xscale"))]
    fn set_xscale(vm: &mut Vm, this: &AxesObject, value: &Value) -> Result<(), Raise> {
        scale(vm, this, value, x_of)
    }

    /// Sets the scale of the y axis, `'linear'` or `'log'`.
    #[native("(self, value, **kwargs)", aliases("yscale"))]
    fn set_yscale(vm: &mut Vm, this: &AxesObject, value: &Value) -> Result<(), Raise> {
        scale(vm, this, value, y_of)
    }

    #[native("(self)")]
    #[member(invert_xaxis = x_of, "Turns the x axis around.")]
    #[member(invert_yaxis = y_of, "Turns the y axis around.")]
    fn invert(
        vm: &mut Vm,
        member: fn(&mut Axes) -> &mut Axis,
        this: &AxesObject,
    ) -> Result<(), Raise> {
        with_axes(vm, this, |it| member(it).inverted ^= true)
    }

    /// Gives the limits `(xmin, xmax, ymin, ymax)`, after setting them from four numbers, or what a word says.
    ///
    /// Words are `'off'`, `'on'`, `'equal'`, `'scaled'`, `'image'`, `'square'`, `'tight'` and `'auto'`.
    #[native("(self, arg=None, /, **kwargs)")]
    fn axis(vm: &mut Vm, this: &AxesObject, arg: Option<&Value>) -> Outcome {
        match (arg, arg.and_then(Value::as_str)) {
            (None, _) => {}
            (Some(Value::Bool(on)), _) => with_axes(vm, this, |it| it.frame = *on)?,
            (_, Some(word)) => {
                if !with_axes(vm, this, |it| obey(it, word))? {
                    return Err(vm.value_error(format_args!(
                        "Unrecognized string '{word}' to axis; try 'on' or 'off'"
                    )));
                }
            }
            (Some(value), None) => {
                let [a, b, c, d] = flat(vm, value)?[..] else {
                    return Err(vm.type_error("The first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]"));
                };
                with_axes(vm, this, |it| {
                    (it.x.low, it.x.high, it.y.low, it.y.high) =
                        (Some(a), Some(b), Some(c), Some(d));
                })?;
            }
        }
        vm.observe_contents(this);
        let (x, y) = with_axes(vm, this, |it| it.views())?;
        let ends = [x.low, x.high, y.low, y.high];
        let numbers = ends
            .map(|it| freezeframe_numpy::scalar_or_array(vm, freezeframe_array::Array::scalar(it)));
        Ok(Value::tuple(numbers.to_vec()))
    }

    /// Sets how long one unit of y is for one of x: a number, `'equal'` or `'auto'`.
    #[native("(self, aspect, adjustable=None, **kwargs)")]
    fn set_aspect(
        vm: &mut Vm,
        this: &AxesObject,
        aspect: &Value,
        adjustable: &Value,
    ) -> Result<(), Raise> {
        let ratio = match aspect.as_str() {
            Some("auto") => None,
            Some("equal") => Some(1.0),
            _ => Some(number(vm, aspect)?),
        };
        let limits = adjustable.as_str() == Some("datalim");
        with_axes(vm, this, |it| {
            it.aspect = ratio;
            it.adjust_limits = limits;
        })
    }

    /// Sets the room beside the data, as a part of their range: one number for both axes, or one for each.
    #[native("(self, *margins, x=None, y=None, tight=True)")]
    fn margins(
        vm: &mut Vm,
        this: &AxesObject,
        margins: &[Value],
        x: Option<&Value>,
        y: Option<&Value>,
    ) -> Result<(), Raise> {
        let (x, y) = (x.or(margins.first()), y.or(margins.last()));
        let axes: [(_, OfAxis); 2] = [(x, x_of), (y, y_of)];
        for (margin, of) in axes {
            if let Some(margin) = margin {
                let margin = number(vm, margin)?;
                with_axes(vm, this, |it| of(it).margin = margin)?;
            }
        }
        Ok(())
    }

    /// Lets the limits follow the data again.
    #[native("(self, enable=True, axis='both', tight=None)")]
    fn autoscale(vm: &mut Vm, this: &AxesObject) -> Result<(), Raise> {
        with_axes(vm, this, |it| {
            for axis in [&mut it.x, &mut it.y] {
                (axis.low, axis.high) = (None, None);
            }
        })
    }
}

/// The ends of an axis, as two numbers or as a pair in place of the first.
fn ends(
    vm: &mut Vm,
    low: Option<&Value>,
    high: Option<&Value>,
) -> Result<(Option<f64>, Option<f64>), Raise> {
    let pair = match (low, high) {
        (Some(pair @ (Value::Tuple(_) | Value::List(_))), None) => Some(vm.iterate(pair)?),
        _ => None,
    };
    let (low, high) = match pair.as_deref() {
        None => (low, high),
        Some([a, b]) => (a.non_none(), b.non_none()),
        Some(_) => (None, None),
    };
    let end = |vm: &mut Vm, value: Option<&Value>| value.map(|it| number(vm, it)).transpose();
    Ok((end(vm, low)?, end(vm, high)?))
}

fn limits(
    vm: &mut Vm,
    axes: &AxesObject,
    (low, high): (Option<f64>, Option<f64>),
    of: OfAxis,
    view: fn(&Axes) -> View,
) -> Outcome {
    vm.observe_contents(axes);
    let view = with_axes(vm, axes, |it| {
        let axis = of(it);
        axis.low = low.or(axis.low);
        axis.high = high.or(axis.high);
        if low.is_some() || high.is_some() {
            axis.inverted = false;
        }
        view(it)
    })?;
    // What was given comes back as a number of Python's, what was asked for as one of NumPy's.
    let ends = [(low, view.low), (high, view.high)].map(|(given, now)| match given {
        Some(_) => Value::Float(now),
        None => freezeframe_numpy::scalar_or_array(vm, freezeframe_array::Array::scalar(now)),
    });
    Ok(Value::tuple(ends.to_vec()))
}

fn scale(vm: &mut Vm, axes: &AxesObject, value: &Value, of: OfAxis) -> Result<(), Raise> {
    let scale = match value.as_str() {
        Some("linear") => Scale::Linear,
        Some("log") => Scale::Log,
        other => {
            let shown = other.unwrap_or("?");
            return Err(
                vm.not_implemented(format_args!("the axis scale '{shown}' is not supported"))
            );
        }
    };
    with_axes(vm, axes, |it| of(it).scale = scale)
}

/// Does what a word given to `axis` says; false for an unknown one.
fn obey(axes: &mut Axes, word: &str) -> bool {
    match word {
        "off" => axes.frame = false,
        "on" => axes.frame = true,
        "equal" => (axes.aspect, axes.adjust_limits) = (Some(1.0), true),
        "scaled" | "image" | "square" => axes.aspect = Some(1.0),
        "tight" => (axes.x.margin, axes.y.margin) = (0.0, 0.0),
        "auto" => axes.aspect = None,
        _ => return false,
    }
    true
}
