import jax

trace = []

@jax.jit
def power(x):
    for _ in range(3):
        x = x * 2
        trace.append(x)
    return x

power(1.0)
power(5.0)
print(len(trace))
