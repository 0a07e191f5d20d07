import jax
import jax.numpy as jnp

hp = {"lr": 0.5, "clip": 1.0, "name": "sgd"}


def clip(g, hp):
    return jnp.clip(g, -hp["clip"], hp["clip"])  #~ element hp["clip"] = 1.0


def make_step(hp):
    @jax.jit
    def step(w):
        g = 2 * w
        return w - hp["lr"] * clip(g, hp)  #~ element hp["lr"] = 0.5
    return step


step = make_step(hp)
w = jnp.array([2.0, -0.1])
for i in range(3):
    w = step(w)  #! hp["lr"] 0.5 -> 0.25
    hp["lr"] *= 0.5
    hp["clip"] *= 0.8
    print(w)
