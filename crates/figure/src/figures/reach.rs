//! What the library's Python reads and writes of artists, axes and figures, and how a name that is missing is looked up
//! there.

use super::common::*;
use crate::colors::color_of;
use crate::description::{Color, Stroke, View, round_numbers};
use crate::draw::picture;
use crate::lookup::missing;
use freezeframe_array::{Array, Shape};

fn vector(vm: &mut Vm, numbers: Vec<f64>) -> Value {
    numpy::from_array(vm, Array::vector(numbers))
}

fn matrix(vm: &mut Vm, rows: &[[f64; 4]]) -> Outcome {
    let shape = Shape::new(&[rows.len(), 4]);
    match Array::from_vec(rows.concat(), shape) {
        Ok(array) => Ok(numpy::from_array(vm, array)),
        Err(_) => Err(vm.memory_error()),
    }
}

fn colors(vm: &mut Vm, colors: &[Color]) -> Outcome {
    maps::rgba_array(vm, colors, &[colors.len()])
}

/// What one field of a mark holds; `None` for one that it does not have.
fn field(vm: &mut Vm, mark: &Mark, name: &str) -> Outcome {
    let stroke = |stroke: &Stroke| (stroke.color, stroke.width);
    let (color, width) = match mark {
        Mark::Line { stroke: it, .. } | Mark::Guide { stroke: it, .. } => stroke(it),
        Mark::Segments { stroke: it, .. } => stroke(it),
        Mark::Area { fill, edge, .. } => (*fill, edge.map_or(1.0, |it| it.width)),
        Mark::Band { fill, .. } => (*fill, 1.0),
        Mark::Text(it) => (it.color, it.size),
        Mark::Rects { fills, edge, .. } => {
            let first = fills.first().copied().unwrap_or(Color::BLACK);
            (first, edge.map_or(1.0, |it| it.width))
        }
        Mark::Points { fills, .. } => (fills.first().copied().unwrap_or(Color::BLACK), 1.0),
        Mark::Arrows { colors, width, .. } => {
            (colors.first().copied().unwrap_or(Color::BLACK), *width)
        }
        Mark::Image(_) => (Color::BLACK, 1.0),
    };
    match (name, mark) {
        ("color", _) => maps::rgba_array(vm, &[color], &[]),
        ("width", _) => Ok(Value::Float(width)),
        ("xs", Mark::Line { xs, .. } | Mark::Points { xs, .. }) => Ok(vector(vm, xs.clone())),
        ("ys", Mark::Line { ys, .. } | Mark::Points { ys, .. }) => Ok(vector(vm, ys.clone())),
        ("sizes", Mark::Points { areas, .. }) => Ok(vector(vm, areas.clone())),
        ("colors", Mark::Points { fills, .. } | Mark::Rects { fills, .. }) => colors(vm, fills),
        ("dash", Mark::Line { stroke, .. }) => Ok(Value::str(format!("{:?}", stroke.dash))),
        ("marker", Mark::Line { marker, .. }) => {
            let symbol = marker.map(|it| it.0.symbol().to_string());
            Ok(symbol.map_or(Value::None, Value::str))
        }
        ("marker_size", Mark::Line { marker, .. }) => {
            Ok(Value::Float(marker.map_or(6.0, |it| it.1)))
        }
        ("rects", Mark::Rects { rects, .. }) => matrix(vm, rects),
        ("rects", Mark::Segments { segments, .. }) => matrix(vm, segments),
        ("rects", Mark::Arrows { arrows, .. }) => matrix(vm, arrows),
        ("extent", Mark::Image(it)) => Ok(vector(vm, it.extent.to_vec())),
        ("text", Mark::Text(it)) => Ok(Value::str(it.text.as_str())),
        ("at", Mark::Text(it)) => Ok(vector(vm, vec![it.at.0, it.at.1])),
        ("at", Mark::Guide { at, .. }) => Ok(Value::Float(*at)),
        ("points", Mark::Area { points, .. }) => {
            let flat = points.iter().flat_map(|it| [it.0, it.1]);
            Ok(vector(vm, flat.collect()))
        }
        _ => Ok(Value::None),
    }
}

fn kind(mark: &Mark) -> &'static str {
    match mark {
        Mark::Line { .. } => "line",
        Mark::Points { .. } => "points",
        Mark::Image(_) => "image",
        Mark::Rects { .. } => "rects",
        Mark::Area { .. } => "area",
        Mark::Segments { .. } => "segments",
        Mark::Guide { .. } => "guide",
        Mark::Band { .. } => "band",
        Mark::Text(_) => "text",
        Mark::Arrows { .. } => "arrows",
    }
}

fn set_color(mark: &mut Mark, color: Color) {
    let faded = |old: &Color| color.with_alpha(color.alpha * old.alpha);
    match mark {
        Mark::Line { stroke, marker, .. } => {
            stroke.color = color;
            if let Some(marker) = marker {
                marker.2 = color;
            }
        }
        Mark::Segments { stroke, colors, .. } => {
            stroke.color = color;
            *colors = vec![color];
        }
        Mark::Guide { stroke, .. } => stroke.color = color,
        Mark::Area { fill, .. } | Mark::Band { fill, .. } => *fill = faded(fill),
        Mark::Text(it) => it.color = color,
        Mark::Rects { fills, .. } | Mark::Points { fills, .. } => *fills = vec![color],
        Mark::Arrows { colors, .. } => *colors = vec![color],
        Mark::Image(_) => {}
    }
}

fn set_alpha(mark: &mut Mark, alpha: f64) {
    let fade = |color: &mut Color| *color = color.with_alpha(alpha);
    match mark {
        Mark::Line { stroke, marker, .. } => {
            fade(&mut stroke.color);
            marker.iter_mut().for_each(|it| fade(&mut it.2));
        }
        Mark::Segments { stroke, colors, .. } => {
            fade(&mut stroke.color);
            colors.iter_mut().for_each(fade);
        }
        Mark::Guide { stroke, .. } => fade(&mut stroke.color),
        Mark::Area { fill, .. } | Mark::Band { fill, .. } => fade(fill),
        Mark::Text(it) => fade(&mut it.color),
        Mark::Rects { fills, .. } | Mark::Points { fills, .. } => fills.iter_mut().for_each(fade),
        Mark::Arrows { colors, .. } => colors.iter_mut().for_each(fade),
        Mark::Image(_) => {}
    }
}

fn set_edge(mark: &mut Mark, color: Color) {
    if let Mark::Area { edge, .. } | Mark::Rects { edge, .. } | Mark::Points { edge, .. } = mark {
        let width = edge.map_or(1.0, |it| it.width);
        *edge = Some(Stroke::solid(color, width));
    } else {
        set_color(mark, color);
    }
}

fn set_width(mark: &mut Mark, width: f64) {
    match mark {
        Mark::Line { stroke, .. } | Mark::Guide { stroke, .. } | Mark::Segments { stroke, .. } => {
            stroke.width = width;
        }
        Mark::Area { edge, .. } | Mark::Rects { edge, .. } | Mark::Points { edge, .. } => {
            edge.iter_mut().for_each(|it| it.width = width);
        }
        Mark::Text(it) => it.size = width,
        Mark::Arrows { width: it, .. } => *it = width,
        Mark::Image(_) | Mark::Band { .. } => {}
    }
}

fn set_numbers(mark: &mut Mark, name: &str, numbers: Vec<f64>) {
    let fours = || {
        numbers
            .chunks_exact(4)
            .map(|it| [it[0], it[1], it[2], it[3]])
    };
    match (name, mark) {
        ("xs", Mark::Line { xs, .. } | Mark::Points { xs, .. }) => *xs = numbers,
        ("ys", Mark::Line { ys, .. } | Mark::Points { ys, .. }) => *ys = numbers,
        ("sizes", Mark::Points { areas, .. }) => *areas = numbers,
        ("rects", Mark::Rects { rects, .. }) => *rects = fours().collect(),
        ("rects", Mark::Segments { segments, .. }) => *segments = fours().collect(),
        ("rects", Mark::Arrows { arrows, .. }) => *arrows = fours().collect(),
        ("extent", Mark::Image(it)) => {
            if let [a, b, c, d] = numbers[..] {
                it.extent = [a, b, c, d];
            }
        }
        ("at", Mark::Text(it)) => {
            if let [x, y] = numbers[..] {
                it.at = (x, y);
            }
        }
        ("at", Mark::Guide { at, .. }) => *at = numbers.first().copied().unwrap_or(*at),
        ("points", Mark::Area { points, .. }) => {
            *points = numbers.chunks_exact(2).map(|it| (it[0], it[1])).collect();
        }
        _ => {}
    }
}

/// What artists let the library do.
#[natives(scope = Call)]
pub(super) mod artists {
    use super::*;

    /// The kind of mark that it is.
    #[native("(self)")]
    fn _kind(vm: &mut Vm, this: &ArtistObject) -> Result<&'static str, Raise> {
        with_artist(vm, this, |it| {
            if it.scaled || it.zorder > f64::MIN {
                kind(&it.mark)
            } else {
                "none"
            }
        })
    }

    /// A field of the mark.
    #[native("(self, name)")]
    fn _read(vm: &mut Vm, this: &ArtistObject, name: &str) -> Outcome {
        if name == "zorder" {
            return with_artist(vm, this, |it| it.zorder).map(Value::Float);
        }
        let mark = with_artist(vm, this, |it| it.mark.clone())?;
        field(vm, &mark, name)
    }

    /// Writes a field of the mark.
    #[native("(self, name, value)", purity = Output)]
    fn _write(vm: &mut Vm, this: &ArtistObject, name: &str, value: &Value) -> Result<(), Raise> {
        match name {
            "color" | "edge" => {
                let color = color_of(vm, value)?;
                let set = if name == "edge" { set_edge } else { set_color };
                with_artist(vm, this, |it| set(&mut it.mark, color))
            }
            "alpha" | "width" => {
                let number = number(vm, value)?;
                let set = if name == "width" {
                    set_width
                } else {
                    set_alpha
                };
                with_artist(vm, this, |it| set(&mut it.mark, number))
            }
            "zorder" => {
                let number = number(vm, value)?;
                with_artist(vm, this, |it| it.zorder = number)
            }
            "text" => {
                let text = vm.str_text(value)?;
                with_artist(vm, this, |it| {
                    if let Mark::Text(mark) = &mut it.mark {
                        mark.text = text;
                    }
                })
            }
            _ => {
                let numbers = flat(vm, value)?;
                with_artist(vm, this, |it| set_numbers(&mut it.mark, name, numbers))
            }
        }
    }

    /// Paints one of several bars.
    #[native("(self, at, color)", purity = Output)]
    fn _paint(vm: &mut Vm, this: &ArtistObject, at: i64, color: &Value) -> Result<(), Raise> {
        let color = color_of(vm, color)?;
        with_artist(vm, this, |it| {
            let Mark::Rects { rects, fills, .. } = &mut it.mark else {
                return;
            };
            let known = fills.clone();
            let every = known.iter().cycle().take(rects.len());
            *fills = every.copied().collect();
            if let Some(fill) = fills.get_mut(at as usize) {
                *fill = color;
            }
        })
    }

    /// Takes it out of its axes.
    #[native("(self)", purity = Output)]
    fn remove(vm: &mut Vm, this: &ArtistObject) -> Result<(), Raise> {
        with_artist(vm, this, |it| {
            it.mark = Mark::Area {
                points: Vec::new(),
                fill: Color::BLACK,
                edge: None,
            };
            (it.label, it.scaled, it.zorder) = (None, false, f64::MIN);
        })
    }

    /// The axes that it is in.
    #[native("(self)")]
    fn _axes(vm: &mut Vm, this: &ArtistObject) -> Value {
        axes_object(vm, &this.axes.open, this.axes.index)
    }

    /// What the library has of that name.
    #[native("(self, name, /)")]
    fn __getattr__(vm: &mut Vm, this: &Value, name: &Value) -> Outcome {
        missing(vm, "artist", this, name)
    }
}

/// What several bars let the library do: they are a sequence of single ones.
#[natives(scope = Call)]
pub(super) mod bars {
    use super::*;

    fn of(vm: &mut Vm, this: &Value, name: &str) -> Outcome {
        let name = Value::str(name);
        missing(vm, "artist", this, &name)
    }

    /// How many bars there are.
    #[native("(self, /)")]
    fn __len__(vm: &mut Vm, this: &ArtistObject) -> Result<i64, Raise> {
        with_artist(vm, this, |it| match &it.mark {
            Mark::Rects { rects, .. } => rects.len() as i64,
            _ => 0,
        })
    }

    /// One of the bars, or several.
    #[native("(self, key, /)")]
    fn __getitem__(vm: &mut Vm, this: &Value, key: &Value) -> Outcome {
        let bars = of(vm, this, "patches")?;
        vm.get_item(&bars, key)
    }

    /// Goes over the bars.
    #[native("(self, /)")]
    fn __iter__(vm: &mut Vm, this: &Value) -> Outcome {
        let bars = of(vm, this, "patches")?;
        vm.call_method(&bars, "__iter__", &[])
    }
}

/// What axes let the library do.
#[natives(scope = Call)]
pub(super) mod axes {
    use super::*;

    /// The artists, in the order in which they came.
    #[native("(self)")]
    fn _artists(vm: &mut Vm, this: &AxesObject) -> Outcome {
        let known = classes(vm);
        let found = with_axes(vm, this, |it| {
            it.artists.iter().map(|it| known.artist(&it.mark)).list()
        })?;
        let object = |(index, class): (usize, Rc<Class>)| {
            let axes = this.clone();
            Value::object(
                &class,
                Payload::Native(Rc::new(ArtistObject { axes, index })),
            )
        };
        Ok(Value::list(
            found.into_iter().enumerate().map(object).collect(),
        ))
    }

    /// The ticks of an axis: places and texts.
    #[native("(self, horizontal)")]
    fn _ticks(vm: &mut Vm, this: &AxesObject, horizontal: bool) -> Outcome {
        let (ticks, view) = with_axes(vm, this, |it| {
            let views = it.views();
            if horizontal {
                (it.x.ticks.clone(), views.0)
            } else {
                (it.y.ticks.clone(), views.1)
            }
        })?;
        let found = match ticks {
            Some(ticks) => ticks,
            None => automatic(&view).into_iter().map(|it| (it, None)).collect(),
        };
        let pair = |(place, text): (f64, Option<String>)| {
            Value::tuple(vec![
                Value::Float(place),
                text.map_or(Value::None, Value::str),
            ])
        };
        Ok(Value::list(found.into_iter().map(pair).collect()))
    }

    /// Whether the user has said where the ticks of an axis are; `forget` takes that back.
    #[native("(self, horizontal, forget=False)")]
    fn _has_ticks(
        vm: &mut Vm,
        this: &AxesObject,
        horizontal: bool,
        forget: bool,
    ) -> Result<bool, Raise> {
        with_axes(vm, this, |it| {
            let axis = if horizontal { &mut it.x } else { &mut it.y };
            let had = axis.ticks.is_some();
            if forget {
                axis.ticks = None;
            }
            had
        })
    }

    /// What is written around the axes: the title, the names of both axes, and whether each is logarithmic.
    #[native("(self)")]
    fn _words(vm: &mut Vm, this: &AxesObject) -> Outcome {
        with_axes(vm, this, |it| {
            let text =
                |label: &Option<Label>| label.as_ref().map_or("", |it| it.text.as_str()).to_owned();
            let words = [text(&it.title), text(&it.x.label), text(&it.y.label)];
            let scales = [it.x.scale, it.y.scale].map(|it| format!("{it:?}").to_ascii_lowercase());
            let all = words.into_iter().chain(scales).map(Value::str);
            Value::tuple(all.collect())
        })
    }

    /// The rectangle of the figure that the axes have, in parts of it, and whether they have a legend, a grid, a frame.
    #[native("(self)")]
    fn _facts(vm: &mut Vm, this: &AxesObject) -> Outcome {
        with_axes(vm, this, |it| {
            let place = match it.place {
                Place::Free(rect) => Value::tuple(rect.map(Value::Float).to_vec()),
                Place::Grid {
                    shape,
                    rows,
                    columns,
                } => {
                    let all = [shape.0, shape.1, rows.0, rows.1, columns.0, columns.1];
                    Value::tuple(all.map(Value::from).to_vec())
                }
                Place::Twin { of, .. } => Value::from(of),
            };
            let facts = [it.legend.is_some(), it.grid.is_some(), it.frame];
            let mut all = vec![place];
            all.extend(facts.map(Value::Bool));
            Value::tuple(all)
        })
    }

    /// Sets which border lines are drawn: left, right, bottom and top.
    #[native("(self, side=None, shown=True)", purity = Output)]
    fn _spine(vm: &mut Vm, this: &AxesObject, side: Option<Number>, shown: bool) -> Outcome {
        let side = side.map(|it| it.0);
        with_axes(vm, this, |it| {
            if let Some(side) = side.and_then(|at| it.spines.get_mut(at as usize)) {
                *side = shown;
            }
            Value::tuple(it.spines.map(Value::Bool).to_vec())
        })
    }

    /// Takes the axes' place in the figure: a rectangle in parts of it.
    #[native("(self, rect)", purity = Output)]
    fn _place(vm: &mut Vm, this: &AxesObject, rect: &Value) -> Result<(), Raise> {
        let place = super::super::places::free_place(vm, rect)?;
        with_axes(vm, this, |it| it.place = place)
    }

    /// Sets the colors that lines have one after the other.
    #[native("(self, colors)", purity = Output)]
    fn _cycle(vm: &mut Vm, this: &AxesObject, colors: &Value) -> Result<(), Raise> {
        let mut palette = Vec::new();
        for color in vm.iterate(colors)? {
            palette.push(color_of(vm, &color)?);
        }
        with_axes(vm, this, |it| {
            it.palette = palette;
            it.cycle.0 = 0;
        })
    }

    /// What the library keeps for the axes: a dict.
    #[native("(self)")]
    fn _kept(this: &AxesObject) -> Value {
        let mut kept = this.open.kept.borrow_mut();
        kept.entry(this.index)
            .or_insert_with(|| Value::Dict(Value::new_dict()))
            .clone()
    }

    /// Whether both are the same axes.
    #[native("(self, other, /)", purity = Pure)]
    fn __eq__(this: &AxesObject, other: &Value) -> bool {
        let other = other.native::<AxesObject>();
        other.is_some_and(|it| Rc::ptr_eq(&it.open, &this.open) && it.index == this.index)
    }

    /// A number that is the same for the same axes.
    #[native("(self, /)", purity = Pure)]
    fn __hash__(this: &AxesObject) -> i64 {
        (Rc::as_ptr(&this.open) as usize + this.index) as i64
    }

    /// What the library has of that name.
    #[native("(self, name, /)")]
    fn __getattr__(vm: &mut Vm, this: &Value, name: &Value) -> Outcome {
        missing(vm, "axes", this, name)
    }
}

/// The ticks of a linear or logarithmic axis, with those just outside, as matplotlib lists them.
fn automatic(view: &View) -> Vec<f64> {
    let (low, high) = view.ends();
    if view.scale == crate::description::Scale::Log {
        let (first, last) = (libm::floor(libm::log10(low)), libm::ceil(libm::log10(high)));
        return (first as i32 - 1..=last as i32 + 1)
            .map(|it| libm::pow(10.0, f64::from(it)))
            .collect();
    }
    let mut found = round_numbers(low, high, 9);
    if let [first, second, ..] = found[..] {
        let step = second - first;
        if first > low + step * 1e-10 {
            found.insert(0, first - step);
        }
        let last = found.last().copied().unwrap_or(first);
        if last < high - step * 1e-10 {
            found.push(last + step);
        }
    }
    found
}

/// What figures let the library do.
#[natives(scope = Call)]
pub(super) mod figures {
    use super::*;

    /// The picture as SVG.
    #[native("(self)")]
    fn _svg(this: &FigureObject) -> String {
        picture(&this.0.figure.borrow()).svg
    }

    /// What the library keeps for the figure: a dict.
    #[native("(self)")]
    fn _kept(this: &FigureObject) -> Value {
        let mut kept = this.0.kept.borrow_mut();
        kept.entry(usize::MAX)
            .or_insert_with(|| Value::Dict(Value::new_dict()))
            .clone()
    }

    /// Its dots per inch, which are set if they are given.
    #[native("(self, value=None)")]
    fn _dpi(this: &FigureObject, value: Option<Number>) -> f64 {
        if let Some(Number(value)) = value {
            this.0.dpi.set(value);
        }
        this.0.dpi.get()
    }

    /// The number and the size of the figure.
    #[native("(self)")]
    fn _facts(this: &FigureObject) -> Value {
        let (w, h) = this.0.figure.borrow().size;
        let number = Value::Int(this.0.number.get());
        Value::tuple(vec![number, Value::Float(w), Value::Float(h)])
    }

    /// Takes axes out of the figure.
    #[native("(self)", purity = Output)]
    #[member(clf = (), "Takes all axes and the title out of the figure.")]
    #[member(clear = (), "Takes all axes and the title out of the figure.")]
    fn cleared(this: &FigureObject) {
        let mut figure = this.0.figure.borrow_mut();
        figure.axes.clear();
        figure.suptitle = None;
        this.0.current.set(0);
        this.0.kept.borrow_mut().clear();
    }

    /// Whether both are the same figure.
    #[native("(self, other, /)", purity = Pure)]
    fn __eq__(this: &FigureObject, other: &Value) -> bool {
        let other = other.native::<FigureObject>();
        other.is_some_and(|it| Rc::ptr_eq(&it.0, &this.0))
    }

    /// A number that is the same for the same figure.
    #[native("(self, /)", purity = Pure)]
    fn __hash__(this: &FigureObject) -> i64 {
        Rc::as_ptr(&this.0) as usize as i64
    }

    /// What the library has of that name.
    #[native("(self, name, /)")]
    fn __getattr__(vm: &mut Vm, this: &Value, name: &Value) -> Outcome {
        missing(vm, "figure", this, name)
    }
}
