//! Figures of every kind are drawn without a panic, well formed, with what they must hold.

use super::picture;
use crate::description::*;

fn line(xs: &[f64], ys: &[f64], color: usize) -> Mark {
    let marker = None;
    Mark::Line {
        xs: xs.to_vec(),
        ys: ys.to_vec(),
        stroke: Stroke::solid(Color::cycle(color), 1.5),
        marker,
    }
}

fn wave(axes: &mut Axes, count: usize) {
    let xs: Vec<f64> = (0..count).map(|i| i as f64 * 10.0 / count as f64).collect();
    let sin: Vec<f64> = xs.iter().map(|x| x.sin()).collect();
    let cos: Vec<f64> = xs.iter().map(|x| x.cos()).collect();
    axes.add(line(&xs, &sin, 0), Some("sin".into()));
    axes.add(line(&xs, &cos, 1), Some("$\\cos(x)$".into()));
}

fn of(axes: Axes) -> Figure {
    Figure {
        axes: vec![axes],
        ..Figure::default()
    }
}

fn lines() -> Figure {
    let mut axes = Axes::whole();
    wave(&mut axes, 200);
    axes.title = Some(Label::new("Two waves & a <b>title</b>", 12.0));
    axes.x.label = Some(Label::new("time [s]", 10.0));
    axes.y.label = Some(Label::new("$x^2$", 10.0));
    axes.legend = Some(LegendSpec::default());
    axes.grid = Some(Grid {
        x: true,
        y: true,
        stroke: Stroke::solid(Color::hex(0xb0_b0_b0), 0.8),
    });
    of(axes)
}

fn scatter() -> Figure {
    let mut axes = Axes::whole();
    let xs: Vec<f64> = (0..60).map(|i| f64::from(i * 37 % 60) / 60.0).collect();
    let ys: Vec<f64> = (0..60).map(|i| f64::from(i * 23 % 60) / 6.0).collect();
    let map = Colormap::default();
    let fills = xs.iter().map(|x| map.at(*x).with_alpha(0.7)).collect();
    let areas = ys.iter().map(|y| 10.0 + y * 20.0).collect();
    axes.add(
        Mark::Points {
            xs,
            ys,
            marker: Marker::DISK,
            areas,
            fills,
            edge: None,
        },
        None,
    );
    axes.colorbars.push(Colorbar {
        map,
        range: (0.0, 1.0),
        label: Some("x".into()),
        below: false,
        ticks: None,
    });
    of(axes)
}

fn image() -> Figure {
    let mut axes = Axes::whole();
    let values: Vec<f64> = (0..100)
        .map(|i| if i == 42 { f64::NAN } else { f64::from(i) })
        .collect();
    let map = Colormap::named("viridis").expect("known");
    axes.add(
        Mark::Image(Image::mapped(&values, 10, &map, (0.0, 99.0)).expect("ten rows")),
        None,
    );
    axes.y.inverted = true;
    axes.aspect = Some(1.0);
    axes.colorbars.push(Colorbar {
        map,
        range: (0.0, 99.0),
        label: None,
        below: false,
        ticks: None,
    });
    of(axes)
}

fn bars() -> Figure {
    let mut axes = Axes::whole();
    let rects = (0..5)
        .map(|i| [f64::from(i) - 0.4, 0.0, 0.8, f64::from(i * i)])
        .collect();
    axes.add(
        Mark::Rects {
            rects,
            fills: vec![Color::cycle(0)],
            edge: None,
        },
        Some("squares".into()),
    );
    let names = ["a", "b", "c", "d", "e"].map(|it| Some(it.to_owned()));
    axes.x.ticks = Some((0..5).map(f64::from).zip(names).collect());
    axes.legend = Some(LegendSpec::default());
    axes.add(
        Mark::Guide {
            horizontal: true,
            at: 8.0,
            extent: (0.0, 1.0),
            stroke: Stroke {
                dash: Dash::Dashed,
                ..Stroke::solid(Color::hex(0xff0000), 1.5)
            },
        },
        None,
    );
    of(axes)
}

fn grid() -> Figure {
    let mut figure = Figure {
        suptitle: Some(Label::new("A grid of plots", 12.0)),
        ..Figure::default()
    };
    for index in 0..4 {
        let (row, column) = (index / 2, index % 2);
        let mut axes = Axes::new(Place::Grid {
            shape: (2, 2),
            rows: (row, row + 1),
            columns: (column, column + 1),
        });
        wave(&mut axes, 50);
        axes.title = Some(Label::new(format!("plot {index}"), 12.0));
        axes.x.shared = Some(0);
        if index == 3 {
            axes.y.scale = Scale::Log;
            let ys: Vec<f64> = (0..50).map(|i| 10_f64.powi(i / 10)).collect();
            let xs: Vec<f64> = (0..50).map(|i| f64::from(i) / 5.0).collect();
            axes.artists.clear();
            axes.add(line(&xs, &ys, 2), None);
        }
        figure.axes.push(axes);
    }
    figure
}

fn arrows() -> Figure {
    let mut axes = Axes::whole();
    let at = |i: i32| f64::from(i) * 0.5 - 2.0;
    let arrows = (0..81)
        .map(|i| [at(i / 9), at(i % 9), -at(i % 9), at(i / 9)])
        .collect();
    axes.add(
        Mark::Arrows {
            arrows,
            colors: vec![Color::BLACK],
            width: 1.5,
            fitted: true,
        },
        None,
    );
    let text = TextMark {
        at: (0.5, 0.9),
        in_axes: true,
        text: "rotation".into(),
        size: 12.0,
        color: Color::hex(0xd62728),
        horizontal: 0.5,
        vertical: 0.5,
        rotation: 0.0,
        background: Some(Color::WHITE),
        arrow_to: None,
    };
    axes.add(Mark::Text(text), None);
    of(axes)
}

fn contours() -> Figure {
    let mut axes = Axes::whole();
    let at: Vec<f64> = (0..40).map(|i| f64::from(i) / 10.0 - 2.0).collect();
    let zs: Vec<f64> = at
        .iter()
        .flat_map(|y| at.iter().map(move |x| (x * x + y * y - 1.0).sin()))
        .collect();
    let levels = levels_between(-1.0, 1.0, 7);
    let map = Colormap::default();
    let filled = filled_contours(&at, &at, &zs, &levels, 200);
    let image = Image::mapped(&filled, 200, &map, (0.0, 1.0)).expect("square");
    axes.add(
        Mark::Image(Image {
            extent: [-2.0, 1.9, -2.0, 1.9],
            ..image
        }),
        None,
    );
    for level in &levels {
        let segments = contour_segments(&at, &at, &zs, *level);
        axes.add(
            Mark::Segments {
                segments,
                colors: vec![Color::WHITE],
                stroke: Stroke::solid(Color::WHITE, 1.0),
            },
            None,
        );
    }
    axes.aspect = Some(1.0);
    of(axes)
}

fn twins() -> Figure {
    let mut axes = Axes::whole();
    wave(&mut axes, 40);
    axes.legend = Some(LegendSpec {
        anchor: Some((1.2, 1.0)),
        location: "upper left".into(),
        ..LegendSpec::default()
    });
    let mut twin = Axes::new(Place::Twin {
        of: 0,
        shares_x: true,
    });
    twin.add(line(&[0.0, 10.0], &[1e7, 3e7], 3), None);
    twin.y.label = Some(Label::new("other", 10.0));
    Figure {
        axes: vec![axes, twin],
        ..Figure::default()
    }
}

fn shapes() -> Figure {
    let mut axes = Axes::whole();
    for (index, symbol) in ".,ov^<>1234sp*hH+xDd|_PX8".chars().enumerate() {
        let marker = Marker::parse(&symbol.to_string()).expect("known");
        let (x, y) = ((index % 5) as f64, (index / 5) as f64);
        let mark = Mark::Points {
            xs: vec![x],
            ys: vec![y],
            marker,
            areas: vec![150.0],
            fills: vec![Color::cycle(index)],
            edge: None,
        };
        axes.add(mark, None);
    }
    let points = vec![
        (0.0, 4.5),
        (2.0, 5.0),
        (4.0, 4.6),
        (4.0, 4.4),
        (2.0, 4.4),
        (0.0, 4.4),
    ];
    axes.add(
        Mark::Area {
            points,
            fill: Color::cycle(1).with_alpha(0.3),
            edge: None,
        },
        Some("band".into()),
    );
    axes.legend = Some(LegendSpec::default());
    of(axes)
}

fn nonsense() -> Figure {
    let mut axes = Axes::whole();
    let odd = [
        f64::NAN,
        f64::INFINITY,
        1e308,
        -1e308,
        0.0,
        f64::MIN_POSITIVE,
    ];
    axes.add(line(&odd, &odd, 0), Some("\u{0}\u{7}<&".into()));
    axes.add(
        Mark::Points {
            xs: odd.to_vec(),
            ys: odd.to_vec(),
            marker: Marker::DISK,
            areas: vec![],
            fills: vec![],
            edge: None,
        },
        None,
    );
    axes.add(
        Mark::Rects {
            rects: vec![[f64::NAN; 4], [1e308; 4]],
            fills: vec![],
            edge: None,
        },
        None,
    );
    axes.x.ticks = Some(vec![(f64::NAN, None)]);
    axes.legend = Some(LegendSpec {
        columns: 0,
        ..LegendSpec::default()
    });
    axes.aspect = Some(f64::NAN);
    let twin = Axes::new(Place::Twin {
        of: 9,
        shares_x: true,
    });
    let off_grid = Axes::new(Place::Grid {
        shape: (0, 0),
        rows: (7, 3),
        columns: (9, 9),
    });
    Figure {
        size: (f64::NAN, 1e9),
        axes: vec![axes, twin, off_grid],
        ..Figure::default()
    }
}

fn all() -> Vec<(&'static str, Figure)> {
    vec![
        ("lines", lines()),
        ("scatter", scatter()),
        ("image", image()),
        ("bars", bars()),
        ("grid", grid()),
        ("arrows", arrows()),
        ("contours", contours()),
        ("twins", twins()),
        ("shapes", shapes()),
        ("nonsense", nonsense()),
        ("empty", Figure::default()),
    ]
}

/// Tags open and close in order, and nothing that the user wrote is among them.
fn assert_well_formed(svg: &str) {
    let mut open = Vec::new();
    for tag in svg
        .split('<')
        .skip(1)
        .map(|it| it.split('>').next().unwrap_or(""))
    {
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        assert!(
            [
                "svg", "rect", "path", "text", "tspan", "image", "clipPath", "g"
            ]
            .contains(&name.as_str()),
            "<{tag}>"
        );
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    assert!(
        !svg.contains("NaN") && !svg.contains("inf\""),
        "a coordinate is not a number"
    );
}

#[test]
fn every_kind_of_figure_is_well_formed() {
    let folder = std::env::var("FREEZEFRAME_FIGURES").ok();
    for (name, figure) in all() {
        let picture = picture(&figure);
        assert_well_formed(&picture.svg);
        assert!(!picture.alt.is_empty(), "{name}");
        if let Some(folder) = &folder {
            std::fs::write(format!("{folder}/{name}.svg"), &picture.svg)
                .expect("the folder can be written");
        }
    }
}

#[test]
fn figures_in_words() {
    let cases = [
        (
            lines(),
            "“Two waves & a <b>title</b>”: 2 lines (sin, cos(x)); x (time [s]) from -0.497 to 10.447, y (x2) from -1.1 to 1.1.",
        ),
        (image(), "1 image; x from -0.5 to 9.5, y from 9.5 to -0.5."),
        (
            bars(),
            "1 group of bars (squares), 1 guide line; x from -0.64 to 4.64, y from 0 to 16.8.",
        ),
        (Figure::default(), "An empty figure."),
    ];
    for (figure, expected) in cases {
        assert_eq!(picture(&figure).alt, expected);
    }
}

#[test]
fn a_million_points_make_a_small_picture() {
    let mut axes = Axes::whole();
    wave(&mut axes, 1_000_000);
    let svg = picture(&of(axes)).svg;
    assert!(svg.len() < 200_000, "{}", svg.len());
}

#[test]
fn text_stays_text() {
    let svg = picture(&lines()).svg;
    assert!(svg.contains("Two waves &amp; a &lt;b&gt;title&lt;/b&gt;"));
}
