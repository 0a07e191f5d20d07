import jax
import jax.numpy as jnp

stopwords = {"the", "a"}
tokens = "the cat saw a dog".split()


@jax.jit
def weight(scores):
    mask = jnp.array([0.0 if t in stopwords else 1.0 for t in tokens])  #~ element stopwords ; branch t in stopwords
    return scores * mask


scores = jnp.arange(1.0, 6.0)
print(weight(scores))
stopwords.add("saw")
print(weight(scores))  #! stopwords
