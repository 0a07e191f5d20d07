import jax
import jax.numpy as jnp


class Model:
    def __init__(self):
        self.mode = "train"
        self.rate = 0.5

    def forward(self, x):
        if self.mode == "train":
            return x * self.rate
        return x


model = Model()


@jax.jit
def run(x):
    return model.forward(x)


print(run(4.0))
model.mode = "eval"
print(run(4.0))
