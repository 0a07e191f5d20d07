"""What several processes do together; here there is one."""

import __future__ as _future
from functools import lru_cache as lru_cache, partial as _partial
from typing import Any as Any

import jax as _jax
from jax._src.core import Primitive as _Primitive
from jax._src.util import safe_zip as safe_zip
from jax.interpreters import ad as _ad, batching as _batching, mlir as _mlir
from jax.sharding import PartitionSpec as P
from jax.tree_util import tree_flatten as tree_flatten, tree_unflatten as tree_unflatten


def sync_global_devices(name):
    """Waits for all processes: there is one."""


def process_allgather(in_tree, tiled=False):
    """The arrays of all processes, which are those of the one that there is, behind an axis more unless `tiled`."""
    arrays = _jax.device_get(in_tree)
    return arrays if tiled else _jax.tree.map(lambda it: it[None], arrays)


def broadcast_one_to_all(in_tree, is_source=None):
    """What the first process has: there is one."""
    return _jax.device_get(in_tree)


def assert_equal(in_tree, fail_message=""):
    """Nothing can differ from process to process: there is one."""


class ProcessFailureError(RuntimeError):
    """That another process failed: there is none."""


def host_local_array_to_global_array(local_inputs, global_mesh, pspecs):
    """The arrays of this process as those of all, of which there is this one."""
    from jax.sharding import NamedSharding

    return _jax.tree.map(lambda it, spec: _jax.device_put(it, NamedSharding(global_mesh, spec)), local_inputs, pspecs)


def global_array_to_host_local_array(global_inputs, global_mesh, pspecs):
    """What this process has of arrays: all."""
    return global_inputs


def live_devices(devices):
    """The devices of processes that are alive: all."""
    return list(devices)


def reached_preemption_sync_point(step_id):
    """False: nothing ends this process from outside."""
    return False


host_local_array_to_global_array_p = _Primitive("host_local_array_to_global_array")
global_array_to_host_local_array_p = _Primitive("global_array_to_host_local_array")


@host_local_array_to_global_array_p.def_impl
def host_local_array_to_global_array_impl(arr, *, global_mesh, pspec):
    """An array of this process as one of all."""
    return host_local_array_to_global_array(arr, global_mesh, pspec)


@global_array_to_host_local_array_p.def_impl
def global_array_to_host_local_array_impl(arr, *, global_mesh, pspec):
    """What this process has of an array."""
    return global_array_to_host_local_array(arr, global_mesh, pspec)


@host_local_array_to_global_array_p.def_abstract_eval
def ltg_abstract_eval(arr, *, global_mesh, pspec):
    """The type of an array of all processes, which is that of the one that there is."""
    return arr


@global_array_to_host_local_array_p.def_abstract_eval
def gtl_abstract_eval(arr, *, global_mesh, pspec):
    """The type of what this process has, which is all."""
    return arr


def ltg_batcher(insert_axis, axis_data, vals_in, dims_in, global_mesh, pspec):
    """Along a mapped axis nothing is split."""
    (x,), (dim,) = vals_in, dims_in
    parts = list(pspec)
    parts.insert(dim, axis_data.spmd_name if insert_axis else None)
    return host_local_array_to_global_array_p.bind(x, global_mesh=global_mesh, pspec=P(*parts)), dim


_batching.fancy_primitive_batchers[host_local_array_to_global_array_p] = _partial(ltg_batcher, False)
for _p in (host_local_array_to_global_array_p, global_array_to_host_local_array_p):
    _ad.deflinear(_p, lambda cotangent, **params: [cotangent])
    _mlir.register_lowering(_p, _mlir.lower_fun(lambda arr, **params: arr, multiple_results=False))
partial = _partial
annotations = _future.annotations
