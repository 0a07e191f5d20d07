import jax


class Particle:
    made = 0
    drag = 0.1

    def __init__(self, v):
        Particle.made += 1  #~ attribute Particle.made = 0 ; attribute_write Particle.made
        self.v = v

    def slow(self):
        return self.v * (1 - Particle.drag)  #~ attribute Particle.drag = 0.1


@jax.jit
def launch(v):
    return Particle(v).slow()


print(launch(10.0), Particle.made)
print(launch(10.0), Particle.made)  #! Particle.made
Particle.drag = 0.5
print(launch(10.0), Particle.made)  #! Particle.made
