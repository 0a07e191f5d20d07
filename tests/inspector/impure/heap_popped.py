import jax, heapq
h = [1., 2.]
@jax.jit
def f(x):
    return x + heapq.heappop(h)  #~ element h = 1.0 ; container_write h
print(f(1.)); print(f(1.)); print(h)  #! h 1.0 -> 2.0
