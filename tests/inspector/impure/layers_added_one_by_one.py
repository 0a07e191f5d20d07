import jax
import jax.numpy as jnp


class Growing:
    def __init__(self):
        self.depth = 1

    def forward(self, x):
        for _ in range(self.depth):  #~ attribute self.depth = 1 ; loop_unrolled
            x = jnp.tanh(x + 0.5)
        self.depth += 1  #~ attribute self.depth = 1 ; attribute_write self.depth
        return x


net = Growing()
forward = jax.jit(net.forward)
for _ in range(3):
    print(forward(jnp.array([0.1, 0.2])), net.depth)  #! self.depth 1 -> 2
