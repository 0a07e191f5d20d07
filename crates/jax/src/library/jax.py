"""The rest of jax."""

import contextlib as _contextlib
import functools as _functools

import numpy as _np
import jax as _jax
from jax import custom_derivatives as _custom_derivatives
from jax import dtypes as dtypes
from jax import ref as ref
from jax import stages as stages
from jax.dtypes import float0 as float0

closure_convert = _custom_derivatives.closure_convert
custom_gradient = _custom_derivatives.custom_gradient


def fwd_and_bwd(fun, argnums, has_aux=False, jitted=True):
    """Two functions: one gives what `fun` gives and what the other needs for the gradient, which takes that and a cotangent.

    >>> fwd, bwd = jax.fwd_and_bwd(lambda x, y: x * y, argnums=(0, 1), jitted=False)
    >>> out, saved = fwd(2.0, 3.0)
    >>> bwd(saved, 1.0)
    (Array(3., dtype=float32, weak_type=True), Array(2., dtype=float32, weak_type=True))
    """
    places = (argnums,) if isinstance(argnums, int) else tuple(argnums)

    def fwd(*args, **kwargs):
        at = [place % len(args) for place in places]

        def of_some(*dynamic):
            new = list(args)
            for place, value in zip(at, dynamic):
                new[place] = value
            return fun(*new, **kwargs)

        out, pullback, *aux = _jax.vjp(of_some, *[args[place] for place in at], has_aux=has_aux)
        if jitted:
            # What the function needs becomes a tree, which `jit` can give and take.
            pullback, needed = _custom_derivatives._converted(pullback, lambda it: True, out)
            pullback = _jax.tree_util.Partial(_functools.partial(_pulled, pullback), needed)
        return (out, pullback, *aux)

    def bwd(f_vjp, outgrad):
        gradients = f_vjp(outgrad)
        return gradients[0] if isinstance(argnums, int) else gradients

    return (_jax.jit(fwd), _jax.jit(bwd)) if jitted else (fwd, bwd)


def host_count(backend=None):
    """How many processes there are: one."""
    return _jax.process_count(backend)


def host_id(backend=None):
    """The number of this process."""
    return _jax.process_index(backend)


def host_ids(backend=None):
    """The numbers of all processes."""
    return [_jax.process_index(backend)]


def process_indices(backend=None):
    """The numbers of all processes.

    >>> jax.process_indices()
    [0]
    """
    return [_jax.process_index(backend)]


def _pulled(pullback, needed, cotangent):
    return pullback(cotangent, *needed)


@_contextlib.contextmanager
def _guarded(name, level):
    if level not in ("allow", "log", "log_explicit"):
        raise NotImplementedError(f"jax.{name}({level!r}): there is one memory here, so that nothing is transferred")
    yield


def transfer_guard(level):
    """While it is entered, transfers between memories are looked at: only `"allow"` and `"log"`, as there is one memory."""
    return _guarded("transfer_guard", level)


def transfer_guard_device_to_device(level):
    """As `transfer_guard`, for transfers between devices."""
    return _guarded("transfer_guard_device_to_device", level)


def transfer_guard_device_to_host(level):
    """As `transfer_guard`, for transfers from a device."""
    return _guarded("transfer_guard_device_to_host", level)


def transfer_guard_host_to_device(level):
    """As `transfer_guard`, for transfers to a device."""
    return _guarded("transfer_guard_host_to_device", level)


@_contextlib.contextmanager
def enable_checks(new_val=True):
    """Changes nothing: what JAX would check of itself is checked here anyway."""
    yield


@_contextlib.contextmanager
def explain_cache_misses(new_val=True):
    """Changes nothing: the page says why a function was traced again."""
    yield


def print_environment_info(return_string=False):
    """Prints the versions of what is running, or gives the text."""
    text = f"jax:    {_jax.__version__}\nnumpy:  {_np.__version__}\ndevice: {_jax.devices()[0]}\n"
    return text if return_string else print(text)
