import jax, jax.numpy as jnp

LEVELS = iter([1, 2, 4])
level = next(LEVELS)

@jax.jit
def difficulty(x):
    total = jnp.zeros(())
    for i in range(level):  #~ global level = 1 ; loop_unrolled
        total = total + x ** (i + 1)
    return total / level  #~ global level = 1

print(difficulty(0.5))
for level in LEVELS:
    print(difficulty(0.5))  #! level first
