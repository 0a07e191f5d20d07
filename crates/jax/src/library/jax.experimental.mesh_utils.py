"""Devices in grids."""

import math as _math

import jax as _jax
from jax import sharding as _sharding


def create_device_mesh(mesh_shape, devices=None, *, contiguous_submeshes=False, allow_split_physical_axes=False):
    """The devices in a grid of a shape, which must have as many places.

    >>> from jax.experimental import mesh_utils
    >>> mesh_utils.create_device_mesh((1, 1))
    array([[CpuDevice(id=0)]], dtype=object)
    """
    devices = list(_jax.devices() if devices is None else devices)
    if _math.prod(mesh_shape) != len(devices):
        raise ValueError(f"Number of devices {len(devices)} must equal the product of mesh_shape {tuple(mesh_shape)}")
    return _sharding._Grid(devices, mesh_shape)


# How devices of other kinds are laid out: here there are none of them.
device_kind_handler_dict = {}


def create_hybrid_device_mesh(
    mesh_shape, dcn_mesh_shape, devices=None, *, process_is_granule=False, should_sort_granules_by_key=True,
    allow_split_physical_axes=False
):
    """The devices of one process, or of one part of a machine, in a grid of a shape, and those grids in another.

    >>> from jax.experimental import mesh_utils
    >>> mesh_utils.create_hybrid_device_mesh((1, 1), (1, 1), process_is_granule=True)
    array([[CpuDevice(id=0)]], dtype=object)
    """
    devices = list(_jax.devices() if devices is None else devices)
    name = "process_index" if process_is_granule else "slice_index"
    if not hasattr(devices[0], name):
        raise ValueError(f"Device {devices[0]} does not have attribute {name}. See `process_is_granule` option.")
    granules = {}
    for device in devices:
        granules.setdefault(getattr(device, name), []).append(device)
    if _math.prod(dcn_mesh_shape) != len(granules):
        raise ValueError(f"Number of slices {len(granules)} must equal the product of dcn_mesh_shape {dcn_mesh_shape}")
    # One process has all devices, so that there is one grid.
    return create_device_mesh(mesh_shape, devices)
