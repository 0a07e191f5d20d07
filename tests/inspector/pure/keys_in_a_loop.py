import jax
from jax import random
@jax.jit
def f(key, n):
    k1, k2 = random.split(key)
    return random.normal(k1) + random.uniform(k2) * n
key = random.key(0)
for i in range(3):
    key, sub = random.split(key)
    print(f(sub, 1.))
