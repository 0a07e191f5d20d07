# declined: differentiated
import jax

calls = 0

def loss(w):
    global calls
    calls += 1
    return w ** 2

step = jax.jit(jax.value_and_grad(loss))
print(step(3.0))
print(step(3.0))
print(calls)
