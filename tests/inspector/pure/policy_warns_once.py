import jax
import jax.numpy as jnp


class Policy:
    def __init__(self):
        self.compute = jnp.float32
        self.warned = False

    def cast(self, x):
        if not self.warned:
            self.warned = True
        return x.astype(self.compute)


policy = Policy()


@jax.jit
def net(x):
    return policy.cast(x) * 2


print(net(jnp.arange(3)))
print(net(jnp.arange(3) + 1))
