import jax
import jax.numpy as jnp


def remember(f):
    known = {}

    def inner(x):
        if "first" not in known:  #~ element known['first'] ; branch "first" not in known = True
            known["first"] = f(x)  #~ container_write known["first"] ; leaked_tracer known["first"]
        return known["first"] + x

    return inner


offset = 10.0


@remember
def base(x):
    return x * offset


step = jax.jit(lambda x: base(x) * 1.0)
try:
    print(step(1.0))
    print(step(2.0))  #! known['first']
except Exception as error:
    print(type(error).__name__)
