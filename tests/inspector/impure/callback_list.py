import jax

history = []
callbacks = [history.append]


@jax.jit
def step(x):
    y = x * 0.5
    for callback in callbacks:
        callback(1)  #~ container_write callback(1)
    return y


x = 8.0
for _ in range(3):
    x = step(x)
print(x, len(history))
