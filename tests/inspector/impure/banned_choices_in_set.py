import jax
import jax.numpy as jnp

banned = set()

@jax.jit
def score(prefs):
    out = prefs
    for i in range(4):
        if i in banned:  #~ element banned ; branch i in banned
            out = out.at[i].set(-jnp.inf)
    return jnp.argmax(out)

prefs = jnp.array([0.1, 0.9, 0.4, 0.7])
picks = []
for turn in range(3):
    best = int(score(prefs))  #! banned
    picks.append(best)
    banned.add(best)
print(picks)
