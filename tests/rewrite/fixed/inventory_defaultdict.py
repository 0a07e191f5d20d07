import jax, jax.numpy as jnp
from collections import defaultdict

stock = defaultdict(float)

@jax.jit
def sell(price, qty):
    stock["sold"] += qty
    stock["revenue"] += price * qty
    discount = jnp.where(stock["sold"] > 5, 0.9, 1.0)
    return price * qty * discount

for p, q in [(10.0, 2.0), (8.0, 3.0), (5.0, 4.0)]:
    print(sell(p, q))
