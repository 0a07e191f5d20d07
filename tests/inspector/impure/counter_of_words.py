from collections import Counter

import jax

seen = Counter()


@jax.jit
def weight(x):
    return x * (1 + seen["hit"])  #~ element seen["hit"]


print(weight(1.0))
seen["hit"] += 2
print(weight(1.0))  #! seen["hit"]
