"""The rest of jax.custom_derivatives."""

import functools as _functools

import jax as _jax
from jax import numpy as _jnp, tree_util as _tree_util
from jax._src.core import Primitive as _primitive_of_ones_own
from jax._src.library import closed as _closed, primitive as _primitive

custom_jvp_call_p = _primitive("custom_jvp_call")
custom_vjp_call_p = _primitive("custom_vjp_call")


def closure_convert(fun, *example_args):
    """A function that takes what `fun` closes over as further arguments, and the list of those.

    Only what can be differentiated counts; `example_args` are like those that it will be called with.

    >>> def scaled(x):
    ...     f, consts = jax.closure_convert(lambda y: x * y, 1.0)
    ...     return f(2.0, *consts)
    >>> jax.grad(scaled)(3.0)
    Array(2., dtype=float32, weak_type=True)
    """
    return _converted(fun, lambda it: _jnp.issubdtype(it.dtype, _jnp.inexact), *example_args)


def _converted(fun, is_taken, *example_args):
    jaxpr, outer, shape = _closed(fun, *example_args)
    out_tree = _tree_util.tree_structure(shape)
    in_tree = _tree_util.tree_structure(example_args)
    taken = [is_taken(it) for it in outer]
    hoisted = [it for it, each in zip(outer, taken) if each]
    kept = [it for it, each in zip(outer, taken) if not each]

    def converted_fun(*args_hconsts):
        count = len(args_hconsts) - len(hoisted)
        args, given, own = args_hconsts[:count], iter(args_hconsts[count:]), iter(kept)
        leaves, tree = _tree_util.tree_flatten(tuple(args))
        if tree != in_tree:
            raise TypeError(
                "The inputs to the closure produced by closure_convert must have the same Pytree structure as the "
                f"example arguments passed when closure_convert was called. Expected {in_tree}, but got {tree}"
            )
        values = [next(given if each else own) for each in taken]
        found = _jax.core.eval_jaxpr(jaxpr, jaxpr.consts, *values, *leaves)
        return _tree_util.tree_unflatten(out_tree, found)

    return converted_fun, hoisted


def custom_gradient(fun=None, *, with_logs=False, remat=False):
    """A function whose gradient is what a rule says that `fun` gives beside its result: of the result's cotangent it gives
    those of the arguments. With `with_logs` it gives a dictionary of logs beside them, which are dropped; `remat` changes
    nothing.

    >>> @jax.custom_gradient
    ... def f(x):
    ...     return x**2, lambda g: (g * x,)
    >>> f(jnp.float32(3)), jax.grad(f)(3.0)
    (Array(9., dtype=float32), Array(3., dtype=float32, weak_type=True))
    """
    if fun is None:
        return _functools.partial(custom_gradient, with_logs=with_logs, remat=remat)

    def wrapped_fun(*args, **kwargs):
        result, _ = fun(*args, **kwargs)
        return result

    wrapped_fun.__name__ = getattr(fun, "__name__", "<unnamed>")
    wrapped_fun.__qualname__ = getattr(fun, "__qualname__", "<unnamed>")
    wrapped_fun = _jax.custom_vjp(wrapped_fun)

    def fwd(*args, **kwargs):
        result, rule = fun(*args, **kwargs)
        rule, consts = closure_convert(rule, result)
        return result, _tree_util.Partial(lambda consts, cotangent: rule(cotangent, *consts), consts)

    def bwd(rule, cotangent):
        cotangents = rule(cotangent)
        if with_logs:
            cotangents, _ = cotangents
        return (cotangents,) if _tree_util.all_leaves([cotangents]) else cotangents

    wrapped_fun.defvjp(fwd, bwd)
    return wrapped_fun


def zero_from_primal(val, symbolic_zeros=False):
    """Zeros of the shape and dtype that a tangent of a value has.

    >>> jax.custom_derivatives.zero_from_primal(jnp.ones(2))
    Array([0., 0.], dtype=float32)
    """
    return _jnp.zeros_like(val)


class CustomVJPPrimal:
    """An argument of a forward rule with `symbolic_zeros`: its value, and whether it is differentiated."""

    def __init__(self, value, perturbed):
        self.value, self.perturbed = value, perturbed


class SymbolicZero:
    """A tangent or cotangent that is known to be zero; rules here are given zeros in its place."""

    def __init__(self, aval):
        self.aval = aval

    @staticmethod
    def from_primal_value(val):
        """The zero tangent of a value."""
        return SymbolicZero(_jax.core.get_aval(val))


def _of_primals(fwd, fixed):
    @_functools.wraps(fwd)
    def own(*args):
        wrap = lambda arg: _tree_util.tree_map(lambda x: CustomVJPPrimal(x, True), arg)
        return fwd(*[arg if at in fixed or at - len(args) in fixed else wrap(arg) for at, arg in enumerate(args)])

    return own


def custom_vjp_primal_tree_values(tree):
    """The tree of the values of a tree of arguments."""
    return _tree_util.tree_map(lambda x: x.value if isinstance(x, CustomVJPPrimal) else x, tree)


remat_opt_p = _primitive_of_ones_own("remat_opt")


class _Transposed:
    # How the transpose of a linear function is found: shown as a function, compared by identity.
    def __init__(self, fun):
        self.fun = fun

    def __str__(self):
        return "<function _memoize.<locals>.memoized at 0xXXXXXXXXXXXX>"


def linear_call(fun, fun_transpose, residual_args, linear_args):
    """What a function gives that is linear in its second argument, and whose transpose is another function; both are given
    what they are not linear in first.

    >>> from jax.custom_derivatives import linear_call
    >>> f = lambda x: linear_call(lambda r, x: x / r, lambda r, ct: ct * 10, 2.0, x)
    >>> f(6.0), jax.grad(f)(6.0)
    (Array(3., dtype=float32, weak_type=True), Array(10., dtype=float32, weak_type=True))
    """
    res, res_tree = _tree_util.tree_flatten(residual_args)
    linear, tree = _tree_util.tree_flatten(linear_args)
    jaxpr, outer, shape = _closed(fun, residual_args, linear_args)
    out_tree = _tree_util.tree_structure(shape)
    if outer:
        raise NotImplementedError("linear_call: a function that closes over what is traced; hand it over as a residual argument")

    def transposed(res, cts):
        cts = _tree_util.tree_unflatten(out_tree, cts)
        found = fun_transpose(_tree_util.tree_unflatten(res_tree, res), cts)
        leaves, own = _tree_util.tree_flatten(found)
        if own != tree:
            raise TypeError(f"transpose output pytree structure must match that of linear inputs, got output structure {own} and input structure {tree}.")
        return leaves

    found = _linear_call_p.bind(
        *res, *linear, callee=jaxpr, num_callee_consts=0, num_res=len(res), transpose_thunk=_Transposed(transposed)
    )
    return _tree_util.tree_unflatten(out_tree, found)


def _linear_run(*args, callee, **params):
    return _jax.core.eval_jaxpr(callee, callee.consts, *args)


def _linear_jvp(primals, tangents, *, num_res, **params):
    from jax.interpreters import ad

    if any(type(it) is not ad.Zero for it in tangents[:num_res]):
        raise NotImplementedError("JVP rule for linear_call with respect to residual arguments not implemented")
    found = _linear_call_p.bind(*primals, num_res=num_res, **params)
    dots = map(ad.instantiate_zeros, tangents[num_res:])
    return found, _linear_call_p.bind(*primals[:num_res], *dots, num_res=num_res, **params)


def _linear_transpose(cts, *args, callee, num_res, transpose_thunk, **params):
    from jax.interpreters import ad

    res, linear = args[:num_res], args[num_res:]
    cts = [ad.instantiate_zeros(it) for it in cts]
    jaxpr, outer, _ = _closed(transpose_thunk.fun, list(res), cts)
    avals = [it.aval for it in linear]

    def back(res, own):
        return _jax.core.eval_jaxpr(callee, callee.consts, *res, *own)

    found = _linear_call_p.bind(
        *outer, *res, *cts, callee=jaxpr, num_callee_consts=0, num_res=len(outer) + num_res,
        transpose_thunk=_Transposed(lambda own, cts: back(own[len(outer) :], cts)),
    )
    if len(found) != len(avals):
        raise TypeError("transpose output pytree structure must match that of linear inputs")
    return [None] * num_res + list(found)


_linear_call_p = _primitive_of_ones_own("linear_call")
_linear_call_p.multiple_results = True


def _register():
    from jax.interpreters import ad, mlir

    _linear_call_p.def_impl(_linear_run)
    _linear_call_p.def_abstract_eval(lambda *avals, callee, **params: [atom.aval for atom in callee.outvars])
    ad.primitive_jvps[_linear_call_p] = _linear_jvp
    ad.primitive_transposes[_linear_call_p] = _linear_transpose
    mlir.register_lowering(_linear_call_p, mlir.lower_fun(_linear_run, multiple_results=True))


_register()
