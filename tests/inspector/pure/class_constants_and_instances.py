import jax
import jax.numpy as jnp


class Planet:
    G = 1.0
    count = 0

    def __init__(self, mass, x):
        self.mass, self.x = mass, x
        Planet.count += 1


@jax.jit
def pull(masses, xs):
    d = xs[None, :] - xs[:, None]
    r = jnp.sqrt(d ** 2 + 0.1)
    return jnp.sum(Planet.G * masses * d / r ** 3, axis=1)


planets = [Planet(1.0, 0.0), Planet(2.0, 1.0)]
print(pull(jnp.array([p.mass for p in planets]), jnp.array([p.x for p in planets])))
planets.append(Planet(3.0, -1.0))
print(Planet.count)
print(pull(jnp.array([p.mass for p in planets]), jnp.array([p.x for p in planets])))
