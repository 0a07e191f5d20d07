import jax
import jax.numpy as jnp

generated = []


@jax.jit
def penalize(logits):
    for token in generated:  #~ element generated ; loop_unrolled
        logits = logits.at[token].add(-1.0)
    return logits


logits = jnp.array([1.0, 2.0, 3.0])
for _ in range(4):
    token = int(jnp.argmax(penalize(logits)))  #! generated
    generated.append(token)
print(generated)
