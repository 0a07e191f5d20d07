"""Rules of vectorization for primitives that programs define."""

from collections import namedtuple as _namedtuple

from jax import numpy as _jnp
from jax._src import core as _core

primitive_batchers = _core._batchers
fancy_primitive_batchers = _core._sized_batchers
axis_primitive_batchers = _core._sized_batchers
not_mapped = None
AxisData = _namedtuple("AxisData", ["name", "size", "spmd_name", "explicit_mesh_axis"])


class BatchTracer:
    """A value that a function sees while it is vectorized."""


def moveaxis(x, src, dst):
    """An array with one of its axes elsewhere; as it is where it has no mapped axis."""
    return x if src is None or src == dst else _jnp.moveaxis(x, src, dst)


def broadcast(x, sz, axis, mesh_axis=None):
    """An array again and again along a new axis."""
    shape = list(_jnp.shape(x))
    shape.insert(axis, sz)
    kept = [at for at in range(len(shape)) if at != axis]
    return _lax().broadcast_in_dim(x, tuple(shape), tuple(kept))


def _lax():
    from jax import lax

    return lax


def bdim_at_front(x, bdim, size):
    """An array with its mapped axis in front, made by copying if it has none."""
    return broadcast(x, size, 0) if bdim is None else moveaxis(x, bdim, 0)


def matchaxis(axis_name, sz, src, dst, x):
    """An array with its mapped axis where it is wanted."""
    if src == dst:
        return x
    return broadcast(x, sz, dst) if src is None else moveaxis(x, src, dst)


def defvectorized(prim):
    """Says that a primitive of one operand does the same for each element, so that a mapped axis stays where it is."""

    def rule(args, dims, **params):
        dim = dims[0]
        found = prim.bind(*args, **params)
        return found, [dim] * len(found) if prim.multiple_results else dim

    primitive_batchers[prim] = rule


def defbroadcasting(prim):
    """Says that a primitive does the same for each place of its operands, which are of one shape or numbers."""

    def rule(args, dims, **params):
        shapes = {(_jnp.shape(arg), dim) for arg, dim in zip(args, dims) if _jnp.ndim(arg)}
        if len(shapes) == 1:
            ((_, at),) = shapes
        else:
            rank = max(_jnp.ndim(arg) - (dim is not None) for arg, dim in zip(args, dims)) + 1
            args = [_at_front(arg, dim, rank) for arg, dim in zip(args, dims)]
            at = 0
        found = prim.bind(*args, **params)
        return found, [at] * len(found) if prim.multiple_results else at

    primitive_batchers[prim] = rule


def _at_front(x, dim, rank):
    if dim is None:
        return x if not _jnp.ndim(x) else _jnp.expand_dims(x, tuple(range(rank - _jnp.ndim(x))))
    x = moveaxis(x, dim, 0)
    missing = rank - _jnp.ndim(x)
    return x if not missing else _jnp.expand_dims(x, tuple(range(1, 1 + missing)))


def defreducer(prim, ident=None):
    """Says that a primitive reduces the axes that its parameter `axes` names."""

    def rule(args, dims, *, axes, **params):
        (x,), (at,) = args, dims
        moved = tuple(axis + (axis >= at) for axis in axes)
        return prim.bind(x, axes=moved, **params), at - sum(axis < at for axis in moved)

    primitive_batchers[prim] = rule


class ZeroIfMapped:
    """In the place of an axis: the first one, if the value is mapped at all."""


zero_if_mapped = ZeroIfMapped()


def batch_jaxpr_axes(closed_jaxpr, axis_data, in_axes, out_axes_dest):
    """The jaxpr that maps another along an axis of some arguments, and which results are mapped."""
    import jax

    size, name = axis_data.size, axis_data.name
    own = [var.aval for var in closed_jaxpr.jaxpr.invars]
    avals = [aval if at is None else _widened(aval, at, size) for aval, at in zip(own, in_axes)]
    every = [0 if at is zero_if_mapped else at for at in out_axes_dest]
    flat = lambda *args: jax.core.eval_jaxpr(closed_jaxpr.jaxpr, closed_jaxpr.consts, *args)
    mapped = [at is not None for at in every]
    named = {} if name is None else {"axis_name": name}
    found = jax.vmap(flat, in_axes=tuple(in_axes), out_axes=every, axis_size=size, **named)
    return jax.make_jaxpr(found)(*avals), mapped


def _widened(aval, at, size):
    from jax.extend.core import unmapped_aval

    return unmapped_aval(size, at, aval)


def batch_subtrace(*args, **kwargs):
    """Refused: programs cannot put a trace of their own in the way."""
    raise NotImplementedError("jax.interpreters.batching.batch_subtrace: programs cannot put a trace of their own in the way here")


def register_vmappable(data_type, spec_type, axis_size_type, to_elt, from_elt, make_iota):
    """Refused: `vmap` maps the arrays that a tree has as its leaves."""
    raise NotImplementedError(
        "jax.interpreters.batching.register_vmappable: vmap maps the arrays in a tree here; jax.tree_util.register_pytree_node "
        "says which those are"
    )


def unregister_vmappable(data_type):
    """Refused, as `register_vmappable`."""
    raise NotImplementedError("jax.interpreters.batching.unregister_vmappable: nothing can be registered here")
