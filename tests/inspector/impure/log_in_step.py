import jax

log = []


@jax.jit
def step(x):
    y = x * 0.5
    log.append(y)  #~ container_write log ; leaked_tracer log
    print("step")  #~ print
    return y


x = 8.0
for _ in range(3):
    x = step(x)
print(x, len(log))
