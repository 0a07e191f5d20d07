//! What is written around axes: titles, names, limits, ticks, grid, legend.

use super::description::{Axis, Color, Grid, Label, LegendSpec, Scale, Stroke, is_location};
use super::keywords::{Look, font_size, pick, reject};
use super::{axes_of, flat, number, plotting, with_axes};
use freezeframe_base::Lists;
use freezeframe_python::{Args, Entry, Raise, Value, Vm};

type Outcome = Result<Value, Raise>;

/// The methods of axes that set something.
pub const METHODS: &[Entry] = &[
    plotting(
        "set_title",
        "(self, label, fontdict=None, **kwargs)",
        "Set a title for the Axes.",
        |vm, args| {
            let label = label_of(vm, args, 12.0)?;
            with_axes(vm, &args[0], |it| it.title = label)?;
            Ok(Value::None)
        },
    ),
    plotting(
        "set_xlabel",
        "(self, xlabel, fontdict=None, **kwargs)",
        "Set the label for the x-axis.",
        |vm, args| {
            let label = label_of(vm, args, 10.0)?;
            with_axes(vm, &args[0], |it| it.x.label = label)?;
            Ok(Value::None)
        },
    ),
    plotting(
        "set_ylabel",
        "(self, ylabel, fontdict=None, **kwargs)",
        "Set the label for the y-axis.",
        |vm, args| {
            let label = label_of(vm, args, 10.0)?;
            with_axes(vm, &args[0], |it| it.y.label = label)?;
            Ok(Value::None)
        },
    ),
    plotting(
        "set_xlim",
        "(self, left=None, right=None, *, xmin=None, xmax=None)",
        "Set the x-axis view limits.",
        |vm, args| limits(vm, args, |it| &mut it.x, |it| it.views().0),
    ),
    plotting(
        "set_ylim",
        "(self, bottom=None, top=None, *, ymin=None, ymax=None)",
        "Set the y-axis view limits.",
        |vm, args| limits(vm, args, |it| &mut it.y, |it| it.views().1),
    ),
    plotting(
        "get_xlim",
        "(self)",
        "Return the x-axis view limits.",
        |vm, args| limits(vm, args, |it| &mut it.x, |it| it.views().0),
    ),
    plotting(
        "get_ylim",
        "(self)",
        "Return the y-axis view limits.",
        |vm, args| limits(vm, args, |it| &mut it.y, |it| it.views().1),
    ),
    plotting(
        "set_xscale",
        "(self, value, **kwargs)",
        "Set the xaxis' scale.",
        |vm, args| scale(vm, args, |it| &mut it.x),
    ),
    plotting(
        "set_yscale",
        "(self, value, **kwargs)",
        "Set the yaxis' scale.",
        |vm, args| scale(vm, args, |it| &mut it.y),
    ),
    plotting(
        "set_xticks",
        "(self, ticks=None, labels=None, **kwargs)",
        "Set the xaxis' tick locations and optionally tick labels.",
        |vm, args| ticks(vm, args, |it| &mut it.x),
    ),
    plotting(
        "set_yticks",
        "(self, ticks=None, labels=None, **kwargs)",
        "Set the yaxis' tick locations and optionally tick labels.",
        |vm, args| ticks(vm, args, |it| &mut it.y),
    ),
    plotting(
        "set_xticklabels",
        "(self, labels, **kwargs)",
        "Set the xaxis' labels with list of string labels.",
        |vm, args| tick_labels(vm, args, |it| &mut it.x),
    ),
    plotting(
        "set_yticklabels",
        "(self, labels, **kwargs)",
        "Set the yaxis' labels with list of string labels.",
        |vm, args| tick_labels(vm, args, |it| &mut it.y),
    ),
    plotting(
        "tick_params",
        "(self, axis='both', **kwargs)",
        "Change the appearance of ticks, tick labels, and gridlines.",
        tick_params,
    ),
    plotting(
        "invert_xaxis",
        "(self)",
        "Invert the x-axis.",
        |vm, args| {
            with_axes(vm, &args[0], |it| it.x.inverted ^= true)?;
            Ok(Value::None)
        },
    ),
    plotting(
        "invert_yaxis",
        "(self)",
        "Invert the y-axis.",
        |vm, args| {
            with_axes(vm, &args[0], |it| it.y.inverted ^= true)?;
            Ok(Value::None)
        },
    ),
    plotting(
        "grid",
        "(self, visible=None, which='major', axis='both', **kwargs)",
        "Configure the grid lines.",
        grid,
    ),
    plotting(
        "legend",
        "(self, *args, **kwargs)",
        "Place a legend on the Axes.",
        legend,
    ),
    plotting(
        "axis",
        "(self, arg=None, /, **kwargs)",
        "Convenience method to get or set some axis properties.",
        axis,
    ),
    plotting(
        "set_aspect",
        "(self, aspect, adjustable=None, **kwargs)",
        "Set the aspect ratio of the axes scaling.",
        |vm, args| {
            let ratio = match args[1].as_str() {
                Some("auto") => None,
                Some("equal") => Some(1.0),
                _ => Some(number(vm, &args[1])?),
            };
            let limits = args[2].as_str() == Some("datalim");
            with_axes(vm, &args[0], |it| {
                it.aspect = ratio;
                it.adjust_limits = limits;
            })?;
            Ok(Value::None)
        },
    ),
    plotting(
        "set_axis_off",
        "(self)",
        "Hide all visual components of the x- and y-axis.",
        |vm, args| {
            with_axes(vm, &args[0], |it| it.frame = false)?;
            Ok(Value::None)
        },
    ),
    plotting(
        "set_facecolor",
        "(self, color)",
        "Set the facecolor of the Axes.",
        |vm, args| {
            let color = super::colors::color_of(vm, &args[1])?;
            with_axes(vm, &args[0], |it| it.background = color)?;
            Ok(Value::None)
        },
    ),
    plotting(
        "margins",
        "(self, *margins, x=None, y=None, tight=True)",
        "Set or retrieve margins around the data for autoscaling.",
        |vm, args| {
            // Bound as self, x, y, tight, *margins.
            let given: Vec<Value> = args.rest(4).to_vec();
            let x = args.some(1).or(given.first()).cloned();
            let y = args.some(2).or(given.last()).cloned();
            for (value, is_x) in [(x, true), (y, false)] {
                if let Some(value) = value {
                    let margin = number(vm, &value)?;
                    with_axes(vm, &args[0], |it| {
                        if is_x {
                            it.x.margin = margin
                        } else {
                            it.y.margin = margin
                        }
                    })?;
                }
            }
            Ok(Value::None)
        },
    ),
    plotting(
        "set",
        "(self, **kwargs)",
        "Set multiple properties at once.",
        |vm, args| {
            for (name, value) in args.keywords(1) {
                let method = format!("set_{name}");
                let Some(setter) = vm.attr_or_none(&args[0], &method)? else {
                    return Err(vm.attribute_error(format_args!(
                        "Axes.set() got an unexpected keyword argument '{name}'"
                    )));
                };
                match (&value, name.as_str()) {
                    (Value::Tuple(pair), "xlim" | "ylim") => vm.call(&setter, &pair.items)?,
                    _ => vm.call(&setter, &[value])?,
                };
            }
            Ok(Value::None)
        },
    ),
    plotting("cla", "(self)", "Clear the Axes.", clear),
    plotting("clear", "(self)", "Clear the Axes.", clear),
    plotting(
        "autoscale",
        "(self, enable=True, axis='both', tight=None)",
        "Autoscale the axis view to the data (toggle).",
        |vm, args| {
            with_axes(vm, &args[0], |it| {
                for axis in [&mut it.x, &mut it.y] {
                    (axis.low, axis.high) = (None, None);
                }
            })?;
            Ok(Value::None)
        },
    ),
];

type OfAxis = fn(&mut super::description::Axes) -> &mut Axis;

fn label_of(vm: &mut Vm, args: Args, size: f64) -> Result<Option<Label>, Raise> {
    let mut keywords = args.keywords(3);
    if let Some(Value::Dict(more)) = args.some(2) {
        keywords.extend(more.items().into_iter().filter_map(|(key, value)| {
            Some((freezeframe_python::Name::new(key.as_str()?), value))
        }));
    }
    pick(&mut keywords, "y");
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Text", &keywords)?;
    let text = vm.str_text(&args[1])?;
    let label = Label::new(text, look.font_size.unwrap_or(size));
    let color = look.color.unwrap_or(label.color);
    Ok((!label.text.is_empty()).then_some(Label { color, ..label }))
}

fn limits(
    vm: &mut Vm,
    args: Args,
    of: OfAxis,
    view: fn(&super::description::Axes) -> super::description::View,
) -> Outcome {
    let (mut low, mut high) = (
        args.some(1).or(args.some(3)).cloned(),
        args.some(2).or(args.some(4)).cloned(),
    );
    if let (Some(Value::Tuple(_) | Value::List(_)), None) = (&low, &high) {
        let pair = low.take().unwrap_or(Value::None);
        if let [a, b] = vm.iterate(&pair)?.as_slice() {
            (low, high) = (Some(a.clone()), Some(b.clone()));
        }
    }
    let low = low
        .filter(|it| !it.is_none())
        .map(|it| number(vm, &it))
        .transpose()?;
    let high = high
        .filter(|it| !it.is_none())
        .map(|it| number(vm, &it))
        .transpose()?;
    let view = with_axes(vm, &args[0], |it| {
        let axis = of(it);
        axis.low = low.or(axis.low);
        axis.high = high.or(axis.high);
        if low.is_some() || high.is_some() {
            axis.inverted = false;
        }
        view(it)
    })?;
    let ends = [view.low, view.high]
        .map(|v| freezeframe_numpy::scalar_or_array(vm, freezeframe_array::Array::scalar(v)));
    Ok(Value::tuple(ends.to_vec()))
}

fn scale(vm: &mut Vm, args: Args, of: OfAxis) -> Outcome {
    let scale = match args[1].as_str() {
        Some("linear") => Scale::Linear,
        Some("log") => Scale::Log,
        other => {
            let shown = other.unwrap_or("?").to_owned();
            return Err(
                vm.not_implemented(format_args!("the axis scale '{shown}' is not supported"))
            );
        }
    };
    with_axes(vm, &args[0], |it| of(it).scale = scale)?;
    Ok(Value::None)
}

fn texts(vm: &mut Vm, labels: &Value) -> Result<Vec<String>, Raise> {
    let items = vm.iterate(labels)?;
    items.iter().map(|it| vm.str_text(it)).try_list()
}

fn ticks(vm: &mut Vm, args: Args, of: OfAxis) -> Outcome {
    let mut keywords = args.keywords(3);
    pick(&mut keywords, "minor");
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Text", &keywords)?;
    let places = args.some(1).map(|it| flat(vm, it)).transpose()?;
    let labels = args.some(2).map(|it| texts(vm, it)).transpose()?;
    with_axes(vm, &args[0], |it| {
        let axis = of(it);
        if let Some(places) = places {
            let label = |at: usize| labels.as_ref().and_then(|it| it.get(at).cloned());
            axis.ticks = Some(
                places
                    .into_iter()
                    .enumerate()
                    .map(|(at, v)| (v, label(at)))
                    .collect(),
            );
        }
        axis.label_rotation = look.rotation.unwrap_or(axis.label_rotation);
        axis.label_size = look.font_size.unwrap_or(axis.label_size);
    })?;
    Ok(Value::None)
}

fn tick_labels(vm: &mut Vm, args: Args, of: OfAxis) -> Outcome {
    let mut keywords = args.keywords(2);
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Text", &keywords)?;
    let labels = texts(vm, &args[1])?;
    with_axes(vm, &args[0], |it| {
        let axis = of(it);
        axis.label_rotation = look.rotation.unwrap_or(axis.label_rotation);
        axis.label_size = look.font_size.unwrap_or(axis.label_size);
        axis.show_labels = !labels.is_empty();
        if let Some(ticks) = &mut axis.ticks {
            ticks
                .iter_mut()
                .zip(labels)
                .for_each(|(tick, label)| tick.1 = Some(label));
        }
    })?;
    Ok(Value::None)
}

fn tick_params(vm: &mut Vm, args: Args) -> Outcome {
    let which = args[1].as_str().unwrap_or("both").to_owned();
    let keywords = args.keywords(2);
    for (name, value) in keywords {
        let axes = [("x", "labelbottom"), ("y", "labelleft")];
        for (letter, own) in axes {
            if which != "both" && which != letter {
                continue;
            }
            let axis = |it: &mut super::description::Axes, change: &dyn Fn(&mut Axis)| {
                if letter == "x" {
                    change(&mut it.x)
                } else {
                    change(&mut it.y)
                }
            };
            match name.as_str() {
                "labelsize" => {
                    let size = font_size(vm, &value)?;
                    with_axes(vm, &args[0], |it| axis(it, &|axis| axis.label_size = size))?;
                }
                "labelrotation" | "rotation" => {
                    let turn = number(vm, &value)?;
                    with_axes(vm, &args[0], |it| {
                        axis(it, &|axis| axis.label_rotation = turn)
                    })?;
                }
                other if other == own => {
                    let shown = vm.truth(&value)?;
                    with_axes(vm, &args[0], |it| {
                        axis(it, &|axis| axis.show_labels = shown)
                    })?;
                }
                _ => {}
            }
        }
    }
    Ok(Value::None)
}

fn grid(vm: &mut Vm, args: Args) -> Outcome {
    let mut keywords = args.keywords(4);
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Line2D", &keywords)?;
    let color = look.faded(look.color.unwrap_or(Color::hex(0xb0_b0_b0)));
    let stroke = Stroke {
        color,
        width: look.width.unwrap_or(0.8),
        dash: look.dash.unwrap_or_default(),
    };
    let (x, y) = (args[3].as_str() != Some("y"), args[3].as_str() != Some("x"));
    let wanted = args.some(1).map(|it| vm.truth(it)).transpose()?;
    with_axes(vm, &args[0], |it| {
        let on = wanted.unwrap_or(it.grid.is_none());
        it.grid = on.then_some(Grid { x, y, stroke });
    })?;
    Ok(Value::None)
}

fn legend(vm: &mut Vm, args: Args) -> Outcome {
    let mut keywords = args.keywords(2);
    let mut spec = LegendSpec::default();
    let (mut handles, mut labels) = (
        pick(&mut keywords, "handles"),
        pick(&mut keywords, "labels"),
    );
    match args.rest(1) {
        [] => {}
        [only] => labels = Some(only.clone()),
        [first, second, ..] => (handles, labels) = (Some(first.clone()), Some(second.clone())),
    }
    for (name, value) in keywords {
        match name.as_str() {
            "loc" => spec.location = location(vm, &value)?,
            "title" => spec.title = Some(vm.str_text(&value)?),
            "ncol" | "ncols" => spec.columns = number(vm, &value)?.clamp(1.0, 50.0) as usize,
            "fontsize" => spec.size = font_size(vm, &value)?,
            "frameon" => spec.frame = vm.truth(&value)?,
            "bbox_to_anchor" => {
                if let [x, y, ..] = flat(vm, &value)?[..] {
                    spec.anchor = Some((x, y));
                }
            }
            _ => {}
        }
    }
    if let Some(labels) = labels {
        let texts = texts(vm, &labels)?;
        match handles {
            Some(handles) => {
                for (handle, text) in vm.iterate(&handles)?.iter().zip(texts) {
                    super::plots::with_artist(vm, handle, |it| it.label = Some(text))?;
                }
            }
            None => with_axes(vm, &args[0], |it| {
                let named = |it: &&mut super::description::Artist| {
                    !matches!(
                        it.mark,
                        super::description::Mark::Text(_) | super::description::Mark::Image(_)
                    )
                };
                it.artists
                    .iter_mut()
                    .filter(named)
                    .zip(texts)
                    .for_each(|(artist, text)| artist.label = Some(text));
            })?,
        }
    }
    with_axes(vm, &args[0], |it| it.legend = Some(spec))?;
    Ok(Value::None)
}

const NUMBERED: [&str; 11] = [
    "best",
    "upper right",
    "upper left",
    "lower left",
    "lower right",
    "right",
    "center left",
    "center right",
    "lower center",
    "upper center",
    "center",
];

fn location(vm: &mut Vm, value: &Value) -> Result<String, Raise> {
    if let Value::Int(at) = value {
        let name = usize::try_from(*at).ok().and_then(|at| NUMBERED.get(at));
        return name
            .map(|it| (*it).to_owned())
            .ok_or_else(|| vm.value_error(format_args!("{at} is not a valid value for loc")));
    }
    let shown = vm.str_text(value)?;
    if is_location(&shown) {
        return Ok(shown);
    }
    Err(vm.value_error(format_args!("'{shown}' is not a valid value for loc; supported values are 'best', 'upper right', 'upper left', 'lower left', 'lower right', 'right', 'center left', 'center right', 'lower center', 'upper center', 'center'")))
}

fn axis(vm: &mut Vm, args: Args) -> Outcome {
    match args.some(1) {
        None => {}
        Some(Value::Bool(on)) => {
            let on = *on;
            with_axes(vm, &args[0], |it| it.frame = on)?;
        }
        Some(value) if value.as_str().is_some() => {
            let word = value.as_str().unwrap_or("").to_owned();
            let known = with_axes(vm, &args[0], |it| {
                match word.as_str() {
                    "off" => it.frame = false,
                    "on" => it.frame = true,
                    "equal" => (it.aspect, it.adjust_limits) = (Some(1.0), true),
                    "scaled" | "image" | "square" => it.aspect = Some(1.0),
                    "tight" => (it.x.margin, it.y.margin) = (0.0, 0.0),
                    "auto" => it.aspect = None,
                    _ => return false,
                }
                true
            })?;
            if !known {
                return Err(vm.value_error(format_args!(
                    "Unrecognized string '{word}' to axis; try 'on' or 'off'"
                )));
            }
        }
        Some(value) => {
            let [a, b, c, d] = flat(vm, value)?[..] else {
                return Err(vm.type_error("The first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]"));
            };
            with_axes(vm, &args[0], |it| {
                (it.x.low, it.x.high, it.y.low, it.y.high) = (Some(a), Some(b), Some(c), Some(d));
            })?;
        }
    }
    let ends = with_axes(vm, &args[0], |it| it.views())?;
    let ends = [ends.0.low, ends.0.high, ends.1.low, ends.1.high];
    Ok(Value::tuple(ends.into_iter().map(Value::Float).collect()))
}

fn clear(vm: &mut Vm, args: Args) -> Outcome {
    let place = with_axes(vm, &args[0], |it| it.place)?;
    with_axes(vm, &args[0], |it| *it = super::description::Axes::new(place))?;
    let _ = axes_of(vm, &args[0])?;
    Ok(Value::None)
}
