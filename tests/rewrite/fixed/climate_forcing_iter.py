import jax
import jax.numpy as jnp
import itertools

class Forcing:
    def __init__(self, values):
        self._it = iter(values)
        self.current = next(self._it)

    def advance(self):
        self.current = next(self._it, self.current)

class Climate:
    def __init__(self, forcing, feedback):
        self.forcing = forcing
        self.feedback = feedback
        self.temp = jnp.array(0.0)

    def tendency(self, temp):
        return self.forcing.current - self.feedback * temp

climate = Climate(Forcing([1.0, 2.0, 4.0]), 0.8)
year = itertools.count(2000)

@jax.jit
def integrate(temp, dt):
    return temp + dt * climate.tendency(temp)

for _ in range(4):
    climate.temp = integrate(climate.temp, 0.5)
    print(next(year), f"{float(climate.temp):.4f}")
    climate.forcing.advance()
