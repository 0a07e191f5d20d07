import jax, jax.numpy as jnp

params = [jnp.ones((2, 2)), jnp.zeros(2)]
velocity = [jnp.zeros((2, 2)), jnp.zeros(2)]
mu = 0.9

def loss(ps, x):
    return jnp.sum((jnp.tanh(x @ ps[0] + ps[1])) ** 2)

@jax.jit
def update(ps, x):
    gs = jax.grad(loss)(ps, x)
    for i, g in enumerate(gs):
        velocity[i] = mu * velocity[i] - 0.1 * g
    return [p + v for p, v in zip(ps, velocity)]

x = jnp.array([[1.0, -1.0], [0.5, 2.0]])
for k in range(4):
    params = update(params, x)
    print(k, float(loss(params, x)))
