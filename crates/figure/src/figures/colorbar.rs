//! Colorbars.

use super::common::*;
use super::grid::AxesGrid;

/// Adds a colorbar that explains a mapping (the last one without one) to axes, those of the mapping without any.
pub(super) fn add(
    vm: &mut Vm,
    open: &Rc<Open>,
    mapping: Option<&Value>,
    on: Option<&Value>,
    mut kwargs: Options,
) -> Outcome {
    let label = match kwargs.take("label") {
        Some(label) => Some(vm.str_text(&label)?),
        None => None,
    };
    let below = kwargs.is("orientation", "horizontal");
    let ticks = match kwargs.take("ticks") {
        Some(ticks) => Some(flat(vm, &ticks)?),
        None => None,
    };
    // What is written in Python says itself how it maps.
    let mapped = match mapping {
        Some(it) if it.native::<Mappable>().is_none() && !it.is_none() => {
            match vm.attr_or_none(it, "_mapped")? {
                Some(method) => Some(vm.call(&method, &[])?),
                None => None,
            }
        }
        _ => None,
    };
    let own = match (&mapped, mapping) {
        (Some(_), Some(it)) => vm.attr_or_none(it, "axes")?,
        _ => None,
    };
    let on = on.or(own.as_ref());
    let mapping = mapped.as_ref().or(mapping);
    let mapping = match mapping.and_then(|it| it.native::<Mappable>()) {
        Some(mappable) => mappable.mapping.get(),
        None => match *open.mappable.borrow() {
            Some(mapping) => mapping,
            None => {
                return Err(vm.runtime_error(
                    "No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) or a contour set (with contourf).",
                ));
            }
        },
    };
    let on = match on {
        Some(Value::List(list)) => list.items.borrow().last().cloned(),
        Some(axes) => match axes.native::<AxesGrid>() {
            Some(grid) => grid.items.last().cloned(),
            None => Some(axes.clone()),
        },
        None => None,
    };
    let on = match on {
        Some(axes) => axes,
        None => axes_object(vm, open, mapping.axes),
    };
    let bar = Colorbar {
        map: mapping.map,
        range: mapping.range,
        label,
        below,
        ticks: ticks.map(|it| it.into_iter().map(|it| (it, None)).collect()),
    };
    let on = match on.native::<AxesObject>() {
        Some(_) => on,
        // Axes of three dimensions draw in flat ones.
        None => vm.attr_or_none(&on, "_flat")?.unwrap_or(on),
    };
    let axes = axes_of(vm, &on)?.clone();
    with_axes(vm, &axes, |it| it.colorbars.push(bar))?;
    let class = ClassBuilder::new("matplotlib.colorbar", "Colorbar")
        .methods(methods::TABLE)
        .build(vm);
    Ok(Value::object(
        &class,
        Payload::Native(Rc::new(Bar(axes, mapping.range))),
    ))
}

/// What a colorbar's object carries: its axes.
struct Bar(AxesObject, (f64, f64));

impl NativePayload for Bar {}

receivers! {
    Bar "a Colorbar";
}

/// What a color bar lets change.
#[natives(scope = Call, purity = Output)]
mod methods {
    use super::*;

    /// Sets where its ticks are, and what is written there.
    #[native("(self, ticks, labels=None, **kwargs)")]
    fn set_ticks(
        vm: &mut Vm,
        this: &Bar,
        ticks: Numbers,
        labels: Option<&Value>,
    ) -> Result<(), Raise> {
        let mut texts = Vec::new();
        if let Some(labels) = labels {
            for label in vm.iterate(labels)? {
                texts.push(vm.str_text(&label)?);
            }
        }
        with_axes(vm, &this.0, |it| {
            if let Some(bar) = it.colorbars.last_mut() {
                let ticks = ticks.0.into_iter().enumerate();
                bar.ticks = Some(ticks.map(|(at, v)| (v, texts.get(at).cloned())).collect());
            }
        })
    }

    /// Where its ticks are, if that was said.
    #[native("(self)")]
    fn _ticks(vm: &mut Vm, this: &Bar) -> Outcome {
        let ticks = with_axes(vm, &this.0, |it| {
            it.colorbars.last().and_then(|it| it.ticks.clone())
        })?;
        Ok(match ticks {
            Some(ticks) => Value::list(ticks.iter().map(|it| Value::Float(it.0)).collect()),
            None => Value::None,
        })
    }

    /// What the ends of the colormap mean.
    #[native("(self)")]
    fn _range(this: &Bar) -> Value {
        Value::tuple(vec![Value::Float(this.1.0), Value::Float(this.1.1)])
    }

    /// What the library has of that name.
    #[native("(self, name, /)")]
    fn __getattr__(vm: &mut Vm, this: &Value, name: &Value) -> Outcome {
        crate::lookup::missing(vm, "colorbar", this, name)
    }

    /// Sets the name beside the colorbar.
    #[native("(self, label, **kwargs)")]
    fn set_label(vm: &mut Vm, this: &Bar, label: Text) -> Result<(), Raise> {
        with_axes(vm, &this.0, |it| {
            if let Some(bar) = it.colorbars.last_mut() {
                bar.label = Some(label.0)
            }
        })
    }
}
