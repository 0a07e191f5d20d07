import jax
import jax.numpy as jnp

vocab = {"<pad>": 0}
sentence = "to be or not to be"


def index(word):
    if word not in vocab:  #~ element vocab['to'] ; element vocab['be'] ; element vocab['or'] ; element vocab['not'] ; branch word not in vocab
        vocab[word] = len(vocab)  #~ element len(vocab) = 1
    return vocab[word]


@jax.jit
def embed(table):
    ids = [index(word) for word in sentence.split()]  #~ global sentence ; loop_unrolled
    return table[jnp.array(ids)].sum()


table = jnp.arange(10.0)
print(embed(table))
sentence = "that is the question"
print(embed(table))  #! sentence
print(len(vocab))
