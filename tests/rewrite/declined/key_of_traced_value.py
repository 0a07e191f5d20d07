# declined: int(state)
import jax

visits = {}


@jax.jit
def visit(state):
    visits[int(state)] = visits.get(int(state), 0) + 1
    return visits[int(state)]


for s in [1, 2, 1]:
    try:
        print(visit(s))
    except jax.errors.ConcretizationTypeError:
        print("refused")
