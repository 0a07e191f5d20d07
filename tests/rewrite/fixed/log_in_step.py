import jax

log = []


@jax.jit
def step(x):
    y = x * 0.5
    log.append(y)
    print("step")
    return y


x = 8.0
for _ in range(3):
    x = step(x)
print(x, len(log))
