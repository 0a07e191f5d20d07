import jax
import jax.numpy as jnp


class Echo:
    def __init__(self):
        self.taps = [jnp.zeros(3), jnp.zeros(3)]

    def __call__(self, x):
        self.taps.insert(0, x)  #~ container_write self.taps ; leaked_tracer self.taps
        self.taps.pop()  #~ container_write self.taps
        return 0.7 * self.taps[0] + 0.3 * self.taps[1]


echo = Echo()
run = jax.jit(echo)
print(run(jnp.ones(3)))
print(run(jnp.ones(3) * 2))
print(run(jnp.ones(3) * 3))
