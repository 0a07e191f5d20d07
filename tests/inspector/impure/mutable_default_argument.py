import jax
@jax.jit
def f(x, acc=[]):
    acc.append(1)  #~ container_write acc
    return x + len(acc)  #~ element len(acc) = 0
print(f(1.))
print(f(1.))  #! len(acc) 0 -> 1
