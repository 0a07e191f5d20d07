//! Bars and histograms.

use super::common::*;
use super::lines::whiskers;

/// The rows.
#[natives(scope = Call, purity = Output)]
pub(crate) mod functions {
    use super::*;

    /// Draws upright bars of given heights at places along x, which may be names.
    #[native("(self, x, height, width=0.8, bottom=None, **kwargs)")]
    fn bar(
        vm: &mut Vm,
        this: &AxesObject,
        x: &Value,
        height: &Value,
        width: &Value,
        bottom: Option<&Value>,
        kwargs: Options,
    ) -> Outcome {
        bars(vm, this, [x, height, width], bottom, kwargs, false)
    }

    /// Draws lying bars of given lengths at places along y, which may be names.
    #[native("(self, y, width, height=0.8, left=None, **kwargs)")]
    fn barh(
        vm: &mut Vm,
        this: &AxesObject,
        y: &Value,
        width: &Value,
        height: &Value,
        left: Option<&Value>,
        kwargs: Options,
    ) -> Outcome {
        bars(vm, this, [y, width, height], left, kwargs, true)
    }

    /// Draws how many numbers fall into each bin; gives the counts, the edges of the bins, and the bars.
    ///
    /// >>> plt.hist([1, 2, 2, 3], bins=3)[0]
    /// array([1., 2., 1.])
    #[native("(self, x, bins=None, range=None, density=False, weights=None, **kwargs)")]
    fn hist(
        vm: &mut Vm,
        this: &AxesObject,
        x: &Value,
        bins: Option<&Value>,
        range: Option<&Value>,
        density: bool,
        weights: Option<&Value>,
        mut kwargs: Options,
    ) -> Outcome {
        kwargs.ignore(&["align"]);
        const RARE: [&str; 6] = [
            "rwidth",
            "stacked",
            "cumulative",
            "log",
            "orientation",
            "bottom",
        ];
        if kwargs
            .0
            .iter()
            .any(|(name, _)| RARE.contains(&name.as_str()))
        {
            let density = Value::Bool(density);
            let given = [Some(x), bins, range, Some(&density), weights];
            return rare(vm, "_hist", this, given, kwargs);
        }
        let weights = match weights {
            Some(weights) => Some(flat(vm, weights)?),
            None => None,
        };
        let is_outline = kwargs.is("histtype", "step");
        let names = kwargs.labels(vm)?;
        let colors = kwargs.take("color");
        let look = kwargs.look(vm, "Rectangle")?;
        let sets = sets(vm, x)?;
        let colors = match colors {
            Some(colors) => {
                let map = Colormap::default();
                colors::color_list(vm, &colors, sets.len(), &map, (None, None))?.0
            }
            None => Vec::new(),
        };
        let bins = bins.unwrap_or(&Value::Int(10));
        let edges = numpy::histogram_edges(vm, &sets.concat(), bins, range)?;
        let (mut all, mut artists) = (Vec::new(), Vec::new());
        for (number, set) in sets.iter().enumerate() {
            let mut counts = numpy::histogram_counts(set, weights.as_deref(), &edges);
            if density {
                counts = densities(&counts, &edges);
            }
            let mut look = look.clone();
            look.label = names.get(number).cloned();
            if let Some(at) = number.checked_rem(colors.len()) {
                look.color = Some(colors[at]);
            }
            let color = patch_color(vm, this, &look)?;
            let rects = bins_as_rects(&edges, &counts, number, sets.len());
            let mark = if is_outline {
                Mark::Rects {
                    rects,
                    fills: vec![color.with_alpha(0.0)],
                    edge: Some(Stroke::solid(color, look.width.unwrap_or(1.5))),
                }
            } else {
                Mark::Rects {
                    rects,
                    fills: vec![color],
                    edge: look.rim(1.0),
                }
            };
            artists.push(add(vm, this, mark, &look)?);
            all.push(numpy::from_array(
                vm,
                freezeframe_array::Array::vector(counts),
            ));
        }
        let edges = numpy::from_array(vm, freezeframe_array::Array::vector(edges));
        if let ([counts], [artist]) = (&all[..], &artists[..]) {
            return Ok(Value::tuple(vec![counts.clone(), edges, artist.clone()]));
        }
        let rows = numpy::to_array(vm, &Value::list(all))?;
        let counts = numpy::from_array(vm, rows);
        Ok(Value::tuple(vec![counts, edges, Value::list(artists)]))
    }
}

/// Has the library draw what has options that are seldom.
fn rare(
    vm: &mut Vm,
    name: &str,
    axes: &AxesObject,
    arguments: [Option<&Value>; 5],
    kwargs: Options,
) -> Outcome {
    let axes = crate::state::axes_object(vm, &axes.open, axes.index);
    let more = crate::lookup::missing(vm, "axes", &axes, &Value::str(name))?;
    let given = arguments.map(|it| it.cloned().unwrap_or(Value::None));
    vm.call_kw(&more, &given, &kwargs.0)
}

/// Draws bars at places, of lengths and widths.
fn bars(
    vm: &mut Vm,
    axes: &AxesObject,
    [places, lengths, widths]: [&Value; 3],
    starts: Option<&Value>,
    mut kwargs: Options,
    lying: bool,
) -> Outcome {
    let centered = !kwargs.is("align", "edge");
    let many = kwargs.take("color");
    let (errors, names) = (kwargs.take("yerr"), kwargs.take("tick_label"));
    let sideways = kwargs.take("xerr");
    kwargs.ignore(&["capsize", "error_kw", "ecolor", "log"]);
    let look = kwargs.look(vm, "Rectangle")?;
    let places = positions(vm, axes, places, !lying)?;
    let (lengths, widths) = (flat(vm, lengths)?, flat(vm, widths)?);
    let starts = match starts {
        Some(starts) => flat(vm, starts)?,
        None => vec![0.0],
    };
    let count = places.len().max(lengths.len());
    let rect = |index: usize| {
        let width = at_or_first(&widths, index);
        let side = at_or_first(&places, index) - if centered { width / 2.0 } else { 0.0 };
        let (start, length) = (at_or_first(&starts, index), at_or_first(&lengths, index));
        if lying {
            [start, side, length, width]
        } else {
            [side, start, width, length]
        }
    };
    let rects = (0..count).map(rect).collect();
    let fills = match many {
        Some(many) => colors::color_list(vm, &many, count, &Colormap::default(), (None, None))?
            .0
            .into_iter()
            .map(|it| look.faded(it))
            .collect(),
        None => vec![patch_color(vm, axes, &look)?],
    };
    if let Some(names) = names {
        let names = vm.iterate(&names)?;
        name_ticks(vm, axes, &places, &names, !lying)?;
    }
    let edge = look.rim(1.0);
    let artist = add(vm, axes, Mark::Rects { rects, fills, edge }, &look)?;
    if errors.is_some() || sideways.is_some() {
        let end = |index| at_or_first(&starts, index) + at_or_first(&lengths, index);
        let ends: Vec<f64> = (0..count).map(end).collect();
        let stroke = Stroke::solid(Color::BLACK, 1.5);
        let at = if lying {
            (&ends, &places)
        } else {
            (&places, &ends)
        };
        let errors = (sideways.as_ref(), errors.as_ref());
        whiskers(vm, axes, (at.0, at.1), errors, stroke)?;
    }
    Ok(artist)
}

/// The sets of numbers of a histogram: one, or one for each item of a list of lists, or for each column of an array.
fn sets(vm: &mut Vm, data: &Value) -> Result<Vec<Vec<f64>>, Raise> {
    let finite = |values: Vec<f64>| values.into_iter().filter(|it| it.is_finite()).list();
    let mut many = vec![data.clone()];
    if let Value::Object(_) = data {
        let (parts, shape) = numbers(vm, data)?;
        let columns = match shape[..] {
            [_, columns] => columns,
            _ => 1,
        };
        let column = |at: usize| parts.iter().skip(at).step_by(columns).copied().collect();
        return Ok((0..columns).map(|at| finite(column(at))).collect());
    }
    if let Value::List(_) | Value::Tuple(_) = data {
        let items = vm.iterate(data)?;
        let nested = items.iter().any(|it| {
            matches!(it, Value::List(_) | Value::Tuple(_))
                || numpy::as_array(it).is_some_and(|it| it.ndim() > 0)
        });
        if nested {
            many = items;
        }
    }
    many.iter().map(|one| flat(vm, one).map(finite)).try_list()
}

fn densities(counts: &[f64], edges: &[f64]) -> Vec<f64> {
    let total: f64 = counts.iter().sum();
    let each = counts.iter().zip(edges.windows(2));
    each.map(|(n, edge)| n / (edge[1] - edge[0]) / total)
        .collect()
}

/// The bars of one of several sets, which stand side by side.
fn bins_as_rects(edges: &[f64], counts: &[f64], number: usize, sets: usize) -> Vec<[f64; 4]> {
    let share = sets.max(1) as f64;
    let room = if share > 1.0 { 0.8 } else { 1.0 };
    let rect = |(edge, n): (&[f64], &f64)| {
        let width = (edge[1] - edge[0]) / share * room;
        [edge[0] + number as f64 * width, 0.0, width, *n]
    };
    edges.windows(2).zip(counts).map(rect).collect()
}
