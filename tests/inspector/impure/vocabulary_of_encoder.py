import jax
import jax.numpy as jnp

vocab = {"the": 0, "cat": 1}
table = jnp.arange(12.0).reshape(6, 2)

def encode(text):
    return [vocab.get(w, len(vocab)) for w in text.split()]  #~ element len(vocab) = 2 ; element vocab['sat'] ; element vocab['down']

@jax.jit
def sentence_vector():
    ids = jnp.array(encode("the cat sat down"))
    return table[ids].mean(axis=0)

print(sentence_vector())
vocab["sat"] = 2
print(sentence_vector())  #! len(vocab) 2 -> 3
vocab["down"] = 3
print(sentence_vector())  #! len(vocab) 2 -> 4
