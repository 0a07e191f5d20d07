//! The class of axes, and what they do besides drawing.

use super::common::*;
use super::places::add_axes;

/// The class of axes.
pub(super) fn class(vm: &mut Vm) -> Rc<Class> {
    let builder = ClassBuilder::new("matplotlib.axes", "Axes")
        .methods(methods::TABLE)
        .methods(super::reach::axes::TABLE)
        .getter("figure", |vm, it| {
            let open = axes_of(vm, it)?.open.clone();
            Ok(figure_object(vm, &open))
        });
    plots::METHODS
        .iter()
        .chain(setters::METHODS)
        .fold(builder, |builder, table| builder.methods(table))
        .build(vm)
}

/// What axes do besides plotting.
#[natives(scope = Call, purity = Output)]
mod methods {
    use super::*;

    #[native("(self)")]
    #[member(
        twinx = true,
        "New axes over these, with the same x axis, and a y axis of their own at the right."
    )]
    #[member(
        twiny = false,
        "New axes over these, with the same y axis, and an x axis of their own above."
    )]
    fn twins(vm: &mut Vm, member: bool, this: &AxesObject) -> Value {
        twin(vm, this, member)
    }

    /// The figure that the axes are in.
    #[native("(self)")]
    fn get_figure(vm: &mut Vm, this: &AxesObject) -> Value {
        figure_object(vm, &this.open)
    }

    /// In a grid, leaves names and numbers only at its left and lower edge.
    #[native("(self)")]
    fn label_outer(vm: &mut Vm, this: &AxesObject) -> Result<(), Raise> {
        with_axes(vm, this, |it| {
            if let Place::Grid {
                shape,
                rows,
                columns,
            } = it.place
            {
                it.x.show_labels = rows.1 == shape.0;
                it.y.show_labels = columns.0 == 0;
            }
        })
    }

    /// That they are axes, with their title and the names of both.
    #[native("(self, /)", purity = Pure)]
    fn __repr__(vm: &mut Vm, this: &AxesObject) -> Result<String, Raise> {
        let (title, x, y) = with_axes(vm, this, |it| {
            (it.title.clone(), it.x.label.clone(), it.y.label.clone())
        })?;
        let mut fields = Vec::new();
        if let Some(title) = title {
            let shown = vm.repr(&Value::str(title.text))?;
            fields.push(format!("title={{'center': {shown}}}"));
        }
        for (name, label) in [("xlabel", x), ("ylabel", y)] {
            if let Some(label) = label {
                let shown = vm.repr(&Value::str(label.text))?;
                fields.push(format!("{name}={shown}"));
            }
        }
        Ok(format!("<Axes: {}>", fields.join(", ")))
    }

    /// Where the axes stand in their figure.
    #[native("(self, /)", purity = Pure)]
    fn __str__(vm: &mut Vm, this: &Value) -> Outcome {
        let told = crate::lookup::missing(vm, "axes", this, &Value::str("_told"))?;
        vm.call(&told, &[])
    }
}

/// New axes over others, which share one of the two axes.
pub(super) fn twin(vm: &mut Vm, axes: &AxesObject, shares_x: bool) -> Value {
    let of = axes.index;
    add_axes(vm, &axes.open, Place::Twin { of, shares_x })
}
