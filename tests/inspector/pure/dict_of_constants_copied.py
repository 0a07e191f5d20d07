import copy
import jax
import jax.numpy as jnp

DEFAULTS = {"lr": 0.1, "betas": (0.9, 0.99), "clip": None}


def make(overrides):
    options = copy.deepcopy(DEFAULTS)
    options.update(overrides)

    @jax.jit
    def update(w, g):
        if options["clip"] is not None:
            g = jnp.clip(g, -options["clip"], options["clip"])
        return w - options["lr"] * g

    return update


w, g = jnp.ones(2), jnp.array([5.0, -0.1])
print(make({})(w, g))
print(make({"clip": 1.0})(w, g))
slow = make({"lr": 0.01})
print(slow(w, g), slow(w, 2 * g))
