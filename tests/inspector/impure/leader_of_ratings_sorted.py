import jax
import jax.numpy as jnp

ratings = {"ann": 1000.0, "bob": 1000.0, "cy": 1000.0}

@jax.jit
def expected(ra, rb):
    return 1.0 / (1.0 + 10 ** ((rb - ra) / 400.0))

def play(a, b, k=32.0):
    e = expected(ratings[a], ratings[b])
    ratings[a] += k * (1 - e)
    ratings[b] -= k * (1 - e)

@jax.jit
def leader_margin():
    top = sorted(ratings.values(), key=float, reverse=True)  #~ element ratings
    return top[0] - top[1]

for a, b in [("ann", "bob"), ("cy", "ann"), ("cy", "bob")]:
    play(a, b)
    print(a, b, f"{leader_margin():.3f}")  #! ratings
