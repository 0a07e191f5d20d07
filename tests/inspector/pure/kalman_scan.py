import jax
import jax.numpy as jnp

F = jnp.array([[1.0, 1.0], [0.0, 1.0]])
H = jnp.array([[1.0, 0.0]])
Q, R = 0.01 * jnp.eye(2), jnp.array([[1.0]])


def update(carry, z):
    x, P = carry
    x, P = F @ x, F @ P @ F.T + Q
    S = H @ P @ H.T + R
    K = P @ H.T / S
    x = x + (K @ (z - H @ x))
    P = (jnp.eye(2) - K @ H) @ P
    return (x, P), x


@jax.jit
def smooth(zs):
    return jax.lax.scan(update, (jnp.zeros(2), jnp.eye(2)), zs)[1]


print(smooth(jnp.array([[1.0], [2.1], [2.9]])))
print(smooth(jnp.array([[0.0], [1.1], [3.9]])))
