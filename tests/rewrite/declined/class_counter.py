# declined: Particle
import jax


class Particle:
    made = 0
    drag = 0.1

    def __init__(self, v):
        Particle.made += 1
        self.v = v

    def slow(self):
        return self.v * (1 - Particle.drag)


@jax.jit
def launch(v):
    return Particle(v).slow()


print(launch(10.0), Particle.made)
print(launch(10.0), Particle.made)
Particle.drag = 0.5
print(launch(10.0), Particle.made)
