import jax
import jax.numpy as jnp


class Units:
    scale = 2.0

    @classmethod
    def convert(cls, x):
        return cls.scale * x


convert = jax.jit(Units.convert)
print(convert(2.0))
print(convert(3.0))
