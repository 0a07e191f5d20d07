"""The rest of jax."""

import contextlib as _contextlib
import enum as _enum
import functools as _functools

import numpy as _np
import jax as _jax
from jax import custom_derivatives as _custom_derivatives
from jax import api_util as api_util
from jax import dtypes as dtypes
from jax import interpreters as interpreters
from jax import sharding as _sharding
from jax._src.shard_map import shard_map as shard_map
from jax import ref as ref
from jax import stages as stages
from jax import version as version
from jax.dtypes import float0 as float0
from jax.ref import empty_ref as empty_ref, free_ref as free_ref

NamedSharding = _sharding.NamedSharding
P = _sharding.PartitionSpec
make_mesh = _sharding.make_mesh
get_mesh = _sharding.get_mesh
get_abstract_mesh = _sharding.get_abstract_mesh
use_abstract_mesh = _sharding.use_abstract_mesh
reshard = _sharding.reshard
set_mesh = _sharding.set_mesh
closure_convert = _custom_derivatives.closure_convert
custom_gradient = _custom_derivatives.custom_gradient


def fwd_and_bwd(fun, argnums, has_aux=False, jitted=True):
    """Two functions: one gives what `fun` gives and what the other needs for the gradient, which takes that and a cotangent.

    >>> fwd, bwd = jax.fwd_and_bwd(lambda x, y: x * y, argnums=(0, 1), jitted=False)
    >>> out, saved = fwd(2.0, 3.0)
    >>> bwd(saved, 1.0)
    (Array(3., dtype=float32, weak_type=True), Array(2., dtype=float32, weak_type=True))
    """
    places = (argnums,) if isinstance(argnums, int) else tuple(argnums)

    def fwd(*args, **kwargs):
        at = [place % len(args) for place in places]

        def of_some(*dynamic):
            new = list(args)
            for place, value in zip(at, dynamic):
                new[place] = value
            return fun(*new, **kwargs)

        out, pullback, *aux = _jax.vjp(of_some, *[args[place] for place in at], has_aux=has_aux)
        if jitted:
            # What the function needs becomes a tree, which `jit` can give and take.
            pullback, needed = _custom_derivatives._converted(pullback, lambda it: True, out)
            pullback = _jax.tree_util.Partial(_functools.partial(_pulled, pullback), needed)
        return (out, pullback, *aux)

    def bwd(f_vjp, outgrad):
        gradients = f_vjp(outgrad)
        return gradients[0] if isinstance(argnums, int) else gradients

    return (_jax.jit(fwd), _jax.jit(bwd)) if jitted else (fwd, bwd)


def host_count(backend=None):
    """How many processes there are: one."""
    return _jax.process_count(backend)


def host_id(backend=None):
    """The number of this process."""
    return _jax.process_index(backend)


def host_ids(backend=None):
    """The numbers of all processes."""
    return [_jax.process_index(backend)]


def process_indices(backend=None):
    """The numbers of all processes.

    >>> jax.process_indices()
    [0]
    """
    return [_jax.process_index(backend)]


def _pulled(pullback, needed, cotangent):
    return pullback(cotangent, *needed)


@_contextlib.contextmanager
def _guarded(name, level):
    if level not in ("allow", "log", "log_explicit"):
        raise NotImplementedError(f"jax.{name}({level!r}): there is one memory here, so that nothing is transferred")
    yield


def transfer_guard(level):
    """While it is entered, transfers between memories are looked at: only `"allow"` and `"log"`, as there is one memory."""
    return _guarded("transfer_guard", level)


def transfer_guard_device_to_device(level):
    """As `transfer_guard`, for transfers between devices."""
    return _guarded("transfer_guard_device_to_device", level)


def transfer_guard_device_to_host(level):
    """As `transfer_guard`, for transfers from a device."""
    return _guarded("transfer_guard_device_to_host", level)


def transfer_guard_host_to_device(level):
    """As `transfer_guard`, for transfers to a device."""
    return _guarded("transfer_guard_host_to_device", level)


@_contextlib.contextmanager
def enable_checks(new_val=True):
    """Changes nothing: what JAX would check of itself is checked here anyway."""
    yield


@_contextlib.contextmanager
def explain_cache_misses(new_val=True):
    """Changes nothing: the page says why a function was traced again."""
    yield


@_contextlib.contextmanager
def default_matmul_precision(new_val=None):
    """While it is entered, products of matrices that say nothing else are said to be that exact; their numbers are the same.

    >>> with jax.default_matmul_precision("highest"):
    ...     print(jax.make_jaxpr(jnp.dot)(jnp.ones(2), jnp.ones(2)).eqns[0].params["precision"][0])
    HIGHEST
    """
    from jax._src.options import _EXACT
    from jax._src.library import precision

    if new_val is not None and new_val not in _EXACT:
        raise ValueError(f"new enum value must be None or in {sorted(_EXACT)}, got {new_val} of type {type(new_val)}.")
    before = precision(_EXACT.get(new_val))
    try:
        yield
    finally:
        precision(before)


def print_environment_info(return_string=False):
    """Prints the versions of what is running, or gives the text."""
    text = f"jax:    {_jax.__version__}\nnumpy:  {_np.__version__}\ndevice: {_jax.devices()[0]}\n"
    return text if return_string else print(text)


def _array_of_parts(shape, sharding, part):
    # The array whose parts are what `part` gives for their slices.
    sharding = _sharding._given(sharding)
    _sharding._fits(shape, sharding, "arguments")
    whole = None
    for _, index, _ in sharding._parts(tuple(shape)):
        own = _np.asarray(part(index))
        whole = _np.empty(tuple(shape), own.dtype) if whole is None else whole
        whole[index] = own
    return _jax.device_put(_jax.numpy.asarray(whole), sharding)


def make_array_from_callback(shape, sharding, data_callback, dtype=None):
    """An array of a shape, of which `data_callback` gives the part of each device, for the slices of that part.

    >>> sharding = jax.sharding.SingleDeviceSharding(jax.devices()[0])
    >>> jax.make_array_from_callback((2,), sharding, lambda index: np.arange(2.0)[index])
    Array([0., 1.], dtype=float32)
    """
    return _array_of_parts(shape, sharding, lambda index: _np.asarray(data_callback(index), dtype))


def make_array_from_single_device_arrays(shape, sharding, arrays, *, dtype=None):
    """An array of a shape, of which each of the arrays is one device's part, in the order of the devices."""
    parts = iter(arrays)
    return _array_of_parts(shape, sharding, lambda index: _np.asarray(next(parts), dtype))


def make_array_from_process_local_data(sharding, local_data, global_shape=None):
    """An array of what this process has, which is all."""
    return _jax.device_put(_jax.numpy.asarray(local_data), sharding)


def device_put_sharded(shards, devices, **kwargs):
    """The arrays, one for each device, behind one axis more."""
    mesh = _sharding.Mesh(list(devices), ("_device_put_sharded",))
    sharding = NamedSharding(mesh, P("_device_put_sharded"))
    return _jax.tree.map(lambda *parts: _jax.device_put(_jax.numpy.stack(parts), sharding), *shards)


def device_put_replicated(x, devices):
    """The array once for each device, behind one axis more."""
    return device_put_sharded([x] * len(devices), devices)


class CompilerEffortLevel(_enum.IntEnum):
    """How much a compiler is to do; here nothing depends on it."""

    UNKNOWN = 0
    O0 = 9
    O1 = 19
    O2 = 29
    O3 = 39

    __repr__ = _enum.Enum.__repr__


class Inline(_enum.Enum):
    """When what a jitted function stages is to be put into what calls it."""

    JAX_EARLY = "jax_early"
    JAX_LATE = "jax_late"
    XLA_EARLY = "xla_early"
    XLA_LATE = "xla_late"
    AUTO = "auto"


def _indifferent(name, *fine):
    # A state that can be entered and changes nothing; values that would change something are refused.
    @_contextlib.contextmanager
    def state(new_val=True):
        if fine and new_val not in fine:
            raise NotImplementedError(f"jax.{name}({new_val!r})")
        yield

    state.__name__ = state.__qualname__ = name
    allowed = f": only {' and '.join(map(repr, fine))}, which is so anyway" if fine else ""
    state.__doc__ = f"Changes nothing{allowed}."
    return state


allow_f16_reductions = _indifferent("allow_f16_reductions", True)
array_garbage_collection_guard = _indifferent("array_garbage_collection_guard", "allow")
default_prng_impl = _indifferent("default_prng_impl", "threefry2x32")
enable_custom_prng = _indifferent("enable_custom_prng", True)
jax2tf_associative_scan_reductions = _indifferent("jax2tf_associative_scan_reductions")
legacy_prng_key = _indifferent("legacy_prng_key", "allow")
softmax_custom_jvp = _indifferent("softmax_custom_jvp", True)
thread_guard = _indifferent("thread_guard")
threefry_partitionable = _indifferent("threefry_partitionable", True)


def copy_to_host_async(x):
    """The same tree: the arrays are where the program is."""
    return x


no_execution = _indifferent("no_execution", False)
no_tracing = _indifferent("no_tracing", False)
auto_pcast = _indifferent("auto_pcast", True)
remove_size_one_mesh_axis_from_type = _indifferent("remove_size_one_mesh_axis_from_type", False)


def live_arrays(platform=None):
    """Refused: which arrays are still there is not kept."""
    raise NotImplementedError("jax.live_arrays: which arrays are still there is not kept here")


def smap(f=None, /, *, in_axes=..., out_axes=..., axis_name=...):
    """Refused: `jax.shard_map` maps over all axes of a mesh at once."""
    raise NotImplementedError("jax.smap: a function is mapped over one axis of a mesh; jax.shard_map maps over all")


Shard = _sharding._Shard


class MemorySpace(_enum.Enum):
    """Where the memory of an array is; here there is one."""

    Device = 0
    Host = 1
    Any = 2

    def __repr__(self):
        return f"MemorySpace.{self.name}"


class _Memory:
    Space = MemorySpace


memory = _Memory()
del MemorySpace


def ds(*args, **kwargs):
    """So many places from one on, which may be traced, as an index: `x[jax.ds(start, size)]`.

    >>> jax.jit(lambda x, start: x[jax.ds(start, 2)])(jnp.arange(5), 3)
    Array([3, 4], dtype=int32)
    """
    from jax._src import indexing

    return indexing.dslice(*args, **kwargs)


def make_user_context(default_value=None):
    """Refused: what is staged here depends on no settings that programs add."""
    raise NotImplementedError("jax.make_user_context: what is staged here depends on no settings that programs add")


_MODULES = ("custom_batching", "distributed", "dlpack", "export", "ffi", "image", "profiler")


def __function_text__(function):
    from jax._src import functions

    return functions.text(function)


def __getattr__(name):
    if name in _MODULES:
        import importlib

        return importlib.import_module(f"jax.{name}")
    if name == "ad":
        from jax._src.api import ad

        return ad
    raise AttributeError(f"module 'jax' has no attribute '{name}'")
