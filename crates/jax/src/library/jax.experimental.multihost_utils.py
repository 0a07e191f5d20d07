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
