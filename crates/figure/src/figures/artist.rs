//! The objects that plotting functions return.

use super::common::*;
use crate::state::{ARTISTS, class_of};

/// The classes of artists, by the kinds of their marks.
pub(super) fn classes(vm: &mut Vm) -> [Rc<Class>; 9] {
    ARTISTS.map(|(module, name)| {
        let builder = ClassBuilder::new(module, name)
            .methods(methods::TABLE)
            .methods(super::reach::artists::TABLE);
        if name == "BarContainer" {
            return builder.methods(super::reach::bars::TABLE).build(vm);
        }
        builder.build(vm)
    })
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
        let unnamed = format!("_child{}", this.index);
        with_artist(vm, this, |it| match (&it.label, &it.mark) {
            (Some(label), _) => label.clone(),
            (None, Mark::Line { .. } | Mark::Guide { .. }) => unnamed,
            _ => String::new(),
        })
    }

    /// The color of a line.
    #[native("(self)")]
    fn get_color(vm: &mut Vm, this: &ArtistObject) -> Result<String, Raise> {
        with_artist(vm, this, |it| match &it.mark {
            Mark::Line { stroke, .. } => stroke.color.css(),
            _ => "#000000".to_owned(),
        })
    }

    /// Sets the points of a line, or the pixels of an image.
    #[native("(self, x, y=None)")]
    fn set_data(
        vm: &mut Vm,
        this: &ArtistObject,
        x: &Value,
        y: Option<Numbers>,
    ) -> Result<(), Raise> {
        let Some(y) = y else {
            let pixels = plots::colored(vm, x)?;
            return with_artist(vm, this, |it| {
                if let Mark::Image(image) = &mut it.mark {
                    let extent = image.extent;
                    *image = pixels;
                    image.extent = extent;
                }
            });
        };
        let x = Numbers(flat(vm, x)?);
        with_artist(vm, this, |it| {
            if let Mark::Line { xs, ys, .. } = &mut it.mark {
                (*xs, *ys) = (x.0, y.0);
            }
        })
    }

    /// The class and where it is; a text says itself.
    #[native("(self, /)", purity = Pure)]
    fn __repr__(vm: &mut Vm, this: &ArtistObject) -> Result<String, Raise> {
        with_artist(vm, this, |it| match &it.mark {
            Mark::Text(text) => {
                let (x, y) = text.at;
                format!("Text({x}, {y}, '{}')", text.text)
            }
            Mark::Rects { rects, .. } => {
                format!("<BarContainer object of {} artists>", rects.len())
            }
            mark => {
                let (module, name) = ARTISTS[class_of(mark)];
                let at = Rc::as_ptr(&this.axes.open) as usize + this.index;
                format!("<{module}.{name} object at {at:#x}>")
            }
        })
    }

    /// As `repr`; a line has its name in the legend.
    #[native("(self, /)", purity = Pure)]
    fn __str__(vm: &mut Vm, this: &Value) -> Result<String, Raise> {
        let artist = this.native::<ArtistObject>();
        let label = artist.and_then(|artist| {
            let name = with_artist(vm, artist, |it| match &it.mark {
                Mark::Line { .. } | Mark::Guide { .. } => Some(
                    it.label
                        .clone()
                        .unwrap_or(format!("_child{}", artist.index)),
                ),
                _ => None,
            });
            name.ok().flatten()
        });
        match label {
            Some(label) => Ok(format!("Line2D({label})")),
            None => vm.repr(this),
        }
    }
}
