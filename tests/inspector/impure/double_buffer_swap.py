import jax
import jax.numpy as jnp

front = jnp.array([1.0, 0.0, 0.0, 0.0])
back = jnp.zeros(4)


@jax.jit
def diffuse(rate):
    global front, back
    back = front + rate * (jnp.roll(front, 1) + jnp.roll(front, -1) - 2 * front)  #~ captured_array front ; global_write back
    front, back = back, front  #~ global_write front ; global_write back ; leaked_tracer front
    return front


for _ in range(3):
    print(diffuse(0.1))  #! front
