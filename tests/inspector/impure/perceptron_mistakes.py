import jax
import jax.numpy as jnp

w = jnp.zeros(2)
mistakes = 0


@jax.jit
def learn(x, y):
    global w, mistakes
    wrong = y * (x @ w) <= 0  #~ captured_array w
    w = jnp.where(wrong, w + y * x, w)  #~ captured_array w ; global_write w ; leaked_tracer w
    mistakes += wrong  #~ global mistakes = 0 ; global_write mistakes ; leaked_tracer mistakes
    return wrong


data = [([1.0, 1.0], 1.0), ([-1.0, 0.5], -1.0), ([0.5, -2.0], 1.0), ([1.0, 1.0], 1.0)]
for x, y in data:
    print(learn(jnp.array(x), y))  #! w
print(w, mistakes)
