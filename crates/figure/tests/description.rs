//! What plotting code describes, as data: nothing is drawn here.

mod support;

use freezeframe_figure::description::{Axes, Color, Dash, Figure, Mark, Place, Scale, Stroke};
use support::run;

/// The figures that code describes; it must not fail.
fn figures(code: &str) -> Vec<Figure> {
    let (printed, figures) = run(code);
    assert_eq!(printed, "", "{code}");
    figures
}

/// The only axes of the only figure.
fn axes(code: &str) -> Axes {
    let mut figures = figures(code);
    assert_eq!(figures.len(), 1, "{code}");
    let mut figure = figures.remove(0);
    assert_eq!(figure.axes.len(), 1, "{code}");
    figure.axes.remove(0)
}

#[test]
fn a_line_is_its_points_and_its_look() {
    let axes = axes("plt.plot([1, 2], [3, 4], 'r--o', label='a', lw=2, ms=4, zorder=7)");
    let [artist] = axes.artists.as_slice() else {
        panic!("{:?}", axes.artists);
    };
    assert_eq!((artist.label.as_deref(), artist.zorder), (Some("a"), 7.0));
    let Mark::Line {
        xs,
        ys,
        stroke,
        marker,
    } = &artist.mark
    else {
        panic!("{:?}", artist.mark);
    };
    assert_eq!(
        (xs.as_slice(), ys.as_slice()),
        (&[1.0, 2.0][..], &[3.0, 4.0][..])
    );
    let red = Color::hex(0xff_00_00);
    let dashed = Stroke {
        color: red,
        width: 2.0,
        dash: Dash::Dashed,
    };
    assert_eq!(*stroke, dashed);
    let (shape, size, color) = marker.expect("a marker");
    assert_eq!((shape.symbol(), size, color), ('o', 4.0, red));
}

#[test]
fn columns_are_lines_in_the_colors_of_the_cycle() {
    let axes = axes("plt.plot(np.ones((3, 2)))");
    let colors = axes.artists.iter().map(|artist| match &artist.mark {
        Mark::Line { stroke, .. } => stroke.color,
        other => panic!("{other:?}"),
    });
    let colors: Vec<Color> = colors.collect();
    assert_eq!(colors, [Color::cycle(0), Color::cycle(1)]);
}

#[test]
fn bars_are_rectangles() {
    let cases: [(&str, [[f64; 4]; 2]); 3] = [
        (
            "plt.bar([1, 2], [3, 4], width=1)",
            [[0.5, 0.0, 1.0, 3.0], [1.5, 0.0, 1.0, 4.0]],
        ),
        (
            "plt.barh([1, 2], [3, 4], height=1, left=5)",
            [[5.0, 0.5, 3.0, 1.0], [5.0, 1.5, 4.0, 1.0]],
        ),
        (
            "plt.hist([0, 1, 1, 2], bins=2)",
            [[0.0, 0.0, 1.0, 1.0], [1.0, 0.0, 1.0, 3.0]],
        ),
    ];
    for (code, expected) in cases {
        let axes = axes(code);
        let Mark::Rects { rects, .. } = &axes.artists[0].mark else {
            panic!("{code}: {:?}", axes.artists);
        };
        assert_eq!(rects.as_slice(), expected, "{code}");
    }
}

#[test]
fn other_marks_hold_their_data() {
    type Holds = fn(&Mark) -> bool;
    let cases: &[(&str, Holds)] = &[
        (
            "plt.scatter([1], [2], s=9)",
            |it| matches!(it, Mark::Points { xs, ys, areas, .. } if xs == &[1.0] && ys == &[2.0] && areas == &[9.0]),
        ),
        (
            "plt.imshow([[1, 2, 3], [4, 5, 6]], extent=(0, 3, 0, 2))",
            |it| matches!(it, Mark::Image(it) if (it.rows, it.columns) == (2, 3) && it.extent == [0.0, 3.0, 0.0, 2.0]),
        ),
        (
            "plt.fill([0, 1, 1], [0, 0, 1])",
            |it| matches!(it, Mark::Area { points, .. } if points == &[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]),
        ),
        (
            "plt.vlines([1, 2], 0, 3)",
            |it| matches!(it, Mark::Segments { segments, .. } if segments == &[[1.0, 0.0, 1.0, 3.0], [2.0, 0.0, 2.0, 3.0]]),
        ),
        ("plt.axhline(4, xmin=0.5)", |it| {
            matches!(
                it,
                Mark::Guide {
                    horizontal: true,
                    at: 4.0,
                    extent: (0.5, 1.0),
                    ..
                }
            )
        }),
        ("plt.axvspan(1, 2)", |it| {
            matches!(
                it,
                Mark::Band {
                    horizontal: false,
                    range: (1.0, 2.0),
                    ..
                }
            )
        }),
        (
            "plt.annotate('here', (1, 2), (3, 4), arrowprops={})",
            |it| matches!(it, Mark::Text(it) if it.text == "here" && it.at == (3.0, 4.0) && it.arrow_to.is_some_and(|to| to.0 == (1.0, 2.0))),
        ),
        (
            "plt.quiver([0], [1], [2], [3])",
            |it| matches!(it, Mark::Arrows { arrows, fitted: true, .. } if arrows == &[[0.0, 1.0, 2.0, 3.0]]),
        ),
    ];
    for (code, holds) in cases {
        let axes = axes(code);
        assert!(holds(&axes.artists[0].mark), "{code}: {:?}", axes.artists);
    }
}

#[test]
fn what_is_written_around_axes_is_text_and_numbers() {
    let axes = axes(
        "ax = plt.gca(); ax.plot([1, 2]); ax.set(title='T', xlabel='X', xlim=(0, 5)); ax.set_yscale('log')
ax.set_xticks([1, 2], ['one', 'two'], rotation=45); ax.legend(['l'], loc='upper left', ncol=2); ax.grid(axis='y')",
    );
    let text = |label: &Option<freezeframe_figure::description::Label>| {
        label.as_ref().map(|it| it.text.clone())
    };
    assert_eq!(
        (text(&axes.title), text(&axes.x.label)),
        (Some("T".into()), Some("X".into()))
    );
    assert_eq!(
        (axes.x.low, axes.x.high, axes.y.scale),
        (Some(0.0), Some(5.0), Scale::Log)
    );
    let ticks = [(1.0, Some("one".to_owned())), (2.0, Some("two".to_owned()))];
    assert_eq!(axes.x.ticks.as_deref(), Some(&ticks[..]));
    assert_eq!(axes.x.label_rotation, 45.0);
    let legend = axes.legend.as_ref().expect("a legend");
    assert_eq!(
        (legend.location.as_str(), legend.columns),
        ("upper left", 2)
    );
    assert_eq!(axes.artists[0].label.as_deref(), Some("l"));
    assert!(axes.grid.is_some_and(|grid| !grid.x && grid.y));
}

#[test]
fn figures_hold_axes_in_places() {
    let figures = figures(
        "fig, axes = plt.subplots(1, 2, figsize=(8, 3), sharey=True); axes[1].twinx(); fig.suptitle('S')
plt.figure(); plt.subplot(212)",
    );
    let [first, second] = figures.as_slice() else {
        panic!("{} figures", figures.len());
    };
    assert_eq!(first.size, (8.0, 3.0));
    assert_eq!(
        first.suptitle.as_ref().map(|it| it.text.as_str()),
        Some("S")
    );
    let column = |at: usize| Place::Grid {
        shape: (1, 2),
        rows: (0, 1),
        columns: (at, at + 1),
    };
    let twin = Place::Twin {
        of: 1,
        shares_x: true,
    };
    let places: Vec<Place> = first.axes.iter().map(|it| it.place).collect();
    assert_eq!(places, [column(0), column(1), twin]);
    assert!(first.axes[0].y.shared.is_some() && first.axes[0].y.shared == first.axes[1].y.shared);
    assert_eq!(second.size, (6.4, 4.8));
    let lower = Place::Grid {
        shape: (2, 1),
        rows: (1, 2),
        columns: (0, 1),
    };
    assert_eq!(second.axes[0].place, lower);
}

#[test]
fn drawing_takes_the_description_alone() {
    let mut figure = Figure::default();
    let mut axes = Axes::whole();
    let mark = Mark::Guide {
        horizontal: true,
        at: 1.0,
        extent: (0.0, 1.0),
        stroke: Stroke::solid(Color::BLACK, 1.0),
    };
    axes.add(mark, None);
    figure.axes.push(axes);
    let picture = freezeframe_figure::draw::picture(&figure);
    assert!(picture.svg.starts_with("<svg ") && picture.alt.contains("guide line"));
}
