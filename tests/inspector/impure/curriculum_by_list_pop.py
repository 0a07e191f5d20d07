import jax
import jax.numpy as jnp

tasks = [0.1, 0.5, 0.9]


@jax.jit
def train(skill):
    target = tasks.pop(0)  #~ container_write tasks
    return skill + 0.5 * (target - skill)


skill = jnp.float32(0.0)
for _ in range(3):
    skill = train(skill)
    print(skill)
print(tasks)
