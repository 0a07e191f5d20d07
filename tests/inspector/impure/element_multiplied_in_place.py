import jax
w = [1.]
@jax.jit
def f(x):
    w[0] *= 2  #~ element w[0] = 1.0 ; container_write w[0]
    return x * w[0]
print(f(1.)); print(f(1.)); print(w)  #! w[0] 1.0 -> 2.0
