import jax, jax.numpy as jnp

weights = [1.0, 1.0, 1.0]
names = ["data", "pde", "bc"]

def terms(w):
    return [(w - 1) ** 2, jnp.sin(w) ** 2, jnp.abs(w)]

@jax.jit
def total(w):
    return sum(lam * t for lam, t in zip(weights, terms(w)))  #~ element weights ; loop_unrolled

g = jax.grad(total)
w = 2.0
for k in range(3):
    w = w - 0.1 * g(w)  #! weights first
    weights[k] = 5.0
    print(names[k], f"{float(w):.4f}")
