import jax
import jax.numpy as jnp


class LotkaVolterra:
    """Predators and prey, stepped by Euler."""

    def __init__(self, prey, predators, dt=0.05):
        self.prey = prey
        self.predators = predators
        self.dt = dt
        self.time = 0.0

    def derivatives(self):
        a, b, c, d = 1.0, 0.5, 0.75, 0.25
        return (a * self.prey - b * self.prey * self.predators,
                d * self.prey * self.predators - c * self.predators)

    def advance(self):
        dprey, dpred = self.derivatives()
        self.prey = self.prey + self.dt * dprey
        self.predators = self.predators + self.dt * dpred
        self.time += self.dt
        return jnp.array([self.prey, self.predators])


world = LotkaVolterra(4.0, 2.0)
advance = jax.jit(world.advance)
for _ in range(4):
    print(advance())
print(round(float(world.time), 3))
