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
        return (a * self.prey - b * self.prey * self.predators,  #~ attribute self.predators = 2.0
                d * self.prey * self.predators - c * self.predators)  #~ attribute self.predators = 2.0

    def advance(self):
        dprey, dpred = self.derivatives()
        self.prey = self.prey + self.dt * dprey  #~ attribute_write self.prey
        self.predators = self.predators + self.dt * dpred  #~ attribute self.predators = 2.0 ; attribute_write self.predators
        self.time += self.dt  #~ attribute self.time = 0.0 ; attribute_write self.time
        return jnp.array([self.prey, self.predators])


world = LotkaVolterra(4.0, 2.0)
advance = jax.jit(world.advance)
for _ in range(4):
    print(advance())  #! self.predators 2.0 -> 2.025
print(round(float(world.time), 3))
