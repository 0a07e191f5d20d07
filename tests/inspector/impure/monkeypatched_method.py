import jax
import jax.numpy as jnp


class Policy:
    def act(self, x):
        return jnp.tanh(x)


policy = Policy()


@jax.jit
def step(x):
    return policy.act(x) + x  #~ attribute policy.act


print(step(1.0))
Policy.act = lambda self, x: jnp.sin(x)
print(step(1.0))  #! policy.act
