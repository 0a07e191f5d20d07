import types
import jax
import jax.numpy as jnp

cfg = types.SimpleNamespace(lengths=[1.0, 0.5], gain=0.1, damping=0.01)


def forward(q):
    x = cfg.lengths[0] * jnp.cos(q[0]) + cfg.lengths[1] * jnp.cos(q[0] + q[1])  #~ element cfg.lengths[1] = 0.5
    y = cfg.lengths[0] * jnp.sin(q[0]) + cfg.lengths[1] * jnp.sin(q[0] + q[1])  #~ element cfg.lengths[1] = 0.5
    return jnp.array([x, y])


@jax.jit
def solve(q, target):
    J = jax.jacobian(forward)(q)
    error = target - forward(q)
    return q + cfg.gain * J.T @ error - cfg.damping * q  #~ attribute cfg.gain = 0.1


q = jnp.array([0.1, 0.2])
for i in range(3):
    q = solve(q, jnp.array([0.5, 1.0]))  #! cfg.gain 0.1 -> 0.2
    print(q)
    cfg.gain *= 2
cfg.lengths[1] = 1.0
print(solve(q, jnp.array([0.5, 1.0])))  #! cfg.lengths[1] 0.5 -> 1.0
