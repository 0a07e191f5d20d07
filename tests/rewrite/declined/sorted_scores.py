# declined: scores
import jax
import jax.numpy as jnp

scores = []


@jax.jit
def rank(x):
    scores.append(x)
    return jnp.array(sorted(scores)[0])


for v in [3.0, 1.0, 2.0]:
    try:
        print(rank(v))
    except Exception as error:
        print(type(error).__name__)
