import jax
import jax.numpy as jnp

stack = [1.0]


@jax.jit
def push_pop(x):
    top = stack.pop()  #~ container_write stack
    stack.append(top + 1.0)  #~ container_write stack
    return x * top


print(push_pop(2.0))
print(push_pop(2.0))
print(stack)
