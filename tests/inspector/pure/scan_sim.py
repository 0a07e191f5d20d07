import jax
import jax.numpy as jnp

beta, gamma = 0.3, 0.1


def sir(state, _):
    s, i, r = state
    new = beta * s * i
    rec = gamma * i
    state = (s - new, i + new - rec, r + rec)
    return state, state[1]


@jax.jit
def simulate(i0):
    return jax.lax.scan(sir, (1.0 - i0, i0, 0.0 * i0), None, length=5)


final, infected = simulate(0.01)
print(infected)
results = {}
for i0 in [0.02, 0.05]:
    results[i0] = simulate(i0)[1].max()
print(results)
