import weakref

import jax
import jax.numpy as jnp


class Target:
    def __init__(self, value):
        self.value = value


target = Target(1.0)
watch = weakref.ref(target)


@jax.jit
def miss(x):
    return (x - watch().value) ** 2  #~ attribute watch().value = 1.0


print(miss(3.0))
target.value = 3.0
print(miss(3.0))  #! watch().value 1.0 -> 3.0
