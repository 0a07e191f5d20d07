import jax
import jax.numpy as jnp


class Oscillator:
    def __init__(self, k, dt):
        self.k = k
        self.dt = dt

    def body(self, carry, _):
        x, v = carry
        v = v - self.dt * self.k * x  #~ attribute self.k = 1.0
        x = x + self.dt * v
        return (x, v), x


oscillator = Oscillator(1.0, 0.1)


@jax.jit
def simulate(x0):
    (x, v), path = jax.lax.scan(oscillator.body, (x0, 0.0), None, length=4)
    return path


print(simulate(1.0))
oscillator.k = 4.0
print(simulate(1.0))  #! self.k
