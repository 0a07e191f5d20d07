import jax
import jax.numpy as jnp

pipeline = [lambda x: x * 2, lambda x: x + 1]


@jax.jit
def process(x):
    for stage in pipeline:  #~ element pipeline ; loop_unrolled
        x = stage(x)
    return x


data = jnp.arange(3.0)
print(process(data))
pipeline.append(jnp.square)
print(process(data))  #! pipeline
