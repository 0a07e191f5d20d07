"""Meshes of devices, and how arrays lie on them."""

import collections as _collections
import enum as _enum
import functools as _functools
import inspect as _inspect
import itertools as _itertools
import math as _math

import numpy as _np
import jax as _jax
from jax._src import sharding as _engine


class AxisType(_enum.Enum):
    """Who decides how arrays lie along an axis of a mesh: the compiler, the program by types, or device by device."""

    Auto = _enum.auto()
    Explicit = _enum.auto()
    Manual = _enum.auto()

    def __repr__(self):
        return self.name

    __str__ = __repr__


class PartitionSpec:
    """For each axis of an array the axis of the mesh along which it is split, several in a tuple, or `None`.

    >>> jax.P("x", None)
    P('x', None)
    """

    UNCONSTRAINED = type("UnconstrainedSingleton", (), {"__repr__": lambda self: "UNCONSTRAINED"})()
    unreduced = reduced = frozenset()

    def __init__(self, *partitions, unreduced=frozenset(), reduced=frozenset()):
        if unreduced or reduced:
            raise NotImplementedError("PartitionSpec with unreduced or reduced axes")
        self._partitions = tuple(map(_entry, partitions))

    partitions = property(lambda self: self._partitions)

    def __repr__(self):
        return f"P{self._partitions}"

    def __iter__(self):
        return iter(self._partitions)

    def __len__(self):
        return len(self._partitions)

    def __getitem__(self, at):
        return self._partitions[at]

    def __eq__(self, other):
        if isinstance(other, PartitionSpec):
            return self._partitions == other._partitions
        return NotImplemented

    def __hash__(self):
        return hash(self._partitions)

    def __add__(self, other):
        return PartitionSpec(*self, *other)

    def index(self, value):
        """Where an entry stands."""
        return self._partitions.index(_entry(value))

    def count(self, value):
        """How often an entry stands there."""
        return self._partitions.count(_entry(value))

    def __reduce__(self):
        return PartitionSpec, self._partitions


def _entry(entry):
    if isinstance(entry, (list, tuple)):
        return entry[0] if len(entry) == 1 else tuple(entry) or None
    return entry


def _axes(entry):
    # The axes of the mesh that an entry of a spec names.
    if entry is None or entry is PartitionSpec.UNCONSTRAINED:
        return ()
    return entry if isinstance(entry, tuple) else (entry,)


class _Grid:
    # Devices in a grid, as NumPy's arrays of objects hold them.
    dtype = "object"

    def __init__(self, devices, shape):
        self._devices, self.shape = tuple(devices), tuple(shape)
        self.ndim, self.size = len(self.shape), len(self._devices)

    flat = property(lambda self: iter(self._devices))
    T = property(lambda self: self.transpose())

    def ravel(self):
        return _Grid(self._devices, (self.size,))

    flatten = ravel

    def reshape(self, *shape):
        shape = list(shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape)
        if -1 in shape:
            shape[shape.index(-1)] = self.size // -_math.prod(shape)
        if _math.prod(shape) != self.size:
            raise ValueError(f"cannot reshape array of size {self.size} into shape {str(tuple(shape)).replace(' ', '')}")
        return _Grid(self._devices, shape)

    def transpose(self, *axes):
        axes = tuple(axes[0] if len(axes) == 1 and isinstance(axes[0], (tuple, list)) else axes)
        axes = axes or tuple(reversed(range(self.ndim)))
        shape = tuple(self.shape[axis] for axis in axes)
        places = _itertools.product(*map(range, shape))
        return _Grid([self[tuple(place[axes.index(axis)] for axis in range(self.ndim))] for place in places], shape)

    def tolist(self):
        return [it.tolist() if isinstance(it, _Grid) else it for it in self]

    def __len__(self):
        return self.shape[0]

    def __iter__(self):
        return (self[at] for at in range(len(self)))

    def __getitem__(self, at):
        at = at if isinstance(at, tuple) else (at,)
        picked, shape = [0], []
        for axis, size in enumerate(self.shape):
            step = _math.prod(self.shape[axis + 1 :])
            own = at[axis] if axis < len(at) else slice(None)
            places = range(size)[own]
            if isinstance(own, slice):
                shape.append(len(places))
            else:
                places = [places]
            picked = [start + place * step for start in picked for place in places]
        devices = [self._devices[place] for place in picked]
        return _Grid(devices, shape) if shape else devices[0]

    def _text(self, separator, indent):
        if self.ndim > 1:
            between = separator.rstrip() + "\n" * (self.ndim - 1) + " " * (indent + 1)
            return "[" + between.join(it._text(separator, indent + 1) for it in self) + "]"
        lines = [""]
        for at, device in enumerate(self._devices):
            word = repr(device) + (separator if at + 1 < self.size else "")
            if lines[-1] and indent + 1 + len(lines[-1]) + len(word.rstrip()) > 74:
                lines.append("")
            lines[-1] += word
        return "[" + ("\n" + " " * (indent + 1)).join(line.rstrip() for line in lines) + "]"

    def __str__(self):
        return self._text(" ", 0)

    def __repr__(self):
        return f"array({self._text(', ', 6)}, dtype=object)"


def _grid_of(devices):
    # The grid of a list of lists of devices, or of one device.
    if isinstance(devices, _Grid):
        return devices
    if isinstance(devices, _jax.Device):
        return _Grid([devices], ())
    parts = [_grid_of(each) for each in devices]
    if any(part.shape != parts[0].shape for part in parts):
        raise ValueError("the rows of a grid of devices must have one length")
    return _Grid([it for part in parts for it in part._devices], (len(parts), *(parts[0].shape if parts else ())))


class _AnyMesh:
    def __setattr__(self, name, value):
        raise RuntimeError(f"Cannot reassign attributes of immutable mesh objects: {name}")

    def _set(self, sizes, names, kinds):
        names = (names,) if isinstance(names, str) else tuple(names)
        kinds = (AxisType.Auto,) * len(names) if kinds is None else kinds
        kinds = (kinds,) if isinstance(kinds, AxisType) else tuple(kinds)
        if len(kinds) != len(names):
            raise ValueError(
                "Number of axis names should match the number of axis_types. Got "
                f"axis_names={names} and axis_types={kinds}"
            )
        for name, value in (("axis_sizes", tuple(sizes)), ("axis_names", names), ("axis_types", kinds)):
            object.__setattr__(self, name, value)

    @property
    def shape(self):
        return _collections.OrderedDict(zip(self.axis_names, self.axis_sizes))

    shape_tuple = property(lambda self: tuple(zip(self.axis_names, self.axis_sizes)))
    size = property(lambda self: _math.prod(self.axis_sizes) if self.axis_sizes else 0)
    empty = property(lambda self: self.size == 0)
    auto_axes = property(lambda self: self._of_type(AxisType.Auto))
    explicit_axes = property(lambda self: self._of_type(AxisType.Explicit))
    manual_axes = property(lambda self: self._of_type(AxisType.Manual))
    are_all_axes_auto = property(lambda self: set(self.axis_types) == {AxisType.Auto})
    are_all_axes_explicit = property(lambda self: set(self.axis_types) == {AxisType.Explicit})
    are_all_axes_manual = property(lambda self: set(self.axis_types) == {AxisType.Manual})

    def _of_type(self, kind):
        return tuple(name for name, own in zip(self.axis_names, self.axis_types) if own == kind)

    def _named(self):
        axes = ", ".join(f"'{name}': {size}" for name, size in self.shape_tuple)
        return f"{axes}, axis_types={self.axis_types}"


class Mesh(_AnyMesh):
    """Devices in a grid whose axes have names.

    >>> jax.sharding.Mesh(jax.devices(), "x")
    Mesh(axis_sizes=(1,), axis_names=('x',), axis_types=(Auto,))
    """

    def __init__(self, devices, axis_names, axis_types=None):
        devices = _grid_of(devices)
        names = (axis_names,) if isinstance(axis_names, str) else tuple(axis_names)
        if devices.ndim != len(names):
            raise ValueError(
                "Mesh requires the ndim of its first argument (`devices`) to equal the length of its second argument "
                f"(`axis_names`), but got devices.ndim == {devices.ndim} and len(axis_names) == {len(names)}."
            )
        object.__setattr__(self, "devices", devices)
        self._set(devices.shape, names, axis_types)
        object.__setattr__(self, "_left", [])

    @property
    def _key(self):
        ids = tuple(device.id for device in self.devices.ravel())
        own = (ids, self.axis_sizes, self.axis_names, self.axis_types)
        if own not in _keys:
            kinds = [kind.name for kind in self.axis_types]
            _keys[own] = _engine.mesh(self, self.axis_names, self.axis_sizes, kinds)
        return _keys[own]

    device_ids = property(lambda self: _np.array([it.id for it in self.devices.flat]).reshape(self.axis_sizes))
    local_devices = property(lambda self: list(self.devices.ravel()))
    local_mesh = property(lambda self: self)
    is_multi_process = False
    abstract_mesh = property(lambda self: AbstractMesh(self.axis_sizes, self.axis_names, self.axis_types))

    def update(self, devices=None, axis_names=None, axis_types=None):
        """The same, with other devices, names or types of axes."""
        return Mesh(
            self.devices if devices is None else devices,
            self.axis_names if axis_names is None else axis_names,
            self.axis_types if axis_types is None else axis_types,
        )

    def __eq__(self, other):
        return isinstance(other, Mesh) and self._key == other._key

    def __hash__(self):
        return hash((self.axis_sizes, self.axis_names))

    def __repr__(self):
        kinds = f", axis_types={self.axis_types}" if self.axis_names else ""
        return f"Mesh(axis_sizes={self.axis_sizes}, axis_names={self.axis_names}{kinds})"

    def __str__(self):
        return f"Mesh({self._named()})" if self.axis_names else "Mesh()"

    def __enter__(self):
        self._left.append(_current[0])
        _current[0] = self if self.are_all_axes_auto else _current[0]
        return self

    def __exit__(self, *exception):
        _current[0] = self._left.pop()


class AbstractMesh(_AnyMesh):
    """The axes of a mesh without its devices."""

    def __init__(self, axis_sizes, axis_names, axis_types=None):
        self._set(axis_sizes, axis_names, axis_types)

    def __eq__(self, other):
        return isinstance(other, AbstractMesh) and str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    def __repr__(self):
        if not self.axis_names:
            return "AbstractMesh((), axis_types=())"
        return f"AbstractMesh({self._named()}, device_kind=cpu, num_cores=None, platform=cpu)"

    abstract_mesh = property(lambda self: self)


class AbstractDevice:
    """A kind of device."""

    def __init__(self, device_kind, num_cores=None, platform=None):
        self.device_kind, self.num_cores, self.platform = device_kind, num_cores, platform


_keys = {}
_EMPTY = Mesh(_Grid((), ()), ())
_current = [_EMPTY]


def make_mesh(axis_shapes, axis_names, axis_types=None, *, devices=None):
    """A mesh of these lengths and names, of the first devices; its axes are explicit unless `axis_types` says otherwise.

    >>> jax.make_mesh((1,), ("x",))
    Mesh(axis_sizes=(1,), axis_names=('x',), axis_types=(Explicit,))
    """
    shape, devices = tuple(axis_shapes), list(_jax.devices() if devices is None else devices)
    count = _math.prod(shape)
    if count > len(devices):
        raise ValueError(f"Number of devices {len(devices)} must be >= the product of mesh_shape {shape}")
    kinds = (AxisType.Explicit,) * len(shape) if axis_types is None else axis_types
    return Mesh(_Grid(devices[:count], shape), axis_names, kinds)


class set_mesh:
    """Makes a mesh the one that specs refer to: for good, or in a `with` block."""

    def __init__(self, mesh):
        if not isinstance(mesh, Mesh):
            raise ValueError(f"Expected mesh of type `jax.sharding.Mesh`. Got {type(mesh)}")
        self._before, _current[0] = _current[0], mesh

    def __enter__(self):
        return _current[0]

    def __exit__(self, *exception):
        _current[0] = self._before


class use_abstract_mesh:
    """Refused: here a mesh has devices."""

    def __init__(self, mesh):
        raise NotImplementedError("jax.sharding.use_abstract_mesh: use jax.set_mesh")


def get_mesh():
    """The mesh that `set_mesh` set; an empty one if none is set."""
    return _current[0]


def get_abstract_mesh():
    """The axes of the mesh that `set_mesh` set."""
    mesh = _current[0]
    return AbstractMesh(mesh.axis_sizes, mesh.axis_names, mesh.axis_types)


class Sharding:
    """How arrays lie on devices."""

    memory_kind = "device"
    is_fully_addressable = has_addressable_devices = True
    num_devices = property(lambda self: len(self._devices()))
    device_set = property(lambda self: set(self._devices()))
    addressable_devices = device_set

    def shard_shape(self, global_shape):
        """The shape of the part that each device has."""
        return tuple(global_shape)

    def devices_indices_map(self, global_shape):
        """For each device the slices of its part."""
        return {device: index for device, index, _ in self._parts(tuple(global_shape))}

    addressable_devices_indices_map = devices_indices_map

    def is_equivalent_to(self, other, ndim):
        """True if arrays of so many axes lie alike."""
        return self._same(ndim) == other._same(ndim)


class DuplicateSpecError(Exception):
    """A spec that names an axis of the mesh twice."""


class IndivisibleError(ValueError):
    """A length that the devices along it do not divide."""


class NamedSharding(Sharding):
    """An array's axes split along the axes of a mesh, as a spec says.

    >>> jax.sharding.NamedSharding(jax.sharding.Mesh(jax.devices(), "x"), jax.P("x"))
    NamedSharding(mesh=Mesh('x': 1, axis_types=(Auto,)), spec=P('x',), memory_kind=device)
    """

    def __init__(self, mesh, spec, *, memory_kind=None, _logical_device_ids=None):
        if not isinstance(spec, PartitionSpec):
            raise TypeError(f"Unexpected type {type(spec)} for NamedSharding spec {spec}")
        self.mesh, self.spec = mesh, spec
        _check(mesh, spec)

    def _devices(self):
        return list(self.mesh.devices.ravel())

    def _parts(self, shape):
        entries = [_axes(entry) for entry in self.spec] + [()] * (len(shape) - len(self.spec))
        seen = {}
        names = self.mesh.axis_names
        for place in _itertools.product(*map(range, self.mesh.axis_sizes)):
            at = dict(zip(names, place))
            index = []
            for size, axes in zip(shape, entries):
                number, count = 0, 1
                for name in axes:
                    number, count = number * self.mesh.shape[name] + at[name], count * self.mesh.shape[name]
                length = size // count
                index.append(slice(number * length, (number + 1) * length) if count > 1 else slice(None))
            index = tuple(index)
            text = str(index)
            seen[text] = seen.get(text, -1) + 1
            yield self.mesh.devices[place], index, seen[text]

    def shard_shape(self, global_shape):
        """The shape of the part that each device has."""
        shape = list(global_shape)
        for axis, entry in enumerate(self.spec):
            count = _math.prod(self.mesh.shape[name] for name in _axes(entry))
            if shape[axis] % count:
                raise ValueError(
                    f"{self} implies that the global array shape is divisible along its axes, but got {tuple(shape)}"
                )
            shape[axis] //= count
        return tuple(shape)

    @property
    def is_fully_replicated(self):
        return all(self.mesh.shape[name] == 1 for entry in self.spec for name in _axes(entry))

    def _same(self, ndim):
        entries = [_axes(entry) for entry in self.spec]
        while entries and not entries[-1]:
            entries.pop()
        return self.mesh._key, entries

    def update(self, **changed):
        """The same, with another mesh or spec."""
        return NamedSharding(changed.get("mesh", self.mesh), changed.get("spec", self.spec))

    def with_memory_kind(self, kind):
        """The same: there is one memory."""
        return self

    def __eq__(self, other):
        return isinstance(other, NamedSharding) and self.mesh == other.mesh and self.spec == other.spec

    def __hash__(self):
        return hash((self.mesh, self.spec))

    def __repr__(self):
        return f"NamedSharding(mesh={self.mesh}, spec={self.spec}, memory_kind=device)"


class SingleDeviceSharding(Sharding):
    """A whole array on one device.

    >>> jax.sharding.SingleDeviceSharding(jax.devices()[0])
    SingleDeviceSharding(device=CpuDevice(id=0), memory_kind=device)
    """

    is_fully_replicated = True

    def __init__(self, device, *, memory_kind=None):
        self._device = device

    def _devices(self):
        return [self._device]

    def _parts(self, shape):
        yield self._device, (slice(None),) * len(shape), 0

    def _same(self, ndim):
        return self._device

    def with_memory_kind(self, kind):
        """The same: there is one memory."""
        return self

    def __eq__(self, other):
        return isinstance(other, SingleDeviceSharding) and self._device == other._device

    def __hash__(self):
        return hash(self._device)

    def __repr__(self):
        return f"SingleDeviceSharding(device={self._device!r}, memory_kind=device)"


make_single_device_sharding = SingleDeviceSharding


def _check(mesh, spec):
    seen = set()
    for name in (name for entry in spec for name in _axes(entry)):
        if name not in mesh.axis_names:
            raise ValueError(f"Resource axis: {name} of {spec} is not found in mesh: {mesh.axis_names}.")
        if name in seen:
            raise DuplicateSpecError(
                "A single NamedSharding spec specification can map every mesh axis to at most one positional dimension, "
                f"but {spec} has duplicate entries for `{name}`"
            )
        seen.add(name)


def _fits(shape, sharding, what):
    # JAX's complaints about a sharding that an array of this shape cannot have.
    if not isinstance(sharding, NamedSharding):
        return
    spec = sharding.spec
    if len(spec) > len(shape):
        scalar = " For scalars the PartitionSpec should be P()" if not shape else ""
        raise ValueError(
            f"One of {what} is incompatible with its sharding annotation {sharding}: Sharding {sharding} is only valid for "
            f"values of rank at least {len(spec)}, but was applied to a value of rank {len(shape)}.{scalar}"
        )
    factors = [_math.prod(sharding.mesh.shape[name] for name in _axes(entry)) for entry in spec]
    factors += [1] * (len(shape) - len(factors))
    for axis, (size, count) in enumerate(zip(shape, factors)):
        if size % count:
            raise IndivisibleError(
                f"One of {what} was given the sharding {sharding} implies that array axis {axis} is partitioned {count} "
                f"times, but the dimension size is {size} (full shape: {tuple(shape)}, per-dimension tiling factors: "
                f"{tuple(factors)} should evenly divide the shape)."
            )


def _sharding_of(mesh, spec):
    # The sharding of an array that lies so; `mesh` is what the engine was told of the devices.
    if mesh is None:
        return SingleDeviceSharding(_jax.devices()[0])
    if not isinstance(mesh, Mesh):
        return mesh
    return NamedSharding(mesh, PartitionSpec(*[axes or None for axes in spec]))


def _moved(x, sharding, name, params=()):
    if isinstance(sharding, NamedSharding):
        key = sharding.mesh._key
        spec = [_axes(entry) for entry in sharding.spec]
    else:
        key, spec = _single_key(sharding), []
    return _engine.moved(x, name, params, key, spec)


def _keyed(sharding):
    # What the engine knows the mesh by of a sharding that is given for a result, and how its axes are split.
    sharding = _given(sharding)
    if isinstance(sharding, SingleDeviceSharding):
        return _single_key(sharding), []
    return sharding.mesh._key, [_axes(entry) for entry in sharding.spec]


def _single_key(sharding):
    (device,) = sharding.device_set
    if device.id not in _keys:
        _keys[device.id] = _engine.mesh(SingleDeviceSharding(device), (), (), [])
    return _keys[device.id]


def _without_mesh(what, where):
    return RuntimeError(
        f"{what} requires a non-empty mesh in context if you are passing `PartitionSpec`s to {where}. You can define a "
        f"context mesh via `jax.set_mesh(mesh)`. Alternatively, provide `Sharding`s to {where} and then the mesh context "
        "manager is not required."
    )


def _given(sharding, complaint=None):
    # A sharding for what a program may give as one.
    if isinstance(sharding, PartitionSpec):
        if _current[0].empty:
            raise complaint or ValueError(
                "Using PartitionSpec when you are not under a mesh context is not allowed. Please pass a NamedSharding "
                f"instance or enter into a mesh context via `jax.set_mesh`. Got {sharding}"
            )
        return NamedSharding(_current[0], sharding)
    if isinstance(sharding, _jax.Device):
        return SingleDeviceSharding(sharding)
    if not isinstance(sharding, (NamedSharding, SingleDeviceSharding)):
        raise ValueError(f"Invalid device or sharding: {sharding}")
    return sharding


def _is_sharding(it):
    return it is None or isinstance(it, (Sharding, PartitionSpec, _jax.Device))


def _for_leaves(shardings, tree):
    # The leaves of a tree, each with what a tree of shardings, or the top of one, says of it.
    leaves, structure = _jax.tree.flatten(tree)
    if _is_sharding(shardings):
        return leaves, [shardings] * len(leaves), structure
    spread = _jax.tree.map(
        lambda own, part: [own] * len(_jax.tree.leaves(part)), shardings, tree, is_leaf=_is_sharding
    )
    flat = [each for own in _jax.tree.leaves(spread, is_leaf=lambda it: isinstance(it, list)) for each in own]
    return leaves, flat, structure


_NO_MESH = ValueError("Please set a mesh via `jax.set_mesh` if a PartitionSpec is passed to device_put")


def _device_put(x, shardings, what="device_put args"):
    leaves, flat, structure = _for_leaves(shardings, x)
    moved = []
    for leaf, sharding in zip(leaves, flat):
        leaf = _engine.array(leaf)
        if sharding is not None:
            sharding = _given(sharding, _NO_MESH)
            if isinstance(sharding, NamedSharding) and sharding.mesh.are_all_axes_explicit:
                _divides(leaf.shape, sharding)
            _fits(leaf.shape, sharding, what)
            params = [
                ("copy_semantics", "(ArrayCopySemantics.REUSE_INPUT,)"),
                ("devices", f"({sharding},)"),
                ("srcs", "(None,)"),
            ]
            leaf = _moved(leaf, sharding, "device_put", params)
        moved.append(leaf)
    return _jax.tree.unflatten(structure, moved)


def reshard(xs, out_shardings):
    """The same arrays, lying as these shardings or specs say."""
    leaves, flat, structure = _for_leaves(out_shardings, xs)
    moved = []
    for leaf, sharding in zip(leaves, flat):
        leaf = _engine.array(leaf)
        moved.append(_resharded(leaf, _given(sharding)))
    return _jax.tree.unflatten(structure, moved)


def _resharded(leaf, sharding):
    if isinstance(sharding, NamedSharding):
        _divides(leaf.shape, sharding)
    return _moved(leaf, sharding, "reshard")


def _divides(shape, sharding):
    for axis, entry in enumerate(sharding.spec[: len(shape)]):
        count = _math.prod(sharding.mesh.shape[name] for name in _axes(entry))
        if shape[axis] % count:
            abstract = f"NamedSharding(mesh={sharding.mesh.abstract_mesh}, spec={sharding.spec})"
            raise ValueError(
                f"Sharding spec {_axes(entry)} implies that array axis {axis} is partitioned {count} times, but does not "
                f"evenly divide the dimension size {shape[axis]}. Got shape: {tuple(shape)} and sharding {abstract}"
            )


def _constrained(xs, shardings):
    leaves, flat, structure = _for_leaves(shardings, xs)
    held = []
    for leaf, given in zip(leaves, flat):
        leaf = _engine.array(leaf)
        sharding = _given(given, _without_mesh("with_sharding_constraint", "shardings"))
        if isinstance(sharding, NamedSharding) and sharding.mesh.are_all_axes_explicit:
            _asserted(leaf, sharding)
            held.append(leaf)
            continue
        _fits(leaf.shape, sharding, "with_sharding_constraint arguments")
        shown = sharding
        if isinstance(given, PartitionSpec):
            shown = f"NamedSharding(mesh={sharding.mesh.abstract_mesh}, spec={sharding.spec})"
        params = [
            ("context_mesh", "Mesh()" if _current[0].empty else str(get_abstract_mesh())),
            ("layout", "None"),
            ("sharding", str(shown)),
            ("unconstrained_dims", "frozenset({})"),
        ]
        held.append(_moved(leaf, sharding, "sharding_constraint", params))
    return _jax.tree.unflatten(structure, held)


def _asserted(leaf, sharding):
    found = _engine.places(leaf)
    own = [axes or None for axes in found[1]] if found else []
    own, wanted = list(own), list(sharding.spec)
    own += [None] * (leaf.ndim - len(own))
    wanted += [None] * (leaf.ndim - len(wanted))
    own, wanted = PartitionSpec(*own), PartitionSpec(*wanted)
    if own != wanted:
        raise AssertionError(
            "`with_sharding_constraint` acts as an assert when all axes of mesh are of type `Explicit`. The array "
            f"sharding: {own} did not match the sharding provided: {wanted}. Please use `jax.sharding.reshard` to shard "
            "your input to the sharding you want."
        )


class _Shard:
    """What one device has of an array."""

    def __init__(self, device, index, replica_id, data):
        self.device, self.index, self.replica_id, self.data = device, index, replica_id, data

    def __repr__(self):
        return (
            f"Shard(device={self.device!r}, index={self.index}, replica_id={self.replica_id}, data={self.data})"
        )


def _shards(x):
    shards = []
    for device, index, replica in x.sharding._parts(x.shape):
        part = _engine.array(x[index]) if x.ndim else x
        shards.append(_Shard(device, index, replica, _moved(part, SingleDeviceSharding(device), "device_put")))
    return shards


def _data_of(x, index):
    return _shards(x)[index].data


def _devices_of(x):
    return x.sharding.device_set


def _is_replicated(x):
    return x.sharding.is_fully_replicated


def _device_of(x):
    return x.sharding if isinstance(x.sharding, NamedSharding) else x.sharding._device


def auto_axes(f=None, /, *, axes=None, out_sharding=None):
    """A function within which explicit axes of the mesh are left to the compiler; its results lie as `out_sharding` says."""
    if f is None:
        return lambda f: auto_axes(f, axes=axes, out_sharding=out_sharding)
    names = None if axes is None else _axes(axes)
    given = out_sharding

    @_functools.wraps(f)
    def wrapped(*args, out_sharding=given, **kwargs):
        mesh = _current[0]
        kinds = [
            AxisType.Auto if names is None or name in names else kind
            for name, kind in zip(mesh.axis_names, mesh.axis_types)
        ]
        if out_sharding is None:
            raise TypeError("Missing required keyword argument: 'out_sharding'")
        own = mesh.update(axis_types=tuple(kinds))
        with set_mesh(own):
            args = _jax.tree.map(lambda x: _lying_over(_engine.array(x), own), args)
            found = f(*args, **kwargs)
        with set_mesh(mesh):
            return reshard(found, out_sharding)

    return wrapped


def _lying_over(x, mesh):
    # The array, lying as before over a mesh of the same devices.
    places = _engine.places(x)
    if places is None:
        return x
    spec = PartitionSpec(*[axes or None for axes in places[1]])
    return _moved(x, NamedSharding(mesh, spec), "reshard")


def explicit_axes(f=None, *, axes=None, in_sharding=None):
    """Refused: a function cannot make axes explicit here."""
    raise NotImplementedError("jax.sharding.explicit_axes: make the mesh with axis_types=(AxisType.Explicit, ...)")


class _Jitted:
    # A jitted function whose arguments and results lie as its caller said.
    def __init__(self, fun, jitted, in_shardings, out_shardings):
        _functools.update_wrapper(self, fun)
        self._jitted, self._in, self._out = jitted, in_shardings, out_shardings

    def __getattr__(self, name):
        return getattr(self._jitted, name)

    def __get__(self, instance, owner=None):
        return self if instance is None else _functools.partial(self, instance)

    def __call__(self, *args, **kwargs):
        if self._in is not None:
            args = self._placed(args)
        out = self._jitted(*args, **kwargs)
        if self._out is None:
            return out
        for sharding in _jax.tree.leaves(self._out, is_leaf=_is_sharding):
            if sharding is not None:
                _given(sharding, _without_mesh("jit", "out_shardings"))
        return _device_put(out, self._out, "pjit outputs with pytree key path result")

    def _placed(self, args):
        shardings = self._in
        if not _is_sharding(shardings) and len(args) == 1 and not isinstance(shardings, tuple):
            shardings = (shardings,)
        shardings = tuple(shardings) if isinstance(shardings, list) else shardings
        leaves, flat, structure = _for_leaves(shardings, args)
        names = _leaf_names(self.__wrapped__, args)
        placed = []
        for at, (leaf, sharding) in enumerate(zip(leaves, flat)):
            if sharding is None:
                placed.append(leaf)
                continue
            sharding, leaf = _given(sharding, _without_mesh("jit", "in_shardings")), _engine.array(leaf)
            _fits(leaf.shape, sharding, f"pjit arguments with pytree key path {names[at]}")
            if not isinstance(leaf, _jax.core.Tracer) and leaf.committed:
                if not leaf.sharding.is_equivalent_to(sharding, leaf.ndim):
                    raise ValueError(
                        "Sharding passed to jit does not match the sharding on the respective arg. Got jit sharding: "
                        f"{sharding},\narg sharding: {leaf.sharding} for arg type: {_jax.typeof(leaf).str_short()}"
                    )
            placed.append(_moved(leaf, sharding, "device_put"))
        return _jax.tree.unflatten(structure, placed)


def _leaf_names(fun, args):
    # How each leaf of the arguments is called in complaints.
    try:
        parameters = list(_inspect.signature(fun).parameters)
    except (TypeError, ValueError):
        parameters = []
    names = []
    for path, _ in _jax.tree_util.tree_leaves_with_path(args):
        at, rest = path[0].idx, _jax.tree_util.keystr(path[1:])
        names.append((parameters[at] if at < len(parameters) else f"args[{at}]") + rest)
    return names


def _visualize(shape, sharding, scale, min_width, max_width):
    if not 1 <= len(shape) <= 2:
        raise ValueError("`visualize_sharding` only works for shapes with 1 and 2 dimensions.")
    held = {}
    for device, index, _ in sharding._parts(tuple(shape)):
        starts = tuple(part.start or 0 for part in index)
        sizes = tuple((part.stop or size) - (part.start or 0) for part, size in zip(index, shape))
        held.setdefault((starts, sizes), []).append(device.id)
    if len(shape) == 1:
        height, width = 1, int(10 * scale) * (1 / shape[0])
        cells = {(0, at): (ids, 1, size[0] / shape[0]) for (at,), size, ids in _places(held)}
    else:
        height = int(10 * scale)
        width = int(height * shape[1] / shape[0])
        cells = {
            place: (ids, size[0] / shape[0], size[1] / shape[1]) for place, size, ids in _places(held)
        }
    width = int(width)
    rows, columns = max(at for at, _ in cells) + 1, max(at for _, at in cells) + 1
    boxes = {}
    for place, (ids, tall, wide) in cells.items():
        text = "CPU " + ",".join(map(str, sorted(ids)))
        room = min(max(int(wide * width * 2.5), min_width), max_width)
        left, odd = divmod(room - len(text) - 2, 2)
        lines = 1 if len(shape) == 1 else int(tall * height)
        top, more = divmod(lines - 2, 2)
        left, right, top, bottom = (max(it, 0) for it in (left, left + odd, top, top + more))
        boxes[place] = " " * left + text + " " * right, top, bottom
    widths = [max(len(boxes[row, column][0]) for row in range(rows)) for column in range(columns)]
    over = sum(widths) + columns + 1 - max_width
    if over > 0:
        short, rest = divmod(sum(widths) - over, columns)
        widths = [short + (at < rest) for at in range(columns)]

    def line(left, middle, right):
        return left + middle.join("─" * width for width in widths) + right

    lines = [line("┌", "┬", "┐")]
    for row in range(rows):
        if row:
            lines.append(line("├", "┼", "┤"))
        in_row = [boxes[row, column] for column in range(columns)]
        top, bottom = max(box[1] for box in in_row), max(box[2] for box in in_row)
        texts = [text if len(text) <= width else "" for (text, *_), width in zip(in_row, widths)]
        middle = "│".join(text.center(width) for text, width in zip(texts, widths))
        empty = "│".join(" " * width for width in widths)
        lines += [f"│{empty}│"] * top + [f"│{middle}│"] + [f"│{empty}│"] * bottom
    lines.append(line("└", "┴", "┘"))
    print("\n".join(lines))


def _places(held):
    # The parts by their place in the grid of parts.
    orders = [sorted(set(axis)) for axis in zip(*(starts for starts, _ in held))]
    for (starts, sizes), ids in held.items():
        yield tuple(order.index(start) for order, start in zip(orders, starts)), sizes, ids


class UnreducedKind(_enum.Enum):
    """How the parts of an array that is not reduced yet are to be put together."""

    sum = _enum.auto()
    max = _enum.auto()
    min = _enum.auto()


class ManualAxisType:
    """Along which axes of a mesh the parts of an array differ, or are not reduced yet."""

    def __init__(self, *, varying=frozenset(), unreduced=frozenset(), reduced=frozenset(), unreduced_kind=None):
        self.varying, self.unreduced, self.reduced = map(frozenset, (varying, unreduced, reduced))
        self.unreduced_kind = unreduced_kind

    def _own(self):
        return self.varying, self.unreduced, self.reduced, self.unreduced_kind

    def __eq__(self, other):
        return isinstance(other, ManualAxisType) and self._own() == other._own()

    def __hash__(self):
        return hash(self._own())

    def __repr__(self):
        names = ("varying", "unreduced", "reduced", "unreduced_kind")
        return f"ManualAxisType({', '.join(f'{name}={value}' for name, value in zip(names, self._own()))})"


def no_collectives(new_val=True):
    """Refused: what goes between devices is not kept apart."""
    raise NotImplementedError("jax.sharding.no_collectives: what goes between devices is not kept apart here")
