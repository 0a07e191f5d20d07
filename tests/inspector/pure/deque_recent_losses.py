from collections import deque
import statistics
import jax, jax.numpy as jnp
recent = deque(maxlen=3)
@jax.jit
def step(w, lr): return w - lr * 2 * w, w ** 2
w, lr = 1.0, 0.4
for i in range(6):
    w, l = step(w, lr)
    recent.append(float(l))
    if len(recent) == 3 and statistics.mean(recent) < 0.1:
        lr = 0.1
    print(i, f"{float(w):.5f}", lr)
