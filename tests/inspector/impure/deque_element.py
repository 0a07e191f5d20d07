from collections import deque
import jax
q = deque([1., 2.])
@jax.jit
def f(x):
    return x + q[0]  #~ element q[0] = 1.0
print(f(1.))
q.appendleft(5.)
print(f(1.))  #! q[0] 1.0 -> 5.0
