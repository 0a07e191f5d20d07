//! The objects that plotting functions return.

use super::common::*;

/// The class of artists.
pub(super) fn class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("matplotlib.lines", "Line2D")
        .methods(methods::TABLE)
        .build(vm)
}

/// What a drawn line, bar or text lets change.
#[natives(scope = Call, purity = Output)]
mod methods {
    use super::*;

    /// Sets the name in the legend.
    #[native("(self, s)")]
    fn set_label(vm: &mut Vm, this: &ArtistObject, s: Text) -> Result<(), Raise> {
        with_artist(vm, this, |it| it.label = Some(s.0))
    }

    /// The name in the legend.
    ///
    /// >>> line, = plt.plot([1, 2], label='a')
    /// >>> line.get_label()
    /// 'a'
    #[native("(self)")]
    fn get_label(vm: &mut Vm, this: &ArtistObject) -> Result<String, Raise> {
        let label = with_artist(vm, this, |it| it.label.clone())?;
        Ok(label.unwrap_or_default())
    }

    /// The color of a line.
    #[native("(self)")]
    fn get_color(vm: &mut Vm, this: &ArtistObject) -> Result<String, Raise> {
        with_artist(vm, this, |it| match &it.mark {
            Mark::Line { stroke, .. } => stroke.color.css(),
            _ => "#000000".to_owned(),
        })
    }

    /// Sets the points of a line.
    #[native("(self, x, y)")]
    fn set_data(vm: &mut Vm, this: &ArtistObject, x: Numbers, y: Numbers) -> Result<(), Raise> {
        with_artist(vm, this, |it| {
            if let Mark::Line { xs, ys, .. } = &mut it.mark {
                (*xs, *ys) = (x.0, y.0);
            }
        })
    }

    /// The class and the name in the legend.
    #[native("(self, /)", purity = Pure)]
    fn __repr__(vm: &mut Vm, this: &ArtistObject) -> Result<String, Raise> {
        let label = with_artist(vm, this, |it| it.label.clone())?;
        let shown = label.unwrap_or_else(|| "_child0".to_owned());
        Ok(format!("<matplotlib.lines.Line2D({shown})>"))
    }
}
