import jax

log = []

@jax.jit
def f(x):
    log.append("called")  #~ container_write log
    return x + 1

f(1)
f(2)
print(len(log))
