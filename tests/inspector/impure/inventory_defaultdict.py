import jax, jax.numpy as jnp
from collections import defaultdict

stock = defaultdict(float)

@jax.jit
def sell(price, qty):
    stock["sold"] += qty  #~ element stock["sold"] ; container_write stock ; container_write stock["sold"] ; leaked_tracer stock ; leaked_tracer stock["sold"]
    stock["revenue"] += price * qty  #~ element stock["revenue"] ; container_write stock ; container_write stock["revenue"] ; leaked_tracer stock["revenue"]
    discount = jnp.where(stock["sold"] > 5, 0.9, 1.0)
    return price * qty * discount

for p, q in [(10.0, 2.0), (8.0, 3.0), (5.0, 4.0)]:
    print(sell(p, q))  #! stock["sold"] first
