import jax

@jax.jit
def f(x):
    parts = []
    for k in range(3):
        parts.append(x * k)
    return sum(parts)

print(f(1.0), f(2.0))
