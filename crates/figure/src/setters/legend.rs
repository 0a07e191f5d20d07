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
    fn legend(
        vm: &mut Vm,
        this: &AxesObject,
        args: &[Value],
        mut kwargs: Options,
    ) -> Result<(), Raise> {
        let (mut handles, mut labels) = (kwargs.take("handles"), kwargs.take("labels"));
        match args {
            [] => {}
            [only] => labels = Some(only.clone()),
            [first, second, ..] => (handles, labels) = (Some(first.clone()), Some(second.clone())),
        }
        let spec = spec_of(vm, kwargs)?;
        if let Some(labels) = labels {
            let texts = texts(vm, &labels)?;
            match handles {
                Some(handles) => name_handles(vm, &handles, texts)?,
                None => with_axes(vm, this, |it| name_all(it, texts))?,
            }
        }
        with_axes(vm, this, |it| it.legend = Some(spec))
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

fn name_handles(vm: &mut Vm, handles: &Value, texts: Vec<String>) -> Result<(), Raise> {
    for (handle, text) in vm.iterate(handles)?.iter().zip(texts) {
        let Some(artist) = handle.native::<ArtistObject>() else {
            return Err(vm.type_error("expected an Artist"));
        };
        with_artist(vm, artist, |it| it.label = Some(text))?;
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
