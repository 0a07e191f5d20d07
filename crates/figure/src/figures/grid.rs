//! The array of axes that `subplots` returns.

use super::common::*;

/// Axes in rows and columns.
pub(super) struct AxesGrid {
    pub(super) items: Vec<Value>,
    shape: Vec<usize>,
}

impl NativePayload for AxesGrid {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.iter().for_each(visit);
    }
}

receivers! {
    AxesGrid "an array of Axes";
}

/// The object of an array of axes.
pub(super) fn object(vm: &mut Vm, items: Vec<Value>, shape: Vec<usize>) -> Value {
    let class = classes(vm).grid.clone();
    Value::object(&class, Payload::Native(Rc::new(AxesGrid { items, shape })))
}

fn this<'a>(vm: &Vm, value: &'a Value) -> Result<&'a AxesGrid, Raise> {
    value
        .native::<AxesGrid>()
        .ok_or_else(|| vm.type_error("expected an array of Axes"))
}

/// The class of arrays of axes.
pub(super) fn class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("numpy", "ndarray")
        .methods(methods::TABLE)
        .getter("flat", |vm, it| {
            let left = this(vm, it)?.items.iter().rev().cloned().collect();
            Ok(Iter::new(IterState::Values {
                class_name: "numpy.flatiter",
                left,
            }))
        })
        .getter("shape", |vm, it| {
            let dims = this(vm, it)?.shape.iter();
            Ok(Value::tuple(dims.map(|dim| Value::from(*dim)).collect()))
        })
        .getter("size", |vm, it| Ok(Value::from(this(vm, it)?.items.len())))
        .build(vm)
}

/// What an array of axes does.
#[natives(scope = Call, purity = Output)]
mod methods {
    use super::*;

    /// One of the axes, or an array of some.
    #[native("(self, key, /)")]
    fn __getitem__(vm: &mut Vm, this: &AxesGrid, key: &Value) -> Outcome {
        let (places, shape) = numpy::select_positions(vm, &this.shape, key)?;
        let picked = places.iter().filter_map(|at| this.items.get(*at).cloned());
        let picked: Vec<Value> = picked.list();
        match (shape.as_slice(), picked.first()) {
            ([], Some(only)) => Ok(only.clone()),
            _ => Ok(object(vm, picked, shape)),
        }
    }

    /// The number of rows, or of axes in a line.
    #[native("(self, /)")]
    fn __len__(this: &AxesGrid) -> usize {
        this.shape.first().copied().unwrap_or(0)
    }

    /// The rows, or the axes in a line, one after the other.
    #[native("(self, /)")]
    fn __iter__(vm: &mut Vm, this: &AxesGrid) -> Value {
        let mut left = rows(vm, this);
        left.reverse();
        Iter::new(IterState::Values {
            class_name: "iterator",
            left,
        })
    }

    #[native("(self, *shape)")]
    #[member(ravel = (), "The axes in one line.")]
    #[member(flatten = (), "The axes in one line.")]
    #[member(reshape = (), "The axes in one line, whatever the shape.")]
    fn flattened(vm: &mut Vm, this: &AxesGrid) -> Value {
        let items = this.items.clone();
        let count = items.len();
        object(vm, items, vec![count])
    }

    /// The rows, or the axes in a line, as a list.
    #[native("(self)")]
    fn tolist(vm: &mut Vm, this: &AxesGrid) -> Value {
        Value::list(rows(vm, this))
    }
}

fn rows(vm: &mut Vm, grid: &AxesGrid) -> Vec<Value> {
    let [_, rest @ ..] = grid.shape.as_slice() else {
        return Vec::new();
    };
    if rest.is_empty() {
        return grid.items.clone();
    }
    let each = rest.iter().product::<usize>().max(1);
    let row = |row: &[Value]| object(vm, row.to_vec(), rest.to_vec());
    grid.items.chunks(each).map(row).collect()
}
