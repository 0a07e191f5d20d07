import jax
import jax.numpy as jnp
from collections import Counter

visits = Counter()
names = ["left", "right"]

def explore_bonus(a):
    return 1.0 / (1 + visits[names[a]])

@jax.jit
def scores(q):
    return q + jnp.array([explore_bonus(0), explore_bonus(1)])

q = jnp.array([0.2, 0.1])
for _ in range(4):
    s = scores(q)
    a = int(jnp.argmax(s))
    visits[names[a]] += 1
    print(names[a], jnp.round(s, 3))
print(dict(visits))
