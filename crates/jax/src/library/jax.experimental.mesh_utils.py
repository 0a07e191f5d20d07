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
