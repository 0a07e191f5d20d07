"""What `jax` has of transformations, and what becomes of the cotangents of a function's arguments."""

import dataclasses as _dataclasses
import types as _types

import jax as _jax
from jax import device_get as device_get, device_put as device_put, eval_shape as eval_shape, grad as grad
from jax import hessian as hessian, jacfwd as jacfwd, jacrev as jacrev, jit as jit, jvp as jvp
from jax import linear_transpose as linear_transpose, linearize as linearize, make_jaxpr as make_jaxpr, pmap as pmap
from jax import value_and_grad as value_and_grad, vjp as vjp, vmap as vmap
from jax import tree_util as _tree
from jax._src.library import differences as _differences


@_dataclasses.dataclass(frozen=True)
class GradValue:
    """A cotangent that is wanted as a value."""


@_tree.register_dataclass
@_dataclasses.dataclass(frozen=True)
class GradRef:
    """In the place of a cotangent: it was added to a reference."""


@_dataclasses.dataclass(frozen=True)
class DontWant:
    """A cotangent that is not wanted."""


@_tree.register_dataclass
@_dataclasses.dataclass(frozen=True)
class DidntWant:
    """In the place of a cotangent: it was not wanted."""


ad = _types.SimpleNamespace(DontWant=DontWant, DidntWant=DidntWant, GradRef=GradRef, GradValue=GradValue)


def _with_refs(pullback, name):
    # What is told of each cotangent where it is wanted gives the function that puts them there.
    return lambda *wanted: lambda out_ct: _pulled(pullback, name, wanted, out_ct)


def _pulled(pullback, name, wanted, out_ct):
    found = pullback(out_ct)
    given = wanted + tuple(_tree.tree_map(lambda _: GradValue(), it) for it in found[len(wanted) :])
    leaves, tree = _tree.tree_flatten(found)
    places, other = _tree.tree_flatten(given)
    if tree != other:
        raise ValueError(_unexpected(name, found, given))
    return _tree.tree_unflatten(tree, map(_put, places, leaves))


def _put(place, cotangent):
    if isinstance(place, DontWant):
        return DidntWant()
    if not isinstance(place, _jax.Ref):
        return cotangent
    place[...] += cotangent
    return GradRef()


def _unexpected(name, found, given):
    lines = []
    for path, own, other, why in _differences(found, given):
        lines.append(f"  * args{path} was a {own} in the primal arguments, but a {other} in the `with_refs` ")
        lines.append(f"arguments, so {why}.\n")
    return (
        "unexpected tree structure in the arguments to a VJP function's `with_refs` method.\n\nThe arguments to `with_refs` "
        f"must match the pytree structure of the primal\narguments of the differentiated function {name},\nwith one entry "
        "for each array argument. Each entry must be a `Ref` (to\naccumulate this argument's gradient into the ref in-place), "
        "a\n`jax.ad.GradValue()` (to have this argument's gradient returned as a value,\nthe default behavior), or a "
        "`jax.ad.DontWant()` (to skip computing this\nargument's gradient). Note that `None` is an empty pytree, so it can't "
        "be\nused as a placeholder entry.\n\nBut the tree structures differ:\n" + "".join(lines)
    )
