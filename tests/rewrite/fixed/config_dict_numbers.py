import jax

hyper = dict(lr=0.5, decay=0.9)

@jax.jit
def step(w):
    return w - hyper["lr"] * w * hyper["decay"]

w = 8.0
w = step(w)
hyper["lr"] = 0.25
w = step(w)
print(w)
