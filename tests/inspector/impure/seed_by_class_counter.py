import jax
import jax.numpy as jnp


class Noise:
    created = 0

    def __init__(self):
        self.seed = Noise.created  #~ attribute Noise.created = 0
        Noise.created += 1  #~ attribute Noise.created = 0 ; attribute_write Noise.created

    def __call__(self, x):
        return x + self.seed


@jax.jit
def perturb(x):
    layer = Noise()
    return layer(x)


for _ in range(3):
    print(perturb(0.0))  #! Noise.created
