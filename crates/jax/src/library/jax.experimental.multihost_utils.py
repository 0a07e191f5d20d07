"""What several processes do together; here there is one."""

import jax as _jax


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
