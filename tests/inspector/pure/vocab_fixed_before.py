import jax
import jax.numpy as jnp

text = "a b a c b a"
vocab = {}
for word in text.split():
    vocab.setdefault(word, len(vocab))
VOCAB_SIZE = len(vocab)


@jax.jit
def histogram(ids):
    return jnp.zeros(VOCAB_SIZE).at[ids].add(1)


print(histogram(jnp.array([vocab[w] for w in text.split()])))
vocab["d"] = 3
print(histogram(jnp.array([vocab[w] for w in "a a b".split()])))
