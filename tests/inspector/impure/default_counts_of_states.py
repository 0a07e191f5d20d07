from collections import defaultdict

import jax

visits = defaultdict(int)


def visit(state):
    visits[state] += 1  #~ element visits[state] ; container_write visits[state] ; container_write visits
    return visits[state]


@jax.jit
def bonus(scale):
    return scale / visit("start")


for _ in range(3):
    print(bonus(1.0))  #! visits[state]
