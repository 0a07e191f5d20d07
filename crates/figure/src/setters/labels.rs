//! Title, names and background of axes, and everything at once.

use super::common::*;

/// The rows.
#[natives(scope = Call, purity = Output)]
pub(crate) mod functions {
    use super::*;

    /// Sets the title above the axes.
    #[native("(self, label, fontdict=None, **kwargs)", aliases("title"))]
    fn set_title(
        vm: &mut Vm,
        this: &AxesObject,
        fontdict: Option<&Value>,
        kwargs: Options,
        label: Text,
    ) -> Outcome {
        let title = label_of(vm, label, fontdict, kwargs, 12.0)?;
        let text = title.as_ref().map_or(String::new(), |it| it.text.clone());
        with_axes(vm, this, |it| it.title = title)?;
        Ok(wording(vm, this, "title", &text))
    }

    /// Sets the name below the x axis.
    #[native("(self, xlabel, fontdict=None, **kwargs)", aliases("xlabel"))]
    fn set_xlabel(
        vm: &mut Vm,
        this: &AxesObject,
        fontdict: Option<&Value>,
        kwargs: Options,
        xlabel: Text,
    ) -> Outcome {
        let label = label_of(vm, xlabel, fontdict, kwargs, 10.0)?;
        let text = label.as_ref().map_or(String::new(), |it| it.text.clone());
        with_axes(vm, this, |it| it.x.label = label)?;
        Ok(wording(vm, this, "xlabel", &text))
    }

    /// Sets the name beside the y axis.
    #[native("(self, ylabel, fontdict=None, **kwargs)", aliases("ylabel"))]
    fn set_ylabel(
        vm: &mut Vm,
        this: &AxesObject,
        fontdict: Option<&Value>,
        kwargs: Options,
        ylabel: Text,
    ) -> Outcome {
        let label = label_of(vm, ylabel, fontdict, kwargs, 10.0)?;
        let text = label.as_ref().map_or(String::new(), |it| it.text.clone());
        with_axes(vm, this, |it| it.y.label = label)?;
        Ok(wording(vm, this, "ylabel", &text))
    }

    /// Takes away the frame, the ticks and the names.
    #[native("(self)")]
    fn set_axis_off(vm: &mut Vm, this: &AxesObject) -> Result<(), Raise> {
        with_axes(vm, this, |it| it.frame = false)
    }

    /// Sets the color behind what is drawn.
    #[native("(self, color)")]
    fn set_facecolor(vm: &mut Vm, this: &AxesObject, color: &Value) -> Result<(), Raise> {
        let color = crate::colors::color_of(vm, color)?;
        with_axes(vm, this, |it| it.background = color)
    }

    /// Calls a setter for each keyword: `set(title='a')` is `set_title('a')`.
    #[native("(self, **kwargs)")]
    fn set(vm: &mut Vm, this: &Value, kwargs: Options) -> Result<(), Raise> {
        for (name, value) in kwargs.0 {
            let method = format!("set_{name}");
            let Some(setter) = vm.attr_or_none(this, &method)? else {
                return Err(vm.attribute_error(format_args!(
                    "Axes.set() got an unexpected keyword argument '{name}'"
                )));
            };
            match (&value, name.as_str()) {
                (Value::Tuple(pair), "xlim" | "ylim") => vm.call(&setter, &pair.items)?,
                _ => vm.call(&setter, &[value])?,
            };
        }
        Ok(())
    }

    #[native("(self)")]
    #[member(cla = (), "Takes everything out of the axes.")]
    #[member(clear = (), "Takes everything out of the axes.")]
    fn cleared(vm: &mut Vm, this: &AxesObject) -> Result<(), Raise> {
        with_axes(vm, this, |it| *it = Axes::new(it.place))
    }
}

/// The object of a text around axes.
fn wording(vm: &mut Vm, axes: &AxesObject, name: &'static str, text: &str) -> Value {
    let axes = crate::state::axes_object(vm, &axes.open, axes.index);
    crate::words::around(vm, axes, name, text)
}

/// A title or name as its text, `fontdict` and keywords say; none for an empty text.
fn label_of(
    vm: &mut Vm,
    text: Text,
    fontdict: Option<&Value>,
    mut kwargs: Options,
    size: f64,
) -> Result<Option<Label>, Raise> {
    if let Some(Value::Dict(more)) = fontdict {
        let named = |(key, value): (Value, Value)| Some((Name::new(key.as_str()?), value));
        kwargs.0.extend(more.items().into_iter().filter_map(named));
    }
    kwargs.ignore(&["x", "y", "position"]);
    let look = kwargs.look(vm, "Text")?;
    let label = Label::new(text.0, look.font_size.unwrap_or(size));
    let color = look.color.unwrap_or(label.color);
    Ok((!label.text.is_empty()).then_some(Label { color, ..label }))
}
