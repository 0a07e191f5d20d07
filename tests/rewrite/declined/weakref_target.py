# declined: computed while the function is traced
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
    return (x - watch().value) ** 2


print(miss(3.0))
target.value = 3.0
print(miss(3.0))
