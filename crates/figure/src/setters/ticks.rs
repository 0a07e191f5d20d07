//! Ticks and grid lines.

use super::common::*;

/// The rows.
#[natives(scope = Call, purity = Output)]
pub(crate) mod functions {
    use super::*;

    /// Sets the places of the ticks of the x axis, and what is written there.
    #[native("(self, ticks=None, labels=None, **kwargs)")]
    fn set_xticks(
        vm: &mut Vm,
        this: &AxesObject,
        kwargs: Options,
        ticks: Option<Numbers>,
        labels: Option<&Value>,
    ) -> Result<(), Raise> {
        set_ticks(vm, this, kwargs, ticks, labels, x_of)
    }

    /// Sets the places of the ticks of the y axis, and what is written there.
    #[native("(self, ticks=None, labels=None, **kwargs)")]
    fn set_yticks(
        vm: &mut Vm,
        this: &AxesObject,
        kwargs: Options,
        ticks: Option<Numbers>,
        labels: Option<&Value>,
    ) -> Result<(), Raise> {
        set_ticks(vm, this, kwargs, ticks, labels, y_of)
    }

    #[native("(self, labels, **kwargs)")]
    #[member(set_xticklabels = x_of, "Sets what is written at the ticks of the x axis.")]
    #[member(set_yticklabels = y_of, "Sets what is written at the ticks of the y axis.")]
    fn tick_labels(
        vm: &mut Vm,
        member: fn(&mut Axes) -> &mut Axis,
        this: &AxesObject,
        labels: &Value,
        mut kwargs: Options,
    ) -> Result<(), Raise> {
        let look = kwargs.look(vm, "Text")?;
        let labels = texts(vm, labels)?;
        with_axes(vm, this, |it| {
            let axis = member(it);
            style(axis, &look);
            axis.show_labels = !labels.is_empty();
            let ticks = axis.ticks.iter_mut().flatten();
            ticks
                .zip(labels)
                .for_each(|(tick, label)| tick.1 = Some(label));
        })
    }

    /// Sets how what is written at the ticks looks: `labelsize`, `labelrotation`, `labelbottom`, `labelleft`.
    #[native("(self, axis='both', **kwargs)")]
    fn tick_params(
        vm: &mut Vm,
        this: &AxesObject,
        axis: &Value,
        kwargs: Options,
    ) -> Result<(), Raise> {
        let which = axis.as_str().unwrap_or("both");
        let axes: [(_, _, OfAxis); 2] = [("x", "labelbottom", x_of), ("y", "labelleft", y_of)];
        for (name, value) in kwargs.0 {
            for (letter, own, of) in axes {
                if which == "both" || which == letter {
                    tick_param(vm, this, of, (name.as_str(), own), &value)?;
                }
            }
        }
        Ok(())
    }

    /// Draws lines at the ticks, or takes them away; without an argument whichever is not so.
    #[native("(self, visible=None, which='major', axis='both', **kwargs)")]
    fn grid(
        vm: &mut Vm,
        this: &AxesObject,
        mut kwargs: Options,
        visible: Option<bool>,
        axis: &Value,
    ) -> Result<(), Raise> {
        let look = kwargs.look(vm, "Line2D")?;
        let color = look.faded(look.color.unwrap_or(Color::hex(0xb0_b0_b0)));
        let stroke = Stroke {
            width: look.width.unwrap_or(0.8),
            ..look.stroke(color)
        };
        let axis = axis.as_str();
        let grid = Grid {
            x: axis != Some("y"),
            y: axis != Some("x"),
            stroke,
        };
        with_axes(vm, this, |it| {
            let on = visible.unwrap_or(it.grid.is_none());
            it.grid = on.then_some(grid);
        })
    }
}

fn style(axis: &mut Axis, look: &Look) {
    axis.label_rotation = look.rotation.unwrap_or(axis.label_rotation);
    axis.label_size = look.font_size.unwrap_or(axis.label_size);
}

fn set_ticks(
    vm: &mut Vm,
    axes: &AxesObject,
    mut kwargs: Options,
    places: Option<Numbers>,
    labels: Option<&Value>,
    of: OfAxis,
) -> Result<(), Raise> {
    kwargs.ignore(&["minor"]);
    let look = kwargs.look(vm, "Text")?;
    let labels = match labels {
        Some(labels) => texts(vm, labels)?,
        None => Vec::new(),
    };
    with_axes(vm, axes, |it| {
        let axis = of(it);
        if let Some(Numbers(places)) = places {
            let places = places.into_iter().enumerate();
            let ticks = places.map(|(at, v)| (v, labels.get(at).cloned()));
            axis.ticks = Some(ticks.collect());
        }
        style(axis, &look);
    })
}

/// Sets what one keyword of `tick_params` says of an axis; `own` is the one that shows or hides what is written.
fn tick_param(
    vm: &mut Vm,
    axes: &AxesObject,
    of: OfAxis,
    (name, own): (&str, &str),
    value: &Value,
) -> Result<(), Raise> {
    match name {
        "labelsize" => {
            let size = font_size(vm, value)?;
            with_axes(vm, axes, |it| of(it).label_size = size)
        }
        "labelrotation" | "rotation" => {
            let turn = number(vm, value)?;
            with_axes(vm, axes, |it| of(it).label_rotation = turn)
        }
        _ if name == own => {
            let shown = vm.truth(value)?;
            with_axes(vm, axes, |it| of(it).show_labels = shown)
        }
        _ => Ok(()),
    }
}
