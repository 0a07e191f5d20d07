//! On which devices an array lies, and how: what stands beside an array that is known, and in the type of one that is
//! traced. Kernels never learn of it. In JAX: `NamedSharding`, and of a `ShapedArray` the sharding and the varying axes.

use freezeframe_base::{Ambient, Entered};
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    static ENTERED: Ambient<PlaceTable> = const { Ambient::none() };
}

/// Who decides how arrays lie along an axis of a mesh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AxisKind {
    /// The compiler.
    Auto,
    /// The program, in the types of arrays.
    Explicit,
    /// The program, device by device.
    Manual,
}

impl AxisKind {
    /// As JAX names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "Auto",
            Self::Explicit => "Explicit",
            Self::Manual => "Manual",
        }
    }
}

/// Devices in a grid whose axes have names.
#[derive(Debug, PartialEq, Eq)]
pub struct Mesh {
    /// What the embedder knows the mesh by.
    pub key: usize,
    /// Name, length and kind of each axis.
    pub axes: Vec<(Rc<str>, usize, AxisKind)>,
}

impl Mesh {
    /// How long an axis is; 1 for one that there is not.
    pub fn size_of(&self, name: &str) -> usize {
        self.axis(name).map_or(1, |(_, size, _)| *size)
    }

    fn axis(&self, name: &str) -> Option<&(Rc<str>, usize, AxisKind)> {
        self.axes.iter().find(|(own, ..)| **own == *name)
    }

    /// Over how many devices these axes go.
    pub fn spread(&self, names: &[Rc<str>]) -> usize {
        names.iter().map(|name| self.size_of(name)).product()
    }

    /// True if the program decides about all axes.
    pub fn is_all_explicit(&self) -> bool {
        self.axes
            .iter()
            .all(|(_, _, kind)| *kind == AxisKind::Explicit)
    }

    fn is_explicit(&self, name: &str) -> bool {
        self.axis(name)
            .is_some_and(|(_, _, kind)| *kind == AxisKind::Explicit)
    }
}

/// For each axis of an array, the axes of the mesh along which it is split.
pub type Spec = Vec<Vec<Rc<str>>>;

/// How an array lies on devices.
#[derive(Debug, PartialEq, Eq)]
pub struct Places {
    /// The devices, if the array lies on more than the first.
    pub mesh: Option<Rc<Mesh>>,
    /// Along which of their axes it is split; what is missing at the end is not split.
    pub spec: Spec,
    /// The axes along which the value differs from device to device, inside of a `shard_map`, in the mesh's order.
    pub varying: Vec<Rc<str>>,
}

impl Places {
    /// The axes of the mesh along which an axis of the array is split.
    pub fn along(&self, axis: usize) -> &[Rc<str>] {
        self.spec.get(axis).map_or(&[], Vec::as_slice)
    }
}

/// A word that stands for [`Places`]; the first stands for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PlaceId(u32);

impl PlaceId {
    /// Nothing is said of where the array lies.
    pub const NONE: Self = Self(0);

    /// True if nothing is said.
    #[inline]
    pub fn is_none(self) -> bool {
        self == Self::NONE
    }

    pub(crate) fn word(self) -> u32 {
        self.0
    }

    pub(crate) fn of_word(word: u32) -> Self {
        Self(word)
    }

    /// What it stands for.
    pub fn places(self) -> Option<Rc<Places>> {
        let at = (self.0 as usize).checked_sub(1)?;
        table(|it| Some(it.known.borrow().get(at)?.clone()))
    }

    /// The word for these places.
    pub fn of(places: Places) -> Self {
        if places.mesh.is_none() && places.varying.is_empty() {
            return Self::NONE;
        }
        table(|it| {
            let mut known = it.known.borrow_mut();
            let at = known.iter().position(|own| **own == places);
            let at = at.unwrap_or_else(|| {
                known.push(Rc::new(places));
                known.len() - 1
            });
            Self(at as u32 + 1)
        })
    }

    /// A value that differs along these axes, of the mesh of a `shard_map`.
    pub fn varying(axes: &[Rc<str>]) -> Self {
        let varying = axes.to_vec();
        Self::of(Places {
            mesh: None,
            spec: Spec::new(),
            varying,
        })
    }

    /// The axes along which the value differs from device to device.
    pub fn varies(self) -> Vec<Rc<str>> {
        self.places().map_or_else(Vec::new, |it| it.varying.clone())
    }

    /// The part that types show: the axes about which the program decides.
    pub fn in_type(self) -> Self {
        let Some(places) = self.places() else {
            return Self::NONE;
        };
        let Some(mesh) = &places.mesh else {
            return self;
        };
        let shown = |axes: &Vec<Rc<str>>| -> Vec<Rc<str>> {
            let explicit = axes.iter().filter(|name| mesh.is_explicit(name));
            explicit.cloned().collect()
        };
        let spec: Spec = places.spec.iter().map(shown).collect();
        let spec = trimmed(spec);
        match spec.is_empty() {
            true => Self::NONE,
            false => Self::of(Places {
                mesh: Some(mesh.clone()),
                spec,
                varying: Vec::new(),
            }),
        }
    }

    /// The same for an array with one axis more, at `axis`.
    pub(crate) fn with_axis(self, axis: usize) -> Self {
        self.with_spec(|spec| {
            if axis < spec.len() {
                spec.insert(axis, Vec::new());
            }
        })
    }

    /// The same for an array without an axis.
    pub(crate) fn without_axis(self, axis: usize) -> Self {
        self.with_spec(|spec| {
            if axis < spec.len() {
                spec.remove(axis);
            }
        })
    }

    /// The same, for an array of another shape: of how the axes are split nothing is said.
    pub(crate) fn unsplit(self) -> Self {
        match self.is_none() {
            true => self,
            false => Self::varying(&self.varies()),
        }
    }

    fn with_spec(self, change: impl FnOnce(&mut Spec)) -> Self {
        let Some(places) = self.places() else {
            return self;
        };
        let mut spec = places.spec.clone();
        change(&mut spec);
        let spec = trimmed(spec);
        let places = Places {
            mesh: places.mesh.clone(),
            spec,
            varying: places.varying.clone(),
        };
        // A type that says of no axis how it is split says nothing.
        match places.varying.is_empty() && places.spec.is_empty() {
            true => Self::NONE,
            false => Self::of(places),
        }
    }
}

/// The spec without what it says at its end of axes that are not split.
pub(crate) fn trimmed(mut spec: Spec) -> Spec {
    while spec.last().is_some_and(Vec::is_empty) {
        spec.pop();
    }
    spec
}

/// Axes as types show them: `x`, or `(x,y)`.
pub(crate) fn axes_text(axes: &[Rc<str>]) -> String {
    match axes {
        [one] => one.to_string(),
        several => format!("({})", several.join(",")),
    }
}

/// The places that a context knows of.
#[derive(Debug, Default)]
pub struct PlaceTable {
    known: RefCell<Vec<Rc<Places>>>,
}

impl PlaceTable {
    pub(crate) fn enter(self: &Rc<Self>) -> Entered<Self> {
        Entered::new(&ENTERED, self.clone())
    }
}

fn table<R>(f: impl FnOnce(&PlaceTable) -> R) -> R {
    ENTERED.with(|slot| slot.with(f))
}

/// True once anything has been said of where an array lies.
pub(crate) fn in_use() -> bool {
    table(|it| !it.known.borrow().is_empty())
}
