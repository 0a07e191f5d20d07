//! The legend.

use super::common::*;

/// The rows.
#[natives(scope = Call, purity = Output)]
pub(crate) mod functions {
    use super::*;

    /// Places a legend of all that has a name, of names for all in order, or of handles and their names.
    ///
    /// `loc` is a place such as `'upper left'`, by itself the one where most room is.
    #[native("(self, *args, **kwargs)")]
    fn legend(vm: &mut Vm, this: &AxesObject, args: &[Value], mut kwargs: Options) -> Outcome {
        let (mut handles, mut labels) = (kwargs.take("handles"), kwargs.take("labels"));
        match args {
            [] => {}
            [only] => labels = Some(only.clone()),
            [first, second, ..] => (handles, labels) = (Some(first.clone()), Some(second.clone())),
        }
        let spec = spec_of(vm, kwargs)?;
        let texts = match labels {
            Some(labels) => Some(texts(vm, &labels)?),
            None => None,
        };
        match (handles, texts) {
            (Some(handles), texts) => name_handles(vm, this, &handles, texts)?,
            (None, Some(texts)) => with_axes(vm, this, |it| name_all(it, texts))?,
            (None, None) => {}
        }
        with_axes(vm, this, |it| it.legend = Some(spec))?;
        let axes = crate::state::axes_object(vm, &this.open, this.index);
        Ok(crate::words::around(vm, axes, "legend", ""))
    }

    /// The title of the legend; `forget` takes the legend away.
    #[native("(self, forget=False)")]
    fn _legend_title(vm: &mut Vm, this: &AxesObject, forget: bool) -> Outcome {
        let title = with_axes(vm, this, |it| {
            let title = it.legend.as_ref().and_then(|it| it.title.clone());
            if forget {
                it.legend = None;
            }
            title
        })?;
        Ok(title.map_or(Value::None, Value::str))
    }
}

fn spec_of(vm: &mut Vm, kwargs: Options) -> Result<LegendSpec, Raise> {
    let mut spec = LegendSpec::default();
    for (name, value) in kwargs.0 {
        match name.as_str() {
            "loc" => spec.location = location(vm, &value)?,
            "title" => spec.title = Some(vm.str_text(&value)?),
            "ncol" | "ncols" => spec.columns = number(vm, &value)?.clamp(1.0, 50.0) as usize,
            "fontsize" => spec.size = font_size(vm, &value)?,
            "frameon" => spec.frame = vm.truth(&value)?,
            "bbox_to_anchor" => {
                if let [x, y, ..] = flat(vm, &value)?[..] {
                    spec.anchor = Some((x, y));
                }
            }
            _ => {}
        }
    }
    Ok(spec)
}

/// Has the legend name these handles, as the texts say or with their own names, and nothing else.
fn name_handles(
    vm: &mut Vm,
    axes: &AxesObject,
    handles: &Value,
    texts: Option<Vec<String>>,
) -> Result<(), Raise> {
    let mut named = Vec::new();
    for (at, handle) in vm.iterate(handles)?.into_iter().enumerate() {
        let handle = match handle {
            Value::List(list) => list.items.borrow().first().cloned().unwrap_or(Value::None),
            other => other,
        };
        let artist = match handle.native::<ArtistObject>() {
            Some(_) => handle,
            None => {
                let own = crate::state::axes_object(vm, &axes.open, axes.index);
                let proxy = crate::lookup::missing(vm, "axes", &own, &Value::str("_proxy"))?;
                vm.call(&proxy, &[handle])?
            }
        };
        let Some(artist) = artist.native::<ArtistObject>() else {
            return Err(vm.type_error("expected an Artist"));
        };
        let own = with_artist(vm, artist, |it| it.label.clone())?;
        let text = match &texts {
            Some(texts) => texts.get(at).cloned(),
            None => own,
        };
        named.push((artist.axes.clone(), artist.index, text));
    }
    with_axes(vm, axes, |it| {
        it.artists.iter_mut().for_each(|it| it.label = None)
    })?;
    for (of, index, text) in named {
        with_axes(vm, &of, |it| {
            if let Some(artist) = it.artists.get_mut(index) {
                artist.label = text;
            }
        })?;
    }
    Ok(())
}

/// Names what is drawn, in order.
fn name_all(axes: &mut Axes, texts: Vec<String>) {
    let named = |it: &&mut Artist| !matches!(it.mark, Mark::Text(_) | Mark::Image(_));
    let artists = axes.artists.iter_mut().filter(named);
    artists
        .zip(texts)
        .for_each(|(artist, text)| artist.label = Some(text));
}

const NUMBERED: [&str; 11] = [
    "best",
    "upper right",
    "upper left",
    "lower left",
    "lower right",
    "right",
    "center left",
    "center right",
    "lower center",
    "upper center",
    "center",
];

fn location(vm: &mut Vm, value: &Value) -> Result<String, Raise> {
    if let Value::Int(at) = value {
        let name = usize::try_from(*at).ok().and_then(|at| NUMBERED.get(at));
        return name
            .map(|it| (*it).to_owned())
            .ok_or_else(|| vm.value_error(format_args!("{at} is not a valid value for loc")));
    }
    let shown = vm.str_text(value)?;
    if is_location(&shown) {
        return Ok(shown);
    }
    Err(vm.value_error(format_args!("'{shown}' is not a valid value for loc; supported values are 'best', 'upper right', 'upper left', 'lower left', 'lower right', 'right', 'center left', 'center right', 'lower center', 'upper center', 'center'")))
}
