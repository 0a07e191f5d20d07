import jax
import jax.numpy as jnp

def damped(x):
    damped.calls += 1
    return x * damped.factor ** damped.calls

damped.calls = 0
damped.factor = 0.5
f = jax.jit(damped)
for _ in range(3):
    print(f(8.0))
damped.factor = 2.0
print(f(1.0), damped.calls)
