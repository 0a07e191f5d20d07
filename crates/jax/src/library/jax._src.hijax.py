"""Primitives of whole trees, and values that a program lowers to arrays itself.

Such a value goes into a transformation as the arrays that it is lowered to, and is raised again within; so a jaxpr shows the
arrays.
"""

import jax as _jax
from jax import tree_util as _tree
from jax._src.core import AbstractValue as _AbstractValue, Primitive as _Primitive, ShapedArray as _ShapedArray
from jax._src.core import Zero as _Zero, get_aval as _get_aval
from jax.interpreters import batching as _batching

_typeofs = {}


class HiType(_AbstractValue):
    """The type of values that are lowered to arrays: below this a program says how."""

    def lo_ty(self):
        """The types of the arrays that a value is lowered to."""
        _must_override(self, "lo_ty", "lowering")

    def lower_val(self, hi_val):
        """The arrays of a value."""
        _must_override(self, "lower_val", "lowering")

    def raise_val(self, *lo_vals):
        """The value of arrays."""
        _must_override(self, "raise_val", "lowering")

    def to_tangent_aval(self):
        """The type of tangents."""
        _must_override(self, "to_tangent_aval", "differentiation")

    def to_ct_aval(self):
        """The type of cotangents."""
        return self.to_tangent_aval()


def _must_override(ty, method, needed_for):
    raise NotImplementedError(f"for {needed_for} support, subclass {type(ty)} must implement `{method}`")


def register_hitype(val_cls, typeof_fn):
    """Says what type the values of a class have: a function of the value."""
    _typeofs[val_cls] = typeof_fn

    def lowered(value):
        ty = typeof_fn(value)
        return tuple(ty.lower_val(value)), ty

    _tree.register_pytree_node(val_cls, lowered, lambda ty, leaves: ty.raise_val(*leaves))


_plain_typeof = _jax.typeof


def typeof(x):
    """The type of a value: that which its class was registered with, else shape and dtype."""
    known = _typeofs.get(type(x))
    return _plain_typeof(x) if known is None else known(x)


_jax.typeof = typeof


def _lo(avals):
    return [lo for aval in avals for lo in (aval.lo_ty() if isinstance(aval, HiType) else [aval])]


def _lowered(avals, values):
    flat = []
    for aval, value in zip(avals, values):
        flat.extend(aval.lower_val(value) if isinstance(aval, HiType) else [value])
    return flat


def _raised(avals, flat):
    rest, values = iter(flat), []
    for aval in avals:
        if isinstance(aval, HiType):
            values.append(aval.raise_val(*[next(rest) for _ in aval.lo_ty()]))
        else:
            values.append(next(rest))
    return values


class HiPrim:
    """A primitive of trees of arguments; below this a program says what it gives and how it is differentiated and mapped.

    >>> from jax.experimental.hijax import HiPrim
    >>> class Twice(HiPrim):
    ...     def __init__(self, aval):
    ...         self.in_avals, self.out_aval, self.params = (aval,), aval, {}
    ...         super().__init__()
    ...     def expand(self, x):
    ...         return x * 2
    ...     def vjp_fwd(self, nzs_in, x):
    ...         return self(x), None
    ...     def vjp_bwd_retval(self, res, ct):
    ...         return (ct * 2,)
    >>> jax.grad(lambda x: Twice(jax.typeof(x))(x))(1.0)
    Array(2., dtype=float32, weak_type=True)
    """

    effects = frozenset()
    skip_linearization_on_zero_tangents = False

    def __init__(self):
        if not all(hasattr(self, name) for name in ("in_avals", "out_aval", "params")):
            raise AttributeError("subclass must set in_avals, out_aval and params before super().__init__()")
        for name, value in self.params.items():
            setattr(self, name, value)
        self.in_avals_flat, self.in_tree = _tree.tree_flatten(self.in_avals)
        self.out_avals_flat, self.out_tree = _tree.tree_flatten(self.out_aval)

    def expand(self, *args):
        """What the primitive gives."""
        _must_override(self, "expand", "lowering")

    def jvp(self, primals, tangents):
        """Result and tangent."""
        raise NotImplementedError(f"for jvp support, subclass {type(self)} must implement `jvp`")

    def vjp_fwd(self, nzs_in, /, *args):
        """The result, and what `vjp_bwd_retval` needs."""
        raise NotImplementedError(f"for grad support, subclass {type(self)} must implement `vjp_fwd`")

    def vjp_bwd(self, res, outgrad, /, *arg_accums):
        """Adds the cotangents of the arguments to where they are gathered."""
        for accum, ct in zip(_tree.tree_leaves(arg_accums), self.in_tree.flatten_up_to(self.vjp_bwd_retval(res, outgrad))):
            accum.accum(ct)

    def vjp_bwd_retval(self, res, outgrad, /):
        """The cotangents of the arguments."""
        raise NotImplementedError(f"for grad support, subclass {type(self)} must implement `vjp_bwd` or `vjp_bwd_retval`")

    def batch(self, axis_data, args, dims):
        """The result for mapped arguments, and where its mapped axes are."""
        raise NotImplementedError(f"for vmap support, subclass {type(self)} must implement `batch`")

    def __call__(self, *args):
        """What the current trace makes of the arguments."""
        flat = _lowered(self.in_avals_flat, self.in_tree.flatten_up_to(args))
        return self._out(_Call(self).bind(*flat, **self.params))

    def _in(self, flat):
        return _tree.tree_unflatten(self.in_tree, _raised(self.in_avals_flat, flat))

    def _out(self, flat):
        return _tree.tree_unflatten(self.out_tree, _raised(self.out_avals_flat, flat))

    def _flat_out(self, found):
        return _lowered(self.out_avals_flat, self.out_tree.flatten_up_to(found))

    def __repr__(self):
        return f"{type(self).__name__}[{self.params}]"

    def __hash__(self):
        return hash((type(self), tuple(self.params.items())))

    def __eq__(self, other):
        return type(self) is type(other) and self.params == other.params


def _check_tangents(hi):
    for aval in [*hi.in_avals_flat, *hi.out_avals_flat]:
        if isinstance(aval, HiType) and [str(it) for it in _lo([aval.to_tangent_aval()])] != [str(it) for it in aval.lo_ty()]:
            raise NotImplementedError(f"{hi}: differentiation of {aval}, whose tangents are of another type")


class _Call(_Primitive):
    # What stands in jaxprs for such a primitive.
    multiple_results = True

    def __init__(self, hi):
        super().__init__(type(hi).__name__)
        self.hi = hi

    def impl(self, *flat, **params):
        return self.hi._flat_out(self.hi.expand(*self.hi._in(flat)))

    def _abstract(self, avals, params):
        return _lo(self.hi.out_avals_flat), []

    def _differentiated(self, primals, tangents, params):
        hi = self.hi
        _check_tangents(hi)
        tangents = [_Zero(it) if isinstance(it, _ShapedArray) else it for it in tangents]
        args = hi._in(primals)
        if type(hi).jvp is not HiPrim.jvp:
            dots = hi._in([_zeros(it.aval) if type(it) is _Zero else it for it in tangents])
            found, dot = hi.jvp(args, dots)
            return hi._flat_out(found), hi._flat_out(dot)
        nzs = [type(it) is not _Zero for it in tangents]
        found, saved = hi.vjp_fwd(_tree.tree_unflatten(hi.in_tree, nzs) if len(nzs) == hi.in_tree.num_leaves else nzs, *args)
        leaves, tree = _tree.tree_flatten(saved)
        wanted = [it for it, nz in zip(tangents, nzs) if nz]
        return hi._flat_out(found), _Pullback(hi, tree, len(leaves), nzs).bind(*leaves, *wanted)

    def _batched(self, size, args, dims, params):
        hi = self.hi
        data = _batching.AxisData(None, size, None, None)
        found, dims = hi.batch(data, hi._in(args), _tree.tree_unflatten(hi.in_tree, dims))
        leaves = _tree.tree_leaves(found)
        flat_dims = _tree.tree_leaves(dims, is_leaf=lambda it: it is None)
        return leaves, flat_dims * len(leaves) if len(flat_dims) == 1 else flat_dims

    def _check_lowering(self, params):
        pass

    def _compiled(self, args, params):
        return self.impl(*args)


def _zeros(aval):
    return _jax.numpy.zeros(aval.shape, aval.dtype)


class _Gathered:
    # Where a cotangent is added.
    def __init__(self, aval):
        self.aval, self.total = aval, None

    def accum(self, ct):
        if ct is not None and type(ct) is not _Zero:
            self.total = ct if self.total is None else self.total + ct

    def freeze(self):
        return self.total


class _Pullback(_Primitive):
    # The linear map of which only the transpose is known.
    multiple_results = True

    def __init__(self, hi, tree, count, nzs):
        super().__init__(f"{type(hi).__name__}_linearized")
        self.hi, self.tree, self.count, self.nzs = hi, tree, count, nzs

    def impl(self, *operands):
        return self.hi.jvp(None, None)

    def _compiled(self, args, params):
        return self.impl(*args)

    def _abstract(self, avals, params):
        return _lo(self.hi.out_avals_flat), []

    def _transposed(self, cts, inputs, params):
        hi = self.hi
        saved = _tree.tree_unflatten(self.tree, inputs[: self.count])
        cts = [_zeros(it) if isinstance(it, _ShapedArray) else it for it in cts]
        places = [_Gathered(aval) for aval in hi.in_avals_flat]
        hi.vjp_bwd(saved, hi._out(cts), *_tree.tree_unflatten(hi.in_tree, places))
        flat = []
        for place in places:
            is_hi, total = isinstance(place.aval, HiType), place.total
            count = len(place.aval.lo_ty()) if is_hi else 1
            flat.extend([None] * count if total is None else place.aval.lower_val(total) if is_hi else [total])
        # What nothing was added to is zero.
        avals = _lo(hi.in_avals_flat)
        flat = [aval if it is None else it for aval, it in zip(avals, flat)]
        return [None] * self.count + [it for it, nz in zip(flat, self.nzs) if nz]


def bdims_at_front(axis_data, args, dims):
    """Arguments with their mapped axes in front, made by copying where there is none."""
    return _tree.tree_map(
        lambda x, dim: _batching.bdim_at_front(x, dim, axis_data.size), args, dims, is_leaf=lambda it: it is None
    )
