import jax
import jax.numpy as jnp

log = []
clock = {"now": 0.0}


def advance(dt):
    clock["now"] += dt
    log.append(clock["now"])
    return clock["now"]


@jax.jit
def simulate(rate):
    t = advance(1.0 / rate)
    return t * 2


for r in [1.0, 2.0, 4.0]:
    print(simulate(r))
print(len(log))
