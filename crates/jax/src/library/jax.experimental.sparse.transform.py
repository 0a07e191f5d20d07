"""Functions of dense arrays as functions of sparse ones too."""

import functools as _functools

import jax as _jax
from jax import lax as _lax, numpy as _jnp, tree_util as _tree
from jax.core import Tracer as _Tracer
from jax.extend.core import Literal as _Literal
from jax.experimental.sparse._base import JAXSparse as _JAXSparse, _bound
from jax.experimental.sparse._products import _added, _multiplied, _divided, _sparse_only, bcoo_conv_general_dilated
from jax.experimental.sparse._products import bcoo_dot_general
from jax.experimental.sparse import _shapes
from jax.experimental.sparse.bcoo import BCOO as _BCOO, bcoo_sum_duplicates, bcoo_transpose

todense_p = _bound("todense", lambda arr, **params: arr)


def todense(arr):
    """The whole array: dense ones as they are."""
    if isinstance(arr, _JAXSparse):
        return arr.todense()
    return todense_p.bind(arr) if isinstance(arr, _Tracer) else arr


class SparseTracer:
    """A sparse array that a function sees while it is traced; here that is a tracer like others."""


_ELEMENTS = "abs asin asinh atan atanh bessel_i1e convert_element_type expm1 integer_pow log1p sign sin sinh sqrt square tan tanh".split()
_LINEAR = "conj copy imag neg real stage".split()
_DENSE = "acos acosh bessel_i0e cos cosh eq exp exp2 ge gt le lt log log2 ne xor".split()


def _only_dense(name):
    raise NotImplementedError(
        f"sparse rule for {name} is not implemented because it would result in dense output. If this is your intent, use "
        "sparse.todense() to convert your arguments to dense matrices."
    )


def _linear(eqn, x):
    return x._with(eqn.primitive.bind(x.data, **eqn.params))


def _elements(eqn, x):
    name = str(eqn.primitive)
    if name == "integer_pow" and eqn.params["y"] <= 0:
        raise NotImplementedError(
            f"sparse rule for integer_pow with non-positive exponent {eqn.params['y']} is not implemented because it would "
            "result in dense output. If this is your intent, use sparse.todense() to convert your argument to a dense array."
        )
    return _linear(eqn, x if x.unique_indices else bcoo_sum_duplicates(x, nse=x.nse))


def _either(function):
    return lambda eqn, x, y: function(x, y) if isinstance(x, _BCOO) else function(y, x)


def _divide(eqn, x, y):
    return x / y if isinstance(x, _BCOO) and not isinstance(y, _BCOO) else _divided()


def _subtracted(eqn, x, y):
    return _added(_sparse_only(x), -_sparse_only(y))


def _summed(eqn, x):
    found = _shapes.bcoo_reduce_sum(x, axes=eqn.params["axes"])
    return found if found.shape else found.data.sum()


def _broadcast(eqn, x, *sizes):
    shape, axes = eqn.params["shape"], eqn.params["broadcast_dimensions"]
    return _shapes.bcoo_broadcast_in_dim(x, shape=shape, broadcast_dimensions=axes)


def _gathered(eqn, x, indices):
    names = ("dimension_numbers", "slice_sizes", "mode")
    return _shapes.bcoo_gather(x, indices, **{name: eqn.params[name] for name in names})


def _stacked(eqn, *operands):
    axis = eqn.params["axis"]
    shape = operands[0].shape[:axis] + (1,) + operands[0].shape[axis:]
    places = [at + (at >= axis) for at in range(operands[0].ndim)]
    own = [_shapes.bcoo_broadcast_in_dim(it, shape=shape, broadcast_dimensions=places) for it in operands]
    return _shapes.bcoo_concatenate(own, dimension=axis)


def _convolved(eqn, x, y):
    names = "window_strides padding lhs_dilation rhs_dilation feature_group_count batch_group_count".split()
    return bcoo_conv_general_dilated(x, y, **{name: eqn.params[name] for name in names})


_RULES = {name: _elements for name in _ELEMENTS} | {name: _linear for name in _LINEAR}
_RULES |= {
    "add": _either(_added),
    "add_any": _either(_added),
    "sub": _subtracted,
    "mul": _either(_multiplied),
    "div": _divide,
    "transpose": lambda eqn, x: bcoo_transpose(x, permutation=eqn.params["permutation"]),
    "reshape": lambda eqn, x: _shapes.bcoo_reshape(x, new_sizes=eqn.params["new_sizes"], dimensions=eqn.params["dimensions"]),
    "reduce_sum": _summed,
    "dot_general": lambda eqn, x, y: bcoo_dot_general(
        x, y, dimension_numbers=eqn.params["dimension_numbers"], preferred_element_type=eqn.params["preferred_element_type"]
    ),
    "squeeze": lambda eqn, x: _shapes.bcoo_squeeze(x, dimensions=eqn.params["dimensions"]),
    "slice": lambda eqn, x: _shapes.bcoo_slice(x, **eqn.params),
    "dynamic_slice": lambda eqn, x, *starts: _shapes.bcoo_dynamic_slice(x, starts, eqn.params["slice_sizes"]),
    "rev": lambda eqn, x: _shapes.bcoo_rev(x, eqn.params["dimensions"]),
    "concatenate": lambda eqn, *operands: _shapes.bcoo_concatenate(operands, dimension=eqn.params["dimension"]),
    "stack": _stacked,
    "broadcast_in_dim": _broadcast,
    "gather": _gathered,
    "conv_general_dilated": _convolved,
    "todense": lambda eqn, x: x.todense(),
}


def _closed(jaxpr):
    return lambda *operands: _interpreted(jaxpr.jaxpr, jaxpr.consts, operands)


def _bare(tree):
    # Without what is known of the places, so that what goes round in a loop stays of one structure.
    own = lambda it: it._with(it.data, it.indices) if isinstance(it, _BCOO) else it
    return _tree.tree_map(own, tree, is_leaf=_is_sparse)


def _while(eqn, *operands):
    first, second = eqn.params["cond_nconsts"], eqn.params["body_nconsts"]
    of_cond, of_body, carry = operands[:first], operands[first : first + second], operands[first + second :]
    cond, body = _closed(eqn.params["cond_jaxpr"]), _closed(eqn.params["body_jaxpr"])
    return _lax.while_loop(
        lambda own: cond(*of_cond, *own)[0], lambda own: _bare(tuple(body(*of_body, *own))), _bare(tuple(carry))
    )


def _cond(eqn, which, *operands):
    branches = [lambda *own, branch=branch: _bare(tuple(_closed(branch)(*own))) for branch in eqn.params["branches"]]
    return _lax.switch(which, branches, *_bare(operands))


def _scan(eqn, *operands):
    consts, carries = map(len, eqn.params["ft_in"][:2])
    own, carry, xs = operands[:consts], operands[consts : consts + carries], operands[consts + carries :]
    if any(map(_is_sparse, xs)):
        raise NotImplementedError("sparse rule for scan with x values.")
    body = _closed(eqn.params["jaxpr"])

    def step(carry, xs):
        found = body(*own, *carry, *xs)
        return _bare(tuple(found[:carries])), tuple(found[carries:])

    last, out = _lax.scan(step, _bare(tuple(carry)), tuple(xs), eqn.params["length"], eqn.params["reverse"])
    return [*last, *out]


def _called(eqn, *operands):
    inner = eqn.params["jaxpr"] if "jaxpr" in eqn.params else eqn.params["call_jaxpr"]
    return _closed(inner)(*operands) if hasattr(inner, "consts") else _interpreted(inner, (), operands)


_SEVERAL = {"while": _while, "cond": _cond, "scan": _scan}
_SEVERAL |= dict.fromkeys(["jit", "pjit", "custom_jvp_call", "custom_vjp_call", "checkpoint", "remat2", "closed_call"], _called)


def _interpreted(jaxpr, consts, args):
    known = dict(zip(jaxpr.constvars, consts)) | dict(zip(jaxpr.invars, args))
    read = lambda atom: atom.val if isinstance(atom, _Literal) else known[atom]
    for eqn in jaxpr.eqns:
        operands = [read(atom) for atom in eqn.invars]
        name = str(eqn.primitive)
        if not any(map(_is_sparse, operands)):
            found = eqn.primitive.bind(*operands, **eqn.primitive.get_bind_params(eqn.params)) if name != "todense" else operands
            found = found if eqn.primitive.multiple_results or name == "todense" else [found]
        elif name in _SEVERAL:
            found = _SEVERAL[name](eqn, *operands)
        elif name in _RULES:
            found = [_RULES[name](eqn, *operands)]
        elif name in _DENSE:
            _only_dense(name)
        else:
            raise NotImplementedError(f"sparse rule for {name} is not implemented.")
        known.update(zip(eqn.outvars, found))
    return [read(atom) for atom in jaxpr.outvars]


def _is_sparse(it):
    return isinstance(it, _JAXSparse)


def sparsify(f, use_tracer=False):
    """A function of dense arrays as one of sparse ones too.

    >>> from jax.experimental import sparse
    >>> M = sparse.BCOO.fromdense(jnp.arange(4.0).reshape(2, 2))
    >>> sparse.sparsify(lambda M, v: 2 * M.T @ v)(M, jnp.ones(2))
    Array([4., 8.], dtype=float32)
    """

    @_functools.wraps(f)
    def wrapped(*args, **kwargs):
        leaves, tree = _tree.tree_flatten((args, kwargs), is_leaf=_is_sparse)
        is_array = [_is_sparse(it) or hasattr(it, "dtype") or isinstance(it, (int, float, complex)) for it in leaves]
        of_rows = any(_is_sparse(it) and not isinstance(it, _BCOO) for it in leaves)
        arrays = [it for it, own in zip(leaves, is_array) if own]
        arrays = [it.to_bcoo() if _is_sparse(it) and not isinstance(it, _BCOO) else it for it in arrays]
        shapes = [_jax.ShapeDtypeStruct(it.shape, it.dtype) if _is_sparse(it) else it for it in arrays]

        def flat(*given):
            given = iter(given)
            args, kwargs = _tree.tree_unflatten(tree, [next(given) if own else it for it, own in zip(leaves, is_array)])
            return f(*args, **kwargs)

        jaxpr, out = _jax.make_jaxpr(flat, return_shape=True)(*shapes)
        found = _interpreted(jaxpr.jaxpr, jaxpr.consts, arrays)
        if of_rows:
            found = [_by_rows(it) for it in found]
        return _tree.tree_unflatten(_tree.tree_structure(out), found)

    return wrapped


def _lifted(name):
    # An operator of sparse arrays, by the function of that name.
    def operator(self, *others):
        if name == "power":
            return sparsify(lambda it: _jnp.power(it, *others))(self)
        return sparsify(getattr(_jnp, name))(self, *others)

    return operator


_OPERATORS = {"pow": "power", "gt": "greater", "ge": "greater_equal", "lt": "less", "le": "less_equal", "eq": "equal", "ne": "not_equal"}
for _key, _name in _OPERATORS.items():
    setattr(_BCOO, f"__{_key}__", _lifted(_name))


def _by_rows(it):
    from jax.experimental.sparse.bcsr import BCSR

    return BCSR.from_bcoo(it) if isinstance(it, _BCOO) and it.n_sparse == 2 else it
