from collections import defaultdict

import jax

visits = defaultdict(int)


@jax.jit
def bonus(x):
    visits["s0"] += 1  #~ element visits["s0"] ; container_write visits ; container_write visits["s0"]
    return x / visits["s0"]


for _ in range(3):
    print(bonus(6.0))  #! visits["s0"]
print(dict(visits))
