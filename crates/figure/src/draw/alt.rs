//! A figure in words, for people who do not see it.

use super::text;
use crate::description::Figure;
use crate::description::Mark;
use crate::description::View;
use crate::description::{Axes, Axis};
use freezeframe_base::Lists;

/// The description.
pub(super) fn describe(figure: &Figure) -> String {
    let mut parts = Vec::new();
    if let Some(title) = &figure.suptitle {
        parts.push(format!("Figure “{}”.", plain(&title.text)));
    }
    match figure.axes.as_slice() {
        [] => parts.push("An empty figure.".to_owned()),
        [only] => parts.push(describe_axes(only)),
        many => {
            parts.push(format!("{} plots.", many.len()));
            parts.extend(
                many.iter()
                    .take(12)
                    .enumerate()
                    .map(|(index, axes)| format!("{}: {}", index + 1, describe_axes(axes))),
            );
        }
    }
    parts.join(" ")
}

fn describe_axes(axes: &Axes) -> String {
    let title = axes
        .title
        .as_ref()
        .map(|it| format!("“{}”: ", plain(&it.text)))
        .unwrap_or_default();
    let (x, y) = axes.views();
    let content = contents(axes);
    let content = if content.is_empty() {
        "empty axes".to_owned()
    } else {
        content.join(", ")
    };
    format!(
        "{title}{content}; {}, {}.",
        describe_axis("x", &axes.x, &x),
        describe_axis("y", &axes.y, &y)
    )
}

fn describe_axis(letter: &str, axis: &Axis, view: &View) -> String {
    let name = axis
        .label
        .as_ref()
        .map(|it| format!(" ({})", plain(&it.text)))
        .unwrap_or_default();
    format!(
        "{letter}{name} from {} to {}",
        short(view.low),
        short(view.high)
    )
}

fn short(v: f64) -> String {
    let magnitude = v.abs();
    if magnitude != 0.0 && !(1e-3..1e6).contains(&magnitude) {
        return format!("{v:.2e}");
    }
    let text = format!("{v:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn plain(line: &str) -> String {
    line.split('\n')
        .flat_map(text::runs)
        .map(|run| run.text)
        .list()
        .join("")
}

type Kind = (&'static str, &'static str, fn(&Mark) -> bool);

const KINDS: [Kind; 9] = [
    ("line", "lines", |mark| matches!(mark, Mark::Line { .. })),
    ("set of points", "sets of points", |mark| {
        matches!(mark, Mark::Points { .. })
    }),
    ("image", "images", |mark| matches!(mark, Mark::Image(_))),
    ("group of bars", "groups of bars", |mark| {
        matches!(mark, Mark::Rects { .. })
    }),
    ("filled area", "filled areas", |mark| {
        matches!(mark, Mark::Area { .. } | Mark::Band { .. })
    }),
    ("set of segments", "sets of segments", |mark| {
        matches!(mark, Mark::Segments { .. })
    }),
    ("guide line", "guide lines", |mark| {
        matches!(mark, Mark::Guide { .. })
    }),
    ("field of arrows", "fields of arrows", |mark| {
        matches!(mark, Mark::Arrows { .. })
    }),
    ("note", "notes", |mark| matches!(mark, Mark::Text(_))),
];

fn contents(axes: &Axes) -> Vec<String> {
    let of_kind = |(one, many, is): &Kind| {
        let found: Vec<_> = axes.artists.iter().filter(|it| is(&it.mark)).list();
        let labels = found
            .iter()
            .filter_map(|it| it.label.as_deref())
            .filter(|it| !it.starts_with('_'))
            .take(8);
        let labels = labels.map(plain).collect::<Vec<_>>().join(", ");
        let labels = if labels.is_empty() {
            labels
        } else {
            format!(" ({labels})")
        };
        match found.len() {
            0 => None,
            1 => Some(format!("1 {one}{labels}")),
            count => Some(format!("{count} {many}{labels}")),
        }
    };
    KINDS.iter().filter_map(of_kind).list()
}
