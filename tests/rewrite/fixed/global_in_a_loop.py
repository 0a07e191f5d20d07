import jax

rate = 1.0

@jax.jit
def step(w):
    return w - rate * w

w = 8.0
for _ in range(3):
    w = step(w)
    rate = rate / 2
    print(w)
