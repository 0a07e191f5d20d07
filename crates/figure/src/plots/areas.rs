//! Filled areas.

use super::common::*;

/// The rows.
#[natives(scope = Call, purity = Output)]
pub(crate) mod functions {
    use super::*;

    /// Fills the area between two curves over `x`, where `where` is true.
    #[native("(self, x, y1, y2=0, where=None, **kwargs)")]
    fn fill_between(
        vm: &mut Vm,
        this: &AxesObject,
        mut kwargs: Options,
        x: Numbers,
        y1: Numbers,
        y2: Numbers,
        r#where: Option<Numbers>,
    ) -> Outcome {
        kwargs.ignore(&["step"]);
        let look = kwargs.look(vm, "FillBetweenPolyCollection")?;
        let points = between(&x.0, [&y1.0, &y2.0], r#where.map(|it| it.0).as_deref());
        let fill = patch_color(vm, this, &look)?;
        let edge = look.rim(1.0);
        add(vm, this, Mark::Area { points, fill, edge }, &look)
    }

    /// Fills the polygon through points; a color may follow.
    #[native("(self, x, y, *args, **kwargs)")]
    fn fill(
        vm: &mut Vm,
        this: &AxesObject,
        mut kwargs: Options,
        args: &[Value],
        x: Numbers,
        y: Numbers,
    ) -> Outcome {
        let mut look = kwargs.look(vm, "Polygon")?;
        if let Some(color) = args.first() {
            look.color = Some(color_of(vm, color)?);
        }
        let mark = Mark::Area {
            points: x.0.into_iter().zip(y.0).collect(),
            fill: patch_color(vm, this, &look)?,
            edge: None,
        };
        let made = add(vm, this, mark, &look)?;
        Ok(Value::list(vec![made]))
    }
}

/// The outlines between two curves, one for each run of points that are shown.
fn between(xs: &[f64], [a, b]: [&[f64]; 2], mask: Option<&[f64]>) -> Vec<(f64, f64)> {
    let at = |list: &[f64], index: usize| match list {
        [only] => *only,
        many => many.get(index).copied().unwrap_or(f64::NAN),
    };
    let shown = |index: usize| {
        mask.is_none_or(|it| it.get(index).is_some_and(|it| *it != 0.0))
            && at(a, index).is_finite()
            && at(b, index).is_finite()
    };
    let indices: Vec<usize> = (0..xs.len()).collect();
    let mut points = Vec::new();
    for run in indices.split(|index| !shown(*index)) {
        points.extend(run.iter().map(|index| (xs[*index], at(a, *index))));
        points.extend(run.iter().rev().map(|index| (xs[*index], at(b, *index))));
        points.push((f64::NAN, f64::NAN));
    }
    points
}
