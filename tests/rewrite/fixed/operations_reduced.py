import jax
import jax.numpy as jnp
from functools import reduce

ops = [("shift", 1.0), ("scale", 2.0)]
TABLE = {"shift": lambda x, a: x + a, "scale": lambda x, a: x * a, "pow": lambda x, a: x ** a}

@jax.jit
def pipeline(x):
    return reduce(lambda acc, op: TABLE[op[0]](acc, op[1]), ops, x)

print(pipeline(3.0))
ops.append(("pow", 2.0))
print(pipeline(3.0))
ops[0] = ("shift", 10.0)
print(pipeline(3.0))
