import jax
import jax.numpy as jnp


class Dropout:
    def __init__(self, rate):
        self.rate = rate
        self.mode = "train"

    def __call__(self, x, key):
        if self.mode == "train":
            keep = jax.random.bernoulli(key, 1 - self.rate, x.shape)
            return jnp.where(keep, x / (1 - self.rate), 0.0)
        return x


drop = Dropout(0.5)


@jax.jit
def forward(x, key):
    return drop(x, key).sum()


x = jnp.arange(8.0)
key = jax.random.key(0)
print(forward(x, key))
drop.mode = "eval"
print(forward(x, key))
