import jax
import jax.numpy as jnp


def curriculum():
    difficulty = 1.0
    while True:
        yield difficulty
        difficulty *= 1.5


levels = curriculum()


@jax.jit
def train(skill):
    difficulty = next(levels)  #~ iterator_advanced
    return skill + 0.1 * (difficulty - skill)


skill = jnp.float32(0.0)
for i in range(4):
    skill = train(skill)
    print(i, skill)
