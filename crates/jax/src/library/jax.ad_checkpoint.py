"""The rest of jax.ad_checkpoint."""

import inspect as _inspect

import jax as _jax
from jax import checkpoint_policies as checkpoint_policies, tree_util as _tree_util
from jax._src.library import closed as _closed, primitive as _primitive

name_p = _primitive("name")


def _names(fun, args, kwargs):
    # What each leaf of the arguments is called: its parameter, and the way to it.
    try:
        bound = _inspect.signature(fun).bind(*args, **kwargs).arguments
    except (TypeError, ValueError):
        bound = {f"args[{at}]": arg for at, arg in enumerate(args)}
    names = []
    for name, value in bound.items():
        for path, _ in _tree_util.tree_flatten_with_path(value)[0]:
            names.append(name + _tree_util.keystr(path))
    return names


def print_saved_residuals(f, *args, **kwargs):
    """Prints what differentiation of a function would keep from the forward pass: shapes, and where they come from.

    >>> from jax.ad_checkpoint import print_saved_residuals
    >>> print_saved_residuals(lambda x, y: x * y, 2.0, 3.0)
    f32[] from the argument x
    f32[] from the argument y
    """
    for aval, text in saved_residuals(f, *args, **kwargs):
        print(f"{aval.str_short(short_dtypes=True)} {text}")


def saved_residuals(f, *args, **kwargs):
    """The pairs of a type and a text that `print_saved_residuals` prints."""
    leaves, tree = _tree_util.tree_flatten((args, kwargs))

    def flat(*leaves):
        args, kwargs = _tree_util.tree_unflatten(tree, leaves)
        return f(*args, **kwargs)

    def kept(*leaves):
        out, pullback = _jax.vjp(flat, *leaves)
        _, outer, _ = _closed(pullback, out)
        return outer

    jaxpr = _jax.make_jaxpr(kept)(*leaves).jaxpr
    residuals = set(atom for atom in jaxpr.outvars if not isinstance(atom, _jax.core.Literal))
    found = [(atom.aval, "from a literal") for atom in jaxpr.outvars if isinstance(atom, _jax.core.Literal)]
    found += [(var.aval, "from a constant") for var in jaxpr.constvars if var in residuals]
    for var, name in zip(jaxpr.invars, _names(f, args, kwargs)):
        if var in residuals:
            found.append((var.aval, f"from the argument {name}"))
    for eqn in jaxpr.eqns:
        for var in eqn.outvars:
            if var not in residuals:
                continue
            name = eqn.primitive.name
            if name == "name":
                text = f"named '{eqn.params['name']}'"
            elif name == "jit":
                text = f"output of jitted function '{eqn.params['name']}'"
            else:
                text = f"output of {name}"
            found.append((var.aval, f"{text} from {eqn._source}"))
    return found


class _Choice:
    def __repr__(self):
        return self.__class__.__name__


class Saveable(_Choice):
    """That a policy keeps a value."""


class Recompute(_Choice):
    """That a policy has a value computed again."""


class Offloadable(_Choice):
    """That a policy has a value kept in another memory."""

    def __init__(self, src, dst):
        self.src, self.dst = src, dst


def checkpoint_name_fwd(x, name):
    """The same tree, whose arrays have a name that policies can ask for."""
    return checkpoint_name(x, name)
