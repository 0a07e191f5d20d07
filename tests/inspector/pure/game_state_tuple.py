import jax
import jax.numpy as jnp

score = 0
log = []


@jax.jit
def tick(state):
    position, velocity, lives = state
    position = position + velocity
    hit = jnp.abs(position) > 2
    velocity = jnp.where(hit, -velocity, velocity)
    return (position, velocity, lives - hit), hit


state = (jnp.float32(0.0), jnp.float32(1.5), jnp.int32(3))
while int(state[2]) > 1 and len(log) < 6:
    state, hit = tick(state)
    score += 0 if hit else 10
    log.append(round(float(state[0]), 1))
print(score, log)
