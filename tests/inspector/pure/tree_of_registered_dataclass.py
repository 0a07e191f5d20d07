import dataclasses
import jax
import jax.numpy as jnp


@jax.tree_util.register_dataclass
@dataclasses.dataclass
class Particle:
    x: jax.Array
    v: jax.Array
    age: int = 0


@jax.jit
def move(p, dt):
    return dataclasses.replace(p, x=p.x + p.v * dt, age=p.age + 1)


p = Particle(jnp.zeros(2), jnp.array([1.0, 2.0]))
for _ in range(3):
    p = move(p, 0.1)
    p.v = p.v * 0.5
    print(p.x, p.age)
