import jax
import jax.numpy as jnp

TRANSFORMS = []


def transform(f):
    TRANSFORMS.append(f)
    return f


@transform
def double(x):
    return x * 2


@jax.jit
def run(x):
    for f in TRANSFORMS:
        x = f(x)
    return x


print(run(jnp.ones(2)))


@transform
def shift(x):
    return x + 3


print(run(jnp.ones(2)))
