//! Figures and axes as objects, and the functions that make them.

use super::colors::{self, Mappable};
use super::description::{Axes, Colorbar, Colormap, Label, Place};
use super::keywords::{Look, pick, reject};
use super::plots::with_artist;
use super::setters;
use super::{
    FigureObject, Figures, Open, axes_object, axes_of, current_axes, current_figure, figure_object,
    flat, new_figure, number, plots, plotting, show, show_all, with_axes,
};
use freezeframe_base::Lists;
use freezeframe_numpy as numpy;
use freezeframe_python::object::{Iter, IterState};
use freezeframe_python::{
    ArgValues, Args, Class, ClassBuilder, Dict, Entry, Module, Name, NativePayload, Payload, Raise,
    Value, Vm,
};
use std::rc::Rc;

type Outcome = Result<Value, Raise>;

/// The classes of the module.
pub struct Classes {
    pub figure: Rc<Class>,
    pub axes: Rc<Class>,
    pub artist: Rc<Class>,
    pub colormap: Rc<Class>,
    pub mappable: Rc<Class>,
    grid: Rc<Class>,
    cells: Rc<Class>,
    cell: Rc<Class>,
}

/// The classes of this machine.
pub fn classes(vm: &mut Vm) -> Rc<Classes> {
    let state = vm.extension::<Figures>();
    if let Some(found) = state.classes.get() {
        return found.clone();
    }
    let made = Rc::new(Classes {
        figure: ClassBuilder::new("matplotlib.figure", "Figure")
            .methods(FIGURE)
            .getter("axes", |vm, it| {
                let open = figure_of(vm, it)?;
                let count = open.figure.borrow().axes.len();
                Ok(Value::list(
                    (0..count).map(|at| axes_object(vm, &open, at)).collect(),
                ))
            })
            .dunder("__repr__", "(self, /)", |vm, args| {
                let open = figure_of(vm, &args[0])?;
                let model = open.figure.borrow();
                let (w, h, count) = (model.size.0 * 100.0, model.size.1 * 100.0, model.axes.len());
                Ok(Value::str(format!(
                    "<Figure size {w:.0}x{h:.0} with {count} Axes>"
                )))
            })
            .build(vm),
        axes: ClassBuilder::new("matplotlib.axes", "Axes")
            .methods(plots::METHODS)
            .methods(setters::METHODS)
            .methods(AXES)
            .getter("figure", |vm, it| {
                let open = axes_of(vm, it)?.open.clone();
                Ok(figure_object(vm, &open))
            })
            .dunder("__repr__", "(self, /)", |_, _| Ok(Value::str("<Axes: >")))
            .build(vm),
        artist: artist_class(vm),
        colormap: colors::colormap_class(vm),
        mappable: mappable_class(vm),
        grid: ClassBuilder::new("numpy", "ndarray")
            .methods(GRID)
            .getter("flat", |vm, it| {
                let items = grid_of(vm, it)?.items.iter().rev().cloned().collect();
                Ok(Iter::new(IterState::Values {
                    class_name: "numpy.flatiter",
                    left: items,
                }))
            })
            .getter("shape", |vm, it| {
                let grid = grid_of(vm, it)?;
                Ok(Value::tuple(
                    grid.shape.iter().map(|dim| Value::from(*dim)).collect(),
                ))
            })
            .getter("size", |vm, it| {
                Ok(Value::from(grid_of(vm, it)?.items.len()))
            })
            .build(vm),
        cells: ClassBuilder::new("matplotlib.gridspec", "GridSpec")
            .constructor("(cls, nrows, ncols, figure=None, **kwargs)", |vm, args| {
                let keywords = args.keywords(4);
                if keywords
                    .iter()
                    .any(|(name, _)| name.as_str().ends_with("_ratios"))
                {
                    return Err(vm.not_implemented(
                        "GridSpec: width_ratios and height_ratios are not supported",
                    ));
                }
                let shape = (count(vm, &args[1])?, count(vm, &args[2])?);
                let Value::Class(class) = &args[0] else {
                    return Err(vm.type_error("GridSpec needs a class"));
                };
                Ok(Value::object(
                    class,
                    Payload::Native(Rc::new(Cells {
                        shape,
                        rows: (0, shape.0),
                        columns: (0, shape.1),
                    })),
                ))
            })
            .dunder("__getitem__", "(self, key, /)", cell_of)
            .build(vm),
        cell: ClassBuilder::new("matplotlib.gridspec", "SubplotSpec").build(vm),
    });
    let _ = state.classes.set(made.clone());
    made
}

struct Cells {
    shape: (usize, usize),
    rows: (usize, usize),
    columns: (usize, usize),
}

impl NativePayload for Cells {}

/// The array of axes that `subplots` returns.
struct AxesGrid {
    items: Vec<Value>,
    shape: Vec<usize>,
}

impl NativePayload for AxesGrid {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.iter().for_each(visit);
    }
}

fn grid_of<'a>(vm: &Vm, value: &'a Value) -> Result<&'a AxesGrid, Raise> {
    value
        .native::<AxesGrid>()
        .ok_or_else(|| vm.type_error("expected an array of Axes"))
}

fn figure_of(vm: &Vm, value: &Value) -> Result<Rc<Open>, Raise> {
    value
        .native::<FigureObject>()
        .map(|it| it.0.clone())
        .ok_or_else(|| vm.type_error("expected a Figure"))
}

fn count(vm: &mut Vm, value: &Value) -> Result<usize, Raise> {
    let count = number(vm, value)?;
    if (1.0..=64.0).contains(&count) {
        Ok(count as usize)
    } else {
        Err(vm.value_error(format_args!(
            "Number of rows and columns must be a positive integer of at most 64, not {count}"
        )))
    }
}

fn grid_object(vm: &mut Vm, items: Vec<Value>, shape: Vec<usize>) -> Value {
    let class = classes(vm).grid.clone();
    Value::object(&class, Payload::Native(Rc::new(AxesGrid { items, shape })))
}

const GRID: &[Entry] = &[
    plotting("__getitem__", "(self, key, /)", "", |vm, args| {
        let grid = grid_of(vm, &args[0])?;
        let (items, shape) = (grid.items.clone(), grid.shape.clone());
        let places = numpy::select_positions(vm, &shape, &args[1])?;
        let picked: Vec<Value> = places
            .0
            .iter()
            .filter_map(|at| items.get(*at).cloned())
            .list();
        match (places.1.as_slice(), picked.first()) {
            ([], Some(only)) => Ok(only.clone()),
            _ => Ok(grid_object(vm, picked, places.1)),
        }
    }),
    plotting("__len__", "(self, /)", "", |vm, args| {
        Ok(Value::from(
            grid_of(vm, &args[0])?.shape.first().copied().unwrap_or(0),
        ))
    }),
    plotting("__iter__", "(self, /)", "", |vm, args| {
        let grid = grid_of(vm, &args[0])?;
        let (items, shape) = (grid.items.clone(), grid.shape.clone());
        let each: usize = shape.iter().skip(1).product();
        let mut left = Vec::new();
        for row in items.chunks(each.max(1)) {
            left.push(if shape.len() > 1 {
                grid_object(vm, row.to_vec(), shape[1..].to_vec())
            } else {
                row[0].clone()
            });
        }
        left.reverse();
        Ok(Iter::new(IterState::Values {
            class_name: "iterator",
            left,
        }))
    }),
    plotting("ravel", "(self)", "", flattened),
    plotting("flatten", "(self)", "", flattened),
    plotting("reshape", "(self, *shape)", "", flattened),
    plotting("tolist", "(self)", "", |vm, args| {
        Ok(Value::list(vm.iterate(&args[0])?))
    }),
];

fn flattened(vm: &mut Vm, args: Args) -> Outcome {
    let items = grid_of(vm, &args[0])?.items.clone();
    let count = items.len();
    Ok(grid_object(vm, items, vec![count]))
}

fn artist_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("matplotlib.lines", "Line2D")
        .methods(&[
            plotting(
                "set_label",
                "(self, s)",
                "Set a label that will be displayed in the legend.",
                |vm, args| {
                    let text = vm.str_text(&args[1])?;
                    with_artist(vm, &args[0], |it| it.label = Some(text))?;
                    Ok(Value::None)
                },
            ),
            plotting(
                "get_label",
                "(self)",
                "Return the label used for this artist in the legend.",
                |vm, args| {
                    let label = with_artist(vm, &args[0], |it| it.label.clone())?;
                    Ok(label.map_or(Value::str(""), Value::str))
                },
            ),
            plotting(
                "get_color",
                "(self)",
                "Return the line color.",
                |vm, args| {
                    let color = with_artist(vm, &args[0], |it| match &it.mark {
                        super::description::Mark::Line { stroke, .. } => stroke.color.css(),
                        _ => "#000000".to_owned(),
                    })?;
                    Ok(Value::str(color))
                },
            ),
            plotting(
                "set_data",
                "(self, x, y)",
                "Set the x and y data.",
                |vm, args| {
                    let (x, y) = (flat(vm, &args[1])?, flat(vm, &args[2])?);
                    with_artist(vm, &args[0], |it| {
                        if let super::description::Mark::Line { xs, ys, .. } = &mut it.mark {
                            (*xs, *ys) = (x, y);
                        }
                    })?;
                    Ok(Value::None)
                },
            ),
        ])
        .dunder("__repr__", "(self, /)", |vm, args| {
            let label = with_artist(vm, &args[0], |it| it.label.clone())?;
            let shown = label.unwrap_or_else(|| "_child0".to_owned());
            Ok(Value::str(format!("<matplotlib.lines.Line2D({shown})>")))
        })
        .build(vm)
}

fn mappable_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("matplotlib.cm", "ScalarMappable")
        .dunder("to_rgba", "(self, x, alpha=None)", |vm, args| {
            let Some(mapping) = args[0].native::<Mappable>().map(|it| it.0) else {
                return Err(vm.type_error("expected a ScalarMappable"));
            };
            let (values, mut shape) = super::numbers(vm, &args[1])?;
            let unit = |v: f64| {
                if mapping.range.0 == mapping.range.1 {
                    0.0
                } else {
                    (v - mapping.range.0) / (mapping.range.1 - mapping.range.0)
                }
            };
            let parts: Vec<f64> = values
                .iter()
                .flat_map(|v| {
                    let color = mapping.map.at(unit(*v));
                    let [r, g, b] = color.rgb.map(|it| f64::from(it) / 255.0);
                    [r, g, b, color.alpha]
                })
                .collect();
            if shape.is_empty() {
                return Ok(Value::tuple(parts.into_iter().map(Value::Float).collect()));
            }
            shape.push(4);
            match freezeframe_array::Array::from_vec(parts, shape) {
                Ok(array) => Ok(numpy::from_array(vm, array)),
                Err(_) => Err(vm.memory_error()),
            }
        })
        .dunder("set_array", "(self, A)", |_, _| Ok(Value::None))
        .build(vm)
}

fn cell_of(vm: &mut Vm, args: Args) -> Outcome {
    let Some(shape) = args[0].native::<Cells>().map(|it| it.shape) else {
        return Err(vm.type_error("expected a GridSpec"));
    };
    let (places, _) = numpy::select_positions(vm, &[shape.0, shape.1], &args[1])?;
    let rows = places.iter().map(|at| at / shape.1);
    let columns = places.iter().map(|at| at % shape.1);
    let span = |it: &mut dyn Iterator<Item = usize>| {
        it.fold((usize::MAX, 0), |(a, b), v| (a.min(v), b.max(v + 1)))
    };
    let (rows, columns) = (span(&mut rows.clone()), span(&mut columns.clone()));
    let class = classes(vm).cell.clone();
    Ok(Value::object(
        &class,
        Payload::Native(Rc::new(Cells {
            shape,
            rows,
            columns,
        })),
    ))
}

/// `rcParams`: only the size of figures and the colormap of images are read.
pub fn settings(vm: &mut Vm) -> Rc<Dict> {
    let state = vm.extension::<Figures>();
    state
        .settings
        .get_or_init(|| {
            let dict = Value::new_dict();
            dict.set_str(
                "figure.figsize",
                Value::list(vec![Value::Float(6.4), Value::Float(4.8)]),
            );
            dict.set_str("image.cmap", Value::str("viridis"));
            dict
        })
        .clone()
}

/// The size of figures that `rcParams` says.
pub fn default_size(vm: &mut Vm) -> Option<(f64, f64)> {
    let size = settings(vm).get_str("figure.figsize")?;
    match flat(vm, &size).ok()?[..] {
        [w, h] => Some((w, h)),
        _ => None,
    }
}

/// The colormap that `rcParams` says.
pub fn default_map(vm: &mut Vm) -> Colormap {
    let name = settings(vm).get_str("image.cmap");
    name.as_ref()
        .and_then(Value::as_str)
        .and_then(Colormap::named)
        .unwrap_or_default()
}

/// The functions of `pyplot` that are no methods of axes.
pub const FUNCTIONS: &[Entry] = &[
    plotting(
        "figure",
        "(num=None, figsize=None, dpi=None, **kwargs)",
        "Create a new figure, or activate an existing figure.",
        make_figure,
    ),
    plotting(
        "subplots",
        "(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, figsize=None, **kwargs)",
        "Create a figure and a set of subplots.",
        |vm, args| {
            let size = size_arg(vm, args.some(5))?;
            let open = new_figure(vm, None, size);
            let axes = make_subplots(vm, &open, args)?;
            let figure = figure_object(vm, &open);
            Ok(Value::tuple(vec![figure, axes]))
        },
    ),
    plotting(
        "subplot",
        "(*args, **kwargs)",
        "Add an Axes to the current figure or retrieve an existing Axes.",
        |vm, args| {
            let open = current_figure(vm);
            let place = place_of(vm, args.rest(0))?;
            let found = open
                .figure
                .borrow()
                .axes
                .iter()
                .position(|it| it.place == place);
            let index = match found {
                Some(index) => index,
                None => {
                    open.figure.borrow_mut().axes.push(Axes::new(place));
                    open.figure.borrow().axes.len() - 1
                }
            };
            open.current.set(index);
            Ok(axes_object(vm, &open, index))
        },
    ),
    plotting(
        "subplot2grid",
        "(shape, loc, rowspan=1, colspan=1, **kwargs)",
        "Create a subplot at a specific location inside a regular grid.",
        |vm, args| {
            let (shape, at) = (flat(vm, &args[0])?, flat(vm, &args[1])?);
            let ([rows, columns], [row, column]) = (&shape[..], &at[..]) else {
                return Err(vm.value_error("subplot2grid needs pairs"));
            };
            let (down, across) = (number(vm, &args[2])?, number(vm, &args[3])?);
            let whole = |v: f64| v.clamp(0.0, 64.0) as usize;
            let place = Place::Grid {
                shape: (whole(*rows), whole(*columns)),
                rows: (whole(*row), whole(row + down)),
                columns: (whole(*column), whole(column + across)),
            };
            let open = current_figure(vm);
            Ok(add_axes(vm, &open, place))
        },
    ),
    plotting(
        "axes",
        "(arg=None, **kwargs)",
        "Add an Axes to the current figure and make it the current Axes.",
        |vm, args| {
            let open = current_figure(vm);
            let place = match args.some(0) {
                Some(rect) => free_place(vm, rect)?,
                None => Axes::whole().place,
            };
            Ok(add_axes(vm, &open, place))
        },
    ),
    plotting("gca", "()", "Get the current Axes.", |vm, _| {
        Ok(current_axes(vm))
    }),
    plotting("gcf", "()", "Get the current figure.", |vm, _| {
        let open = current_figure(vm);
        Ok(figure_object(vm, &open))
    }),
    plotting("sca", "(ax)", "Set the current Axes to ax.", |vm, args| {
        let axes = axes_of(vm, &args[0])?;
        axes.open.current.set(axes.index);
        Ok(Value::None)
    }),
    plotting(
        "show",
        "(*args, **kwargs)",
        "Display all open figures.",
        |vm, _| {
            show_all(vm);
            Ok(Value::None)
        },
    ),
    plotting("draw", "()", "Redraw the current figure.", |_, _| {
        Ok(Value::None)
    }),
    plotting(
        "pause",
        "(interval)",
        "Run the GUI event loop for *interval* seconds.",
        |vm, _| {
            show_all(vm);
            Ok(Value::None)
        },
    ),
    plotting(
        "close",
        "(fig=None)",
        "Close a figure window.",
        |vm, args| {
            let state = vm.extension::<Figures>();
            match args.some(0) {
                Some(value) if value.as_str() == Some("all") => state.open.borrow_mut().clear(),
                Some(value) if value.native::<FigureObject>().is_some() => {
                    let open = figure_of(vm, value)?;
                    state.open.borrow_mut().retain(|it| !Rc::ptr_eq(it, &open));
                }
                _ => drop(state.open.borrow_mut().pop()),
            }
            Ok(Value::None)
        },
    ),
    plotting("clf", "()", "Clear the current figure.", |vm, _| {
        let open = current_figure(vm);
        open.figure.borrow_mut().axes.clear();
        open.figure.borrow_mut().suptitle = None;
        open.current.set(0);
        Ok(Value::None)
    }),
    plotting(
        "suptitle",
        "(t, **kwargs)",
        "Add a centered super title to the figure.",
        |vm, args| {
            let open = current_figure(vm);
            let figure = figure_object(vm, &open);
            let mut values = vec![figure];
            values.extend_from_slice(args.values());
            suptitle(vm, ArgValues::of(values).view())
        },
    ),
    plotting(
        "colorbar",
        "(mappable=None, cax=None, ax=None, **kwargs)",
        "Add a colorbar to a plot.",
        |vm, args| {
            let open = current_figure(vm);
            let figure = figure_object(vm, &open);
            let mut values = vec![figure];
            values.extend_from_slice(args.values());
            colorbar(vm, ArgValues::of(values).view())
        },
    ),
    plotting(
        "tight_layout",
        "(**kwargs)",
        "Adjust the padding between and around subplots: always done here.",
        |_, _| Ok(Value::None),
    ),
    plotting(
        "subplots_adjust",
        "(**kwargs)",
        "Adjust the subplot layout parameters: the layout is always made to fit here.",
        |_, _| Ok(Value::None),
    ),
    plotting(
        "savefig",
        "(fname=None, **kwargs)",
        "Save the current figure.",
        savefig,
    ),
    plotting(
        "imsave",
        "(fname, arr, **kwargs)",
        "Save an image.",
        savefig,
    ),
    plotting("ion", "()", "Enable interactive mode.", |_, _| {
        Ok(Value::None)
    }),
    plotting("ioff", "()", "Disable interactive mode.", |_, _| {
        Ok(Value::None)
    }),
    plotting(
        "get_cmap",
        "(name=None, lut=None)",
        "Get a colormap instance.",
        |vm, args| {
            let cm = Value::Module(vm.import("matplotlib.cm")?);
            vm.call_method(&cm, "get_cmap", &args.values()[..1])
        },
    ),
    plotting(
        "rc",
        "(group, **kwargs)",
        "Set the current rcParams.",
        |vm, args| {
            let settings = settings(vm);
            let group = vm.str_text(&args[0])?;
            for (name, value) in args.keywords(1) {
                settings.set_str(&format!("{group}.{name}"), value);
            }
            Ok(Value::None)
        },
    ),
    plotting(
        "twinx",
        "(ax=None)",
        "Make and return a second Axes that shares the x-axis.",
        |vm, args| {
            let axes = args.some(0).cloned().unwrap_or_else(|| current_axes(vm));
            twin(vm, &axes, true)
        },
    ),
];

const FIGURE: &[Entry] = &[
    plotting(
        "add_subplot",
        "(self, *args, **kwargs)",
        "Add an Axes to the figure as part of a subplot arrangement.",
        |vm, args| {
            let open = figure_of(vm, &args[0])?;
            if args.keywords(2).iter().any(|(name, value)| {
                name.as_str() == "projection" && value.as_str() != Some("rectilinear")
            }) {
                return Err(
                    vm.not_implemented("add_subplot: projections (3d, polar) are not supported")
                );
            }
            let place = place_of(vm, args.rest(1))?;
            Ok(add_axes(vm, &open, place))
        },
    ),
    plotting(
        "add_axes",
        "(self, rect, **kwargs)",
        "Add an Axes to the figure.",
        |vm, args| {
            let open = figure_of(vm, &args[0])?;
            let place = free_place(vm, &args[1])?;
            Ok(add_axes(vm, &open, place))
        },
    ),
    plotting(
        "subplots",
        "(self, nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, **kwargs)",
        "Add a set of subplots to this figure.",
        |vm, args| {
            let open = figure_of(vm, &args[0])?;
            let mut values: Vec<Value> = args.values().iter().take(6).skip(1).cloned().list();
            values.push(Value::None);
            make_subplots(vm, &open, ArgValues::of(values).view())
        },
    ),
    plotting(
        "add_gridspec",
        "(self, nrows=1, ncols=1, **kwargs)",
        "Return a GridSpec that has this figure as a parent.",
        |vm, args| {
            let class = Value::Class(classes(vm).cells.clone());
            vm.call(&class, &[args[1].clone(), args[2].clone()])
        },
    ),
    plotting(
        "suptitle",
        "(self, t, **kwargs)",
        "Add a centered super title to the figure.",
        suptitle,
    ),
    plotting(
        "colorbar",
        "(self, mappable=None, cax=None, ax=None, **kwargs)",
        "Add a colorbar to a plot.",
        colorbar,
    ),
    plotting("gca", "(self)", "Get the current Axes.", |vm, args| {
        let open = figure_of(vm, &args[0])?;
        if open.figure.borrow().axes.is_empty() {
            return Ok(add_axes(vm, &open, Axes::whole().place));
        }
        let index = open.current.get();
        Ok(axes_object(vm, &open, index))
    }),
    plotting(
        "tight_layout",
        "(self, **kwargs)",
        "Adjust the padding between and around subplots: always done here.",
        |_, _| Ok(Value::None),
    ),
    plotting(
        "subplots_adjust",
        "(self, **kwargs)",
        "Adjust the subplot layout parameters: the layout is always made to fit here.",
        |_, _| Ok(Value::None),
    ),
    plotting(
        "set_size_inches",
        "(self, w, h=None)",
        "Set the figure size in inches.",
        |vm, args| {
            let open = figure_of(vm, &args[0])?;
            let mut size = flat(vm, &args[1])?;
            if let Some(h) = args.some(2) {
                size.push(number(vm, h)?);
            }
            if let [w, h] = size[..] {
                open.figure.borrow_mut().size = (w, h);
            }
            Ok(Value::None)
        },
    ),
    plotting(
        "savefig",
        "(self, fname=None, **kwargs)",
        "Save the figure.",
        |vm, args| savefig(vm, ArgValues::of(vec![args[1].clone()]).view()),
    ),
    plotting(
        "show",
        "(self, warn=True)",
        "Show the figure.",
        |vm, args| {
            let open = figure_of(vm, &args[0])?;
            let state = vm.extension::<Figures>();
            state.open.borrow_mut().retain(|it| !Rc::ptr_eq(it, &open));
            show(&state, &open);
            Ok(Value::None)
        },
    ),
    plotting(
        "legend",
        "(self, *args, **kwargs)",
        "Place a legend on the figure: it is placed on the current Axes.",
        |vm, args| {
            let open = figure_of(vm, &args[0])?;
            let index = open.current.get();
            let axes = axes_object(vm, &open, index);
            let legend = vm.attr(&axes, "legend")?;
            vm.call_kw(&legend, args.rest(1), &args.keywords(2))
        },
    ),
];

const AXES: &[Entry] = &[
    plotting(
        "twinx",
        "(self)",
        "Create a twin Axes sharing the xaxis.",
        |vm, args| twin(vm, &args[0], true),
    ),
    plotting(
        "twiny",
        "(self)",
        "Create a twin Axes sharing the yaxis.",
        |vm, args| twin(vm, &args[0], false),
    ),
    plotting(
        "get_figure",
        "(self)",
        "Return the figure of the Axes.",
        |vm, args| vm.attr(&args[0], "figure"),
    ),
    plotting(
        "label_outer",
        "(self)",
        "Only show \"outer\" labels and tick labels.",
        |vm, args| {
            with_axes(vm, &args[0], |it| {
                if let Place::Grid {
                    shape,
                    rows,
                    columns,
                } = it.place
                {
                    it.x.show_labels = rows.1 == shape.0;
                    it.y.show_labels = columns.0 == 0;
                }
            })?;
            Ok(Value::None)
        },
    ),
];

fn size_arg(vm: &mut Vm, value: Option<&Value>) -> Result<Option<(f64, f64)>, Raise> {
    match value.map(|it| flat(vm, it)).transpose()?.as_deref() {
        None => Ok(None),
        Some([w, h]) => Ok(Some((*w, *h))),
        Some(_) => Err(vm.value_error("figsize needs a width and a height")),
    }
}

fn make_figure(vm: &mut Vm, args: Args) -> Outcome {
    let size = size_arg(vm, args.some(1))?;
    let wanted = match args.some(0) {
        Some(Value::Int(number)) => Some(*number),
        _ => None,
    };
    let state = vm.extension::<Figures>();
    let found = state
        .open
        .borrow()
        .iter()
        .position(|it| Some(it.number.get()) == wanted);
    if let Some(at) = found {
        let open = state.open.borrow_mut().remove(at);
        state.open.borrow_mut().push(open.clone());
        return Ok(figure_object(vm, &open));
    }
    let open = new_figure(vm, wanted, size);
    Ok(figure_object(vm, &open))
}

fn add_axes(vm: &mut Vm, open: &Rc<Open>, place: Place) -> Value {
    open.figure.borrow_mut().axes.push(Axes::new(place));
    let index = open.figure.borrow().axes.len() - 1;
    open.current.set(index);
    axes_object(vm, open, index)
}

fn free_place(vm: &mut Vm, rect: &Value) -> Result<Place, Raise> {
    match flat(vm, rect)?[..] {
        [l, b, w, h] => Ok(Place::Free([l, b, w, h].map(|v| {
            if v.is_finite() {
                v.clamp(-2.0, 2.0)
            } else {
                0.0
            }
        }))),
        _ => Err(vm.value_error("a rectangle needs four numbers")),
    }
}

/// The place that `subplot(2, 1, 1)`, `subplot(211)` or `add_subplot(gs[0, 1])` names.
fn place_of(vm: &mut Vm, args: &[Value]) -> Result<Place, Raise> {
    let (rows, columns, at) = match args {
        [] => return Ok(Axes::whole().place),
        [only] => {
            if let Some(cells) = only.native::<Cells>() {
                return Ok(Place::Grid {
                    shape: cells.shape,
                    rows: cells.rows,
                    columns: cells.columns,
                });
            }
            let digits = number(vm, only)? as i64;
            if !(111..=999).contains(&digits) {
                return Err(
                    vm.value_error("Integer subplot specification must be a three-digit number")
                );
            }
            (
                (digits / 100) as usize,
                (digits / 10 % 10) as usize,
                vec![(digits % 10) as f64],
            )
        }
        [rows, columns, at] => (count(vm, rows)?, count(vm, columns)?, flat(vm, at)?),
        _ => return Err(vm.type_error("subplot() takes 1 or 3 positional arguments")),
    };
    let most = (rows * columns) as f64;
    let (first, last) = (
        at.first().copied().unwrap_or(1.0),
        at.last().copied().unwrap_or(1.0),
    );
    if !(1.0..=most).contains(&first) || !(1.0..=most).contains(&last) {
        return Err(vm.value_error(format_args!(
            "num must be an integer with 1 <= num <= {most}, not {first}"
        )));
    }
    let (first, last) = (first as usize - 1, last as usize - 1);
    let span = |a: usize, b: usize| (a.min(b), a.max(b) + 1);
    Ok(Place::Grid {
        shape: (rows, columns),
        rows: span(first / columns, last / columns),
        columns: span(first % columns, last % columns),
    })
}

/// What an axis of a grid shares: `True` and `all` everything, `row` and `col` a row or column.
fn sharing(vm: &mut Vm, value: &Value) -> Result<&'static str, Raise> {
    match value.as_str() {
        Some("all") => Ok("all"),
        Some("row") => Ok("row"),
        Some("col") => Ok("col"),
        Some("none") => Ok("none"),
        _ => Ok(if vm.truth(value)? { "all" } else { "none" }),
    }
}

/// Bound as nrows, ncols, sharex, sharey, squeeze, ...
fn make_subplots(vm: &mut Vm, open: &Rc<Open>, args: Args) -> Outcome {
    let (rows, columns) = (count(vm, &args[0])?, count(vm, &args[1])?);
    let (share_x, share_y) = (sharing(vm, &args[2])?, sharing(vm, &args[3])?);
    let squeeze = vm.truth(&args[4])?;
    let keywords = args.keywords(6);
    if keywords.iter().any(|(name, _)| {
        matches!(
            name.as_str(),
            "width_ratios" | "height_ratios" | "subplot_kw"
        )
    }) {
        return Err(vm.not_implemented(
            "subplots: width_ratios, height_ratios and subplot_kw are not supported",
        ));
    }
    let group = |kind: &str, row: usize, column: usize, base: usize| match kind {
        "all" => Some(base),
        "row" => Some(base + 1 + row),
        "col" => Some(base + 1 + column),
        _ => None,
    };
    let mut items = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            let place = Place::Grid {
                shape: (rows, columns),
                rows: (row, row + 1),
                columns: (column, column + 1),
            };
            let axes = add_axes(vm, open, place);
            with_axes(vm, &axes, |it| {
                it.x.shared = group(share_x, row, column, 0);
                it.y.shared = group(share_y, row, column, 1000);
                it.x.show_labels = !matches!(share_x, "all" | "col") || row + 1 == rows;
                it.y.show_labels = !matches!(share_y, "all" | "row") || column == 0;
            })?;
            items.push(axes);
        }
    }
    open.current.set(0);
    if !squeeze {
        return Ok(grid_object(vm, items, vec![rows, columns]));
    }
    match (rows, columns) {
        (1, 1) => Ok(items.remove(0)),
        (1, many) | (many, 1) => Ok(grid_object(vm, items, vec![many])),
        _ => Ok(grid_object(vm, items, vec![rows, columns])),
    }
}

fn twin(vm: &mut Vm, axes: &Value, shares_x: bool) -> Outcome {
    let object = axes_of(vm, axes)?;
    let (open, of) = (object.open.clone(), object.index);
    let made = add_axes(vm, &open, Place::Twin { of, shares_x });
    Ok(made)
}

fn suptitle(vm: &mut Vm, args: Args) -> Outcome {
    let open = figure_of(vm, &args[0])?;
    let mut keywords = args.keywords(2);
    pick(&mut keywords, "y");
    pick(&mut keywords, "x");
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Text", &keywords)?;
    let text = vm.str_text(&args[1])?;
    open.figure.borrow_mut().suptitle = Some(Label::new(text, look.font_size.unwrap_or(12.0)));
    Ok(Value::None)
}

fn colorbar(vm: &mut Vm, args: Args) -> Outcome {
    let open = figure_of(vm, &args[0])?;
    let mut keywords: Vec<(Name, Value)> = args.keywords(4);
    let label = pick(&mut keywords, "label")
        .map(|it| vm.str_text(&it))
        .transpose()?;
    let below =
        pick(&mut keywords, "orientation").is_some_and(|it| it.as_str() == Some("horizontal"));
    let ticks = pick(&mut keywords, "ticks")
        .map(|it| flat(vm, &it))
        .transpose()?;
    let mapping = match args.some(1).and_then(|it| it.native::<Mappable>()) {
        Some(mappable) => mappable.0,
        None => match *open.mappable.borrow() {
            Some(mapping) => mapping,
            None => {
                return Err(vm.runtime_error(
                    "No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) or a contour set (with contourf).",
                ));
            }
        },
    };
    let on = match args.some(3) {
        Some(Value::Object(_)) if args[3].native::<AxesGrid>().is_some() => {
            grid_of(vm, &args[3])?.items.last().cloned()
        }
        Some(Value::List(list)) => list.items.borrow().last().cloned(),
        Some(axes) => Some(axes.clone()),
        None => None,
    };
    let on = match on {
        Some(axes) => axes,
        None => axes_object(vm, &open, mapping.axes),
    };
    let bar = Colorbar {
        map: mapping.map,
        range: mapping.range,
        label,
        below,
        ticks,
    };
    with_axes(vm, &on, |it| it.colorbars.push(bar))?;
    let class = ClassBuilder::new("matplotlib.colorbar", "Colorbar")
        .value("ax", on.clone())
        .method(
            "set_label",
            "(self, label, **kwargs)",
            freezeframe_python::Purity::Output,
            "Add a label to the long axis of the colorbar.",
            |vm, args| {
                let (axes, text) = (vm.attr(&args[0], "ax")?, vm.str_text(&args[1])?);
                with_axes(vm, &axes, |it| {
                    if let Some(bar) = it.colorbars.last_mut() {
                        bar.label = Some(text)
                    }
                })?;
                Ok(Value::None)
            },
        )
        .build(vm);
    Ok(Value::object(&class, Payload::None))
}

fn savefig(vm: &mut Vm, args: Args) -> Outcome {
    let name = match args.some(0) {
        Some(name) => vm.str_text(name)?,
        None => String::new(),
    };
    vm.write_err(&format!("savefig: there is no file system here, so '{name}' is not written; the figure is shown below the cell.\n"));
    Ok(Value::None)
}

/// Fills `matplotlib.gridspec`.
pub fn fill_gridspec(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let classes = classes(vm);
    module.set("GridSpec", &classes.cells);
    module.set("SubplotSpec", &classes.cell);
    Ok(())
}
