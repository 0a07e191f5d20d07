import jax

norm = "l2"

def loss(w):
    if norm == "l2":
        return w ** 2
    return abs(w)

gradient = jax.jit(jax.grad(loss))
print(gradient(3.0))
norm = "l1"
print(gradient(3.0))
