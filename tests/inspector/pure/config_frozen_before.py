import jax, jax.numpy as jnp
cfg = {"lr": 0.5, "clip": 1.0}
cfg["lr"] = 0.1
cfg.update(clip=2.0)

@jax.jit
def step(w, g):
    return w - cfg["lr"] * jnp.clip(g, -cfg["clip"], cfg["clip"])

w = jnp.array([1.0, 2.0])
for _ in range(3):
    w = step(w, jnp.array([5.0, 0.5]))
print(w)
cfg["verbose"] = True
print(step(w, jnp.zeros(2)))
