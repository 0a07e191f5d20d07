import jax
import jax.numpy as jnp

RK4 = ((0.0, 1 / 6), (0.5, 1 / 3), (0.5, 1 / 3), (1.0, 1 / 6))


def pendulum(y):
    return jnp.array([y[1], -jnp.sin(y[0])])


@jax.jit
def integrate(y, dt):
    k = jnp.zeros(2)
    out = y
    for a, b in RK4:
        k = pendulum(y + a * dt * k)
        out = out + b * dt * k
    return out


y = jnp.array([1.0, 0.0])
t = 0.0
while t < 0.3:
    y = integrate(y, 0.1)
    t += 0.1
    print(round(t, 1), y)
