import jax, jax.numpy as jnp

state = "calm"
RATES = {"calm": 0.1, "storm": 2.0}

@jax.jit
def intensity(x):
    return x * RATES[state]  #~ global state = 'calm'

for t in range(4):
    print(state, intensity(jnp.float32(t)))  #! state first
    state = "storm" if state == "calm" else "calm"
