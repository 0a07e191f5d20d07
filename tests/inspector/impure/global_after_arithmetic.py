import jax

rate = 0.5

@jax.jit
def step(x):
    scale = rate * 2  #~ global rate = 0.5
    return x * scale

print(step(1.0))
rate = 3.0
print(step(1.0))  #! rate 0.5 -> 3.0
