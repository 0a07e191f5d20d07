import jax
import jax.numpy as jnp
import math

t = 0.0
AMP = {"x": 1.0, "y": 0.5}

def field(p):
    return jnp.array([AMP["x"] * math.cos(t), AMP["y"] * math.sin(t)]) - 0.1 * p

@jax.jit
def rk2(p, dt):
    k1 = field(p)
    k2 = field(p + dt * k1)
    return p + dt * (k1 + k2) / 2

p = jnp.zeros(2)
for k in range(4):
    p = rk2(p, 0.5)
    t += 0.5
    if k == 2:
        AMP["x"] = 0.0
    print(f"{t:.1f}", jnp.round(p, 4))
