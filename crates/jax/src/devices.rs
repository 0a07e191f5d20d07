//! Simulated devices, and the one sharding there is.

use crate::py::*;
use crate::state::jax;

/// The payload of a device: its number.
pub(crate) struct DeviceObject(usize);

impl NativePayload for DeviceObject {}

struct ShardingObject;

impl NativePayload for ShardingObject {}

/// The object of a device.
pub(crate) fn device(vm: &mut Vm, id: usize) -> Py {
    let class = jax(vm).classes().device.clone();
    vm.native_object(&class, DeviceObject(id))
}

/// The sharding of every array.
pub(crate) fn sharding(vm: &mut Vm) -> Py {
    let class = jax(vm).classes().sharding.clone();
    vm.native_object(&class, ShardingObject)
}

fn id(object: &Py) -> usize {
    object.native::<DeviceObject>().map_or(0, |device| device.0)
}

/// The class of devices.
pub(crate) fn device_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jaxlib._jax", "Device")
        .dunder("__repr__", "(self, /)", |_, args| {
            Ok(Py::str(format!("CpuDevice(id={})", id(&args[0]))))
        })
        .dunder("__str__", "(self, /)", |_, args| {
            Ok(Py::str(format!("cpu:{}", id(&args[0]))))
        })
        .dunder("__eq__", "(self, other, /)", |_, args| {
            let both = args[0]
                .native::<DeviceObject>()
                .zip(args[1].native::<DeviceObject>());
            Ok(Py::Bool(both.is_some_and(|(a, b)| a.0 == b.0)))
        })
        .dunder("__hash__", "(self, /)", |_, args| {
            Ok(Py::from(id(&args[0])))
        })
        .getter("id", |_, object| Ok(Py::from(id(object))))
        .getter("platform", |_, _| Ok(Py::str("cpu")))
        .getter("device_kind", |_, _| Ok(Py::str("cpu")))
        .getter("process_index", |_, _| Ok(Py::Int(0)))
        .build(vm)
}

/// The class of shardings.
pub(crate) fn sharding_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax.sharding", "SingleDeviceSharding")
        .dunder("__repr__", "(self, /)", |_, _| {
            Ok(Py::str(
                "SingleDeviceSharding(device=CpuDevice(id=0), memory_kind=device)",
            ))
        })
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

fn devices(vm: &mut Vm, _args: Args) -> PyResult {
    let count = device_count(vm)?;
    Ok(Py::list((0..count).map(|id| device(vm, id)).collect()))
}

fn count(vm: &mut Vm, _args: Args) -> PyResult {
    Ok(Py::from(device_count(vm)?))
}

/// `jax.device_put`: leaves become arrays.
fn device_put(vm: &mut Vm, args: Args) -> PyResult {
    let (leaves, tree) = crate::tree::flatten(vm, &args[0], None)?;
    let mut arrays = Vec::with_capacity(leaves.len());
    for leaf in &leaves {
        let value = crate::convert::jax_value(vm, leaf)?;
        arrays.push(crate::array::wrap(vm, value));
    }
    crate::tree::unflatten(vm, &tree, &arrays)
}

/// `jax.device_get`: leaves become NumPy arrays.
fn device_get(vm: &mut Vm, args: Args) -> PyResult {
    let (leaves, tree) = crate::tree::flatten(vm, &args[0], None)?;
    let mut arrays = Vec::with_capacity(leaves.len());
    for leaf in &leaves {
        arrays.push(match crate::array::value_of(leaf).cloned() {
            Some(value) => {
                let array = crate::array::concrete(
                    vm,
                    &value,
                    freezeframe_core::Concretization::NumpyArray,
                )?;
                crate::interop::to_numpy(vm, &array)?
            }
            None => leaf.clone(),
        });
    }
    crate::tree::unflatten(vm, &tree, &arrays)
}

/// What `jax` has of devices.
pub(crate) const TABLE: &[Entry] = &[
    pure("devices", "(backend=None)", devices),
    pure(
        "local_devices",
        "(process_index=None, backend=None, host_id=None)",
        devices,
    ),
    pure("device_count", "(backend=None)", count),
    pure("local_device_count", "(backend=None)", count),
    pure("process_index", "(backend=None)", |_, _| Ok(Py::Int(0))),
    pure("process_count", "(backend=None)", |_, _| Ok(Py::Int(1))),
    pure("default_backend", "()", |_, _| Ok(Py::str("cpu"))),
    pure(
        "device_put",
        "(x, device=None, *, src=None, donate=False, may_alias=None)",
        device_put,
    ),
    pure("device_get", "(x)", device_get),
    pure("block_until_ready", "(x)", |_, args| Ok(args[0].clone())),
];
