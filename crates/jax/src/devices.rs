//! Simulated devices.

use crate::py::*;
use crate::state::jax;

/// The payload of a device: its number.
pub(crate) struct DeviceObject(usize);

impl NativePayload for DeviceObject {}

/// The object of a device.
pub(crate) fn device(vm: &mut Vm, id: usize) -> Py {
    let class = jax(vm).classes().device.clone();
    vm.native_object(&class, DeviceObject(id))
}

/// The grid of nested lists of devices; `None` for anything else.
pub(crate) fn grid(vm: &mut Vm, value: &Py) -> PyResult<Option<Py>> {
    let mut first = value.clone();
    while let Some(inner) = sequence(&first).and_then(|items| items.first().cloned()) {
        first = inner;
    }
    if first.native::<DeviceObject>().is_none() {
        return Ok(None);
    }
    let grid = crate::sharding::written(vm, "_grid_of")?;
    vm.call(&grid, std::slice::from_ref(value)).map(Some)
}

fn id(object: &Py) -> usize {
    object.native::<DeviceObject>().map_or(0, |device| device.0)
}

/// What devices do.
#[natives]
mod device_methods {
    use super::*;

    /// The kind of device, and its number.
    #[native("(self, /)")]
    fn __repr__(this: &Py) -> String {
        format!("CpuDevice(id={})", id(this))
    }

    /// The platform, and the number.
    #[native("(self, /)")]
    fn __str__(this: &Py) -> String {
        format!("cpu:{}", id(this))
    }

    /// True for the same device.
    #[native("(self, other, /)")]
    fn __eq__(this: &Py, other: &Py) -> bool {
        let both = this
            .native::<DeviceObject>()
            .zip(other.native::<DeviceObject>());
        both.is_some_and(|(a, b)| a.0 == b.0)
    }

    /// The number.
    #[native("(self, /)")]
    fn __hash__(this: &Py) -> usize {
        id(this)
    }
}

/// The class of devices.
pub(crate) fn device_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jaxlib._jax", "Device")
        .methods(device_methods::TABLE)
        .getter("id", |_, object| Ok(Py::from(id(object))))
        .getter("platform", |_, _| Ok(Py::str("cpu")))
        .getter("device_kind", |_, _| Ok(Py::str("cpu")))
        .getter("process_index", |_, _| Ok(Py::Int(0)))
        .build(vm)
}

/// The most devices that are simulated.
const MOST_DEVICES: usize = 1024;

/// How many devices there are: as many as `jax_num_cpu_devices` or `XLA_FLAGS` said before they were first needed.
pub(crate) fn device_count(vm: &mut Vm) -> PyResult<usize> {
    let state = jax(vm);
    state.started.set(true);
    if let Some(count) = state.device_count.get() {
        return Ok(count);
    }
    let os = vm.import("os")?;
    let flags = match os.get("environ") {
        Some(environ) => vm.call_method(&environ, "get", &[Py::str("XLA_FLAGS")])?,
        None => Py::None,
    };
    let flags = flags.as_str().unwrap_or_default().to_string();
    let asked = flags
        .split_whitespace()
        .filter_map(|flag| flag.strip_prefix("--xla_force_host_platform_device_count="))
        .filter_map(|count| count.parse::<usize>().ok())
        .next_back();
    let count = asked.unwrap_or(1).clamp(1, MOST_DEVICES);
    state.device_count.set(Some(count));
    Ok(count)
}

/// `jax.config.update("jax_num_cpu_devices", count)`.
pub(crate) fn set_count(vm: &mut Vm, count: i64) -> PyResult<()> {
    let state = jax(vm);
    if state.started.get() {
        return Err(vm.runtime_error(
            "jax_num_cpu_devices config should be updated before backends are initialized i.e. before any JAX operation is \
             executed. You should initialize this config immediately after `import jax`.",
        ));
    }
    match usize::try_from(count) {
        Ok(count) => state.device_count.set(Some(count.clamp(1, MOST_DEVICES))),
        Err(_) => state.device_count.set(None),
    }
    Ok(())
}

/// What `jax` has of devices.
#[natives]
pub(crate) mod functions {
    use super::*;

    /// The list of simulated devices, all of which are the processor.
    ///
    /// >>> jax.devices()
    /// [CpuDevice(id=0)]
    #[native("(backend=None)")]
    fn devices(vm: &mut Vm, backend: Option<&str>) -> PyResult {
        let count = device_count(vm)?;
        if let Some(other) = backend.filter(|it| *it != "cpu") {
            return Err(vm.runtime_error(match other {
                "gpu" => "Unknown backend: 'gpu' requested, but no platforms that are instances of gpu are present. \
                          Platforms present are: cpu"
                    .to_string(),
                other => format!("Unknown backend {other}. Available backends are ['cpu']"),
            }));
        }
        Ok(Py::list((0..count).map(|id| device(vm, id)).collect()))
    }

    /// The devices of this process, which are all there are.
    #[native("(process_index=None, backend=None, host_id=None)")]
    fn local_devices(vm: &mut Vm, backend: Option<&str>) -> PyResult {
        devices(vm, backend)
    }

    /// How many devices there are: as many as `jax_num_cpu_devices` says, or 1.
    ///
    /// >>> jax.device_count()
    /// 1
    #[member(device_count = ())]
    #[member(local_device_count = ())]
    #[native("(backend=None)")]
    fn count(vm: &mut Vm) -> PyResult<usize> {
        device_count(vm)
    }

    /// The number of this process, which is the only one.
    ///
    /// >>> jax.process_index()
    /// 0
    #[native("(backend=None)")]
    fn process_index() -> i64 {
        0
    }

    /// How many processes there are.
    ///
    /// >>> jax.process_count()
    /// 1
    #[native("(backend=None)")]
    fn process_count() -> i64 {
        1
    }

    /// The platform that computes.
    ///
    /// >>> jax.default_backend()
    /// 'cpu'
    #[native("()")]
    fn default_backend() -> &'static str {
        "cpu"
    }

    /// The tree with arrays as its leaves, lying as `device` says: a device, a sharding, or a tree of them. What they hold is
    /// the same: there is one memory.
    ///
    /// >>> jax.device_put({"a": 1.5})
    /// {'a': Array(1.5, dtype=float32, weak_type=True)}
    #[native("(x, device=None, *, src=None, donate=False, may_alias=None)")]
    fn device_put(vm: &mut Vm, x: &Py, device: Option<&Py>) -> PyResult {
        if let Some(device) = device {
            let put = crate::sharding::written(vm, "_device_put")?;
            return vm.call(&put, &[x.clone(), device.clone()]);
        }
        let (leaves, tree) = crate::tree::flatten(vm, x, None)?;
        let mut arrays = Vec::with_capacity(leaves.len());
        for leaf in &leaves {
            let value = crate::convert::jax_value(vm, leaf)?;
            arrays.push(crate::array::wrap(vm, value));
        }
        crate::tree::unflatten(vm, &tree, &arrays)
    }

    /// The tree with NumPy's arrays in place of JAX's. Traced arrays are a TracerArrayConversionError.
    ///
    /// >>> jax.device_get([jnp.arange(3)])
    /// [array([0, 1, 2], dtype=int32)]
    #[native("(x)")]
    fn device_get(vm: &mut Vm, x: &Py) -> PyResult {
        let (leaves, tree) = crate::tree::flatten(vm, x, None)?;
        let mut arrays = Vec::with_capacity(leaves.len());
        for leaf in &leaves {
            arrays.push(match crate::array::value_of(leaf).cloned() {
                Some(value) => {
                    let wanted = freezeframe_core::Concretization::NumpyArray;
                    let array = crate::array::concrete(vm, &value, wanted)?;
                    crate::interop::to_numpy(vm, &array)?
                }
                None => leaf.clone(),
            });
        }
        crate::tree::unflatten(vm, &tree, &arrays)
    }

    /// The same tree: nothing here computes in the background.
    #[native("(x)")]
    fn block_until_ready(x: &Py) -> Py {
        x.clone()
    }
}
