# declined: float
import jax
import jax.numpy as jnp

failures = []


@jax.jit
def guarded(x):
    try:
        if float(x) > 1:
            return x
    except Exception as error:
        failures.append(type(error).__name__)
    return x * 0


print(guarded(2.0), len(failures))
print(guarded(2.0), len(failures))
