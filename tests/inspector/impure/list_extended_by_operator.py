import jax
log = []
@jax.jit
def f(x):
    global log
    log += [1]  #~ global_write log
    return x
f(1.); f(2.)
print(log)
