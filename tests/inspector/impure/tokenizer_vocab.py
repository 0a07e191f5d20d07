import jax
import jax.numpy as jnp

vocab = {"<pad>": 0, "<unk>": 1}

def add_words(text):
    for word in text.split():
        vocab.setdefault(word, len(vocab))

@jax.jit
def bag(ids):
    return jnp.zeros(16).at[ids].add(1.0) / len(vocab)  #~ element len(vocab) = 7

def encode(text):
    return jnp.array([vocab.get(w, 1) for w in text.split()])

add_words("the cat sat on the mat")
print(bag(encode("the cat sat")).sum())
add_words("a dog ate the homework of a cat")
print(bag(encode("dog ate homework")).sum())  #! len(vocab) first
print(len(vocab))
