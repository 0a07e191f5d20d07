"""Functions with a rule of vectorization of their own."""

import functools as _functools

import jax as _jax
from jax import tree_util as _tree_util
from jax._src.core import Primitive as _Primitive
from jax._src.library import closed as _closed
from jax.interpreters import ad as _ad, batching as _batching, mlir as _mlir


def _name(function):
    return getattr(function, "__name__", "<unnamed rule>")


class _Frozen:
    # What an equation holds besides: compared by identity, shown as the rule.
    def __init__(self, rule, in_tree, out_tree, jaxpr):
        self.rule, self.in_tree, self.out_tree, self.jaxpr = rule, in_tree, out_tree, jaxpr

    def __str__(self):
        return str(self.rule)


def _check(rule, expected, found, batched):
    if found != batched:
        raise ValueError(
            f"structure of output value and output batching specification returned by custom vmap rule ({_name(rule)}) do not "
            f"match.\nOutput values: {found}\nBatching spec: {batched}"
        )
    if found != expected:
        raise ValueError(
            f"structure of output returned by custom vmap rule ({_name(rule)}) does not match that of original custom-vmapped "
            f"function.\nOriginal output: {expected}\nRule output: {found}"
        )


class custom_vmap:
    """A function whose vectorization is what a rule says: a function of the size of the axis, of which arguments have it
    (in front), and of the arguments, that gives the results and which of them have it.

    >>> @jax.custom_batching.custom_vmap
    ... def f(x):
    ...     return x + 1
    >>> @f.def_vmap
    ... def rule(axis_size, in_batched, x):
    ...     return x * 10, in_batched[0]
    >>> jax.vmap(f)(jnp.arange(3))
    Array([ 0, 10, 20], dtype=int32)
    """

    def __init__(self, fun):
        _functools.update_wrapper(self, fun)
        self.fun = fun
        self.vmap_rule = None

    def def_vmap(self, vmap_rule):
        """Says the rule."""
        self.vmap_rule = vmap_rule
        return vmap_rule

    def __call__(self, *args, **kwargs):
        if kwargs:
            import inspect

            try:
                bound = inspect.signature(self.fun).bind(*args, **kwargs)
            except TypeError as e:
                raise TypeError(
                    f"The input arguments to the custom_vmap-decorated function {_name(self.fun)} could not be resolved to "
                    f"positional-only arguments. Binding failed with the error:\n{e}"
                ) from e
            bound.apply_defaults()
            args = bound.args
        if not self.vmap_rule:
            raise AttributeError(
                f"No batching rule defined for custom_vmap function {_name(self.fun)} using def_vmap."
            )
        leaves, in_tree = _tree_util.tree_flatten(args)
        jaxpr, outer, shape = _closed(self.fun, *args)
        out_tree = _tree_util.tree_structure(shape)
        held = _Frozen(_hoisted(self.vmap_rule, len(outer)), _hoisted_tree(len(outer), in_tree), out_tree, jaxpr)
        found = _custom_vmap_p.bind(*outer, *leaves, call=jaxpr, rule=held)
        return _tree_util.tree_unflatten(out_tree, found)


def _hoisted_tree(count, in_tree):
    return _tree_util.tree_structure(([0] * count, _tree_util.tree_unflatten(in_tree, range(in_tree.num_leaves))))


def _hoisted(rule, count):
    # The rule for what a function closes over, too, which it must not be vectorized along.
    def of_all(axis_size, in_batched, outer, args):
        if any(in_batched[0]):
            raise NotImplementedError("custom_vmap of a function that closes over what is vectorized")
        return rule(axis_size, list(in_batched[1]), *args)

    of_all.__name__ = _name(rule)
    return of_all


def _flat(call, *args):
    return _jax.core.eval_jaxpr(call.jaxpr, call.consts, *args)


def _implementation(*args, call, rule):
    return _flat(call, *args)


def _batched(args, dims, *, call, rule):
    (size,) = {x.shape[dim] for x, dim in zip(args, dims) if dim is not None}
    args = [_batching.moveaxis(x, dim, 0) for x, dim in zip(args, dims)]
    outer, inner = _tree_util.tree_unflatten(rule.in_tree, args)
    in_batched = _tree_util.tree_unflatten(rule.in_tree, [dim is not None for dim in dims])
    found, batched = rule.rule(size, in_batched, outer, inner)
    leaves, tree = _tree_util.tree_flatten(found)
    flags, other = _tree_util.tree_flatten(batched)
    _check(rule.rule, rule.out_tree, tree, other)
    return leaves, [0 if flag else None for flag in flags]


def _jvp(primals, tangents, *, call, rule):
    tangents = [_ad.instantiate_zeros(it) for it in tangents]
    count = len(primals)

    def both(*values):
        out, out_dot = _jax.jvp(lambda *args: _flat(call, *args), values[:count], values[count:])
        return [*out, *out_dot]

    def rule_of_both(axis_size, in_batched, outer, args):
        (p_outer, p_args), (t_outer, t_args) = outer, args
        flags = _tree_util.tree_leaves(in_batched)
        values = _tree_util.tree_leaves(((p_outer, p_args), (t_outer, t_args)))
        together = [p or t for p, t in zip(flags[:count], flags[count:])]
        # Primals and tangents are given the axis together, so that the rule can be differentiated.
        wide = [
            x if flag or not wanted else _batching.broadcast(x, axis_size, 0)
            for x, flag, wanted in zip(values, flags, together * 2)
        ]
        seen = []

        def of_primals(*primals):
            own = _tree_util.tree_unflatten(rule.in_tree, primals)
            found, batched = rule.rule(axis_size, _tree_util.tree_unflatten(rule.in_tree, together), *own)
            _check(rule.rule, rule.out_tree, _tree_util.tree_structure(found), _tree_util.tree_structure(batched))
            seen.append(batched)
            return found

        found, found_dot = _jax.jvp(of_primals, tuple(wide[:count]), tuple(wide[count:]))
        return (found, found_dot), (seen[0], seen[0])

    rule_of_both.__name__ = _name(rule.rule)
    pair = lambda tree: _tree_util.treedef_tuple((tree, tree))
    jaxpr = _jax.make_jaxpr(both)(*primals, *tangents)
    held = _Frozen(rule_of_both, pair(rule.in_tree), pair(rule.out_tree), jaxpr)
    found = _custom_vmap_p.bind(*primals, *tangents, call=jaxpr, rule=held)
    half = len(found) // 2
    return found[:half], found[half:]


def _not_transposed(*_, **__):
    raise ValueError(
        "Linearization failed to produce known values for all output primals. This is typically caused by attempting to "
        "differentiate a function uses an operation that does not support reverse-mode autodiff."
    )


_custom_vmap_p = _Primitive("custom_vmap_call")
_custom_vmap_p.multiple_results = True
_custom_vmap_p.def_impl(_implementation)
_custom_vmap_p.def_effectful_abstract_eval(
    lambda *avals, call, rule: ([atom.aval for atom in call.jaxpr.outvars], call.jaxpr.effects)
)
_batching.primitive_batchers[_custom_vmap_p] = _batched
_ad.primitive_jvps[_custom_vmap_p] = _jvp
_ad.primitive_transposes[_custom_vmap_p] = _not_transposed
_mlir.register_lowering(_custom_vmap_p, _mlir.lower_fun(_implementation, multiple_results=True))


def sequential_vmap(f):
    """A function whose vectorization is a loop: `lax.map` over the axis.

    >>> f = jax.custom_batching.sequential_vmap(lambda x, y: x * y)
    >>> jax.vmap(f, in_axes=(0, None))(jnp.arange(3), 2)
    Array([0, 2, 4], dtype=int32)
    """
    f = custom_vmap(f)

    @f.def_vmap
    def rule(axis_size, in_batched, *args):
        leaves, tree = _tree_util.tree_flatten(list(args))
        flags = _tree_util.tree_leaves(in_batched)
        mapped = [x for x, flag in zip(leaves, flags) if flag]

        def of_one(mapped):
            own = iter(mapped)
            return f(*_tree_util.tree_unflatten(tree, [next(own) if flag else x for x, flag in zip(leaves, flags)]))

        found = _jax.lax.map(of_one, mapped)
        return found, _tree_util.tree_map(lambda _: True, found)

    return f
