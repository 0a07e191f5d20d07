# What runs each docstring's examples: this text runs under the reference and here alike, so that only what they do can
# differ. `run` takes the examples of one docstring and gives for each what it printed and the exception that ended it.
import contextlib
import io
import sys


def _namespace():
    import functools
    import itertools
    import math
    import operator

    import jax
    import jax.numpy as jnp
    import numpy as np
    from jax import lax

    known = {"__name__": "__main__", "jax": jax, "jnp": jnp, "np": np, "numpy": np, "lax": lax}
    known.update(functools=functools, itertools=itertools, math=math, operator=operator, partial=functools.partial)
    with contextlib.suppress(ImportError):
        import matplotlib.pyplot as plt

        known["plt"] = plt
    return known


def _at_first():
    # What examples set for the whole process is as it was.
    import jax
    import numpy as np

    np.set_printoptions(**_PRINTING)
    for name, value in _CONFIG.items():
        if getattr(jax.config, name, value) != value:
            jax.config.update(name, value)
    np.random.seed(0)


def _remember():
    import jax
    import numpy as np

    names = ["jax_enable_x64", "jax_debug_nans", "jax_disable_jit", "jax_numpy_rank_promotion"]
    names.append("jax_numpy_dtype_promotion")
    printing = dict(np.get_printoptions())
    return {name: getattr(jax.config, name) for name in names if hasattr(jax.config, name)}, printing


_CONFIG, _PRINTING = _remember()
_KNOWN = _namespace()


def _one(code, namespace):
    out = io.StringIO()
    error = None
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            exec(compile(code, "<example>", "single"), namespace)
            sys.modules["jax"].effects_barrier()
        except KeyboardInterrupt:
            raise
        except BaseException as raised:
            error = [type(raised).__name__, str(raised).strip()]
    return [out.getvalue(), error]


def run(examples):
    _at_first()
    namespace = dict(_KNOWN)
    return [_one(code, namespace) for code in examples]
