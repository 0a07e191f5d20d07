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
    let mapping = match mapping.and_then(|it| it.native::<Mappable>()) {
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
        ticks,
    };
    let axes = axes_of(vm, &on)?.clone();
    with_axes(vm, &axes, |it| it.colorbars.push(bar))?;
    let class = ClassBuilder::new("matplotlib.colorbar", "Colorbar")
        .value("ax", on)
        .methods(methods::TABLE)
        .build(vm);
    Ok(Value::object(&class, Payload::Native(Rc::new(Bar(axes)))))
}

/// What a colorbar's object carries: its axes.
struct Bar(AxesObject);

impl NativePayload for Bar {}

receivers! {
    Bar "a Colorbar";
}

/// What a color bar lets change.
#[natives(scope = Call, purity = Output)]
mod methods {
    use super::*;

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
